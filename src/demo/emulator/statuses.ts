import { SECOND } from '../../clock.ts'
import { inSeconds, statusContactOf } from './envelope.ts'
import { titleOf } from './refusal.ts'
import type { PhoneMessage } from './types.ts'
import type { World } from './world.ts'

const DELIVERED_AFTER_MS = 0.3 * SECOND
const READ_AFTER_MS = 0.7 * SECOND
/** Of four messages read at once, Meta omits the `delivered` of one. */
const SKIP_ONE_IN = 4

interface Sent {
  message: PhoneMessage
  callback: unknown
  /** Empty when no account has that number. */
  recipientId: string | undefined
}

/** Sent at once, delivered a moment later, read when on the screen. */
export function followMessage(world: World, sent: Sent): void {
  tell(world, sent, 'sent')
  world.clock.after(DELIVERED_AFTER_MS, () => {
    const skips = world.chats.isOpen(sent.message.person) && (world.clock.random(1)[0] ?? 1) % SKIP_ONE_IN === 0
    if (skips) world.chats.tick(sent.message.id, 'delivered')
    else tell(world, sent, 'delivered')
    if (world.chats.isOpen(sent.message.person)) readLater(world, sent)
  })
}

export function readAll(world: World, person: string): void {
  for (const message of world.chats.of(person)) {
    if (message.from === 'office' && message.tick === 'delivered') readLater(world, sentOf(world, message))
  }
}

/** Accepted, then not delivered: reported without contacts. */
export function failMessage(world: World, sent: Sent, code: number): void {
  world.chats.tick(sent.message.id, 'failed')
  const error = { code, title: titleOf(code), message: titleOf(code), error_data: { details: titleOf(code) } }
  const content = { ...statusContent(world, sent, 'failed'), errors: [error] }
  tellOffice(world, content, undefined)
}

function readLater(world: World, sent: Sent): void {
  world.clock.after(READ_AFTER_MS, () => {
    if (sent.message.tick === 'delivered') tell(world, sent, 'read')
  })
}

function tell(world: World, sent: Sent, status: 'sent' | 'delivered' | 'read'): void {
  world.chats.tick(sent.message.id, status)
  const person = world.people.byId(sent.message.person)
  const pricing =
    status === 'read' ? {} : { pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: categoryOf(sent) } }
  tellOffice(world, { ...statusContent(world, sent, status), ...pricing }, person && statusContactOf(person))
}

function statusContent(world: World, sent: Sent, status: string): Record<string, unknown> {
  const person = world.people.byId(sent.message.person)
  return {
    id: sent.message.id,
    status,
    timestamp: inSeconds(world.clock.now()),
    ...(sent.recipientId !== undefined && { recipient_id: sent.recipientId }),
    ...(person && status !== 'failed' && { recipient_user_id: person.userId }),
    ...(typeof sent.callback === 'string' && { biz_opaque_callback_data: sent.callback }),
  }
}

function tellOffice(world: World, content: Record<string, unknown>, contact: Record<string, unknown> | undefined): void {
  if (world.subscription.on) world.postman.tell({ kind: 'status', content, contact })
}

const categoryOf = ({ message }: Sent): string => (bodyOf(message).type === 'template' ? 'utility' : 'service')

const bodyOf = (message: PhoneMessage): Record<string, unknown> => Object.fromEntries(Object.entries(message.json ?? {}))

function sentOf(world: World, message: PhoneMessage): Sent {
  const person = world.people.byId(message.person)
  const recipientId = person && person.username === undefined ? person.waId : undefined
  return { message, callback: bodyOf(message).biz_opaque_callback_data, recipientId }
}
