import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { Caller } from './access.ts'
import type { NamedOffice } from './choices.ts'
import { type Call, type Operation, whyNot } from './operation.ts'

declare module '../capability.ts' {
  interface Capability {
    readonly worklist?: readonly WorklistPart[]
  }
}

declare module './operation.ts' {
  interface Contributions {
    readonly worklist: readonly WorklistPart[]
  }
}

interface WorklistAsked {
  db: Db
  caller: Caller
  offices: readonly NamedOffice[]
  /** Undefined: all that the key may see, also what is of no office. */
  officeId: number | undefined
  now: Instant
}

/** What waits for somebody of the office. It is asked every few seconds: one small statement, and no names. */
export interface WorklistPart {
  /** The path of the read that shows it: who may not read it there is not told how many there are. */
  readonly shownBy: string
  count(asked: WorklistAsked): readonly WorklistCount[]
}

interface WorklistCount {
  /** Its name for the pages. */
  what: string
  many: number
  said: readonly [one: string, several: string]
  /** The next step is the citizen's: told, but nothing to do. */
  theirs?: true
}

export const worklistFields = {
  por_atender: z.number().int(),
  avisos: z.array(
    z.object({
      que: z.string(),
      cuantos: z.number().int(),
      aviso: z.string(),
      se_ve_en: z.string(),
      toca: z.boolean(),
    }),
  ),
}

/** Only what there is, and only what this key may see. */
export function worklistOf(
  parts: readonly WorklistPart[],
  { all, caller, deps, now }: Pick<Call<unknown, unknown>, 'all' | 'caller' | 'deps' | 'now'>,
  offices: readonly NamedOffice[],
  officeId: number | undefined,
) {
  const shown = new Map(all.flatMap((one): [string, Operation][] => (one.method === 'GET' ? [[one.path, one]] : [])))
  const avisos = parts.flatMap((part) => {
    const where = shown.get(part.shownBy)
    if (!where || whyNot(caller, where)) return []
    return part
      .count({ db: deps.db, caller, offices, officeId, now })
      .filter(({ many }) => many > 0)
      .map(({ what, many, said: [one, several], theirs }) => ({
        que: what,
        cuantos: many,
        aviso: `${many} ${many === 1 ? one : several}`,
        se_ve_en: where.tag,
        toca: theirs !== true,
      }))
  })
  return { por_atender: avisos.reduce((sum, one) => sum + (one.toca ? one.cuantos : 0), 0), avisos }
}
