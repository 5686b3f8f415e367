import type { Db } from '../../db/open.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { OfficePlan } from './plans.ts'
import { ask, propose, type StaffDeps } from './staff.ts'
import { localDay, minuteOfDay } from './zones.ts'

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
  /** Who never comes. */
  away(): ReadonlySet<number>
}

/** From when on a clerk ends the day. */
const EVENING = 14 * 60
const ROUNDS_EACH_MS = 40 * MINUTE
const BASIS = { motivo: 'se miró la lista de ese día' }

interface Visitor {
  folio: Uint8Array
  contact: number | null
  urgent: number
}

const TODAY = `select a.folio_sealed as folio, a.contact_id as contact,
    exists (select 1 from urgent_visits u where u.group_id = a.group_id and u.slot_id = a.slot_id) as urgent
  from appointments a join slots s on s.id = a.slot_id
  where s.office_id = ? and s.day = ? and a.state in ('confirmed', 'past') and a.folio_sealed is not null group by a.group_id order by a.id`

const TO_DECIDE = "select id, state from missed_visits where state = 'came' or review_by > 0 and reviewed_at is null order by id"

/**
 * Where it counts if people come: in the evening a clerk notes who did, looks at papers, and ends the day, now and then without knowing or
 * not at all; a supervisor decides what waits for it, some of it after days.
 */
export function settleDays(deps: Deps, withinMs: number): void {
  const { db, vault, timeline, chance, computer, count } = deps
  const over = new Set<string>()
  const looked = new Set<string>()
  for (let at = ROUNDS_EACH_MS; at < withinMs; at += ROUNDS_EACH_MS) timeline.after(at, round)
  for (let at = DAY; at < withinMs; at += 7 * HOUR) timeline.after(at * (0.95 + 0.1 * chance.next()), decide)

  async function round(): Promise<void> {
    if (!computer.isOn()) return
    for (const office of deps.offices) {
      const day = localDay(timeline.now(), office.zone)
      if (minuteOfDay(timeline.now(), office.zone) < EVENING || over.has(`${office.id} ${day}`)) continue
      if (chance.may(0.2) || (await endDay(office, day))) over.add(`${office.id} ${day}`)
    }
  }

  async function endDay(office: OfficePlan, day: string): Promise<boolean> {
    const away = deps.away()
    for (const { folio, contact, urgent } of db.client.query<Visitor, [number, string]>(TODAY).all(office.id, day)) {
      const read = vault.open(folio)
      if (looked.has(read)) continue
      looked.add(read)
      if (contact === null || away.has(contact) || chance.may(0.25)) continue
      const came = await ask(deps, '/admin/citas/llegada', { folio: read, llego: 'sí' })
      if (urgent === 1 && came?.status === 200) await lookAtPaper(read)
    }
    // Else a day to which nobody came could not be settled.
    await ask(deps, '/admin/mostrador/sin-cita', { oficina: office.name, tramite: 'renovar pasaporte' })
    const form = { oficina: office.name, dia: 'hoy', ...(chance.may(0.1) && { los_demas: 'no se sabe' }) }
    const confirmed = await propose(deps, '/admin/mostrador/terminar-dia', form)
    const done = confirmed && (await ask(deps, '/admin/mostrador/terminar-dia', confirmed))
    count(done?.body.hecho === true ? 'a day was settled' : `a day was not settled: ${done?.body.codigo}`)
    return done?.body.hecho === true
  }

  async function lookAtPaper(folio: string): Promise<void> {
    const seen = await ask(deps, '/admin/citas/urgencia', { folio, visto: chance.may(0.5) ? 'sí' : 'no' })
    if (seen?.status === 200) count('a paper was looked at')
  }

  async function decide(): Promise<void> {
    for (const { id, state } of db.client.query<{ id: number; state: string }, []>(TO_DECIDE).all()) {
      if (!computer.isOn() || chance.may(0.4)) continue
      const decision =
        state === 'came'
          ? chance.pick(['sí llegó, o no se sabe', 'no llegó'] as const)
          : chance.pick([
              'se queda: la siguiente, en persona',
              'se queda: la siguiente, en persona',
              'quitar: puede sacar citas en el chat',
            ] as const)
      const confirmed = await propose(deps, '/admin/asistencia', { numero: String(id), decision, ...BASIS })
      const done = confirmed && (await ask(deps, '/admin/asistencia', confirmed))
      if (done?.body.hecho === true) count(`decided: ${decision}`)
    }
  }
}
