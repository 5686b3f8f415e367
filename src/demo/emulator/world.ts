import type { Clock } from '../../clock.ts'
import { type Chats, createChats } from './chats.ts'
import { buildEnvelope } from './envelope.ts'
import { type Broadcast, createBroadcast } from './events.ts'
import { createFaults, type Faults } from './faults.ts'
import { createMediaStore, type MediaStore, mintId } from './media.ts'
import { createPace, type Pace } from './pace.ts'
import { createDirectory, type Directory, READY_PEOPLE } from './people.ts'
import { createPostman, type Postman } from './postman.ts'
import type { EmulatedTemplate, EmulatorSettings } from './types.ts'

/** Everything that exists inside the emulator, in memory only. */
export interface World {
  settings: EmulatorSettings
  clock: Clock
  people: Directory
  chats: Chats
  faults: Faults
  pace: Pace
  postman: Postman
  media: MediaStore
  broadcast: Broadcast
  templates: EmulatedTemplate[]
  /** Canonical ids of people that the business blocked. */
  blocked: Set<string>
  /** Webhooks are sent only while the app is subscribed to the account. */
  subscription: { on: boolean; callbackUrl: string | undefined }
  /** Time is being put forward. */
  jumping: boolean
}

const MESSAGES_PER_SECOND = 80

export function createWorld(settings: EmulatorSettings): World {
  const { clock, log } = settings
  const broadcast = createBroadcast()
  const faults = createFaults((list) => broadcast.publish({ type: 'faults', faults: list }))
  const subscription: World['subscription'] = { on: true, callbackUrl: undefined }
  return {
    settings,
    clock,
    broadcast,
    faults,
    subscription,
    people: createDirectory(settings.people ?? READY_PEOPLE),
    chats: createChats(clock, broadcast.publish),
    pace: createPace(clock, settings.messagesPerSecond ?? MESSAGES_PER_SECOND),
    media: createMediaStore(clock),
    templates: (settings.templates ?? []).map((template) => ({ id: mintId(clock), ...template })),
    blocked: new Set(),
    jumping: false,
    postman: createPostman({
      clock,
      log,
      faults,
      fetch: settings.fetch ?? fetch,
      webhookUrl: () => (subscription.on ? (subscription.callbackUrl ?? settings.webhookUrl) : undefined),
      appSecret: settings.appSecret,
      envelope: (news, at) => buildEnvelope(settings, news, at),
    }),
  }
}
