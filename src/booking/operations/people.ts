import { z } from 'zod'
import { understood } from '../../admin/fields.ts'
import { parseBirth, whyNoDay } from '../../admin/parse.ts'
import { type Refusal, refusals, refuse } from '../../admin/refusals.ts'
import { ANY_DAY } from '../../admin/typed-times.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { judgeCurp } from '../../catalogue/curp.ts'
import type { Procedure } from '../../catalogue/types.ts'
import type { Instant } from '../../clock.ts'
import { plainText } from '../../collation.ts'
import { parseBirthDate } from '../../reading/dates.ts'
import type { PersonDraft } from '../types.ts'

export const PERSON_REFUSALS = refusals({
  curp_misspelt: [
    'curp_mal_escrita',
    'invalid',
    'La CURP no está bien escrita.',
    'Revise los 18 caracteres con el documento de la persona.',
  ],
  no_birth: [
    'falta_nacimiento',
    'invalid',
    'Falta la fecha de nacimiento.',
    'Escriba la CURP o la fecha de nacimiento, por ejemplo 17/04/1985.',
  ],
  curp_not_asked: [
    'curp_no_hace_falta',
    'invalid',
    'Ese trámite no pide CURP ni nacimiento.',
    'Deje los dos en blanco: basta el nombre.',
  ],
  people_unclear: [
    'personas_no_se_entienden',
    'invalid',
    'No se entiende quiénes más vienen.',
    'Escriba de una a nueve personas: nombre, coma, CURP o nacimiento, y punto y coma entre personas.',
  ],
  live: [
    'persona_ya_tiene_cita',
    'conflict',
    'Esa persona, o una de ellas, ya tiene una cita vigente.',
    'Búsquela y cancele la otra cita si ya no la quiere.',
    'of a person',
  ],
  same_time: [
    'persona_ocupada_a_esa_hora',
    'conflict',
    'Esa persona, o una de ellas, ya tiene otra cita a esa hora.',
    'Elija otra hora.',
    'of a person',
  ],
  unverified: [
    'dos_sin_curp',
    'conflict',
    'Con un mismo teléfono solo puede venir una persona sin CURP.',
    'Escriba la CURP de las demás; si ya tienen cita, con «Corregir el nombre o la CURP de una cita». O use otro teléfono, o ninguno.',
    'of a person',
  ],
  another_person: [
    'nombre_de_otra_persona',
    'conflict',
    'Ese nombre parece de otra persona.',
    'Una cita no pasa de una persona a otra. Si de verdad es otra, cancele esta cita y dé una nueva.',
    'of a person',
  ],
})

export const FROM_THE_LIST = refusals({
  from_the_list: [
    'lugar_de_la_lista',
    'conflict',
    'Ese lugar lo dio la lista de espera: no pasa a otra persona.',
    'Si no es para quien esperaba, cancele la cita o deje que venza el apartado: se le ofrece a quien sigue en la fila.',
  ],
})

export const FIT_REFUSALS = refusals({
  not_offered: ['tramite_no_se_hace', 'conflict', 'Esa oficina no hace ese trámite.', 'Elija otra oficina u otro trámite.'],
  age: [
    'edad_no_permitida',
    'conflict',
    'Esa persona, o una de ellas, no tiene ese día la edad que pide el trámite.',
    'Elija el trámite para su edad. Si es el de una de las demás, escríbalo después de su CURP.',
  ],
  record: [
    'tramite_no_es_para_esa_persona',
    'conflict',
    'El trámite no es para esa persona, o una de ellas.',
    'Revise su CURP y lo que pide el trámite, o elija otro.',
  ],
})

/** Whose birth lies ahead, or too far back, is told once the day is known. */
function whyNoCurp(text: string): Refusal | undefined {
  const judged = judgeCurp(text, ANY_DAY)
  return judged.ok || judged.why === 'future' || judged.why === 'implausible_age' ? undefined : PERSON_REFUSALS.curp_misspelt
}

const whyNoBirth = (text: string): Refusal | undefined => (parseBirthDate(text, ANY_DAY)?.ok ? undefined : whyNoDay(text))

/** See `readPerson`. */
export const personFields = {
  nombre: z.string().trim().min(3).max(80).describe('El nombre completo de la persona.').meta({ page: 'of-one' }),
  curp: z
    .string()
    .trim()
    .max(30)
    .superRefine(understood(whyNoCurp))
    .optional()
    .describe('Los 18 caracteres. En blanco si no la tiene: se verificará en la ventanilla.')
    .meta({ page: 'of-one', example: 'PERR850417MDFRZS04' }),
  nacimiento: z
    .string()
    .trim()
    .max(20)
    .superRefine(understood(whyNoBirth))
    .optional()
    .describe('Solo si no tiene CURP. Por ejemplo 17/04/1985.')
    .meta({ title: 'Fecha de nacimiento', page: 'of-one' }),
}

export const morePeople = {
  mas_personas: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .describe(
      'Si viene más gente: nombre, coma, CURP (o nacimiento), y punto y coma entre personas. Lo que sea distinto para una, después de otra coma: su trámite, su opción de precio, «paga la mitad». Por ejemplo: Eva Ruiz Paz, RUPE850417MMCZZV07; Leo Ruiz Paz, 15/04/2015, licencia de motociclista, 3 años.',
    )
    .meta({ title: 'Más personas', page: 'of-one' }),
}

export const attendantField = {
  acompana: z
    .string()
    .trim()
    .max(80)
    .optional()
    .describe('Para una persona menor de edad: quién la acompaña.')
    .meta({ title: 'Quién acompaña', page: 'of-one' }),
}

/** For birth dates, which are judged in that zone. */
interface When {
  zone: string
  now: Instant
}

export interface TypedPerson {
  nombre: string
  curp?: string | undefined
  nacimiento?: string | undefined
}

/** In which fields it was typed, and by what the procedure knows a person. */
interface ReadAs {
  curp: string
  nacimiento: string
  asks?: Procedure['identity'] | undefined
}

/** With the CURP, or else with the birth date. A refusal names the field. */
export function readPerson(
  { nombre, curp, nacimiento }: TypedPerson,
  { zone, now }: When,
  { asks = 'curp', ...fields }: ReadAs = { curp: 'curp', nacimiento: 'nacimiento' },
): PersonDraft {
  if (asks !== 'curp') {
    if ((curp ?? nacimiento) !== undefined) throw refuse(PERSON_REFUSALS.curp_not_asked, fields.curp, fields.nacimiento)
    return { name: nombre }
  }
  if (curp !== undefined) {
    const judged = judgeCurp(curp, dayOf(now, zone))
    if (!judged.ok) throw refuse(PERSON_REFUSALS.curp_misspelt, fields.curp)
    return { name: nombre, birthDate: judged.birthDate, curp: judged.curp }
  }
  if (nacimiento === undefined) throw refuse(PERSON_REFUSALS.no_birth, ...new Set([fields.curp, fields.nacimiento]))
  const birthDate = parseBirth(nacimiento, fields.nacimiento, zone, now)
  if (birthDate > dayOf(now, zone)) throw refuse(PERSON_REFUSALS.no_birth, fields.nacimiento)
  return { name: nombre, birthDate }
}

const NAME_LENGTH = { least: 3, most: 80 }
/** For a larger group the office opens a day. */
const MORE_PEOPLE_MAX = 9
const FIELD = 'mas_personas'

export interface OneMore {
  person: PersonDraft
  /** Undefined: the same as all. */
  procedure: string | undefined
  option: string | undefined
  /** Half a price, whatever the age. */
  half: boolean
}

/** Separated by semicolons or one a line: "Leo Ruiz Paz, RUPL150417HDFZZS09, 3 años; Eva Ruiz Paz, 17/04/1985, renovar pasaporte". */
export function readMorePeople(
  typed: string | undefined,
  when: When,
  asks: Procedure['identity'] = 'curp',
  options: readonly string[] = [],
): OneMore[] {
  const written = (typed ?? '').split(/[;\n]/).flatMap((line) => line.trim() || [])
  if (written.length > MORE_PEOPLE_MAX) throw refuse(PERSON_REFUSALS.people_unclear, FIELD)
  return written.map((line) => readLine(line, when, asks, options))
}

function readLine(line: string, when: When, asks: Procedure['identity'], options: readonly string[]): OneMore {
  const parts = line.split(',').map((part) => part.trim())
  const half = takeLast(parts, /^paga (?:la )?mitad$/i) !== undefined
  const isOption = options.some((one) => plainText(one) === plainText(parts.at(-1) ?? ''))
  const option = isOption ? parts.pop() : takeLast(parts, /^(\d{1,2}) años?$/i)?.[1]
  // A name may have a comma, a CURP or a date has figures: only what follows those is a procedure.
  const procedure = parts.length > 2 && /\d/.test(parts.at(-2) ?? '') ? parts.pop() : undefined
  const known = asks !== 'curp' && parts.length === 1 ? undefined : (parts.pop() ?? '')
  const nombre = parts.join(', ')
  if (nombre.length < NAME_LENGTH.least || nombre.length > NAME_LENGTH.most || known === '')
    throw refuse(PERSON_REFUSALS.people_unclear, FIELD)
  const asked = { procedure, option, half }
  if (known === undefined) return { person: { name: nombre }, ...asked }
  const isDate = /^\d{1,2}\D|\bde\b/i.test(known)
  const person = readPerson({ nombre, ...(isDate ? { nacimiento: known } : { curp: known }) }, when, {
    curp: FIELD,
    nacimiento: FIELD,
  })
  return { person, ...asked }
}

/** If it is of that form. */
function takeLast(parts: string[], form: RegExp): RegExpExecArray | undefined {
  const found = form.exec(parts.at(-1) ?? '') ?? undefined
  if (found) parts.pop()
  return found
}
