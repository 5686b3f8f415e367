import { theOffice } from '../catalogue/offices.ts'
import type { Draft } from './draft.ts'
import { dayWords, timesWords, todayAt } from './moments.ts'
import { type QuestionName, questionOf } from './part.ts'
import type { Scene } from './scene.ts'
import type { State } from './state.ts'

/** What words may fill in beside the answer to a question: days and hours, a place or an office, who comes, what for. */
export type Filled = 'when' | 'where' | 'whom' | 'what'

/** What says that it is filled, and all that is put back when it is taken back. */
const ANSWERS: Record<Filled, { filled: readonly (keyof Draft)[]; puts: readonly (keyof Draft)[] }> = {
  when: { filled: ['wish'], puts: ['wish', 'page'] },
  where: { filled: ['near', 'state', 'officeIds'], puts: ['near', 'state', 'officeIds', 'places'] },
  // Whoever comes instead of others has answers of their own.
  whom: {
    filled: ['who', 'count'],
    puts: ['who', 'count', 'withMinors', 'family', 'people', 'attendant', 'minorCase', 'courtAsked', 'warned', 'passportEach'],
  },
  what: { filled: ['family'], puts: ['family'] },
}
const ALL = Object.keys(ANSWERS) as Filled[]

type Undo = NonNullable<State['undo']>

/** What was filled in without having been asked for. */
export interface Fills {
  undo: Undo
  /** It with the way to take it back, for a question that does not show it. */
  notes: string[]
}

/**
 * What typed words filled in beside the answer to the open question; undefined where they filled in nothing. What no note and not the
 * next question says is said, with the one word that takes it back. Where the answer has several, all are taken back together.
 */
export function fillsOf(
  { draft: before }: Scene,
  after: Scene,
  open: QuestionName,
  next: QuestionName,
  notes: readonly string[],
): Fills | undefined {
  // An hour that is held is said with its office, and given back by its own buttons.
  if (after.draft.slot && after.draft.slot.slotId !== before.slot?.slotId) return undefined
  const asked = questionOf(after, open).fills ?? []
  // A wish that begins a booking is asked for, whatever was being talked about.
  const begins: readonly Filled[] = before.who === undefined ? ['whom', 'what'] : []
  const filled = ALL.filter((one) => !asked.includes(one) && !begins.includes(one) && isFilled(one, before, after.draft))
  if (filled.length === 0) return undefined
  const keys = [...new Set(filled.flatMap((one) => ANSWERS[one].puts))]
  const said = filled.map((one) => wordsOf(one, after)).filter(Boolean)
  const undo = { keys, said: said.join(', '), draft: Object.fromEntries(keys.map((key) => [key, before[key]])) }
  const shown = questionOf(after, next).fills ?? []
  const hidden = filled.filter((one) => !shown.includes(one))
  return { undo, notes: hidden.length > 0 ? withTheWay(hidden, notes, after) : [...notes] }
}

const isFilled = (one: Filled, before: Draft, after: Draft): boolean =>
  ANSWERS[one].filled.some(
    (key) =>
      after[key] !== undefined && JSON.stringify(after[key]) !== JSON.stringify(before[key]) && !isOnlyOffice(key, before, after),
  )

/** A place was named before, and its only office comes with it. */
const isOnlyOffice = (key: keyof Draft, before: Draft, after: Draft): boolean =>
  key === 'officeIds' && after.near !== undefined && JSON.stringify(after.near) === JSON.stringify(before.near)

/** The notes with what none of them says, and behind it how it is taken back. */
function withTheWay(hidden: readonly Filled[], notes: readonly string[], scene: Scene): string[] {
  const { t } = scene
  const said = hidden.flatMap((one) => {
    const words = wordsOf(one, scene)
    const note = one === 'when' ? t.slot.notedWish(words) : t.menu.understood(words)
    return words === '' || notes.some((other) => other.includes(words)) ? [] : [note]
  })
  const all = [...notes, ...said]
  const last = all.pop()
  return [...all, [last, t.understanding.takeBack].filter(Boolean).join(' ')]
}

/** What was filled in, in words; empty where its own note says it. */
function wordsOf(one: Filled, scene: Scene): string {
  const { draft, session, t } = scene
  switch (one) {
    case 'when':
      return draft.wish ? timesWords(scene, draft.wish, (day) => dayWords(scene, day), todayAt(session, draft.officeIds)) : ''
    case 'where': {
      const [office, another] = draft.officeIds ?? []
      return draft.near?.name ?? draft.state?.name ?? (office && !another ? theOffice(session.tx, office).name : '')
    }
    case 'whom':
      // A number of people has a note of its own.
      return draft.count === undefined || draft.count === 1 ? t.understanding.forWhoever[draft.who ?? 'self'] : ''
    case 'what':
      return ''
  }
}

/** The answers as they were before it was filled in. */
export const withoutFilled = (draft: Draft, { keys, draft: before }: Undo): Draft => {
  const kept = Object.entries(draft).filter(([key]) => !keys.includes(key))
  const put = Object.entries(before).filter(([, answer]) => answer !== undefined)
  return { people: [], ...Object.fromEntries([...kept, ...put]) }
}
