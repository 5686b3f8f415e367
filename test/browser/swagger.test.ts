// A manager's morning in Swagger UI, in Debian's own browser: each task in at most six clicks and without any JSON.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { administrator, passToWorkday } from './backstage.ts'
import { type Product, startProduct } from './product.ts'
import { type Browser, barriers, DESK_SCREEN, openBrowser } from './support.ts'
import { taskOf } from './task.ts'

setDefaultTimeout(60_000)
const GUADALUPE = { nombre: 'Guadalupe Hernández Soto', curp: 'HESG580312MMCRTD06' }

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  await passToWorkday(product) // On a Friday nobody comes tomorrow.
  browser = await openBrowser({ acceptDownloads: true })
  await browser.page.goto(product.swaggerUrl)
  await browser.page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()
  await browser.page.getByText('¿Está todo bien?').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const task = (name: string) => taskOf(browser.page, name)

test('the office that was chosen once stands in every form, however quickly it was chosen', async () => {
  const { page } = browser
  await page.reload()
  await page.locator('#office option', { hasText: 'Toluca' }).waitFor({ state: 'attached' })
  await page.locator('#office').selectOption('Toluca')
  await page.waitForFunction(() => document.querySelectorAll('.opblock').length > 30)
  const giving = await task('Dar una cita')
  const office = giving.panel.getByRole('combobox', { name: 'Oficina', exact: true })
  expect(await office.inputValue()).toBe('Toluca')
  await giving.leave()
})

test('an appointment is given at the counter', async () => {
  const giving = await task('Dar una cita')
  await giving.type('Nombre', GUADALUPE.nombre)
  await giving.type('CURP', GUADALUPE.curp)
  await giving.type('Motivo', 'vino a la oficina')
  expect(await giving.press('Continuar')).toStartWith(`Se daría cita a ${GUADALUPE.nombre}`)
  expect(await giving.press('Sí, hacerlo')).toMatch(/^Cita dada a Guadalupe.+ Folio \w{3}-\w{3}\.$/)
  await giving.leave()
})

test("tomorrow's list shows her, on the screen and for a spreadsheet", async () => {
  const list = await task('Ver quién viene')
  await list.type('Día', 'mañana')
  expect(await list.press('Continuar')).toContain('viene 1 persona')
  expect(await list.panel.locator('.answer tbody').first().textContent()).toContain(GUADALUPE.nombre)
  await list.choose('Formato', 'excel')
  expect(await list.press('Continuar')).toMatch(/^La hoja para Excel está lista\. El .+ viene 1 persona a Toluca/)
  expect(await list.panel.locator('.todo').textContent()).toContain('carpeta de descargas')
  const download = browser.page.waitForEvent('download')
  await list.click(list.panel.getByRole('button', { name: 'Guardar para Excel' }))
  expect((await download).suggestedFilename()).toMatch(/^lista-\d{4}-\d\d-\d\d-toluca\.csv$/)
  expect(await Bun.file(await (await download).path()).text()).toContain(GUADALUPE.nombre)
  await list.leave()
})

test('Guadalupe is found by her name', async () => {
  const search = await task('Buscar a una persona')
  await search.type('A quién busca', 'guadalupe')
  await search.type('Día', 'mañana')
  expect(await search.press('Continuar')).toContain(`${GUADALUPE.nombre} tiene cita`)
  await search.leave()
})

test('on a small laptop the list is seen without scrolling, under a bar of two lines, and letters made larger leave the page its room', async () => {
  const { page } = browser
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.reload()
  const list = await task('Ver quién viene')
  await list.type('Día', 'mañana')
  await list.press('Continuar')
  const row = list.panel.locator('.answer section tbody tr').last()
  await page.waitForFunction((one) => (one?.getBoundingClientRect().bottom ?? 9999) <= innerHeight, await row.elementHandle())
  const barHeight = () => page.locator('.top').evaluate((bar) => bar.getBoundingClientRect().height)
  expect(await barHeight()).toBeLessThan(96)
  await page.setViewportSize({ width: 700, height: 512 })
  expect(await barHeight()).toBeLessThan(140)
  await page.setViewportSize(DESK_SCREEN)
  await list.leave()
})

test('a folio is taken from the list into the other tasks with one press, and nobody copies it by hand', async () => {
  const list = await task('Ver quién viene')
  const folio = list.panel.getByRole('button', { name: /^\w{3}-\w{3}$/ }).first()
  const words = String(await folio.textContent())
  await list.click(folio)
  await list.leave()
  const cancelling = await task('Cancelar una cita')
  const field = cancelling.panel.getByRole('textbox', { name: 'Folio', exact: true })
  expect(await field.inputValue()).toBe(words)
  await cancelling.type('Motivo', 'lo pidió')
  expect(await cancelling.press('Continuar')).toStartWith(`Se cancelaría la cita de ${GUADALUPE.nombre}`)
  await cancelling.leave()
  await browser.page.reload()
})

test('a task that asks nothing answers when it is opened, once', async () => {
  const asked: string[] = []
  browser.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const prices = await task('Ver los precios')
  await prices.panel.locator('.summary').waitFor()
  await prices.leave()
  const state = await task('¿Está todo bien?')
  await state.panel.locator('.summary').waitFor()
  expect(await state.panel.locator('.summary').textContent()).toContain('Hoy')
  await state.leave()
  expect(asked.filter((path) => path === '/admin/precios')).toEqual(['/admin/precios'])
})

test('tomorrow is closed after its impact was read', async () => {
  const closing = await task('Cerrar un día, unas horas o una ventanilla')
  await closing.type('Motivo', 'no hay luz')
  const would = await closing.press('Continuar')
  expect(would).toContain('Se cerraría')
  expect(would).toContain('Pasaría a otra hora 1 cita')
  expect(await closing.press('Sí, hacerlo')).toContain('Pasó a otra hora 1 cita')
  await closing.leave()
})

test('what is missing is said in words', async () => {
  const { panel, ...cancelling } = await task('Cancelar una cita')
  await cancelling.click(panel.getByRole('button', { name: 'Continuar', exact: true }))
  const folio = panel.getByRole('textbox', { name: 'Folio', exact: true })
  await browser.page.waitForFunction(() => document.activeElement?.getAttribute('aria-description') === 'Falta este dato.')
  expect(await folio.getAttribute('aria-invalid')).toBe('true')
  await cancelling.type('Folio', 'AAA-AAA')
  await cancelling.type('Motivo', 'lo pidió')
  expect(await cancelling.press('Continuar')).toBe('No hay una cita con ese folio en sus oficinas.')
  expect(await panel.getByRole('alert').count()).toBe(1)
  await cancelling.leave()
})

const RULE = 'Veces que se puede alargar un lugar apartado'

test('the rest of a long list goes on under what was read', async () => {
  for (let deed = 0; deed < 205; deed++)
    await administrator(product).apply('/admin/reglas', { regla: RULE, valor: String(2 + (deed % 2)) })
  const log = await task('Ver la bitácora')
  await log.press('Continuar')
  const rows = log.panel.locator('.answer tbody').first().locator('tr')
  expect(await rows.count()).toBe(200)
  const read = await rows.nth(199).locator('td').first().textContent()
  await log.click(log.panel.getByRole('button', { name: 'Ver más' }))
  await rows.nth(204).waitFor()
  expect(await rows.nth(199).locator('td').first().textContent()).toBe(read)
  await log.leave()
})

test('what was just added can be taken away without loading the page again', async () => {
  const adding = await task('Agregar algo que llevar a un trámite')
  await adding.type('Qué llevar', 'Su recibo de luz.')
  await adding.type('En inglés', 'Your electricity bill.')
  await adding.type('Fuente', 'acuerdo de prueba')
  expect(await adding.press('Continuar')).toStartWith('renovar pasaporte: se pediría «Su recibo de luz.» desde el')
  expect(await adding.press('Sí, hacerlo')).toStartWith('renovar pasaporte: se pide «Su recibo de luz.» desde el')
  await adding.leave()
  const ending = await task('Dejar de pedir algo en un trámite')
  await ending.choose('Qué', 'renovar pasaporte (siempre): Su recibo de luz.')
  expect(await ending.press('Continuar')).toStartWith('renovar pasaporte: «Su recibo de luz.» se pediría hasta el')
  expect(await ending.press('Sí, hacerlo')).toStartWith('renovar pasaporte: «Su recibo de luz.» se pide hasta el')
  await ending.leave()
})

test('a field that is wrong is called as it is called on the page', async () => {
  const closing = await task('Cerrar un día, unas horas o una ventanilla')
  await closing.type('Ventanillas de menos', 'diez')
  await closing.type('Motivo', 'falta una persona')
  expect(await closing.press('Continuar')).toBe('El número de «Ventanillas de menos» no se entiende.')
  await closing.leave()
})

test('by keyboard an hour is chosen from those that are free, and what is refused stands beside each field', async () => {
  const { page } = browser
  const giving = await task('Dar una cita')
  await giving.type('Nombre', 'Rosa Pérez Ruiz')
  await giving.type('CURP', 'PERR850417MDFRZS04')
  await giving.type('Teléfono', '123')
  await giving.type('Día', '31/02')
  await page.keyboard.press('Tab')
  await giving.panel.locator('.offers').getByText('El 31 de febrero no existe.').waitFor()
  await page.keyboard.type('a las 4')
  await giving.type('Motivo', 'vino a la oficina')
  await page.keyboard.press('Enter')
  const day = giving.panel.locator('tr[data-property-name="dia"] input')
  const hour = giving.panel.locator('tr[data-property-name="hora"] input')
  await giving.panel.locator('[data-refused]').first().waitFor()
  const phone = giving.panel.locator('tr[data-property-name="telefono"] input')
  expect(await giving.panel.locator('[data-refused]').count()).toBe(3)
  for (const field of [day, hour, phone]) expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await hour.getAttribute('aria-description')).toBe(
    'Se entienden dos horas: las 4:00 h o las 16:00 h. Escriba 4:00 h o 16:00 h.',
  )
  expect(await day.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(openDay())
  await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  const free = giving.panel.getByRole('combobox', { name: 'Elegir una hora libre' })
  await free.waitFor()
  await page.keyboard.press('Tab')
  expect(await free.evaluate((list) => list === document.activeElement)).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await hour.inputValue()).toMatch(/^\d+:\d\d h$/)
  expect(await barriers(page)).toEqual([])
  await giving.leave()
})

/** No day that another test closes, no holiday and no Monday, to which holidays move. */
function openDay(): string {
  let day = Temporal.Now.plainDateISO('America/Mexico_City').add({ days: 9 })
  while (day.dayOfWeek === 1 || day.dayOfWeek > 5 || /-(?:12-25|01-01|05-01|09-16)$/.test(day.toString()))
    day = day.add({ days: 1 })
  return `${day.day}/${day.month}/${day.year}`
}

test('the page is in Spanish and can be used by keyboard and screen reader', async () => {
  const { page } = browser
  const opened = await task('Dar una cita')
  await opened.panel.getByRole('textbox', { name: 'Nombre', exact: true }).waitFor()
  const english = [
    'Execute',
    'Clear',
    'Try it out',
    'Parameters',
    'Authorize',
    'Servers',
    'Request body',
    'Send empty value',
    'string',
  ]
  for (const word of english) {
    expect({ word, seen: await page.getByText(word, { exact: true }).filter({ visible: true }).count() }).toEqual({ word, seen: 0 })
  }
  expect(await barriers(page)).toEqual([])
  await opened.leave()
})

test('on a telephone nothing has to be pushed sideways', async () => {
  const { page } = browser
  await page.setViewportSize({ width: 400, height: 860 })
  const prices = await task('Ver los precios')
  await prices.panel.locator('.summary').waitFor()
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('.answer .scroll')].map((box) => box.scrollWidth),
  ])
  expect(Math.max(...widths)).toBeLessThanOrEqual(400)
  await prices.leave()
  await page.setViewportSize(DESK_SCREEN)
})

test('the key is seen nowhere: not in the details of a request, nor in the command that is copied from them, nor where it was typed', async () => {
  const { page, context } = browser
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Salir' }).click()
  await page.getByLabel('Clave de acceso').fill(product.adminToken)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  const giving = await task('Dar una clave de acceso')
  await giving.type('Nombre', 'Ventanilla 2')
  await giving.choose('Oficina', 'todas')
  await giving.choose('Permiso', 'lector')
  await giving.press('Continuar')
  const made = String(await giving.panel.locator('.secret').textContent())
  await giving.panel.getByText('Detalles técnicos').click()
  const details = giving.panel.locator('.answer .technical')
  expect(await details.locator('.curl').textContent()).toContain("-H 'authorization: Bearer ••••••••'")
  expect(await details.textContent()).not.toContain(made)
  await details.locator('.curl-command .copy-to-clipboard button').click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toStartWith('curl -X')
  expect(copied).not.toContain(product.adminToken)
  // What an answer may look like is drawn for technicians alone: for everybody else the page would only be slower.
  const possible = giving.panel.locator('.responses-inner > .responses-table tr.response')
  expect(await possible.count()).toBe(0)
  await page.locator('#technical').click()
  await possible.first().waitFor()
  const seen = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      location.href,
      document.cookie,
      { ...localStorage },
    ]),
  )
  expect(seen).not.toContain(product.adminToken)
  await page.locator('#technical').click()
  await possible.first().waitFor({ state: 'detached' })
  await giving.panel.locator('.opblock-summary-control').click()
})

test('somebody with a reading key sees only what that key may do', async () => {
  const giving = await task('Dar una clave de acceso')
  await giving.type('Nombre', 'Recepción')
  await giving.choose('Oficina', 'todas')
  await giving.choose('Permiso', 'lector')
  await giving.press('Continuar')
  const key = String(await giving.panel.locator('.secret').textContent())
  await giving.leave()
  const { page } = browser
  await page.getByRole('button', { name: 'Salir' }).click()
  await page.getByLabel('Clave de acceso').fill('no-es-una-clave')
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByText('Esa clave no es válida o ya venció.').waitFor()
  await page.getByLabel('Clave de acceso').fill(key)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  const own = page.locator('dialog.own-key')
  expect(await own.textContent()).toMatch(/v_[\w-]{32}/)
  await own.getByRole('button', { name: 'Ya la guardé' }).press('Enter')
  await page.getByText('Ver quién viene').waitFor()
  expect(await page.getByText('Dar una cita', { exact: true }).count()).toBe(0)
  expect(await page.locator('#tasks').textContent()).not.toContain('Mensajes')
})

test('when the system does not answer, the page says so and what to look at', async () => {
  const { page, context } = browser
  const list = await task('Ver las citas que vienen')
  await context.setOffline(true)
  expect(await list.press('Continuar')).toStartWith('No hubo respuesta del sistema.')
  await page.getByRole('button', { name: 'Salir' }).waitFor()
  await context.setOffline(false)
  await list.leave()
})

test('nothing broke and nothing was loaded from elsewhere', () => {
  const serious = browser.complaints.filter((line) => !/status of (?:401|404|422)|ERR_INTERNET_DISCONNECTED/.test(line))
  expect(serious).toEqual([])
})
