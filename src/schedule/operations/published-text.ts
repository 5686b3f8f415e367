import type { Caller } from '../../admin/access.ts'
import { namedOffices } from '../../admin/choices.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { actorOf } from '../../booking/staff-changes.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { stepByStep } from '../../messaging/steps.ts'
import { count } from '../../texts/admin.ts'
import { publishStep, republishDay } from '../week-change.ts'

/** People who only hold an hour come and go by the minute, so they are counted when it is done and not named beforehand. */
export const holdersText = (holds: number): string =>
  holds === 0
    ? ''
    : ` ${count(holds, 'persona apartaba', 'personas apartaban')} una hora que se cerró: ya se les avisó y ven otras.`

/**
 * Goes on publishing an office's hours, one step of the writer after the other, so that citizens' turns come in between. Returns how
 * many people held an hour that it closed: they were told.
 */
export async function publishOn(deps: AdminDeps, caller: Caller, officeId: number, from: LocalDay | undefined): Promise<number> {
  if (from === undefined) return 0
  const order = { officeId, actor: actorOf(caller) }
  const steps = await stepByStep(from, (day) =>
    deps.writer.submit('staff.publish', (tx, now) => publishStep(tx, deps, order, now, day)),
  )
  return steps.reduce((sum, { holds }) => sum + holds, 0)
}

/** Publishes one day again in every office, each in a step of its own. Returns how many people held an hour of it and were told. */
export async function republishEverywhere(deps: AdminDeps, caller: Caller, day: LocalDay): Promise<number> {
  let holds = 0
  for (const { id } of namedOffices(deps.db)) {
    const order = { officeId: id, actor: actorOf(caller), day }
    holds += await deps.writer.submit('staff.publish_day', (tx, now) => republishDay(tx, deps, order, now))
  }
  return holds
}
