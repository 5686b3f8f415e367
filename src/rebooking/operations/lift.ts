import { z } from 'zod'
import type { Tx } from '../../../db/open.ts'
import { actorOf } from '../../admin/access.ts'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS } from '../../admin/choices.ts'
import type { StaffDeps } from '../../admin/deps.ts'
import { dayField, key, office, proposalAnswer } from '../../admin/fields.ts'
import { operation } from '../../admin/operation.ts'
import { DAYS_REFUSALS, daysText, lastDay, parseDays } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose, type Worked } from '../../admin/propose.ts'
import { refusals } from '../../admin/refusals.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { type Reopened, reopenByOffice } from '../../schedule/closures.ts'
import { count, whoIs } from '../../texts/admin.ts'
import { type Restored, restoreAfter } from '../restore.ts'

const REFUSALS = refusals({
  no_closure: ['cierre_no_existe', 'not_found', 'Esa oficina no tiene un cierre ese día.', 'Revise la lista de cierres.'],
})

export const liftClosures = operation({
  method: 'POST',
  path: '/admin/cierres/levantar',
  tag: 'Cerrar y abrir',
  rank: 20,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Levantar un cierre',
  explanation:
    'Ese día se vuelve a abrir según el horario de siempre, cuando usted confirma. Quien no ha contestado recupera su hora; a quien ya eligió otra se le pregunta si quiere volver. A quien espera en la lista se le ofrecen los lugares que queden libres.',
  body: z.object({ oficina: office, dia: dayField('El día cerrado.', 'mañana'), hasta_dia: lastDay, clave: key }),
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
  refusals: { ...OFFICE_REFUSALS, ...DAYS_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'levantar_cierre', said: 'Levantó un cierre', members: { day: 'día', until: 'hasta', closures: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const days = parseDays(body, where.zone, now)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => lift(inner, deps, { officeId: where.id, ...days, actor: actorOf(caller) }, at),
      deed: ({ closures }) => ({ officeId: where.id, detail: { day: days.from, until: days.until, closures } }),
      resolved: { dia: days.from, hasta_dia: days.until },
    }))
    return answerProposal(outcome, where.zone, {
      would: (impact) => liftedText(where.name, days, impact, WOULD),
      did: (impact) => liftedText(where.name, days, impact, DID),
      more: ({ hoursOpened, restored, asked }) => ({
        horas_abiertas: hoursOpened,
        vuelven: restored.map(whoIs),
        se_les_pregunta: asked.map(whoIs),
      }),
    })
  },
})

type Lifted = Reopened & Restored

/** For `proposeOrApply`. The people of before come first: nobody else is offered an hour in between. */
function lift(
  tx: Tx,
  deps: Pick<StaffDeps, 'hooks' | 'messaging'>,
  { actor, ...where }: Parameters<typeof reopenByOffice>[2] & { actor: ReturnType<typeof actorOf> },
  now: Instant,
): Worked<Lifted, 'no_closure'> {
  const reopened = reopenByOffice(tx, deps.hooks, where, now)
  if (!reopened.ok) return reopened
  return { ...reopened, impact: { ...reopened.impact, ...restoreAfter(tx, deps.messaging, { ...reopened.impact, actor }, now) } }
}

const WOULD = {
  lift: 'Se levantaría',
  open: 'Se abriría',
  one: 'cambiaría',
  many: 'cambiarían',
  back: 'Volverían',
  ask: 'Se preguntaría',
}
const DID = { lift: 'Se levantó', open: 'Se abrió', one: 'cambió', many: 'cambiaron', back: 'Vuelven', ask: 'Se pregunta' }

function liftedText(
  office: string,
  days: { from: LocalDay; until: LocalDay },
  { hoursOpened, opens, restored, asked }: Lifted,
  say: typeof WOULD,
): string {
  if (!opens)
    return `${say.lift} el cierre de ${office} ${daysText(days)}, pero no se abre ninguna hora: ${days.from === days.until ? 'ese día' : 'esos días'} no atiende de por sí.`
  const back = restored.length === 0 ? '' : ` ${say.back} a su hora ${count(restored.length, 'persona', 'personas')}.`
  const ask =
    asked.length === 0 ? '' : ` ${say.ask} a ${count(asked.length, 'persona que ya tiene otra', 'personas que ya tienen otra')}.`
  return `${say.open} otra vez ${office} ${daysText(days)}: ${hoursOpened === 1 ? say.one : say.many} ${count(hoursOpened, 'horario', 'horarios')}.${back}${ask}`
}
