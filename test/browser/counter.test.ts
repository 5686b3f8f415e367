// The counter's page in Debian's own browser: a day by keyboard alone.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { type DoorStage, openDoorStage } from './door-stage.ts'
import { type Browser, barriers, cutOff, DESK_SCREEN, LARGE_LETTERS, openBrowser } from './support.ts'

setDefaultTimeout(90_000)

let stage: DoorStage
let line: ReturnType<DoorStage['openLine']>
let browser: Browser
beforeAll(async () => {
  stage = await openDoorStage()
  line = stage.openLine()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  line?.close()
})

const page = () => browser.page
const said = () => page().locator('#said')
const type = async (words: string) => {
  await page().locator('#words').focus()
  await page().keyboard.type(words)
  await page().keyboard.press('Enter')
}
const row = (list: string, name: string) => page().locator(`#${list} .turn`, { hasText: name })

async function comeIn(): Promise<void> {
  await page().goto(`${line.url}/mostrador`)
  await page().keyboard.press('Tab')
  await page().locator('#token').focus()
  await page().keyboard.type(stage.token)
  await page().keyboard.press('Enter')
  await page().getByLabel('Oficina').selectOption('Toluca')
  await page().getByText('Con conexión.').waitFor()
}

test('by keyboard alone somebody arrives, is called, is served, and it is undone', async () => {
  const [ana, eva] = [await stage.newReceipt('today', 'Ana Sol Gil'), await stage.newReceipt('today', 'Eva Ruiz Paz')]
  await comeIn()
  await row('expected', ana.name).waitFor()
  // A scanner types the code and Enter.
  await type(ana.code)
  await row('waiting', ana.name).waitFor()
  // A folio points at its row, and Enter does what is next.
  await type(eva.folio)
  await page().keyboard.press('Enter')
  await row('waiting', eva.name).waitFor()
  await page().locator('#next').focus()
  await page().keyboard.press('Enter')
  await row('at-window', 'ventanilla 1').waitFor()
  expect(await said().textContent()).toContain('a la ventanilla 1')
  await type('1')
  await page().keyboard.press('Enter')
  await said().getByText('atendida').waitFor()
  await page().locator('#undo').focus()
  await page().keyboard.press('Enter')
  await said().getByText('quedó como antes').waitFor()
  await row('at-window', 'ventanilla 1').waitFor()
  await page().locator('#at-window button', { hasText: 'Atendida' }).first().focus()
  await page().keyboard.press('Enter')
  await page().locator('#done-head', { hasText: 'Terminados (1)' }).waitFor()
  // No demonstration here: its key is looked for in vain.
  expect(browser.complaints.filter((one) => !one.includes('404'))).toEqual([])
})

test('somebody without an appointment gets a number, and what is refused says why in its place', async () => {
  await page().locator('#walk-in').focus()
  await page().keyboard.press('Enter')
  await page().getByLabel('Trámite').selectOption({ index: 0 })
  await page().getByLabel('Nombre, si lo quiere dar').fill('Luis')
  await page().keyboard.press('Enter')
  const [given, refused] = [
    page().locator('#waiting .turn', { hasText: 'Luis' }),
    page().locator('#dialog-wrong', { hasText: 'Hoy no queda' }),
  ]
  await given.or(refused).first().waitFor()
  await page().keyboard.press('Escape')
  expect(await page().locator('#dialog').isVisible()).toBe(false)
})

const printed = () => page().locator('#paper-sheet').textContent()

test('an arrival with priority goes before the others and prints its number; a receipt is printed from the list', async () => {
  const [luz, mar] = [await stage.newReceipt('today', 'Luz Gil Paz'), await stage.newReceipt('today', 'Mar Gil Sol')]
  await page().getByLabel('Imprimir el turno al llegar').check()
  await row('expected', luz.name).getByRole('button', { name: 'Llegó:' }).click()
  await row('waiting', luz.name).waitFor()
  expect(await printed()).toContain('Su turno es el')
  await row('expected', mar.name).getByText('Más').click()
  await row('expected', mar.name).getByRole('button', { name: 'Comprobante:' }).click()
  await said().getByText('Se mandó a imprimir').waitFor()
  expect(await printed()).toContain(mar.folio)
  await row('expected', mar.name).getByRole('button', { name: 'Con prioridad:' }).click()
  await page().getByRole('button', { name: 'embarazo' }).click()
  await page().locator('#waiting .turn').first().getByText(mar.name).waitFor()
  await page().getByLabel('Imprimir el turno al llegar').uncheck()
})

test('the first press after another window was written calls to that window', async () => {
  await page().getByLabel('Mi ventanilla').fill('7')
  await page().locator('#waiting .turn').first().getByRole('button', { name: 'Llamar:' }).click()
  await said().getByText('a la ventanilla 7').waitFor()
  await page().getByLabel('Mi ventanilla').fill('1')
})

test('a chat is answered in three presses, by keyboard; where the reply was lost the answer is not sent twice; then it is handed back', async () => {
  const press = async (title: string) => {
    await page().getByRole('button', { name: title }).first().focus()
    await page().keyboard.press('Enter')
  }
  await stage.writeToOffice('¿Puedo ir con una copia?')
  await page().locator('#worklist', { hasText: '1 persona espera respuesta en el chat' }).waitFor()
  expect(await page().title()).toMatch(/^\(\d+\) Mostrador$/)
  await press('La tomo')
  const lines = page().locator('#chat-lines > p')
  await lines.filter({ hasText: '¿Puedo ir con una copia?' }).waitFor()
  await page().keyboard.type('Sí, con una copia.')
  await press('Contestar')
  await page().locator('#chat-said', { hasText: 'recibiría su respuesta de inmediato' }).waitFor()
  expect(stage.answersSent()).toBe(0)
  line.loseReplies(true)
  await page().keyboard.press('Enter')
  await page().locator('#chat-said', { hasText: 'nunca se envía dos veces' }).waitFor()
  line.loseReplies(false)
  await page().keyboard.press('Enter')
  await page().locator('#chat-said', { hasText: 'Enviada.' }).waitFor()
  expect(stage.answersSent()).toBe(1)
  expect(await lines.count()).toBe(2)
  // What the citizen writes meanwhile is put below, where it is read aloud, and the answer that is being written stays.
  await page().locator('#chat-words').focus()
  await page().keyboard.type('Traiga también')
  await stage.writeToOffice('¿Y el original?')
  await lines.filter({ hasText: '¿Y el original?' }).waitFor()
  expect(await page().locator('#chat-words').inputValue()).toBe('Traiga también')
  expect(await page().locator('#chat-lines').getAttribute('aria-live')).toBe('polite')
  expect(await barriers(page())).toEqual([])
  await press('Dejar al asistente')
  await page().locator('#dialog-text', { hasText: 'volvería a contestar' }).waitFor()
  await page().locator('#dialog-yes').focus()
  await page().keyboard.press('Enter')
  await said().getByText('El asistente contesta otra vez').waitFor()
  expect(await page().locator('#chat').isVisible()).toBe(false)
  browser.complaints.splice(0)
})

test('at the end of the day everybody without a result stands in one list, and each is noted with one press', async () => {
  const kim = await stage.newReceipt('today', 'Kim Sol Gil')
  await row('expected', kim.name).waitFor()
  expect(await page().locator('#day-end').isVisible()).toBe(false)
  await page().getByRole('button', { name: 'Terminar el día' }).click()
  const left = page().locator('#unsettled .turn')
  const many = await left.count()
  expect(many).toBeGreaterThan(1)
  await left.filter({ hasText: 'Luz Gil Paz' }).getByRole('button', { name: 'No lo sé:' }).click()
  await said().getByText('no se sabe').waitFor()
  await left.filter({ hasText: 'Luz Gil Paz' }).waitFor({ state: 'detached' })
  expect(await barriers(page())).toEqual([])
  await page().getByRole('button', { name: 'Volver a las listas' }).click()
  expect(await page().locator('#expected').isVisible()).toBe(true)
})

test('the page goes on over a network that comes and goes, and says since when it knows nothing', async () => {
  line.cut(true)
  await page().getByText('Sin conexión desde las').waitFor()
  await page().locator('#next').click()
  await said().getByText('no se sabe si se anotó').waitFor()
  line.cut(false)
  await page().getByText('Con conexión.').waitFor()
  browser.complaints.splice(0)
})

test('it has no barrier that axe finds, fits a desk and twice as large letters, and hides its names when it locks', async () => {
  for (const size of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, DESK_SCREEN]) {
    await page().setViewportSize(size)
    expect(await barriers(page())).toEqual([])
    expect(await cutOff(page())).toEqual([])
  }
  await page().locator('#lock').click()
  await page().getByText('Clave de acceso').waitFor()
  expect(await page().locator('body').textContent()).not.toContain('Eva Ruiz Paz')
  const large = await openBrowser({ flags: LARGE_LETTERS })
  await large.page.goto(`${line.url}/mostrador`)
  await large.page.locator('#token').fill(stage.token)
  await large.page.keyboard.press('Enter')
  await large.page.getByText('Con conexión.').waitFor()
  expect(await cutOff(large.page)).toEqual([])
  await large.close()
})

test('after fifteen minutes without use the key is asked again, and its card, read by a scanner of another keyboard, opens', async () => {
  const headers = { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' }
  const asked = JSON.stringify({ nombre: 'Ventanilla 7', rol: 'ventanilla', oficina: 'Toluca' })
  const given = await fetch(`${line.url}/admin/accesos`, { method: 'POST', headers, body: asked })
  const { qr } = (await given.json()) as { qr: string }
  const idle = await openBrowser()
  await idle.page.clock.install()
  await idle.page.goto(`${line.url}${qr}`)
  const own = idle.page.locator('dialog.own-key')
  await own.locator('img[src^="data:image/svg+xml"]').waitFor()
  const key = /v_[\w-]{32}/.exec((await own.textContent()) ?? '')?.[0] ?? ''
  expect(await barriers(idle.page)).toEqual([])
  await idle.page.keyboard.press('Enter')
  await idle.page.getByText('Con conexión.').waitFor()
  await idle.page.clock.runFor('15:05')
  await idle.page.getByText('Pasaron 15 minutos sin uso').waitFor()
  await idle.page.locator('#token').fill(key.replaceAll('-', "'").replace('_', '?'))
  await idle.page.keyboard.press('Enter')
  await idle.page.getByText('Con conexión.').waitFor()
  await idle.close()
})

test('by keyboard alone an appointment moves to an hour chosen from those that are free', async () => {
  const [iris, other] = [await stage.newReceipt('today', 'Iris Mora Sol'), await stage.newReceipt('tomorrow')]
  other.cancel()
  await comeIn()
  for (const opens of [
    row('expected', iris.name).locator('summary'),
    row('expected', iris.name).getByRole('button', { name: /^Cambiar/ }),
  ]) {
    await opens.focus()
    await page().keyboard.press('Enter')
  }
  const [day, hour] = [page().getByLabel(/^Día nuevo/), page().getByLabel(/^Hora;/)]
  await day.waitFor()
  await page().keyboard.type('31/02')
  await page().keyboard.press('Tab')
  await page().locator('#dialog').getByText('El 31 de febrero no existe.').waitFor()
  await page().keyboard.press('Shift+Tab')
  await page().keyboard.type('mañana')
  await page().keyboard.press('Tab')
  await page()
    .locator('#dialog')
    .getByText(/^El .+ hay \d+ horas? libres? en Toluca/)
    .waitFor()
  expect(await hour.locator('option').count()).toBeGreaterThan(1)
  await page().keyboard.press('ArrowDown')
  const chosen = await hour.inputValue()
  expect(chosen).toMatch(/^\d+:\d\d h$/)
  await page().locator('#dialog-yes').focus()
  await page().keyboard.press('Enter')
  await page().locator('#dialog-text').getByText(`a las ${chosen}`).waitFor()
  expect(await barriers(page())).toEqual([])
  await page().keyboard.press('Escape')
})

/** Seen: 14, with layout 28. A machine that shares its processor takes longer. */
const DRAWN_WITHIN_MS = 300

test('eighty people of a day are drawn within the time in which nobody notices', async () => {
  const full = await openDoorStage()
  const way = full.openLine()
  for (let people = 0; people < 80; people += 1) await full.newReceipt('today')
  const desk = await openBrowser()
  try {
    await desk.page.goto(`${way.url}/mostrador`)
    await desk.page.locator('#token').fill(full.token)
    const watched = await desk.context.newCDPSession(desk.page)
    await watched.send('Performance.enable')
    const spent = async () => {
      const { metrics } = await watched.send('Performance.getMetrics')
      const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
      return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1_000
    }
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText('Con conexión.').waitFor()
    const before = await spent()
    await desk.page.getByLabel('Oficina').selectOption('Toluca')
    await desk.page.locator('#expected .turn').nth(79).waitFor()
    const all = (await spent()) - before
    const drawn = await desk.page.evaluate(() => performance.getEntriesByName('drawn')[0]?.duration ?? Number.NaN)
    if (process.env.PICTURES) console.info({ drawn, all })
    expect(drawn).toBeLessThan(DRAWN_WITHIN_MS)
    expect(all).toBeLessThan(DRAWN_WITHIN_MS)
  } finally {
    await desk.close()
    way.close()
  }
})
