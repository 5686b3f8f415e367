import { messenger } from '../channels/messenger/commands/index.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Fetch, Finding } from './program.ts'
import type { Question } from './setup/questions.ts'

/** What an operator does about a channel beside WhatsApp's number. Nothing of it is done where the configuration has no such channel. */
export interface Operated {
  /** What it needs, all or none, in the order in which one answer helps to check the next. */
  questions: readonly Question[]
  /** Said before `wanted` is asked, where there is a number already. */
  offer: string
  wanted: string
  /** Said to whoever does not want it, and has it. */
  kept: string
  /** What the doctor finds. */
  check(config: Config, clock: Pick<Clock, 'now'>, fetch: Fetch): Promise<Finding[]>
  /** Puts there what has to stand at the platform; says what came of it. 0: all is there; 1: something is to be done. */
  publish(config: Config, deps: { fetch: Fetch; clock: Pick<Clock, 'after' | 'now'>; say(line: string): void }): Promise<number>
}

export const OPERATED: readonly Operated[] = [
  messenger, // One a line, as in channels/list.ts.
]
