// By what a procedure knows who comes: the number of a document, or nothing but a name. Nobody is asked for a CURP then.
import { beforeEach, describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { eraseContact } from '../../src/privacy/erase-contact.ts'
import { EVERYTHING } from '../../src/privacy/erasures.ts'
import { CLERK } from '../cast.ts'
import { type Citizen, meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const LIBRARY = 'credencial de biblioteca'
const SCHOOL = 'reinscripción'

let desk: ReturnType<typeof openDesk>
const inToluca = { oficina: 'Toluca', dia: '2026-11-26', motivo: 'vino' }

async function offers(nombre: string, se_identifica_con: string): Promise<void> {
  const made = await desk.post('/admin/tramites/nuevo', { nombre, nombre_ingles: nombre, se_identifica_con, para: 'todas' })
  expect(made.body.tramite).toMatchObject({ se_identifica_con, edad_minima: 0 })
  expect((await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: nombre })).status).toBe(200)
}
const publishes = async (nombre: string) => expect((await desk.publish(nombre)).body).toMatchObject({ hecho: true })

beforeEach(async () => {
  desk = openDesk()
  await offers(LIBRARY, 'solo el nombre')
  await offers(SCHOOL, 'otro documento')
  const number = {
    pregunta: '¿Cuál es su matrícula?',
    pregunta_en_ingles: 'Which number?',
    dato: 'Matrícula',
    dato_en_ingles: 'Number',
  }
  const form = {
    tramite: SCHOOL,
    ...number,
    tipo: 'número de documento',
    patron: 'A-9999',
    si_no_sirve: 'Una letra y cuatro números.',
  }
  expect((await desk.doIt('/admin/tramites/preguntas', { ...form, obligatoria: 'no' })).status).toBe(200)
  await publishes(LIBRARY)
  await publishes(SCHOOL)
})

const asks = (row: string): Citizen => {
  const citizen = meetCitizen({ db: desk.db })
  return citizen.write('hola').tap('Otro trámite', row).write('toluca')
}
const HOUR = 'Jue 26 nov, 9:00 h'
const appointments = () => desk.count("appointments where state = 'confirmed' and unverified = 0")

describe('nothing but a name', () => {
  test('is asked, noted and confirmed; no word of a CURP, an identification or an age', () => {
    const citizen = asks('Credencial de biblioteca')
    expect(citizen.read()).toContain('*Escriba su nombre completo.*')
    citizen.write('Rosa Pérez Ruiz').tap(HOUR)
    expect(citizen.read()).toContain('Rosa Pérez Ruiz: credencial de biblioteca')
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('Folio')
    expect(citizen.all.map((one) => ('body' in one ? one.body : '')).join()).not.toMatch(/CURP|INE\b|nacimiento|pasaporte anterior/)
    expect(appointments()).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('can be corrected while the hour is held, and the appointment moves and is cancelled as any other', () => {
    const citizen = asks('Credencial de biblioteca').write('Rosa Peres Ruiz').tap(HOUR, 'Corregir un dato', 'Nombre')
    citizen.write('Rosa Pérez Ruiz')
    expect(citizen.read()).toContain('Rosa Pérez Ruiz: credencial de biblioteca')
    citizen.tap('Confirmar').write('cambiar mi cita').tap('Jue 26 nov, 13:00 h', 'Sí, cambiarla')
    expect(desk.count('appointments where moves = 1')).toBe(1)
    citizen.write('cancelar mi cita').tap('Sí, cancelarla')
    expect(desk.count("appointments where state = 'cancelled'")).toBe(1)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is erased with the telephone that it came from, because nothing else leads to it', () => {
    const citizen = asks('Credencial de biblioteca').write('Rosa Pérez Ruiz').tap(HOUR, 'Confirmar')
    citizen.write('cancelar mi cita').tap('Sí, cancelarla')
    const erases = { contactId: 1, until: EVERYTHING, limit: 500, agencyId: 1, isLast: true, actor: CLERK }
    write(desk.db, (tx) => ({ done: eraseContact(tx, desk.house.messaging, erases, citizen.clock.now()) }))
    expect(desk.count('appointments where name_sealed is not null')).toBe(0)
    expect(desk.count('people where birth_sealed is not null')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('two people of one name are two people, at the counter too, and neither is refused', async () => {
    const gives = () => desk.doIt('/admin/citas', { ...inToluca, tramite: LIBRARY, nombre: 'Rosa Pérez Ruiz' })
    const first = await gives()
    expect(first.body.cita).toMatchObject({ verificar: null, nombre: 'Rosa Pérez Ruiz' })
    expect((await gives()).status).toBe(200)
    asks('Credencial de biblioteca').write('Rosa Pérez Ruiz').tap(HOUR, 'Confirmar')
    expect(appointments()).toBe(3)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('a clerk who types a CURP hears that it is not needed, and a family needs names alone', async () => {
    const form = { ...inToluca, tramite: LIBRARY, nombre: 'Rosa Pérez Ruiz' }
    expect((await desk.post('/admin/citas', { ...form, curp: 'PERR850417MDFRZS04' })).body.codigo).toBe('curp_no_hace_falta')
    const family = await desk.doIt('/admin/citas', { ...form, mas_personas: 'Leo Ruiz Paz; Eva Ruiz Paz' })
    expect(family.body.mas_citas).toMatchObject([{ nombre: 'Leo Ruiz Paz' }, { nombre: 'Eva Ruiz Paz' }])
    const waits = {
      oficina: 'Toluca',
      tramite: LIBRARY,
      nombre: 'Ana Paz Sol',
      telefono_para_llamar: '55 0000 0009',
      motivo: 'vino',
    }
    expect((await desk.post('/admin/lista-de-espera/anotar', waits)).body.codigo).toBe('hay_lugar')
  })
})

describe('the number of a document', () => {
  test('is who somebody is: one live appointment for each, whatever the name says', async () => {
    const citizen = asks('Reinscripción')
    expect(citizen.read()).toContain('*Escriba su nombre completo.*')
    citizen.write('Luis Puga Sol')
    expect(citizen.read()).toContain('*¿Cuál es su matrícula?*')
    citizen.write('b1234').tap(HOUR, 'Confirmar')
    expect(citizen.read()).toContain('Folio')
    const gives = (nombre: string, respuestas?: string) =>
      desk.post('/admin/citas', { ...inToluca, tramite: SCHOOL, nombre, ...(respuestas && { respuestas }) })
    expect((await gives('Luis P. Sol', 'Matrícula: B-1234')).body.codigo).toBe('persona_ya_tiene_cita')
    expect((await gives('Luis Puga Sol', 'Matrícula: C-1234')).status).toBe(200)
    expect((await gives('Luis Puga Sol')).status).toBe(200)
  })
})

test('ages and the CURP go together: a record that asks none can ask no age', async () => {
  const form = { nombre: 'otro trámite', nombre_ingles: 'other', se_identifica_con: 'solo el nombre' }
  for (const more of [{ edad_minima: '18' }, { edad_maxima: '12' }, { para: 'personas menores de edad' }])
    expect((await desk.post('/admin/tramites/nuevo', { ...form, ...more })).body.codigo).toBe('edad_no_se_sabe')
  const question = { pregunta: '¿Qué?', pregunta_en_ingles: 'What?', dato: 'Otro', dato_en_ingles: 'Other', solo_si: 'edad >= 60' }
  expect((await desk.post('/admin/tramites/preguntas', { tramite: LIBRARY, ...question })).body.codigo).toBe(
    'pregunta_contradictoria',
  )
})
