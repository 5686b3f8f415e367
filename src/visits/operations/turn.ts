import { z } from 'zod'
import type { Db, Tx } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { Caller } from '../../admin/access.ts'
import { OFFICE_REFUSALS, officesMeant } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { officeOrAll, summaryField } from '../../admin/fields.ts'
import { OUTCOME_WORDS } from '../../admin/labels.ts'
import { own } from '../../admin/owners.ts'
import type { Look } from '../../admin/reads.ts'
import { only, refusals, refuse } from '../../admin/refusals.ts'
import { initialsOf } from '../../booking/names.ts'
import { appointmentsOfFolio, FOLIO_REFUSALS } from '../../booking/operations/find.ts'
import { appointmentsById } from '../../booking/views.ts'
import { dayOf, wallClock } from '../../catalogue/calendar.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { asksWhoAttends, findProcedure } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { spanishDates } from '../../texts/dates.ts'
import { keptUntil } from '../arrival.ts'
import type { Stepped, StepRefusal } from '../steps.ts'
import { isOpen, type Priority, peopleOf, type SeenWith, theVisit, type Visit, type VisitState, visitById } from '../visits.ts'

export const STATES = {
  expected: 'por llegar',
  arrived: 'espera',
  late: 'llegó tarde',
  called: 'llamado',
  serving: 'en ventanilla',
  served: 'atendido',
  absent: 'no vino',
  left: 'se fue',
  unknown: 'no se sabe',
} as const satisfies Record<VisitState, string>

export const PRIORITIES = {
  age: 'persona mayor',
  disability: 'discapacidad',
  pregnancy: 'embarazo',
  baby: 'bebé en brazos',
} as const satisfies Record<Exclude<Priority, 'lapsed'>, string>

/** As it is shown; the last is nothing that a clerk chooses. */
export const PRIORITY_SAID = { ...PRIORITIES, lapsed: 'tenía cita' } as const satisfies Record<Priority, string>

export const SEEN_WITH = {
  mother: 'su mamá',
  father: 'su papá',
  both: 'sus dos papás',
  guardian: 'quien ejerce la tutela',
  court_paper: 'un papel del juzgado',
} as const satisfies Record<SeenWith, string>

/** Other procedures for minors ask in their own words who comes. */
export const notesWhoCame = (db: Db, procedureId: string, day: LocalDay): boolean =>
  findProcedure(db, procedureId)?.audience === 'minor' && asksWhoAttends(db, procedureId, day)

export const turnFields = {
  oficina: officeOrAll.describe('La oficina del turno. En blanco: la de su clave.'),
  turno_o_folio: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .describe('El número del turno, o el folio de quien todavía no lo tiene.')
    .meta({ page: 'carried', record: 'appointment', example: '14' }),
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(99_999)
    .optional()
    .describe('La usa la página /mostrador: no se hace nada si otra persona lo cambió mientras tanto.'),
}

export const turnCard = z
  .object({
    turno: z.number().int().nullable().describe('Vacío: todavía no llega.'),
    folio: z.string().nullable().describe('Vacío: sin cita.'),
    hora: z.string(),
    estado: z.enum(STATES),
    ventanilla: z.number().int().nullable(),
    personas: z.array(
      z.object({
        nombre: z.string(),
        tramite: z.string(),
        llego: z.string().nullable(),
        resultado: z.enum(OUTCOME_WORDS).nullable().describe('Qué pasó con su visita.'),
      }),
    ),
    prioridad: z.enum(PRIORITY_SAID).nullable(),
    version: z.number().int(),
  })
  .meta({
    example: {
      turno: 14,
      folio: 'K7M-4QX',
      hora: '9:30 h',
      estado: 'llamado',
      ventanilla: 3,
      personas: [{ nombre: 'Guadalupe Pérez Luna', tramite: 'renovar licencia', llego: '9:20 h', resultado: null }],
      prioridad: null,
      version: 4,
    },
  })

/** Of most steps. */
export const turnAnswer = z.object({ resumen: summaryField, turno: turnCard })

export const TURN_REFUSALS = {
  ...OFFICE_REFUSALS,
  ...only(FOLIO_REFUSALS, 'no_folio', 'stale', 'not_of_them'),
  ...refusals({
    no_turn: ['turno_no_existe', 'not_found', 'Hoy no hay un turno con ese número.', 'Revise el número, o escriba el folio.'],
    which_office: ['falta_la_oficina', 'invalid', 'Su clave es de varias oficinas.', 'Elija la oficina.'],
    not_today: [
      'cita_de_otro_dia',
      'conflict',
      'Esa cita no es de hoy: la llegada se anota el mismo día.',
      'Vea de qué día es con «Ver la historia de una cita».',
    ],
    outdated: ['turno_cambio', 'conflict', 'Otra persona lo cambió: no se hizo nada.', 'Vea cómo está ahora el turno.'],
  }),
}

export const STEP_REFUSALS = refusals<StepRefusal>({
  not_here: ['no_ha_llegado', 'conflict', 'No está anotado que llegó.', 'Anote primero su llegada.'],
  called: ['ya_se_llamo', 'conflict', 'Ya se llamó ese turno.', 'Llame al siguiente.'],
  not_called: ['sin_llamar', 'conflict', 'Ese turno no está llamado.', 'Llámelo primero.'],
  nobody: ['nadie_espera', 'conflict', 'Nadie espera.', 'Cuando alguien llegue, aparece en la lista.'],
  window_busy: [
    'ventanilla_ocupada',
    'conflict',
    'En esa ventanilla hay un turno sin terminar.',
    'Anote qué pasó con ese turno, o use otra ventanilla.',
  ],
  over: ['turno_terminado', 'conflict', 'Ese turno ya terminó.', 'Si fue un error, deshágalo: se puede durante diez minutos.'],
  too_early: ['lugar_guardado', 'conflict', 'Todavía puede llegar: se le guarda el lugar.', 'Espere unos minutos.'],
  is_here: ['ya_llego', 'conflict', 'Está anotado que llegó.', 'Si ya no está, anote que se fue.'],
})

const NUMBERED = statement('select id from visits where office_id = +? and day = +? and number = +?', {
  row: { id: 'int' },
  params: ['int', 'text', 'int'],
  uses: 'visits_number',
})

interface Meant {
  oficina?: string | undefined
  turno_o_folio: string
  version?: number | undefined
}

/** The named office, else the only one of the key. */
export function officeOfTurn(deps: AdminDeps, caller: Caller, named: string | undefined) {
  const [office, another] = officesMeant(deps, caller, named)
  if (!office || another) throw refuse(TURN_REFUSALS.which_office, 'oficina')
  return office
}

/** Of today: by its number, or by a folio of which one visit is not over. Refused when another key changed it since it was seen. */
export function meantVisit(tx: Tx, deps: AdminDeps, caller: Caller, meant: Meant, now: Instant): Visit {
  const visit = /^\d{1,4}$/.test(meant.turno_o_folio)
    ? byNumber(tx, deps, caller, meant, now)
    : byFolio(tx, deps, caller, meant, now)
  if (meant.version !== undefined && meant.version !== visit.version) throw refuse(TURN_REFUSALS.outdated, 'turno_o_folio')
  return visit
}

function byNumber(tx: Tx, deps: AdminDeps, caller: Caller, { oficina, turno_o_folio: turno }: Meant, now: Instant): Visit {
  const office = officeOfTurn({ ...deps, db: tx }, caller, oficina)
  const found = NUMBERED.get(tx, office.id, dayOf(now, office.zone), Number(turno))
  const visit = own(caller, found ? visitById(tx, found.id) : undefined, ({ officeId }) => ({ office: officeId }))
  if (!visit) throw refuse(TURN_REFUSALS.no_turn, 'turno_o_folio')
  return visit
}

function byFolio(tx: Tx, deps: AdminDeps, caller: Caller, { oficina, turno_o_folio: folio }: Meant, now: Instant): Visit {
  const standing = appointmentsOfFolio({ ...deps, db: tx }, caller, folio, 'turno_o_folio').filter(
    (one) => one.state === 'confirmed',
  )
  if (standing.length === 0) throw refuse(TURN_REFUSALS.stale, 'turno_o_folio')
  const here = officesMeant({ ...deps, db: tx }, caller, oficina).map(({ id }) => id)
  const today = standing.filter((one) => one.slot.day === dayOf(now, one.office.zone) && here.includes(one.office.id))
  const visits = [...Map.groupBy(today, (one) => one.slot.slotId).values()].flatMap(([first]) =>
    first ? theVisit(tx, first, now) : [],
  )
  const visit = visits.find(isOpen) ?? visits.at(-1)
  if (!visit) throw refuse(TURN_REFUSALS.not_today, 'turno_o_folio')
  return visit
}

/** Says which window, or until when. */
export function refuseStep(tx: Tx, { why, other }: Extract<Stepped, { ok: false }>, visit: Visit | undefined) {
  const said = STEP_REFUSALS[why]
  if (why === 'called' && other) return refuse({ ...said, what: `Ya lo llamó la ventanilla ${other.atWindow}.` }, 'turno_o_folio')
  if (why === 'window_busy' && other)
    return refuse({ ...said, what: `En esa ventanilla está el turno ${other.number}, sin terminar.` }, 'ventanilla')
  if (why === 'too_early' && visit)
    return refuse(
      { ...said, what: `Todavía puede llegar: se le guarda el lugar hasta las ${hourOf(tx, visit, keptUntil(tx, visit))}.` },
      'turno',
    )
  return refuse(said, 'turno_o_folio')
}

export const hourOf = (db: Db, { officeId }: Pick<Visit, 'officeId'>, at: Instant): string =>
  spanishDates.hour(wallClock(at, theOffice(db, officeId).zone).minute)

export function toTurn(look: Look, visit: Visit): z.output<typeof turnCard> {
  const { deps, caller, seen } = look
  const { db, vault } = deps
  const people = peopleOf(db, visit.id)
  const known = new Map(
    appointmentsById(
      db,
      vault,
      people.flatMap((one) => one.appointmentId ?? []),
    ).map((one) => [one.id, one]),
  )
  const named = people.map((person) => {
    const appointment = person.appointmentId === null ? undefined : known.get(person.appointmentId)
    seen.person(appointment?.id ?? `visit ${visit.id}`)
    const name = appointment?.name ?? (person.name ? vault.open(person.name) : 'sin cita')
    return {
      nombre: caller.seesNames ? name : initialsOf(name),
      tramite: findProcedure(db, person.procedureId)?.name['es-MX'] ?? person.procedureId,
      llego: person.arrivedAt === null ? null : hourOf(db, visit, person.arrivedAt),
      resultado: person.outcome && OUTCOME_WORDS[person.outcome],
    }
  })
  return {
    turno: visit.number,
    folio: caller.seesNames ? ([...known.values()][0]?.folio ?? null) : null,
    hora: hourOf(db, visit, visit.startsAt),
    estado: STATES[visit.state],
    ventanilla: visit.atWindow,
    personas: named,
    prioridad: visit.priority && PRIORITY_SAID[visit.priority],
    version: visit.version,
  }
}

/** For the log-book: the row numbers of its appointments, and its number. */
export const turnDetail = (db: Db, visit: Visit) => ({
  appointments: peopleOf(db, visit.id).flatMap((one) => one.appointmentId ?? []),
  ...(visit.number !== null && { number: visit.number }),
})

export const todayAt = (office: { id: number; zone: string }, now: Instant): { officeId: number; day: LocalDay } => ({
  officeId: office.id,
  day: dayOf(now, office.zone),
})

/** `turno 14`, or its folio. */
export const turnName = ({ turno, folio }: { turno: number | null; folio: string | null }): string =>
  turno === null ? (folio ?? 'sin número') : `turno ${turno}`
