import type { Db } from '../../db/open.ts'
import { mostLive } from '../booking/rivals.ts'
import { whyNone } from '../booking/why-none.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { tablesOfNone } from '../catalogue/fee-tables.ts'
import { pricesOn, tariffOf } from '../catalogue/fees.ts'
import { institutionZone, missingMembers } from '../catalogue/institution.ts'
import { officesThatDo } from '../catalogue/offices.ts'
import { contradictions } from '../catalogue/procedure-file/faults.ts'
import { fileOf } from '../catalogue/procedure-file/file.ts'
import { fieldsOf, wordsFor } from '../catalogue/procedures.ts'
import { listProcedures, listRequirements, type ProcedureRow } from '../catalogue/settings.ts'
import type { Instant } from '../clock.ts'
import { officesWithRoom, publishedUntil } from '../schedule/availability.ts'
import { count, someOf } from '../texts/admin.ts'
import { listed } from '../texts/admin-answers.ts'
import { spanishDates } from '../texts/dates.ts'

/** One of the things that a record consists of, as it is now. */
export interface Part {
  name: string
  is: string
  /** With the operation that adds it. */
  lacks?: { what: string; isNeeded: boolean; isFull?: true } | undefined
}

const needed = (is: boolean, what: string): Part['lacks'] => (is ? { what, isNeeded: true } : undefined)
const advised = (is: boolean, what: string): Part['lacks'] => (is ? { what, isNeeded: false } : undefined)

/** Everything that a procedure consists of, in the order in which it is set up. */
export function partsOf(db: Db, row: ProcedureRow, now: Instant): Part[] {
  const shared = [agencyPart(db, row), namesPart(db, row), contradictionsPart(db, row)]
  if (row.doneBy !== null)
    return [...shared, { name: 'Quién lo hace', is: [row.doneBy, row.doneWhere, row.doneLink].filter(Boolean).join(', ') }]
  return [
    ...shared,
    peoplePart(row),
    fieldsPart(db, row),
    papersPart(db, row, now),
    pricePart(db, row, now),
    officesPart(db, row),
    hoursPart(db, row, now),
    exclusionPart(db, row),
    { name: 'Reglas propias', is: rulesText(row) },
  ]
}

const agencyPart = (db: Db, { agencyId }: ProcedureRow): Part => {
  const lacking = missingMembers(db, agencyId).length > 0
  return {
    name: 'Quién responde',
    is: lacking ? 'incompleto' : 'completo',
    lacks: needed(lacking, 'Llene todos los datos en «Cambiar los datos de la institución».'),
  }
}

function namesPart(db: Db, { id, name, nameEn }: ProcedureRow): Part {
  const { names, examples } = wordsFor(db, id)
  return {
    name: 'Nombre y palabras',
    is: [`${name} (${nameEn})`, names.length > 0 && `también: ${someOf(names)}`, examples.length > 0 && someOf(examples)]
      .filter(Boolean)
      .join('; '),
    lacks: advised(names.length + examples.length === 0, 'Diga cómo lo llama la gente con «Decir cómo se pide un trámite».'),
  }
}

/** " (daysAhead)", for who writes a file. */
const A_MEMBER = / \(\w+\)/g

function contradictionsPart(db: Db, row: ProcedureRow): Part {
  const file = fileOf(db, [row])
  const faults = contradictions(file).filter(({ path }) => path !== 'fees') // Told with the price.
  /** As the office knows it: of the file's members only which question it is. */
  const about = (path: string): string => {
    const [, nth] = /^procedures\.0\.fields\.(\d+)\./.exec(path) ?? []
    return nth === undefined ? '' : `${file.procedures[0]?.fields[Number(nth)]?.label}: `
  }
  return {
    name: 'Contradicciones',
    is: faults.length === 0 ? 'ninguna' : `${faults.length}`,
    lacks: needed(faults.length > 0, faults.map(({ path, what }) => `${about(path)}${what.replace(A_MEMBER, '')}`).join(' ')),
  }
}

const AUDIENCES = { adult: 'personas adultas', minor: 'personas menores de edad', any: 'todas las personas' } as const
const IDENTITIES = {
  curp: 'se identifican con la CURP',
  document: 'se identifican con otro documento; la edad no se revisa',
  none: 'dan solo su nombre; la edad no se revisa',
} as const

const peoplePart = ({ audience, identity, minAge, maxAge }: ProcedureRow): Part => ({
  name: 'A quién se le da',
  is: [
    AUDIENCES[audience],
    minAge > 0 && `desde los ${minAge} años`,
    maxAge !== null && `hasta los ${maxAge} años`,
    IDENTITIES[identity],
  ]
    .filter(Boolean)
    .join(', '),
})

function fieldsPart(db: Db, { id }: ProcedureRow): Part {
  const labels = fieldsOf(db, id).map((one) => one.label['es-MX'])
  return { name: 'Preguntas propias', is: labels.length === 0 ? 'ninguna' : listed(labels) }
}

function papersPart(db: Db, { id }: ProcedureRow, now: Instant): Part {
  const today = dayOf(now, institutionZone(db))
  const papers = listRequirements(db, id)
    .filter(({ validUntil }) => validUntil === null || validUntil >= today)
    .map(({ text: whole, validFrom }) => ({ text: whole.replace(/\.$/, ''), validFrom }))
    .map(({ text, validFrom }) => (validFrom > today ? `${text} (desde el ${spanishDates.long(validFrom)})` : text))
  return {
    name: 'Qué llevar',
    is: papers.length === 0 ? 'nada' : listed(papers),
    lacks: advised(papers.length === 0, 'Si hay que llevar algo, use «Agregar algo que llevar a un trámite».'),
  }
}

function pricePart(db: Db, { feeTable, agencyId }: ProcedureRow, now: Instant): Part {
  if (feeTable === null) {
    const unused = tablesOfNone(db, agencyId)
    const mend = `Hay precios que no son de ningún trámite (${someOf(unused)}). Si son de este, dígalo en «Cambiar un trámite», en «tabla de precios».`
    return { name: 'Precio', is: 'gratis', lacks: advised(unused.length > 0, mend) }
  }
  if (tariffOf(db, feeTable).toldThere) return { name: 'Precio', is: 'se dice en la oficina' }
  const { quotes, currency } = pricesOn(db, feeTable, undefined, dayOf(now, institutionZone(db)))
  return {
    name: 'Precio',
    is: quotes.length === 0 ? 'sin precio hoy' : listed(quotes.map(({ full }) => `$${full.toLocaleString('es-MX')} ${currency}`)),
    lacks: needed(quotes.length === 0, 'Escriba cuánto cuesta hoy con «Poner un precio».'),
  }
}

function officesPart(db: Db, { id }: ProcedureRow): Part {
  const names = officesThatDo(db, [id]).map(({ office }) => office.name)
  return {
    name: 'Oficinas',
    is: names.length === 0 ? 'ninguna' : someOf(names),
    lacks: needed(names.length === 0, 'Diga dónde se hace con «Decir qué trámites hace una oficina».'),
  }
}

function hoursPart(db: Db, { id, slotCount }: ProcedureRow, now: Instant): Part {
  const offices = officesThatDo(db, [id])
  if (offices.length === 0) return { name: 'Días y horas', is: 'los de cada oficina' }
  const free = officesWithRoom(db, { procedureIds: [id], places: 1, limit: offices.length }, now).flatMap(
    ({ first }) => first ?? [],
  )
  const [soonest] = free.toSorted((a, b) => a.startsAt - b.startsAt)
  const name = 'Días y horas'
  if (soonest) return { name, is: `la primera hora libre es el ${spanishDates.long(soonest.day)}` }
  const isFull =
    slotCount === 1 &&
    offices.some(({ office }) => whyNone(db, { officeId: office.id, procedureIds: [id], places: 1 }, now).reason.why === 'full')
  if (isFull)
    return { name, is: 'todo está lleno', lacks: { what: 'Se ofrecería la lista de espera.', isNeeded: false, isFull: true } }
  const isPublished = offices.some(({ office }) => publishedUntil(db, office.id) !== undefined)
  const what = isPublished
    ? 'Con sus reglas nadie encuentra hora. En «Cambiar un trámite» revise los días de anticipación, los días que se ofrece y los horarios por cita.'
    : 'Diga qué días y horas atiende con «Cambiar el horario de siempre»; una unidad móvil, con «Agregar ventanillas unos días».'
  return { name, is: 'ninguna hora libre', lacks: needed(true, what) }
}

/** Which part says what a person may have at once. */
export const EXCLUSION = 'Con qué se excluye'
const MEND_EXCLUSION =
  'Si no es así, elija otra cosa en «con qué se excluye» al publicarlo, o use «Decir qué trámites se excluyen».'

function exclusionPart(db: Db, { id, agencyId, exclusiveGroup }: ProcedureRow): Part {
  const others = listProcedures(db).filter(
    (one) => one.agencyId === agencyId && one.id !== id && one.exclusiveGroup === exclusiveGroup,
  )
  const names = others.filter((one) => !one.archived).map((one) => one.name)
  const is = exclusiveGroup === null ? atOnceText('varias') : togetherText(mostLive(db, id), names)
  return { name: EXCLUSION, is, lacks: advised(true, MEND_EXCLUSION) }
}

const atOnceText = (many: string): string => `una persona puede tener ${many} citas de este trámite a la vez`

function togetherText(most: number, others: readonly string[]): string {
  const alone = most === 1 ? 'una persona tiene una sola cita de este trámite a la vez' : atOnceText(`${most}`)
  if (others.length === 0) return alone
  return most === 1
    ? `quien tiene cita de este trámite no puede tener a la vez otra de este ni de ${someOf(others)}`
    : `${alone}, y cuentan las de ${someOf(others)}`
}

const DAY_MINUTES = 24 * 60

function rulesText({ noticeMinutes, daysAhead, slotCount }: ProcedureRow): string {
  const own = [
    noticeMinutes !== null && `se pide con ${count(Math.ceil(noticeMinutes / DAY_MINUTES), 'día', 'días')} de anticipación`,
    daysAhead !== null && `se ofrece para ${count(daysAhead, 'día', 'días')}`,
    slotCount > 1 && `ocupa ${slotCount} horarios seguidos`,
  ].filter((one) => one !== false)
  return own.length === 0 ? 'las de cada oficina' : listed(own)
}
