import type { Db } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { Finding, StatePart } from '../../admin/overview.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { officesThatDo } from '../../catalogue/offices.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { byName } from '../../collation.ts'
import { someOf } from '../../texts/admin.ts'
import type { OpenHours } from '../day-plan.ts'
import { type Schedule, schedulesFor, windowsOf } from '../schedules.ts'
import { nextWeekFrom, readUsualWeek } from '../usual-week.ts'
import { agendaText, standingSchedules } from './agenda.ts'

const OFFICES_WITHOUT_HOURS = statement(
  `select name from offices o where active = 1 and agency_id = +$agency and not exists (
   select 1 from slots s where s.office_id = o.id and s.starts_at > $now and s.closed_at is null)`,
  { row: { name: 'text' }, params: { now: 'int', agency: 'int' }, uses: 'offices_open slots_one' },
)

export const state: StatePart = {
  rank: 0,
  fields: {},
  example: {},
  read({ db, agencyId: agency, now }) {
    const names = OFFICES_WITHOUT_HOURS.all(db, { now, agency }).sort(byName)
    const mend: Finding[] = []
    if (names.length > 0)
      mend.push({
        rank: 13,
        que: `Sin lugares publicados: ${someOf(names.map(({ name }) => name))}.`,
        hacer: 'Ponga su horario de siempre o levante el cierre.',
      })
    const idle: string[] = []
    const cramped: string[] = []
    for (const { office, procedures } of officesThatDo(db, []).filter((one) => one.agencyId === agency)) {
      const longest = longestRuns(db, office.id, dayOf(now, office.zone))
      const windows = windowsOf(db, office.id).id
      for (const { id } of standingSchedules(db, office.id))
        if (id !== windows && longest.get(id) === 0) idle.push(agendaText(db, office, id))
      if ([...longest.values()].every((minutes) => minutes === 0)) continue
      for (const procedure of [...procedures].flatMap((id) => findProcedure(db, id) ?? []))
        if (!schedulesFor(db, office.id, [procedure.id]).some((one) => fits(one, procedure.slotCount, longest)))
          cramped.push(`${procedure.name['es-MX']} (${office.name})`)
    }
    if (idle.length > 0)
      mend.push({
        rank: 14,
        que: `Sin horario: ${someOf(idle)}.`,
        hacer: 'Póngalo en «Cambiar el horario de siempre», con su nombre.',
      })
    if (cramped.length > 0)
      mend.push({
        rank: 15,
        que: `No caben en ningún horario de su oficina: ${someOf(cramped)}.`,
        hacer: 'Dé más horas seguidas a la agenda que los atiende, o menos horarios por cita en «Cambiar un trámite».',
      })
    return { answer: {}, mend }
  },
}

const fits = ({ id, slotMinutes }: Schedule, slots: number, longest: ReadonlyMap<number, number>): boolean =>
  slots * slotMinutes <= (longest.get(id) ?? 0)

/** Of each schedule that stands: its longest time without a break, in its usual week or the next one, in minutes. */
function longestRuns(db: Db, officeId: number, today: LocalDay): Map<number, number> {
  return new Map(
    standingSchedules(db, officeId).map((one) => {
      const days = [today, nextWeekFrom(db, one.id, today) ?? today]
      return [one.id, Math.max(...days.map((day) => longestRun(readUsualWeek(db, officeId, day, one).hours)))]
    }),
  )
}

/** `hours` in order. */
function longestRun(hours: readonly OpenHours[]): number {
  let most = 0
  let begun: OpenHours | undefined
  for (const [at, one] of hours.entries()) {
    const before = hours[at - 1]
    const goesOn = before?.weekday === one.weekday && before.nth === one.nth && one.fromMinute <= before.untilMinute
    begun = goesOn && begun ? begun : one
    most = Math.max(most, one.untilMinute - begun.fromMinute)
  }
  return most
}
