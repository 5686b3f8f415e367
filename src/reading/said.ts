import { factsOf, SAID, type Said } from './acts.ts'
import { parseYesNo } from './agreement.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { everyday } from './spelling.ts'

/** A message as far as it is compared with sentences of the vocabulary. */
interface Message {
  text: string
  words: string
  yesNo: 'yes' | 'no' | undefined
}

const SENTENCES = Object.fromEntries(SAID.map((act) => [act, phrases(factsOf(act).said ?? '', act)])) as Record<Said, Phrases>

/** Whether a message says it. */
export function isSaid(act: Said, message: Message): boolean {
  const { asking, orNo } = factsOf(act)
  if (asking && /[?¿]/.test(message.text) !== (asking === 'only')) return false
  return SENTENCES[act].test(message.words) || (orNo === true && message.yesNo === 'no')
}

/** The same of a text; of a message that is read, `Reading.says`. */
export const saysIn = (text: string, act: Said): boolean => isSaid(act, { text, words: everyday(text), yesNo: parseYesNo(text) })
