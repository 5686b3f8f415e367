import { Elysia } from 'elysia'
import type { Writer } from '../messaging/writer.ts'
import { VERSION } from '../version.ts'

export interface HealthRooms {
  writer: Writer
  /** Facts that a watcher wants to see beside "ready": ages in seconds, names of broken invariants. */
  facts(): Record<string, unknown>
  metrics(): Promise<{ type: string; text: string }>
}

/** `/health/live`: the process answers. `/health/ready`: the writer can open and commit a transaction. `/metrics`: Prometheus. */
export const health = (rooms: HealthRooms) =>
  new Elysia({ name: 'health' })
    .get('/health/live', () => ({ live: true }))
    .get('/health/ready', async ({ status }) => {
      const ready = await canWrite(rooms.writer)
      return status(ready ? 200 : 503, { ready, version: VERSION, ...rooms.facts() })
    })
    .get('/metrics', async () => {
      const { type, text } = await rooms.metrics()
      return new Response(text, { headers: { 'content-type': type } })
    })

/** An empty step goes through the whole flush, its lock and its commit; it writes nothing, so it costs no disk flush. */
async function canWrite(writer: Writer): Promise<boolean> {
  return writer.submit('health.probe', () => true).catch(() => false)
}
