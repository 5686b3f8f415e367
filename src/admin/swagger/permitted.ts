import type { Me } from '../operations/me.ts'
import { isRecord } from './forms.ts'

type Json = Record<string, unknown>

/** `oficina`: the office with which every form begins. */
type Mine = Pick<Me, 'oficinas' | 'operaciones'> & { oficina?: string | undefined }

export interface Document {
  tags: { name: string }[]
  paths: Record<string, Record<string, Json & { tags: string[] }>>
}

/** Only operations that this key permits, with this person's offices. */
export function onlyMine(document: Document, me: Mine): Document {
  const allowed = new Set(me.operaciones)
  const paths: Document['paths'] = {}
  const tags = new Set<string>()
  for (const [path, methods] of Object.entries(document.paths)) {
    const mine = Object.entries(methods).filter(([method]) => allowed.has(`${method.toUpperCase()} ${path}`))
    if (mine.length === 0) continue
    paths[path] = Object.fromEntries(
      mine.map(([method, operation]) => [method, onlyMyOffices(operation, me) as (typeof methods)[string]]),
    )
    for (const [, operation] of mine) for (const tag of operation.tags) tags.add(tag)
  }
  return { ...document, paths, tags: document.tags.filter(({ name }) => tags.has(name)) }
}

function onlyMyOffices(value: unknown, me: Mine): unknown {
  if (Array.isArray(value)) return value.map((one) => onlyMyOffices(one, me))
  if (!isRecord(value)) return value
  if (value.in === 'query' && value.name === 'oficina') return { ...value, schema: narrowed(value.schema as Json, me) }
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === 'oficina' && isEnumeration(inner)) return [key, narrowed(inner, me)]
    return [key, onlyMyOffices(inner, me)]
  })
  return Object.fromEntries(entries)
}

const isEnumeration = (value: unknown): value is Json => isRecord(value) && 'enum' in value

/** Not chosen yet, and all of them, for a key. */
const NO_OFFICE = ['', 'todas']

function narrowed(schema: Json, { oficinas, oficina }: Mine): Json {
  if (!isEnumeration(schema)) return schema
  const mine = (schema.enum as string[]).filter((office) => oficinas.includes(office) || NO_OFFICE.includes(office))
  return { ...schema, enum: mine, ...(schema.default !== undefined && { default: mine.find((one) => one === oficina) ?? mine[0] }) }
}
