import type { Db } from '../../../db/open.ts'
import { HOOKS, PERSONAL_DATA } from '../../capabilities.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone } from '../../catalogue/institution.ts'
import { sign } from '../../channels/meta/signature.ts'
import type { Instant } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { ReaderGone } from '../../errors.ts'
import { clean } from '../../jobs/cleanup.ts'
import { beatAhead } from '../../jobs/heartbeat.ts'
import type { Log } from '../../log.ts'
import { publishToday } from '../../schedule/publication.ts'
import type { Vault } from '../../vault.ts'
import { buildHouse, type House, longReads } from '../../wiring.ts'
import type { demoAccounts } from '../account.ts'
import { buildEnvelope, contactOf, inSeconds } from '../emulator/envelope.ts'
import type { News } from '../emulator/postman.ts'
import type { EmulatedPerson } from '../emulator/types.ts'
import { createDemoTime, type DemoClock, nextRound } from '../time.ts'
import { createTelephones, type Shown } from './telephones.ts'

type Fields = Record<string, unknown>

/** The product as citizens and staff reach it: signed webhooks, and the administration with a key. */
export interface Doors {
  /** Typed words, or a tapped option. */
  say(person: EmulatedPerson, said: string | Shown['options'][number]): Promise<void>
  lastOf(person: EmulatedPerson): Shown | undefined
  /** Told of each message, by the number that it came to. */
  onArrival(listener: (waId: string, shown: Shown) => void): void
  /** Without `key`: the first administrator's. Throws Refused. */
  ask(path: string, form: Record<string, string>, key?: string): Promise<Fields>
  read(path: string, query: Record<string, string>): Promise<Fields>
  /** With everything that is due on the way. */
  passTo(at: Instant): Promise<void>
  /** After the jobs of a night, so that nothing is kept longer than it may be. */
  close(): Promise<void>
}

/** As people are refused in life: a window is busy, a place is gone. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

interface Given {
  db: Db
  vault: Vault
  clock: DemoClock
  log: Log
  config: Config
  accounts: ReturnType<typeof demoAccounts>
  firstKey: string
}

const HOST = 'http://localhost'

export function openDoors(given: Given): Doors {
  const { db, clock, log, accounts, firstKey } = given
  const account = accounts.whatsapp
  const telephones = createTelephones()
  const house = buildHouse(given.config, {
    ...{ db, vault: given.vault, clock, log, accounts },
    schedule: queueMicrotask,
    stopwatch: () => 0, // A slow machine splits no flush, so that the same happens on each.
    crew: { free: () => Number.POSITIVE_INFINITY, post: telephones.post },
    adminToken: firstKey,
    status: (startedAt) => ({ startedAt }),
    longReads: longReads({ ask: () => Promise.reject(new ReaderGone()), stop: () => Promise.resolve() }),
  })
  const { writer } = house
  const deliver = () => telephones.deliver(house)

  async function tell(news: News[]): Promise<void> {
    const body = JSON.stringify(buildEnvelope(account, news, clock.now()))
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body, account.appSecret) }
    const { status } = await house.publicApp.handle(new Request(`${HOST}/webhooks/whatsapp`, { method: 'POST', body, headers }))
    if (status !== 200) throw new Error(`a webhook was answered ${status}`)
  }

  async function answerTo(path: string, key: string, form?: Record<string, string>): Promise<Fields> {
    const headers = { authorization: `Bearer ${key}` }
    const init = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
    const response = await house.officeApp.handle(new Request(HOST + path, init))
    const fields = (await response.json()) as Fields
    if (response.status >= 500) throw new Error(`${path} was answered ${response.status}`)
    if (response.status !== 200) throw new Refused(`${path}: ${fields.codigo}`)
    await deliver()
    return fields
  }

  const deps = {
    ...given,
    house,
    flush: async () => {
      if (house.somethingIsDue()) await writer.submit('demo.time', () => undefined)
      await deliver()
    },
    report: () => telephones.report(tell, clock.now()),
    isBusy: () => !telephones.isIdle(),
  }
  const { passTo, doJobs } = passTimeIn(deps)

  return {
    async say(person, said) {
      const from = { from: person.waId, id: `wamid.${person.waId}.${clock.now()}`, timestamp: inSeconds(clock.now()) }
      const content =
        typeof said === 'string'
          ? { type: 'text', text: { body: said } }
          : { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: said.id, title: said.title } } }
      await tell([{ kind: 'message', content: { ...from, ...content }, contact: contactOf(person) }])
      await deliver()
    },
    lastOf: telephones.last,
    onArrival: telephones.onArrival,
    ask: (path, form, key = firstKey) => answerTo(path, key, form),
    read: (path, query) => answerTo(`${path}?${new URLSearchParams(query)}`, firstKey),
    passTo,
    async close() {
      await doJobs()
      await deps.flush()
      writer.close()
    },
  }
}

interface Passing extends Pick<Given, 'db' | 'clock' | 'log'> {
  house: House
  flush(): Promise<void>
  report(): Promise<void>
  isBusy(): boolean
}

/** Of the jobs only those that citizens notice, once a day. */
function passTimeIn({ db, clock, log, house: { writer, messaging, nextMoment }, flush, report, isBusy }: Passing) {
  const jobs = { db, writer, clock, log, messaging, hooks: HOOKS, personalData: PERSONAL_DATA }
  async function doJobs(): Promise<void> {
    await report()
    await publishToday(jobs)
    await clean(jobs)
  }
  let looked: string | undefined
  const { passTo } = createDemoTime({
    clock,
    nextDue: nextMoment,
    underWay: isBusy,
    beat: (at) => writer.submit('demo.beat', (tx) => beatAhead(tx, at)),
    flush,
    nextRound: (after) => nextRound(db, after),
    async lookAround() {
      const today = dayOf(clock.now(), institutionZone(db))
      if (today !== looked) await doJobs()
      looked = today
    },
  })
  return { passTo, doJobs }
}
