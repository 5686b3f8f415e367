import { asStanding, withoutRun } from '../../booking/chat/beside.ts'
import { openChild, withoutPeople } from '../../booking/chat/changed-group.ts'
import { curpOwner, hasNone } from '../../booking/chat/curp.ts'
import { withAim } from '../../booking/chat/menu.ts'
import { adultPassports, minorPassports, offeredProcedure, procedureIds } from '../../booking/chat/procedures.ts'
import { birthdayOf } from '../../catalogue/calendar.ts'
import { judgeCurp, namesAgree } from '../../catalogue/curp.ts'
import { asksWhoAttends } from '../../catalogue/procedures.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Answer, askAbout, inBetween, next, type Onward } from '../../chat/answer.ts'
import {
  adultOfGroup,
  areAllKnown,
  COURT_CASES,
  comeWithMinors,
  type Draft,
  MINOR_CASES,
  type Person,
  whoCome,
} from '../../chat/draft.ts'
import { telephoneFor, today } from '../../chat/moments.ts'
import { firstNeeded, type Heard, type QuestionName } from '../../chat/part.ts'
import { hearRest, withWords } from '../../chat/policy.ts'
import { lines, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import { say } from '../../chat/questions/faq.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { withoutStated } from '../../chat/stated.ts'
import { order, personRow } from '../../chat/ways-on.ts'
import { curpProblem } from '../../fields/curp.ts'
import { firstName } from '../../reading/called.ts'
import { otherWords } from '../../reading/clauses.ts'
import { splitPeople } from '../../reading/curps.ts'
import { familyCaseIn } from '../../reading/family.ts'
import { nameApart, nameIn, parseNameOfWhoGoes } from '../../reading/names.ts'
import type { Reading } from '../../reading/reading.ts'
import type { MinorCase } from '../../texts/admin-minors.ts'
import type { Texts } from '../../texts/texts.ts'
import { hidePermissions } from '../permissions.ts'

/** `about`: the typed CURP is a minor's. No source says what an underage parent needs: advice does. */
const MINOR = 'minor'
const offersAdvice = (session: Session): boolean => offeredProcedure(session, 'advice', 'adult') !== undefined
const toAdvice = (t: Texts): PromptOption => ({ question: 'advice', value: 'advice', title: t.advice.buttons.advice })

/** Whether it matters who goes with the minors: their records ask for papers by that. */
const isAsked = ({ session, draft }: Booking): boolean =>
  comeWithMinors(draft) && procedureIds(session, draft).some((id) => asksWhoAttends(session.tx, id, today(session)))

/** The adult with the minors. An absent parent's data are never asked for. */
export const attendant: AnsweredQuestion = {
  copied: true,
  isNeeded: ({ session, draft }) =>
    !adultOfGroup(draft) &&
    !(draft.attendant?.name && (draft.attendant.curp || draft.attendant.noCurp)) &&
    isAsked({ session, draft }),
  ask({ draft, t, session, about }) {
    const { attendant: adult } = draft
    const other = about === MINOR && offersAdvice(session) ? [toAdvice(t)] : []
    const none = [{ value: 'none', title: t.attendant.buttons.none }, ...other]
    if (adult?.name) return { body: t.attendant.askCurp(firstName(adult.name)), options: none }
    if (adult?.curp || adult?.noCurp) return { body: t.attendant.askName }
    return { body: t.attendant.ask, options: none }
  },
  choose: (_value, { draft, t }) => next(withAttendant(draft, { noCurp: true }), draft.attendant?.name ? '' : t.attendant.noCurp),
  hear(reading, scene) {
    const { draft } = scene
    if (scene.about === MINOR && reading.says('wants advice')) return advice.choose('advice', scene)
    const found = reading.curp
    if (found) {
      const beside = parseNameOfWhoGoes(found.rest)
      return hearAdult(
        found.typed,
        reading.introduction?.name ?? nameIn(found.rest) ?? (beside?.ok ? beside.name : undefined),
        scene,
      )
    }
    if (hasNone(reading)) {
      const name = nameApart(reading.text)
      return next(withAttendant(draft, { noCurp: true, ...(name && { name }) }), scene.t.attendant.noCurp)
    }
    const heard = parseNameOfWhoGoes(reading.text)
    if (!heard) return undefined
    return heard.ok ? next(withAttendant(draft, { name: heard.name })) : next(draft, scene.t.name[heard.why])
  },
  ownWords: (reading) => hasNone(reading),
  /** "yo", "su mamá": who it is, without the name. */
  takes: (reading, { draft, t }) => (reading.says('only says who goes') ? next(draft, t.attendant.whoIsThat) : undefined),
  corrected: {
    rows: ({ session, draft, t }) =>
      isAsked({ session, draft }) && !adultOfGroup(draft) ? [{ value: 'attendant', ...t.correct.rows.attendant }] : [],
    after: 'child',
    said: 'about the attendant',
    reopen: ({ draft }) => next({ ...draft, attendant: undefined }),
  },
}

function hearAdult(typed: string, name: string | undefined, { session, draft, t }: Scene): Answer {
  const named = name ? withAttendant(draft, { name }) : draft
  const judged = judgeCurp(typed, today(session))
  if (judged.ok && birthdayOf(judged.birthDate, rule(session.tx, 'adult_age')) > today(session)) {
    const { attendant: _, ...anew } = draft
    return askAbout('attendant', MINOR, anew, t.attendant.isMinor, offersAdvice(session) ? t.attendant.parentIsMinor : '')
  }
  if (judged.ok) return next(withAttendant(named, { curp: judged.curp }))
  // The window checks this CURP again, so a letter for a digit is only pointed out.
  return next(named, judged.why === 'confusion' ? t.curp.check : curpProblem(judged, t))
}

const withAttendant = (draft: Draft, change: Partial<Person>): Draft => ({ ...draft, attendant: { ...draft.attendant, ...change } })

/**
 * "soy Rosa López Cruz, la mamá, LOCR870520MMCPRS06": the data of the adult are not the child's, wherever they are said. The rest is heard alone.
 */
function hearAdultBeside(heard: Heard): Answer | undefined {
  const { reading, scene, name } = heard
  const { draft, t } = scene
  if (draft.who !== 'minor' || draft.whom !== undefined || draft.wrongAge || name === 'attendant' || !isAsked(scene))
    return undefined
  const said = ofAdult(reading, scene)
  if (!said) return undefined
  const attendant = { ...draft.attendant, ...said.adult }
  const note = attendant.name ? t.menu.understood(t.summary.attendant(attendant.name)) : t.curp.noted
  const taken = next({ ...draft, attendant }, note)
  const rest = asStanding(heard, taken, reading.part(said.rest))
  const also = said.rest === '' ? undefined : hearRest(rest, (one) => one?.kind === 'next')
  return also?.kind === 'next' ? { ...also, notes: [note, ...also.notes] } : taken
}

function ofAdult(reading: Reading, scene: Scene): { adult: Partial<Person>; rest: string } | undefined {
  const parts = splitPeople(reading.text).map((text) => reading.part(text))
  const own = parts.find(
    (part) => isOfAge(part, scene) && (parts.length > 1 || reading.says('is the adult with them') || isNoChilds(part, scene)),
  )
  if (own?.curp) {
    const name = curpOwner(own)
    const beside = name ? withoutRun(own.curp.beside, name) : own.curp.beside
    const rest = parts.length > 1 ? `${reading.text.replace(own.text, ',')}, ${beside}` : beside
    return { adult: { curp: own.curp.typed, ...(name && { name }) }, rest: rest.replace(/^[\s,]+|[\s,]+$/g, '') }
  }
  const { introduction, curp } = reading
  const isChilds = introduction && curpsOf(curp?.typed, scene).some((one) => namesAgree(one, introduction.name))
  return introduction && !isChilds && introduction.name !== scene.draft.attendant?.name
    ? { adult: { name: introduction.name }, rest: introduction.rest.replace(/^[\s,]+|[\s,]+$/g, '') }
    : undefined
}

const curpsOf = (typed: string | undefined, { draft }: Scene): string[] =>
  [typed, ...draft.people.map(({ curp }) => curp)].flatMap((one) => one ?? [])

function isOfAge({ curp }: Reading, { session, draft }: Scene): boolean {
  const judged = curp && draft.attendant?.curp === undefined ? judgeCurp(curp.typed, today(session)) : undefined
  return judged?.ok === true && birthdayOf(judged.birthDate, rule(session.tx, 'adult_age')) <= today(session)
}

/** All of them are known, or the one who is asked for has another name. */
function isNoChilds({ curp }: Reading, { draft }: Scene): boolean {
  const at = openChild(draft)
  const name = draft.people[at]?.name
  return (draft.count !== undefined && at < 0) || (name !== undefined && curp !== undefined && !namesAgree(curp.typed, name))
}

/** Said like a case, stored as nothing: it closes the function for the other parent without a reason. */
const RISK = 'risk' as const

/** Of a child that nothing is known of yet: "mi hijo" may be 28. */
const OF_AGE = 'of_age' as const
const mayBeOfAge = ({ session, draft: { who, count = 1, people } }: Booking): boolean =>
  who === 'minor' && count === 1 && people[0]?.birthDate === undefined && adultPassports(session).length > 0

/** Cases in which the visit may fail: said at once, with a safe way. */
const AT_RISK: MinorCase[] = ['one_parent_permission', 'other_unreachable', 'rather_not_say']

/** Who goes with the minors: asked first, so that no one travels in vain. */
export const whoAttends: AnsweredQuestion = {
  answersFirst: ['danger', 'urgent', 'death'],
  namesRelatives: 'by their names',
  numbered: 'as rows',
  isNeeded: ({ session, draft }) => draft.minorCase === undefined && isAsked({ session, draft }),
  ask(scene) {
    const { t } = scene
    const ofAge = mayBeOfAge(scene) ? [OF_AGE] : []
    const options = [...MINOR_CASES.slice(0, -1), RISK, ...MINOR_CASES.slice(-1), ...ofAge].map((value) => ({
      value,
      ...t.whoAttends.rows[value],
    }))
    return { body: t.whoAttends.ask, options: [...options, personRow(scene)] }
  },
  choose(value, scene) {
    const { session, draft, t } = scene
    const { warned, courtAsked, ...rest } = draft
    if (value === RISK) {
      hidePermissions(session.tx, session.contact.id, session.now)
      return next({ ...rest, minorCase: 'rather_not_say' }, `${t.whoAttends.risk} ${t.firstOfAll.dangerNow(telephoneFor(scene))}`)
    }
    if (value === OF_AGE) {
      const family = draft.people[0]?.family
      return next(withAim(draft, { who: 'other', ...(family && { other: family }) }))
    }
    const minorCase = [...MINOR_CASES, ...COURT_CASES].find((one) => one === value)
    if (!minorCase) return next(draft)
    if (minorCase === draft.minorCase) return next(draft)
    return next({ ...rest, minorCase }, minorCase === 'court_papers' ? '' : t.whoAttends.needs[minorCase])
  },
  hear(reading, scene) {
    const isOfAge = mayBeOfAge(scene) && reading.says('is of age')
    const heard = reading.says('speaks of risk') ? RISK : (hearCase(reading) ?? (isOfAge ? OF_AGE : caseTold(reading)))
    return heard && this.choose(heard, scene)
  },
  miss: (reading, { t }) => (reading.says('only says how many') ? { note: t.whoAttends.inWords } : undefined),
  corrected: {
    statedAs: 'who goes',
    rows: ({ session, draft, t }) => (isAsked({ session, draft }) ? [{ value: 'whoAttends', ...t.correct.rows.whoAttends }] : []),
    said: 'before who goes',
    reopen: ({ draft: { minorCase, courtAsked, warned, ...rest } }) => next(rest),
  },
}

function neededFor(minorCase: Draft['minorCase'], { advice }: Texts): string {
  if (minorCase === 'one_parent_permission') return advice.permission
  return minorCase === 'other_unreachable' ? advice.unreachable : advice.unsaid
}

const passed = (draft: Draft): Draft => ({ ...draft, warned: true })

/** Needs of a case at risk, and the way that cannot fail. */
export const advice: AnsweredQuestion = {
  namesRelatives: true,
  passed,
  isNeeded: ({ draft }) =>
    comeWithMinors(draft) && draft.minorCase !== undefined && AT_RISK.includes(draft.minorCase) && !draft.warned,
  ask({ session, draft, t }) {
    const { advice: words } = t
    const offered = offersAdvice(session)
    // A group's adults need not wait for a permission.
    const onlyAdults = adultOfGroup(draft) !== undefined && areAllKnown(draft)
    return {
      body: paragraphs(neededFor(draft.minorCase, t), lines(offered && words.offered), words.ask),
      options: [
        ...(onlyAdults ? [{ value: 'adults', title: t.groupChange.buttons.onlyAdults }] : []),
        ...(offered && !onlyAdults ? [{ value: 'advice', title: words.buttons.advice }] : []),
        { value: 'goOn', title: words.buttons.goOn },
        order('person', words.buttons.person),
      ],
    }
  },
  choose(value, { draft, t }) {
    if (value === 'adults') return withoutMinors(draft, t)
    if (value !== 'advice') return next(passed(draft))
    const { count, people, who, warned, ...rest } = draft
    return next({ ...rest, who: 'self', family: 'advice', people: [] }, t.advice.chosen)
  },
  hear(reading, scene) {
    if (reading.says('wants advice')) return this.choose('advice', scene)
    return reading.says('goes on all the same') ? this.choose('goOn', scene) : undefined
  },
  corrected: { with: 'whoAttends' },
}

function withoutMinors(draft: Draft, t: Scene['t']) {
  const minors = whoCome(draft).flatMap((one, i) => (one.minor ? [i] : []))
  if (minors.length === 0 || !adultOfGroup(draft)) return next(draft)
  const names = minors.map((i) => firstName(draft.people[i]?.name ?? ''))
  const { minorCase, ...adults } = withoutPeople(draft, minors)
  return next(adults, t.groupChange.removed(t.listed(names)))
}

const TOLD = ['the other parent is away', 'the other parent cannot sign here'] as const
const WHETHER = 'asks whether it works'
const OF_PARENT = [...TOLD, WHETHER] as const

const caseTold = (reading: Reading): MinorCase | undefined =>
  reading.says(TOLD[0]) ? 'other_unreachable' : reading.says(TOLD[1]) ? 'one_parent_permission' : undefined

/**
 * "su papá se fue hace años, ¿cómo le hago?", wherever it is said: what the office needs is told at once and who goes is taken; the other
 * words are heard as if they stood alone. Told once, unless it is asked again.
 */
function hearOtherParent(heard: Heard): Answer | undefined {
  const said = saidOfParent(heard)
  if (!said || isHeardElsewhere(heard)) return undefined
  const { reading, scene } = heard
  const { session, draft, t } = scene
  const rest = otherWords(reading, OF_PARENT, () => false)
  const isMore = rest.text !== '' && rest.text !== reading.text
  const isOnward = (one: Answer | undefined): one is Onward =>
    one?.kind === 'next' || (one?.kind === 'ask' && one.question !== 'menu')
  const taken = isMore ? hearRest(withWords(heard, rest), isOnward) : undefined
  const onward = isOnward(taken) ? taken : next(beginning(reading, draft))
  if (onward.draft.warned && said !== WHETHER && !reading.asksSomething) return onward
  const { warned, minorCase: before = 'both_parents', ...other } = surelyMinors(onward.draft)
  const minorCase = before === 'both_parents' ? (caseTold(reading) ?? 'one_parent_permission') : before
  const known = withoutStated({ ...other, minorCase }, whoAttends)
  // It has a question of its own, with ways on, as soon as it is known who comes. A mere question begins nothing.
  const onlyAsks = draft.who === undefined && (heard.asks || reading.faq === 'otherParent')
  if (!onlyAsks && firstNeeded({ ...scene, draft: known }) === 'advice')
    return { ...next(known, ...onward.notes), ...(onward.echo && { echo: onward.echo }) }
  const words = paragraphs(neededFor(minorCase, t), offersAdvice(session) && t.advice.inWords)
  if (onlyAsks || (known.who === undefined && known.whom === undefined)) return inBetween(say(scene, words))
  return { ...onward, draft: passed(known), notes: [...onward.notes, words] }
}

function saidOfParent({ reading, scene }: Heard): (typeof OF_PARENT)[number] | undefined {
  const { minorCase } = scene.draft
  const isTold = minorCase !== undefined && AT_RISK.includes(minorCase)
  return (isTold ? OF_PARENT : TOLD).find((act) => reading.says(act))
}

const isHeardElsewhere = ({ reading, question, name, scene }: Heard): boolean =>
  question.acts === true ||
  question.ownWording === true ||
  OWN_ANSWERS.has(name) ||
  (reading.first !== undefined && reading.first !== 'complaint') ||
  !(comeWithMinors(scene.draft) || reading.says('of children')) ||
  minorPassports(scene.session).length === 0

/** "el papá de mi hijo no quiere firmar, quiero su pasaporte" */
const beginning = ({ aim, aside }: Reading, draft: Draft): Draft =>
  draft.who === undefined && aim?.who === 'minor' && aside === 'start'
    ? withAim(draft, { who: 'minor', ...(aim.count && { count: aim.count }) })
    : draft

/** A parent's permission is asked for children alone. */
function surelyMinors(draft: Draft): Draft {
  const { whom, who, count, ...said } = draft
  if (whom === undefined || who !== 'minor') return draft
  return withAim(said, { who, ...(count && { count }), ...(whom && { other: whom }) })
}

/** These say who goes in their own way. */
const OWN_ANSWERS: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'whoAttends',
  'courtPapers',
  'permission',
  'forward',
  'revoking',
])

/** Undefined when the words name none. */
function hearCase({ plain }: Reading): MinorCase | undefined {
  const said = familyCaseIn(plain)
  return [...MINOR_CASES, ...COURT_CASES].find((one) => one === said)
}

/** The court's papers decide what to bring; asked only of people who have some. */
export const courtPapers: AnsweredQuestion = {
  answersFirst: ['death'],
  namesRelatives: true,
  numbered: true,
  isNeeded: ({ draft }) => draft.minorCase === 'court_papers' && !draft.courtAsked,
  ask(scene) {
    const { t } = scene
    const options = [...COURT_CASES, 'court_papers' as const].map((value) => ({ value, ...t.courtPapers.rows[value] }))
    return { body: t.courtPapers.ask, options: [...options, personRow(scene)] }
  },
  choose(value, { draft, t }) {
    const minorCase = COURT_CASES.find((one) => one === value) ?? 'court_papers'
    return next({ ...draft, minorCase, courtAsked: true }, t.whoAttends.needs[minorCase])
  },
  hear(reading, scene) {
    const { minorCase, ...undecided } = scene.draft
    if (reading.says('wants advice')) return advice.choose('advice', scene)
    if (reading.says('no court papers')) return next(undecided)
    const heard = hearCase(reading)
    if (heard && (COURT_CASES as readonly string[]).includes(heard)) return this.choose(heard, scene)
    return reading.says('other court papers') ? this.choose('court_papers', scene) : undefined
  },
  corrected: { with: 'whoAttends' },
}

export const hearOfAdults = (heard: Heard): Answer | undefined => hearAdultBeside(heard) ?? hearOtherParent(heard)
