import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { fullOffice, last, twoWait, wait } from './office-stage.ts'

test('the second in line gets what the first does not want, and the office sees how the offers went, without names', async () => {
  const office = fullOffice()
  const { free, get, db } = office
  const { guadalupe, luis } = await twoWait(office)
  expect(last(luis)).toContain('Hay 1 persona antes que usted.')
  await free('2026-12-03', 600)
  expect(last(guadalupe)).toContain('Se liberó lugar')
  expect(last(luis)).not.toContain('Se liberó lugar')
  expect((await get('/admin/agenda?oficina=Toluca&dia=3/12/2026')).body.apartados_lista).toBe(1)
  await guadalupe.tap('No me sirve')
  expect(last(luis)).toContain('Se liberó lugar')
  await luis.tap('Sí, lo quiero')
  await luis.tap('6 años')
  await luis.tap('Confirmar')
  expect(last(luis)).toContain('Su cita quedó confirmada.')
  const seen = await get('/admin/lista-de-espera?oficina=Toluca')
  expect(seen.body.resumen).toBe('En Toluca espera 1 persona. En 30 días se ofrecieron 2 lugares y 1 terminó en cita.')
  expect(seen.body.oficinas).toMatchObject([{ peticiones: 1, personas: 1, ofrecidos: 2, terminaron_en_cita: 1, rechazados: 1 }])
  expect(seen.text).not.toContain('Guadalupe')
  expect(brokenInvariants(db)).toEqual([])
})

test('an offer at night is said in the morning; what nobody answers goes on; the hour that the office closes is told', async () => {
  const office = fullOffice()
  const { free, pass, doIt, db } = office
  const { guadalupe, luis } = await twoWait(office)
  await pass(14 * HOUR) // Midnight.
  await free('2026-12-03', 600)
  expect(last(guadalupe)).not.toContain('Se liberó lugar')
  await pass(9 * HOUR)
  expect(last(guadalupe)).toContain('Se liberó lugar')
  expect(last(guadalupe)).toContain('las 10:00 de la mañana de hoy, miércoles 25 de noviembre')
  await pass(HOUR + MINUTE)
  expect(last(luis)).toContain('Se liberó lugar')
  await doIt('/admin/cierres', { oficina: 'Toluca', dia: '3/12/2026', motivo: 'falta de luz' })
  await pass(MINUTE)
  expect(last(luis)).toContain('en Toluca cerraron la hora que le apartamos')
  await luis.tap('Sí, lo quiero')
  expect(last(luis)).toContain('Usted sigue en la lista, en su lugar.')
  await pass(DAY)
  await free('2026-12-04', 600)
  expect(last(guadalupe)).toContain('viernes 4 de diciembre')
  await guadalupe.write('baja')
  await pass(3 * HOUR)
  expect(last(luis)).toContain('viernes 4 de diciembre')
  await pass(DAY)
  await free('2026-12-07', 600)
  expect(last(luis)).toContain('lunes 7 de diciembre')
  expect(brokenInvariants(db)).toEqual([])
})

test('after the service was off, an answer that Meta kept still takes the place', async () => {
  const { phone, free, pass, clock, settle } = fullOffice()
  const guadalupe = phone('5217220000001')
  await wait(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  await pass(MINUTE)
  await free('2026-12-03', 600)
  clock.advance(5 * HOUR) // Nobody worked in between.
  await settle()
  await guadalupe.tap('Sí, lo quiero')
  expect(last(guadalupe)).toContain('Apartado para usted hasta')
})

test('somebody who was given an appointment at the counter is told that the wish has ended', async () => {
  const { phone, pass, doIt, db } = fullOffice()
  const luis = phone('5217220000002')
  await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  db.client.query("update slots set capacity = 1 where day = '2026-12-03' and minute = 600").run()
  const given = await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Luis Puga Sol',
    curp: 'PUSL990101HBCRLS07',
    dia: '3/12/2026',
    motivo: 'vino a la oficina',
  })
  // The line comes first, also before the counter: the place is kept for whoever waits.
  expect(given.status).toBe(409)
  db.client.query("update slots set capacity = 2 where day = '2026-12-03' and minute = 600").run()
  await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Luis Puga Sol',
    curp: 'PUSL990101HBCRLS07',
    dia: '3/12/2026',
    motivo: 'vino a la oficina',
  })
  await pass(MINUTE)
  expect(last(luis)).toContain('Terminó su petición en la lista de espera de Toluca')
  expect(brokenInvariants(db)).toEqual([])
})

test('whom the channel lets nobody write to loses no turn: the place goes on, and another day comes', async () => {
  const { phone, free, pass, db } = fullOffice()
  const [guadalupe, luis] = [phone('5217220000001'), phone('5217220000002')]
  await wait(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  await pass(DAY + MINUTE) // Her window is closed, and Meta paused the template.
  await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  db.client
    .query(
      "insert into templates (channel, name, language, status, updated_at) values ('whatsapp', 'waiting_offer', 'es_MX', 'PAUSED', 0)",
    )
    .run()
  await free('2026-12-03', 600)
  expect(last(guadalupe)).not.toContain('Se liberó lugar')
  expect(last(luis)).toContain('Se liberó lugar')
  await luis.tap('No me sirve')
  await guadalupe.write('mi lista')
  await pass(DAY)
  await guadalupe.write('mi lista')
  await free('2026-12-04', 600)
  expect(last(guadalupe)).toContain('Se liberó lugar')
  expect(brokenInvariants(db)).toEqual([])
})

test('who looks at all offices sees those in which somebody waits; an office that was chosen is shown in any case', async () => {
  const office = fullOffice()
  await wait(office.phone('5217220000001'), 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  const names = async (query: string) =>
    ((await office.get(`/admin/lista-de-espera${query}`)).body.oficinas as { oficina: string }[]).map((one) => one.oficina)
  expect(await names('')).toEqual(['Toluca'])
  expect(await names('?oficina=Puebla')).toEqual(['Puebla'])
})
