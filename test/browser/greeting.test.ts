// What somebody sees first of all, on a telephone of the size that most people have.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { Citizen } from './citizen.ts'
import { type Product, startProduct } from './product.ts'
import { openBrowser } from './support.ts'

setDefaultTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product?.stop())

const SMALL = { width: 390, height: 844 }

test.each([
  ['roberto', 'Hola', '¿En qué le ayudo?', 'Ver opciones'],
  ['guadalupe', 'español fácil', '¿Qué necesita?', 'Ver opciones'],
  ['elena', 'Hello', 'How can I help you?', 'See options'],
])('the whole greeting, with its question and its button, is in view at 390 by 844: %s', async (person, said, question, button) => {
  const browser = await openBrowser({ viewport: SMALL, hasTouch: true, isMobile: true })
  try {
    const citizen = new Citizen(browser.page)
    await citizen.open(product.phoneUrl, person)
    await citizen.type(said)
    const bubble = browser.page.locator('.from-office').last()
    expect(await citizen.lastWords()).toContain(question)
    const { top, bottom, from, until } = await bubble.evaluate((one) => {
      const room = one.closest('[role=log]')?.getBoundingClientRect()
      const { top, bottom } = one.getBoundingClientRect()
      return { top, bottom, from: room?.top ?? 0, until: room?.bottom ?? 0 }
    })
    expect(top).toBeGreaterThanOrEqual(from)
    expect(bottom).toBeLessThanOrEqual(Math.min(until, SMALL.height))
    expect(await bubble.getByRole('button', { name: button }).isVisible()).toBe(true)
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
  }
})
