import type { Sort, Type } from './schema.ts'

export interface Param {
  sort: Sort
  /** Null means something there: it is stored, or looked for by `is`. */
  nullable: boolean
  /** Null would be refused: it is put into a column that allows none. */
  required: boolean
}

/** Where values meet, they must be of one sort; a parameter is of the sort of what it meets. */
export class Meetings {
  /** In the order of their first appearance; `?` are numbered. */
  readonly params = new Map<string, Param>()
  readonly complaints: string[] = []

  complain(what: string): void {
    if (!this.complaints.includes(what)) this.complaints.push(what)
  }

  mayBeNull({ params = [] }: Type): void {
    for (const param of params) this.param(param).nullable = true
  }

  param(name: string): Param {
    const known = this.params.get(name) ?? { sort: 'any' as Sort, nullable: false, required: false }
    this.params.set(name, known)
    return known
  }

  /** Two values that are compared, or one that is put into the other: they must be of one sort. */
  meet(a: Type, b: Type, where: string): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      if (other.sort === 'any' || other.sort === 'null') continue
      for (const name of one.params ?? []) {
        const param = this.param(name)
        if (param.sort === 'any') param.sort = other.sort
        else if (!agree(param.sort, other.sort)) this.complain(`$${name} is ${param.sort} and ${other.sort} (${where})`)
      }
    }
    if (!agree(a.sort, b.sort)) this.complain(`${describe(a)} meets ${describe(b)} (${where})`)
  }

  /** The type of what is one or the other. */
  join(a: Type, b: Type, where: string): Type {
    this.meet(a, b, where)
    const sorts = [a.sort, b.sort].filter((sort) => sort !== 'null' && sort !== 'any')
    return {
      sort: sorts.includes('real') ? 'real' : (sorts[0] ?? (a.sort === 'null' ? b.sort : a.sort)),
      nullable: a.nullable || b.nullable,
      params: [...(a.params ?? []), ...(b.params ?? [])],
    }
  }
}

const describe = ({ column, params, sort }: Type): string => `${column ?? (params?.[0] ? `$${params[0]}` : 'a value')} (${sort})`

/** A value by itself, no longer a parameter or a column. */
export const bare = ({ sort, nullable, narrowed }: Type): Type => ({ sort, nullable, ...(narrowed && { narrowed }) })

function agree(a: Sort, b: Sort): boolean {
  const isNumber = (sort: Sort) => sort === 'int' || sort === 'real'
  return a === b || a === 'any' || b === 'any' || a === 'null' || b === 'null' || (isNumber(a) && isNumber(b))
}
