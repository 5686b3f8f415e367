import { DAY, SECOND } from '../../clock.ts'
import { BUSINESS_PHONE, mintWamid } from './envelope.ts'
import { type Json, object, text } from './json.ts'
import { checkMessage } from './message-check.ts'
import { answerRefusal, type Refusal, refuse } from './refusal.ts'
import { failMessage, followMessage } from './statuses.ts'
import { templateShown } from './templates.ts'
import { type EmulatedPerson, NEVER_MS, type PhoneMessage } from './types.ts'
import type { Directory, World } from './world.ts'

const TYPING_MS = 25 * SECOND
/** Older messages cannot be marked as read. */
const READ_WITHIN_MS = 30 * DAY

/** `POST /{phone-id}/messages`: a message to a person, or a read mark. */
export async function takeMessage(world: World, raw: unknown): Promise<Response> {
  const body = object(raw)
  const refusal = body?.messaging_product === 'whatsapp' ? undefined : refuse(100, 'messaging_product must be whatsapp')
  if (!body || refusal) return answerRefusal(refusal ?? refuse(100), world.clock)
  if (body.status !== undefined) return takeRead(world, body)
  if (body.typing_indicator !== undefined)
    return answerRefusal(refuse(131009, 'typing_indicator goes only with status read'), world.clock)
  const recipient = readRecipient(body, world.people)
  if ('refusal' in recipient) return answerRefusal(recipient.refusal, world.clock)
  const why = judge(world, body, recipient)
  if (why) return answerRefusal(why, world.clock)
  const message = accept(world, body, recipient)
  if (world.faults.happens('send_timeout')) await new Promise<void>((resolve) => void world.clock.after(NEVER_MS, resolve))
  return Response.json(receipt(recipient, message, body))
}

/** In the order in which Meta looks. */
function judge(world: World, body: Json, recipient: Recipient): Refusal | undefined {
  if (world.faults.happens('send_500')) return refuse(131000, 'Ordered from the phone page')
  return (
    checkMessage(body, {
      templates: world.templates,
      mediaKnown: world.media.known,
      strictListBody: world.settings.strictListBody ?? false,
    }) ??
    checkPermitted(world, recipient) ??
    checkWindow(world, body, recipient) ??
    checkPace(world, recipient)
  )
}

function checkPermitted(world: World, { address, person }: Recipient): Refusal | undefined {
  const { allowList } = world.settings
  if (address.value === BUSINESS_PHONE) return refuse(131021)
  // A test number compares literally: the other form of the same phone is not on the list.
  if (allowList && address.kind === 'phone' && !allowList.includes(address.value)) return refuse(131030)
  if (person && world.blocked.has(person.id)) return refuse(130403)
  return undefined
}

function checkWindow(world: World, body: Json, { person }: Recipient): Refusal | undefined {
  if (body.type === 'template' || world.settings.lateWindowErrors) return undefined
  return windowClosed(world, person) ? refuse(131047, 'More than 24 hours have passed since the recipient last replied') : undefined
}

const windowClosed = (world: World, person: EmulatedPerson | undefined): boolean =>
  person === undefined || (!person.unseen && !world.chats.windowOpen(person.id))

function checkPace(world: World, { address, person }: Recipient): Refusal | undefined {
  if (world.faults.happens('send_131056')) return refuse(131056, 'Ordered from the phone page')
  if (!world.pace.takeThroughput()) return refuse(130429, 'Cloud API message throughput has been reached')
  return world.pace.takePair(person?.id ?? address.value) ? undefined : refuse(131056, 'Too many messages to this recipient')
}

function accept(world: World, body: Json, { address, person }: Recipient): PhoneMessage {
  const phone = address.kind === 'phone' ? (person?.waId ?? address.value) : undefined
  const id = mintWamid(world.clock, phone ?? address.value, 'out')
  const shown = templateShown(world, body)
  const message: PhoneMessage = {
    id,
    person: person?.id ?? address.value,
    from: 'office',
    at: world.clock.now(),
    tick: 'waiting',
    json: body,
    ...(shown && { template: shown }),
  }
  const sent = { message, callback: body.biz_opaque_callback_data, recipientId: phone }
  const failure = laterFailure(world, body, person)
  if (person) {
    world.chats.add(message)
    world.broadcast.publish({ type: 'typing', person: person.id, on: false })
  }
  if (failure === undefined) followMessage(world, sent)
  else failMessage(world, sent, failure)
  return message
}

/** Errors after Meta's 200. */
function laterFailure(world: World, body: Json, person: EmulatedPerson | undefined): number | undefined {
  if (world.faults.happens('send_undeliverable') || person === undefined) return 131026
  if (body.type !== 'template' && windowClosed(world, person)) return 131047
  return undefined
}

function receipt({ input, address, person }: Recipient, message: PhoneMessage, body: Json): Json {
  const contact = address.kind === 'phone' ? { input, wa_id: person?.waId ?? address.value } : { input, user_id: address.value }
  const accepted = { id: message.id, ...(body.type === 'template' && { message_status: 'accepted' }) }
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [accepted] }
}

/** Also all before it; the typing indicator ends. */
function takeRead(world: World, body: Json): Response {
  const message = world.chats.find(text(body.message_id) ?? '')
  const typing = body.typing_indicator
  const wrong =
    body.status !== 'read' || message?.from !== 'citizen' || world.clock.now() - message.at > READ_WITHIN_MS
      ? refuse(131009, 'message_id is not an inbound message')
      : typing !== undefined && object(typing)?.type !== 'text'
        ? refuse(131009, 'typing_indicator.type must be text')
        : undefined
  if (wrong || !message) return answerRefusal(wrong ?? refuse(131009), world.clock)
  for (const one of world.chats.of(message.person)) {
    if (one.from === 'citizen' && one.at <= message.at) world.chats.tick(one.id, 'read')
  }
  if (typing !== undefined) showTyping(world, message.person)
  return Response.json({ success: true })
}

function showTyping(world: World, person: string): void {
  world.broadcast.publish({ type: 'typing', person, on: true })
  world.clock.after(TYPING_MS, () => world.broadcast.publish({ type: 'typing', person, on: false }))
}

/** A missing account shows only later, in a `failed` status. */
export interface Recipient {
  input: string
  /** A phone in digits or a user id. */
  address: { kind: 'phone' | 'user_id'; value: string }
  person: EmulatedPerson | undefined
}

const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[0-9A-Za-z]{1,128}$/
/** Prefixed to a number without `+`, as Meta may do with the business's own country. */
const OWN_COUNTRY = '52'

/** `to` wins over `recipient`. */
function readRecipient(message: Json, people: Directory): Recipient | { refusal: Refusal } {
  if (message.to !== undefined) return readPhone(message.to, people)
  if (message.recipient !== undefined) return readUserId(message.recipient, people)
  return { refusal: refuse(131008, 'to or recipient is required') }
}

function readPhone(raw: unknown, people: Directory): Recipient | { refusal: Refusal } {
  const input = text(raw) ?? ''
  const digits = input.replace(/[\s+()-]/g, '')
  if (!/^\d{7,15}$/.test(digits)) return { refusal: refuse(131009, 'to is not a valid phone number') }
  const value = input.startsWith('+') || digits.length > 10 ? digits : OWN_COUNTRY + digits
  return { input, address: { kind: 'phone', value }, person: people.byPhone(value) }
}

function readUserId(raw: unknown, people: Directory): Recipient | { refusal: Refusal } {
  const input = text(raw) ?? ''
  if (!USER_ID.test(input)) return { refusal: refuse(131009, 'recipient is not a valid business-scoped user id') }
  const person = people.byUserId(input)
  if (!person) return { refusal: refuse(131026, 'recipient belongs to another business portfolio') }
  return { input, address: { kind: 'user_id', value: input }, person }
}
