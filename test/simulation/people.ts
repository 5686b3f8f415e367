import { checkDigit } from '../../src/catalogue/curp.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'

/** Somebody an appointment may be for. The CURP is synthetic: its check digit is right and it is nobody's. */
export interface Somebody {
  name: string
  curp: string
  /** As one writes it: 17/04/1985. */
  birth: string
}

const GIVEN = [
  'Ana',
  'Luis',
  'Rosa',
  'Hugo',
  'Elena',
  'Pedro',
  'Irma',
  'Saul',
  'Nora',
  'Raul',
  'Olga',
  'Tomas',
  'Berta',
  'Jaime',
] as const
const FAMILY = ['Xala', 'Xix', 'Xool', 'Xoca', 'Xuc', 'Xiu', 'Xec', 'Xona'] as const

const two = (number: number) => String(number).padStart(2, '0')

/** An adult of 20 to 70 years, or a child of 2 to 15. No two numbers give the same person. */
export function makePerson(nth: number, kind: 'adult' | 'child', chance: Chance): Somebody {
  const year = kind === 'adult' ? 1956 + (nth % 50) : 2011 + (nth % 13)
  const [month, day] = [1 + (Math.floor(nth / 50) % 12), 1 + (Math.floor(nth / 600) % 28)]
  const century = kind === 'adult' && year < 2000 ? String(nth % 10) : String.fromCharCode(65 + (nth % 26))
  const begin = `XAXX${two(year % 100)}${two(month)}${two(day)}${chance.pick(['H', 'M'])}DFXXX${century}`
  return {
    name: `${chance.pick(GIVEN)} ${chance.pick(FAMILY)} ${chance.pick(FAMILY)}`,
    curp: begin + checkDigit(begin),
    birth: `${two(day)}/${two(month)}/${year}`,
  }
}

/** Names of people without a CURP tell them apart, so each has its own. */
export const numberInWords = (nth: number): string =>
  [...String(nth)]
    .map((digit) => ['Cero', 'Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis', 'Siete', 'Ocho', 'Nueve'][Number(digit)])
    .join(' ')

/** The same CURP with one letter typed wrong. */
export function mistype(curp: string, chance: Chance): string {
  const at = chance.between(4, 17)
  const other = chance.pick(['O', 'I', '7', 'Q', ''])
  return curp.slice(0, at) + other + curp.slice(at + 1)
}
