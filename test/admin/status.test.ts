import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import type { Charge } from '../../db/schema/columns.ts'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { DAY } from '../../src/clock.ts'
import { recordOutcome, recordStatus } from '../../src/messaging/delivery.ts'
import { openDesk } from '../http/desk.ts'
import { rig } from '../http/rig.ts'

test('the accounts of the whole database are checked by another thread, and what does not add up is named', async () => {
  const { get, db } = openDesk()
  expect((await get('/admin/invariantes')).body).toEqual({ resumen: 'Todo cuadra.', no_se_cumplen: [] })
  db.client.run('update slots set taken = taken + 1 where id in (select id from slots where taken = 0 limit 2)')
  expect((await get('/admin/invariantes')).body.no_se_cumplen).toEqual([{ regla: 'taken_is_seated', filas: 2 }])
  const elsewhere = rig()
  elsewhere.deps.checkInvariants = async () => ['hold_is_whole:3']
  const answer = await elsewhere.get('/admin/invariantes')
  expect(answer.body.resumen).toStartWith('No cuadra: 1 regla no se cumple.')
  expect(answer.body.no_se_cumplen).toEqual([{ regla: 'hold_is_whole', filas: 3 }])
})

test('whoever waits for a person in the chat stands first in the sentence of the state', async () => {
  const { get, phone } = openDesk()
  const says = async () => (await get('/admin/estado')).body.resumen as string
  const before = await says()
  const citizen = phone('5215500000001')
  await citizen.write('asesor')
  await citizen.tap('Sí, una persona')
  await citizen.write('¿Puedo ir con una copia?')
  expect(before).not.toContain('espera')
  expect(await says()).toStartWith('1 persona espera que le contesten en «Casos».')
})

const NOBODY_OUTSIDE = 'Nadie tiene clave de contraloría: las denuncias solo las lee un administrador que no atiende a nadie.'

test('a complaint that nobody from outside could read is said, until somebody has that key', async () => {
  const { get, keyFor } = openDesk()
  const toMend = async () => ((await get('/admin/estado')).body.que_arreglar as { que: string }[]).map(({ que }) => que)
  expect(await toMend()).toContain(NOBODY_OUTSIDE)
  keyFor('comptroller')
  expect((await toMend()).join()).not.toContain('contraloría')
})

test('before anybody wrote nothing is said of what people ask', async () => {
  const { text } = await openDesk().get('/admin/estado')
  expect(text).toContain('Si alguien pregunta esto, el chat no lo sabe: ')
  expect(text).not.toContain('Las personas preguntan')
})

const NO_OFFICE = 'No hay ninguna oficina abierta: a las personas se les dice que no hay trámites.'

test('an office that gives no appointments is named, and so it is when there is none at all', async () => {
  const { get, db } = openDesk()
  const toMend = async () => ((await get('/admin/estado')).body.que_arreglar as { que: string }[]).map(({ que }) => que)
  expect(await toMend()).not.toContain(NO_OFFICE)
  write(db, (tx) => {
    tx.client.run("delete from office_procedures where office_id in (select id from offices where name in ('Mérida', 'Mexicali'))")
  })
  expect(await toMend()).toContain('No se ha dicho qué trámites hace: Mérida, Mexicali.')
  write(db, (tx) => void tx.client.run('update offices set active = 0'))
  expect(await toMend()).toEqual([NO_OFFICE, NOBODY_OUTSIDE])
})

test('the office sees how many visits of the month their people cancelled, and why', async () => {
  const { get, doIt, phone, settle } = openDesk()
  const reasons = async () => (await get('/admin/estado')).body.canceladas_por_motivo
  expect(await reasons()).toEqual([])
  const people = [
    ['5215500000001', 'Rosa Pérez Ruiz', 'PERR850417MDFRZS04', 'Ese día no puedo'],
    ['5215500000002', 'Luis Puga Sol', 'PUSL990101HBCRLS07', undefined],
  ] as const
  for (const [number, nombre, curp, why] of people) {
    await doIt('/admin/citas', {
      oficina: 'Toluca',
      tramite: 'renovar pasaporte',
      nombre,
      curp,
      telefono: number.slice(3),
      motivo: 'vino',
    })
    await settle()
    const citizen = phone(number)
    await citizen.write('cancelar mi cita')
    await citizen.tap('Sí, cancelarla')
    if (why) await citizen.tap(why)
  }
  expect(await reasons()).toEqual([
    { motivo: 'No dijo', citas: 1 },
    { motivo: 'No podía ese día', citas: 1 },
  ])
  // What the office itself cancels is not counted here.
  await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Rosa Pérez Ruiz',
    curp: 'PERR850417MDFRZS04',
    motivo: 'vino',
  })
  await doIt('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz' })
  expect(await reasons()).toHaveLength(2)
  expect((await doIt('/admin/cierres/levantar', { oficina: 'Toluca' })).status).toBe(200)
})

test('what messages cost is not told before the institution wrote its price down', async () => {
  const { doIt, get, db, phone } = openDesk()
  const cost = async () => (await get('/admin/estado')).body.costo_del_mes
  await phone('5215500000001').write('Hola')
  expect((await get('/admin/estado')).body.mensajes_mes).toBe(1)
  expect(await cost()).toBe('No se sabe el costo: anote su precio por mensaje en «Cambiar una regla».')
  await doIt('/admin/reglas', { regla: 'message_price_centavos', valor: '17' })
  expect(await cost()).toBe('Nada hasta ahora: las primeras 1,000 respuestas del mes no se cobran.')
  await doIt('/admin/reglas', { regla: 'free_messages_a_month', valor: '0' })
  db.client.run("update rules set value = 250 where name = 'message_price_centavos'")
  expect(await cost()).toBe('Cerca de $3: 1 respuesta a $2.50.')
})

test('messages are told and billed as Meta says: answers, notices, and what the button of the Page brought for nothing', async () => {
  const { doIt, get, house, db, phone, clock } = openDesk()
  const lupita = phone('5215500000001')
  const billed = async (charge: Charge) => {
    await lupita.write('Hola')
    const [row] = db.client.query<{ id: number }, []>('select id from outbox order by id desc limit 1').all()
    const status = { kind: 'status', id: `wamid.out.${row?.id}.1`, at: clock.now(), state: 'sent', errorCode: undefined } as const
    await house.writer.submit('status', (tx, now) =>
      recordStatus(tx, house.messaging, 'whatsapp', { ...status, callback: undefined, charge }, now),
    )
  }
  for (const charge of ['answer', 'notice', 'entry_point', 'entry_point'] as const) await billed(charge)
  await doIt('/admin/reglas', { regla: 'message_price_centavos', valor: '16' })
  await doIt('/admin/reglas', { regla: 'template_price_centavos', valor: '20' })
  await doIt('/admin/reglas', { regla: 'free_messages_a_month', valor: '0' })
  expect((await get('/admin/estado')).body).toMatchObject({
    mensajes_mes: 4,
    sin_costo_por_la_pagina: 2,
    costo_del_mes: 'Cerca de $0: 1 respuesta a $0.16 y 1 aviso a $0.20.',
  })
})

test('when four fifths of the free answers are used it is said, unless further ones arrived last month', async () => {
  const { doIt, get, db, phone, clock } = openDesk()
  const runsOut = async () =>
    JSON.stringify((await get('/admin/estado')).body.que_arreglar).includes('respuestas gratis de este mes')
  await doIt('/admin/reglas', { regla: 'free_messages_a_month', valor: '5' })
  const lupita = phone('5215500000001')
  for (let nth = 0; nth < 3; nth++) await lupita.write('Hola')
  expect(await runsOut()).toBe(false)
  await lupita.write('Hola')
  expect(await runsOut()).toBe(true)
  for (let nth = 0; nth < 2; nth++) await lupita.write('Hola')
  expect(await runsOut()).toBe(false)
  clock.advance(10 * DAY)
  for (let nth = 0; nth < 4; nth++) await lupita.write('Hola')
  expect(db.client.query("select count(*) as n from outbox where state = 'delivered'").get()).toEqual({ n: 10 })
  expect(await runsOut()).toBe(false)
})

test('the room that is left on the disk is told in words', async () => {
  const { deps, get, clock } = rig()
  const room = async (diskFreeBytes: number) => {
    deps.status = () => ({ startedAt: clock.now(), diskFreeBytes })
    return (await get('/admin/estado')).body.espacio_libre
  }
  expect(await room(118.9 * 1024 ** 3)).toBe('118 GB libres')
  expect(await room(700 * 1024 ** 2)).toBe('700 MB libres: queda poco, libere espacio hoy')
  expect(await room(Number.POSITIVE_INFINITY)).toBeNull()
})

test('while nothing leaves the office is told so, although each message only waits for its next try', async () => {
  const { get, house, clock, parcels, phone, refuse } = openDesk()
  const unsent = async () => (await get('/admin/estado')).body
  refuse(131016)
  await phone('5215500000001').write('Hola')
  for (let minutes = 0; minutes < 60; minutes += 1) {
    clock.advance(60_000)
    house.writer.flush()
    const [parcel] = parcels.splice(0)
    if (parcel) await house.writer.submit('outcome', (tx, now) => recordOutcome(tx, house.messaging, refusal(parcel), now))
  }
  expect((await unsent()).sin_salir_desde).toBe('2026-11-24T10:00:00-06:00')
  expect(JSON.stringify((await unsent()).que_arreglar)).toContain('esperan más de cinco minutos')
  expect((await get('/health/ready')).body.oldest_unsent_age_seconds).toBe(3_600)
})

test('a message that did not arrive is something to mend for a week, and stays in its list', async () => {
  const { get, clock, phone, refuse } = openDesk()
  const toMend = async () => JSON.stringify((await get('/admin/estado')).body.que_arreglar)
  refuse(130403)
  await phone('5215500000001').write('Hola')
  expect(await toMend()).toContain('1 mensaje que no llegó')
  clock.advance(8 * DAY)
  expect(await toMend()).not.toContain('que no llegó')
  expect((await get('/admin/mensajes/no-entregados')).body.mensajes).toHaveLength(1)
})

const refusal = ({ row, attempt }: Parcel): Outcome => ({ row, attempt, kind: 'refused', httpStatus: 500, code: 131016 })
