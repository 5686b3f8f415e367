import { understandBirth } from '../../admin/understand.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import type { Instant } from '../../clock.ts'
import { refusal } from '../../texts/admin.ts'
import { judgeCurp } from '../curp.ts'
import type { PersonDraft } from '../types.ts'

/** Where and when it is read: whether a birth date can be is decided on the wall of that zone. */
interface When {
  zone: string
  now: Instant
}

export interface TypedPerson {
  nombre: string
  curp?: string | undefined
  nacimiento?: string | undefined
}

/** A person as a clerk typed them: with the CURP, or else with the birth date. A refusal names the field. */
export function readPerson(
  { nombre, curp, nacimiento }: TypedPerson,
  { zone, now }: When,
  fields = { curp: 'curp', nacimiento: 'nacimiento' },
): PersonDraft {
  if (curp !== undefined) {
    const judged = judgeCurp(curp, dayOf(now, zone))
    if (!judged.ok) throw refusal('curp_mal_escrita', fields.curp)
    return { name: nombre, birthDate: judged.birthDate, curp: judged.curp }
  }
  if (nacimiento === undefined) throw refusal('falta_nacimiento', ...new Set([fields.curp, fields.nacimiento]))
  const birthDate = understandBirth(nacimiento, fields.nacimiento, zone, now)
  if (birthDate > dayOf(now, zone)) throw refusal('falta_nacimiento', fields.nacimiento)
  return { name: nombre, birthDate }
}

const NAME_LENGTH = { least: 3, most: 80 }
/** A larger group is no family: the office opens a day for it. */
const MORE_PEOPLE_MAX = 9
const FIELD = 'mas_personas'

export interface OneMore {
  person: PersonDraft
  /** As it was written; undefined: the same as everybody's. */
  procedure: string | undefined
  years: number | undefined
  /** Half a price, whatever the age. */
  half: boolean
}

/** More people, separated by semicolons or one a line: "Leo Ruiz Paz, RUPL150417HDFZZS09, 3 años; Eva Ruiz Paz, 17/04/1985, renovar pasaporte". */
export function readMorePeople(typed: string | undefined, when: When): OneMore[] {
  const written = (typed ?? '').split(/[;\n]/).flatMap((line) => line.trim() || [])
  if (written.length > MORE_PEOPLE_MAX) throw refusal('personas_no_se_entienden', FIELD)
  return written.map((line) => readLine(line, when))
}

function readLine(line: string, when: When): OneMore {
  const parts = line.split(',').map((part) => part.trim())
  const half = takeLast(parts, /^paga (?:la )?mitad$/i) !== undefined
  const years = takeLast(parts, /^(\d{1,2}) años?$/i)?.[1]
  // A name may have a comma, a CURP or a date has figures: only what stands behind those is a procedure.
  const procedure = parts.length > 2 && /\d/.test(parts.at(-2) ?? '') ? parts.pop() : undefined
  const known = parts.pop() ?? ''
  const nombre = parts.join(', ')
  if (nombre.length < NAME_LENGTH.least || nombre.length > NAME_LENGTH.most || known === '')
    throw refusal('personas_no_se_entienden', FIELD)
  const isDate = /^\d{1,2}\D|\bde\b/i.test(known)
  const person = readPerson({ nombre, ...(isDate ? { nacimiento: known } : { curp: known }) }, when, {
    curp: FIELD,
    nacimiento: FIELD,
  })
  return { person, procedure, years: years === undefined ? undefined : Number(years), half }
}

/** Takes the last part away when it is of that form. */
function takeLast(parts: string[], form: RegExp): RegExpExecArray | undefined {
  const found = form.exec(parts.at(-1) ?? '') ?? undefined
  if (found) parts.pop()
  return found
}
