import { everyday } from './spelling.ts'
import { tidy } from './words.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** A yes that cannot mean anything else. */
const FIRM = set('si sii siii sip sep yes yep yeah claro afirmativo')
/** Agreement with what was just said. */
const AGREES = set(
  'ok okay okey oki okis oks okas va vaa sale orale andale dale correcto correcta correctos perfecto exacto exactamente bien acuerdo simon ' +
    'supuesto asi cierto excelente arre chido vale jalo sure right correct fine good great perfect sip confirmado',
)
/** Words that stand beside a yes and change nothing. */
const BESIDE = set(
  'que esta estan todo toda todos todas es son mis los las datos el la lo por favor gracias muchas pues ya muy eso esa ese de ' +
    'senorita senor joven amigo amiga por_favor please thanks thank you all it is s that everything yes si me parece mero mera mijo mija jefe oiga ay bueno seria looks its ahora aora ahorita',
)
/** What somebody adds to a yes who wants the appointment of the summary. */
const CONFIRMS = set(
  'confirmar confirmo confirma confirme confirmeme confirmame confirmala confirmela confirmarla confirmada confirmado confirmamos confirm confirmed acepto aceptar ' +
    'adelante listo lista apartela apartala apartamela apartemela aparteme apartemelo agendar agendala agendela reservar reservela guardela guardala dele dejamos dejela dejelo proceda procede procedan procedemos book reserve',
)
const ABOUT_IT = set('mi cita lugar quiero deseo favor my appointment i want to')
const MOST_WORDS = 8

const NO = new Set(
  (
    'no|no no|nop|nope|no gracias|no por favor|para nada|negativo|nel|todavia no|siempre no|aun no|mejor no|no quiero|creo que no|no es|no es esa|' +
    'no es correcto|no esta bien|no thanks|no thank you'
  ).split('|'),
)

/** "mmm, mejor no" */
const HESITATES = /^(?:(?:m+|hmm|ay|uy|ah|eh|este|pues|bueno|entonces) )+/

/** Agreement that no single word shows. */
const YES = new Set(
  'esa es|ese es|eso es|esa mera|eso mero|esa misma|es esa|es correcta|esta bueno|sale y vale|that one|that s it|that is right'.split(
    '|',
  ),
)

const THUMB_UP = /^(?:[👍👌✅🙆]|✔)+$/u
const THUMB_DOWN = /^(?:[👎❌🙅])+$/u
const TONES = /\p{Emoji_Modifier}|\ufe0f|\u2640|\u2642| /gu

/** Yes or no in everyday words: "órale", "sí, está bien", "así es", 👍. Undefined for anything that says more or asks. */
export function hearYesNo(text: string): 'yes' | 'no' | undefined {
  const sign = hearSign(text)
  if (sign) return sign
  const words = everyday(text)
  if (NO.has(words) || (!/[?¿]/.test(text) && NO.has(words.replace(HESITATES, '')))) return 'no'
  if (YES.has(words)) return 'yes'
  return saysOnly(text, words, (word) => FIRM.has(word) || AGREES.has(word), BESIDE) ? 'yes' : undefined
}

/** A yes that may do what cannot be undone: the word itself, not a nod. */
export function hearFirmYes(text: string): boolean {
  return saysOnly(text, everyday(text), (word) => FIRM.has(word), BESIDE)
}

/** Agreement with the summary: any yes, or "confirmar" in whatever form. */
export function hearConfirmation(text: string): boolean {
  const core = (word: string) => FIRM.has(word) || AGREES.has(word) || CONFIRMS.has(word)
  return hearYesNo(text) === 'yes' || saysOnly(text, everyday(text), core, BESIDE, ABOUT_IT)
}

const CANCELS = set('cancelar cancel')
const WHAT_IS_CANCELLED = set('quiero mi cita it my appointment want to')

/** A yes to "do I cancel it?": the word itself, or the order once more; also "sí, ya no la necesito". */
export function hearCancelling(text: string): boolean {
  const words = everyday(text)
    .replace(/ ?\bya no (?:la necesito|la quiero|puedo ir|podre ir|voy a ir|voy)$| ?\b(?:ya )?ni modo\b/, '')
    .trim()
  const core = (word: string) => FIRM.has(word) || CANCELS.has(word)
  return words !== '' && saysOnly(text, words, core, BESIDE, WHAT_IS_CANCELLED)
}

function hearSign(text: string): 'yes' | 'no' | undefined {
  const sign = tidy(text).replace(TONES, '')
  if (THUMB_UP.test(sign)) return 'yes'
  return THUMB_DOWN.test(sign) ? 'no' : undefined
}

/** At least one such word and nothing but what may stand beside it; a question is no answer. */
function saysOnly(text: string, words: string, isCore: (word: string) => boolean, ...beside: ReadonlySet<string>[]): boolean {
  const said = words.split(' ')
  if (said.length > MOST_WORDS || /[?¿]/.test(text)) return false
  return said.some(isCore) && said.every((word) => isCore(word) || beside.some((one) => one.has(word)))
}
