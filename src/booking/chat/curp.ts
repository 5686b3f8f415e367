import { type CurpJudgment, judgeCurp, namesAgree } from '../../catalogue/curp.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import { type Draft, isMinor, isSeveral, withPerson } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { yesOrNo } from '../../chat/ways-on.ts'
import { almostCurp, curpProblem } from '../../fields/curp.ts'
import { calledBy, firstName, surnamesOf } from '../../reading/called.ts'
import { isElectorKey } from '../../reading/curps.ts'
import { parseBirthDate } from '../../reading/dates.ts'
import { plain } from '../../reading/engine/words.ts'
import {
  givenNameIn,
  nameAmong,
  nameApart,
  nameIn,
  type ParsedName,
  parseFullName,
  parseIntroduction,
  parseName,
} from '../../reading/names.ts'
import type { Reading } from '../../reading/reading.ts'
import { limitOfMinors, noteCurp } from '../limits.ts'
import { ageClass, meetAge } from './ages.ts'
import { ownAppointmentOf, ownAppointments } from './bookings.ts'
import { procedureOf } from './procedures.ts'

/** With one proposed correction, where a letter and a digit were confused. */
export const curp: AnsweredQuestion = {
  copied: true,
  mereQuestion: 'fills nothing',
  isNeeded: (scene) => {
    const { draft } = scene
    if (!asksCurp(scene)) return false
    if (draft.proposal) return mayBeTheirs(scene, draft.proposal)
    return !isSeveral(draft) && !draft.people[0]?.curp && !draft.people[0]?.noCurp
  },

  ask({ session, draft, t }) {
    if (draft.proposal) return askProposal(draft, t)
    const other = draft.who === 'other'
    const isNamed = draft.people[0]?.name !== undefined
    const procedure = procedureOf(session, draft, undefined)
    // Who is younger than 18 has no voter card.
    const ofAdults = procedure?.family === 'renewal' && !other ? 'passport' : 'card'
    const where = t.curp.where[!other && (procedure?.minAge ?? 18) < 18 ? 'birth' : ofAdults]
    return {
      body: paragraphs((other ? t.curp.askOther : t.curp.ask)(isNamed), lines(where, t.curp.such(isNamed))),
      options: [{ value: 'none', title: other ? t.curp.buttons.noneOther : t.curp.buttons.none }],
    }
  },

  choose(value, scene) {
    const { draft } = scene
    if (value === 'none') return goWithout(scene, 0)
    if (!draft.proposal) return next(draft)
    const { person, curp, name } = draft.proposal
    const judged = judgeCurp(curp, today(scene.session))
    return value === 'yes' && judged.ok ? takeCurp(scene, person, judged, name) : next(withoutProposal(draft))
  },

  hear(reading, scene) {
    const heard = hearCurp(reading, scene, scene.draft.proposal?.person ?? 0)
    if (!heard && !scene.draft.proposal) {
      const told = hearNameAndBirth(reading, scene)
      if (told) return told
    }
    if (heard || scene.draft.proposal || !hasNone(reading)) return heard
    return goWithout({ ...scene, draft: named(scene.draft, 0, nameApart(reading.text)) }, 0)
  },

  ownWords: (reading) => hasNone(reading),

  /** A name alone is kept. */
  takes(reading, { draft, t }) {
    const name = draft.proposal || draft.people[0]?.name ? undefined : reading.fullName
    return name ? next(withPerson(draft, 0, { name }), ...notesAboutName({ draft, t }, undefined, name)) : undefined
  },

  miss(reading, { t }) {
    const note = noCurpIn(reading, t)
    return { note, ...(note === t.curp.notCurp && { unsure: true }) }
  },
  explained: {
    about: 'about the curp',
    says: ({ t }, reading) => (reading.says('why the curp') ? t.faq.curpSafe : t.faq.whatIsCurp),
  },
  corrected: {
    rows: ({ draft, t }) => (isSeveral(draft) || !isGiven(draft) ? [] : [{ value: 'curp', ...t.correct.rows.curp }]),
    said: 'names a curp',
    reopen: ({ draft }) =>
      next(withPerson(draft, 0, { curp: undefined, noCurp: undefined, birthDate: undefined, years: undefined })),
  },
}

/** Not yet at hand is no none: "mi hija me la saca orita". */
export const hasNone = (reading: Reading): boolean =>
  reading.says('has no curp') && reading.aside !== 'moreTime' && reading.aside !== 'park'

/** Whether who comes is known by their CURP; so it is as long as nobody knows for what they come. */
export const asksCurp = ({ session, draft }: Booking): boolean =>
  (procedureOf(session, draft, draft.people[0])?.identity ?? 'curp') === 'curp'

const isGiven = ({ people: [person] }: Draft): boolean => (person?.curp ?? person?.noCurp) !== undefined

/** The beginning of one, or an RFC, which begins like it. */
const BEGINS_LIKE_ONE = /^[a-z]{4}\d{6}[a-z0-9]{0,7}$/

function noCurpIn(reading: Reading, t: Scene['t']): string {
  const words = reading.plain.replaceAll(' ', '')
  return BEGINS_LIKE_ONE.test(words) ? t.curp.length(words.length) : t.curp.notCurp
}

/** The way without a CURP, taken unasked. */
function hearNameAndBirth(reading: Reading, scene: Scene): Answer | undefined {
  const birth = parseBirthDate(reading.text, today(scene.session))
  const name = birth?.ok ? (nameIn(birth.rest) ?? reading.introduction?.name ?? nameApart(birth.rest)) : undefined
  if (!birth?.ok || !name) return undefined
  const without = goWithout(scene, 0)
  if (without.kind !== 'next' || !without.draft.people[0]?.noCurp) return without
  return takeBirthDate({ ...scene, draft: withPerson(without.draft, 0, { name }) }, 0, birth.date)
}

function askProposal({ who, proposal }: Draft, t: Scene['t']) {
  const { curp = '', early = false } = proposal ?? {}
  const [own, others] = early ? [t.curp.askEarly, t.curp.askEarlyOther] : [t.curp.askMeant, t.curp.askMeantOther]
  return { body: (who === 'self' ? own : others)(curp), options: yesOrNo(early ? t.curp.earlyButtons : t.curp.buttons) }
}

const withoutProposal = ({ proposal, ...rest }: Draft): Draft => rest

/** With the name beside it; undefined when nothing looks like one. */
export function hearCurp(reading: Reading, scene: Scene, person: number): Answer | undefined {
  const found = reading.curp
  if (!found) return undefined
  const { session, draft, t } = scene
  if (isElectorKey(found.typed)) return next(draft, t.curp.elector)
  if (found.typed === t.curp.example || found.typed === t.child.example) return next(draft, t.curp.isExample)
  const name = curpOwner(reading, (words) => siblingName(draft, person, words, found.typed))
  const judged = judgeCurp(found.typed, today(session))
  if (judged.ok) return takeCurp(scene, person, judged, name)
  if (judged.why !== 'confusion') return next(named(withoutProposal(draft), person, name), curpProblem(judged, t))
  const proposal = { curp: judged.proposal, person, ...(name && { name }) }
  return next({ ...draft, proposal }, almostCurp(judged, t))
}

/** The name of its owner beside a CURP; that of who writes, where it agrees or there is no other. */
export function curpOwner(reading: Reading, other = (_words: string): string | undefined => undefined): string | undefined {
  const { typed, rest } = reading.curp ?? { typed: '', rest: '' }
  const introduced = reading.introduction?.name ?? parseIntroduction(rest)?.name
  return (
    (introduced && namesAgree(typed, introduced) ? introduced : undefined) ??
    other(rest) ??
    nameBeside(rest, typed) ??
    nameAmong(reading.curp?.beside ?? '', (one) => isNameOf(typed, one)) ??
    reading.text
      .split(',')
      .map((part) => parseFullName(part) && nameBeside(part, typed))
      .find(Boolean) ??
    introduced
  )
}

/** Whether the letters that a CURP takes of a name are in this one: those of the first surname, and the initials of the others. */
export const isNameOf = (curp: string, name: string): boolean =>
  namesAgree(curp, name) &&
  plain(name)
    .split(' ')
    .some((word) => `${word[0]}${/[aeiou]/.exec(word.slice(1))?.[0] ?? 'x'}` === curp.slice(0, 2).toLowerCase())

/** Without capitals, words are a name only if the CURP agrees ("ntp aki sta"). */
function nameBeside(words: string, typed: string): string | undefined {
  const name = nameIn(words)
  return name && (/\p{Lu}/u.test(words) || namesAgree(typed, name)) ? name : undefined
}

const named = (draft: Draft, person: number, name: string | undefined): Draft =>
  name ? withPerson(draft, person, { name }) : draft

/** Within the daily limit, once in a booking, and not of a person with an appointment from here. */
function takeCurp(scene: Scene, person: number, judged: Extract<CurpJudgment, { ok: true }>, name: string | undefined): Answer {
  const { session, t } = scene
  const draft = withoutProposal(scene.draft)
  if (draft.people.some((one, i) => i !== person && one.curp === judged.curp)) return next(draft, t.curp.repeated)
  const { tx, deps, contact, now } = session
  if (!noteCurp(tx, deps.vault, contact.id, judged.curp, now)) return askAbout('limit', 'curps', draft)
  const mine = ownAppointmentOf(session, [{ ...draft.people[person], curp: judged.curp }], draft)
  if (mine) return askAbout('ownLive', String(mine.id), draft)
  const known = draft.people[person]
  const kept = name ?? known?.name
  const tooMany = limitPassed(scene, draft, judged)
  if (tooMany) return askAbout('limit', tooMany, draft)
  const met = meetAge(scene, draft, { curp: judged.curp, birthDate: judged.birthDate, ...(kept && { name: kept }) })
  if (met.kind === 'wrong') return next(met.draft)
  const taken = withPerson(draft, person, {
    curp: judged.curp,
    birthDate: judged.birthDate,
    ...ageClass(session, draft, judged.birthDate),
    noCurp: undefined,
    ...(kept && { name: kept }),
  })
  return next(taken, met.note, ...namedNotes(scene, judged.curp, name, kept))
}

/** Said with the first CURP that is too many. */
function limitPassed(
  { session }: Scene,
  draft: Draft,
  { curp, birthDate }: { curp: string; birthDate: string },
): string | undefined {
  const minor = draft.who === 'minor' || ageClass(session, draft, birthDate).minor
  const others = draft.people.flatMap((one) => (isMinor(draft, one) && one.curp && one.curp !== curp ? [one.curp] : []))
  const { tx, deps, contact, now } = session
  return minor ? limitOfMinors(tx, deps, contact.id, [...others, curp], now) : undefined
}

/** The name beside the CURP, unless the next question says it. */
function namedNotes({ draft, t }: Scene, curp: string, name: string | undefined, kept: string | undefined): string[] {
  if (isSeveral(draft)) return kept ? [t.child.noted(firstName(kept))] : []
  if (name) return notesAboutName({ draft, t }, curp, name)
  return kept && !namesAgree(curp, kept) ? [t.name.noted(kept), t.name.initials] : []
}

/** One warning when the initials do not fit the CURP; never a refusal. */
export function notesAboutName({ draft, t }: Pick<Scene, 'draft' | 't'>, curp: string | undefined, name: string): string[] {
  const thanks = draft.who === 'self' ? t.name.thanks(calledBy(name, curp)) : t.name.noted(name)
  return curp && !namesAgree(curp, name) ? [thanks, t.name.initials] : [thanks]
}

/** One per telephone, because collectors of places would use it. */
export function goWithout(scene: Scene, person: number): Answer {
  const { session, draft } = scene
  const already =
    draft.people.some((one, i) => i !== person && one.noCurp) || ownAppointments(session).some((one) => one.unverified)
  if (already) return askAbout('limit', 'without_curp', draft)
  const { curp: _curp, birthDate: _birth, ...rest } = draft.people[person] ?? {}
  const people = [...draft.people]
  while (people.length < person) people.push({})
  people[person] = { ...rest, noCurp: true }
  return next({ ...withoutProposal(draft), people })
}

/** A CURP before its question is kept and asked about at its turn, without a look-up. Undefined when nothing looks like one. */
export function keepEarly(reading: Reading, { session, draft, t }: Scene): Answer | undefined {
  const found = reading.curp
  if (!found) return undefined
  if (found.typed === t.curp.example || found.typed === t.child.example) return next(draft, t.curp.isExample)
  const judged = judgeCurp(found.typed, today(session))
  if (!judged.ok && judged.why !== 'confusion')
    return isAttempt(reading, found.typed) ? next(draft, curpProblem(judged, t)) : undefined
  const curp = judged.ok ? judged.curp : judged.proposal
  // With an appointment from this telephone, naming its person means that one.
  if (ownAppointmentOf(session, [{ curp }])) return ask('appointments', draft)
  const name = curpOwner(reading)
  const proposal = { curp, person: 0, early: true, ...(name && { name }) }
  return next({ ...draft, proposal }, t.curp.early)
}

/** Unasked, another length may be anything, unless called a CURP. */
const isAttempt = (reading: Reading, typed: string): boolean => typed.length === 18 || reading.says('names a curp')

/** An adult's own CURP is not proposed for a child. */
function mayBeTheirs(scene: Scene, { curp, early }: NonNullable<Draft['proposal']>): boolean {
  if (!early || scene.draft.who !== 'minor') return true
  const judged = judgeCurp(curp, today(scene.session))
  return judged.ok && meetAge(scene, scene.draft, judged).kind === 'right'
}

/** In one message. */
export const noCurp: AnsweredQuestion = {
  copied: true,
  isNeeded: ({ draft }) => openWithoutCurp(draft) >= 0,
  ask({ draft, t }) {
    const person = draft.people[openWithoutCurp(draft)]
    if (person?.name) return { body: t.noCurp.askBirth(firstName(person.name)), thanks: t.common.thanks }
    if (person?.birthDate) return { body: t.noCurp.askName, thanks: t.common.thanks }
    return { body: draft.who === 'self' ? t.noCurp.ask : t.noCurp.askOther }
  },
  choose: (_value, { draft }) => next(draft),
  hear(reading, scene) {
    const index = openWithoutCurp(scene.draft)
    const person = scene.draft.people[index]
    const curp = hearCurp(reading, scene, index)
    if (curp) return curp
    const birth = parseBirthDate(reading.text, today(scene.session))
    const words = birth?.rest ?? reading.text
    const [whole, apart] = [parseName(words), nameApart(words)]
    const heard: ParsedName | undefined = whole?.ok || !apart ? whole : { ok: true, name: apart }
    if (!birth && !heard) return reading.says('has no curp') ? next(scene.draft) : undefined
    const named = heard?.ok ? withPerson(scene.draft, index, { name: heard.name }) : scene.draft
    if (birth && !birth.ok) return next(named, birthProblem(birth.why, scene))
    if (heard && !heard.ok && !person?.name) return next(named, scene.t.name[heard.why])
    return birth?.ok ? takeBirthDate({ ...scene, draft: named }, index, birth.date) : next(named)
  },
  miss(_reading, { draft, t }) {
    const person = draft.people[openWithoutCurp(draft)]
    return { note: person?.name ? t.noCurp.unread : t.common.missed }
  },
  corrected: { with: 'curp' },
}

/** -1 when there is none. */
const openWithoutCurp = (draft: Draft): number =>
  draft.people.findIndex((person) => person.noCurp && !(person.name && person.birthDate))

function birthProblem(why: 'impossible' | 'future' | 'too_old', { t }: Scene): string {
  if (why === 'impossible') return t.noCurp.impossible
  return why === 'future' ? t.noCurp.future : t.noCurp.tooOld
}

/** It tells like a CURP whether the age fits. */
function takeBirthDate(scene: Scene, index: number, birthDate: string): Answer {
  const { draft } = scene
  const name = draft.people[index]?.name
  const met = meetAge(scene, draft, { birthDate, ...(name && { name }) })
  if (met.kind === 'wrong') return next(met.draft)
  const taken = withPerson(draft, index, { birthDate, ...ageClass(scene.session, draft, birthDate) })
  return next(taken, met.note, name ? thanksTo(scene, name) : '')
}

const thanksTo = ({ draft, t }: Scene, name: string): string =>
  draft.who === 'self' ? t.name.thanks(firstName(name)) : isSeveral(draft) ? t.child.noted(firstName(name)) : t.name.noted(name)

/** A first name alone: "María de los Ángeles". */
const GIVEN_WORDS_MAX = 4

/** Another child's first name, completed with the previous child's surnames when that was said or the CURP agrees; else undefined. */
export function siblingName(draft: Draft, index: number, words: string, curp: string | undefined): string | undefined {
  const before = draft.people.slice(0, index).findLast((one) => one.name)?.name
  const { given, same } = givenNameIn(words)
  if (!before || given === '' || given.split(/\s+/).length > GIVEN_WORDS_MAX) return undefined
  const heard = parseName(`${given} ${surnamesOf(before)}`)
  if (!heard?.ok) return undefined
  if (same) return heard.name
  const whole = parseName(given)
  const isWhole = curp !== undefined && whole?.ok === true && namesAgree(curp, whole.name)
  return curp && !isWhole && namesAgree(curp, heard.name) ? heard.name : undefined
}
