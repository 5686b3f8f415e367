import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { noticeIn } from './glances.ts'
import type { Line } from './journal.ts'
import type { OfficePlan } from './plans.ts'
import { isNight } from './reminder-times.ts'
import { HOME } from './setting.ts'
import type { Witness } from './witness.ts'

/** An office that gives no appointments for now. */
interface Rest {
  office: number
  /** Who waited only there and wants to be told. */
  due: number[]
  told: Set<number>
}

export interface LineLaw extends Witness {
  /** Whom a wish is for is taken off the list, by the number of the wish. */
  removed(wish: number): void
  /** True when it gave appointments until now. */
  rests(office: number, due: number[]): boolean
  opens(office: number): void
  /** How often a contact was told that the office took a request of it off the list. */
  timesRemoved(contact: number): number
}

interface Deps {
  db: Db
  vault: Vault
  offices: OfficePlan[]
  /** Whether somebody could be told now, and when it is. */
  isOn(): boolean
  now(): number
  found(what: string): void
  count(what: string): void
}

/**
 * What an office does to those who wait: whoever was taken off the list gets no offer any more; of an office that rests nothing is offered
 * or taken, and everybody who waits only there reads it once, by day.
 */
export function createLineLaw({ db, vault, offices, isOn, now, found, count }: Deps): LineLaw {
  const removed = new Set<number>()
  const told = new Map<number, number>()
  const resting = new Map<number, Rest>()

  function hear({ id, contact_id: contact, at }: Line): void {
    const notice = noticeIn(db, vault, id)
    if (contact === null || notice === undefined) return
    if (notice.template === 'waiting_removed_by_office') told.set(contact, (told.get(contact) ?? 0) + 1)
    if (notice.template !== 'waiting_office_rests') return
    count('told that an office rests')
    const office = offices.find((one) => one.name === notice.parameters[0])
    const rest = resting.get(office?.id ?? 0)
    if (!rest) return found(`contact ${contact}: reads that ${office?.name} rests, and it does not`)
    if (rest.told.has(contact)) found(`contact ${contact}: reads twice that ${office?.name} rests`)
    if (isNight(at, office?.zone ?? HOME)) found(`contact ${contact}: reads in the night that ${office?.name} rests`)
    // Who wanted to hear nothing when it began may want to again since.
    if (![...rest.due, ...waitOnlyAt(db, rest.office)].includes(contact))
      found(`contact ${contact}: reads that ${office?.name} rests, and did not wait only there`)
    rest.told.add(contact)
  }

  return {
    removed: (wish) => void removed.add(wish),
    rests(office, due) {
      // Another clerk may have said so a minute ago: then everybody was told already.
      if (resting.has(office)) return false
      resting.set(office, { office, due, told: new Set() })
      return true
    },
    opens: (office) => void resting.delete(office),
    timesRemoved: (contact) => told.get(contact) ?? 0,
    read(line) {
      if (line.kind === 'said') return hear(line)
      if (line.kind === 'offer' && line.what === 'open') {
        if (removed.has(line.of_id)) found(`wish ${line.of_id}: was taken off the list and is offered a place`)
        if (resting.has(line.office_id)) found(`office ${line.office_id}: rests, and a place there is offered`)
      }
      const takes = line.kind === 'visit' && line.actor === 'citizen' && (line.what === 'held' || line.what === 'moved')
      if (takes && resting.has(line.office_id)) found(`office ${line.office_id}: rests, and a place there was taken in the chat`)
    },
    settle: () => undefined,
    compare() {
      const alive = db.client
        .query<{ id: number }, []>('select id from wait_wishes where live = 1 or body_sealed is not null')
        .all()
      for (const { id } of alive) if (removed.has(id)) found(`wish ${id}: was taken off the list and is there again`)
      for (const { office, due, told: heard } of resting.values()) {
        const zone = offices.find((one) => one.id === office)?.zone ?? HOME
        if (!isOn() || isNight(now(), zone)) continue
        const waiting = new Set(waitOnlyAt(db, office))
        for (const contact of due)
          if (waiting.has(contact) && !heard.has(contact)) found(`contact ${contact}: was never told that office ${office} rests`)
      }
    },
  }
}

/** The contacts that wait at this office and at no other that gives appointments, but for those that want to hear nothing. */
export const waitOnlyAt = (db: Db, office: number): number[] =>
  db.client
    .query<{ id: number }, [number]>(
      `select distinct w.contact_id as id from wait_wishes w join contacts c on c.id = w.contact_id
       where w.live = 1 and c.muted_at is null
         and (select count(*) from wait_lines l where l.wish_id = w.id and l.office_id = ?1) = 1
         and (select count(*) from wait_lines l join offices o on o.id = l.office_id where l.wish_id = w.id and l.office_id <> ?1 and o.active = 1) = 0
       order by 1`,
    )
    .all(office)
    .map((row) => row.id)
