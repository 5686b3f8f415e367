// What is said of an operation stands in its own file: taking the file away, and its line in the list of its capability, leaves
// nothing of it behind. Read from the sources, because a string that strayed compiles.
import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Operation } from '../../src/admin/operation.ts'
import { COMMON_REFUSALS } from '../../src/admin/refusals.ts'
import { TAGS } from '../../src/admin/swagger/page.ts'
import { OPERATIONS } from '../operations.ts'

/** The counter's page and the demonstration's invented staff: they use operations of several capabilities. */
const PRESSES_OTHERS = ['visits/page/counter/browser/', 'demo/lived/']
const SRC = fileURLToPath(new URL('../../src/', import.meta.url))
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ path: name.replaceAll('\\', '/'), text: withoutComments(readFileSync(SRC + name, 'utf8')) }))
  .filter(({ path }) => !PRESSES_OTHERS.some((folder) => path.startsWith(folder)))
type Source = (typeof sources)[number]

/** A comment may name what it is about. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

const capabilityOf = (path: string): string => path.split('/')[0] ?? ''
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** The files that hold this text as a whole string. */
const quoting = (text: string, among: Source[] = sources): string[] => {
  const whole = new RegExp(`(['"\`])${escaped(text)}\\1`)
  return among.filter((one) => whole.test(one.text)).map(({ path }) => path)
}
/** The files that hold this name as a word. */
const naming = (name: string, among: Source[] = sources): string[] => {
  const word = new RegExp(`\\b${name}\\b`)
  return among.filter((one) => word.test(one.text)).map(({ path }) => path)
}

/** The file that declares an operation. */
function homeOf({ method, path }: Operation): string {
  const proposed = method === 'POST' ? '|proposal\\(\\{\\s+(?:\\.\\.\\.SETTING,\\s+)?' : ''
  const declared = new RegExp(`(?:method: '${method}',\\s+${proposed})path: '${escaped(path)}',`)
  const found = sources.filter((one) => declared.test(one.text)).map((one) => one.path)
  expect({ method, path, found: found.length }).toEqual({ method, path, found: 1 })
  return found[0] ?? ''
}

/** The first thing that the page asks names itself in the engine: without it there is no page. */
const ABOUT_ME = '/admin/yo'
const declared = OPERATIONS.filter(({ path }) => path !== ABOUT_ME).map((one) => ({ one, home: homeOf(one) }))

/** Fields of forms and answers, with what is said of them. */
function fieldsOf(one: Operation): [name: string, title: string | undefined][] {
  const schemas = [one.query, one.body, one.answer].filter((schema) => schema !== undefined)
  return schemas.flatMap((schema) => inside(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })))
}

function inside(json: unknown): [string, string | undefined][] {
  if (typeof json !== 'object' || json === null) return []
  const own = 'properties' in json ? Object.entries(json.properties as Record<string, { title?: string }>) : []
  return [...own.map(([name, { title }]): [string, string | undefined] => [name, title]), ...Object.values(json).flatMap(inside)]
}

test('a path stands where its operation is declared, and in no other capability', () => {
  const strayed = declared.flatMap(({ one, home }) => {
    const homes = declared.filter(({ one: other }) => other.path === one.path).map((other) => other.home)
    return quoting(one.path)
      .filter((path) => !homes.includes(path) && capabilityOf(path) !== capabilityOf(home) && !KNOCKS.includes(path))
      .map((path) => `${one.path}: ${path}`)
  })
  expect(strayed).toEqual([])
})

/** The doctor knocks at one of them from the internet: it must be closed. Every page of staff exchanges a code and asks what waits. */
const KNOCKS = ['commands/doctor/door.ts', 'pages/desk/browser/own-key.ts', 'pages/desk/browser/worklist.ts']

test('what an operation leaves in the log-book stands in its file alone: its name and the words of its line', () => {
  const strayed = declared.flatMap(({ one: { deed }, home }) =>
    [deed?.name ?? [], deed?.said ?? []].flat().flatMap((text) =>
      quoting(text)
        .filter((path) => path !== home && !READ_OF_OLD.includes(path) && !fields.has(text))
        .map((path) => `${text}: ${path}`),
    ),
  )
  expect(strayed).toEqual([])
})

/**
 * What was done is read there from lines that stay when their operation is gone: who attended people, and reasons to be erased. What the
 * chat was answered is written where it is heard, and operations are loaded later.
 */
const READ_OF_OLD = ['cases/complaints.ts', 'privacy/erase-visits.ts', 'booking/consents.ts']
test('who attends people by a new operation reads no complaints: it says that it attends them', () => {
  const ofAWindow = OPERATIONS.filter(({ least, tag }) => least === 'clerk' && ['Hoy', 'Mostrador', 'Citas', 'Casos'].includes(tag))
  const deeds = ofAWindow.flatMap(({ deed }) => deed ?? []).filter(({ name }) => !ATTENDS_NOBODY.includes(name))
  expect(deeds.length).toBeGreaterThan(10)
  expect(deeds.filter(({ attends }) => attends !== true).map(({ name }) => name)).toEqual([])
})

/** A search, a look into a case, and the yes of somebody who stands outside. */
const ATTENDS_NOBODY = ['buscar', 'leer_caso', 'autorizar_cambio']

/** One of them is called as the deed of another capability is. */
const fields = new Set(declared.flatMap(({ one }) => fieldsOf(one)).map(([name]) => name))

test('the code and the sentence of a refusal stand in one file', () => {
  const all = declared.flatMap(({ one }) => [...Object.values(one.refusals), ...(one.ofAllOffices ? [one.ofAllOffices] : [])])
  const refusals = [...new Map(all.map((one) => [one.code, one])).values()]
  expect(refusals.length).toBeGreaterThan(80)
  const strayed = refusals.flatMap(({ code, what }) => {
    // The page knows of one code that its sentence names fields.
    const files = quoting(code).filter((path) => code !== COMMON_REFUSALS.missing.code || !path.startsWith('admin/swagger/'))
    return files.length === 1 && quoting(what).join() === files.join() ? [] : [`${code}: ${files}`]
  })
  expect(strayed).toEqual([])
})

test('a label stands beside its field, and nowhere else', () => {
  const labels = new Map(declared.flatMap(({ one }) => fieldsOf(one)).flatMap(([name, title]) => (title ? [[title, name]] : [])))
  expect(labels.size).toBeGreaterThan(60)
  const tasks = TAGS.map(({ name }) => name)
  const strayed = [...labels].flatMap(([title, name]) =>
    (tasks.includes(title) ? [] : quoting(title))
      .filter((path) => ![...naming(name), ...(SHARED[name] ?? [])].includes(path) && !OTHER_THINGS.includes(`${title}: ${path}`))
      .map((path) => `${title}: ${path}`),
  )
  expect(strayed).toEqual([])
})

/** The same words for something else: a column of the printed list, what a person asked for. */
const OTHER_THINGS = ['Opción: texts/day-list.ts', 'Quién acompaña: texts/day-list.ts', 'Intérprete: texts/es-MX/needs.ts']

/** Fields that several operations share and whose schema is declared under another name. */
const SHARED: Record<string, string[]> = {
  clave: ['admin/fields.ts'],
  numero: ['admin/fields.ts'],
  identificacion_vista: ['admin/fields.ts'],
  hasta_dia: ['admin/fields.ts'],
  motivo_que_lee: ['booking/operations/told-reasons.ts'],
}

test('a field of one file is named in no other capability: whoever removes it looks nowhere else', () => {
  const homes = new Map<string, Set<string>>()
  for (const { one, home } of declared) {
    for (const [name] of fieldsOf(one)) homes.set(name, (homes.get(name) ?? new Set()).add(home))
  }
  const deeds = new Set(declared.map(({ one }) => one.deed?.name))
  // A problem says que_hacer too.
  const own = [...homes].filter(
    ([name, where]) => where.size === 1 && name.includes('_') && !deeds.has(name) && name !== 'que_hacer',
  )
  expect(own.length).toBeGreaterThan(60)
  // An operation about everything has fields that a capability gives it: those stand there alone.
  const strayed = own.flatMap(([name]) => {
    const folders = new Set(naming(name).map(capabilityOf))
    return folders.size > 1 ? [`${name}: ${[...folders]}`] : []
  })
  expect(strayed).toEqual([])
})

test('a sentence that sends somebody on names what is there: an operation, a task of the page, or what else can be pressed', () => {
  const known = new Set([...OPERATIONS.map(({ summary }) => summary), ...TAGS.map(({ name }) => name), ...NO_OPERATIONS])
  const named = sources
    .filter(({ path }) => !/\/chat\/|^demo\/|^texts\/(?:es-MX|es-easy|en)\//.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(/«([¿A-ZÁÉÍÓÚ][^»$]*)»/g)].map(([, name = '']) => ({ path, name })))
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ name }) => !known.has(name))).toEqual([])
})

const NO_OPERATIONS = [
  ...['Continuar', 'Oficina', 'Tomar foto del código', 'Revise el nombre con la identificación', 'Hay otra cita con esta CURP'],
  ...['Persona de la oficina', 'Quien lee su denuncia', 'Mis citas', 'Su comprobante de domicilio.'],
  ...['Ajustar la hora automáticamente', 'Nunca'], // Of the computer, and of Meta.
]

test('each of these tests can fail: a string that strays is found where it is', () => {
  const strayed = [...sources, { path: 'jobs/old-list.ts', text: `const OLD = '/admin/lugares' // lugares_en_total` }]
  expect(quoting('/admin/lugares', strayed)).toEqual(
    ['jobs/old-list.ts', 'schedule/operations/more-places.ts'].toSorted(byList(strayed)),
  )
  expect(naming('lugares_en_total', strayed)).toContain('jobs/old-list.ts')
  expect(naming('lugares_en_total')).toEqual(['schedule/operations/more-places.ts'])
})

const byList = (list: Source[]) => (a: string, b: string) =>
  list.findIndex(({ path }) => path === a) - list.findIndex(({ path }) => path === b)

test('whose a record is, is asked of one function', () => {
  const byHand = /\bcaller\.officeIds\.(?:includes|some|find)|[!=]== caller\.(?:agencyId|officeIds)|\bcaller\.agencyId [!=]==/
  const asking = (among: Source[]) => among.filter(({ text }) => byHand.test(text)).map(({ path }) => path)
  expect(asking(sources)).toEqual(['admin/owners.ts'])
  expect(asking([{ path: 'x', text: 'found.filter((one) => one.agencyId === caller.agencyId)' }])).toEqual(['x'])
})

test('every operation has a place of its own on the page', () => {
  const places = OPERATIONS.map(({ tag, rank }) => `${tag} ${rank}`)
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
})
