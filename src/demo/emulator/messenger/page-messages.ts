import { DAY, SECOND } from '../../../clock.ts'
import { type Json, list, object, text } from '../json.ts'
import { mintId } from '../media.ts'
import { type EmulatedPerson, NEVER_MS, type PhoneMessage } from '../types.ts'
import type { World } from '../world.ts'
import { checkContent, type MessengerRefusal } from './check.ts'
import { APP_ID, type Page, tellPage } from './facebook-page.ts'
import { answerMessengerRefusal } from './refusal.ts'

const PER_SECOND = 300
const DELIVERED_AFTER_MS = 0.3 * SECOND
const READ_AFTER_MS = 0.7 * SECOND
const LATE_MS = 20 * SECOND
const TYPING_MS = 20 * SECOND
const TITLE_MOST = 20
/** Refused since 27 April 2026. */
const DEAD_TAGS = new Set(['CONFIRMED_EVENT_UPDATE', 'ACCOUNT_UPDATE', 'POST_PURCHASE_UPDATE'])

export interface SentFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  name: string
}

/** `POST /{page}/messages`: a message, or a gesture such as typing. */
export async function takeOnPage(world: World, page: Page, body: Json, file: SentFile | undefined): Promise<Response> {
  const person = recipientOf(world, body)
  const action = text(body.sender_action)
  const refused = (why: MessengerRefusal) => answerMessengerRefusal(why, world.clock)
  if (action !== undefined && body.message !== undefined) return refused({ code: 100, why: 'sender_action goes alone' })
  if (action !== undefined) return person ? gesture(world, page, person, action) : refused(UNKNOWN)
  const message = object(body.message)
  if (!message) return refused({ code: 100, why: 'message is required' })
  const why = judge(world, page, body, message, person, file)
  if (why || !person) return refused(why ?? UNKNOWN)
  const id = `m_${Buffer.from(world.clock.random(12)).toString('base64url')}`
  const shown = cutTitles(keepFile(world, page, message, file))
  const echoFirst = world.faults.happens('echo_first')
  const sent: Sent = { world, page, person, message: shown, id }
  show(sent, body)
  if (echoFirst) await echoTaken(sent)
  else echo(sent)
  follow(sent)
  if (world.faults.happens('send_timeout')) await new Promise<void>((resolve) => void world.clock.after(NEVER_MS, resolve))
  return Response.json({ recipient_id: person.psid, message_id: id })
}

const UNKNOWN: MessengerRefusal = { code: 100, subcode: 33, why: 'no matching user' }

/** Only an id of this Page: no phone, no id of another Page. */
function recipientOf(world: World, body: Json): EmulatedPerson | undefined {
  return world.people.byPsid(text(object(body.recipient)?.id) ?? '')
}

function judge(
  world: World,
  page: Page,
  body: Json,
  message: Json,
  person: EmulatedPerson | undefined,
  file: SentFile | undefined,
): MessengerRefusal | undefined {
  if (world.faults.happens('send_500')) return { code: 2, why: 'Ordered from the phone page' }
  if (world.faults.happens('send_613')) return { code: 613, why: 'Calls to this api have exceeded the rate limit.' }
  if (world.faults.happens('send_551')) return { code: 551, subcode: 1545041, why: "This person isn't available right now" }
  if (!person) return UNKNOWN
  if (page.blocked.has(person.psid ?? '')) return { code: 551, subcode: 1545041, why: "This person isn't available right now" }
  const attachment = (id: string) => page.attachments.has(id)
  const size = file && { type: file.type, size: file.bytes.length }
  return (
    checkContent(message, { templates: page.templates, attachment, file: size }) ??
    checkWay(world, body, message, person) ??
    checkPace(world, page)
  )
}

/** Outside the window only an approved utility template, and human replies for seven days. */
function checkWay(world: World, body: Json, message: Json, person: EmulatedPerson): MessengerRefusal | undefined {
  const way = text(body.messaging_type) ?? 'RESPONSE'
  if (!['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY'].includes(way)) return { code: 100, why: 'messaging_type is unknown' }
  if (way === 'UTILITY') return message.template === undefined ? { code: 100, why: 'UTILITY needs a template' } : undefined
  if (message.template !== undefined) return { code: 100, why: 'a utility template needs messaging_type UTILITY' }
  if (way === 'MESSAGE_TAG') {
    const tag = text(body.tag)
    if (tag === undefined || DEAD_TAGS.has(tag)) return { code: 100, why: 'Invalid parameter: tag' }
    const last = Math.max(0, ...world.chats.of(person.id).flatMap((one) => (one.from === 'citizen' ? [one.at] : [])))
    if (tag === 'HUMAN_AGENT' && world.clock.now() - last < 7 * DAY) return undefined
    return { code: 10, subcode: 2018278, why: 'Message sent outside of allowed window' }
  }
  return world.chats.windowOpen(person.id)
    ? undefined
    : { code: 10, subcode: 2018278, why: 'Message sent outside of allowed window' }
}

function checkPace(world: World, page: Page): MessengerRefusal | undefined {
  const now = world.clock.now()
  page.sends = page.sends.filter((at) => at > now - SECOND)
  if (page.sends.length >= PER_SECOND) return { code: 613, why: 'Calls to this api have exceeded the rate limit.' }
  page.sends.push(now)
  return undefined
}

interface Sent {
  world: World
  page: Page
  person: EmulatedPerson
  message: Json
  id: string
}

/** Messenger cuts a quick reply's title; everything else that is too long was refused. */
function cutTitles(message: Json): Json {
  const replies = list(message.quick_replies)
  if (!replies) return message
  const cut = replies.map((raw) => {
    const reply = object(raw) ?? {}
    return { ...reply, ...(text(reply.title) !== undefined && { title: text(reply.title)?.slice(0, TITLE_MOST) }) }
  })
  return { ...message, quick_replies: cut }
}

/** So that the telephone can open it. */
function keepFile(world: World, page: Page, message: Json, file: SentFile | undefined): Json {
  if (!file) return message
  const id = mintId(world.clock)
  page.attachments.set(id, { ...file, at: world.clock.now() })
  const attachment = object(message.attachment) ?? {}
  return { ...message, attachment: { ...attachment, payload: { attachment_id: id, name: file.name } } }
}

function show({ world, person, message, id, page }: Sent, body: Json): void {
  const template = utilityShown(page, message)
  const shown: PhoneMessage = {
    ...{ id, person: person.id, from: 'office', at: world.clock.now(), tick: 'sent' },
    json: { ...body, message },
    ...(template && { template }),
  }
  world.chats.add(shown)
  world.broadcast.publish({ type: 'typing', person: person.id, on: false })
}

function utilityShown(page: Page, message: Json): PhoneMessage['template'] {
  const sent = object(message.template)
  const found = page.templates.find((one) => one.name === sent?.name && one.language === text(object(sent?.language)?.code))
  if (!sent || !found) return undefined
  const parametersOf = (type: string) =>
    (list((list(sent.components) ?? []).map((one) => object(one)).find((one) => one?.type === type)?.parameters) ?? []).map(
      (one) => object(one) ?? {},
    )
  const words = parametersOf('body').map((one) => text(one.text) ?? '')
  const filled = (found.body ?? '').replace(/\{\{(\d+)\}\}/g, (_, nth) => words[Number(nth) - 1] ?? '')
  const payloads = parametersOf('buttons').map((one) => text(one.payload) ?? '')
  return { text: filled, buttons: (found.buttons ?? []).map((title, nth) => ({ id: payloads[nth] ?? '', title })) }
}

function echoOf({ page, person, message, id, world }: Sent): Json {
  return {
    sender: { id: page.settings.pageId },
    recipient: { id: person.psid },
    timestamp: world.clock.now(),
    message: {
      ...{ is_echo: true, app_id: APP_ID, mid: id },
      ...(message.metadata !== undefined && { metadata: message.metadata }),
      ...(message.text !== undefined && { text: message.text }),
      ...(message.attachment !== undefined && { attachments: [message.attachment] }),
    },
  }
}

function echo(sent: Sent): void {
  if (!sent.world.faults.happens('echo_lost')) tellPage(sent.page, { event: echoOf(sent) })
}

/** The echo arrives before the answer to the send. */
function echoTaken(sent: Sent): Promise<void> {
  return new Promise((resolve) => {
    tellPage(sent.page, { event: echoOf(sent) }, resolve)
    if (sent.page.fields.size === 0) resolve()
  })
}

/** Delivered a moment later, read when on the screen; both as watermarks. */
function follow({ world, page, person, id }: Sent): void {
  const late = world.faults.happens('watermark_late') ? LATE_MS : 0
  world.clock.after(DELIVERED_AFTER_MS + late, () => {
    world.chats.tick(id, 'delivered')
    const watermark = world.clock.now()
    // Every other time Meta names the messages too.
    const named = (world.clock.random(1)[0] ?? 0) % 2 === 0
    tellPage(page, { event: { ...threadOf(page, person), delivery: { ...(named && { mids: [id] }), watermark } } })
    if (world.chats.isOpen(person.id)) world.clock.after(READ_AFTER_MS, () => readOnMessenger(world, person))
  })
}

const threadOf = (page: Page, person: EmulatedPerson): Json => ({
  sender: { id: person.psid },
  recipient: { id: page.settings.pageId },
})

/** One receipt for everything until now. */
export function readOnMessenger(world: World, person: EmulatedPerson): void {
  const { page } = world
  const unread = world.chats.of(person.id).filter(({ from, tick }) => from === 'office' && tick !== 'read')
  if (!page || unread.length === 0) return
  for (const { id } of unread) world.chats.tick(id, 'read')
  const now = world.clock.now()
  tellPage(page, { event: { ...threadOf(page, person), timestamp: now, read: { watermark: now } } })
}

function gesture(world: World, page: Page, person: EmulatedPerson, action: string): Response {
  if (page.blocked.has(person.psid ?? '')) return answerMessengerRefusal({ code: 551, why: 'not available' }, world.clock)
  if (action === 'mark_seen') {
    for (const one of world.chats.of(person.id)) if (one.from === 'citizen') world.chats.tick(one.id, 'read')
  } else if (action === 'typing_on' || action === 'typing_off') {
    world.broadcast.publish({ type: 'typing', person: person.id, on: action === 'typing_on' })
    world.clock.after(TYPING_MS, () => world.broadcast.publish({ type: 'typing', person: person.id, on: false }))
  } else return answerMessengerRefusal({ code: 100, why: 'sender_action is unknown' }, world.clock)
  return Response.json({ recipient_id: person.psid })
}
