import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { addAuditEntry } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { type Choices, choice, ofAgency, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { ownOf } from '../../admin/owners.ts'
import { COMMON_REFUSALS, only, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { freeSlug, plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { isZone, wallClock, zoneOf } from '../calendar.ts'
import { findPlace } from '../places.ts'
import { addCountry, addOffice, listOffices, listStates, type NewOffice, type OfficeRow, slotMinutesAt } from '../settings.ts'

export const ZONE_REFUSALS = refusals({
  no_zone: ['zona_no_existe', 'invalid', 'No existe esa zona horaria.', 'Escríbala como America/Mexico_City.'],
})

export const EXAMPLE_OFFICE = {
  nombre: 'Toluca',
  abierta: true,
  estado: 'México',
  municipio: 'Toluca',
  direccion: 'Calle de Ejemplo 10, Centro',
  zona: 'America/Mexico_City',
  telefono: null,
  minutos_por_cita: 15,
  dias_publicados: 30,
  aviso_minutos: 120,
  cancela_sin_respuesta: false,
  de_muestra: true,
}

export const officeCard = z
  .object({
    nombre: z.string(),
    abierta: z.boolean().meta({ title: '¿Abierta?' }),
    estado: z.string(),
    municipio: z.string(),
    direccion: z.string(),
    zona: z.string().meta({ title: 'Zona horaria' }),
    telefono: z.string().nullable(),
    minutos_por_cita: z.number().int(),
    dias_publicados: z.number().int(),
    aviso_minutos: z
      .number()
      .int()
      .describe('Con cuántos minutos de anticipación se ofrece un lugar.')
      .meta({ title: 'Minutos de anticipación' }),
    cancela_sin_respuesta: z.boolean().describe('Si se cancela la cita de quien no contesta los recordatorios.'),
    de_muestra: z.boolean(),
  })
  .meta({ example: EXAMPLE_OFFICE })

const stateName = (deps: AdminDeps, code: string) => listStates(deps.db).find((one) => one.code === code)?.name ?? code

export const toOfficeCard = (deps: AdminDeps, row: OfficeRow): z.output<typeof officeCard> => ({
  nombre: row.name,
  abierta: row.active,
  estado: stateName(deps, row.state),
  municipio: row.municipality,
  direccion: row.address,
  zona: row.zone,
  telefono: row.phone,
  minutos_por_cita: slotMinutesAt(deps.db, row.id),
  dias_publicados: row.daysAhead,
  aviso_minutos: row.noticeMinutes,
  cancela_sin_respuesta: row.lapseUnanswered,
  de_muestra: row.sample,
})

export const officeText = (description: string) => z.string().trim().min(2).max(200).describe(description)
/** Required for a new office, optional for an existing one. */
export const officeDetails = {
  municipio: officeText('El municipio o la alcaldía.'),
  direccion: officeText('El domicilio, como se le dice a una persona.'),
  latitud: z.coerce.number().min(-90).max(90).describe('Para encontrar la oficina más cercana. Por ejemplo 19.29.'),
  longitud: z.coerce.number().min(-180).max(180).describe('Por ejemplo -99.65.'),
  telefono: officeText('El teléfono de la oficina.').optional().meta({ example: '722 000 0000' }),
  aviso_minutos: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_080)
    .describe('Con cuántos minutos de anticipación se ofrece un lugar.')
    .meta({ title: 'Minutos de anticipación' }),
}

export function checkZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone)) throw refuse(ZONE_REFUSALS.no_zone, 'zona')
}

export function refuseTaken(rows: OfficeRow[], name: string, except?: number): void {
  if (rows.some((row) => row.id !== except && plainText(row.name) === plainText(name)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
}

export const offices = operation({
  method: 'GET',
  path: '/admin/oficinas',
  tag: 'Ajustes',
  rank: 30,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver las oficinas',
  explanation: 'Sus oficinas, abiertas o no, con su domicilio y su zona horaria.',
  answer: z.object({ resumen: summaryField, oficinas: z.array(officeCard) }),
  example: { resumen: 'Hay 1 oficina.' },
  refusals: {},
  run({ deps, caller }) {
    const rows = ownOf(caller, listOffices(deps.db), ({ id }) => ({ office: id }))
    return { resumen: `Hay ${count(rows.length, 'oficina', 'oficinas')}.`, oficinas: rows.map((row) => toOfficeCard(deps, row)) }
  },
})

const STATES: Choices = {
  name: 'states',
  rows: (db) => listStates(db).flatMap(({ code, name }) => (code.startsWith(ABROAD) ? [] : name)),
  beginsBlank: true,
}

const REFUSALS = refusals({
  no_state: ['estado_no_existe', 'invalid', 'No hay un estado con ese nombre.', 'Elija un estado de la lista.'],
  no_country: ['pais_no_existe', 'invalid', 'No hay un país con ese nombre.', 'Escríbalo completo, como Estados Unidos.'],
  no_zone_abroad: [
    'falta_zona',
    'invalid',
    'De una oficina en otro país hay que decir su zona horaria.',
    'Escríbala como America/Chicago.',
  ],
  no_town: [
    'lugar_no_se_encuentra',
    'invalid',
    'No se sabe dónde queda ese municipio.',
    'Copie de un mapa su latitud y su longitud.',
  ],
})

export const openOffice = operation({
  method: 'POST',
  path: '/admin/oficinas/nueva',
  tag: 'Ajustes',
  rank: 50,
  least: 'administrator',
  ofEachAgency: true,
  atOnce: 'An office without hours and procedures gives nothing to anybody yet.',
  summary: 'Dar de alta una oficina',
  changesLists: true,
  explanation: 'La oficina nace sin horario ni trámites: después ponga su horario de siempre y los trámites que hace.',
  body: z.object({
    nombre: officeText('El nombre que ven las personas, sin la palabra «Oficina», que se pone sola.'),
    estado: choice(STATES, 'En blanco solo si está en otro país.').optional(),
    pais: officeText('Solo si está en otro país. Por ejemplo Estados Unidos.').optional().meta({ title: 'País' }),
    ...officeDetails,
    latitud: officeDetails.latitud.optional().describe('En blanco: el centro del municipio. Por ejemplo 19.29.'),
    longitud: officeDetails.longitud.optional().describe('En blanco: el centro del municipio. Por ejemplo -99.65.'),
    aviso_minutos: officeDetails.aviso_minutos.default(120).meta({ title: 'Minutos de anticipación' }),
    zona: officeText('Zona horaria. En blanco: la de su municipio.').optional().meta({ title: 'Zona horaria' }),
  }),
  answer: z.object({ resumen: summaryField, oficina: officeCard }),
  example: {
    resumen:
      'Se dio de alta Toluca. La hora de ahí es 10:05 h; si no es así, corrija su zona horaria. Falta su horario y sus trámites.',
  },
  refusals: {
    ...only(REFUSALS, 'no_state', 'no_country', 'no_zone_abroad'),
    ...only(COMMON_REFUSALS, 'missing'),
    ...ZONE_REFUSALS,
    ...only(REFUSALS, 'no_town'),
    ...only(COMMON_REFUSALS, 'already_there'),
  },
  deed: { name: 'alta_de_oficina', said: 'Dio de alta una oficina', members: {} },
  async run(call) {
    const { deps, caller, body, now } = call
    checkZone(body.zona)
    const saved = await deps.writer.submit('settings.new_office', (tx, at) => {
      const all = listOffices(tx)
      const { agencyId } = caller
      refuseTaken(ofAgency(all, agencyId), body.nombre)
      const state = body.pais === undefined ? stateCalled(tx, body.estado) : countryCalled(tx, body.pais)
      const where = placeOf(tx, body, state)
      const slug = freeSlug(body.nombre, '-', (one) => all.some((office) => office.slug === one))
      const made = addOffice(tx, { ...newOffice(body, where), slug, agencyId, state: state.code }, at)
      addAuditEntry(call, tx, { officeId: made.id, detail: {} }, at)
      return made
    })
    const clock = spanishDates.hour(wallClock(now, saved.zone).minute)
    return {
      resumen: `Se dio de alta ${saved.name}. La hora de ahí es ${clock}; si no es así, corrija su zona horaria. Falta su horario y sus trámites.`,
      oficina: toOfficeCard(deps, saved),
    }
  },
})

function stateCalled(db: Db, words: string | undefined): { code: string; name: string } {
  if (words === undefined) throw refuseMissing('estado')
  const state = listStates(db).find(
    ({ code, name }) => code === words || (!code.startsWith(ABROAD) && plainText(name) === plainText(words)),
  )
  if (!state) throw refuse(REFUSALS.no_state, 'estado')
  return state
}

/** No CURP letters begin so. */
const ABROAD = 'x-'
const COUNTRIES = new Intl.DisplayNames('es-MX', { type: 'region', fallback: 'none' })
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Added to the states when missing. */
function countryCalled(tx: Tx, words: string): { code: string; name: string } {
  const letters = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).find(
    (code) => code !== 'MX' && plainText(COUNTRIES.of(code) ?? '') === plainText(words),
  )
  const name = letters && COUNTRIES.of(letters)
  if (!letters || !name) throw refuse(REFUSALS.no_country, 'pais')
  const country = { code: `${ABROAD}${letters.toLowerCase()}`, name }
  addCountry(tx, country)
  return country
}

const SLOT_MINUTES = 15
const DAYS_AHEAD = 30

interface Typed {
  nombre: string
  municipio: string
  direccion: string
  latitud?: number | undefined
  longitud?: number | undefined
  zona?: string | undefined
  telefono?: string | undefined
  aviso_minutos: number
}

interface Where {
  latitude: number
  longitude: number
  zone: string
}

/** Clerks know neither coordinates nor zone names: the municipality tells both. */
function placeOf(db: Db, { municipio, latitud, longitud, zona }: Typed, state: { code: string; name: string }): Where {
  const isAbroad = state.code.startsWith(ABROAD)
  if (isAbroad && zona === undefined) throw refuse(REFUSALS.no_zone_abroad, 'zona')
  const zone = zona ?? zoneOf(state.code, municipio)
  if (latitud !== undefined && longitud !== undefined) return { latitude: latitud, longitude: longitud, zone }
  const found = isAbroad ? undefined : findPlace(db, `${municipio}, ${state.name}`)
  const place = !found ? undefined : found.kind === 'place' ? found.place : found.kind === 'several' ? found.places[0] : undefined
  if (!place) throw refuse(REFUSALS.no_town, 'latitud', 'longitud')
  return { latitude: place.latitude, longitude: place.longitude, zone }
}

function newOffice(body: Typed, where: Where): Omit<NewOffice, 'slug' | 'state' | 'agencyId'> {
  return {
    name: body.nombre,
    municipality: body.municipio,
    address: body.direccion,
    ...where,
    phone: body.telefono ?? null,
    slotMinutes: SLOT_MINUTES,
    daysAhead: DAYS_AHEAD,
    noticeMinutes: body.aviso_minutos,
    lapseUnanswered: false,
    active: true,
  }
}
