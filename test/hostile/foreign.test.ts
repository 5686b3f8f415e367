// Every operation, with records of another agency, and of another office for a key of one: the answer is that to what does not
// exist, and nothing changes. Derived from the descriptors, so that an operation that is added is played too.
import { beforeAll, describe, expect, test } from 'bun:test'
import type { Db } from '../../db/open.ts'
import { realChoices } from '../../src/admin/fields.ts'
import type { Operation } from '../../src/admin/operation.ts'
import { somebody } from '../cast.ts'
import { OPERATIONS } from '../operations.ts'
import { type DerivedField, fieldsOf, isUnnamedRecord, recordOf, valueFor } from './derived.ts'
import { openForeignWorld, type World } from './foreign-world.ts'

let world: World
let rows: Record<string, string[]>
beforeAll(async () => {
  world = await openForeignWorld()
  rows = Object.fromEntries(Object.entries(realChoices(world.db, 1)).map(([name, one]) => [name, one.rows]))
})

type Kind = keyof World['records']
const named = ({ method, path }: Operation) => `${method} ${path}`
const RECORD_FIELDS = OPERATIONS.flatMap((operation) =>
  fieldsOf(operation).flatMap((field) => (recordOf(field) === undefined ? [] : [{ operation, field }])),
)

/** All rows, apart from what is written down of who asked. */
function dumpOf(db: Db): string {
  const tables = db.client
    .query<{ name: string }, []>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
  return tables
    .filter(({ name }) => !['audit', 'audit_reads', 'access_keys'].includes(name))
    .map(
      ({ name }) =>
        `${name}: ${JSON.stringify(
          db.client
            .query(`select * from "${name}"`)
            .values()
            .map((row) => row.map(readable)),
        )}`,
    )
    .join('\n')
}
const readable = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)

const LOOKED_UP = new Set(['office', 'procedure'])

/** What is sent, with this value for the field that names the record. */
/** Fields of which each may be left out, and not all. */
const NEEDS_ONE_OF: Record<string, Record<string, string>> = {
  '/admin/respuestas/lo-que-preguntan': { banos: 'Sí, junto a la sala de espera.' },
}

function formOf(
  operation: Operation,
  field: DerivedField | undefined,
  value: string,
  of: 'toluca' | 'movilidad',
): Record<string, string> {
  const filled = fieldsOf(operation).flatMap((one): [string, string][] => {
    if (one.name === field?.name) return [[one.name, value]]
    const kind = recordOf(one)
    // What a read may be asked without is named too, or nothing behind it is reached.
    const isNamed = kind !== undefined && (one.required || (operation.method === 'GET' && LOOKED_UP.has(kind)))
    const own = isNamed ? world.records[kind as Kind]?.[of][0] : valueFor(one, rows)
    return own === undefined ? [] : [[one.name, own]]
  })
  return { ...Object.fromEntries(filled), ...NEEDS_ONE_OF[operation.path] }
}

async function send(
  { method, path }: Operation,
  form: Record<string, string>,
  token: string,
  at = world,
): Promise<{ status: number; text: string }> {
  const { status, text } =
    method === 'GET' ? await at.get(`${path}?${new URLSearchParams(form)}`, token) : await at.post(path, form, token)
  return { status, text }
}

/** The answer without what was sent, which it may say back. */
const without = ({ status, text }: { status: number; text: string }, value: string): string =>
  `${status} ${[value, value.replace('-', '')].reduce((rest, one) => rest.replaceAll(one, '#'), text)}`

test('every field that takes the number of a record says of which kind, and the world has one of each', () => {
  const strayed = OPERATIONS.flatMap((one) =>
    fieldsOf(one)
      .filter(isUnnamedRecord)
      .map(({ name }) => `${named(one)} ${name}`),
  )
  expect(strayed).toEqual([])
  const kinds = [...new Set(RECORD_FIELDS.map(({ field }) => recordOf(field) ?? ''))]
  expect(kinds.filter((kind) => !(kind in world.records))).toEqual([])
  expect(RECORD_FIELDS.length).toBeGreaterThan(60)
})

test('what waits for one agency, or at one office, is not counted for another', async () => {
  const counted = async (key: keyof World['keys']) => {
    const { body } = await world.get('/admin/por-atender', world.keys[key])
    return Object.fromEntries((body.avisos as { que: string; cuantos: number }[]).map(({ que, cuantos }) => [que, cuantos]))
  }
  const ofNoOffice = { chats: 1 }
  expect(await counted('ours')).toEqual({ chats: 2, calls: 1, in_person: 1 })
  expect(await counted('theirs')).toEqual({ chats: 2, calls: 1, in_person: 1 })
  for (const key of ['puebla', 'pueblaClerk'] as const) expect(await counted(key)).toEqual(ofNoOffice)
  for (const key of ['ourComptroller', 'theirComptroller'] as const) expect(await counted(key)).toEqual({})
})

/** What belongs to an agency and not to one of its offices. */
const OF_AGENCY = new Set(['procedure', 'draft', 'requirement', 'question', 'access key', 'missed sentence'])

/** Whose key asks for whose records. */
const ASKED = [
  { who: 'the owner’s administrator', key: 'ours', of: 'movilidad' },
  { who: 'the owner’s comptroller', key: 'ourComptroller', of: 'movilidad' },
  { who: 'another agency’s administrator', key: 'theirs', of: 'toluca' },
  { who: 'another agency’s comptroller', key: 'theirComptroller', of: 'toluca' },
  { who: 'a manager of another office', key: 'puebla', of: 'toluca' },
  { who: 'a clerk of another office', key: 'pueblaClerk', of: 'toluca' },
] as const

describe('is told what is told of nothing, and changes nothing', () => {
  for (const { who, key, of } of ASKED) {
    test(who, async () => {
      const inAgency = key.startsWith('puebla')
      for (const { operation, field } of RECORD_FIELDS) {
        if (inAgency && OF_AGENCY.has(recordOf(field) ?? '')) continue
        const { [of]: foreign, none } = world.records[recordOf(field) as Kind]
        const asked = { route: named(operation), field: field.name }
        for (const [nth, value] of foreign.entries()) {
          const nothing = none[nth] ?? none[0] ?? ''
          const before = dumpOf(world.db)
          const answers = [
            without(await send(operation, formOf(operation, field, value, of), world.keys[key]), value),
            without(await send(operation, formOf(operation, field, nothing, of), world.keys[key]), nothing),
          ]
          if (!(inAgency && operation.acrossOffices))
            expect({ ...asked, value, told: answers[0] }).toEqual({ ...asked, value, told: answers[1] ?? '' })
          expect({ ...asked, value, same: dumpOf(world.db) === before }).toEqual({ ...asked, value, same: true })
        }
      }
    }, 120_000)
  }
})

test('its own records are found by each operation: what is sent reaches them', async () => {
  const missed: string[] = []
  for (const { operation, field } of RECORD_FIELDS) {
    const { toluca, none } = world.records[recordOf(field) as Kind]
    const tells = async (key: 'ours' | 'ourComptroller', value: string, nothing: string) => {
      const own = await send(operation, formOf(operation, field, value, 'toluca'), world.keys[key])
      return (
        without(own, value) !==
        without(await send(operation, formOf(operation, field, nothing, 'toluca'), world.keys[key]), nothing)
      )
    }
    const found = await Promise.all(
      toluca.flatMap((value, nth) =>
        (['ours', 'ourComptroller'] as const).map((key) => tells(key, value, none[nth] ?? none[0] ?? '')),
      ),
    )
    if (!found.includes(true)) missed.push(`${named(operation)} ${field.name}`)
  }
  expect(missed).toEqual([])
}, 120_000)

test('what touches people or money changes nothing without its key', async () => {
  const strayed: string[] = []
  let proposed = 0
  for (const operation of OPERATIONS.filter(({ method }) => method === 'POST')) {
    const fields = fieldsOf(operation)
    const proposes = fields.some(({ name }) => name === 'clave')
    expect({ route: named(operation), says: proposes !== (operation.atOnce !== undefined) }).toEqual({
      route: named(operation),
      says: true,
    })
    if (!proposes) continue
    const record = fields.some((one) => one.required && recordOf(one)) ? undefined : fields.find((one) => recordOf(one))
    const value = record ? (world.records[recordOf(record) as Kind].toluca[0] ?? '') : ''
    const before = dumpOf(world.db)
    const answer = await send(
      operation,
      formOf(operation, record, value, 'toluca'),
      world.keys[operation.also?.includes('comptroller') && operation.tag === 'Denuncias' ? 'ourComptroller' : 'ours'],
    )
    expect({ route: named(operation), same: dumpOf(world.db) === before }).toEqual({ route: named(operation), same: true })
    if (answer.text.includes('"hecho":false')) proposed++
    // Whether there is something to do is known of what was understood.
    else if (![404, 409].includes(answer.status)) strayed.push(`${named(operation)}: ${answer.status} ${answer.text.slice(0, 200)}`)
  }
  expect(strayed).toEqual([])
  expect(proposed).toBeGreaterThan(25)
}, 120_000)

/** What the agency that owns the number decides for all: the calendar, the rules, who shares the number. */
const FOR_ALL = new Set([
  '/admin/dias-inhabiles',
  '/admin/dias-inhabiles/quitar',
  '/admin/reglas',
  '/admin/hora',
  '/admin/dependencias/nueva',
])

/** What is said of all agencies: the menu in a preview, which inner names are taken, who shares the number. */
const OF_ALL = new Set([
  '/admin/tramites/publicar',
  '/admin/tramites/conversacion',
  '/admin/tramites/archivo',
  '/admin/dependencias',
])

/** Where the examples of a form are not enough. */
const BETTER: Record<string, Record<string, string>> = {
  '/admin/citas': { nombre: somebody(31).name, curp: somebody(31).curp, dia: '8/12/2026' },
  '/admin/citas/corregir': { nombre: 'Otra Persona Más' },
  '/admin/casos/contestar': { respuesta: 'Con gusto.' },
  '/admin/accesos': { tambien: '' },
  '/admin/accesos/quitar': { nombre: 'vino a la oficina' },
  '/admin/oficinas/nueva': { estado: 'Estado de México', municipio: 'Metepec', nombre: 'Otra oficina' },
  '/admin/tramites/copiar': { nombre: 'otro más', nombre_ingles: 'another' },
  '/admin/precios': { tabla: 'otra' },
  '/admin/precios/reglas': { tabla: 'otra' },
}
const OF_OFFICE = /^\/admin\/(?:mostrador\/(?:sin-cita|llamar|terminar-dia)|lugares)$/
type AgencyName = keyof World['readers']

/** Every task that changes something, carried out by one agency on records of its own. */
async function doAll(at: World, of: AgencyName, without: readonly string[] = []): Promise<string[]> {
  const done: string[] = []
  const [administrator, comptroller] =
    of === 'toluca' ? [at.keys.ours, at.keys.ourComptroller] : [at.keys.theirs, at.keys.theirComptroller]
  for (const operation of OPERATIONS.filter(({ method, path }) => method === 'POST' && ![...FOR_ALL, ...without].includes(path))) {
    const [record] = fieldsOf(operation).filter((one) => one.required && recordOf(one))
    const value = record && at.records[recordOf(record) as Kind][of][0]
    if (record && value === undefined) continue
    const { path } = operation
    const form = {
      ...formOf(operation, record, value ?? '', of),
      ...(OF_OFFICE.test(path) && { oficina: at.records.office[of][0] ?? '' }),
      ...(path === '/admin/personas/borrar' && { curp_o_telefono: at.records.person[of][0] ?? '' }),
      ...(path === '/admin/citas/segunda-clave' && { folio: at.records.appointment[of][0] ?? '' }),
      ...(path === '/admin/reglas/propias' && { tramite: at.records.procedure[of][0] ?? '' }),
      ...BETTER[path],
    }
    const token = operation.tag === 'Denuncias' ? comptroller : administrator
    const { body, status } = await at.post(path, form, token)
    const last = body.hecho !== false ? status : (await at.post(path, { ...form, clave: String(body.clave) }, token)).status
    await at.settle()
    if (last === 200) done.push(path)
  }
  return done
}

/** Whatever a key of each role reads at one agency, from every list, form and search. */
async function readAll(at: World, of: AgencyName): Promise<Record<string, string>> {
  const said: Record<string, string> = {}
  for (const [role, token] of Object.entries(at.readers[of])) {
    for (const operation of OPERATIONS.filter(({ method, path, atOnce }) => !OF_ALL.has(path) && (method === 'GET' || !atOnce))) {
      const [record] = fieldsOf(operation).filter((one) => recordOf(one))
      for (const value of record ? at.records[recordOf(record) as Kind][of] : ['']) {
        const { status, text } = await send(operation, formOf(operation, record, value, of), token, at)
        // Who owns the number pays for all messages; a receipt's code is drawn by lot.
        said[`${role} ${named(operation)} ${value}`] = `${status} ${text}`.replace(/"mensajes_mes":\d+|<svg.*?<\/svg>/gs, '')
      }
    }
    await at.settle()
    said[`${role} lists of the forms`] = (await at.get('/swagger/json', token)).text
  }
  return said
}

describe('of what one agency does no key of another reads anything', () => {
  for (const [does, reads] of [
    ['toluca', 'movilidad'],
    ['movilidad', 'toluca'],
  ] as const)
    test(`${does} does all that can be done`, async () => {
      const [quiet, busy] = [await openForeignWorld(), await openForeignWorld()]
      const done = await doAll(busy, does, ['/admin/citas/cancelar', '/admin/citas/mover'])
      for (const one of [quiet, busy]) {
        one.clock.set(Date.parse('2026-12-03T15:30:00Z'))
        await one.settle()
      }
      done.push(...(await doAll(busy, does)))
      expect(new Set(done).size).toBeGreaterThan(45)
      const delicate = ['/admin/denuncias/contestar', '/admin/citas/segunda-clave', '/admin/respuestas/autorizar']
      if (does === 'toluca') delicate.push('/admin/mensajes/reenviar') // Chats are the owner's of the number.
      expect(delicate.filter((path) => !done.includes(path))).toEqual([])
      const [as, differently] = [await readAll(quiet, reads), await readAll(busy, reads)]
      const told = Object.keys(as).filter((one) => as[one] !== differently[one])
      expect(told).toEqual([])
    }, 240_000)
})
