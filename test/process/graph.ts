import { sign } from '../../src/channels/whatsapp/signature.ts'
import { ACCOUNT } from '../office.ts'
import { statusWebhook } from '../webhooks.ts'

export interface StubGraph {
  url: string
  /** `<row>.<attempt>` of every message that came, in order, with its recipient. */
  taken: { callback: string; to: string; text: string }[]
  /** Where statuses go; nobody while the product is down, and they are repeated until somebody answers 200. */
  reportTo(port: number | undefined): void
  stop(): void
}

/** Meta's side in small: takes every message and reports `sent` until the webhook is answered 200, as Meta does. */
export function startStubGraph(latencyMs = 5): StubGraph {
  const taken: StubGraph['taken'] = []
  let port: number | undefined
  let stopped = false
  const report = async (id: string, callback: string) => {
    while (!stopped) {
      if (port !== undefined && (await postStatus(port, id, callback)) === 200) return
      await Bun.sleep(20)
    }
  }
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      if (request.method === 'GET') return Response.json({ data: { is_valid: true, expires_at: 0 } }) // debug_token
      const body = (await request.json()) as { status?: string; to?: string; biz_opaque_callback_data?: string; type?: string }
      await Bun.sleep(latencyMs)
      if (body.status === 'read') return Response.json({ success: true })
      const callback = body.biz_opaque_callback_data ?? ''
      const id = `wamid.stub.${taken.length}.${callback}`
      taken.push({ callback, to: body.to ?? '', text: JSON.stringify(body) })
      void report(id, callback)
      return Response.json({ messaging_product: 'whatsapp', contacts: [], messages: [{ id }] })
    },
  })
  return {
    url: `http://127.0.0.1:${server.port}`,
    taken,
    reportTo(to) {
      port = to
    },
    stop() {
      stopped = true
      void server.stop(true)
    },
  }
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
