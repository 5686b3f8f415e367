import { z } from 'zod'
import { FAULTS, PHONE_JUMPS, TEMPLATE_STATUSES } from './types.ts'

/** What can be written on a telephone. */
const SAID_MAX = 4096

/** What a person does on the telephone. */
const SAID = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(SAID_MAX) }),
  z.object({
    kind: z.literal('choice'),
    id: z.string(),
    title: z.string(),
    description: z.string().exactOptional(),
    /** A row of a list; else a button. */
    list: z.boolean(),
    /** The bubble whose button or row was tapped. */
    answering: z.string(),
  }),
  z.object({ kind: z.literal('location'), latitude: z.number(), longitude: z.number(), name: z.string().exactOptional() }),
  z.object({ kind: z.literal('voice') }),
  z.object({ kind: z.literal('photo') }),
  /** Any message of the protocol, for tests: its `type` and content. */
  z.object({ kind: z.literal('raw'), json: z.record(z.string(), z.unknown()) }),
])
export type PhoneSay = z.infer<typeof SAID>

export const SAY = z.object({ person: z.string(), said: SAID })
/** Null: no conversation is on the screen. */
export const OPEN = z.object({ person: z.string().nullable() })
export const FAULT = z.object({ id: z.enum(FAULTS), prepared: z.boolean() })
export const JUMP = z.object({ jump: z.enum(PHONE_JUMPS) })
/** Meta changes its mind about a template. */
export const JUDGEMENT = z.object({
  name: z.string(),
  language: z.string(),
  event: z.enum(TEMPLATE_STATUSES),
  reason: z.string().default('NONE'),
})
