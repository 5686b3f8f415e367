import type { Db } from '../../db/open.ts'
import { DAY, type Instant } from '../../src/clock.ts'
import type { Line } from './journal.ts'
import { KEPT } from './setting.ts'
import type { Witness } from './witness.ts'
import { localDay, type Zone } from './zones.ts'

interface Deps {
  db: Db
  /** Whether it runs, and by a clock that is believed. */
  isOn(): boolean
  now(): Instant
  found(what: string): void
  count(what: string): void
}

interface Given {
  asker: number
  slot: number
  group: string
}

/**
 * Places that are kept for who cannot wait: no day gives them to more groups than its share of the week; a telephone has one at a time, and no other
 * of that agency after one whose proof was not seen, or to which nobody came; why somebody could not wait is forgotten after the visit; and what nobody asked
 * for is everybody's before its day.
 */
export function createUrgentLaw({ db, isOn, now, found, count }: Deps): Witness {
  const given = new Map<number, Given>()
  const barred = new Map<number, number>()

  const one = <Row>(sql: string, ...bound: (number | string)[]): Row | null =>
    db.client.query<Row, (number | string)[]>(sql).get(...bound)
  const rootOf = (asker: number): number =>
    one<{ id: number }>('select coalesce(counts_as, id) as id from askers where id = ?', asker)?.id ?? asker
  const agencyOf = (slot: number): number | undefined =>
    one<{ id: number }>('select o.agency_id as id from slots s join offices o on o.id = s.office_id where s.id = ?', slot)?.id
  const isBarred = ({ asker, slot }: Given): boolean =>
    [...barred].some(([id, where]) => rootOf(given.get(id)?.asker ?? 0) === rootOf(asker) && agencyOf(where) === agencyOf(slot))
  const standsIn = ({ group, slot }: Given): boolean =>
    one('select 1 from appointments where group_id = ? and slot_id = ? and live = 1', group, slot) !== null

  function give({ id, slot_id: slot, of_id: asker, group_id: group }: Line): void {
    count('an urgent place was taken')
    if (isBarred({ asker, slot, group })) found(`asker ${asker}: has another urgent place after one without proof`)
    const other = [...given.values()].find(
      (before) => rootOf(before.asker) === rootOf(asker) && before.group !== group && standsIn(before),
    )
    if (other) found(`asker ${asker}: has two urgent places`)
    given.set(id, { asker, slot, group })
    const { share, taken } = one<{ share: number; taken: number }>(SHARE, slot, KEPT.percent) ?? { share: 0, taken: 0 }
    if (taken > share) found(`slot ${slot}: on its day ${taken} urgent places are taken of ${share}`)
  }

  return {
    read(line) {
      if (line.kind !== 'urgent') return
      if (line.what === 'asked') return give(line)
      count(`urgent: ${line.what}`)
      if (line.what === 'seen') barred.delete(line.id)
      else barred.set(line.id, line.slot_id)
    },
    settle: () => undefined,
    compare() {
      if (!isOn()) return
      const told = one<{ n: number }>(REASONS_LEFT, now() - 2 * DAY)?.n
      if (told !== 0) found(`why ${told} people could not wait is known long after their visit`)
      for (const { id, day, zone, opened } of db.client.query<Kept, [Instant]>(STILL_KEPT).all(now())) {
        const today = localDay(now(), zone)
        const [asOf = today] = [opened, today].toSorted()
        if (day <= Temporal.PlainDate.from(asOf).add({ days: KEPT.days }).toString())
          found(`slot ${id}: is still kept for who cannot wait, and its day is near`)
      }
    },
  }
}

interface Kept {
  id: number
  day: string
  zone: Zone
  opened: string
}

const STILL_KEPT = `select s.id, s.day, o.zone, c.opened_on as opened from slots s join offices o on o.id = s.office_id join schedules c on c.id = s.schedule_id
  where s.kept > 0 and s.closed_at is null and s.starts_at > ? and o.active = 1 and c.opened_on is not null`

const REASONS_LEFT = `select count(*) as n from urgent_visits u join slots s on s.id = u.slot_id where u.why_sealed is not null and s.ends_at < ?`

/** The share of the week up to the slot's day, less that up to the day before. Of a family some may take places that are everybody's. */
const SHARE = `with one as (select * from slots where id = ?1),
  week as (select s.* from slots s join one on one.schedule_id = s.schedule_id and s.office_id = one.office_id and s.closed_at is null
    and s.day <= one.day and s.day >= date(one.day, '-' || ((strftime('%w', one.day) + 6) % 7) || ' days'))
  select (select coalesce(sum(planned), 0) from week) * ?2 / 100
      - (select coalesce(sum(planned), 0) from week where day < (select day from one)) * ?2 / 100 as share,
    (select count(distinct u.group_id) from urgent_visits u join slots s on s.id = u.slot_id join one on one.schedule_id = s.schedule_id
        and one.day = s.day join appointments a on a.group_id = u.group_id and a.slot_id = s.id and a.seated = 1) as taken`
