import { DUE } from '../../src/capabilities.ts'
// People who wait at a full office, through the real door.
import { MINUTE } from '../../src/clock.ts'
import { nextDueWork } from '../../src/messaging/due.ts'
import { nextDue } from '../../src/messaging/outbox.ts'
import { openDesk } from '../http/desk.ts'
import type { Phone } from '../office.ts'

/** A full office in which no new day opens, with people who wait, under a clock that walks from one due moment to the next. */
export function fullOffice() {
  const desk = openDesk()
  desk.db.client.query('update slots set capacity = 0').run()
  desk.db.client.query("update schedules set opened_on = '2099-12-31'").run()
  const pass = async (ms: number) => {
    for (const until = desk.clock.now() + ms; ; ) {
      const due = Math.min(nextDueWork(desk.db, DUE) ?? Number.POSITIVE_INFINITY, nextDue(desk.db) ?? Number.POSITIVE_INFINITY)
      desk.clock.set(Math.max(desk.clock.now(), Math.min(due, until)))
      await desk.settle()
      if (due > until) return
    }
  }
  const free = async (day: string, minute: number) => {
    desk.db.client.query('update slots set capacity = capacity + 1 where day = ? and minute = ?').run(day, minute)
    await desk.settle()
  }
  return { ...desk, pass, free }
}

export async function wait(phone: Phone, curp: string, name: string): Promise<void> {
  await phone.write('quiero renovar mi pasaporte, soy de Toluca')
  await phone.tap('Esperar en Toluca')
  await phone.write(curp)
  await phone.write(name)
  await phone.tap('Cualquier día')
}

/** Guadalupe and, a minute later, Luis. */
export async function twoWait({ phone, pass }: ReturnType<typeof fullOffice>): Promise<{ guadalupe: Phone; luis: Phone }> {
  const [guadalupe, luis] = [phone('5217220000001'), phone('5217220000002')]
  await wait(guadalupe, 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto')
  await pass(MINUTE)
  await wait(luis, 'PUSL990101HBCRLS07', 'Luis Puga Sol')
  return { guadalupe, luis }
}

/** What arrived last on a telephone. */
export const last = (phone: Phone): string => {
  const reply = phone.arrived.at(-1)
  return reply && 'body' in reply ? reply.body : ''
}
