import { hearYesNo } from './agreement.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { plain } from './words.ts'

// What somebody says against an office, in sentences of their own. Whole messages ("denuncia") are commands.

/** Money, or more, that somebody of an office wants for what is free; whoever is hurt, threatened or insulted there. */
const DENOUNCES = phrases('complaining', 'denounces')

/** Words beside it that say the contrary, or that it is about the fee that everybody pays. */
const OTHERWISE = phrases('complaining', 'otherwise')

/** What everybody pays for a passport, at a bank, or the number of something: it says nothing of anybody at an office. */
const THE_FEE = phrases('complaining', 'the fee')

/** Asked, it tells only of what happened already, or of whoever attends. */
const OF_WHOEVER_ATTENDS = phrases('complaining', 'of whoever attends')

/** Whether a sentence denounces somebody, where it cannot mean the fee that everybody pays. What it denies or only asks does not. */
export function denounces(text: string): boolean {
  const words = everyday(text)
  const bare = plain(text)
  const says = DENOUNCES.test(words) || DENOUNCES.test(bare)
  if (!says || OTHERWISE.test(bare) || THE_FEE.test(bare)) return false
  return !/[?¿]/.test(text) || OF_WHOEVER_ATTENDS.test(bare)
}

/** "denuncia: el licenciado quiere dinero": what follows the word that the chat told to begin with. Undefined: nothing does. */
export function afterTheWord(text: string): string | undefined {
  const [, rest] = /^\s*(?:denuncia|denuncio|complaint)\b[\s:,.;-]*(.*)$/isu.exec(text) ?? []
  return rest?.trim() === '' ? undefined : rest?.trim()
}

export type GrievanceAbout = 'service' | 'bank'

const BANK = phrases('complaining', 'bank')
const SERVICE = phrases('complaining', 'service')

/** A complaint about the service or a bank, which is for the office itself; undefined for anything else. */
export function hearGrievance(text: string): GrievanceAbout | undefined {
  if (/[?¿]/.test(text)) return undefined
  const words = plain(text)
  if (BANK.test(words)) return 'bank'
  return SERVICE.test(words) ? 'service' : undefined
}

const DROPS = phrases('complaining', 'drops')
/** Any no to a report that was told and not sent. */
export const dropsReport = (text: string): boolean => DROPS.test(plain(text))

const NAMELESS = phrases('complaining', 'nameless')
const NAMED = phrases('complaining', 'named')
/** How somebody wants a report to be sent. */
export function hearHowToSend(text: string): 'anonymous' | 'named' | undefined {
  const words = plain(text)
  if (NAMELESS.test(words)) return 'anonymous'
  return NAMED.test(words) ? 'named' : undefined
}

/** Whether these words answer how a report is to be sent, or whether. */
export const answersReport = (text: string): boolean =>
  hearYesNo(text) !== undefined || dropsReport(text) || hearHowToSend(text) !== undefined
