import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

export interface UndeliveredMessage {
  id: number
  contactId: number
  what: 'reply' | 'notice' | 'reminder'
  state: 'failed' | 'parked'
  errorCode: number | undefined
  createdAt: Instant
  /** May be sent again (walls.sql, messages_to_repeat). */
  whole: boolean
}

/** People with an appointment to come at these offices; `rest`: also people with none at all. */
export interface OfWhom {
  officeIds: readonly number[]
  rest: boolean
}

interface Asked {
  only: number | null
  after: number
}
const ASKED = 'and +o.id > +$after and (+$only is null or o.id = +$only)'

// Without complaints: who hears those sees what did not arrive. All of these read `outbox_trouble`; without `+id` SQLite would read every
// message in id order.
const UNDELIVERED = `from outbox o where o.state in ('failed', 'parked') and o.hidden = 0
  and (exists (select 1 from appointments a where a.contact_id = o.contact_id and a.live = 1
      and a.office_id in (select value from json_each(+$offices)))
    or +$rest = 1 and not exists (select 1 from appointments a where a.contact_id = o.contact_id and a.live = 1))`

const TO_REPEAT = `${UNDELIVERED} and o.id in (select m.id from messages_to_repeat m) ${ASKED}`
const TO_RETAKE = `from inbox o where o.state = 'aside' and o.body_sealed is not null ${ASKED}`

const UNDELIVERED_PAGE = statement(
  `select o.id, o.contact_id as contactId, case when o.once = 1 then 'reminder' else o.kind end as what, o.state, o.error_code as errorCode, o.created_at as createdAt,
     exists (select 1 from messages_to_repeat m where m.id = o.id) as whole
   ${UNDELIVERED} and +o.id < +$before order by +o.id desc limit +$limit`,
  {
    row: row<Omit<UndeliveredMessage, 'errorCode' | 'whole'> & { errorCode: number | null; whole: number }>({
      id: 'int',
      contactId: 'int',
      what: 'text',
      state: 'text',
      errorCode: 'int?',
      createdAt: 'int',
      whole: 'int',
    }),
    params: { offices: 'text', rest: 'int', before: 'int', limit: 'int' },
    uses: 'appointments_contact outbox_contact outbox_trouble',
    because: 'messages that could not be delivered are few, and an administrator asks',
  },
)

/** Newest first, at most `limit` older than `before`. */
export function undelivered(
  db: Db,
  whose: OfWhom,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): UndeliveredMessage[] {
  return UNDELIVERED_PAGE.all(db, { ...bind(whose), before, limit }).map((row) => ({
    ...row,
    errorCode: row.errorCode ?? undefined,
    whole: row.whole === 1,
  }))
}

const COUNT_UNDELIVERED = statement(`select count(*) as n ${UNDELIVERED}`, {
  row: { n: 'int' },
  params: { offices: 'text', rest: 'int' },
  uses: 'appointments_contact outbox_trouble',
})

export const countUndelivered = (db: Db, whose: OfWhom): number => COUNT_UNDELIVERED.get(db, { ...bind(whose) })?.n ?? 0

/** The named one, or those behind the id `after`, oldest first. */
export interface Wanted {
  only: number | undefined
  after: number | undefined
  limit: number
}

/** With the count of those behind them. */
export interface Stuck {
  ids: number[]
  left: number
}

const NEXT_TO_REPEAT = statement(`select o.id ${TO_REPEAT} order by +o.id limit +$limit`, {
  row: { id: 'int' },
  params: { offices: 'text', rest: 'int', after: 'int', only: 'int?', limit: 'int' },
  uses: 'appointments_contact outbox_contact outbox_trouble',
  because: 'messages that could not be delivered are few, and an administrator asks',
})

const COUNT_TO_REPEAT = statement(`select count(*) as n ${TO_REPEAT}`, {
  row: { n: 'int' },
  params: { offices: 'text', rest: 'int', after: 'int', only: 'int?' },
  uses: 'appointments_contact outbox_contact outbox_trouble',
})

export const undeliveredToRepeat = (db: Db, whose: OfWhom, wanted: Wanted): Stuck =>
  stuck(
    wanted,
    (asked, limit) => NEXT_TO_REPEAT.all(db, { ...asked, ...bind(whose), limit }),
    (asked) => COUNT_TO_REPEAT.get(db, { ...asked, ...bind(whose) }),
  )

export interface SetAsideMessage {
  id: number
  contactId: number | undefined
  /** Class of the error. */
  error: string
  receivedAt: Instant
  whole: boolean
}

const SET_ASIDE = statement(
  `select id, contact_id as contactId, error, received_at as receivedAt, body_sealed is not null as whole from inbox
   where state = 'aside' and id > +? order by id limit +?`,
  {
    row: { id: 'int', contactId: 'int?', error: 'text?', receivedAt: 'int', whole: 'int' },
    params: ['int', 'int'],
    uses: 'inbox_aside',
  },
)

/** Citizens' messages whose turn failed, oldest first, at most `limit` newer than `after`. */
export function setAside(db: Db, { after = 0, limit }: { after?: number | undefined; limit: number }): SetAsideMessage[] {
  return SET_ASIDE.all(db, after, limit).map((row) => ({
    ...row,
    contactId: row.contactId ?? undefined,
    error: row.error ?? '',
    whole: row.whole === 1,
  }))
}

const COUNT_SET_ASIDE = statement("select count(*) as n from inbox where state = 'aside'", {
  row: { n: 'int' },
  uses: 'inbox_aside',
})

export const countSetAside = (db: Db): number => COUNT_SET_ASIDE.get(db)?.n ?? 0

const NEXT_TO_RETAKE = statement(`select o.id ${TO_RETAKE} order by +o.id limit +$limit`, {
  row: { id: 'int' },
  params: { after: 'int', only: 'int?', limit: 'int' },
  uses: 'inbox_bodies',
  because: 'messages that were set aside are few, and an administrator asks',
})

const COUNT_TO_RETAKE = statement(`select count(*) as n ${TO_RETAKE}`, {
  row: { n: 'int' },
  params: { after: 'int', only: 'int?' },
  uses: 'inbox_bodies',
})

export const setAsideToRetake = (db: Db, wanted: Wanted): Stuck =>
  stuck(
    wanted,
    (asked, limit) => NEXT_TO_RETAKE.all(db, { ...asked, limit }),
    (asked) => COUNT_TO_RETAKE.get(db, asked),
  )

function stuck(
  { only, after, limit }: Wanted,
  read: (asked: Asked, limit: number) => { id: number }[],
  count: (asked: Asked) => { n: number } | null,
): Stuck {
  const asked = { only: only ?? null, after: after ?? 0 }
  const ids = read(asked, limit).map((row) => row.id)
  return { ids, left: (count(asked)?.n ?? 0) - ids.length }
}

const NAME_OF_CONTACT = statement(
  `select name_sealed as name, attendant_sealed as attendant from appointments where contact_id = +?1 and group_id =
   (select group_id from appointments where contact_id = +?1 order by id desc limit 1) order by member limit 1`,
  {
    row: { name: 'bytes?', attendant: 'bytes?' },
    params: ['int'],
    uses: 'appointments_contact appointments_group',
    because: 'a contact has few appointments',
  },
)

/**
 * A name for a contact: the first member of its newest group, usually the writer, or the adult with a minor. Undefined when there is none
 * or it was forgotten.
 */
export function nameOfContact(db: Db, vault: Vault, contactId: number): string | undefined {
  const row = NAME_OF_CONTACT.get(db, contactId)
  if (row?.attendant) return (JSON.parse(vault.open(row.attendant)) as { name: string }).name
  return row?.name ? vault.open(row.name) : undefined
}

const bind = ({ officeIds, rest }: OfWhom) => ({ offices: JSON.stringify(officeIds), rest: rest ? 1 : 0 })
