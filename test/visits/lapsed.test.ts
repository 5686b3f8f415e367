// Whose appointment lapsed because no reminder was answered, and who comes all the same.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { record } from '../../src/booking/events.ts'
import { stampNow } from '../../src/booking/groups.ts'
import { findByFolio } from '../../src/booking/views.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { openCounter, type PEOPLE } from './counter-stage.ts'

type Counter = Awaited<ReturnType<typeof openCounter>>

function lapses({ db, clock, house }: Counter, who: keyof typeof PEOPLE, folios: Counter['folios']): void {
  const nth = Object.keys(folios).indexOf(who)
  write(db, (tx) => {
    const one = tx.client
      .query<{ id: number; groupId: string; contactId: number | null }, [number]>(
        'select id, group_id as groupId, contact_id as contactId from appointments order by id limit 1 offset ?',
      )
      .get(nth)
    if (!one) throw new Error('no appointment')
    const contactId = one.contactId ?? undefined
    const stamp = stampNow(tx, one.groupId, clock.now(), contactId ?? 0)
    const asked = {
      groupId: one.groupId,
      stamp,
      members: [0],
      ...(contactId !== undefined && { contactId }),
      actor: 'clock',
      reason: 'lapsed',
    } as const
    const done = cancel(tx, house.messaging, asked, clock.now())
    if (!done.ok) throw new Error('not cancelled')
    record(tx, one.id, 'lapsed', 'clock', clock.now())
  })
}

function receiptOf({ db, vault, clock, folios }: Counter, who: keyof typeof PEOPLE): string {
  const [first, ...others] = findByFolio(db, vault, folios[who])
  if (!first) throw new Error('no appointment')
  return (
    readReceipt({ db, vault, clock, language: 'es-MX', now: clock.now(), views: [first, ...others] }).visits[0]?.code.text ?? ''
  )
}

const atCounter = async (counter: Counter) =>
  (await counter.get('/admin/mostrador?oficina=Toluca')).body as {
    resumen: string
    turnos: { folio: string; estado: string; turno: number | null; personas: { nombre: string }[] }[]
  }

describe('who comes although the appointment lapsed', () => {
  test('stands on the list of the counter, is not waited for, and is received with one press', async () => {
    const counter = await openCounter()
    lapses(counter, 'rosa', counter.folios)
    counter.at(11, 50)
    const before = await atCounter(counter)
    expect(before.turnos.find(({ folio }) => folio === counter.folios.rosa)).toMatchObject({
      estado: 'se soltó su lugar',
      turno: null,
      personas: [{ nombre: 'Rosa Pérez Ruiz' }],
    })
    expect(before.resumen).toContain('faltan 2 por llegar')
    const { body } = await counter.arrive('rosa')
    expect(body).toMatchObject({ turnos: [1] })
    expect(body.resumen).toBe('Rosa Pérez Ruiz: se soltó su lugar porque no se contestó, y hoy hay lugar, en Toluca. Turno 1.')
    const after = await atCounter(counter)
    expect(after.turnos.map(({ estado }) => estado)).not.toContain('se soltó su lugar')
    expect(after.turnos.find(({ turno }) => turno === 1)).toMatchObject({ estado: 'espera', prioridad: 'tenía cita' })
    expect((await counter.arrive('rosa')).status).toBe(409)
    expect(counter.broken()).toEqual([])
  })

  test('is called before those without an appointment, and not before those with one at an earlier hour', async () => {
    const counter = await openCounter({ rosa: '13:00', luis: '12:30', eva: '12:00' })
    lapses(counter, 'rosa', counter.folios)
    counter.at(11, 50)
    const walkIn = (nombre: string) =>
      counter.post('/admin/mostrador/sin-cita', { tramite: 'primer pasaporte', oficina: 'Toluca', nombre })
    await walkIn('Ana')
    await counter.arrive('rosa')
    await walkIn('Sol')
    await counter.arrive('eva')
    const called = []
    for (const window of ['1', '2', '3', '4']) called.push((await counter.call(window)).turn?.personas[0]?.nombre)
    expect(called.filter((name) => name !== 'Eva Sol Gil')).toEqual(['Rosa Pérez Ruiz', 'Ana', 'Sol'])
    expect(counter.broken()).toEqual([])
  })

  test('is told where today has no room', async () => {
    const counter = await openCounter()
    lapses(counter, 'rosa', counter.folios)
    counter.at(11, 50)
    let left = 99
    while (
      left-- > 0 &&
      (await counter.post('/admin/mostrador/sin-cita', { tramite: 'primer pasaporte', oficina: 'Toluca' })).status === 200
    );
    expect((await counter.arrive('rosa')).body.codigo).toBe('sin_lugar_hoy')
    expect(counter.broken()).toEqual([])
  })

  test('who has another appointment by now is not on that list', async () => {
    const counter = await openCounter()
    lapses(counter, 'rosa', counter.folios)
    await counter.doIt('/admin/citas', {
      nombre: 'Rosa Pérez Ruiz',
      curp: 'PERR850417MDFRZS04',
      oficina: 'Toluca',
      tramite: 'renovar pasaporte',
      motivo: 'vino',
      dia: '1/12/2026',
    })
    expect((await atCounter(counter)).turnos.map(({ estado }) => estado)).not.toContain('se soltó su lugar')
  })

  const LET_GO = 'Se soltó su lugar porque nadie contestó los recordatorios'

  test('is received by the door in one reading of the receipt, once', async () => {
    const counter = await openCounter()
    const codigo = receiptOf(counter, 'rosa')
    lapses(counter, 'rosa', counter.folios)
    counter.at(11, 50)
    const guard = counter.keyFor('guard', ['Toluca'])
    const look = (more = {}) => counter.post('/admin/puerta', { codigo, ...more }, guard).then(({ body }) => body)
    expect(await look({ solo_ver: 'sí' })).toMatchObject({ resultado: 'se soltó', personas: [{ nombre: 'Rosa Pérez Ruiz' }] })
    expect(await look()).toMatchObject({
      resultado: 'válido',
      resumen: `Pasa Rosa Pérez Ruiz. Turno 1. ${LET_GO}, y hoy hay lugar: vea su identificación.`,
    })
    expect((await atCounter(counter)).turnos.find(({ turno }) => turno === 1)).toMatchObject({
      estado: 'espera',
      prioridad: 'tenía cita',
    })
    expect(await look()).toMatchObject({ resultado: 'ya se usó', resumen: 'Ya se usó a las 11:50 h. Pregunte quién entró con él.' })
    expect(counter.broken()).toEqual([])
  })

  test('with a folio alone is received there with a press, after the identification was seen', async () => {
    const counter = await openCounter()
    lapses(counter, 'rosa', counter.folios)
    counter.at(11, 50)
    const guard = counter.keyFor('guard', ['Toluca'])
    const say = (more = {}) =>
      counter.post('/admin/puerta', { codigo: counter.folios.rosa, ...more }, guard).then(({ body }) => body)
    expect(await say()).toMatchObject({ resultado: 'se soltó', personas: [{ nombre: 'Rosa Pérez Ruiz' }] })
    expect(counter.count('visits')).toBe(0)
    expect((await say({ llego: 'sí' })).resumen).toBe(
      `Pasa Rosa Pérez Ruiz. Turno 1. ${LET_GO}, y hoy hay lugar: vea su identificación.`,
    )
    expect(await say({ llego: 'sí' })).toMatchObject({ resultado: 'ya se usó' })
    expect(counter.broken()).toEqual([])
  })

  test('is told at the door where today has no room, and on another day or in another office nothing of it', async () => {
    const counter = await openCounter()
    const codigo = receiptOf(counter, 'rosa')
    lapses(counter, 'rosa', counter.folios)
    const other = counter.keyFor('guard', ['Puebla'])
    expect((await counter.post('/admin/puerta', { codigo }, other)).body).toMatchObject({
      resultado: 'de otra oficina',
      personas: [],
    })
    counter.at(11, 50)
    while ((await counter.post('/admin/mostrador/sin-cita', { tramite: 'primer pasaporte', oficina: 'Toluca' })).status === 200);
    expect((await counter.post('/admin/puerta', { codigo })).body).toMatchObject({
      resultado: 'se soltó',
      resumen: `${LET_GO}, y hoy no hay lugar. En el mostrador le dan otro día.`,
    })
    counter.at(24 + 9)
    expect((await counter.post('/admin/puerta', { codigo })).body).toMatchObject({
      resultado: 'cancelada',
      resumen: `Esa cita está cancelada (folio ${counter.folios.rosa}).`,
    })
    expect(counter.broken()).toEqual([])
  })
})
