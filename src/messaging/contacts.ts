import type { Db, Tx } from '../../db/open.ts'
import { releaseHold } from '../agenda/holds.ts'
import { type Language, readLanguage } from '../agenda/languages.ts'
import { mergeCases } from '../cases/talk.ts'
import type { Alias } from '../channels/channel.ts'
import { DAY, type Instant } from '../clock.ts'
import { openAgain } from './remembered.ts'
import type { MessagingRooms } from './rooms.ts'

type Rooms = Pick<MessagingRooms, 'channel' | 'vault' | 'clock'>

export interface Contact {
  id: number
  /** Channel time of the last message: the 24-hour window counts from it. */
  lastInboundAt: Instant
  language: Language
  profileName: string | undefined
  /** A person at the office has the chat until then; 0 or past: the assistant answers. */
  withPersonUntil: Instant
}

/**
 * The contact behind these aliases, made if new. When the aliases turn out to belong to two contacts (a user id seen
 * first, its phone later), they become one.
 */
export function recogniseContact(
  tx: Tx,
  rooms: Rooms,
  from: Alias[],
  said: { at: Instant; profileName: string | undefined },
  now: Instant,
  aliases = lookUpAll(tx, rooms, from),
): Contact {
  const [id, ...others] = writersAmong(tx, aliases)
  if (id === undefined) return createContact(tx, rooms, aliases, said, now)
  for (const other of others) mergeContact(tx, rooms, id, other, now)
  for (const alias of aliases) keepAlias(tx, rooms, id, alias, now)
  return refreshContact(tx, rooms, id, said)
}

/** Contacts that go by one of these aliases, oldest first. */
export const findContacts = (db: Db, rooms: Rooms, aliases: Alias[]): number[] => contactsAmong(lookUpAll(db, rooms, aliases))

/** The contact as it stands; undefined when there is none (any more). */
export function readContact(db: Db, rooms: Pick<Rooms, 'vault'>, id: number): Contact | undefined {
  const row = db.client
    .query<
      { last_inbound_at: number; language: string; profile_sealed: Uint8Array | null; with_person_until: number | null },
      [number]
    >('select last_inbound_at, language, profile_sealed, with_person_until from contacts where id = ?')
    .get(id)
  if (!row) return undefined
  const profileName = row.profile_sealed ? openAgain(rooms.vault, `profile:${id}`, row.profile_sealed) : undefined
  return {
    id,
    lastInboundAt: row.last_inbound_at,
    language: readLanguage(row.language),
    profileName,
    withPersonUntil: row.with_person_until ?? 0,
  }
}

/** The language that the chat speaks to a contact; undefined when there is none (any more). */
export function languageOf(db: Db, id: number): Language | undefined {
  const row = db.client.query<{ language: string }, [number]>('select language from contacts where id = ?').get(id)
  return row ? readLanguage(row.language) : undefined
}

/** How to reach a contact, most recently seen first. */
export function addressesOf(db: Db, rooms: Rooms, contactId: number): Alias[] {
  return db.client
    .query<{ kind: Alias['kind']; value_sealed: Uint8Array }, [number]>(
      'select kind, value_sealed from contact_aliases where contact_id = ? order by seen_at desc, kind',
    )
    .all(contactId)
    .map((row) => ({ kind: row.kind, value: rooms.vault.open(row.value_sealed) }))
}

/**
 * Notes a name under which the channel knows this contact; the last seen written form is the one delivered to. One that is
 * somebody else's by now stays theirs.
 */
export function rememberAlias(tx: Tx, rooms: Rooms, contactId: number, alias: Alias, now: Instant): void {
  const found = lookUp(tx, rooms, alias)
  if (found.known === null || found.known.contact_id === contactId) keepAlias(tx, rooms, contactId, found, now)
}

/** What is known of these aliases, before anything is written; for `recogniseContact` within the same step. */
export const lookUpAll = (db: Db, rooms: Rooms, aliases: Alias[]): LookedUp[] => aliases.map((alias) => lookUp(db, rooms, alias))

interface LookedUp {
  alias: Alias
  hash: Uint8Array
  known: { contact_id: number; value_sealed: Uint8Array; seen_at: number } | null
}

function lookUp(db: Db, rooms: Rooms, alias: Alias): LookedUp {
  const hash = rooms.vault.index(alias.kind, rooms.channel.canonical(alias))
  const known = db.client
    .query<NonNullable<LookedUp['known']>, [Uint8Array]>(
      'select contact_id, value_sealed, seen_at from contact_aliases where hash = ?',
    )
    .get(hash)
  return { alias, hash, known }
}

/**
 * Contacts behind the aliases of one message, oldest first. A number that comes with another user id than it had was given to
 * somebody else: whoever had it is not among them, and loses it. (A person who changes the user id is announced by the channel.)
 */
export function writersAmong(db: Db, aliases: LookedUp[]): number[] {
  const users = aliases.filter(({ alias }) => alias.kind === 'user_id')
  const isWriter = ({ alias, known }: LookedUp): boolean =>
    alias.kind === 'user_id' ||
    known === null ||
    users.length === 0 ||
    users.some((user) => user.known?.contact_id === known.contact_id) ||
    !hasUserId(db, known.contact_id)
  return contactsAmong(aliases.filter(isWriter))
}

const hasUserId = (db: Db, contactId: number): boolean =>
  db.client.query("select 1 from contact_aliases where contact_id = ? and kind = 'user_id' limit 1").get(contactId) !== null

/** Contacts behind these aliases, oldest first. */
function contactsAmong(aliases: LookedUp[]): number[] {
  return oldestFirst(aliases.flatMap(({ known }) => known?.contact_id ?? []))
}

const oldestFirst = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

function keepAlias(tx: Tx, rooms: Rooms, contactId: number, { alias, hash, known }: LookedUp, now: Instant): void {
  const isFresh = known?.contact_id === contactId && now - known.seen_at < DAY
  if (isFresh && openAgain(rooms.vault, `${alias.kind}:${contactId}`, known.value_sealed) === alias.value) return
  tx.client
    .query(
      `insert into contact_aliases (hash, contact_id, kind, value_sealed, seen_at) values (?1, ?2, ?3, ?4, ?5)
       on conflict (hash) do update set contact_id = ?2, value_sealed = ?4, seen_at = ?5`,
    )
    .run(hash, contactId, alias.kind, rooms.vault.seal(alias.value), now)
}

/** The same person under another number or user id: limits and appointments go along, the old name is forgotten. */
export function renameContact(tx: Tx, rooms: Rooms, was: Alias[], becomes: Alias[], now: Instant): void {
  const fresh = lookUpAll(tx, rooms, becomes)
  const [id, ...others] = oldestFirst([...findContacts(tx, rooms, was), ...writersAmong(tx, fresh)])
  if (id === undefined) return
  for (const other of others) mergeContact(tx, rooms, id, other, now)
  for (const found of fresh) keepAlias(tx, rooms, id, found, now)
  const replaced = new Set(becomes.map((alias) => alias.kind))
  for (const alias of was) {
    if (replaced.has(alias.kind) && !becomes.some((one) => rooms.channel.canonical(one) === rooms.channel.canonical(alias))) {
      tx.client.query('delete from contact_aliases where hash = ? and contact_id = ?').run(hashOf(rooms, alias), id)
    }
  }
}

function createContact(
  tx: Tx,
  rooms: Rooms,
  aliases: LookedUp[],
  { at, profileName }: { at: Instant; profileName: string | undefined },
  now: Instant,
): Contact {
  const language = 'es-MX'
  const profile = profileName === undefined ? null : rooms.vault.seal(profileName)
  const { lastInsertRowid } = tx.client
    .query<unknown, (string | number | Uint8Array | null)[]>(
      'insert into contacts (channel, last_inbound_at, language, profile_sealed, created_at) values (?, ?, ?, ?, ?)',
    )
    .run(rooms.channel.name, at, language, profile, now)
  const id = Number(lastInsertRowid)
  for (const alias of aliases) keepAlias(tx, rooms, id, alias, now)
  return { id, lastInboundAt: at, language, profileName, withPersonUntil: 0 }
}

/** Notes that the contact wrote just now, and under which profile name. */
function refreshContact(tx: Tx, rooms: Rooms, id: number, said: { at: Instant; profileName: string | undefined }): Contact {
  const before = readContact(tx, rooms, id)
  if (!before) throw new Error('contact vanished')
  const contact = {
    ...before,
    lastInboundAt: Math.max(before.lastInboundAt, said.at),
    profileName: said.profileName ?? before.profileName,
  }
  tx.client.query('update contacts set last_inbound_at = ? where id = ?').run(contact.lastInboundAt, id)
  if (contact.profileName !== undefined && contact.profileName !== before.profileName) {
    tx.client.query('update contacts set profile_sealed = ? where id = ?').run(rooms.vault.seal(contact.profileName), id)
  }
  return contact
}

/**
 * Everything of `other` becomes `id`'s: confirmed appointments, messages and limits. Of two unfinished conversations the one that
 * asked last goes on, with its hold, because that is the one that they are answering; the other is given up, with its own.
 */
function mergeContact(tx: Tx, rooms: Rooms, id: number, other: number, now: Instant): void {
  const run = (sql: string) => tx.client.query(sql).run(id, other)
  const givenUp = askedLast(tx, id, other, now) === other ? id : other
  releaseHold(tx, rooms, givenUp, now)
  // A contact has at most one live appointment without a CURP; the second one keeps its place and loses its telephone.
  run(`update appointments set contact_id = null, version = version + 1
       where contact_id = ?2 and live = 1 and unverified = 1
         and exists (select 1 from appointments a where a.contact_id = ?1 and a.live = 1 and a.unverified = 1)`)
  run('update appointments set contact_id = ?1, version = version + 1 where contact_id = ?2')
  run('update wait_wishes set contact_id = ?1, version = version + 1 where contact_id = ?2')
  run("update outbox set state = 'in_doubt', doubt_until = updated_at where contact_id = ?2 and state = 'sending' and ?1 <> ?2")
  run('update outbox set contact_id = ?1 where contact_id = ?2')
  mergeCases(tx, id, other, now)
  run('update inbox set contact_id = ?1 where contact_id = ?2')
  run(`insert into curps_typed (contact_id, day, curp_index) select ?1, day, curp_index from curps_typed where contact_id = ?2
       on conflict do nothing`)
  tx.client.query('delete from curps_typed where contact_id = ?').run(other)
  mergePermissions(tx, id, other)
  run(`update contacts set muted_at = coalesce(muted_at, (select muted_at from contacts where id = ?2)) where id = ?1`)
  tx.client.query('delete from conversations where contact_id = ?').run(givenUp)
  run('update conversations set contact_id = ?1 where contact_id = ?2')
  run('update contact_aliases set contact_id = ?1 where contact_id = ?2')
  run(
    'update contacts set last_inbound_at = max(last_inbound_at, (select last_inbound_at from contacts where id = ?2)) where id = ?1',
  )
  tx.client.query('delete from contacts where id = ?').run(other)
}

/** Which of two contacts was asked last in a conversation that is still open; undefined when neither has one. */
const askedLast = (tx: Tx, one: number, other: number, now: Instant): number | undefined =>
  tx.client
    .query<{ id: number }, [number, number, Instant]>(
      `select contact_id as id from conversations where contact_id in (?1, ?2) and expires_at > ?3
       order by asked_at desc, contact_id = ?1 desc limit 1`,
    )
    .get(one, other, now)?.id

/** What somebody declared about their own appointment, under another name, declares nothing. */
function mergePermissions(tx: Tx, id: number, other: number): void {
  const run = (sql: string) => tx.client.query(sql).run(id, other)
  run('update permissions set answered_by = ?1 where answered_by = ?2')
  run(`update permissions set state = 'closed', answered_by = null where answered_by = ?1 and ?1 <> ?2
         and group_id in (select group_id from appointments where contact_id = ?1)`)
  run(`update contacts set permissions_hidden_at = coalesce(permissions_hidden_at,
         (select permissions_hidden_at from contacts where id = ?2)) where id = ?1`)
}

const hashOf = (rooms: Rooms, alias: Alias) => rooms.vault.index(alias.kind, rooms.channel.canonical(alias))
