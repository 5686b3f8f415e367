// The waiting room's screen in Debian's own browser, beside the counter that calls.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type DoorStage, openDoorStage } from './door-stage.ts'
import { type Browser, barriers, cutOff, openBrowser } from './support.ts'

setDefaultTimeout(90_000)

const KEPT = 'ventanilla.pantalla.clave'
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
]

let stage: DoorStage
let line: ReturnType<DoorStage['openLine']>
let browser: Browser
let key: string
beforeAll(async () => {
  stage = await openDoorStage()
  line = stage.openLine()
  browser = await openBrowser()
  key = stage.keyFor('screen')
})
afterAll(async () => {
  await browser?.close()
  line?.close()
})

const page = () => browser.page
const latest = () => page().locator('tr.latest').textContent()

const office = (path: string, body: Record<string, string>) =>
  fetch(`${line.url}/admin/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((answer) => answer.json() as Promise<{ turnos: number[] }>)
const call = (ventanilla: string) => office('mostrador/llamar', { oficina: 'Toluca', ventanilla })

async function comeIn(token: string): Promise<void> {
  await page().locator('#token').fill(token)
  await page().keyboard.press('Enter')
}

test('the key of a screen is entered once; a number that is called appears with its window, without a name, and is read aloud', async () => {
  const ana = await stage.newReceipt('today', 'Ana Sol Gil')
  await page().goto(`${line.url}/pantalla`)
  await comeIn(stage.keyFor('guard'))
  await page().getByText('Esta clave no es para la pantalla').waitFor()
  await comeIn(key)
  await page().getByText('Espere a que aparezca su número').waitFor()
  const { turnos } = await office('citas/llegada', { folio: ana.folio })
  await call('3')
  await page().locator('tr.latest').waitFor()
  expect(await latest()).toBe(`${turnos[0]}3`)
  expect(await page().locator('#aloud').textContent()).toBe(`Turno ${turnos[0]}, ventanilla 3.`)
  expect(await page().locator('body').textContent()).not.toMatch(/Ana|Sol/)
  await page().reload()
  await page().locator('tr.latest').waitFor()
})

test('it says what time it is, and asks the browser not to turn the screen off while it is seen', async () => {
  expect(await page().locator('#clock').textContent()).toMatch(/^\d{1,2}:\d\d h$/)
  // Headless browsers refuse; the page goes on.
  expect(await page().evaluate(() => 'wakeLock' in navigator)).toBe(true)
})

test('it goes on over a network that comes and goes, also where the office starts after the screen, and says since when', async () => {
  line.cut(true)
  await page().getByText('Sin conexión desde las').waitFor()
  expect(await latest()).toBe('13')
  line.cut(false)
  await page().locator('#stale', { hasText: /^$/ }).waitFor({ state: 'attached' })
  browser.complaints.splice(0)
})

test('a key that may do more is forgotten with the window, and one that ended is asked for again', async () => {
  await page().evaluate((kept) => localStorage.setItem(kept, 'v_ended'), KEPT)
  await page().reload()
  await page().getByText('Esa clave ya no es válida').waitFor()
  expect(await page().evaluate((kept) => localStorage.getItem(kept), KEPT)).toBeNull()
  await comeIn(stage.token)
  await page().getByLabel('Oficina').selectOption('Toluca')
  await page().locator('tr.latest').waitFor()
  expect(await page().evaluate((kept) => localStorage.getItem(kept), KEPT)).toBeNull()
})

test('it has no barrier that axe finds, and eight windows fit a desk, a television, and one that stands', async () => {
  for (const window of ['1', '2', '4', '5', '6', '7', '8']) {
    const person = await stage.newReceipt('today')
    await office('citas/llegada', { folio: person.folio })
    await call(window)
  }
  await page().locator('tbody tr').nth(7).waitFor()
  for (const size of SIZES) {
    await page().setViewportSize(size)
    expect(await barriers(page())).toEqual([])
    expect(await cutOff(page())).toEqual([])
    const tall = await page().evaluate(() => document.documentElement.scrollHeight - innerHeight)
    expect({ size, tall }).toEqual({ size, tall: Math.min(tall, 0) })
    if (process.env.PICTURES) await page().screenshot({ path: `${process.env.PICTURES}/screen-${size.width}.png` })
  }
})
