import { activeOffices, theOffice } from '../catalogue/offices.ts'
import type { Draft } from './draft.ts'
import { dayWords, timesWords, todayAt } from './moments.ts'
import { type QuestionName, questionOf } from './part.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'
import { statedAsOf } from './stated.ts'

/** What words may fill in beside an answer. */
export type Filled = 'when' | 'where' | 'whom' | 'what'

const ANSWERS: Record<Filled, readonly (keyof Draft)[]> = {
  when: ['wish'],
  where: ['near', 'state', 'officeIds'],
  whom: ['who', 'count'],
  what: ['family'],
}
const ALL = Object.keys(ANSWERS) as Filled[]

/** With what typed words filled in and neither a note nor the next question says, and the way to correct it. */
export function saysFilled(
  { draft: before }: Scene,
  after: Scene,
  open: QuestionName,
  next: QuestionName,
  notes: readonly string[],
): string[] {
  // An hour that is held is said with its office, and given back by its own buttons.
  if (after.draft.slot && after.draft.slot.slotId !== before.slot?.slotId) return [...notes]
  const asked = questionOf(after, open).fills ?? []
  // A wish that begins a booking is requested.
  const begins: readonly Filled[] = before.who === undefined ? ['whom', 'what'] : []
  const shown = questionOf(after, next).fills ?? []
  const known = [...asked, ...begins, ...shown]
  const hidden = ALL.filter((one) => !known.includes(one) && isFilled(one, before, after))
  const said = hidden.length > 0 ? withTheWay(hidden, notes, after) : [...notes]
  const waiting = waitingFor(before, after, next)
  return waiting.length > 0 ? [...said, after.t.stated.waits(after.t.listed(waiting))] : said
}

function waitingFor(before: Draft, after: Scene, next: QuestionName): string[] {
  const statedAs = statedAsOf(questionOf(after, next))
  return Object.entries(after.draft.stated ?? {}).flatMap(([kind, words]) =>
    kind === statedAs || before.stated?.[kind] === words ? [] : [words],
  )
}

const isFilled = (one: Filled, before: Draft, { draft: after, session }: Scene): boolean =>
  ANSWERS[one].some(
    (key) =>
      after[key] !== undefined &&
      JSON.stringify(after[key]) !== JSON.stringify(before[key]) &&
      !isWithoutChoice(key, before, after, session),
  )

/** The only state, the only office, or the only one of a place that was named before. */
function isWithoutChoice(key: keyof Draft, before: Draft, after: Draft, { tx }: Session): boolean {
  if (key === 'state') return after.state?.isOnly === true
  const isSamePlace = after.near !== undefined && JSON.stringify(after.near) === JSON.stringify(before.near)
  return key === 'officeIds' && (isSamePlace || activeOffices(tx).length === 1)
}

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

/** Empty where its own note says it. */
function wordsOf(one: Filled, scene: Scene): string {
  const { draft, session, t } = scene
  switch (one) {
    case 'when':
      return draft.wish ? timesWords(scene, draft.wish, (day) => dayWords(scene, day), todayAt(session, draft.officeIds)) : ''
    case 'where': {
      const [office, another] = draft.officeIds ?? []
      const state = draft.state?.isOnly ? undefined : draft.state?.name
      return draft.near?.name ?? state ?? (office && !another ? theOffice(session.tx, office).name : '')
    }
    case 'whom':
      // A number of people has a note of its own.
      return draft.count === undefined || draft.count === 1 ? t.understanding.forWhoever[draft.who ?? 'self'] : ''
    case 'what':
      return ''
  }
}
