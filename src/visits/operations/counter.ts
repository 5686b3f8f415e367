import { z } from 'zod'
import { type CounterPart, counterFields, notesOf } from '../../admin/at-counter.ts'
import { OFFICE_REFUSALS } from '../../admin/choices.ts'
import { officeOrAll, summaryField } from '../../admin/fields.ts'
import { OUTCOME_WORDS } from '../../admin/labels.ts'
import { operation } from '../../admin/operation.ts'
import type { Look } from '../../admin/reads.ts'
import { only } from '../../admin/refusals.ts'
import { type WorklistPart, worklistFields, worklistOf } from '../../admin/worklist.ts'
import { initialsOf } from '../../booking/names.ts'
import { answersRead, readsAs } from '../../booking/office-answers.ts'
import { toDayLine, withoutNames } from '../../booking/views.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { findProcedure, requirementsOn } from '../../catalogue/procedures.ts'
import type { Instant } from '../../clock.ts'
import { count } from '../../texts/admin.ts'
import { whoIsExpected } from '../../texts/admin-minors.ts'
import { needsText } from '../../texts/admin-needs.ts'
import { spanishDates } from '../../texts/dates.ts'
import { toCheck } from '../../texts/day-list.ts'
import { keptUntil } from '../arrival.ts'
import { type CounterLine, counterOf } from '../counter.ts'
import { freeToday } from '../walk-ins.ts'
import { hourOf, notesWhoCame, officeOfTurn, PRIORITY_SAID, STATES, TURN_REFUSALS } from './turn.ts'

/** Beside those of a turn. */
const LINE_STATES = { ...STATES, lapsed: 'se soltó su lugar' } as const

const HINTS = {
  running_late: 'avisó que llega tarde',
  says_here: 'dice que llegó',
  lapsed: 'no contestó los recordatorios; si llega y hay lugar, pasa antes de quienes no tienen cita',
} as const

const line = z.object({
  turno: z.number().int().nullable(),
  folio: z.string().nullable(),
  hora: z.string(),
  estado: z.enum(LINE_STATES),
  ventanilla: z.number().int().nullable(),
  prioridad: z.enum(PRIORITY_SAID).nullable(),
  aviso: z.enum(HINTS).nullable().describe('Lo que la persona dijo en su chat.'),
  necesita: z.string().nullable().describe('Lo que pidió en el chat para su visita.').meta({ title: 'Qué necesita' }),
  ...counterFields,
  llego: z.string().nullable(),
  llamado: z.string().nullable(),
  tarde: z.boolean().describe('No ha llegado, y ya no se le guarda el lugar.'),
  personas: z.array(
    z.object({
      nombre: z.string(),
      tramite: z.string(),
      pide_quien_vino: z
        .boolean()
        .describe('Es menor de edad, y lo que se lleva depende de quién vino con ella: se anota.')
        .meta({ title: 'Pide quién vino' }),
      acompana: z
        .string()
        .nullable()
        .describe('Quién firma por una persona menor de edad, como se dijo en el chat.')
        .meta({ title: 'Quién acompaña' }),
      respuestas: z.array(z.string()).describe('A lo que pregunta su trámite, si quien mira puede leerlas.'),
      verificar: z.string().nullable().meta({ title: 'Verificar identidad' }),
      resultado: z.enum(OUTCOME_WORDS).nullable().describe('Qué pasó con su visita.'),
    }),
  ),
  version: z.number().int().nullable().describe('Vacía: todavía no se ha anotado nada.'),
})

export const counter = (parts: readonly WorklistPart[], atCounter: readonly CounterPart[]) =>
  operation({
    method: 'GET',
    path: '/admin/mostrador',
    tag: 'Mostrador',
    rank: 5,
    least: 'clerk',
    ofEachAgency: true,
    summary: 'Ver el mostrador',
    explanation:
      'Quién espera, en el orden en que se llama; quién está en qué ventanilla; quién falta y los lugares libres de hoy. La página /mostrador lo pide cada pocos segundos.',
    query: z.object({ oficina: officeOrAll.describe('En blanco: la de su clave.') }),
    answer: z.object({
      resumen: summaryField,
      oficina: z.string(),
      dia: z.iso.date(),
      turnos: z.array(line).describe('En las ventanillas, en espera, por llegar y terminados, en ese orden.'),
      libres: z
        .array(z.object({ hora: z.string(), lugares: z.number().int() }))
        .describe('Lugares de hoy para quien viene sin cita.'),
      papeles: z
        .array(z.object({ tramite: z.string(), piden: z.array(z.string()), se_recoge: z.boolean() }))
        .describe('Lo que pide cada trámite de hoy, para anotar qué faltó.'),
      ...worklistFields,
    }),
    example: {
      resumen: 'Esperan 2 turnos; faltan 5 por llegar y quedan 3 lugares libres.',
      turnos: [],
      libres: [],
      papeles: [],
    },
    refusals: { ...only(TURN_REFUSALS, 'which_office'), ...OFFICE_REFUSALS },
    run(call) {
      const { deps, caller, query, now, seen } = call
      const where = officeOfTurn(deps, caller, query.oficina)
      const day = dayOf(now, where.zone)
      seen.asked({ officeId: where.id, day })
      const lines = counterOf(deps.db, deps.vault, where.id, day)
      const visits = lines.flatMap(({ visitors: [first] }) =>
        first ? { groupId: first.groupId, folio: (caller.seesNames && first.folio) || null } : [],
      )
      const notes = notesOf(atCounter, call, { officeId: where.id, now, visits })
      const free = freeToday(deps.db, { id: where.id, day }, now).flatMap(({ minute, beside, seats }) =>
        beside + seats > 0 ? [{ hora: spanishDates.hour(minute), lugares: beside + seats }] : [],
      )
      const many = (states: string[]) => lines.filter((one) => states.includes(one.state)).length
      const places = free.reduce((sum, one) => sum + one.lugares, 0)
      return {
        resumen: `${waitText(many(['arrived', 'late']))}; ${missText(many(['expected']))} y ${count(places, 'lugar libre', 'lugares libres', 'ningún lugar libre')}.`,
        oficina: where.name,
        dia: day,
        turnos: lines.map((one) => ({ ...toLine(call, one, now), ...notes(one.visitors[0]?.groupId ?? '') })),
        libres: free,
        papeles: papersOf(call, lines, day),
        ...worklistOf(parts, call, [where], where.id),
      }
    },
  })

const waitText = (many: number): string =>
  many === 0 ? 'No espera nadie' : many === 1 ? 'Espera 1 turno' : `Esperan ${many} turnos`
const missText = (many: number): string =>
  many === 0 ? 'no falta nadie' : many === 1 ? 'falta 1 por llegar' : `faltan ${many} por llegar`

function papersOf({ deps }: Look, lines: readonly CounterLine[], day: string) {
  const ids = new Set(
    lines.flatMap(({ visit, visitors }) => [
      ...visitors.map((one) => one.procedureId),
      ...(visit?.people.map((one) => one.procedureId) ?? []),
    ]),
  )
  return [...ids].map((id) => {
    const asked = Map.groupBy(requirementsOn(deps.db, id, day), ({ applies }) => applies === 'collect')
    return {
      tramite: findProcedure(deps.db, id)?.name['es-MX'] ?? id,
      piden: [...new Set(asked.get(false)?.map(({ text }) => text['es-MX']))],
      se_recoge: asked.has(true),
    }
  })
}

function toLine(look: Look, { visit, visitors, state, startsAt }: CounterLine, now: Instant) {
  const { db } = look.deps
  const [first] = visitors
  const officeId = visit?.officeId ?? first?.office.id ?? 0
  const at = { officeId, startsAt }
  return {
    turno: visit?.number ?? null,
    folio: (look.caller.seesNames && first?.folio) || null,
    hora: hourOf(db, at, startsAt),
    estado: LINE_STATES[state],
    ventanilla: visit?.atWindow ?? null,
    prioridad: visit?.priority ? PRIORITY_SAID[visit.priority] : null,
    aviso: visit?.hint ? HINTS[visit.hint] : state === 'lapsed' ? HINTS.lapsed : null,
    necesita: look.caller.seesNames ? needsText(first?.needs ?? []) : null,
    llego: visit?.arrivedAt ? hourOf(db, at, visit.arrivedAt) : null,
    llamado: state === 'called' && visit?.calledAt ? calledText(hourOf(db, at, visit.calledAt), visit.calls) : null,
    tarde: state === 'expected' && keptUntil(db, at) < now,
    personas: [...visitorsIn(look, visit, visitors), ...walkInsIn(look, visit)],
    version: visit?.version ?? null,
  }
}

const calledText = (hour: string, calls: number): string => (calls > 1 ? `${hour}, por ${calls}.ª vez` : hour)

const visitorsIn = ({ deps: { db }, caller, seen }: Look, visit: CounterLine['visit'], visitors: CounterLine['visitors']) =>
  visitors.map((view) => {
    seen.person(view.id)
    const one = caller.seesNames ? view : withoutNames(view)
    const outcome = visit?.people.find(({ appointmentId }) => appointmentId === view.id)?.outcome
    return {
      nombre: one.name,
      tramite: findProcedure(db, one.procedureId)?.name['es-MX'] ?? one.procedureId,
      pide_quien_vino: notesWhoCame(db, one.procedureId, one.slot.day),
      acompana: whoIsExpected(one),
      respuestas: answersRead(db, one, readsAs(caller.role)),
      verificar: toCheck(toDayLine(db, one)),
      resultado: outcome ? OUTCOME_WORDS[outcome] : null,
    }
  })

const walkInsIn = ({ deps: { db, vault }, caller, seen }: Look, visit: CounterLine['visit']) =>
  (visit?.groupId === null ? visit.people : []).map((one) => {
    seen.person(`visit ${one.visitId}`)
    const name = one.name ? vault.open(one.name) : ''
    return {
      nombre: name === '' ? 'Sin cita' : caller.seesNames ? name : initialsOf(name),
      tramite: findProcedure(db, one.procedureId)?.name['es-MX'] ?? one.procedureId,
      pide_quien_vino: notesWhoCame(db, one.procedureId, visit?.day ?? ''),
      acompana: null,
      respuestas: [],
      verificar: null,
      resultado: one.outcome ? OUTCOME_WORDS[one.outcome] : null,
    }
  })
