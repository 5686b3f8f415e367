import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import { dayField, key, lastDay, office, proposalAnswer } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { DAYS_REFUSALS, daysText, parseDays } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { refusals } from '../../admin/refusals.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { type Reopened, reopenByOffice } from '../../schedule/closures.ts'
import { beforeTheLine } from '../../schedule/hooks.ts'
import { AGENDA_REFUSALS, agenda, agendaText, chosenSchedule } from '../../schedule/operations/agenda.ts'
import { count, whoIs } from '../../texts/admin.ts'
import { type Restored, restoreAfter } from '../restore.ts'

const REFUSALS = refusals({
  both_kinds: [
    'cierre_de_dos_clases',
    'conflict',
    'Esos días hay horas cerradas y también ventanillas de menos.',
    'Elija cuál de las dos se levanta.',
  ],
  no_closure: ['cierre_no_existe', 'not_found', 'Esa oficina no tiene un cierre ese día.', 'Revise la lista de cierres.'],
})

const WHAT = { hours: 'las horas cerradas', windows: 'las ventanillas de menos', both: 'todo' } as const

export const liftClosures = operation({
  method: 'POST',
  path: '/admin/cierres/levantar',
  tag: 'Cerrar y abrir',
  rank: 20,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Levantar un cierre o devolver una ventanilla',
  explanation:
    'Ese día se vuelve a atender según el horario de siempre, con todas sus ventanillas, cuando usted confirma. Quien no ha contestado recupera su hora; a quien ya eligió otra se le pregunta si quiere volver. A quien espera en la lista se le ofrecen los lugares que queden libres.',
  body: z.object({
    oficina: office,
    agenda: agenda('En blanco: todo lo cerrado de la oficina.'),
    dia: dayField('El día que se cerró o que tiene menos ventanillas.', 'mañana'),
    hasta_dia: lastDay,
    se_levanta: z.enum(WHAT).optional().describe('Qué se levanta, si hay horas cerradas y también ventanillas de menos.'),
    clave: key,
  }),
  answer: proposalAnswer({
    horas_abiertas: z.number().int().meta({ title: 'Horarios que se abren' }),
    vuelven: z.array(z.string()).describe('Quiénes recuperan su hora.'),
    se_les_pregunta: z.array(z.string()).describe('Quiénes ya tienen otra hora y dicen si vuelven.'),
  }),
  example: {
    resumen: 'Se abriría otra vez Toluca el jueves 3 de diciembre de 2026: cambiarían 28 horarios.',
    horas_abiertas: 28,
    vuelven: [],
    se_les_pregunta: [],
  },
  refusals: { ...OFFICE_REFUSALS, ...AGENDA_REFUSALS, ...DAYS_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'levantar_cierre', said: 'Levantó un cierre', members: { day: 'día', until: 'hasta', closures: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const scheduleId = body.agenda === undefined ? undefined : chosenSchedule(deps.db, where, body.agenda).id
    const called = agendaText(deps.db, where, scheduleId)
    const days = parseDays(body, where.zone, now)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) =>
        lift(
          inner,
          deps,
          {
            officeId: where.id,
            scheduleId,
            ...days,
            what: body.se_levanta && codeOf(WHAT, body.se_levanta),
            actor: actorOf(caller),
          },
          at,
        ),
      deed: ({ closures }) => ({ officeId: where.id, detail: { day: days.from, until: days.until, closures } }),
      resolved: { dia: days.from, hasta_dia: days.until },
    }))
    return answerProposal(outcome, where.zone, {
      would: (impact) => liftedText(called, days, impact, false),
      did: (impact) => liftedText(called, days, impact, true),
      more: ({ hoursOpened, restored, asked }) => ({
        horas_abiertas: hoursOpened,
        vuelven: restored.map(whoIs),
        se_les_pregunta: asked.map(whoIs),
      }),
    })
  },
})

type Lifted = Reopened & Restored

/** For `proposeOrApply`. The displaced people come first: no one else is offered an hour in between. */
function lift(
  tx: Tx,
  deps: Pick<StaffDeps, 'hooks' | 'messaging'>,
  { actor, ...where }: Parameters<typeof reopenByOffice>[2] & { actor: ReturnType<typeof actorOf> },
  now: Instant,
): Worked<Lifted, 'no_closure' | 'both_kinds'> {
  const reopened = reopenByOffice(tx, beforeTheLine(deps.hooks), where, now)
  if (!reopened.ok) return reopened
  const causes = reopened.impact.closures.map((closureId) => ({ closureId }))
  const restored = restoreAfter(tx, deps.messaging, { causes, actor }, now)
  deps.hooks.happened(tx, { what: 'places_published' }, now)
  return { ...reopened, impact: { ...reopened.impact, ...restored } }
}

function liftedText(office: string, days: { from: LocalDay; until: LocalDay }, lifted: Lifted, done: boolean): string {
  const when = daysText(days)
  if (!lifted.opens)
    return `${done ? 'Se levantó' : 'Se levantaría'} el cierre de ${office} ${when}, pero no se abre ninguna hora: ${days.from === days.until ? 'ese día' : 'esos días'} no atiende de por sí.`
  const [one, many] = done ? ['cambió', 'cambiaron'] : ['cambiaría', 'cambiarían']
  const hours = `${lifted.hoursOpened === 1 ? one : many} ${count(lifted.hoursOpened, 'horario', 'horarios')}`
  const what = lifted.windowsOnly
    ? `${office} ${done ? 'tiene' : 'tendría'} otra vez todas sus ventanillas ${when}`
    : `${done ? 'Se abrió' : 'Se abriría'} otra vez ${office} ${when}`
  return `${what}: ${hours}. ${backText(lifted, done)}`.trimEnd()
}

/** Empty when there are none. */
export function backText({ restored, asked }: Restored, done: boolean): string {
  const back =
    restored.length > 0 &&
    `${restored.length === 1 ? (done ? 'Vuelve' : 'Volvería') : done ? 'Vuelven' : 'Volverían'} a su hora ${count(restored.length, 'persona', 'personas')}. `
  const ask =
    asked.length > 0 &&
    `${done ? 'Se pregunta' : 'Se preguntaría'} a ${count(asked.length, 'persona que ya tiene otra', 'personas que ya tienen otra')}. `
  return [back, ask].filter(Boolean).join('')
}
