// A promoter books for a village with one telephone: the office's record says for how many people a year, and sees how many came.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { lookAtMissed } from '../../src/attendance/asking.ts'
import { startAfresh } from '../../src/booking/askers.ts'
import { noRoomFor } from '../../src/booking/limits.ts'
import { HOUR } from '../../src/clock.ts'
import { personalData } from '../../src/villages/personal-data.ts'
import { limitPassed, peopleLeft } from '../../src/villages/telephones.ts'
import { last } from '../attendance/stage.ts'
import { HOOKS, somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import { passTo } from '../reminders/booked.ts'

const PHONE = '5215500000001'
const RECORD = {
  oficina: 'Toluca',
  telefono_de_comunidad: '55 0000 0001',
  promotor: 'Eva Sol Gil',
  comunidad: 'San Miguel',
  personas_al_ano: '40',
  motivo: 'lo pidió la delegación',
}
const PUT = '/admin/telefonos-de-comunidades'

async function openVillage(most?: string) {
  const desk = openDesk()
  const eva = desk.phone(PHONE, 'Eva')
  await eva.write('hola')
  const record = (more: Record<string, string> = {}) => desk.doIt(PUT, { ...RECORD, ...more })
  if (most !== undefined) await record({ personas_al_ano: most })
  const end = async () => desk.doIt(`${PUT}/terminar`, { numero: String((await see())[0]?.numero), motivo: 'ya no vive ahí' })
  const see = async () => (await desk.get(PUT)).body.telefonos as Record<string, unknown>[]
  const folios: string[] = []
  const booksOne = async (nth: number, day = 'el viernes 27 de noviembre') => {
    const booked = await books(eva, nth, day)
    if (booked) folios.push(/Folio: ([\w-]+)/.exec(last(eva))?.[1] ?? '')
    return booked
  }
  return { ...desk, eva, record, end, see, folios, books: booksOne }
}

type Desk = ReturnType<typeof openDesk>

/** Somebody of the village, by CURP and name, at the first hour of that day. True: it was confirmed. */
async function books(eva: ReturnType<Desk['phone']>, nth: number, day: string): Promise<boolean> {
  const { curp, name } = somebody(nth)
  await eva.write('quiero sacar otra cita de primer pasaporte, soy de Toluca')
  for (let tries = 0; tries < 14; tries++) {
    const reply = eva.arrived.at(-1)
    const titles = reply && 'options' in reply ? reply.options.map((one) => one.title) : []
    const body = last(eva)
    if (process.env.SEE) console.log(body.slice(0, 300), titles)
    if (body.includes('quedó confirmada')) return true
    const tap = titles.find((one) => one === 'Confirmar' || /^3 años/.test(one) || /\d:\d\d/.test(one) || one === 'Toluca')
    if (tap) await eva.tap(tap)
    else if (body.includes('CURP') && !body.includes('no se puede')) await eva.write(`${curp} ${name}`)
    else if (/qué día|Qué día/.test(body)) await eva.write(day)
    else break
  }
  return last(eva).includes('quedó confirmada')
}

const titlesOf = (phone: { arrived: readonly unknown[] }) =>
  ((phone.arrived.at(-1) as { options?: { title: string }[] } | undefined)?.options ?? []).map(({ title }) => title)

const HINDERS = ({ db, vault, clock }: Desk) =>
  (
    personalData.hinders?.(
      db,
      { vault },
      { whose: { kind: 'contact', contactId: 1 }, requestId: undefined, agencyId: 1 },
      clock.now(),
    ) ?? []
  ).map(({ why }) => why)

const leftOf = ({ db, clock }: Desk, at = clock.now()) => peopleLeft(db, 1, at)

describe('a telephone with which somebody books for a village', () => {
  test('books for as many people a year as its record says, and not for one more; it says what is left when it matters', async () => {
    const v = await openVillage('6')
    const said: string[] = []
    for (const nth of [1, 2, 3, 4, 5, 6]) {
      expect([nth, await v.books(nth)]).toEqual([nth, true])
      said.push(last(v.eva))
    }
    expect(said[0]).toContain('Con el teléfono de su comunidad quedan 5 personas de 6 este año.')
    expect(said[4]).toContain('Con el teléfono de su comunidad queda 1 persona de 6 este año.')
    expect(said[5]).toContain('Con esta ya son las 6 personas de este año con el teléfono de su comunidad.')
    expect(await v.books(7)).toBe(false)
    expect(last(v.eva)).toContain('y este año ya son todas. Las demás pueden sacarla en su propio teléfono o en el mostrador.')
    expect(titlesOf(v.eva).length).toBeGreaterThan(0)
    expect((await v.see())[0]).toMatchObject({
      comunidad: 'San Miguel',
      promotor: 'Eva Sol Gil',
      este_ano: 6,
      cuantas_llegaron: 'todavía no se sabe',
    })
    expect(v.count("appointments where live = 1 and state = 'confirmed'")).toBe(6)
    expect(brokenInvariants(v.db)).toEqual([])
  }, 60_000)

  test('begins again with the year; who cancelled is not one of them', async () => {
    const v = await openVillage('3')
    for (const nth of [1, 2, 3]) await v.books(nth)
    expect(leftOf(v)).toBe(0)
    expect(leftOf(v, Date.parse('2027-01-01T05:59:00Z'))).toBe(0)
    expect(leftOf(v, Date.parse('2027-01-01T06:01:00Z'))).toBe(3)
    await v.eva.write('cancelar')
    await v.eva.tap(titlesOf(v.eva)[0] ?? '')
    for (let tries = 0; tries < 3 && leftOf(v) === 0; tries++)
      await v.eva.tap(titlesOf(v.eva).find((one) => /^Sí|Cancelar/.test(one)) ?? titlesOf(v.eva)[0] ?? '')
    expect(leftOf(v)).toBe(1)
  }, 60_000)

  test('asks everybody’s CURP, also of who would be the only one without', async () => {
    const v = await openVillage('12')
    const without = { audience: undefined, personId: undefined, unverified: true, agencyId: 1 }
    expect(limitPassed(v.db, 1, [without])).toBe('village_curp')
    expect(limitPassed(v.db, 1, [{ ...without, unverified: false }])).toBeUndefined()
  })

  test('is any telephone again when its record is ended: its appointments stay, and the name and number are gone', async () => {
    const v = await openVillage('12')
    for (const nth of [1, 2, 3, 4, 5]) expect([nth, await v.books(nth)]).toEqual([nth, true])
    expect(JSON.stringify(v.db.client.query<{ detail: string }, []>('select detail from audit').all())).not.toContain('Eva')
    await v.end()
    expect(v.count('village_telephones')).toBe(0)
    expect(v.count("appointments where state = 'confirmed'")).toBe(5)
    expect(await v.books(6)).toBe(false)
    expect(leftOf(v)).toBeUndefined()
  }, 60_000)

  test('counts those who wait in the line too', async () => {
    const v = await openVillage('2')
    await v.books(1)
    const more = (many: number) => ({
      people: new Array(many).fill({ procedureId: 'primera-vez-adulto', officeId: 1 }),
      unverified: 0,
    })
    expect(noRoomFor(v.db, { hooks: HOOKS }, 1, more(1), v.clock.now())).toBeUndefined()
    expect(noRoomFor(v.db, { hooks: HOOKS }, 1, more(2), v.clock.now())).toEqual({ why: 'other_limit', limit: 'people_left' })
    v.db.client.run(
      `insert into wait_wishes (contact_id, asked_by, state, live, version, people, unverified, procedures, weekdays, from_minute,
         until_minute, joined_at, counts_from, offers_from, expires_at, created_at, updated_at)
       select id, asker_id, 'waiting', 1, 1, 1, 0, '["primera-vez-adulto"]', 127, 0, 1440, 1, 1, 1, 9e12, 1, 1 from contacts`,
    )
    expect(noRoomFor(v.db, { hooks: HOOKS }, 1, more(1), v.clock.now())).toEqual({ why: 'other_limit', limit: 'people_left' })
  })
})

describe('the record', () => {
  test('is an administrator’s, of a telephone that has written, for at most forty people a year', async () => {
    const v = await openVillage()
    expect((await v.post(PUT, RECORD, v.keyFor('manager'))).status).toBe(403)
    expect((await v.post(PUT, { ...RECORD, telefono_de_comunidad: '55 0000 0002' })).body.codigo).toBe('telefono_sin_escribir')
    expect((await v.post(PUT, { ...RECORD, personas_al_ano: '41' })).status).toBe(422)
    expect((await v.post(PUT, RECORD)).body.resumen).toStartWith(
      'Con el teléfono 55 0000 0001 se sacarían citas para 40 personas de San Miguel al año.',
    )
    await v.record()
    await v.record({ personas_al_ano: '20' })
    expect((await v.see()).map((one) => one.personas_al_ano)).toEqual([20])
    expect(v.db.client.query("select count(*) as n from audit where operation = 'registrar_telefono_de_comunidad'").get()).toEqual({
      n: 2,
    })
  })

  test('is not the next owner’s of that number, and hinders an erasure until it is ended', async () => {
    const v = await openVillage('12')
    expect([HINDERS(v), leftOf(v)]).toEqual([['village_telephone'], 12])
    write(v.db, (tx) => startAfresh(tx, 1, v.clock.now()))
    expect([HINDERS(v), leftOf(v)]).toEqual([[], undefined])
    await v.eva.write('aviso')
    expect(last(v.eva)).not.toContain('De quien lleva el teléfono')
  })

  test('stands in the notice of privacy of who keeps the telephone, and in their copy', async () => {
    const v = await openVillage('12')
    await v.eva.write('aviso')
    expect(last(v.eva)).toContain('De quien lleva el teléfono de una comunidad la oficina guarda el nombre')
  })
})

describe('how many of its people come', () => {
  async function afterTheVisits(came: number) {
    const v = await openVillage('12')
    const switchedOn = { oficina: 'Toluca', encender: 'sí', fundamento: 'Acuerdo 12/2026, artículo 4', publicado_el: 'hoy' }
    await v.doIt('/admin/asistencia/regla', switchedOn)
    for (const nth of [1, 2, 3, 4, 5]) await v.books(nth, 'el viernes 27 de noviembre')
    const visits = v.db.client
      .query<{ at: number }, []>('select s.starts_at as at from appointments a join slots s on s.id = a.slot_id')
      .all()
    const first = Math.min(...visits.map(({ at }) => at))
    await passTo(v, first - HOUR, HOUR)
    for (const folio of v.folios.slice(0, came)) await v.post('/admin/citas/llegada', { folio })
    await passTo(v, Math.max(...visits.map(({ at }) => at)) + 9 * HOUR, HOUR)
    await v.doIt('/admin/mostrador/terminar-dia', {
      oficina: 'Toluca',
      dia: 'hoy',
      ...(came === 0 && { los_demas: 'no vino nadie' }),
    })
    return v
  }

  test('is shown, and named in «¿Está todo bien?» only when it is low', async () => {
    const good = await afterTheVisits(4)
    expect((await good.see())[0]).toMatchObject({ cuantas_llegaron: '4 de 5' })
    expect(JSON.stringify((await good.get('/admin/estado')).body)).not.toContain('Del teléfono de San Miguel')
    const low = await afterTheVisits(2)
    expect((await low.see())[0]).toMatchObject({ cuantas_llegaron: '2 de 5' })
    const state = (await low.get('/admin/estado')).body
    expect(state.telefonos_de_comunidad).toBe(1)
    expect(JSON.stringify(state)).toContain('Del teléfono de San Miguel llegaron 2 de 5 personas con cita.')
  }, 120_000)

  test('is the office’s to judge: a village is not sent to the counter because two of its people did not come', async () => {
    const v = await afterTheVisits(2)
    await passTo(v, v.clock.now() + 16 * HOUR, HOUR)
    await lookAtMissed({ db: v.db, writer: v.house.writer, messaging: v.house.messaging })
    expect(v.count('missed_visits')).toBe(0)
  }, 120_000)
})
