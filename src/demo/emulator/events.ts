import type { PhoneEvent } from './types.ts'

/** Tells every open phone page what happens. */
export interface Broadcast {
  publish(event: PhoneEvent): void
  /** A stream of Server-Sent Events for one page. `onLast` runs when the last page has gone. */
  stream(onLast: () => void): Response
}

export function createBroadcast(): Broadcast {
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()
  return {
    publish(event) {
      const bytes = encoder.encode(`data: ${JSON.stringify(event)}\n\n`)
      for (const page of pages) {
        try {
          page.enqueue(bytes)
        } catch {
          pages.delete(page) // It closed between two events.
        }
      }
    },
    stream(onLast) {
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const body = new ReadableStream<Uint8Array>({
        start(page) {
          own = page
          pages.add(page)
          // The first bytes make the browser call the connection open.
          page.enqueue(encoder.encode('retry: 1000\n\n'))
        },
        cancel() {
          if (own) pages.delete(own)
          if (pages.size === 0) onLast()
        },
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
    },
  }
}
