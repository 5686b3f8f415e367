import { and, eq, gte, lte } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { type Given, query } from '../../db/queries.ts'
import { opinions } from '../../db/schema.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { FEWEST_SHOWN } from '../texts/small-groups.ts'

const SAID = query((orm, office: Given<number>, from: Given<string>, until: Given<string>) =>
  orm
    .select({ opinion: opinions.opinion, many: opinions.many })
    .from(opinions)
    .where(and(eq(opinions.officeId, office), gte(opinions.day, from), lte(opinions.day, until))),
)

/** Answers after visits, of all these offices and days together; null: too few to be shown. */
export function opinionsOf(
  db: Db,
  { offices, from, until }: { offices: readonly { id: number }[]; from: LocalDay; until: LocalDay },
): { bien: number; mal: number; dinero: number } | null {
  const said = offices.flatMap(({ id }) => SAID(db, id, from, until))
  const sum = (which: string) => said.filter(({ opinion }) => opinion === which).reduce((all, { many }) => all + many, 0)
  const [bien, mal, dinero] = [sum('good'), sum('bad'), sum('money')]
  return bien + mal + dinero < FEWEST_SHOWN ? null : { bien, mal, dinero }
}
