/** Longer messages say nothing more that we could use. */
const LONGEST = 1_000

/** Nothing in it to put right: most messages. */
const SIMPLE = /^[ -~]*$/

/** What was typed, without control characters, marks of direction and doubled blanks. */
export function tidy(text: string): string {
  if (SIMPLE.test(text)) return text.replace(/ {2,}/g, ' ').trim().slice(0, LONGEST)
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
  const said = tidy(text)
  if (SIMPLE.test(said))
    return said
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What people say around what they want; the longer ones first. */
const BEFORE = (
  'hola buenos dias|hola buenas tardes|hola buenas noches|hola buen dia|hola que tal|buenos dias|buenas tardes|buenas noches|buen dia|hola|buenas|' +
  'oiga|oye|disculpe|disculpa|perdon|perdone|por favor|porfavor|senorita|senor|joven|amigo|una pregunta|una duda|una disculpa|mire|mira|pues|' +
  'si|bueno|ok|ah|ay|uy|y|entonces|mejor|si pero|nel|no mejor|hijole|mmm|mm|hmm|este|fijese|fijese que|mire usted|lo que pasa es que|es que|la verdad|la verdad es que|ahorita|a ver|mijo|mija|' +
  'yo quiero|quiero|quisiera|necesito|necesitaria|deseo|me gustaria|me urge|ocupo|busco|vengo a|vengo por|puedo|podria|podrian|puede|pueden|puedes|' +
  'me puede|me pueden|me puedes|me podria|me podrian|favor de|como puedo|como hago para|como le hago para|como le hago|donde puedo|' +
  'se puede|es para|seria para|quiero saber|quisiera saber|necesito saber|me puede decir|me podria decir|' +
  'hello|hi|hey|please|excuse me|actually|okay|so|well|wait|sorry|no wait|wait no|oh|i want to|i need to|i would like to|i d like to|can i|could i|how can i|how do i|i want|i need'
).split('|')
const AFTER = (
  'por favor|porfavor|porfa|gracias|muchas gracias|mil gracias|de antemano gracias|de antemano muchas gracias|senorita|senor|joven|urgente|es urgente|' +
  'me urge|ya|ahorita|ahora|mijo|mija|oiga|pues|nomas|de una vez|si es tan amable|si no es molestia|se lo agradezco|saludos|bendiciones|please|thanks|thank you|sorry|then|thanks a lot|thank you so much'
).split('|')
/** Nobody is more polite than that. */
const MOST_COURTESIES = 6
const longestFirst = (phrases: string[]): string[] => phrases.toSorted((a, b) => b.length - a.length)
const BY_FIRST_WORD = Map.groupBy(longestFirst(BEFORE), (phrase) => phrase.split(' ')[0] ?? '')
const BY_LAST_WORD = Map.groupBy(longestFirst(AFTER), (phrase) => phrase.split(' ').at(-1) ?? '')

/** "hola buenas tardes quiero ver mi cita por favor" asks for the same as "ver mi cita". */
export function withoutCourtesy(words: string): string {
  let rest = words
  for (let said = 0; said < MOST_COURTESIES; said++) {
    const before = BY_FIRST_WORD.get(rest.slice(0, Math.max(0, rest.indexOf(' '))))?.find((one) => rest.startsWith(`${one} `))
    if (before !== undefined) rest = rest.slice(before.length + 1)
    const after = BY_LAST_WORD.get(rest.slice(rest.lastIndexOf(' ') + 1))?.find((one) => rest.endsWith(` ${one}`))
    if (after !== undefined) rest = rest.slice(0, -after.length - 1)
    if (before === undefined && after === undefined) break
  }
  return rest
}

/** Words of a sentence, which no place and no name is made of. */
const SENTENCE =
  /\b(?:quiero|quisiera|necesito|puedo|pueden|puede|tengo|tiene|tienen|estoy|soy|hay|que|como|donde|cuando|cual|cuanto|porque|para|mi|mis|me|no|se|si|una|un|por favor|ayud\w*|duda|aqui|cerca|cercan[ao]|oficinas?|cita|pasaporte|gracias|i|the|my|is|are|want|need|where|how|what|please)\b/

/** Whether somebody wrote a sentence rather than the name of something. */
export const isSentence = (text: string): boolean => SENTENCE.test(plain(text))

const UNITS =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve'
const TWENTIES =
  'veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta'
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'

const COUNTS = new Map<string, number>([
  ...UNITS.split(' ').map((word, count): [string, number] => [word, count]),
  ...TWENTIES.split(' ').map((word, count): [string, number] => [word, 20 + count]),
  ...ENGLISH.split(' ').map((word, count): [string, number] => [word, count]),
  ['un', 1],
  ['una', 1],
  ['veintiun', 21],
  ['cuarenta', 40],
  ['cincuenta', 50],
  ['thirty', 30],
])

/** A number up to 59 in digits or in one word. */
export function hearCount(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  return COUNTS.get(word)
}
