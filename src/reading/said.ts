import { factsOf, SAID, type Said } from './acts.ts'
import { parseYesNo } from './agreement.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { plain, withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

/** A message as far as it is compared with sentences of the vocabulary. */
interface Message {
  text: string
  plain: string
  words: string
  bare: string
  yesNo: 'yes' | 'no' | undefined
}

const SENTENCES = Object.fromEntries(SAID.map((act) => [act, phrases(factsOf(act).said ?? '', act)])) as Record<Said, Phrases>

const formsOf = (act: Said) => factsOf(act).on ?? (['words'] as const)

/** Whether a message says it. */
export function isSaid(act: Said, message: Message): boolean {
  const { asking, orNo } = factsOf(act)
  if (asking && /[?¿]/.test(message.text) !== (asking === 'only')) return false
  return formsOf(act).some((form) => SENTENCES[act].test(message[form])) || (orNo === true && message.yesNo === 'no')
}

/** The same of a text; of a message that is read, `Reading.says`. */
export const saysIn = (text: string, act: Said): boolean =>
  isSaid(act, {
    text,
    plain: plain(text),
    get words() {
      return everyday(text)
    },
    get bare() {
      return withoutCourtesy(everyday(text))
    },
    get yesNo() {
      return parseYesNo(text)
    },
  })

/** The words of a message without those that say it. */
export const withoutSaid = (message: Message, act: Said): string => SENTENCES[act].without(message[formsOf(act)[0] ?? 'words'])
