// Where fewer than three keys are on duty, the person's own yes in their chat stands for a second key.
import { describe, expect, test } from 'bun:test'
import { type Tx, write } from '../../db/open.ts'
import { carryOut, consentById, deny } from '../../src/booking/consents.ts'
import { readFolio } from '../../src/booking/folio-letters.ts'
import { findByFolio } from '../../src/booking/views.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { openCaseDesk } from '../cases/case-desk.ts'
import { HOOKS, somebody } from '../cast.ts'
import { expectCalm } from '../hostile/door.ts'

type Desk = ReturnType<typeof openCaseDesk>

const WHY = { motivo: 'lo pidió por teléfono' }
const CANCEL = '/admin/citas/cancelar'
const MOVE = '/admin/citas/mover'

const shown = (desk: Desk, folio: string) => findByFolio(desk.db, desk.vault, readFolio(folio) ?? '')[0]
const stateOf = (desk: Desk, folio: string) => shown(desk, folio)?.state

/** Every folio is drawn, and the citizen has one. */
async function open() {
  const desk = openCaseDesk()
  write(desk.db, (tx) => tx.client.run("update rules set value = 1 where name = 'second_key_one_in'"))
  const { name, curp } = somebody(20)
  const given = await desk.doIt('/admin/citas', {
    ...{ oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: name, curp: curp ?? '', telefono: '55 0000 0001' },
    ...{ dia: '3/12/2026', hora: '9:30', motivo: 'vino a la oficina' },
  })
  await desk.citizen.write('hola')
  desk.citizen.read()
  return {
    desk,
    folio: (given.body.cita as { folio: string }).folio,
    clerk: desk.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 1' }),
  }
}

/** Keys that were used today. */
async function onDuty(desk: Desk, many: number) {
  for (let nth = 0; nth < many; nth++) await desk.get('/admin/yo', desk.keyFor('clerk', ['Toluca'], { name: `Otra ${nth}` }))
  await desk.settle()
}

async function ask(desk: Desk, path: string, form: Record<string, string>, key: string) {
  const done = await desk.doIt(path, { ...form, ...WHY }, key)
  await desk.settle()
  return done
}
const toFriday = (folio: string) => ({ folio, dia: '4/12/2026', hora: '10:00' })

describe('a change that a clerk may not make alone', () => {
  test('waits for the yes of the person, who reads what it is, and happens at the yes', async () => {
    const { desk, folio, clerk } = await open()
    const proposed = await desk.post(CANCEL, { folio, ...WHY }, clerk)
    expect(proposed.body).toMatchObject({
      hecho: false,
      resumen: expect.stringContaining('se le preguntará a la persona en su chat'),
    })
    const asked = await ask(desk, CANCEL, { folio }, clerk)
    expect(asked.body).toMatchObject({ hecho: true, resumen: expect.stringContaining('no se ha cancelado nada') })
    expect(stateOf(desk, folio)).toBe('confirmed')
    expect(desk.hear()).toContain('quiere cancelar la cita de')
    await desk.citizen.tap('Sí, cancélela')
    expect(desk.hear()).toContain('está cancelada')
    expect(stateOf(desk, folio)).toBe('cancelled')
    await desk.citizen.tap('Sí, cancélela')
    expect(desk.hear()).toContain('ya está hecho')
    expect((await desk.get('/admin/citas/preguntadas', clerk)).body.preguntas).toMatchObject([
      { folio, cambio: 'cancelarla', contesto: 'dijo que sí, y se hizo', lo_pidio: 'Ventanilla 1' },
    ])
    expect((await desk.get('/admin/bitacora')).text).toContain('dijo que sí, y se hizo')
    expectCalm(desk)
  })

  test('is told at the counter while the answer is awaited', async () => {
    const { desk, folio, clerk } = await open()
    desk.clock.set(Date.parse('2026-12-03T15:00:00Z'))
    await desk.citizen.write('hola')
    const awaited = async () =>
      ((await desk.get('/admin/mostrador?oficina=Toluca', clerk)).body.turnos as { por_ver: string | null }[]).map(
        (one) => one.por_ver !== null,
      )
    expect(await awaited()).toEqual([false])
    await ask(desk, CANCEL, { folio }, clerk)
    expect(await awaited()).toEqual([true])
    await desk.citizen.tap('No, yo no lo pedí')
    expect(await awaited()).toEqual([false])
  })

  test('is not made by an answer after its time, even where the chat would not look at the clock', async () => {
    const { desk, folio, clerk } = await open()
    await ask(desk, CANCEL, { folio }, clerk)
    const one = consentById(desk.db, 1)
    if (!one) throw new Error('nothing was asked')
    const deps = { ...desk, hooks: HOOKS }
    const late = (answer: (tx: Tx) => unknown) => () => write(desk.db, (tx) => void answer(tx))
    expect(late((tx) => carryOut(tx, deps, one, one.endsAt))).toThrow('consents_in_time')
    expect(late((tx) => deny(tx, deps, one, 1, one.endsAt))).toThrow('consents_in_time')
    expect(stateOf(desk, folio)).toBe('confirmed')
  })

  test('moves to the new hour at the yes, typed too, and the folio stays', async () => {
    const { desk, folio, clerk } = await open()
    await desk.wait(HOUR)
    await ask(desk, MOVE, toFriday(folio), clerk)
    expect(shown(desk, folio)?.slot.day).toBe('2026-12-03')
    expect(desk.hear()).toContain('La hora nueva sería el')
    await desk.citizen.write('sí')
    expect(desk.hear()).toContain('Su cita es ahora el')
    expect(shown(desk, folio)?.slot).toMatchObject({ day: '2026-12-04', minute: 600 })
  })

  test('is not made at a no, which opens a case for the office and stands in the log-book', async () => {
    const { desk, folio, clerk } = await open()
    await ask(desk, CANCEL, { folio }, clerk)
    await desk.citizen.tap('No, yo no lo pedí')
    expect(desk.hear()).toContain('No se cambió nada')
    expect(stateOf(desk, folio)).toBe('confirmed')
    expect(await desk.cases('?tipo=queja')).toMatchObject([{ asunto: 'dice que no pidió el cambio de su cita' }])
    expect((await desk.get('/admin/bitacora')).text).toContain('dijo que no lo pidió')
    await desk.citizen.tap('Sí, cancélela')
    expect(stateOf(desk, folio)).toBe('confirmed')
    expectCalm(desk)
  })

  test('needs a second key where three are on duty, and where there is no chat to ask', async () => {
    const { desk, folio, clerk } = await open()
    await onDuty(desk, 3)
    expect((await desk.post(CANCEL, { folio, ...WHY }, clerk)).body.codigo).toBe('pide_segunda_clave')
    await desk.wait(8 * DAY)
    await desk.citizen.write('hola')
    expect((await desk.post(CANCEL, { folio, ...WHY }, clerk)).body.resumen).toContain('se le preguntará')
    const { name, curp = '' } = somebody(21)
    const form = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: name, curp, motivo: 'vino a la oficina' }
    const without = ((await desk.doIt('/admin/citas', form)).body.cita as { folio: string }).folio
    expect((await desk.post(CANCEL, { folio: without, ...WHY }, clerk)).body.codigo).toBe('pide_segunda_clave')
  })

  test('is asked of whoever complained in the same words, so that nobody learns of it', async () => {
    const drawn = await open()
    const complained = await open()
    write(complained.desk.db, (tx) => tx.client.run("update rules set value = 50 where name = 'second_key_one_in'"))
    await complained.desk.citizen.write('denuncia')
    await complained.desk.citizen.tap('Sí, con mis datos')
    await complained.desk.citizen.write('En la ventanilla me pidieron dinero')
    const words = async ({ desk, folio, clerk }: typeof drawn) => (await desk.post(CANCEL, { folio, ...WHY }, clerk)).body.resumen
    expect(await words(complained)).toBe(await words(drawn))
    await ask(complained.desk, CANCEL, { folio: complained.folio }, complained.clerk)
    await complained.desk.citizen.tap('Sí, cancélela')
    expect(stateOf(complained.desk, complained.folio)).toBe('cancelled')
  })

  test('to another holder or person stays with a second key', async () => {
    const { desk, folio, clerk } = await open()
    const form = { folio, telefono_nuevo: '5500000077', identificacion_vista: 'sí', ...WHY }
    expect((await desk.post('/admin/citas/otro-telefono', form, clerk)).body.codigo).toBe('pide_segunda_clave')
    const name = { folio, nombre: `${somebody(20).name} Luz`, ...WHY }
    expect((await desk.post('/admin/citas/corregir', name, clerk)).body.codigo).toBe('pide_segunda_clave')
  })
})

describe('a yes that comes too late', () => {
  test('after a day nothing is done, and the chat says so', async () => {
    const { desk, folio, clerk } = await open()
    await ask(desk, CANCEL, { folio }, clerk)
    await desk.wait(25 * HOUR)
    await desk.citizen.tap('Sí, cancélela')
    expect(desk.hear()).toContain('Ya pasó la hora para contestar')
    expect(stateOf(desk, folio)).toBe('confirmed')
  })

  test('after the appointment changed, or the new hour was taken, nothing is done, and what stands is said', async () => {
    const { desk, folio, clerk } = await open()
    await ask(desk, CANCEL, { folio }, clerk)
    await desk.doIt(MOVE, { ...toFriday(folio), ...WHY })
    await desk.settle()
    await desk.citizen.tap('Sí, cancélela')
    expect(desk.hear()).toContain('Eso cambió desde que se lo preguntamos')
    expect(stateOf(desk, folio)).toBe('confirmed')
    const second = await open()
    await ask(second.desk, MOVE, toFriday(second.folio), second.clerk)
    write(second.desk.db, (tx) => tx.client.run("update slots set closed_at = 1 where day = '2026-12-04' and minute = 600"))
    await second.desk.citizen.tap('Sí, cámbiela')
    expect(second.desk.hear()).toContain('Esa hora nueva ya no está libre')
    expect(shown(second.desk, second.folio)?.slot.day).toBe('2026-12-03')
    expect(second.desk.count('second_keys')).toBe(0)
  })

  test('a question that was asked again takes the place of the first one', async () => {
    const { desk, folio, clerk } = await open()
    await ask(desk, CANCEL, { folio }, clerk)
    await ask(desk, MOVE, toFriday(folio), clerk)
    await desk.citizen.tap('Sí, cancélela')
    expect(desk.hear()).toContain('Eso cambió desde que se lo preguntamos')
    await desk.citizen.tap('Sí, cámbiela')
    expect(shown(desk, folio)?.slot.day).toBe('2026-12-04')
  })
})

test('at night nothing is asked before the morning', async () => {
  const { desk, folio, clerk } = await open()
  await desk.wait(12 * HOUR)
  desk.hear()
  await ask(desk, CANCEL, { folio }, clerk)
  expect(desk.hear()).toBe('')
  await desk.wait(11 * HOUR)
  expect(desk.hear()).toContain('quiere cancelar la cita de')
})
