/** Lower case without accents: how typed names are compared. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

const { compare } = new Intl.Collator('es')

/** The order of a Spanish dictionary: "Mérida" comes before "Mexicali". SQLite would put it after "Morelia". */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)
