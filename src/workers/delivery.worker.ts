// Sends parcels and says what came of each. No database, no decisions: it may die at any moment.
import type { Outcome, Parcel } from '../channels/channel.ts'
import { createSender, type SenderConfig } from '../channels/whatsapp/send.ts'

export type ToWorker = { kind: 'config'; config: SenderConfig } | { kind: 'send'; parcels: Parcel[] } | { kind: 'stop' }
export type FromWorker = { kind: 'ready' } | { kind: 'outcome'; outcome: Outcome }

declare const self: Worker & { onmessage: ((event: MessageEvent<ToWorker>) => void) | null }

let send: ((parcel: Parcel) => Promise<Outcome>) | undefined
let inFlight = 0
let stopping = false

self.onmessage = ({ data }) => {
  if (data.kind === 'config') {
    send = createSender(data.config)
    self.postMessage({ kind: 'ready' } satisfies FromWorker)
  } else if (data.kind === 'send') for (const parcel of data.parcels) void deliver(parcel)
  else {
    stopping = true
    leaveWhenDone()
  }
}

async function deliver(parcel: Parcel): Promise<void> {
  if (!send) throw new Error('a parcel came before the configuration')
  inFlight++
  const outcome = await send(parcel)
  inFlight--
  self.postMessage({ kind: 'outcome', outcome } satisfies FromWorker)
  leaveWhenDone()
}

function leaveWhenDone(): void {
  if (stopping && inFlight === 0) process.exit(0)
}
