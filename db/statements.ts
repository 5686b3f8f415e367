import type { Changes, Database, Statement as Prepared, SQLQueryBindings } from 'bun:sqlite'
import type { Db } from './open.ts'

// Every SQL text is declared here once with its columns and parameters, so that `npm run statements` can check it against the schema:
// docs/adding-a-statement.md.

type Bare = 'int' | 'real' | 'text' | 'bytes'
/**
 * SQLite's storage classes. `?`: may be null. `!`: nullable in its table, but a rule that SQL does not see excludes null, such as the end
 * of a hold.
 */
export type Kind = Bare | `${Bare}?` | `${Bare}!`
type Whole<K extends Kind> = K extends `${infer Name}${'?' | '!'}` ? Name : K
type ValueOf<K extends Kind> =
  | { int: number; real: number; text: string; bytes: Uint8Array }[Whole<K> & Bare]
  | (K extends `${string}?` ? null : never)

type KindOf<T> = null extends T
  ? BareKindOf<Exclude<T, null>> | `${BareKindOf<Exclude<T, null>>}?`
  : BareKindOf<T> | `${BareKindOf<T>}!`
type BareKindOf<T> = [T] extends [number] ? 'int' | 'real' : [T] extends [string] ? 'text' : 'bytes'

type Kinds = Readonly<Record<string, Kind>>
/** In the order of the select list. `As` is the type in which the caller reads it. */
type RowKinds<As> = Kinds & { readonly [asType]: As }
declare const asType: unique symbol
type Params = Kinds | readonly Kind[]

export type RowOf<Columns extends Kinds> = Columns extends { readonly [asType]: infer As }
  ? As
  : { -readonly [Name in keyof Columns]: ValueOf<Columns[Name]> }
type ArgsOf<P extends Params> = P extends readonly Kind[]
  ? { -readonly [At in keyof P]: ValueOf<P[At] & Kind> }
  : P extends Kinds
    ? keyof P extends never
      ? []
      : [{ readonly [Name in keyof P]: ValueOf<P[Name]> }]
    : never

/** For rows read as `As`: columns with few words (`'open' | 'ended'`) and named rows. */
export function row<As extends object>(kinds: KindsOf<As>): RowKinds<As> {
  return kinds as unknown as RowKinds<As>
}

/** Optional members of `As` are added by the caller. */
type KindsOf<As> = { readonly [Name in keyof As as undefined extends As[Name] ? never : Name]: KindOf<As[Name]> }

interface Declared<Columns extends Kinds, P extends Params> {
  /** In the order of the select list; left out: returns nothing. */
  row?: Columns
  /** By name (`$now` is `now`), or in order for `?`. */
  params?: P
  /** The indexes that it relies on, separated by spaces; without SQLite's own. */
  uses?: string
  /** Why it may scan a large table or sort in memory. */
  because?: string
}

export interface Declaration {
  readonly sql: string
  readonly row: Kinds | undefined
  readonly params: Params
  readonly uses: string
  readonly because: string | undefined
}

const declarations: Declaration[] = []
let watcher: ((declaration: Declaration) => void) | undefined

/** Those of the modules loaded so far. */
export const allStatements = (): readonly Declaration[] => declarations

/** Called for each further declaration, so that a check knows its place. */
export function watchStatements(tell: (declaration: Declaration) => void): void {
  watcher = tell
}

/** By connection, not by `Db`, which is copied for each turn. The index in the list is the statement's number. */
const prepared = new WeakMap<Database, Prepared[]>()

/** Prepared once for each connection, and finalized with it. */
export class Statement<Row, Args extends unknown[]> {
  readonly #number: number
  readonly #sql: string

  constructor(number: number, sql: string) {
    this.#number = number
    this.#sql = sql
  }

  get(db: Db, ...args: Args): Row | null {
    return this.#on(db.client).get(...(args as SQLQueryBindings[])) as Row | null
  }

  all(db: Db, ...args: Args): Row[] {
    return this.#on(db.client).all(...(args as SQLQueryBindings[])) as Row[]
  }

  /** `changes` includes rows touched by triggers. */
  run(db: Db, ...args: Args): Changes {
    return this.#on(db.client).run(...(args as SQLQueryBindings[]))
  }

  finds(db: Db, ...args: Args): boolean {
    return this.get(db, ...args) !== null
  }

  #on(client: Database): Prepared {
    return prepared.get(client)?.[this.#number] ?? this.#prepare(client)
  }

  #prepare(client: Database): Prepared {
    const ours = prepared.get(client) ?? []
    prepared.set(client, ours)
    const made = client.prepare(this.#sql)
    ours[this.#number] = made
    return made
  }
}

/** To be called while a module is loaded, so that each text is known before the first runs. */
export function statement<const Columns extends Kinds = Record<never, Kind>, const P extends Params = readonly []>(
  sql: string,
  { row, params, uses = '', because }: Declared<Columns, P> = {},
): Statement<RowOf<Columns>, ArgsOf<P>> {
  const declaration = { sql, row, params: params ?? [], uses, because }
  const number = declarations.push(declaration) - 1
  watcher?.(declaration)
  return new Statement(number, sql)
}

/** Finalizes what was prepared on a connection. Call before closing it: otherwise its files stay open. */
export function finalizeStatements(client: Database): void {
  for (const one of prepared.get(client) ?? []) one?.finalize()
  prepared.delete(client)
}
