import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Source {
  /** From the root, with slashes: `src/booking/holds.ts`. */
  path: string
  text: string
}

/** The TypeScript of these top folders, in the order of their paths. */
export function filesOf(...folders: string[]): Source[] {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name).replaceAll('\\', '/')),
  )
  return paths.sort().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** The rooms whose work is to look at typed words. */
export const readsWords = ({ path }: Source): boolean => /^src\/(?:reading|fields|chat\/classifier)\//.test(path)
