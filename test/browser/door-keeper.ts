import type { BrowserContextOptions } from 'playwright-core'
import type { DoorStage } from './door-stage.ts'
import { type Browser, openBrowser, PHONE_SCREEN } from './support.ts'

export type DoorKeeper = Awaited<ReturnType<typeof openKeeper>>

/** Somebody at a door with a telephone of their own. */
export async function openKeeper(stage: DoorStage, options: BrowserContextOptions & { flags?: string[] } = {}) {
  const browser: Browser = await openBrowser({ viewport: PHONE_SCREEN, hasTouch: true, isMobile: true, ...options })
  const { page, context } = browser
  const visit = () => page.goto(`${stage.url}/puerta`)
  await visit()
  const text = async (id: string): Promise<string> => (await page.locator(`#${id}`).textContent()) ?? ''
  const hears = (id: string, words: string | RegExp) =>
    page.locator(`#${id}`).filter({ hasText: words }).waitFor({ state: 'attached' })
  return {
    page,
    browser,
    text,
    /** Waits until a place of the page says these words. */
    hears,
    close: () => browser.close(),
    async comeIn() {
      await page.getByLabel('Clave de acceso').fill(stage.token)
      await page.getByRole('button', { name: 'Entrar', exact: true }).click()
      await page.locator('#door').waitFor()
    },
    /** As a hand-held reader types it; the verdict. */
    async reads(code: string, verdict: string) {
      await page.locator('#code').fill(code)
      await page.keyboard.press('Enter')
      await hears('verdict', verdict)
    },
    /** Until the browser has kept the page and the day's list was taken. */
    async isReady() {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await hears('connection', 'Lista del día')
    },
    /** The list is taken by itself every few seconds; here at once. */
    look: () => page.evaluate(() => void dispatchEvent(new Event('online'))),
    async goOffline() {
      await context.setOffline(true)
      await hears('connection', 'Sin conexión')
    },
    async comeBack() {
      await context.setOffline(false)
      await page.evaluate(() => void dispatchEvent(new Event('online')))
    },
  }
}
