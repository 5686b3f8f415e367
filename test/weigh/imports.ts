import { dirname, join } from 'node:path'
import { roomOf, type Source } from './sources.ts'

/** The layers of docs/ARCHITECTURE.md, lowest first; an import to a later one goes back up. */
const LAYERS = [
  ['clock', 'capability', 'errors', 'collation', 'letters', 'log', 'version', 'db', 'vault'],
  ['catalogue'],
  ['texts'],
  ['reading', 'fields'],
  ['chat', 'admin', 'messaging', 'jobs', 'channels', 'pages'],
  ['catalogue-capability'],
  ['schedule'],
  ['booking'],
]

interface Import {
  from: string
  to: string
  typesOnly: boolean
}

/** Circles and knots among files, and the rooms below that name one above. */
export function weighImports(files: readonly Source[]): Record<string, number> {
  const known = new Set(files.map(({ path }) => path))
  const imports = files.flatMap((file) => importsOf(file).filter(({ to }) => known.has(to)))
  const circles = knots(
    known,
    imports.filter(({ typesOnly }) => !typesOnly),
  )
  const withTypes = knots(known, imports)
  const back = new Set(
    imports.filter(({ from, to }) => rank(from) < rank(to)).map(({ from, to }) => `${roomOf(from)} -> ${roomOf(to)}`),
  )
  return {
    'circles of imports at run time': circles.length,
    'files in circles at run time': circles.flat().length,
    'files in the largest knot, types included': Math.max(0, ...withTypes.map((one) => one.length)),
    'rooms that name one above them': back.size,
  }
}

/** What stands on the ground (the capabilities) comes last. */
function rank(path: string): number {
  const at = LAYERS.findIndex((layer) => layer.includes(roomOf(path)))
  return at < 0 ? LAYERS.length : at
}

function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(/^(?:import|export)(\stype)?\s([^;'"]*?)from '(\.[^']+)'/gm)].map(
    ([, type, names = '', target = '']) => ({
      from: path,
      to: join(dirname(path), target).replaceAll('\\', '/'),
      typesOnly: type !== undefined || /^\{(?:\s*type \w+(?: as \w+)?,?)+\s*\}\s*$/.test(names),
    }),
  )
}

/** Sets of files that import each other, directly or by others: Tarjan's strongly connected components of more than one file. */
function knots(files: ReadonlySet<string>, imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const found: string[][] = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const visit = (file: string): void => {
    index.set(file, index.size)
    low.set(file, index.size - 1)
    stack.push(file)
    for (const { to } of next.get(file) ?? []) {
      if (!index.has(to)) visit(to)
      if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0))
    }
    if (low.get(file) !== index.get(file)) return
    const knot = stack.splice(stack.indexOf(file))
    if (knot.length > 1) found.push(knot)
  }
  for (const file of files) if (!index.has(file)) visit(file)
  return found
}
