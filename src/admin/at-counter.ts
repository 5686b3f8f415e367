import { z } from 'zod'
import type { Instant } from '../clock.ts'
import type { Look } from './reads.ts'

declare module '../capability.ts' {
  interface Capability {
    readonly atCounter?: CounterPart
  }
}

declare module './operation.ts' {
  interface Contributions {
    readonly atCounter: readonly CounterPart[]
  }
}

/** What a clerk has to see of visits at the counter, and what of it is noted there with one press: by group. */
export type CounterPart = (look: Look, asked: CounterAsked) => ReadonlyMap<string, CounterNote>

interface CounterAsked {
  officeId: number
  now: Instant
  visits: readonly CounterVisit[]
}

interface CounterVisit {
  groupId: string
  /** Null where this key does not see it. */
  folio: string | null
}

export interface CounterNote {
  said: string
  presses?: readonly Press[]
}

/** A button of the page, and the operation that it sends. */
interface Press {
  titulo: string
  ruta: string
  campos: Record<string, string>
}

export const counterFields = {
  por_ver: z.string().nullable().describe('Lo que se ve en el mostrador, y si ya se vio.').meta({ title: 'Por ver' }),
  botones: z
    .array(
      z.object({
        titulo: z.string().meta({ title: 'Título' }),
        ruta: z.string(),
        campos: z.record(z.string(), z.string()),
      }),
    )
    .describe('Lo que de eso se anota con un toque.'),
}

/** What all parts have to say of a group. */
export function notesOf(parts: readonly CounterPart[], ...asked: Parameters<CounterPart>) {
  const read = parts.map((part) => part(...asked))
  return (groupId: string): { por_ver: string | null; botones: Press[] } => {
    const notes = read.flatMap((one) => one.get(groupId) ?? [])
    return { por_ver: notes.map((one) => one.said).join('. ') || null, botones: notes.flatMap((one) => [...(one.presses ?? [])]) }
  }
}
