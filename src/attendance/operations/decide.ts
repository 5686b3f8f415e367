import { z } from 'zod'
import { OFFICE_REFUSALS, officesMeant, officesOf, onlyOffice } from '../../admin/choices.ts'
import { instant, listedNumber, officeOrAll, reason, summaryField } from '../../admin/fields.ts'
import { codeOf } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import { isoAt } from '../../admin/parse.ts'
import { proposal } from '../../admin/proposal.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { groupOf } from '../../booking/views.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { count } from '../../texts/admin.ts'
import { type MissedVisit, missedById } from '../missed-visits.ts'
import { type Decision, decide, toDecide } from '../to-decide.ts'

const SAYS: Record<MissedVisit['state'], string> = {
  planned: 'no se le ha preguntado',
  asked: 'no ha contestado',
  silent: 'no contestó',
  came: 'dice que sí llegó',
  could_not: 'dice que no pudo ir',
  unwanted: 'dice que ya no la quería',
  not_there: 'la oficina decidió que no llegó',
  cleared: 'no cuenta',
  spent: 'no cuenta: después se le dio una cita en persona',
}

const card = z.object({
  numero: z.number().int(),
  que_falta: z.string(),
  oficina: z.string(),
  cita: instant.describe('La hora de la cita.'),
  nombres: z.array(z.string()).describe('Vacío: ya se borraron.'),
  folio: z.string().nullable(),
  dijo: z.string(),
  revisar_antes_de: instant.nullable().describe('Vacío: solo falta decidir si llegó.'),
})

function toCard({ deps, caller, seen }: Look, one: MissedVisit): z.output<typeof card> {
  const { zone, name } = theOffice(deps.db, one.officeId)
  const views = one.groupId === null ? [] : groupOf(deps.db, deps.vault, one.groupId)
  for (const view of views) seen.person(view.id)
  return {
    numero: one.id,
    que_falta: one.state === 'came' ? 'decidir si llegó' : 'revisar si la siguiente cita se da en persona',
    oficina: name,
    cita: isoAt(one.startsAt, zone),
    nombres: caller.seesNames ? views.map((view) => view.name) : [],
    folio: views[0]?.folio ?? null,
    dijo: SAYS[one.state],
    revisar_antes_de: one.reviewBy === null ? null : isoAt(one.reviewBy, zone),
  }
}

export const missedVisits = operation({
  method: 'GET',
  path: '/admin/asistencia',
  tag: 'Casos',
  rank: 86,
  least: 'clerk',
  ofEachAgency: true,
  summary: 'Ver las citas a las que no quedó anotado que se llegara',
  explanation:
    'Quien dice que sí llegó, y los teléfonos cuya siguiente cita se da en persona: se revisan en cinco días hábiles. No cambia nada.',
  query: z.object({ oficina: officeOrAll }),
  answer: z.object({ resumen: summaryField, citas: z.array(card) }),
  example: {
    resumen: 'Esperan 2 citas.',
    citas: [
      {
        numero: 12,
        que_falta: 'decidir si llegó',
        oficina: 'Toluca',
        cita: '2026-12-03T09:00:00-06:00',
        nombres: ['Guadalupe Pérez Luna'],
        folio: 'K7M-4QX',
        dijo: 'dice que sí llegó',
        revisar_antes_de: null,
      },
    ],
  },
  refusals: OFFICE_REFUSALS,
  run(call) {
    const { deps, caller, query, seen } = call
    const offices = officesMeant(deps, caller, query.oficina)
    seen.asked({ officeId: onlyOffice(offices) })
    const found = toDecide(
      deps.db,
      offices.map(({ id }) => id),
    )
    const resumen =
      found.length === 0
        ? 'Ninguna espera.'
        : `${found.length === 1 ? 'Espera' : 'Esperan'} ${count(found.length, 'cita', 'citas')}.`
    return { resumen, citas: found.map((one) => toCard(call, one)) }
  },
})

const DECISIONS = {
  came: 'sí llegó, o no se sabe',
  not_there: 'no llegó',
  lift: 'quitar: puede sacar citas en el chat',
  stays: 'se queda: la siguiente, en persona',
} as const satisfies Record<Decision, string>

const REFUSALS = refusals({
  none: [
    'asistencia_sin_numero',
    'not_found',
    'Esa cita no espera nada de sus oficinas, o ya se decidió.',
    'Vea «Ver las citas a las que no quedó anotado que se llegara».',
  ],
  not_asked: [
    'asistencia_otra_pregunta',
    'conflict',
    'Eso no es lo que falta decidir de esa cita; no se hizo nada.',
    'Si dice que llegó, decida si llegó; si falta revisarla, decida si se queda.',
  ],
})

export const decideMissed = proposal({
  path: '/admin/asistencia',
  tag: 'Casos',
  rank: 87,
  least: 'manager',
  ofEachAgency: true,
  summary: 'Decidir de una cita a la que no quedó anotado que se llegara',
  explanation: 'Si no se puede saber, decida a su favor. A la persona no se le avisa.',
  form: z.object({
    numero: listedNumber('missed visit'),
    decision: z.enum(DECISIONS).meta({ title: 'Decisión', page: 'of-one' }),
    motivo: reason('trajo su papeleta de ese día'),
  }),
  example: { resumen: 'Ya no cuenta nada de ese teléfono: puede sacar citas en el chat.' },
  refusals: { ...REFUSALS },
  deed: {
    name: 'decidir_asistencia',
    attends: true,
    said: 'Decidió de una cita a la que no quedó anotado que se llegara',
    members: { missed: 'número', decision: 'decisión' },
  },
  plan({ deps, caller, body }) {
    const decision = codeOf(DECISIONS, body.decision)
    const found = missedById(deps.db, body.numero)
    if (!found || !officesOf(deps, caller).some(({ id }) => id === found.officeId)) throw refuse(REFUSALS.none, 'numero')
    const said: Record<Decision, string> = {
      came: 'Esa cita no cuenta.',
      not_there: 'Esa cita cuenta.',
      lift: 'Ya no cuenta nada de ese teléfono: puede sacar citas en el chat.',
      stays: 'La siguiente cita de ese teléfono se da en persona.',
    }
    return {
      work(tx, at) {
        const one = missedById(tx, body.numero)
        if (!one) throw refuse(REFUSALS.none, 'numero')
        if (!decide(tx, one, decision, at)) return { ok: false, why: 'not_asked' }
        return { ok: true, touched: [{ what: 'missed_visit', id: one.id, version: one.version }], impact: one }
      },
      deed: (one) => ({ officeId: one.officeId, detail: { missed: one.id, decision: DECISIONS[decision] }, reason: body.motivo }),
      would: () => `Si confirma: ${said[decision]}`,
      did: () => said[decision],
    }
  },
})
