import { z } from 'zod'
import type { Clock, Instant } from '../clock.ts'
import type { Lasting } from '../reading/requested-times.ts'
import { draftSchema, EMPTY } from './draft.ts'

/** Raised when older states become unreadable; such a conversation starts over politely. */
const VERSION = 1

const offered = z.object({ question: z.string(), value: z.string(), title: z.string() })

const asked = z.object({
  question: z.string(),
  turn: z.number(),
  at: z.number(),
  /** When the draft does not say it: a group, a variant. */
  about: z.string().optional(),
  options: z.array(offered),
  /** Repeated when the message was withdrawn unread. */
  notes: z.array(z.string()),
})

const stateSchema = z.object({
  version: z.literal(VERSION),
  /** Names the booking under way; buttons of an earlier one no longer act. */
  epoch: z.string(),
  turn: z.number(),
  draft: draftSchema,
  asked: asked.optional(),
  greeted: z.boolean(),
  heardAt: z.number().optional(),
  /** In a row not understood, and voice notes so far. */
  misses: z.number(),
  voices: z.number(),
  toldPhone: z.boolean().optional(),
  lost: z.boolean().optional(),
  /** An expiring hold is not told, until the next message. */
  quiet: z.boolean().optional(),
  /** The unanswered case, until told. */
  unanswered: z.string().optional(),
})

export type State = Lasting<z.infer<typeof stateSchema>>
export type Asked = NonNullable<State['asked']>
export type Offered = Asked['options'][number]

export const silenceMs = (state: State, now: Instant): number => (state.heardAt === undefined ? 0 : now - state.heardAt)

/** Unguessable, for a booking under way. */
export const newEpoch = (clock: Pick<Clock, 'random'>): string => Buffer.from(clock.random(9)).toString('base64url')

export function newState(epoch: string): State {
  return { version: VERSION, epoch, turn: 0, draft: EMPTY, greeted: false, misses: 0, voices: 0 }
}

/** Undefined when there is none; an unreadable one gives a new state that says so. */
export function readState(json: unknown): State | undefined {
  if (json === undefined || json === null) return undefined
  const read = stateSchema.safeParse(json)
  return read.success ? read.data : { ...newState('lost'), lost: true }
}
