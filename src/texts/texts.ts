import { en } from './en.ts'
import { esMX } from './es-MX.ts'

/** What a language must say. Spanish is the measure: the compiler lists what another one lacks. */
export type Texts = typeof esMX

export const TEXTS = { 'es-MX': esMX, en } satisfies Record<string, Texts>
