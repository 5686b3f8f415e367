/** A loopback name or address as it stands in a Host header. Written out, so that nothing is a loopback address by a parser's grace. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i
/** IPv6 sockets show IPv4 peers in the mapped form. */
const LOOPBACK_ADDRESS = /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/i

/**
 * Whether a request's Host header names this very computer, with any port. A page that rebinds its own name to 127.0.0.1
 * still sends that name, so a loopback peer alone proves nothing.
 */
export const isLoopbackHost = (host: string | null): boolean => host !== null && LOOPBACK_HOST.test(host)

/** Whether the other end of a connection (`server.requestIP(request)?.address`) is this very computer. Unknown is no. */
export const isLoopbackAddress = (address: string | undefined): boolean => address !== undefined && LOOPBACK_ADDRESS.test(address)
