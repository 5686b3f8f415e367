import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { actor, byKey, keyOfStaff } from './admin.ts'
import { appointments } from './booking.ts'
import { offices } from './catalogue.ts'
import { outbox } from './messaging.ts'
import { closures, schedulePlans, slots } from './schedule.ts'

const cause = () => ({
  officeId: integer('office_id')
    .notNull()
    .references(() => offices.id),
  /** A closure, or a plan that was set or withdrawn. */
  closureId: integer('closure_id').references(() => closures.id),
  planId: integer('plan_id').references(() => schedulePlans.id),
  /** A code for its people. */
  toldReason: text('told_reason').notNull(),
})

/** Another hour for members of a group whose hour the office took: moved in that same step, then asked whether they keep it. */
export const rebookings = sqliteTable(
  'rebookings',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    groupId: text('group_id').notNull(),
    ...cause(),
    /**
     * offered: moved, and asked; kept: said yes; changed: chose another hour; declined: cancelled by its contact; lapsed: no answer,
     * cancelled by the clock; owed: nothing could be offered, cancelled by the office; restored: the old hour was given back; superseded:
     * the other hour was closed before they answered, and a newer row asks.
     */
    state: text({ enum: ['offered', 'kept', 'changed', 'declined', 'lapsed', 'owed', 'restored', 'superseded'] }).notNull(),
    version: integer().notNull().default(1),
    /** Never at night; the rows of one closure are spread by the pace of the number. */
    tellAt: integer('tell_at'),
    toldAt: integer('told_at'),
    /** Null: already reminded, or never. */
    remindAt: integer('remind_at'),
    /** Null: no end, because its people can only be called. */
    endsAt: integer('ends_at'),
    /** While that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('rebookings_one_open').on(t.groupId).where(sql`state = 'offered'`),
    index('rebookings_group').on(t.groupId),
    index('rebookings_closure').on(t.closureId).where(sql`closure_id is not null`),
    index('rebookings_plan').on(t.planId).where(sql`plan_id is not null`),
    index('rebookings_to_tell').on(t.tellAt).where(sql`told_at is null and tell_at is not null`),
    index('rebookings_to_remind').on(t.remindAt).where(sql`remind_at is not null`),
    index('rebookings_due').on(t.endsAt).where(sql`state = 'offered' and ends_at is not null`),
    index('rebookings_over').on(t.updatedAt).where(sql`state <> 'offered'`),
    index('rebookings_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
    check(
      'rebookings_states',
      sql`state in ('offered', 'kept', 'changed', 'declined', 'lapsed', 'owed', 'restored', 'superseded')`,
    ),
    check('rebookings_cause', sql`(closure_id is null) <> (plan_id is null)`),
  ],
)

/** Its appointments with their first slot before and after; null: none. */
export const rebookingSeats = sqliteTable(
  'rebooking_seats',
  {
    rebookingId: integer('rebooking_id')
      .notNull()
      .references(() => rebookings.id),
    appointmentId: integer('appointment_id')
      .notNull()
      .references(() => appointments.id),
    fromSlotId: integer('from_slot_id')
      .notNull()
      .references(() => slots.id),
    toSlotId: integer('to_slot_id').references(() => slots.id),
  },
  (t) => [
    primaryKey({ columns: [t.rebookingId, t.appointmentId] }),
    index('rebooking_seats_appointment').on(t.appointmentId),
    index('rebooking_seats_from').on(t.fromSlotId),
    index('rebooking_seats_to').on(t.toSlotId).where(sql`to_slot_id is not null`),
  ],
)

/** Progress of a closure or plan whose many people are rebooked step by step. */
export const rebookingRuns = sqliteTable(
  'rebooking_runs',
  {
    id: integer().primaryKey(),
    ...cause(),
    actor: actor().notNull(),
    keyId: byKey(),
    /** First day still to be published; null: all are. */
    publishFrom: text('publish_from'),
    /** First day whose people may still be left. */
    fromDay: text('from_day').notNull(),
    /** Appointments at the beginning, and those with another hour. */
    total: integer().notNull(),
    done: integer().notNull().default(0),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('rebooking_runs_open').on(t.id).where(sql`finished_at is null`),
    index('rebooking_runs_closure').on(t.closureId).where(sql`closure_id is not null`),
    index('rebooking_runs_plan').on(t.planId).where(sql`plan_id is not null`),
    keyOfStaff('rebooking_runs'),
    check('rebooking_runs_cause', sql`(closure_id is null) <> (plan_id is null)`),
    check('rebooking_runs_count', sql`done >= 0 and done <= total`),
  ],
)
