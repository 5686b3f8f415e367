import { z } from 'zod'
import type { AppError } from '../errors.ts'
import { internalProblem, type Problem, problemOf } from '../http/errors.ts'
import { EDGE } from '../texts/admin-edge.ts'
import type { realChoices } from './fields.ts'
import { spelledOut } from './labels.ts'
import type { Operation } from './operation.ts'
import { refuse } from './refusals.ts'

/** At the moment when the document is requested. */
type Real = ReturnType<typeof realChoices>

type Json = Record<string, unknown>

const FORM = 'application/x-www-form-urlencoded'
const PROBLEM = 'application/problem+json'

/**
 * Paths of the OpenAPI document, from the zod schemas that validate the routes: @elysiajs/swagger cannot read zod. (@elysiajs/openapi can;
 * the swap would be this file.)
 */
export function openapiPaths(operations: readonly Operation[], choices: Real): Record<string, Json> {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = describeOperation(operation, choices)
    paths[operation.path] = path
  }
  return paths
}

export const openapiComponents = {
  securitySchemes: { clave: { type: 'http', scheme: 'bearer', description: 'Su clave de acceso.' } },
  schemas: {
    Problema: {
      type: 'object',
      required: ['type', 'title', 'status', 'codigo', 'que_paso', 'que_hacer'],
      properties: {
        type: { type: 'string', format: 'uri' },
        title: { type: 'string' },
        status: { type: 'integer' },
        codigo: { type: 'string', description: 'Nombre estable del problema.' },
        que_paso: { type: 'string' },
        que_hacer: { type: 'string' },
        campos: { type: 'array', items: { type: 'string' }, description: 'Los campos que hay que corregir.' },
        por_campo: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'De varios, qué corregir en cada uno.',
        },
      },
    },
  },
}

function describeOperation(operation: Operation, choices: Real): Json {
  return {
    operationId: operationId(operation),
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.explanation,
    security: [{ clave: [] }],
    ...(operation.changesLists && { 'x-changes-lists': true }),
    ...(operation.query && { parameters: queryParameters(operation.query, choices) }),
    ...(operation.body && { requestBody: requestBody(operation.body, choices) }),
    responses: { 200: goodAnswer(operation), ...badAnswers(operation) },
  }
}

const operationId = ({ method, path }: Operation) =>
  `${method === 'GET' ? 'ver' : 'hacer'}_${path.replace('/admin/', '').replace(/[^a-z]+/g, '_')}`

function queryParameters(schema: z.ZodType, choices: Real): Json[] {
  const { properties, required } = objectOf(toJson(schema, 'input', choices))
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property
    return { in: 'query', name, required: required.includes(name), ...(description !== undefined && { description }), schema: rest }
  })
}

function requestBody(schema: z.ZodType, choices: Real): Json {
  const json = toJson(schema, 'input', choices)
  return { required: true, content: { [FORM]: { schema: blankForm(json) }, 'application/json': { schema: json } } }
}

/**
 * A field without default begins blank. Swagger UI would write "string", choose the first of a list, or put the greatest permitted number,
 * and a mere press would change something.
 */
function blankForm(json: Json): Json {
  const { properties, required } = objectOf(json)
  const blanked = Object.entries(properties).map(([name, property]) => [
    name,
    property.default === undefined ? blank(property, required.includes(name)) : property,
  ])
  return { ...json, properties: Object.fromEntries(blanked) }
}

/** Swagger UI preselects the first value of a required list: such a list begins with a blank. */
const blank = ({ example: _, ...property }: Json, isRequired: boolean): Json => ({
  ...property,
  ...(isRequired && Array.isArray(property.enum) && { enum: ['', ...property.enum] }),
  example: '',
})

function goodAnswer(operation: Operation): Json {
  const others = Object.fromEntries((operation.otherAnswers ?? []).map((type) => [type, { schema: { type: 'string' } }]))
  const schema = toJson(operation.answer, 'output')
  const json = { schema: withoutExamples(schema), example: { ...(exampleOf(schema) as Json), ...operation.example } }
  return { description: 'Lo que pasó, o lo que pasaría.', content: { 'application/json': json, ...others } }
}

function badAnswers(operation: Operation): Json {
  const errors = [
    EDGE.unauthorized(),
    operation.byCode ? EDGE.codeWanted() : EDGE.forbidden(),
    EDGE.missing({ oficina: EDGE.wanted('string') }),
    ...malformed(operation),
    ...Object.values(operation.refusals).map((one) => refuse(one)),
    EDGE.busy(),
  ]
  const byStatus = Map.groupBy([...errors.map(problemOf), internalProblem()], (problem) => problem.status)
  return Object.fromEntries(
    [...byStatus].sort(([a], [b]) => a - b).map(([status, problems]) => [String(status), badAnswer(problems)]),
  )
}

/** Errors of malformed input, each with the first field that can cause it. */
function malformed({ query, body }: Operation): AppError[] {
  const fields = [query, body].flatMap((schema) => (schema ? Object.entries(objectOf(toJson(schema, 'input')).properties) : []))
  const chosen = fields.find(([, field]) => Array.isArray(field.enum))
  const long = fields.find(([, field]) => field.maxLength !== undefined)
  const short = fields.find(([, field]) => Number(field.minLength ?? 0) > 1)
  const number = fields.find(([, { type }]) => type === 'number' || type === 'integer')
  return [
    ...(body ? [EDGE.unreadable()] : []),
    EDGE.unknownField('ofcina', 'oficina'),
    ...(chosen
      ? [
          EDGE.noOption(
            chosen[0],
            (chosen[1].enum as string[]).filter((option) => option !== ''),
          ),
        ]
      : []),
    ...(long ? [EDGE.tooLong(long[0], Number(long[1].maxLength), Number(long[1].maxLength) + 1)] : []),
    ...(short ? [EDGE.tooShort(short[0], Number(short[1].minLength))] : []),
    ...(number ? [EDGE.noNumber(number[0]), EDGE.beyond(number[0], { most: Number(number[1].maximum ?? 1) })] : []),
  ]
}

function badAnswer(problems: Problem[]): Json {
  const schema = { $ref: '#/components/schemas/Problema' }
  const lines = problems.map((one) => `**${one.codigo}**: ${one.que_paso} ${one.que_hacer}`)
  return { description: lines.join('\n\n'), content: { [PROBLEM]: { schema, example: problems[0] } } }
}

const toJson = (schema: z.ZodType, io: 'input' | 'output', choices?: Real): Json =>
  fillChoices(rawJson(schema, io), choices) as Json

/** zod is slow to make it, blocking everything else, and the JSON of a schema never changes. */
const RAW = { input: new WeakMap<z.ZodType, Json>(), output: new WeakMap<z.ZodType, Json>() }

function rawJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  const known = RAW[io].get(schema)
  if (known) return known
  const json = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as Json
  RAW[io].set(schema, json)
  return json
}

/** `choices: offices` becomes the real offices; the first one is the default of most required fields. */
function fillChoices(value: unknown, choices?: Real, required = false): unknown {
  if (Array.isArray(value)) return value.map((one) => fillChoices(one, choices))
  if (typeof value !== 'object' || value === null) return value
  const { choices: name, page, offers, record: _record, $schema: _, ...json } = value as Json
  if (typeof page === 'string') json['x-page'] = page
  if (offers !== undefined) json['x-offers'] = offers
  const needed = Array.isArray(json.required) ? json.required : []
  for (const [key, inner] of Object.entries(json)) {
    json[key] = key === 'properties' ? fillProperties(inner as Json, needed, choices) : fillChoices(inner, choices)
  }
  const real = typeof name === 'string' ? choices?.[name] : undefined
  if (!real || real.rows.length === 0) return json
  const begins = required && json.default === undefined && !real.beginsBlank
  return { ...withoutLengths(json), enum: real.rows, ...(begins && { default: real.rows[0] }) }
}

const fillProperties = (properties: Json, required: unknown[], choices?: Real): Json =>
  Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [
      key,
      { title: spelledOut(key), ...(fillChoices(inner, choices, required.includes(key)) as Json) },
    ]),
  )

const withoutLengths = ({ minLength: _, maxLength: __, ...rest }: Json): Json => rest

function objectOf(json: Json): { properties: Record<string, Json>; required: string[] } {
  return { properties: (json.properties ?? {}) as Record<string, Json>, required: (json.required ?? []) as string[] }
}

/** Composed of the fields' examples, overridden by the operation's own. What may be empty is empty. */
function exampleOf({ example, nullable, type, properties, items, enum: words }: Json): unknown {
  if (example !== undefined) return example
  if (nullable === true) return null
  if (type === 'object') return Object.fromEntries(Object.entries((properties ?? {}) as Record<string, Json>).map(exampleOfMember))
  if (type === 'array') return isDrawn(items) ? [exampleOf(items)] : []
  return Array.isArray(words) ? words[0] : undefined
}

const exampleOfMember = ([name, field]: [string, Json]): [string, unknown] => [name, exampleOf(field)]

const isDrawn = (items: unknown): items is Json => typeof items === 'object' && items !== null && 'example' in items

/** The example already has the fields' examples. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'example')
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutExamples(inner)]))
}
