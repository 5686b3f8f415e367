import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dealer, playElsewhere, type World } from './elsewhere.ts'
import type { Change, Fault } from './faults.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const COPIED = ['src', 'db', 'test/simulation', 'test/webhooks.ts', 'test/copied.ts', 'package.json', 'tsconfig.json']

export interface Hunt {
  findings: string[]
  /** The world in which what the fault does was seen; undefined: in none. */
  foundIn: World | undefined
  /** What the process said when it did not even get so far. */
  trouble: string
}

/** The file with the change made. Throws when its text is not there exactly once: then the fault must be written anew. */
export function changed({ file, from, to }: Change, root = ROOT): string {
  const text = readFileSync(join(root, file), 'utf8')
  const times = text.split(from).length - 1
  if (times !== 1) throw new Error(`${file} has this text ${times} times instead of once: ${from}`)
  return text.replace(from, () => to)
}

/** Plants the fault in a copy and lets the simulation look for it there, in one world after the other. */
export const hunt = (fault: Fault, worlds: readonly World[]): Promise<Hunt> =>
  inCopyWith(fault.changes, COPIED, async (folder) => {
    const { played, trouble } = await playElsewhere({ folder, next: dealer(worlds), lookedFor: fault.says })
    const found = played.find((one) => one.findings.some((what) => fault.says.test(what)))
    const foundIn = found && { seed: found.seed, citizens: found.citizens }
    return { findings: played.flatMap((one) => one.findings), foundIn, trouble }
  })

/** Works in a copy of these files and folders with the changes made, which goes afterwards. */
export async function inCopyWith<T>(
  changes: readonly Change[],
  paths: readonly string[],
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'ventanilla-fault-'))
  try {
    for (const path of paths) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      cpSync(join(ROOT, path), join(copy, path), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    for (const change of changes) writeFileSync(join(copy, change.file), changed(change, copy))
    return await work(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
