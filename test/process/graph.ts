import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'

/** A message that Meta took and would show on a telephone. */
export interface Taken {
  /** What came along: `<row>.<attempt>.<when the row was made>`. */
  callback: string
  /** Digits, without the plus. */
  to: string
  body: Record<string, unknown>
}

export interface StubGraph {
  url: string
  /** Every message that came, in order. */
  taken: Taken[]
  /** Where statuses go; nobody while the product is down, and they are repeated until somebody answers 200. */
  reportTo(port: number | undefined): void
  /** How far the time that it tells is ahead of the true one. */
  aheadMs: number
  /** Called once the product has answered 200 to the `sent` status of a message: from then on a second sending is a fault. */
  onProved: (message: Taken) => void
  /** Resolves as the answer to the so-manieth next message leaves: a kill now falls between the answer and its record. */
  nextAnswer(count: number): Promise<void>
  stop(): void
}

/** Meta's side in small: takes every message and reports `sent` until the webhook is answered 200, as Meta does. */
export function startStubGraph(latencyMs = 5): StubGraph {
  const taken: Taken[] = []
  let port: number | undefined
  let stopped = false
  let waiting: { count: number; resolve: () => void } | undefined
  const report = async (id: string, message: Taken) => {
    while (!stopped) {
      if (port !== undefined && (await postStatus(port, id, message.callback)) === 200) return graph.onProved(message)
      await Bun.sleep(20)
    }
  }
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      if (request.method === 'HEAD')
        return new Response(null, { headers: { date: new Date(Date.now() + graph.aheadMs).toUTCString() } })
      if (request.method === 'GET') return Response.json({ data: { is_valid: true, expires_at: 0 } }) // debug_token
      const body = (await request.json()) as Record<string, unknown>
      await Bun.sleep(latencyMs)
      if (body.status === 'read') return Response.json({ success: true })
      const message = { callback: String(body.biz_opaque_callback_data), to: String(body.to).replace('+', ''), body }
      const id = `wamid.stub.${taken.length}.${message.callback}`
      taken.push(message)
      void report(id, message)
      if (waiting && --waiting.count <= 0) setImmediate(waiting.resolve)
      return Response.json({ messaging_product: 'whatsapp', contacts: [], messages: [{ id }] })
    },
  })
  const graph: StubGraph = {
    url: `http://127.0.0.1:${server.port}`,
    taken,
    reportTo(to) {
      port = to
    },
    aheadMs: 0,
    onProved: () => {},
    nextAnswer: (count) =>
      new Promise((resolve) => {
        waiting = { count, resolve }
      }),
    stop() {
      stopped = true
      void server.stop(true)
    },
  }
  return graph
}

async function postStatus(port: number, id: string, callback: string): Promise<number> {
  const bytes = JSON.stringify(statusWebhook(ACCOUNT, id, 'sent', Date.now(), callback))
  try {
    const response = await fetch(`http://127.0.0.1:${port}/webhooks/whatsapp`, {
      method: 'POST',
      body: bytes,
      headers: { 'x-hub-signature-256': sign(bytes, ACCOUNT.appSecret) },
    })
    return response.status
  } catch {
    return 0
  }
}
