// A small stage for two who want different things of the same place at the same moment.
import { expect } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { setRules, somebody } from '../cast.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { bodyOf, type Citizen, foliosIn, lastOptions, openCrowd, optionsOf } from './crowd.ts'

export const HOUR_IN_WORDS = 'jueves 3 de diciembre a las 9:00'

/** One hour with so many places on 3 December, other hours from 7 December on, and people who stand before the hours. */
export async function stage(people: number, places = 1, personOf = somebody, isAccount = (_nth: number) => false) {
  const crowd = openCrowd((db) =>
    write(db, (tx) => {
      setRules(tx, { hold_cooling_min_minutes: 5, hold_cooling_max_minutes: 5 })
      tx.client.query("update slots set capacity = 0 where day <= '2026-12-04'").run()
      tx.client.query("update slots set capacity = ? where day = '2026-12-03' and minute = 540").run(places)
    }),
  )
  const citizens = await crowd.whoChoose(people, personOf, isAccount)
  const [ana, luis] = citizens
  if (!ana || !luis) throw new Error('two people are needed')
  const { office, db, clock } = crowd
  const row = <T>(sql: string) => db.client.query<T, []>(sql).get()
  return {
    ...crowd,
    citizens,
    ana,
    luis,
    writes: (citizen: Citizen, text: string) => () => crowd.post(citizen, { kind: 'text', text }),
    taps: (citizen: Citizen, title: string) => {
      const option = optionsOf(citizen).find((one) => one.title.startsWith(title))
      if (!option) throw new Error(`nothing to tap says "${title}": ${last(citizen)}`)
      return () => crowd.post(citizen, { kind: 'choice', id: option.id, title: option.title })
    },
    /** All of them in one flush, in this order; then everything is delivered. */
    async atOnce(...works: (() => Promise<unknown>)[]): Promise<void> {
      await crowd.together(works)
      await office.settle()
    },
    heldUntil: () =>
      row<{ at: number }>("select held_until as at from appointments where state = 'held' and held_until is not null")?.at ?? 0,
    counters: () =>
      row<{ capacity: number; taken: number; cooling: number }>(
        "select capacity, taken, cooling from slots where day = '2026-12-03' and minute = 540",
      ),
    seatedAtNine: () =>
      row<{ n: number }>(
        "select count(*) as n from appointments a join slots s on s.id = a.slot_id where a.seated = 1 and s.day = '2026-12-03'",
      )?.n,
    async ask(path: string, form: Record<string, string>) {
      const request = new Request(`http://localhost${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      })
      const response = await office.house.officeApp.handle(request)
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    expectOrder(): void {
      expect(brokenInvariants(db)).toEqual([])
      expect(row<{ n: number }>("select count(*) as n from inbox where state = 'aside'")?.n).toBe(0)
      const heard = citizens.filter(({ phone }) => phone.arrived.length > 0)
      expect(heard.filter(({ phone }) => lastOptions(phone.arrived).length === 0).map(({ nth }) => nth)).toEqual([])
    },
    now: clock.now,
  }
}

export type Stage = Awaited<ReturnType<typeof stage>>

/** Day and state of every appointment that was ever confirmed. */
export const seats = ({ db }: Stage): string[] =>
  db.client
    .query<{ seat: string }, []>(
      "select s.day || ' ' || a.state as seat from appointments a join slots s on s.id = a.slot_id where a.folio_hash is not null order by 1",
    )
    .all()
    .map((row) => row.seat)

export const last = (citizen: Citizen): string => bodyOf(citizen.phone.arrived.at(-1))
export const folios = (citizen: Citizen): string[] => foliosIn(citizen.phone.arrived)
export const isReoffered = (citizen: Citizen): boolean =>
  lastOptions(citizen.phone.arrived).some((one) => one.title.includes(' dic, '))

/** Up to the summary, with the hold still running. */
export async function comesToTheSummary({ writes, taps, atOnce }: Stage, citizen: Citizen): Promise<void> {
  await atOnce(writes(citizen, HOUR_IN_WORDS))
  await atOnce(taps(citizen, '6 años'))
}

/** Both orders of the same two deeds. */
export const bothOrders = <T>(a: T, b: T): [T, T][] => [
  [a, b],
  [b, a],
]

/** Luis has the one place, Ana waits for it, a third stands before the hours; then Luis cancels and Ana is offered the place. */
export async function offered(isAccount = (_nth: number) => false): Promise<Stage & { hunter: Stage['ana'] }> {
  const at = await stage(3, 1, somebody, isAccount)
  write(at.db, (tx) => setRules(tx, { cancel_cooling_min_hours: 2, cancel_cooling_max_hours: 26 }))
  const [, , hunter] = at.citizens
  if (!hunter) throw new Error('a third is needed')
  const { luis, ana, writes, taps, atOnce } = at
  await comesToTheSummary(at, luis)
  await atOnce(taps(luis, 'Confirmar'))
  await atOnce(writes(ana, 'lista de espera'))
  await atOnce(writes(ana, 'cualquier día'))
  expect(last(ana)).toContain('Ya está en la lista de espera')
  await atOnce(writes(luis, 'cancelar mi cita'))
  await atOnce(taps(luis, 'Sí'))
  await at.passUntil(at.now() + 6 * MINUTE)
  expect(last(ana)).toContain('Se liberó lugar')
  expect(at.counters()).toEqual({ capacity: 1, taken: 0, cooling: 1 })
  return { ...at, hunter }
}

/** What a clerk types for somebody who came to the office: the hour for which the others reach. */
export const AT_THE_COUNTER = {
  oficina: 'Toluca',
  tramite: 'renovar pasaporte',
  dia: '03/12/2026',
  hora: '9:00',
  nombre: 'Rosa Pérez Ruiz',
  curp: 'PERR850417MDFRZS04',
  motivo: 'vino a la oficina',
}
