import { lines } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'

/** As `plain` writes it. */
const LABELS = {
  name: lines('forms', 'name'),
  surnames: lines('forms', 'surnames'),
  born: lines('forms', 'born'),
  curp: lines('forms', 'curp'),
  place: lines('forms', 'place'),
  passport: lines('forms', 'passport'),
  said: lines('forms', 'said'),
  unused: lines('forms', 'unused'),
}
type Field = keyof typeof LABELS

let fields: ReadonlyMap<string, Field> | undefined

function fieldCalled(label: string): Field | undefined {
  fields ??= new Map(Object.entries(LABELS).flatMap(([field, names]) => names().map((name) => [name, field as Field])))
  return fields.get(label)
}

const AS_NAME = lines('forms', 'said as a name')
const AS_BIRTH = lines('forms', 'said as a birth')
const AS_PASSPORT = lines('forms', 'said as a passport')
const AS_PLACE = lines('forms', 'said as a place')

const LONGEST_LABEL = 4
const LONGEST_LABEL_CHARS = 60
/** Bounds the cost of a message full of colons. */
const MOST_FIELDS = 30
/** One may be a way of talking: "nombre: Rosa Pérez". */
const FEWEST_FIELDS = 2
/** More words beside a telephone or an address tell something, and are kept. */
const MOST_UNUSED_WORDS = 10

interface Filled {
  field: Field
  from: number
  value: string
}

/**
 * A filled form ("Nombre: Rosa Pérez CURP: ... Municipio: Metepec") as a sentence; other text unchanged. A form with two people is left
 * alone.
 */
export function asSentence(text: string): string {
  if (!/[:=]/.test(text)) return text
  const filled = fieldsOf(text)
  const [first] = filled
  if (!first || filled.length < FEWEST_FIELDS) return text
  const valuesOf = (field: Field) => filled.flatMap((one) => (one.field === field && one.value ? [one.value] : []))
  if (valuesOf('name').length > 1 || valuesOf('curp').length > 1) return text
  if (valuesOf('unused').some((value) => value.split(' ').length > MOST_UNUSED_WORDS)) return text
  const name = [...valuesOf('name'), ...valuesOf('surnames')].join(' ')
  const said = [
    text.slice(0, first.from).trim(),
    ...valuesOf('said'),
    name && `${AS_NAME()} ${name}`,
    ...valuesOf('born').map((value) => `${AS_BIRTH()} ${value}`),
    ...valuesOf('curp').map((value) => `CURP ${value}`),
    ...valuesOf('passport').map((value) => `${AS_PASSPORT()} ${value}`),
    ...valuesOf('place').map((value) => `${AS_PLACE()} ${value}`),
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : text
}

function fieldsOf(text: string): Filled[] {
  const labels = [...text.matchAll(/ ?[:=] ?/g)].slice(0, MOST_FIELDS).flatMap(({ index, 0: sign }) => {
    const label = labelBefore(text, index)
    return label ? [{ ...label, until: index + sign.length }] : []
  })
  return labels.map(({ field, from, until }, i) => ({
    field,
    from,
    value: text.slice(until, labels[i + 1]?.from).replace(/^[\s,;.-]+|[\s,;.-]+$/g, ''),
  }))
}

/** What stands before it belongs to the previous field. */
function labelBefore(text: string, end: number): { field: Field; from: number } | undefined {
  const begin = Math.max(0, end - LONGEST_LABEL_CHARS)
  const before = text.slice(begin, end)
  for (const { index } of [...before.matchAll(/\S+/g)].slice(-LONGEST_LABEL)) {
    const field = fieldCalled(plain(before.slice(index)))
    if (field) return { field, from: begin + index }
  }
  return undefined
}
