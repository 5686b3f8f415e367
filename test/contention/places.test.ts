// Many citizens, forty places: who gets one, who is told what, and that no place is lost. The national run of 200 citizens
// for each place takes some seconds, so it belongs to CI: CONTENTION_RIVALS=2,10,50,200.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Said } from '../../src/chat/input.ts'
import type { Option } from '../../src/chat/reply.ts'
import { MINUTE } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { setRules } from '../cast.ts'
import { bodyOf, type Citizen, type Crowd, foliosIn, lastOptions, openCrowd, optionsOf } from './crowd.ts'

const PLACES = 40
const BEFORE = TEXTS['es-MX'].slot.before
const DAYS = [3, 4]
const HOURS = ['9:00', '10:30', '12:00', '15:00', '16:30']
/** Ten hours of four places. */
const WANTED = DAYS.flatMap((day) =>
  HOURS.map((hour) => ({ day: `2026-12-0${day}`, hour, words: `${day} de diciembre a las ${hour}` })),
)
const RIVALS = process.env.CONTENTION_RIVALS?.split(',').map(Number) ?? [2, 10, 50]

for (const rivals of RIVALS) {
  test(`of ${rivals} citizens for each of ${PLACES} places exactly ${PLACES} get one, and everybody else is offered other hours`, async () => {
    const crowd = openCrowd((db) =>
      write(db, (tx) => {
        setRules(tx, { hold_cooling_min_minutes: 2, hold_cooling_max_minutes: 20 })
        tx.client.query("update slots set capacity = 10000 where day > '2026-12-04'").run()
      }),
    )
    const citizens = await crowd.whoChoose(rivals * PLACES)
    let hopeful = citizens
    for (let round = 0; hopeful.length > 0 && confirmedIn(crowd) < PLACES; round++) {
      expect(round).toBeLessThan(9)
      hopeful = await race(crowd, hopeful, round)
      expect(crowded(crowd)).toEqual([])
      await crowd.passUntil(crowd.clock.now() + 31 * MINUTE) // Holds run out, and what was let go cools.
    }
    expect(confirmedIn(crowd)).toBe(PLACES)
    expect(unsold(crowd)).toEqual([])
    await expectOffersAreTrue(crowd, citizens)
    expectNobodyHangs(crowd, citizens)
    expect(brokenInvariants(crowd.db)).toEqual([])
    report(rivals, crowd)
  }, 120_000)
}

/** All of them choose their hour at once; who wins goes on as people do. Gives back who still has no appointment. */
async function race(crowd: Crowd, citizens: Citizen[], round: number): Promise<Citizen[]> {
  await crowd.rush(citizens.map((one) => [one, choiceOf(one, round)]))
  await crowd.deliverAll()
  const winners = citizens.filter(holds)
  // In the first round one of four never writes again, and one of eight does not want the hour after all.
  const stay = winners.filter(({ nth }) => round > 0 || nth % 4 !== 0)
  const losers = citizens.filter((one) => !holds(one))
  for (const one of losers) expect(lastOptions(one.phone.arrived).length, `${one.nth} is offered something`).toBeGreaterThan(0)
  // Whoever comes back to an hour has chosen the validity already.
  await crowd.rush(stay.filter((one) => offers(one, '6 años')).map((one) => [one, tap(one, '6 años')]))
  await crowd.deliverAll()
  const leaves = ({ nth }: Citizen) => round === 0 && nth % 8 === 1
  await crowd.rush(stay.map((one) => [one, tap(one, leaves(one) ? 'Ya no la quiero' : 'Confirmar')]))
  await crowd.deliverAll()
  return citizens.filter((one) => foliosIn(one.phone.arrived).length === 0)
}

/** Some tap what the list shows, others write the hour; in later rounds everybody looks for whatever is left. */
function choiceOf(citizen: Citizen, round: number): Said {
  const wanted = WANTED[(citizen.nth + round * 3) % WANTED.length]
  if (!wanted) throw new Error('no hour is wanted')
  const shown = optionsOf(citizen).find((one) => one.title === titleOf(wanted))
  return shown ? { kind: 'choice', id: shown.id, title: shown.title } : { kind: 'text', text: wanted.words }
}

const titleOf = ({ day, hour }: { day: string; hour: string }) => `${day.endsWith('3') ? 'Jue 3' : 'Vie 4'} dic, ${hour} h`

function tap(citizen: Citizen, title: string): Said {
  const option = lastOptions(citizen.phone.arrived).find((one) => isOffer(one, title))
  if (!option) throw new Error(`citizen ${citizen.nth} is not offered "${title}": ${bodyOf(citizen.phone.arrived.at(-1))}`)
  return { kind: 'choice', id: option.id, title: option.title }
}

/** Not the hour that the citizen had before: somebody else may have it by now. */
const isOffer = (option: Option, words: string): boolean => option.title.includes(words) && option.description !== BEFORE

const offers = ({ phone }: Citizen, title: string): boolean => lastOptions(phone.arrived).some((one) => isOffer(one, title))

const holds = ({ phone }: Citizen): boolean => /^(?:Apartado para usted|Le aparté) /.test(bodyOf(phone.arrived.at(-1)))

const count = (crowd: Crowd, from: string): number =>
  crowd.db.client.query<{ n: number }, []>(`select count(*) as n from ${from}`).get()?.n ?? -1

const confirmedIn = (crowd: Crowd): number =>
  count(crowd, "appointments a join slots s on s.id = a.slot_id where a.state = 'confirmed' and s.day <= '2026-12-04'")

/** Hours with more people than places, counted from the appointments themselves. */
const crowded = (crowd: Crowd): unknown[] =>
  crowd.db.client
    .query<{ id: number; capacity: number; seated: number }, []>(
      `select s.id, s.capacity, count(*) as seated from slots s join appointments a on a.slot_id = s.id and a.seated = 1
       group by s.id having count(*) > s.capacity`,
    )
    .all()

const unsold = (crowd: Crowd): unknown[] =>
  crowd.db.client
    .query<{ id: number; capacity: number; taken: number; cooling: number }, []>(
      "select id, capacity, taken, cooling from slots where day <= '2026-12-04' and taken < capacity",
    )
    .all()

/**
 * Forty of those who came too late take the first hour that they were offered instead, all at once, and get it. A list may
 * have grown old since; then the next one is true.
 */
async function expectOffersAreTrue(crowd: Crowd, citizens: Citizen[]): Promise<void> {
  const late = citizens.filter(({ phone }) => foliosIn(phone.arrived).length === 0).slice(0, 40)
  for (const step of [' dic, ', ' dic, ', '6 años', 'Confirmar']) {
    const going = late.filter((citizen) => offers(citizen, step))
    await crowd.rush(going.map((citizen) => [citizen, tap(citizen, step)]))
    await crowd.deliverAll()
  }
  expect(late.filter(({ phone }) => foliosIn(phone.arrived).length !== 1).map(({ nth }) => nth)).toEqual([])
}

/** Whoever has an appointment heard its folio once; whoever has none has something to choose; nothing waits to be sent. */
function expectNobodyHangs(crowd: Crowd, citizens: Citizen[]): void {
  const told = citizens.flatMap((citizen) => foliosIn(citizen.phone.arrived))
  const given = crowd.db.client
    .query<{ folio: Uint8Array }, []>(
      "select folio_sealed as folio from appointments where state = 'confirmed' and folio_sealed is not null",
    )
    .all()
    .map(({ folio }) => ({ folio: crowd.office.vault.open(folio) }))
  expect(told.sort()).toEqual(given.map(({ folio }) => folio).sort())
  const hanging = citizens.filter(({ phone }) => lastOptions(phone.arrived).length === 0)
  expect(hanging.map(({ nth }) => nth)).toEqual([])
  expect(count(crowd, "outbox where state not in ('accepted', 'delivered', 'superseded')")).toBe(0)
  expect(count(crowd, "inbox where state = 'aside'")).toBe(0)
}

function report(rivals: number, { latencies }: Crowd): void {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  console.log(
    `contention: ${rivals} for each of ${PLACES} places, ${sorted.length} webhooks, up to 1,000 at once; answered in ${at(0.5)} ms (p50), ${at(0.99)} ms (p99)`,
  )
}
