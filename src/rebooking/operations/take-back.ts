import { z } from 'zod'
import { actorOf } from '../../admin/access.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import { key, office, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { daysText } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { refusals } from '../../admin/refusals.ts'
import { AGENDA_REFUSALS, agendaText, ofWindows, scheduleOrWindows } from '../../schedule/operations/agenda.ts'
import { holdersText, planNumber, planText, publishOn } from '../../schedule/operations/usual-week.ts'
import { whoIs } from '../../texts/admin.ts'
import { spanishDates } from '../../texts/dates.ts'
import { takeBackPlan, type WithdrawalImpact } from '../week-change.ts'
import { CHOICE, LEFT, LEFT_EXAMPLE, LEFT_MEMBERS, leftFields, leftText, visitsChosen } from './left-without-window.ts'
import { backText } from './lift.ts'

const REFUSALS = refusals({
  no_plan: [
    'cambio_no_existe',
    'not_found',
    'Esa oficina no tiene un cambio con ese número, o ya empezó o terminó.',
    'Vea los números en «Ver el horario de siempre».',
  ],
})

export const takeBack = operation({
  method: 'POST',
  path: '/admin/horario/quitar',
  tag: 'Cerrar y abrir',
  rank: 70,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Quitar un cambio del horario',
  explanation:
    'Quita un horario que todavía no empieza, o ventanillas que se agregaron. Primero dice quién recupera su hora y quién se queda sin ventanilla. El número está en «Ver el horario de siempre».',
  body: z.object({ oficina: office, agenda: ofWindows, numero_de_cambio: planNumber, ...CHOICE, clave: key }),
  answer: proposalAnswer({
    vuelven: z.array(z.string()).describe('Quiénes recuperan su hora.'),
    se_les_pregunta: z.array(z.string()).describe('Quiénes ya tienen otra hora y dicen si vuelven.'),
    ...LEFT,
  }),
  example: {
    resumen:
      'Se quitaría de Toluca, del martes 1 de diciembre de 2026 al domingo 20 de diciembre de 2026: 2 ventanillas más, de lunes a viernes, de 9:00 h a 13:00 h. Nadie se queda sin ventanilla.',
    vuelven: [],
    se_les_pregunta: [],
    ...LEFT_EXAMPLE,
  },
  refusals: { ...OFFICE_REFUSALS, ...AGENDA_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: {
    name: 'quitar_cambio_de_horario',
    said: 'Quitó un cambio del horario',
    members: {
      plan: 'cambio',
      from: 'desde el',
      ...LEFT_MEMBERS,
      back: 'recuperan su hora',
    },
  },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const { id: scheduleId } = scheduleOrWindows(deps.db, where, body.agenda)
    const called = agendaText(deps.db, where, scheduleId)
    const visits = visitsChosen(body)
    const order = { officeId: where.id, scheduleId, planId: body.numero_de_cambio, actor: actorOf(caller), visits }
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => takeBackPlan(inner, deps, order, at),
      deed: ({ from, people, moved, owed, restored }) => {
        const outside = people.map((one) => one.id)
        const rebooked = { outside, moved: moved.length, owed: owed.length, back: restored.length }
        return { officeId: where.id, detail: { plan: body.numero_de_cambio, from, ...rebooked } }
      },
    }))
    const later = outcome.kind === 'done' ? await publishOn(deps, caller, where.id, outcome.impact.next) : 0
    const keeps = visits === 'keep'
    return answerProposal(outcome, where.zone, {
      would: (impact) => `Se quitaría de ${whatText(called, impact)} ${backText(impact, false)}${leftText(impact, keeps, false)}`,
      did: (impact) =>
        `Se quitó de ${whatText(called, impact)} ${backText(impact, true)}${leftText(impact, keeps, true)}${holdersText(impact.holds + later)}`,
      more: (impact) => ({
        vuelven: impact.restored.map(whoIs),
        se_les_pregunta: impact.asked.map(whoIs),
        ...leftFields(call, impact, body, now),
      }),
    })
  },
})

function whatText(name: string, { plan, from }: WithdrawalImpact): string {
  const days = plan.untilDay === null ? `desde el ${spanishDates.long(from)}` : daysText({ from, until: plan.untilDay })
  return `${name}, ${days}: ${planText(plan)}.`
}
