// The office's page on a slow line: its library is two megabytes, and nobody should look at an empty page meanwhile.
import { expect, setDefaultTimeout, test } from 'bun:test'
import { startProduct } from './product.ts'
import { openBrowser, PHONE_SCREEN } from './support.ts'

setDefaultTimeout(60_000)

test('the key can be typed before the library is there, and the tasks come with it', async () => {
  const product = await startProduct()
  const browser = await openBrowser({ viewport: PHONE_SCREEN })
  try {
    const { page } = browser
    const line = Promise.withResolvers<void>()
    await page.route('**/swagger-ui-bundle.js', async (route) => {
      await line.promise
      await route.continue()
    })
    await page.goto(product.swaggerUrl, { waitUntil: 'commit' })
    await page.getByLabel('Clave de acceso').fill(product.adminToken)
    await page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await page.getByText('primer administrador').waitFor()
    expect(await page.getByText('¿Está todo bien?').count()).toBe(0)
    line.resolve()
    await page.getByText('¿Está todo bien?').waitFor()
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
    await product.stop()
  }
})
