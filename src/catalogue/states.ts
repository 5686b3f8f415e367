import type { Db } from '../../db/open.ts'
import { plain } from '../../db/seeds/plain.ts'
import { remember } from './memory.ts'

export interface StateNames {
  code: string
  name: string
  /** All ways to write the name, normalised like typed places. */
  spellings: string[]
}

/** The states, with everything that people call them. */
export const readStates = remember((db): readonly StateNames[] =>
  db.client
    .query<{ code: string; name: string; spellings: string }, []>('select code, name, spellings from states')
    .all()
    .map(({ code, name, spellings }) => ({ code, name, spellings: [plain(name), ...spellings.split('|')] })),
)

const bySpelling = remember(
  (db): ReadonlyMap<string, StateNames> =>
    // Reversed, so that the first state wins when two share a spelling.
    new Map(
      readStates(db)
        .toReversed()
        .flatMap((state) => state.spellings.map((spelling) => [spelling, state] as const)),
    ),
)

/** The state with that spelling; undefined when there is none. `words`: normalised like typed places. */
export const stateCalled = (db: Db, words: string): StateNames | undefined => bySpelling(db).get(words)

/** The state to which the first two digits of a postal code belong; undefined for anything but five digits. */
export function stateOfPostalCode(db: Db, digits: string): StateNames | undefined {
  if (!/^\d{5}$/.test(digits)) return undefined
  const row = db.client
    .query<{ state: string }, [string]>('select state from postal_prefixes where prefix = ?')
    .get(digits.slice(0, 2))
  return readStates(db).find(({ code }) => code === row?.state)
}
