import type { Db } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import type { Line } from './journal.ts'
import type { OfficePlan } from './plans.ts'
import { ask, isOfficeHour, propose, type StaffDeps } from './staff.ts'
import type { Witness } from './witness.ts'
import { localDay, minuteOfDay } from './zones.ts'

const AT = '/admin/mostrador'
const ROUNDS_EACH_MS = 75 * MINUTE
const WINDOWS = 3
/** From when on the day is ended. */
const EVENING = 16 * 60

interface Deps extends StaffDeps {
  db: Db
}

type State = 'expected' | 'arrived' | 'late' | 'called' | 'serving' | 'served' | 'absent' | 'left' | 'unknown'

/** Where a visit may go from each state, beside what is undone. */
const ARROWS: Record<State, readonly State[]> = {
  expected: ['arrived', 'late', 'served', 'absent', 'unknown'],
  arrived: ['expected', 'called', 'served', 'left', 'unknown'],
  late: ['expected', 'called', 'served', 'left', 'unknown'],
  called: ['serving', 'served', 'left', 'unknown'],
  serving: ['served', 'left', 'unknown'],
  // Who comes, or comes back, is attended to all the same; also one of a family whose others were.
  served: ['arrived', 'late'],
  absent: ['arrived', 'late'],
  left: ['arrived', 'late'],
  unknown: ['arrived', 'late'],
}

interface Row {
  number: number
  state: State
}

const OPEN = ['arrived', 'late', 'called', 'serving'] as const

/**
 * Clerks at the windows: they receive who has no appointment, call, serve, let go, take back, and end the day. The law: a visit goes only along
 * the arrows, a window has one visit, a number is given once a day, and of an ended day nobody is left without a result.
 */
export function tendCounters(deps: Deps, withinMs: number): Witness {
  const { db, timeline, chance, computer, wrong, count } = deps
  let undoing = false
  for (let at = 0; at < withinMs; at += ROUNDS_EACH_MS) timeline.after(at + ROUNDS_EACH_MS * chance.next(), round)

  async function round(): Promise<void> {
    const office = chance.any(deps.offices)
    if (!office || !computer.isOn() || !isOfficeHour(timeline.now())) return
    for (let presses = chance.between(2, 5); presses > 0; presses--) await press(office)
    if (minuteOfDay(timeline.now(), office.zone) >= EVENING) await endDay(office)
  }

  const today = ({ zone }: OfficePlan): string => localDay(computer.clock.now(), zone)

  const visitsIn = (office: OfficePlan, states: readonly string[]): Row[] =>
    db.client
      .query<Row, [number, string, string]>(
        `select number, state from visits where office_id = ? and day = ? and number is not null
         and state in (select value from json_each(?)) order by number`,
      )
      .all(office.id, today(office), JSON.stringify(states))

  async function press(office: OfficePlan): Promise<void> {
    const ventanilla = String(chance.between(1, WINDOWS))
    const visit = chance.any(visitsIn(office, OPEN))
    switch (chance.weigh<'walk in' | 'call' | 'step' | 'result'>({ 'walk in': 2, call: 4, step: 2, result: 5 })) {
      case 'walk in':
        return sent(office, 'sin-cita', { tramite: 'renovar pasaporte' })
      case 'call':
        return sent(office, 'llamar', { ventanilla, ...(visit && chance.may(0.3) && meant(visit)) })
      case 'step':
        return visit && sent(office, chance.pick(['otra-vez', 'pasar']), meant(visit))
      case 'result':
        if (!visit) return
        await sent(office, chance.pick(['atendida', 'se-fue', 'no-se-sabe']), meant(visit))
        if (!chance.may(0.2)) return
        undoing = true
        await sent(office, 'deshacer', meant(visit))
        undoing = false
    }
  }

  const meant = ({ number }: Row) => ({ turno_o_folio: String(number) })

  async function sent(office: OfficePlan, what: string, form: Record<string, string>): Promise<void> {
    const answer = await ask(deps, `${AT}/${what}`, { oficina: office.name, ...form })
    if (answer) count(answer.status === 200 ? `counter: ${what}` : `counter: ${what}, refused`)
  }

  async function endDay(office: OfficePlan): Promise<void> {
    const day = today(office)
    const confirmed = await propose(deps, `${AT}/terminar-dia`, { oficina: office.name })
    const done = confirmed && (await ask(deps, `${AT}/terminar-dia`, confirmed))
    if (done?.body.hecho !== true) return
    count('counter: day ended')
    const left = db.client
      .query<{ n: number }, [number, string]>(
        "select count(*) as n from visits where office_id = ? and day = ? and state in ('expected', 'arrived', 'late', 'called', 'serving')",
      )
      .get(office.id, day)?.n
    if (left !== 0) wrong(`the day of ${office.name} was ended, and of ${left} nobody knows what became`)
  }

  return {
    read({ kind, id, what }: Line) {
      if (kind !== 'turn') return
      const [from, to, window, before] = what.split(' ') as [State, State, string, string]
      if (from !== to && !undoing && !ARROWS[from].includes(to)) wrong(`visit ${id}: went from ${from} to ${to}`)
      if (to === 'called' && before !== window && before !== '-' && !undoing)
        wrong(`visit ${id}: called to window ${before}, and to ${window}`)
    },
    settle: () => undefined,
    compare(db) {
      for (const [what, sql] of TWICE) {
        const twice = db.client.query<{ n: number }, []>(`select count(*) as n from (${sql} having count(*) > 1)`).get()?.n
        if (twice !== 0) wrong(`${what}: ${twice}`)
      }
    },
  }
}

const TWICE = [
  ['a window has two visits', "select 1 from visits where state in ('called', 'serving') group by office_id, day, at_window"],
  ['a number was given twice on a day', 'select 1 from visits where number is not null group by office_id, day, number'],
] as const
