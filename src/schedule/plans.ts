import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { rebookingRuns, scheduleHours, schedulePlans } from '../../db/schema.ts'
import { addDays } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { OpenHours } from './day-plan.ts'

interface NewPlan {
  scheduleId: number
  fromDay: LocalDay
  untilDay: LocalDay | null
  reason: Buffer | null
}

export function addPlan(tx: Tx, plan: NewPlan, hours: readonly OpenHours[], now: Instant): number {
  const { planId } = tx.orm
    .insert(schedulePlans)
    .values({ ...plan, createdAt: now })
    .returning({ planId: schedulePlans.id })
    .get()
  if (hours.length > 0)
    tx.orm
      .insert(scheduleHours)
      .values(hours.map((one) => ({ ...one, planId })))
      .run()
  return planId
}

export function withdrawWeekOf(tx: Tx, scheduleId: number, fromDay: LocalDay, now: Instant): void {
  tx.orm
    .update(schedulePlans)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(schedulePlans.scheduleId, scheduleId),
        eq(schedulePlans.fromDay, fromDay),
        isNull(schedulePlans.untilDay),
        isNull(schedulePlans.withdrawnAt),
      ),
    )
    .run()
}

/** Windows that are added to some days, of which one is still to come; no reason is opened. */
export const addedHours = (
  db: Db,
  scheduleId: number,
  today: LocalDay,
): { fromDay: LocalDay; untilDay: LocalDay; hours: OpenHours[] }[] =>
  db.orm
    .select({ id: schedulePlans.id, fromDay: schedulePlans.fromDay, untilDay: schedulePlans.untilDay })
    .from(schedulePlans)
    .where(and(eq(schedulePlans.scheduleId, scheduleId), isNull(schedulePlans.withdrawnAt), gte(schedulePlans.untilDay, today)))
    .all()
    .flatMap(({ id, fromDay, untilDay }) => (untilDay === null ? [] : { fromDay, untilDay, hours: hoursOfPlan(db, id) }))

/** A plan that begins today or later, or added windows that have not ended. */
export interface ComingPlan {
  id: number
  fromDay: LocalDay
  /** Null: the usual week from its first day on. */
  untilDay: LocalDay | null
  hours: OpenHours[]
  reason: string
  /** People with another hour because of it, step by step; null: none, or all at once. */
  progress: { total: number; done: number } | null
}

/** Soonest first; they can be taken back. */
export function comingPlans(db: Db, vault: Vault, scheduleId: number, today: LocalDay): ComingPlan[] {
  const comes = or(gte(schedulePlans.untilDay, today), and(isNull(schedulePlans.untilDay), gte(schedulePlans.fromDay, today)))
  return db.orm
    .select({ plan: schedulePlans, total: rebookingRuns.total, done: rebookingRuns.done })
    .from(schedulePlans)
    .leftJoin(rebookingRuns, and(eq(rebookingRuns.planId, schedulePlans.id), isNull(rebookingRuns.finishedAt)))
    .where(and(eq(schedulePlans.scheduleId, scheduleId), isNull(schedulePlans.withdrawnAt), comes))
    .orderBy(asc(schedulePlans.fromDay), asc(schedulePlans.id))
    .all()
    .map(({ plan, total, done }) => ({
      id: plan.id,
      fromDay: plan.fromDay,
      untilDay: plan.untilDay,
      hours: hoursOfPlan(db, plan.id),
      reason: plan.reason ? vault.open(plan.reason) : '',
      progress: total === null || done === null ? null : { total, done },
    }))
}

const hoursOfPlan = (db: Db, planId: number): OpenHours[] =>
  db.orm
    .select({
      weekday: scheduleHours.weekday,
      nth: scheduleHours.nth,
      fromMinute: scheduleHours.fromMinute,
      untilMinute: scheduleHours.untilMinute,
      windows: scheduleHours.windows,
    })
    .from(scheduleHours)
    .where(eq(scheduleHours.planId, planId))
    .orderBy(scheduleHours.id)
    .all()

/** What it had published is published again. */
export function withdrawPlan(tx: Tx, planId: number, now: Instant): void {
  tx.orm.update(schedulePlans).set({ withdrawnAt: now }).where(eq(schedulePlans.id, planId)).run()
}

/** Of a schedule, those that begin or still last on that day. */
export function endPlans(tx: Tx, scheduleId: number, day: LocalDay, now: Instant): void {
  const { fromDay, untilDay } = schedulePlans
  const those = and(eq(schedulePlans.scheduleId, scheduleId), isNull(schedulePlans.withdrawnAt))
  tx.orm
    .update(schedulePlans)
    .set({ withdrawnAt: now })
    .where(and(those, gte(fromDay, day)))
    .run()
  tx.orm
    .update(schedulePlans)
    .set({ untilDay: addDays(day, -1) })
    .where(and(those, gte(untilDay, day)))
    .run()
}
