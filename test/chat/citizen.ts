import { type Db, write } from '../../db/open.ts'
import { sayHoldLost } from '../../src/booking/chat/hold.ts'
import { letGo } from '../../src/booking/releases.ts'
import { CHAT } from '../../src/capabilities.ts'
import type { Language } from '../../src/catalogue/types.ts'
import { converse } from '../../src/chat/converse.ts'
import type { Input, Said } from '../../src/chat/input.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import type { Session } from '../../src/chat/session.ts'
import { readState, type State } from '../../src/chat/state.ts'
import type { Turn } from '../../src/chat/turn.ts'
import { inWords, TELEPHONE_WORDS } from '../../src/texts/channel-words.ts'
import { createVault } from '../../src/vault.ts'
import { serveTheLine } from '../../src/waitlist/due.ts'
import { HOOKS, meet } from '../cast.ts'
import { type TestClock, testClock } from '../clock.ts'
import { type Directory, openDirectory } from '../conversations/directory.ts'

/** A text as whoever writes from a telephone reads it. */
export const onTelephone = (text: string): string => inWords(text, TELEPHONE_WORDS)

/** Somebody who talks to `converse` alone, on a database in memory: no inbox, no outbox, one savepoint a turn. */
export interface Citizen {
  readonly db: Db
  readonly clock: TestClock
  /** What the last turn answered. */
  replies: Reply[]
  /** Every reply so far. */
  all: Reply[]
  state: State | undefined
  language: Language
  say(said: Said, how?: Partial<Pick<Input, 'late' | 'unseen'>>): Citizen
  write(...texts: string[]): Citizen
  /** Taps options one after the other, each in the newest message that has it. */
  tap(...titles: string[]): Citizen
  /** Says yes to what was read back, where anything was. */
  agree(): Citizen
  /** An option that was offered at some time, by its title; the oldest with `from` = 'first'. */
  option(title: string, from?: 'first' | 'last'): Option
  /** Time passes; holds that ran out are let go and told. */
  wait(ms: number): Citizen
  /** What a reader sees of the last turn. */
  read(): string
  titles(): string[]
}

export function meetCitizen(
  options: {
    channel?: 'whatsapp' | 'messenger'
    /** An account that costs nothing, not seen at a counter yet, of an office that is on WhatsApp too. */
    free?: boolean
    directory?: Directory
    institution?: Record<string, number | string>
    profileName?: string
    db?: Db
    seed?: string
  } = {},
): Citizen {
  const clock = testClock(undefined, options.seed)
  const db = options.db ?? openDirectory(options.directory ?? 'varias oficinas', options.institution)
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  let id = 0
  let inWriting = false
  write(db, (tx) => {
    id = meet(tx, 1)
  })
  const turn = (work: (session: Session) => Turn) => {
    write(db, (tx) => {
      const contact = {
        id,
        channel: options.channel ?? 'whatsapp',
        proven: options.free !== true,
        language: citizen.language,
        profileName: options.profileName,
        inWriting,
      }
      const deps = { vault, clock, hooks: HOOKS, chat: CHAT }
      const rowsNumbered = contact.channel === 'messenger'
      const turn: Turn = work({ tx, deps, contact, now: clock.now(), rowsNumbered, onWhatsApp: options.free === true })
      const { state, replies, language } = turn
      inWriting ||= turn.inWriting === true
      citizen.state = readState(JSON.parse(JSON.stringify(state)))
      citizen.replies = JSON.parse(onTelephone(JSON.stringify(replies)))
      citizen.all.push(...citizen.replies)
      citizen.language = language ?? citizen.language
    })
  }
  const citizen: Citizen = {
    db,
    clock,
    replies: [],
    all: [],
    state: undefined,
    language: 'es-MX',
    say(said, how = {}) {
      turn((session) => converse(citizen.state, { said, sentAt: clock.now(), late: false, unseen: false, ...how }, session))
      return citizen
    },
    write(...texts) {
      for (const text of texts) citizen.say({ kind: 'text', text })
      return citizen
    },
    tap(...titles) {
      for (const title of titles) citizen.say({ kind: 'choice', ...citizen.option(title) })
      return citizen
    },
    agree: () => (citizen.titles().includes('Sí, así') ? citizen.tap('Sí, así') : citizen),
    option(title, from = 'last') {
      const offered = citizen.all.flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
      const found = (from === 'last' ? offered.toReversed() : offered).find((one) => one.title === title)
      if (!found) throw new Error(`nothing to tap says "${title}"`)
      return found
    },
    wait(ms) {
      clock.advance(ms)
      write(db, (tx) => {
        letGo(tx, { vault, clock, hooks: HOOKS }, clock.now(), 100)
        serveTheLine(tx, clock, clock.now(), 100)
      })
      const { state } = citizen
      if (state) turn((session) => sayHoldLost(state, 'expired', session))
      return citizen
    },
    read: () => citizen.replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n\n'),
    titles: () => citizen.replies.flatMap((reply) => (reply.kind === 'choices' ? reply.options.map((one) => one.title) : [])),
  }
  return citizen
}

/** Guadalupe, who renews in Toluca, up to the question for day and hour. */
export const choosesHour = (citizen: Citizen): Citizen =>
  citizen
    .write('Hola')
    .tap('Renovar mi pasaporte')
    .write('toluca')
    .tap('Toluca')
    .write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto')

/** The same, up to the summary. */
export const seesSummary = (citizen: Citizen): Citizen => choosesHour(citizen).tap('Jue 3 dic, 12:00 h', '6 años: $1,220')
