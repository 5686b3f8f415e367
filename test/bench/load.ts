// A small load generator: so many connections, each sending one prepared request after another, as Meta does.
// Runs as a process of its own, so that its work is not counted as the server's.
export interface LoadResult {
  requests: number
  seconds: number
  perSecond: number
  /** Answers other than 200. */
  refused: number
  p50Ms: number
  p99Ms: number
  longestMs: number
}

/** Sends the prepared requests (whole HTTP texts) over `connections` sockets until all are answered or time is over. */
export async function pour(port: number, requests: Buffer[], connections: number, secondsMax: number): Promise<LoadResult> {
  const times: number[] = []
  let next = 0
  let refused = 0
  const started = performance.now()
  const isOver = () => next >= requests.length || performance.now() - started > secondsMax * 1000
  const one = () =>
    new Promise<void>((resolve, reject) => {
      let sentAt = 0
      const send = (socket: { write(data: Buffer): number; end(): void }) => {
        const request = isOver() ? undefined : requests[next++]
        if (!request) {
          socket.end()
          return resolve()
        }
        sentAt = performance.now()
        socket.write(request)
      }
      void Bun.connect({
        hostname: '127.0.0.1',
        port,
        socket: {
          open: send,
          data(socket, data) {
            times.push(performance.now() - sentAt)
            if (data[9] !== 50) refused++ // "HTTP/1.1 2..": the tenth character of the answer.
            send(socket)
          },
          error: (_socket, error) => reject(error),
          connectError: (_socket, error) => reject(error),
          close: () => resolve(),
        },
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const [p50Ms, p99Ms, longestMs] = [at(0.5), at(0.99), times.at(-1) ?? 0]
  return { requests: times.length, seconds, perSecond: times.length / seconds, refused, p50Ms, p99Ms, longestMs }
}

export function prepare(path: string, body: string, signature: string): Buffer {
  const bytes = Buffer.from(body)
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `X-Hub-Signature-256: ${signature}`,
    `Content-Length: ${bytes.length}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), bytes])
}
