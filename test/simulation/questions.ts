import type { Tx } from '../../db/open.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import type { Somebody } from './people.ts'
import type { Agency } from './plans.ts'

/** What procedures ask of their own: a licence that is a record alone, and the passports of children. */
export const LICENCE = { id: 'works', name: 'licencia de obra', slots: 2 }
/** Of the other agency, from the ready records: one with conditions, and one by the name alone. Both ask for a street. */
export const DRIVING = { id: 'driving_licence', name: 'sacar licencia de conducir' }
export const CARD = { id: 'library_card', name: 'credencial de la biblioteca' }
/** For children together; by the number of a document, with a bill of 90 days; at a unit that comes on some days. */
export const SCHOOL = { id: 'school_enrolment', name: 'inscripción a la primaria' }
export const RESIDENCE = { id: 'proof_of_residence', name: 'constancia de residencia' }
export const PETS = { id: 'pet_sterilisation', name: 'esterilización de perros y gatos' }
/** By the files that come with the product. */
export const READY_RECORDS = {
  'driving-licence': DRIVING,
  'library-card': CARD,
  'school-enrolment': SCHOOL,
  'proof-of-residence': RESIDENCE,
  'pet-sterilisation': PETS,
} as const
/** Published by the other agency while the world runs. */
export const DANCE = { id: 'permiso_de_baile', name: 'permiso de baile' }
const IDS_OF_OTHERS = new Set<string>([...Object.values(READY_RECORDS), DANCE].map(({ id }) => id))
/** The schedule of its office that takes the card, and nothing else. */
export const ROOM = 'Biblioteca'
/** Whose a procedure is. */
export const agencyOf = (procedure: string): Agency => (IDS_OF_OTHERS.has(procedure) ? 2 : 1)
const OWN_EXCLUSION: Record<string, string | undefined> = {
  [CARD.id]: undefined,
  [PETS.id]: undefined,
  [SCHOOL.id]: 'school',
  [RESIDENCE.id]: 'residence',
}
/** Of those with the same word somebody has one at a time; the card and the animals exclude nothing. */
export const exclusionOf = (procedure: string): string | undefined =>
  procedure in OWN_EXCLUSION ? OWN_EXCLUSION[procedure] : `agency ${agencyOf(procedure)}`
const FIRST = { id: 'minor_first', name: 'primer pasaporte de menor de edad' }
const RENEWED = { id: 'minor_renewal', name: 'renovar pasaporte de menor de edad' }

export interface OwnQuestion {
  procedure: { id: string; name: string }
  /** The short name of what is asked. The product keeps answers under it in small letters. */
  label: string
  question: string
  kind: 'texto' | 'número' | 'fecha' | 'opciones'
  least?: number
  most?: number
  options?: readonly string[]
  /** Whoever has no answer may say so. */
  optional?: true
  /** Who reads it, and for how many days after the visit it is kept. */
  seenBy?: 'list' | 'manager'
  keptDays?: number
  /** What somebody types who answers it; `mark` is no other answer's. */
  right(first: string, mark: string): string
  wrong: readonly [string, ...string[]]
}

/** Words that tell to what and for whom they answer: `predio 3-7 de Ana`. */
const inWords = (what: string): Pick<OwnQuestion, 'kind' | 'least' | 'most' | 'right' | 'wrong'> => ({
  kind: 'texto',
  least: 6,
  most: 60,
  right: (first, mark) => `${what} ${mark} de ${first}`,
  wrong: ['x', 'no sé'],
})

const STREET = { procedure: LICENCE, label: 'Calle', question: '¿En qué calle va a construir?' }
const REGISTERED = { label: 'Municipio', question: '¿En qué municipio se registró su nacimiento?', ...inWords('municipio') }
const WORKS = ['Casa', 'Local', 'Barda'] as const

/** In the order in which they are asked at the beginning. */
export const AT_FIRST: readonly OwnQuestion[] = [
  { procedure: LICENCE, label: 'Clave', question: '¿Cuál es la clave del predio?', ...inWords('predio') },
  { ...STREET, ...inWords('calle') },
  {
    procedure: LICENCE,
    label: 'Metros',
    question: '¿Cuántos metros va a construir?',
    kind: 'número',
    least: 10,
    most: 500,
    right: (_first, mark) => String(10 + mark.length),
    wrong: ['muchos', '9000'],
  },
  {
    procedure: LICENCE,
    label: 'Obra',
    question: '¿Qué va a construir?',
    kind: 'opciones',
    options: WORKS,
    right: (_first, mark) => WORKS[mark.length % WORKS.length] ?? WORKS[0],
    wrong: ['quién sabe', 'un puente'],
  },
  {
    procedure: LICENCE,
    label: 'Inicio',
    question: '¿Qué día empieza la obra?',
    kind: 'fecha',
    optional: true,
    least: 0,
    most: 730,
    right: (_first, mark) => `${1 + mark.length} de marzo de 2027`,
    wrong: ['5 de marzo de 2020', 'pronto'],
  },
  ...[FIRST, RENEWED].map((procedure) => ({ procedure, ...REGISTERED })),
]

/** What an administrator asks in another way ... */
export const OTHERWISE: OwnQuestion = {
  ...STREET,
  kind: 'opciones',
  options: ['Calle Centro', 'Calle Norte'],
  right: () => 'Calle Norte',
  wrong: ['la de siempre'],
}
/** ... and what they ask beside it. */
export const MORE: OwnQuestion = {
  procedure: LICENCE,
  label: 'Perito',
  question: '¿Quién firma el plano?',
  ...inWords('perito'),
}

/** What the other agency adds to two ready records. */
const OF_OTHERS: readonly OwnQuestion[] = [
  { procedure: DRIVING, label: STREET.label, question: '¿En qué calle vive?', ...inWords('domicilio') },
  {
    ...{ procedure: CARD, label: STREET.label, question: '¿A qué calle le escribimos?', seenBy: 'manager', keptDays: 3 },
    ...inWords('correo'),
  },
  { procedure: CARD, label: 'Libro', question: '¿Qué libro busca?', ...inWords('libro') },
]

/** What the ready records ask that no button answers. */
const READY: readonly (readonly [question: string, right: (me: Somebody) => string, ...wrong: string[]])[] = [
  ['¿Cuáles son las placas de su automóvil?', () => 'ABC-12-34'],
  ['¿Cuáles son las placas de su motocicleta?', () => '12ABC3'],
  ['¿Cuál es el número de su concesión?', () => 'CT-20491'],
  ['¿Cuál es el número de su identificación? Puede ser su INE, pasaporte o cartilla.', ({ curp }) => curp.slice(4, 16), 'no sé'],
  ['¿En qué municipio vive?', () => 'toluca', 'naucalpan', 'lejos'],
  ['¿Desde qué día vive ahí?', () => '1 de marzo de 2020', 'ayer'],
  ['¿De qué día es el recibo de luz o de agua que va a llevar?', () => '12 de octubre de 2026', '1 de junio de 2026'],
  ['¿Qué persona adulta va a venir? Escriba su nombre completo.', ({ name }) => name],
  ['¿Cómo se llama? Escriba su nombre completo.', () => 'Eva Xix Xool'],
  ['¿Cómo se llama su animal?', () => 'Canela'],
  ['¿Cuántos meses tiene? Si no sabe bien, diga más o menos.', () => '8', '2', 'muchos'],
]

export interface Answered {
  words: string
  /** Undefined where several procedures ask the same. */
  procedure: string | undefined
  label: string
  /** For whom, where it was asked by name. */
  first: string | undefined
}

/** What somebody types in answer to a message that asks one of these; undefined when it asks none. Some answer wrong. */
export function answerOwn(text: string, me: string, mark: string, chance: Chance): Answered | undefined {
  const [one, ...same] = [...AT_FIRST, MORE, ...OF_OTHERS].filter(({ question }) => text.includes(`*${question}*`))
  if (!one) return undefined
  const [, first] = /(?:Para|For) (\p{L}+): \*/u.exec(text) ?? []
  const words = chance.may(0.12) ? chance.pick(one.wrong) : one.right(first ?? me.split(' ')[0] ?? '', mark)
  return { words, procedure: same.length > 0 ? undefined : one.procedure.id, label: one.label, first }
}

export function answerReady(text: string, me: Somebody, chance: Chance): string | undefined {
  const [, right, ...wrong] = READY.find(([question]) => text.includes(`*${question}*`)) ?? []
  return right && ((chance.may(0.12) ? chance.any(wrong) : undefined) ?? right(me))
}

/** The form in which an administrator records it. */
export const recordOf = (one: OwnQuestion): Record<string, string> => ({
  tramite: one.procedure.name,
  pregunta: one.question,
  pregunta_en_ingles: one.question,
  dato: one.label,
  dato_en_ingles: one.label,
  tipo: one.kind,
  obligatoria: one.optional ? 'no' : 'sí',
  ...(one.least !== undefined && { minimo: String(one.least) }),
  ...(one.most !== undefined && { maximo: String(one.most) }),
  ...(one.options && { opciones: one.options.join('; ') }),
})

const KINDS = { texto: 'text', número: 'number', fecha: 'date', opciones: 'choice' } as const

/** The licence and all the questions as they stand before anybody changes them. */
export function addOwnQuestions(tx: Tx): void {
  tx.client
    .query(
      `insert into procedures (id, name, name_en, audience, family, fee_table, min_age, max_age, position, active, version, slot_count)
       values (?1, ?2, ?2, 'any', 'other', null, 0, null, 90, 1, 1, ?3)`,
    )
    .run(LICENCE.id, LICENCE.name, LICENCE.slots)
  for (const [at, one] of AT_FIRST.entries()) addQuestion(tx, one, at + 1)
}

/** After those of their ready records. */
export function addQuestionsOfOthers(tx: Tx): void {
  for (const [at, one] of OF_OTHERS.entries()) addQuestion(tx, one, 90 + at)
}

function addQuestion(tx: Tx, one: OwnQuestion, position: number): void {
  const options = one.options?.map((title) => ({ value: title.toLowerCase(), title, titleEn: title }))
  const limits = [one.optional ? 0 : 1, one.least ?? null, one.most ?? null] as const
  const readers = [options ? JSON.stringify(options) : null, one.seenBy ?? 'clerk', one.keptDays ?? 0] as const
  tx.client
    .query(
      `insert into procedure_fields (procedure_id, name, position, kind, label, label_en, question, question_en, required, least, most, options,
         seen_by, kept_days)
       values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12)`,
    )
    .run(one.procedure.id, one.label.toLowerCase(), position, KINDS[one.kind], one.label, one.question, ...limits, ...readers)
}
