// A share of each week for who cannot wait: asked in one tap, its proof seen at the counter only.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { HOUR } from '../../src/clock.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS, somebody } from '../cast.ts'
import { nextNewDay, openNewDays } from '../new-days.ts'
import { passTo } from '../reminders/booked.ts'
import { last } from '../waitlist/office-stage.ts'
import { confirmsFirst, LUIS, oneUrgent, openUrgent, titles } from './stage.ts'

const LUPE = 'HESG580312MMCRTD06 Guadalupe Hernández Soto'

describe('what is kept', () => {
  test('is a share of the week, in the days in which it adds up to a place', async () => {
    const s = await openUrgent()
    const week = s.kept().filter(({ day }) => day >= '2026-12-07' && day <= '2026-12-11')
    expect(week.map(({ planned }) => planned)).toEqual([48, 48, 48, 48, 48])
    expect(week.map(({ kept }) => kept)).toEqual([2, 2, 3, 2, 3])
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('flows back to everybody two days before, when that day opens', async () => {
    const s = await openUrgent()
    const keptOn = (day: string) => s.kept().find((one) => one.day === day)?.kept
    expect(keptOn('2026-11-27')).toBe(3)
    s.clock.set(Date.parse('2026-11-25T15:30:00Z'))
    await openNewDays(s)
    s.clock.set(nextNewDay(s.db))
    await s.settle()
    expect([keptOn('2026-11-27'), keptOn('2026-12-01')]).toEqual([0, 2])
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('is nothing without the rule, nobody hears of it, and switching it off gives all back', async () => {
    const s = await openUrgent('0')
    expect(s.kept().every((one) => one.kept === 0)).toBe(true)
    await s.rule({ regla: 'urgent_percent', valor: '10' })
    s.publishes()
    expect(s.kept().some((one) => one.kept > 0)).toBe(true)
    await s.rule({ regla: 'urgent_percent' })
    s.publishes()
    expect(s.kept().every((one) => one.kept === 0)).toBe(true)
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, soy de Toluca')
    expect(titles(luis)).not.toContain('Es urgente')
    await luis.write('aviso')
    expect(last(luis)).not.toContain('urgencia')
  })

  test('stands beside what the office keeps for its counter, in the same number of each hour', async () => {
    const s = await openUrgent()
    await s.rule({ regla: 'staff_percent', valor: '50' })
    s.publishes()
    const [monday] = s.kept().filter(({ day }) => day === '2026-12-07')
    expect(monday?.kept).toBe(24 + 2)
    await s.doIt('/admin/citas', {
      ...{ nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', oficina: 'Toluca', tramite: 'renovar pasaporte' },
      ...{ motivo: 'vino en persona', dia: '7/12/2026' },
    })
    s.publishes()
    expect(s.kept().find(({ day }) => day === '2026-12-07')?.kept).toBe(23 + 2)
    expect(brokenInvariants(s.db)).toEqual([])
  })
})

describe('the counter', () => {
  const GIFT = {
    ...{ nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', oficina: 'Toluca', tramite: 'renovar pasaporte' },
    ...{ motivo: 'vino en persona', dia: '7/12/2026' },
  }
  const on = (s: Awaited<ReturnType<typeof openUrgent>>) => s.kept().find(({ day }) => day === '2026-12-07')?.kept

  test('takes no place that is kept for urgent visits for anybody else, also when no other is left', async () => {
    const s = await openUrgent()
    expect(on(s)).toBe(2)
    await s.doIt('/admin/citas', GIFT)
    expect(on(s)).toBe(2)
    s.fills()
    expect((await s.post('/admin/citas', { ...GIFT, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' })).status).toBe(409)
    expect((await s.get('/admin/lugares-libres?oficina=Toluca&tramite=renovar pasaporte&dia=7/12/2026')).body.horas_libres).toEqual(
      [],
    )
    expect(on(s)).toBe(2)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('gives one to who shows the paper there', async () => {
    const s = await openUrgent()
    s.fills()
    const given = await s.doIt('/admin/citas', { ...GIFT, papel_de_urgencia: 'su boleto o su reservación, con la fecha' })
    expect(given.body.hecho).toBe(true)
    expect(on(s)).toBe(1)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('takes what the office keeps for itself, and leaves the urgent ones', async () => {
    const s = await openUrgent()
    await s.rule({ regla: 'staff_percent', valor: '5' })
    s.publishes()
    s.fills()
    const before = on(s) ?? 0
    for (let more = before - 2; more > 0; more--) {
      const one = somebody(more)
      expect((await s.doIt('/admin/citas', { ...GIFT, nombre: one.name, curp: one.curp })).body.hecho).toBe(true)
    }
    expect(on(s)).toBe(2)
    expect((await s.post('/admin/citas', GIFT)).status).toBe(409)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('leaves them to urgent visits also from a family in hours that follow, with free places beside them or not', async () => {
    for (const free of [0, 1]) {
      const s = await openUrgent()
      await s.rule({ regla: 'staff_percent', valor: '5' })
      s.publishes()
      expect(on(s)).toBe(4) // Two of each.
      s.db.client.run(`update slots set cooling = 0, kept = 0, capacity = taken where day = '2026-12-07'`)
      s.db.client.run(
        `update slots set capacity = taken + 1 + ${free}, kept = 1 where id in (select id from slots
           where day = '2026-12-07' and office_id = ${s.toluca} and closed_at is null order by starts_at limit 4)`,
      )
      const family = [2, 3, 4].map(somebody).map((one) => `${one.name}, ${one.curp}`)
      const given = (more: string[]) => s.doIt('/admin/citas', { ...GIFT, mas_personas: more.join('\n') })
      expect((await given(family)).status).toBe(free === 0 ? 409 : 200)
      if (free === 0) expect((await given(family.slice(0, 1))).status).toBe(200)
      expect(on(s)).toBe(2)
      expect(brokenInvariants(s.db)).toEqual([])
    }
  })
})

describe('who cannot wait', () => {
  test('of two offices that keep places gets an hour of either, and is not asked for one again', async () => {
    const s = await openUrgent('30')
    const inState = s.db.client.query<{ id: number; name: string }, []>("select id, name from offices where state = 'MC'").all()
    for (const { id, name } of inState) {
      if (id !== s.toluca) await s.doIt('/admin/reglas/propias', { oficina: name, regla: 'urgent_percent', valor: '30' })
      write(s.db, (tx) => void publish(tx, HOOKS, id, s.clock.now()))
    }
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, vivo en Estado de México')
    await luis.tap('Es urgente')
    await luis.tap('Un viaje')
    expect(titles(luis)).not.toContain('Es urgente')
    await luis.write(LUIS)
    expect(last(luis)).toContain('Lugares para urgencias en')
    await confirmsFirst(luis)
    expect(last(luis)).toContain('Su cita quedó confirmada')
  })

  test('is told what is wanted before a reason is tapped, and given a place that is kept', async () => {
    const s = await openUrgent()
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, soy de Toluca')
    await luis.tap('Es urgente')
    expect(last(luis)).toContain('un papel que muestre la urgencia. No lo mande por aquí.')
    expect(last(luis)).toContain('no puede pedir otro lugar urgente en un año')
    expect(titles(luis)).toHaveLength(7)
    await luis.tap('Un viaje')
    await luis.write(LUIS)
    expect(last(luis)).toContain('Lugares para urgencias en *Toluca*')
    const before = s.kept().reduce((sum, one) => sum + one.kept, 0)
    await confirmsFirst(luis)
    expect(last(luis)).toContain('Su cita quedó confirmada')
    expect(last(luis)).toContain('Para la urgencia: su boleto o su reservación, con la fecha.')
    expect(s.kept().reduce((sum, one) => sum + one.kept, 0)).toBe(before - 1)
    expect(s.count('urgent_visits u join appointments a on a.group_id = u.group_id and a.live = 1')).toBe(1)
    s.publishes()
    expect(s.kept().reduce((sum, one) => sum + one.kept, 0)).toBe(before - 1)
    await luis.write('aviso')
    expect(last(luis)).toContain('el motivo se guarda cifrado')
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('may look at the other hours instead, and is told the truth when none is left', async () => {
    const s = await openUrgent()
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, soy de Toluca')
    await luis.tap('Es urgente')
    await luis.tap('Una enfermedad')
    s.db.client.run('update slots set kept = 0, capacity = taken')
    await luis.write(LUIS)
    expect(last(luis)).toContain('ya se dieron los lugares para urgencias de los próximos 20 días')
    await luis.tap('Ver las demás horas')
    expect(titles(luis)).toContain('Esperar en Toluca')
  })

  test('takes again the hour that lapsed, as often as it lapsed', async () => {
    const s = await openUrgent()
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    for (const again of [false, false, true]) {
      await luis.write('quiero mi primer pasaporte, soy de Toluca')
      await luis.tap('Es urgente')
      await luis.tap('Un viaje')
      if (!last(luis).includes('Lugares para urgencias')) await luis.write(LUIS)
      if (again) break
      await luis.tap(titles(luis).find((one) => /\d:\d\d/.test(one)) ?? '')
      await passTo(s, s.clock.now() + HOUR, HOUR / 4)
    }
    await confirmsFirst(luis)
    expect(last(luis)).toContain('Su cita quedó confirmada')
    expect(last(luis)).toContain('Para la urgencia: su boleto')
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('nothing stays taken of a place that could not be held', async () => {
    const s = await openUrgent()
    s.fills()
    const luis = s.phone('5215500000001', 'Luis')
    await luis.write('quiero mi primer pasaporte, soy de Toluca')
    await luis.tap('Es urgente')
    await luis.tap('Un examen')
    await luis.write(LUIS)
    const before = s.kept()
    s.db.client.run("update rules set value = 1 where name = 'holds_a_day'")
    s.db.client.run("update rules set value = 1 where name = 'lapses_a_day'")
    const hour = titles(luis).find((one) => /\d:\d\d/.test(one)) ?? ''
    s.db.client.run('update slots set closed_at = 1 where kept > 0')
    await luis.tap(hour)
    expect(s.kept().length).toBeLessThan(before.length + 1)
    expect(s.count('urgent_visits')).toBe(0)
    expect(s.count('slots where kept > 0')).toBeGreaterThan(0)
    expect(brokenInvariants(s.db)).toEqual([])
  })

  test('has one at a time', async () => {
    const s = await oneUrgent()
    await s.luis.write('quiero otra cita')
    await s.luis.write('otra persona')
    await s.luis.write('primer pasaporte en Toluca')
    await s.luis.tap('Es urgente')
    expect(last(s.luis)).toStartWith('Ya tiene una cita por urgencia.')
    expect(titles(s.luis)).toContain('Hablar con alguien')
  })

  test('reads that the place was given to somebody else meanwhile', async () => {
    const s = await oneUrgent()
    const lupe = s.phone('5215500000002', 'Lupe')
    await lupe.write('quiero mi primer pasaporte, soy de Toluca')
    await lupe.tap('Es urgente')
    await lupe.tap('Un examen')
    await lupe.write(LUPE)
    const hour = titles(lupe).find((one) => /\d:\d\d/.test(one)) ?? ''
    s.db.client.run('update slots set kept = 0, capacity = taken')
    await lupe.tap(hour)
    expect(last(lupe)).toStartWith('Ese lugar ya se dio a otra persona con una urgencia.')
    expect(s.broken()).toEqual([])
  })
})

test('a place that an urgent visit leaves is kept for another, and is not the line’s: nobody drains what is kept', async () => {
  const s = await oneUrgent('5', '2026-12-07')
  const kept = () => s.kept().find(({ day }) => day === s.visit.day)?.kept
  const left = kept() ?? 0
  const free = () => s.count(`slots where day = '${s.visit.day}' and capacity > taken + cooling + kept`)
  await s.luis.write('cancelar mi cita')
  await s.luis.tap(titles(s.luis).find((one) => /^(Sí|Cancelar)/.test(one)) ?? '')
  expect(s.count("appointments where state = 'cancelled'")).toBe(1)
  await passTo(s, s.clock.now() + 27 * HOUR, HOUR / 2)
  expect(s.count(`slots where day = '${s.visit.day}' and cooling > 0`)).toBe(0)
  expect([kept(), free()]).toEqual([left + 1, 0])
  expect(s.broken()).toEqual([])
})
