import { checkDigit } from '../../src/catalogue/curp.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'

/** Somebody whose name and CURP belong together. Nobody is meant by it: the CURP is made by its rules from a drawn name and date. */
export interface Person {
  name: string
  curp: string
  /** 1958-03-12. */
  birth: string
}

const WOMEN = [
  'Ana',
  'Rosa',
  'Elena',
  'Irma',
  'Nora',
  'Olga',
  'Berta',
  'Carla',
  'Diana',
  'Estela',
  'Fabiola',
  'Gloria',
  'Laura',
] as const
const MEN = ['Luis', 'Hugo', 'Pedro', 'Tomás', 'Jaime', 'Raúl', 'Saúl', 'Víctor', 'Darío', 'Emilio', 'Felipe', 'Gilberto'] as const
const FAMILIES = [
  'Aguilar', 'Barrera', 'Cabrera', 'Delgado', 'Escobar', 'Fuentes', 'Guerrero', 'Herrera', 'Ibarra', 'Juárez', 'Lara', 'Medina',
  'Navarro', 'Olvera', 'Pineda', 'Quiroz', 'Rosales', 'Salazar', 'Tapia', 'Urbina', 'Valdez', 'Zamora', 'Cisneros', 'Montoya',
] as const // biome-ignore format: a list
const STATES = ['MC', 'DF', 'JC', 'PL', 'VZ', 'GT'] as const

const two = (number: number) => String(number).padStart(2, '0')

/** An adult who is 20 to 70 years old at the end of 2026; or born on that day, or called like that, in three words. */
export function invent(chance: Chance, born?: string, called?: string): Person {
  const isWoman = chance.may(0.5)
  const drawn = [isWoman ? chance.pick(WOMEN) : chance.pick(MEN), chance.pick(FAMILIES), chance.pick(FAMILIES)]
  const [given = '', father = '', mother = ''] = called?.split(' ') ?? drawn
  const year = chance.between(1956, 2005)
  const birth = born ?? `${year}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`
  return {
    name: `${given} ${father} ${mother}`,
    curp: curpOf({ given, father, mother }, birth, isWoman ? 'M' : 'H', chance),
    birth,
  }
}

interface Names {
  given: string
  father: string
  mother: string
}

/** The CURP of these names: initials, birth date, sex, state, the consonants inside the names, one drawn character and the check digit. */
function curpOf({ given, father, mother }: Names, birth: string, sex: 'H' | 'M', chance: Chance): string {
  const [g, f, m] = [given, father, mother].map(letters) as [string, string, string]
  const vowel = /[AEIOU]/.exec(f.slice(1))?.[0] ?? 'X'
  const inside = [f, m, g].map((word) => /[^AEIOU]/.exec(word.slice(1))?.[0] ?? 'X').join('')
  const drawn = birth < '2000' ? String(chance.between(0, 9)) : String.fromCharCode(65 + chance.between(0, 25))
  const stem = `${f.charAt(0)}${vowel}${m.charAt(0)}${g.charAt(0)}${birth.slice(2).replaceAll('-', '')}${sex}${chance.pick(STATES)}${inside}${drawn}`
  return stem + checkDigit(stem)
}

const letters = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()

/** The birth date as people type it: 17/04/1985. */
export const typedBirth = ({ birth }: Person): string => birth.split('-').toReversed().join('/')
