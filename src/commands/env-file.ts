import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { keepFilePrivate, toDisk } from '../../db/disk.ts'

export type Values = Record<string, string>

/** A line of an unfinished set-up: kept for later, ignored by the server. */
const UNFINISHED = '#pendiente '
const LINE = /^(?<unfinished>#pendiente )?(?<name>[A-Z_]+)=(?<value>.*)$/

/** Answers of an unfinished set-up override what the server reads. */
export function readEnvFile(file: string): Values {
  const lines = readLines(file).map(parse)
  const named = (unfinished: boolean) => lines.filter((line) => line.name !== undefined && line.unfinished === unfinished)
  return Object.fromEntries([...named(false), ...named(true)].map((line) => [line.name, line.value]))
}

/**
 * Values from the computer's own environment, which override the file. Values equal to the file's came from the file when this program
 * started.
 */
export function readComputer(env: Record<string, string | undefined>, names: readonly string[], file: string): Values {
  const served = new Map(
    readLines(file)
      .map(parse)
      .filter((line) => !line.unfinished)
      .map((line) => [line.name, line.value]),
  )
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name]?.trim() ?? ''
      return value !== '' && value !== served.get(name)?.trim() ? [[name, value]] : []
    }),
  )
}

export function readPending(file: string): string[] {
  return readLines(file)
    .map(parse)
    .flatMap((line) => (line.unfinished && line.name ? [line.name] : []))
}

/**
 * Keeps every other line and its order. Only its owner can read the file, from its first byte on, and readers see the old or the new one,
 * whole. With `finished: false` the values are kept aside for the server not to start on half a change; finishing drops what was left out.
 */
export function writeEnvFile(file: string, values: Values, finished: boolean): void {
  const old = readLines(file).map(parse)
  const isMine = (line: Line) => line.name !== undefined && line.name in values
  const kept = old.filter((line) => !(line.unfinished && (finished || isMine(line))))
  const lines = kept.map((line) =>
    finished && line.name !== undefined && isMine(line) ? toLine(line.name, values, true) : line.text,
  )
  const standing = new Set(finished ? kept.map((line) => line.name) : [])
  const added = Object.keys(values).filter((name) => !standing.has(name))
  const draft = `${file}.tmp`
  writeFileSync(draft, '', { mode: 0o600 })
  keepFilePrivate(draft)
  const head = old.length === 0 ? [HEAD] : []
  writeFileSync(draft, `${[...head, ...lines, ...added.map((name) => toLine(name, values, finished))].join('\n')}\n`)
  toDisk(draft)
  renameSync(draft, file)
}

interface Line {
  text: string
  name?: string
  value: string
  unfinished: boolean
}

function readLines(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .replace(/(\r?\n)+$/, '')
    .split(/\r?\n/)
}

function parse(text: string): Line {
  const parts = LINE.exec(text.trim())?.groups
  const unfinished = parts?.unfinished !== undefined
  return { text, value: unquote(parts?.value ?? ''), unfinished, ...(parts?.name && { name: parts.name }) }
}

const HEAD = '# Lo escribió npm run setup. Contiene claves: no lo copie ni lo envíe a nadie.'

const toLine = (name: string, values: Values, finished: boolean) =>
  `${finished ? '' : UNFINISHED}${name}=${quote(values[name] ?? '')}`

/** Bun reads `.env` with quotes, escapes and `$NAME`; single quotes keep all but a single quote as it is. */
function quote(value: string): string {
  return /^[\w.:/+=@-]*$/.test(value) ? value : `'${value}'`
}

function unquote(value: string): string {
  return /^'.*'$|^".*"$/.test(value) ? value.slice(1, -1) : value
}

/** Whether it survives a round trip through the file. */
export const fitsEnvFile = (value: string): boolean => !/['$\\\r\n]/.test(value)
