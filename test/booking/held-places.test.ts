// A place that is held for somebody with the wrong data, put right by an office that saw an identification.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { allStatements } from '../../db/statements.ts'
import '../../src/capabilities.ts'
import { somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import { fullOffice, last, twoWait } from '../waitlist/office-stage.ts'

const PATH = '/admin/apartados/corregir'
const SEEN = { telefono: '722 000 0001', identificacion_vista: 'sí', motivo: 'escribió mal sus datos' }
/** The same woman: one letter of her CURP, and a surname, were mistyped. */
const HERSELF = { ...SEEN, nombre: 'Guadalupe Hernández Soto', curp: 'HESG580312MMCRTD06' }
const LUIS = { ...SEEN, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' }

type Desk = ReturnType<typeof openDesk>

/** A place of Toluca, held in a chat for Guadalupe, whose surname and CURP were mistyped. */
async function hold(desk: Desk, number = '5217220000001', who = { curp: 'HESG580312MMCRTZ07', name: 'Guadalupe Ernandez Soto' }) {
  const phone = desk.phone(number)
  await phone.write('quiero renovar mi pasaporte, soy de Toluca')
  await phone.tap('Toluca')
  await phone.write(who.curp)
  await phone.write(who.name)
  await phone.write('cualquiera')
  const shown = phone.arrived.at(-1)
  const hours = shown?.kind === 'choices' ? shown.options.map((one) => one.title) : []
  await phone.tap(hours.find((title) => / h$/.test(title)) ?? '')
  return phone
}

/** It is the last place of its hour. */
async function held(before: (desk: Desk) => Promise<unknown> = async () => {}) {
  const desk = openDesk()
  await before(desk)
  const telephone = await hold(desk)
  desk.db.client.query('update slots set capacity = taken + cooling').run()
  return { ...desk, telephone, clerk: desk.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 1' }) }
}

const sayYes = (desk: Desk, telefono = SEEN.telefono, token?: string) =>
  desk.doIt('/admin/citas/segunda-clave', { telefono, cambio: 'ponerla a nombre de otra persona' }, token)

describe('the person who was mistyped', () => {
  test('is put right by one clerk: the hour and its end stay, the chat shows the right data, and confirms them', async () => {
    const { post, doIt, get, telephone, db, count, clerk, settle } = await held()
    const hour = () => db.client.query("select id, group_id, slot_id, held_until from appointments where state = 'held'").get()
    const before = hour()
    expect((await post(PATH, { ...HERSELF, identificacion_vista: 'no' }, clerk)).body.codigo).toBe('falta_identificacion')
    const proposed = await post(PATH, HERSELF, clerk)
    expect(proposed.body.resumen).toMatch(
      /, apartado para Guadalupe Ernandez Soto, quedaría apartado para Guadalupe Hernández Soto\.$/,
    )
    expect(JSON.stringify(proposed.body.va_a_leer)).toContain('La oficina corrigió para quién es este lugar')
    expect((await doIt(PATH, HERSELF, clerk)).body).toMatchObject({ hecho: true })
    expect(hour()).toEqual(before)
    expect(count('people where curp_sealed is not null')).toBe(1)
    expect((await get('/admin/estado')).body.apartados_corregidos).toBe(1)
    expect(count("audit where operation = 'corregir_apartado' and reason_sealed is not null")).toBe(1)
    await settle()
    expect(last(telephone)).toContain('La oficina corrigió para quién es este lugar')
    await telephone.tap('6 años: $1,220')
    expect(last(telephone)).toContain('Guadalupe Hernández Soto: renovar pasaporte, 6 años\nCURP: HESG580312MMCRTD06')
    await telephone.tap('Confirmar')
    expect(last(telephone)).toContain('Guadalupe Hernández Soto')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a summary that was read before is not confirmed for data that nobody read', async () => {
    const { doIt, telephone, clerk, count, settle } = await held()
    await telephone.tap('6 años: $1,220')
    await doIt(PATH, HERSELF, clerk)
    await settle()
    expect(last(telephone)).toContain('CURP: HESG580312MMCRTD06')
    expect(count("appointments where state = 'confirmed'")).toBe(0)
  })

  test('is put right once, and only where something is held', async () => {
    const { doIt, post, db, clerk } = await held()
    expect((await post(PATH, { ...HERSELF, telefono: '722 000 0002' }, clerk)).body.codigo).toBe('sin_apartado')
    await doIt(PATH, HERSELF, clerk)
    expect((await post(PATH, HERSELF, clerk)).body.codigo).toBe('nada_que_hacer')
    expect((await post(PATH, LUIS, clerk)).body.codigo).toBe('apartado_ya_corregido')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('changes nothing about herself in the chat afterwards', async () => {
    const { doIt, telephone, clerk, db } = await held()
    await doIt(PATH, HERSELF, clerk)
    await telephone.tap('6 años: $1,220')
    await telephone.tap('Corregir un dato')
    await telephone.tap('CURP')
    await telephone.write('PUSL990101HBCRLS07')
    expect(last(telephone)).toContain('No se puede pasar a otra persona')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('has an appointment already, and is not put there', async () => {
    const given = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: HERSELF.nombre, curp: HERSELF.curp, motivo: 'vino' }
    const { post } = await held((desk) => desk.doIt('/admin/citas', { ...given, hora: '10:00' }))
    expect((await post(PATH, HERSELF)).body.codigo).toBe('persona_ya_tiene_cita')
  })
})

describe('another person', () => {
  test('is never put there by one key, and with the yes of another one only', async () => {
    const desk = await held()
    const { post, doIt, telephone, clerk, count, db, settle } = desk
    expect((await post(PATH, LUIS, clerk)).body.codigo).toBe('otra_persona_pide_segunda_clave')
    expect((await sayYes(desk, SEEN.telefono, clerk)).body.codigo).toBe('segunda_clave_ajena')
    expect((await sayYes(desk, SEEN.telefono, desk.keyFor('clerk', ['Puebla']))).body.codigo).toBe('sin_apartado')
    expect((await sayYes(desk)).body.resumen).toContain('el lugar apartado del')
    // The key of the yes is not the one that corrects.
    expect((await post(PATH, LUIS)).body.codigo).toBe('otra_persona_pide_segunda_clave')
    expect((await doIt(PATH, LUIS, clerk)).body).toMatchObject({ hecho: true })
    expect(count('second_keys where used_at is not null')).toBe(1)
    await settle()
    expect(last(telephone)).toContain('La oficina corrigió para quién es este lugar')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('is somebody of her birth date with another name too, and her CURP under a name that it is not made of', async () => {
    const { post, clerk } = await held()
    const twin = { ...HERSELF, nombre: 'Berta Lara Gil' }
    expect((await post(PATH, twin, clerk)).body.codigo).toBe('otra_persona_pide_segunda_clave')
    const renamed = { ...twin, curp: 'HESG580312MMCRTZ07' }
    expect((await post(PATH, renamed, clerk)).body.codigo).toBe('otra_persona_pide_segunda_clave')
  })

  test('never gets what the waiting list gave, whoever says yes: it goes to the next in line', async () => {
    const desk = fullOffice()
    const { guadalupe, luis } = await twoWait(desk)
    await desk.free('2026-12-03', 720)
    await guadalupe.tap('Sí, lo quiero')
    const buyer = { ...SEEN, nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04' }
    await sayYes(desk, SEEN.telefono, desk.keyFor('comptroller'))
    const refused = await desk.post(PATH, buyer)
    expect(refused.body.codigo).toBe('lugar_de_la_lista')
    await desk.pass(24 * 60 * 60_000)
    expect(luis.arrived.map((one) => JSON.stringify(one)).join()).toContain('Se liberó lugar')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('three of them with one key in a week stand in «¿Está todo bien?»', async () => {
    const desk = openDesk()
    const clerk = desk.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 1' })
    const administrator = desk.keyFor('administrator')
    const todo = async () =>
      JSON.stringify((await desk.get('/admin/estado')).body.por_hacer ?? (await desk.get('/admin/estado')).body)
    for (const nth of [1, 2, 3]) {
      const number = `521722000000${nth}`
      const straw = somebody(nth)
      await hold(desk, number, straw)
      expect(await todo()).not.toContain('a nombre de otra persona')
      const buyer = somebody(nth + 400)
      const telefono = number.slice(3)
      await sayYes(desk, telefono, administrator)
      const form = { ...SEEN, telefono, nombre: buyer.name, curp: buyer.curp }
      expect((await desk.doIt(PATH, form, clerk)).body).toMatchObject({ hecho: true })
    }
    expect(await todo()).toContain('Con la clave «Ventanilla 1» se pusieron 3 lugares a nombre de otra persona')
    desk.clock.advance(8 * 86_400_000)
    expect(await todo()).not.toContain('a nombre de otra persona')
  })
})

test('the tables refuse another person without the yes of another key', async () => {
  const { db } = await held()
  const tell = () =>
    db.client
      .query(
        "insert into appointment_events (appointment_id, at, what, actor) select id, updated_at + 1, 'person_corrected', 'staff' from appointments",
      )
      .run()
  expect(tell).toThrow('wall: another person needs a second key')
  const forget = 'update appointments set retold = 4, version = version + 1, updated_at = updated_at + 1'
  expect(() => db.client.query(forget).run()).toThrow('wall: for whom a place was held never changes')
})

test('one function writes whose an appointment is', () => {
  const writes = allStatements()
    .map(({ sql }) => sql.replaceAll(/\s+/g, ' '))
    .filter(
      (sql) =>
        /insert into appointments \([^)]*\bperson_id\b/.test(sql) || /update appointments set .*?\bperson_id = .*? where/.test(sql),
    )
  const written = writes.map((sql) => sql.match(/set person_id = \$(\w+)/)?.[1] ?? 'born')
  expect(written.toSorted()).toEqual(['born', 'nobody', 'person'])
})
