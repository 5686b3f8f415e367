import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scripts } from '../package.json'
import { TAGS } from '../src/admin/swagger/page.ts'
import { VERSION } from '../src/version.ts'
import { DEVELOPERS } from './dev.ts'
import { OPERATIONS } from './operations.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const documents = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]
/** The variables, as the schema of the environment names them and in the list of the channel's own. */
const variables = [
  ...new Set(
    read('src/config.ts')
      .match(/^ {2}'?[A-Z][A-Z_]+'?(?=[:,])/gm)
      ?.map((name) => name.replace(/[ ']/g, '')),
  ),
]

test.each(variables)('an operator finds %s in the environment and in .env.example', (name) => {
  expect(read('docs/environment.md')).toContain(`\`${name}\``)
  expect(read('.env.example')).toMatch(new RegExp(`^#${name}=`, 'm'))
})

test('the list of variables was found where the environment is read', () => {
  expect(variables.length).toBeGreaterThan(20)
})

test('each decision has a number of its own, which its title says', () => {
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file))
  const numbers = decisions.map((file) => Number(file.slice(0, 4)))
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
  const titled = decisions.map((file) => Number(/^# (\d+)\./.exec(read(join('docs/decisions', file)))?.[1]))
  expect(titled).toEqual(numbers)
})

test('every link between the documents leads somewhere', () => {
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(ROOT, dirname(file), target)))
      .map((target) => `${file} -> ${target}`),
  )
  expect(broken).toEqual([])
})

/** What says something of the house: its documents, and the comments of its code. */
const said = [
  ...[...documents, '.env.example', 'Dockerfile'].map((file) => ({ file, text: read(file) })),
  ...['src', 'db', 'test'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|js|sql|css)$/.test(name))
      .map((name) => join(top, name))
      .map((file) => ({ file, text: [...read(file).matchAll(/(?:^|\s)\/\/.*$|\/\*[\s\S]*?\*\/|^\s*--.*$/gm)].join('\n') })),
  ),
]

/** A path from the root may leave out an ending, or all but the number of a decision. */
const isThere = (path: string) => {
  if (existsSync(join(ROOT, path))) return true
  const folder = join(ROOT, dirname(path))
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(basename(path)))
}
const MADE_WHEN_RUN = 'test/.artifacts/'

test('every folder and file that documents and comments name from the root is there', () => {
  const missing = said.flatMap(({ file, text }) =>
    [...text.matchAll(/(?<![\w./<-])(?:\.\/)?((?:src|db|test|docs)\/[\w./-]*\w)/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !path.startsWith(MADE_WHEN_RUN) && !isThere(path))
      .map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('every source file that the documents name is there', () => {
  const missing = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|sql|css))`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !path.startsWith(MADE_WHEN_RUN))
      .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'src', path)))
      .map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('a command that documents, comments or texts name is a script of package.json', () => {
  const texts = readdirSync(join(ROOT, 'src/texts'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const named = [...said.map(({ text }) => text), ...texts.map((name) => read(join('src/texts', name)))].flatMap((text) =>
    [...text.matchAll(/npm run ([a-z][a-z:-]*[a-z])/g)].map((match) => match[1] ?? ''),
  )
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
})

test('npm run dev lists scripts, and each script is listed there or in a document', () => {
  const told = documents.map(read).join('\n')
  expect(Object.keys(DEVELOPERS).filter((name) => !(name in scripts))).toEqual([])
  expect(Object.keys(scripts).filter((name) => !(name in DEVELOPERS) && !new RegExp(`npm (?:run )?${name}\\b`).test(told))).toEqual(
    [],
  )
})

test('a task of the office that the documents name stands under that name, in that group, on its page', () => {
  const groups = TAGS.map(({ name }) => name).join('|')
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(new RegExp(`\\*(${groups})\\* → \\*([^*]+)\\*`, 'g'))].map(([, tag, summary]) => `${tag}: ${summary}`),
  )
  const real = new Set(OPERATIONS.map(({ tag, summary }) => `${tag}: ${summary}`))
  expect(named.length).toBeGreaterThan(10)
  expect([...new Set(named)].filter((task) => !real.has(task))).toEqual([])
})

test('the version that the program says of itself is the newest of the changelog', () => {
  const [, newest] = /^## (\d\S*)/m.exec(read('CHANGELOG.md')) ?? []
  expect([VERSION, JSON.parse(read('package-lock.json')).version]).toEqual([newest, newest])
})

test('every alert that the code raises is explained to whoever runs it', () => {
  const [, ofChannel = ''] = read('src/channels/whatsapp/remedy.ts').split('const ALERTS')
  const raised = [ofChannel.slice(0, ofChannel.indexOf('\n]')), read('src/texts/admin-alerts.ts')].flatMap((text) => [
    ...text.matchAll(/^ {2}'?([a-z_]+)'?[:,]/gm),
  ])
  const operations = read('docs/operations.md')
  const missing = raised.map((match) => match[1] ?? '').filter((code) => !operations.includes(`\`${code}\``))
  expect(missing).toEqual([])
})
