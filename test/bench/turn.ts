import { write } from '../../db/open.ts'
import type { Update } from '../../src/channels/channel.ts'
import type { Said } from '../../src/chat/input.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { systemClock } from '../../src/clock.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import type { Letter } from '../../src/messaging/outbox.ts'
import { publish } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openOffice, type TestOffice } from '../office.ts'
import { madeUpCurp } from '../process/curp.ts'
import { calibrate, cpu } from './cpu.ts'
import { median, percentile, type Row } from './report.ts'

const BOOKINGS = 2_000
/** The first ones run in the interpreter; a process that answers citizens all day does not. */
const WARM = 600
const START = '2026-11-24T16:00:00Z'
/** Microseconds that looking at the clock takes itself. */
const looking = median(Array.from({ length: 1_000 }, () => -cpu() + cpu()))

/**
 * CPU of one message's whole step (store, contact, conversation, desk, replies), without its share of the commit: many
 * citizens book from "Hola" to the folio, and each message is timed alone.
 */
export function measureTurns(): Row[] {
  const { times, folios, fixed } = measure(byTaps)
  return [
    { what: 'turn, CPU us, median', value: median(times), goal: '<= 150', note: `${times.length} turns, ${folios} folios` },
    { what: 'turn, CPU us, p99', value: percentile(times, 0.99), goal: '<= 2000' },
    { what: 'fixed work beside it, us', value: fixed, note: 'the machine itself, for comparing runs' },
    { what: 'turn / fixed work', value: median(times) / fixed },
  ]
}

/** The same of citizens who tap nothing but the confirmation: each message is a sentence that has to be understood. */
export function measureTypedTurns(): Row[] {
  const { times, folios, fixed } = measure(inWords)
  return [
    { what: 'typed turn, CPU us, median', value: median(times), note: `${times.length} turns, ${folios} folios` },
    { what: 'typed turn, CPU us, p99', value: percentile(times, 0.99) },
    { what: 'typed turn / fixed work', value: median(times) / fixed },
  ]
}

const FIRST_WORDS = { hola: 'Hola', misspelt: 'metepek', tap: 'Zinacantepeck' } as const

/** What a first message costs: a greeting, a misspelt town, and a tap on a button that belongs to nothing. */
export function measureFirstMessages(): Row[] {
  const office = openBench()
  const times = { hola: [], misspelt: [], tap: [] } satisfies Record<keyof typeof FIRST_WORDS, number[]> as Record<string, number[]>
  for (let i = 0; i < BOOKINGS; i++) {
    for (const [kind, words] of Object.entries(FIRST_WORDS)) {
      const taken = i < WARM ? [] : (times[kind] ?? [])
      const say = talk(office, `first.${kind}.${i}`, `52158${String(i).padStart(6, '0')}${kind.length}`, taken)
      say(kind === 'tap' ? { kind: 'choice', id: 'c:go:nothing:1:1', title: words } : { kind: 'text', text: words })
    }
  }
  const of = (kind: keyof typeof FIRST_WORDS) => median(times[kind] ?? [])
  return [
    { what: 'first "Hola", CPU us, median', value: of('hola') },
    { what: 'a misspelt town first, CPU us, median', value: of('misspelt') },
    { what: 'a tap that belongs to nothing first, CPU us, median', value: of('tap') },
    { what: 'rate of the hardest of them / of "Hola"', value: of('hola') / Math.max(of('misspelt'), of('tap')), goal: '>= 0.4' },
  ]
}

const openBench = (): TestOffice =>
  openOffice({ seed: 'sample', prepare: publishAll, clock: { ...testClock(START), random: systemClock.random } })

function measure(journey: Journey): { times: number[]; folios: number; fixed: number } {
  const office = openBench()
  const times: number[] = []
  let folios = 0
  const before = calibrate()
  for (let i = 0; i < BOOKINGS; i++) folios += book(office, i, i < WARM ? [] : times, journey)
  if (folios < BOOKINGS * 0.9) throw new Error(`only ${folios} of ${BOOKINGS} came to a folio`)
  return { times, folios, fixed: (before + calibrate()) / 2 }
}

function publishAll(db: Parameters<typeof write>[0], _vault: unknown, now: number): void {
  for (const { id } of db.client.query<{ id: number }, []>('select id from offices').all()) {
    for (let from: string | undefined, more = true; more; ) {
      const published = write(db, (tx) => publish(tx, HOOKS, id, now, from))
      from = published.next
      more = from !== undefined
    }
  }
}

/** One whole booking; 1 when it ended with a folio. */
function book(office: TestOffice, i: number, times: number[], journey: Journey): number {
  const say = talk(office, `bench.${i}`, `52157${String(i).padStart(8, '0')}`, times)
  const text = (words: string) => say({ kind: 'text', text: words })
  const tap = (reply: Reply, at: number | string) => {
    const options = reply.kind === 'choices' ? reply.options : []
    const option = typeof at === 'number' ? options[at] : options.find((one) => one.title === at)
    if (!option) throw new Error(`nothing to tap: ${JSON.stringify(reply)}`)
    return say({ kind: 'choice', id: option.id, title: option.title })
  }
  const last = journey({ text, tap }, i)
  return 'body' in last && last.body.includes('Folio') ? 1 : 0
}

/** Somebody who writes; each message's CPU goes into `times`. */
function talk(office: TestOffice, id: string, phone: string, times: number[]): (said: Said) => Reply {
  let n = 0
  return (said) => {
    const update: Update = {
      kind: 'message',
      id: `${id}.${n++}`,
      sentAt: office.clock.now(),
      from: [{ kind: 'phone', value: phone }],
      profileName: 'Guadalupe',
      said,
    }
    write(office.db, (tx) => {
      const started = cpu()
      takeUpdate(tx, office.house.messaging, 'whatsapp', update, office.clock.now())
      times.push(cpu() - started - looking)
    })
    markDelivered(office)
    return lastReply(office)
  }
}

interface Hands {
  text(words: string): Reply
  tap(reply: Reply, at: number | string): Reply
}

/** From "Hola" to the folio. */
type Journey = (hands: Hands, i: number) => Reply

const TOWNS = ['toluca', 'iztapalapa', 'zapopan', 'monterrey', 'xalapa'] as const
const townOf = (i: number): string => TOWNS[i % TOWNS.length] ?? 'toluca'

const byTaps: Journey = ({ text, tap }, i) => {
  tap(text('Hola'), 'Renovar mi pasaporte')
  tap(text(townOf(i)), 0)
  text(madeUpCurp(i))
  text('guadalupe hernandez soto')
  const summary = tap(tap(text('g12345678'), i % 6), 0)
  return tap(summary, 'Confirmar')
}

const inWords: Journey = ({ text, tap }, i) => {
  text('buenas tardes, disculpe, quiero renovar mi pasaporte')
  text(`vivo en ${townOf(i)}, cual me queda cerca`)
  text('la mas cercana por favor')
  text(`mi curp es ${madeUpCurp(i).toLowerCase()} y me llamo guadalupe hernandez soto`)
  text('el anterior es el g12345678')
  text(['la primera que haya', 'la segunda', 'la tercera por favor'][i % 3] ?? 'la primera')
  return tap(text('lo quiero de seis años'), 'Confirmar')
}

/** The answer arrives before the person writes again, as it does nearly always. */
function markDelivered(office: TestOffice): void {
  // One state each, so that the partial indexes of open rows answer them.
  office.db.client.query("update outbox set state = 'sending' where state = 'queued'").run()
  office.db.client
    .query("update outbox set state = 'delivered' where +state = 'sending' and id > (select max(id) from outbox) - 10")
    .run()
}

function lastReply(office: TestOffice): Reply {
  const row = office.db.client
    .query<{ body_sealed: Uint8Array }, []>('select body_sealed from outbox where body_sealed is not null order by id desc limit 1')
    .get()
  if (!row) throw new Error('no answer')
  return (JSON.parse(office.vault.open(row.body_sealed)) as Letter).reply
}
