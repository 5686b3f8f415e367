import type { BrowserContextOptions } from 'playwright-core'
import type { DoorStage } from './door-stage.ts'
import { type Browser, openBrowser, PHONE_SCREEN } from './support.ts'

export type DoorKeeper = Awaited<ReturnType<typeof openKeeper>>

/** Somebody at a door with a telephone and a line of their own. */
export async function openKeeper(stage: DoorStage, options: BrowserContextOptions & { flags?: string[] } = {}) {
  const browser: Browser = await openBrowser({ viewport: PHONE_SCREEN, hasTouch: true, isMobile: true, ...options })
  const { page, context } = browser
  const line = stage.openLine()
  await page.goto(`${line.url}/puerta`)
  const setOffline = async (isOffline: boolean) => {
    line.cut(isOffline)
    await context.setOffline(isOffline)
  }
  const text = async (id: string): Promise<string> => (await page.locator(`#${id}`).textContent()) ?? ''
  const hears = (id: string, words: string | RegExp) =>
    page.locator(`#${id}`).filter({ hasText: words }).waitFor({ state: 'attached' })
  return {
    page,
    browser,
    text,
    /** Waits until a place of the page says these words. */
    hears,
    url: line.url,
    setOffline,
    async close() {
      await browser.close()
      await line.close()
    },
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
    /** The telephone's clock, so far from the true time, until the page is opened again. */
    setClock: (by: number) =>
      page.evaluate((ahead) => {
        Date.now = () => Math.round(performance.timeOrigin + performance.now() + ahead)
      }, by),
    /** Until the browser has kept the page and the day's list was taken. */
    async isReady() {
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await hears('connection', 'Lista del día tomada')
    },
    /** The list is taken by itself every few seconds; here at once. */
    look: () => page.evaluate(() => void dispatchEvent(new Event('online'))),
    async goOffline() {
      await setOffline(true)
      await hears('connection', 'Sin conexión')
    },
    async comeBack() {
      await setOffline(false)
      await page.evaluate(() => void dispatchEvent(new Event('online')))
    },
  }
}
