import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import type { Proposed } from '../../chat/decide.ts'
import { type Draft, hasProgress } from '../../chat/draft.ts'
import { dayWords, timesWords, todayAt, whenLong, whenPlain } from '../../chat/moments.ts'
import { isQuestionName, type QuestionName, questionOf } from '../../chat/part.ts'
import { lines, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { nameAndInitial } from '../../reading/called.ts'
import type { Reading } from '../../reading/reading.ts'
import type { RequestedTimes } from '../../reading/requested-times.ts'
import { findSlot } from '../../schedule/availability.ts'
import { itemsOf, needsLine } from './card.ts'
import { slot } from './slot.ts'

export type Understood = { hour: number; ofPeople?: true } | Proposed

/**
 * Reads a longer sentence back before anything is held or changed. `about`: what a yes does. Never twice in a row: then the plain question
 * follows.
 */
export const readBack: Question = {
  mereQuestion: 'is not heard',
  readsBack: true,
  fills: ['when', 'where', 'what'],
  ask(scene): Prompt {
    const understood = understoodIn(scene)
    if (!understood) return slot.ask(scene)
    return 'hour' in understood ? askHour(scene, understood) : askChange(scene, understood)
  },
  choose(value, scene) {
    const { draft, t } = scene
    const understood = understoodIn(scene)
    if (value === 'other') return next(draft, t.understanding.otherWords)
    if ((value !== 'yes' && value !== 'change') || !understood) return next(draft)
    if ('hour' in understood) return slot.choose(String(understood.hour), scene)
    const changed = withProposed(draft, understood)
    if (value === 'change') return ask('correct', changed)
    const { question, about, notes } = understood
    if (question === undefined || !isQuestionName(scene, question)) return next(changed, ...notes)
    return { ...ask(question, changed, ...notes), ...(about !== undefined && { about }) }
  },
  passed(draft, about) {
    const understood = understoodIn({ about })
    return understood && 'askedFor' in understood ? withProposed(draft, understood) : draft
  },
  hear(reading, scene) {
    const said = reading.yesNo
    if (said) return this.choose(said, scene)
    const understood = understoodIn(scene)
    const hour = understood && 'hour' in understood ? findSlot(scene.session.tx, understood.hour) : undefined
    // "no, a las 9": of that day.
    return hour && slot.hear?.(reading, { ...scene, draft: { ...scene.draft, wish: { from: hour.day, until: hour.day } } })
  },
}

function askHour(scene: Scene, { hour: slotId, ofPeople }: Extract<Understood, { hour: number }>): Prompt {
  const { session, t, draft } = scene
  const hour = findSlot(session.tx, slotId)
  if (!hour) return slot.ask(scene)
  const [person, another] = draft.people
  const words = `${theOffice(session.tx, hour.officeId).name}, ${whenLong(scene, hour)}`
  const stays = ofPeople && person?.name && !another ? t.understanding.forWhom(nameAndInitial(person.name)) : heldStays(scene)
  return {
    body: paragraphs([t.understanding.readBack(words), stays].filter(Boolean).join(' '), t.understanding.askHold),
    options: options(t.understanding.buttons.hold, scene),
  }
}

/** Other changes stand one item a line. */
function askChange(scene: Scene, proposed: Proposed): Prompt {
  const { draft, t, session } = scene
  const { set, gone } = proposed
  const keys = [...Object.keys(set), ...gone]
  const [office, another] = set.officeIds ?? []
  const only = another === undefined ? office : undefined
  if (hasProgress(draft) && keys.every((key) => key === 'wish' || key === 'page' || (key === 'officeIds' && only !== undefined))) {
    const times = set.wish && timesWords(scene, set.wish, (day) => dayWords(scene, day))
    const name = only !== undefined && theOffice(session.tx, only).name
    const words = t.understanding.readBack([name, times].filter(Boolean).join(', '))
    return {
      body: paragraphs(
        [words, heldStays(scene)].filter(Boolean).join(' '),
        name ? t.understanding.askLook(name) : t.understanding.askTimes,
      ),
      options: options(t.understanding.buttons.look, scene),
    }
  }
  const before = itemsOf(scene)
  const needed = needsLine(scene, draft.needs)
  const items = itemsOf({ ...scene, draft: withProposed(draft, proposed) }).filter((one) => !before.includes(one))
  return {
    body: paragraphs(lines(t.card.understood, ...items, needed && t.card.toConfirm(needed)), heldStays(scene), t.card.ask),
    options: [
      { value: 'yes', title: t.card.buttons.yes },
      { value: 'change', title: t.card.buttons.change },
      ...(hasProgress(draft) ? [{ value: 'no', title: t.understanding.buttons.no }] : []),
    ],
  }
}

const options = (yes: string, { t }: Scene): PromptOption[] => [
  { value: 'yes', title: yes },
  { value: 'no', title: t.understanding.buttons.no },
  { value: 'other', title: t.understanding.buttons.other },
]

export function understoodIn({ about }: Pick<Scene, 'about'>): Understood | undefined {
  const read: unknown = about?.startsWith('{') ? JSON.parse(about) : undefined
  return read && typeof read === 'object' && ('hour' in read || 'set' in read) ? (read as Understood) : undefined
}

const heldStays = ({ draft: { slot: held }, session, t, ...scene }: Scene): string =>
  held ? t.understanding.stays(theOffice(session.tx, held.officeId).name, whenPlain({ session, t, ...scene }, held)) : ''

/**
 * Nothing is requested: a time that may be the wish is read back where hours are asked ("trabajo de lunes a viernes"), the rest is left
 * unchanged, and that is said. Undefined where more is said.
 */
export function hearNotAskedFor(reading: Reading, scene: Scene, current: QuestionName): Answer | undefined {
  const { draft, session, t } = scene
  if (!hasProgress(draft)) return undefined
  // The answer is taken, whatever is told beside it.
  const question = questionOf(scene, current)
  const isPart = !question.acts && reading.firm !== '' && reading.firm !== reading.text
  const answer = isPart ? question.hear?.(reading.part(reading.firm), scene) : undefined
  if (answer) return answer
  const wish = current === 'slot' && !draft.slot ? reading.whenPerhaps(todayAt(session, draft.officeIds)) : undefined
  if (wish && !scene.readBack && JSON.stringify(wish) !== JSON.stringify(draft.wish))
    return askAbout('readBack', JSON.stringify(timesProposed(wish)), draft)
  const named = reading.entities.filter(({ kind }) => kind !== 'procedure')
  const tells = named.length > 0 && named.every(({ manner }) => manner !== 'asked for')
  // Where no hour is asked, what is told may be the answer.
  const isTalk = question.entities?.includes('hour') || scene.readBack
  if (!tells || !isTalk || reading.firm.split(' ').length > FEW_WORDS) return undefined
  if (scene.readBack) return next(draft, t.understanding.told)
  return { ...ask(current, draft, t.understanding.told), ...(scene.about && { about: scene.about }) }
}

/** "... y ya voy": so few words request nothing. */
const FEW_WORDS = 3

const timesProposed = (wish: RequestedTimes): Understood => ({ set: { wish }, gone: ['page'], notes: [] })

export function withProposed(draft: Draft, { set, gone }: Proposed): Draft {
  const kept = Object.entries(draft).filter(([key]) => !gone.some((one) => one === key))
  return { people: [], ...Object.fromEntries(kept), ...set }
}
