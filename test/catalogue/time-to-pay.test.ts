// Passports are paid at a bank before the visit: nobody who has not paid is offered an hour before one opens.
import { expect, test } from 'bun:test'
import { payableBy } from '../../src/catalogue/time-to-pay.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import { openHouse, openOffice, publishSlot, setRules } from '../cast.ts'

const ZONE = 'America/Mexico_City'
/** Tuesday evening, Wednesday and Thursday in the city whose wall is six hours behind. */
const at = (wall: string) => Date.parse(`${wall}-06:00`)

function stage(start: string, procedure = 'renewal') {
  const house = openHouse({ start: new Date(at(start)).toISOString() })
  const [office] = house.at((tx) => {
    const id = openOffice(tx, { procedures: ['renewal', 'advice'] })
    for (const time of ['8:00', '9:30', '10:00', '15:30']) publishSlot(tx, id, '2026-11-25', time)
    publishSlot(tx, id, '2026-11-30', '8:00')
    publishSlot(tx, id, '2026-11-30', '10:00')
    return [id]
  })
  const query = { officeIds: [office], procedureIds: [procedure], places: 1, limit: 20 }
  const hours = (unpaid?: true) =>
    freeSlots(house.db, { ...query, ...(unpaid && { unpaid }) }, house.clock.now()).map((one) => `${one.day} ${one.minute / 60}`)
  return { house, office, query, hours }
}

test('in the evening the next hour that is offered leaves time to pay after the banks open', () => {
  const { hours } = stage('2026-11-24T20:00')
  expect(hours()[0]).toBe('2026-11-25 8')
  expect(hours(true)).toEqual(['2026-11-25 10', '2026-11-25 15.5', '2026-11-30 8', '2026-11-30 10'])
})

test('the first date of an office is one before which it can be paid', () => {
  const { house, query, office } = stage('2026-11-24T20:00')
  const first = (unpaid?: true) =>
    officesWithRoom(house.db, { ...query, officeId: office, ...(unpaid && { unpaid }) }, house.clock.now())[0]?.first?.minute
  expect([first(), first(true)]).toEqual([8 * 60, 10 * 60])
})

test('while a bank is open the time that is left today counts', () => {
  const { hours } = stage('2026-11-24T14:00')
  expect(hours(true)[0]).toBe('2026-11-25 8')
})

test('half an hour before the banks close does not suffice, and the rest of it is had the next morning', () => {
  const { house } = stage('2026-11-24T15:30')
  expect(payableBy(house.db, ['renewal'], ZONE, house.clock.now())).toBe(at('2026-11-25T09:30'))
})

test('on Friday evening the next bank opens on Monday, and after a holiday on Tuesday', () => {
  const { house } = stage('2026-11-27T18:00')
  expect(payableBy(house.db, ['renewal'], ZONE, house.clock.now())).toBe(at('2026-11-30T10:00'))
  house.at((tx) => tx.client.query("insert into non_working_days (day, name) values ('2026-11-30', 'un día')").run())
  expect(payableBy(house.db, ['renewal'], ZONE, house.clock.now())).toBe(at('2026-12-01T10:00'))
})

test('what costs nothing waits for no bank, and an institution may leave banks out of account', () => {
  expect(stage('2026-11-24T20:00', 'advice').hours(true)[0]).toBe('2026-11-25 8')
  const { house, hours } = stage('2026-11-24T20:00')
  house.at((tx) => setRules(tx, { pay_minutes: 0 }))
  expect(hours(true)[0]).toBe('2026-11-25 8')
})
