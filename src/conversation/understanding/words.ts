/** Longer messages say nothing more that we could use. */
const LONGEST = 1_000

/** What was typed, without control characters, marks of direction and doubled blanks. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{C}\u2028\u2029]/gu, (char) => (/\s/.test(char) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

/** Within a turn the same words and titles are compared again and again; so many are remembered, then all are forgotten. */
const REMEMBERED = 100
const compared = new Map<string, string>()

/** For comparing: lower case, no accents (ñ becomes n), only letters, digits and single blanks. */
export function plain(text: string): string {
  const known = compared.get(text)
  if (known !== undefined) return known
  const words = makePlain(text)
  if (compared.size >= REMEMBERED) compared.clear()
  compared.set(text, words)
  return words
}

function makePlain(text: string): string {
  return tidy(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "quiero ver mi cita por favor" asks for the same as "ver mi cita". */
export function withoutCourtesy(words: string): string {
  return words
    .replace(
      /^(?:(?:hola|oiga|disculpe|perdon|por favor|porfavor|buenos dias|buenas tardes|buenas noches|buen dia|hello|hi|please) )+/,
      '',
    )
    .replace(
      /^(?:(?:yo )?(?:quiero|quisiera|necesito|deseo|me gustaria|puedo|podria|favor de|me puede|i want to|i need to|i would like to|can i|i want|i need) )+/,
      '',
    )
    .replace(/(?: (?:por favor|porfavor|porfa|gracias|please|thanks|thank you))+$/, '')
}

/** Words of a sentence, which no place and no name is made of. */
const SENTENCE =
  /\b(?:quiero|quisiera|necesito|puedo|pueden|puede|tengo|tiene|tienen|estoy|soy|hay|que|como|donde|cuando|cual|cuanto|porque|para|mi|mis|me|no|se|si|una|un|por favor|ayud\w*|duda|aqui|cerca|cercan[ao]|oficinas?|cita|pasaporte|gracias|i|the|my|is|are|want|need|where|how|what|please)\b/

/** Whether somebody wrote a sentence rather than the name of something. */
export const isSentence = (text: string): boolean => SENTENCE.test(plain(text))

const YES = new Set(
  'si|sip|sii|claro|claro que si|ok|okay|okey|esta bien|asi es|correcto|de acuerdo|va|sale|por supuesto|simon|yes|yep|yeah|sure|right|correct'.split(
    '|',
  ),
)
const NO = new Set('no|nop|no gracias|para nada|negativo|nel|nope|no thanks|no thank you'.split('|'))

export function hearYesNo(text: string): 'yes' | 'no' | undefined {
  const words = plain(text)
  if (YES.has(words)) return 'yes'
  return NO.has(words) ? 'no' : undefined
}

const COUNTS: Record<string, number> = {
  un: 1, una: 1, uno: 1, one: 1, dos: 2, two: 2, tres: 3, three: 3, cuatro: 4, four: 4, cinco: 5, five: 5, seis: 6, six: 6,
  siete: 7, seven: 7, ocho: 8, eight: 8, nueve: 9, nine: 9, diez: 10, ten: 10, once: 11, eleven: 11, doce: 12, twelve: 12,
} // biome-ignore format: a table reads better in rows

/** A small number in digits or words. */
export function hearCount(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  return COUNTS[word]
}
