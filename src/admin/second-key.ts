import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { rule } from '../catalogue/rules.ts'
import { DAY, type Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { Caller } from './access.ts'
import { isOwn, ofOffice } from './owners.ts'
import type { Worked } from './propose.ts'
import { refusals } from './refusals.ts'

export const SECOND_KEY_REFUSALS = refusals({
  second_key: [
    'pide_segunda_clave',
    'conflict',
    'Este cambio no lo puede hacer su clave sola. No se hizo nada.',
    'Así pasa con un folio de cada tantos, por sorteo, y con los de personas con quienes esa misma clave conversó. Pida a un administrador, a contraloría o a otra oficina que use «Autorizar el cambio de una cita». La persona también puede hacerlo ella misma en su chat.',
  ],
  second_key_for_person: [
    'otra_persona_pide_segunda_clave',
    'conflict',
    'Con esos datos el lugar sería de otra persona, y eso nunca lo hace una clave sola. No se hizo nada.',
    'Pida a un administrador o a contraloría que use «Autorizar el cambio de una cita», con «ponerla a nombre de otra persona». O cancele esta cita y dé otra a esa persona.',
  ],
})

// Some changes of an appointment need the consent of a second key, so that an office cannot remove the appointment of a person who
// complained of it. The refusal must not reveal a complaint: it is the same for anyone who wrote in the person's chat, and for a random
// part of all appointments (decision 31).

export type Change =
  | 'cancel'
  | 'move'
  | 'correct'
  | 'pass'
  /** Correct it to another person: no key may do that alone. */
  | 'person'
  /** One more place for an urgent visit than a key may give alone; of a key, not of an appointment. */
  | 'urgent'

/** How long after a talk or a closed complaint the second key is required. */
const REMEMBERED_MS = 30 * DAY
const YES_FOR_MS = DAY

type Group = readonly ({ groupId: string; contactId: number | undefined } & Parameters<typeof ofOffice>[0])[]

/**
 * Does a change that this key may make alone or a second one consented to, which is used up then. Refused as `second_key` before anything
 * is done. For `proposeOrApply`.
 */
export const withSecondKey = <T, W extends string>(
  tx: Tx,
  deps: { vault: Vault },
  asked: Asked,
  now: Instant,
  work: () => Worked<T, W>,
): Worked<T, W | 'second_key'> =>
  // Before the work: a trigger looks for it (walls.sql).
  takeSecondKey(tx, deps, asked, now) ? work() : { ok: false, why: 'second_key' }

export interface Asked {
  caller: Caller
  group: Group
  change: Change
}

const TAKE_SECOND_KEY = statement('update second_keys set used_at = ? where id = ?', { params: ['int', 'int'] })

/** This key may do it alone, or a second one consented, which is used up now. */
export function takeSecondKey(tx: Tx, { vault }: { vault: Vault }, { caller, group, change }: Asked, now: Instant): boolean {
  if (change !== 'person' && !needsSecondKey(tx, vault, caller, group, now)) return true
  const [first] = group
  return first !== undefined && useYes(tx, { groupId: first.groupId, change, keyId: caller.keyId }, now)
}

/** `change` is of a key itself, not of an appointment: another key consented, which is used up now. */
export const takeKeysConsent = (tx: Tx, keyId: number, change: 'urgent', now: Instant): boolean =>
  useYes(tx, { groupId: keyAsGroup(keyId), change, keyId }, now)

/** A consent to what a key does beyond its own stands in the place of a folio's. */
export const keyAsGroup = (keyId: number): string => `key:${keyId}`

function useYes(
  tx: Tx,
  { groupId, change, keyId }: { groupId: string; change: Change; keyId: number | null },
  now: Instant,
): boolean {
  const yes = YES_TO.get(tx, groupId, change, now, keyId)?.id
  if (yes !== undefined) TAKE_SECOND_KEY.run(tx, now, yes)
  return yes !== undefined
}

function needsSecondKey(db: Db, vault: Vault, caller: Caller, group: Group, now: Instant): boolean {
  const contacts = [...new Set(group.flatMap((one) => one.contactId ?? []))]
  const wrote = contacts.some((id) => wroteLately(db, id, caller.keyId, now))
  const leads = caller.role === 'administrator' && caller.allOffices
  // An administrator is above the office, unless the same key talked with the person.
  if (leads && !wrote) return false
  const watched = contacts.some((id) => complainedLately(db, id, now)) || group.some((one) => isDrawn(db, vault, one.groupId))
  return leads ? watched : wrote || watched
}

/** Drawn by the folio, so that repeating draws no other lot. */
const isDrawn = (db: Db, vault: Vault, groupId: string): boolean =>
  Buffer.from(vault.index('second_key', groupId)).readUInt32BE(0) % rule(db, 'second_key_one_in') === 0

const WROTE_LATELY = statement(
  `select 1 from cases c join case_messages m on m.case_id = c.id
   where c.contact_id = +? and m.author = 'office' and m.key_id is +? and m.at > ? limit 1`,
  { params: ['int', 'int?', 'int'], uses: 'case_messages_of cases_contact' },
)

const wroteLately = (db: Db, contactId: number, keyId: number | null, now: Instant): boolean =>
  WROTE_LATELY.finds(db, contactId, keyId, now - REMEMBERED_MS)

const COMPLAINED_LATELY = statement(
  "select 1 from cases where contact_id = +? and kind = 'complaint' and (state <> 'closed' or closed_at > ?) limit 1",
  { params: ['int', 'int'], uses: 'cases_contact' },
)

const complainedLately = (db: Db, contactId: number, now: Instant): boolean =>
  COMPLAINED_LATELY.finds(db, contactId, now - REMEMBERED_MS)

/** Fewer cannot wait for a second key. */
const KEYS_OF_SMALL_OFFICE = 3
const ON_DUTY_FOR_MS = 7 * DAY

const KEYS_ON_DUTY = statement(
  `select count(*) as n from access_keys k where k.agency_id = (select o.agency_id from offices o where o.id = +$office)
     and k.role in ('clerk', 'manager', 'administrator') and k.revoked_at is null and coalesce(k.expires_at, $now + 1) > $now
     and k.last_used_at > $since
     and (k.all_offices = 1 or exists (select 1 from access_key_offices a where a.key_id = k.id and a.office_id = +$office))`,
  { row: { n: 'int' }, params: { office: 'int', now: 'int', since: 'int' } },
)

/** A key is on duty that is valid, may change the office's appointments, and was used within seven days. */
export const isSmallOffice = (db: Db, officeId: number, now: Instant): boolean =>
  (KEYS_ON_DUTY.get(db, { office: officeId, now, since: now - ON_DUTY_FOR_MS })?.n ?? 0) < KEYS_OF_SMALL_OFFICE

const SAY_YES_IN_CHAT = statement(
  'insert into second_keys (group_id, change, at, until, used_at, by_chat) values ($group, $change, $now, $now, $now, 1)',
  { params: { group: 'text', change: 'text', now: 'int' } },
)

/** The person's own yes, used up at once. Before the change: a trigger looks for it (walls.sql). */
export const sayYesInChat = (tx: Tx, asked: { groupId: string; change: 'cancel' | 'move' }, now: Instant): void =>
  void SAY_YES_IN_CHAT.run(tx, { group: asked.groupId, change: asked.change, now })

const YES_TO = statement(
  `select id from second_keys where group_id = +? and change = +? and until > ? and used_at is null and key_id is not +?
   order by id limit 1`,
  { row: { id: 'int' }, params: ['text', 'text', 'int', 'int?'], uses: 'second_keys_group' },
)

/** Who hears complaints, an administrator, or a key of other offices; never one that wrote to the person. */
export function maySayYes(db: Db, caller: Caller, group: Group, now: Instant): boolean {
  const wrote = group.some(({ contactId }) => contactId !== undefined && wroteLately(db, contactId, caller.keyId, now))
  if (wrote) return false
  if (caller.role === 'comptroller' || caller.role === 'administrator')
    return caller.allOffices && group.every((one) => isOwn(caller, ofOffice(one)))
  return group.every((one) => !isOwn(caller, ofOffice(one)))
}

const SAY_YES = statement(
  'insert into second_keys (group_id, change, key_id, at, until) values ($group, $change, $key, $now, $until)',
  { params: { group: 'text', change: 'text', key: 'int?', now: 'int', until: 'int' } },
)

/** Consent to one change of this folio, for a day. For `proposeOrApply`. */
export function sayYes(
  tx: Tx,
  caller: Caller,
  { group, change }: { group: readonly { id: number; version: number; groupId: string }[]; change: Change },
  now: Instant,
): Worked<{ until: Instant }, never> {
  const until = now + YES_FOR_MS
  SAY_YES.run(tx, { group: group[0]?.groupId ?? '', change, key: caller.keyId, now, until })
  return { ok: true, touched: group.map(({ id, version }) => ({ what: 'appointment', id, version })), impact: { until } }
}
