import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { allStatements, type Declaration, watchStatements } from '../../db/statements.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Found extends Declaration {
  /** `src/booking/holds.ts:41` */
  at: string
}

/** Loads every module of the house that declares a statement. To be called before any of them was loaded. */
export async function findStatements(): Promise<Found[]> {
  const places = new Map<Declaration, string>()
  watchStatements((declared) => places.set(declared, placeOf(new Error().stack ?? '')))
  for (const path of declaring()) await import(join(ROOT, path))
  return allStatements().map((one) => ({ ...one, at: places.get(one) ?? 'loaded before' }))
}

/** Files with a declaration in them, however it is written. */
function declaring(): string[] {
  const files = ['db', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')),
  )
  return files
    .filter((path) => path.endsWith('.ts') && !['db/statements.ts', 'db/queries.ts'].includes(path))
    .filter((path) => /\bstatement\(|\bquery\(\(orm/.test(readFileSync(join(ROOT, path), 'utf8')))
    .sort()
}

/** The first line of the stack that is not the helper's own. */
function placeOf(stack: string): string {
  const line = stack.split('\n').find((one) => /\/(?:src|db)\//.test(one) && !one.includes('db/statements.ts'))
  return /((?:src|db)\/[^:]+:\d+)/.exec(line ?? '')?.[1] ?? 'somewhere'
}
