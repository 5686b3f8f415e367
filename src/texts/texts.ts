import type { Language } from '../catalogue/types.ts'
import { en } from './en/index.ts'
import { esEasy } from './es-easy/index.ts'
import { esMX, type Texts } from './es-MX/index.ts'

export type { Texts } from './es-MX/index.ts'

/** Every language that a contact may have must be here: the compiler says so. */
export const TEXTS: Record<Language, Texts> = { 'es-MX': esMX, 'es-facil': esEasy, en }
