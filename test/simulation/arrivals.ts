import type { Db } from '../../db/open.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import type { Visit } from './compare.ts'
import { standingIn, type Whose } from './curp-law.ts'
import { ask, type StaffDeps } from './staff.ts'
import { localDay } from './zones.ts'

const PATH = '/admin/citas/llegada'
const ROUNDS_EACH_MS = 3 * HOUR

interface Deps extends StaffDeps {
  db: Db
  vault: Vault
  visits(): Visit[]
}

/** Clerks who note who came without a receipt, one of a family or all of it, and take some of it back. What may come of it stands in the law of the door. */
export function noteWhoCame(deps: Deps, withinMs: number): void {
  const { db, vault, timeline, chance, computer } = deps
  for (let at = 0; at < withinMs; at += ROUNDS_EACH_MS) timeline.after(at + ROUNDS_EACH_MS * chance.next(), look)

  async function look(): Promise<void> {
    const visits = deps.visits()
    const today = new Set(visits.filter(isToday).map((one) => one.id))
    const known = new Set(visits.map((one) => one.id))
    const all = standingIn(db, vault).filter(({ id }) => known.has(id))
    // Now and then somebody comes on another day.
    const one = chance.any(chance.may(0.9) ? all.filter(({ id }) => today.has(id)) : all)
    if (!one || !computer.isOn()) return
    await note(one, 'sí')
    if (chance.may(0.5)) timeline.after(chance.between(1, 40) * MINUTE, () => note(one, 'no'))
  }

  const isToday = ({ state, startsAt, zone }: Visit): boolean =>
    state === 'confirmed' && localDay(startsAt, zone) === localDay(timeline.now(), zone)

  async function note({ folio, name }: Whose, llego: 'sí' | 'no'): Promise<void> {
    const answer = await ask(deps, PATH, { folio, llego, ...(chance.may(0.6) && { persona: name }) })
    if (answer) deps.count(answer.status === 200 ? `arrival: ${llego}` : `arrival refused: ${answer.body.codigo}`)
  }
}
