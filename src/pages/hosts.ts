/** Written out, so that no parser's leniency makes something a loopback address. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether the Host header names this very computer. A page that rebinds its own name to 127.0.0.1 still sends that name, so a loopback peer
 * alone proves nothing.
 */
export const isLoopbackHost = (host: string | null): boolean => host !== null && LOOPBACK_HOST.test(host)
