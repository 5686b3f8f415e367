import { messenger } from '../channels/messenger/commands/index.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Fetch, Finding } from './program.ts'
import type { Question } from './setup/questions.ts'

/** An operator's tasks for a channel beside WhatsApp's number; skipped where it is not configured. */
export interface Operated {
  /** All or none, in an order in which one answer helps to check the next. */
  questions: readonly Question[]
  /** Said before `wanted` is asked, where a number exists already. */
  offer: string
  wanted: string
  /** Said when it is configured but not wanted. */
  kept: string
  check(config: Config, clock: Pick<Clock, 'now'>, fetch: Fetch): Promise<Finding[]>
  /** Publishes what the platform needs and reports. 0: all is there; 1: something is to be done. */
  publish(config: Config, deps: { fetch: Fetch; clock: Pick<Clock, 'after' | 'now'>; say(line: string): void }): Promise<number>
}

export const OPERATED: readonly Operated[] = [
  messenger, // One a line, as in channels/list.ts.
]
