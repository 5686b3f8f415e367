import { sql } from 'drizzle-orm'
import { blob, check, integer, text } from 'drizzle-orm/sqlite-core'

/** The messaging services that the tables know. */
export const CHANNELS = ['whatsapp', 'messenger'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** By which messaging service. An id of a service is unique only within it. */
export const channel = () => text({ enum: CHANNELS }).notNull()

/** For the table of such a column: no row is of a service that nobody knows. */
export const knownChannel = (table: string) =>
  check(`${table}_channel`, sql.raw(`channel in (${CHANNELS.map((name) => `'${name}'`).join(', ')})`))

/** Sealed words, or a hash. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' })

/** 0 or 1 in the table, a boolean through drizzle. */
export const flag = (name: string) => integer(name, { mode: 'boolean' })

/** The defaults of a flag, spelled as the migrations spell them: drizzle-kit takes `false` for another default. */
export const NO = 0 as unknown as false
export const YES = 1 as unknown as true
