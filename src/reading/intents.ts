import { parseYesNo } from './agreement.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { everyday } from './spelling.ts'

/** A message as far as an intent looks at it. */
interface Message {
  text: string
  words: string
  yesNo: 'yes' | 'no' | undefined
}

/** Something that a sentence may say beside its orders and wishes, known by sentences of the vocabulary. */
interface Known {
  isIn(message: Message): boolean
}

const said = (file: string, ...intents: string[]): Known => {
  const all: Phrases[] = intents.map((intent) => phrases(file, intent))
  return { isIn: ({ words }) => all.some((one) => one.test(words)) }
}

const orMereNo = ({ isIn }: Known): Known => ({ isIn: (message) => isIn(message) || message.yesNo === 'no' })

/** A question says none of it: "¿y si ya no quiero?" */
const notAsked = ({ isIn }: Known): Known => ({ isIn: (message) => !/[?¿]/.test(message.text) && isIn(message) })

const onlyAsked = ({ isIn }: Known): Known => ({ isIn: (message) => /[?¿]/.test(message.text) && isIn(message) })

/**
 * Each intent with how it is known. The sentences stand in the vocabulary under the file and the intent that are named here
 * (docs/adding-a-sentence.md).
 */
export const INTENTS = {
  /** Somebody who looks at other hours keeps the one that they have. */
  'keeps it': orMereNo(said('keeping', 'keeps')),
  /** "no espera, sí la quiero": heard only while a cancellation or a move can still be taken back. */
  'wants it back': said('regret', 'wants it back'),
  /** "no, espere", right after: perhaps that, perhaps something else. */
  'may want it back': said('regret', 'hesitates'),
  /** "ya no, no quiero problemas", "olvídelo": whoever wants no more of it, often with fear, is asked nothing. */
  'gives up': notAsked(said('withdrawal', 'gives up')),
  /** "ya se me quitaron las ganas, ahí nos vemos": somebody leaves what they are in the middle of. */
  'goes away': notAsked(said('withdrawal', 'goes away')),
  /** Something that was just answered is not right; the rest of the words may say what. */
  'something is wrong': said('summary', 'wrong'),
  /** The same of an answer that is long given, in the middle of a booking: a day of the calendar is no mistake there. */
  'an answer was wrong': said('corrections', 'went wrong'),
  /** "voy, pero llego como a las 12 y media": the hour is when they arrive, not another one that they want. */
  'when they arrive': said('reasons', 'arrives'),
  /** "¿tengo cita a las doce o a las doce y media?": the one that stands is asked for. */
  'which one stands': onlyAsked(said('reasons', 'asks which')),
  /** "quiero cambiar mi cita al martes", "muévala al viernes", "¿me la cambia para el viernes?" */
  'moves it': said('moves', 'asks', 'asks briefly', 'asks in passing'),
  /** "no puedo a esa hora": none is named, so the free ones are shown. */
  'not at that hour': said('moves', 'not that one'),
  /** On another day, at the hour of the appointment that moves. */
  'at the same hour': said('moves', 'same hour'),
  /** An appointment, a passport or the waiting list is named: it may be about something new. */
  'names another': said('standing-words', 'of another'),
  /** "¿se puede más temprano?": another hour, and none is named. */
  'another hour': said('standing-words', 'another hour'),
  'on the same day': said('standing-words', 'same day'),
  /** "nos vemos el jueves", "¿sí es el jueves?": beside a day, the one that is known. */
  'was a mistake': said('standing-words', 'mistake'),
  'the one that stands': said('standing-words', 'the one that stands'),
  /** "me equivoqué en mi apellido" */
  'data are wrong': said('standing-words', 'wrong data'),
  /** "estoy enferma", "a mi esposo lo internaron": somebody may not be able to come. */
  'is ill': said('standing-words', 'ill'),
  /** "me equivoqué de trámite" */
  'another procedure': said('standing-words', 'another procedure'),
  'wants a reminder': said('standing-words', 'remind me'),
  /** "no sé dónde lo dejé": the folio or the receipt is looked for. */
  'lost the paper': said('standing-words', 'paper lost'),
  /** "ya estoy aquí y está cerrado" */
  'is at the door': said('standing-words', 'at the door'),
  /** "¿sigue mi cita?" */
  'does it stand': said('standing-words', 'still stands'),
} as const satisfies Record<string, Known>

export type Intent = keyof typeof INTENTS

/** Whether a text says it; of a message that is read, `Reading.says`. */
export const saysIn = (text: string, intent: Intent): boolean =>
  INTENTS[intent].isIn({ text, words: everyday(text), yesNo: parseYesNo(text) })
