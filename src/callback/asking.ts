import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { forgetPhone } from '../booking/callback-phones.ts'
import type { Instant } from '../clock.ts'
import type { Merged } from '../messaging/deps.ts'

const WILL_ASK = statement(
  `insert into callback_phones (contact_id, ask_at)
   select c.id, ?2 from contacts c where c.id in (select a.contact_id from appointments a where a.group_id = ?1)
     and not exists (select 1 from contact_aliases x where x.contact_id = c.id and x.kind <> 'psid')
   on conflict (contact_id) do nothing`,
  { params: ['text', 'int'], uses: 'appointments_group contact_aliases_of' },
)

/** At the next step, unless done before or the telephone is known. */
export function askAfter(tx: Tx, groupId: string, now: Instant): void {
  WILL_ASK.run(tx, groupId, now)
}

const NEXT_TO_ASK = statement('select min(ask_at) as at from callback_phones where ask_at is not null', {
  row: { at: 'int?' },
  uses: 'callback_phones_ask',
})

export const nextToAsk = (db: Db): Instant | undefined => NEXT_TO_ASK.get(db)?.at ?? undefined

const TO_ASK = statement(
  'select contact_id as id from callback_phones where ask_at is not null and ask_at <= +? order by ask_at limit +?',
  { row: { id: 'int!' }, params: ['int', 'int'], uses: 'callback_phones_ask' },
)

export const toAsk = (db: Db, now: Instant, limit: number): number[] => TO_ASK.all(db, now, limit).map(({ id }) => id)

const ASK_AT = statement('update callback_phones set ask_at = ? where contact_id = ?', {
  params: ['int?', 'int'],
  uses: 'callback_phones_contact',
})

/** Undefined: never again. */
export function askAt(tx: Tx, contactId: number, at: Instant | undefined): void {
  ASK_AT.run(tx, at ?? null, contactId)
}

const MAY_BE_CALLED = statement(
  `select 1 from contact_aliases where contact_id = +?1 and kind = 'phone'
   union all select 1 from callback_phones where contact_id = +?1 and phone_sealed is not null limit 1`,
  { params: ['int'], uses: 'callback_phones_contact contact_aliases_of' },
)

export const mayBeCalled = (db: Db, contactId: number): boolean => MAY_BE_CALLED.finds(db, contactId)

const KNOWN = statement("select 1 from contact_aliases where contact_id in (?1, ?2) and kind <> 'psid' limit 1", {
  params: ['int', 'int'],
  uses: 'contact_aliases_of',
})

const MOVE = statement(
  `update callback_phones set contact_id = ?1 where contact_id = ?2 and not exists (select 1 from callback_phones where contact_id = ?1)`,
  { params: ['int', 'int'], uses: 'callback_phones_contact' },
)

/** With a telephone among both contacts, no other one is kept. */
export function mergePhones(tx: Tx, { id, other }: Pick<Merged, 'id' | 'other'>): void {
  if (KNOWN.finds(tx, id, other)) forgetPhone(tx, { contactId: id })
  else MOVE.run(tx, id, other)
  forgetPhone(tx, { contactId: other })
}
