// npm run channels: publishes what platforms beside WhatsApp need; repeatable.

import { type Clock, systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { birthInPlace, refuseOtherMode } from '../start/birth.ts'
import { OPERATED } from './operated.ts'
import { type Fetch, network, ROOT, runCommand } from './program.ts'

export interface ChannelsDeps {
  env: NodeJS.ProcessEnv
  root: string
  fetch: Fetch
  clock: Pick<Clock, 'after' | 'now'>
  say(line: string): void
}

/** Prints; exit code 0: everything is published; 1: something is to be done. */
export async function channelsCommand({ env, root, ...deps }: ChannelsDeps): Promise<number> {
  const config = readConfig(env, root)
  refuseOtherMode(birthInPlace(config.databasePath), config) // Nobody is told that an office's own database is a demonstration.
  let worst = 0
  for (const { publish } of OPERATED) worst = Math.max(worst, await publish(config, deps))
  return worst
}

if (import.meta.main) {
  const deps = { env: process.env, root: ROOT, fetch: network, clock: systemClock, say: (line: string) => console.log(line) }
  await runCommand(() => channelsCommand(deps))
}
