import { blob, integer } from 'drizzle-orm/sqlite-core'

/** Sealed words, or a hash. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' })

/** 0 or 1 in the table, a boolean through drizzle. */
export const flag = (name: string) => integer(name, { mode: 'boolean' })

/** The defaults of a flag, spelled as the migrations spell them: drizzle-kit takes `false` for another default. */
export const NO = 0 as unknown as false
export const YES = 1 as unknown as true
