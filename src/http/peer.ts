const PEERS = new WeakMap<Request, string>()

/** Notes the other end of the connection that a request came by; the listener alone knows it. */
export const notePeer = (request: Request, address: string): void => void PEERS.set(request, address)

/** The address that a request came from; `unknown` for one that came by no connection. */
export const peerOf = (request: Request): string => PEERS.get(request) ?? 'unknown'
