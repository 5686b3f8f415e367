import { type Db, write } from '../../db/open.ts'
import type { ChannelName } from '../../db/schema/columns.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, HOUR, type Instant, SECOND } from '../../src/clock.ts'
import { publishSlot } from '../cast.ts'
import { type TestClock, testClock } from '../clock.ts'
import { addOffice, type Directory, openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import type { Phone, World } from '../conversations/phone.ts'
import { openCopy } from '../copied.ts'
import { type Phone as OfficePhone, openOffice, PAGE, type TestOffice } from '../office.ts'
import { type Facts, factsOf } from './facts.ts'

/** The moments of a booking in their order, and then those of its visit; the files beside this one say how each comes about. */
export const MOMENTS = [
  'menu',
  'where',
  'offices',
  'curp',
  'name',
  'hour',
  'summary',
  'folio',
  'waiting',
  'offer',
  'reminder',
  'visit',
  'after',
] as const
export type Moment = (typeof MOMENTS)[number]

/** A house in which somebody is about to write, as bytes: every sentence gets a copy of its own. */
export interface Stage {
  channel: ChannelName
  bytes: Uint8Array
  now: Instant
  before: Facts
  /** The message that was read last. */
  last: Reply | undefined
}

/** A house that is copied for one sentence, and the telephone that writes it. */
export interface Played {
  office: TestOffice
  phone: OfficePhone
}

const NUMBER = '5215500000001'
const WHERE_THEY_WRITE = 30 * SECOND

const stages = new Map<string, Promise<Stage>>()

/** The arranged moment; arranged once. */
export function stageOf(moment: Moment, channel: ChannelName = 'whatsapp'): Promise<Stage> {
  return stages.getOrInsertComputed(`${channel} ${moment}`, () => arrange(moment, channel))
}

/** A copy of the moment. `seed` gives the chance of its clock. */
export function enter({ channel, bytes, now }: Pick<Stage, 'channel' | 'bytes' | 'now'>, seed: string): Played {
  const writes = channel === 'messenger'
  const office = openOffice({
    db: openCopy(bytes),
    clock: testClock(now, seed),
    ...(writes && { accounts: { messenger: PAGE } }),
  })
  return { office, phone: writes ? office.messenger(NUMBER.slice(-10)) : office.phone(NUMBER) }
}

/** What is left of it, for somebody who goes on from here. */
export const leave = ({ office }: Played, channel: ChannelName = 'whatsapp'): Pick<Stage, 'channel' | 'bytes' | 'now'> => ({
  channel,
  bytes: office.db.client.serialize(),
  now: office.clock.now(),
})

async function arrange(moment: Moment, channel: ChannelName): Promise<Stage> {
  const full = moment === 'waiting' || moment === 'offer'
  const { db, clock, world } = openStage(full ? 'Toluca llena' : 'varias oficinas', channel)
  const phone = world.phone('Guadalupe', undefined)
  await lead(moment, phone, world)
  const last = phone.read().at(-1)
  clock.advance(WHERE_THEY_WRITE)
  const bytes = db.client.serialize()
  db.close()
  const stage = { channel, bytes, now: clock.now() }
  const played = enter(stage, moment)
  return { ...stage, before: factsOf(played.office), last }
}

const MORE_OFFICES = [
  { name: 'Guadalajara', state: 'JC', latitude: 20.67, longitude: -103.35 },
  { name: 'Zapopan', state: 'JC', latitude: 20.72, longitude: -103.4 },
  { name: 'Puebla', state: 'PL', latitude: 19.04, longitude: -98.2 },
  { name: 'Querétaro', state: 'QT', latitude: 20.59, longitude: -100.39 },
  { name: 'Mérida', state: 'YN', latitude: 20.97, longitude: -89.62 },
]
const THEIR_DAYS = ['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-09']
const SATURDAY = '2026-12-05'

/** The offices of the golden conversations, five more, and a Saturday in Toluca. */
function openStage(directory: Directory, channel: ChannelName): { db: Db; clock: TestClock; world: World } {
  const db = openDirectory(directory)
  const clock = testClock()
  write(db, (tx) => {
    for (const office of MORE_OFFICES) addOffice(tx, { ...office, days: THEIR_DAYS })
    const toluca = tx.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
    tx.client
      .query(
        'insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows) select p.id, 6, 540, 780, 4 from schedule_plans p join schedules s on s.id = p.schedule_id where s.office_id = ?',
      )
      .run(toluca)
    for (const time of ['9:00', '10:30', '12:00']) publishSlot(tx, toluca, SATURDAY, time, directory === 'Toluca llena' ? 0 : 4)
  })
  return { db, clock, world: officeWorld(db, clock, undefined, channel) }
}

/** By taps wherever there are buttons: what is measured is the sentence that comes then. */
async function lead(moment: Moment, phone: Phone, world: World): Promise<void> {
  await phone.write('Hola')
  if (moment === 'menu') return
  await phone.tap('Renovar mi pasaporte')
  if (moment === 'where') return
  if (moment === 'waiting' || moment === 'offer') return waitInLine(moment, phone, world)
  await phone.write('metepec')
  if (moment === 'offices') return
  await phone.tap('Toluca')
  if (moment === 'curp') return
  await phone.write('HESG580312MMCRTD06')
  if (moment === 'name') return
  await phone.write('Guadalupe Hernández Soto')
  if (moment === 'hour') return
  await phone.tap('Jue 3 dic, 12:00 h')
  await phone.tap('6 años: $1,220')
  if (moment === 'summary') return
  await phone.tap('Confirmar')
  if (moment === 'folio') return
  if (moment === 'reminder') return world.advance(7 * DAY + 4 * HOUR)
  await world.advance(Date.parse(moment === 'visit' ? '2026-12-03T17:30:00Z' : '2026-12-04T16:00:00Z') - world.now())
}

async function waitInLine(moment: Moment, phone: Phone, world: World): Promise<void> {
  await phone.write('toluca')
  await phone.tap('Esperar en Toluca')
  await phone.write('HESG580312MMCRTD06')
  await phone.write('Guadalupe Hernández Soto')
  await phone.tap('Cualquier día')
  if (moment === 'offer') await world.freePlace('Toluca', '2026-12-08', '10:30')
}
