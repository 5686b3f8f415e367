import { z } from 'zod'
import type { Tx } from '../../db/open.ts'
import type { Caller } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { instant } from '../admin/fields.ts'
import type { Worked } from '../admin/propose.ts'
import type { Look } from '../admin/reads.ts'
import type { GiftRefusal } from '../booking/staff-changes.ts'
import type { Instant } from '../clock.ts'
import type { CallResult, CallSubject } from './calls.ts'

declare module '../capability.ts' {
  interface Capability {
    /** Its calls and what their results do; loaded with the office's first request. */
    readonly calls?: () => Promise<CallPart>
  }
}

declare module '../admin/operation.ts' {
  interface Contributions {
    readonly calls: readonly (() => Promise<CallPart>)[]
  }
}

export const calledCard = z.object({
  folio: z.string().nullable().describe('Vacío: todavía no tiene cita.'),
  nombres: z.array(z.string()),
  telefono: z.string().nullable().describe('Para llamarle. Vacío: no hay ninguno.'),
  oficina: z.string(),
  necesita: z
    .string()
    .nullable()
    .describe('Lo que pidió en el chat para su visita: quien no oye no contesta una llamada.')
    .meta({ title: 'Qué necesita' }),
  hora_antes: z.string().nullable().describe('La que tenía, si la oficina la cerró.'),
  hora_guardada: z.string().nullable(),
  responde_hasta: instant.nullable().describe('Hasta cuándo se le guarda. Vacío: hasta que alguien le llame.'),
  estado: z.string(),
  avisado: instant.nullable().describe('Cuándo se le avisó por mensaje. Vacío: no le ha llegado, que se sepa.'),
  ultima_llamada: z.string().nullable(),
})

export type Called = z.output<typeof calledCard>

export const RESULT_WORDS = {
  accepts: 'acepta',
  wants_another: 'quiere otra',
  declines: 'ya no la quiere',
  no_answer: 'no contestó',
} as const satisfies Record<CallResult, string>

/** `nothing_kept`: no hour is kept that they could accept. */
export type CallRefusal = 'nothing_kept' | 'stale' | 'second_key' | GiftRefusal

export interface CallAsked {
  /** Id of the rebooking or the waitlist entry. */
  id: number
  result: CallResult
  caller: Caller
  /** For the log-book. */
  reason: string
}

export interface Settled {
  names: readonly string[]
  /** Follows the names: "se queda con la hora nueva". */
  said: string
  /** For the caller, once it is done. */
  whenDone?: string
  appointmentIds: readonly number[]
}

export interface CallPart {
  readonly about: 'rebookingId' | 'wishId'
  /** Undefined: nothing is left of it. */
  show(look: Look, id: number, now: Instant): Called | undefined
  /** Carries out what they said, and closes the call if nothing is left. For `proposeOrApply`. */
  settle(tx: Tx, deps: StaffDeps, asked: CallAsked, now: Instant): Worked<Settled, CallRefusal>
}

/** With its id in that part. */
export function partOf(parts: readonly CallPart[], about: CallSubject): { part: CallPart; id: number } | undefined {
  const [key, id] = Object.entries(about)[0] ?? []
  const part = parts.find((one) => one.about === key)
  return part && id !== undefined ? { part, id } : undefined
}
