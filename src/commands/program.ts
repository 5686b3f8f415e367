import { fileURLToPath } from 'node:url'
import { whyUnfit } from '../refused-start.ts'

/** The program's folder: where package.json and `.env` are. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The outside world, as the commands see it. A test answers in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Long enough for a slow office line, short enough for somebody who waits before a screen. */
const ANSWER_MS = 10_000

export const network: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })

/** Runs a command of `npm run` and ends with the exit code that it returns. */
export async function runCommand(command: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = explain(error, console.error)
  }
}

/** One sentence for a variable or a database that is not fit; anything else is a bug and shows itself whole. */
export function explain(error: unknown, say: (line: string) => void): number {
  const sentence = whyUnfit(error)
  if (sentence === undefined) throw error
  say(sentence)
  return 1
}
