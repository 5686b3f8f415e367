const MONTHS = [
  'enero january',
  'febrero february',
  'marzo march',
  'abril april',
  'mayo may',
  'junio june',
  'julio july',
  'agosto august',
  'septiembre setiembre september',
  'octubre october',
  'noviembre november',
  'diciembre december',
]
const WEEKDAYS = [
  'lunes monday',
  'martes tuesday',
  'miercoles wednesday',
  'jueves thursday',
  'viernes friday',
  'sabado saturday',
  'domingo sunday',
]

const SHORTEST = 3

/** 1-12 for a whole month name or its first three letters, without accents; Spanish or English. */
export const monthNamed = (word: string): number | undefined => positionOf(word, MONTHS)

/** 1 (Monday) to 7, likewise; plurals too. */
export const weekdayNamed = (word: string): number | undefined => positionOf(word, WEEKDAYS)

function positionOf(word: string, table: string[]): number | undefined {
  if (word.length < SHORTEST) return undefined
  const at = table.findIndex((names) =>
    names
      .split(' ')
      .some((name) => word === name || word === `${name}s` || word === name.slice(0, SHORTEST) || word === name.slice(0, 4)),
  )
  return at < 0 ? undefined : at + 1
}
