import { type CurpJudgment, judgeCurp, namesAgree } from '../../agenda/curp.ts'
import { ageClass, meetAge } from '../ages.ts'
import { type Answer, askAbout, next } from '../answer.ts'
import { type Draft, isMinor, isSeveral, withPerson } from '../draft.ts'
import { today } from '../moments.ts'
import { procedureOf } from '../procedures.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { siblingName } from '../siblings.ts'
import { findCurp, isOnlyCurp } from '../understanding/curps.ts'
import { findIntroducedName, firstName, hearFullName, nameIn } from '../understanding/names.ts'
import { everyday } from '../understanding/spelling.ts'
import { plain } from '../understanding/words.ts'
import { yesOrNo } from '../ways-on.ts'

/** The CURP of an adult, with the one correction that we propose when a letter and a digit were confused. */
export const curp: Question = {
  isNeeded: ({ draft }) =>
    draft.proposal !== undefined || (!isSeveral(draft) && !draft.people[0]?.curp && !draft.people[0]?.noCurp),

  ask({ desk, draft, t }) {
    if (draft.proposal) return askProposal(draft, t)
    const other = draft.who === 'other'
    const procedure = procedureOf(desk, draft, undefined)
    // Whoever lost the passport cannot look at it.
    const hasPassport = procedure?.oldPassport !== 'no' && procedure?.family !== 'lost'
    return {
      body: other ? t.curp.askOther : hasPassport ? t.curp.ask : t.curp.askFirst,
      options: [{ value: 'none', title: other ? t.curp.buttons.noneOther : t.curp.buttons.none }],
    }
  },

  choose(value, scene) {
    const { draft } = scene
    if (value === 'none') return goWithout(scene, 0)
    if (!draft.proposal) return next(draft)
    const { person, curp, name } = draft.proposal
    const judged = judgeCurp(curp, today(scene.desk))
    return value === 'yes' && judged.ok ? takeCurp(scene, person, judged, name) : next(withoutProposal(draft))
  },

  hear(text, scene) {
    const heard = hearCurp(text, scene, scene.draft.proposal?.person ?? 0)
    return heard ?? (!scene.draft.proposal && HAS_NONE.test(everyday(text)) ? this.choose('none', scene) : undefined)
  },

  ownWords: isOnlyCurp,

  /** A name alone: kept, so that it is not asked again. */
  takes(text, { draft, t }) {
    const name = draft.proposal || draft.people[0]?.name ? undefined : hearFullName(text)
    return name ? next(withPerson(draft, 0, { name }), ...notesAboutName({ draft, t }, undefined, name)) : undefined
  },

  miss: (text, { t }) => ({ note: noCurpIn(text, t) }),
}

/** The beginning of one, or an RFC, which begins like it. */
const BEGINS_LIKE_ONE = /^[a-z]{4} ?\d{6}[a-z0-9]{0,7}$/

function noCurpIn(text: string, t: Scene['t']): string {
  if (WHAT_IS_IT.test(everyday(text))) return t.doubts.whatIsCurp
  const words = plain(text)
  return BEGINS_LIKE_ONE.test(words) ? t.curp.length(words.replace(' ', '').length) : t.curp.notCurp
}

const WHAT_IS_IT = /\bque es (?:eso|esto)\b|\bno se (?:que|cual) es\b|\bwhat is (?:it|that)\b/

/** "no me la sé", "no tengo CURP" */
const HAS_NONE =
  /^(?:pues |la verdad |es que |entonces |mejor |prefiero |quiero seguir )*(?:sin (?:la |mi )?curp|sin ella|no (?:me )?(?:la |lo )?(?:tengo|se|recuerdo|acuerdo|traigo|encuentro|conozco)|nunca (?:he tenido|tuve)|se me olvido|no me (?:la )?se|la perdi|ni idea)(?: (?:mi|su|la|de mi|de la) curp| curp| eso| ahorita| ahora| a la mano| aqui| de memoria)*$|^i (?:don t|do not) (?:have|know) (?:it|one|my curp)$/

const askProposal = (draft: Draft, t: Scene['t']) => ({
  body: (draft.who === 'self' ? t.curp.askMeant : t.curp.askMeantOther)(draft.proposal?.curp ?? ''),
  options: yesOrNo(t.curp.buttons),
})

const withoutProposal = ({ proposal, ...rest }: Draft): Draft => rest

/** A CURP of this person in what was typed, with the name that stands beside it; undefined when nothing looks like one. */
export function hearCurp(text: string, scene: Scene, person: number): Answer | undefined {
  const found = findCurp(text)
  if (!found) return undefined
  const { desk, draft, t } = scene
  if (found.typed === t.curp.example || found.typed === t.child.example) return next(draft, t.curp.isExample)
  const name =
    findIntroducedName(text) ??
    findIntroducedName(found.rest) ??
    siblingName(draft, person, found.rest, found.typed) ??
    nameIn(found.rest) ??
    text.split(',').map(hearFullName).find(Boolean)
  const judged = judgeCurp(found.typed, today(desk))
  if (judged.ok) return takeCurp(scene, person, judged, name)
  if (judged.why !== 'confusion') return next(named(withoutProposal(draft), person, name), problem(judged, t))
  const proposal = { curp: judged.proposal, person, ...(name && { name }) }
  return next({ ...draft, proposal }, almost(judged, t))
}

const named = (draft: Draft, person: number, name: string | undefined): Draft =>
  name ? withPerson(draft, person, { name }) : draft

function almost({ changes }: Extract<CurpJudgment, { why: 'confusion' }>, t: Scene['t']): string {
  const [first, second] = changes
  if (!first || second) return t.curp.almostSeveral
  return t.curp.almost(first.position, t.curp.letter(first.wrote).replaceAll('*', ''), t.curp.letter(first.meant))
}

/** Says what is wrong, as exactly as it can be known. */
export function problem(judged: Exclude<CurpJudgment, { ok: true } | { why: 'confusion' }>, t: Scene['t']): string {
  switch (judged.why) {
    case 'length':
      return t.curp.length(judged.length)
    case 'character':
      return judged.expected === 'state' && judged.found.length > 1
        ? t.curp.stateCode(judged.found)
        : t.curp.character(judged.position, judged.found)
    case 'impossible_date':
      return t.curp.date
    case 'future':
      return t.curp.future
    case 'implausible_age':
      return t.curp.tooOld
    case 'placeholder':
      return t.curp.generic
    case 'check_digit':
      return t.curp.check
  }
}

/** Takes a CURP that is right: within the daily limit, once in a booking, not of somebody who has an appointment from here. */
function takeCurp(scene: Scene, person: number, judged: Extract<CurpJudgment, { ok: true }>, name: string | undefined): Answer {
  const { desk, t } = scene
  const draft = withoutProposal(scene.draft)
  if (draft.people.some((one, i) => i !== person && one.curp === judged.curp)) return next(draft, t.curp.repeated)
  if (!desk.noteCurp(judged.curp)) return askAbout('limit', 'curps', draft)
  const mine = desk.appointments().find((one) => one.curp === judged.curp)
  if (mine) return askAbout('ownLive', String(mine.id), draft)
  const known = draft.people[person]
  const kept = name ?? known?.name
  const tooMany = limitOfMinors(scene, draft, judged)
  if (tooMany) return askAbout('limit', tooMany, draft)
  const met = meetAge(scene, draft, { curp: judged.curp, birthDate: judged.birthDate, ...(kept && { name: kept }) })
  if (met.kind === 'wrong') return next(met.draft)
  const taken = withPerson(draft, person, {
    curp: judged.curp,
    birthDate: judged.birthDate,
    ...ageClass(desk, draft, judged.birthDate),
    noCurp: undefined,
    ...(kept && { name: kept }),
  })
  return next(taken, met.note, ...namedNotes(scene, judged.curp, name, kept))
}

/** Said with the CURP that is one too many, before anything else is asked for nothing. */
function limitOfMinors(
  { desk }: Scene,
  draft: Draft,
  { curp, birthDate }: { curp: string; birthDate: string },
): 'minors_live' | 'minors_year' | undefined {
  const minor = draft.who === 'minor' || ageClass(desk, draft, birthDate).minor
  const others = draft.people.flatMap((one) => (isMinor(draft, one) && one.curp && one.curp !== curp ? [one.curp] : []))
  return minor ? desk.minorsRefused([...others, curp]) : undefined
}

/** Says back what was understood: the name beside the CURP, or nothing when the next question says it. */
function namedNotes({ draft, t }: Scene, curp: string, name: string | undefined, kept: string | undefined): string[] {
  if (isSeveral(draft)) return kept ? [t.child.noted(firstName(kept))] : []
  if (name) return notesAboutName({ draft, t }, curp, name)
  return kept && !namesAgree(curp, kept) ? [t.name.noted(kept), t.name.initials] : []
}

/** Thanks by name, and one warning when the initials are not those of the CURP; never a refusal. */
export function notesAboutName({ draft, t }: Pick<Scene, 'draft' | 't'>, curp: string | undefined, name: string): string[] {
  const thanks = draft.who === 'self' ? t.name.thanks(firstName(name)) : t.name.noted(name)
  return curp && !namesAgree(curp, name) ? [thanks, t.name.initials] : [thanks]
}

/** The way without a CURP; one for each telephone, because that is the road of whoever collects places. */
export function goWithout(scene: Scene, person: number): Answer {
  const { desk, draft, t } = scene
  const already = draft.people.some((one, i) => i !== person && one.noCurp) || desk.appointments().some((one) => one.unverified)
  if (already) return next(draft, t.noCurp.onlyOne)
  const { curp: _curp, birthDate: _birth, ...rest } = draft.people[person] ?? {}
  const people = [...draft.people]
  while (people.length < person) people.push({})
  people[person] = { ...rest, noCurp: true }
  return next({ ...withoutProposal(draft), people })
}
