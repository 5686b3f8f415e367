type Json = Record<string, unknown>

export interface Me {
  nombre: string
  oficinas: string[]
  /** The office with which every form begins. */
  oficina?: string | undefined
  operaciones: string[]
}

export interface Document {
  tags: { name: string }[]
  paths: Record<string, Record<string, Json & { tags: string[] }>>
}

/** The document with only the operations that this key permits, and in their lists only this person's offices. */
export function onlyMine(document: Document, me: Me): Document {
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

function onlyMyOffices(value: unknown, me: Me): unknown {
  if (Array.isArray(value)) return value.map((one) => onlyMyOffices(one, me))
  if (typeof value !== 'object' || value === null) return value
  const json = value as Json
  if (json.in === 'query' && json.name === 'oficina') return { ...json, schema: narrowed(json.schema as Json, me) }
  const entries = Object.entries(json).map(([key, inner]) => {
    if (key === 'oficina' && isEnumeration(inner)) return [key, narrowed(inner, me)]
    return [key, onlyMyOffices(inner, me)]
  })
  return Object.fromEntries(entries)
}

const isEnumeration = (value: unknown): value is Json => typeof value === 'object' && value !== null && 'enum' in value

function narrowed(schema: Json, { oficinas, oficina }: Me): Json {
  if (!isEnumeration(schema)) return schema
  const mine = (schema.enum as string[]).filter((office) => oficinas.includes(office))
  return { ...schema, enum: mine, ...(schema.default !== undefined && { default: mine.find((one) => one === oficina) ?? mine[0] }) }
}
