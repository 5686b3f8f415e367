import type { PhoneSay } from './bodies.ts'
import { BUSINESS_PHONE, contactOf } from './envelope.ts'
import { object } from './json.ts'
import type { EmulatedPerson, PhoneMessage } from './types.ts'
import { inSeconds, mintWamid } from './wire.ts'
import type { World } from './world.ts'

/** A person writes, taps or sends something: it is shown at once and told to the office as a webhook. */
export function sayAs(world: World, person: EmulatedPerson, said: PhoneSay): PhoneMessage {
  const at = world.clock.now()
  const id = mintWamid(world.clock, person.username === undefined ? person.waId : person.userId, 'in')
  const json = {
    ...(person.username === undefined && { from: person.waId }),
    from_user_id: person.userId,
    id,
    timestamp: inSeconds(at),
    ...contentOf(world, said),
  }
  const message: PhoneMessage = { id, person: person.id, from: 'citizen', at, tick: 'waiting', json }
  world.chats.add(message)
  if (world.subscription.on)
    world.postman.tell({ kind: 'message', content: json, contact: contactOf(person) }, () => world.chats.tick(id, 'sent'))
  return message
}

function contentOf(world: World, said: PhoneSay): Record<string, unknown> {
  switch (said.kind) {
    case 'text':
      return { type: 'text', text: { body: said.text } }
    case 'choice':
      return choiceOf(world, said)
    case 'location':
      return {
        type: 'location',
        location: { latitude: said.latitude, longitude: said.longitude, ...(said.name !== undefined && { name: said.name }) },
      }
    case 'voice':
      return { type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', ...FILE, voice: true } }
    case 'photo':
      return { type: 'image', image: { mime_type: 'image/jpeg', ...FILE } }
    case 'raw':
      return said.json
  }
}

/** Nothing was ever recorded: there is only its name, and nobody may open it. */
const FILE = { sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', id: '900000000000001' }

function choiceOf(world: World, said: Extract<PhoneSay, { kind: 'choice' }>): Record<string, unknown> {
  const context = { from: BUSINESS_PHONE, id: said.answering }
  if (object(world.chats.find(said.answering)?.json)?.type === 'template')
    return { context, type: 'button', button: { payload: said.id, text: said.title } }
  const reply = { id: said.id, title: said.title }
  const interactive = said.list
    ? { type: 'list_reply', list_reply: { ...reply, ...(said.description !== undefined && { description: said.description }) } }
    : { type: 'button_reply', button_reply: reply }
  return { context, type: 'interactive', interactive }
}
