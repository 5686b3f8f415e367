import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Vault } from '../vault.ts'

/** A contact's that cannot be written to for long, or as given at the counter. */
export type CalledFor = { contactId: number } | { groupId: string } | { wishId: number }

const keyOf = (whose: CalledFor) => ({ contact: null, group: null, wish: null, ...named(whose) })

const named = (whose: CalledFor) =>
  'contactId' in whose ? { contact: whose.contactId } : 'groupId' in whose ? { group: whose.groupId } : { wish: whose.wishId }

const KEY = { contact: 'int?', group: 'text?', wish: 'int?' } as const

const KEEP = statement(
  `insert into callback_phones (contact_id, group_id, wish_id, phone_sealed) values ($contact, $group, $wish, $phone)
   on conflict do update set phone_sealed = $phone, ask_at = null`,
  { params: { ...KEY, phone: 'bytes?' } },
)

/** Undefined: its contact wants none, and is not asked again. */
export function keepPhone(tx: Tx, vault: Vault, whose: CalledFor, phone: string | undefined): void {
  KEEP.run(tx, { ...keyOf(whose), phone: phone === undefined ? null : vault.seal(phone) })
}

const OF = 'from callback_phones where (contact_id = +$contact or group_id = +$group or wish_id = +$wish)'

const GIVEN = statement(`select phone_sealed as phone ${OF} and phone_sealed is not null`, {
  row: row<{ phone: Uint8Array }>({ phone: 'bytes' }),
  params: KEY,
  uses: 'callback_phones_contact callback_phones_group callback_phones_wish',
})

/** Digits with the country code. No one is identified by it. */
export function phoneGiven(db: Db, vault: Vault, whose: CalledFor): string | undefined {
  const found = GIVEN.get(db, keyOf(whose))
  return found ? vault.open(found.phone) : undefined
}

const FORGET = statement(`delete ${OF}`, {
  params: KEY,
  uses: 'callback_phones_contact callback_phones_group callback_phones_wish',
})

export const forgetPhone = (tx: Tx, whose: CalledFor): number => FORGET.run(tx, keyOf(whose)).changes
