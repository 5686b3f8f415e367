import { blob } from 'drizzle-orm/sqlite-core'

/** Sealed words, or a hash. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' })
