import { plain } from './words.ts'

type Field = 'name' | 'surnames' | 'born' | 'curp' | 'place' | 'passport' | 'said' | 'unused'

/** What forms call their fields, as `plain` writes it. */
const LABELS: Record<Field, string> = {
  name: 'nombre|nombres|nombre s|nombre completo|nombre y apellidos|nombre completo y apellidos|name|full name|first name',
  surnames: 'apellido|apellidos|apellido paterno|apellido materno|primer apellido|segundo apellido|surname|last name',
  born: 'fecha de nacimiento|fecha nacimiento|nacimiento|nacio|naci|date of birth',
  curp: 'curp|clave curp',
  place:
    'municipio|alcaldia|delegacion|ciudad|localidad|oficina|sede|lugar|municipio o alcaldia|codigo postal|cp|c p|city|town|office',
  passport: 'pasaporte|pasaporte anterior|numero de pasaporte|no de pasaporte|num de pasaporte|passport|passport number',
  said: 'tramite|motivo|asunto|servicio|tipo de tramite|para|vigencia|anos|dia|hora|horario|fecha|fecha deseada|fecha de cita|dia y hora',
  unused:
    'tel|telefono|cel|celular|whatsapp|correo|correo electronico|email|mail|direccion|domicilio|calle|colonia|estado|estado civil|edad|sexo|genero|nacionalidad|' +
    'lugar de nacimiento|rfc|ine|phone|address',
}
const FIELDS = new Map(Object.entries(LABELS).flatMap(([field, names]) => names.split('|').map((name) => [name, field as Field])))
const LONGEST_LABEL = 4
const LONGEST_LABEL_CHARS = 60
/** More than a form has: a message that is made of colons costs no more than others. */
const MOST_FIELDS = 30
/** One field may be how somebody talks: "nombre: Rosa Pérez". */
const FEWEST_FIELDS = 2
/** Whoever writes more beside a telephone or an address tells something, and it is not thrown away. */
const MOST_UNUSED_WORDS = 10

interface Filled {
  field: Field
  from: number
  value: string
}

/**
 * A form that somebody filled in ("Nombre: Rosa Pérez CURP: ... Municipio: Metepec") as the sentence that says the same; any other
 * text as it is. Two people in one form are left alone: nobody knows which line is whose.
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
    name && `me llamo ${name}`,
    ...valuesOf('born').map((value) => `nací el ${value}`),
    ...valuesOf('curp').map((value) => `CURP ${value}`),
    ...valuesOf('passport').map((value) => `pasaporte ${value}`),
    ...valuesOf('place').map((value) => `en ${value}`),
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

/** The longest label that ends here: what stands before it belongs to the field before. */
function labelBefore(text: string, end: number): { field: Field; from: number } | undefined {
  const begin = Math.max(0, end - LONGEST_LABEL_CHARS)
  const before = text.slice(begin, end)
  for (const { index } of [...before.matchAll(/\S+/g)].slice(-LONGEST_LABEL)) {
    const field = FIELDS.get(plain(before.slice(index)))
    if (field) return { field, from: begin + index }
  }
  return undefined
}
