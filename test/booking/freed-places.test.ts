import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import { fullOffice, last, wait } from '../waitlist/office-stage.ts'

const WHY = 'vino a la oficina'
const ROSA = { ...ROSA_AT_COUNTER, hora: '10:00' }
const LUIS = { ...ROSA, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', telefono: '' }
const folioOf = (answer: { body: Record<string, unknown> }) => (answer.body.cita as { folio: string }).folio

/** Toluca, where one person at a time comes tomorrow at ten; Rosa has that hour. */
async function oneWindowAtTen() {
  const desk = openDesk()
  desk.db.client.query("update slots set capacity = 1, planned = 1 where day = '2026-11-25' and minute = 600").run()
  return { ...desk, folio: folioOf(await desk.doIt('/admin/citas', ROSA)) }
}

describe('the office gives at once what it freed', () => {
  test('a place of an appointment that a clerk cancelled, and the log-book says that it rested', async () => {
    const { doIt, post, folio, db, get } = await oneWindowAtTen()
    expect((await post('/admin/citas', LUIS)).body.codigo).toBe('lugar_ocupado')
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    const given = await doIt('/admin/citas', LUIS)
    expect(given.body).toMatchObject({ hecho: true, cita: { hora: '10:00 h', dia: '2026-11-25' } })
    expect((await get('/admin/bitacora')).text).toContain('lugares recién liberados 1')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('it says so before it is done, and a blank hour finds that place too', async () => {
    const { doIt, post, folio, db } = await oneWindowAtTen()
    db.client.query("update slots set closed_at = 1 where day = '2026-11-25' and minute <> 600").run()
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    const proposed = await post('/admin/citas', { ...LUIS, hora: '' })
    expect(proposed.body).toMatchObject({ hecho: false, cita: { hora: '10:00 h' } })
    expect(proposed.body.resumen).toContain('se liberó hace poco y que el chat todavía no ofrece')
  })

  test('another appointment is moved into it', async () => {
    const { doIt, folio, db } = await oneWindowAtTen()
    const luis = folioOf(await doIt('/admin/citas', { ...LUIS, hora: '12:00' }))
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    const moved = await doIt('/admin/citas/mover', { folio: luis, dia: 'mañana', hora: '10:00', motivo: WHY })
    expect(moved.body).toMatchObject({ hecho: true, citas: [{ hora: '10:00 h' }] })
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a lifted closure gives its places back to the office in the same moment, and to the public when they have rested', async () => {
    const { doIt, post, db, phone, settle, folio } = await oneWindowAtTen()
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    await doIt('/admin/cierres', { oficina: 'Toluca', dia: 'mañana', motivo_que_lee: 'no hay luz en la oficina' })
    expect((await post('/admin/citas', LUIS)).body).toMatchObject({
      codigo: 'hora_cerrada',
      que_paso: 'El miércoles 25 de noviembre a las 10:00 h está cerrado: no hay luz en la oficina.',
    })
    await doIt('/admin/cierres/levantar', { oficina: 'Toluca', dia: 'mañana' })
    const maria = phone('5215500000009')
    await maria.write('quiero renovar mi pasaporte en Toluca mañana a las 10')
    await settle()
    expect(JSON.stringify(maria.read())).not.toContain('Mié 25 nov, 10:00 h')
    expect((await doIt('/admin/citas', LUIS)).body).toMatchObject({ hecho: true, cita: { hora: '10:00 h' } })
    expect(brokenInvariants(db)).toEqual([])
  })
})

describe('what the office does not give', () => {
  test('the place that its person can still take back, and it says until when', async () => {
    const { post, clock, db, phone, settle, folio } = await oneWindowAtTen()
    const rosa = phone('5215500000001')
    await rosa.write(`cancelar ${folio}`)
    await settle()
    await rosa.tap('Sí, cancelarla')
    await settle()
    expect(db.client.query('select state from appointments').all()).toEqual([{ state: 'cancelled' }])
    const refused = await post('/admin/citas', LUIS)
    expect(refused.body).toMatchObject({
      codigo: 'lugar_por_recuperar',
      que_paso: 'El lugar se acaba de soltar, y quien lo soltó todavía puede recuperarlo hasta las 10:05 h.',
    })
    expect(refused.body.que_hacer).toContain('Hay lugar el miércoles 25 de noviembre a las 9:00 h, a las 9:30 h o a las 10:30 h.')
    clock.advance(5 * MINUTE)
    await settle()
    expect((await post('/admin/citas', LUIS)).body).toMatchObject({ hecho: false, cita: { hora: '10:00 h' } })
  })

  test('a place that somebody of the waiting list is offered', async () => {
    const office = fullOffice()
    const guadalupe = office.phone('5217220000001')
    await wait(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
    await office.free('2026-12-03', 600)
    expect(last(guadalupe)).toContain('Se liberó lugar')
    const refused = await office.post('/admin/citas', { ...LUIS, dia: '3/12/2026' })
    expect(refused.body).toMatchObject({ codigo: 'lugar_ofrecido', campos: ['hora'] })
    expect(refused.body.que_paso).toContain('lista de espera')
  })

  test('a place above the plan: it goes with whoever leaves it', async () => {
    const { doIt, post, db } = openDesk()
    const folio = folioOf(await doIt('/admin/citas', ROSA))
    await doIt('/admin/citas', LUIS)
    db.client.query("update slots set capacity = 2, planned = 1 where day = '2026-11-25' and minute = 600").run()
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    const eva = { ...ROSA, nombre: 'Eva Ruiz Paz', curp: 'RUPE850417MMCZZV07', telefono: '' }
    expect((await post('/admin/citas', eva)).body.codigo).toBe('lugar_ocupado')
  })
})

describe('a refusal at the counter says the true reason and the next free hours', () => {
  const asked = async (change: Record<string, string>) => {
    const desk = openDesk()
    await desk.doIt('/admin/dias-inhabiles', { dia: '8/12/2026', nombre: 'Aniversario' })
    return (await desk.post('/admin/citas', { ...LUIS, hora: '', ...change })).body
  }
  test.each([
    [
      'a Sunday',
      { dia: '29/11/2026' },
      'dia_sin_atencion',
      'El domingo 29 de noviembre la oficina no atiende: abre de lunes a viernes.',
    ],
    ['a holiday', { dia: '8/12/2026' }, 'cae_en_dia_inhabil', 'Ese día es inhábil: no abre ninguna oficina.'],
    [
      'a day that is not published yet',
      { dia: '1/3/2027' },
      'dia_sin_publicar',
      'Ese día todavía no tiene lugares publicados. Hay hasta el martes 22 de diciembre. Se abre el lunes 1 de febrero.',
    ],
    ['an hour that is over', { dia: '24/11/2026', hora: '9:00' }, 'hora_pasada', 'Esa hora ya pasó.'],
    [
      'an hour at which nothing begins',
      { dia: '25/11/2026', hora: '11:15' },
      'hora_no_publicada',
      'El miércoles 25 de noviembre a las 11:15 h no empieza ninguna cita.',
    ],
  ])('%s', async (_, change, code, what) => {
    const body = await asked(change)
    expect(body).toMatchObject({ codigo: code, que_paso: what })
    expect(body.que_hacer).toContain('Hay lugar el ')
  })
})

describe('the chat says the true reason', () => {
  /** Rosa has an appointment tomorrow and looks for another hour. */
  const said = async (prepare: (desk: ReturnType<typeof openDesk>) => Promise<unknown>, words: string) => {
    const desk = openDesk()
    await desk.doIt('/admin/citas', ROSA)
    await prepare(desk)
    const rosa = desk.phone('5215500000001')
    await rosa.write('cambiar mi cita')
    await rosa.write(words)
    await desk.settle()
    return last(rosa)
  }
  test.each([
    ['el 3 de diciembre', 'El *jueves 3 de diciembre* está cerrado: no hay luz en la oficina. Estos son los más cercanos.'],
    ['el 4 de diciembre a las 10', 'El *viernes 4 de diciembre* está cerrado a esa hora: no hay sistema en la oficina.'],
    ['el domingo', 'En *domingo* no se atiende: hay citas de lunes a viernes.'],
    ['solo puedo en sábado', 'En *sábado* no se atiende: hay citas de lunes a viernes.'],
    ['el 8 de diciembre', 'El *martes 8 de diciembre* es día inhábil.'],
    [
      'el 23 de diciembre',
      'Por ahora hay fechas abiertas hasta el *martes 22 de diciembre*. El *miércoles 23 de diciembre* se abre el *miércoles 25 de noviembre*. La hora no se anuncia.',
    ],
    ['el 9 de diciembre', 'El *miércoles 9 de diciembre* no hay lugares libres.'],
    ['el 9 de diciembre a las 10', 'No hay lugares libres como los pidió.'],
    ['el 10 de diciembre a las 7 de la mañana', 'El *jueves 10 de diciembre* no hay citas a esa hora.'],
  ])('"%s"', async (words, answer) => {
    const told = await said(async ({ doIt, db }) => {
      await doIt('/admin/cierres', { oficina: 'Toluca', dia: '3/12/2026', motivo_que_lee: 'no hay luz en la oficina' })
      const parts = { desde: '9:00', hasta: '12:00', motivo_que_lee: 'no hay sistema en la oficina' }
      await doIt('/admin/cierres', { oficina: 'Toluca', dia: '4/12/2026', ...parts })
      await doIt('/admin/dias-inhabiles', { dia: '8/12/2026', nombre: 'Aniversario' })
      db.client.query("update slots set capacity = 0 where day = '2026-12-09'").run()
    }, words)
    expect(told).toContain(answer)
  })

  test('of an office that closed all its days it says why, and not that it is full', async () => {
    const told = await said(async ({ doIt, db }) => {
      await doIt('/admin/cierres', {
        oficina: 'Toluca',
        dia: 'hoy',
        citas: 'conservar',
        hasta_dia: '22/12/2026',
        motivo_que_lee: 'hay obras o un problema en el edificio',
      })
      db.client.query("update offices set days_ahead = 28 where name = 'Toluca'").run()
    }, 'cualquier día')
    expect(told).toContain('*Toluca está cerrada por ahora*: hay obras o un problema en el edificio.')
  })
})
