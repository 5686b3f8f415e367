import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT, PAGE } from '../office.ts'
import { echoWebhook, statusWebhook } from '../webhooks.ts'

/** A message that Meta took and would show on a telephone. */
export interface Taken {
  /** What came along: `<row>.<attempt>.<when the row was made>`. */
  callback: string
  /** A telephone's digits, without the plus, or somebody's id for our Page. */
  to: string
  body: Record<string, unknown>
  /** By the Page at Messenger. */
  isPage?: true
  /** Between these moments of our own clock it came. They are near to each other, unless this process got no time to run. */
  after: number
  at: number
  /** When the product first answered to its status, whatever it answered. */
  heardAt?: number
}

type PageBody = Record<string, unknown> & { recipient: { id: string }; message?: { metadata?: string } }

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

/** Meta's side in small: takes every message and reports `sent` (of the Page: its echo) until the webhook is answered 200, as Meta does. */
export function startStubGraph(latencyMs = 5): StubGraph {
  const taken: Taken[] = []
  let port: number | undefined
  let stopped = false
  let waiting: { count: number; resolve: () => void } | undefined
  const report = async (id: string, message: Taken) => {
    while (!stopped) {
      const status = port === undefined ? 0 : await postProof(port, id, message)
      if (status !== 0) message.heardAt ??= performance.now()
      if (status === 200) return graph.onProved(message)
      await Bun.sleep(20)
    }
  }
  const take = (id: string, message: Taken) => {
    taken.push(message)
    void report(id, message)
    if (waiting && --waiting.count <= 0) setImmediate(waiting.resolve)
  }
  const page = { fields: [] as string[] }
  // What waits while we get no time to run is taken after the timer: of its beats the last but one was certainly before it came.
  let [after, beat] = [performance.now(), performance.now()]
  const beating = setInterval(() => {
    ;[after, beat] = [beat, performance.now()]
  }, 20)
  const answerPage = async (request: Request, url: URL, when: Pick<Taken, 'after' | 'at'>): Promise<Response> => {
    const edge = url.pathname.split('/').at(-1)
    if (edge === 'subscribed_apps' && request.method === 'POST')
      page.fields = url.searchParams.get('subscribed_fields')?.split(',') ?? []
    if (edge === 'subscribed_apps') return Response.json({ success: true, data: [{ subscribed_fields: page.fields }] })
    if (request.method === 'GET') return Response.json({ data: [], name: 'Ventanilla' })
    const body = (await request.json()) as PageBody
    await Bun.sleep(latencyMs)
    if (!body.message) return Response.json({ recipient_id: body.recipient.id }) // Seen, or typing.
    const message = {
      callback: String(body.message.metadata),
      to: body.recipient.id,
      body,
      isPage: true as const,
      ...when,
    }
    const id = `m_stub.${taken.length}.${message.callback}`
    take(id, message)
    return Response.json({ recipient_id: body.recipient.id, message_id: id })
  }
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const when = { after, at: performance.now() }
      if (request.method === 'HEAD')
        return new Response(null, { headers: { date: new Date(Date.now() + graph.aheadMs).toUTCString() } })
      const url = new URL(request.url)
      if (url.pathname.split('/')[2] === PAGE.pageId) return answerPage(request, url, when)
      if (request.method === 'GET') return Response.json({ data: { is_valid: true, expires_at: 0 } }) // debug_token
      const body = (await request.json()) as Record<string, unknown>
      await Bun.sleep(latencyMs)
      if (body.status === 'read') return Response.json({ success: true })
      const message = {
        callback: String(body.biz_opaque_callback_data),
        to: String(body.to).replace('+', ''),
        body,
        ...when,
      }
      const id = `wamid.stub.${taken.length}.${message.callback}`
      take(id, message)
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
      clearInterval(beating)
      void server.stop(true)
    },
  }
  return graph
}

/** The status of the product's answer; 0: nobody answered. */
async function postProof(port: number, id: string, { callback, to, isPage }: Taken): Promise<number> {
  const now = Date.now()
  const proof = isPage ? echoWebhook(PAGE.pageId, to, id, now, callback) : statusWebhook(ACCOUNT, id, 'sent', now, callback)
  const bytes = JSON.stringify(proof)
  try {
    const response = await fetch(`http://127.0.0.1:${port}/webhooks/${isPage ? 'messenger' : 'whatsapp'}`, {
      method: 'POST',
      body: bytes,
      headers: { 'x-hub-signature-256': sign(bytes, isPage ? PAGE.appSecret : ACCOUNT.appSecret) },
    })
    return response.status
  } catch {
    return 0
  }
}
