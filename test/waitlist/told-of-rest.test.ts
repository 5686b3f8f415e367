// Very many wait at an office that stops giving appointments: whatever happens meanwhile, each of them is told once, and nothing untrue.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { join } from '../../src/waitlist/entries.ts'
import { LUIS, meet } from '../cast.ts'
import { openDeskWithPower } from '../http/desk.ts'
import { openOffice } from '../office.ts'

const PEOPLE = 230
const CLOSE = { oficina: 'Toluca', abierta: 'no', motivo: 'cambio de domicilio' }
const TOLD = "outbox where key like 'wait_rests:%'"

/** A desk at which so many wait. */
function manyWait() {
  const desk = openDeskWithPower()
  const toluca = desk.db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
  write(desk.db, (tx) => {
    for (let nth = 0; nth < PEOPLE; nth++) {
      const members = [{ person: { name: `Luis ${nth}`, birthDate: LUIS.birthDate }, procedureId: 'renewal' }]
      join(tx, desk.house.messaging, meet(tx, nth), { officeIds: [toluca], members, times: {}, answers: '{}' }, desk.clock.now())
    }
  })
  return desk
}

for (const flushes of [1, 2, 3, 4])
  test(`power that fails ${flushes} commits after the clerk's yes leaves nobody untold, and the next start tells nobody twice`, async () => {
    const desk = manyWait()
    const { body } = await desk.post('/admin/oficinas', CLOSE)
    desk.power.flushes = flushes
    void desk.post('/admin/oficinas', { ...CLOSE, clave: String(body.clave) })
    await desk.idle()
    expect(desk.count('offices where active = 0')).toBe(1)
    const again = openOffice({ db: desk.db, clock: desk.clock })
    for (let flush = 0; flush < 10; flush++) await again.settle()
    expect(desk.count(TOLD)).toBe(PEOPLE)
    expect(desk.count(`(select distinct contact_id from ${TOLD})`)).toBe(PEOPLE)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

test('an office that gives appointments again says nothing more, and when it rests anew everybody reads the new reason', async () => {
  const desk = manyWait()
  await desk.doIt('/admin/oficinas', CLOSE)
  await desk.post('/admin/oficinas', { oficina: 'Toluca', abierta: 'sí' })
  const told = desk.count(TOLD)
  expect(told).toBeLessThan(PEOPLE)
  for (let flush = 0; flush < 5; flush++) await desk.settle()
  expect(desk.count(TOLD)).toBe(told)
  await desk.doIt('/admin/oficinas', { ...CLOSE, motivo_que_lee: 'hay obras o un problema en el edificio' })
  for (let flush = 0; flush < 5; flush++) await desk.settle()
  expect(desk.count(TOLD)).toBe(told + PEOPLE)
})

test('nobody is told at night: what the evening left goes on in the morning', async () => {
  const desk = manyWait()
  desk.clock.set(Date.parse('2026-11-25T03:30:00Z')) // 21:30 h in Toluca.
  await desk.doIt('/admin/oficinas', CLOSE)
  for (let flush = 0; flush < 5; flush++) await desk.settle()
  expect(desk.count(TOLD)).toBe(0)
  desk.clock.set(Date.parse('2026-11-25T13:59:00Z'))
  await desk.settle()
  expect(desk.count(TOLD)).toBe(0)
  desk.clock.set(Date.parse('2026-11-25T14:00:00Z'))
  for (let flush = 0; flush < 5; flush++) await desk.settle()
  expect(desk.count(TOLD)).toBe(PEOPLE)
})
