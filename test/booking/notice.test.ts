// A procedure's own notice, and how many slots a visit of it takes, as an administrator writes them.
import { describe, expect, test } from 'bun:test'
import { openDesk } from '../http/desk.ts'

const RENEWAL = { tramite: 'renovar pasaporte' }

async function until(days: string) {
  const desk = openDesk()
  const changed = await desk.doIt('/admin/tramites', { ...RENEWAL, aviso_dias: days })
  const citizen = desk.phone('5215500000042')
  await citizen.write('quiero renovar mi pasaporte, soy de Toluca')
  await citizen.tap('Toluca')
  await citizen.write('PUSL990101HBCRLS07 Luis Puga Sol')
  const said = () => citizen.arrived.map((one) => ('body' in one ? one.body : '')).join('\n')
  const hours = () => {
    const last = citizen.arrived.at(-1)
    return last && 'options' in last ? last.options.map((one) => one.title) : []
  }
  return { ...desk, changed, citizen, said, hours }
}

describe('a procedure with a notice of its own', () => {
  test('is offered in the chat no sooner than so many days ahead', async () => {
    const { changed, citizen, hours } = await until('15')
    expect(changed.body.resumen).toContain('Días de anticipación: «15»')
    await citizen.write('cualquiera')
    expect(hours()[0]).toContain('9 dic')
  })

  test('says of an earlier day how long ahead it is asked for', async () => {
    const { citizen, said } = await until('15')
    await citizen.write('mañana')
    expect(said()).toContain('las citas se piden 15 días antes')
  })

  test('keeps that of its office when nothing is said', async () => {
    const { citizen, hours } = await until('0')
    await citizen.write('cualquiera')
    expect(hours()[0]).toContain('25 nov')
  })

  test('is given sooner at the counter', async () => {
    const { doIt } = await until('15')
    const rosa = { oficina: 'Toluca', nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', motivo: 'vino', via: 'mostrador' }
    expect((await doIt('/admin/citas', { ...RENEWAL, ...rosa, dia: '03/12/2026' })).status).toBe(200)
  })
})

describe('a procedure that is offered for some days only', () => {
  const fewDays = async () => {
    const of = await until('0')
    await of.doIt('/admin/tramites', { ...RENEWAL, dias_ofrecidos: '3' })
    return of
  }

  test('shows no hour after them, and says until when they are given and from when that day is', async () => {
    const { citizen, hours, said } = await fewDays()
    await citizen.write('cualquiera')
    const days = hours().flatMap((title) => / (\d+) nov,/.exec(title)?.[1] ?? [])
    expect(days.length).toBeGreaterThan(2)
    expect(days.every((day) => Number(day) <= 27)).toBe(true)
    await citizen.write('lunes 7 de diciembre')
    expect(said()).toContain('27 de noviembre')
    expect(said()).toContain('4 de diciembre')
  })
})

test('a visit takes as many slots as the procedure says; one that stands keeps its own', async () => {
  const { doIt, db } = openDesk()
  const rosa = { oficina: 'Toluca', nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', motivo: 'vino', via: 'mostrador' }
  await doIt('/admin/citas', { ...RENEWAL, ...rosa, dia: '03/12/2026' })
  const changed = await doIt('/admin/tramites', { ...RENEWAL, horarios_por_cita: '3' })
  expect(changed.body.resumen).toContain('Horarios por cita: «1» pasa a «3». Tiene 1 cita por venir: sigue en pie.')
  const luis = { ...rosa, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' }
  await doIt('/admin/citas', { ...RENEWAL, ...luis, dia: '03/12/2026' })
  expect(
    [1, 3].map(
      (length) => db.client.query("select 1 from appointments where state = 'confirmed' and slot_count = ?").all(length).length,
    ),
  ).toEqual([1, 1])
})
