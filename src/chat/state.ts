import { z } from 'zod'
import type { Clock, Instant } from '../clock.ts'
import type { Lasting } from '../reading/requested-times.ts'
import { draftSchema, EMPTY } from './draft.ts'

/** Raised when an older state can no longer be understood; such a conversation starts over politely. */
const VERSION = 1

const offered = z.object({ question: z.string(), value: z.string(), title: z.string() })

const asked = z.object({
  question: z.string(),
  turn: z.number(),
  at: z.number(),
  /** What the question is about when the draft does not say it: a group of appointments, a variant. */
  about: z.string().optional(),
  options: z.array(offered),
  /** The sentences said before it: said again when the message was withdrawn before anybody could read it. */
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
  /** When something was last heard from the person. */
  heardAt: z.number().optional(),
  /** In a row not understood, and voice notes so far. */
  misses: z.number(),
  voices: z.number(),
  /** The state of an older release could not be read. */
  lost: z.boolean().optional(),
  /** Whoever wants no more of it hears nothing of a hold that runs out; until their next words. */
  quiet: z.boolean().optional(),
  /** The case in which nobody answered in time, until that is said. */
  unanswered: z.string().optional(),
})

/** Where a conversation stands, as it is kept between two messages. */
export type State = Lasting<z.infer<typeof stateSchema>>
export type Asked = NonNullable<State['asked']>
export type Offered = Asked['options'][number]

/** How long nothing was heard from the person. */
export const silenceMs = (state: State, now: Instant): number => (state.heardAt === undefined ? 0 : now - state.heardAt)

/** Unguessable characters that name a booking under way. */
export const newEpoch = (clock: Pick<Clock, 'random'>): string => Buffer.from(clock.random(9)).toString('base64url')

export function newState(epoch: string): State {
  return { version: VERSION, epoch, turn: 0, draft: EMPTY, greeted: false, misses: 0, voices: 0 }
}

/**
 * The state that was kept. Undefined when there is none; when there is one that this release cannot read, a new one that
 * remembers to say so.
 */
export function readState(json: unknown): State | undefined {
  if (json === undefined || json === null) return undefined
  const read = stateSchema.safeParse(json)
  return read.success ? read.data : { ...newState('lost'), lost: true }
}
