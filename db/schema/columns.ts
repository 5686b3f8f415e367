import { sql } from 'drizzle-orm'
import { blob, check, integer, text } from 'drizzle-orm/sqlite-core'

export const CHANNELS = ['whatsapp', 'messenger'] as const
export type ChannelName = (typeof CHANNELS)[number]

/**
 * How Meta bills a message: as an answer, of which some are free each month; as a notice by a template; or not at all, within 72 hours of a
 * tap on the button of our Page or on an advertisement.
 */
export const CHARGES = ['answer', 'notice', 'entry_point'] as const
export type Charge = (typeof CHARGES)[number]

/** An id is unique only within its service. */
export const channel = () => text({ enum: CHANNELS }).notNull()

export const knownChannel = (table: string) =>
  check(`${table}_channel`, sql.raw(`channel in (${CHANNELS.map((name) => `'${name}'`).join(', ')})`))

/** Sealed words, or a hash. */
export const bytes = (name: string) => blob(name, { mode: 'buffer' })

export const flag = (name: string) => integer(name, { mode: 'boolean' })

/** Spelled as the migrations spell them: drizzle-kit takes `false` for another default. */
export const NO = 0 as unknown as false
export const YES = 1 as unknown as true
