import { isLookOnly } from '../../db/open.ts'
import { refusalIn, refuse } from '../admin/refusals.ts'
import { unknownField } from '../admin/strict.ts'
import { AppError, HTTP_STATUS } from '../errors.ts'
import { describeError, type Log } from '../log.ts'
import { WriterUnavailable } from '../messaging/writer.ts'
import { EDGE } from '../texts/admin-edge.ts'

/** RFC 9457 problem details. Never echoes what was sent. */
export interface Problem {
  type: string
  title: string
  status: number
  codigo: string
  que_paso: string
  que_hacer: string
  /** Paths of wrong fields, never their values. */
  campos?: string[]
  /** Of several, what is wrong in each. */
  por_campo?: Readonly<Record<string, string>>
}

export function problemOf(error: AppError): Problem {
  return {
    type: `urn:ventanilla:error:${error.code}`,
    title: error.what,
    status: HTTP_STATUS[error.kind],
    codigo: error.code,
    que_paso: error.what,
    que_hacer: error.remedy,
    ...(error.fields.length > 0 && { campos: error.fields }),
    ...(Object.keys(error.reasons).length > 0 && { por_campo: error.reasons }),
  }
}

export const internalProblem = (): Problem => ({ ...problemOf(EDGE.internal()), status: 500 })

/** With further members (the impact of a proposal) beside it. */
export function problemResponse(problem: Problem, more: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ ...problem, ...more }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }), // HTTP requires a 401 to name the scheme.
    },
  })
}

/**
 * The root's onError: register it before any route. Only AppError speaks for itself; Elysia's findings become field paths; anything else is
 * a bare 500 and one line in the log.
 */
export function problemDetails(log: Log): (context: { error: unknown; code: unknown }) => Response {
  return ({ error, code }) => {
    if (error instanceof WriterUnavailable) return problemResponse(problemOf(EDGE.busy()))
    if (isLookOnly(error)) return problemResponse(problemOf(EDGE.lookOnly()))
    if (error instanceof AppError) return problemResponse(problemOf(error))
    const edge = edgeError(error, code)
    if (edge) return problemResponse(problemOf(edge))
    log.error('http.failed', describeError(error))
    return problemResponse(internalProblem())
  }
}

/** A response that fails its own schema is our bug, not the caller's mistake. */
function edgeError(error: unknown, code: unknown): AppError | undefined {
  if (code === 'NOT_FOUND') return EDGE.noSuchPath()
  if (code === 'PARSE') return EDGE.unreadable()
  if (code !== 'VALIDATION' || !isValidation(error) || error.type === 'response') return undefined
  return wrongText(error) ?? EDGE.invalid()
}

const isValidation = (error: unknown): error is { type: string; all: unknown } =>
  error instanceof Error && 'type' in error && typeof error.type === 'string' && 'all' in error

/** In zod's words: Elysia passes on the message and nothing else about the limit. */
const TOO_LONG = /^Too big: expected string to have <=(\d+) characters$/
const TOO_SHORT = /^Too small: expected string to have >=(\d+) characters$/
const TOO_GREAT = /^Too big: expected (?:number|int) to be <=?(-?[\d.]+)$/
const TOO_LITTLE = /^Too small: expected (?:number|int) to be >(=?)(-?[\d.]+)$/
const NO_OPTION = /^Invalid option: expected one of (.+)$/
const NOT_WHOLE = 'Invalid input: expected int, received number'
/** A number that is missing was received as NaN. */
const OTHER_KIND = /^Invalid input: expected (\w+), received (\w+)$/
const NO_DATE = 'Invalid ISO date'
const NO_NUMBER = /^Invalid input: expected (?:number|int), received NaN$/

/** All that is wrong in a form, each field in its own words; an unknown field alone: a misnamed one is also missing under its right name. */
function wrongText(error: { all: unknown }): AppError | undefined {
  if (!Array.isArray(error.all)) return undefined
  const issues = error.all as Issue[]
  const unknown = issues.map(({ message }) => unknownField(String(message))).find((one) => one !== undefined)
  if (unknown) return EDGE.unknownField(unknown.field, unknown.meant)
  const named = issues
    .map((issue) => ({ issue, field: pathText(issue.path) }))
    .filter(({ field }) => field !== '' && field !== 'root')
  const missing = named.filter(({ issue, field }) => isMissing(issue, field))
  const wrong = named.filter((one) => !missing.includes(one)).map(({ issue }) => wrongIn(issue))
  const wanted = Object.fromEntries(missing.map(({ issue, field }) => [field, wantedBy(String(issue.message))]))
  const errors = [...wrong, ...(missing.length > 0 ? [EDGE.missing(wanted)] : [])]
  if (errors.length === 0) return undefined
  return EDGE.several(
    errors,
    named.map(({ field }) => field),
  )
}

interface Issue {
  path?: unknown
  message?: unknown
  value?: unknown
}

/** The form leaves a field out, or sends it empty. A refusal of the schema speaks for itself. */
const isMissing = (issue: Issue, field: string): boolean =>
  !refusalIn(String(issue.message)) && [undefined, ''].includes(typedIn(issue, field) as undefined)

const typedIn = ({ value }: Issue, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? field.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], value)
    : undefined

function wantedBy(message: string): string {
  const [, options] = NO_OPTION.exec(message) ?? []
  const [, kind = message === NO_DATE ? 'date' : ''] = OTHER_KIND.exec(message) ?? []
  return EDGE.wanted(kind, options === undefined ? [] : optionsIn(options))
}

function wrongIn({ path, message, value }: Issue): AppError {
  const [field, said] = [pathText(path), String(message)]
  const refusal = refusalIn(said)
  if (refusal) return refuse(refusal, field)
  const typed = typedIn({ value }, field)
  if (message === NOT_WHOLE) return EDGE.notWhole(field)
  const beyond = beyondLimit(said)
  if (beyond) return EDGE.beyond(field, beyond)
  const other = EDGE.otherKind(field, wantedBy(said))
  if (typeof typed !== 'string') return other
  const [, most] = TOO_LONG.exec(said) ?? []
  if (most !== undefined) return EDGE.tooLong(field, Number(most), typed.trim().length)
  const [, least] = TOO_SHORT.exec(said) ?? []
  if (least !== undefined) return EDGE.tooShort(field, Number(least))
  const [, options] = NO_OPTION.exec(said) ?? []
  if (options !== undefined && typed !== '') return EDGE.noOption(field, optionsIn(options))
  return NO_NUMBER.test(said) ? EDGE.noNumber(field) : other
}

/** zod writes them as JSON strings with a bar between. */
const optionsIn = (listed: string): string[] =>
  (JSON.parse(`[${listed.replaceAll('"|"', '","')}]`) as string[]).filter((option) => option !== '')

function beyondLimit(message: string): { least?: number; most?: number } | undefined {
  const [, most] = TOO_GREAT.exec(message) ?? []
  if (most !== undefined) return { most: Number(most) }
  const [, itself, least] = TOO_LITTLE.exec(message) ?? []
  return least === undefined ? undefined : { least: Number(least) + (itself === '=' ? 0 : 1) }
}

/** zod gives a list of keys, possibly wrapped; Elysia a string. */
function pathText(path: unknown): string {
  if (typeof path === 'string') return path.replace(/^\//, '').replaceAll('/', '.')
  if (!Array.isArray(path)) return ''
  return path
    .map((part) => (typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part)))
    .join('.')
}
