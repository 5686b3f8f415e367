// Makes the pictures of the office's page again: is everything well, what closing would do. Run by pictures.ts.
import { administrator, passToWorkday } from './backstage.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'

const OFFICE = 'Toluca'
const VISITORS = [
  { nombre: 'Guadalupe Hernández Soto', curp: 'HESG580312MMCRTD06', hora: '9:00', vigencia: '10', telefono: '55 0000 0001' },
  { nombre: 'Rosa Pérez Ruiz', curp: 'PERR850417MDFRZS04', hora: '9:30', vigencia: '6', telefono: '' },
  { nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', hora: '11:00', vigencia: '3', telefono: '55 0000 0002' },
]

const product = await startProduct()
await passToWorkday(product) // On a Friday nobody comes tomorrow.
for (const visitor of VISITORS) await giveAppointment(visitor)

const { page, context, close } = await openBrowser({ viewport: { width: 1280, height: 900 } })
await context.addInitScript((office) => localStorage.setItem('ventanilla.oficina', office), OFFICE)
await page.goto(product.swaggerUrl)
await page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()

await ask('¿Está todo bien?')
await page.evaluate(() => scrollTo(0, 0))
await picture(page, 'swagger-today')

const closing = await ask('Cerrar un día, unas horas o una ventanilla', { Motivo: 'no hay luz' })
await closing.locator('.answer').evaluate((answer) => answer.scrollIntoView({ block: 'end' }))
await picture(page, 'swagger-close')

await close()
await product.stop()

/** Opens a task, fills these fields and waits for the answer. */
async function ask(task: string, fields: Record<string, string> = {}) {
  const panel = page.locator('.opblock').filter({ has: page.getByText(task, { exact: true }) })
  await panel.locator('.opblock-summary-control').click()
  for (const [field, text] of Object.entries(fields)) await panel.getByRole('textbox', { name: field, exact: true }).fill(text)
  await panel.getByRole('button', { name: 'Continuar', exact: true }).click()
  await panel.locator('.answer .summary').waitFor()
  return panel
}

async function giveAppointment(visitor: Record<string, string>): Promise<void> {
  const form = { ...visitor, oficina: OFFICE, tramite: 'renovar pasaporte', motivo: 'vino a la oficina' }
  await administrator(product).apply('/admin/citas', form)
}
