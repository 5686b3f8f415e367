import { noteReading, type Reading } from '../../db/reads.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { AppError, type ErrorKind } from '../errors.ts'
import type { Call } from './operation.ts'
import { refusalOf } from './refusals.ts'

/** What the answer to one request shows of people; it is written down before the answer leaves. */
export interface Seen {
  /** Somebody is in the answer. The same one twice counts once. */
  person(who: string | number): void
  /** So many people are in a file whose lines nobody looks at singly here. */
  people(many: number): void
  /**
   * What was asked for, also when it holds nobody. `by`: by what somebody was looked for. `named` false: no names, whatever the
   * key may see.
   */
  asked(for_: {
    officeId?: number | undefined
    day?: LocalDay | undefined
    form?: Reading['form']
    by?: string
    named?: boolean
  }): void
}

interface Noted {
  readonly people: number
  readonly asked: Parameters<Seen['asked']>[0] | undefined
}

function createSeen(): { seen: Seen; noted(): Noted } {
  const known = new Set<string | number>()
  let more = 0
  let wanted: Noted['asked']
  return {
    seen: {
      person: (who) => void known.add(who),
      people(many) {
        more += many
      },
      asked(for_) {
        wanted = { ...wanted, ...for_ }
      },
    },
    noted: () => ({ people: known.size + more, asked: wanted }),
  }
}

/** Refusals that answer a question about a person or an office, which somebody may ask in order to know. */
const TELLING: ErrorKind[] = ['forbidden', 'not_found', 'conflict']

/**
 * Runs an operation, and writes down what its answer shows before anybody sees it: an answer whose line cannot be written is
 * not given (503). What was done has its own line in the log-book; here stands what was read, looked for in vain, proposed
 * or refused.
 */
export async function runAndNote(call: Omit<Call<unknown, unknown>, 'seen'>): Promise<unknown> {
  const { operation: one } = call
  const { seen, noted } = createSeen()
  let answer: unknown
  try {
    answer = await one.run({ ...call, seen })
  } catch (error) {
    await noteRefusal(call, error, noted())
    throw error
  }
  const { people, asked } = noted()
  const done = memberOf(answer, 'hecho') === true
  if (done || one.ownLogbook || (people === 0 && asked === undefined)) return answer
  const outcome = people === 0 ? 'nothing' : isProposal(answer) ? 'proposed' : 'shown'
  await note(call, { people, asked }, { outcome, code: asked?.by, isTry: outcome === 'nothing' && one.method === 'POST' })
  return answer
}

/** Writes down that this was refused. What was only mistyped, and a failure of ours, say nothing about anybody. */
export async function noteRefusal(
  call: Pick<Call<unknown, unknown>, 'operation' | 'deps' | 'caller' | 'query'>,
  error: unknown,
  noted: Noted = { people: 0, asked: undefined },
): Promise<void> {
  if (!(error instanceof AppError) || !TELLING.includes(error.kind)) return
  // Of whoever hears complaints nothing stands in the logbook of the offices.
  if (call.caller.role === 'comptroller') return
  const isTry = error.kind !== 'conflict' || refusalOf([call.operation], error.code)?.ofPerson === true
  await note(call, noted, { outcome: 'refused', code: error.code, isTry })
}

function note(
  { operation: { method, path }, deps, caller, query }: Pick<Call<unknown, unknown>, 'operation' | 'deps' | 'caller' | 'query'>,
  { people, asked }: Noted,
  how: Pick<Reading, 'outcome' | 'code' | 'isTry'>,
): Promise<void> {
  const { cursor, ...question } = (query ?? {}) as Record<string, unknown>
  const list = { asked: Bun.hash(JSON.stringify(question)).toString(36), isNextPage: cursor !== undefined }
  return deps.writer.submit('staff.reading', (tx, at) =>
    noteReading(
      tx,
      {
        ...how,
        onDay: dayOf(at, institutionZone(tx)),
        keyId: caller.keyId,
        byClock: false,
        operation: `${method} ${path}`,
        form: asked?.form ?? 'screen',
        officeId: asked?.officeId,
        day: asked?.day,
        named: people > 0 && caller.seesNames && asked?.named !== false,
        people,
        list: method === 'GET' && how.outcome !== 'refused' ? list : undefined,
      },
      at,
    ),
  )
}

/** A proposal, or the same again because its key no longer fits (409). */
const isProposal = (answer: unknown): boolean =>
  answer instanceof Response ? answer.status === 409 : memberOf(answer, 'hecho') === false

const memberOf = (answer: unknown, name: string): unknown =>
  typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined

/** What shows a person needs to know who looks, and notes whom. */
export type Look = Pick<Call<unknown, unknown>, 'deps' | 'caller' | 'seen'>
