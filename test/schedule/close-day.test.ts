// Several days are closed in one proposal: vacations, a move, an office that stops. Counts first, then all of it, in steps if they are many.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { finishClosures, goOnClosing } from '../../src/schedule/closures.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { openOffice } from '../office.ts'

const CLOSE = '/admin/cierres'
const DAYS = { oficina: 'Toluca', dia: '3/12/2026', hasta_dia: '7/12/2026', motivo: 'cambio de domicilio' }
const LUIS = { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '55 0000 0002' }

async function withTwo() {
  const desk = openDesk()
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...LUIS, dia: '7/12/2026', hora: '10:00' })
  return desk
}

test('the appointments of all days are counted first, and cancelled and told with one key', async () => {
  const desk = await withTwo()
  const { post, get, count } = desk
  const proposed = await post(CLOSE, DAYS)
  expect(proposed.body).toMatchObject({
    hecho: false,
    resumen:
      'Se cerraría Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026, todo el día. Son 3 días en que atiende. Se cancelarían 2 citas y se avisaría por WhatsApp a 2 personas.',
    dias_con_citas: [
      { dia: '2026-12-03', citas: 1 },
      { dia: '2026-12-07', citas: 1 },
    ],
  })
  expect([count('closures'), count("appointments where state = 'cancelled'")]).toEqual([0, 0])
  const done = await post(CLOSE, { ...DAYS, clave: String(proposed.body.clave) })
  expect(done.body.resumen).toStartWith(
    'Cerrada Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026, todo el día. Son 3 días en que atiende. Se cancelaron 2 citas',
  )
  expect(count("appointments where state = 'cancelled'")).toBe(2)
  expect(count("outbox where key like 'cancelled:%'")).toBe(2)
  // On Saturday and Sunday the office does not open: nothing stands in the list for them.
  expect(((await get(CLOSE)).body.cierres as { dia: string }[]).map((one) => one.dia)).toEqual([
    '2026-12-03',
    '2026-12-04',
    '2026-12-07',
  ])
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('they are opened again in the same way', async () => {
  const desk = await withTwo()
  await desk.doIt(CLOSE, { ...DAYS, citas: 'conservar' })
  const lifted = await desk.post('/admin/cierres/levantar', { oficina: 'Toluca', dia: DAYS.dia, hasta_dia: DAYS.hasta_dia })
  expect(lifted.body.resumen).toStartWith(
    'Se abrió otra vez Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026: ',
  )
  expect(desk.count('closures where lifted_at is null')).toBe(0)
  expect(desk.count("slots where closed_at is not null and day between '2026-12-03' and '2026-12-07'")).toBe(0)
})

test('very many are cancelled step by step through all days, and a crash in between loses nobody', async () => {
  const desk = openDesk()
  seatCrowd(desk, '2026-12-03', 330)
  seatCrowd(desk, '2026-12-04', 300, 330)
  const done = await desk.doIt(CLOSE, DAYS)
  expect(done.body.resumen).toContain('Se cancelan 630 citas')
  expect(done.body.resumen).toContain('poco a poco: mire cuántas van en «Ver los cierres»')
  const step = (tx: Parameters<typeof goOnClosing>[0], now: number) => goOnClosing(tx, desk.house.messaging, now)
  await desk.house.writer.submit('closing.step', step)
  expect(desk.count("appointments where state = 'cancelled'")).toBe(50)
  const again = openOffice({ db: desk.db, clock: desk.clock })
  await finishClosures({ db: desk.db, ...again.house })
  expect(desk.count("appointments where state = 'cancelled'")).toBe(630)
  expect(desk.count("outbox where key like 'cancelled:%'")).toBe(
    desk.count("appointments where state = 'cancelled' and contact_id is not null"),
  )
  const progress = ((await desk.get(CLOSE)).body.cierres as { avance: string }[]).map((one) => one.avance)
  expect(progress).toEqual(['330 citas canceladas; terminado', '300 citas canceladas; terminado', null as unknown as string])
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('who gets an appointment on one of the days meanwhile is not cancelled unseen', async () => {
  const desk = await withTwo()
  const proposed = await desk.post(CLOSE, DAYS)
  const eva = { nombre: 'Eva Sol Paz', curp: '', nacimiento: '17/04/1985', telefono: '' }
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...eva, dia: '4/12/2026' })
  const late = await desk.post(CLOSE, { ...DAYS, clave: String(proposed.body.clave) })
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', citas_afectadas: 3 })
})

test('a day on which the office does not open anyway is called so', async () => {
  const { post, doIt } = openDesk()
  const saturday = { oficina: 'Toluca', dia: '5/12/2026', motivo: 'pintura' }
  expect((await post(CLOSE, saturday)).body.resumen).toBe(
    'Se cerraría Toluca el sábado 5 de diciembre de 2026, todo el día. Ese día no atiende de por sí. Nadie tiene cita en esas horas.',
  )
  await doIt(CLOSE, saturday)
  expect((await post('/admin/cierres/levantar', { oficina: 'Toluca', dia: '5/12/2026' })).body.resumen).toBe(
    'Se levantó el cierre de Toluca el sábado 5 de diciembre de 2026, pero no se abre ninguna hora: ese día no atiende de por sí.',
  )
})

test.each([
  ['the wrong way round', '1/12/2026', 'dias_al_reves'],
  ['more days than an office publishes', '3/12/2027', 'muchos_dias'],
])('days %s are refused', async (_, hasta_dia, code) => {
  expect((await openDesk().post(CLOSE, { ...DAYS, hasta_dia })).body.codigo).toBe(code)
})

test('whoever stops an office reads from which day to which one closing cancels all of them', async () => {
  const desk = await withTwo()
  const stops = await desk.post('/admin/oficinas', { oficina: 'Toluca', abierta: 'no', motivo: 'cambio de domicilio' })
  expect(stops.body.resumen).toContain(
    'Si no las van a atender, ciérrelos de una vez con «Cerrar un día o unas horas», del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026: ahí se cancelan y se avisa.',
  )
})
