import { type AnyElysia, Elysia, type ElysiaConfig } from 'elysia'

export interface Listener {
  port: number
  /** Takes no new requests; resolves when the current ones have ended. */
  stop(): Promise<void>
  cut(): Promise<void>
}

/** Meta sends at most 3 MB, and the office less. */
export const BODY_BYTES_MAX = 3 * 1024 * 1024
/** A connection's idle limit: more than a slow line needs, less than a tunnel keeps open needlessly. */
const IDLE_SECONDS = 30

/** For every Elysia of ours: otherwise it looks for the path from the eleventh character on, and finds none behind a host of one letter. */
export const UNDER_ANY_HOST = { standardHostname: false } satisfies ElysiaConfig<''>['handler']

export const createApp = (part: AnyElysia) =>
  new Elysia({
    handler: UNDER_ANY_HOST,
    serve: {
      reusePort: false, // Otherwise a second process would share the port and take half of the webhooks.
      development: false, // Otherwise Bun answers a failure with a page that shows our code.
      maxRequestBodySize: BODY_BYTES_MAX,
      idleTimeout: IDLE_SECONDS,
    },
  }).use(part)

/** Throws the system's error when the port or the address cannot be had. */
export function listen(app: AnyElysia, { port, hostname }: { port: number; hostname: string }): Listener {
  const { server } = app.listen({ port, hostname })
  return {
    port: server?.port ?? port,
    stop: async () => void (await app.stop()),
    cut: async () => server?.stop(true),
  }
}
