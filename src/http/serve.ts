/** Answers a request that came from the address `peer`. */
export type Handler = (request: Request, peer: string) => Promise<Response>

/** A part of the house that can be reached over HTTP. */
export interface App {
  /** Answers a request; without a peer it was made on this machine. */
  handle(request: Request, peer?: string): Promise<Response>
}

/** A socket that somebody listens on. */
export interface Listener {
  port: number
  /** Takes no new requests; resolves when the current ones have ended. */
  stop(): Promise<void>
  /** Cuts off what is still open. */
  cut(): Promise<void>
}

/** Meta sends at most 3 MB, and nothing that the office sends is longer. */
export const BODY_BYTES_MAX = 3 * 1024 * 1024
/** How long a connection may be silent. Longer than a slow line needs, shorter than what a tunnel keeps open without need. */
const IDLE_SECONDS = 30

export const createApp = (handler: Handler): App => ({ handle: (request, peer = '127.0.0.1') => handler(request, peer) })

/** Opens a socket for it. Throws what the system says when the port or the address cannot be had. */
export function listen(app: App, { port, hostname }: { port: number; hostname: string }): Listener {
  const server = Bun.serve({
    port,
    hostname,
    reusePort: false, // Otherwise a second process would share the port and take half of the webhooks.
    development: false, // Otherwise Bun answers a failure with a page that shows our code.
    maxRequestBodySize: BODY_BYTES_MAX,
    idleTimeout: IDLE_SECONDS,
    fetch: (request, self) => app.handle(request, self.requestIP(request)?.address ?? 'gone'),
  })
  return {
    port: server.port ?? port,
    stop: () => server.stop(),
    cut: () => server.stop(true),
  }
}
