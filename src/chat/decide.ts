import type { Doubt, Facet } from '../reading/doubts.ts'
import { type Answer, askAbout, type Onward } from './answer.ts'
import { type Draft, hasProgress } from './draft.ts'
import type { Heard } from './part.ts'

/**
 * What typed words would change of a booking, kept until a yes: the answers that are new, those that are gone, and what follows.
 * It is what the question `readBack` is about, as JSON.
 */
export interface Proposed {
  set: Partial<Draft>
  gone: (keyof Draft)[]
  notes: string[]
  /** It was asked for: whoever answers something else instead of yes or no goes on with it. */
  askedFor?: true
  question?: string
  about?: string | undefined
}

/** What a person chooses with words. Who somebody is (CURP, name, birth date) stands in the summary before it counts. */
const CHOSEN: Record<Facet, readonly (keyof Draft)[]> = {
  what: ['who', 'family', 'count'],
  where: ['near', 'state', 'officeIds', 'notOffices'],
  when: ['wish'],
}
const FACETS = Object.keys(CHOSEN) as Facet[]

/** So many of these in the message that begins a booking are read back, however surely they were understood. */
const CHOICES_AT_ONCE = 3

/**
 * What is left out of a list of offices or hours, or was only told beside what is asked for, costs nothing there: the list says what it
 * shows, and other rows of it lead on.
 */
const CHEAP: ReadonlySet<Doubt['why']> = new Set<Doubt['why']>(['denied', 'not asked for'])

/**
 * The decision about a typed answer: it is taken, or read back first. Read back is what is chosen in a sentence that may mean something
 * else, and a first message that says a whole wish; never twice in a row. What holds an hour is weighed before it is held (gate.ts).
 */
export function decide(answer: Answer, { reading, question, scene }: Heard): Answer {
  if ((answer.kind !== 'next' && answer.kind !== 'ask') || scene.readBack || question.ownWording) return answer
  const [before, after] = [scene.draft, answer.draft]
  if ((answer.kind === 'next' && answer.takesBack) || after.slot?.slotId !== before.slot?.slotId) return answer
  const isChosen = (key: keyof Draft) => after[key] !== undefined && isOther(key, before, after)
  const chosen = FACETS.filter((facet) => CHOSEN[facet].some(isChosen))
  const begins = !hasProgress(before) && chosen.length >= CHOICES_AT_ONCE
  const isShown = !chosen.includes('what') && !before.slot
  // What was asked beside it was answered already: it is a note of the answer.
  const isAnswered = answer.notes.length > 0
  const isDoubtful = ({ why, of }: Doubt) =>
    (of === undefined || chosen.includes(of)) &&
    // Of a family or of children several are named anyway.
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

/** The draft with what was proposed. */
export function withProposed(draft: Draft, { set, gone }: Proposed): Draft {
  const kept = Object.entries(draft).filter(([key]) => !gone.some((one) => one === key))
  return { people: [], ...Object.fromEntries(kept), ...set }
}
