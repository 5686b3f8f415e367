import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'

/** Another hour after a closure, or a waitlist entry. */
export type CallSubject = { rebookingId: number } | { wishId: number }

export type CallResult = 'accepts' | 'wants_another' | 'declines' | 'no_answer'

const keyOf = (about: CallSubject) => ({ rebooking: null, wish: null, ...named(about) })

const named = (about: CallSubject) => ('rebookingId' in about ? { rebooking: about.rebookingId } : { wish: about.wishId })

const KEY = { rebooking: 'int?', wish: 'int?' } as const

const OPEN = statement(
  `insert into calls (office_id, rebooking_id, wish_id, open, created_at) values ($office, $rebooking, $wish, 1, $now)
   on conflict do nothing`,
  { params: { ...KEY, office: 'int', now: 'int' } },
)

/** On the list once. */
export const openCall = (tx: Tx, about: CallSubject, officeId: number, now: Instant): void =>
  void OPEN.run(tx, { ...keyOf(about), office: officeId, now })

const CLOSE = statement(
  'update calls set open = 0, version = version + 1 where open = 1 and (rebooking_id = +$rebooking or wish_id = +$wish)',
  { params: KEY, uses: 'calls_rebooking calls_wish' },
)

export const closeCall = (tx: Tx, about: CallSubject): void => void CLOSE.run(tx, keyOf(about))

export interface Call {
  id: number
  officeId: number
  about: CallSubject
  version: number
  result: CallResult | null
}

interface Row {
  id: number
  officeId: number
  rebookingId: number | null
  wishId: number | null
  version: number
  result: string | null
}

const COLUMNS = 'id, office_id as officeId, rebooking_id as rebookingId, wish_id as wishId, version, result'

const ROW = row<Row>({ id: 'int', officeId: 'int', rebookingId: 'int?', wishId: 'int?', version: 'int', result: 'text?' })

const read = ({ rebookingId, wishId, ...found }: Row): Call => ({
  ...found,
  about: rebookingId === null ? { wishId: wishId ?? 0 } : { rebookingId },
  result: found.result as CallResult | null,
})

const BY_ID = statement(`select ${COLUMNS} from calls where id = ? and open = 1`, { row: ROW, params: ['int'] })

/** Undefined when it need not be made. */
export function callById(db: Db, id: number): Call | undefined {
  const found = BY_ID.get(db, id)
  return found ? read(found) : undefined
}

const TO_MAKE = statement(
  `select ${COLUMNS} from calls where open = 1 and office_id in (select value from json_each(+$offices))
     and (wish_id is null, id) > (+$kind, +$after) order by wish_id is null, id limit +$limit`,
  {
    row: ROW,
    params: { offices: 'text', kind: 'int', after: 'int', limit: 'int' },
    uses: 'calls_to_make',
    because: 'few wait for a call',
  },
)

/** Waitlist calls first: their place is kept for hours only. */
export const placeOf = ({ id, about }: Call): string => `${'wishId' in about ? 0 : 1}.${id}`

/** At most `limit` behind the place `after`. */
export function callsToMake(
  db: Db,
  officeIds: readonly number[],
  { after = '0.0', limit }: { after?: string | undefined; limit: number },
): Call[] {
  const [kind = 0, id = 0] = after.split('.').map(Number)
  return TO_MAKE.all(db, { offices: JSON.stringify(officeIds), kind, after: id, limit }).map(read)
}

const COUNT = statement(
  'select count(*) as n from calls where open = 1 and office_id in (select o.id from offices o where o.agency_id = +?)',
  { row: { n: 'int' }, params: ['int'], uses: 'calls_to_make' },
)

export const countCalls = (db: Db, agencyId: number): number => COUNT.get(db, agencyId)?.n ?? 0

const COUNT_OF_OFFICES = statement(
  'select count(*) as n from calls where open = 1 and office_id in (select value from json_each(+?))',
  { row: { n: 'int' }, params: ['text'], uses: 'calls_to_make' },
)

export const countCallsOf = (db: Db, officeIds: readonly number[]): number =>
  COUNT_OF_OFFICES.get(db, JSON.stringify(officeIds))?.n ?? 0

const NOTE = statement(
  `update calls set result = $result, called_at = $now, called_key_id = $key, version = version + 1 where id = +$id and open = 1`,
  { params: { result: 'text', now: 'int', key: 'int?', id: 'int' } },
)

/** It stays on the list until its subject is settled. */
export const noteResult = (
  tx: Tx,
  id: number,
  { result, keyId }: { result: CallResult; keyId: number | null },
  now: Instant,
): void => void NOTE.run(tx, { result, now, key: keyId, id })

const WAS_TRIED = statement('select 1 from calls where wish_id = ? and open = 1 and result is not null', {
  params: ['int'],
  uses: 'calls_wish',
})

/** Called about this entry, which is still open. */
export const wasTried = (db: Db, wishId: number): boolean => WAS_TRIED.finds(db, wishId)
