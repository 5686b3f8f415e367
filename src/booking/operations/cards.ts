import { z } from 'zod'
import { ofEach } from '../../admin/audit.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { ORIGIN_WORDS, OUTCOME_WORDS, STATE_WORDS } from '../../admin/labels.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { minorCaseWords, permissionWords } from '../../texts/admin-minors.ts'
import { needsText } from '../../texts/admin-needs.ts'
import { money } from '../../texts/amounts.ts'
import { spanishDates } from '../../texts/dates.ts'
import { type DayLine, toCheck } from '../../texts/day-list.ts'
import { phoneText } from '../../texts/phones.ts'
import { answersRead, readsAs } from '../office-answers.ts'
import type { AppointmentView } from '../types.ts'
import { type AppointmentDetail, appointmentsById, toDayLine as dayLine, optionChosen, withoutNames } from '../views.ts'

type Seen = Pick<AppointmentView, 'slot' | 'office' | 'agenda'>

/** "jueves 3 de diciembre de 2026 a las 9:30 h en Toluca"; in several hours, how many begin in each. */
export function visitWords(views: readonly Seen[]): string {
  const visits = Map.groupBy(views, (view) => `${view.office.id}:${view.agenda}:${view.slot.day}`)
  return [...visits.values()].map(oneVisit).join(' y del ')
}

function oneVisit(views: Seen[]): string {
  const [first] = views
  return first
    ? `${spanishDates.long(first.slot.day)} a las ${hoursOf(views)} en ${first.office.name}${first.agenda ? `, ${first.agenda}` : ''}`
    : ''
}

function hoursOf(views: Seen[]): string {
  const hours = [...Map.groupBy(views, (view) => view.slot.minute)].sort(([a], [b]) => a - b)
  const said = hours.map(([minute, people]) => {
    const hour = spanishDates.hour(minute)
    return hours.length > 1 ? `${hour} (${count(people.length, 'persona', 'personas')})` : hour
  })
  return listed(said)
}

export const FOLIOS = ofEach<number>((id, { db, vault }) => appointmentsById(db, vault, [id])[0]?.folio)

export const EXAMPLE_CARD = {
  dia: '2026-12-03',
  oficina: 'Toluca',
  agenda: null,
  hora: '9:30 h',
  nombre: 'Guadalupe Pérez Luna',
  tramite: 'renovar licencia',
  folio: 'K7M-4QX',
  estado: 'confirmada',
  vigencia: '10 años',
  por_pagar: '$2,140',
  acompana: null,
  caso: null,
  permiso: null,
  verificar: null,
  necesita: null,
  llego: null,
  respuestas: [],
  telefono_termina: '5678',
  telefono_para_llamar: null,
  via: 'chat',
  cuando: '2026-12-03T09:30:00-06:00',
}

/** In a list of calls. */
export const visitCard = z.object({
  oficina: z.string(),
  dia: z.iso.date(),
  hora: z.string(),
  folio: z.string(),
  nombres: z.array(z.string()),
})

export const EXAMPLE_VISIT = {
  oficina: 'Toluca',
  dia: '2026-12-03',
  hora: '12:00 h',
  folio: 'K7M-4QX',
  nombres: ['Guadalupe Pérez Luna'],
}

/** `first`: the first hour of the visit. */
export const toVisitCard = (first: AppointmentDetail, people: readonly AppointmentDetail[]): z.output<typeof visitCard> => ({
  oficina: first.office.name,
  dia: first.slot.day,
  hora: spanishDates.hour(first.slot.minute),
  folio: first.folio ?? '',
  nombres: people.map((view) => view.name),
})

export const appointmentCard = z
  .object({
    dia: z.iso.date(),
    oficina: z.string(),
    agenda: z.string().nullable().describe('Quién o qué recibe ahí, si no son las ventanillas.'),
    hora: z.string(),
    nombre: z.string(),
    tramite: z.string(),
    folio: z.string(),
    estado: z.enum({ ...STATE_WORDS, ...OUTCOME_WORDS }),
    vigencia: z.string().nullable().meta({ title: 'Opción' }),
    por_pagar: z.string(),
    acompana: z
      .string()
      .nullable()
      .describe('La persona adulta que acompaña a una persona menor de edad.')
      .meta({ title: 'Quién acompaña' }),
    caso: z.string().nullable().describe('De una persona menor de edad: quién firma por ella, como se dijo en el chat.'),
    permiso: z.string().nullable().describe('Si la otra persona declaró que dará su permiso. No es el permiso: falta la firma.'),
    verificar: z.string().nullable().describe('Qué revisar con la identificación oficial.').meta({ title: 'Verificar identidad' }),
    necesita: z.string().nullable().describe('Lo que pidió en el chat para su visita.').meta({ title: 'Qué necesita' }),
    llego: z.string().nullable().describe('A qué hora llegó: se leyó su comprobante en la puerta, o se anotó.'),
    respuestas: z.array(z.string()).describe('Lo que el trámite pregunta además.'),
    telefono_termina: z
      .string()
      .nullable()
      .describe('Las últimas cuatro cifras del teléfono desde el que se hizo.')
      .meta({ title: 'Teléfono termina en' }),
    telefono_para_llamar: z
      .string()
      .nullable()
      .describe('De quien no usa WhatsApp: para llamarle. No recibe mensajes.')
      .meta({ title: 'Teléfono para llamar' }),
    via: z.enum(ORIGIN_WORDS).meta({ title: 'Hecha por' }),
    cuando: instant,
  })
  .meta({ example: EXAMPLE_CARD })

/** What came of its visit, else how it stands. */
const stateWord = ({ state, outcome }: AppointmentView) => (outcome === undefined ? STATE_WORDS[state] : OUTCOME_WORDS[outcome])

/** As the end of a sentence: "está confirmada", "no vino". */
export const standingWords = (one: AppointmentView): string =>
  one.outcome === undefined || one.outcome === 'served' ? `está ${stateWord(one)}` : stateWord(one)

/** On the office's own clock. */
export function toCard({ deps, caller, seen }: Look, view: AppointmentDetail): z.output<typeof appointmentCard> {
  seen.person(view.id)
  const one = caller.seesNames ? view : withoutNames(view)
  const line = dayLine(deps.db, one)
  return {
    dia: one.slot.day,
    oficina: one.office.name,
    agenda: one.agenda ?? null,
    hora: spanishDates.hour(one.slot.minute),
    nombre: line.name,
    tramite: line.procedure,
    folio: one.folio ?? '',
    estado: stateWord(one),
    vigencia: optionChosen(deps.db, one) ?? null,
    por_pagar: one.price !== undefined ? money(one.price, one.currency) : one.isPaid ? 'Por definir' : 'Sin costo',
    acompana: one.attendant?.name ?? null,
    caso: one.minorCase ? minorCaseWords(one.minorCase) : null,
    permiso: one.permission ? permissionWords(one.permission) : null,
    verificar: toCheck(one),
    necesita: needsText(one.needs),
    llego: line.arrived === undefined ? null : spanishDates.hour(line.arrived),
    respuestas: answersRead(deps.db, one, readsAs(caller.role)),
    telefono_termina: lastDigits(deps, one.contactId),
    telefono_para_llamar: one.phoneToCall === undefined ? null : phoneText(one.phoneToCall),
    via: ORIGIN_WORDS[one.origin],
    cuando: isoAt(one.slot.startsAt, one.office.zone),
  }
}

/** A line of a day's list. */
export function toDayLine({ deps, caller, seen }: Look, view: AppointmentDetail): DayLine {
  seen.person(view.id)
  return dayLine(deps.db, caller.seesNames ? view : withoutNames(view))
}

function lastDigits(deps: AdminDeps, contactId: number | undefined): string | null {
  return contactId === undefined ? null : (deps.citizens.phoneOf(deps.db, contactId)?.slice(-4) ?? null)
}
