import { type Db, write } from '../../db/open.ts'
import { confirm } from '../../src/agenda/appointments.ts'
import { freeSlots } from '../../src/agenda/availability.ts'
import { hold } from '../../src/agenda/holds.ts'
import { letGo } from '../../src/agenda/letting-go.ts'
import type { Language } from '../../src/agenda/types.ts'
import { MINUTE } from '../../src/clock.ts'
import { converse, readState, type State, sayHoldExpired } from '../../src/conversation/converse.ts'
import type { Desk } from '../../src/conversation/desk.ts'
import type { Said } from '../../src/conversation/input.ts'
import type { Reply } from '../../src/conversation/reply.ts'
import { newState } from '../../src/conversation/state.ts'
import { createDesk } from '../../src/messaging/desk.ts'
import { createVault } from '../../src/vault.ts'
import { meet, somebody, wishFor } from '../cast.ts'
import type { TestClock } from '../clock.ts'
import { findOption, type Phone, type World } from './phone.ts'

interface Contact {
  id: number
  language: Language
  profileName: string | undefined
  state: unknown
  arrived: Reply[]
}

/** Conversation, desk and agenda on a database in memory, one savepoint a turn; no inbox and no outbox. */
export function directWorld(db: Db, clock: TestClock): World {
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  const contacts: Contact[] = []
  const config = { holdMs: 10 * MINUTE, draftDays: 7 }
  const within = (
    contact: Contact,
    work: (desk: Desk, state: State | undefined) => { state: State; replies: Reply[]; language?: Language },
  ) => {
    write(db, (tx) => {
      const desk = createDesk({ tx, vault, clock, contact, now: clock.now(), config })
      const turn = work(desk, readState(contact.state))
      contact.state = JSON.parse(JSON.stringify(turn.state))
      contact.arrived.push(...turn.replies)
      if (turn.language) contact.language = turn.language
    })
  }
  const say = async (contact: Contact, said: Said) =>
    within(contact, (desk, state) => converse(state, { said, sentAt: clock.now(), late: false, unseen: false }, desk))

  const nextDue = () =>
    db.client.query<{ at: number | null }, []>("select min(held_until) as at from appointments where state = 'held'").get()?.at ??
    Infinity
  const letGoAt = (at: number) => {
    clock.set(at)
    write(db, (tx) => {
      letGo(tx, clock, at, 100)
    })
    for (const contact of contacts)
      if (contact.state)
        within(contact, (desk, state) => (state ? sayHoldExpired(state, desk) : { state: newState(''), replies: [] }))
  }

  return {
    phone(_name, profileName) {
      let id = 0
      write(db, (tx) => {
        id = meet(tx, contacts.length + 1)
      })
      const contact: Contact = { id, language: 'es-MX', profileName, state: undefined, arrived: [] }
      contacts.push(contact)
      return phoneOf(contact, (said) => say(contact, said))
    },
    now: clock.now,
    async advance(ms) {
      const until = clock.now() + ms
      for (let due = nextDue(); due <= until; due = nextDue()) letGoAt(due)
      letGoAt(until)
    },
    takeHour(office, day, time) {
      write(db, (tx) => {
        tx.client
          .query(
            `update slots set capacity = taken + cooling where day = ? and minute = ? and office_id = (select id from offices where name = ?)`,
          )
          .run(day, Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]), office)
      })
    },
    bookElsewhere(name, curp) {
      write(db, (tx) => {
        const tools = { vault, clock }
        const [slot] = freeSlots(tx, { officeIds: [1, 2, 3], procedureIds: ['renewal'], places: 1, limit: 1 }, clock.now())
        const other = meet(tx, 99)
        const person = { ...somebody(1), name, curp, birthDate: `19${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}` }
        hold(tx, tools, { contactId: other, wish: wishFor(slot?.slotId ?? 0, [person]), holdMs: config.holdMs }, clock.now())
        confirm(tx, tools, other, [{ years: 6, halfFee: false }], clock.now())
      })
    },
  }
}

function phoneOf(contact: Contact, say: (said: Said) => Promise<void>): Phone {
  let seen = 0
  return {
    write: (text) => say({ kind: 'text', text }),
    async tap(title) {
      const option = findOption(contact.arrived, title)
      if (!option) throw new Error(`nothing to tap says "${title}"`)
      await say({ kind: 'choice', id: option.id, title: option.title })
    },
    send: say,
    read() {
      const fresh = contact.arrived.slice(seen)
      seen = contact.arrived.length
      return fresh
    },
  }
}
