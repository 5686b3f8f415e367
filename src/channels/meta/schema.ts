import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '../../clock.ts'

/** Lenient on purpose: Meta omits, renames and adds members, and a webhook cannot be fetched again. */
export const text = z.string().optional().catch(undefined)
/** A default instead of an error: errors are slow, and every webhook leaves something out. */
export const list = z.array(z.unknown()).default([]).catch([])
/**
 * Not `.min(1)`: zod compares the length of anything that has one, even of an object, and may throw (`{ "length": { "valueOf": 1,
 * "toString": 1 } }`).
 */
const filledText = z.string().regex(/./s)
/** Ids and codes arrive as text or number. */
export const idText = z
  .union([filledText, z.number().transform(String)])
  .optional()
  .catch(undefined)
export const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number())
  .optional()
  .catch(undefined)
export const anything = z.unknown().optional()
export const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined)

export const envelopeSchema = z.object({ object: text, entry: list }).catch({ object: undefined, entry: [] })

export const errorItem = part({ code: number, title: text })

export const errorSchema = z.object({
  error: z.object({ code: z.number().optional().catch(undefined), error_subcode: z.number().optional().catch(undefined) }),
})

/** Seconds below this, milliseconds above: 100,000,000,000 is the year 5138 in seconds and 1973 in milliseconds. */
const SECONDS_UNTIL = 100_000_000_000
const YEAR_2000 = 946_684_800_000
const YEAR_2100 = 4_102_444_800_000

/** As text or number, in seconds or milliseconds; 0 when it cannot be true. */
export function readTime(value: unknown): Instant {
  const raw = typeof value === 'string' && /^\d{1,16}(\.\d+)?$/.test(value) ? Number(value) : value
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return 0
  const ms = Math.floor(raw < SECONDS_UNTIL ? raw * 1000 : raw)
  return ms >= YEAR_2000 && ms <= YEAR_2100 ? ms : 0
}

/** For what has no id, so that a repetition is recognised. */
export function contentId(kind: string, content: unknown): string {
  return `${kind}:${createHash('sha256').update(flatten(content)).digest('hex').slice(0, 40)}`
}

/** Meta nests a dozen levels. Far below the stack's limit, and where serialising begins to take seconds. */
const LEVELS_MAX = 10_000

function flatten(content: unknown): string {
  // Not from Meta, so all of it may share one id.
  if (isDeeperThan(content, LEVELS_MAX)) return 'beyond reading'
  try {
    return JSON.stringify(content) ?? 'undefined'
  } catch {
    return 'beyond reading' // The stack had less room than that.
  }
}

function isDeeperThan(content: unknown, levels: number): boolean {
  let level = [content]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** A word of Meta's vocabulary that may be logged: never what a person typed. */
export const word = (value: string | undefined): string =>
  value !== undefined && /^(?:[a-z_]{1,60}|[A-Z_]{1,60})$/.test(value) ? value : 'unknown'
