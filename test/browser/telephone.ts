import { expect } from 'bun:test'
import { Citizen } from './citizen.ts'
import type { Product } from './product.ts'
import { openBrowser, PHONE_SCREEN } from './support.ts'

/** One telephone of the demonstration in the hands of one of the ready people; asserts at the end that nothing broke in its page. */
export async function as(product: Product, person: string, live: (citizen: Citizen) => Promise<void>): Promise<void> {
  const browser = await openBrowser({ viewport: PHONE_SCREEN, hasTouch: true, isMobile: true })
  try {
    const citizen = new Citizen(browser.page)
    await citizen.open(product.phoneUrl, person)
    await live(citizen)
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
  }
}
