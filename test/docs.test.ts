import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TAGS } from '../src/admin/swagger/page.ts'
import { VERSION } from '../src/version.ts'
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

test.each(variables)('an operator finds %s in the README and in .env.example', (name) => {
  expect(read('README.md')).toContain(`\`${name}\``)
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

test('every source file that the documents name is there', () => {
  const missing = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|sql|css))`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'src', path)))
      .map((path) => `${file}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('a command that the documents name is a script of package.json', () => {
  const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts
  const named = documents.flatMap((file) => [...read(file).matchAll(/npm run ([a-z][a-z:]*)/g)].map((match) => match[1] ?? ''))
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
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
  const [, newest] = /^## (\S+)/m.exec(read('CHANGELOG.md')) ?? []
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
