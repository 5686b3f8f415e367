import type { Db, Tx } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { rules } from '../../db/schema.ts'
import { PAIRS, RULES, type Rule, type RuleRow, type RuleValues } from '../../db/seeds/rules.ts'
import { type Clock, drawBetween, HOUR, MINUTE } from '../clock.ts'
import { remember } from './memory.ts'

export const DEFAULT_RULES = Object.fromEntries(Object.entries(RULES).map(([name, { value }]) => [name, value])) as Record<
  Rule,
  number
>

export type { Rule }
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
