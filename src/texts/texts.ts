import { en } from './en/index.ts'
import { esMX, type Texts } from './es-MX/index.ts'

export type { Texts } from './es-MX/index.ts'

export const TEXTS = { 'es-MX': esMX, en } satisfies Record<string, Texts>
