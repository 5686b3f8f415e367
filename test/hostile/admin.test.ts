// Bodies and queries made from the OpenAPI document, with everything wrong that can be: whatever comes, the answer is one of
// the statuses that the document knows, it repeats nothing that was sent, and nothing fails inside.
import { beforeAll, expect, test } from 'bun:test'
import fc from 'fast-check'
import { openapiPaths } from '../../src/admin/openapi.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { OPERATIONS } from '../operations.ts'
import { CANARY, leaksOf, RUNS } from './door.ts'
import { asForm, encode, type Field, FORMS, fill, filling, SENSIBLE } from './fields.ts'
import { openStaff, type Staff } from './staff.ts'

interface Described {
  method: string
  path: string
  fields: Field[]
  statuses: number[]
}
type Schema = { properties?: Record<string, { enum?: unknown[] }> }
type Operation = {
  parameters?: { name: string; schema: { enum?: unknown[] } }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, unknown>
}

let staff: Staff
let described: Described[] = []
beforeAll(async () => {
  staff = await openStaff()
  const paths = openapiPaths(OPERATIONS, {}) as Record<string, Record<string, Operation>>
  described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      fields: fieldsOf(operation),
      statuses: Object.keys(operation.responses).map(Number),
    })),
  )
})

function fieldsOf({ parameters = [], requestBody }: Operation): Field[] {
  const properties = requestBody?.content['application/json']?.schema.properties ?? {}
  return [
    ...parameters.map(({ name, schema }) => ({ name, enum: schema.enum ?? [] })),
    ...Object.entries(properties).map(([name, schema]) => ({ name, enum: schema.enum ?? [] })),
  ]
}

test('whatever is put into the fields of an operation is done or refused as the document says, and never repeated in a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(filling, { minLength: 1, maxLength: 9 }),
      fc.constantFrom(...FORMS),
      fc.dictionary(fc.constantFrom('extra', '__proto__', 'constructor', 'clave'), filling, { maxKeys: 2 }),
      async (nth, fillings, form, extra) => {
        const one = described[Math.floor(nth / 2) % described.length]
        if (!one) throw new Error('the document is empty')
        // Half of the requests are sensible but for one or two fields; the others are made of anything.
        const sensible = nth % 2 === 0 ? SENSIBLE[`${one.method} ${one.path}`] : undefined
        const folio = sensible?.folio === undefined ? {} : { folio: staff.folio }
        const fields = sensible ? one.fields.filter((_, at) => at % 5 === fillings.length % 5) : one.fields
        const values = { ...sensible, ...folio, ...fill(fields, fillings, nth), ...extra }
        const { type, body } = encode(form, values)
        const path = one.method === 'GET' ? `${one.path}?${asForm(values)}` : one.path
        const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, ...(type && { 'content-type': type }) }
        staff.lines.length = 0
        const answer = await staff.raw(one.method, path, headers, one.method === 'GET' ? null : body)
        const text = await answer.text()
        const what = { operation: `${one.method} ${one.path}`, form, sent: one.method === 'GET' ? path : body }
        expect({ ...what, status: one.statuses.includes(answer.status) && answer.status < 500 ? 'known' : answer.status }).toEqual({
          ...what,
          status: 'known',
        })
        if (answer.status >= 400) {
          // A stale key is refused with the proposal made anew: whoever may do it must see whom it touches.
          const proposes = text.includes('"vale_hasta"')
          expect({ ...what, leaks: proposes ? [] : leaksOf(text) }).toEqual({ ...what, leaks: [] })
          expect(answer.headers.get('content-type')).toStartWith('application/problem+json')
          expect(Object.keys(JSON.parse(text))).toEqual(
            expect.arrayContaining(['type', 'title', 'status', 'codigo', 'que_paso', 'que_hacer']),
          )
        }
        const loud = staff.lines.filter((line) => line.includes('"level":"error"') || leaksOf(line).length > 0)
        expect({ ...what, loud }).toEqual({ ...what, loud: [] })
        await staff.settle()
      },
    ),
    { numRuns: RUNS * 3 },
  )
}, 600_000)

test("a path or a method that there is not is refused in the office's words, with nothing of it repeated", async () => {
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
  const paths =
    `/ /admin /admin/ /admin/nada /admin/citas/x /admin/% /admin/%ff /% /..%2f.. /health /metrics/x /${CANARY.curp}`.split(' ')
  paths.push(`/admin/${CANARY.curp}`, `/admin/${'x'.repeat(5_000)}`)
  for (const path of [...paths, ...described.map((one) => one.path)]) {
    for (const method of methods) {
      if (described.some((one) => one.path === path && one.method === method)) continue
      staff.lines.length = 0
      const answer = await staff.raw(
        method,
        path,
        { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        method === 'GET' ? null : '{',
      )
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 404 })
      expect(leaksOf(await answer.text())).toEqual([])
      expect(staff.lines.filter((line) => line.includes('"level":"error"') || leaksOf(line).length > 0)).toEqual([])
    }
  }
})
