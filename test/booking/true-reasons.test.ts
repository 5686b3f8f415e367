// Why there is no hour for these very people: said alike in the chat and at the counter.
import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'
import type { Phone } from '../office.ts'
import { last } from '../waitlist/office-stage.ts'
import { makeCurp } from './curp-made.ts'

const STUDY = 'mastografía'
const LUIS = {
  nombre: 'Luis Puga Sol',
  curp: makeCurp({ given: 'Luis', first: 'Puga', second: 'Sol' }, '1979-01-01', { sex: 'H' }),
}
const LIA = { nombre: 'Lía Ruiz Paz', curp: makeCurp({ given: 'Lia', first: 'Ruiz', second: 'Paz' }, '1990-03-15') }
const MAYA = { nombre: 'Maya Ruiz Paz', curp: makeCurp({ given: 'Maya', first: 'Ruiz', second: 'Paz' }, '1979-03-15') }

/** Toluca with a study for women of 40 years or more, which stands beside other appointments. */
async function openStudy() {
  const desk = openDesk()
  const { doIt, post, publish, db } = desk
  await post('/admin/tramites/nuevo', { nombre: STUDY, nombre_ingles: 'mammography', edad_minima: '40' })
  await doIt('/admin/tramites/preguntas', {
    ...{ tramite: STUDY, dato: 'Estudio anterior', dato_en_ingles: 'Earlier study', tipo: 'sí o no' },
    ...{ pregunta: '¿Ya se hizo este estudio?', pregunta_en_ingles: 'Have you had it?', se_acepta_si: 'sexo = mujer' },
    ...{ si_no_sirve: 'Este estudio es solo para mujeres.', si_no_sirve_en_ingles: 'This study is for women only.' },
  })
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: STUDY, se_hace: 'sí' })
  await doIt('/admin/tramites/exclusion', { tramite: STUDY, se_excluye: 'solo consigo mismo' })
  const offered = await publish(STUDY)
  expect(offered.body).toMatchObject({ hecho: true })
  const asks = { ...ROSA, tramite: STUDY, respuestas: 'Estudio anterior: no' }
  /** Nothing is free in any hour, but in these. */
  const fill = (...but: number[]) =>
    db.client.run(
      `update slots set capacity = taken + cooling where not (day in ('2026-11-25', '2026-12-03') and minute in (${but.join()}))`,
    )
  return { ...desk, asks, fill }
}

describe('at the counter', () => {
  test('who has not the age is told so, with the day from which it fits, although the day is full', async () => {
    const { post, asks, fill } = await openStudy()
    const young = { ...asks, ...LIA, dia: '25/11/2026' }
    const said = async () => (await post('/admin/citas', young)).body
    expect(await said()).toMatchObject({
      codigo: 'edad_no_permitida',
      que_paso: 'Esa persona cumple 40 años el viernes 15 de marzo de 2030. Elija ese día o uno después.',
    })
    fill()
    expect((await said()).codigo).toBe('edad_no_permitida')
  })

  test('whom the record leaves out is told what it says, and no other day is named', async () => {
    const { post, asks, fill } = await openStudy()
    fill(540)
    const { body } = await post('/admin/citas', { ...asks, ...LUIS, dia: '26/11/2026' })
    expect(body.que_paso).toBe('Estudio anterior: Este estudio es solo para mujeres.')
    expect(JSON.stringify(body)).not.toContain('Hay lugar')
  })

  test('who has an appointment that excludes it is told that, although nothing is free', async () => {
    const { doIt, post, asks, fill } = await openStudy()
    await doIt('/admin/citas', { ...asks, dia: '25/11/2026', hora: '9:00' })
    fill()
    const { body } = await post('/admin/citas', { ...asks, dia: '26/11/2026' })
    expect(body).toMatchObject({ codigo: 'persona_ya_tiene_cita' })
    expect(JSON.stringify(body)).not.toContain('Hay lugar')
  })

  test('the first free hour is one at which the person is nowhere else; where there is none, that is the reason', async () => {
    const { doIt, post, asks, fill } = await openStudy()
    await doIt('/admin/citas', { ...ROSA, dia: '25/11/2026', hora: '9:00' })
    fill(540, 570)
    expect((await post('/admin/citas', { ...asks, dia: '25/11/2026' })).body.resumen).toContain('a las 9:30 h')
    const there = await post('/admin/citas', { ...asks, dia: '25/11/2026', hora: '9:00' })
    expect(there.body).toMatchObject({ codigo: 'persona_ocupada_a_esa_hora' })
    expect(there.body.que_hacer).toContain('Hay lugar el miércoles 25 de noviembre a las 9:30 h;')
    fill(540)
    const only = await post('/admin/citas', { ...asks, dia: '25/11/2026' })
    expect(only.body).toMatchObject({ codigo: 'persona_ocupada_a_esa_hora' })
    expect(String(only.body.que_hacer)).not.toContain('miércoles')
  })

  test('nobody is put into the line for what can never be', async () => {
    const { post, asks, fill } = await openStudy()
    fill()
    const { motivo, ...line } = { ...asks, telefono_para_llamar: '55 0000 0001' }
    const refused = async (form: object) => (await post('/admin/lista-de-espera/anotar', { ...line, ...form, motivo })).body
    expect(await refused(LIA)).toMatchObject({ codigo: 'edad_no_permitida' })
    expect((await refused(LUIS)).que_paso).toContain('Este estudio es solo para mujeres.')
    expect(await refused(MAYA)).toMatchObject({ resumen: expect.stringContaining('Se anotaría') })
  })
})

const titles = (phone: Phone): string[] => {
  const reply = phone.arrived.at(-1)
  return reply?.kind === 'choices' ? reply.options.map((one) => one.title) : []
}

describe('in the chat', () => {
  test('whom the record leaves out reads why, and is led to something else and not to the line', async () => {
    const { phone, fill } = await openStudy()
    fill()
    const luis = phone('5215500000031')
    await luis.write(`quiero cita para ${STUDY}`)
    await luis.write(LUIS.curp)
    const said = last(luis)
    expect(said).toContain('Este estudio es solo para mujeres.')
    expect(said).not.toContain('Esperar')
    expect(titles(luis)).toContain('Elegir otro trámite')
    await luis.write('avíseme cuando haya lugar')
    expect(last(luis)).toBe('Este estudio es solo para mujeres.\n\n*¿Qué prefiere?*')
  })

  test('an hour to which they cannot move because they are elsewhere then is not offered to them again', async () => {
    const { phone, doIt, fill } = await openStudy()
    fill(540, 570, 600)
    const maya = phone('5215500000032')
    for (const text of [`quiero cita para ${STUDY}`, MAYA.curp, MAYA.nombre, 'no', 'el 3 de diciembre a las 10'])
      await maya.write(text)
    await maya.tap('Confirmar')
    // From the counter, so that the chat does not know it.
    await doIt('/admin/citas', { ...ROSA, ...MAYA, dia: '3/12/2026', hora: '9:00' })
    await maya.write('cambiar mi cita al 3 de diciembre a las 9')
    await maya.tap(titles(maya).find((one) => one.includes(' 9:00 h')) ?? '')
    await maya.tap('Sí, cambiarla')
    expect(last(maya)).toContain('ya hay otra cita para la misma persona')
    expect(titles(maya).join()).toContain('9:30 h')
    expect(titles(maya).join()).not.toContain(' 9:00 h')
  })
})

test('at the counter the answer of one child is not that of the other, and what is for all is typed once', async () => {
  const desk = openDesk()
  const archivo = readFileSync(new URL('../../db/seeds/procedures/ready/school-enrolment.json', import.meta.url), 'utf8')
  await desk.doIt('/admin/tramites/archivo', { archivo })
  const tramite = 'inscripción a la primaria'
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite })
  await desk.publish(tramite)
  const form = {
    ...{ oficina: 'Toluca', tramite, nombre: 'Eva Ruiz Paz', curp: 'RUPE190415MMCZZVA1', motivo: 'vino a la oficina' },
    ...{ mas_personas: 'Leo Ruiz Paz, RUPL170820HMCZZXA7', acompana: 'los dos padres' },
  }
  const shared = 'Quién viene: Marta Paz Luna; Hermano en la escuela: no'
  const one = await desk.post('/admin/citas', { ...form, respuestas: `${shared}; Grado: Primero` })
  expect(one.body).toMatchObject({ codigo: 'faltan_respuestas' })
  expect(one.text).toContain('2. Grado')
  const both = await desk.post('/admin/citas', { ...form, respuestas: `${shared}; Grado: Primero; 2. Grado: Tercero` })
  expect(both.body.codigo).toBeUndefined()
})
