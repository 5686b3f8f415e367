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

/** What one key, or a job (`byClock`), read within some minutes. */
export interface ReadingLine extends Pick<Reading, 'operation' | 'form' | 'outcome'> {
  id: number
  firstAt: Instant
  lastAt: Instant
  /** Null for the first administrator. */
  who: string | null
  byClock: 0 | 1
  office: string | null
  day: LocalDay | null
  code: string | null
  named: 0 | 1
  isList: 0 | 1
  requests: number
  people: number
}

/** Of every key, of the keys of this name, or (null) of the first administrator. */
export type Whose = { name: string | null } | undefined

/** Condition on `k.name` and its bindings, for lines joined with `access_keys k`. */
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

/** Newest first, before a moment. `tries`: only searches in vain and refusals. */
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

/** What one key read on one day, above the rules' usual. */
export interface UnusualReading {
  day: LocalDay
  /** Null for the first administrator. */
  who: string | null
  /** People whose names it saw; a list counts once, however often it was opened. */
  people: number
  /** Searches without a result, and refusals that answer a question about somebody. */
  tries: number
}

/** Friday is reviewed on Monday. */
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
 * Today or on the three days before, most first. Two rules define usual, not a key's habit: a habit can be built up slowly, and could not
 * be explained.
 */
export function unusualReadings(db: Db, agency: number, now: Instant): UnusualReading[] {
  const since = addDays(dayOf(now, institutionZone(db)), -LOOKED_BACK_DAYS)
  return UNUSUAL_READINGS.all(db, { since, agency, people: rule(db, 'people_read_a_day'), tries: rule(db, 'tries_a_day') })
}

/** What one answer shows of people; recorded before the answer leaves. */
export interface Seen {
  /** The same one twice counts once. */
  person(who: string | number): void
  /** People in a file. */
  people(many: number): void
  /** Also when the result is empty. `by`: the search criterion. `named` false: no names, whatever the key may see. */
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

/** Refusals that answer a question about a person or an office, which may be asked to find out. */
const TELLING: ErrorKind[] = ['forbidden', 'not_found', 'conflict']

/**
 * Records what an answer shows before it is sent: without its record it is not sent (503). Changes have their own entry; this one is for
 * reads, searches in vain, proposals and refusals.
 */
export async function runAndNote(call: Omit<Call<unknown, unknown>, 'seen'>, known: string | null = null): Promise<Answered> {
  const { operation: one } = call
  const { seen, noted } = createSeen()
  let answer: unknown
  try {
    answer = await one.run({ ...call, seen })
  } catch (error) {
    await noteRefusal(call, error, noted())
    throw error
  }
  const tag = one.method === 'GET' && !(answer instanceof Response) ? tagOf(answer) : undefined
  const answered = { answer, tag }
  // What the asker has already shows nothing more.
  if (tag !== undefined && tag === known)
    return { answer: new Response(null, { status: 304, headers: { etag: tag, 'cache-control': 'no-store' } }), tag }
  const { people, asked } = noted()
  const done = memberOf(answer, 'hecho') === true
  if (done || one.ownLogbook || (people === 0 && asked === undefined)) return answered
  const outcome = people === 0 ? 'nothing' : isProposal(answer) ? 'proposed' : 'shown'
  await note(call, { people, asked }, { outcome, code: asked?.by, isTry: outcome === 'nothing' && one.method === 'POST' })
  return answered
}

/** `tag`: changes with the answer; of reads that are asked again and again. */
interface Answered {
  answer: unknown
  tag: string | undefined
}

const tagOf = (answer: unknown): string => `"${Bun.hash(JSON.stringify(answer)).toString(36)}"`

/** Typos and our own failures reveal nothing about anyone. */
export async function noteRefusal(
  call: Pick<Call<unknown, unknown>, 'operation' | 'deps' | 'caller' | 'query'>,
  error: unknown,
  noted: Noted = { people: 0, asked: undefined },
): Promise<void> {
  if (!(error instanceof AppError) || !TELLING.includes(error.kind)) return
  // The comptroller leaves nothing in the offices' log-book.
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

/** Also one repeated because its key no longer fits (409). */
const isProposal = (answer: unknown): boolean =>
  answer instanceof Response ? answer.status === 409 : memberOf(answer, 'hecho') === false

const memberOf = (answer: unknown, name: string): unknown =>
  typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined

/** For code that shows a person: who looks, and the note of whom. */
export type Look = Pick<Call<unknown, unknown>, 'deps' | 'caller' | 'seen'>
