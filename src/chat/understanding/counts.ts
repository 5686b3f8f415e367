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
