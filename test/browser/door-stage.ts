import { encodeQR } from 'qr'
import { write } from '../../db/open.ts'
import { giveAccess, type Role } from '../../src/admin/access.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { hold } from '../../src/booking/holds.ts'
import { groupOf } from '../../src/booking/views.ts'
import { openCase } from '../../src/cases/cases.ts'
import { addDays, dayOf } from '../../src/catalogue/calendar.ts'
import { systemClock } from '../../src/clock.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { drawReceipt } from '../../src/visits/documents/receipt-pdf.ts'
import { HOOKS, meet, publishSlot, requestedPlaces, somebody } from '../cast.ts'
import { testClock } from '../clock.ts'
import { ADMIN_TOKEN, openOffice } from '../office.ts'
import { photographed } from './paper.ts'

/** Of which day a receipt is, in days from today. */
const DAYS = { today: 0, tomorrow: 1, 'five days ago': -5 }

export type DoorStage = Awaited<ReturnType<typeof openDoorStage>>

/** The whole office behind a real port on this machine, at this very hour, because a browser has its own clock. */
export async function openDoorStage() {
  const clock = testClock(new Date(systemClock.now()).toISOString())
  const office = openOffice({ seed: 'sample', clock, schedule: (flush) => void setImmediate(flush) })
  const { db, vault, house } = office
  /**
   * A way to the office that can be cut. A browser that is told to be offline lets a request through now and then, and loses its answer
   * alone; over a line that is cut nothing arrives.
   */
  function openLine() {
    let isCut = false
    let isLost = false
    const server = Bun.serve({
      port: 0,
      async fetch(request) {
        if (isCut) return new Response(null, { status: 502 })
        clock.set(systemClock.now())
        const answer = await house.officeApp.handle(request)
        return isLost && request.method === 'POST' ? new Response(null, { status: 502 }) : answer
      },
    })
    return {
      url: server.url.origin,
      cut: (is: boolean) => {
        isCut = is
      },
      /** What is sent arrives and is done; its answer does not come back. */
      loseReplies: (is: boolean) => {
        isLost = is
      },
      close: () => server.stop(true),
    }
  }
  const toluca = db.client.query<{ id: number; zone: string }, []>("select id, zone from offices where name = 'Toluca'").get()
  if (!toluca) throw new Error('Toluca is not there')
  let people = 0
  let minutes = 0

  /** A slot of the day, each another minute, whether or not the office is open now. */
  const slotOn = (tx: Parameters<typeof publishSlot>[0], day: string) => {
    minutes += 1
    return publishSlot(tx, toluca.id, day, `${Math.floor(minutes / 60) + 8}:${String(minutes % 60).padStart(2, '0')}`)
  }

  async function newReceipt(when: keyof typeof DAYS = 'today', name?: string) {
    people += 1
    const person = { ...somebody(people), ...(name !== undefined && { name }) }
    const today = dayOf(clock.now(), toluca?.zone ?? 'UTC')
    // Long enough before the first hour of that day, at whatever hour of the day this runs.
    const early = clock.now() - (54 - 24 * Math.min(0, DAYS[when])) * 3_600_000
    const groupId = made(db, (tx) => {
      const slotId = slotOn(tx, addDays(today, DAYS[when]))
      const contactId = meet(tx, people)
      const held = hold(
        tx,
        { vault, clock, hooks: HOOKS },
        { contactId, wish: requestedPlaces(slotId, [person]), holdMs: 60_000 },
        early,
      )
      if (!held.ok) throw new Error(held.why)
      const confirmed = confirm(tx, { vault, clock, hooks: HOOKS }, contactId, [{ years: undefined, halfFee: false }], early)
      if (!confirmed.ok) throw new Error(confirmed.why)
      return held.hold.groupId
    })
    const [view] = groupOf(db, vault, groupId)
    if (!view) throw new Error('nobody comes')
    const receipt = readReceipt({ db, vault, clock, language: 'es-MX', now: clock.now(), views: [view] })
    const run = (sql: string, ...values: (string | number)[]) => write(db, (tx) => void tx.client.query(sql).run(...values))
    return {
      name: person.name,
      folio: view.folio ?? '',
      code: receipt.visits[0]?.code.text ?? '',
      /** The PDF on paper, photographed from above. */
      print: async () => printed(await drawReceipt(receipt), receipt.visits[0]?.code.text ?? ''),
      cancel: () =>
        run("update appointments set state = 'cancelled', live = 0, seated = 0, version = version + 1 where group_id = ?", groupId),
      move: () =>
        run(
          'update appointments set slot_id = ?, version = version + 1 where group_id = ?',
          made(db, (tx) => slotOn(tx, addDays(today, 3))),
          groupId,
        ),
      arrivedAt: () =>
        db.client.query<{ at: number | null }, [string]>('select arrived_at as at from visits where group_id = ?').get(groupId)
          ?.at ?? null,
    }
  }

  /** At whatever hour this runs, also outside of those in which the office answers. */
  async function writeToOffice(words: string): Promise<void> {
    await office.phone('5217229990001').write('hola')
    made(db, (tx) => {
      const contactId = tx.client.query<{ id: number | null }, []>('select max(contact_id) as id from inbox').get()?.id ?? 0
      return openCase(tx, vault, { kind: 'person', subject: 'asked', contactId, words }, clock.now())
    })
  }

  return {
    openLine,
    writeToOffice,
    /** What the office wrote in chats. */
    answersSent: () =>
      db.client.query<{ n: number }, []>("select count(*) as n from case_messages where author = 'office'").get()?.n,
    token: ADMIN_TOKEN,
    keyFor: (role: Role) =>
      made(
        db,
        (tx) =>
          giveAccess(
            tx,
            { vault, clock },
            { name: role, role, officeIds: [toluca.id], seesNames: role !== 'screen', expiresAt: undefined },
            clock.now(),
          ).token,
      ),
    newReceipt,
    /** Another name for the office of these doors. */
    callToluca: (name: string) =>
      write(db, (tx) => void tx.client.query('update offices set name = ? where id = ?').run(name, toluca.id)),
  }
}

function made<T>(db: Parameters<typeof write>[0], work: (tx: Parameters<Parameters<typeof write>[1]>[0]) => T): T {
  const results: T[] = []
  write(db, (tx) => void results.push(work(tx)))
  const [result] = results
  if (result === undefined) throw new Error('nothing was made')
  return result
}

/** The page as a picture; where no printer of pages is installed, the code alone as it stands on the page. */
const printed = async (pdf: Uint8Array, code: string): Promise<Uint8Array> =>
  (await photographed(pdf)) ?? new Bun.Image(encodeQR(code, 'gif', { ecc: 'medium', scale: 4, border: 8 })).png().bytes()
