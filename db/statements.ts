import type { Changes, Database, Statement as Prepared, SQLQueryBindings } from 'bun:sqlite'
import type { Db } from './open.ts'

// Every SQL text of the house is declared here once, with what it returns and takes, so that `npm run statements` can hold it
// against the schema: docs/adding-a-statement.md.

type Bare = 'int' | 'real' | 'text' | 'bytes'
/**
 * What SQLite stores: a whole number, another number, words, bytes. With `?` it may be null. With `!` its table would allow null
 * and a rule that SQL does not see says that there is none, such as: whatever is held has a moment until when.
 */
export type Kind = Bare | `${Bare}?` | `${Bare}!`
type Whole<K extends Kind> = K extends `${infer Name}${'?' | '!'}` ? Name : K
type ValueOf<K extends Kind> =
  | { int: number; real: number; text: string; bytes: Uint8Array }[Whole<K> & Bare]
  | (K extends `${string}?` ? null : never)

/** The kinds that a value of this type can be declared as. */
type KindOf<T> = null extends T
  ? BareKindOf<Exclude<T, null>> | `${BareKindOf<Exclude<T, null>>}?`
  : BareKindOf<T> | `${BareKindOf<T>}!`
type BareKindOf<T> = [T] extends [number] ? 'int' | 'real' : [T] extends [string] ? 'text' : 'bytes'

type Kinds = Readonly<Record<string, Kind>>
/** What a row holds, in the order of the select list. `As` is the type in which the caller reads it. */
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

/** Kinds of a row that is read as `As`: for columns with few words (`'open' | 'ended'`) and rows that have a name. */
export function row<As extends object>(kinds: KindsOf<As>): RowKinds<As> {
  return kinds as unknown as RowKinds<As>
}

/** What may be missing of `As` is what a caller adds. */
type KindsOf<As> = { readonly [Name in keyof As as undefined extends As[Name] ? never : Name]: KindOf<As[Name]> }

interface Declared<Columns extends Kinds, P extends Params> {
  /** What each row holds, in the order of the select list. Left out: nothing is returned. */
  row?: Columns
  /** What it takes: by name (`$now` is `now`), or in order for `?`. Left out: nothing. */
  params?: P
  /** The indexes that it was meant for, separated by spaces; without the keys that SQLite makes itself. */
  uses?: string
  /** Why it may read the whole of a large table, or sort in memory what no index has in order. */
  because?: string
}

/** One SQL text with all that is said of it. */
export interface Declaration {
  readonly sql: string
  readonly row: Kinds | undefined
  readonly params: Params
  readonly uses: string
  readonly because: string | undefined
}

const declarations: Declaration[] = []
let watcher: ((declaration: Declaration) => void) | undefined

/** Everything that was declared by the modules loaded so far. */
export const allStatements = (): readonly Declaration[] => declarations

/** Tells of each further declaration while it is made, so that a check can say where it stands. */
export function watchStatements(tell: (declaration: Declaration) => void): void {
  watcher = tell
}

/** By connection, not by `Db`: that is copied for each turn. The place in the list is the statement's number. */
const prepared = new WeakMap<Database, Prepared[]>()

/** SQL text that is prepared once for each connection, and finalized with it. */
export class Statement<Row, Args extends unknown[]> {
  readonly #number: number
  readonly #sql: string

  constructor(number: number, sql: string) {
    this.#number = number
    this.#sql = sql
  }

  /** The first row, or null. */
  get(db: Db, ...args: Args): Row | null {
    return this.#on(db.client).get(...(args as SQLQueryBindings[])) as Row | null
  }

  /** Every row. */
  all(db: Db, ...args: Args): Row[] {
    return this.#on(db.client).all(...(args as SQLQueryBindings[])) as Row[]
  }

  /** Does it; `changes` says how many rows it touched (those of triggers too). */
  run(db: Db, ...args: Args): Changes {
    return this.#on(db.client).run(...(args as SQLQueryBindings[]))
  }

  /** Whether it finds a row. */
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

/** Declares SQL text. To be called while a module is loaded, so that each text is known before the first of them runs. */
export function statement<const Columns extends Kinds = Record<never, Kind>, const P extends Params = readonly []>(
  sql: string,
  { row, params, uses = '', because }: Declared<Columns, P> = {},
): Statement<RowOf<Columns>, ArgsOf<P>> {
  const declaration = { sql, row, params: params ?? [], uses, because }
  const number = declarations.push(declaration) - 1
  watcher?.(declaration)
  return new Statement(number, sql)
}

/** Lets go of all that was prepared on a connection. To be called before it is closed: otherwise its files stay open. */
export function finalizeStatements(client: Database): void {
  for (const one of prepared.get(client) ?? []) one?.finalize()
  prepared.delete(client)
}
