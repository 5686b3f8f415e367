/** Replaces a key wherever it would be visible: over a shoulder, in a screenshot, in a copied command. */
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

/** Swagger UI's remembered request fills its Curl box and what that copies: without the key. */
export const maskPlugin = () => ({
  statePlugins: { spec: { wrapActions: { setRequest: masking, setMutatedRequest: masking } } },
})

/** An empty one is none. */
export const withoutKeys = (text: string, keys: string[]): string =>
  keys.filter((key) => key !== '').reduce((rest, key) => rest.replaceAll(key, MASK), text)
