import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { BookingHooks } from '../booking/hooks.ts'
import type { Instant } from '../clock.ts'
import { isOpen, peopleOf, stepVisit, type Visit, visitsOfGroup, writePerson } from './visits.ts'

/** Who no longer has this hour is no longer expected in it; who had come has left. */
export const hooks: Partial<BookingHooks> = {
  groupChanged(tx, _deps, { groupId }, now) {
    for (const visit of visitsOfGroup(tx, groupId)) if (isOpen(visit)) leaveOut(tx, visit, now)
  },
}

const NO_LONGER = statement(
  `select p.id from visit_people p join appointments a on a.id = p.appointment_id join slots s on s.id = a.slot_id
   where p.visit_id = +$visit and p.outcome is null
     and (a.state not in ('confirmed', 'past') or s.starts_at <> +$startsAt or s.office_id <> +$office or a.group_id <> +$group)`,
  {
    row: { id: 'int' },
    params: { visit: 'int', startsAt: 'int', office: 'int', group: 'text' },
    uses: 'visit_people_one',
  },
)

const DROP_PERSON = statement('delete from visit_people where id = ?', { params: ['int'] })
const DROP_STEPS = statement('delete from visit_steps where visit_id = ?', { params: ['int'], uses: 'visit_steps_one' })
const DROP_VISIT = statement('delete from visits where id = ?', {
  params: ['int'],
  uses: 'visit_notices_visit visit_people_one visit_steps_one',
})

function leaveOut(tx: Tx, visit: Visit, now: Instant): void {
  const { id, startsAt, officeId, groupId } = visit
  const gone = NO_LONGER.all(tx, { visit: id, startsAt, office: officeId, group: groupId ?? '' }).map((one) => one.id)
  if (gone.length === 0) return
  for (const person of peopleOf(tx, id).filter((one) => gone.includes(one.id))) {
    if (person.arrivedAt === null) DROP_PERSON.run(tx, person.id)
    else writePerson(tx, person, { outcome: 'left', outcomeAt: now, outcomeBy: 'clock', outcomeKeyId: null })
  }
  const people = peopleOf(tx, id)
  if (people.length === 0) {
    DROP_STEPS.run(tx, id)
    DROP_VISIT.run(tx, id)
  } else if (people.every((one) => one.outcome !== null)) stepVisit(tx, visit, { state: 'left', endedAt: now }, undefined, now)
}
