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

const positions = (table: string[]): ReadonlyMap<string, number> =>
  new Map(
    table
      .flatMap((names, at) =>
        names
          .split(' ')
          .flatMap((name) => [name, `${name}s`, name.slice(0, SHORTEST), name.slice(0, SHORTEST + 1)])
          .map((word): [string, number] => [word, at + 1]),
      )
      .toReversed(), // Of two months with the same first letters the earlier one is meant.
  )
const MONTH_POSITIONS = positions(MONTHS)
const WEEKDAY_POSITIONS = positions(WEEKDAYS)

/** 1-12 for a whole month name or its first three or four letters, without accents; Spanish or English. */
export const monthNamed = (word: string): number | undefined => MONTH_POSITIONS.get(word)

/** 1 (Monday) to 7, likewise; plurals too. */
export const weekdayNamed = (word: string): number | undefined => WEEKDAY_POSITIONS.get(word)
