import { isRecord } from './draw.ts'

/**
 * What the document says of fields, by their names: how a person calls them (`title`), and what the page does with them (`x-page`).
 * carried: a number that can be taken from an answer into the forms that ask for one; of-one: belongs to one person or one deed,
 * and is emptied once that is done; said: the sentence of the answer has said it already.
 */
type Use = 'carried' | 'of-one' | 'said'

const labels = new Map<string, string>()
const uses = new Map<Use, Set<string>>()

/** Learns the fields of a document. */
export function learnFields(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) learnFields(one)
  if (!isRecord(value)) return
  if (value.in === 'query') learn(String(value.name), value.schema)
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties' && isRecord(inner)) for (const [name, field] of Object.entries(inner)) learn(name, field)
    learnFields(inner)
  }
}

function learn(name: string, field: unknown): void {
  if (!isRecord(field)) return
  if (typeof field.title === 'string') labels.set(name, field.title)
  const use = field['x-page'] as Use | undefined
  if (use !== undefined) uses.set(use, (uses.get(use) ?? new Set()).add(name))
}

/** The name of a field as a person reads it. One that the document does not know has blanks and a capital. */
export function labelOf(field: string): string {
  const words = labels.get(field) ?? field.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const fieldsThatAre = (use: Use): ReadonlySet<string> => uses.get(use) ?? new Set()
