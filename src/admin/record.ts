import { type Column as DbColumn, getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Changes } from '../catalogue/settings.ts'
import { spelledOut } from './labels.ts'
import { COMMON_REFUSALS, refuse } from './refusals.ts'

/** One member of a record: its form field, its column, its card. */
interface Member<Row> {
  column?: string
  form?: z.ZodType | undefined
  /** The only form that has it; both by default. */
  only?: string | undefined
  set?(typed: never, field: string): Changes<Row>
  card?: z.ZodType
  show?(row: Row, db: Db): unknown
}

/** Title and example are the form's by default. */
interface Shown<Row> {
  title?: string
  example?: unknown
  description?: string
  card?: z.ZodType
  show?(row: Row, db: Db): unknown
}

interface Told<Row, Form extends z.ZodType, Only> extends Shown<Row> {
  only?: Only
  set?: Set<Row, Form>
}

/** `field`: for a refusal. */
type Set<Row, Form extends z.ZodType> = (typed: Exclude<z.output<Form>, undefined>, field: string) => Changes<Row>

type Members<Row> = Record<string, Member<Row>>
type Shape = Record<string, z.ZodType>
type FormOf<M, Without extends string> = {
  [Name in keyof M as M[Name] extends { form: z.ZodType }
    ? M[Name] extends { only: Without }
      ? never
      : Name
    : never]: M[Name] extends {
    form: infer Form extends z.ZodType
  }
    ? Form
    : never
}
type Optional<S extends Shape> = { [Name in keyof S]: z.ZodOptional<S[Name]> }

/** Members of one column, whose card is of the column's type; `typed` ones have none, and are shown as they were typed. */
function columnsOf<Row>(table: SQLiteTable) {
  const shown = (name: keyof Row & string, { card, show, ...meta }: Shown<Row> = {}) => ({
    card: (card ?? cardOf(getTableColumns(table)[name])).meta({ ...card?.meta(), ...meta }),
    show: show ?? ((row: Row) => row[name]),
  })
  const typed = <Form extends z.ZodType>(
    name: keyof Row & string,
    form: Form,
    set?: Set<Row, Form>,
    show = set ? undefined : (row: Row): unknown => row[name],
  ) => ({
    ...{ column: name, form },
    ...(show && { show }),
    set: set ?? ((value: Exclude<z.output<Form>, undefined>) => ({ [name]: value }) as Changes<Row>),
  })
  const column = <Form extends z.ZodType, Only extends string = never>(
    name: keyof Row & string,
    form: Form,
    { only, set, ...told }: Told<Row, Form, Only> = {},
  ) => ({ ...typed(name, form, set), only: only as Only, ...shown(name, { ...labels(form.meta()), ...told }) })
  return { column, shown, typed }
}

function cardOf(column: DbColumn | undefined): z.ZodType {
  const card = column?.dataType === 'boolean' ? z.boolean() : column?.dataType === 'number' ? z.number().int() : z.string()
  return column?.notNull ? card : card.nullable()
}

const titleOf = (name: string, { card, form }: Pick<Member<never>, 'card' | 'form'>): string =>
  card?.meta()?.title ?? form?.meta()?.title ?? spelledOut(name)

const orUnchanged = (form: z.ZodType) =>
  form instanceof z.ZodDefault ? z.optional(form.unwrap()).meta({ ...form.meta() }) : z.optional(form)

/** What a card takes over from its form. */
export const labels = ({ title, example }: z.GlobalMeta = {}) => ({
  ...(title !== undefined && { title }),
  ...(example !== undefined && { example }),
})

/** What operations need of one kind of record, from its members in the order of its form. */
export function record<Table extends SQLiteTable, M extends Members<Table['$inferSelect']>>(
  table: Table,
  membersOf: (of: ReturnType<typeof columnsOf<Table['$inferSelect']>>) => M,
) {
  type Row = Table['$inferSelect']
  const members = membersOf(columnsOf<Row>(table))
  const entries = Object.entries<Member<Row>>(members)
  const fields = (without: 'new' | 'change') =>
    entries.flatMap(([name, { form, only }]) => (form && only !== without ? [[name, form] as const] : []))
  const cards = entries.flatMap(([name, { card }]) => (card ? [[name, card] as const] : []))
  const example: Record<string, unknown> = Object.fromEntries(cards.map(([name, card]) => [name, card.meta()?.example ?? null]))
  /** Refuses when nothing was typed. */
  function changes(body: object): Changes<Row> {
    const typed = Object.entries(body).filter(([name, value]) => members[name]?.form && value !== undefined)
    if (typed.length === 0) throw refuse(COMMON_REFUSALS.no_changes)
    return Object.assign({}, ...typed.map(([name, value]) => members[name]?.set?.(value as never, name)))
  }
  return {
    /** Of a new one. */
    form: Object.fromEntries(fields('change')) as FormOf<M, 'change'>,
    /** A blank field stays unchanged. */
    change: Object.fromEntries(fields('new').map(([name, form]) => [name, orUnchanged(form)])) as Optional<FormOf<M, 'new'>>,
    card: z.object(Object.fromEntries(cards)).meta({ example }),
    example,
    toCard: ({ db }: { db: Db }, row: Row): Record<string, unknown> =>
      Object.fromEntries(entries.flatMap(([name, { card, show }]) => (card && show ? [[name, show(row, db)] as const] : []))),
    /** Under the titles of its fields, also what no card shows: for `changesText`. */
    titled: ({ db }: { db: Db }, row: Row): Record<string, unknown> =>
      Object.fromEntries(entries.flatMap(([name, one]) => (one.show ? [[titleOf(name, one), one.show(row, db)] as const] : []))),
    /** What was typed, over a row of what stands there otherwise. */
    over: <Kept extends Changes<Row>>(kept: Kept, body: object): Kept => ({ ...kept, ...changes(body) }),
    /** How its form calls a column. */
    fieldOf: (column: keyof Row): string[] => entries.flatMap(([name, one]) => (one.column === column ? name : [])),
    changes,
  }
}
