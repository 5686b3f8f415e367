// An office does not do away with the appointment of whoever complained of it, and learns nothing by trying.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { readFolio } from '../../src/booking/folio-letters.ts'
import { findByFolio } from '../../src/booking/views.ts'
import { openCaseDesk } from '../cases/case-desk.ts'
import { somebody } from '../cast.ts'

type Desk = ReturnType<typeof openCaseDesk>

/** With three keys on duty: in a smaller office the person is asked (test/booking/consents.test.ts). */
function openBigDesk(): Desk {
  const desk = openCaseDesk()
  for (const name of ['Una', 'Dos', 'Tres']) desk.keyFor('clerk', [], { name })
  desk.db.client.run('update access_keys set last_used_at = ?', [desk.clock.now()])
  return desk
}

const appointment = (desk: Desk, folio: string) => findByFolio(desk.db, desk.vault, readFolio(folio) ?? '')[0]

/** A folio of the citizen's telephone, drawn by lot or not. The lot falls often where it should, and seldom where not. */
async function book(desk: Desk, isDrawn: boolean, number = 20): Promise<string> {
  const oneIn = isDrawn ? 2 : 50
  write(desk.db, (tx) => tx.client.query("update rules set value = ? where name = 'second_key_one_in'").run(oneIn))
  const { name, curp } = somebody(number)
  const given = await desk.doIt('/admin/citas', {
    ...{ oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: name, curp: curp ?? '', telefono: '55 0000 0001' },
    motivo: 'vino a la oficina',
  })
  const folio = (given.body.cita as { folio: string }).folio
  const lot = desk.vault.index('second_key', appointment(desk, folio)?.groupId ?? '')
  const drawn = Buffer.from(lot).readUInt32BE(0) % oneIn === 0
  if (drawn === isDrawn) return folio
  await desk.doIt('/admin/citas/cancelar', { folio, motivo: 'otra vez' })
  return book(desk, isDrawn, number + 1)
}

const CANCEL = { motivo: 'lo pidió en el mostrador' }
const cancel = (desk: Desk, folio: string, key?: string) => desk.post('/admin/citas/cancelar', { folio, ...CANCEL }, key)
const allow = (desk: Desk, folio: string, key: string, cambio = 'cancelarla') =>
  desk.doIt('/admin/citas/segunda-clave', { folio, cambio }, key)

async function complain(desk: Desk) {
  await desk.citizen.write('denuncia')
  await desk.citizen.tap('Sí, con mis datos')
  await desk.citizen.write('En la ventanilla me pidieron dinero')
}

describe('an office alone', () => {
  test('changes most appointments, and none of whoever complained: cancel, move, correct, pass, or close the hour around it', async () => {
    const desk = openBigDesk()
    desk.comptroller()
    const folio = await book(desk, false)
    const clerk = desk.keyFor('manager', ['Toluca'])
    expect((await cancel(desk, folio, clerk)).body).toMatchObject({ hecho: false })
    await complain(desk)
    const { day = '', minute = 0 } = appointment(desk, folio)?.slot ?? {}
    const hour = (at: number) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
    const refused = [
      await cancel(desk, folio, clerk),
      await desk.post('/admin/citas/mover', { folio, dia: '4/12/2026', hora: '10:00', ...CANCEL }, clerk),
      await desk.post('/admin/citas/corregir', { folio, nombre: `${appointment(desk, folio)?.name} Luz`, ...CANCEL }, clerk),
      await desk.post(
        '/admin/citas/otro-telefono',
        { folio, telefono_nuevo: '5500000077', identificacion_vista: 'sí', ...CANCEL },
        clerk,
      ),
      await desk.post(
        '/admin/cierres',
        { oficina: 'Toluca', dia: day, desde: hour(minute), hasta: hour(minute + 15), ...CANCEL },
        clerk,
      ),
    ]
    expect(refused.map((answer) => answer.body.codigo)).toEqual(Array.from({ length: 5 }, () => 'pide_segunda_clave'))
    expect(desk.count("appointments where state = 'confirmed'")).toBe(1)
  })

  test('is refused in the same words where the lot fell, and where its key talked with the person', async () => {
    const desk = openBigDesk()
    const clerk = desk.keyFor('clerk', ['Toluca'])
    const drawn = await cancel(desk, await book(desk, true), clerk)
    const talked = openBigDesk()
    const folio = await book(talked, false)
    const key = talked.keyFor('clerk', ['Toluca'])
    await talked.handOver()
    await talked.answer(await talked.number(), 'Dígame', key)
    const complained = openBigDesk()
    const hers = await book(complained, false)
    await complain(complained)
    expect([drawn.body, (await cancel(talked, folio, key)).body]).toEqual([
      (await cancel(complained, hers, complained.keyFor('clerk', ['Toluca']))).body,
      drawn.body,
    ])
  })

  test('does it with the yes of contraloría, once, and for that change only', async () => {
    const desk = openBigDesk()
    const folio = await book(desk, false)
    await complain(desk)
    const clerk = desk.keyFor('clerk', ['Toluca'])
    const yes = await allow(desk, folio, desk.comptroller())
    expect(yes.body).toMatchObject({ hecho: true })
    expect(yes.text).not.toContain(somebody(20).name.split(' ')[0] ?? '')
    const other = await desk.post(
      '/admin/citas/corregir',
      { folio, nombre: `${appointment(desk, folio)?.name} Luz`, ...CANCEL },
      clerk,
    )
    expect(other.body.codigo).toBe('pide_segunda_clave')
    expect((await desk.doIt('/admin/citas/cancelar', { folio, ...CANCEL }, clerk)).body).toMatchObject({ hecho: true })
    expect(desk.count('second_keys where used_at is not null')).toBe(1)
  })

  test('a yes comes from an administrator or another office, and from nobody of its own or who wrote to the person', async () => {
    const desk = openBigDesk()
    const folio = await book(desk, true)
    const codeFor = async (key: string) => (await allow(desk, folio, key)).body.codigo ?? 'yes'
    expect(await codeFor(desk.keyFor('clerk', ['Toluca']))).toBe('segunda_clave_ajena')
    expect(await codeFor(desk.keyFor('manager'))).toBe('segunda_clave_ajena')
    expect(await codeFor(desk.keyFor('clerk', ['Puebla'], { name: 'Puebla' }))).toBe('yes')
    const administrator = desk.keyFor('administrator', [], { name: 'Quien administra' })
    expect(await codeFor(administrator)).toBe('yes')
    await desk.handOver()
    await desk.answer(await desk.number(), 'Dígame', administrator)
    expect(await codeFor(administrator)).toBe('segunda_clave_ajena')
  })
})

test('a yes lasts a day', async () => {
  const desk = openBigDesk()
  const folio = await book(desk, true)
  const clerk = desk.keyFor('clerk', ['Toluca'])
  await allow(desk, folio, desk.comptroller())
  await desk.wait(25 * 60 * 60_000)
  expect((await cancel(desk, folio, clerk)).body.codigo).toBe('pide_segunda_clave')
})

test('the tables refuse it too', async () => {
  const desk = openBigDesk()
  const folio = await book(desk, false)
  await complain(desk)
  desk.keyFor('clerk', ['Toluca'])
  const { id = 0 } = appointment(desk, folio) ?? {}
  const event = "insert into appointment_events (appointment_id, at, what, actor, key_id) values (?, 1, ?, 'staff', ?)"
  const tell = (key: number | null) => write(desk.db, (tx) => tx.client.run(event, [id, 'cancelled', key]))
  expect(() => tell(1)).toThrow('wall: this change needs a second key')
  expect(() => tell(null)).not.toThrow()
})
