// Many citizens at the same door at the same moment: the real app, signed webhooks, and flushes that take together
// whatever arrived together, as the product's do.
import { type Db, write } from '../../db/open.ts'
import { DUE } from '../../src/capabilities.ts'
import type { Said } from '../../src/chat/input.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import type { State } from '../../src/chat/state.ts'
import { type Instant, SECOND } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { loadConversation, saveConversation } from '../../src/messaging/conversations.ts'
import { nextDueWork } from '../../src/messaging/due.ts'
import { nextDue } from '../../src/messaging/outbox.ts'
import { somebody } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, openOffice, PAGE, type Phone, type TestOffice } from '../office.ts'
import { messageWebhook, pageWebhook } from '../webhooks.ts'

export interface Citizen {
  nth: number
  /** A telephone's digits, or the id of an account at Messenger for our Page. */
  number: string
  isAccount?: true
  phone: Phone
  /** What the list of hours shows that this citizen has before the eyes at the beginning. */
  listed: Option[]
}

/** So many webhooks are on their way at once; Meta's own limit of connections is of that order. */
const AT_ONCE = 1_000

export type Crowd = ReturnType<typeof openCrowd>

/** An office with one directory of hours, its clock, and ways to let many write in the same moment. */
export function openCrowd(arrange: (db: Db) => void) {
  const clock = testClock()
  const db = openDirectory('una oficina')
  arrange(db)
  const gate = createGate()
  const office = openOffice({ db, clock, schedule: gate.schedule, accounts: { messenger: PAGE } })
  const latencies: number[] = []
  let posted = 0

  async function post(citizen: Citizen, said: Said): Promise<void> {
    const { number, isAccount } = citizen
    const id = `wamid.crowd.${++posted}`
    const body = isAccount
      ? pageWebhook(PAGE.pageId, number, id, clock.now(), said)
      : messageWebhook(ACCOUNT, number, undefined, id, clock.now(), said)
    const started = performance.now()
    const status = await (isAccount ? office.postPage(body) : office.post(body))
    latencies.push(performance.now() - started)
    if (status !== 200) throw new Error(`the webhook was answered ${status}`)
  }

  /** Everybody's webhook is on its way before the first flush; later flushes take what is there, as at a busy hour. */
  async function rush(deeds: [Citizen, Said][]): Promise<void> {
    for (let from = 0; from < deeds.length; from += AT_ONCE) {
      const posts = deeds.slice(from, from + AT_ONCE).map(
        ([citizen, said]) =>
          () =>
            post(citizen, said),
      )
      await gate.together(posts, () => office.house.writer.waiting)
    }
  }

  return {
    office,
    db,
    clock,
    latencies,
    post,
    rush,
    together: (works: (() => Promise<unknown>)[]) => gate.together(works, () => office.house.writer.waiting),
    deliverAll: () => deliverAll(office),
    passUntil: (until: Instant) => passUntil(office, until),
    citizen: (nth: number): Citizen => {
      const number = `52155${String(10_000_000 + nth)}`
      return { nth, number, phone: office.phone(number), listed: [] }
    },
    /** Citizens who answered everything up to day and hour, each as a person of their own unless told otherwise. */
    whoChoose: (count: number, personOf = somebody, isAccount = (_nth: number) => false) =>
      prepareChoosers(office, count, personOf, isAccount),
  }
}

/** Holds the flush back until all of these webhooks wait for it. */
function createGate() {
  let shut = false
  let waiting: (() => void)[] = []
  return {
    schedule(flush: () => void): void {
      if (shut) waiting.push(flush)
      else queueMicrotask(flush)
    },
    async together(works: (() => Promise<unknown>)[], queued: () => number): Promise<void> {
      shut = true
      const done: Promise<unknown>[] = []
      for (const work of works) {
        const before = queued()
        done.push(work())
        // The next one comes when this one waits, so that their order is kept; what the door refuses never waits.
        for (let turn = 0; turn < 20 && queued() === before; turn++) await new Promise((resolve) => setImmediate(resolve))
      }
      shut = false
      const flushes = waiting
      waiting = []
      for (const flush of flushes) flush()
      await Promise.all(done)
    },
  }
}

/** Time goes on second by second until Meta has taken all that may go now: 80 messages a second, as in life. */
async function deliverAll(office: TestOffice): Promise<void> {
  for (;;) {
    await office.settle()
    const due = nextDue(office.db)
    if (due === undefined) return
    office.clock.set(Math.max(office.clock.now() + SECOND, due))
  }
}

/** Time passes from one due moment to the next, as it does when nobody writes. */
async function passUntil(office: TestOffice, until: Instant): Promise<void> {
  for (;;) {
    await deliverAll(office)
    const due = nextDueWork(office.db, DUE) ?? Number.POSITIVE_INFINITY
    office.clock.set(Math.max(office.clock.now(), Math.min(due, until)))
    if (due > until) return
    await office.settle()
  }
}

/** One citizen talks through the real door; the others are where that one stands, as people of their own. */
async function prepareChoosers(
  office: TestOffice,
  count: number,
  personOf: typeof somebody,
  isAccount: (nth: number) => boolean,
): Promise<Citizen[]> {
  const model = '5215519999999'
  const phone = office.phone(model)
  for (const answer of ['renovar mi pasaporte', somebody(0).curp, 'Xavier Xala Xix']) await phone.write(answer)
  const listed = lastOptions(phone.arrived)
  if (!listed.some((one) => one.title.startsWith('Jue 3 dic'))) throw new Error('the model does not stand before the hours')
  const deps = office.house.messaging
  const citizens: Citizen[] = []
  write(office.db, (tx) => {
    const now = office.clock.now()
    const contactOf = (value: string, kind: 'phone' | 'psid' = 'phone') =>
      recogniseContact(tx, deps, [{ kind, value }], { at: now, profileName: undefined }, now).id
    const { state } = loadConversation(tx, deps, contactOf(model), now)
    if (!state) throw new Error('the model has no conversation')
    for (let nth = 1; nth <= count; nth++) {
      const onPage = isAccount(nth)
      const number = `${onPage ? '70055' : '52155'}${String(20_000_000 + nth)}`
      saveConversation(tx, deps, contactOf(number, onPage ? 'psid' : 'phone'), asOwn(state, personOf(nth)), now, now)
      const phone = onPage ? office.messenger(number) : office.phone(number)
      citizens.push({ nth, number, phone, listed, ...(onPage && { isAccount: true }) })
    }
  })
  return citizens
}

function asOwn(state: State, { name, birthDate, curp }: ReturnType<typeof somebody>): State {
  return { ...state, draft: { ...state.draft, people: state.draft.people.map((one) => ({ ...one, name, birthDate, curp })) } }
}

/** What this citizen sees to tap. */
export const optionsOf = ({ phone, listed }: Citizen): Option[] => (phone.arrived.length > 0 ? lastOptions(phone.arrived) : listed)

/** What may be tapped under the newest message that has options. */
export function lastOptions(replies: Reply[]): Option[] {
  const last = replies.at(-1)
  return last?.kind === 'choices' ? last.options : []
}

/** The words of a message. */
export function bodyOf(reply: Reply | undefined): string {
  const said = reply?.kind === 'notice' ? reply.plain : reply
  return said !== undefined && said.kind !== 'place' ? said.body : ''
}

/** The folios that these messages tell. */
export const foliosIn = (replies: Reply[]): string[] =>
  replies.flatMap((reply) => [...bodyOf(reply).matchAll(/\*Folio: ([A-Z0-9]{3}-[A-Z0-9]{3})\*/g)].map(([, folio = '']) => folio))
