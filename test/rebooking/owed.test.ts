// Who lost an hour and was found no other one, or did not answer, stands before everybody who waits.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { ROSA_AT_COUNTER } from '../http/desk.ts'
import type { Phone } from '../office.ts'
import { fullOffice, wait } from '../waitlist/office-stage.ts'
import { LUIS } from './desk.ts'

const THURSDAY = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }

/** Luis waits since before; Rosa has the only hour, and the office closes its day. */
async function rosaOwed() {
  const desk = fullOffice()
  const [rosa, luis] = [desk.phone('5215500000001'), desk.phone('5217220000002')]
  await desk.free('2026-12-03', 600)
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
  await rosa.write('Hola')
  await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  await desk.pass(HOUR)
  const closed = await desk.doIt('/admin/cierres', THURSDAY)
  expect(closed.body.sin_hora).toEqual(['Rosa Pérez Ruiz'])
  await desk.pass(30 * MINUTE)
  return { ...desk, rosa, luis }
}

const said = (phone: Phone): string => phone.read().map(readOut).join('\n')

describe('who is owed an hour', () => {
  test('is offered the first place before somebody who waited longer, and takes it without typing', async () => {
    const desk = await rosaOwed()
    expect(said(desk.rosa)).toContain('antes que a nadie más')
    await desk.free('2026-12-08', 600)
    const offered = said(desk.rosa)
    expect(offered).toContain('se lo apartamos: *martes 8 de diciembre de 2026, 10:00 h*')
    await desk.rosa.tap('Sí, lo quiero')
    // The counter did not ask how long it should be valid.
    await desk.rosa.tap('10 años')
    await desk.rosa.tap('Confirmar')
    expect(said(desk.luis)).not.toContain('8 de diciembre')
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(desk.count('calls where open = 1')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
  test('is told nothing once the chat was erased meanwhile', async () => {
    const desk = fullOffice()
    const rosa = desk.phone('5215500000001')
    await desk.free('2026-12-03', 600)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await rosa.write('Hola')
    await desk.pass(HOUR)
    await desk.doIt('/admin/cierres', THURSDAY)
    desk.db.client.run('delete from contact_aliases where contact_id in (select a.contact_id from appointments a)')
    await desk.pass(30 * MINUTE)
    expect(desk.count("outbox where key like 'rebooking:%'")).toBe(0)
  })
  test('who did not answer in time too, and no offer that they decline is counted', async () => {
    const desk = fullOffice()
    const [rosa, luis] = [desk.phone('5215500000001'), desk.phone('5217220000002')]
    await desk.free('2026-12-03', 600)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await rosa.write('Hola')
    await desk.free('2026-12-04', 600)
    await desk.doIt('/admin/cierres', THURSDAY)
    await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
    await desk.pass(2 * DAY)
    expect(desk.count("calls c join rebookings b on b.id = c.rebooking_id where b.state = 'lapsed' and c.open = 1")).toBe(1)
    for (const day of ['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11']) {
      said(rosa)
      await desk.free(day, 540)
      await desk.pass(MINUTE)
      await rosa.tap('No me sirve')
      await desk.pass(DAY)
    }
    expect(desk.count("wait_wishes where owed = 1 and state = 'waiting'")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is offered the hour of before when the closure is lifted, which is kept until the offer ends', async () => {
    const desk = fullOffice()
    const rosa = desk.phone('5215500000001')
    await desk.free('2026-12-03', 600)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await rosa.write('Hola')
    await desk.free('2026-12-04', 600)
    await desk.doIt('/admin/cierres', THURSDAY)
    await desk.pass(2 * DAY)
    expect(desk.count("rebookings where state = 'lapsed'")).toBe(1)
    said(rosa)
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '3/12/2026' })
    await desk.pass(HOUR)
    expect(said(rosa)).toContain('se lo apartamos: *jueves 3 de diciembre de 2026, 10:00 h*')
    expect(desk.count("wait_offers where state = 'open'")).toBe(1)
    await rosa.tap('Sí, lo quiero')
    await rosa.tap('10 años')
    await rosa.tap('Confirmar')
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(desk.count('calls where open = 1')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('has the appointment as before when the closure is lifted at once, and hears nothing of it', async () => {
    const desk = fullOffice()
    const rosa = desk.phone('5215500000001')
    for (const minute of [600, 630]) await desk.free('2026-12-03', minute)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await rosa.write('Hola')
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...LUIS, dia: '3/12/2026', hora: '10:30' })
    const stood = () => desk.count("appointments where state = 'confirmed'")
    said(rosa)
    expect((await desk.doIt('/admin/cierres', THURSDAY)).body.sin_hora).toHaveLength(2)
    const lifted = await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '3/12/2026' })
    expect(lifted.body.vuelven).toEqual(['Rosa Pérez Ruiz', 'Luis Puga Sol'])
    await desk.pass(HOUR)
    expect([stood(), desk.count('calls where open = 1'), desk.count('wait_wishes where live = 1')]).toEqual([2, 0, 0])
    expect(said(rosa)).toBe('')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('gets the hour back and is told so when they had been told, and who heard it in a call is called again', async () => {
    const desk = fullOffice()
    const rosa = desk.phone('5215500000001')
    for (const minute of [600, 630]) await desk.free('2026-12-03', minute)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await rosa.write('Hola')
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...LUIS, dia: '3/12/2026', hora: '10:30' })
    await desk.doIt('/admin/cierres', THURSDAY)
    await desk.pass(30 * MINUTE)
    expect(said(rosa)).toContain('antes que a nadie más')
    const toCall = async () =>
      (await desk.get('/admin/llamadas?oficina=Toluca')).body.personas as { llamada: number; nombres: string[] }[]
    const luis = (await toCall()).find(({ nombres }) => nombres.includes('Luis Puga Sol'))
    await desk.doIt('/admin/llamadas', { llamada: String(luis?.llamada), resultado: 'quiere otra', motivo: 'contestó' })
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '3/12/2026' })
    await desk.pass(MINUTE)
    expect(said(rosa)).toContain('jueves 3 de diciembre de 2026, 10:00 h')
    expect([desk.count("appointments where state = 'confirmed'"), desk.count('wait_wishes where live = 1')]).toEqual([2, 0])
    expect(await toCall()).toMatchObject([{ nombres: ['Luis Puga Sol'], estado: 'volvió a su hora de antes' }])
    await desk.doIt('/admin/llamadas', { llamada: String(luis?.llamada), resultado: 'acepta', motivo: 'contestó' })
    expect(desk.count('calls where open = 1')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('who took another hour meanwhile keeps it', async () => {
    const desk = await rosaOwed()
    await desk.free('2026-12-08', 600)
    await desk.rosa.tap('Sí, lo quiero')
    await desk.rosa.tap('10 años')
    await desk.rosa.tap('Confirmar')
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '3/12/2026' })
    await desk.pass(MINUTE)
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is called no more once the counter gave an appointment', async () => {
    const desk = await rosaOwed()
    // One for her, one for Luis, and one that nobody waits for.
    for (let places = 0; places < 3; places++) await desk.free('2026-12-09', 600)
    expect(desk.count('calls where open = 1')).toBe(1)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '9/12/2026', hora: '10:00' })
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(desk.count('calls where open = 1')).toBe(0)
    expect(desk.count('wait_wishes where live = 1 and owed = 1')).toBe(0)
  })
})
