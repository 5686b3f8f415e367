import { type Db, write } from '../../../db/open.ts'
import { ownAppointments } from '../../../src/booking/chat/bookings.ts'
import { withProposed } from '../../../src/booking/chat/read-back.ts'
import { CHAT } from '../../../src/capabilities.ts'
import { theOffice } from '../../../src/catalogue/offices.ts'
import type { Language } from '../../../src/catalogue/types.ts'
import { converse } from '../../../src/chat/converse.ts'
import type { Proposed } from '../../../src/chat/decide.ts'
import { type Draft, hasProgress } from '../../../src/chat/draft.ts'
import type { State } from '../../../src/chat/state.ts'
import { type Command, type Faq, isCommand } from '../../../src/reading/acts.ts'
import { parseYesNo } from '../../../src/reading/agreement.ts'
import { parseAside, parseCommand, parseRequest } from '../../../src/reading/commands.ts'
import { parseFaq } from '../../../src/reading/faq.ts'
import type { RequestedTimes } from '../../../src/reading/requested-times.ts'
import { createVault } from '../../../src/vault.ts'
import { HOOKS, speaker } from '../../cast.ts'
import type { TestClock } from '../../clock.ts'
import { type Citizen, meetCitizen } from '../citizen.ts'

/** What was understood of a text: what it changed in the conversation that it was said in, and nothing else. */
export interface Understood {
  command?: Command
  agrees?: 'yes' | 'no'
  who?: Draft['who'] | undefined
  family?: string | undefined
  count?: number | undefined
  withMinors?: boolean | undefined
  /** A town by its name, or a state by its code. */
  place?: string | undefined
  state?: string | undefined
  /** Names of the offices chosen. */
  office?: string | undefined
  wish?: RequestedTimes | undefined
  /** `2026-12-03 12:00` */
  hold?: string | undefined
  name?: string | undefined
  curp?: string | undefined
  passport?: string | undefined
  language?: Language
  booked?: boolean
  cancelled?: boolean
  years?: number | undefined
  /** A question in between that was answered. */
  often?: Faq
  /** The question that is open then, and what it is about; compared only where it is written. */
  asks?: string | undefined
  about?: string | undefined
}

/** What somebody writes, and what must be understood of it. */
export type Phrase = [text: string, understood: Understood]

/** Where a conversation stands when the phrase is said. */
export interface Moment {
  citizen: Citizen
  db: Db
  clock: TestClock
}

/** A conversation brought to a question by these messages. */
export function after(...messages: string[]): Moment {
  const citizen = meetCitizen().write(...messages)
  return { citizen, db: citizen.db, clock: citizen.clock }
}

class Undo extends Error {}

/** What one message changes; the conversation stays where it was. */
export function understoodOf({ citizen, db, clock }: Moment, text: string): Understood {
  const vault = createVault(new Uint8Array(32).fill(7), clock)
  let understood: Understood | undefined
  try {
    write(db, (tx) => {
      const contact = speaker(1, citizen.language)
      const session = { tx, deps: { vault, clock, hooks: HOOKS, chat: CHAT }, contact, now: clock.now() }
      const before = citizen.state
      const booked = ownAppointments(session).length
      const turn = converse(before, { said: { kind: 'text', text }, sentAt: clock.now(), late: false, unseen: false }, session)
      const names = (ids: readonly number[] | undefined) => ids?.map((id) => theOffice(tx, id).name).join(', ')
      const now = ownAppointments(session).length
      const changed = changes(facts(before, names), facts(agreed(turn.state), names))
      const silent = Object.keys(changed).length === 0 && now === booked
      understood = {
        ...said(text, silent, now > booked),
        ...(now > booked ? { booked: true } : changed),
        ...(now < booked && { cancelled: true }),
        ...(turn.language && { language: turn.language }),
        asks: turn.state.asked?.question,
        about: turn.state.asked?.about,
      }
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  return understood ?? {}
}

/** What was read back counts as understood: a yes takes it. */
function agreed(state: State): State {
  const { question, about } = state.asked ?? {}
  const proposed =
    question === 'readBack' && about?.startsWith('{"set"') && !hasProgress(state.draft)
      ? (JSON.parse(about) as Proposed)
      : undefined
  return proposed ? { ...state, draft: withProposed(state.draft, proposed) } : state
}

/** A sentence is read as a request only when it told nothing else. */
function said(text: string, silent: boolean, booked: boolean): Understood {
  const command = parseCommand(text) ?? (silent ? (parseRequest(text) ?? parseAside(text)) : undefined)
  const often = parseCommand(text) === undefined && silent ? parseFaq(text) : undefined
  const agrees = booked ? undefined : parseYesNo(text) // What is booked was agreed to.
  const answered = often && isCommand(often) ? { command: often } : often ? { often } : command && { command }
  return { ...answered, ...(agrees && { agrees }) }
}

function facts(state: State | undefined, names: (ids: readonly number[] | undefined) => string | undefined): Understood {
  const { who, family, count, withMinors, near, state: region, officeIds, wish, slot, people = [] } = state?.draft ?? {}
  const [person] = people
  const hour = slot && `${String(Math.floor(slot.minute / 60)).padStart(2, '0')}:${String(slot.minute % 60).padStart(2, '0')}`
  return {
    who,
    family,
    count,
    withMinors,
    place: near?.name,
    state: region?.code,
    office: names(officeIds),
    wish,
    hold: slot && `${slot.day} ${hour}`,
    name: person?.name,
    curp: person?.curp,
    passport: person?.answers?.renewal?.old_passport || undefined,
    years: person?.years,
  }
}

function changes(before: Understood, now: Understood): Understood {
  const keys = Object.keys(now) as (keyof Understood)[]
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key])).map((key) => [key, now[key]]),
  )
}
