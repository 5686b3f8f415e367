import { checkDigit } from '../catalogue/curp.ts'
import type { LocalDay, Procedure } from '../catalogue/types.ts'

export interface ExamplePerson {
  name: string
  curp: string
}

const NAMES = { H: 'Luis Ejemplo Prueba', M: 'Ana Ejemplo Prueba' } as const
/** As a CURP takes them of these names. */
const LETTERS = { H: ['EEPL', 'JRS'], M: ['EEPA', 'JRN'] } as const

function invented(sex: 'H' | 'M', age: number, today: LocalDay): ExamplePerson {
  const born = Temporal.PlainDate.from(today).subtract({ years: age, days: 1 }).toString()
  const [begin, end] = LETTERS[sex]
  const curp = `${begin}${born.slice(2).replaceAll('-', '')}${sex}MC${end}${born < '2000' ? '0' : 'A'}`
  return { name: NAMES[sex], curp: curp + checkDigit(curp) }
}

const ADULT = 35
const AGES = [ADULT, 65, 10, 3]

/** People of the ages that it is for, the likeliest first: its questions may still refuse one. */
export function peopleFor({ minAge, maxAge, audience }: Procedure, today: LocalDay): ExamplePerson[] {
  const oldest = Math.min(maxAge ?? 110, audience === 'minor' ? 17 : 110)
  const ages = [...new Set([...AGES, minAge, oldest])].filter((age) => age >= minAge && age <= oldest)
  return ages.flatMap((age) => [invented('M', age, today), invented('H', age, today)])
}

export const adultOn = (today: LocalDay): ExamplePerson => invented('H', ADULT, today)
