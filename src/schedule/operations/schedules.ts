import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { schedules as table } from '../../../db/schema.ts'
import { statement } from '../../../db/statements.ts'
import type { Caller } from '../../admin/access.ts'
import {
  amongAllProcedures,
  chosenOffice,
  type NamedOffice,
  OFFICE_REFUSALS,
  officesMeant,
  PROCEDURE_REFUSALS,
} from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { called, hourField, key, office, officeOrAll, proposalAnswer, refuseNothing, summaryField } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { parseSpan, SPAN_REFUSALS, TYPED_HOUR, TYPED_REFUSALS } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, touchRecord } from '../../admin/propose.ts'
import { record } from '../../admin/record.ts'
import { COMMON_REFUSALS, only, readAll, refusals, refuse } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { givesAppointments, isDoneAt, theOffice } from '../../catalogue/offices.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { count } from '../../texts/admin.ts'
import { changesText, listed } from '../../texts/admin-answers.ts'
import { publishFrom } from '../publication.ts'
import {
  addSchedule,
  changeSchedule,
  proceduresOf,
  readSchedule,
  setProcedures,
  theSchedule,
  unserved,
  windowsOf,
} from '../schedules.ts'
import { planUsualWeek, readUsualWeek } from '../usual-week.ts'
import { AGENDA_REFUSALS, agenda, agendaText, chosenSchedule, SCHEDULE_MEMBER, standingSchedules } from './agenda.ts'
import { parseRecurrence } from './recurrence.ts'
import { hoursText, publishOn } from './usual-week.ts'

const REFUSALS = refusals({
  not_done: [
    'oficina_sin_ese_tramite',
    'conflict',
    'No todos esos trámites se hacen en esa oficina.',
    'Primero dígalo en «Decir qué trámites hace una oficina».',
  ],
  closed_office: [
    'oficina_cerrada',
    'conflict',
    'Esa oficina no da citas.',
    'Ábrala primero en «Cambiar los datos de una oficina».',
  ],
  no_room: ['visita_no_cabe', 'conflict', 'En esas horas no cabe ninguna cita.', 'Dé más horas seguidas o menos minutos por cita.'],
})

const NONE = 'ninguno'
const MOST = 50

const names = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => (text === NONE ? [] : text.split(';').flatMap((one) => one.trim() || [])))
  .pipe(z.array(z.string()).max(MOST))
  .describe(
    `Qué trámites se atienden ahí, y ya no en las agendas que no los nombran. Separe con punto y coma. ${NONE}: los que ninguna otra agenda de la oficina nombra.`,
  )
  .meta({ title: 'Trámites', record: 'procedure' })

const RECORD = record(table, ({ column, shown }) => ({
  oficina: { card: z.string().meta({ example: 'Toluca' }), show: ({ officeId }, db) => theOffice(db, officeId).name },
  nombre: column(
    'name',
    called(2, 60, 'Como lo lee la persona: un consultorio, quien atiende, una brigada.').meta({ example: 'Dra. Ruiz' }),
  ),
  tramites: {
    form: names,
    card: z
      .array(z.string())
      .describe('Vacío: los que ninguna otra agenda de la oficina nombra.')
      .meta({ example: ['consulta general'] }),
    show: ({ id }, db) => proceduresOf(db, id).map((one) => findProcedure(db, one)?.name['es-MX'] ?? one),
  },
  minutos_por_cita: shown('slotMinutes', { example: 20 }),
}))

const card = RECORD.card.extend({
  horario: z.string().meta({ example: 'de lunes a viernes de 9:00 h a 13:00 h (1 ventanilla)' }),
})

function toCard(db: Db, scheduleId: number, now: Instant) {
  const schedule = theSchedule(db, scheduleId)
  const today = dayOf(now, theOffice(db, schedule.officeId).zone)
  const hours = hoursText(readUsualWeek(db, schedule.officeId, today, schedule).hours)
  return { ...RECORD.toCard({ db }, readSchedule(db, scheduleId)), horario: hours || 'sin horario' }
}

export const agendas = operation({
  method: 'GET',
  path: '/admin/agendas',
  tag: 'Cerrar y abrir',
  rank: 80,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver las agendas',
  explanation:
    'Lo que se reserva en cada oficina: sus ventanillas y, si los hay, consultorios, personas o brigadas con horario propio.',
  query: z.object({ oficina: officeOrAll }),
  answer: z.object({ resumen: summaryField, agendas: z.array(card) }),
  example: { resumen: 'Hay 1 agenda.' },
  refusals: OFFICE_REFUSALS,
  run({ deps: { db, ...deps }, caller, query, now }) {
    const agendas = officesMeant({ db, ...deps }, caller, query.oficina).flatMap((where) =>
      standingSchedules(db, where.id).map((one) => toCard(db, one.id, now)),
    )
    return { resumen: `Hay ${count(agendas.length, 'agenda', 'agendas')}.`, agendas }
  },
})

const VISITS_BY_SCHEDULE = statement(
  `select s.schedule_id as scheduleId, a.procedure_id as procedureId, count(*) as n
   from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
   where s.office_id = +? and s.starts_at > +? group by s.schedule_id, a.procedure_id`,
  {
    row: { scheduleId: 'int', procedureId: 'text', n: 'int' },
    params: ['int', 'int'],
    uses: 'slots_one appointments_slot',
    because: 'an office has few schedules and procedures',
  },
)

/** Appointments to come in a schedule that does not take their procedure. */
const misplaced = (db: Db, officeId: number, now: Instant): number =>
  VISITS_BY_SCHEDULE.all(db, officeId, now).reduce(
    (sum, one) => sum + (unserved(db, one.scheduleId, [one.procedureId]).length > 0 ? one.n : 0),
    0,
  )

const standText = (visits: number): string =>
  visits <= 0 ? '' : ` ${count(visits, 'cita ya dada sigue', 'citas ya dadas siguen')} donde está${visits === 1 ? '' : 'n'}.`

function idsIn(deps: AdminDeps, caller: Caller, where: NamedOffice, typed: readonly string[]): string[] {
  const ids = [...new Set(typed.map((one) => amongAllProcedures(deps, caller, one, 'tramites').id))]
  if (!ids.every((id) => isDoneAt(deps.db, where.id, id))) throw refuse(REFUSALS.not_done, 'tramites')
  return ids
}

function refuseTaken(db: Db, where: NamedOffice, name: string, except?: number): void {
  if (standingSchedules(db, where.id).some((one) => one.id !== except && plainText(one.name) === plainText(name)))
    throw refuse(COMMON_REFUSALS.already_there, 'nombre')
}

export const newAgenda = operation({
  method: 'POST',
  path: '/admin/agendas/nueva',
  tag: 'Cerrar y abrir',
  rank: 90,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Dar de alta una agenda',
  changesLists: true,
  explanation:
    'Un consultorio, una persona o una brigada con horario propio en una oficina. Primero dice qué cambiaría. Otras horas y otros días se ponen después en «Cambiar el horario de siempre», con su nombre.',
  body: z.object({
    oficina: office,
    ...RECORD.form,
    tramites: RECORD.form.tramites.default([]),
    minutos_por_cita: z.coerce.number().int().min(5).max(240).optional().describe('En blanco: los de las ventanillas.'),
    dias: z.string().trim().min(3).max(80).default('lunes a viernes').describe('Qué días. Por ejemplo lunes a viernes.'),
    desde: hourField('Desde qué hora.').default('9:00'),
    hasta: hourField('Hasta qué hora.').default('13:00'),
    lugares: z.coerce.number().int().min(1).max(100).default(1).describe('Cuántas personas se atienden a la vez.'),
    clave: key,
  }),
  answer: proposalAnswer({ agenda: card }),
  example: {
    resumen: 'Dra. Ruiz (Toluca) atendería de lunes a viernes de 9:00 h a 13:00 h (1 ventanilla), para consulta general.',
  },
  refusals: {
    ...OFFICE_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...TYPED_HOUR,
    ...only(TYPED_REFUSALS, 'weekdays_unclear'),
    ...only(SPAN_REFUSALS, 'hours_reversed'),
    ...only(COMMON_REFUSALS, 'already_there'),
    ...REFUSALS,
    ...KEY_REFUSALS,
  },
  deed: { name: 'alta_de_agenda', said: 'Dio de alta una agenda', members: { agenda: SCHEDULE_MEMBER } },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const { span, days, procedures } = readAll({
      span: () => parseSpan(body),
      days: () => parseRecurrence(body.dias, 'dias'),
      procedures: () => idsIn(deps, caller, where, body.tramites),
    })
    const today = dayOf(now, where.zone)
    const outcome = await propose(call, (tx, at) => {
      if (!givesAppointments(tx, where.id)) throw refuse(REFUSALS.closed_office, 'oficina')
      refuseTaken(tx, where, body.nombre)
      const slotMinutes = body.minutos_por_cita ?? windowsOf(tx, where.id).slotMinutes
      const longest = Math.max(1, ...procedures.map((id) => findProcedure(tx, id)?.slotCount ?? 1))
      if (longest * slotMinutes > span.untilMinute - span.fromMinute) throw refuse(REFUSALS.no_room, 'desde', 'hasta')
      const hours = days.map((day) => ({ ...day, ...span, windows: body.lugares }))
      return {
        work: (inner) => {
          const before = standingSchedules(inner, where.id)
          const earlier = misplaced(inner, where.id, at)
          const id = addSchedule(inner, { officeId: where.id, name: body.nombre, slotMinutes })
          setProcedures(inner, id, procedures)
          const { daysAhead } = readUsualWeek(inner, where.id, today)
          planUsualWeek(inner, where.id, { hours, slotMinutes, daysAhead }, today, at, id)
          const { next } = publishFrom(inner, deps.hooks, where.id, at, today)
          const impact = {
            id,
            next,
            visits: misplaced(inner, where.id, at) - earlier,
            card: toCard(inner, id, at),
          }
          return { ok: true, touched: [touchRecord('schedules', before)], impact }
        },
        deed: ({ id }) => ({ officeId: where.id, detail: { agenda: id } }),
      }
    })
    if (outcome.kind === 'done') await publishOn(deps, caller, where.id, outcome.impact.next)
    const forWhat = body.tramites.length === 0 ? '' : `, para ${listed(body.tramites)}`
    const text = (verb: string) =>
      `${body.nombre} (${where.name}) ${verb} ${hoursText(days.map((day) => ({ ...day, ...span, windows: body.lugares })))}${forWhat}.`
    return answerProposal(outcome, where.zone, {
      would: ({ visits }) => `${text('atendería')}${standText(visits)}`,
      did: ({ visits }) => `${text('atiende')}${standText(visits)}`,
      more: ({ card }) => ({ agenda: card }),
    })
  },
})

export const changeAgenda = operation({
  method: 'POST',
  path: '/admin/agendas',
  tag: 'Cerrar y abrir',
  rank: 100,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Cambiar una agenda',
  changesLists: true,
  explanation:
    'Otro nombre, u otros trámites. Lo que deje en blanco no cambia. Primero dice qué cambiaría; las citas ya dadas siguen en pie. El horario se cambia en «Cambiar el horario de siempre», y unas horas se cierran en «Cerrar un día, unas horas o una ventanilla», con el nombre de la agenda.',
  body: z.object({ oficina: office, agenda: agenda('Cuál.').unwrap(), ...RECORD.change, clave: key }),
  answer: proposalAnswer({ agenda: card }),
  example: { resumen: 'Cambiaría en Dra. Ruiz (Toluca): tramites: «consulta general» pasa a «vacunación».' },
  refusals: {
    ...OFFICE_REFUSALS,
    ...AGENDA_REFUSALS,
    ...PROCEDURE_REFUSALS,
    ...only(REFUSALS, 'not_done'),
    ...only(COMMON_REFUSALS, 'already_there', 'no_changes'),
    ...KEY_REFUSALS,
  },
  deed: { name: 'cambiar_agenda', said: 'Cambió una agenda', members: { agenda: SCHEDULE_MEMBER } },
  async run(call) {
    const { deps, caller, body } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const chosen = chosenSchedule(deps.db, where, body.agenda)
    const { nombre: name, tramites } = body
    refuseNothing({ name, tramites })
    const those = tramites && idsIn(deps, caller, where, tramites)
    const called = agendaText(deps.db, where, chosen.id)
    const outcome = await propose(call, (tx, at) => {
      if (name !== undefined) refuseTaken(tx, where, name, chosen.id)
      return {
        work: (inner) => {
          const before = toCard(inner, chosen.id, at)
          const earlier = misplaced(inner, where.id, at)
          if (name !== undefined) changeSchedule(inner, chosen.id, { name })
          if (those) setProcedures(inner, chosen.id, those)
          const visits = misplaced(inner, where.id, at) - earlier
          const after = toCard(inner, chosen.id, at)
          return { ok: true, touched: [touchRecord('schedule', before)], impact: { visits, before, after } }
        },
        deed: () => ({ officeId: where.id, detail: { agenda: chosen.id } }),
      }
    })
    const told = ({ before, after, visits }: typeof outcome.impact) =>
      `${called}: ${changesText(before, after) || 'nada'}.${standText(visits)}`
    return answerProposal(outcome, where.zone, {
      would: (impact) => `Cambiaría en ${told(impact)}`,
      did: (impact) => `Cambió en ${told(impact)}`,
      more: ({ after }) => ({ agenda: after }),
    })
  },
})
