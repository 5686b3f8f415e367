import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { ownRules, rules } from '../../db/schema.ts'
import { type OwnRule, PAIRS, RULES, type Rule, type RuleRow, type RuleValues } from '../../db/seeds/rules.ts'
import { type Clock, drawBetween, HOUR, MINUTE } from '../clock.ts'
import { remember } from './memory.ts'

export const DEFAULT_RULES = Object.fromEntries(Object.entries(RULES).map(([name, { value }]) => [name, value])) as Record<
  Rule,
  number
>

export type { OwnRule, Rule }
export type Allowed = Pick<RuleRow, 'least' | 'most' | 'orNone'>

export function allowedFor(db: Db, name: Rule): Allowed {
  const { least, most, orNone } = RULES[name]
  const allowed: Allowed = { least, most, ...(orNone && { orNone }) }
  for (const [less, more] of PAIRS) {
    if (name === less) allowed.most = Math.min(allowed.most, rule(db, more) - 1)
    if (name === more) allowed.least = Math.max(allowed.least, rule(db, less) + 1)
  }
  return allowed
}

export const isAllowed = ({ least, most, orNone }: Allowed, value: number): boolean =>
  (value >= least && value <= most) || (value === 0 && orNone === true)

const WRITTEN = query((orm) => orm.select().from(rules))

const written = remember((db) => new Map(WRITTEN(db).map((row) => [row.name, row.value])))

export const rule = (db: Db, name: Rule): number => written(db).get(name) ?? DEFAULT_RULES[name]

export interface Whose {
  procedureId?: string | null | undefined
  officeId?: number | null | undefined
}

const OWN = query((orm) => orm.select().from(ownRules))

const keyOf = (name: string, { procedureId, officeId }: Pick<typeof ownRules.$inferSelect, 'procedureId' | 'officeId'>): string =>
  procedureId === null ? `${name} at ${officeId}` : `${name} of ${procedureId}`

const own = remember((db) => new Map(OWN(db).map((row) => [keyOf(row.name, row), row.value])))

/** The procedure's own, else the office's, else the institution's. `of`: where it stands, so that people of one limit are counted together. */
export function ruleOf(db: Db, name: OwnRule, whose: Whose): { value: number; of: string } {
  const { procedureId = null, officeId = null } = whose
  const keys = [keyOf(name, { procedureId, officeId }), keyOf(name, { procedureId: null, officeId })]
  for (const of of keys) {
    const value = own(db).get(of)
    if (value !== undefined) return { value, of }
  }
  return { value: rule(db, name), of: name }
}

/** Of all, own or not. */
export const mostOf = (db: Db, name: OwnRule): number =>
  Math.max(rule(db, name), ...OWN(db).flatMap((row) => (row.name === name ? row.value : [])))

export const listOwnRules = (db: Db): (typeof ownRules.$inferSelect)[] => OWN(db)

/** Undefined: from now on the next one in the order applies. */
export function setOwnRule(tx: Tx, name: OwnRule, whose: Whose, value: number | undefined): void {
  const { procedureId = null, officeId = null } = whose
  const of = procedureId === null ? eq(ownRules.officeId, officeId ?? 0) : eq(ownRules.procedureId, procedureId)
  tx.orm
    .delete(ownRules)
    .where(and(eq(ownRules.name, name), of))
    .run()
  if (value !== undefined) tx.orm.insert(ownRules).values({ name, procedureId, officeId, value }).run()
}

/** `value`: in force. */
export interface RuleInForce extends RuleRow {
  name: Rule
}

/** In the shown order, without rows of other releases. */
export const listRules = (db: Db): RuleInForce[] => ruleNames.map((name) => ({ ...RULES[name], name, value: rule(db, name) }))

const ruleNames = Object.keys(RULES) as Rule[]

/** Unchecked: `allowedFor` says what may be chosen. */
export function setRule(tx: Tx, name: Rule, value: number): void {
  tx.orm.insert(rules).values({ name, value }).onConflictDoUpdate({ target: rules.name, set: { value } }).run()
}

/** The environment counts at the first start only; afterwards the rule does. */
export function overruled(db: Db, given: RuleValues): { name: Rule; given: number; inForce: number }[] {
  const inForce = written(db)
  return ruleNames.flatMap((name) => {
    const [asked, found] = [given[name], inForce.get(name)]
    return asked === undefined || found === undefined || asked === found ? [] : [{ name, given: asked, inForce: found }]
  })
}

/** In milliseconds; random, so that the moment is unpredictable. */
export function drawHoldCooling(db: Db, clock: Pick<Clock, 'random'>): number {
  const [least, most] = [rule(db, 'hold_cooling_min_minutes'), rule(db, 'hold_cooling_max_minutes')]
  return drawBetween(clock, least * MINUTE, most * MINUTE)
}

/** In milliseconds: at most half of the time left, so that it is not lost. */
export function drawCancelCooling(db: Db, clock: Pick<Clock, 'random'>, timeLeftMs: number): number {
  const [least, most] = [rule(db, 'cancel_cooling_min_hours'), rule(db, 'cancel_cooling_max_hours')]
  return Math.max(0, Math.min(drawBetween(clock, least * HOUR, most * HOUR), Math.floor(timeLeftMs / 2)))
}
