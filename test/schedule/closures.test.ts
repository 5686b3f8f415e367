import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { finishRuns, goOn } from '../../src/rebooking/runs.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { openOffice, type TestOffice } from '../office.ts'

describe('a day', () => {
  // Several days are closed in one proposal: vacations, a move, an office that stops. Counts first, then all of it, in steps if they are many.

  const CLOSE = '/admin/cierres'
  const DAYS = { oficina: 'Toluca', dia: '3/12/2026', hasta_dia: '7/12/2026', motivo: 'cambio de domicilio' }
  const LUIS = { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '55 0000 0002' }

  async function withTwo() {
    const desk = openDesk()
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, ...LUIS, dia: '7/12/2026', hora: '10:00' })
    return desk
  }

  test('the appointments of all days are counted first, and get other hours with one key', async () => {
    const desk = await withTwo()
    const { post, get, count } = desk
    const proposed = await post(CLOSE, DAYS)
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen:
        'Se cerraría Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026, todo el día. Son 3 días en que atiende. Pasarían a otra hora 2 citas; cada persona dice si se queda con ella.',
      dias_con_citas: [
        { dia: '2026-12-03', citas: 1 },
        { dia: '2026-12-07', citas: 1 },
      ],
    })
    expect([count('closures'), count('rebookings')]).toEqual([0, 0])
    const done = await post(CLOSE, { ...DAYS, clave: String(proposed.body.clave) })
    expect(done.body.resumen).toStartWith(
      'Cerrada Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026, todo el día. Son 3 días en que atiende. Pasaron a otra hora 2 citas',
    )
    expect(count("rebookings where state = 'offered'")).toBe(2)
    desk.clock.advance(11 * MINUTE)
    await desk.settle()
    expect(count("outbox where key like 'rebooking:%:told:%'")).toBe(2)
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
    const lifted = await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: DAYS.dia, hasta_dia: DAYS.hasta_dia })
    expect(lifted.body.resumen).toStartWith(
      'Se abrió otra vez Toluca del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026: ',
    )
    expect(desk.count('closures where lifted_at is null')).toBe(0)
    expect(desk.count("slots where closed_at is not null and day between '2026-12-03' and '2026-12-07'")).toBe(0)
  })

  test('very many get other hours step by step through all days, and a crash in between loses nobody', async () => {
    const desk = openDesk()
    seatCrowd(desk, '2026-12-03', 330)
    seatCrowd(desk, '2026-12-04', 300, 330)
    const done = await desk.doIt(CLOSE, DAYS)
    expect(done.body.resumen).toContain(
      'Son 630 citas: reciben otra hora poco a poco, primero las de hoy. Mire cuántas van en «Ver los cierres»',
    )
    const step = (tx: Parameters<typeof goOn>[0], now: number) => goOn(tx, desk.house.messaging, now)
    await desk.house.writer.submit('closing.step', step)
    expect(desk.count('rebooking_seats')).toBe(12)
    const again = openOffice({ db: desk.db, clock: desk.clock })
    await finishRuns({ db: desk.db, ...again.house })
    expect(desk.count('rebooking_seats')).toBe(630)
    const progress = ((await desk.get(CLOSE)).body.cierres as { avance: string }[]).map((one) => one.avance)
    expect(progress).toEqual([
      '330 citas con aviso de otra hora; terminado',
      '300 citas con aviso de otra hora; terminado',
      null as unknown as string,
    ])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('who gets an appointment on one of the days meanwhile is not moved unseen', async () => {
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
    expect((await doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: '5/12/2026' })).body.resumen).toBe(
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
    const stops = await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'no', motivo: 'cambio de domicilio' })
    expect(stops.body.resumen).toContain(
      'Si no las van a atender, ciérrelos de una vez con «Cerrar un día, unas horas o una ventanilla», del jueves 3 de diciembre de 2026 al lunes 7 de diciembre de 2026: ahí se les ofrece otra hora.',
    )
  })
})

describe('a day with holds', () => {
  const bodies = (replies: Reply[]): string => replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n\n')

  /** Somebody who holds the first free hour of Toluca and has not confirmed. */
  async function choosing() {
    const desk = openDesk()
    const phone = desk.phone('5215500000001')
    await phone.write('quiero renovar mi pasaporte en toluca')
    await phone.tap('Toluca')
    for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await phone.write(words)
    const hours = phone.read().at(-1)
    const first = hours?.kind === 'choices' ? (hours.options[0]?.title ?? '') : ''
    await phone.tap(first)
    expect(bodies(phone.read())).toContain('Apartado para usted')
    const row = desk.db.client
      .query<{ day: string }, []>("select day from slots s join appointments a on a.slot_id = s.id where a.state = 'held'")
      .get()
    return { ...desk, phone, first, form: { oficina: 'Toluca', dia: row?.day ?? '', motivo: 'no hay luz' } }
  }

  test.each(['ofrecerles otra hora', 'conservar'])(
    'who holds an hour that the office closes (citas: %s) hears it at once, with the next hours, and goes on with what was said',
    async (citas) => {
      const desk = await choosing()
      const proposed = await desk.post('/admin/cierres', { ...desk.form, citas })
      await desk.settle()
      expect(desk.phone.read()).toEqual([])
      const done = await desk.post('/admin/cierres', { ...desk.form, citas, clave: String(proposed.body.clave) })
      expect(done.body.resumen).toContain('1 persona la estaba apartando')
      await desk.settle()
      const told = desk.phone.read()
      expect(told).toHaveLength(1)
      expect(bodies(told)).toMatch(/la oficina ya no puede atenderle el \*.*Sus datos siguen guardados[\s\S]*¿Cuál le conviene\?/)
      expect(desk.count("appointments where state = 'held'")).toBe(0)
      const next = told[0]?.kind === 'choices' ? (told[0].options[0]?.title ?? '') : ''
      expect(next).not.toBe(desk.first)
      await desk.phone.tap(next)
      await desk.phone.tap('6 años: $1,220')
      await desk.phone.tap('Confirmar')
      expect(bodies(desk.phone.read())).toContain('Su cita quedó confirmada')
      desk.clock.advance(20 * MINUTE)
      await desk.settle()
      expect(desk.phone.read()).toEqual([])
      expect(brokenInvariants(desk.db)).toEqual([])
    },
  )

  test('who talks with a person meanwhile hears the true reason when the assistant is back', async () => {
    const desk = await choosing()
    await desk.phone.write('ASESOR')
    await desk.phone.tap('Sí, una persona')
    await desk.doIt('/admin/cierres', desk.form)
    await desk.settle()
    desk.phone.read()
    await desk.phone.write('seguir con el asistente')
    const told = bodies(desk.phone.read())
    expect(told).toContain('la oficina ya no puede atenderle')
    expect(told).not.toContain('pasó el tiempo')
  })

  test('hours that stay open keep their holds, and an hour that is closed and opened again is there again', async () => {
    const desk = await choosing()
    await desk.doIt('/admin/cierres', { ...desk.form, desde: '15:00', hasta: '16:00' })
    expect(desk.count("appointments where state = 'held'")).toBe(1)
    await desk.doIt('/admin/cierres', desk.form)
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: desk.form.dia })
    desk.clock.advance(DAY)
    await desk.settle()
    expect(desk.count("appointments where state = 'held'")).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('who holds an hour that another usual week no longer has hears it at once, with the next hours', async () => {
    const desk = await choosing()
    const week = { oficina: 'Toluca', desde: '11:00', hasta: '14:00', ventanillas: '2' }
    const proposed = await desk.post('/admin/horario', week)
    await desk.settle()
    expect(desk.phone.read()).toEqual([])
    const done = await desk.post('/admin/horario', { ...week, clave: String(proposed.body.clave) })
    expect(done.body.resumen).toContain('1 persona apartaba una hora que se cerró: ya se les avisó y ven otras.')
    await desk.settle()
    const told = desk.phone.read()
    expect(told).toHaveLength(1)
    expect(bodies(told)).toMatch(/la oficina ya no puede atenderle el \*.*Sus datos siguen guardados[\s\S]*¿Cuál le conviene\?/)
    expect(desk.count("appointments where state = 'held'")).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('also when the hour is of a day that a later step of the publishing closes', async () => {
    const desk = openDesk()
    await desk.doIt('/admin/horario', {
      oficina: 'Toluca',
      desde: '8:00',
      hasta: '20:00',
      minutos_por_cita: '5',
      dias_publicados: '20',
    })
    const phone = desk.phone('5215500000001')
    await phone.write('quiero renovar mi pasaporte en toluca')
    await phone.tap('Toluca')
    for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await phone.write(words)
    await phone.write('14 de diciembre a las 8:00')
    expect(bodies(phone.read())).toContain('Apartado para usted')
    const done = await desk.doIt('/admin/horario', { oficina: 'Toluca', desde: '9:00', hasta: '14:00' })
    expect(done.body.resumen).toContain('1 persona apartaba')
    await desk.settle()
    expect(bodies(phone.read())).toContain('la oficina ya no puede atenderle')
  })

  test('a day that nobody works lets nobody hold an hour of it either', async () => {
    const desk = await choosing()
    const noted = await desk.doIt('/admin/dias-inhabiles', { dia: desk.form.dia, nombre: 'Luto nacional' })
    expect(noted.body.resumen).toContain('1 persona apartaba')
    await desk.settle()
    expect(bodies(desk.phone.read())).toContain('la oficina ya no puede atenderle')
  })

  test('an hour is closed also when the conversation of whoever holds it cannot be read', async () => {
    const desk = await choosing()
    desk.db.client.run("update conversations set state_sealed = x'010203'")
    const done = await desk.doIt('/admin/cierres', desk.form)
    expect(done.status).toBe(200)
    expect(desk.count("appointments where state = 'held'")).toBe(0)
  })
})

describe('a day with very many appointments', () => {
  const DAY = '2026-12-03'
  const PEOPLE = 620
  const form = { oficina: 'Toluca', dia: DAY, motivo: 'no hay luz' }

  function arrange() {
    const desk = openDesk()
    seatCrowd(desk, DAY, PEOPLE)
    return desk
  }

  const step = ({ house }: Pick<TestOffice, 'house'>) =>
    house.writer.submit('closing.step', (tx, now) => goOn(tx, house.messaging, now))

  /** The job looks once, as it does each few seconds. */
  const look = ({ db, house }: Pick<TestOffice, 'db' | 'house'>) =>
    finishRuns({ db, writer: house.writer, messaging: house.messaging })

  test('a day with very many appointments is closed at once, and they get other hours little by little', async () => {
    const desk = arrange()
    const { post, get, count } = desk
    const proposed = await post('/admin/cierres', form)
    expect(proposed.body).toMatchObject({ hecho: false, citas_afectadas: PEOPLE })
    expect(proposed.body.resumen).toBe(
      'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Son 620 citas: recibirían otra hora poco a poco, primero las de hoy. Mire cuántas van en «Ver los cierres».',
    )
    const named = proposed.body.citas as { telefono_termina: string | null; estado: string }[]
    expect(named.length).toBe(200)
    expect(count('rebooking_runs')).toBe(0)
    expect(count(`slots where day = '${DAY}' and closed_at is null`)).toBeGreaterThan(0)

    const done = await post('/admin/cierres', { ...form, clave: String(proposed.body.clave) })
    expect(done.body.hecho).toBe(true)
    expect(done.body.resumen).toContain('Son 620 citas: reciben otra hora poco a poco')
    expect(count(`slots where day = '${DAY}' and closed_at is null`)).toBe(0)
    expect(count('rebookings')).toBe(0)
    const progress = async () => ((await get('/admin/cierres')).body.cierres as { avance: string }[])[0]?.avance
    expect(await progress()).toBe('0 citas con aviso de otra hora de 620; vuelva a mirar en un momento')
    await step(desk)
    expect(await progress()).toBe('12 citas con aviso de otra hora de 620; vuelva a mirar en un momento')
    await look(desk)
    expect(await progress()).toBe('620 citas con aviso de otra hora; terminado')
    expect(count('rebooking_seats')).toBe(PEOPLE)
    expect(count('calls where open = 1')).toBe(
      count("rebookings where state = 'owed'") + count("rebookings where state = 'offered' and ends_at is null"),
    )
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('a crash in the middle leaves nobody forgotten, and the next start goes on where it was', async () => {
    const desk = arrange()
    await desk.doIt('/admin/cierres', form)
    await step(desk)
    await step(desk)
    const again = openOffice({ db: desk.db, clock: desk.clock })
    await look(again)
    expect(desk.count('rebooking_seats')).toBe(PEOPLE)
    await look(again)
    expect(desk.count('rebooking_seats')).toBe(PEOPLE)
  })

  test('who has no other hour yet keeps the appointment when the closure is lifted', async () => {
    const desk = arrange()
    await desk.doIt('/admin/cierres', form)
    await step(desk)
    await desk.doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: DAY })
    await look(desk)
    expect(desk.count('rebooking_seats')).toBe(12)
    expect(desk.count('rebooking_runs where finished_at is null')).toBe(0)
  })

  test('somebody who got an appointment after the impact of a large closure was shown is not moved unseen', async () => {
    const desk = arrange()
    const proposed = await desk.post('/admin/cierres', form)
    const rosa = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04' }
    await desk.doIt('/admin/citas', { ...rosa, dia: DAY, motivo: 'vino a la oficina' })
    const late = await desk.post('/admin/cierres', { ...form, clave: String(proposed.body.clave) })
    expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', citas_afectadas: PEOPLE + 1 })
    expect(desk.count('rebooking_runs')).toBe(0)
  })

  test('the appointments of a large day can be kept, and then nothing is left to be done', async () => {
    const desk = arrange()
    const kept = await desk.doIt('/admin/cierres', { ...form, citas: 'conservar' })
    expect(kept.body.resumen).toContain('Se conservan 620 citas: esas personas vendrán.')
    expect(desk.count('rebooking_runs')).toBe(0)
    expect((await desk.get('/admin/cierres')).body.cierres).toMatchObject([{ avance: null }])
  })
})
