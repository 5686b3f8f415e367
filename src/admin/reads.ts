import type { Db } from '../../db/open.ts'
import { noteReading, type Reading } from '../../db/reads.ts'
import { row, statement } from '../../db/statements.ts'
import { addDays, dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { AppError, type ErrorKind } from '../errors.ts'
import type { Call } from './operation.ts'
import { refusalOf } from './refusals.ts'

/** What was read within some minutes by one key, or by a job (`byClock`). */
export interface ReadingLine extends Pick<Reading, 'operation' | 'form' | 'outcome'> {
  id: number
  firstAt: Instant
  lastAt: Instant
  /** Name of the key; null for the first administrator. */
  who: string | null
  byClock: 0 | 1
  office: string | null
  /** The day that was asked about. */
  day: LocalDay | null
  code: string | null
  named: 0 | 1
  isList: 0 | 1
  requests: number
  people: number
}

/** Whose lines: of every key, of the keys of this name, or (null) of the first administrator. */
export type Whose = { name: string | null } | undefined

/** The condition on `k.name` and its bindings, for lines that are joined with `access_keys k`. */
export const ofWhom = (whose: Whose) => ({ anybody: whose === undefined ? 1 : 0, name: whose?.name ?? null })
export const OF_WHOM = '($anybody = 1 or k.name is +$name)'

const READ_READINGS = statement(
  `select r.id, r.first_at as firstAt, r.last_at as lastAt, k.name as who, r.by_clock as byClock, o.name as office, r.day,
     r.operation, r.form, r.outcome, r.code, r.named, r.is_list as isList,
     r.requests, r.people
   from audit_reads r left join access_keys k on k.id = r.key_id left join offices o on o.id = r.office_id
   where r.agency_id = +$agency and r.first_at < $until and r.id < $before and ($tries = 0 or r.outcome = 'refused' or r.tries > 0) and ${OF_WHOM}
     and ($anybody = 1 or r.by_clock = 0)
   order by r.id desc limit +$limit`,
  {
    row: row<ReadingLine>({
      id: 'int',
      firstAt: 'int',
      lastAt: 'int',
      who: 'text?',
      byClock: 'int',
      office: 'text?',
      day: 'text?',
      operation: 'text',
      form: 'text',
      outcome: 'text',
      code: 'text?',
      named: 'int',
      isList: 'int',
      requests: 'int',
      people: 'int',
    }),
    params: { agency: 'int', until: 'int', before: 'int', tries: 'int', anybody: 'int', name: 'text?', limit: 'int' },
  },
)

/** What keys of an agency read before a moment, newest first. `tries`: only what was looked for in vain or refused. */
export function readReadings(
  db: Db,
  query: { agencyId: number; until: Instant; before: number | undefined; limit: number; tries: boolean; whose: Whose },
): ReadingLine[] {
  const { agencyId: agency, until, before, limit, tries, whose } = query
  return READ_READINGS.all(db, {
    agency,
    until,
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    tries: tries ? 1 : 0,
    ...ofWhom(whose),
  })
}

/** What one key read on one day, when it is more than the institution's rules call usual. */
export interface UnusualReading {
  day: LocalDay
  /** Name of the key; null for the first administrator. */
  who: string | null
  /** People whose names it saw: those of a list once, however often it was opened. */
  people: number
  /** Searches without a result, and refusals that answer a question about somebody. */
  tries: number
}

/** Whoever leads an office looks on Monday at what was done on Friday. */
const LOOKED_BACK_DAYS = 3

const UNUSUAL_READINGS = statement(
  `with lists as (
     select on_day, key_id, sum(tries) as tries, case when is_list = 1 then max(people) else sum(people) end * named as people
     from audit_reads where on_day >= $since and agency_id = +$agency and by_clock = 0
     group by on_day, key_id, operation, form, office_id, day, is_list, named)
   select l.on_day as day, k.name as who, sum(l.people) as people, sum(l.tries) as tries
   from lists l left join access_keys k on k.id = l.key_id group by l.on_day, l.key_id
   having sum(l.people) > $people or sum(l.tries) > $tries order by l.on_day desc, people desc`,
  {
    row: row<UnusualReading>({ day: 'text', who: 'text?', people: 'int', tries: 'int' }),
    params: { since: 'text', agency: 'int', people: 'int', tries: 'int' },
    uses: 'audit_reads_same',
    because: 'an administrator asks about the last days, and a day has few kinds of reading',
  },
)

/**
 * Who of an agency's keys read more than usual today or on the three days before, most first. What is usual are two rules, not the habit of a key:
 * a habit can be made slowly, and nobody could say why a number is shown.
 */
export function unusualReadings(db: Db, agency: number, now: Instant): UnusualReading[] {
  const since = addDays(dayOf(now, institutionZone(db)), -LOOKED_BACK_DAYS)
  return UNUSUAL_READINGS.all(db, { since, agency, people: rule(db, 'people_read_a_day'), tries: rule(db, 'tries_a_day') })
}

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
