import { Elysia } from 'elysia'
import { z } from 'zod'
import type { OwnButtons } from '../chat/part.ts'
import type { Instant } from '../clock.ts'
import type { AppError } from '../errors.ts'
import type { PersonalData } from '../messaging/deps.ts'
import { EDGE } from '../texts/admin-edge.ts'
import { type Allowed, type Caller, mayDo } from './access.ts'
import type { AuditWords } from './audit.ts'
import type { Doorkeeper } from './auth.ts'
import type { AdminDeps } from './deps.ts'
import type { WaitingPart } from './operations/clock.ts'
import type { StatePart } from './overview.ts'
import { noteRefusal, runAndNote, type Seen } from './reads.ts'
import { ACCESS_REFUSALS, type Refusal, type Refusals, refuse } from './refusals.ts'
import { strictly } from './strict.ts'

/** One thing that somebody at the office wants done, with everything that Swagger UI needs to explain it. */
export interface Operation extends Allowed {
  method: 'GET' | 'POST'
  path: string
  /** The task that it belongs to (swagger/page.ts). */
  tag: string
  /** Where the page shows it among the others of its task: they ascend. */
  rank: number
  summary: string
  /** A few sentences for a clerk: what happens, what does not. */
  explanation: string
  query?: z.ZodType
  body?: z.ZodType
  /** The answer as JSON, validated before it leaves. */
  answer: z.ZodType
  /** Other forms of the answer, by content type. */
  otherAnswers?: string[]
  example: Record<string, unknown>
  /** What it may refuse, beside a missing key and wrong fields, by the reasons of its rules. */
  refusals: Refusals
  /**
   * Why what it does is done at once. Without this it changes nothing before its key comes (`propose`), as everything must that
   * touches people or money. A reading says nothing here.
   */
  atOnce?: string
  /** Changes rows that are chosen from in the forms of others: the page draws their lists anew. */
  changesLists?: true
  /** What it leaves in the log-book. */
  deed?: AuditWords
  /** What it shows and does has a log-book of its own, which no office reads. */
  ownLogbook?: true
  /** What a line of the log-book says of a search by one of these. */
  soughtBy?: Readonly<Record<string, string>>
  /**
   * Each agency does it for itself, and what it shows and changes is its own. Without this an operation concerns the installation or
   * everybody who writes to the number: only keys of the agency that owns that may do it.
   */
  ofEachAgency?: true
  /** What a key for some offices only is told, where an operation concerns all of them at once. */
  ofAllOffices?: Refusal
  /** It answers about every office of the agency, also a key for another one of them: the door, and the yes of a second key. */
  acrossOffices?: true
  run: (call: Call<unknown, unknown>) => unknown
}

/** How a sentence names an operation: as the page calls it. */
export const called = ({ summary }: Pick<Operation, 'summary'>): string => `«${summary}»`

/** One request to an operation. `Why`: what that operation declares that it may refuse; `Name`: the members of its deed's detail. */
export interface Call<Query, Body, Why extends string = never, Name extends string = never> {
  /** What was asked for, with all that is said of it. */
  operation: Omit<Operation, 'refusals' | 'deed'> & { refusals: Refusals<Why>; deed?: AuditWords<Name> }
  /** Every operation that there is. */
  all: readonly Operation[]
  deps: AdminDeps
  caller: Caller
  query: Query
  body: Body
  now: Instant
  /** Notes whom the answer shows. */
  seen: Seen
}

/** Why this key may not do this at all, whatever is asked for; undefined: it may. */
export function whyNot(
  caller: Caller,
  one: Allowed & Pick<Operation, 'ofAllOffices' | 'ofEachAgency' | 'path'>,
): AppError | undefined {
  if (one.path === ABOUT_ME) return undefined
  if (!caller.allOffices && caller.officeIds.length === 0) return refuse(ACCESS_REFUSALS.no_offices)
  if (!mayDo(caller, one)) return EDGE.forbidden()
  if (!caller.ownsNumber && !one.ofEachAgency) return refuse(ACCESS_REFUSALS.of_owner)
  return one.ofAllOffices && !caller.allOffices ? refuse(one.ofAllOffices) : undefined
}

/** What every key may ask that is valid, also one that may do nothing else. */
export const ABOUT_ME = '/admin/yo'

type Input<T> = T extends z.ZodType ? z.output<T> : undefined

/** Declares an operation so that `run` gets exactly what its schemas let through. */
export function operation<
  R extends Refusals,
  D extends AuditWords = AuditWords<never>,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  declared: Omit<Operation, 'query' | 'body' | 'refusals' | 'deed' | 'run'> & {
    query?: Q
    body?: B
    refusals: R
    deed?: D
    run: (call: Call<Input<Q>, Input<B>, keyof R & string, keyof D['members'] & string>) => unknown
  },
): Operation {
  const { query, body } = declared
  // Elysia validates with these very schemas before `run` is called.
  return { ...declared, ...(query && { query: strictly(query) }), ...(body && { body: strictly(body) }) } as unknown as Operation
}

/** Of an operation that asks nothing in its address. */
const NOTHING = strictly(z.object({}))

/**
 * The routes of these operations. A key is asked for in `onRequest`, before routing and reading, for everything but the page that shows
 * them; the macro asks for the role in its `transform`, before validation, and hands the caller on. It is on the route itself: the router takes "/admin/accesos/" and HEAD
 * for it as well, so looking the operation up by the words of the address would let them pass.
 */
export function routesOf(operations: readonly Operation[], deps: AdminDeps, door: Doorkeeper) {
  const app = new Elysia({ name: 'admin' })
    .onRequest(async ({ request }) => (new URL(request.url).pathname.startsWith('/swagger') ? undefined : door.demandKey(request)))
    .onTransform((context) => {
      const { query } = context
      dropBlanks(query)
      context.body ??= {} // A form whose fields were all left alone sends nothing.
      dropBlanks(context.body)
    })
    .macro({
      /** By its number in the list: Elysia compares what a macro is given as JSON. */
      operation: (nth: number) => ({
        async transform({ request }) {
          const [operation, caller] = [operations[nth], door.callerOf(request)]
          if (!operation) throw new Error('a route has no operation')
          const error = whyNot(caller, operation)
          if (!error) return
          await noteRefusal({ operation, deps, caller, query: undefined }, error)
          throw error
        },
        resolve: ({ request }) => ({ caller: door.callerOf(request) }),
      }),
    })
  for (const [nth, one] of operations.entries()) {
    app.route(
      one.method,
      one.path,
      async ({ caller, query, body, set }) => {
        set.headers['cache-control'] = 'no-store'
        return runAndNote({ operation: one, all: operations, deps, caller, query, body, now: deps.clock.now() })
      },
      {
        operation: nth,
        query: one.query ?? NOTHING,
        ...(one.body && { body: one.body }),
        response: { 200: one.answer },
        detail: { tags: [one.tag], summary: one.summary, description: one.explanation },
      },
    )
  }
  return app
}

/** A form sends an empty text for a field that was left alone. */
function dropBlanks(fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) return
  const record = fields as Record<string, unknown>
  for (const key of Object.keys(record)) {
    const value = record[key]
    if (typeof value === 'string' && value.trim() === '') delete record[key]
  }
}

/** How many lines of a list come at once. */
const PAGE_SIZE = 200
/** One more is read than a page shows, to know whether the list goes on. */
export const PAGE_AND_ONE = PAGE_SIZE + 1

/**
 * The lines of a page, out of `PAGE_AND_ONE` that were read, and the cursor from which the list goes on. The cursor is the place
 * of the last line, so lines that appear or vanish in between cause no repetition and no gap.
 */
export function pageOf<T>(found: T[], placeOf: (line: T) => string | number): { lines: T[]; next: string | null } {
  const lines = found.slice(0, PAGE_SIZE)
  const last = lines.at(-1)
  return { lines, next: found.length > lines.length && last !== undefined ? String(placeOf(last)) : null }
}

/** A number as text that sorts like the number. */
export const sortable = (value: number): string => String(value).padStart(12, '0')

interface FileMade {
  text: string
  type: string
  /** To keep it under; without a name it is to be opened at once. */
  name?: string
  /** What any other answer says first. A header holds no accents: it is written as in an address. */
  summary: string
}

/** An answer that is a file. It holds names, so nothing on the way keeps it. */
export const fileAnswer = ({ text, type, name, summary }: FileMade): Response =>
  new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      resumen: encodeURIComponent(summary),
      ...(name && { 'content-disposition': `attachment; filename="${name}"` }),
    },
  })

declare module '../capability.ts' {
  interface Capability {
    /** What the office can do with it. A third of the program, so it is loaded with the office's first request. */
    readonly operations?: (all: Contributions) => Promise<readonly Operation[]>
  }
}

/** What all capabilities add to operations that are about each of them. */
export interface Contributions {
  readonly personalData: readonly PersonalData[]
  readonly state: readonly StatePart[]
  readonly waits: readonly WaitingPart[]
  /** Buttons of the chat that only this installation has. */
  readonly own: readonly OwnButtons[]
}
