import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { agencies as table } from '../../../db/schema.ts'
import { giveAccess } from '../../admin/access.ts'
import { addAuditEntry, ofEach } from '../../admin/audit.ts'
import { called, hourField, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parseHour, parseWeekdays, SPAN_REFUSALS, TYPED_HOUR, TYPED_REFUSALS } from '../../admin/parse.ts'
import { compared, proposal, SETTING } from '../../admin/proposal.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { changesText } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { dayOf, endOfDay } from '../calendar.ts'
import { institutionZone, missingMembers } from '../institution.ts'
import { type AgencyRow, addAgency, type Changes, listAgencies, readAgency, saveAgency } from '../settings.ts'
import { ZONE_REFUSALS, zoneIn } from './offices.ts'

const REFUSALS = refusals({
  owner_first: [
    'faltan_datos_de_la_institucion',
    'conflict',
    'Primero van los datos de la institución que contesta este número.',
    'Llénelos en «Cambiar los datos de la institución».',
  ],
  pale: ['color_muy_claro', 'invalid', 'Con ese color no se leería en papel blanco.', 'Elija uno más oscuro, como #0b5345.'],
})

const AGENCY_MEMBER = { words: 'dependencia', said: ofEach<number>((id, { db }) => readAgency(db, id).name) }

const text = (description: string) => z.string().trim().min(2).max(300).describe(description)

/** Of the colour against white paper (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5
const CHANNELS = [0.2126, 0.7152, 0.0722]

function accentIn(accent: string, field: string): Changes<AgencyRow> {
  const light = CHANNELS.reduce((sum, weight, at) => {
    const part = Number.parseInt(accent.slice(1 + at * 2, 3 + at * 2), 16) / 255
    return sum + weight * (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  }, 0)
  if (1.05 / (light + 0.05) < LEAST_CONTRAST) throw refuse(REFUSALS.pale, field)
  return { accent }
}

/** In the order of its form. */
const AGENCY = record(table, ({ column, shown }) => ({
  nombre: column('name', called(2, 100, 'El nombre que ven las personas.'), { example: 'Municipio de Ejemplo' }),
  direccion: column('address', text('El domicilio de quien responde por los datos personales.'), {
    example: 'Plaza Principal 1, Centro',
  }),
  zona: column('zone', text('Zona horaria, como America/Mexico_City.').meta({ title: 'Zona horaria' }), {
    set: zoneIn,
    example: 'America/Mexico_City',
  }),
  telefono: column('phone', text('El teléfono en que contesta una persona.').meta({ example: '800 000 0000' })),
  atencion: {
    card: z.string().meta({ example: 'de lunes a viernes, de 9:00 h a 15:00 h' }),
    show: (row) =>
      `${spanishDates.weekdays([...row.helpWeekdays].map(Number))}, de ${spanishDates.hour(row.helpFromMinute)} a ${spanishDates.hour(row.helpUntilMinute)}`,
  },
  ayuda_dias: {
    form: text('Días en que contesta. Por ejemplo lunes a viernes.').meta({ title: 'Días en que contesta' }),
    set: (typed: string, field) => ({ helpWeekdays: parseWeekdays(typed, field).join('') }),
  },
  ayuda_desde: {
    form: hourField('Desde qué hora contesta.').meta({ title: 'Contesta desde' }),
    set: (typed: string, field) => ({ helpFromMinute: parseHour(typed, field) }),
  },
  ayuda_hasta: {
    form: hourField('Hasta qué hora contesta.').meta({ title: 'Contesta hasta' }),
    set: (typed: string, field) => ({ helpUntilMinute: parseHour(typed, field) }),
  },
  aclaracion: column(
    'disclaimer',
    text('Qué institución no es, si la confunden. Se dice después del nombre. Por ejemplo: No somos la Secretaría de Salud.')
      .optional()
      .meta({ title: 'Aclaración' }),
  ),
  aclaracion_ingles: column('disclaimerEn', text('Lo mismo, en inglés.').optional().meta({ title: 'Aclaración en inglés' })),
  aviso_de_privacidad: column('privacyUrl', z.url().max(300).optional().describe('Dirección del aviso de privacidad integral.')),
  privacidad: column(
    'privacyContact',
    text('Dónde se ejercen los derechos sobre los datos personales.').meta({ title: 'Datos personales' }),
    { example: 'Unidad de Transparencia, transparencia@ejemplo.mx' },
  ),
  base_legal: column('legalBasis', text('La norma que permite tratar los datos.'), {
    example: 'Reglamento de ejemplo, artículo 1',
  }),
  quejas: column('complaintContact', text('Dónde se presenta una queja.'), {
    example: 'Órgano Interno de Control, quejas@ejemplo.mx',
  }),
  control: column(
    'controlContact',
    text(
      'Quién vigila a las oficinas desde fuera (órgano interno de control) y cómo se le encuentra. El chat lo dice a quien denuncia.',
    ).optional(),
  ),
  guia_de_pago: column('paymentGuide', text('La página o el lugar donde se obtiene la hoja de pago.').optional()),
  color: column(
    'accent',
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/)
      .optional()
      .describe('Color de las líneas y los títulos de su comprobante. Por ejemplo #0b5345. En blanco: negro.')
      .meta({ title: 'Color del comprobante', example: '#0b5345' }),
    { set: accentIn },
  ),
  de_muestra: shown('sample', { example: true }),
}))

export const institution = operation({
  ...SETTING,
  method: 'GET',
  path: '/admin/institucion',
  rank: 10,
  least: 'reader',
  summary: 'Ver los datos de la institución',
  explanation:
    'Quién atiende, con qué horario y quién responde por los datos personales. Sin los datos completos de la institución del número no se contesta a nadie.',
  answer: z.object({ resumen: summaryField, institucion: AGENCY.card.nullable() }),
  example: { resumen: 'Los datos de Municipio de Ejemplo están completos.' },
  refusals: {},
  run({ deps, caller }) {
    const row = readAgency(deps.db, caller.agencyId)
    if (row.version === 0)
      return { resumen: 'Todavía no hay datos de la institución: no se contesta a las personas.', institucion: null }
    const whole = missingMembers(deps.db, row.id).length === 0
    const resumen = whole
      ? `Los datos de ${row.name} están completos.`
      : `A los datos de ${row.name} les falta algo${row.ownsNumber ? ': no se contesta a las personas' : ''}.`
    return { resumen, institucion: AGENCY.toCard(deps, row) }
  },
})

const AGENCY_REFUSALS = {
  ...ZONE_REFUSALS,
  ...TYPED_HOUR,
  ...only(TYPED_REFUSALS, 'weekdays_unclear'),
  ...only(SPAN_REFUSALS, 'hours_reversed'),
  ...only(COMMON_REFUSALS, 'missing', 'already_there'),
  ...only(REFUSALS, 'pale'),
}

export const changeInstitution = proposal({
  ...SETTING,
  path: '/admin/institucion',
  rank: 20,
  summary: 'Cambiar los datos de la institución',
  changesLists: true,
  explanation:
    'Lo que deje en blanco no cambia. Primero dice qué cambiaría. Las personas ven estos datos en el saludo, en AYUDA y en el aviso de privacidad.',
  form: z.object(AGENCY.change),
  answer: { institucion: AGENCY.card },
  example: { resumen: 'Cambiaría en los datos de Municipio de Ejemplo: Teléfono: «800 000 0001» pasa a «800 000 0000».' },
  refusals: { ...AGENCY_REFUSALS, ...only(COMMON_REFUSALS, 'no_changes') },
  deed: { name: 'cambiar_institucion', said: 'Cambió los datos de la institución', members: { version: 'versión' } },
  plan({ deps, caller, body }) {
    const changes = AGENCY.changes(body)
    const told = ({ before, after }: { before: AgencyRow; after: AgencyRow }) =>
      changesText(before.version ? AGENCY.titled(deps, before) : {}, AGENCY.titled(deps, after))
    return {
      work(tx, at) {
        if (isTaken(tx, changes.name, caller.agencyId)) return { ok: false, why: 'already_there' }
        const read = () => readAgency(tx, caller.agencyId)
        const worked = compared('agency', read, () => {
          if (!saveAgency(tx, caller.agencyId, changes, at)) throw refuse(COMMON_REFUSALS.missing)
        })
        return isReversed(worked.impact.after) ? { ok: false, why: 'hours_reversed' } : worked
      },
      deed: ({ after }) => ({ detail: { version: after.version } }),
      would: (change) => `Cambiaría en los datos de ${change.after.name}: ${told(change)}.`,
      did: (change) => `Se guardaron los datos de ${change.after.name}: ${told(change)}.`,
      more: ({ after }) => ({ institucion: AGENCY.toCard(deps, after) }),
    }
  },
})

const isReversed = (row: AgencyRow): boolean => row.helpFromMinute >= row.helpUntilMinute

const isTaken = (tx: Tx, name: string | undefined, except?: number): boolean =>
  name !== undefined && listAgencies(tx).some((one) => one.id !== except && plainText(one.name) === plainText(name))

const agencyLine = z.object({
  nombre: z.string(),
  contesta_el_numero: z.boolean().meta({ title: '¿Contesta el número?' }),
  datos_completos: z.boolean().meta({ title: '¿Datos completos?' }),
})

export const agencies = operation({
  method: 'GET',
  path: '/admin/dependencias',
  tag: 'Ajustes',
  rank: 22,
  least: 'administrator',
  summary: 'Ver las dependencias',
  explanation: 'Las que atienden por este número. Sus oficinas, citas, casos y claves solo los ve cada una.',
  answer: z.object({ resumen: summaryField, dependencias: z.array(agencyLine) }),
  example: {
    resumen: 'Hay 1 dependencia.',
    dependencias: [{ nombre: 'Municipio de Ejemplo', contesta_el_numero: true, datos_completos: true }],
  },
  refusals: {},
  run({ deps }) {
    const dependencias = listAgencies(deps.db).map((one) => ({
      nombre: one.name,
      contesta_el_numero: one.ownsNumber,
      datos_completos: missingMembers(deps.db, one.id).length === 0,
    }))
    return { resumen: `Hay ${count(dependencias.length, 'dependencia', 'dependencias')}.`, dependencias }
  },
})

export const newAgency = operation({
  method: 'POST',
  path: '/admin/dependencias/nueva',
  tag: 'Ajustes',
  rank: 24,
  least: 'administrator',
  atOnce: 'An agency without offices gives nothing to anybody, and its key opens nothing before somebody is given it.',
  summary: 'Dar de alta una dependencia',
  explanation:
    'Otra dependencia que atiende por este mismo número, con sus oficinas, trámites y claves. Muestra una sola vez la clave de su primer administrador: cópiela y entréguela en persona. Con ella la dependencia hace todo lo demás; lo suyo no lo ve ninguna otra. Antes lea docs/alta-de-una-dependencia.md: quien tiene esta computadora puede leer los datos de todas.',
  body: z.object({
    ...AGENCY.form,
    administrador: called(3, 60, 'De quién es la primera clave de administrador.').meta({ example: 'Jefe de Movilidad' }),
  }),
  answer: z.object({ resumen: summaryField, dependencia: AGENCY.card, clave: z.string().meta({ title: 'Clave para hacerlo' }) }),
  example: {
    resumen:
      'Se dio de alta Municipio de Ejemplo. Esta es la clave de Jefe de Movilidad, su primer administrador; sirve hasta el miércoles 24 de noviembre de 2027. Cópiela ahora: no se volverá a mostrar.',
    clave: 'v_ejemplo-que-no-abre-nada',
  },
  refusals: { ...AGENCY_REFUSALS, ...REFUSALS },
  deed: { name: 'alta_de_dependencia', said: 'Dio de alta una dependencia', members: { agency: AGENCY_MEMBER } },
  async run(call) {
    const { deps, body, now } = call
    const { administrador, ...filled } = body
    const zone = institutionZone(deps.db)
    const last = Temporal.PlainDate.from(dayOf(now, zone)).add({ years: 1 }).toString()
    const { row, token } = await deps.writer.submit('settings.new_agency', (tx, at) => {
      if (readAgency(tx, call.caller.agencyId).version === 0) throw refuse(REFUSALS.owner_first)
      const row = AGENCY.changes(filled)
      if (isTaken(tx, body.nombre)) throw refuse(COMMON_REFUSALS.already_there, 'nombre')
      const made = addAgency(tx, row, at)
      if (isReversed(made)) throw refuse(SPAN_REFUSALS.hours_reversed, 'ayuda_desde', 'ayuda_hasta')
      const first = {
        name: administrador,
        role: 'administrator',
        agencyId: made.id,
        officeIds: undefined,
        seesNames: true,
      } as const
      const given = giveAccess(tx, deps, { ...first, expiresAt: endOfDay(last, zone) }, at)
      addAuditEntry(call, tx, { detail: { agency: made.id } }, at)
      return { row: made, token: given.token }
    })
    return {
      resumen: `Se dio de alta ${row.name}. Esta es la clave de ${administrador}, su primer administrador; sirve hasta el ${spanishDates.long(last)}. Cópiela ahora: no se volverá a mostrar.`,
      dependencia: AGENCY.toCard(deps, row),
      clave: token,
    }
  },
})
