// A small world that can be counted by hand: Toluca on Friday 27 November 2026, with its days before.
import { brokenInvariants } from '../../db/invariants.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { somebody } from '../cast.ts'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'

const FRIDAY = '2026-11-27'
const MIDNIGHT = { tue: '2026-11-24', wed: '2026-11-25', thu: '2026-11-26', fri: FRIDAY, sat: '2026-11-28' } as const
type Weekday = keyof typeof MIDNIGHT

/** Young enough for the whole price. */
const person = (nth: number) => somebody(3_000 + nth)

export type FigureLine = Record<string, number | string | null>
interface Told {
  resumen: string
  total: FigureLine
  renglones: FigureLine[]
  juntos: FigureLine | null
  definiciones: { cifra: string; que_es: string }[]
}

export async function openWeek() {
  const desk = openDesk()
  let people = 0
  const at = (day: Weekday, hour: number, minute = 0) =>
    desk.clock.set(Date.parse(`${MIDNIGHT[day]}T06:00:00Z`) + hour * HOUR + minute * MINUTE)

  /** By the office; returns the folio. */
  async function give(
    hora: string,
    via: 'mostrador' | 'teléfono' = 'mostrador',
    more: Record<string, string> = {},
  ): Promise<string> {
    const { name, curp } = person(people++)
    const form = { ...ROSA_IN_PERSON, nombre: name, curp, dia: '27/11/2026', hora, via, ...more }
    const { body } = await desk.doIt('/admin/citas', form)
    return (body.cita as { folio: string }).folio
  }

  /** In the chat of a telephone that may have written before. */
  async function book(phone: ReturnType<typeof desk.phone>, words: string): Promise<string> {
    const { name, curp } = person(people++)
    for (const said of ['quiero renovar mi pasaporte en toluca', `${curp} ${name}`]) await phone.write(said)
    for (const title of ['Toluca']) await phone.tap(title)
    for (const said of [words, '3 años']) await phone.write(said)
    await phone.tap('Confirmar')
    return /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(JSON.stringify(phone.arrived.at(-1)))?.[0] ?? 'no folio'
  }

  const step = async (what: string, form: Record<string, string>) =>
    (await desk.post(`/admin/mostrador/${what}`, { oficina: 'Toluca', ...form })).body
  const arrive = (folio: string) => desk.post('/admin/citas/llegada', { folio })
  /** Each comes at a minute of Friday, waits, is called and served. */
  async function visits(all: readonly { folio: string; comes: number; waits: number }[]): Promise<void> {
    const events = all.flatMap(({ folio, comes, waits }) => [
      { minute: comes, happens: () => arrive(folio) },
      {
        minute: comes + waits,
        happens: async () => {
          await step('llamar', { turno_o_folio: folio, ventanilla: '1' })
          await step('atendida', { turno_o_folio: folio })
        },
      },
    ])
    for (const { minute, happens } of events.toSorted((a, b) => a.minute - b.minute)) {
      at('fri', 0, minute)
      await happens()
    }
  }

  return {
    ...desk,
    at,
    give,
    book,
    arrive,
    step,
    visits,
    numbers: async (query = '', token?: string) => (await desk.get(`/admin/numeros?${query}`, token)).body as unknown as Told,
    broken: () => brokenInvariants(desk.db),
  }
}
export type Week = Awaited<ReturnType<typeof openWeek>>

export const OF_FRIDAY = new URLSearchParams({ oficina: 'Toluca', desde_dia: '27/11/2026', hasta_dia: '27/11/2026' }).toString()

/**
 * Seventeen appointments: 12 given at the counter, 2 by telephone, 3 in a chat. Luis cancels his, the office one of the counter. Of the 15
 * that are left 11 come, one of them late; two people come without one.
 */
export async function liveThroughFriday(week: Week): Promise<void> {
  const { at, give, book, step } = week
  at('tue', 10)
  const ana = week.phone('5215500000001')
  await ana.write('hola') // Three days before her hour.
  const byCounter: string[] = []
  for (const hora of ['11:00', '11:00', '11:00', '11:30', '11:30', '11:30', '12:00', '12:00', '12:00', '12:30', '12:30', '12:30'])
    byCounter.push(await give(hora))
  at('wed', 12)
  const anas = await book(ana, 'el viernes 27 a las 10')
  at('thu', 9)
  const eva = week.phone('5215500000002')
  const evas = await book(eva, 'el viernes 27 a las 10')
  for (const hora of ['13:00', '13:00']) await give(hora, 'teléfono')

  await week.doIt('/admin/citas/cancelar', { folio: byCounter.pop() ?? '', motivo: 'lo pidió en la ventanilla' })
  const luis = week.phone('5215500000003')
  await book(luis, 'el viernes 27 a las 16')
  await luis.write('cancelar mi cita')
  await luis.tap('Sí, cancelarla')

  const clock = (hour: number, minute: number) => hour * 60 + minute
  const waits = [10, 10, 15, 15, 20, 20, 25, 30, 60]
  await week.visits([
    { folio: anas, comes: clock(9, 50), waits: 5 },
    { folio: evas, comes: clock(9, 56), waits: 5 },
    // The place of 11:00 is kept until 11:15.
    { folio: byCounter[0] ?? '', comes: clock(11, 16), waits: 10 },
    ...waits.slice(1).map((minutes, nth) => ({ folio: byCounter[nth + 1] ?? '', comes: clock(10, 30 + nth), waits: minutes })),
  ])
  at('fri', 13)
  for (const nombre of ['Juan', 'Inés']) await step('sin-cita', { tramite: 'renovar pasaporte', nombre })
  at('fri', 13, 20)
  await step('no-vino', { turno_o_folio: byCounter[9] ?? '' })
}
