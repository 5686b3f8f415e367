/** Stands wherever a key would be seen: over a shoulder, in a screenshot, in a command that was copied to ask somebody for help. */
const MASK = '••••••••'

interface SentRequest {
  headers?: Record<string, string>
}
type Put = (path: string, method: string, request: SentRequest) => unknown

const masking = (original: Put) => (path: string, method: string, request: SentRequest) =>
  original(path, method, { ...request, headers: masked(request.headers) })

const masked = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name.toLowerCase() === 'authorization' ? `Bearer ${MASK}` : value]),
  )

/** What Swagger UI remembers of a request is what it shows: its Curl box, and what that box copies. The key is not in it. */
export const maskPlugin = () => ({
  statePlugins: { spec: { wrapActions: { setRequest: masking, setMutatedRequest: masking } } },
})

/** The text without these keys. An empty one is none. */
export const withoutKeys = (text: string, keys: string[]): string =>
  keys.filter((key) => key !== '').reduce((rest, key) => rest.replaceAll(key, MASK), text)
