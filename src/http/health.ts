import type { Writer } from '../messaging/writer.ts'
import { VERSION } from '../version.ts'

export interface HealthDeps {
  writer: Writer
  /** Facts that a watcher wants to see beside "ready": ages in seconds, names of broken invariants. */
  facts(): Record<string, unknown>
  metrics(): Promise<{ type: string; text: string }>
}

/**
 * `/health/live`: the process answers. `/health/ready`: the writer can open and commit a transaction. `/metrics`: Prometheus. Undefined
 * for any other path. The figures show how busy an office is: `refusal` is what they are refused with, undefined for whoever may see
 * them; without a key `/health/ready` says yes or no to everybody.
 */
export async function answerHealth(
  deps: HealthDeps,
  request: Request,
  refusal: () => Promise<Response | undefined>,
): Promise<Response | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  switch (new URL(request.url).pathname.replace(/\/$/, '')) {
    case '/health/live':
      return Response.json({ live: true })
    case '/health/ready': {
      const refused = await refusal()
      if (refused && request.headers.has('authorization')) return refused
      const ready = await canWrite(deps.writer)
      return Response.json({ ready, ...(!refused && { version: VERSION, ...deps.facts() }) }, { status: ready ? 200 : 503 })
    }
    case '/metrics': {
      const refused = await refusal()
      if (refused) return refused
      const { type, text } = await deps.metrics()
      return new Response(text, { headers: { 'content-type': type } })
    }
    default:
      return undefined
  }
}

/**
 * An empty step goes through the whole flush, its lock and its commit; it writes nothing, so it costs no disk flush. After a batch that
 * the disk refused each flush writes something, until one is kept: only then this is true again.
 */
async function canWrite(writer: Writer): Promise<boolean> {
  return writer.submit('health.probe', () => true).catch(() => false)
}
