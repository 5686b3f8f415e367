import { AppError, type ErrorKind } from '../errors.ts'
import { EDGE } from '../texts/admin-edge.ts'

/**
 * A refusal of an operation: the public code (`hora_pasada`), its kind, what happened, and what to do now. Its key in a table is the reason
 * that a rule returns, so that the compiler demands every reason of an operation's rules.
 */
export interface Refusal {
  code: string
  kind: ErrorKind
  what: string
  remedy: string
  /** A conflict about a person, which may be provoked to find out; others are about hours, places and keys. */
  ofPerson?: true
}

export type Refusals<Why extends string = string> = Readonly<Record<Why, Refusal>>

type Said = readonly [code: string, kind: ErrorKind, what: string, remedy: string, ofPerson?: 'of a person']

/** By the reason that their rule returns. */
export function refusals<const Why extends string>(said: Record<Why, Said>): Refusals<Why> {
  const made = Object.entries<Said>(said).map(([why, [code, kind, what, remedy, ofPerson]]): [string, Refusal] => [
    why,
    { code, kind, what, remedy, ...(ofPerson && { ofPerson: true }) },
  ])
  return Object.fromEntries(made) as Refusals<Why>
}

export const only = <All extends Refusals, Why extends keyof All>(all: All, ...whys: Why[]): Pick<All, Why> =>
  Object.fromEntries(whys.map((why) => [why, all[why]])) as Pick<All, Why>

/** As an error for the edge, with the fields that caused it. */
export const refuse = ({ kind, code, what, remedy }: Refusal, ...fields: string[]): AppError =>
  new AppError(kind, code, what, remedy, fields)

/** Begins the message of an issue that says itself why; Elysia passes on nothing else of it. */
const REFUSED = 'Refused: '
export const asIssue = (refusal: Refusal): string => REFUSED + JSON.stringify(refusal)
export const refusalIn = (message: string): Refusal | undefined =>
  message.startsWith(REFUSED) ? (JSON.parse(message.slice(REFUSED.length)) as Refusal) : undefined

/**
 * Reads all of a form, and refuses together what is wrong in it. Who may not, or asks for what is not theirs, is told that alone.
 */
export function readAll<T extends Record<string, () => unknown>>(reads: T): { [K in keyof T]: ReturnType<T[K]> } {
  const errors: AppError[] = []
  const read = Object.entries(reads).map(([name, one]) => {
    try {
      return [name, one()]
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
      errors.push(error)
      return [name, undefined]
    }
  })
  if (errors.length > 0) throw EDGE.several(errors)
  return Object.fromEntries(read)
}

export const COMMON_REFUSALS = refusals({
  nothing: ['nada_que_hacer', 'not_found', 'No hay nada que hacer.', 'Revise la lista: puede ser que alguien ya lo hizo.'],
  missing: ['faltan_datos', 'invalid', 'Faltan datos.', 'Llene lo que falta y envíe de nuevo.'],
  already_there: ['ya_existe', 'conflict', 'Ya existe uno con ese nombre.', 'Use otro nombre.'],
  no_changes: ['sin_cambios', 'invalid', 'No escribió ningún dato nuevo: no cambió nada.', 'Llene al menos un campo y continúe.'],
  no_identification: [
    'falta_identificacion',
    'conflict',
    'Sin ver la identificación no se puede hacer.',
    'Vea la identificación oficial y elija «sí».',
  ],
  under_way: [
    'borrado_en_marcha',
    'conflict',
    'Ese borrado ya está en marcha.',
    'Termina solo y cierra el caso. «Leer un caso» dice qué falta.',
  ],
})

export const refuseMissing = (...fields: string[]): AppError => {
  const { missing } = COMMON_REFUSALS
  return refuse(fields.length > 0 ? { ...missing, what: `Faltan datos: ${fields.join(', ')}.` } : missing, ...fields)
}

/** For reading an earlier refusal by its code. */
export const refusalOf = (
  operations: readonly { refusals: Refusals; ofAllOffices?: Refusal }[],
  code: string,
): Refusal | undefined =>
  [
    ...Object.values(ACCESS_REFUSALS),
    ...operations.flatMap((one) => [one.ofAllOffices ?? [], ...Object.values(one.refusals)].flat()),
  ].find((one) => one.code === code)

/** Possible for any request of a key. */
export const ACCESS_REFUSALS = refusals({
  no_offices: [
    'clave_sin_oficinas',
    'forbidden',
    'Su clave no es para ninguna oficina: no ve ni hace nada.',
    'Pida al administrador una clave para su oficina.',
  ],
  of_owner: [
    'de_la_institucion_del_numero',
    'forbidden',
    'Eso lo hace la institución que contesta este número, no cada dependencia.',
    'Pídaselo a su administrador.',
  ],
})

/** A hindrance (`PersonalData.hinders`) as a refusal with its remedy. */
export function hindranceOf(declared: readonly Refusals[], { why, remedy }: { why: string; remedy?: string }): Refusal {
  const refusal = declared.map((one) => one[why]).find((one) => one !== undefined)
  if (!refusal) throw new Error(`no words were declared for the hindrance ${why}`)
  return remedy === undefined ? refusal : { ...refusal, remedy }
}
