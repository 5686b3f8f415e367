// A full disk: SQLite itself refuses, because its file may not grow. The office goes on from what was kept for it.
import { expect, test } from 'bun:test'
import { hasAlert } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { openDesk, ROSA_AT_COUNTER } from './desk.ts'

const pagesOf = (db: Db): number => db.client.query<{ page_count: number }, []>('pragma page_count').get()?.page_count ?? 0
const growUpTo = (db: Db, pages: number) => void db.client.query(`pragma max_page_count = ${pages}`).get()

/** A desk whose disk can be filled, with a reserve of so many pages. */
function openDeskWithDisk(reserved: number) {
  const disk = { spent: false, hasRoom: true }
  const reserve = {
    isSpent: () => disk.spent,
    spend() {
      if (disk.spent || reserved === 0) return false
      disk.spent = true
      growUpTo(desk.db, pagesOf(desk.db) + reserved)
      return true
    },
    look() {
      if (!disk.spent || !disk.hasRoom) return false
      disk.spent = false
      return true
    },
  }
  const desk = openDesk({ reserve })
  return {
    ...desk,
    fill() {
      disk.hasRoom = false
      growUpTo(desk.db, pagesOf(desk.db))
    },
    makeRoom() {
      disk.hasRoom = true
      growUpTo(desk.db, 1_000_000)
    },
    isReady: async () => (await desk.get('/health/ready')).status,
  }
}

/** Messages until the database cannot grow any more: the status of the first that is not taken; 200 when all were. */
async function write(desk: ReturnType<typeof openDeskWithDisk>, most = 300): Promise<number> {
  for (let nth = 0; nth < most; nth++) {
    const words = { kind: 'text' as const, text: `Hola ${'quiero mi pasaporte '.repeat(40)}` }
    const phone = `52155${String(30_000_000 + nth)}`
    const message = messageWebhook(ACCOUNT, phone, 'Luis', `wamid.full.${++written}`, desk.clock.now(), words)
    const body = JSON.stringify(message)
    const headers = { 'x-hub-signature-256': sign(body, ACCOUNT.appSecret) }
    const request = new Request('http://localhost/webhooks/whatsapp', { method: 'POST', body, headers })
    const { status } = await desk.house.publicApp.handle(request)
    if (status !== 200) return status
  }
  return 200
}
let written = 0

test('on a full disk the day’s list, an arrival and the door go on from the reserve, and readiness says no at the first failed write', async () => {
  const desk = openDeskWithDisk(500)
  const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: 'hoy' })
  const { folio } = given.body.cita as { folio: string }
  expect(await desk.isReady()).toBe(200)
  desk.fill()
  expect(await write(desk)).toBe(503)
  expect(await desk.isReady()).toBe(503)
  expect(await desk.isReady()).toBe(503)
  expect((await desk.get('/admin/agenda?oficina=Toluca')).status).toBe(200)
  expect((await desk.post('/admin/citas/llegada', { folio })).body.resumen).toBe(
    'Rosa Pérez Ruiz: llegó a las 10:00 h, en Toluca. Turno 1.',
  )
  expect((await desk.get('/admin/puerta/lista?oficina=Toluca')).status).toBe(200)
  expect(hasAlert(desk.db, 'disk_full')).toBe(true)
  expect(await write(desk, 1)).toBe(503) // Nothing of the reserve goes to anybody else.
  desk.makeRoom()
  expect(desk.house.lookAtDisk?.()).toBe(true)
  await desk.settle()
  expect([await desk.isReady(), hasAlert(desk.db, 'disk_full')]).toEqual([200, false])
  expect(await write(desk, 5)).toBe(200)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('what the office asked for in the very moment in which the disk was full is done all the same', async () => {
  const desk = openDeskWithDisk(500)
  desk.fill()
  const waiting = Array.from({ length: 60 }, () => write(desk, 1))
  const asked = desk.get('/admin/agenda?oficina=Toluca')
  const statuses = await Promise.all(waiting)
  for (let more = 0; !statuses.includes(503) && more < 300; more++) statuses.push(await write(desk, 1))
  expect(statuses).toContain(503)
  expect((await asked).status).toBe(200)
  expect((await desk.get('/admin/agenda?oficina=Toluca')).status).toBe(200)
})

test('without a reserve the disk is full for everybody, and nothing says ready', async () => {
  const desk = openDeskWithDisk(0)
  desk.fill()
  expect(await write(desk)).toBe(503)
  expect(await desk.isReady()).toBe(503)
  expect(await desk.isReady()).toBe(503)
  desk.makeRoom()
  expect([await desk.isReady(), await write(desk, 3)]).toEqual([200, 200])
})
