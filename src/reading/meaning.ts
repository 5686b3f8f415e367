import { z } from 'zod'
import { ACTS, type Act, SAID } from './acts.ts'
import { clauseTextsOf } from './clauses.ts'
import { languageOf } from './languages.ts'
import type { Named, Reading } from './reading.ts'
import { requestedTimes } from './requested-times.ts'
import { STATED, statedIn } from './stated.ts'

const act = z.enum(Object.keys(ACTS) as [Act, ...Act[]])
const span = z.tuple([z.number(), z.number()])

const value = z.object({
  kind: z.string(),
  value: z.string(),
  /** Of days and hours. */
  times: requestedTimes.optional(),
  span,
  whose: z.enum(['me', 'them', 'nobody']),
  denied: z.boolean(),
})

const clause = z.object({
  span,
  /** `report`: what was, and what others do or say. */
  kind: z.enum(['statement', 'question', 'order', 'correction', 'condition', 'report']),
  /** It can be done as it was said: nothing in it is denied, asked, of others, named twice or left over. */
  sure: z.boolean(),
  acts: z.array(act),
  values: z.array(value),
})

/** What a message means, before anything is decided: pure JSON, the same for the same words in the same house on the same day. */
export const meaningSchema = z.object({
  language: z.enum(['es', 'en']).optional(),
  /** To a question of yes or no. */
  answer: z.enum(['yes', 'no']).optional(),
  /** What for and for whom. */
  aim: z.object({ family: z.string().optional(), who: z.string().optional(), count: z.number().optional() }).optional(),
  clauses: z.array(clause),
  /** Nothing but greetings and thanks. */
  courtesy: z.boolean(),
})
export type Meaning = z.infer<typeof meaningSchema>
type Clause = Meaning['clauses'][number]
type Value = Clause['values'][number]

/** More words than these that nothing explains: a clause is not sure. */
const MOST_LEFT_OVER = 3

/** The meaning of a message. Each clause is read alone, its values where they stand in the whole. */
export function meaningOf(reading: Reading): Meaning {
  const { plain, yesNo, aim, command } = reading
  let end = 0
  const clauses = clauseTextsOf(reading).map((text): Clause => {
    const from = Math.max(end, reading.text.indexOf(text, end))
    end = from + text.length
    return clauseOf(reading, reading.part(text), [from, end])
  })
  const named = clauses.flatMap(({ values }, at) => values.map(({ kind }) => ({ kind, at })))
  const isNamedElsewhere = (one: Clause, at: number) =>
    one.values.some(({ kind }) => named.some((other) => other.kind === kind && other.at !== at))
  return meaningSchema.parse({
    language: languageOf(plain),
    answer: yesNo,
    aim,
    clauses: clauses.map((one, at) => ({ ...one, sure: one.sure && !isNamedElsewhere(one, at) })),
    courtesy: command === 'greeting' || command === 'thanks',
  })
}

function clauseOf(whole: Reading, reading: Reading, [from, until]: [number, number]): Clause {
  const { tokens } = whole
  const inside = ({ from: first }: Named) => (tokens[first]?.from ?? 0) >= from && (tokens[first]?.from ?? 0) < until
  const values = [...whole.entities.filter(inside).map((one) => namedValue(one, whole)), ...statedBeside(reading, from)]
  const kind = kindOfClause(whole, reading, from)
  const twice = new Set(values.map((one) => one.kind)).size < values.length
  const isPlain = values.every(({ denied, whose }) => !denied && whose === 'me') && !twice
  return {
    span: [from, until],
    kind,
    sure: (kind === 'statement' || kind === 'order') && isPlain && reading.left.length <= MOST_LEFT_OVER,
    acts: actsOf(reading),
    values,
  }
}

function kindOfClause(whole: Reading, reading: Reading, from: number): Clause['kind'] {
  const at = whole.tokens.findIndex((token) => token.from >= from)
  const manner = whole.parts.find(({ until }) => at < until)?.manner
  if (reading.kind === 'question' || reading.isAsked) return 'question'
  if (whole.slip?.after.includes(reading.text)) return 'correction'
  if (manner === 'condition') return 'condition'
  if (manner === 'past' || manner === "somebody else's") return 'report'
  return reading.kind === 'order' ? 'order' : 'statement'
}

function namedValue({ kind, value, times, from, until, denied, manner }: Named, { tokens }: Reading): Value {
  const isTheirs = kind === 'relative' || manner === "somebody else's"
  const whose = isTheirs ? 'them' : manner === 'asked for' ? 'me' : 'nobody'
  return {
    ...{ kind, value, whose, denied },
    span: [tokens[from]?.from ?? 0, tokens[until - 1]?.until ?? 0],
    ...(times && { times: requestedTimes.parse(times) }),
  }
}

/** What waits until it is asked, and the name somebody gives. */
function statedBeside(reading: Reading, offset: number): Value[] {
  const name = reading.introduction?.name
  const said = STATED.map((kind): [string, string | undefined] => [kind, statedIn(kind, reading)])
  return [['name', name] as [string, string | undefined], ...said].flatMap(([kind, words]): Value[] => {
    if (words === undefined) return []
    const at = Math.max(0, reading.text.toLowerCase().indexOf(words.toLowerCase()))
    return [{ kind, value: words, span: [offset + at, offset + at + words.length], whose: 'me', denied: false }]
  })
}

/** All that is wanted or said, by name. */
function actsOf(reading: Reading): Act[] {
  const { first, command, request, aside, faq } = reading
  const all = [first, command, request, aside, faq, ...SAID.filter((one) => reading.says(one))]
  return [...new Set(all.filter((one) => one !== undefined))]
}
