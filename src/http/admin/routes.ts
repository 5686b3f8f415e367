import { namedOffices, namedProcedures, ruleNames } from '../../staff/choices.ts'
import { createDoorkeeper } from '../auth.ts'
import type { Choices } from '../openapi.ts'
import { me } from './me.ts'
import { type Operation, routesOf } from './operation.ts'
import type { AdminRooms } from './rooms.ts'

export type { AdminRooms, ProcessStatus } from './rooms.ts'

/** Every admin operation, in the order in which the page shows them. */
export const OPERATIONS: Operation[] = [me(() => OPERATIONS)]

/** The admin operations as one Elysia instance. Use it before any other route, so that its doorkeeper is asked first. */
export const adminRoutes = (rooms: AdminRooms) => routesOf(OPERATIONS, rooms, createDoorkeeper(rooms))

/** The rows that the document offers as choices, read anew each time. */
export const realChoices = (rooms: Pick<AdminRooms, 'db'>): Choices => ({
  offices: namedOffices(rooms.db).map((office) => office.name),
  procedures: namedProcedures(rooms.db).map((procedure) => procedure.name),
  rules: ruleNames(rooms.db),
})
