import type { Db } from '../../db/open.ts'
import { SECOND } from '../../src/clock.ts'
import { ask, propose, type StaffDeps } from './staff.ts'

const PATH = '/admin/cierres'

/** Managers who close days on which somebody comes, and offer each another hour: some answer, some never do. */
export function closeBookedDays(deps: StaffDeps & { db: Db }, count: number, fromMs: number, withinMs: number): void {
  const { db, timeline, chance, computer } = deps
  for (let nth = 0; nth < count; nth++) timeline.after(fromMs + withinMs * chance.next(), close)

  async function close(): Promise<void> {
    const booked = chance.any(daysBookedIn(db, timeline.now()))
    if (!booked || !computer.isOn()) return
    const confirmed = await propose(deps, PATH, { ...booked, citas: 'ofrecerles otra hora', motivo: 'no hay sistema' })
    if (!confirmed) return
    timeline.after(chance.between(1, 90) * SECOND, async () => {
      const done = await ask(deps, PATH, confirmed)
      if (done?.body.hecho === true) deps.count('closed a booked day')
    })
  }
}

const daysBookedIn = (db: Db, now: number) =>
  db.client
    .query<{ oficina: string; dia: string }, [number]>(
      `select distinct o.name as oficina, s.day as dia from appointments a join slots s on s.id = a.slot_id
       join offices o on o.id = s.office_id where a.state = 'confirmed' and s.starts_at > ? and s.closed_at is null order by 1, 2`,
    )
    .all(now)
