// What Meta says of one answer that the office hands to the worker.
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { recordOutcome } from '../../src/messaging/delivery.ts'
import { ACCOUNT, callbackOf, openOffice, type TestOffice } from '../office.ts'
import { messageWebhook, statusWebhook } from '../webhooks.ts'

export const PHONE = '5215500000001'

let wamids = 0
export const words = (office: TestOffice, text = 'Hola', from = PHONE) =>
  messageWebhook(ACCOUNT, from, 'Guadalupe', `wamid.meta.${++wamids}`, office.clock.now(), { kind: 'text', text })

/** Somebody wrote "Hola" and the answer was handed to a worker that has not said anything yet. */
export async function withOneSending(): Promise<{ office: TestOffice; parcel: Parcel }> {
  const office = openOffice({ seed: 'sample' })
  await office.post(words(office))
  return { office, parcel: taken(office) }
}

/** What was handed to the worker just now. */
export function taken(office: TestOffice): Parcel {
  const parcel = office.parcels.shift()
  if (!parcel) throw new Error('nothing was claimed')
  return parcel
}

export const tell = (office: TestOffice, outcome: Outcome) =>
  office.house.writer.submit('outcome', (tx, now) => recordOutcome(tx, office.house.messaging, outcome, now))

export const accepted = ({ row, attempt }: Parcel): Outcome => ({ row, attempt, kind: 'accepted', id: `wamid.${row}`, aliases: [] })
type Refused = Extract<Outcome, { kind: 'refused' }>
export const refused = ({ row, attempt }: Parcel, code: number | undefined, more: Partial<Refused> = {}): Outcome => {
  return { row, attempt, kind: 'refused', httpStatus: 400, ...more, code }
}

export const failed = (office: TestOffice, parcel: Parcel, code: number) =>
  statusWebhook(ACCOUNT, `wamid.${parcel.row}`, 'failed', office.clock.now(), callbackOf(parcel), code)

export const states = (office: TestOffice) =>
  office.db.client
    .query<{ state: string }, []>('select state from outbox order by id')
    .all()
    .map((row) => row.state)
