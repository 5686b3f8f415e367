// What may be sent to an operation, read from its descriptor: no list of operations is kept by hand.
import { z } from 'zod'
import type { Operation } from '../../src/admin/operation.ts'

interface FieldJson {
  type?: string
  enum?: unknown[]
  default?: unknown
  example?: unknown
  /** Of what kind the record is that its value names. */
  record?: string
  choices?: string
  minLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: boolean | number
}

export interface DerivedField extends FieldJson {
  name: string
  required: boolean
}

/** The fields of an operation's form, or of its address. */
export function fieldsOf({ method, query, body }: Pick<Operation, 'method' | 'query' | 'body'>): DerivedField[] {
  const schema = method === 'GET' ? query : body
  if (!schema) return []
  const json = z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' })
  const required = new Set(json.required as string[] | undefined)
  return Object.entries((json.properties ?? {}) as Record<string, FieldJson>).map(([name, field]) => ({
    ...field,
    name,
    required: required.has(name),
  }))
}

const CHOSEN: Record<string, string> = {
  offices: 'office',
  all_offices: 'office',
  offices_or_all: 'office',
  procedures: 'procedure',
  all_procedures: 'procedure',
  procedures_not_offered: 'draft',
  papers: 'requirement',
  questions: 'question',
  schedules: 'schedule',
}

/** Of what kind the record is that a field names; undefined: it names none. */
export const recordOf = (field: DerivedField): string | undefined => field.record ?? CHOSEN[field.choices ?? '']

/** A number without an upper limit counts nothing: it is the number of a record, and says of which. */
export const isUnnamedRecord = (field: DerivedField): boolean =>
  field.name !== 'cursor' &&
  (field.type === 'integer' || field.type === 'number') &&
  (field.maximum ?? Number.MAX_SAFE_INTEGER) === Number.MAX_SAFE_INTEGER &&
  recordOf(field) === undefined

/** Something for a field that names no record; undefined: left out. `rows`: what its list of choices offers. */
export function valueFor(field: DerivedField, rows: Record<string, string[]>): string | undefined {
  if (field.name === 'clave' || field.name === 'cursor') return undefined
  if (field.example !== undefined) return String(field.example)
  if (!field.required) return undefined
  if (field.choices !== undefined) return rows[field.choices]?.at(-1)
  if (field.enum) return String(field.enum[0])
  if (field.type === 'integer' || field.type === 'number') return String(field.minimum ?? 1)
  return 'vino a la oficina'.padEnd(field.minLength ?? 0, ' x')
}
