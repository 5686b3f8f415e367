import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { hourField, key, proposalAnswer, refuseNothing, summaryField, yesNo } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parseHour, parseWeekdays, SPAN_REFUSALS, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord, type Worked } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refuse } from '../../admin/refusals.ts'
import type { Instant } from '../../clock.ts'
import { changesText } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import { isZone } from '../calendar.ts'
import { institutionZone, missingMembers } from '../institution.ts'
import { type Changes, type InstitutionRow, readInstitutionRow, saveInstitution } from '../settings.ts'
import { ZONE_REFUSALS } from './offices.ts'

const text = (description: string) => z.string().trim().min(2).max(300).optional().describe(description)

const card = z.object({
  nombre: z.string(),
  direccion: z.string(),
  zona: z.string().meta({ title: 'Zona horaria' }),
  telefono: z.string(),
  atencion: z.string(),
  es_la_secretaria: z.boolean().meta({ title: '¿Es la Secretaría?' }),
  aviso_de_privacidad: z.string().nullable(),
  privacidad: z.string().meta({ title: 'Datos personales' }),
  base_legal: z.string(),
  quejas: z.string(),
  control: z.string().nullable(),
  guia_de_pago: z.string().nullable(),
  de_muestra: z.boolean(),
})

const EXAMPLE = {
  nombre: 'Municipio de Ejemplo',
  direccion: 'Plaza Principal 1, Centro',
  zona: 'America/Mexico_City',
  telefono: '800 000 0000',
  atencion: 'de lunes a viernes, de 9:00 h a 15:00 h',
  es_la_secretaria: false,
  aviso_de_privacidad: null,
  privacidad: 'Unidad de Transparencia, transparencia@ejemplo.mx',
  base_legal: 'Reglamento de ejemplo, artículo 1',
  quejas: 'Órgano Interno de Control, quejas@ejemplo.mx',
  guia_de_pago: null,
  de_muestra: true,
}

const toCard = (row: InstitutionRow): z.output<typeof card> => ({
  nombre: row.name,
  direccion: row.address,
  zona: row.zone,
  telefono: row.phone,
  atencion: `${spanishDates.weekdays([...row.helpWeekdays].map(Number))}, de ${spanishDates.hour(row.helpFromMinute)} a ${spanishDates.hour(row.helpUntilMinute)}`,
  es_la_secretaria: row.isMinistry,
  aviso_de_privacidad: row.privacyUrl,
  privacidad: row.privacyContact,
  base_legal: row.legalBasis,
  quejas: row.complaintContact,
  control: row.controlContact,
  guia_de_pago: row.paymentGuide,
  de_muestra: row.sample,
})

export const institution = operation({
  method: 'GET',
  path: '/admin/institucion',
  tag: 'Ajustes',
  rank: 10,
  least: 'reader',
  summary: 'Ver los datos de la institución',
  explanation:
    'Quién atiende, con qué horario y quién responde por los datos personales. Sin estos datos completos no se contesta a nadie.',
  answer: z.object({ resumen: summaryField, institucion: card.nullable() }),
  example: { resumen: 'Los datos de Municipio de Ejemplo están completos.', institucion: EXAMPLE },
  refusals: {},
  run({ deps }) {
    const row = readInstitutionRow(deps.db)
    if (!row) return { resumen: 'Todavía no hay datos de la institución: no se contesta a las personas.', institucion: null }
    const whole = missingMembers(deps.db).length === 0
    const resumen = whole
      ? `Los datos de ${row.name} están completos.`
      : `A los datos de ${row.name} les falta algo: no se contesta a las personas.`
    return { resumen, institucion: toCard(row) }
  },
})

export const changeInstitution = operation({
  method: 'POST',
  path: '/admin/institucion',
  tag: 'Ajustes',
  rank: 20,
  least: 'administrator',
  summary: 'Cambiar los datos de la institución',
  explanation:
    'Lo que deje en blanco no cambia. Primero dice qué cambiaría. Las personas ven estos datos en el saludo, en AYUDA y en el aviso de privacidad.',
  body: z.object({
    nombre: text('El nombre que ven las personas.'),
    direccion: text('El domicilio de quien responde por los datos personales.'),
    zona: text('Zona horaria, como America/Mexico_City.').meta({ title: 'Zona horaria' }),
    telefono: text('El teléfono en que contesta una persona.').meta({ example: '800 000 0000' }),
    ayuda_dias: text('Días en que contesta. Por ejemplo lunes a viernes.').meta({ title: 'Días en que contesta' }),
    ayuda_desde: hourField('Desde qué hora contesta.').optional().meta({ title: 'Contesta desde' }),
    ayuda_hasta: hourField('Hasta qué hora contesta.').optional().meta({ title: 'Contesta hasta' }),
    es_la_secretaria: yesNo
      .optional()
      .describe('Solo la Secretaría de Relaciones Exteriores elige «sí».')
      .meta({ title: '¿Es la Secretaría?' }),
    aviso_de_privacidad: z.url().max(300).optional().describe('Dirección del aviso de privacidad integral.'),
    privacidad: text('Dónde se ejercen los derechos sobre los datos personales.').meta({ title: 'Datos personales' }),
    base_legal: text('La norma que permite tratar los datos.'),
    quejas: text('Dónde se presenta una queja.'),
    control: text(
      'Quién vigila a las oficinas desde fuera (órgano interno de control) y cómo se le encuentra. El chat lo dice a quien denuncia.',
    ),
    guia_de_pago: text('La página o el lugar donde se obtiene la hoja de pago.'),
    clave: key,
  }),
  answer: proposalAnswer({ institucion: card }),
  example: {
    resumen: 'Cambiaría en los datos de Municipio de Ejemplo: telefono: «800 000 0001» pasa a «800 000 0000».',
    institucion: EXAMPLE,
  },
  refusals: {
    ...ZONE_REFUSALS,
    ...only(TYPED_REFUSALS, 'hour_unclear', 'weekdays_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...only(COMMON_REFUSALS, 'missing', 'no_changes'),
    ...KEY_REFUSALS,
  },
  deed: { name: 'cambiar_institucion', said: 'Cambió los datos de la institución', members: { version: 'versión' } },
  async run(call) {
    const { deps, body } = call
    if (body.zona !== undefined && !isZone(body.zona)) throw refuse(ZONE_REFUSALS.no_zone, 'zona')
    const changes: Changes<InstitutionRow> = {
      name: body.nombre,
      address: body.direccion,
      zone: body.zona,
      phone: body.telefono,
      helpWeekdays: body.ayuda_dias === undefined ? undefined : parseWeekdays(body.ayuda_dias, 'ayuda_dias').join(''),
      helpFromMinute: body.ayuda_desde === undefined ? undefined : parseHour(body.ayuda_desde, 'ayuda_desde'),
      helpUntilMinute: body.ayuda_hasta === undefined ? undefined : parseHour(body.ayuda_hasta, 'ayuda_hasta'),
      isMinistry: body.es_la_secretaria,
      privacyUrl: body.aviso_de_privacidad,
      privacyContact: body.privacidad,
      legalBasis: body.base_legal,
      complaintContact: body.quejas,
      controlContact: body.control,
      paymentGuide: body.guia_de_pago,
    }
    refuseNothing(changes)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => changeData(inner, changes, at),
      deed: ({ after }) => ({ detail: { version: after.version } }),
    }))
    const told = ({ before, after }: DataChange) => changesText(before ? toCard(before) : {}, toCard(after))
    return answerProposal(outcome, institutionZone(deps.db), {
      would: (change) => `Cambiaría en los datos de ${change.after.name}: ${told(change)}.`,
      did: (change) => `Se guardaron los datos de ${change.after.name}: ${told(change)}.`,
      more: ({ after }) => ({ institucion: toCard(after) }),
    })
  },
})

interface DataChange {
  before: InstitutionRow | undefined
  after: InstitutionRow
}

function changeData(tx: Tx, changes: Changes<InstitutionRow>, now: Instant): Worked<DataChange, 'missing' | 'hours_reversed'> {
  const before = readInstitutionRow(tx)
  if (!saveInstitution(tx, changes, now)) return { ok: false, why: 'missing' }
  const after = readInstitutionRow(tx)
  if (!after || after.helpFromMinute >= after.helpUntilMinute) return { ok: false, why: 'hours_reversed' }
  return { ok: true, touched: [touchRecord('agency', before)], impact: { before, after } }
}
