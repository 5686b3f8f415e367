/** `1 cita`, `3 citas`; `ninguna cita`. */
export function count(n: number, one: string, many: string, none?: string): string {
  if (n === 0 && none) return none
  return n === 1 ? `1 ${one}` : `${n.toLocaleString('es-MX')} ${many}`
}

/** How a sentence begins. */
const NAMES_SHOWN = 5

/** The first five of these names, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN
  return names.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` y ${more} más` : '')
}

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/** Where a name would stand, once it was deleted: by age, or because its person asked for it. */
const FORGOTTEN = 'datos borrados'

/** The name of whoever an appointment is for, in a list or a field. */
export const nameOf = (one: { name: string; forgotten: boolean }): string => (one.forgotten ? FORGOTTEN : one.name)

/** The same within a sentence. */
export const whoIs = (one: { name: string; forgotten: boolean }): string =>
  one.forgotten ? `una persona (${FORGOTTEN})` : one.name
