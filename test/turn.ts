import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What is too much for each commit is shared out among those that follow each other: the seeds to play and the faults to hunt. */
export interface Turn {
  /** From 0 on. */
  nth: number
  /** How it was chosen, to be said again. */
  by: string
}

/**
 * Whose turn it is. Commits are counted, so that each part comes once within as many commits; where the history is cut off (a shallow
 * clone), a commit's own number decides, and each part comes as often as any other. CI_TURN=3 says it.
 */
export function turnOf(env = process.env, ask = git): Turn {
  if (env.CI_TURN !== undefined) return { nth: Number(env.CI_TURN), by: 'CI_TURN' }
  const isWhole = ask('rev-parse', '--is-shallow-repository') === 'false'
  if (isWhole) return { nth: Number(ask('rev-list', '--count', 'HEAD')), by: 'the number of commits' }
  const commit = ask('rev-parse', 'HEAD')
  return commit === undefined
    ? { nth: 0, by: 'no history' }
    : { nth: Number.parseInt(commit.slice(0, 8), 16), by: `commit ${commit.slice(0, 8)}` }
}

function git(...words: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
