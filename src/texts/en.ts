import { esMX } from './es-MX.ts'
import type { Texts } from './texts.ts'
export const en: Texts = esMX
