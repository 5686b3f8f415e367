import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { HeldContact, StaffDeps } from '../admin/deps.ts'
import { type StoryLine, storyOf } from '../booking/events.ts'
import { type KeptPermission, type KeptReminder, permissionsKeptOf, remindersKeptOf } from '../booking/kept-data.ts'
import { curpIndex } from '../booking/people.ts'
import { type AppointmentDetail, findByContact, findByCurp } from '../booking/views.ts'
import { type CaseLine, type CaseView, casesOf, readLines } from '../cases/reading.ts'
import type { Update } from '../channels/channel.ts'
import type { Said } from '../chat/input.ts'
import type { Reply } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { addressesOf, readContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Letter } from '../messaging/outbox.ts'
import { type KeptWish, wishesKeptAbout, wishesKeptOf } from '../waitlist/personal-data.ts'

type Deps = Pick<StaffDeps, 'db' | 'vault' | 'citizens'>

/**
 * Everything that is kept under a CURP or a telephone, opened and in order (LGPDPPSO art. 50-51: a copy in a structured, common
 * format).
 */
export interface HeldData {
  /** Undefined for a CURP: the contact that made the appointment is another person's data. */
  contact: HeldContact | undefined
  appointments: { appointment: AppointmentDetail; story: StoryLine[]; reminders: KeptReminder[] }[]
  wishes: KeptWish[]
  permissions: KeptPermission[]
  cases: { one: CaseView; lines: CaseLine[] }[]
}

/** By CURP: only that person's data. Undefined when nothing is kept. */
export function heldAboutCurp({ db, vault }: Deps, curp: string): HeldData | undefined {
  const found = findByCurp(db, vault, curpIndex(vault, curp))
  const wishes = wishesKeptAbout(db, vault, curp)
  if (found.length + wishes.length === 0) return undefined
  return { contact: undefined, appointments: found.map((one) => withStory({ db, vault }, one)), wishes, permissions: [], cases: [] }
}

/**
 * By telephone, in any written form: what was said and done from it, also names that its owner typed. Undefined for an unknown
 * one.
 */
export function heldAboutPhone({ db, vault, citizens }: Deps, phone: string): HeldData | undefined {
  const contactId = citizens.findContact(db, phone)
  if (contactId === undefined) return undefined
  return {
    contact: citizens.heldAbout(db, contactId),
    appointments: findByContact(db, vault, contactId).map((one) => withStory({ db, vault }, one)),
    wishes: wishesKeptOf(db, vault, contactId),
    permissions: permissionsKeptOf(db, contactId),
    // Notes belong to the office, and may be about others; a complaint is for other eyes than those that make this copy.
    cases: casesOf(db, contactId)
      .filter(({ kind }) => kind !== 'complaint')
      .map((one) => ({
        one,
        lines: readLines(db, vault, one.id).filter((line) => line.author !== 'note'),
      })),
  }
}

const withStory = ({ db, vault }: Pick<Deps, 'db' | 'vault'>, appointment: AppointmentDetail) => ({
  appointment,
  story: storyOf(db, vault, appointment.id),
  reminders: remindersKeptOf(db, appointment.groupId, appointment.slot.slotId),
})

type ChatDeps = Pick<MessagingDeps, 'vault' | 'channel' | 'clock'>

/**
 * What this room keeps about a contact, opened, for a copy that the person may request (LGPDPPSO art. 51: structured, common
 * format). An office makes that copy, so it shows nothing of a complaint: whoever hears that gives its own.
 */
export function heldAbout(db: Db, deps: ChatDeps, contactId: number): HeldContact | undefined {
  const contact = readContact(db, deps, contactId)
  if (!contact) return undefined
  return {
    channel: deps.channel.name,
    addresses: addressesOf(db, deps, contactId),
    profileName: contact.profileName,
    language: contact.language,
    lastInboundAt: contact.lastInboundAt || undefined,
    mutedAt: mutedAt(db, contactId),
    draft: draftOf(db, deps, contactId),
    said: [...heardFrom(db, deps, contactId), ...saidTo(db, deps, contactId)].sort((a, b) => a.at - b.at),
  }
}

const MUTED_AT = statement('select muted_at as at from contacts where id = ?', { row: { at: 'int?' }, params: ['int'] })

const mutedAt = (db: Db, contactId: number): Instant | undefined => MUTED_AT.get(db, contactId)?.at ?? undefined

const DRAFT_OF = statement('select state_sealed, updated_at, expires_at from conversations where contact_id = ?', {
  row: { state_sealed: 'bytes', updated_at: 'int', expires_at: 'int' },
  params: ['int'],
})

function draftOf(db: Db, { vault }: Pick<ChatDeps, 'vault'>, contactId: number): HeldContact['draft'] {
  const row = DRAFT_OF.get(db, contactId)
  if (!row) return undefined
  const { draft } = JSON.parse(vault.open(row.state_sealed)) as { draft?: unknown }
  return { updatedAt: row.updated_at, deletedAt: row.expires_at, answers: draft }
}

type Line = HeldContact['said'][number]

const HEARD_FROM = statement(
  "select received_at, body_sealed from inbox where contact_id = +? and body_sealed is not null and hidden = 0 and kind = 'message' order by id",
  { row: { received_at: 'int', body_sealed: 'bytes' }, params: ['int'], uses: 'inbox_contact' },
)

const heardFrom = (db: Db, { vault }: Pick<ChatDeps, 'vault'>, contactId: number): Line[] =>
  HEARD_FROM.all(db, contactId).map((row) => {
    const { said } = JSON.parse(vault.open(row.body_sealed)) as Extract<Update, { kind: 'message' }>
    return { at: row.received_at, author: 'citizen', form: said.kind, words: wordsOf(said) }
  })

const SAID_TO = statement(
  'select created_at, body_sealed from outbox where contact_id = ? and body_sealed is not null and hidden = 0 order by id',
  { row: { created_at: 'int', body_sealed: 'bytes' }, params: ['int'], uses: 'outbox_contact' },
)

const saidTo = (db: Db, { vault }: Pick<ChatDeps, 'vault'>, contactId: number): Line[] =>
  SAID_TO.all(db, contactId).map((row) => {
    const { reply } = JSON.parse(vault.open(row.body_sealed)) as Letter
    return { at: row.created_at, author: 'office', form: reply.kind, words: readOut(reply) }
  })

function wordsOf(said: Said): string | undefined {
  switch (said.kind) {
    case 'text':
      return said.text
    case 'choice':
      return said.title
    case 'location':
      return `${said.name ?? ''} ${said.latitude}, ${said.longitude}`.trim()
    default:
      return undefined
  }
}

/** A reply as the citizen saw it, with its buttons in brackets. */
export function readOut(reply: Reply): string {
  switch (reply.kind) {
    case 'notice':
      return readOut(reply.plain)
    case 'place':
      return `${reply.name}, ${reply.address}`
    case 'document':
      return `${reply.body} [${reply.name}]`
    case 'choices':
      return [reply.body, ...reply.options.map(({ title }) => `[${title}]`)].join(' ')
    default:
      return reply.body
  }
}
