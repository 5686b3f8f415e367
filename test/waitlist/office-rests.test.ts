// An office stops giving appointments, or changes in another way that concerns people who were told to come.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { join } from '../../src/waitlist/entries.ts'
import { LUIS, meet } from '../cast.ts'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'
import { fullOffice, last, twoWait } from './office-stage.ts'

const PATH = '/admin/oficinas'
const CLOSE = { oficina: 'Toluca', abierta: 'no', motivo_que_lee: 'la oficina cambia de domicilio', motivo: 'cambio de domicilio' }
const ROSA = { ...ROSA_IN_PERSON, vigencia: '10' }

const giveRosa = (desk: Pick<ReturnType<typeof openDesk>, 'doIt'>, dia = '3/12/2026') => desk.doIt('/admin/citas', { ...ROSA, dia })

test('an office that stops giving appointments says first whose stand, on which days, and what can be done about them', async () => {
  const desk = openDesk()
  const { post, count } = desk
  expect((await post(PATH, { oficina: 'Toluca', abierta: 'no' })).body).toMatchObject({
    codigo: 'faltan_datos',
    campos: ['motivo'],
  })
  await giveRosa(desk)
  const proposed = await post(PATH, CLOSE)
  expect(proposed.body).toMatchObject({
    resumen:
      'Toluca dejaría de dar citas. La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día o unas horas»: ahí se cancela y se avisa.',
    hecho: false,
    oficina: { abierta: false },
    citas_por_venir: 1,
    dias_con_citas: [{ dia: '2026-12-03', citas: 1 }],
  })
  expect(count('offices where active = 0')).toBe(0)
  const done = await post(PATH, { ...CLOSE, clave: String(proposed.body.clave) })
  expect(done.body).toMatchObject({ hecho: true, clave: null })
  expect(done.body.resumen).toStartWith('Toluca ya no da citas. La cita que ya hay sigue en pie')
  expect(count('offices where active = 0')).toBe(1)
  expect(count("appointments where state = 'confirmed'")).toBe(1)
  expect((await desk.get('/admin/agenda?oficina=Toluca')).status).toBe(200)
})

test('somebody who gets an appointment meanwhile is not overlooked', async () => {
  const desk = openDesk()
  const proposed = await desk.post(PATH, CLOSE)
  expect(proposed.body.resumen).toBe('Toluca dejaría de dar citas. Nadie tiene cita por venir.')
  await giveRosa(desk)
  const late = await desk.post(PATH, { ...CLOSE, clave: String(proposed.body.clave) })
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', citas_por_venir: 1 })
  expect(desk.count('offices where active = 0')).toBe(0)
})

test('whoever waits only there is told once, keeps the place, and is offered what is free when it opens again', async () => {
  const office = fullOffice()
  const { doIt, post, pass, db } = office
  const { guadalupe, luis } = await twoWait(office)
  const said = guadalupe.arrived.length
  const proposed = await post(PATH, CLOSE)
  expect(proposed.body.resumen).toEndWith(
    '2 personas esperan solo en su lista: conservan su lugar y se avisará por WhatsApp, con el motivo elegido.',
  )
  expect(guadalupe.arrived.length).toBe(said)
  await luis.write('baja')
  const done = await doIt(PATH, CLOSE)
  expect(done.body.resumen).toEndWith('Se avisa por WhatsApp a 1 teléfono que espera ahí.')
  await pass(MINUTE)
  expect(last(guadalupe)).toContain('La oficina Toluca dejó de dar citas por ahora, y usted está en su lista de espera.')
  expect(last(guadalupe)).toContain('Motivo: la oficina cambia de domicilio')
  expect(guadalupe.arrived.length).toBe(said + 1)
  await guadalupe.write('mi lista')
  expect(last(guadalupe)).toContain('Por ahora *Toluca* no da citas. Usted conserva su lugar')
  expect(last(luis)).not.toContain('dejó de dar citas')
  db.client.query("update slots set capacity = 1 where day = '2026-12-03' and minute = 600").run()
  await post(PATH, { oficina: 'Toluca', abierta: 'sí' })
  await pass(MINUTE)
  expect(last(guadalupe)).toContain('Se liberó lugar')
  expect(brokenInvariants(db)).toEqual([])
})

test('however many wait there, all of them are told, step by step; who waits at another office too is left in peace', async () => {
  const desk = openDesk()
  const [toluca = 0, puebla = 0] = ['Toluca', 'Puebla'].map(
    (name) => desk.db.client.query<{ id: number }, [string]>('select id from offices where name = ?').get(name)?.id ?? 0,
  )
  write(desk.db, (tx) => {
    for (let nth = 0; nth < 230; nth++) {
      const person = { name: `Luis ${nth}`, birthDate: LUIS.birthDate }
      const officeIds = nth % 23 === 0 ? [toluca, puebla] : [toluca]
      const members = [{ person, procedureId: 'renewal' }]
      join(tx, desk.house.messaging, meet(tx, nth), { officeIds, members, times: {}, answers: '{}' }, desk.clock.now())
    }
  })
  const done = await desk.doIt(PATH, CLOSE)
  expect(done.body.resumen).toEndWith('Se avisa por WhatsApp a 220 teléfonos que esperan ahí.')
  for (let flush = 0; flush < 4; flush++) await desk.settle()
  expect(desk.count("outbox where key like 'wait_rests:%'")).toBe(220)
  expect(desk.count('wait_wishes where live = 1')).toBe(230)
})

test('another address, or appointments that silence cancels, concern who was told to come; a telephone concerns nobody', async () => {
  const desk = openDesk()
  const { post, count } = desk
  const address = { oficina: 'Toluca', direccion: 'Calle Nueva 2' }
  expect((await post(PATH, { ...address, direccion: 'Calle Vieja 1' })).body).toMatchObject({
    resumen: 'Se guardaron los datos de Toluca.',
    hecho: true,
  })
  await giveRosa(desk)
  expect((await post(PATH, { oficina: 'Toluca', telefono: '722 000 0000' })).body).toMatchObject({ hecho: true, clave: null })
  expect((await post(PATH, address)).body).toMatchObject({ hecho: false, citas_por_venir: 1 })
  expect(count("offices where address = 'Calle Nueva 2'")).toBe(0)
  expect((await desk.doIt(PATH, address)).body.resumen).toContain('el domicilio nuevo va en su recordatorio')
  expect(count("offices where address = 'Calle Nueva 2'")).toBe(1)
  expect((await post(PATH, { oficina: 'Toluca', cancela_sin_respuesta: 'sí' })).body.resumen).toBe(
    'En Toluca se cancelaría la cita de quien no contesta los recordatorios. Ahí hay 1 cita por venir: a cada persona se le dice antes, en su recordatorio, hasta cuándo puede contestar.',
  )
  expect((await post(PATH, { oficina: 'Toluca', zona: 'America/Tijuana' })).body.codigo).toBe('zona_con_lugares')
})

test('the logbook says that the office stopped, with how many appointments, and why', async () => {
  const desk = openDesk()
  await giveRosa(desk)
  await desk.doIt(PATH, CLOSE)
  const { body } = await desk.get('/admin/bitacora')
  expect((body.hechos as object[])[0]).toMatchObject({
    que: 'Cambió los datos de una oficina',
    detalle: 'datos cambiados 1; cuántas citas 1; dejó de dar citas sí',
    motivo: 'cambio de domicilio',
  })
})

test('who was about to confirm an hour there keeps it as long as was promised', async () => {
  const desk = openDesk()
  const phone = desk.phone('5217220000001')
  await phone.write('quiero renovar mi pasaporte, soy de Toluca')
  await phone.tap('Toluca')
  await phone.write('HESG580312MMCRTD06')
  await phone.write('Guadalupe Hernández Soto')
  await phone.tap('No lo tengo aquí')
  await phone.write('jueves 3 de diciembre a las 10:00')
  const proposed = await desk.post(PATH, CLOSE)
  expect(proposed.body.resumen).toContain('1 persona está por confirmar una hora: si la confirma a tiempo, la conserva.')
  await desk.post(PATH, { ...CLOSE, clave: String(proposed.body.clave) })
  await phone.write('6 años')
  await phone.tap('Confirmar')
  expect(last(phone)).toContain('Su cita quedó confirmada.')
})
