import { isLoopbackHost } from '../../pages/hosts.ts'
import { answerGraph, shakeHands } from './graph.ts'
import { phonePage } from './phone/page.ts'
import { answerPhone } from './phone-api.ts'
import type { Emulator, EmulatorSettings } from './types.ts'
import { createWorld } from './world.ts'

/** The largest file that Meta takes, and its frame. */
const BODY_MAX_BYTES = 101 * 1024 * 1024

/**
 * A stand-in for Meta's Graph API, with telephones to write from: refuses and signs as Meta does, and forgets everything when it stops.
 * `url` is without a final slash. Throws when the port is taken.
 */
export function startEmulator(settings: EmulatorSettings): Emulator {
  const world = createWorld(settings)
  const server = Bun.serve({
    port: settings.port,
    hostname: '127.0.0.1', // Nobody else's telephone has business here, wherever the office's pages are served.
    reusePort: false,
    maxRequestBodySize: BODY_MAX_BYTES,
    async fetch(request, server) {
      if (!isLoopbackHost(request.headers.get('host'))) return foreignHost(server.port)
      // Event streams stay quiet for long, and an ordered time-out must not end early.
      server.timeout(request, 0)
      return (
        phonePage(request) ??
        (await answerPhone(world, request)) ??
        (await answerGraph(world, request)) ??
        new Response('Not found', { status: 404 })
      )
    },
  })
  settings.log('emulator.listening', { port: server.port })
  return {
    url: `http://${server.hostname}:${server.port}`,
    shakeHands: () => (settings.webhookUrl ? shakeHands(world, settings.webhookUrl, settings.verifyToken) : Promise.resolve(false)),
    async stop() {
      world.postman.stop()
      world.page?.postman.stop()
      await server.stop(true)
    },
  }
}

/** A page that rebinds its own name to 127.0.0.1 reaches this port too, and could write as a citizen or move the clock. */
const foreignHost = (port: number | undefined): Response =>
  new Response(`El teléfono de demostración solo se abre en su propia computadora: http://127.0.0.1:${port}/telefono\n`, {
    status: 421,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
