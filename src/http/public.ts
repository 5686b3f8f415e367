/** Headers that only a proxy or tunnel adds: whoever comes with one came from outside. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'cf-connecting-ip']
/** What the world may see. Everything else does not exist for it. */
const OPEN_PATHS = ['/webhooks/']

/** Asks for no key, and tells how much business an office has. */
const NEVER_OUTSIDE = /^\/+metrics\/*$/i

/** What an installation opens to the internet. */
export interface Opening {
  publicUrl: string | undefined
  /** Then the administration is reached from outside as well; it asks for a key. */
  adminPublic: boolean
}

/**
 * True for a request that came from the internet and asks for something that is not the world's business: its host is
 * the public one, or a proxy forwarded it. Such a request is answered 404, as if the path did not exist.
 */
export function isForbiddenOutside(request: Request, { publicUrl, adminPublic }: Opening): boolean {
  const { pathname, host } = new URL(request.url)
  if (OPEN_PATHS.some((path) => pathname.startsWith(path))) return false
  if (adminPublic && !NEVER_OUTSIDE.test(pathname)) return false
  const asked = request.headers.get('host') ?? host
  return FORWARDED.some((name) => request.headers.has(name)) || (publicUrl !== undefined && sameHost(asked, publicUrl))
}

/** Compares names without the port, because a tunnel may or may not pass it on, and without the dot of a complete name. */
const sameHost = (host: string, publicUrl: string): boolean => bare(host) === bare(new URL(publicUrl).hostname)

const bare = (host: string): string => host.replace(/\.?(?::\d+)?$/, '').toLowerCase()
