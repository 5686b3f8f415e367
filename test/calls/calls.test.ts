// Whoever has no chat is called: on one list, whatever for, and with one operation for what they answered.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { forgetVisits } from '../../src/booking/personal-data.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { LUIS } from '../cast.ts'
import { openDesk, ROSA_AT_COUNTER, ROSA_IN_PERSON } from '../http/desk.ts'
import { fullOffice, wait } from '../waitlist/office-stage.ts'

const CLOSE = '/admin/cierres'
const NOTE = '/admin/llamadas'
const THURSDAY = { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }
const ROSA = { ...ROSA_IN_PERSON, telefono_para_llamar: '722 555 0101' }
const AT_TEN = { ...ROSA, dia: '3/12/2026', hora: '10:00' }

interface Line {
  llamada: number
  folio: string | null
  nombres: string[]
  telefono: string | null
  hora_guardada: string | null
  responde_hasta: string | null
  estado: string
  ultima_llamada: string | null
}

type Desk = Pick<ReturnType<typeof openDesk>, 'get' | 'doIt'>

const toCall = async (desk: Desk): Promise<Line[]> => (await desk.get('/admin/llamadas')).body.personas as Line[]

async function answered(desk: Desk, resultado: string) {
  const [line] = await toCall(desk)
  return desk.doIt(NOTE, { llamada: String(line?.llamada), resultado, motivo: 'contestó ella misma' })
}

async function closedDay() {
  const desk = openDesk()
  await desk.doIt('/admin/citas', AT_TEN)
  await desk.doIt(CLOSE, THURSDAY)
  return desk
}

describe('somebody at the counter without WhatsApp', () => {
  test('leaves a telephone, which stands with the appointment and on the list of the day', async () => {
    const desk = openDesk()
    const given = await desk.doIt('/admin/citas', AT_TEN)
    expect(given.body.resumen).toContain('se le llama al 722 555 0101')
    expect(given.body.cita).toMatchObject({ telefono_para_llamar: '722 555 0101', telefono_termina: null })
    const list = await desk.get('/admin/agenda?oficina=Toluca&dia=3/12/2026&formato=excel')
    expect(list.text).toContain('722 555 0101')
    const reader = desk.keyFor('reader', [], { seesNames: false })
    expect((await desk.get('/admin/agenda?oficina=Toluca&dia=3/12/2026&formato=excel', reader)).text).not.toContain('0101')
    expect(desk.count('outbox')).toBe(0)
  })

  test('is in no log and no reason of the log-book, and sealed in the table', async () => {
    const desk = await closedDay()
    await answered(desk, 'no contestó')
    expect(desk.count("callback_phones where instr(phone_sealed, '5550101') > 0")).toBe(0)
    const { text } = await desk.get('/admin/bitacora')
    expect(text).toContain('Llamó a una persona')
    expect(text).not.toContain('0101')
  })

  test('changes it later, or has it taken away, and the story of the appointment says so', async () => {
    const desk = openDesk()
    const given = await desk.doIt('/admin/citas', { ...ROSA_IN_PERSON, dia: '3/12/2026', hora: '10:00' })
    const { folio } = given.body.cita as { folio: string }
    const note = { folio, motivo: 'lo dio hoy' }
    const noted = await desk.doIt('/admin/citas/telefono-para-llamar', { ...note, telefono_para_llamar: '722 555 0102' })
    expect(noted.body.resumen).toBe('Para llamar a Rosa Pérez Ruiz se anotó el 722 555 0102.')
    const story = await desk.post('/admin/citas/historia', { folio })
    expect(story.text).toContain('Se anotó o se borró el teléfono para llamar')
    const gone = await desk.doIt('/admin/citas/telefono-para-llamar', note)
    expect(gone.body.resumen).toBe('Se borró el teléfono para llamar a Rosa Pérez Ruiz.')
    expect((await desk.post('/admin/citas/telefono-para-llamar', note)).body.codigo).toBe('nada_que_hacer')
    expect(desk.count('callback_phones')).toBe(0)
  })

  test('is on the list with that number when the office closes the day, and in "¿Está todo bien?"', async () => {
    const desk = await closedDay()
    expect(await toCall(desk)).toMatchObject([
      {
        nombres: ['Rosa Pérez Ruiz'],
        telefono: '722 555 0101',
        hora_guardada: expect.stringContaining('viernes 4 de diciembre'),
        responde_hasta: null,
        estado: 'se cerró su hora; se le guarda otra',
      },
    ])
    expect((await desk.get('/admin/estado')).body.por_llamar).toBe(1)
    expect(desk.count('outbox')).toBe(0)
  })
})

describe('whoever is called about a closed hour', () => {
  test('and does not answer stays on the list', async () => {
    const desk = await closedDay()
    await answered(desk, 'no contestó')
    expect(await toCall(desk)).toMatchObject([{ ultima_llamada: 'no contestó' }])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and accepts keeps the hour', async () => {
    const desk = await closedDay()
    const done = await answered(desk, 'acepta')
    expect(done.body.resumen).toBe('Rosa Pérez Ruiz se queda con la hora nueva.')
    expect(await toCall(desk)).toEqual([])
    expect(desk.count("rebookings where state = 'kept'")).toBe(1)
    expect((await desk.get('/admin/estado')).body.por_llamar).toBe(0)
    const kept = await desk.get('/admin/reubicaciones?cuales=ya%20resueltas')
    expect(kept.body.personas).toMatchObject([{ estado: 'se quedó con la hora nueva', ultima_llamada: 'acepta' }])
  })

  test('and wants another one stays on the list until the office gave it', async () => {
    const desk = await closedDay()
    await answered(desk, 'quiere otra')
    const [line] = await toCall(desk)
    expect(line?.ultima_llamada).toBe('quiere otra')
    expect(brokenInvariants(desk.db)).toEqual([])
    const move = { folio: line?.folio ?? '', dia: '9/12/2026', hora: '10:00', motivo: 'la pidió por teléfono' }
    const moved = await desk.doIt('/admin/citas/mover', move)
    expect(moved.body.hecho).toBe(true)
    expect(await toCall(desk)).toEqual([])
  })

  test('and does not want it any more has it cancelled', async () => {
    const desk = await closedDay()
    await answered(desk, 'ya no la quiere')
    expect(desk.count("appointments where state = 'cancelled'")).toBe(1)
    expect(desk.count("rebookings where state = 'declined'")).toBe(1)
    expect(await toCall(desk)).toEqual([])
  })

  test('is noted once: a call that is settled is no longer there', async () => {
    const desk = await closedDay()
    const [line] = await toCall(desk)
    await answered(desk, 'acepta')
    const again = await desk.post(NOTE, { llamada: String(line?.llamada), resultado: 'acepta', motivo: 'otra vez' })
    expect(again.body.codigo).toBe('no_esta_por_llamar')
  })

  test('for whom there was no hour stands first in the line, and is called again when a place is kept', async () => {
    const desk = fullOffice()
    await desk.free('2026-12-03', 600)
    await desk.doIt('/admin/citas', AT_TEN)
    const luis = desk.phone('5217220000002')
    await wait(luis, LUIS.curp, LUIS.name)
    await desk.doIt(CLOSE, THURSDAY)
    expect(await toCall(desk)).toMatchObject([{ estado: 'se cerró su hora y no había otra', telefono: '722 555 0101' }])
    expect((await answered(desk, 'acepta')).body.codigo).toBe('sin_hora_guardada')
    await desk.free('2026-12-08', 600)
    await desk.pass(MINUTE)
    const [kept] = await toCall(desk)
    expect(kept).toMatchObject({ telefono: '722 555 0101', hora_guardada: 'martes 8 de diciembre, 10:00 h' })
    await answered(desk, 'acepta')
    expect(await toCall(desk)).toEqual([])
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})

/** Rosa is entered at the counter of a full office, behind Luis, who waits in his chat. */
async function rosaWaits() {
  const desk = fullOffice()
  const luis = desk.phone('5217220000002')
  await wait(luis, LUIS.curp, LUIS.name)
  await desk.pass(MINUTE)
  const done = await desk.doIt('/admin/lista-de-espera/anotar', ROSA)
  return { ...desk, luis, done }
}

/** The first place goes to Luis, the second is kept for her. */
async function rosaIsOffered() {
  const desk = await rosaWaits()
  await desk.free('2026-12-08', 600)
  await desk.free('2026-12-09', 600)
  await desk.pass(MINUTE)
  return desk
}

describe('whoever waits without WhatsApp', () => {
  test('stands in the same line as the others, and its turn comes after theirs', async () => {
    const desk = await rosaWaits()
    expect(desk.done.body.resumen).toBe(
      'Se anotó en la lista de espera de Toluca a Rosa Pérez Ruiz. Va antes 1 persona. Cuando le toque, se le llama al 722 555 0101.',
    )
    await desk.free('2026-12-08', 600)
    await desk.pass(MINUTE)
    expect(await toCall(desk)).toEqual([])
    await desk.free('2026-12-09', 600)
    await desk.pass(MINUTE)
    expect(await toCall(desk)).toMatchObject([
      {
        nombres: ['Rosa Pérez Ruiz'],
        telefono: '722 555 0101',
        hora_guardada: 'miércoles 9 de diciembre, 10:00 h',
        responde_hasta: expect.stringContaining('2026-11-24T12:'),
        estado: 'se le aparta un lugar de la lista de espera',
        folio: null,
      },
    ])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and accepts has the appointment, with the telephone', async () => {
    const desk = await rosaIsOffered()
    const done = await answered(desk, 'acepta')
    expect(done.body.resumen).toMatch(
      /^Rosa Pérez Ruiz tiene cita el miércoles 9 de diciembre, 10:00 h, en Toluca\. Dígale su folio: \w{3}-\w{3}\.$/,
    )
    const list = await desk.get('/admin/agenda?oficina=Toluca&dia=9/12/2026')
    expect(list.body.citas).toMatchObject([{ nombre: 'Rosa Pérez Ruiz', telefono_para_llamar: '722 555 0101', via: 'teléfono' }])
    expect(desk.count("wait_wishes where state = 'booked'")).toBe(1)
    expect(await toCall(desk)).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and wants another place keeps its own in the line', async () => {
    const desk = await rosaIsOffered()
    const done = await answered(desk, 'quiere otra')
    expect(done.body.resumen).toBe('Rosa Pérez Ruiz no quiso ese lugar: conserva el suyo en la lista de espera.')
    expect(await toCall(desk)).toEqual([])
    await desk.pass(DAY)
    await desk.free('2026-12-10', 600)
    await desk.pass(MINUTE)
    expect(await toCall(desk)).toMatchObject([{ hora_guardada: expect.stringContaining('10:00 h') }])
  })

  test('and does not want any more leaves the line, and the place goes on', async () => {
    const desk = await rosaIsOffered()
    await answered(desk, 'ya no la quiere')
    await desk.pass(MINUTE)
    expect(desk.count("wait_wishes where state = 'left'")).toBe(1)
    expect(desk.count("wait_offers where state = 'open' and wish_id = (select max(id) from wait_wishes)")).toBe(0)
    expect(await toCall(desk)).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('and does not answer until then loses that place, and no place of the line', async () => {
    const desk = await rosaIsOffered()
    await answered(desk, 'no contestó')
    expect(await toCall(desk)).toMatchObject([{ ultima_llamada: 'no contestó' }])
    await desk.pass(3 * HOUR)
    expect(await toCall(desk)).toEqual([])
    expect(desk.count("wait_offers where state = 'lapsed'")).toBeGreaterThan(0)
    expect(desk.count("wait_wishes where contact_id is null and state = 'waiting'")).toBe(1)
  })

  test('is not charged with an offer about which nobody called', async () => {
    const desk = await rosaIsOffered()
    await desk.pass(3 * HOUR)
    expect(
      desk.count("wait_offers o join wait_wishes w on w.id = o.wish_id where w.contact_id is null and o.state = 'unsaid'"),
    ).toBe(1)
    expect(desk.count('calls')).toBe(1)
    await desk.pass(2 * DAY)
    expect(desk.count('calls')).toBe(2)
    expect(
      desk.count("wait_offers where state = 'lapsed' and wish_id = (select id from wait_wishes where contact_id is null)"),
    ).toBe(0)
  })

  test('is kept a place in the hours of working days alone', async () => {
    const desk = await rosaWaits()
    // Saturday, late in the morning.
    await desk.pass(4 * DAY)
    await desk.free('2026-12-08', 600)
    await desk.free('2026-12-09', 600)
    await desk.pass(HOUR)
    expect(await toCall(desk)).toEqual([])
    // Monday, half past ten.
    await desk.pass(2 * DAY - 30 * MINUTE)
    expect(await toCall(desk)).toMatchObject([{ responde_hasta: '2026-11-30T11:00:00-06:00' }])
  })

  test('is called when the wait is over, and stands in the line again if it likes', async () => {
    const desk = fullOffice()
    await desk.doIt('/admin/lista-de-espera/anotar', { ...ROSA, hasta_dia: '26/11/2026' })
    await desk.pass(3 * DAY)
    expect(await toCall(desk)).toMatchObject([
      { estado: 'terminó el tiempo de su espera y no hubo lugar', telefono: '722 555 0101', hora_guardada: null },
    ])
    expect((await answered(desk, 'acepta')).body.codigo).toBe('sin_hora_guardada')
    await answered(desk, 'quiere otra')
    expect(desk.count("wait_wishes where state = 'waiting'")).toBe(1)
    expect(await toCall(desk)).toEqual([])
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is not entered where there is a place, nor beside an appointment, nor for what the office does not do', async () => {
    const desk = openDesk()
    const free = await desk.post('/admin/lista-de-espera/anotar', ROSA)
    expect(free.body).toMatchObject({ codigo: 'hay_lugar', que_paso: expect.stringContaining('Ya hay lugar: ') })
    const full = fullOffice()
    await full.free('2026-12-03', 600)
    await full.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '10:00' })
    expect((await full.post('/admin/lista-de-espera/anotar', ROSA)).body.codigo).toBe('persona_ya_tiene_cita')
  })

  test('is one wish when it is entered twice: the days change and the place stays', async () => {
    const desk = await rosaWaits()
    await desk.doIt('/admin/lista-de-espera/anotar', { ...ROSA, dias: 'lunes', telefono_para_llamar: '722 555 0199' })
    expect(desk.count('wait_wishes where contact_id is null')).toBe(1)
    await desk.free('2026-12-08', 600)
    await desk.free('2026-12-08', 600)
    await desk.pass(MINUTE)
    expect(await toCall(desk)).toEqual([])
    await desk.free('2026-12-07', 600)
    await desk.pass(MINUTE)
    expect(await toCall(desk)).toMatchObject([{ telefono: '722 555 0199', hora_guardada: 'lunes 7 de diciembre, 10:00 h' }])
  })
})

describe('the telephone to call', () => {
  test('stands in the copy that its person may have', async () => {
    const desk = await rosaWaits()
    const form = { curp_o_telefono: ROSA.curp, identificacion_vista: 'sí', motivo: 'la pidió' }
    const waits = await desk.post('/admin/personas/copia', form)
    expect(waits.body.lista_de_espera).toMatchObject([{ telefono_para_llamar: '722 555 0101' }])
  })

  test('goes with the words of the wish, and the call with it', async () => {
    const desk = await rosaIsOffered()
    const out = { curp: ROSA.curp, identificacion_vista: 'sí', motivo: 'ya no puede esperar' }
    const removed = await desk.doIt('/admin/lista-de-espera/sacar', out)
    expect(removed.body.resumen).toContain('no se avisa a ningún teléfono')
    expect(desk.count('callback_phones where wish_id is not null')).toBe(0)
    expect(await toCall(desk)).toEqual([])
  })

  test('goes with the name of the visit, ninety days after it', async () => {
    const desk = openDesk()
    await desk.doIt('/admin/citas', AT_TEN)
    const after = Date.parse('2027-03-05T16:00:00Z')
    const forget = (at: number) => write(desk.db, (tx) => forgetVisits(tx, at, 100))
    desk.clock.set(Date.parse('2026-12-05T16:00:00Z'))
    await desk.settle()
    forget(desk.clock.now())
    expect(desk.count('callback_phones')).toBe(1)
    forget(after)
    expect(desk.count('callback_phones')).toBe(0)
  })
})
