// Every operation, with records of another agency, and of another office for a key of one: the answer is that to what does not
// exist, and nothing changes. Derived from the descriptors, so that an operation that is added is played too.
import { beforeAll, describe, expect, test } from 'bun:test'
import type { Db } from '../../db/open.ts'
import { realChoices } from '../../src/admin/fields.ts'
import type { Operation } from '../../src/admin/operation.ts'
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

/** What is sent, with this value for the field that names the record. */
function formOf(
  operation: Operation,
  field: DerivedField | undefined,
  value: string,
  of: 'toluca' | 'movilidad',
): Record<string, string> {
  const filled = fieldsOf(operation).flatMap((one): [string, string][] => {
    if (one.name === field?.name) return [[one.name, value]]
    const kind = recordOf(one)
    const own = kind === undefined || !one.required ? valueFor(one, rows) : world.records[kind as Kind]?.[of][0]
    return own === undefined ? [] : [[one.name, own]]
  })
  return Object.fromEntries(filled)
}

async function send(
  { method, path }: Operation,
  form: Record<string, string>,
  token: string,
): Promise<{ status: number; text: string }> {
  const { status, text } =
    method === 'GET' ? await world.get(`${path}?${new URLSearchParams(form)}`, token) : await world.post(path, form, token)
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
