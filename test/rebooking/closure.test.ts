// An office closes hours with people in them: each keeps folio and data, sits in another hour at once, and is asked.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { noteTemplate } from '../../src/messaging/template-state.ts'
import { finishRuns } from '../../src/rebooking/runs.ts'
import { somebody } from '../cast.ts'
import { openDesk, ROSA_AT_COUNTER, ROSA_IN_PERSON } from '../http/desk.ts'
import { openNewDays } from '../new-days.ts'
import { PAGE, type Phone } from '../office.ts'

const CLOSE = '/admin/cierres'
const THURSDAY = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }
const LUIS = { ...ROSA_AT_COUNTER, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '55 0000 0002' }

const ROSA_PHONE = '5215500000001'

async function withRosa() {
  const desk = openDesk()
  const phone = desk.phone(ROSA_PHONE, 'Rosa')
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
  await phone.write('Hola')
  phone.read()
  const hour = () =>
    desk.db.client
      .query<{ state: string; day: string; minute: number; moves: number }, []>(
        'select a.state, s.day, s.minute, a.moves from appointments a join slots s on s.id = a.slot_id order by a.id limit 1',
      )
      .get()
  const state = () =>
    desk.db.client.query<{ state: string }, []>('select state from rebookings order by id desc limit 1').get()?.state
  const pass = async (ms: number) => {
    desk.clock.advance(ms)
    await desk.settle()
  }
  return { ...desk, rosa: phone, hour, state, pass }
}

const said = (phone: Phone): string => phone.read().map(readOut).join('\n')

test('whoever calls reads first that the person cannot hear', async () => {
  const desk = await withRosa()
  await desk.rosa.write('soy sorda')
  await desk.rosa.tap('Sí, anótelo')
  await desk.doIt(CLOSE, THURSDAY)
  expect((await desk.get('/admin/reubicaciones')).body.personas).toMatchObject([{ necesita: 'Pidió: no oye bien: escríbale' }])
})

describe('closing a day', () => {
  test('names who goes to which hour, what it costs and what is read, and changes nothing yet', async () => {
    const desk = await withRosa()
    const proposed = await desk.post(CLOSE, THURSDAY)
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen:
        'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Pasaría a otra hora 1 cita; cada persona dice si se queda con ella.',
      horas_nuevas: [
        { nombre: 'Rosa Pérez Ruiz', hora_antes: 'jueves 3 de diciembre, 10:00 h', hora_nueva: 'viernes 4 de diciembre, 9:00 h' },
      ],
      sin_hora: [],
      por_llamar: [],
    })
    expect(String(proposed.body.va_a_leer)).toContain('No es por nada que usted hiciera')
    expect(String(proposed.body.costo)).toContain('todos lo saben alrededor del martes 24 de noviembre, 10:11 h')
    expect(desk.count('rebookings')).toBe(0)
  })

  test('its person is told after ten minutes, by day, and keeps the hour with one tap', async () => {
    const desk = await withRosa()
    const announced = (await desk.post(CLOSE, THURSDAY)).body.va_a_leer
    await desk.doIt(CLOSE, THURSDAY)
    expect(desk.hour()).toMatchObject({ state: 'confirmed', day: '2026-12-04' })
    expect(said(desk.rosa)).toBe('')
    await desk.pass(11 * MINUTE)
    const [read] = desk.rosa.read()
    const words = read ? readOut(read) : ''
    expect(announced).toEqual([words])
    expect(words).toContain('En Toluca no pueden atenderle el *jueves 3 de diciembre, 10:00 h*: no hay luz en la oficina.')
    expect(words).toContain('Le guardamos el *viernes 4 de diciembre de 2026, 9:00 h*')
    await desk.rosa.tap('Quedarme con esta')
    expect(said(desk.rosa)).toContain('*Es suya:*')
    expect(desk.state()).toBe('kept')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test.each(['si esta bien gracias', 'si claro, esa esta bien', 'si confirmo'])(
    'a yes in words at that question keeps it too: "%s"',
    async (words) => {
      const desk = await withRosa()
      await desk.doIt(CLOSE, THURSDAY)
      await desk.pass(2 * HOUR)
      said(desk.rosa)
      await desk.rosa.write(words)
      expect(desk.state()).toBe('kept')
    },
  )

  test.each(['si pero a que hora abren', 'no se si pueda ese dia'])('"%s" keeps nothing', async (words) => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(2 * HOUR)
    said(desk.rosa)
    await desk.rosa.write(words)
    expect(desk.state()).toBe('offered')
  })

  test('an hour of another year is said with what it costs', async () => {
    const desk = await withRosa()
    await desk.pass(34 * DAY)
    await openNewDays(desk)
    await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, vigencia: '3', dia: '31/12/2026', hora: '10:00' })
    await desk.rosa.write('Hola')
    said(desk.rosa)
    await desk.doIt(CLOSE, { ...THURSDAY, dia: '29/12/2026', hasta_dia: '31/12/2026' })
    await desk.pass(11 * MINUTE)
    said(desk.rosa)
    await desk.rosa.tap('Quedarme con esta')
    const told = said(desk.rosa)
    expect(told).toContain('de 2027')
    expect(told).toContain('Cuenta el precio del día de la cita')
  })

  test('another hour is chosen like any change, and does not count as one', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    said(desk.rosa)
    await desk.rosa.tap('Ver otras')
    const [row] = desk.rosa.read().flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
    await desk.rosa.tap(row?.title ?? '')
    await desk.rosa.tap('Sí, cambiarla')
    expect(desk.state()).toBe('changed')
    expect(desk.hour()).toMatchObject({ state: 'confirmed', moves: 0 })
    expect(desk.count("appointment_events where what = 'move_forgiven'")).toBe(1)
  })

  test('who does not want it any more cancels it', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Ya no la quiero')
    await desk.rosa.tap('Sí, cancelarla')
    expect(desk.state()).toBe('declined')
    expect(desk.hour()).toMatchObject({ state: 'cancelled' })
  })

  test('who does not answer is reminded once; then the hour goes to others, and somebody calls', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    said(desk.rosa)
    await desk.pass(DAY + 5 * HOUR)
    expect(said(desk.rosa)).toContain('Todavía le guardamos')
    await desk.pass(6 * HOUR)
    expect(desk.state()).toBe('lapsed')
    expect(desk.hour()).toMatchObject({ state: 'cancelled' })
    expect(desk.count('calls where open = 1')).toBe(1)
  })

  test('what does not arrive has no end: the hour is theirs until somebody has called', async () => {
    const desk = await withRosa()
    desk.turnTelephones(false)
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.pass(2 * DAY)
    expect(desk.state()).toBe('offered')
    expect(desk.hour()).toMatchObject({ state: 'confirmed' })
    expect(desk.count('calls c join rebookings b on b.id = c.rebooking_id where c.open = 1 and b.ends_at is null')).toBe(1)
  })

  test.each([
    ['whatsapp', undefined, false],
    ['whatsapp', 'PAUSED', true],
    ['messenger', undefined, true],
    ['messenger', 'APPROVED', false],
  ] as const)(
    'out of the window in %s, with the template %p, who cannot be told is to be called at once: %p',
    async (channel, status, isCalled) => {
      const desk = openDesk({ accounts: { messenger: PAGE } })
      const phone = channel === 'messenger' ? desk.messenger('70010001') : desk.phone(ROSA_PHONE)
      await phone.write('quiero renovar mi pasaporte en toluca')
      await phone.tap('Toluca')
      for (const words of ['HESG580312MMCRTD06', 'Guadalupe Hernandez Soto']) await phone.write(words)
      await phone.write('3 de diciembre a las 10:00')
      await phone.tap('10 años: $2,140')
      await phone.tap('Confirmar')
      desk.clock.advance(2 * DAY)
      const template = { name: 'rebooking_offer', language: 'es_MX', status }
      if (status) write(desk.db, (tx) => noteTemplate(tx, channel, template, desk.clock.now()))
      await desk.doIt(CLOSE, THURSDAY)
      desk.clock.advance(11 * MINUTE)
      await desk.settle()
      const toCall = await desk.get('/admin/llamadas')
      expect(toCall.text.includes('Guadalupe')).toBe(isCalled)
      expect(desk.count("outbox where state = 'parked'")).toBe(0)
      expect(brokenInvariants(desk.db)).toEqual([])
    },
  )

  test('who has no telephone keeps the new hour and is on the list to be called', async () => {
    const desk = openDesk()
    await desk.doIt('/admin/citas', { ...ROSA_IN_PERSON, dia: '3/12/2026', hora: '10:00' })
    const done = await desk.doIt(CLOSE, THURSDAY)
    expect(done.body.por_llamar).toEqual(['Rosa Pérez Ruiz'])
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(desk.count('calls where open = 1')).toBe(1)
  })

  test('all go to a day that the office opens', async () => {
    const desk = await withRosa()
    await desk.doIt('/admin/citas', { ...LUIS, dia: '3/12/2026', hora: '9:00' })
    const saturday = { oficina: 'Toluca', dia: '5/12/2026', desde: '9:00', hasta: '11:00', ventanillas: '2', motivo: 'reposición' }
    await desk.doIt('/admin/lugares', saturday)
    const done = await desk.doIt(CLOSE, { ...THURSDAY, pasarlas_al_dia: '5/12/2026' })
    expect(done.body.horas_nuevas).toMatchObject([
      { nombre: 'Luis Puga Sol', hora_nueva: 'sábado 5 de diciembre, 9:00 h' },
      { nombre: 'Rosa Pérez Ruiz', hora_nueva: 'sábado 5 de diciembre, 9:00 h' },
    ])
  })
})

describe('whom the office could not keep', () => {
  test('is known to the chat: "me cancelaron mi cita, quiero otra" leads to the own offer', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.pass(2 * HOUR)
    said(desk.rosa)
    await desk.rosa.write('me cancelaron mi cita, quiero otra')
    const words = said(desk.rosa)
    expect(words).toContain('viernes 4 de diciembre')
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.state()).toBe('kept')
  })
})

describe('lifting a closure', () => {
  const LIFT = { oficina: 'Toluca', dia: '3/12/2026' }

  test('within ten minutes gives the old hour back, and whoever was told nothing hears nothing', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    const lifted = await desk.doIt('/admin/cierres/levantar', LIFT)
    expect(lifted.body).toMatchObject({ vuelven: ['Rosa Pérez Ruiz'], se_les_pregunta: [] })
    await desk.pass(2 * HOUR)
    expect(desk.hour()).toMatchObject({ state: 'confirmed', day: '2026-12-03', minute: 600 })
    expect(said(desk.rosa)).toBe('')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('later says so to who has not answered', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    said(desk.rosa)
    await desk.doIt('/admin/cierres/levantar', LIFT)
    await desk.settle()
    expect(said(desk.rosa)).toContain('Su cita vuelve a ser el *jueves 3 de diciembre de 2026, 10:00 h*')
    expect(desk.hour()).toMatchObject({ day: '2026-12-03' })
    await desk.rosa.tap('Quedarme con esta')
    expect(desk.hour()).toMatchObject({ day: '2026-12-03' })
  })

  test('asks who has chosen already, and takes them back with a tap that counts as no change', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Quedarme con esta')
    const lifted = await desk.doIt('/admin/cierres/levantar', LIFT)
    expect(lifted.body).toMatchObject({ vuelven: [], se_les_pregunta: ['Rosa Pérez Ruiz'] })
    await desk.settle()
    expect(said(desk.rosa)).toContain('puede volver a su hora de antes')
    await desk.rosa.tap('Volver a la de antes')
    expect(desk.hour()).toMatchObject({ day: '2026-12-03', minute: 600, moves: 0 })
  })

  test('their own place, which rests, is theirs again also where the hour has no other', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Quedarme con esta')
    await desk.doIt('/admin/cierres/levantar', LIFT)
    desk.db.client.query("update slots set capacity = 1, planned = 1 where day = '2026-12-03' and minute = 600").run()
    await desk.settle()
    said(desk.rosa)
    await desk.rosa.tap('Volver a la de antes')
    expect(said(desk.rosa)).toContain('*Es suya:* jueves 3 de diciembre de 2026, 10:00 h')
    expect(desk.hour()).toMatchObject({ day: '2026-12-03', minute: 600, moves: 0 })
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('going back is theirs also at short notice and after all their own changes', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Quedarme con esta')
    desk.db.client.query("update appointments set moves = 9, version = version + 1 where state = 'confirmed'").run()
    await desk.pass(8 * DAY + 22 * HOUR)
    await desk.doIt('/admin/cierres/levantar', LIFT)
    await desk.settle()
    said(desk.rosa)
    await desk.rosa.tap('Volver a la de antes')
    expect(said(desk.rosa)).toContain('*Es suya:* jueves 3 de diciembre de 2026, 10:00 h')
    expect(desk.hour()).toMatchObject({ day: '2026-12-03', minute: 600, moves: 0 })
  })

  test('who chose yet another hour stays there with a word, and reads which it is', async () => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Ver otras')
    await desk.rosa.write('el lunes 7 a las 9')
    await desk.rosa.tap('Sí, cambiarla')
    await desk.doIt('/admin/cierres/levantar', LIFT)
    await desk.settle()
    said(desk.rosa)
    await desk.rosa.write('me quedo con el lunes')
    expect(said(desk.rosa)).toContain('lunes 7 de diciembre de 2026, 9:00 h')
    expect(desk.hour()).toMatchObject({ day: '2026-12-07' })
  })

  test.each([
    ['vuelvo al jueves', '2026-12-03', '*Es suya:*'],
    ['regréseme la de antes', '2026-12-03', '*Es suya:*'],
    ['me quedo con el jueves', '2026-12-03', '*Es suya:*'],
    ['me quedo', '2026-12-04', 'viernes 4 de diciembre'],
    ['me quedo con esta', '2026-12-04', 'viernes 4 de diciembre'],
    ['me quedo con el viernes', '2026-12-04', 'viernes 4 de diciembre'],
    ['vuelvo al lunes', '2026-12-04', ''],
    ['no quiero la de antes', '2026-12-04', ''],
    ['no vuelvo al jueves', '2026-12-04', ''],
  ])('hears the choice in typed words: "%s"', async (words, day, told) => {
    const desk = await withRosa()
    await desk.doIt(CLOSE, THURSDAY)
    await desk.pass(11 * MINUTE)
    await desk.rosa.tap('Quedarme con esta')
    await desk.pass(2 * HOUR)
    await desk.doIt('/admin/cierres/levantar', LIFT)
    await desk.settle()
    said(desk.rosa)
    await desk.rosa.write(words)
    expect(said(desk.rosa)).toContain(told)
    expect(desk.hour()).toMatchObject({ day, moves: 0 })
  })
})

test('of very many the proposal says the cost too, and all of them are moved in steps of their own', async () => {
  const desk = openDesk()
  desk.db.client.query('update slots set capacity = 30 where capacity > 0').run()
  const hours = ['9:00', '9:30', '10:00', '10:30']
  for (let nth = 0; nth < 104; nth++) {
    const { name, curp } = somebody(nth)
    const telefono = `55 0000 ${1000 + nth}`
    const form = {
      ...ROSA_AT_COUNTER,
      nombre: name.replace(/ \d+$/, ''),
      curp,
      telefono,
      dia: '3/12/2026',
      hora: hours[nth % 4] ?? '',
    }
    expect((await desk.doIt('/admin/citas', form)).status).toBe(200)
  }
  const proposed = await desk.post(CLOSE, THURSDAY)
  expect(String(proposed.body.costo)).toContain('De 104 a 208 mensajes')
  await desk.doIt(CLOSE, THURSDAY)
  await finishRuns({ db: desk.db, writer: desk.house.writer, messaging: desk.house.messaging })
  expect(desk.count("rebookings where state = 'offered'")).toBe(104)
  expect(brokenInvariants(desk.db)).toEqual([])
}, 60_000)
