import { distance } from 'fastest-levenshtein'
import { z } from 'zod'

/** Begins the message of such an issue: Elysia passes on nothing else of it. */
const UNKNOWN = 'Unknown field: '

/** The same schema, whose objects, inner ones included, refuse undeclared fields. */
export function strictly<S extends z.ZodType>(schema: S): S {
  const members = strictMembers(schema.def)
  if (!(schema instanceof z.ZodObject)) return members === schema.def ? schema : rebuilt(schema, members)
  const shape = strictMembers(schema.shape)
  return rebuilt(schema, {
    ...members,
    shape,
    catchall: z.never(),
    error: (issue: { code?: string; keys?: string[] }) =>
      issue.code === 'unrecognized_keys' ? `${UNKNOWN}${JSON.stringify([issue.keys?.[0], ...Object.keys(shape)])}` : undefined,
  })
}

/** With its parent, from which label and description are read. */
const rebuilt = <S extends z.ZodType>(schema: S, def: object): S => z.core.clone(schema, def as S['_zod']['def'], { parent: true })

function strictMembers<T extends object>(members: T): T {
  const entries = Object.entries(members)
  const strict = entries.map(([name, one]) => [name, strictMember(one)] as const)
  if (strict.every(([name, one]) => one === members[name as keyof T])) return members
  return (Array.isArray(members) ? strict.map(([, one]) => one) : { ...members, ...Object.fromEntries(strict) }) as T
}

function strictMember(one: unknown): unknown {
  if (one instanceof z.ZodType) return strictly(one)
  return Array.isArray(one) ? strictMembers(one) : one
}

/** Possible names: anything else is not echoed. */
const NAME = /^[A-Za-z][\w-]{0,39}$/

/** The unknown field of an issue, and the declared one that was probably meant. */
export function unknownField(message: string): { field: string | undefined; meant: string | undefined } | undefined {
  if (!message.startsWith(UNKNOWN)) return undefined
  const [field = '', ...known] = JSON.parse(message.slice(UNKNOWN.length)) as string[]
  const near = known
    .map((name) => ({ name, apart: distance(field.toLowerCase(), name) }))
    .toSorted((a, b) => a.apart - b.apart)
    .find(({ name, apart }) => apart <= Math.ceil(name.length / 4) || sharesWord(field, name))
  return { field: NAME.test(field) ? field : undefined, meant: near?.name }
}

const sharesWord = (field: string, name: string): boolean =>
  field.split('_').some((word) => word.length > 3 && name.split('_').includes(word))
