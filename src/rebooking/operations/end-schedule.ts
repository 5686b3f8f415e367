import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { dayField, key, office, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { COMING_DAY_REFUSALS, parseComingDay } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { AGENDA_REFUSALS, agenda, agendaText, chosenSchedule, SCHEDULE_MEMBER } from '../../schedule/operations/agenda.ts'
import { holdersText, publishOn } from '../../schedule/operations/usual-week.ts'
import { windowsOf } from '../../schedule/schedules.ts'
import { capital } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { endSchedule } from '../week-change.ts'
import { CHOICE, LEFT, LEFT_EXAMPLE, LEFT_MEMBERS, leftFields, leftText, visitsChosen } from './left-without-window.ts'

const REFUSALS = refusals({
  windows: [
    'ventanillas_no_terminan',
    'conflict',
    'Las ventanillas son de la oficina: esa agenda no se termina.',
    'Cámbieles el horario, o cierre la oficina en «Cambiar los datos de una oficina».',
  ],
})

export const endAgenda = operation({
  method: 'POST',
  path: '/admin/agendas/terminar',
  tag: 'Cerrar y abrir',
  rank: 110,
  least: 'administrator',
  ofEachAgency: true,
  summary: 'Terminar una agenda',
  changesLists: true,
  explanation:
    'Desde el día que diga ya no da citas y sale de las listas. Primero muestra quién tenía cita desde ese día y qué hora recibe en otra agenda de sus trámites; o conservan la suya, como usted elija. Los trámites que solo ella nombraba pasan a las ventanillas.',
  body: z.object({
    oficina: office,
    agenda: agenda('Cuál.').unwrap(),
    desde_dia: dayField('El primer día en que ya no atiende.', 'hoy').meta({ title: 'Desde el día' }),
    ...CHOICE,
    clave: key,
  }),
  answer: proposalAnswer(LEFT),
  example: {
    resumen: 'Dra. Ruiz (Toluca) terminaría el martes 1 de diciembre de 2026. Nadie se queda sin ventanilla.',
    ...LEFT_EXAMPLE,
  },
  refusals: { ...OFFICE_REFUSALS, ...AGENDA_REFUSALS, ...COMING_DAY_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'terminar_agenda',
    said: 'Terminó una agenda',
    members: {
      agenda: SCHEDULE_MEMBER,
      from: 'desde el',
      ...LEFT_MEMBERS,
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const schedule = chosenSchedule(deps.db, where, body.agenda)
    if (schedule.id === windowsOf(deps.db, where.id).id) throw refuse(REFUSALS.windows, 'agenda')
    const from = parseComingDay(body.desde_dia, 'desde_dia', where.zone, now)
    const visits = visitsChosen(body)
    const order = { officeId: where.id, scheduleId: schedule.id, from, actor: actorOf(caller), visits }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => endSchedule(inner, deps, order, at),
      deed: ({ people, moved, owed }) => ({
        officeId: where.id,
        detail: { agenda: schedule.id, from, outside: people.map((one) => one.id), moved: moved.length, owed: owed.length },
      }),
      resolved: { desde_dia: from },
    }))
    const later = outcome.kind === 'done' ? await publishOn(deps, caller, where.id, outcome.impact.next) : 0
    const called = capital(agendaText(deps.db, where, schedule.id))
    const day = spanishDates.long(from)
    const keeps = visits === 'keep'
    return answerProposal(outcome, where.zone, {
      would: (impact) => `${called} terminaría el ${day}. ${leftText(impact, keeps, false)}`,
      did: (impact) => `${called} termina el ${day}. ${leftText(impact, keeps, true)}${holdersText(impact.holds + later)}`,
      more: (impact) => leftFields(call, impact, body, now),
    })
  },
})
