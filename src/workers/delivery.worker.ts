// Sends parcels and says what came of each. No database, no decisions: it may die at any moment.
import type { Outcome, Parcel } from '../channels/channel.ts'
import { type Destination, type Means, SEND_TIMEOUT_MS, send } from '../channels/whatsapp/send.ts'
import { systemClock } from '../clock.ts'

export type ToWorker = { kind: 'destination'; destination: Destination } | { kind: 'send'; parcels: Parcel[] } | { kind: 'stop' }
export type FromWorker = { kind: 'outcome'; outcome: Outcome }

declare const self: Worker & { onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

const means: Means = { fetch, clock: systemClock, timeoutMs: SEND_TIMEOUT_MS }
let destination: Destination | undefined
let inFlight = 0
let stopping = false

self.onmessage = ({ data }) => {
  if (data.kind === 'destination') destination = data.destination
  else if (data.kind === 'send') for (const parcel of data.parcels) void deliver(parcel)
  else {
    stopping = true
    leaveWhenDone()
  }
}

async function deliver({ read, ...parcel }: Parcel): Promise<void> {
  if (!destination) throw new Error('a parcel came before the destination')
  inFlight++
  // Marking as read is a courtesy; its result does not matter.
  if (read) void send({ row: parcel.row, attempt: parcel.attempt, body: read }, destination, means)
  const outcome = await send(parcel, destination, means)
  inFlight--
  self.postMessage({ kind: 'outcome', outcome } satisfies FromWorker)
  leaveWhenDone()
}

function leaveWhenDone(): void {
  if (stopping && inFlight === 0) process.exit(0)
}
