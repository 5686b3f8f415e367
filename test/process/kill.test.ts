import { afterAll, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { ACCOUNT, PAGE } from '../office.ts'
import { messageWebhook, pageWebhook } from '../webhooks.ts'
import { type Citizen, createCitizen } from './citizen.ts'
import { startStubGraph, type Taken } from './graph.ts'
import { type Product, pageEnvironment, startProduct, temporaryFolder, until } from './product.ts'
import { appointmentsOf, count, missingMessages, reading } from './records.ts'

/** By hand: KILLS=200 npm test ./test/process */
const KILLS = Number(process.env.KILLS ?? (process.env.CI ? 50 : 5))
/** Citizens who are in the middle of a booking at any moment. */
const BOOKING = 8
const folder = temporaryFolder()
const graph = startStubGraph()
afterAll(() => {
  graph.stop()
  folder.remove()
})

const WORDS = ['Hola', 'quiero renovar mi pasaporte', 'Toluca', 'MENÚ', 'PAGO', 'ayuda']
/** How long the product waits for the status of what it does not know to be sent. */
const DOUBT_MS = 1_000
const environment = {
  ...pageEnvironment(graph.url),
  WHATSAPP_API_URL: graph.url,
  IN_DOUBT_SECONDS: String(DOUBT_MS / 1_000),
  WHATSAPP_MESSAGES_PER_SECOND: '1000',
}
const OPEN = "outbox where state in ('queued', 'sending', 'in_doubt', 'accepted')"

test(
  `killed ${KILLS} times while people write in both channels and book, it forgets nothing that it answered 200 and tells no false folio`,
  async () => {
    const town = openTown()
    for (let round = 0; round < KILLS; round++) {
      const product = await startProduct(folder.path, environment)
      town.reach(product)
      const load = writeFromManyPhones(product, round, town.acknowledged)
      await theMoment(round, town.acknowledged)
      town.reach(undefined)
      await product.kill('SIGKILL')
      await load
      expect(reading(folder.path, brokenInvariants)).toEqual([])
    }
    const last = await startProduct(folder.path, environment)
    town.reach(last)
    await town.close()
    await until(() => reading(folder.path, (db) => count(db, OPEN)) === 0, 60)
    expect(await last.kill('SIGTERM')).toBe(0)

    reading(folder.path, (db) => {
      const acknowledged = [...town.acknowledged, ...town.citizens.flatMap((citizen) => citizen.acknowledged)]
      expect(acknowledged.length).toBeGreaterThan(KILLS)
      expect(missingMessages(db, acknowledged)).toEqual([])
      // Nobody at Messenger was answered by WhatsApp, or the other way round, and both were.
      expect(count(db, "inbox where channel = 'messenger' and kind = 'message'")).toBeGreaterThanOrEqual(
        acknowledged.filter(isFromPage).length,
      )
      expect(acknowledged.filter(isFromPage).length).toBeGreaterThan(0)
      expect(graph.taken.filter(({ to, isPage }) => /^7000/.test(to) !== (isPage === true))).toEqual([])
      expect(graph.taken.filter(({ isPage }) => isPage).length).toBeGreaterThan(0)
      expect(brokenInvariants(db)).toEqual([])
      expect(count(db, "inbox where state <> 'handled'")).toBe(0)
      expect(sentAgainWithoutNeed()).toEqual([])
      // Whoever was told a folio has exactly that appointment; whoever was not has none.
      const kept = town.citizens.map(({ phone }) => appointmentsOf(db, phone).filter((seat) => seat.state === 'confirmed'))
      expect(kept.map((seats) => seats.map((seat) => seat.folio))).toEqual(
        town.citizens.map(({ told }) => (told.folio ? [told.folio] : [])),
      )
      expect(town.citizens.filter(({ told }) => told.folio).length).toBeGreaterThan(0)
      expect(count(db, "appointments where state = 'held'")).toBe(0)
    })
  },
  60_000 + KILLS * 4_000,
)

const isFromPage = (id: string) => id.startsWith('m_kill')

/**
 * The kill must fall somewhere in real work, so this is real time; every second one falls just after an answer of Meta. On a busy
 * machine it comes before anybody was answered: therefore the first one waits until somebody was in both channels.
 */
async function theMoment(round: number, acknowledged: string[]): Promise<void> {
  if (round === 0) return until(() => acknowledged.some(isFromPage) && !acknowledged.every(isFromPage))
  if (round % 2 === 0) return Bun.sleep(30 + ((round * 37) % 250))
  await Promise.race([graph.nextAnswer(1 + (round % 25)), Bun.sleep(1_000)])
}

/** People who book one after the other, whatever becomes of the process; a kill only makes them wait. */
function openTown() {
  const citizens: Citizen[] = []
  let product: Product | undefined
  let closing = false
  graph.onProved = (message) => citizens.find((citizen) => citizen.phone === message.to)?.receive(message)
  const keepBooking = async () => {
    while (!closing) {
      const citizen = createCitizen(citizens.length, (body) => product?.post(body) ?? Promise.resolve(0))
      citizens.push(citizen)
      await citizen.book()
    }
  }
  const bookings = Promise.all(Array.from({ length: BOOKING }, keepBooking))
  return {
    citizens,
    acknowledged: [] as string[],
    reach(running: Product | undefined) {
      product = running
      graph.reportTo(running?.publicPort)
    },
    /** Lets everybody finish who has begun. */
    close() {
      closing = true
      return bookings
    },
  }
}

/** Five phones and five accounts at Messenger write until the process is gone; what was answered 200 is remembered. */
async function writeFromManyPhones(product: Product, round: number, acknowledged: string[]): Promise<void> {
  const writeFrom = async (phone: number) => {
    for (let i = 0; i < 200; i++) {
      const id = `wamid.kill.${round}.${phone}.${i}`
      // Other phones each round: somebody who writes again after the crash ends a doubt, and may rightly read it twice.
      const number = `52155${String(round).padStart(3, '0')}${String(phone).padStart(5, '0')}`
      const text = WORDS[(phone + i) % WORDS.length] ?? 'Hola'
      const status = await product.post(messageWebhook(ACCOUNT, number, undefined, id, Date.now(), { kind: 'text', text }))
      if (status !== 200) return
      acknowledged.push(id)
    }
  }
  const writeFromAccount = async (account: number) => {
    for (let i = 0; i < 200; i++) {
      const id = `m_kill.${round}.${account}.${i}`
      const psid = `7000${String(round).padStart(4, '0')}${String(account).padStart(4, '0')}`
      const text = WORDS[(account + i) % WORDS.length] ?? 'Hola'
      if ((await product.postPage(pageWebhook(PAGE.pageId, psid, id, Date.now(), { kind: 'text', text }))) !== 200) return
      acknowledged.push(id)
    }
  }
  const five = (write: (one: number) => Promise<void>) => Array.from({ length: 5 }, (_, one) => write(one))
  await Promise.all([...five(writeFrom), ...five(writeFromAccount)])
}

/**
 * Messages that Meta took again although the product had answered to their status, or before their second of doubt was over: here
 * nobody writes again before the status of what they read. Only a process that gets no time to hear a status, which the stub
 * repeats every 20 ms, may rightly send again after that second.
 */
function sentAgainWithoutNeed(): string[] {
  const before = new Map<string, Taken[]>()
  const wrong: string[] = []
  for (const message of graph.taken) {
    const row = `${message.isPage ? 'messenger' : 'whatsapp'} ${message.callback.split('.')[0]}`
    const earlier = before.get(row) ?? []
    before.set(row, [...earlier, message])
    const isHeard = earlier.some(({ heardAt }) => heardAt !== undefined && heardAt < message.after)
    if (isHeard || earlier.some(({ after }) => message.at < after + DOUBT_MS)) wrong.push(row)
  }
  return wrong
}
