// The tables, as drizzle knows them. Triggers and views stand in walls.sql: a generated table rebuild would drop them.
export * from './schema/agenda.ts'
export * from './schema/cases.ts'
export * from './schema/catalogue.ts'
export * from './schema/messaging.ts'
export * from './schema/permissions.ts'
export * from './schema/staff.ts'
export * from './schema/upkeep.ts'
export * from './schema/waiting.ts'
