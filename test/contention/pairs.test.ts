// Many citizens, visits of two hours that follow each other, and hours that overlap: both or none, and no pair is left that somebody wants.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Said } from '../../src/chat/input.ts'
import { MINUTE } from '../../src/clock.ts'
import { publishSlot, setRules } from '../cast.ts'
import { bodyOf, type Citizen, type Crowd, foliosIn, lastOptions, openCrowd } from './crowd.ts'

const DAY = '2026-12-03'
const PLACES = 4
/** Seven hours in a row, so that six pairs overlap. */
const STARTS = ['9:00', '9:30', '10:00', '10:30', '11:00', '11:30']
const RIVALS = 72
const ROUNDS = 8

test('of many who want two hours that follow each other nobody gets half, and no pair stays free', async () => {
  const crowd = openCrowd((db) =>
    write(db, (tx) => {
      setRules(tx, { hold_cooling_min_minutes: 2, hold_cooling_max_minutes: 20 })
      tx.client.run("update procedures set slot_count = 2 where id = 'renewal'")
      for (const time of ['9:30', '10:00', '11:00', '11:30']) publishSlot(tx, 1, DAY, time, PLACES)
    }),
  )
  const citizens = await crowd.whoChoose(RIVALS)
  let hopeful = citizens
  for (let round = 0; round < ROUNDS && freePairs(crowd).length > 0; round++) {
    hopeful = await race(crowd, hopeful, round)
    expect(halves(crowd)).toEqual([])
    expect(oversold(crowd)).toEqual([])
    await crowd.passUntil(crowd.clock.now() + 31 * MINUTE) // Holds run out, and what was let go cools.
  }
  expect(freePairs(crowd)).toEqual([])
  const served = citizens.filter(({ phone }) => foliosIn(phone.arrived).length === 1)
  expect(served.length).toBe(ids(crowd, "select id from appointments where state = 'confirmed'").length)
  expect(served.length).toBeGreaterThanOrEqual(2 * PLACES) // Two starts that lie badly leave a single hour on each side.
  expect(halves(crowd)).toEqual([])
  expect(brokenInvariants(crowd.db)).toEqual([])
}, 120_000)

/** All of them want their hour at once; who wins goes on as people do. Gives back who still has no appointment. */
async function race(crowd: Crowd, citizens: Citizen[], round: number): Promise<Citizen[]> {
  const wish = ({ nth }: Citizen): Said => ({ kind: 'text', text: `3 de diciembre a las ${STARTS[(nth + round) % STARTS.length]}` })
  await crowd.rush(citizens.map((one) => [one, wish(one)]))
  await crowd.deliverAll()
  // In the first round one of three never writes again.
  const stay = citizens.filter(
    (one) => bodyOf(one.phone.arrived.at(-1)).startsWith('Apartado para usted') && (round > 0 || one.nth % 3 !== 0),
  )
  for (const title of ['6 años', 'Confirmar']) {
    const going = stay.flatMap((one): [Citizen, Said][] => {
      const option = lastOptions(one.phone.arrived).find((other) => other.title.startsWith(title))
      return option ? [[one, { kind: 'choice', id: option.id, title: option.title }]] : []
    })
    await crowd.rush(going)
    await crowd.deliverAll()
  }
  return citizens.filter(({ phone }) => foliosIn(phone.arrived).length === 0)
}

const ids = (crowd: Crowd, sql: string): number[] =>
  crowd.db.client
    .query<{ id: number }, []>(sql)
    .all()
    .map(({ id }) => id)

/** Appointments that sit in anything but two hours of which the second follows the first. */
const halves = (crowd: Crowd): number[] =>
  ids(
    crowd,
    `select a.id from appointments a where a.seated = 1 and a.procedure_id = 'renewal' and (
       select count(*) from appointment_slots p join slots s on s.id = p.slot_id join slots f on f.id = a.slot_id
       where p.appointment_id = a.id and s.schedule_id = f.schedule_id and s.starts_at in (f.starts_at, f.ends_at)) <> 2`,
  )

const oversold = (crowd: Crowd): number[] =>
  ids(
    crowd,
    `select s.id from slots s join appointment_slots p on p.slot_id = s.id join appointments a on a.id = p.appointment_id and a.seated = 1
     group by s.id having count(*) > s.capacity`,
  )

/** First hours in which a visit of two still fits, now or when what cools is given out again. */
const freePairs = (crowd: Crowd): number[] =>
  ids(
    crowd,
    `select f.id from slots f join slots s on s.schedule_id = f.schedule_id and s.starts_at = f.ends_at
     where f.day = '${DAY}' and f.taken < f.capacity and s.taken < s.capacity`,
  )
