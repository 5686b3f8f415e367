// Age in line counts from some days before the day that is asked for: planning early is free, and buys nothing.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { Phone } from '../office.ts'
import { fullOffice, last, twoWait } from './office-stage.ts'

const PEOPLE = [
  ['5217220000001', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto'],
  ['5217220000002', 'PUSL990101HBCRLS07', 'Luis Puga Sol'],
  ['5217220000003', 'RUPE850417MMCZZV07', 'Eva Ruiz Pérez'],
] as const

type Office = ReturnType<typeof fullOffice>

async function waits({ phone }: Office, who: number, when: string): Promise<Phone> {
  const [number, curp, name] = PEOPLE[who] ?? PEOPLE[0]
  const citizen = phone(number)
  await citizen.write('quiero renovar mi pasaporte, soy de Toluca')
  await citizen.tap('Esperar en Toluca')
  await citizen.write(curp)
  await citizen.write(name)
  await citizen.write(when)
  return citizen
}

interface Line {
  id: number
  counts_from: number
  lot: number
}

/** The numbers of the entries in the order of the line. */
const order = ({ db }: Office): number[] =>
  db.client
    .query<Line, []>('select wish_id as id, counts_from, lot from wait_lines where open = 1 order by counts_from, lot, wish_id')
    .all()
    .map((one) => one.id)

const ageOf = ({ db }: Office, id: number): Line | null =>
  db.client.query<Line, [number]>('select id, counts_from, lot from wait_wishes where id = ?').get(id)

describe('a far day', () => {
  test('is planned for free, and the chat says from when the place counts', async () => {
    const office = fullOffice()
    const citizen = await waits(office, 0, 'desde el 10 de enero')
    expect(last(citizen)).toContain('Ya está en la lista de espera de Toluca')
    expect(last(citizen)).toContain('Su lugar cuenta desde 30 días antes de la fecha que pide: el *viernes 11 de diciembre*.')
    expect(last(citizen)).toContain('Se guarda hasta el martes 9 de febrero de 2027.')
    await citizen.write('mi lista')
    expect(last(citizen)).toContain('30 días antes de la fecha que pide')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('stands behind all who come before that day counts, and before those who come after it', async () => {
    const office = fullOffice()
    await waits(office, 0, 'desde el 10 de enero')
    await office.pass(16 * DAY)
    await waits(office, 1, 'cualquier día')
    await office.pass(2 * DAY)
    await waits(office, 2, 'cualquier día')
    expect(order(office)).toEqual([2, 1, 3])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('of several early ones no one gains by having come first, nor by leaving and joining again', async () => {
    const office = fullOffice()
    const first = await waits(office, 0, 'desde el 10 de enero')
    await office.pass(DAY)
    await waits(office, 1, 'desde el 10 de enero')
    await office.pass(DAY)
    await waits(office, 2, 'desde el 10 de enero')
    const ages = [1, 2, 3].map((id) => ageOf(office, id))
    expect(new Set(ages.map((age) => age?.counts_from)).size).toBe(1)
    expect(new Set(ages.map((age) => age?.lot)).size).toBe(3)
    const lots = ages.toSorted((a, b) => (a?.lot ?? 0) - (b?.lot ?? 0)).map((age) => age?.id ?? 0)
    expect(order(office)).toEqual(lots)
    await first.write('mi lista')
    await first.tap('Salir de la lista')
    await first.tap('Sí, salir')
    await first.tap('Volver a la lista')
    expect(ageOf(office, 1)?.lot).toBe(ages[0]?.lot ?? -1)
  })

  test('that becomes a near one counts from the day of joining, and back', async () => {
    const office = fullOffice()
    const citizen = await waits(office, 0, 'desde el 10 de enero')
    const early = ageOf(office, 1)
    await citizen.tap('Cambiar días')
    await citizen.tap('Cualquier día')
    expect(last(citizen)).not.toContain('Su lugar cuenta desde')
    expect(ageOf(office, 1)).toMatchObject({ lot: 0 })
    expect(ageOf(office, 1)?.counts_from).toBeLessThan(early?.counts_from ?? 0)
    await citizen.tap('Cambiar días')
    await citizen.write('desde el 10 de enero')
    expect(last(citizen)).toContain('Anoté el cambio. *Sigue en la lista de espera de Toluca*.')
    expect(last(citizen)).not.toContain('mismo lugar')
    expect(ageOf(office, 1)).toEqual(early)
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('within the days of the rule changes nothing: its place counts at once, and nothing is said of it', async () => {
    const office = fullOffice()
    const citizen = await waits(office, 0, 'desde el 20 de diciembre')
    expect(last(citizen)).not.toContain('Su lugar cuenta')
    expect(ageOf(office, 1)).toMatchObject({ lot: 0 })
  })

  test('is counted by the rule that the office set', async () => {
    const office = fullOffice()
    await office.doIt('/admin/reglas', { regla: 'line_age_days', valor: '10' })
    const citizen = await waits(office, 0, 'desde el 10 de enero')
    expect(last(citizen)).toContain('desde 10 días antes de la fecha que pide: el *jueves 31 de diciembre*')
  })
})

describe('after three offers that did not suit', () => {
  async function declineOn({ free, pass, db }: Office, citizen: Phone, days: readonly string[]): Promise<void> {
    for (const day of days) {
      await free(day, 600)
      await citizen.tap('No me sirve')
      await pass(DAY)
    }
    db.client.run('update slots set capacity = taken + cooling')
  }

  /** Guadalupe declines a place on three days; Luis, who joined later on her day, can only come in the afternoon. */
  async function rested() {
    const office = fullOffice()
    const guadalupe = await waits(office, 0, 'cualquier día')
    await office.pass(HOUR)
    await waits(office, 1, 'por la tarde')
    await declineOn(office, guadalupe, ['2026-12-10', '2026-12-11', '2026-12-14'])
    return { ...office, guadalupe }
  }

  const told = (citizen: Phone): string => citizen.read().map(readOut).join('\n')

  test('an entry rests, and keeps its day: behind those who joined on it, before those of the next', async () => {
    const office = await rested()
    expect(told(office.guadalupe)).toContain('Solo por esta vez conserva el día en que entró')
    await waits(office, 2, 'cualquier día')
    await office.pass(MINUTE)
    await office.guadalupe.tap('Volver a la lista')
    expect(last(office.guadalupe)).toContain('Ya está en la lista de espera de Toluca')
    const [luis = 0, guadalupe = 0, rosa = 0] = order(office)
    expect([luis, guadalupe, rosa]).toEqual([2, 1, 3])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('what is free goes to who joined on that day before it does', async () => {
    const office = await rested()
    await office.guadalupe.tap('Volver a la lista')
    await office.free('2026-12-15', 780)
    await office.pass(MINUTE)
    expect(office.count("wait_offers where state = 'open' and wish_id = 1")).toBe(0)
    expect(office.count("wait_offers where state = 'open' and wish_id = 2")).toBe(1)
  })

  test('the day is kept once: after a second rest an entry stands behind all who join on the day of its return', async () => {
    const office = await rested()
    await office.guadalupe.tap('Volver a la lista')
    await declineOn(office, office.guadalupe, ['2026-12-15', '2026-12-16', '2026-12-17'])
    expect(told(office.guadalupe)).toContain('cuenta el día en que vuelva, detrás de quienes entren ese mismo día')
    await office.guadalupe.tap('Volver a la lista')
    await office.pass(HOUR)
    await waits(office, 2, 'cualquier día')
    expect(order(office)).toEqual([2, 3, 1])
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('what letting the last place pass means is said before it, the first time and the second', async () => {
    const office = fullOffice()
    const guadalupe = await waits(office, 0, 'cualquier día')
    await declineOn(office, guadalupe, ['2026-12-10', '2026-12-11'])
    expect(told(guadalupe)).toContain(
      'Si no lo toma, su petición queda en pausa. Si vuelve, por esa vez conserva el día en que entró.',
    )
    await declineOn(office, guadalupe, ['2026-12-14'])
    await guadalupe.tap('Volver a la lista')
    await declineOn(office, guadalupe, ['2026-12-15', '2026-12-16'])
    expect(told(guadalupe)).toContain('Si no lo toma, su petición queda en pausa. Si vuelve, cuenta el día en que vuelva.')
  })

  test('the same people who join again in words, not by the button, have rested too', async () => {
    const office = await rested()
    await waits(office, 0, 'cualquier día')
    await declineOn(office, office.guadalupe, ['2026-12-15', '2026-12-16', '2026-12-17'])
    expect(told(office.guadalupe)).toContain('cuenta el día en que vuelva')
    await office.guadalupe.tap('Volver a la lista')
    await office.pass(HOUR)
    await waits(office, 2, 'cualquier día')
    expect(order(office)).toEqual([2, 4, 3])
    expect(brokenInvariants(office.db)).toEqual([])
  })
})

test('whoever left and comes back is new in the line', async () => {
  const office = fullOffice()
  const { guadalupe } = await twoWait(office)
  await guadalupe.write('mi lista')
  await guadalupe.tap('Salir de la lista')
  await guadalupe.tap('Sí, salir')
  await office.pass(HOUR)
  await guadalupe.tap('Volver a la lista')
  expect(order(office)).toEqual([2, 1])
})

describe('how places were given', () => {
  test('is told to each who waits: how many stood before, who has an appointment by now, who left, who is left', async () => {
    const office = fullOffice()
    const guadalupe = await waits(office, 0, 'cualquier día')
    const luis = await waits(office, 1, 'cualquier día')
    await office.pass(MINUTE)
    const eva = await waits(office, 2, 'cualquier día')
    const told = async () => {
      await eva.write('mi lista')
      await eva.tap('Cómo se repartió')
      return last(eva)
    }
    expect(await told()).toContain('Usted entró en la lista el *martes 24 de noviembre*. Había 2 personas antes que usted.')
    expect(last(eva)).not.toContain('ya tienen cita')
    await office.free('2026-12-10', 600)
    await guadalupe.tap('Sí, lo quiero')
    await guadalupe.tap('6 años: $1,220')
    await guadalupe.tap('Confirmar')
    expect(await told()).toContain('ya tienen cita: *1*. Salieron o están en pausa: *0*.')
    await luis.write('mi lista')
    await luis.tap('Salir de la lista')
    await luis.tap('Sí, salir')
    expect(await told()).toContain('ya tienen cita: *1*. Salieron o están en pausa: *1*.')
    expect(last(eva)).toContain('Ahora: Nadie espera antes que usted.')
    expect(last(eva)).not.toContain('Guadalupe')
    await eva.tap('Mi lista de espera')
    expect(last(eva)).toContain('Está en la lista de espera de *Toluca*')
    expect(brokenInvariants(office.db)).toEqual([])
  })
})
