import type { Doubt, Facet } from '../reading/doubts.ts'
import { type Answer, askAbout, type Onward } from './answer.ts'
import { type Draft, hasProgress } from './draft.ts'
import type { Heard } from './part.ts'

/** Changes of a booking, kept until a yes: new answers, removed ones, and what follows. `about` of the question `readBack`, as JSON. */
export interface Proposed {
  set: Partial<Draft>
  gone: (keyof Draft)[]
  notes: string[]
  /** An answer to something else takes it too. */
  askedFor?: true
  question?: string
  about?: string | undefined
}

/** Identity (CURP, name, birth date) is checked at the summary. */
const CHOSEN: Record<Facet, readonly (keyof Draft)[]> = {
  what: ['who', 'family', 'count'],
  where: ['near', 'state', 'officeIds', 'notOffices'],
  when: ['wish'],
}
const FACETS = Object.keys(CHOSEN) as Facet[]

/** So many in the first message are read back, however certain. */
const CHOICES_AT_ONCE = 3

/** Left out of a list, or merely told, it costs nothing: the list says what it shows. */
const CHEAP: ReadonlySet<Doubt['why']> = new Set<Doubt['why']>(['denied', 'not asked for'])

/**
 * Taken, or read back first: choices in a sentence that may mean something else, and a first message with a whole wish; never twice in a
 * row. What holds an hour is weighed in gate.ts.
 */
export function decide(answer: Answer, { reading, question, scene }: Heard): Answer {
  if ((answer.kind !== 'next' && answer.kind !== 'ask') || scene.readBack || question.ownWording) return answer
  const [before, after] = [scene.draft, answer.draft]
  if ((answer.kind === 'next' && answer.takesBack) || after.slot?.slotId !== before.slot?.slotId) return answer
  const isChosen = (key: keyof Draft) => after[key] !== undefined && isOther(key, before, after)
  const chosen = FACETS.filter((facet) => CHOSEN[facet].some(isChosen))
  const begins = !hasProgress(before) && chosen.length >= CHOICES_AT_ONCE
  const isShown = !chosen.includes('what') && !before.slot
  // A question beside it was answered already, as a note.
  const isAnswered = answer.notes.length > 0
  const isDoubtful = ({ why, of }: Doubt) =>
    (of === undefined || chosen.includes(of)) &&
    // Families and children name several people anyway.
    (why !== 'several people' || after.who === 'other') &&
    !(isShown && (CHEAP.has(why) || (why === 'question' && isAnswered)))
  return begins || (chosen.length > 0 && reading.doubts.some(isDoubtful))
    ? askAbout('readBack', JSON.stringify(proposed(before, answer)), before)
    : answer
}

export const decided = (answer: Answer | undefined, heard: Heard): Answer | undefined => answer && decide(answer, heard)

const isOther = (key: keyof Draft, before: Draft, after: Draft): boolean =>
  JSON.stringify(before[key]) !== JSON.stringify(after[key])

function proposed(before: Draft, answer: Onward): Proposed {
  const { draft: after, notes } = answer
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Draft)[]
  const other = keys.filter((key) => isOther(key, before, after))
  return {
    set: Object.fromEntries(other.flatMap((key) => (after[key] === undefined ? [] : [[key, after[key]]]))),
    gone: other.filter((key) => after[key] === undefined),
    notes,
    ...(!before.slot && { askedFor: true as const }),
    ...(answer.kind === 'ask' && { question: answer.question, about: answer.about }),
  }
}

export function withProposed(draft: Draft, { set, gone }: Proposed): Draft {
  const kept = Object.entries(draft).filter(([key]) => !gone.some((one) => one === key))
  return { people: [], ...Object.fromEntries(kept), ...set }
}
