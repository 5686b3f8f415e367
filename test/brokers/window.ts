import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { Chance } from '../../src/demo/lived/chance.ts'
import { typedBirth } from '../simulation/invented.ts'
import { keysOf } from './broker.ts'
import type { Citizen, Crowd } from './citizens.ts'
import { ask, doTask } from './counter.ts'
import type { Town } from './town.ts'

// What the clerks of the office do: they note who came, end the day, give and call, and decide what the chat asks of them.

const BASIS = { oficina: 'Toluca', encender: 'sí', fundamento: 'Acuerdo 12/2026, artículo 4', publicado_el: 'hoy' }
const WALK_IN = { oficina: 'Toluca', tramite: 'renovar pasaporte' }
const ACCEPTS_A_CALL = 0.92
const CALLS_AT = [9 * HOUR + 40 * MINUTE, 11 * HOUR + 40 * MINUTE, 13 * HOUR]
/** From the play's 6:00 h in the morning. */
const sinceSix = (time: number) => time - 6 * HOUR

export function openWindow(town: Town, crowd: Crowd): void {
  const { timeline, start, end } = town
  if (town.attendance) timeline.at(start + HOUR, () => doTask(town, '/admin/asistencia/regla', BASIS).then())
  const coming = new Map<string, Citizen>()
  for (const one of crowd.citizens) for (const key of keysOf(town, one.who)) coming.set(hex(key), one)
  const chance = town.chance.fork('window')
  for (let morning = start; morning < end; morning += DAY) {
    if (isWeekend(morning)) continue
    for (const at of CALLS_AT) timeline.at(morning + sinceSix(at), () => callPeople(town, chance))
    // Somebody comes without an appointment: else a day that is stuffed whole has no arrival, and cannot be settled.
    timeline.at(morning + sinceSix(10 * HOUR + 30 * MINUTE), () => ask(town, '/admin/mostrador/sin-cita', WALK_IN).then())
    timeline.at(morning + sinceSix(13 * HOUR + 5 * MINUTE), () => noteWhoCame(town, coming))
    timeline.at(morning + sinceSix(15 * HOUR), async () => {
      await doTask(town, '/admin/mostrador/terminar-dia', { oficina: 'Toluca', dia: 'hoy' })
      if (town.attendance) await decideMissed(town, coming)
    })
  }
}

/** Saturday and Sunday in Toluca: 6:00 h there is the same day in UTC. */
const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay())

interface Visitor {
  key: Uint8Array
  folio: Uint8Array
}

const TODAY = `select p.key, a.folio_sealed as folio from appointments a join people p on p.id = a.person_id join slots s on s.id = a.slot_id
  where a.state in ('confirmed', 'past') and a.folio_sealed is not null and s.starts_at between ? and ?`

async function noteWhoCame(town: Town, coming: Map<string, Citizen>): Promise<void> {
  const { office, timeline } = town
  const visitors = office.db.client.query<Visitor, [number, number]>(TODAY).all(timeline.now() - 6 * HOUR, timeline.now())
  for (const { key, folio } of visitors)
    if (coming.get(hex(key))?.comes) await ask(town, '/admin/citas/llegada', { folio: office.vault.open(folio) })
  if (town.keepsUrgent) await lookAtProofs(town, coming)
}

const URGENT_TODAY = `select p.key, a.folio_sealed as folio from urgent_visits u join appointments a on a.group_id = u.group_id
  join people p on p.id = a.person_id join slots s on s.id = a.slot_id
  where a.state in ('confirmed', 'past') and a.folio_sealed is not null and s.starts_at between ? and ?`

/** Who cannot wait has a paper that says so. */
async function lookAtProofs(town: Town, coming: Map<string, Citizen>): Promise<void> {
  const { office, timeline } = town
  const visitors = office.db.client.query<Visitor, [number, number]>(URGENT_TODAY).all(timeline.now() - 6 * HOUR, timeline.now())
  for (const { key, folio } of visitors) {
    const one = coming.get(hex(key))
    if (one?.comes) {
      const visto = one.needsBy === undefined ? 'no' : 'sí'
      await ask(town, '/admin/citas/urgencia', { folio: office.vault.open(folio), visto })
    }
  }
}

/** Who waits without a chat is called about the place that is kept. */
async function callPeople(town: Town, chance: Chance): Promise<void> {
  for (const { llamada, hora_guardada } of await peopleToCall(town))
    if (hora_guardada !== null)
      await doTask(town, '/admin/llamadas', {
        llamada: String(llamada),
        resultado: chance.may(ACCEPTS_A_CALL) ? 'acepta' : 'quiere otra',
        motivo: 'contestó ella misma',
      })
}

interface ToCall {
  llamada: number
  hora_guardada: string | null
}

async function peopleToCall(town: Town): Promise<ToCall[]> {
  const { personas } = await ask(town, '/admin/llamadas?oficina=Toluca', undefined)
  return (personas ?? []) as ToCall[]
}

/** Goes there when it is open, and is given a place or put into the line by the office, which calls. */
export function askAtCounter(town: Town, one: Citizen, chance: Chance): void {
  const { timeline, start } = town
  const day = start + DAY * Math.floor((timeline.now() - start) / DAY)
  const from = day + sinceSix(9 * HOUR)
  let at = timeline.now() > from ? from + DAY : from
  while (isWeekend(at)) at += DAY
  timeline.at(at + chance.between(0, 4 * HOUR), async () => {
    const { name: nombre, curp } = one.who
    const person = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre, curp, nacimiento: typedBirth(one.who) }
    const phone = { telefono_para_llamar: `55 ${1000 + chance.between(0, 8999)} ${1000 + chance.between(0, 8999)}` }
    const motivo = 'no usa WhatsApp; vino a la oficina'
    const waits = await doTask(town, '/admin/lista-de-espera/anotar', { ...person, ...phone, motivo })
    const given = { ...person, ...phone, vigencia: '3', identificacion_vista: 'sí', motivo }
    const became = waits === 'hay_lugar' ? await doTask(town, '/admin/citas', given) : waits
    one.refused = became === 'done' || became === HAS_ONE ? undefined : `counter: ${became}`
  })
}

/** The chat gave it meanwhile. */
const HAS_ONE = 'persona_ya_tiene_cita'

const TO_DECIDE = `select m.id, m.state, p.key from missed_visits m left join appointments a on a.group_id = m.group_id
  left join people p on p.id = a.person_id where m.state = 'came' or m.review_by > 0 and m.reviewed_at is null group by m.id`

/** Who says to have come is believed where that is so; the reviews lift nothing. */
async function decideMissed(town: Town, coming: Map<string, Citizen>): Promise<void> {
  const found = town.office.db.client.query<{ id: number; state: string; key: Uint8Array | null }, []>(TO_DECIDE).all()
  for (const { id, state, key } of found) {
    const came = key !== null && coming.get(hex(key))?.comes === true
    const decision = state !== 'came' ? 'se queda: la siguiente, en persona' : came ? 'sí llegó, o no se sabe' : 'no llegó'
    await doTask(town, '/admin/asistencia', { numero: String(id), decision, motivo: 'se miró la lista de ese día' })
  }
}

export const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex')
