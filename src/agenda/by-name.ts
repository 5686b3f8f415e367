const { compare } = new Intl.Collator('es')

/** In the order of a Spanish dictionary: "Mérida" stands before "Mexicali", where SQLite would put it behind "Morelia". */
export const byName = (a: { name: string }, b: { name: string }): number => compare(a.name, b.name)
