/** A loopback name or address as it stands in a Host header. Written out, so that nothing is a loopback address by a parser's grace. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a request's Host header names this very computer, with any port. A page that rebinds its own name to 127.0.0.1
 * still sends that name, so a loopback peer alone proves nothing.
 */
export const isLoopbackHost = (host: string | null): boolean => host !== null && LOOPBACK_HOST.test(host)
