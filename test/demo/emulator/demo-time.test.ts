// The whole product in demonstration mode: a newcomer books and then lets time pass.
import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DAY, HOUR, MINUTE } from '../../../src/clock.ts'
import { type Product, startProduct } from '../../browser/product.ts'
import { madeUpCurp } from '../../process/curp.ts'
import { demoPhone, type Seen } from './demo-phone.ts'

const OUTSIDE = 'Dé una con «Dar una clave de acceso» a alguien de fuera de las oficinas.'

/** Every night on the way takes a copy and publishes the days to come. */
const LONG_MS = 120_000

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  expect(product.output()).not.toMatch(/"level":"error"|reminder\.failed|job\.failed|invariants\.broken/)
  expect(await product.stop()).toBe(0)
})

const PEOPLE = {
  guadalupe: { curp: 'HESG580312MMCRTD06', name: 'Guadalupe Hernández Soto' },
  elena: { curp: madeUpCurp(81), name: 'Elena Cruz Santos' },
}

/** As far as the summary with its "Confirmar": the place is held. The visit is the first free hour in that many weeks. */
async function hold(phone: ReturnType<typeof demoPhone>, who: keyof typeof PEOPLE, weeks: number): Promise<Seen> {
  const { curp, name } = PEOPLE[who]
  const first = await phone.type('Hola')
  await phone.tap(/^Renovar mi pasaporte/)
  await phone.type('metepec')
  await phone.tap(/^Toluca/)
  await phone.type(curp)
  await phone.type(name)
  await phone.type('G12345678')
  await phone.type(dayInWords(first.at + weeks * 7 * DAY))
  // From noon on, because three hours before nine in the morning nobody is written to.
  await phone.tap(/1[2-6]:\d\d h/)
  return phone.tap(/^6 años/)
}

const dayInWords = (at: number) =>
  new Intl.DateTimeFormat('es-MX', { day: 'numeric', month: 'long', timeZone: 'America/Mexico_City' }).format(at)

/** The moment of the visit as a message says it: "lunes 21 de diciembre de 2026, 9:00 h". */
function visitIn({ text }: Seen): number {
  const said = /(\d+) de (\w+) de (\d{4}), (\d+):(\d\d) h/.exec(text)
  if (!said) throw new Error(`no visit in: ${text}`)
  const [, day = '', month = '', year = '', hour = '', minute = ''] = said
  const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
  const parts = {
    year: Number(year),
    month: months.indexOf(month) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  }
  return Temporal.ZonedDateTime.from({ ...parts, timeZone: 'America/Mexico_City' }).epochMilliseconds
}

test(
  'a place that nobody confirms is let go at the hour that was said, and its person is told',
  async () => {
    const phone = demoPhone(product.phoneUrl, 'elena')
    const summary = await hold(phone, 'elena', 1)
    expect(summary.text).toContain('El lugar es suyo hasta las')
    const { messages, arrived } = await phone.pass('next')
    expect(arrived).toEqual(['elena'])
    expect(messages.map(({ text }) => text).join('\n')).toContain('ya se soltó')
    const waited = (messages[0]?.at ?? 0) - summary.at
    expect(waited).toBeGreaterThan(8 * MINUTE)
    expect(waited).toBeLessThan(11 * MINUTE)
  },
  LONG_MS,
)

test(
  'a cancellation can be taken back for five minutes, and not any more after ten',
  async () => {
    const phone = demoPhone(product.phoneUrl, 'elena')
    await phone.tap(/\d:\d\d h/)
    const booked = await phone.tap(/^Confirmar/)
    const folio = /[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(booked.text)?.[0] ?? 'no folio'
    const cancel = async () => {
      await phone.type('quiero cancelar mi cita')
      return phone.tap(/^Sí|^Cancelar/)
    }
    const cancelled = await cancel()
    expect(cancelled.choices.map(({ title }) => title).join()).toContain('Deshacer')
    expect((await phone.tap(/Deshacer/)).text).toContain(folio)
    await cancel()
    const later = await phone.pass('ten_minutes')
    expect(later.now).toBeGreaterThanOrEqual(cancelled.at + 10 * MINUTE)
    const late = await phone.tap(/Deshacer/)
    expect(late.text).toContain('ya no se puede recuperar')
    await phone.type('mis citas')
    expect((await phone.last())?.text).not.toContain(folio)
  },
  LONG_MS,
)

test(
  'the three reminders come at their hours, as templates after a day of silence, and take an answer',
  async () => {
    const phone = demoPhone(product.phoneUrl, 'guadalupe')
    await hold(phone, 'guadalupe', 2)
    const booked = await phone.tap(/^Confirmar/)
    const visit = visitIn(booked)

    const first = await phone.pass('next')
    expect(first.arrived).toEqual(['guadalupe'])
    expect(first.messages).toMatchObject([{ template: true }])
    expect(visit - first.now).toBeLessThan(7 * DAY + HOUR)
    expect(visit - first.now).toBeGreaterThan(5 * DAY)
    const answer = await phone.tap(/^Sí/)
    expect(answer.template).toBe(false)
    expect(answer.at).toBeGreaterThanOrEqual(first.now)

    const second = await phone.pass('next')
    expect(second.messages).toMatchObject([{ template: true }])
    expect(visit - second.now).toBeLessThan(2 * DAY + HOUR)
    expect(visit - second.now).toBeGreaterThan(DAY)

    const third = await phone.pass('next')
    expect(third.messages).toHaveLength(1)
    expect(visit - third.now).toBeLessThan(4 * HOUR)
    expect(visit - third.now).toBeGreaterThan(HOUR)

    await phone.pass('tomorrow')
    expect((await phone.type('mis citas')).choices.map(({ title }) => title).join()).toContain('Sacar una cita')
  },
  LONG_MS,
)

test(
  'no night is leapt over: the jobs did their work on each day of the way',
  async () => {
    const db = new Database(product.databasePath, { readonly: true })
    const days = (job: string) =>
      db
        .query<{ day: string }, [string]>(
          "select distinct substr(key, -10) as day from job_runs where key like ? || ':%' and result <> 'failed'",
        )
        .all(job)
        .map((row) => row.day)
        .sort()
    const published = days('upkeep')
    expect(published.length).toBeGreaterThan(10)
    const [first = '', last = ''] = [published[0], published.at(-1)]
    expect(published).toEqual(everyDay(first, last))
    expect(days('backup')).toEqual(expect.arrayContaining(published.slice(1, -1)))
    db.close()
  },
  LONG_MS,
)

function everyDay(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from)
  return Array.from({ length: first.until(to).days + 1 }, (_, i) => first.add({ days: i }).toString())
}

test(
  'for the administrators it is that day too, nothing was switched off, and everything holds together',
  async () => {
    const phone = demoPhone(product.phoneUrl, 'guadalupe')
    const { now } = await phone.pass('ten_minutes')
    const answer = await fetch(product.swaggerUrl.replace('/swagger', '/admin/estado'), {
      headers: { authorization: `Bearer ${product.adminToken}` },
    })
    const state = await answer.json()
    // What only an office knows is asked of each new one.
    expect(state).toMatchObject({
      ultimo_apagon: null,
      que_arreglar: [{ hacer: OUTSIDE }, { hacer: 'Use «Contestar lo que más preguntan».' }],
    })
    expect(now - Date.parse(state.ultimo_mensaje)).toBeLessThan(HOUR)
    expect(now).toBeGreaterThan(Date.now() + 10 * DAY)
  },
  LONG_MS,
)
