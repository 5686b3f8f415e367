// People who booked, came, and are to be forgotten.
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { letGo } from '../../src/booking/releases.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { DEFAULT_RULES } from '../../src/catalogue/rules.ts'
import { DAY } from '../../src/clock.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { HOOKS, publishSlot } from '../cast.ts'
import { lookOnce, type Office, openOffice, seatOffice } from './arrange.ts'

/** Days for which a visit's people are known. */
export const KEPT = DEFAULT_RULES.keep_visits_days
export const VISIT = '2026-12-03'
export const AFTER_VISIT = Date.parse('2026-12-04T06:00:00Z') // Midnight in central Mexico.

/** What an appointment says of its person: all of it, or nothing. */
export const WHOLE = { name: 1, passport: 1, attendant: 1, person: 1 }
export const BARE = { name: 0, passport: 0, attendant: 0, person: 0 }

/** An office with a renewal, its heart beating, and telephones that book there. */
export async function openArchive() {
  const office = openOffice('2026-11-24T16:00:00Z', (tx, now) => letGo(tx, { ...office, hooks: HOOKS }, now, 100))
  const deps = { vault: office.vault, clock: office.clock, hooks: HOOKS }
  office.write((tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2020-01-01')
    tx.client.run("insert into office_procedures values (1, 'renewal')")
  })
  const everyJobLooks = () => lookOnce(office, [heartbeat])
  await everyJobLooks()

  function take(contactId: number, slotId: number, person: PersonDraft): void {
    const members = [{ person, procedureId: 'renewal', answers: { old_passport: 'G12345678' } }]
    const wish = { slotId, members, attendant: { name: 'Ana Ruiz' } }
    const held = office.write((tx, now) => hold(tx, deps, { contactId, wish, holdMs: 600_000 }, now))
    if (!held.ok) throw new Error(held.why)
  }
  return {
    office,
    deps,
    everyJobLooks,
    take,
    slotOn: (day: string, capacity = 1) => office.write((tx) => publishSlot(tx, 1, day, '10:00', capacity)),
    /** Returns the folio. */
    book(contactId: number, slotId: number, person: PersonDraft): string {
      take(contactId, slotId, person)
      const confirmed = office.write((tx, now) => confirm(tx, deps, contactId, [{ years: 10, halfFee: false }], now))
      if (!confirmed.ok) throw new Error(confirmed.why)
      return confirmed.folio
    },
    meet: (nth: number): number => meet(office, nth),
    /** What the appointment of a contact still says of its person. */
    sealedOf: (contactId: number) =>
      office.db.client
        .query<{ name: number; passport: number; attendant: number; person: number }, [number]>(
          `select a.name_sealed is not null as name, answers_sealed is not null as passport, attendant_sealed is not null as attendant,
             p.birth_sealed is not null or p.curp_sealed is not null or p.curp_index is not null as person
           from appointments a join people p on p.id = a.person_id where contact_id = ? order by a.id desc limit 1`,
        )
        .get(contactId),
    beat: () => office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now)),
    count: (table: string) => office.db.client.query<{ n: number }, []>(`select count(*) as n from ${table}`).get()?.n,
  }
}

/** A telephone that wrote just now, with its alias, profile name and unfinished conversation. */
function meet(office: Office, nth: number): number {
  office.write((tx, now) => {
    tx.client.query('insert into askers (id, free_account, created_at) values (?, 0, 0)').run(nth)
    tx.client
      .query(
        "insert into contacts (id, asker_id, channel, last_inbound_at, language, profile_sealed, created_at) values (?1, ?1, 'whatsapp', ?2, 'es-MX', x'01', ?2)",
      )
      .run(nth, now)
    tx.client.query("insert into contact_aliases values (?, 'whatsapp', ?, 'phone', x'01', ?)").run(Buffer.from([nth]), nth, now)
    tx.client.query("insert into conversations values (?, x'01', 0, 1, ?, ?)").run(nth, now, now + 7 * DAY)
  })
  return nth
}
