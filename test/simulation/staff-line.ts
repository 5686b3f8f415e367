import type { Db } from '../../db/open.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import { type LineLaw, waitOnlyAt } from './line-law.ts'
import type { OfficePlan } from './plans.ts'
import { ask, propose, type StaffDeps } from './staff.ts'

const REMOVE = '/admin/lista-de-espera/sacar'
const OFFICE = '/admin/oficinas'
/** In the first hours most people find no place and wait. */
const RUSH_MS = 10 * HOUR

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
  law: LineLaw
}

/** Clerks who take somebody off the waiting list, and a manager who lets an office rest for some hours. */
export function tendTheLine(deps: Deps, count: number, withinMs: number): void {
  const { timeline, chance } = deps
  for (let nth = 0; nth < count; nth++) {
    const deed = chance.may(0.6) ? remove : rest
    timeline.after((chance.may(0.5) ? RUSH_MS : withinMs) * chance.next(), () => whenSomebodyWaits(deps, deed))
  }
}

/** What concerns those who wait is done while somebody does; now and then, and in the end, anyway. */
function whenSomebodyWaits(deps: Deps, deed: (deps: Deps) => Promise<void>, patience = 200): Promise<void> | undefined {
  const isAwaited = deps.offices.some(({ id }) => waitOnlyAt(deps.db, id).length > 0)
  if ((isAwaited && deps.computer.isOn()) || patience === 0) return deed(deps)
  deps.timeline.after(20 * MINUTE * deps.chance.next(), () => whenSomebodyWaits(deps, deed, patience - 1))
}

async function remove(deps: Deps): Promise<void> {
  const { db, vault, chance, computer, timeline, law, wrong } = deps
  const waiting = deps.people.filter(({ curp }) => wishOf(db, vault, curp) !== undefined)
  const person = chance.may(0.9) ? chance.any(waiting) : chance.any(deps.people)
  if (!person || !computer.isOn()) return
  const form = { curp: person.curp, identificacion_vista: 'sí', motivo: 'otro teléfono usó su CURP' }
  const confirmed = await propose(deps, REMOVE, form)
  if (!confirmed) return
  timeline.after(chance.between(1, 90) * SECOND, async () => {
    if (!computer.isOn()) return
    await computer.watch()
    const wish = wishOf(db, vault, person.curp)
    const before = liveIn(db)
    const times = wish && law.timesRemoved(wish.contact)
    const done = await ask(deps, REMOVE, confirmed)
    if (done?.body.hecho !== true) return
    deps.count('taken off the list')
    if (!wish) return wrong(`${person.curp} was taken off a list on which nobody had it`)
    const gone = before.filter((id) => !liveIn(db).includes(id))
    if (gone.join() !== String(wish.id)) wrong(`wish ${wish.id} was to be taken off the list, and ${gone.join() || 'none'} was`)
    if (law.timesRemoved(wish.contact) - (times ?? 0) !== 1)
      wrong(
        `contact ${wish.contact}: was told ${law.timesRemoved(wish.contact) - (times ?? 0)} times that it was taken off the list`,
      )
    if (wishOf(db, vault, person.curp)?.id === wish.id) wrong(`${person.curp} was taken off the list and still waits`)
    law.removed(wish.id)
  })
}

async function rest(deps: Deps): Promise<void> {
  const { db, chance, computer, timeline, law } = deps
  const awaited = deps.offices.filter(({ id }) => waitOnlyAt(db, id).length > 0)
  const office = (chance.may(0.8) ? chance.any(awaited) : undefined) ?? chance.any(deps.offices)
  if (!office || !computer.isOn()) return
  const confirmed = await propose(deps, OFFICE, { oficina: office.name, abierta: 'no', motivo: 'cambio de domicilio' })
  if (!confirmed) return
  timeline.after(chance.between(1, 90) * SECOND, async () => {
    if (!computer.isOn()) return
    await computer.watch()
    const begins = law.rests(office.id, waitOnlyAt(db, office.id))
    const done = await ask(deps, OFFICE, confirmed)
    if (done?.body.hecho !== true) return begins ? law.opens(office.id) : undefined
    deps.count('office rests')
    timeline.after(chance.pick([10 * MINUTE, HOUR, 6 * HOUR]) * (0.5 + chance.next()), () => openAgain(deps, office))
  })
}

/** As soon as the computer is on and shows a time at which somebody would work. */
async function openAgain(deps: Deps, office: OfficePlan): Promise<void> {
  const { computer, timeline, law } = deps
  const answers = (await computer.read('/admin/yo', {})) !== undefined
  if (!answers) return timeline.after(20 * MINUTE, () => openAgain(deps, office))
  await computer.watch() // Whoever is to be told now is told now.
  law.opens(office.id)
  const confirmed = await propose(deps, OFFICE, { oficina: office.name, abierta: 'sí' })
  const done = confirmed && (await ask(deps, OFFICE, confirmed))
  if (done?.body.hecho !== true) deps.wrong(`${office.name} could not be opened again: ${done?.status}`)
}

/** The wish in which this CURP waits. */
const wishOf = (db: Db, vault: Vault, curp: string) =>
  db.client
    .query<{ id: number; contact: number }, [Uint8Array]>(
      `select w.id, w.contact_id as contact from wait_people p join wait_wishes w on w.id = p.wish_id
       where p.person_key = ? and p.open = 1 and w.contact_id is not null and exists (
         select 1 from wait_lines l join offices o on o.id = l.office_id where l.wish_id = w.id and o.agency_id = 1)
       order by w.id`,
    )
    .get(vault.index('person', `curp:${curp}`)) ?? undefined

const liveIn = (db: Db): number[] =>
  db.client
    .query<{ id: number }, []>('select id from wait_wishes where live = 1 order by id')
    .all()
    .map((row) => row.id)
