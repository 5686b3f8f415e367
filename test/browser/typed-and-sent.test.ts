// Somebody who types fast, or a scanner that sends Enter right behind a folio: what stands in the field is what is sent.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { passToWorkday } from './backstage.ts'
import { type Product, startProduct } from './product.ts'
import { type Browser, openBrowser } from './support.ts'

setDefaultTimeout(60_000)

let product: Product
let browser: Browser
const received: { path: string; fields: URLSearchParams }[] = []

beforeAll(async () => {
  product = await startProduct()
  await passToWorkday(product)
  browser = await openBrowser()
  const { page } = browser
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const body = request.postData()
    received.push({ path: pathname, fields: body === null ? searchParams : new URLSearchParams(body) })
  })
  await page.goto(product.swaggerUrl)
  await page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()
  await page.getByText('¿Está todo bien?').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** An open task, and what the server received of one of its fields since then. */
async function openTask(name: string, path: string, field: string) {
  const { page } = browser
  const panel = page.locator('.opblock').filter({ has: page.getByText(name, { exact: true }) })
  await panel.locator('.opblock-summary-control').click()
  await panel.getByRole('button', { name: 'Continuar', exact: true }).waitFor()
  received.length = 0
  const values = () => received.filter((one) => one.path === path).map((one) => one.fields.get(field))
  return {
    panel,
    page,
    async receives(expected: string[]) {
      for (let looks = 0; values().length < expected.length && looks < 100; looks++) await page.waitForTimeout(50)
      expect(values()).toEqual(expected)
      await panel.locator('.opblock-summary-control').click()
    },
  }
}

test.each([
  ['a folio that is scanned', 'Anotar quién llegó', 'Folio', '/admin/citas/llegada', 'folio', ['AAA-AAA', 'K7M-4QX', 'BBB-BBB']],
  ['a date', 'Ver quién viene', 'Día', '/admin/agenda', 'dia', ['3/12/2026', 'mañana', '4/12/2026']],
  ['a search', 'Buscar a una persona', 'A quién busca', '/admin/buscar', 'quien', ['guadalupe', 'K7M-4QX', 'rosa pérez']],
])('%s is sent by the Enter right behind it, each time anew', async (_, name, label, path, field, values) => {
  const { panel, page, receives } = await openTask(name, path, field)
  await panel.getByRole('textbox', { name: label, exact: true }).click()
  for (const value of values) {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await receives(values)
})

test('a button that is pressed without leaving the field sends what stands there', async () => {
  const { panel, page, receives } = await openTask('Ver la historia de una cita', '/admin/citas/historia', 'folio')
  const values = ['AAA-AAA', 'K7M-4QX']
  const input = panel.getByRole('textbox', { name: 'Folio', exact: true })
  for (const value of values) {
    await input.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
    // As a program that fills in forms does: the focus stays where it is.
    await panel.getByRole('button', { name: 'Continuar', exact: true }).evaluate((button: HTMLElement) => button.click())
  }
  await receives(values)
})

test('what is chosen from a list with the keyboard is what the button sends', async () => {
  const { panel, page, receives } = await openTask('Ver los cierres', '/admin/cierres', 'cuales')
  const list = panel.getByRole('combobox', { name: 'Cuáles', exact: true })
  const words = ['los que ya pasaron', 'los que vienen']
  for (const value of words) {
    await list.focus()
    await page.keyboard.type(value)
    await panel.getByRole('button', { name: 'Continuar', exact: true }).click()
  }
  await receives(words)
})

test('while an answer is awaited the same is not sent twice, and what is scanned meanwhile is not lost', async () => {
  const { page } = browser
  const typed = Promise.withResolvers<void>()
  await page.route('**/admin/citas/llegada', async (route) => {
    await typed.promise
    await route.continue()
  })
  const { panel, receives } = await openTask('Anotar quién llegó', '/admin/citas/llegada', 'folio')
  await panel.getByRole('textbox', { name: 'Folio', exact: true }).click()
  for (const value of ['CCC-CCC', 'DDD-DDD']) {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
  }
  typed.resolve()
  await receives(['CCC-CCC', 'DDD-DDD'])
  expect(browser.complaints.filter((one) => !one.includes('404'))).toEqual([])
})
