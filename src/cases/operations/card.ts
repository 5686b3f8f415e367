import { z } from 'zod'
import type { Caller } from '../../admin/access.ts'
import { namedOffices } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { instant } from '../../admin/fields.ts'
import { isoAt } from '../../admin/parse.ts'
import type { Look } from '../../admin/reads.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { nameOfActor, whomToCall } from '../../admin/words.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import type { Instant } from '../../clock.ts'
import { LANGUAGE_NAMES } from '../../texts/languages.ts'
import type { CaseView } from '../reading.ts'
import { findCase } from '../staff-cases.ts'
import { KIND_WORDS, kindWord, RESULT_WORDS, STATE_WORDS, spanWords, subjectWords } from './words.ts'

/** What naming a case may refuse, and doing something with it. */
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
} as const

/** One case in a list. */
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
  })
  .meta({ example: EXAMPLE_CASE })

export const caseNumber = z
  .string()
  .trim()
  .min(6)
  .max(12)
  .describe('El número del caso. Por ejemplo C-K7M4QX.')
  .meta({ page: 'carried' })

/** A case as the office reads it, on the wall of the institution; who it is of, only when it has a contact. */
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
    lo_atiende: one.takenBy === undefined ? null : nameOfActor(deps.db, one.takenBy),
    abierto_el: isoAt(one.openedAt, zone),
  }
}

function languageWords(deps: AdminDeps, contactId: number | undefined): string | null {
  const language = contactId === undefined ? undefined : deps.citizens.languageOf(deps.db, contactId)
  return language ? LANGUAGE_NAMES[language] : null
}

/** The case that was asked for; refuses one that does not exist or is not the caller's, in the same words. */
export function chosenCase(deps: Pick<AdminDeps, 'db'>, caller: Caller, typed: string): CaseView {
  const found = findCase(deps.db, caller, typed)
  if (!found) throw refuse(CASE_REFUSALS.no_case, 'caso')
  return found
}
