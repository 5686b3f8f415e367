import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { namedOffices } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { nameOfClerk, whomToCall } from '../../admin/labels.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { LANGUAGE_NAMES } from '../../texts/languages.ts'
import type { CaseKind, CaseResult } from '../cases.ts'
import { type ChosenResult, findCase } from '../staff-cases.ts'
import type { CaseView } from '../views.ts'

export const KIND_WORDS = {
  person: 'persona',
  rights: 'datos',
  service: 'queja',
  claim: 'reclamo',
  permission: 'permiso',
} as const satisfies Record<Exclude<CaseKind, 'complaint'>, string>

/** Complaints have no word here: offices never see them. */
export function kindWord(kind: CaseKind): (typeof KIND_WORDS)[keyof typeof KIND_WORDS] {
  if (kind === 'complaint') throw new Error('a complaint is shown where an office reads')
  return KIND_WORDS[kind]
}

export const STATE_WORDS = { open: 'abierto', answered: 'contestado', closed: 'cerrado' } as const

export const CHOSEN_RESULTS = {
  resolved: 'resuelto',
  granted: 'concedido',
  partly: 'concedido en parte',
  refused: 'no procede',
  no_contact: 'no se localizó a la persona',
} as const satisfies Record<ChosenResult, string>

export const RESULT_WORDS: Record<CaseResult, string> = {
  ...CHOSEN_RESULTS,
  answered: 'contestado; la persona no escribió más',
  no_proof: 'nadie mostró la identificación a tiempo',
  merged: 'se unió a otro caso de la misma persona',
}

const SUBJECTS: Record<string, string> = {
  asked: 'pidió hablar con una persona',
  call: 'pide que le llamen por teléfono',
  risk: 'tiene una situación de riesgo',
  access: 'quiere ver sus datos',
  rectify: 'quiere corregir un dato',
  cancel: 'quiere que se borren sus datos',
  oppose: 'se opone a un uso de sus datos',
  did_not_ask: 'dice que no pidió el cambio de su cita',
  named: 'denuncia con su teléfono',
  anonymous: 'denuncia sin sus datos',
  bank: 'se queja de un banco o de un pago',
}
const LIMITS: Record<string, string> = {
  phone: 'pide revisar el límite de citas de su teléfono',
  lapses: 'pide revisar el límite de lugares apartados',
  curps: 'pide revisar el límite de CURP de un día',
  minors_live: 'pide revisar el límite de menores con cita',
  minors_year: 'pide revisar el límite de menores en un año',
}
const OF_THE_KIND: Record<CaseKind, string> = {
  person: 'escribió a la oficina',
  rights: 'pide algo sobre sus datos',
  complaint: 'denuncia',
  service: 'se queja del servicio',
  claim: 'dice que alguien usó su CURP',
  permission: 'retiró un permiso',
}

export function subjectWords(kind: CaseKind, subject: string | undefined): string {
  if (subject === undefined) return OF_THE_KIND[kind]
  if (subject.startsWith('limit:')) return LIMITS[subject.slice('limit:'.length)] ?? 'pide revisar un límite'
  return SUBJECTS[subject] ?? OF_THE_KIND[kind]
}

/** `5 minutos`, `3 horas`, `2 días`. */
export function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return minutes === 1 ? '1 minuto' : `${minutes} minutos`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hora' : `${hours} horas`
  return `${Math.round(hours / 24)} días`
}

export const CASE_REFUSALS = refusals({
  no_case: [
    'caso_no_existe',
    'not_found',
    'No hay un caso con ese número entre los suyos.',
    'Revise el número o vea la lista de casos.',
  ],
  case_closed: ['caso_cerrado', 'conflict', 'Ese caso ya está cerrado.', 'Si la persona escribe otra vez, se abre otro caso.'],
})

export const EXAMPLE_CASE = {
  caso: 'C-K7M4QX',
  tipo: 'persona',
  asunto: 'pidió hablar con una persona',
  estado: 'abierto',
  resultado: null,
  de_quien: 'Guadalupe Pérez Luna',
  telefono: '55 0000 0001',
  idioma: 'español',
  oficina: 'Toluca',
  espera: '12 minutos',
  plazo: '2026-12-01T23:59:59-06:00',
  vencido: false,
  lo_atiende: null,
  abierto_el: '2026-11-24T10:02:00-06:00',
  version: 2,
} as const

export const caseCard = z
  .object({
    caso: z.string(),
    tipo: z.enum(KIND_WORDS),
    asunto: z.string(),
    estado: z.enum(STATE_WORDS),
    resultado: z.string().nullable(),
    de_quien: z.string().meta({ title: 'De quién' }),
    telefono: z.string().nullable(),
    idioma: z.string().nullable().describe('En qué idioma le habla el chat.'),
    oficina: z.string().nullable().describe('Vacío: de la institución.'),
    espera: z.string().nullable().describe('Desde hace cuánto espera respuesta.'),
    plazo: instant.nullable().describe('Hasta cuándo hay que contestar, o hacer efectivo lo concedido.'),
    vencido: z.boolean(),
    lo_atiende: z.string().nullable(),
    abierto_el: instant,
    version: z.number().int().meta({ page: 'said' }),
  })
  .meta({ example: EXAMPLE_CASE })

export const caseNumber = z
  .string()
  .trim()
  .min(6)
  .max(12)
  .describe('El número del caso. Por ejemplo C-K7M4QX.')
  .meta({ page: 'carried', record: 'case' })
export const complaintNumber = caseNumber.meta({ page: 'carried', record: 'complaint' })

/** On the institution's clock; the person only with a contact. */
export function toCaseCard(look: Look, one: CaseView, now: Instant): z.output<typeof caseCard> {
  const { deps } = look
  const zone = institutionZone(deps.db)
  const { name, phone } = one.contactId === undefined ? { name: 'sin datos', phone: null } : whomToCall(look, one.contactId)
  return {
    caso: one.number,
    tipo: kindWord(one.kind),
    asunto: subjectWords(one.kind, one.subject),
    estado: STATE_WORDS[one.state],
    resultado: one.result === undefined ? null : RESULT_WORDS[one.result],
    de_quien: name,
    telefono: phone,
    idioma: languageWords(deps, one.contactId),
    oficina: namedOffices(deps.db).find((office) => office.id === one.officeId)?.name ?? null,
    espera: one.waitingSince === undefined ? null : spanWords(now - one.waitingSince),
    // The last second of that day: midnight of the next one reads as a day too many.
    plazo: one.owedBy === undefined ? null : isoAt(one.owedBy - 1, zone),
    vencido: one.owedBy !== undefined && one.owedBy <= now,
    lo_atiende: one.takenBy === undefined ? null : nameOfClerk(deps.db, one.takenBy),
    abierto_el: isoAt(one.openedAt, zone),
    version: one.version,
  }
}

function languageWords(deps: AdminDeps, contactId: number | undefined): string | null {
  const language = contactId === undefined ? undefined : deps.citizens.languageOf(deps.db, contactId)
  return language ? LANGUAGE_NAMES[language] : null
}

/** A missing case and one of others are refused in the same words. */
export function chosenCase(deps: Pick<AdminDeps, 'db'>, caller: Caller, typed: string): CaseView {
  const found = findCase(deps.db, caller, typed)
  if (!found) throw refuse(CASE_REFUSALS.no_case, 'caso')
  return found
}
