import { BlockList, isIP, isIPv4 } from 'node:net'
import { hostname } from 'node:os'

/** By what an office is known beside its addresses. */
export interface OfficeNames {
  /** The address that Meta calls: what comes under its name came from the internet. */
  publicUrl: string | undefined
  /** Further names under which the office's own network reaches it, as `hostOf` writes them. */
  officeHosts: readonly string[]
}

/**
 * Where a request for the office comes from. `machine`: a program or browser of this computer. `office`: its own network.
 * `unknown_name`: a neighbour who used a name that is not known to be ours, perhaps a page of the internet that gave its own name
 * our address. `internet`: everybody else, among them whoever came through a tunnel or proxy. `unreadable`: it names no host,
 * several, or none that can be one.
 */
export type Origin = 'machine' | 'office' | 'unknown_name' | 'internet' | 'unreadable'

/**
 * Judges by what cannot be made up from outside: the peer's address, the name in the request, and whether somebody passed it on.
 * The machine's name is asked for each time (0.6 us), because it may be changed while we run.
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
 * The name or address in a Host header, without port, brackets and the dot of a complete name, in lower case. Undefined when it cannot
 * be one, as with two headers, which arrive joined by a comma, or with somebody's name before an @.
 */
export function hostOf(header: string): string | undefined {
  const [, host] = /^(\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)\.?(?::\d{1,5})?$/i.exec(header) ?? []
  return host?.replace(/^\[|\]$/g, '').toLowerCase()
}

/** A request without a Host header was made within this process. In one over HTTP the address could then not be read. */
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
/** RFC 1918, RFC 4193 and the addresses that computers give themselves. Not 100.64.0.0/10: behind it are a provider's other customers. */
const PRIVATE = listOf(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16], ['fc00::', 7], ['fe80::', 10])

/** IPv4 within IPv6 (`::ffff:192.168.1.20`) counts as what it carries. Anything that is not an address is in no list. */
const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

const isLoopback = (address: string): boolean => isIn(LOOPBACK, address)
const isPrivate = (address: string): boolean => isIn(PRIVATE, address)
const isLoopbackName = (host: string): boolean => host === 'localhost' || isLoopback(host)

/** Which of its networks a neighbour is in (`fe80::1%eth0`) says nothing here. */
const withoutZone = (address: string): string => address.replace(/%.*$/, '')

/** A computer is reached by its name, by the first word of a long one, and in networks without a name server by that word and `.local`. */
function namesOf(machine: string): string[] {
  const name = machine.toLowerCase()
  const [short = name] = name.split('.')
  return [name, short, `${short}.local`]
}

/** Headers that only a proxy or a tunnel adds. */
const FORWARDED = /^(?:(?:x-)?forwarded.*|via|cdn-loop|x-original-.*|cf-.*|tailscale-.*|.*-(?:client|connecting|real)-ip)$/
const wasForwarded = (headers: Headers): boolean => [...headers.keys()].some((name) => FORWARDED.test(name))

/**
 * Whether every address that a proxy saw is of the office's own network. A proxy adds what it saw after what it was told, so that a
 * visitor who makes one up does not hide his own. One that says nobody's address is not believed.
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

/** Notes the other end of the connection that a request came by; the listener alone knows it. */
export const notePeer = (request: Request, address: string): void => void PEERS.set(request, address)

/** The address that a request came from. One that came by no connection was made within this process. */
export const peerOf = (request: Request): string => PEERS.get(request) ?? '127.0.0.1'
