import { z } from 'zod'
import type { Changes } from '../catalogue/settings.ts'

/** One member of a record: its form field, its column, its card. */
interface Member<Row> {
  form?: z.ZodType
  /** `field`: for a refusal. */
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

/** A text in one column of the row. */
export const column = <Row, Form extends z.ZodType>(name: keyof Row & string, form: Form, card: z.ZodType = z.string()) => ({
  form,
  set: (typed: unknown) => ({ [name]: typed }) as Changes<Row>,
  card,
  show: (row: Row) => row[name],
})

/** What operations need of one kind of record, from its members. */
export function record<Row>() {
  return <M extends Members<Row>>(members: M) => {
    const entries = Object.entries<Member<Row>>(members)
    const pick = (of: 'form' | 'card') =>
      Object.fromEntries(entries.flatMap(([name, one]) => (one[of] ? [[name, one[of]] as const] : [])))
    const form = pick('form') as FormOf<Row, M>
    return {
      form,
      /** A blank field stays unchanged. */
      change: Object.fromEntries(Object.entries<z.ZodType>(form).map(([name, one]) => [name, one.optional()])) as Optional<
        FormOf<Row, M>
      >,
      card: z.object(pick('card')),
      toCard: (row: Row): Record<string, unknown> =>
        Object.fromEntries(entries.flatMap(([name, one]) => (one.show ? [[name, one.show(row)] as const] : []))),
      changes: (body: object): Changes<Row> =>
        Object.assign(
          {},
          ...Object.entries(body).map(([name, typed]) => (typed === undefined ? {} : members[name]?.set?.(typed as never, name))),
        ),
    }
  }
}
