import { SECOND } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Phone } from '../office.ts'
import { invent, type Person } from '../simulation/invented.ts'
import type { Gesture } from '../webhooks.ts'
import { keysOf } from './broker.ts'
import { type Chat, createChat } from './chat.ts'
import type { Town } from './town.ts'

/** Given names that no text of the house has: where one is read, somebody of the play is meant. */
const GIVEN = ['Nayeli', 'Zoraida', 'Ulises', 'Quetzal', 'Xóchitl', 'Itzel', 'Abundio', 'Eulalia', 'Filemón', 'Hilario', 'Jacinta', 'Wenceslao', 'Yolotzin', 'Ruperta', 'Gaudencio', 'Nicanor'] as const // biome-ignore format: a list
const FAMILIES = ['Cisneros Tapia', 'Navarro Pineda', 'Zamora Lara', 'Olvera Quiroz', 'Urbina Valdez', 'Delgado Fuentes'] as const

/** Somebody for whom places are asked. */
export interface Applicant extends Person {
  given: string
  /** By which the house may know them (hex). */
  keys: string[]
}

/** A chat of the play: a telephone, or an account at Messenger, which costs nothing. */
export interface Caller {
  name: string
  kind: 'phone' | 'psid'
  number: string
  phone: Phone
  chat: Chat
}

/** What was done just now: by a chat, or by the office. */
export type Deed = { by: Caller; gesture: Gesture } | { by: 'office'; path: string; form: Record<string, string> }

export interface Players {
  applicants: Applicant[]
  callers: Caller[]
}

export function createPlayers(
  town: Town,
  chance: Chance,
  sizes: { telephones: number; accounts: number },
  did: (deed: Deed) => void,
): Players {
  const applicants = GIVEN.map((given, nth) => {
    const who = invent(chance, undefined, `${given} ${FAMILIES[nth % FAMILIES.length]}`)
    return { ...who, given, keys: keysOf(town, who).map((key) => Buffer.from(key).toString('hex')) }
  })
  const callers: Caller[] = []
  for (let nth = 0; nth < sizes.telephones + sizes.accounts; nth++) {
    const kind = nth < sizes.telephones ? 'phone' : 'psid'
    const number = kind === 'phone' ? `52155300000${10 + nth}` : `7001000${10 + nth}`
    const inner = kind === 'phone' ? town.office.phone(number) : town.office.messenger(number)
    const act = async (gesture: Gesture) => {
      await inner.do(gesture)
      did({ by: caller, gesture })
    }
    const phone: Phone = {
      do: act,
      write: (text) => act({ kind: 'text', text }),
      tap: inner.tap,
      read: inner.read,
      get arrived() {
        return inner.arrived
      },
    }
    const chat = createChat(phone, async () => {
      await town.passTo(town.timeline.now() + 3 * SECOND)
    })
    const caller: Caller = { name: `${kind} ${number.slice(-2)}`, kind, number, phone, chat }
    callers.push(caller)
  }
  return { applicants, callers }
}
