import { hearAim } from './aims.ts'
import { findCommand } from './commands.ts'
import { phrasebook, phrases } from './phrases.ts'
import { findRequest } from './requests.ts'
import { everyday } from './spelling.ts'
import { plain } from './words.ts'

/** Fewer words are an answer, a name or an order. */
const FEWEST_TOLD = 4
/** So many say what is meant, and not only that something is. */
const FEWEST_SAID_IN_FULL = 6

const countWords = (text: string): number => plain(text).split(' ').length

/** Something that somebody tells, rather than an answer or a question. */
export const isTold = (text: string): boolean => countWords(text) >= FEWEST_TOLD && !/[?¿]/.test(text)

/** A sentence that names what it is about: "mi nombre está mal escrito, es Guadalupe". */
export const isSaidInFull = (text: string): boolean => countWords(text) >= FEWEST_SAID_IN_FULL

/** "me cobraron", said to "do you want to report something?", is what happened; "denuncia" is only the word for it. */
const HAPPENED = phrases`^(me|nos|le|les) `

/** Whether words tell what happened, where a report was offered. Another wish or request is none. */
export function tellsWhatHappened(text: string): boolean {
  if (/[?¿]/.test(text)) return false
  if (findCommand(text) === 'complaint') return HAPPENED.test(everyday(text))
  const request = findRequest(text)
  if (request) return request === 'complaint'
  return isTold(text) && hearAim(text) === undefined
}

export type Right = 'access' | 'rectify' | 'cancel' | 'oppose'

const DATA = '(datos?|informacion|telefono|numero|nombre|apellidos?|curp|correo)'
/** Which of the four rights over personal data (LGPDPPSO art. 38-46) a sentence asks for; the telling ones first. */
const RIGHTS = phrasebook<Right>({
  oppose: phrases`
    no quiero que (los|las|me|mis|mi|lo)? (us|utilic|compart|d[ea]n|pas|vend)\w*
    (me opongo|oponerme)
  `,
  cancel: phrases`
    (borr|elimin|quit|cancel)\w* ..3 ${DATA}
    ya no (quiero que)? (guard|teng|conserv)\w* ..2 ${DATA}
  `,
  rectify: phrases`
    (correg|corrij|correccion|rectific|actualiz|cambi)\w* ..3 ${DATA}
    ${DATA} ..4 (mal|equivocad[oa]s?|incorrect[oa]s?|error)
  `,
  access: phrases`
    (que|cuales) datos
    (ver|saber|conocer|consultar|acceder|acceso|copia) ..3 datos
  `,
})

/** The right that is asked for where the rights were offered; undefined when the words ask for something else. */
export function hearRight(text: string): Right | undefined {
  const request = findRequest(text)
  if (request && request !== 'rights') return undefined
  const words = everyday(text)
  return RIGHTS.find(words)
}
