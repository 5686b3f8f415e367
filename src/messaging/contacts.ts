import { exists } from '../../db/ask.ts'
import type { Db, Tx } from '../../db/open.ts'
import { readLanguage } from '../catalogue/languages.ts'
import type { Language } from '../catalogue/types.ts'
import type { Alias } from '../channels/channel.ts'
import { DAY, type Instant } from '../clock.ts'
import { mergeContact } from './merging.ts'
import { openAgain } from './remembered.ts'
import type { MessagingRooms } from './rooms.ts'

type Rooms = Pick<MessagingRooms, 'channel' | 'vault' | 'clock'>

/** Somebody who writes to us, known by aliases. */
export interface Contact {
  id: number
  /** When the last message was written, by the channel's clock. The 24-hour window counts from it. */
  lastInboundAt: Instant
  language: Language
  profileName: string | undefined
  /** Whoever cannot use a telephone to speak is told of none. */
  inWriting: boolean
  /** Until then a person at the office has the chat. 0 or past: the assistant answers. */
  withPersonUntil: Instant
}

/**
 * The contact with these aliases, made when there is none. When the aliases belong to two contacts (a user id seen first, its
 * phone later), the two become one.
 */
export function recogniseContact(
  tx: Tx,
  rooms: Rooms,
  from: Alias[],
  said: { at: Instant; profileName: string | undefined },
  now: Instant,
  { aliases, contacts }: Writers = lookUpWriters(tx, rooms, from),
): Contact {
  const [id, ...others] = contacts
  if (id === undefined) return createContact(tx, rooms, aliases, said, now)
  for (const other of others) mergeContact(tx, rooms, id, other, now)
  for (const alias of aliases) keepAlias(tx, rooms, id, alias, now)
  return refreshContact(tx, rooms, id, said)
}

/** Contacts with any of these aliases, oldest first. */
export const findContacts = (db: Db, rooms: Rooms, aliases: Alias[]): number[] => contactsAmong(lookUpAll(db, rooms, aliases))

/** The contact; undefined when it does not exist (any more). */
export function readContact(db: Db, rooms: Pick<Rooms, 'vault'>, id: number): Contact | undefined {
  const row = db.client
    .query<
      {
        last_inbound_at: number
        language: string
        profile_sealed: Uint8Array | null
        in_writing: number
        with_person_until: number | null
      },
      [number]
    >('select last_inbound_at, language, profile_sealed, in_writing, with_person_until from contacts where id = ?')
    .get(id)
  if (!row) return undefined
  const profileName = row.profile_sealed ? openAgain(rooms.vault, `profile:${id}`, row.profile_sealed) : undefined
  return {
    id,
    lastInboundAt: row.last_inbound_at,
    language: readLanguage(row.language),
    profileName,
    inWriting: row.in_writing === 1,
    withPersonUntil: row.with_person_until ?? 0,
  }
}

/** The language of a contact's chat; undefined when there is no such contact (any more). */
export function languageOf(db: Db, id: number): Language | undefined {
  const row = db.client.query<{ language: string }, [number]>('select language from contacts where id = ?').get(id)
  return row ? readLanguage(row.language) : undefined
}

/** The contact's addresses, most recently seen first. */
export function addressesOf(db: Db, rooms: Rooms, contactId: number): Alias[] {
  return db.client
    .query<{ kind: Alias['kind']; value_sealed: Uint8Array }, [number]>(
      'select kind, value_sealed from contact_aliases where contact_id = ? order by seen_at desc, kind',
    )
    .all(contactId)
    .map((row) => ({ kind: row.kind, value: rooms.vault.open(row.value_sealed) }))
}

/**
 * Notes an alias of this contact. The form that was seen last is written to. An alias that belongs to another contact now stays
 * there, and a contact without any was forgotten: what the channel says late of it brings nothing back.
 */
export function rememberAlias(tx: Tx, rooms: Rooms, contactId: number, alias: Alias, now: Instant): void {
  const found = lookUp(tx, rooms, alias)
  if (found.known?.contact_id === contactId || (found.known === null && hasAlias(tx, contactId)))
    keepAlias(tx, rooms, contactId, found, now)
}

/** What we know of these aliases before anything is written; for `recogniseContact` in the same step. */
export function lookUpWriters(db: Db, rooms: Rooms, from: Alias[]): Writers {
  const aliases = lookUpAll(db, rooms, from)
  return { aliases, contacts: writersAmong(db, aliases) }
}

export interface Writers {
  aliases: LookedUp[]
  /** Oldest first. More than one: they will become one. */
  contacts: number[]
}

const lookUpAll = (db: Db, rooms: Rooms, aliases: Alias[]): LookedUp[] => aliases.map((alias) => lookUp(db, rooms, alias))

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
 * The contacts that wrote under the aliases of one message, oldest first. A number that comes with another user id than before
 * was given to somebody else: its earlier contact is left out, and loses the number. (When a person's user id changes, the
 * channel announces it.)
 */
function writersAmong(db: Db, aliases: LookedUp[]): number[] {
  const ids = contactsAmong(aliases)
  const users = aliases.filter(({ alias }) => alias.kind === 'user_id')
  if (users.length === 0) return ids
  return ids.filter((id) => users.some(({ known }) => known?.contact_id === id) || !hasUserId(db, id))
}

const hasAlias = (db: Db, contactId: number): boolean =>
  exists(db, 'select 1 from contact_aliases where contact_id = ? limit 1', contactId)

const hasUserId = (db: Db, contactId: number): boolean =>
  exists(db, "select 1 from contact_aliases where contact_id = ? and kind = 'user_id' limit 1", contactId)

/** Contacts with these aliases, oldest first. */
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

/** The same person has another number or user id: limits and appointments stay, the old alias is forgotten. */
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
  return { id, lastInboundAt: at, language, profileName, inWriting: false, withPersonUntil: 0 }
}

/** Notes when the contact wrote, and its profile name. */
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

const hashOf = (rooms: Rooms, alias: Alias) => rooms.vault.index(alias.kind, rooms.channel.canonical(alias))

/** Whether this contact wants neither reminders nor offers. */
export const isMuted = (db: Db, contactId: number): boolean =>
  exists(db, 'select 1 from contacts where id = ? and muted_at is not null', contactId)
