import { type Db, type Tx, write } from '../../db/open.ts'
import type { Rule } from '../../db/seeds/rules.ts'
import { seed } from '../../db/seeds/seed.ts'
import { lookAtMissed } from '../../src/attendance/asking.ts'
import { DUE, PERSONAL_DATA } from '../../src/capabilities.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../../src/clock.ts'
import { type Chance, createChance } from '../../src/demo/lived/chance.ts'
import { createTimeline, type Timeline } from '../../src/demo/lived/timeline.ts'
import { clean } from '../../src/jobs/cleanup.ts'
import { nextDueWork } from '../../src/messaging/due.ts'
import { nextDue } from '../../src/messaging/outbox.ts'
import { publishToday } from '../../src/schedule/publication.ts'
import { addInstitution, openOffice as addOffice, HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { copyOf } from '../copied.ts'
import { openOffice, PAGE, type Phone, type TestOffice } from '../office.ts'
import { type Chat, createChat } from './chat.ts'

/** Monday 31 August 2026, 6:00 h in central Mexico. */
const START: Instant = Date.parse('2026-08-31T12:00:00Z')
const JOBS_EACH_MS = HOUR
const BACKLOG_DAYS = 2
const TOWN = 'Toluca'

export interface Size {
  days: number
  /** Places of each half hour, from 9:00 to 13:00 h, Monday to Friday. */
  windows: number
  /** So many days ahead the office gives appointments. */
  daysAhead: number
  /** So many people as places; 1.25 unless said otherwise. */
  load?: number
  /** Rules that are not those of a new installation. */
  rules?: Partial<Record<Rule, number>>
  /** Whether it counts if people come. */
  attendance?: boolean
}

const LOAD = 1.25
/** Meta's code where a message cannot be delivered to that user. */
const BLOCKED_US = 131026

/** One office, the whole product behind it, and virtual time. */
export interface Town {
  office: TestOffice
  timeline: Timeline
  chance: Chance
  start: Instant
  end: Instant
  placesADay: number
  daysAhead: number
  load: number
  /** On the first morning more people wait than the open days have places, by so many days: an empty agenda is not what brokers live of. */
  backlogDays: number
  /** Of the open days and those, this part is wanted on the first morning. */
  fullAtFirst: number
  attendance: boolean
  /** Whether places are kept for who cannot wait. */
  keepsUrgent: boolean
  /** A telephone of its own, and what happens when something arrives on it that its owner did not just ask for. */
  telephone(rings: () => void): Chat & { number: string }
  /** The same with a free account at Messenger, whose id for our Page is `number`. */
  account(rings: () => void): Chat & { number: string }
  /** The question why nobody came never arrives on that number: it is `off`, or has `blocked` us, just then. */
  neverAsk(number: string, how: 'off' | 'blocked'): void
  /** Time passes up to `until`, and what becomes due in it is done. */
  passTo(until: Instant): Promise<void>
  /** Until the end, or until `isOver`. */
  run(isOver?: () => boolean): Promise<void>
}

export function createTown(seedNumber: number, size: Size): Town {
  const clock = testClock(START, `brokers ${seedNumber}`)
  const db = copyOf(JSON.stringify(size), (made) => write(made, (tx) => fill(tx, size)))
  const office = openOffice({ db, clock, accounts: { messenger: PAGE } })
  const timeline = createTimeline(START)
  const chance = createChance(`brokers ${seedNumber}`)
  const end = START + size.days * 24 * HOUR
  const bells = new Map<string, () => void>()
  const unasked = new Map<string, 'off' | 'blocked'>()
  let talking: string | undefined
  let telephones = 0
  const { load = LOAD } = size

  const accept = office.answer
  office.answer = (parcel) => {
    const { to: phone, recipient } = parcel.body as { to?: string; recipient?: { id?: string } }
    const to = lastTen(phone ?? recipient?.id ?? '')
    const how = to !== talking && JSON.stringify(parcel.body).includes('notNoted') ? unasked.get(to) : undefined
    office.telephonesOn = how === undefined
    if (how === 'blocked') return { row: parcel.row, attempt: parcel.attempt, kind: 'refused', httpStatus: 400, code: BLOCKED_US }
    if (how === 'off') return accept(parcel)
    if (to !== talking || JSON.stringify(parcel.body).includes('.waitOffer.yes:')) bells.get(to)?.()
    return accept(parcel)
  }
  /** From one due moment to the next. */
  async function passTo(until: Instant): Promise<void> {
    for (;;) {
      const due = dueNext(db)
      const at = Math.max(clock.now(), Math.min(due, until))
      clock.set(at)
      timeline.passTo(at)
      if (due > until) return
      await office.settle()
      if (dueNext(db) <= at && at >= until) return
      if (dueNext(db) <= at) clock.set(at + SECOND) // It waits for something else.
    }
  }
  async function jobs(): Promise<void> {
    const deps = {
      db,
      hooks: HOOKS,
      personalData: PERSONAL_DATA,
      writer: office.house.writer,
      clock,
      log: office.house.messaging.log,
      messaging: office.house.messaging,
      settings: { backupDir: '', listFolder: '' },
    }
    await publishToday(deps)
    await clean(deps)
    await lookAtMissed(deps)
    await office.settle()
    timeline.after(JOBS_EACH_MS, jobs)
  }
  const answeredBy = (number: string, phone: Phone, rings: () => void) => {
    bells.set(lastTen(number), rings)
    const chat = createChat(phone, async () => {
      talking = lastTen(number)
      await passTo(timeline.now() + 3 * SECOND)
    })
    return { ...chat, number }
  }
  return {
    office,
    timeline,
    chance,
    start: START,
    end,
    placesADay: size.windows * 8,
    daysAhead: size.daysAhead,
    load,
    backlogDays: load > 1 ? BACKLOG_DAYS : 0,
    fullAtFirst: load > 1 ? 1 : load / 2,
    attendance: size.attendance ?? false,
    keepsUrgent: (size.rules?.urgent_percent ?? 0) > 0,
    passTo,
    neverAsk: (number, how) => void unasked.set(lastTen(number), how),
    telephone(rings) {
      const number = `52155${String(20_000_000 + telephones++)}`
      return answeredBy(number, office.phone(number), rings)
    },
    account(rings) {
      const psid = `70009${String(20_000_000 + telephones++)}`
      return answeredBy(psid, office.messenger(psid), rings)
    },
    async run(isOver = () => false) {
      timeline.at(START + 15 * MINUTE, jobs)
      for (let next = timeline.nextAt(); next !== undefined && next <= end && !isOver(); next = timeline.nextAt()) {
        talking = undefined
        await passTo(next)
        await timeline.take()?.()
      }
    },
  }
}

/** Meta writes a Mexican number with or without the 1 after 52. */
const lastTen = (number: string): string => number.replace(/\D/g, '').slice(-10)

const dueNext = (db: Db): Instant =>
  Math.min(nextDueWork(db, DUE) ?? Number.POSITIVE_INFINITY, nextDue(db) ?? Number.POSITIVE_INFINITY)

function fill(tx: Tx, { windows, daysAhead, rules = {} }: Size): void {
  seed(tx, 'catalogue', START)
  addInstitution(tx)
  for (const [name, value] of Object.entries(rules)) tx.client.query('update rules set value = ? where name = ?').run(value, name)
  const id = addOffice(tx, { name: TOWN, daysAhead, procedures: ['renewal', 'first', 'advice'] })
  const hours = tx.client.query(
    'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select p.id, ?, 540, 780, ? from schedule_plans p join schedules s on s.id = p.schedule_id where s.office_id = ?',
  )
  for (const weekday of [1, 2, 3, 4, 5]) hours.run(weekday, windows, id)
}
