// Makes the pictures of docs/guia-administracion.md: a day and its evening on a demonstration that is lived in, and the clicks of each
// task. Run by pictures.ts.
import type { Locator } from 'playwright-core'
import { administrator, passTime, passToWorkday } from './backstage.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'
import { taskOf } from './task.ts'

const product = await startProduct({ SEED: undefined })
await passToWorkday(product)
const { page, context, close } = await openBrowser({ viewport: { width: 1366, height: 820 } })
const at = (path: string) => new URL(path, product.swaggerUrl).href
const counted: Record<string, number> = {}

await context.addInitScript(() => localStorage.setItem('ventanilla.oficina', 'Toluca'))
await page.goto(product.swaggerUrl)
await page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()

const key = await taskOf(page, 'Dar una clave de acceso')
await key.type('Nombre', 'Ventanilla 4')
await key.choose('Oficina', 'Toluca')
await key.press('Continuar')
await key.panel.locator('.answer').evaluate((answer) => answer.scrollIntoView({ block: 'center' }))
await picture(page, 'guide-key')
counted['give a key'] = key.clicks()
const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await key.panel.locator('.answer').textContent()) ?? '')?.[0] ?? ''

const counter = await context.newPage()
await counter.goto(at('/mostrador'))
await counter.locator('#token').fill(code)
await counter.keyboard.press('Enter')
await counter.getByRole('button', { name: 'Ya la guardé' }).click()
const rows = (list: string) => counter.locator(`#${list} .turn`)
await rows('expected').first().waitFor()
await counter.locator('#window').fill('1')

let clicks = 0
async function press(what: Locator, done: RegExp): Promise<void> {
  clicks++
  await what.click()
  await counter.locator('#said').getByText(done).waitFor()
}
async function count(task: string, work: () => Promise<void>): Promise<void> {
  clicks = 0
  await work()
  counted[task] = clicks
}

for (let arrivals = 0; arrivals < 3; arrivals++) {
  const expected = await rows('expected').count()
  await count('arrival', () => press(rows('expected').first().getByRole('button', { name: 'Llegó' }), /llegó|llegaron/))
  await rows('expected')
    .nth(expected - 1)
    .waitFor({ state: 'detached' })
}
await count('next person', () => press(counter.locator('#next'), /a la ventanilla 1/))
await picture(counter, 'guide-counter')

const { codigo_de_un_uso: screenCode } = (await administrator(product).post('/admin/accesos', {
  ...{ nombre: 'Pantalla', rol: 'pantalla', oficina: 'Toluca' },
})) as { codigo_de_un_uso?: string }
const screen = await context.newPage()
await screen.setViewportSize({ width: 960, height: 540 })
await screen.goto(at(`/pantalla#${screenCode}`))
await screen.getByText('Ventanilla').first().waitFor()
await screen.locator('.call, td, li').first().waitFor()
await picture(screen, 'guide-screen')

const atWindow = rows('at-window').filter({ hasText: 'ventanilla 1' })
await count('served', () => press(atWindow.getByRole('button', { name: 'Atendida' }), /atendid/))
await count('undo', () => press(counter.locator('#undo'), /quedó como antes/))
clicks = 1
await atWindow.getByRole('button', { name: 'Le faltó un papel' }).click()
await picture(counter, 'guide-paper')
await press(counter.locator('#dialog-yes'), /le faltó un papel/)
counted['a paper is missing'] = clicks
clicks = 1
await counter.locator('#walk-in').click()
await press(counter.locator('#dialog-yes'), /espera, con el lugar/)
counted['without an appointment'] = clicks

clicks = 1
await counter.locator('#chats').getByRole('button', { name: 'La tomo' }).last().click()
await counter.locator('#chat').waitFor()
await counter.keyboard.type('Sí, hay rampa en la entrada de la calle de atrás.')
clicks++
await counter.locator('#chat-yes').click()
await counter.getByText('Sí, enviarla').waitFor()
await counter.locator('#chat').scrollIntoViewIfNeeded()
await picture(counter, 'guide-chat')
clicks++
await counter.locator('#chat-yes').click()
await counter.locator('#chat-lines').getByText('hay rampa').waitFor()
counted['read and answer a chat'] = clicks

await page.bringToFront()
const closing = await taskOf(page, 'Cerrar un día, unas horas o una ventanilla')
await closing.type('Desde', '9:00')
await closing.type('Hasta', '11:00')
await closing.type('Motivo', 'no hay luz')
await closing.press('Continuar')
await closing.press('Sí, hacerlo')
counted['close hours of tomorrow'] = closing.clicks()

for (let nth = 0; nth < 3; nth++) await passTime(product, 'three_hours')
await counter.bringToFront()
await counter.getByText('ya no se le guarda el lugar').first().waitFor()
await count('did not come', () => press(rows('expected').first().getByRole('button', { name: 'No vino' }), /no vin/))
await counter.locator('#end-day').click()
await counter.locator('#unsettled .turn').first().waitFor()
await picture(counter, 'guide-day-end')
clicks = 3 // With the one that opened the list.
await counter.locator('#end-rest').click()
await counter.getByRole('button', { name: 'Ver a cuántas personas' }).click()
await counter.getByText('Sí, anotarlo').waitFor()
await press(counter.locator('#dialog-yes'), /se anotó/)
counted['end the day'] = clicks

const numbers = await context.newPage()
await numbers.goto(at('/numeros'))
await numbers.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()
await numbers.getByLabel('Oficina').first().selectOption('Toluca')
await numbers.getByRole('button', { name: 'Ver', exact: true }).click()
await numbers.getByText('En Toluca').waitFor()
await numbers.waitForTimeout(500) // The plots are drawn after the tables.
await picture(numbers, 'guide-numbers')

await close()
await product.stop()
console.log(counted)
