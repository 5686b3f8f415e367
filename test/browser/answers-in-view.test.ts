// Where the eye is when a task is opened on the office's page: at that task, whatever another one answered before.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { turnOf } from '../turn.ts'
import { passToWorkday } from './backstage.ts'
import { type Product, startProduct } from './product.ts'
import { type Browser, openBrowser } from './support.ts'

setDefaultTimeout(240_000)

const LAPTOP = { width: 1366, height: 768 }
const TELEPHONE = { width: 390, height: 844 }
/** Each task costs seconds: within so many commits each of them is opened, on one of both screens at least. */
const PARTS = 5
const PROPOSING = 'Cerrar un día, unas horas o una ventanilla'

let product: Product
let browser: Browser
beforeAll(async () => {
  product = await startProduct()
  await passToWorkday(product) // On a Friday there is no tomorrow to close.
  browser = await openBrowser({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function comeIn(screen: { width: number; height: number }): Promise<void> {
  const { page } = browser
  await page.setViewportSize({ width: screen.width, height: screen.height })
  await page.goto(product.swaggerUrl)
  const enter = page.getByRole('button', { name: 'Entrar con la clave de la demostración' })
  await page.getByText('¿Está todo bien?').or(enter).first().waitFor()
  if (await enter.isVisible()) await enter.click()
  await page.getByText('¿Está todo bien?').waitFor()
}

const panelOf = (page: Page, name: string) => page.locator('.opblock').filter({ has: page.getByText(name, { exact: true }) })
const headOf = (page: Page, name: string) => panelOf(page, name).locator('.opblock-summary-control')

/** Until nothing has moved or grown for ten frames. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const place = () => `${scrollY} ${document.documentElement.scrollHeight}`
    for (let calm = 0, was = place(); calm < 10; calm = place() === was ? calm + 1 : 0) {
      was = place()
      await new Promise(requestAnimationFrame)
    }
  })

/** A press of a mouse or a finger where the head is now: nothing is brought into view for it. */
async function openWhereItIs(page: Page, name: string): Promise<void> {
  const head = headOf(page, name)
  const { x, y } = await head.evaluate((one) => {
    one.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, height } = one.getBoundingClientRect()
    return { x: left + 20, y: top + height / 2 }
  })
  await page.mouse.click(x, y)
  await settled(page)
}

/** Another task has answered, and waits for a yes. */
async function propose(page: Page): Promise<void> {
  const panel = panelOf(page, PROPOSING)
  const isOpen = await panel.evaluate((one) => one.classList.contains('is-open'))
  if (!isOpen) {
    await headOf(page, PROPOSING).click()
    await panel.getByRole('textbox', { name: 'Motivo', exact: true }).fill('no hay luz')
    await page.keyboard.press('Tab') // Swagger UI takes a text when its field is left.
  }
  await panel.locator('.execute').evaluate((one) => (one as HTMLElement).click())
  await panel.getByRole('button', { name: 'Sí, hacerlo' }).waitFor()
}

for (const [nth, screen] of [LAPTOP, TELEPHONE].entries())
  test(`each task that is opened after another has answered is where it was pressed, at ${screen.width} by ${screen.height}`, async () => {
    await comeIn(screen)
    const { page } = browser
    const names = await page.locator('.opblock-summary-description').allTextContents()
    expect(names.length).toBeGreaterThan(50)
    const wrong: object[] = []
    const turn = turnOf().nth + nth
    for (const name of names.filter((one, at) => one !== PROPOSING && (at + turn) % PARTS === 0)) {
      await propose(page)
      await openWhereItIs(page, name)
      const seen = await panelOf(page, name).evaluate((panel) => {
        const { top, bottom } = panel.querySelector('.opblock-summary-control')?.getBoundingClientRect() ?? { top: -1, bottom: -1 }
        const bar = Math.max(document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0, 0)
        return {
          headIsSeen: top >= bar - 1 && bottom <= innerHeight,
          focusIsHere: panel.contains(document.activeElement),
          yesButtons: [...document.querySelectorAll('.do-it')].filter((one) => one.textContent === 'Sí, hacerlo').length,
        }
      })
      const right = { headIsSeen: true, focusIsHere: true, yesButtons: 0 }
      if (!Bun.deepEquals(seen, right)) wrong.push({ name, ...seen })
      await headOf(page, name).evaluate((one) => (one as HTMLElement).click())
    }
    expect(wrong).toEqual([])
  })

test('what was read is one line when another task is opened, and can be read again where it stands', async () => {
  await comeIn(LAPTOP)
  const { page } = browser
  const prices = panelOf(page, 'Ver los precios')
  await openWhereItIs(page, 'Ver los precios')
  const sentence = await prices.locator('.answer .summary').textContent()
  await openWhereItIs(page, 'Ver los casos')
  expect(await prices.locator('.answer').textContent()).toBe(`${sentence}Ver otra vez`)
  const again = prices.getByRole('button', { name: 'Ver otra vez' })
  await again.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const before = await prices.locator('.answer').evaluate((one) => one.getBoundingClientRect().top)
  await again.click()
  await settled(page)
  expect(await prices.locator('.answer tbody tr').count()).toBeGreaterThan(0)
  expect(await prices.locator('.answer').evaluate((one) => one.getBoundingClientRect().top)).toBe(before)
})

test('a task that is closed and opened again still shows what it had answered', async () => {
  await comeIn(LAPTOP)
  const { page } = browser
  const list = panelOf(page, 'Ver quién viene')
  await openWhereItIs(page, 'Ver quién viene')
  await list.getByRole('button', { name: 'Continuar', exact: true }).click()
  await list.locator('.answer .summary').waitFor()
  const sentence = await list.locator('.answer .summary').textContent()
  for (let press = 0; press < 2; press++) await openWhereItIs(page, 'Ver quién viene')
  expect(await list.locator('.answer .summary').textContent()).toBe(sentence)
  expect(await list.locator('.answer.closed').count()).toBe(0)
})

test('what waited for a yes is withdrawn when another task is opened or asked, and says how to ask for it again', async () => {
  await comeIn(LAPTOP)
  const { page } = browser
  const closing = panelOf(page, PROPOSING)
  await propose(page)
  await openWhereItIs(page, 'Ver los casos')
  expect(await closing.locator('.answer').textContent()).toBe(
    'Esto se quedó sin hacer. Si todavía lo quiere, pulse «Continuar» otra vez.',
  )
  await propose(page)
  expect(await page.getByRole('button', { name: 'Sí, hacerlo' }).count()).toBe(1)
  await panelOf(page, 'Ver los casos').getByRole('button', { name: 'Continuar', exact: true }).click()
  await panelOf(page, 'Ver los casos').locator('.answer .summary').waitFor()
  expect(await page.getByRole('button', { name: 'Sí, hacerlo' }).count()).toBe(0)
})

test('an answer that comes after another task was opened does not push itself before anybody', async () => {
  await comeIn(LAPTOP)
  const { page } = browser
  const gate = Promise.withResolvers<void>()
  await page.route('**/admin/agenda**', async (route) => {
    await gate.promise
    await route.continue()
  })
  const list = panelOf(page, 'Ver quién viene')
  await openWhereItIs(page, 'Ver quién viene')
  await list.getByRole('button', { name: 'Continuar', exact: true }).click()
  await openWhereItIs(page, 'Dar una cita')
  const top = () => headOf(page, 'Dar una cita').evaluate((one) => one.getBoundingClientRect().top)
  const before = await top()
  gate.resolve()
  await list.locator('.answer.closed').waitFor()
  await settled(page)
  expect(Math.abs((await top()) - before)).toBeLessThan(2)
})
