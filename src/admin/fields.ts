import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { listProcedures } from '../catalogue/settings.ts'
import { spanishDates } from '../texts/dates.ts'
import { ALL, namedOffices, namedProcedures } from './choices.ts'
import { whyNoDay, whyNoHour, whyNoName, whyNoPhone } from './parse.ts'
import { asIssue, COMMON_REFUSALS, type Refusal, refuse } from './refusals.ts'

/** Drawn as a drop-down list by Swagger UI, with one agency's rows only. */
export interface Choices {
  name: string
  rows(db: Db, agencyId: number): string[]
  /** Blank first, also in a required list: choosing changes or removes something. */
  beginsBlank?: true
}

const EVERY_CHOICES = new Map<string, Choices>()

/** For a key of this agency, at this moment. */
export const realChoices = (db: Db, agencyId: number): Record<string, Omit<Choices, 'rows'> & { rows: string[] }> =>
  Object.fromEntries([...EVERY_CHOICES].map(([name, one]) => [name, { ...one, rows: one.rows(db, agencyId) }]))

/** The document names the choices; rows are filled in when it is requested. */
export function choice(of: Choices, description?: string) {
  EVERY_CHOICES.set(of.name, of)
  return z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ choices: of.name, ...(description !== undefined && { description }) })
}

export const ofAgency = <T extends { agencyId: number }>(found: readonly T[], agencyId: number): T[] =>
  found.filter((one) => one.agencyId === agencyId)
const activeOffices = (db: Db, agencyId: number): string[] =>
  ofAgency(namedOffices(db), agencyId).flatMap((one) => (one.active === 1 ? one.name : []))
export const OFFICES: Choices = { name: 'offices', rows: activeOffices }
export const OFFICES_OR_ALL: Choices = {
  name: 'offices_or_all',
  rows: (db, agencyId) => [ALL, ...activeOffices(db, agencyId)],
  beginsBlank: true,
}
export const EVERY_OFFICE: Choices = {
  name: 'all_offices',
  rows: (db, agencyId) => ofAgency(namedOffices(db), agencyId).map((one) => one.name),
}
export const PROCEDURES: Choices = {
  name: 'procedures',
  rows: (db, agencyId) => ofAgency(namedProcedures(db), agencyId).map((one) => one.name),
}
export const EVERY_PROCEDURE: Choices = {
  name: 'all_procedures',
  rows: (db, agencyId) => ofAgency(listProcedures(db), agencyId).flatMap((one) => (one.archived ? [] : one.name)),
}

export const office = choice(OFFICES)
export const officeOrAll = choice(OFFICES, 'En blanco: todas las suyas.').optional()
export const procedure = choice(PROCEDURES)

/** Refused with all else that is wrong in a form (http/errors.ts). */
export const understood = (whyNot: (text: string) => Refusal | undefined) => (text: string, context: z.RefinementCtx) => {
  const refusal = whyNot(text)
  if (refusal) context.addIssue({ code: 'custom', message: asIssue(refusal) })
}

/** What a record is called. */
export const called = (least: number, most: number, description: string) =>
  z.string().trim().min(least).max(most).superRefine(understood(whyNoName)).describe(description)

/** In the office's own words; which day it is, is parsed later, because that needs the office's zone. */
export const dayField = (description: string, fallback?: string) => {
  const field = z
    .string()
    .trim()
    .min(1)
    .max(40)
    .superRefine(understood(whyNoDay))
    .describe(`${description} Escriba hoy, mañana, lunes o 24/12/2026.`.trim())
    .meta({ example: fallback ?? 'mañana' })
  return fallback === undefined ? field : field.default(fallback)
}

export const lastDay = dayField('Para varios días: el último. En blanco: solo ese día.').optional().meta({ title: 'Hasta el día' })

/** Half hours, for what has no places yet. */
const HOURS = Array.from({ length: 29 }, (_, at) => spanishDates.hour((12 + at) * 30))

/** `offers`: the hours to choose from, or the operation that knows them by what stands in the same form. */
export const hourField = (description: string, offers: string | readonly string[] = HOURS) =>
  z.string().trim().min(1).max(30).superRefine(understood(whyNoHour)).describe(`${description} Por ejemplo 9:30.`).meta({ offers })

/** For the log-book only; citizens read a reason chosen from a list (told-reasons.ts). */
export const reason = (examples: string) =>
  z
    .string()
    .trim()
    .min(3)
    .max(200)
    .describe(`Por qué. Queda en la bitácora y solo lo lee la oficina. Por ejemplo: ${examples}.`)
    .meta({ page: 'of-one' })

/** Beside a reason that citizens read: need not be repeated. */
export const reasonBeside = (examples: string) =>
  z
    .string()
    .trim()
    .min(3)
    .max(200)
    .optional()
    .describe(`Algo más, para la bitácora: solo lo lee la oficina. En blanco: el que lee la persona. Por ejemplo: ${examples}.`)
    .meta({ page: 'of-one', example: examples })

export const folio = z
  .string()
  .trim()
  .min(6)
  .max(20)
  .describe('El folio de la cita, con o sin guiones.')
  .meta({ page: 'carried', record: 'appointment' })

/** Of people without WhatsApp: nothing is sent there. */
export const phoneToCall = {
  telefono_para_llamar: z
    .string()
    .trim()
    .max(25)
    .superRefine(understood(whyNoPhone))
    .describe('De quien no usa WhatsApp: para llamarle si la oficina cierra o hay un lugar. No recibe mensajes.')
    .meta({ title: 'Teléfono para llamar', page: 'of-one', example: '55 0000 0001' }),
}

/** The short key of a proposal; without it nothing is done. */
export const key = z
  .string()
  .trim()
  .max(20)
  .optional()
  .describe('Déjela en blanco la primera vez: verá qué pasaría. Para hacerlo, ponga aquí la clave que recibió.')
  .meta({ title: 'Clave para hacerlo' })

/** Read as a boolean. Give the initial value with `prefault`, in words: `default` would skip the parsing. */
export const yesNo = z.enum(['sí', 'no']).transform((word) => word === 'sí')

/** For what only the person may ask. */
export const identificationSeen = yesNo
  .prefault('no')
  .describe('Elija «sí» solo si la vio usted.')
  .meta({ title: '¿Vio la identificación?', page: 'of-one', example: 'sí' })

/** An all-blank form is refused instead of reported as saved. */
export function refuseNothing(changes: Record<string, unknown>): void {
  if (Object.values(changes).every((value) => value === undefined)) throw refuse(COMMON_REFUSALS.no_changes)
}

export function requireIdentification({ identificacion_vista: seen }: { identificacion_vista: boolean }): void {
  if (!seen) throw refuse(COMMON_REFUSALS.no_identification, 'identificacion_vista')
}

export const summaryField = z.string().describe('Qué pasó o qué pasaría, en una frase.')
export const instant = z.iso.datetime({ offset: true })

const MORE = 'Déjelo en blanco. Para ver más, copie aquí «siguiente».'
export const cursor = z.string().max(60).optional().describe(MORE)
/** Of a list sorted by a number and the line's id. */
export const placeCursor = z
  .string()
  .regex(/^-?\d+\.\d+$/)
  .max(40)
  .optional()
  .describe(MORE)
export const numberCursor = z.coerce.number().int().positive().optional().describe(MORE)
export const dayCursor = z.iso.date().optional().describe(MORE)
export const nextCursor = z.string().nullable().describe('Para ver más; vacío si no hay más.')

/** A proposal with its key, or what was done. */
export const proposalAnswer = <T extends z.ZodRawShape>(shape: T) =>
  z.object({
    resumen: summaryField,
    hecho: z.boolean().describe('Si ya se hizo. Si no, esto es lo que pasaría.').meta({ example: false }),
    clave: z
      .string()
      .nullable()
      .describe('Para hacerlo, envíe lo mismo con esta clave.')
      .meta({ title: 'Clave para hacerlo', example: 'K7M4-QX2P-9ABCDE' }),
    vale_hasta: instant.nullable().meta({ example: '2026-11-24T10:10:00-06:00' }),
    va_a_leer: z
      .array(z.string())
      .describe('Lo que las personas leen en su chat, palabra por palabra. De muchos iguales, uno.')
      .meta({ title: 'Lo que van a leer' }),
    ...shape,
  })

/** Of a row that another task listed. `record`: of which kind. */
export const listedNumber = (record: string) =>
  z.coerce.number().int().positive().describe('Está en la lista.').meta({ title: 'Número', page: 'carried', record })
