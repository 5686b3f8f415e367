// Luis asks for an appointment in Toluca again and again, and does not come to it.
import { write } from '../../db/open.ts'
import { lookAtMissed } from '../../src/attendance/asking.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'
import type { Phone } from '../office.ts'
import { passTo } from '../reminders/booked.ts'

export const BASIS = { oficina: 'Toluca', encender: 'sí', fundamento: 'Acuerdo 12/2026, artículo 4', publicado_el: 'hoy' }
const SOMEBODY = { ...ROSA_IN_PERSON, telefono: '55 0000 0009' }

export function openAttendance() {
  const desk = openDesk()
  const { clock, db } = desk
  const look = () => lookAtMissed({ db, writer: desk.house.writer, messaging: desk.house.messaging })
  const booked = () =>
    db.client
      .query<{ day: string; at: number }, []>(
        `select s.day, s.starts_at as at from appointments a join slots s on s.id = a.slot_id
         where a.origin = 'chat' and a.live = 1 order by a.id desc`,
      )
      .get()
  /** Asks for the first hour of that day. */
  async function books(phone: Phone, day: string, curp = 'PUSL990101HBCRLS07', name = 'Luis Puga Sol'): Promise<void> {
    await phone.write('quiero mi primer pasaporte, soy de Toluca')
    await phone.tap('Toluca')
    await phone.write(`${curp} ${name}`)
    await phone.write(day)
    await choosesHour(phone)
  }
  async function choosesHour(phone: Phone): Promise<void> {
    for (let tries = 0; tries < 6; tries++) {
      const last = phone.arrived.at(-1)
      const options = last && 'options' in last ? last.options.map((one) => one.title) : []
      const hour = options.find((title) => /\d:\d\d/.test(title))
      const years = options.find((title) => /^3 años/.test(title))
      const yes = options.find((title) => title === 'Confirmar')
      const office = options.find((title) => title === 'Toluca')
      const next = yes ?? years ?? hour ?? office
      if (next === undefined) return
      await phone.tap(next)
      if (next === yes) return
    }
  }
  /** The day comes and goes; somebody else comes, and a clerk settles it. */
  async function passesVisit(settle: Record<string, string> = {}, before: () => Promise<void> = async () => {}): Promise<void> {
    const visit = booked()
    if (!visit) throw new Error('nobody has an appointment')
    await passTo(desk, visit.at - HOUR, HOUR)
    await before()
    const given = await desk.doIt('/admin/citas', {
      ...SOMEBODY,
      curp: '',
      nacimiento: '1/2/1990',
      nombre: 'Eva Sol Gil',
      dia: 'hoy',
      hora: '14:00',
    })
    const { folio = '' } = (given.body.cita ?? {}) as { folio?: string }
    await desk.post('/admin/citas/llegada', { folio })
    await passTo(desk, visit.at + 9 * HOUR, HOUR)
    await desk.doIt('/admin/mostrador/terminar-dia', { oficina: 'Toluca', dia: 'hoy', ...settle })
  }
  /** It comes and goes, and no one else has an appointment. */
  async function passesAlone(settle: Record<string, string>): Promise<void> {
    const visit = booked()
    if (!visit) throw new Error('nobody has an appointment')
    await passTo(desk, visit.at + 9 * HOUR, HOUR)
    await desk.doIt('/admin/mostrador/terminar-dia', { oficina: 'Toluca', dia: 'hoy', ...settle })
  }
  /** The next morning, when the question is asked. */
  async function morning(): Promise<void> {
    await passTo(desk, clock.now() + 8 * HOUR, HOUR)
    await look()
    await passTo(desk, clock.now() + 8 * HOUR, HOUR)
    await look()
    await desk.settle()
  }
  return {
    ...desk,
    look,
    books,
    passesVisit,
    passesAlone,
    morning,
    switchOn: () => desk.doIt('/admin/asistencia/regla', BASIS),
    async pass(days: number): Promise<void> {
      await passTo(desk, clock.now() + days * DAY, 4 * HOUR)
      await look()
    },
    states: () =>
      db.client
        .query<{ state: string }, []>('select state from missed_visits order by id')
        .all()
        .map((one) => one.state),
  }
}

export const last = (phone: Phone): string => {
  const reply = phone.arrived.at(-1)
  return reply && 'body' in reply ? reply.body : reply?.kind === 'notice' && 'body' in reply.plain ? reply.plain.body : ''
}

export const FRIDAY = 'el viernes 27 de noviembre'
export type Stage = ReturnType<typeof openAttendance>

export async function missedOnce(on = true) {
  const s = openAttendance()
  if (on) await s.switchOn()
  const luis = s.phone('5215500000001', 'Luis')
  await s.books(luis, FRIDAY)
  await s.passesVisit()
  return { ...s, luis }
}

/** Visits of before, of this telephone: each is counted with its asker. */
export const counted = ({ db, clock }: Stage, states: string[]) =>
  write(db, (tx) => {
    for (const [at, state] of states.entries())
      tx.client
        .query(
          `insert into missed_visits (office_id, starts_at, asker_id, contact_id, state, created_at)
           select (select o.id from offices o where o.name = 'Toluca'), ?1, c.asker_id, c.id, ?2, ?3 from contacts c order by c.id limit 1`,
        )
        .run(clock.now() - (at + 20) * DAY, state, clock.now() - (at + 19) * DAY)
  })
