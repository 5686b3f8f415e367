import type { Db } from '../../db/open.ts'
import { HOUR, type Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import type { Computer } from './computer.ts'
import type { Model } from './model.ts'
import type { Agency, OfficePlan } from './plans.ts'
import { localDay, shownAt } from './zones.ts'

/** So long after its day a visit may still be written down as one to come: the job looks each hour. */
const OVER_MS = 2 * HOUR

interface Deps {
  db: Db
  /** As a clerk of that agency uses it. */
  desk(agency: Agency): Computer
  model: Model
  offices: OfficePlan[]
  found(what: string): void
  count(what: string): void
}

interface List {
  name: string
  path: string
  query: Record<string, string>
  mine: Visit[]
}

/** What a clerk reads of an office that is open is what the model knows: who comes on this day of its wall, and who may not come. */
export async function compareLists({ db, desk, model, offices, found, count }: Deps, now: Instant): Promise<void> {
  for (const { id, state, endsAt } of model.visits())
    if (state === 'confirmed' && endsAt < now - OVER_MS) found(`appointment ${id}: its day is over, and it still counts`)
  for (const office of offices) {
    const today = localDay(now, office.zone)
    const mine = model.visits().filter((one) => isComing(one, office, now) && localDay(one.startsAt, office.zone) === today)
    if (mine.length > 0) count('somebody comes today')
    await compare(desk(office.agency), {
      name: `the list of ${office.name} for ${today}`,
      path: '/admin/citas',
      query: { oficina: office.name, ...TODAY },
      mine,
    })
  }
  const atRisk = model.atRisk(stateIn(db), now)
  if (atRisk.length > 0) count('somebody at risk')
  for (const agency of new Set(offices.map((one) => one.agency))) {
    const mine = atRisk.filter((one) => offices.some(({ id, ...of }) => id === one.office && of.agency === agency))
    await compare(desk(agency), { name: 'the list of those who may not come', path: '/admin/citas/en-riesgo', query: {}, mine })
  }

  async function compare(computer: Computer, { name, path, query, mine }: List): Promise<void> {
    const answer = await computer.read(path, query)
    if (!answer) return
    const cards = (answer.body.citas ?? []) as { folio: string; dia: string; hora: string }[]
    const theirs = cards.map((card) => `${card.folio} ${card.dia} ${card.hora}`).toSorted()
    const known = mine.map((one) => `${one.folio} ${shownAt(one.startsAt, one.zone)} h`).toSorted()
    if (theirs.join() !== known.join())
      found(`${name} has ${theirs.join() || 'nobody'}, and by the model ${known.join() || 'nobody'}`)
  }
}

const TODAY = { desde_dia: 'hoy', hasta_dia: 'hoy' }

const isComing = (visit: Visit, office: OfficePlan, now: Instant): boolean =>
  visit.state === 'confirmed' && visit.office === office.id && visit.endsAt > now

/** What became of the message with this key, if it went to that contact. */
const stateIn =
  (db: Db) =>
  (key: string, contact: number): string | undefined =>
    db.client
      .query<{ state: string }, [string, number]>('select state from outbox where key = ? and contact_id = ?')
      .get(key, contact)?.state
