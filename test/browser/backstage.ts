import type { Product } from './product.ts'

/** What the office does behind a scene, by the administration's own operations: what is proposed is also applied. */
export function administrator(product: Product) {
  async function post(path: string, form: Record<string, string>): Promise<{ clave?: string | null }> {
    const answer = await fetch(new URL(path, product.swaggerUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${product.adminToken}` },
      body: new URLSearchParams(form),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    post,
    async apply(path: string, form: Record<string, string>): Promise<void> {
      const { clave } = await post(path, form)
      if (clave) await post(path, { ...form, clave })
    },
  }
}

/** Puts the demonstration's clock forward and says what time it is then. */
export async function passTime(product: Product, jump: 'ten_minutes' | 'three_hours' | 'tomorrow' | 'next'): Promise<Date> {
  const answer = await fetch(new URL('/telefono/api/time', product.phoneUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jump }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return new Date(((await answer.json()) as { now: number }).now)
}

/** To nine in the morning of the next Monday, Tuesday or Wednesday: the office is open, and the week has days left. */
export async function passToWorkday(product: Product): Promise<Date> {
  const now = await passTime(product, 'tomorrow')
  return [1, 2, 3].includes(now.getUTCDay()) ? now : passToWorkday(product)
}
