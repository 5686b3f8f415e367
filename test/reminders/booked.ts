// Luis has a visit; time passes until he is reminded of it, and he answers or not.
import { type Db, write } from '../../db/open.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { MINUTE } from '../../src/clock.ts'
import { setRules } from '../cast.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, openOffice, type Phone, type TestOffice } from '../office.ts'

/** Thursday 3 December at 12:00 h, which is 18:00 UTC. It begins on Tuesday 24 November 2026, 10:00 h in Toluca. */
export const VISIT = Date.parse('2026-12-03T18:00:00Z')
/** The button of a reminder. */
export const YES = 'Sí, ahí estaré'

/** Luis books his first passport in Toluca, where these rules hold. `meanwhile` happens before he chooses the office. */
export async function book(
  hour = 'Jue 3 dic, 12:00 h',
  rules: Record<string, number> = {},
  meanwhile: (office: TestOffice, luis: Phone) => Promise<unknown> = async () => undefined,
) {
  const db = openDirectory('varias oficinas')
  write(db, (tx) => setRules(tx, rules))
  const office = openOffice({ db })
  const luis = office.phone('5215500000001', 'Luis')
  await luis.write('quiero mi primer pasaporte, soy de toluca')
  await meanwhile(office, luis)
  await luis.tap('Toluca')
  await luis.write('PUSL990101HBCRLS07 Luis Puga Sol')
  await luis.tap(hour)
  await luis.tap('3 años')
  await luis.tap('Confirmar')
  const [folio] = luis.arrived.slice(-1)
  luis.read()
  return { db, office, luis, folio }
}

/** Time passes in steps of a quarter of an hour, as the process lives through it. */
export async function passTo(office: Pick<TestOffice, 'clock' | 'settle'>, until: number, step = 15 * MINUTE): Promise<void> {
  while (office.clock.now() < until) {
    office.clock.set(Math.min(until, office.clock.now() + step))
    await office.settle()
  }
}

/** What arrived since the last look. */
export const bodies = (phone: Phone): string[] => phone.read().map((reply) => ('body' in reply ? reply.body : ''))

export const reminders = (db: Db) =>
  db.client
    .query<{ kind: string; state: string; why: string | null; due_at: number; said_at: number | null }, []>(
      'select kind, state, why, due_at, said_at from reminders order by due_at',
    )
    .all()

export const titles = (reply: Reply | undefined) => (reply?.kind === 'choices' ? reply.options.map((one) => one.title) : [])

export function templateWebhook(event: string, at: number) {
  const value = {
    event,
    message_template_id: 1,
    message_template_name: 'appointment_reminder',
    message_template_language: 'es_MX',
    reason: 'NONE',
  }
  return {
    object: 'whatsapp_business_account',
    entry: [
      { id: ACCOUNT.businessAccountId, time: Math.floor(at / 1000), changes: [{ field: 'message_template_status_update', value }] },
    ],
  }
}
