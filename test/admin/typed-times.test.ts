// Days and hours as staff type them, in every operation that takes them.
import { expect, test } from 'bun:test'
import { z } from 'zod'
import type { Operation } from '../../src/admin/operation.ts'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'
import { OPERATIONS } from '../operations.ts'

type Fields = Record<string, string>

const formOf = ({ body, query }: Operation): z.ZodType | undefined => body ?? query

function typedIn(operation: Operation): { days: string[]; hours: string[] } {
  const form = formOf(operation)
  const { properties = {} } = (form ? z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) : {}) as {
    properties?: Record<string, { description?: string }>
  }
  const named = (said: RegExp) => Object.keys(properties).filter((name) => said.test(properties[name]?.description ?? ''))
  return { days: named(/Escriba hoy, mañana, lunes o/), hours: named(/Por ejemplo 9:30\.$/) }
}

const TYPED = OPERATIONS.filter((one) => Object.values(typedIn(one)).flat().length > 0)
const NAMED = TYPED.map((one) => ({ name: `${one.method} ${one.path}`, one }))

const filled = (names: readonly string[], words: string): Fields => Object.fromEntries(names.map((name) => [name, words]))

test('there are many of them', () => expect(TYPED.length).toBeGreaterThan(20))

test.each(NAMED)('$name refuses all that is wrong at once, each with its reason', async ({ one }) => {
  const { get, post } = openDesk()
  const { days, hours } = typedIn(one)
  const form = { ...filled(days, '31/02'), ...filled(hours, 'a las 4') }
  const { status, body } = one.method === 'GET' ? await get(`${one.path}?${new URLSearchParams(form)}`) : await post(one.path, form)
  expect(status).toBe(422)
  expect(body.campos).toEqual(expect.arrayContaining([...days, ...hours]))
  const reasons = (body.por_campo ?? { [String(body.campos)]: `${body.que_paso} ${body.que_hacer}` }) as Fields
  for (const day of days) expect(reasons[day]).toBe('El 31 de febrero no existe. Revise la fecha. Escríbala como 24/12/2026.')
  for (const hour of hours)
    expect(reasons[hour]).toBe('Se entienden dos horas: las 4:00 h o las 16:00 h. Escriba 4:00 h o 16:00 h.')
})

const TOLUCA = { oficina: 'Toluca' }
const WHY = { motivo: 'no hay sistema' }
const LATER = ['hasta', 'ayuda_hasta']
/** What else each of them needs; its days and hours are filled in. */
const BESIDE: Record<string, Fields> = {
  'GET /admin/agenda': TOLUCA,
  'GET /admin/citas': TOLUCA,
  'GET /admin/lugares-libres': { ...TOLUCA, tramite: 'renovar pasaporte' },
  'GET /admin/bitacora': {},
  'POST /admin/citas': ROSA_IN_PERSON,
  'POST /admin/buscar': { quien: 'Rosa Pérez' },
  'POST /admin/lista-de-espera/anotar': { ...ROSA_IN_PERSON, telefono_para_llamar: '55 0000 0001' },
  'POST /admin/cierres': { ...TOLUCA, ...WHY, citas: 'conservar' },
  'POST /admin/lugares': { ...TOLUCA, ...WHY },
  'POST /admin/horario': { ...TOLUCA, dias: 'lunes' },
  'POST /admin/agendas/nueva': { ...TOLUCA, nombre: 'Consultorio 1', dias: 'lunes' },
  'POST /admin/respuestas': { pregunta: '¿Hay estacionamiento?', dice: 'Sí, en la calle de atrás.' },
  'POST /admin/tramites/que-llevar': {
    tramite: 'renovar pasaporte',
    que_llevar: 'Su cita',
    en_ingles: 'Your slot',
    fuente: 'norma',
  },
  'POST /admin/precios': { anios: '3', pesos: '1800', fuente: 'norma' },
  'POST /admin/dias-inhabiles': { nombre: 'Fiesta del pueblo' },
  'POST /admin/accesos': { nombre: 'Ventanilla 2', ...TOLUCA },
  'POST /admin/institucion': {},
}

test.each(NAMED.filter(({ name }) => BESIDE[name]))('$name says back which day and hour it understood', async ({ name, one }) => {
  const { get, post } = openDesk()
  const { days, hours } = typedIn(one)
  const form = {
    ...BESIDE[name],
    ...filled(days, 'primer lunes de diciembre'),
    ...Object.fromEntries(hours.map((hour) => [hour, LATER.includes(hour) ? 'doce y media' : 'diez y media'])),
  }
  const { text } = one.method === 'GET' ? await get(`${one.path}?${new URLSearchParams(form)}`) : await post(one.path, form)
  if (days.length > 0) expect(text).toMatch(/lunes 7 de diciembre|2026-12-07|07\/12\/2026/)
  if (hours.length > 0) expect(text).toContain('10:30')
})

test('what is missing, what is chosen from no list and what cannot be read is told of in one round', async () => {
  const { motivo: _, ...form } = ROSA_IN_PERSON
  const wrong = { curp: 'PERR850417', telefono: '55 12', nacimiento: '31/02/1985', via: 'paloma', dia: 'el día menos pensado' }
  const { status, body } = await openDesk().post('/admin/citas', { ...form, ...wrong })
  expect(status).toBe(422)
  const reasons = body.por_campo as Fields
  expect((body.campos as string[]).toSorted()).toEqual(['curp', 'dia', 'motivo', 'nacimiento', 'telefono', 'via'])
  expect(reasons.curp).toContain('La CURP no está bien escrita.')
  expect(reasons.telefono).toContain('El teléfono no está bien escrito.')
  expect(reasons.nacimiento).toContain('No se entiende el día.')
})
