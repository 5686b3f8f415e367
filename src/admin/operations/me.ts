import { z } from 'zod'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { spanishDates } from '../../texts/dates.ts'
import type { Caller } from '../access.ts'
import { officesOf } from '../choices.ts'
import { instant, summaryField } from '../fields.ts'
import { ROLE_WORDS } from '../labels.ts'
import { ABOUT_ME, operation, whyNot } from '../operation.ts'
import { isoAt } from '../parse.ts'

const answer = z.object({
  resumen: summaryField,
  nombre: z.string(),
  rol: z.enum(ROLE_WORDS).meta({ title: 'Permiso' }),
  oficinas: z.array(z.string()),
  todas_las_oficinas: z.boolean().meta({ page: 'said' }),
  ve_nombres: z.boolean().describe('Si no: solo horas, cuentas e iniciales.').meta({ title: '¿Ve los nombres?' }),
  vence: instant.nullable().describe('Vacío: no vence.'),
  tareas: z.array(z.string()),
  operaciones: z.array(z.string()).meta({ page: 'said' }),
})
export type Me = z.output<typeof answer>

/** The page draws only what this key may do. */
export const me = operation({
  method: 'GET',
  path: ABOUT_ME,
  tag: 'Accesos',
  rank: 10,
  least: 'reader',
  also: ['comptroller', 'auditor', 'guard', 'screen'],
  summary: '¿Qué puedo hacer con mi clave?',
  explanation:
    'Dice de quién es la clave, qué oficinas ve, si ve los nombres, hasta cuándo sirve y qué operaciones permite: ni una más.',
  answer,
  example: {
    resumen:
      'Usted es Ventanilla 2, con permiso de ventanilla en Toluca. Su clave sirve hasta el miércoles 24 de noviembre de 2027.',
    nombre: 'Ventanilla 2',
    rol: 'ventanilla',
    oficinas: ['Toluca'],
    todas_las_oficinas: false,
    ve_nombres: true,
    vence: '2027-11-24T23:59:59-06:00',
    tareas: ['Ver quién viene'],
    operaciones: ['GET /admin/agenda'],
  },
  refusals: {},
  run({ deps, caller, all }) {
    const mine = all.filter((one) => !whyNot(caller, one))
    const offices = officesOf(deps, caller).map((office) => office.name)
    const where = caller.allOffices ? 'todas las oficinas' : offices.join(', ') || 'ninguna oficina'
    const zone = institutionZone(deps.db)
    return {
      resumen: `Usted es ${caller.name}, con permiso de ${ROLE_WORDS[caller.role]} en ${where}.${namesText(caller)}${untilText(caller, zone)}`,
      nombre: caller.name,
      rol: ROLE_WORDS[caller.role],
      oficinas: offices,
      todas_las_oficinas: caller.allOffices,
      ve_nombres: caller.seesNames,
      vence: caller.expiresAt === undefined ? null : isoAt(caller.expiresAt - 1, zone), // Midnight reads as a day too many.
      tareas: mine.map((one) => one.summary),
      operaciones: mine.map((one) => `${one.method} ${one.path}`),
    }
  },
})

const namesText = ({ seesNames }: Caller): string =>
  seesNames ? '' : ' No ve los nombres de las personas: solo horas, cuentas e iniciales.'

const untilText = ({ expiresAt }: Caller, zone: string): string =>
  expiresAt === undefined ? '' : ` Su clave sirve hasta el ${spanishDates.long(dayOf(expiresAt - 1, zone))}.`
