import { z } from 'zod'
import { APART } from '../../admin/audit.ts'
import { chosenOffice, OFFICE_REFUSALS, officesOf } from '../../admin/choices.ts'
import { dayField, key, nextCursor, numberCursor, office, proposalAnswer, summaryField } from '../../admin/fields.ts'
import { operation, PAGE_AND_ONE, pageOf } from '../../admin/operation.ts'
import { DAYS_REFUSALS, daysText, lastDay, parseDays, spanText } from '../../admin/parse.ts'
import { answerProposal, KEY_REFUSALS, propose } from '../../admin/propose.ts'
import { refusals } from '../../admin/refusals.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { count } from '../../texts/admin.ts'
import { type Closure, countClosures, listClosures, type Reopened, reopenByOffice } from '../closures.ts'

const REFUSALS = refusals({
  no_closure: ['cierre_no_existe', 'not_found', 'Esa oficina no tiene un cierre ese día.', 'Revise la lista de cierres.'],
})

const closureCard = z.object({
  oficina: z.string(),
  dia: z.iso.date(),
  horas: z.string(),
  motivo: z.string(),
  avance: z.string().nullable().meta({ title: 'Cuántas van' }),
})

const WHICH = ['los que vienen', 'los que ya pasaron'] as const

export const closures = operation({
  method: 'GET',
  path: '/admin/cierres',
  tag: 'Cerrar y abrir',
  rank: 30,
  least: 'reader',
  ofEachAgency: true,
  summary: 'Ver los cierres',
  explanation:
    'Los días y las horas que se cerraron en sus oficinas. No incluye los días inhábiles ni los cierres que se levantaron.',
  query: z.object({ cuales: z.enum(WHICH).default(WHICH[0]), cursor: numberCursor }),
  answer: z.object({ resumen: summaryField, cierres: z.array(closureCard), siguiente: nextCursor }),
  example: {
    resumen: 'Hay 1 cierre.',
    cierres: [{ oficina: 'Toluca', dia: '2026-12-03', horas: 'todo el día', motivo: 'no hay luz', avance: null }],
  },
  refusals: {},
  run({ deps, caller, query, now }) {
    const mine = officesOf(deps, caller)
    const today = dayOf(now, mine[0]?.zone ?? institutionZone(deps.db))
    const asked = { officeIds: mine.map((one) => one.id), today, past: query.cuales === WHICH[1] }
    const found = listClosures(deps.db, deps.vault, asked, { after: query.cursor, limit: PAGE_AND_ONE })
    const { lines, next } = pageOf(found, (one) => one.id)
    return {
      resumen: summarise(countClosures(deps.db, asked), asked.past),
      cierres: lines.map((one) => ({
        oficina: one.office,
        dia: one.day,
        horas: spanText(one),
        motivo: one.reason,
        avance: progress(one),
      })),
      siguiente: next,
    }
  },
})

function summarise(all: number, past: boolean): string {
  if (past)
    return all === 0 ? 'No hay cierres que ya pasaron.' : `Ya ${all === 1 ? 'pasó' : 'pasaron'} ${count(all, 'cierre', 'cierres')}.`
  return all === 0 ? 'No hay ningún cierre de hoy en adelante.' : `Hay ${count(all, 'cierre', 'cierres')} de hoy en adelante.`
}

function progress({ total, cancelled, finishedAt }: Closure): string | null {
  if (total === null || cancelled === null) return null
  const done = count(cancelled, 'cita con aviso de otra hora', 'citas con aviso de otra hora')
  return finishedAt === null ? `${done} de ${total.toLocaleString('es-MX')}; vuelva a mirar en un momento` : `${done}; terminado`
}

export const liftClosures = operation({
  method: 'POST',
  path: '/admin/cierres/levantar',
  tag: 'Cerrar y abrir',
  rank: 20,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Levantar un cierre',
  explanation:
    'Ese día se vuelve a abrir según el horario de siempre, cuando usted confirma. Las citas que se cancelaron no vuelven: esas personas pueden pedir otra. A quien espera en la lista se le ofrecen por WhatsApp los lugares que queden libres.',
  body: z.object({ oficina: office, dia: dayField('El día cerrado.', 'mañana'), hasta_dia: lastDay, clave: key }),
  answer: proposalAnswer({ horas_abiertas: z.number().int().meta({ title: 'Horarios que se abren' }) }),
  example: { resumen: 'Se abriría otra vez Toluca el jueves 3 de diciembre de 2026: cambiarían 28 horarios.', horas_abiertas: 28 },
  refusals: { ...OFFICE_REFUSALS, ...DAYS_REFUSALS, ...REFUSALS, ...KEY_REFUSALS },
  deed: { name: 'levantar_cierre', said: 'Levantó un cierre', members: { day: 'día', until: 'hasta', closures: APART } },
  async run(call) {
    const { deps, caller, body, now } = call
    const where = chosenOffice(deps, caller, body.oficina)
    const days = parseDays(body, where.zone, now)
    const outcome = await propose(call, (_tx, at) => ({
      work: (inner) => reopenByOffice(inner, deps.hooks, { officeId: where.id, ...days }, at),
      deed: ({ closures }) => ({ officeId: where.id, detail: { day: days.from, until: days.until, closures } }),
      resolved: { dia: days.from, hasta_dia: days.until },
    }))
    return answerProposal(outcome, where.zone, {
      would: (impact) => liftedText(where.name, days, impact, WOULD),
      did: (impact) => liftedText(where.name, days, impact, DID),
      more: ({ hoursOpened }) => ({ horas_abiertas: hoursOpened }),
    })
  },
})

const WOULD = { lift: 'Se levantaría', open: 'Se abriría', one: 'cambiaría', many: 'cambiarían' }
const DID = { lift: 'Se levantó', open: 'Se abrió', one: 'cambió', many: 'cambiaron' }

function liftedText(
  office: string,
  days: { from: LocalDay; until: LocalDay },
  { hoursOpened, opens }: Reopened,
  say: typeof WOULD,
): string {
  if (!opens)
    return `${say.lift} el cierre de ${office} ${daysText(days)}, pero no se abre ninguna hora: ${days.from === days.until ? 'ese día' : 'esos días'} no atiende de por sí.`
  return `${say.open} otra vez ${office} ${daysText(days)}: ${hoursOpened === 1 ? say.one : say.many} ${count(hoursOpened, 'horario', 'horarios')}.`
}
