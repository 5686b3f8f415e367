import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { givableAt, giveResting } from '../booking/resting.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import { rule } from '../catalogue/rules.ts'
import type { LocalDay } from '../catalogue/types.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { arrivalsWereNoted } from './steps.ts'
import { nextNumber, type Priority, type Visit, visitById } from './visits.ts'

interface HourRow {
  slotId: number
  scheduleId: number
  startsAt: Instant
  endsAt: Instant
  minute: number
  free: number
  missed: number
  walkIns: number
  kept: number
}

const DID_NOT_COME = `a.state = 'confirmed' and f.starts_at < +$late
      and not exists (select 1 from visit_people e join visits v on v.id = e.visit_id
        where e.appointment_id = a.id and v.day = s.day and (e.arrived_at is not null or e.outcome in ('served', 'missing_paper', 'unknown')))`

/** Seats of people who did not come while their place was kept. */
const MISSED = `(select count(*) from appointments a join slots f on f.id = a.slot_id where a.slot_id = s.id and ${DID_NOT_COME})
    + (select count(*) from appointment_more_slots m cross join appointments a on a.id = m.appointment_id join slots f on f.id = a.slot_id
      where m.slot_id = s.id and ${DID_NOT_COME})`

/** People without an appointment whose visit lasts into that hour. */
const WALK_INS = `(select count(*) from visits v join visit_people e on e.visit_id = v.id join procedures q on q.id = e.procedure_id
    where v.office_id = +$office and v.day = +$day and v.group_id is null and v.state <> 'left' and v.starts_at <= s.starts_at
      and s.starts_at < v.starts_at + q.slot_count * (s.ends_at - s.starts_at))`

const HOURS = statement(
  `select s.id as slotId, s.schedule_id as scheduleId, s.starts_at as startsAt, s.ends_at as endsAt, s.minute,
     s.capacity - s.taken - s.cooling as free, ${MISSED} as missed, ${WALK_INS} as walkIns,
     (select count(*) from cooling_places c where c.slot_id = s.id and c.walk_in = 1) as kept
   from slots s where s.office_id = +$office and s.starts_at > +$from and s.day = +$day and s.ends_at > +$now and s.closed_at is null
   order by s.starts_at`,
  {
    row: row<HourRow>({
      slotId: 'int',
      scheduleId: 'int',
      startsAt: 'int',
      endsAt: 'int',
      minute: 'int',
      free: 'int',
      missed: 'int',
      walkIns: 'int',
      kept: 'int',
    }),
    params: { office: 'int', day: 'text', now: 'int', from: 'int', late: 'int' },
    uses: 'appointment_more_slots_in appointments_slot cooling_slot slots_one visit_people_appointment visit_people_one visits_day',
  },
)

export interface FreeHour {
  slotId: number
  scheduleId: number
  startsAt: Instant
  endsAt: Instant
  minute: number
  /** Of a person who did not come, or of the office's own number for people without an appointment: no seat is taken for it. */
  beside: number
  /** Free, or left today and not given again yet. */
  seats: number
}

const LONGEST_MS = 24 * 60 * MINUTE

/** For people without an appointment, from the present hour on. */
export function freeToday(db: Db, office: { id: number; day: LocalDay }, now: Instant): FreeHour[] {
  const late = now - rule(db, 'minutes_late') * MINUTE
  const givable = givableAt(db, now)
  const own = rule(db, 'walk_ins_an_hour')
  const knowsMissed = arrivalsWereNoted(db, { officeId: office.id, day: office.day })
  const hours = HOURS.all(db, { office: office.id, day: office.day, now, from: now - LONGEST_MS, late })
  return hours.map(({ free, missed, walkIns, kept, ...hour }) => ({
    ...hour,
    beside: Math.max(0, own + (knowsMissed ? missed : 0) - (walkIns - kept)),
    seats: Math.max(0, free) + givable(hour.slotId),
  }))
}

const KEEP = statement('insert into cooling_places (slot_id, walk_in, freed_at, reopens_at) values (?, 1, ?, ?)', {
  params: ['int', 'int', 'int'],
})
const COUNT_KEPT = statement('update slots set cooling = cooling + 1 where id = ?', { params: ['int'] })

/** The first hours in which the visit can be, one after the other. */
function firstRun(hours: readonly FreeHour[], length: number): FreeHour[] | undefined {
  const hasRoom = ({ beside, seats }: FreeHour) => beside + seats > 0
  return hours
    .map((first) => hours.filter((one) => one.scheduleId === first.scheduleId && one.startsAt >= first.startsAt).slice(0, length))
    .find(
      (run) => run.length === length && run.every((one, at) => hasRoom(one) && (at === 0 || run[at - 1]?.endsAt === one.startsAt)),
    )
}

const NEW_WALK_IN = statement(
  `insert into visits (office_id, day, starts_at, number, priority, state, arrived_at, arrived_key_id, version, updated_at)
   values (?, ?, ?, ?, ?, 'arrived', ?, ?, 1, ?)`,
  {
    params: ['int', 'text', 'int', 'int', 'text?', 'int', 'int?', 'int'],
    uses: 'visit_notices_visit visit_people_one visit_steps_one',
  },
)

const NEW_PERSON = statement('insert into visit_people (visit_id, procedure_id, name_sealed, arrived_at) values (?, ?, ?, ?)', {
  params: ['int', 'text', 'bytes?', 'int'],
})

export interface WalkIn {
  officeId: number
  day: LocalDay
  procedureId: string
  name: Uint8Array | undefined
  priority: Priority | undefined
}

/** Has come, with the day's next number and the first place of today that is free; undefined without one. */
export function receiveWalkIn(tx: Tx, asked: WalkIn, by: Clerk, now: Instant): Visit | undefined {
  const { officeId, day, procedureId } = asked
  const length = findProcedure(tx, procedureId)?.slotCount ?? 1
  const run = firstRun(freeToday(tx, { id: officeId, day }, now), length)
  const [first] = run ?? []
  if (!run || !first) return undefined
  for (const hour of run.filter((one) => one.beside === 0)) {
    giveResting(tx, [hour.slotId], now)
    KEEP.run(tx, hour.slotId, now, hour.endsAt)
    COUNT_KEPT.run(tx, hour.slotId)
  }
  const number = nextNumber(tx, officeId, day)
  const made = NEW_WALK_IN.run(tx, officeId, day, first.startsAt, number, asked.priority ?? null, now, by.keyId, now)
  const id = Number(made.lastInsertRowid)
  NEW_PERSON.run(tx, id, procedureId, asked.name ?? null, now)
  return visitById(tx, id)
}
