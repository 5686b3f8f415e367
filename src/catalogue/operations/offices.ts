import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { offices as table } from '../../../db/schema.ts'
import { addAuditEntry } from '../../admin/audit.ts'
import { type Choices, called, choice, ofAgency, summaryField, yesNo } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { ownOf } from '../../admin/owners.ts'
import { SETTING } from '../../admin/proposal.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse, refuseMissing } from '../../admin/refusals.ts'
import { freeSlug, plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { isZone, wallClock, zoneOf } from '../calendar.ts'
import { findPlace, stateSpelled } from '../places.ts'
import { addCountry, addOffice, listOffices, listStates, type OfficeRow, slotMinutesAt } from '../settings.ts'
import type { OfficeMode } from '../types.ts'

export const ZONE_REFUSALS = refusals({
  no_zone: ['zona_no_existe', 'invalid', 'No existe esa zona horaria.', 'Escríbala como America/Mexico_City.'],
})

export function zoneIn(zone: string, field: string): { zone: string } {
  if (!isZone(zone)) throw refuse(ZONE_REFUSALS.no_zone, field)
  return { zone }
}

const NOTICE = 'Con cuántos minutos de anticipación se ofrece un lugar.'
const LAPSES = 'Si se cancela la cita de quien no contesta los recordatorios.'
/** No CURP letters begin so. */
const ABROAD = 'x-'

const STATES: Choices = {
  name: 'states',
  rows: (db) => listStates(db).flatMap(({ code, name }) => (code.startsWith(ABROAD) ? [] : name)),
  beginsBlank: true,
}

const MODES = { office: 'en la oficina', mobile: 'unidad móvil', remote: 'a distancia' } as const satisfies Record<
  OfficeMode,
  string
>

const text = (description: string) => z.string().trim().min(2).max(200).describe(description)
const degrees = (most: number, description: string) => z.coerce.number().min(-most).max(most).describe(description)

export const OFFICE = record(table, ({ column, shown, typed }) => ({
  nombre: column('name', called(2, 60, 'El nombre que ven las personas, sin la palabra «Oficina», que se pone sola.'), {
    example: 'Toluca',
  }),
  abierta: column(
    'active',
    yesNo.describe('Si da citas. Con «no» deja de ofrecerse; las citas que ya hay siguen en pie.').meta({ title: '¿Abierta?' }),
    { only: 'change', example: true },
  ),
  estado: {
    only: 'new' as const,
    form: choice(STATES, 'En blanco solo si está en otro país.').optional(),
    card: z.string().meta({ example: 'Estado de México' }),
    show: ({ state }, db) => listStates(db).find((one) => one.code === state)?.name ?? state,
  },
  pais: {
    only: 'new' as const,
    form: text('Solo si está en otro país. Por ejemplo Estados Unidos.').optional().meta({ title: 'País' }),
  },
  municipio: column('municipality', text('El municipio o la alcaldía.'), { example: 'Toluca' }),
  direccion: column('address', text('El domicilio, como se le dice a una persona.'), { example: 'Calle de Ejemplo 10, Centro' }),
  como_atiende: column(
    'mode',
    z
      .enum(MODES)
      .default(MODES.office)
      .describe('A distancia, por teléfono o video: la dirección dice cómo, y no se enseña mapa.')
      .meta({ title: 'Cómo atiende', example: MODES.office }),
    { card: z.enum(MODES), set: (word) => ({ mode: codeOf(MODES, word) }), show: ({ mode }) => MODES[mode] },
  ),
  latitud: typed('latitude', degrees(90, 'Para encontrar la oficina más cercana. Por ejemplo 19.29.')),
  longitud: typed('longitude', degrees(180, 'Por ejemplo -99.65.')),
  en_el_mapa: shown('pinned', {
    example: true,
    description: 'Si el chat enseña cómo llegar: no, mientras solo se sabe su municipio.',
  }),
  zona: column('zone', text('Zona horaria. Solo antes de publicar lugares.').meta({ title: 'Zona horaria' }), {
    set: zoneIn,
    example: 'America/Mexico_City',
  }),
  telefono: column('phone', text('El teléfono de la oficina.').optional().meta({ example: '722 000 0000' })),
  interprete: column(
    'interpreter',
    text('A quién se pide un intérprete de otra lengua, y cómo. Se lee en el chat: escriba primero cómo se pide por escrito.')
      .optional()
      .meta({ title: 'Intérprete' }),
    { example: null },
  ),
  minutos_por_cita: { card: z.number().int().meta({ example: 15 }), show: ({ id }, db) => slotMinutesAt(db, id) },
  dias_publicados: shown('daysAhead', { example: 30 }),
  aviso_minutos: column(
    'noticeMinutes',
    z.coerce.number().int().min(0).max(10_080).default(120).describe(NOTICE).meta({ title: 'Minutos de anticipación' }),
    { description: NOTICE, example: 120 },
  ),
  cancela_sin_respuesta: column('lapseUnanswered', yesNo.describe(`${LAPSES} Se le avisa antes hasta cuándo puede contestar.`), {
    only: 'change',
    description: LAPSES,
    example: false,
  }),
  de_muestra: shown('sample', { example: true }),
}))

export function refuseTaken(rows: OfficeRow[], name: string, except?: number): void {
  if (rows.some((row) => row.id !== except && plainText(row.name) === plainText(name)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
}

export const offices = operation({
  ...SETTING,
  method: 'GET',
  path: '/admin/oficinas',
  rank: 30,
  least: 'reader',
  summary: 'Ver las oficinas',
  explanation: 'Sus oficinas, abiertas o no, con su domicilio y su zona horaria.',
  answer: z.object({ resumen: summaryField, oficinas: z.array(OFFICE.card) }),
  example: { resumen: 'Hay 1 oficina.' },
  refusals: {},
  run({ deps, caller }) {
    const rows = ownOf(caller, listOffices(deps.db), ({ id }) => ({ office: id }))
    return { resumen: `Hay ${count(rows.length, 'oficina', 'oficinas')}.`, oficinas: rows.map((row) => OFFICE.toCard(deps, row)) }
  },
})

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
  ...SETTING,
  method: 'POST',
  path: '/admin/oficinas/nueva',
  rank: 50,
  atOnce: 'An office without hours and procedures gives nothing to anybody yet.',
  summary: 'Dar de alta una oficina',
  changesLists: true,
  explanation: 'La oficina nace sin horario ni trámites: después ponga su horario de siempre y los trámites que hace.',
  body: z.object({
    ...OFFICE.form,
    latitud: OFFICE.form.latitud.optional().describe('En blanco: el centro del municipio, sin mapa en el chat. Por ejemplo 19.29.'),
    longitud: OFFICE.form.longitud
      .optional()
      .describe('En blanco: el centro del municipio, sin mapa en el chat. Por ejemplo -99.65.'),
    zona: OFFICE.form.zona.optional().describe('Zona horaria. En blanco: la de su municipio.').meta({ title: 'Zona horaria' }),
  }),
  answer: z.object({ resumen: summaryField, oficina: OFFICE.card }),
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
    const saved = await deps.writer.submit('settings.new_office', (tx, at) => {
      const all = listOffices(tx)
      const { agencyId } = caller
      refuseTaken(ofAgency(all, agencyId), body.nombre)
      const state = body.pais === undefined ? stateCalled(tx, body.estado) : countryCalled(tx, body.pais)
      const typed = OFFICE.over({ ...NEW_OFFICE, ...placeOf(tx, body, state) }, body)
      const slug = freeSlug(body.nombre, '-', (one) => all.some((office) => office.slug === one))
      const made = addOffice(tx, { ...typed, slug, agencyId, state: state.code }, at)
      addAuditEntry(call, tx, { officeId: made.id, detail: {} }, at)
      return made
    })
    const clock = spanishDates.hour(wallClock(now, saved.zone).minute)
    return {
      resumen: `Se dio de alta ${saved.name}. La hora de ahí es ${clock}; si no es así, corrija su zona horaria. Falta su horario y sus trámites.`,
      oficina: OFFICE.toCard(deps, saved),
    }
  },
})

function stateCalled(db: Db, words: string | undefined): { code: string; name: string } {
  if (words === undefined) throw refuseMissing('estado')
  const all = listStates(db).filter(({ code }) => !code.startsWith(ABROAD))
  const called = stateSpelled(db, words) ?? stateSpelled(db, `estado de ${words}`)
  const state = all.find(({ code }) => code === words || code === called?.code)
  if (!state) throw refuse({ ...REFUSALS.no_state, remedy: `Puede ser: ${listed(all.map(({ name }) => name))}.` }, 'estado')
  return state
}

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

const NEW_OFFICE = {
  ...{ name: '', municipality: '', address: '', phone: null, interpreter: null, noticeMinutes: 0 },
  ...{ slotMinutes: 15, daysAhead: 30, lapseUnanswered: false, active: true, mode: 'office' as OfficeMode },
}

interface Typed {
  municipio: string
  latitud?: number | undefined
  longitud?: number | undefined
  zona?: string | undefined
}

interface Where {
  latitude: number
  longitude: number
  pinned: boolean
  zone: string
}

/** Clerks know neither coordinates nor zone names: the municipality tells both. */
function placeOf(db: Db, { municipio, latitud, longitud, zona }: Typed, state: { code: string; name: string }): Where {
  const isAbroad = state.code.startsWith(ABROAD)
  if (isAbroad && zona === undefined) throw refuse(REFUSALS.no_zone_abroad, 'zona')
  const zone = zona ?? zoneOf(state.code, municipio)
  if (latitud !== undefined && longitud !== undefined) return { latitude: latitud, longitude: longitud, pinned: true, zone }
  const found = isAbroad ? undefined : findPlace(db, `${municipio}, ${state.name}`)
  const place = !found ? undefined : found.kind === 'place' ? found.place : found.kind === 'several' ? found.places[0] : undefined
  if (!place) throw refuse(REFUSALS.no_town, 'latitud', 'longitud')
  return { latitude: place.latitude, longitude: place.longitude, pinned: false, zone }
}
