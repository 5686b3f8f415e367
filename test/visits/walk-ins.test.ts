// Somebody without an appointment: a number, and a place of today that is nobody else's.
import { describe, expect, test } from 'bun:test'
import { openCounter } from './counter-stage.ts'

const RENEWAL = { tramite: 'renovar pasaporte', oficina: 'Toluca' }

/** From 12:00 on, one place an hour, all of them taken: no place but those that a test opens. */
async function full(own = 0) {
  const counter = await openCounter()
  counter.db.client.run(`update rules set value = ${own} where name = 'walk_ins_an_hour'`)
  counter.db.client.run(`update slots set capacity = taken + cooling, planned = taken + cooling where day = '2026-11-24'`)
  counter.at(11, 50)
  const free = async () => {
    const { libres } = (await counter.get('/admin/mostrador?oficina=Toluca')).body as {
      libres: { hora: string; lugares: number }[]
    }
    return libres.map(({ hora, lugares }) => `${hora}: ${lugares}`)
  }
  return { ...counter, free, walkIn: (more: Record<string, string> = {}) => counter.step('sin-cita', { ...RENEWAL, ...more }) }
}

describe('without an appointment', () => {
  test('a day without a place refuses, and says what else can be done', async () => {
    const day = await full()
    expect(await day.walkIn()).toMatchObject({ codigo: 'sin_lugar_hoy' })
    expect(day.count('visits where group_id is null')).toBe(0)
  })

  test('the office receives some in each hour beside the published places', async () => {
    const day = await full(1)
    const [first] = await day.free()
    expect((await day.walkIn({ nombre: 'Ana', prioridad: 'bebé en brazos' })).turn).toMatchObject({
      turno: 1,
      estado: 'espera',
      prioridad: 'bebé en brazos',
      personas: [{ nombre: 'Ana' }],
    })
    expect((await day.free())[0]).not.toBe(first)
    expect(day.broken()).toEqual([])
  })

  test('the place of who did not come is given away after the minutes of the rule, and only where arrivals are noted', async () => {
    const day = await full()
    day.at(12, 16)
    expect(await day.free()).toEqual([])
    await day.arrive('luis')
    expect(await day.free()).toEqual(['12:00 h: 1'])
    expect((await day.walkIn()).said).toBe('Turno 2: espera, con el lugar de las 12:00 h.')
    expect(await day.free()).toEqual([])
    expect(day.broken()).toEqual([])
  })

  test('a place that was cancelled today is given at once, and to no one in the chat', async () => {
    const day = await full()
    await day.doIt('/admin/citas/cancelar', { folio: day.folios.eva, motivo: 'no viene' })
    expect(await day.free()).toEqual(['13:00 h: 1'])
    expect((await day.walkIn()).turn?.turno).toBe(1)
    expect(await day.free()).toEqual([])
    expect(day.count("slots where day = '2026-11-24' and minute = 780 and capacity > taken + cooling")).toBe(0)
    expect(day.count('cooling_places where walk_in = 1')).toBe(1)
    expect(day.broken()).toEqual([])
  })

  test('they stand in one line with the others: by the hour of the place', async () => {
    const day = await full(1)
    await day.walkIn({ nombre: 'Ana' })
    await day.arrive('rosa')
    day.at(12)
    const called = []
    for (const window of ['1', '2']) called.push((await day.call(window)).turn?.personas[0]?.nombre)
    expect(called.toSorted()).toEqual(['Ana', 'Rosa Pérez Ruiz'])
    expect((await day.turn('atendida', '1')).turn?.estado).toBe('atendido')
    expect(day.broken()).toEqual([])
  })

  test('the slip has the number and no name', async () => {
    const day = await full(1)
    await day.walkIn({ nombre: 'Ana' })
    const slip = await day.get('/admin/mostrador/papeleta?oficina=Toluca&turno_o_folio=1')
    expect(slip.headers.get('content-type')).toContain('text/html')
    expect(slip.text).toContain('<p class="number">1</p>')
    expect(slip.text).toContain('80mm')
    expect(slip.text).not.toContain('Ana')
    expect((await day.get('/admin/mostrador/papeleta?oficina=Toluca&turno_o_folio=1&papel=hoja%20A4')).text).toContain('size: A4')
    expect((await day.get(`/admin/mostrador/papeleta?oficina=Toluca&turno_o_folio=${day.folios.rosa}`)).body.codigo).toBe(
      'turno_sin_numero',
    )
  })
})

describe('the counter as it is read', () => {
  test('lists who is at a window, who waits, who is to come and who is done, and says when nothing changed', async () => {
    const day = await full()
    await day.arrive('luis')
    await day.arrive('rosa')
    await day.call('3', { turno_o_folio: '1' })
    const seen = await day.get('/admin/mostrador?oficina=Toluca')
    const turns = seen.body.turnos as { estado: string; turno: number | null; personas: { nombre: string }[] }[]
    expect(turns.map(({ estado, turno, personas }) => [estado, turno, personas[0]?.nombre])).toEqual([
      ['llamado', 1, 'Luis Puga Sol'],
      ['espera', 2, 'Rosa Pérez Ruiz'],
      ['por llegar', null, 'Eva Sol Gil'],
    ])
    expect(seen.body.resumen).toBe('Espera 1 turno; falta 1 por llegar y ningún lugar libre.')
    const tag = seen.headers.get('etag') ?? ''
    const again = () =>
      day.house.officeApp.handle(
        new Request('http://localhost/admin/mostrador?oficina=Toluca', {
          headers: { authorization: `Bearer ${day.keyFor('clerk', ['Toluca'])}`, 'if-none-match': tag },
        }),
      )
    const readings = day.count('audit_reads')
    expect((await again()).status).toBe(304)
    expect(day.count('audit_reads')).toBe(readings)
    await day.turn('atendida', '1')
    expect((await again()).status).toBe(200)
  })
})
