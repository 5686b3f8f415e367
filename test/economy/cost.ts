import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { officeWorld } from '../conversations/office-world.ts'
import { play, readScript } from '../conversations/script.ts'
import type { Journey } from './journeys.ts'

/** What a journey cost the citizen, and the institution: each message that arrives is billed. */
export interface Cost {
  messages: number
  taps: number
  characters: number
  /** Steps after which nothing could be done. */
  deadEnds: string[]
}

const HEAD = '# \npresupuesto: 99 mensajes, 999 caracteres\n\n'

/** Plays a journey through the real door, inbox, turns, agenda and outbox, and counts only its own steps. */
export async function costOf(journey: Journey): Promise<Cost> {
  const before = await run(journey.before ?? [])
  const whole = await run([...(journey.before ?? []), ...journey.steps])
  return {
    messages: whole.messages - before.messages,
    taps: journey.steps.filter((step) => step.includes(' toca: ')).length,
    characters: whole.characters - before.characters,
    deadEnds: whole.deadEnds,
  }
}

async function run(steps: string[]): Promise<{ messages: number; characters: number; deadEnds: string[] }> {
  const script = readScript(`${HEAD}${steps.join('\n')}\n`)
  return play(script, officeWorld(openDirectory(script.directory), testClock(script.start, 'economy')))
}
