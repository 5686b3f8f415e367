import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf } from './digest.ts'
import { createWorld } from './world.ts'

export interface Played {
  seed: number
  citizens: number
  digest: string
  /** What was wrong; empty when all held. */
  findings: string[]
  /** What happened, so that nobody takes a quiet world for a sound one. */
  seen: Record<string, number>
}

/** Plays one seed to its end, or to the first finding that `lookedFor` fits. */
export async function play(seed: number, citizens: number, lookedFor?: RegExp): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-'))
  const world = createWorld(seed, citizens, folder, lookedFor)
  try {
    await world.run()
  } catch (error) {
    world.found(`the simulation broke off: ${error instanceof Error ? error.stack : String(error)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { seed, citizens, digest: digestOf(world.db), findings: world.findings, seen: world.seen() }
}
