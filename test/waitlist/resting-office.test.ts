import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { readOffer } from '../../src/waitlist/answers.ts'
import { join } from '../../src/waitlist/entries.ts'
import { LUIS, meet, ROSA } from '../cast.ts'
import { openDesk, openDeskWithPower, ROSA_IN_PERSON } from '../http/desk.ts'
import { openOffice } from '../office.ts'
import { fullOffice, last, twoWait } from './office-stage.ts'
import { stage } from './stage.ts'

describe('a place that was offered there', () => {
  // An office is put to rest while people wait there, and opens again.

  function waiting() {
    const s = stage()
    const rests = (is: boolean) =>
      s.house.at((tx, now) => void tx.client.query('update offices set active = ?, updated_at = ?').run(is ? 0 : 1, now))
    return { s, waiter: s.meets(), rests }
  }

  test('a place that was kept for somebody is withdrawn at once, and counts for no missed answer', () => {
    const { s, waiter, rests } = waiting()
    s.waits(waiter, [ROSA])
    s.publishes('2026-12-03', '9:00')
    s.sweep()
    const [offer] = s.offered(waiter)
    rests(true)
    expect(s.offered(waiter)).toEqual([])
    s.pass(3 * HOUR)
    expect(s.house.at((tx) => readOffer(tx, waiter, offer?.id ?? 0)?.state)).toBe('withdrawn')
    expect(s.wishes(waiter)).toMatchObject([{ offersLeft: 3 }])
    expect(s.broken()).toEqual([])
  })

  test('what became free meanwhile is offered to who waits before anybody else can have it', () => {
    const { s, waiter, rests } = waiting()
    const slot = s.publishes('2026-12-03', '9:00')
    const other = s.meets()
    const group = s.books(other, slot, [LUIS])
    s.waits(waiter, [ROSA])
    rests(true)
    s.cancels(other, group)
    s.pass(27 * HOUR)
    rests(false)
    s.pass(MINUTE)
    expect(s.offered(waiter)).toMatchObject([{ slot: { slotId: slot } }])
    expect(s.broken()).toEqual([])
  })
})

describe('whoever waits there', () => {
  // An office stops giving appointments, or changes in another way that concerns people who were told to come.

  const PATH = '/admin/oficinas'
  const CLOSE = {
    oficina: 'Toluca',
    abierta: 'no',
    motivo_que_lee: 'la oficina cambia de domicilio',
    motivo: 'cambio de domicilio',
  }
  const ROSA = { ...ROSA_IN_PERSON, vigencia: '10' }

  const giveRosa = (desk: Pick<ReturnType<typeof openDesk>, 'doIt'>, dia = '3/12/2026') =>
    desk.doIt('/admin/citas', { ...ROSA, dia })

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
        'Toluca dejaría de dar citas. La cita que ya hay sigue en pie y esa persona vendrá. Si no la van a atender, cierre su día con «Cerrar un día, unas horas o una ventanilla»: ahí se le ofrece otra hora.',
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
    expect(last(guadalupe)).toContain('En Toluca dejaron de dar citas por ahora, y usted está en su lista de espera.')
    expect(last(guadalupe)).toContain('Motivo: la oficina cambia de domicilio')
    expect(guadalupe.arrived.length).toBe(said + 1)
    await guadalupe.write('mi lista')
    expect(last(guadalupe)).toContain('Por ahora *Toluca* no da citas. Usted conserva su lugar')
    expect(last(luis)).not.toContain('dejó de dar citas')
    db.client.query("update slots set capacity = 1 where day = '2026-12-03' and minute = 600").run()
    await doIt(PATH, { oficina: 'Toluca', abierta: 'sí' })
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
    expect((await desk.doIt(PATH, { ...address, direccion: 'Calle Vieja 1' })).body).toMatchObject({
      resumen: 'Se guardaron los datos de Toluca.',
      hecho: true,
    })
    await giveRosa(desk)
    expect((await desk.doIt(PATH, { oficina: 'Toluca', telefono: '722 000 0000' })).body).toMatchObject({
      hecho: true,
      clave: null,
    })
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
    await phone.write('jueves 3 de diciembre a las 10:00')
    const proposed = await desk.post(PATH, CLOSE)
    expect(proposed.body.resumen).toContain('1 persona está por confirmar una hora: si la confirma a tiempo, la conserva.')
    await desk.post(PATH, { ...CLOSE, clave: String(proposed.body.clave) })
    await phone.write('6 años')
    await phone.tap('Confirmar')
    expect(last(phone)).toContain('Su cita quedó confirmada.')
  })
})

describe('many who wait there', () => {
  // Very many wait at an office that stops giving appointments: whatever happens meanwhile, each of them is told once, and nothing untrue.

  const PEOPLE = 330
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
    await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'sí' })
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
})
