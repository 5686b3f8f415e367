// The tables, as drizzle knows them. Triggers and views are in walls.sql: a generated table rebuild would drop them.

export * from './schema/admin.ts'
export * from './schema/booking.ts'
export * from './schema/cases.ts'
export * from './schema/catalogue.ts'
export * from './schema/disowned.ts'
export * from './schema/messaging.ts'
export * from './schema/minors.ts'
export * from './schema/privacy.ts'
export * from './schema/reminders.ts'
export * from './schema/schedule.ts'
export * from './schema/upkeep.ts'
export * from './schema/waitlist.ts'
