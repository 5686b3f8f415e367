const STATES = ['DF', 'MC', 'JC', 'NL', 'VZ']
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXYZ'
const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** A synthetic CURP, another for each number up to 9,000: adults of all ages, with the right check digit. */
export function madeUpCurp(i: number): string {
  const year = 30 + (i % 60)
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  const letter = (step: number) => CONSONANTS[Math.floor(i / step) % CONSONANTS.length] ?? 'B'
  const born = `${year}${twoDigits((i % 12) + 1)}${twoDigits((i % 28) + 1)}`
  const stem = `HESG${born}M${STATES[i % 5]}${letter(1)}${letter(21)}${letter(441)}0`
  const sum = [...stem].reduce((total, char, at) => total + ALPHABET.indexOf(char) * (18 - at), 0)
  return `${stem}${(10 - (sum % 10)) % 10}`
}
