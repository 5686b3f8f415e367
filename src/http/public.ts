/** Headers that only a proxy or a tunnel adds. A request that has one came from outside. */
const FORWARDED = /^(?:(?:x-)?forwarded.*|via|cdn-loop|x-original-.*|.*-(?:client|connecting|real)-ip)$/
/** What the world may see. Everything else does not exist for it. */
const OPEN_PATHS = ['/webhooks/']

/** It asks for no key and shows how busy an office is. */
const NEVER_OUTSIDE = /^\/+metrics\/*$/i

/** What an installation opens to the internet. */
export interface Opening {
  publicUrl: string | undefined
  /** The administration, which asks for a key, can be reached from outside too. */
  adminPublic: boolean
}

/**
 * True for a request that came from the internet and asks for something that is not the world's business: its host is
 * the public one, or a proxy forwarded it. Such a request is answered 404, as if the path did not exist.
 */
export function isForbiddenOutside(request: Request, { publicUrl, adminPublic }: Opening): boolean {
  if (!URL.canParse(request.url)) return true // A host that cannot be read might be the public one.
  const { pathname, host } = new URL(request.url)
  if (OPEN_PATHS.some((path) => pathname.startsWith(path))) return false
  if (adminPublic && !NEVER_OUTSIDE.test(pathname)) return false
  const asked = request.headers.get('host') ?? host
  return wasForwarded(request.headers) || (publicUrl !== undefined && sameHost(asked, publicUrl))
}

const wasForwarded = (headers: Headers): boolean => [...headers.keys()].some((name) => FORWARDED.test(name))

/** Compares names without the port, because a tunnel may or may not pass it on, and without the dot of a complete name. */
const sameHost = (host: string, publicUrl: string): boolean => bare(host) === bare(new URL(publicUrl).hostname)

const bare = (host: string): string => host.replace(/\.?(?::\d+)?$/, '').toLowerCase()
