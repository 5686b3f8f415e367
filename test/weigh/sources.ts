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

/**
 * The folder under src that a file belongs to. Two folders are two rooms: what an operator does with a channel, which the server never
 * loads, and what chat and office do with the catalogue, whose records stand below both.
 */
export function roomOf(path: string): string {
  const [top = '', first = '', ...deeper] = path.split('/')
  if (top !== 'src') return top
  if (first === 'channels' && deeper[1] === 'commands') return 'channel-commands'
  if (first === 'catalogue' && (deeper.length > 1 || deeper[0] === 'capability.ts')) return 'catalogue-capability'
  return deeper.length > 0 ? first : first.replace(/\.ts$/, '')
}
