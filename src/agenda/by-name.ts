const { compare } = new Intl.Collator('es')

/** The order of a Spanish dictionary: "Mérida" comes before "Mexicali". SQLite would put it after "Morelia". */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)
