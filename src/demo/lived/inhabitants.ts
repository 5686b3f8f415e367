import { addDays } from '../../catalogue/calendar.ts'
import { checkDigit, isForbiddenWord } from '../../catalogue/curp.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import type { EmulatedPerson } from '../emulator/types.ts'
import type { Chance } from './chance.ts'

/** Invented, with a CURP that fits the name and a number that no operator gives out. */
export interface Citizen {
  phone: EmulatedPerson
  name: string
  curp: string
}

const GIVEN = {
  M: [
    'Ana',
    'Rosa',
    'Elena',
    'Irma',
    'Nora',
    'Olga',
    'Berta',
    'Lucía',
    'Teresa',
    'Carmen',
    'Silvia',
    'Paola',
    'Diana',
    'Rocío',
    'Alma',
  ],
  H: [
    'Luis',
    'Hugo',
    'Pedro',
    'Raúl',
    'Tomás',
    'Jaime',
    'Óscar',
    'Martín',
    'Iván',
    'Sergio',
    'Rubén',
    'Felipe',
    'Daniel',
    'Arturo',
    'Mario',
  ],
} as const
const FAMILY = [
  ...[
    'Hernández',
    'García',
    'Martínez',
    'López',
    'González',
    'Pérez',
    'Rodríguez',
    'Sánchez',
    'Ramírez',
    'Cruz',
    'Flores',
    'Gómez',
  ],
  ...['Morales', 'Vázquez', 'Reyes', 'Jiménez', 'Torres', 'Díaz', 'Gutiérrez', 'Ruiz', 'Mendoza', 'Aguilar', 'Ortiz', 'Moreno'],
]
const OLDEST_DAYS = 78 * 365
const ADULT_DAYS = 19 * 365

/** An adult on that day. No two numbers give the same person or telephone. */
export function inventCitizen(nth: number, today: LocalDay, chance: Chance): Citizen {
  const sex = chance.pick<'H' | 'M'>(['H', 'M'])
  const [given, first, second] = [chance.any<string>(GIVEN[sex]), chance.any(FAMILY), chance.any(FAMILY)] as [
    string,
    string,
    string,
  ]
  const born = addDays(today, -chance.between(ADULT_DAYS, OLDEST_DAYS))
  const name = `${given} ${first} ${second}`
  return { phone: inventPhone(nth, given), name, curp: curpOf({ given, first, second, sex, born, nth }) }
}

const inventPhone = (nth: number, name: string): EmulatedPerson => {
  const number = `${1_000 + nth}`
  return { id: number, name, waId: `52155 0000 ${number}`.replaceAll(' ', ''), userId: `MX.2${number.padStart(19, '0')}` }
}

/** Numbers of people who have no telephone on the page, in the newer form. */
export const OTHERS = /^52550000[1-9]\d{3}$/

interface Parts {
  given: string
  first: string
  second: string
  sex: 'H' | 'M'
  born: LocalDay
  nth: number
}

/** By RENAPO's rules, for names without exceptions. */
function curpOf({ given, first, second, sex, born, nth }: Parts): string {
  const [g, f, s] = [given, first, second].map(plain) as [string, string, string]
  const initials = `${f[0]}${/[AEIOU]/.exec(f.slice(1))?.[0] ?? 'X'}${s[0]}${g[0]}`
  const letters = isForbiddenWord(initials) ? `${initials[0]}X${initials.slice(2)}` : initials
  const consonants = [f, s, g].map((word) => /[^AEIOU]/.exec(word.slice(1))?.[0] ?? 'X').join('')
  const begin = `${letters}${born.slice(2).replaceAll('-', '')}${sex}MC${consonants}${born < '2000' ? nth % 10 : String.fromCharCode(65 + (nth % 26))}`
  return begin + checkDigit(begin)
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
