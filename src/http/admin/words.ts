import type { Role } from '../../staff/roles.ts'

/** Enumerations as they are on the wire. */
export const ROLE_WORDS = {
  lector: 'reader',
  ventanilla: 'clerk',
  encargado: 'manager',
  administrador: 'administrator',
} as const satisfies Record<string, Role>
export type RoleWord = keyof typeof ROLE_WORDS
export const ROLE_CHOICES = ['lector', 'ventanilla', 'encargado', 'administrador'] as const satisfies RoleWord[]

export const roleWord = (role: Role): RoleWord => ROLE_CHOICES.find((word) => ROLE_WORDS[word] === role) ?? 'lector'

export const STATE_CHOICES = ['apartada', 'confirmada', 'vencida', 'soltada', 'cancelada', 'pasada', 'por confirmar'] as const
type StateWord = (typeof STATE_CHOICES)[number]
const STATE_WORDS: Record<string, StateWord> = {
  held: 'apartada',
  confirmed: 'confirmada',
  expired: 'vencida',
  released: 'soltada',
  cancelled: 'cancelada',
  past: 'pasada',
}
export const stateWord = (state: string): StateWord => STATE_WORDS[state] ?? 'pasada'

export const ORIGIN_CHOICES = ['chat', 'mostrador', 'teléfono'] as const
type OriginWord = (typeof ORIGIN_CHOICES)[number]
const ORIGIN_WORDS: Record<string, OriginWord> = { chat: 'chat', counter: 'mostrador', phone: 'teléfono' }
export const originWord = (origin: string): OriginWord => ORIGIN_WORDS[origin] ?? 'chat'

/** Fee tables carry the names that the institution gives them; that of the seeds has an English one inside. */
const PASSPORT = { table: 'passport', word: 'pasaporte' }
export const feeTableWord = (table: string): string => (table === PASSPORT.table ? PASSPORT.word : table)
export const feeTableOf = (word: string): string => (word.toLowerCase() === PASSPORT.word ? PASSPORT.table : word)
