import type { Db, Tx } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import { row, statement } from '../../db/statements.ts'
import { readLanguage } from '../catalogue/languages.ts'
import type { Language } from '../catalogue/types.ts'
import type { Alias } from '../channels/channel.ts'
import { DAY, type Instant } from '../clock.ts'
import { openAgain } from './conversations.ts'
import type { MessagingDeps } from './deps.ts'

type Deps = Pick<MessagingDeps, 'channels' | 'vault' | 'clock'>
type MergeDeps = Deps & Pick<MessagingDeps, 'hooks' | 'personalData'>

export interface Contact {
  id: number
  /** Last written in. */
  channel: ChannelName
  /** When the last message was written, by the channel's clock. The 24-hour window counts from it. */
  lastInboundAt: Instant
  /** Not a free account, or seen at a counter. */
  proven: boolean
  language: Language
  profileName: string | undefined
  /** Cannot speak on a telephone, so none is offered. */
  inWriting: boolean
  /** Until then a person at the office has the chat. */
  withPersonUntil: Instant
  /** Until then the office answers in the channel's own inbox. */
  elsewhereUntil: Instant
}

/** Created when missing. When the aliases belong to two contacts (a user id seen first, its phone later), they are merged. */
export function recogniseContact(
  tx: Tx,
  deps: MergeDeps,
  from: Alias[],
  said: { at: Instant; profileName: string | undefined },
  now: Instant,
  { aliases, contacts }: Writers = lookUpWriters(tx, deps, from),
): Contact {
  const [id, ...others] = contacts
  if (id === undefined) return createContact(tx, deps, aliases, said, now)
  for (const other of others) mergeContact(tx, deps, id, other, now)
  for (const alias of aliases) keepAlias(tx, deps, id, alias, now)
  return refreshContact(tx, deps, id, aliases, said)
}

export const findContacts = (db: Db, deps: Deps, aliases: Alias[]): number[] => contactsAmong(lookUpAll(db, deps, aliases))

const READ_CONTACT = statement(
  `select c.channel, c.last_inbound_at, c.language, c.profile_sealed, c.in_writing, c.with_person_until, c.elsewhere_until,
     k.free_account = 1 and k.seen_at is null as free
   from contacts c join askers k on k.id = c.asker_id where c.id = +?`,
  {
    row: row<ContactRow>({
      ...{ channel: 'text', last_inbound_at: 'int', language: 'text' },
      ...{ profile_sealed: 'bytes?', in_writing: 'int', with_person_until: 'int?', elsewhere_until: 'int?', free: 'int' },
    }),
    params: ['int'],
  },
)

interface ContactRow {
  channel: ChannelName
  last_inbound_at: Instant
  language: string
  profile_sealed: Uint8Array | null
  in_writing: number
  with_person_until: Instant | null
  elsewhere_until: Instant | null
  free: number
}

export function readContact(db: Db, deps: Pick<Deps, 'vault'>, id: number): Contact | undefined {
  const row = READ_CONTACT.get(db, id)
  if (!row) return undefined
  const profileName = row.profile_sealed ? openAgain(deps.vault, `profile:${id}`, row.profile_sealed) : undefined
  return {
    id,
    channel: row.channel,
    proven: row.free !== 1,
    lastInboundAt: row.last_inbound_at,
    language: readLanguage(row.language),
    profileName,
    inWriting: row.in_writing === 1,
    withPersonUntil: row.with_person_until ?? 0,
    elsewhereUntil: row.elsewhere_until ?? 0,
  }
}

const LANGUAGE_OF = statement('select language from contacts where id = ?', { row: { language: 'text' }, params: ['int'] })

export function languageOf(db: Db, id: number): Language | undefined {
  const row = LANGUAGE_OF.get(db, id)
  return row ? readLanguage(row.language) : undefined
}

type AddressRow = { kind: Alias['kind']; value_sealed: Uint8Array; seen_at: number }
const ADDRESSES_OF = statement('select kind, value_sealed, seen_at from contact_aliases where contact_id = ?', {
  row: row<AddressRow>({ kind: 'text', value_sealed: 'bytes', seen_at: 'int' }),
  params: ['int'],
  uses: 'contact_aliases_of',
})

/** Most recently seen first. */
export function addressesOf(db: Db, deps: Pick<Deps, 'vault'>, contactId: number): Alias[] {
  // Sorted here: SQLite takes twenty times as long for one or two rows as it takes to find them.
  return ADDRESSES_OF.all(db, contactId)
    .sort((a, b) => b.seen_at - a.seen_at || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, value_sealed }) => ({ kind, value: deps.vault.open(value_sealed) }))
}

const TELEPHONE_OF = "select 1 from contact_aliases where contact_id = ? and kind <> 'psid' limit 1"
const HAS_TELEPHONE = statement(TELEPHONE_OF, { params: ['int'], uses: 'contact_aliases_of' })
export const hasTelephone = (db: Db, contactId: number): boolean => HAS_TELEPHONE.finds(db, contactId)

/**
 * The form seen last is written to. An alias of another contact stays there, and a contact without any was forgotten: late news of the
 * channel restores nothing.
 */
export function rememberAlias(tx: Tx, deps: Deps, contactId: number, alias: Alias, now: Instant): void {
  const found = lookUp(tx, deps, alias)
  if (found.known?.contact_id === contactId || (found.known === null && hasAlias(tx, contactId)))
    keepAlias(tx, deps, contactId, found, now)
}

/** What is known of these aliases, for `recogniseContact` in the same step. */
export function lookUpWriters(db: Db, deps: Deps, from: Alias[]): Writers {
  const aliases = lookUpAll(db, deps, from)
  return { aliases, contacts: writersAmong(db, aliases) }
}

export interface Writers {
  aliases: LookedUp[]
  /** Oldest first; several will be merged. */
  contacts: number[]
}

const lookUpAll = (db: Db, deps: Deps, aliases: Alias[]): LookedUp[] => aliases.map((alias) => lookUp(db, deps, alias))

interface LookedUp {
  alias: Alias
  hash: Uint8Array
  known: { contact_id: number; value_sealed: Uint8Array; seen_at: number } | null
}

const LOOK_UP = statement('select contact_id, value_sealed, seen_at from contact_aliases where hash = ? and channel = ?', {
  row: row<NonNullable<LookedUp['known']>>({ contact_id: 'int', value_sealed: 'bytes', seen_at: 'int' }),
  params: ['bytes', 'text'],
})

function lookUp(db: Db, deps: Deps, alias: Alias): LookedUp {
  const hash = deps.vault.index(alias.kind, deps.channels.canonical(alias))
  const known = LOOK_UP.get(db, hash, deps.channels.of(alias))
  return { alias, hash, known }
}

/**
 * Oldest first. A number with another user id than before was given to somebody else: its earlier contact is left out and loses the number.
 * (The channel announces when a person's user id changes.)
 */
function writersAmong(db: Db, aliases: LookedUp[]): number[] {
  const ids = contactsAmong(aliases)
  const users = aliases.filter(({ alias }) => alias.kind === 'user_id')
  if (users.length === 0) return ids
  return ids.filter((id) => users.some(({ known }) => known?.contact_id === id) || !hasUserId(db, id))
}

const HAS_ALIAS = statement('select 1 from contact_aliases where contact_id = ? limit 1', {
  params: ['int'],
  uses: 'contact_aliases_of',
})

const hasAlias = (db: Db, contactId: number): boolean => HAS_ALIAS.finds(db, contactId)

const HAS_USER_ID = statement("select 1 from contact_aliases where contact_id = ? and kind = 'user_id' limit 1", {
  params: ['int'],
  uses: 'contact_aliases_of',
})

const hasUserId = (db: Db, contactId: number): boolean => HAS_USER_ID.finds(db, contactId)

function contactsAmong(aliases: LookedUp[]): number[] {
  return oldestFirst(aliases.flatMap(({ known }) => known?.contact_id ?? []))
}

const oldestFirst = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

const KEEP_ALIAS = statement(
  `insert into contact_aliases (hash, channel, contact_id, kind, value_sealed, seen_at) values (?1, ?2, ?3, ?4, ?5, ?6)
   on conflict (hash, channel) do update set contact_id = ?3, value_sealed = ?5, seen_at = ?6`,
  { params: ['bytes', 'text', 'int', 'text', 'bytes', 'int'] },
)

function keepAlias(tx: Tx, deps: Deps, contactId: number, { alias, hash, known }: LookedUp, now: Instant): void {
  const isFresh = known?.contact_id === contactId && now - known.seen_at < DAY
  if (isFresh && openAgain(deps.vault, `${alias.kind}:${contactId}`, known.value_sealed) === alias.value) return
  KEEP_ALIAS.run(tx, hash, deps.channels.of(alias), contactId, alias.kind, deps.vault.seal(alias.value), now)
}

const RENAME_CONTACT = statement('delete from contact_aliases where hash = ? and channel = ? and contact_id = ?', {
  params: ['bytes', 'text', 'int'],
})

/** The same person has another number or user id: limits and appointments stay, the old alias is forgotten. */
export function renameContact(tx: Tx, deps: MergeDeps, was: Alias[], becomes: Alias[], now: Instant): void {
  const fresh = lookUpAll(tx, deps, becomes)
  const [id, ...others] = oldestFirst([...findContacts(tx, deps, was), ...writersAmong(tx, fresh)])
  if (id === undefined) return
  for (const other of others) mergeContact(tx, deps, id, other, now)
  for (const found of fresh) keepAlias(tx, deps, id, found, now)
  const replaced = new Set(becomes.map((alias) => alias.kind))
  for (const alias of was) {
    if (replaced.has(alias.kind) && !becomes.some((one) => deps.channels.canonical(one) === deps.channels.canonical(alias))) {
      RENAME_CONTACT.run(tx, deps.vault.index(alias.kind, deps.channels.canonical(alias)), deps.channels.of(alias), id)
    }
  }
}

const CREATE_ASKER = statement(
  `insert into askers (free_account, created_at)
   select +$free, +$now where not exists (select 1 from asker_marks k where k.phone_hash = $phone and k.until > +$now)`,
  {
    params: { free: 'int', now: 'int', phone: 'bytes?' },
    uses: 'appointments_asked asker_marks_asker askers_counts_as contacts_asker missed_visits_asker urgent_visits_asker village_telephones_asker',
  },
)

const CREATE_CONTACT = statement(
  'insert into contacts (asker_id, channel, last_inbound_at, language, profile_sealed, created_at) values (?, ?, ?, ?, ?, ?)',
  { params: ['int', 'text', 'int', 'text', 'bytes?', 'int'] },
)

function createContact(
  tx: Tx,
  deps: Deps,
  aliases: LookedUp[],
  { at, profileName }: { at: Instant; profileName: string | undefined },
  now: Instant,
): Contact {
  const [language, channel] = ['es-MX' as const, channelAmong(deps, aliases)]
  const profile = profileName === undefined ? null : deps.vault.seal(profileName)
  const freeAccount = aliases.every(({ alias }) => alias.kind === 'psid')
  const { lastInsertRowid } = CREATE_CONTACT.run(tx, createAsker(tx, aliases, now), channel, at, language, profile, now)
  const id = Number(lastInsertRowid)
  for (const alias of aliases) keepAlias(tx, deps, id, alias, now)
  return {
    id,
    channel,
    proven: !freeAccount,
    lastInboundAt: at,
    language,
    profileName,
    inWriting: false,
    withPersonUntil: 0,
    elsewhereUntil: 0,
  }
}

const TAKE_MARK = statement('delete from asker_marks where phone_hash = ? returning asker_id as id', {
  row: { id: 'int' },
  params: ['bytes'],
})

/** Of a telephone that was forgotten and writes again, the same. */
function createAsker(tx: Tx, aliases: LookedUp[], now: Instant): number {
  const phone = aliases.find(({ alias }) => alias.kind === 'phone')?.hash ?? null
  const isFree = aliases.every(({ alias }) => alias.kind === 'psid')
  const made = CREATE_ASKER.run(tx, { free: Number(isFree), now, phone })
  return (made.changes === 0 && phone && TAKE_MARK.get(tx, phone)?.id) || Number(made.lastInsertRowid)
}

/** All aliases of one message are of one channel. */
const channelAmong = ({ channels }: Deps, [first]: LookedUp[]): ChannelName => channels.of(first?.alias ?? { kind: 'phone' })

const UPDATE_CONTACTS = statement('update contacts set channel = ?, last_inbound_at = ? where id = ?', {
  params: ['text', 'int', 'int'],
})

const REFRESH_CONTACT_CONTACTS = statement('update contacts set profile_sealed = ? where id = ?', { params: ['bytes?', 'int'] })

function refreshContact(
  tx: Tx,
  deps: Deps,
  id: number,
  aliases: LookedUp[],
  said: { at: Instant; profileName: string | undefined },
): Contact {
  const before = readContact(tx, deps, id)
  if (!before) throw new Error('contact vanished')
  const contact = {
    ...before,
    // A late message of one channel does not undo a newer one of the other.
    channel: said.at >= before.lastInboundAt ? channelAmong(deps, aliases) : before.channel,
    lastInboundAt: Math.max(before.lastInboundAt, said.at),
    profileName: said.profileName ?? before.profileName,
  }
  UPDATE_CONTACTS.run(tx, contact.channel, contact.lastInboundAt, id)
  if (contact.profileName !== undefined && contact.profileName !== before.profileName) {
    REFRESH_CONTACT_CONTACTS.run(tx, deps.vault.seal(contact.profileName), id)
  }
  return contact
}

const SET_MUTED = statement('update contacts set muted_at = ? where id = ?', { params: ['int?', 'int'] })

/** Undefined: reminders and offers again. Answers always come. */
export function setMuted(tx: Tx, contactId: number, since: Instant | undefined): void {
  SET_MUTED.run(tx, since ?? null, contactId)
}

const IS_MUTED = statement('select 1 from contacts where id = ? and muted_at is not null', { params: ['int'] })

export const isMuted = (db: Db, contactId: number): boolean => IS_MUTED.finds(db, contactId)

const DELETE_CONVERSATIONS = statement('delete from conversations where contact_id = ?', { params: ['int'] })

const DELETE_CONTACTS = statement('delete from contacts where id = ?', {
  params: ['int'],
  uses: 'appointments_contact callback_phones_contact cases_contact contact_aliases_of disavowals_contact handovers_giver handovers_taker inbox_contact missed_sentences_contact missed_visits_contact outbox_contact permissions_answered urgent_visits_contact visit_needs_contact wait_wishes_contact',
})

const UPDATE_OUTBOX = statement(
  "update outbox set state = 'in_doubt', doubt_until = updated_at where contact_id = ?2 and state = 'sending' and ?1 <> ?2",
  { params: ['int', 'int'], uses: 'outbox_one_in_flight' },
)

const MERGE_CONTACT_OUTBOX = statement('update outbox set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'outbox_contact',
})

const UPDATE_INBOX = statement('update inbox set contact_id = ?1 where contact_id = ?2', {
  params: ['int?', 'int'],
  uses: 'inbox_contact',
})

const MERGE_CONTACT_CONTACTS = statement(
  `update contacts set muted_at = coalesce(muted_at, (select muted_at from contacts where id = +?2)),
   in_writing = max(in_writing, (select in_writing from contacts where id = +?2)),
   last_inbound_at = max(last_inbound_at, (select last_inbound_at from contacts where id = +?2)) where id = +?1`,
  { params: ['int', 'int'] },
)

const UPDATE_CONVERSATIONS = statement('update conversations set contact_id = ?1 where contact_id = ?2', { params: ['int', 'int'] })

const UPDATE_CONTACT_ALIASES = statement('update contact_aliases set contact_id = ?1 where contact_id = ?2', {
  params: ['int', 'int'],
  uses: 'contact_aliases_of',
})

/**
 * Moves everything of the contact `other` to `id`: messages here, the rest by each capability. Of two unfinished conversations the one that
 * asked last goes on, because the person is answering it; the other is dropped with its hold.
 */
function mergeContact(tx: Tx, deps: MergeDeps, id: number, other: number, now: Instant): void {
  const givenUp = askedLast(tx, id, other, now) === other ? id : other
  for (const one of deps.personalData) one.mergeContacts?.(tx, deps, { id, other, givenUp }, now)
  UPDATE_OUTBOX.run(tx, id, other)
  MERGE_CONTACT_OUTBOX.run(tx, id, other)
  UPDATE_INBOX.run(tx, id, other)
  MERGE_CONTACT_CONTACTS.run(tx, id, other)
  DELETE_CONVERSATIONS.run(tx, givenUp)
  UPDATE_CONVERSATIONS.run(tx, id, other)
  UPDATE_CONTACT_ALIASES.run(tx, id, other)
  DELETE_CONTACTS.run(tx, other)
}

const ASKED_LAST = statement(
  `select contact_id as id from conversations where contact_id in (?1, ?2) and expires_at > ?3
   order by asked_at desc, contact_id = ?1 desc limit 1`,
  { row: { id: 'int' }, params: ['int', 'int', 'int'], because: 'two contacts, a conversation each' },
)

const askedLast = (tx: Tx, one: number, other: number, now: Instant): number | undefined => ASKED_LAST.get(tx, one, other, now)?.id

const NOTE_ELSEWHERE = statement('update contacts set elsewhere_until = max(coalesce(elsewhere_until, 0), ?) where id = ?', {
  params: ['int', 'int'],
})

/** The assistant stays silent at least until then. */
export function noteElsewhere(tx: Tx, deps: Deps, from: Alias[], until: Instant): void {
  for (const id of findContacts(tx, deps, from)) NOTE_ELSEWHERE.run(tx, until, id)
}

const END_ELSEWHERE = statement('update contacts set elsewhere_until = null where id = ?', { params: ['int'] })

/** The assistant answers again. */
export function endElsewhere(tx: Tx, deps: Deps, from: Alias[]): void {
  for (const id of findContacts(tx, deps, from)) END_ELSEWHERE.run(tx, id)
}

const IN_WRITING = statement('update contacts set in_writing = 1 where id = ?', { params: ['int'] })

/** From now on nothing names a telephone to them. */
export const answerInWriting = (tx: Tx, contactId: number): void => void IN_WRITING.run(tx, contactId)
