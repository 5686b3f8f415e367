import { fileURLToPath } from 'node:url'

export type Level = 'debug' | 'info' | 'warn' | 'error'
const RANK: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 }

/** Row ids, codes, counts. Never a text, a name, a CURP, a telephone or a wamid. */
export type Facts = Record<string, string | number | boolean | null | undefined>

export interface Log {
  (event: string, facts?: Facts): void
  debug(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, facts?: Facts): void
}

/** One JSON line an event. Tests pass their own `write` and `now`. */
export function createLog(least: Level, write: (line: string) => void, now: () => number): Log {
  const put = (level: Level, event: string, facts: Facts = {}) => {
    if (RANK[level] < RANK[least]) return
    write(
      JSON.stringify({
        at: new Date(now()).toISOString(),
        level,
        event,
        ...facts,
      }),
    )
  }
  return Object.assign((event: string, facts?: Facts) => put('info', event, facts), {
    debug: (event: string, facts?: Facts) => put('debug', event, facts),
    warn: (event: string, facts?: Facts) => put('warn', event, facts),
    error: (event: string, facts?: Facts) => put('error', event, facts),
  })
}

/** The path above it may contain the name of the computer's owner. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Class, code and origin as a path inside the program's folder. An error's message may hold a citizen's words (SQLite and zod quote
 * values), so it is never logged.
 */
export function describeError(
  error: unknown,
  root = ROOT,
): {
  error: string
  errorCode?: string
  where?: string
} {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as { code?: unknown }).code
  const where = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim()
    .replace(root, '')
  return {
    error: error.name,
    ...(typeof code === 'string' && { errorCode: code }),
    ...(where && { where }),
  }
}
