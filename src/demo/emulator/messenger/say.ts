import { type Json, list, object, text } from '../json.ts'
import type { PhoneSay } from '../phone-api.ts'
import type { EmulatedPerson, PhoneMessage } from '../types.ts'
import type { World } from '../world.ts'
import { tellPage } from './facebook-page.ts'

/** Shown at once, and sent to the office while the app is subscribed. */
export function sayOnMessenger(world: World, person: EmulatedPerson, said: PhoneSay): PhoneMessage {
  const at = world.clock.now()
  const mid = `m_${Buffer.from(world.clock.random(12)).toString('base64url')}`
  const content = contentOf(world, said, mid)
  const event = { sender: { id: person.psid }, recipient: { id: world.page?.settings.pageId }, timestamp: at, ...content }
  const message: PhoneMessage = { id: mid, person: person.id, from: 'citizen', at, tick: 'waiting', json: event }
  world.chats.add(message)
  if (world.page) tellPage(world.page, { event }, () => world.chats.tick(mid, 'sent'))
  return message
}

/** The app id of Meta's own inbox for the Page. */
const INBOX_ID = 26390203743090

/** In the Page's own inbox; sent to the app while it is subscribed. */
export function answerInInbox(world: World, person: EmulatedPerson, words: string): PhoneMessage {
  const { page } = world
  const at = world.clock.now()
  const mid = `m_${Buffer.from(world.clock.random(12)).toString('base64url')}`
  const content = { mid, text: words }
  const message: PhoneMessage = { id: mid, person: person.id, from: 'office', at, tick: 'sent', json: { message: content } }
  world.chats.add(message)
  const event = {
    ...{ sender: { id: page?.settings.pageId }, recipient: { id: person.psid }, timestamp: at },
    message: { is_echo: true, app_id: INBOX_ID, ...content },
  }
  if (page) tellPage(page, { event })
  return message
}

const START = 'GET_STARTED'
const referral = (ref: string): Json => ({ ref, source: 'SHORTLINK', type: 'OPEN_THREAD' })

function contentOf(world: World, said: PhoneSay, mid: string): Json {
  switch (said.kind) {
    case 'text':
      return { message: { mid, text: said.text } }
    case 'choice':
      return choiceOf(world, said, mid)
    case 'location':
      // Messenger's clients stopped sending places: a link with a title arrives.
      return {
        message: { mid, attachments: [{ type: 'fallback', payload: { title: said.name ?? 'Ubicación', url: mapOf(said) } }] },
      }
    case 'voice':
      return { message: { mid, attachments: [{ type: 'audio', payload: { url: 'https://scontent.example/voice.mp4' } }] } }
    case 'photo':
      return { message: { mid, attachments: [{ type: 'image', payload: { url: 'https://scontent.example/photo.jpg' } }] } }
    case 'start':
      return {
        postback: { mid, title: 'Empezar', payload: START, ...(said.ref !== undefined && { referral: referral(said.ref) }) },
      }
    case 'link':
      return { referral: referral(said.ref) }
    case 'raw':
      return said.json
  }
}

const mapOf = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `https://maps.example/?q=${latitude.toFixed(5)},${longitude.toFixed(5)}`

/** A quick reply travels as a message with its title and payload; a template's button as a postback. */
function choiceOf(world: World, said: Extract<PhoneSay, { kind: 'choice' }>, mid: string): Json {
  const answered = object(object(world.chats.find(said.answering)?.json)?.message)
  const quick = (list(answered?.quick_replies) ?? []).some((one) => text(object(one)?.payload) === said.id)
  return quick
    ? { message: { mid, text: said.title, quick_reply: { payload: said.id } } }
    : { postback: { mid, title: said.title, payload: said.id } }
}
