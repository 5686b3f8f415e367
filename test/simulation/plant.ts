import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dealer, playElsewhere, type World } from './elsewhere.ts'
import type { Change, Fault } from './faults.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const COPIED = ['src', 'db', 'test/simulation', 'test/webhooks.ts', 'test/copied.ts', 'package.json', 'tsconfig.json']

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
export async function hunt(fault: Fault, worlds: readonly World[]): Promise<Hunt> {
  const copy = mkdtempSync(join(tmpdir(), 'ventanilla-fault-'))
  try {
    for (const path of COPIED) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      cpSync(join(ROOT, path), join(copy, path), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    for (const change of fault.changes) writeFileSync(join(copy, change.file), changed(change, copy))
    const { played, trouble } = await playElsewhere({ folder: copy, next: dealer(worlds), lookedFor: fault.says })
    const found = played.find((one) => one.findings.some((what) => fault.says.test(what)))
    const foundIn = found && { seed: found.seed, citizens: found.citizens }
    return { findings: played.flatMap((one) => one.findings), foundIn, trouble }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
