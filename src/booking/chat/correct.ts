import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { hasProgress, headcount, isMinor, isSeveral, whoCome, withPerson } from '../../chat/draft.ts'
import { firstNeeded, isQuestionName, type QuestionName, questionOf } from '../../chat/part.ts'
import { fitRow, type Prompt, type PromptOption } from '../../chat/prompt.ts'
import type { Correction, Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order } from '../../chat/ways-on.ts'
import { firstName } from '../../reading/called.ts'
import type { Reading } from '../../reading/reading.ts'
import { ROWS_MAX, toldApart } from '../../texts/lengths.ts'
import { markOf, positionOf, roomForMore, withOneMore, withoutData, withoutPeople } from './changed-group.ts'
import { notesAboutName } from './curp.ts'
import { hearCorrectedName } from './name.ts'
import { ownHold } from './own-hold.ts'
import { adultPassports, minorPassports, procedureOf } from './procedures.ts'

/** The usual corrections first; the others in the order of asking. */
const OFTEN: readonly QuestionName[] = ['slot', 'office', 'name', 'curp', 'child', 'details', 'validity', 'hadPassport']
function inOrder(scene: Scene): QuestionName[] {
  const { inTurn } = scene.session.deps.chat
  const placed = (name: QuestionName): QuestionName[] => [
    name,
    ...inTurn.filter((one) => correctionOf(scene, one)?.after === name).flatMap(placed),
  ]
  const often = OFTEN.flatMap(placed)
  return [...often, ...inTurn.filter((one) => !often.includes(one))]
}

/** "la fecha de mi CURP está mal" names the CURP and no day. */
const TELLING: readonly QuestionName[] = ['curp', 'name']

/** Each question says how (`corrected`). Dependent answers are asked again, and the hour stays held. */
export const correct: Question = {
  numbered: true,
  ask: (scene) => askPerson(scene) ?? { body: scene.t.correct.ask, open: scene.t.correct.open, options: shown(scene) },
  choose(value, scene): Answer {
    const [what = '', detail = ''] = value.split(':')
    return correctionOf(scene, what)?.reopen(scene) ?? changePeople(what, detail, scene) ?? next(scene.draft)
  },
  hear(reading, scene) {
    const meant = [...TELLING, ...inOrder(scene)].find((one) => {
      const correction = correctionOf(scene, one)
      return correction?.said !== undefined && reading.says(correction.said) && correction.rows(scene).length > 0
    })
    if (meant) return this.choose(meant, scene)
    // "sí confirmo": nothing is to be corrected; everything is shown once more.
    if (reading.agrees('the summary')) return next(scene.draft)
    const [add] = reading.says('adds one more') ? oneMore(scene) : []
    return add && this.choose(add.value, scene)
  },
  /** The right name, written without naming the field. */
  takes(reading, scene) {
    const { draft } = scene
    const name = headcount(draft) === 1 ? reading.fullName : undefined
    return name ? next(withPerson(draft, 0, { name }), ...notesAboutName(scene, draft.people[0]?.curp, name)) : undefined
  },
}

/** "esa CURP no es la mía, es de mi hermana" at another question. */
export function hearWrongAnswer(reading: Reading, scene: Scene): Answer | undefined {
  const { draft } = scene
  const named = draft.people.some(({ name }) => name) ? hearCorrectedName(reading, scene) : undefined
  if (named) return named
  if (!hasProgress(draft) || !reading.says('an answer was wrong') || reading.kind === 'question') return undefined
  const meant = [...TELLING, ...inOrder(scene)].find((one) => {
    const correction = correctionOf(scene, one)
    return (
      correction?.said !== undefined &&
      reading.says(correction.said) &&
      correction.rows(scene).length > 0 &&
      !questionOf(scene, one).isNeeded?.(scene)
    )
  })
  return meant && correct.choose(meant, scene)
}

/** Undefined where another question covers it. */
function correctionOf(scene: Scene, name: string): Correction | undefined {
  const { corrected } = isQuestionName(scene, name) ? questionOf(scene, name) : {}
  return corrected && 'rows' in corrected ? corrected : undefined
}

/** As many rows as a list has; where it is full, more time is requested in words. */
function shown(scene: Scene): PromptOption[] {
  const { session, t } = scene
  const all = [...inOrder(scene).flatMap((one) => correctionOf(scene, one)?.rows(scene) ?? []), ...oneMore(scene)]
  const made = all.length < ROWS_MAX ? all : peopleTogether(all, scene)
  const moreTime = ownHold(session)?.renewals === 0 ? [order('moreTime', t.correct.rows.moreTime)] : []
  return [...[...made, ...moreTime].slice(0, ROWS_MAX - 1), backFrom(scene)]
}

/** Everything is shown once more, if nothing is missing. */
function backFrom(scene: Scene): PromptOption {
  const { title, description } = scene.t.correct.rows.back
  return { value: 'back', title, ...(firstNeeded(scene) === 'summary' && { description }) }
}

const oneMore = (scene: Scene): PromptOption[] =>
  mayAdd(scene) ? [{ value: `add:${headcount(scene.draft)}`, ...scene.t.groupChange.add }] : []

/** More people get a list of their own. */
const PEOPLE_MAX = 4

/** Their answers, or removing them. `about`: `person:<mark>` or `someone`. */
function askPerson(scene: Scene): Prompt | undefined {
  const { draft, t, about = '' } = scene
  if (about === 'someone') {
    return { body: t.groupChange.askSomeone, options: [...people(scene).slice(0, ROWS_MAX - 1), back(scene)], open: t.correct.open }
  }
  const [what, mark = ''] = about.split(':')
  const person = what === 'person' ? whoCome(draft)[positionOf(draft, mark)] : undefined
  if (!person) return undefined
  const families = draft.family ? [] : isMinor(draft, person) ? minorPassports(scene.session) : adultPassports(scene.session)
  return {
    body: t.groupChange.askAbout(firstName(person.name ?? '')),
    options: [
      { value: `data:${mark}`, ...t.groupChange.data },
      ...(families.length > 1 ? [{ value: `passport:${mark}`, ...t.groupChange.passport }] : []),
      { value: `remove:${mark}`, ...t.groupChange.remove },
      back(scene),
    ],
    open: t.correct.open,
  }
}

const back = ({ t }: Scene): PromptOption => ({ value: 'back', ...t.correct.rows.back })

export function personRows(scene: Scene): PromptOption[] {
  const { draft, t } = scene
  return headcount(draft) > PEOPLE_MAX ? [{ value: 'someone', ...t.groupChange.someone }] : people(scene)
}

/** With one row for all, where there is no room for each. */
function peopleTogether(rows: PromptOption[], { t }: Scene): PromptOption[] {
  const isPerson = ({ value }: PromptOption) => value.startsWith('person:')
  const at = rows.findIndex(isPerson)
  return at < 0 ? rows : rows.toSpliced(at, rows.filter(isPerson).length, { value: 'someone', ...t.groupChange.someone })
}

function people({ draft, t }: Scene): PromptOption[] {
  const named = whoCome(draft).map((person, i) => ({
    value: `person:${markOf(draft, i)}`,
    ...t.groupChange.person(fitRow(person.name ?? t.correct.rows.name.title)),
  }))
  return toldApart(named)
}

/** Where the telephone has room and the booking is for passports. */
export function mayAdd(scene: Scene): boolean {
  const { session, draft } = scene
  const passports = isSeveral(draft) || adultPassports(session).some((one) => one.id === procedureOf(session, draft, undefined)?.id)
  return passports && session.contact.proven && roomForMore(scene, draft) > 0
}

/** Undefined for any other row. `detail`: the mark, or the number of people. */
function changePeople(what: string | undefined, detail: string, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const index = positionOf(draft, detail)
  const person = whoCome(draft)[index]
  switch (what) {
    case 'someone':
      return askAbout('correct', 'someone', draft)
    case 'person':
      return headcount(draft) > 1 ? askAbout('correct', `person:${detail}`, draft) : next(withoutData(draft, index))
    case 'data':
      return next(withoutData(draft, index))
    case 'passport':
      return next(person ? withPerson(draft, index, { family: undefined, years: undefined }) : draft)
    case 'remove':
      if (!person || headcount(draft) < 2) return next(draft)
      return next(withoutPeople(draft, [index]), t.groupChange.removed(firstName(person.name ?? '')))
    case 'add':
      return next(mayAdd(scene) && detail === String(headcount(draft)) ? withOneMore(draft) : draft)
    default:
      return undefined
  }
}
