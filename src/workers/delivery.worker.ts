// Sends parcels and reports the outcomes. No database, no decisions: it may die at any moment.
import type { Outcome, Parcel } from '../channels/channel.ts'
import { type Destinations, sendParcel } from '../channels/list.ts'
import { type Means, SEND_TIMEOUT_MS } from '../channels/meta/http.ts'
import { systemClock } from '../clock.ts'

export type ToWorker = { kind: 'destinations'; destinations: Destinations } | { kind: 'send'; parcels: Parcel[] } | { kind: 'stop' }
export type FromWorker = { kind: 'outcome'; outcome: Outcome }

declare const self: Worker & { onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

const means: Means = { fetch, clock: systemClock, timeoutMs: SEND_TIMEOUT_MS }
let destinations: Destinations | undefined
let inFlight = 0
let stopping = false

self.onmessage = ({ data }) => {
  if (data.kind === 'destinations') destinations = data.destinations
  else if (data.kind === 'send') for (const parcel of data.parcels) void deliver(parcel)
  else {
    stopping = true
    leaveWhenDone()
  }
}

async function deliver({ read, ...parcel }: Parcel): Promise<void> {
  if (!destinations) throw new Error('a parcel came before the destinations')
  inFlight++
  // Marking as read may fail.
  const { channel, row, attempt } = parcel
  for (const body of read ?? []) void sendParcel({ channel, row, attempt, body }, destinations, means)
  const outcome = await sendParcel(parcel, destinations, means)
  inFlight--
  self.postMessage({ kind: 'outcome', outcome } satisfies FromWorker)
  leaveWhenDone()
}

function leaveWhenDone(): void {
  if (stopping && inFlight === 0) process.exit(0)
}
