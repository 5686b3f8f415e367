import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { toDisk } from '../../db/copy.ts'

export type Values = Record<string, string>

/** A line of a set-up that was not finished: kept for the next time, and nothing to the server. */
const UNFINISHED = '#pendiente '
const LINE = /^(?<unfinished>#pendiente )?(?<name>[A-Z_]+)=(?<value>.*)$/

/** What stands in the file, finished or not. An absent file has nothing. */
export function readEnvFile(file: string): Values {
  if (!existsSync(file)) return {}
  const values: Values = {}
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const parts = LINE.exec(line.trim())?.groups
    if (parts?.name && parts.value !== undefined) values[parts.name] = unquote(parts.value)
  }
  return values
}

/**
 * Writes these values into the file, keeping every other line and its order. Only its owner can read the file, from
 * its first byte on; whoever reads it meanwhile sees the old one or the new one, whole. With `finished: false` the
 * lines are kept for the next time but mean nothing to the server, which must not start on half of them.
 */
export function writeEnvFile(file: string, values: Values, finished: boolean): void {
  const left = new Map(Object.entries(values))
  const lines = existsSync(file)
    ? readFileSync(file, 'utf8')
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
    : [HEAD]
  const kept = lines.flatMap((line) => {
    const name = LINE.exec(line.trim())?.groups?.name
    const value = name === undefined ? undefined : values[name]
    if (name === undefined || value === undefined) return [line]
    return left.delete(name) ? [toLine(name, value, finished)] : []
  })
  const added = [...left].map(([name, value]) => toLine(name, value, finished))
  const draft = `${file}.tmp`
  writeFileSync(draft, '', { mode: 0o600 })
  ownerOnly(draft)
  writeFileSync(draft, `${[...kept, ...added].join('\n')}\n`)
  toDisk(draft)
  renameSync(draft, file)
}

const HEAD = '# Lo escribió npm run setup. Contiene claves: no lo copie ni lo envíe a nadie.'

const toLine = (name: string, value: string, finished: boolean) => `${finished ? '' : UNFINISHED}${name}=${quote(value)}`

/** Bun reads `.env` with quotes, escapes and `$NAME`; single quotes keep all but a single quote as it is. */
function quote(value: string): string {
  return /^[\w.:/+=@-]*$/.test(value) ? value : `'${value}'`
}

function unquote(value: string): string {
  return /^'.*'$|^".*"$/.test(value) ? value.slice(1, -1) : value
}

/** Whether a value can stand in the file and be read back as it is. */
export const fitsEnvFile = (value: string): boolean => !/['$\\\r\n]/.test(value)

/** Takes the file from everybody but its owner. On Windows a file has no mode: its list of rights is replaced. */
export function ownerOnly(file: string): void {
  chmodSync(file, 0o600)
  if (process.platform !== 'win32') return
  const user = userInfo().username
  spawnSync('icacls', [file, '/inheritance:r', '/grant:r', `${user}:F`, '*S-1-5-18:F', '*S-1-5-32-544:F'], { stdio: 'ignore' })
}
