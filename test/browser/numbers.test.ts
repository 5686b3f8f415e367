// The numbers' page in Debian's own browser, by keyboard alone.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type DoorStage, openDoorStage } from './door-stage.ts'
import { type Browser, barriers, cutOff, LARGE_LETTERS, openBrowser } from './support.ts'

setDefaultTimeout(90_000)

let stage: DoorStage
let line: ReturnType<DoorStage['openLine']>
let browser: Browser
beforeAll(async () => {
  stage = await openDoorStage()
  for (let nth = 0; nth < 11; nth++) await stage.newReceipt('today', `Ana Sol Gil ${'abcdefghijk'[nth]}`)
  line = stage.openLine()
  browser = await openBrowser({ viewport: { width: 1366, height: 768 } })
})
afterAll(async () => {
  await browser?.close()
  line?.close()
})

async function comeIn({ page }: Browser): Promise<void> {
  await page.goto(`${line.url}/numeros`)
  await page.locator('#token').focus()
  await page.keyboard.type(stage.token)
  await page.keyboard.press('Enter')
  await page.locator('#said', { hasText: 'citas' }).waitFor()
}

test('by keyboard alone an office’s month is drawn, each drawing beside a table that says the same', async () => {
  await comeIn(browser)
  const { page } = browser
  const day = async (field: string) => Date.parse(await page.locator(field).inputValue())
  expect(Math.round(((await day('#until')) - (await day('#from'))) / 86_400_000)).toBe(27)
  expect(await day('#until')).toBeLessThanOrEqual(Date.now())
  await page.locator('#office').selectOption('Toluca')
  await page.locator('#ask button.main').focus()
  await page.keyboard.press('Enter')
  await page.locator('#said', { hasText: 'En Toluca' }).waitFor()
  const figures = page.locator('.figure')
  await page.locator('.figure canvas').nth(4).waitFor()
  expect(await figures.count()).toBe(5)
  expect(await page.locator('.figure table tbody tr').count()).toBeGreaterThan(5)
  expect(await page.locator('.figure .plot[role="img"][aria-label]').count()).toBe(5)
  expect(await page.locator('.totals dd').first().textContent()).toBe('11')
  expect(await page.locator('#days tbody tr').count()).toBeGreaterThan(40)
  expect(await page.locator('#definitions dt').count()).toBeGreaterThan(20)
  expect(await barriers(page)).toEqual([])
  expect(await cutOff(page)).toEqual([])
  // No demonstration here: its key is looked for in vain.
  expect(browser.complaints.filter((one) => !one.includes('404'))).toEqual([])
})

test('what is refused is said, and what is seen can be saved', async () => {
  const { page } = browser
  await page.locator('#until').fill('2020-01-01')
  await page.locator('#ask button.main').click()
  await page.locator('#said', { hasText: 'El último día está antes del primero.' }).waitFor()
  await page.locator('#until').fill('2099-01-01')
  await page.locator('#ask button.main').click()
  await page.locator('#said', { hasText: 'más de 400 días' }).waitFor()
  await comeIn(browser)
  const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#csv').click()])
  expect(saved.suggestedFilename()).toMatch(/^numeros-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
})

test('it fits letters twice as large, and shows nothing once it is locked', async () => {
  const large = await openBrowser({ flags: LARGE_LETTERS, viewport: { width: 1366, height: 768 } })
  await comeIn(large)
  expect(await cutOff(large.page)).toEqual([])
  await large.page.locator('#lock').click()
  await large.page.getByText('Clave de acceso').waitFor()
  expect(await large.page.locator('body').textContent()).not.toContain('Toluca')
  await large.close()
})

test('after fifteen minutes without use the key is asked again', async () => {
  const idle = await openBrowser()
  await idle.page.clock.install()
  await comeIn(idle)
  await idle.page.clock.runFor('15:05')
  await idle.page.getByText('Pasaron 15 minutos sin uso').waitFor()
  await idle.close()
})
