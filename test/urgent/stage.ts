// An office whose public places are gone, and which keeps some of each week for who cannot wait.

import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { HOUR } from '../../src/clock.ts'
import { publish } from '../../src/schedule/publication.ts'
import { personalData } from '../../src/urgent/personal-data.ts'
import { HOOKS } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import type { Phone } from '../office.ts'
import { passTo } from '../reminders/booked.ts'
import { last } from '../waitlist/office-stage.ts'

export async function openUrgent(percent = '5') {
  const desk = openDesk()
  const { db, clock, doIt } = desk
  const toluca = db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
  const rule = (form: Record<string, string>) => doIt('/admin/reglas/propias', { oficina: 'Toluca', ...form })
  const publishes = () => write(db, (tx) => void publish(tx, HOOKS, toluca, clock.now()))
  if (percent !== '0') await rule({ regla: 'urgent_percent', valor: percent })
  publishes()
  const kept = () =>
    db.client
      .query<{ day: string; kept: number; planned: number }, [number]>(
        'select day, sum(kept) as kept, sum(planned) as planned from slots where office_id = ? and closed_at is null group by day order by day',
      )
      .all(toluca)
  /** All that is left is kept. */
  const fills = () => db.client.run('update slots set cooling = 0, capacity = taken + kept')
  return { ...desk, toluca, rule, publishes, kept, fills }
}

export const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'

/** Says why, gives the data, takes the first hour and confirms. */
async function asksUrgently(phone: Phone, who = LUIS, why = 'Un viaje'): Promise<void> {
  await phone.write('quiero mi primer pasaporte, soy de Toluca')
  await phone.tap('Es urgente')
  await phone.tap(why)
  await phone.write(who)
  await confirmsFirst(phone)
}

/** Of the hours that are shown. */
export async function confirmsFirst(phone: Phone): Promise<void> {
  for (let tries = 0; tries < 4; tries++) {
    const all = titles(phone)
    const tap = all.find((one) => one === 'Confirmar') ?? all.find((one) => /^3 años|\d:\d\d/.test(one))
    if (tap === undefined) return
    await phone.tap(tap)
    if (tap === 'Confirmar') return
  }
}

export const titles = (phone: Phone): string[] => {
  const reply = phone.arrived.at(-1)
  return reply && 'options' in reply ? reply.options.map((one) => one.title) : []
}

export async function oneUrgent(percent = '5', from = '') {
  const s = await openUrgent(percent)
  s.fills()
  s.db.client.run('update slots set kept = 0, capacity = taken where day < ?', [from])
  const luis = s.phone('5215500000001', 'Luis')
  await asksUrgently(luis)
  const folio = /Folio: (\S+)\*/.exec(last(luis))?.[1] ?? ''
  const visit = s.db.client
    .query<{ day: string; at: number }, []>(
      'select s.day, s.starts_at as at from urgent_visits u join slots s on s.id = u.slot_id where u.group_id is not null',
    )
    .get()
  if (!visit) throw new Error('nothing urgent was given')
  const broken = () => brokenInvariants(s.db)
  /** The morning of the visit, at the counter. */
  const comes = () => passTo(s, visit.at - HOUR, 12 * HOUR)
  const atCounter = async () => {
    const { turnos } = (await s.get('/admin/mostrador?oficina=Toluca')).body as {
      turnos: {
        folio: string
        por_ver: string | null
        botones: { titulo: string; ruta: string; campos: Record<string, string> }[]
      }[]
    }
    return turnos.find((one) => one.folio === folio)
  }
  const expires = () => write(s.db, (tx) => personalData.expire?.urgentVisits?.(tx, s.clock.now(), 100, s.vault))
  return { ...s, luis, folio, visit, broken, comes, atCounter, expires }
}
