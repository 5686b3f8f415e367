import { momentOf, weekdayOf } from '../../catalogue/calendar.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Instant, MINUTE } from '../../clock.ts'
import { attempt, decide, type Staff } from './staff.ts'
import type { Story } from './weeks.ts'

/** Minutes of the day. */
const [OPENS, ENDS] = [8 * 60 + 30, 17 * 60 + 40]

interface Line {
  folio: string | null
  hora: string
}

/** One day of an office, from the first arrival to the evening. */
export function keepCounter(
  story: Pick<Story, 'doors' | 'timeline' | 'chance' | 'zone'>,
  staff: Staff,
  office: string,
  day: LocalDay,
): void {
  const { doors, timeline, chance } = story
  const at = (minute: number): Instant => momentOf(day, minute, story.zone) ?? timeline.now()
  /** When each window is free. */
  const free = staff.windows.map(() => at(OPENS))
  const [clerk] = staff.windows

  timeline.at(at(OPENS), async () => {
    const { turnos } = await doors.read('/admin/mostrador', { oficina: office })
    const visits = turnos as Line[]
    for (const [nth, { folio, hora }] of visits.entries()) if (folio !== null) expect(folio, minuteOf(hora), nth + weekdayOf(day))
    if (visits.length > 0)
      for (let nth = chance.between(0, 1); nth > 0; nth--) timeline.at(at(chance.between(9 * 60 + 20, 15 * 60)), walkIn)
  })
  timeline.at(
    at(ENDS),
    async () => void (await decide(doors, '/admin/mostrador/terminar-dia', { oficina: office, dia: day }, clerk)),
  )

  /** `nth` spreads what is rarer over a week, where chance might leave it out. */
  function expect(folio: string, minute: number, nth: number): void {
    if (nth % 6 === 0) return
    const arrives = minute + (chance.may(0.1) ? chance.between(18, 40) : chance.between(-20, 3))
    timeline.at(at(Math.max(OPENS + 1, arrives)), async () => {
      const priority = chance.may(0.06) ? { prioridad: chance.pick(['persona mayor', 'bebé en brazos', 'embarazo']) } : {}
      if (await attempt(doors, '/admin/citas/llegada', { folio, ...priority }, clerk)) serve(folio, nth % 10 === 3)
    })
  }

  async function walkIn(): Promise<void> {
    const received = await attempt(doors, '/admin/mostrador/sin-cita', { oficina: office, tramite: 'renovar pasaporte' }, clerk)
    if (received) serve(String((received.turno as { turno: number }).turno))
  }

  /** At the window that is free first. */
  function serve(turn: string, lacksPaper = false): void {
    const window = free.indexOf(Math.min(...free))
    const called = Math.max(timeline.now() + chance.between(1, 9) * MINUTE, (free[window] ?? 0) + MINUTE)
    const done = called + chance.between(9, 22) * MINUTE
    free[window] = done
    const form = { oficina: office, turno_o_folio: turn }
    const note =
      (step: string, more: Record<string, string> = {}) =>
      async () =>
        void (await attempt(doors, `/admin/mostrador/${step}`, { ...form, ...more }, staff.windows[window]))
    timeline.at(called, note('llamar', { ventanilla: String(window + 1) }))
    timeline.at(called + MINUTE, note('pasar'))
    timeline.at(done, lacksPaper ? note('falta-papel', { papel: PAPER }) : note('atendida'))
  }
}

const PAPER = 'Su comprobante de pago del banco.'

/** Of "9:30 h". */
function minuteOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(/[: ]/).map(Number)
  return hours * 60 + minutes
}
