// The house's own rules, kept by a test, so that the drawing in docs/ARCHITECTURE.md cannot go stale.
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { roomOf } from './weigh/sources.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Which room may import from which, by the drawing in docs/ARCHITECTURE.md. `x:types` allows only `import type`. Everybody may use
 * what is FOR_ALL. A capability builds on those below it; the engines (chat, admin, messaging, jobs) know no
 * capability, not even by a type: what booking wants handed down it adds to their interfaces (booking/hooks.ts).
 */
const ENGINES = ['reading', 'fields', 'chat', 'admin', 'messaging', 'jobs', 'texts', 'vault', 'db']
const BELOW = [...ENGINES, 'catalogue', 'catalogue-capability', 'schedule', 'booking', 'capability:types']
const CAPABILITIES = [
  'booking',
  'waitlist',
  'rebooking',
  'reminders',
  'minors',
  'publishing',
  'handover',
  'calls',
  'callback',
  'needs',
  'opinions',
  'collections',
  'signs',
  'attendance',
  'villages',
  'urgent',
  'cases',
  'disowned',
  'visits',
  'privacy',
  'answers',
  'lessons',
  'numbers',
  'schedule',
  'catalogue-capability',
]
const MAY_IMPORT: Record<string, string[]> = {
  clock: [],
  errors: [],
  log: [],
  collation: [],
  letters: [],
  version: [],
  config: ['db'],
  vault: [],
  db: [],
  pages: [],
  texts: ['catalogue:types'],
  catalogue: ['db', 'admin:types'],
  'catalogue-capability': [...ENGINES, 'catalogue', 'capability:types'],
  schedule: [...ENGINES, 'catalogue', 'catalogue-capability', 'capability:types'],
  booking: [...ENGINES, 'catalogue', 'catalogue-capability', 'schedule', 'capability:types'],
  capability: ['db:types'],
  capabilities: [...CAPABILITIES, 'capability:types', 'messaging:types', 'admin', 'chat'],
  waitlist: [...BELOW, 'calls', 'commands'], // Both put people on the list of whom to call.
  rebooking: [...BELOW, 'calls'],
  reminders: BELOW,
  handover: BELOW,
  calls: BELOW,
  callback: BELOW,
  attendance: BELOW,
  urgent: BELOW,
  villages: BELOW,
  needs: BELOW,
  opinions: BELOW,
  collections: BELOW,
  signs: BELOW,
  minors: BELOW,
  publishing: [...BELOW, 'http'],
  cases: BELOW,
  disowned: BELOW,
  visits: [...BELOW, 'pages', 'commands', 'config'],
  privacy: BELOW,
  answers: BELOW,
  lessons: BELOW,
  numbers: [...BELOW, 'pages', 'commands', 'config'],
  reading: ['catalogue', 'chat:types'],
  fields: ['reading', 'texts', 'catalogue', 'db'],
  chat: ['reading', 'texts', 'catalogue', 'db'],
  admin: ['db', 'vault', 'texts', 'catalogue', 'reading', 'chat:types', 'messaging:types', 'http', 'pages', 'capability:types'],
  channels: ['chat:types', 'texts', 'db:types'], // The tables know which channels there are.
  'channel-commands': ['channels', 'commands', 'config'],
  messaging: ['db', 'chat', 'catalogue', 'channels:types', 'vault', 'capability:types'],
  workers: ['messaging', 'booking', 'catalogue', 'db', 'texts', 'channels', 'vault', 'chat'],
  jobs: ['capability:types', 'messaging', 'catalogue', 'db', 'texts'],
  http: ['messaging', 'admin', 'channels', 'texts', 'db', 'vault:types', 'capability:types'],
  commands: [
    ...['capabilities', 'demo', 'wiring', 'http', 'workers', 'start', 'channels', 'channel-commands', 'config'],
    ...['catalogue', 'catalogue-capability', 'booking', 'db', 'texts', 'vault', 'messaging', 'jobs', 'admin'],
  ],
  demo: [
    ...['config:types', 'db', 'catalogue', 'channels', 'jobs', 'pages', 'texts', 'vault', 'messaging', 'schedule'],
    ...['capabilities', 'start', 'wiring'], // The demonstration plays the whole product.
  ],
  start: ['capabilities', 'catalogue', 'db', 'config', 'messaging', 'texts', 'vault', 'booking', 'schedule'],
  wiring: [
    'capabilities',
    'booking',
    'channels',
    'http',
    'admin',
    'messaging',
    'db',
    'texts',
    'workers',
    'config:types',
    'vault:types',
  ],
}
const FOR_ALL = ['clock', 'errors', 'collation', 'letters', 'log', 'version']

interface Source {
  path: string
  text: string
}

function filesUnder(folder: string, end: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.startsWith('.artifacts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

const src = filesUnder('src', '.ts')
const house = [...src, ...filesUnder('db', '.ts')]
const all = [...house, ...filesUnder('test', '.ts')]

function importsOf({ path, text }: Source): { room: string; typesOnly: boolean }[] {
  return [...text.matchAll(/^(?:import|export)(\stype)?\s[^;'"]*?from '(\.[^']+)'/gm)].map(([, type, target = '']) => ({
    room: roomOf(relative('.', normalize(join(dirname(path), target))).replaceAll('\\', '/')),
    typesOnly: type !== undefined,
  }))
}

/** Lines of the sources that match, as `path:line`. */
function places(sources: Source[], pattern: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}`] : [])),
  )
}

test('each room imports only what the architecture allows it', () => {
  const forbidden = house.flatMap((source) => {
    const from = roomOf(source.path)
    const allowed = MAY_IMPORT[from]
    if (from === 'main') return []
    return importsOf(source)
      .filter(({ room }) => room !== from && !FOR_ALL.includes(room) && room !== 'package.json')
      .filter(({ room, typesOnly }) => !allowed?.includes(room) && !(typesOnly && allowed?.includes(`${room}:types`)))
      .map(({ room }) => `${source.path} -> ${room}`)
  })
  expect(forbidden).toEqual([])
})

test('time and chance come in through clock.ts alone', () => {
  const doors =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(|Temporal\.Now|\brandomBytes\(|randomUUID/
  const inside = house.filter(({ path }) => path !== 'src/clock.ts' && !path.includes('/browser/'))
  expect(places(inside, doors)).toEqual([])
})

test('sentences that a citizen reads stand in texts and nowhere else', () => {
  const deps =
    'catalogue schedule booking waitlist reminders minors cases disowned visits privacy chat messaging channels workers jobs main start'.split(
      ' ',
    )
  const spanish = /'[^']*[áéíóúñ¿¡][^']*'|`[^`]*[áéíóúñ¿¡][^`]*`/
  const talking = src.filter(({ path }) => deps.includes(roomOf(path)) && !/\/(?:operations|page|commands)\//.test(path))
  const code = talking.map(({ path, text }) => ({
    path,
    text: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, '')),
  }))
  expect(places(code, spanish)).toEqual([])
})

test('nothing asks for the zone of the machine: days are reckoned in that of an office or of the institution', () => {
  const machineZone =
    /\.(?:get|set)(?:Hours|Date|Day|Month|FullYear|Minutes)\(|getTimezoneOffset|toLocale(?:Date|Time)String|Temporal\.Now/
  const inBrowsers = (path: string) => path.includes('/browser/')
  expect(
    places(
      house.filter(({ path }) => !inBrowsers(path)),
      machineZone,
    ),
  ).toEqual([])
})

test('every write through drizzle is run', () => {
  const lazy = house.flatMap(({ path, text }) =>
    [...text.matchAll(/\.orm\s*\.\s*(?:insert|update|delete)\([\s\S]*?(?:\n\n|\n {0,2}\})/g)]
      .filter(([statement]) => !/\.(?:run|get|all|values)\(\)/.test(statement))
      .map(([statement]) => `${path}: ${statement.slice(0, 60)}`),
  )
  expect(lazy).toEqual([])
})

/** Where a text cannot be declared while its module is loaded, and why. */
const NOT_DECLARED: Record<string, string> = {
  'db/open.ts': 'pragmas and transactions, before there is anything to hold them against',
  'db/migrate.ts': 'the schema itself',
  'db/invariants.ts': 'a view for each invariant that this database has',
  'src/start/prepare.ts': 'tables that this release does not know',
  'db/pointers.ts': 'columns that point at a row, as the schema has them',
}

test('no SQL text reaches a database but by its declaration', () => {
  const doors = /\bclient\s*\.(?:query|prepare|run|exec)\b|\)\s*\.(?:query|prepare)[<(]|^\s*\.(?:query|prepare)[<(]/
  const undeclared = house.filter(
    ({ path }) => !['db/statements.ts', 'db/queries.ts'].includes(path) && NOT_DECLARED[path] === undefined,
  )
  expect(places(undeclared, doors)).toEqual([])
  expect(house.flatMap(({ path }) => (NOT_DECLARED[path] ? [path] : [])).sort()).toEqual(Object.keys(NOT_DECLARED).sort())
})

test('one statement writes in whose chat an appointment is', () => {
  const writes = /update appointments\b(?:(?!\bwhere\b)[^`'])*\bcontact_id =/g
  const found = house.flatMap(({ path, text }) => Array.from(text.matchAll(writes), () => path))
  expect(found).toEqual(['src/booking/holder.ts'])
})

test('drizzle is asked for one row with a limit: its `get` reads all of them and takes the first', () => {
  const unlimited = house.flatMap(({ path, text }) =>
    [...text.matchAll(/\.select\((?:[^\n]|\n\s*[.})\]])*?\.get\(\)/g)]
      .filter(([chain]) => !chain.includes('.limit(1)'))
      .map(() => path),
  )
  expect(unlimited).toEqual([])
})

test('REPLACE is never used: it deletes rows without asking the walls', () => {
  expect(places(house, /insert or replace|replace into|on conflict replace/i)).toEqual([])
})

test('files and functions have readable sizes', () => {
  const isData = (path: string) => path.startsWith('db/seeds/') || path.startsWith('src/texts/') || path.endsWith('words.ts')
  const tooLong = ({ path, text }: Source) => text.split('\n').length > (path.startsWith('db/seeds/') ? 700 : 400)
  const long = all.filter(tooLong).map(({ path }) => path)
  expect(long).toEqual([])
  expect(house.filter(({ path }) => !isData(path)).flatMap(longFunctions)).toEqual([])
})

test('a program starts at the end of its file, when all that it needs is there', () => {
  const early = house.flatMap(({ path, text }) => {
    const [, after] = text.split(/^(?:if \(import\.meta\.main\)|begin\(\))/m)
    return after !== undefined && /^(?:export )?(?:const|let|class|function|async function) /m.test(after) ? [path] : []
  })
  expect(early).toEqual([])
})

/** Names that a convention explains: where one stands, it holds the same thing (docs/adding-a-capability.md). */
const FIXED = [
  'capability',
  'index',
  'personal-data',
  'due',
  'hooks',
  'notices',
  'part',
  'hindrances',
  'types',
  'main',
  'state',
  'worklist',
]

test('a file name stands in three places at most, unless a convention explains it', () => {
  // The three languages say the same things in files of the same names: that is one place.
  const paths = new Set(house.map(({ path }) => path.replace(/^src\/texts\/(?:es-MX|es-easy|en)\//, 'src/texts/language/')))
  const named = Map.groupBy(paths, (path) => path.replace(/^.*\/|\.ts$/g, ''))
  const often = [...named].filter(([name, all]) => all.length > 3 && !FIXED.includes(name)).map(([, all]) => all)
  expect(often).toEqual([])
})

/** Words of an older dialect in names, and what is said instead (the glossary in docs/ARCHITECTURE.md). */
const SAID_INSTEAD: [RegExp, string][] = [
  [/\bunderstand[A-Z]\w*/, 'parse'],
  [/\b(?:DayWish|HourWish|OfficeWish|CaseWish|DocumentWish)\b/, 'request, requested times'],
  [/\b(?:WaitingWish|readWish|wishesOf|openWishOf|restingWishOf|pausedWishOf)\b/, 'waitlist entry'],
  [/\b(?:SlotOffer|OfficeOffer|asOffer)\b/, 'free slot'],
  [/\b(?:noteDeed|DeedWords|nameOfDeed)\b/, 'audit entry'],
  [/\b(?:Admin|Staff|Job|Messaging|Booking|job)Rooms\b/, 'deps'],
  [/from '[^']*\/(?:anew|alone|carry|deeds|spans|admin\/understand|admin\/seen)\.ts'/, 'a noun of the field'],
]

/** Literary words among 1,000 of the comments of src and db; may only fall. */
const MOST_LITERARY = 2

test('comments are in the plain English of a review', () => {
  const comments = house
    .filter(({ path }) => !path.startsWith('test/'))
    .flatMap(({ text }) => text.match(/^\s*(?:\/\/|\/?\*).*$/gm) ?? [])
  const words = comments.join('\n').match(/[A-Za-z']+/g) ?? []
  const literary = words.filter((word) => /^(?:whoever|whom|nobody|somebody|anew)$/i.test(word))
  expect(Math.ceil((1_000 * literary.length) / words.length)).toBeLessThanOrEqual(MOST_LITERARY)
})

test('no word of the older dialect comes back into names', () => {
  expect(SAID_INSTEAD.flatMap(([old, instead]) => places(house, old).map((place) => `${place}: say ${instead}`))).toEqual([])
})

test('nothing is left for later, switched off or hidden from the compiler', () => {
  const leftovers = /\b(?:TODO|FIXME|HACK)\b|\b(?:test|it|describe)\.(?:skip|todo|only)\(|@ts-ignore|@ts-nocheck/
  expect(
    places(
      all.filter(({ path }) => path !== 'test/tidy.test.ts'),
      leftovers,
    ),
  ).toEqual([])
})

test('what reports an installation to its makers is not installed', () => {
  // Taken out of the lock file by hand: swagger-ui-dist names it as a dependency and never loads it. `npm install` may bring it back.
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('scarf')
})

test('the lock file and the scripts name no host of a registry', () => {
  const files = ['package-lock.json', '.npmrc', 'package.json', 'Dockerfile'].map((path) => readFileSync(join(ROOT, path), 'utf8'))
  expect(files.filter((text) => /registry\.|"resolved"/.test(text))).toEqual([])
})

test('each base image can be given by its digest, and one that is written down is whole', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
  const given = new Map([...dockerfile.matchAll(/^ARG (\w+)=(\S+)/gm)].map(([, name, image]) => [`\${${name}}`, image ?? '']))
  expect(bases).toEqual([...given.keys()])
  for (const image of given.values()) expect(image).toMatch(/^[\w/.-]+:[\w.-]+(?:@sha256:[0-9a-f]{64})?$/)
})

/**
 * Functions of more than a screen (70 lines), by the indentation of their first and last line. A `create...` is a room of
 * closures: its inner functions are measured instead.
 */
function longFunctions({ path, text }: Source): string[] {
  const lines = text.split('\n')
  const found: string[] = []
  for (const [start, line] of lines.entries()) {
    const indent = /^(\s*)(?:export )?(?:async )?function \w+/.exec(line)?.[1]
    if (indent === undefined) continue
    const length = lines.slice(start).indexOf(`${indent}}`)
    if (length > 70 && !/function create/.test(line)) found.push(`${path}:${start + 1}`)
  }
  return found
}
