// An office closes a day and moves its people while many others book, hold and move into the same hours: in one flush, in any order.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { setRules } from '../cast.ts'
import type { Citizen } from './crowd.ts'
import { folios, last, type Stage, stage } from './stage.ts'

const AT_HOME = 20
const HUNTERS = 40
const CLOSE = {
  oficina: 'Toluca',
  dia: '03/12/2026',
  motivo_que_lee: 'no hay luz en la oficina',
  motivo: 'folio 1234',
}
/** Four hours of five places: as many as are closed, and everybody wants them. */
const WANTED = [
  '7 de diciembre a las 9:00',
  '7 de diciembre a las 10:30',
  '8 de diciembre a las 9:00',
  '8 de diciembre a las 10:30',
]

/** Twenty with an appointment on the 3rd; the hunters stand before the hours, and the few hours after it are all there is for three weeks. */
async function world() {
  const at = await stage(AT_HOME + HUNTERS, AT_HOME)
  const home = at.citizens.slice(0, AT_HOME)
  const hunters = at.citizens.slice(AT_HOME)
  await answers(at, home, 'jueves 3 de diciembre a las 9:00')
  await chooses(at, home, '6 años')
  await chooses(at, home, 'Confirmar')
  expect(home.filter((one) => folios(one).length === 1)).toHaveLength(AT_HOME)
  write(at.db, (tx) => {
    setRules(tx, { cancel_cooling_min_hours: 2, cancel_cooling_max_hours: 2 })
    tx.client.query("update slots set capacity = taken where day > '2026-12-03'").run()
    tx.client
      .query(
        "update slots set capacity = 5 where day in ('2026-12-07', '2026-12-08') and minute in (540, 630) and capacity = taken",
      )
      .run()
  })
  return { ...at, home, hunters }
}

const answers = ({ atOnce, writes }: Stage, people: Citizen[], text: string) => atOnce(...people.map((one) => writes(one, text)))
const chooses = ({ atOnce, taps }: Stage, people: Citizen[], title: string) => atOnce(...people.map((one) => taps(one, title)))

async function proposed({ ask }: Stage): Promise<() => Promise<void>> {
  const { body } = await ask('/admin/cierres', CLOSE)
  return async () => {
    const done = await ask('/admin/cierres', { ...CLOSE, clave: String(body.clave) })
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ hecho: true })
  }
}

const rows = <T>({ db }: Stage, sql: string): T[] => db.client.query<T, []>(sql).all()

/** Where everybody sits now, and that nobody sits in a closed hour. */
function expectNobodyIsLost(at: Stage): void {
  expect(brokenInvariants(at.db)).toEqual([])
  expect(rows(at, "select id from inbox where state = 'aside'")).toEqual([])
  expect(rows(at, 'select * from invariant_nobody_is_lost_by_a_closure')).toEqual([])
  expect(rows(at, 'select id from slots where taken + cooling > capacity')).toEqual([])
  const closed =
    "select a.id from appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' and s.closed_at is not null"
  expect(rows(at, closed)).toEqual([])
}

const states = (at: Stage): Record<string, number> =>
  Object.fromEntries(
    rows<{ state: string; n: number }>(at, 'select state, count(*) as n from rebookings group by state').map((one) => [
      one.state,
      one.n,
    ]),
  )

for (const when of ['first', 'in the middle', 'last'] as const)
  test(`the closure comes ${when} among forty who want the same twenty places: nobody is booked twice, nobody is lost`, async () => {
    const at = await world()
    const { home, hunters, writes, atOnce } = at
    const close = await proposed(at)
    const wanting = hunters.map((one, i) => writes(one, WANTED[i % WANTED.length] ?? ''))
    const place = { first: 0, 'in the middle': HUNTERS / 2, last: HUNTERS }[when]
    await atOnce(...wanting.toSpliced(place, 0, close))
    expectNobodyIsLost(at)
    const { offered = 0, owed = 0 } = states(at)
    const held = rows(at, "select id from appointments where state = 'held'").length
    expect(offered + owed).toBe(AT_HOME)
    expect(offered + held).toBe(AT_HOME)
    if (when === 'first') expect(owed).toBe(0)

    await at.passUntil(at.now() + 30 * MINUTE)
    const asked = home.filter((one) => last(one).includes('Le guardamos'))
    expect(asked).toHaveLength(offered)
    // In the same moment they keep it, look for others and give it up, and the hunters try again.
    const deeds = asked.map((one, i) => at.taps(one, ['Quedarme con esta', 'Ver otras', 'Ya no la quiero'][i % 3] ?? ''))
    await atOnce(...deeds.flatMap((deed, i) => [deed, writes(hunters[i] ?? at.ana, WANTED[i % WANTED.length] ?? '')]))
    expectNobodyIsLost(at)
    await at.passUntil(at.now() + 5 * DAY)
    expectNobodyIsLost(at)
    expect(states(at).offered ?? 0).toBe(0)
  }, 60_000)

test('an hour that is kept for somebody goes to nobody else, whoever reaches for it and however often, until the answer is due', async () => {
  const at = await world()
  await (await proposed(at))()
  const kept = () =>
    rows<{ id: number; slot: number }>(
      at,
      "select a.id, a.slot_id as slot from appointments a where a.state = 'confirmed' order by a.id",
    )
  const before = kept()
  expect(before).toHaveLength(AT_HOME)
  for (let round = 0; round < 3; round++) {
    await at.atOnce(...at.hunters.map((one, i) => at.writes(one, WANTED[(i + round) % WANTED.length] ?? '')))
    expect(kept()).toEqual(before)
  }
  expectNobodyIsLost(at)
}, 60_000)
