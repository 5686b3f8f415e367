import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { Citizen } from './citizen.ts'
import { startScriptedOffice } from './phone-office.ts'
import { type Product, startProduct } from './product.ts'
import { type Browser, barriers, DESK_SCREEN, openBrowser, PHONE_SCREEN } from './support.ts'

setDefaultTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  expect(await product.stop()).toBe(0)
})

async function withBrowser(options: Parameters<typeof openBrowser>[0], use: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await openBrowser(options)
  try {
    await use(browser)
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
  }
}

const LONG_MS = 120_000

const said = (page: Page, words: string | RegExp, timeout = 30_000) =>
  page.locator('#time-said', { hasText: words }).waitFor({ timeout })
const dateShown = async (page: Page) => (await page.locator('#time-now').getAttribute('datetime')) ?? ''

test(
  'a newcomer books, lets time pass, and the reminder is on the screen as a template, dated by its day',
  async () => {
    await withBrowser({ viewport: DESK_SCREEN }, async ({ page }) => {
      const guadalupe = new Citizen(page)
      await guadalupe.open(product.phoneUrl, 'guadalupe')
      await guadalupe.type('Hola')
      await guadalupe.pick('Renovar mi pasaporte')
      await guadalupe.type('metepec')
      await guadalupe.pick('Toluca')
      await guadalupe.type('HESG580312MMCRTD06')
      await guadalupe.type('guadalupe hernandez soto')
      await guadalupe.type('g12345678')
      await guadalupe.type('dentro de tres semanas')
      await guadalupe.pick(/\d:\d\d h/)
      await guadalupe.press(/^6 años/)
      await guadalupe.press('Confirmar')
      const before = await dateShown(page)

      await page.getByRole('button', { name: 'Hasta lo siguiente' }).click()
      await said(page, 'Llegó un mensaje a Guadalupe Hernández Soto.', LONG_MS) // Fifty offices open days at moments of their own.
      const reminder = page.locator('.from-office').last()
      expect(await reminder.textContent()).toContain('Le recuerdo su cita')
      expect(await reminder.textContent()).toContain('Plantilla aprobada')
      expect(await page.locator('.from-office .template').count()).toBe(1)
      expect(await page.locator('.day').allTextContents()).toHaveLength(2)
      expect(await page.locator('.day').last().textContent()).toBe('Hoy')
      expect(await page.locator('.day').first().textContent()).not.toBe('Hoy')
      await reminder.getByRole('button', { name: 'Sí, ahí estaré' }).waitFor()
      expect((await dateShown(page)) > before).toBe(true)
    })
  },
  2 * LONG_MS,
)

test('on a narrow telephone, with the keyboard alone, nobody meets a barrier and the focus stays where it was', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    await withBrowser({ viewport: PHONE_SCREEN, colorScheme }, async ({ page }) => {
      await page.goto(`${product.phoneUrl}#roberto`)
      await page.locator('body.ready').waitFor()
      await page.getByRole('button', { name: 'Personas y pruebas' }).press('Enter')
      const before = await dateShown(page)
      const button = page.getByRole('button', { name: 'Mañana a las 9:00' })
      await button.press('Enter')
      await said(page, 'Ahora es')
      expect(await page.locator('#time-now').textContent()).toContain('09:00 h')
      expect((await dateShown(page)) > before).toBe(true)
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
      expect(await page.locator('#time-said').getAttribute('role')).toBe('status')
      expect(await page.locator('#time').textContent()).toContain('Solo existe en la demostración')
      expect(await barriers(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_SCREEN.width)
    })
})

test('two pages on one demonstration live at the same moment, also after a reload', async () => {
  await withBrowser({ viewport: DESK_SCREEN }, async ({ page, context }) => {
    await page.goto(`${product.phoneUrl}#elena`)
    await page.locator('body.ready').waitFor()
    const other = await context.newPage()
    await other.goto(`${product.phoneUrl}#roberto`)
    await other.locator('body.ready').waitFor()
    const before = await dateShown(other)
    await page.getByRole('button', { name: 'Mañana a las 9:00' }).click()
    await said(page, 'Ahora es')
    await other.locator('#time-now', { hasText: '09:00 h' }).waitFor()
    expect((await dateShown(other)) > before).toBe(true)
    await other.reload()
    await other.locator('#time-now', { hasText: '09:00 h' }).waitFor()
  })
})

test('where time cannot be put forward the page says nothing of it', async () => {
  const office = startScriptedOffice()
  try {
    await withBrowser({}, async ({ page }) => {
      await page.goto(office.url)
      await page.locator('body.ready').waitFor()
      expect(await page.locator('#time').isVisible()).toBe(false)
    })
  } finally {
    await office.stop()
  }
})
