import { readdirSync, readFileSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../db/schema.ts'

const FOLDER = new URL('../../db/schema/', import.meta.url)
const BEGIN = '<!-- made by npm run migration -->'
const END = '<!-- end of what is made -->'

interface TableSaid {
  name: string
  /** The file of the schema in which it stands. */
  file: string
  /** The first sentence of its comment. */
  says: string
}

/** `docs/tables.md` with its picture and list as the schema has them now; the words around them stay. */
export function tablesPage(page: string): string {
  const [before, rest = ''] = page.split(BEGIN)
  const [, after = ''] = rest.split(END)
  return `${before}${BEGIN}\n${picture()}\n${list()}\n${END}${after}`
}

/** Which table points to which, by the file in which they stand. */
function picture(): string {
  const groups = [...Map.groupBy(tables(), ({ file }) => file)].map(
    ([file, all]) => `  subgraph ${file}_ [${file}]\n${all.map(({ name }) => `    ${name}`).join('\n')}\n  end`,
  )
  const arrows = Object.values(schema).flatMap((table) => (is(table, SQLiteTable) ? arrowsOf(table) : []))
  return ['```mermaid', 'flowchart LR', ...groups, ...[...new Set(arrows)].sort(), '```'].join('\n')
}

function arrowsOf(table: SQLiteTable): string[] {
  const { name, foreignKeys } = getTableConfig(table)
  return foreignKeys.map((key) => `  ${name} --> ${getTableConfig(key.reference().foreignTable).name}`)
}

const list = (): string =>
  [
    '',
    '| table | what it is |',
    '|---|---|',
    ...tables().map(({ name, says }) => `| \`${name}\` | ${says.replaceAll('|', '\\|')} |`),
  ].join('\n')

function tables(): TableSaid[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  return files.sort().flatMap((file) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8')
    const found = text.matchAll(/((?:^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export const \w+ = sqliteTable\(\s*'(\w+)'/gm)
    return [...found].map(([, comment = '', name = '']) => ({ name, file: file.replace('.ts', ''), says: firstSentence(comment) }))
  })
}

const firstSentence = (comment: string): string => {
  const words = comment
    .replace(/^\/\*\*|\*\/\s*$|^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words
}
