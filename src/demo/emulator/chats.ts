import { type Clock, HOUR, type Instant } from '../../clock.ts'
import type { PhoneEvent, PhoneMessage, PhoneTick } from './types.ts'

const WINDOW_MS = 24 * HOUR
const RANK: Record<PhoneTick, number> = { waiting: 0, sent: 1, delivered: 2, read: 3, failed: 4 }

/** Everybody's conversation with the office, and which of them is on the screen. */
export interface Chats {
  of(person: string): PhoneMessage[]
  find(id: string): PhoneMessage | undefined
  add(message: PhoneMessage): void
  /** Ticks only ever go forward. */
  tick(id: string, tick: PhoneTick): void
  /** Meta's rule: 24 hours from the person's last message. */
  windowOpen(person: string): boolean
  open(person: string | undefined): void
  isOpen(person: string): boolean
  clear(): void
}

export function createChats(clock: Pick<Clock, 'now'>, publish: (event: PhoneEvent) => void): Chats {
  const chats = new Map<string, PhoneMessage[]>()
  const byId = new Map<string, PhoneMessage>()
  const lastInbound = new Map<string, Instant>()
  let onScreen: string | undefined
  return {
    of: (person) => chats.get(person) ?? [],
    find: (id) => byId.get(id),
    add(message) {
      chats.set(message.person, [...(chats.get(message.person) ?? []), message])
      byId.set(message.id, message)
      if (message.from === 'citizen') lastInbound.set(message.person, message.at)
      publish({ type: 'message', message })
    },
    tick(id, tick) {
      const message = byId.get(id)
      if (!message || RANK[tick] <= RANK[message.tick]) return
      message.tick = tick
      publish({ type: 'tick', person: message.person, id, tick })
    },
    windowOpen(person) {
      const last = lastInbound.get(person)
      return last !== undefined && clock.now() - last < WINDOW_MS
    },
    open(person) {
      onScreen = person
    },
    isOpen: (person) => onScreen === person,
    clear() {
      chats.clear()
      byId.clear()
      publish({ type: 'reset' })
    },
  }
}
