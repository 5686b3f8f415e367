/** The outside world, as the commands see it. A test answers in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Long enough for a slow office line, short enough for somebody who waits before a screen. */
const ANSWER_MS = 10_000

export const network: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })
