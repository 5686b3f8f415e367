import type { LocalDay } from '../../agenda/types.ts'
import { namedOffices } from '../../staff/choices.ts'
import { publishStep, republishDay } from '../../staff/week.ts'
import type { AdminRooms } from './rooms.ts'

/** Goes on publishing an office's hours, one step of the writer after the other, so that citizens' turns come in between. */
export async function publishOn(rooms: AdminRooms, officeId: number, from: LocalDay | undefined): Promise<void> {
  for (let next = from; next !== undefined; ) {
    const start: LocalDay = next
    next = await rooms.writer.submit('staff.publish', (tx, now) => publishStep(tx, officeId, now, start))
  }
}

/** Makes one day agree with the calendar in every office, each in a step of its own. */
export async function republishEverywhere(rooms: AdminRooms, day: LocalDay): Promise<void> {
  for (const office of namedOffices(rooms.db)) {
    await rooms.writer.submit('staff.publish_day', (tx, now) => republishDay(tx, office.id, day, now))
  }
}
