import { z } from 'zod'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, office, yesNo } from '../../admin/fields.ts'
import { parseDay, TYPED_DAY } from '../../admin/parse.ts'
import { proposal } from '../../admin/proposal.ts'
import { touchRecord } from '../../admin/propose.ts'
import { COMMON_REFUSALS, only, refusals, refuse } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { count } from '../../texts/admin.ts'
import { daysText } from '../days-text.ts'
import { ruleAt, setRule, type Trial, tryRule } from '../rule.ts'

const REFUSALS = refusals({
  no_basis: [
    'asistencia_sin_fundamento',
    'invalid',
    'Para encender la regla hace falta el fundamento y el día en que se publicó: las personas los leen en AVISO.',
    'Escríbalos, o deje la regla apagada.',
  ],
  not_published: [
    'asistencia_sin_publicar',
    'invalid',
    'Ese día todavía no llega: la regla se enciende cuando ya está publicada.',
    'Publíquela primero.',
  ],
})

export const attendanceRule = proposal({
  path: '/admin/asistencia/regla',
  tag: 'Ajustes',
  rank: 236,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Contar las citas a las que no se llega',
  explanation:
    'Viene apagado. Al día siguiente se pregunta a quien no llegó; con dos en un año, su siguiente cita se da en el mostrador y usted lo revisa. Cuentan solo días terminados, y quien tuvo recordatorio. Primero dice qué habría pasado en 60 días.',
  form: z.object({
    oficina: office,
    encender: yesNo.describe('«no»: nada cuenta ya, tampoco lo de antes.').meta({ title: '¿Cuenta?', example: 'sí' }),
    fundamento: z
      .string()
      .trim()
      .min(10)
      .max(200)
      .optional()
      .describe('Ley o acuerdo. Se lee en AVISO.')
      .meta({ example: 'Acuerdo 12/2026, artículo 4' }),
    publicado_el: dayField('Cuándo se publicó. Se lee en AVISO.').optional().meta({ title: 'Publicado el', example: '1/9/2026' }),
  }),
  answer: {
    dias_con_citas: z.number().int().describe('De los últimos 60.').meta({ example: 41 }),
    dias_que_cuentan: z.number().int().describe('De esos, los que terminaron y dicen algo.').meta({ example: 38 }),
    dias_sin_terminar: z.number().int().meta({ example: 2 }),
    dias_sin_saber: z.number().int().describe('Con más de un quinto «no se sabe».').meta({ title: 'Días sin saber', example: 1 }),
    citas_sin_llegar: z.number().int().meta({ example: 21 }),
    telefonos: z.number().int().meta({ example: 17 }),
    en_persona: z
      .number()
      .int()
      .describe('Teléfonos con dos o más, si nadie hubiera contestado: como máximo tantos.')
      .meta({ title: 'Pasarían al mostrador', example: 3 }),
  },
  example: {
    resumen:
      'En Toluca contarían las citas a las que no se llega. En los últimos 60 días habrían sido 21, de 17 teléfonos; 3 pasarían al mostrador como máximo. De 41 días con citas contaron 38: 2 quedaron sin terminar y 1 con más de un quinto «no se sabe».',
  },
  refusals: { ...OFFICE_REFUSALS, ...TYPED_DAY, ...REFUSALS, ...only(COMMON_REFUSALS, 'no_changes') },
  deed: {
    name: 'regla_de_asistencia',
    said: 'Cambió si cuentan las citas a las que no se llega',
    members: { on: 'cuenta', basis: 'fundamento', published: 'publicado el' },
  },
  plan({ deps, caller, body, now }) {
    const where = chosenOffice(deps, caller, body.oficina)
    const published = body.publicado_el === undefined ? undefined : parseDay(body.publicado_el, 'publicado_el', where.zone, now)
    const { fundamento: legalBasis } = body
    if (body.encender && (legalBasis === undefined || published === undefined)) throw refuse(REFUSALS.no_basis, 'fundamento')
    if (published !== undefined && published > dayOf(now, where.zone)) throw refuse(REFUSALS.not_published, 'publicado_el')
    const wanted = body.encender && legalBasis && published ? { legalBasis, publishedOn: published } : undefined
    const said = (verb: string) => (trial: Trial) => {
      const what = `En ${where.name} ${verb} las citas a las que no se llega.`
      const before = `En los últimos 60 días habrían sido ${trial.visits}, de ${count(trial.telephones, 'teléfono', 'teléfonos')}; ${trial.inPerson === 1 ? '1 pasaría' : `${trial.inPerson} pasarían`} al mostrador como máximo.`
      return `${what} ${before} ${daysText(trial)}`
    }
    return {
      work(tx, at) {
        const before = ruleAt(tx, where.id)
        if (JSON.stringify(before) === JSON.stringify(wanted)) throw refuse(COMMON_REFUSALS.no_changes)
        const impact = tryRule(tx, where, at)
        setRule(tx, where.id, wanted, at)
        return { ok: true, touched: [touchRecord('attendance_rule', before)], impact }
      },
      deed: () => ({
        officeId: where.id,
        detail: { on: wanted !== undefined, ...(wanted && { basis: wanted.legalBasis, published: wanted.publishedOn }) },
      }),
      resolved: { publicado_el: published },
      would: said(wanted ? 'contarían' : 'ya no contarían'),
      did: said(wanted ? 'cuentan' : 'ya no cuentan'),
      more: (trial) => ({
        dias_con_citas: trial.withVisits,
        dias_que_cuentan: trial.days,
        dias_sin_terminar: trial.open,
        dias_sin_saber: trial.unknown,
        citas_sin_llegar: trial.visits,
        telefonos: trial.telephones,
        en_persona: trial.inPerson,
      }),
    }
  },
})
