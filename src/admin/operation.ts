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

/** One task of the office, with everything that Swagger UI needs to explain it. */
export interface Operation extends Allowed {
  method: 'GET' | 'POST'
  path: string
  /** A heading of the page (swagger/page.ts). */
  tag: string
  /** Ascending within its heading. */
  rank: number
  summary: string
  /** A few sentences for a clerk: what happens, what does not. */
  explanation: string
  query?: z.ZodType
  body?: z.ZodType
  /** As JSON, validated before it leaves. */
  answer: z.ZodType
  /** By content type. */
  otherAnswers?: string[]
  example: Record<string, unknown>
  /** By the reasons of its rules, beside a missing key and wrong fields. */
  refusals: Refusals
  /**
   * Why it acts at once. Without this it changes nothing before its key comes (`propose`), as everything must that touches people or money.
   * Not for reads.
   */
  atOnce?: string
  /** Changes rows that other forms choose from: the page redraws their lists. */
  changesLists?: true
  deed?: AuditWords
  /** Has a log-book of its own, which no office reads. */
  ownLogbook?: true
  /** The log-book's words for a search by one of these. */
  soughtBy?: Readonly<Record<string, string>>
  /**
   * Each agency does it for itself, on its own data. Without this it concerns the installation or all writers: only keys of the agency that
   * owns the number may do it.
   */
  ofEachAgency?: true
  /** What a key for some offices is told where an operation concerns all. */
  ofAllOffices?: Refusal
  /** Answers about every office of the agency, also to a key of one: the door, and a second key's consent. */
  acrossOffices?: true
  run: (call: Call<unknown, unknown>) => unknown
}

/** As the page names it. */
export const called = ({ summary }: Pick<Operation, 'summary'>): string => `«${summary}»`

/** One request. `Why`: the declared refusals; `Name`: the members of its log-book detail. */
export interface Call<Query, Body, Why extends string = never, Name extends string = never> {
  operation: Omit<Operation, 'refusals' | 'deed'> & { refusals: Refusals<Why>; deed?: AuditWords<Name> }
  all: readonly Operation[]
  deps: AdminDeps
  caller: Caller
  query: Query
  body: Body
  now: Instant
  /** Notes whom the answer shows. */
  seen: Seen
}

/** Undefined: this key may do it. */
export function whyNot(
  caller: Caller,
  one: Allowed & Pick<Operation, 'ofAllOffices' | 'ofEachAgency' | 'path'>,
): AppError | undefined {
  if (one.byCode) return caller.byCode ? undefined : EDGE.codeWanted()
  if (caller.byCode) return EDGE.forbidden()
  if (one.path === ABOUT_ME) return undefined
  if (!caller.allOffices && caller.officeIds.length === 0) return refuse(ACCESS_REFUSALS.no_offices)
  if (!mayDo(caller, one)) return EDGE.forbidden()
  if (!caller.ownsNumber && !one.ofEachAgency) return refuse(ACCESS_REFUSALS.of_owner)
  return one.ofAllOffices && !caller.allOffices ? refuse(one.ofAllOffices) : undefined
}

/** Open to every valid key. */
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

const NOTHING = strictly(z.object({}))

/**
 * A key is required in `onRequest`, before routing and reading, for everything but the page; the macro checks the role in its `transform`,
 * before validation. It is on the route itself: the router also accepts "/admin/accesos/" and HEAD, which a lookup by address would let
 * pass.
 */
export function routesOf(operations: readonly Operation[], deps: AdminDeps, door: Doorkeeper) {
  const app = new Elysia({ name: 'admin' })
    .onRequest(async ({ request }) =>
      new URL(request.url).pathname.startsWith('/swagger') ? undefined : door.demandKey(request, true),
    )
    .onTransform((context) => {
      const { query } = context
      dropBlanks(query)
      context.body ??= {} // A form whose fields were all left alone sends nothing.
      dropBlanks(context.body)
    })
    .macro({
      /** By its index: Elysia compares a macro's argument as JSON. */
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
      async ({ caller, query, body, set, request }) => {
        set.headers['cache-control'] = 'no-store'
        const call = { operation: one, all: operations, deps, caller, query, body, now: deps.clock.now() }
        const { answer, tag } = await runAndNote(call, request.headers.get('if-none-match'))
        if (tag !== undefined) set.headers.etag = tag
        return answer
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

/** A form sends an empty text for an untouched field. */
function dropBlanks(fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) return
  const record = fields as Record<string, unknown>
  for (const key of Object.keys(record)) {
    const value = record[key]
    if (typeof value === 'string' && value.trim() === '') delete record[key]
  }
}

const PAGE_SIZE = 200
/** One more than shown, to know whether the list goes on. */
export const PAGE_AND_ONE = PAGE_SIZE + 1

/**
 * Lines of a page out of `PAGE_AND_ONE` that were read, and the next cursor: the place of the last line, so changes in between cause no
 * repetition and no gap.
 */
export function pageOf<T>(found: T[], placeOf: (line: T) => string | number): { lines: T[]; next: string | null } {
  const lines = found.slice(0, PAGE_SIZE)
  const last = lines.at(-1)
  return { lines, next: found.length > lines.length && last !== undefined ? String(placeOf(last)) : null }
}

/** Text that sorts like the number. */
export const sortable = (value: number): string => String(value).padStart(12, '0')

interface FileMade {
  text: string
  type: string
  /** To save it under; without a name it opens at once. */
  name?: string
  /** A header holds no accents: percent-encoded. */
  summary: string
}

/** It holds names, so nothing on the way may cache it. */
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
    /** A third of the program, so it is loaded with the office's first request. */
    readonly operations?: (all: Contributions) => Promise<readonly Operation[]>
  }
}

/** Parts of capabilities in the engine's own operations. */
export interface Contributions {
  readonly personalData: readonly PersonalData[]
  readonly state: readonly StatePart[]
  readonly waits: readonly WaitingPart[]
  /** Buttons of the chat that only this installation has. */
  readonly own: readonly OwnButtons[]
}
