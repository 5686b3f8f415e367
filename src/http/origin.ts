import { BlockList, isIP, isIPv4 } from 'node:net'
import { hostname } from 'node:os'

export interface OfficeNames {
  /** The address that Meta calls: requests under its name came from the internet. */
  publicUrl: string | undefined
  /** Further names in the office's own network, as `hostOf` writes them. */
  officeHosts: readonly string[]
}

/**
 * `machine`: this computer. `office`: its own network. `unknown_name`: a neighbour under an unknown name, perhaps a web page that pointed
 * its own name at our address (DNS rebinding). `internet`: all others, also through a tunnel or proxy. `unreadable`: no host, several, or
 * an impossible one.
 */
export type Origin = 'machine' | 'office' | 'unknown_name' | 'internet' | 'unreadable'

/**
 * Judges by what cannot be forged from outside: the peer's address, the name in the request, and signs of forwarding. The machine's name is
 * read each time (0.6 us), because it may change while we run.
 */
export function originOf(request: Request, peer: string, { publicUrl, officeHosts }: OfficeNames): Origin {
  const host = hostAsked(request)
  if (host === undefined) return 'unreadable'
  if (publicUrl !== undefined && host === hostOf(new URL(publicUrl).host)) return 'internet'
  const near = withoutZone(peer)
  if (!isLoopback(near) && !isPrivate(near)) return 'internet'
  const isNamed = officeHosts.includes(host)
  if (wasForwarded(request.headers)) return isNamed && isForwardedWithin(request.headers) ? 'office' : 'internet'
  if (isLoopback(near) && isLoopbackName(host)) return 'machine'
  return isNamed || isLoopbackName(host) || isPrivate(host) || namesOf(hostname()).includes(host) ? 'office' : 'unknown_name'
}

/**
 * Name or address of a Host header, without port, brackets and trailing dot, in lower case. Undefined when it cannot be one, as with two
 * headers, which arrive joined by a comma, or with user info before an @.
 */
export function hostOf(header: string): string | undefined {
  const [, host] = /^(\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)\.?(?::\d{1,5})?$/i.exec(header) ?? []
  return host?.replace(/^\[|\]$/g, '').toLowerCase()
}

/** Without a Host header it was made within this process; over HTTP the address could not be read. */
function hostAsked(request: Request): string | undefined {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  if (url?.protocol !== 'http:') return undefined // CONNECT, or a Host that no address can be made of.
  return hostOf(request.headers.get('host') ?? url.host)
}

const listOf = (...ranges: [address: string, bits: number][]): BlockList => {
  const list = new BlockList()
  for (const [address, bits] of ranges) list.addSubnet(address, bits, isIPv4(address) ? 'ipv4' : 'ipv6')
  return list
}
const LOOPBACK = listOf(['127.0.0.0', 8], ['::1', 128])
/** RFC 1918, RFC 4193 and link-local addresses. Not 100.64.0.0/10: behind it are a provider's other customers. */
const PRIVATE = listOf(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['fc00::', 7], ['fe80::', 10])

/** IPv4 within IPv6 (`::ffff:192.168.1.20`) counts as what it carries. */
const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

const isLoopback = (address: string): boolean => isIn(LOOPBACK, address)
const isPrivate = (address: string): boolean => isIn(PRIVATE, address)
const isLoopbackName = (host: string): boolean => host === 'localhost' || isLoopback(host)

/** The zone of a link-local address (`fe80::1%eth0`) is irrelevant here. */
const withoutZone = (address: string): string => address.replace(/%.*$/, '')

/** Its name, the first word of a long one, and that word with `.local`. */
function namesOf(machine: string): string[] {
  const name = machine.toLowerCase()
  const [short = name] = name.split('.')
  return [name, short, `${short}.local`]
}

/** Added only by a proxy or a tunnel. */
const FORWARDED = /^(?:(?:x-)?forwarded.*|via|cdn-loop|x-original-.*|cf-.*|tailscale-.*|.*-(?:client|connecting|real)-ip)$/
const wasForwarded = (headers: Headers): boolean => [...headers.keys()].some((name) => FORWARDED.test(name))

/**
 * Whether every address that a proxy saw is in the office's own network. A proxy appends what it saw, so a forged first entry does not hide
 * the real one. Without any address it is not believed.
 */
function isForwardedWithin(headers: Headers): boolean {
  const seen = [...headers.entries()].flatMap(([name, value]) => {
    if (/^(?:x-forwarded-for|.*-(?:client|connecting|real)-ip)$/.test(name)) return value.split(',').map((one) => one.trim())
    return name === 'forwarded' ? [...value.matchAll(/for=([^;,]*)/gi)].map(([, one = '']) => one.replaceAll('"', '').trim()) : []
  })
  const bare = seen.map((one) => hostOf(one) ?? one)
  return bare.length > 0 && bare.every((address) => isLoopback(address) || isPrivate(address))
}

const PEERS = new WeakMap<Request, string>()

/** Known to the listener alone. */
export const notePeer = (request: Request, address: string): void => void PEERS.set(request, address)

/** Without a connection it was made within this process. */
export const peerOf = (request: Request): string => PEERS.get(request) ?? '127.0.0.1'
