import { esMX, type Texts } from '../es-MX/index.ts'
import * as menu from './menu.ts'

/**
 * Easy Spanish, for people who read slowly: what to do now stands first, one idea a sentence, at most 12 words, everyday
 * words, numbers as figures. It is Spanish with easier sentences in their place, so that a topic which has none yet is there
 * in plain Spanish.
 */
export const esEasy: Texts = {
  ...esMX,
  ...menu,
}
