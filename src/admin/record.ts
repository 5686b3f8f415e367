import { z } from 'zod'
import type { Changes } from '../catalogue/settings.ts'

/** One thing that is said of a record: the field of its form, what that makes of the row, and how its card shows it. */
interface Member<Row> {
  form?: z.ZodType
  /** What the typed value says of the row; `field`: for a refusal. */
  set?(typed: never, field: string): Changes<Row>
  card?: z.ZodType
  show?(row: Row): unknown
}

type Members<Row> = Record<string, Member<Row>>
type FormOf<Row, M extends Members<Row>> = {
  [Name in keyof M as M[Name] extends { form: z.ZodType } ? Name : never]: Field<M[Name]>
}
type Field<M> = M extends { form: infer Form extends z.ZodType } ? Form : never
type Optional<Shape extends Record<string, z.ZodType>> = { [Name in keyof Shape]: z.ZodOptional<Shape[Name]> }

/** A member that is a text in one column of the row. */
export const column = <Row, Form extends z.ZodType>(name: keyof Row & string, form: Form, card: z.ZodType = z.string()) => ({
  form,
  set: (typed: unknown) => ({ [name]: typed }) as Changes<Row>,
  card,
  show: (row: Row) => row[name],
})

/** Everything that operations need of one kind of record, from what is said of each of its members once. */
export function record<Row>() {
  return <M extends Members<Row>>(members: M) => {
    const entries = Object.entries<Member<Row>>(members)
    const pick = (of: 'form' | 'card') =>
      Object.fromEntries(entries.flatMap(([name, one]) => (one[of] ? [[name, one[of]] as const] : [])))
    const form = pick('form') as FormOf<Row, M>
    return {
      /** The form of a new one. */
      form,
      /** The form of a change: what is left blank stays. */
      change: Object.fromEntries(Object.entries<z.ZodType>(form).map(([name, one]) => [name, one.optional()])) as Optional<
        FormOf<Row, M>
      >,
      card: z.object(pick('card')),
      toCard: (row: Row): Record<string, unknown> =>
        Object.fromEntries(entries.flatMap(([name, one]) => (one.show ? [[name, one.show(row)] as const] : []))),
      /** What the filled fields say of the row. */
      changes: (body: object): Changes<Row> =>
        Object.assign(
          {},
          ...Object.entries(body).map(([name, typed]) => (typed === undefined ? {} : members[name]?.set?.(typed as never, name))),
        ),
    }
  }
}
