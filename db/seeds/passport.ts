import { readFileSync } from 'node:fs'
import type { fees, procedures, requirements } from '../schema.ts'

type Paper = Pick<typeof requirements.$inferInsert, 'text' | 'textEn' | 'applies' | 'source'>
/** How people call a procedure, and sentences that ask for it. */
export type SeedWords = Record<'es' | 'en', [names: string[], examples: string[]]>

type SeedProcedure = Omit<typeof procedures.$inferInsert, 'position' | 'version'> & {
  words?: SeedWords
  /** Names of `papers`, in order. */
  papers: string[]
}

interface ProcedureFile {
  papersValidFrom: string
  /** Centavos are unrounded, because half is taken before rounding. Added each 1 January when published, never guessed. */
  fees: Omit<typeof fees.$inferInsert, 'feeTable'>[]
  papers: Record<string, Paper>
  /** Ages count on the day of the visit. Adult and minor variants of a family share a menu row. */
  procedures: SeedProcedure[]
}

const FILE: ProcedureFile = JSON.parse(readFileSync(new URL('./procedures/passport.json', import.meta.url), 'utf8'))

export const { fees: FEES, procedures: PROCEDURES } = FILE

/** What to bring, in order. */
export const papersOf = (procedureId: string): (Paper & { validFrom: string })[] =>
  (PROCEDURES.find(({ id }) => id === procedureId)?.papers ?? []).map((name) => {
    const paper = FILE.papers[name]
    if (!paper) throw new Error(`passport.json has no paper ${name}`)
    return { ...paper, validFrom: FILE.papersValidFrom }
  })
