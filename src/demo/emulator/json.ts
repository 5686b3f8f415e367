export type Json = Record<string, unknown>

export const object = (raw: unknown): Json | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.fromEntries(Object.entries(raw)) : undefined
export const list = (raw: unknown): unknown[] | undefined => (Array.isArray(raw) ? raw : undefined)
export const text = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined)

/** Undefined when it is none. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}

export const problem = (status: number, why: string): Response => Response.json({ error: why }, { status })
