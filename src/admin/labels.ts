import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import { phoneText } from '../texts/phones.ts'
import { type Clerk, nameOfKey, type Role } from './access.ts'
import { instant } from './fields.ts'
import { nameOfContact } from './messages.ts'
import { isoAt } from './parse.ts'
import type { Look } from './reads.ts'

// English codes to the Spanish words of the office; z.enum takes such a table as it is.

export function codeOf<Code extends string, Word extends string>(words: Record<Code, Word>, chosen: NoInfer<Word>): Code {
  const known = (Object.keys(words) as Code[]).find((code) => words[code] === chosen)
  if (known === undefined) throw new Error('a word that is in no table passed its schema')
  return known
}

export const ROLE_WORDS = {
  reader: 'lector',
  clerk: 'ventanilla',
  manager: 'encargado',
  administrator: 'administrador',
  comptroller: 'contraloría',
  auditor: 'auditoría',
  guard: 'guardia',
  screen: 'pantalla',
} as const satisfies Record<Role, string>

/** `rehearsed`: an appointment that is only proposed. */
export const STATE_WORDS = {
  held: 'apartada',
  confirmed: 'confirmada',
  expired: 'vencida',
  released: 'soltada',
  cancelled: 'cancelada',
  past: 'pasada',
  rehearsed: 'por confirmar',
} as const

/** What came of a visit. */
export const OUTCOME_WORDS = {
  served: 'atendida',
  missing_paper: 'le faltó un papel',
  absent: 'no vino',
  left: 'se fue',
  unknown: 'no se sabe',
} as const

export const ORIGIN_WORDS = { chat: 'chat', counter: 'mostrador', phone: 'teléfono' } as const

/** The access key's name; the first administrator has none. */
export function nameOfClerk(db: Db, { keyId }: Clerk): string {
  return keyId === null ? 'primer administrador' : (nameOfKey(db, keyId) ?? `clave número ${keyId}`)
}

/** Of a contact to be called. */
export function whomToCall({ deps, seen }: Look, contactId: number | undefined): { name: string; phone: string | null } {
  if (contactId === undefined) return { name: 'no se sabe', phone: null }
  seen.person(`contact ${contactId}`)
  const name = nameOfContact(deps.db, deps.vault, contactId)
  const phone = deps.citizens.phoneToCall(deps.db, contactId)
  return { name: name ?? 'alguien sin cita', phone: phone === undefined ? null : phoneText(phone) }
}

/** As the person concerned reads it. */
export const AUTHOR_WORDS: Record<string, string> = {
  citizen: 'la persona',
  office: 'la oficina',
  clock: 'el sistema, por la hora',
}

/** As the chat's owner may receive it. */
export const saidLine = z.object({ cuando: instant, lo_dijo: z.string().meta({ title: 'Quién lo dijo' }), que: z.string() })

export function toSaidLine(
  one: { at: Instant; author: string; form: string; words: string | undefined },
  zone: string,
): z.output<typeof saidLine> {
  return {
    cuando: isoAt(one.at, zone),
    lo_dijo: AUTHOR_WORDS[one.author] ?? 'la oficina',
    que: one.words ?? formWords(one.form),
  }
}

/** Came instead of words; nothing of it was kept. */
const FORMS: Record<string, string> = {
  voice: '(mandó una nota de voz; no se guardó)',
  picture: '(mandó una foto; no se guardó)',
  file: '(mandó un archivo; no se guardó)',
  location: '(mandó su ubicación; no se guardó)',
  edited: '(corrigió un mensaje; no se ve qué cambió)',
  contact_card: '(mandó un contacto; no se guardó)',
}
export const formWords = (form: string): string => FORMS[form] ?? '(mandó algo que no se puede leer)'

/** Label words with accents; field names on the wire have none. */
const ACCENTED = new Map(
  `día días trámite trámites teléfono dirección número años último última inglés código institución petición mínimo máximo mínima
   máxima versión atención conversación identificación guía leído llegó vía`
    .split(/\s+/)
    .map((word) => [plain(word), word]),
)

/** Interrogatives, at the beginning of a name. */
const ASKING = new Map('qué quién dónde cuándo cuál cuáles cómo cuántos'.split(' ').map((word) => [plain(word), word]))

function plain(word: string): string {
  return word.replaceAll('ñ', 'ni').normalize('NFD').replaceAll(/\p{M}/gu, '')
}

/** The label of a field without a title: `telefono_nuevo` becomes `Teléfono nuevo`. */
export function spelledOut(name: string): string {
  const [first = '', ...others] = name.split('_')
  if (others.length === 0 && first === 'curp') return 'CURP'
  const words = [ASKING.get(first) ?? accented(first), ...others.map(accented)].join(' ').replaceAll(/\bcurp\b/g, 'CURP')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const accented = (word: string): string => ACCENTED.get(word) ?? word
