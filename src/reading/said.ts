import { ACTS, type Facts, SAID, type Said } from './acts.ts'
import { parseYesNo } from './agreement.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { plain, withoutCourtesy } from './engine/words.ts'
import { everyday } from './spelling.ts'

interface Message {
  text: string
  plain: string
  words: string
  bare: string
  yesNo: 'yes' | 'no' | undefined
}

const KNOWN = Object.fromEntries(
  SAID.map((act) => {
    const { said = '', on = ['words'], asking, orNo }: Facts = ACTS[act]
    return [act, { sentences: phrases(said, act), on, asking, orNo: orNo === true }]
  }),
) as Record<Said, { sentences: Phrases; on: NonNullable<Facts['on']>; asking: Facts['asking']; orNo: boolean }>

export function isSaid(act: Said, message: Message): boolean {
  const { sentences, on, asking, orNo } = KNOWN[act]
  if (asking && /[?¿]/.test(message.text) !== (asking === 'only')) return false
  return on.some((form) => sentences.test(message[form])) || (orNo && message.yesNo === 'no')
}

/** Of a text; of a message `Reading.says`. */
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

export const withoutSaid = (message: Message, act: Said): string =>
  KNOWN[act].sentences.without(message[KNOWN[act].on[0] ?? 'words'])
