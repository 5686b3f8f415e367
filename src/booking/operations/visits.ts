import { count } from '../../texts/admin.ts'
import { listed } from '../../texts/admin-answers.ts'
import { spanishDates } from '../../texts/dates.ts'
import type { AppointmentView } from '../types.ts'

type Seen = Pick<AppointmentView, 'slot' | 'office'>

/** "jueves 3 de diciembre de 2026 a las 9:30 h en Toluca"; of people in several hours, how many begin in each. */
export function visitWords(views: readonly Seen[]): string {
  const visits = Map.groupBy(views, (view) => `${view.office.id}:${view.slot.day}`)
  return [...visits.values()].map(oneVisit).join(' y del ')
}

function oneVisit(views: Seen[]): string {
  const [first] = views
  return first ? `${spanishDates.long(first.slot.day)} a las ${hoursOf(views)} en ${first.office.name}` : ''
}

function hoursOf(views: Seen[]): string {
  const hours = [...Map.groupBy(views, (view) => view.slot.minute)].sort(([a], [b]) => a - b)
  const said = hours.map(([minute, people]) => {
    const hour = spanishDates.hour(minute)
    return hours.length > 1 ? `${hour} (${count(people.length, 'persona', 'personas')})` : hour
  })
  return listed(said)
}
