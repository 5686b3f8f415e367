import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Language } from '../catalogue/types.ts'
import type { Said } from '../chat/input.ts'
import { readOut } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { addressesOf, readContact } from '../messaging/contacts.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { Letter } from '../messaging/outbox.ts'

export interface HeldContact {
  channel: string
  addresses: { kind: string; value: string }[]
  profileName: string | undefined
  language: Language
  /** Undefined for a contact that the office made and that never wrote. */
  lastInboundAt: Instant | undefined
  /** No reminders or offers since then (BAJA). */
  mutedAt: Instant | undefined
  /** Of an unfinished booking. */
  draft: { updatedAt: Instant; deletedAt: Instant; answers: unknown } | undefined
  /** In order; words undefined where only the form was kept. */
  said: { at: Instant; author: 'citizen' | 'office'; form: string; words: string | undefined }[]
}

type ChatDeps = Pick<MessagingDeps, 'vault' | 'channels' | 'clock'>

/**
 * What messaging keeps, opened, for the copy that a person may request (LGPDPPSO art. 51: structured, common format). Nothing of a
 * complaint: who hears that gives a copy of its own.
 */
export function heldAbout(db: Db, deps: ChatDeps, contactId: number): HeldContact | undefined {
  const contact = readContact(db, deps, contactId)
  if (!contact) return undefined
  return {
    channel: contact.channel,
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
    const { said } = JSON.parse(vault.open(row.body_sealed)) as { said: Said }
    return { at: row.received_at, author: 'citizen', form: said.kind, words: wordsOf(said) }
  })

const SAID_TO = statement(
  'select created_at, body_sealed from outbox where contact_id = +? and body_sealed is not null and hidden = 0 order by id',
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
