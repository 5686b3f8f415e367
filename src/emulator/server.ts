import { answerPhone } from './api.ts'
import { answerGraph, shakeHands } from './graph.ts'
import { phonePage } from './phone/serve.ts'
import type { Emulator, EmulatorSettings } from './types.ts'
import { createWorld } from './world.ts'

/** A file of the largest kind that Meta takes, and its frame. */
const BODY_MAX_BYTES = 101 * 1024 * 1024

/**
 * A stand-in for Meta's Graph API, with telephones to write from. It refuses what Meta refuses, signs as Meta signs, and
 * forgets everything when it stops. `url` is its own address, without a slash at the end. Throws when the port is taken.
 */
export function startEmulator(settings: EmulatorSettings): Emulator {
  const world = createWorld(settings)
  const server = Bun.serve({
    port: settings.port,
    hostname: settings.hostname ?? '127.0.0.1',
    reusePort: false,
    maxRequestBodySize: BODY_MAX_BYTES,
    async fetch(request, server) {
      // Streams of events stay quiet for long, and an ordered time-out must not end early.
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
    // "Every address of this machine" is no address to call.
    url: `http://${server.hostname === '0.0.0.0' ? '127.0.0.1' : server.hostname}:${server.port}`,
    shakeHands: () => (settings.webhookUrl ? shakeHands(world, settings.webhookUrl, settings.verifyToken) : Promise.resolve(false)),
    async stop() {
      world.postman.stop()
      await server.stop(true)
    },
  }
}
