import { DatabaseInUse, DatabaseLinked } from '../../db/lock.ts'
import { DatabaseNewer, DatabaseOlder, DatabaseUnsound } from '../../db/migrate.ts'
import { ConfigError } from '../config.ts'
import { START } from '../texts/start.ts'

/**
 * The sentence of a refused start; undefined: a bug, shown whole. Only for the start itself: in another command a file that cannot be
 * written may be any file.
 */
export function whyRefused(error: unknown): string | undefined {
  return whyUnfit(error) ?? OF_THE_MACHINE.find(({ codes }) => codes.test(codeOf(error)))?.sentence
}

/** For any command: a variable, or a database that is not fit to be served. */
export function whyUnfit(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message
  if (error instanceof DatabaseInUse) return START.inUse
  if (error instanceof DatabaseLinked) return START.linked
  if (error instanceof DatabaseNewer) return START.newer
  if (error instanceof DatabaseOlder) return START.older
  if (error instanceof DatabaseUnsound) return START.unsound(error.message)
  if (/^(SQLITE_NOTADB|SQLITE_CORRUPT)/.test(codeOf(error))) return START.noDatabase
  return undefined
}

/** With the system call where the code alone is ambiguous: EACCES may be a port or a file. */
function codeOf(error: unknown): string {
  const { syscall, code } = error as { syscall?: string; code?: string }
  // An unknown name in HOST is looked up before anything listens.
  return syscall === 'listen' || syscall === 'getaddrinfo' || (syscall === 'mkdir' && code !== 'ENOSPC')
    ? `${syscall} ${code}`
    : `${code}`
}

export interface Where {
  port: number
  variable: 'PORT' | 'PUBLIC_PORT' | 'EMULATOR_PORT'
  host?: 'HOST' | 'PUBLIC_HOST'
}

/** The refusal names the port and its variable. */
export function openAt<Opened>({ port, variable, host }: Where, open: () => Opened): Opened {
  try {
    return open()
  } catch (error) {
    const code = codeOf(error)
    if (code.endsWith('EADDRINUSE')) throw new ConfigError(START.portTaken(port, variable))
    if (!/^(listen|getaddrinfo)/.test(code)) throw error
    throw new ConfigError(START.portRefused(port, host ? `${variable} o ${host}` : variable))
  }
}

/** The first that fits. */
const OF_THE_MACHINE: readonly { codes: RegExp; sentence: string }[] = [
  { codes: /^(mkdir|SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EPERM|EROFS|ENOTDIR)/, sentence: START.notWritable },
  { codes: /^(SQLITE_FULL|ENOSPC)/, sentence: START.diskFull },
]
