import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import { ofEach } from '../../admin/audit.ts'
import type { NamedOffice } from '../../admin/choices.ts'
import { type Choices, choice } from '../../admin/fields.ts'
import { refusals, refuse } from '../../admin/refusals.ts'
import { plainText } from '../../collation.ts'
import { agendaOf, type Schedule, schedulesOf, theSchedule, windowsOf } from '../schedules.ts'

const NAMES = statement(
  `select distinct s.name from schedules s join offices o on o.id = s.office_id
   where o.agency_id = +? and s.ends_on is null order by s.name`,
  { row: { name: 'text' }, params: ['int'], uses: 'schedules_one' },
)

const SCHEDULES: Choices = {
  name: 'schedules',
  rows: (db, agencyId) => NAMES.all(db, agencyId).map((one) => one.name),
  beginsBlank: true,
}

/** Of the office in the same form. */
export const agenda = (blank: string) => choice(SCHEDULES, blank).optional()
export const ofWindows = agenda('En blanco: las ventanillas.')

export const AGENDA_REFUSALS = refusals({
  no_schedule: [
    'agenda_no_existe',
    'not_found',
    'Esa oficina no tiene una agenda con ese nombre.',
    'Vea sus nombres en «Ver las agendas».',
  ],
})

/** For the log-book. */
export const SCHEDULE_MEMBER = { words: 'agenda', said: ofEach<number>((id, { db }) => theSchedule(db, id).name) }

/** Of the log-book, where it is not the office's windows. */
export const noted = (db: Db, { id, officeId }: Schedule): { agenda?: number } =>
  id === windowsOf(db, officeId).id ? {} : { agenda: id }

export const standingSchedules = (db: Db, officeId: number): Schedule[] =>
  schedulesOf(db, officeId).filter((one) => one.endsOn === null)

export function chosenSchedule(
  db: Db,
  office: NamedOffice,
  words: string,
  among: readonly Schedule[] = standingSchedules(db, office.id),
): Schedule {
  const found = among.find((one) => plainText(one.name) === plainText(words))
  if (!found) throw refuse(AGENDA_REFUSALS.no_schedule, 'agenda')
  return found
}

export const scheduleOrWindows = (db: Db, office: NamedOffice, words: string | undefined): Schedule =>
  words === undefined ? windowsOf(db, office.id) : chosenSchedule(db, office, words)

/** `Toluca`; another schedule than its windows: `Consultorio 1 (Toluca)`. */
export const agendaText = (db: Db, office: Pick<NamedOffice, 'id' | 'name'>, scheduleId: number | undefined): string => {
  const name = scheduleId === undefined ? undefined : agendaOf(db, scheduleId)
  return name === undefined ? office.name : `${name} (${office.name})`
}
