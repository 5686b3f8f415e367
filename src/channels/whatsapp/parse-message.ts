import type { Instant } from '../../clock.ts'
import type { Alias, Update } from '../channel.ts'
import { canonical, readAlias, readAliases } from './addresses.ts'
import { readSaid } from './parse-said.ts'
import { anything, contentId, idText, part, readTime, text, word } from './schema.ts'

const messageSchema = part({
  id: idText,
  from: idText,
  from_user_id: text,
  timestamp: anything,
  type: text,
  group_id: idText,
  system: part({
    type: text,
    wa_id: idText,
    /** `wa_id` in older versions. */
    new_wa_id: idText,
    user_id: text,
    previous_user_id: text,
  }),
})
type Message = NonNullable<ReturnType<typeof messageSchema.parse>>

const contactSchema = part({ wa_id: idText, user_id: text, profile: part({ name: text }) })

/** These arrive as messages, but nobody expects an answer. */
const NO_ANSWER = new Set(['revoke', 'request_welcome'])

/**
 * Reads one element of `messages[]`. Its contact is found by phone or user id, never by position: `contacts[]` may be shorter
 * or missing.
 */
export function parseMessage(raw: unknown, contacts: readonly unknown[], entryTime: Instant): Update {
  const message = messageSchema.parse(raw)
  const at = readTime(message?.timestamp) || entryTime
  const id = message?.id ?? contentId('message', raw)
  const other = (what: string): Update => ({ kind: 'other', id, at, what: word(what) })
  if (!message) return other('empty_message')
  if (message.group_id !== undefined) return other('group_message')
  if (message.type === 'system') return readRenaming(message, id, at) ?? other(message.system?.type ?? 'system')
  if (message.type === undefined || NO_ANSWER.has(message.type)) return other(message.type ?? 'untyped_message')
  const said = readSaid(message.type, raw)
  if (!said) return other('call_permission')
  const { from, profileName } = identify(message, contacts)
  if (from.length === 0) return other('anonymous_message')
  return { kind: 'message', id, sentAt: at, from, profileName, said }
}

/** A person's new number or user id; undefined for any other system message. */
function readRenaming(message: Message, id: string, at: Instant): Update | undefined {
  const { system } = message
  if (system?.type !== 'user_changed_number' && system?.type !== 'user_changed_user_id') return undefined
  const was = readAliases([message.from, system.previous_user_id, message.from_user_id])
  const now = readAliases([system.wa_id ?? system.new_wa_id, system.user_id])
  const gone = new Set(now.map(canonical))
  const old = was.filter((alias) => !gone.has(canonical(alias)))
  return old.length > 0 && now.length > 0 ? { kind: 'renamed', id, at, was: old, now } : undefined
}

function identify(message: Message, contacts: readonly unknown[]): { from: Alias[]; profileName: string | undefined } {
  const own = readAliases([message.from, message.from_user_id])
  const names = new Set(own.map(canonical))
  const isOurs = (text: string | undefined) => {
    const alias = readAlias(text)
    return alias !== undefined && names.has(canonical(alias))
  }
  const contact = contacts
    .map((one) => contactSchema.parse(one))
    .find((one) => one !== undefined && (isOurs(one.user_id) || isOurs(one.wa_id)))
  const name = contact?.profile?.name?.toWellFormed().trim()
  return {
    from: readAliases([message.from, message.from_user_id, contact?.wa_id, contact?.user_id]),
    profileName: name === '' ? undefined : name,
  }
}
