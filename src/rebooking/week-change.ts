import type { Tx } from '../../db/open.ts'
import type { Actor } from '../admin/access.ts'
import type { StaffDeps } from '../admin/deps.ts'
import { type Touched, touch, type Worked } from '../admin/propose.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { type CapacityChange, leftWithoutPlace } from '../booking/without-place.ts'
import { dayOf } from '../catalogue/calendar.ts'
import type { OfficeReason } from '../catalogue/office-reasons.ts'
import { theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { beforeTheLine } from '../schedule/hooks.ts'
import { tellHolders } from '../schedule/opening-hours.ts'
import { type ComingPlan, comingPlans, endPlans, withdrawPlan } from '../schedule/plans.ts'
import { publishFrom } from '../schedule/publication.ts'
import { changeSchedule, theSchedule } from '../schedule/schedules.ts'
import { planUsualWeek, readUsualWeek, type UsualWeek } from '../schedule/usual-week.ts'
import { NAMED_MAX, NOBODY } from './closing.ts'
import { firstWords } from './due.ts'
import { type Rebooked, rebook } from './rebook.ts'
import { type Restored, restoreAfter } from './restore.ts'
import { AT_ONCE_MAX, beginRun, planReason, windowsThen } from './runs.ts'

export interface PlanImpact extends Rebooked {
  /** From that day on. */
  week: UsualWeek
  from: LocalDay
  /** Appointments in hours that are gone or have too few windows, and the first of their people, as before. */
  visits: number
  people: AppointmentDetail[]
  /** Arrived already: their appointments stay. */
  arrived: AppointmentDetail[]
  /** They get other hours in the next seconds or minutes. */
  later: boolean
  /** Holds of such hours: their people are shown other hours. */
  holds: number
  /** Undefined: published in one step. */
  next: LocalDay | undefined
}

interface PlanOrder {
  officeId: number
  scheduleId: number
  actor: Actor
  /** For appointments without a window; `told` is for citizens. */
  visits: { offer: { told: OfficeReason } } | 'keep'
}

export interface WeekOrder extends PlanOrder {
  week: UsualWeek
  from: LocalDay
}

type Deps = Pick<StaffDeps, 'vault' | 'clock' | 'messaging' | 'hooks'>

/** Nothing of it is published from that day on; what begins later, or is still added then, ends too. */
export function endSchedule(tx: Tx, deps: Deps, order: Omit<WeekOrder, 'week'>, now: Instant): Worked<PlanImpact, never> {
  const { officeId, scheduleId, from } = order
  changeSchedule(tx, scheduleId, { endsOn: from })
  endPlans(tx, scheduleId, from, now)
  return changeWeek(
    tx,
    deps,
    { ...order, week: { ...readUsualWeek(tx, officeId, from, theSchedule(tx, scheduleId)), hours: [] } },
    now,
  )
}

/** From a day on. Appointments without a window are offered another hour, or kept and listed; holds of such hours are told at once. */
export function changeWeek(tx: Tx, deps: Deps, order: WeekOrder, now: Instant): Worked<PlanImpact, never> {
  const { officeId, scheduleId, week, from } = order
  const before = readUsualWeek(tx, officeId, from, theSchedule(tx, scheduleId))
  const planId = planUsualWeek(tx, officeId, week, from, now, scheduleId)
  const { touched, ...done } = takeEffect(tx, deps, { ...order, planId, lifts: false }, now)
  return { ok: true, touched: [touchWeek(scheduleId, before), ...touched], ...done }
}

const touchWeek = (id: number, week: unknown): Touched => ({ what: `week:${JSON.stringify(week)}`, id, version: 0 })

/**
 * Publishes an office's changed records, and rebooks people without a window, except those who were kept without one before. `lifts`:
 * people whom the plan displaced get their hour back.
 */
function takeEffect(
  tx: Tx,
  deps: Deps,
  { officeId, scheduleId, from, actor, visits, planId, lifts }: PlanOrder & { from: LocalDay; planId: number; lifts: boolean },
  now: Instant,
): { impact: PlanImpact & Restored; touched: Touched[]; saidLater: string[] } {
  const all = leftWithoutPlace(tx, { officeId, from, windows: fewerThan(windowsThen(tx, scheduleId)) }, now)
  const { next } = publishFrom(tx, beforeTheLine(deps.hooks), officeId, now, from)
  const holds = tellHolders(tx, deps, { officeId, actor }, now)
  const back = lifts ? restoreAfter(tx, deps.messaging, { causes: [{ planId }], actor }, now) : { restored: [], asked: [] }
  const left = all.filter((one) => !back.restored.some(({ id }) => id === one.id))
  const later = visits !== 'keep' && left.length > 0 && (left.length > AT_ONCE_MAX || next !== undefined)
  const named = left.slice(0, AT_ONCE_MAX).map((one) => one.id)
  const people = appointmentsById(tx, deps.vault, named)
  const arrived = visits === 'keep' ? [] : people.filter((one) => one.arrivedAt !== undefined)
  let rebooked = NOBODY
  if (visits !== 'keep') {
    const { told } = visits.offer
    const run = { officeId, cause: { planId }, told, actor, from, publishFrom: next, total: left.length }
    const those = people.filter((one) => !arrived.includes(one))
    if (later) beginRun(tx, run)
    else rebooked = rebook(tx, deps, those, { ...run, reason: planReason(told) }, now)
  }
  deps.hooks.happened(tx, { what: 'places_published' }, now)
  const week = readUsualWeek(tx, officeId, from, theSchedule(tx, scheduleId))
  const told = { visits: left.length, people: people.slice(0, NAMED_MAX), arrived, later, holds, next }
  return {
    impact: { ...rebooked, ...back, ...told, week, from },
    touched: touch(all),
    saidLater: firstWords(tx, deps.messaging, rebooked, now),
  }
}

const fewerThan =
  (then: CapacityChange['windows']): CapacityChange['windows'] =>
  (hour) => {
    const windows = then(hour)
    return windows < hour.planned ? windows : Number.POSITIVE_INFINITY
  }

export interface WithdrawalImpact extends PlanImpact, Restored {
  plan: ComingPlan
}

/**
 * For a plan that has not begun, or added windows that have not ended. People displaced by it get their hour back, or are asked; those now
 * without a window are rebooked.
 */
export function takeBackPlan(
  tx: Tx,
  deps: Deps,
  order: PlanOrder & { planId: number },
  now: Instant,
): Worked<WithdrawalImpact, 'no_plan'> {
  const { officeId, scheduleId, planId } = order
  const today = dayOf(now, theOffice(tx, officeId).zone)
  const plan = comingPlans(tx, deps.vault, scheduleId, today).find(({ id }) => id === planId)
  if (!plan) return { ok: false, why: 'no_plan' }
  const from = plan.fromDay
  withdrawPlan(tx, planId, now)
  const { impact, touched, saidLater } = takeEffect(tx, deps, { ...order, from, lifts: true }, now)
  return { ok: true, touched: [touchWeek(scheduleId, plan), ...touched], impact: { ...impact, plan }, saidLater }
}
