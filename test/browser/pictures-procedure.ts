// Makes the pictures of docs/alta-de-un-tramite.md again, by following it from an empty house to a booking on the telephone. Run by
// pictures.ts.
import type { Locator, Page } from 'playwright-core'
import { passToWorkday } from './backstage.ts'
import { Citizen } from './citizen.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'

const TRAMITE = 'sacar licencia de conducir'
type Fields = Record<string, string>
/** A box until the page has heard what there is to choose from. */
const LISTS = ['Trámite', 'Oficina']

const product = await startProduct({ SEED: 'empty' })
await passToWorkday(product)
// Without movement: the page brings each answer into view by itself, and a picture in the middle of that shows neither.
const { page, close } = await openBrowser({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
await page.goto(product.swaggerUrl)
await page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()

await doTask(page, 'Cambiar los datos de la institución', {
  ...{ Nombre: 'Secretaría de Movilidad de Muestra', Dirección: 'Calle Uno 1, Toluca', Teléfono: '722 000 0000' },
  'Zona horaria': 'America/Mexico_City',
  'Días en que contesta': 'lunes a viernes',
  'Contesta desde': '9:00',
  'Contesta hasta': '15:00',
  'Datos personales': 'Unidad de Transparencia, tel. 722 000 0001',
  'Base legal': 'Reglamento de muestra, artículo 1',
  Quejas: 'Contraloría, tel. 722 000 0002',
})
await doTask(page, 'Dar de alta una oficina', {
  ...{ Nombre: 'Toluca Centro', Estado: 'Estado de México', Municipio: 'Toluca', Dirección: 'Calle Uno 1' },
})
await doTask(page, 'Cambiar el horario de siempre', { Oficina: 'Toluca Centro', Días: 'lunes a viernes' })

const born = await fill(page, 'Dar de alta un trámite', {
  ...{ Nombre: TRAMITE, 'Nombre en inglés': 'get a driving licence', 'Edad mínima': '16', 'Tabla de precios': 'licencias' },
})
await born.getByRole('button', { name: 'Continuar', exact: true }).click()
await born.locator('.answer .summary').waitFor()
await show(born.getByRole('button', { name: 'Continuar', exact: true }))
await picture(page, 'procedure-draft')
await doTask(page, 'Agregar una pregunta a un trámite', {
  ...{ Trámite: TRAMITE, Pregunta: '¿Qué tipo de licencia quiere?', 'Pregunta en inglés': 'Which kind of licence?' },
  ...{ Dato: 'Tipo de licencia', 'Dato en inglés': 'Kind of licence', Tipo: 'opciones' },
  Opciones: 'Automovilista = Car; Motociclista = Motorcycle',
})
await doTask(page, 'Agregar algo que llevar a un trámite', {
  ...{
    Trámite: TRAMITE,
    'Qué llevar': 'Su identificación oficial.',
    'En inglés': 'Your official ID.',
    Fuente: 'Reglamento, art. 2',
  },
})
await doTask(page, 'Poner un precio', {
  ...{ 'Tabla de precios': 'licencias', Años: '0', Pesos: '900', 'Desde el día': 'hoy', Fuente: 'Código financiero' },
})

const lacking = await fill(page, 'Publicar un trámite', { Trámite: TRAMITE, '¿Con qué se excluye?': 'con ninguno' })
await lacking.getByRole('button', { name: 'Continuar', exact: true }).click()
await lacking.locator('.answer .summary').waitFor()
await show(lacking.locator('.answer .summary'))
await picture(page, 'procedure-lacking')
await lacking.locator('.opblock-summary-control').click()

await doTask(page, 'Decir cómo se pide un trámite', {
  ...{ Trámite: TRAMITE, 'Otros nombres': 'licencia de manejo; permiso para manejar', Frases: 'se me venció la licencia' },
})
await doTask(page, 'Decir qué trámites hace una oficina', { Oficina: 'Toluca Centro', Trámite: TRAMITE })
const publishing = await fill(page, 'Publicar un trámite', { Trámite: TRAMITE, '¿Con qué se excluye?': 'con ninguno' })
await publishing.getByRole('button', { name: 'Continuar', exact: true }).click()
await publishing.getByRole('button', { name: 'Sí, hacerlo' }).waitFor()
await show(publishing.locator('.answer .summary'))
await picture(page, 'procedure-review')
await show(publishing.getByText('Cómo se verá'))
await picture(page, 'procedure-preview')
await publishing.getByRole('button', { name: 'Sí, hacerlo' }).click()
await publishing.getByText(/^Se publicó/).waitFor()
await close()

const phone = await openBrowser({ viewport: { width: 400, height: 860 }, hasTouch: true, isMobile: true })
const citizen = new Citizen(phone.page)
await citizen.open(product.phoneUrl, 'guadalupe')
await citizen.type('se me venció mi licencia de manejo')
await picture(phone.page, 'procedure-phone')
await phone.close()
await product.stop()

/** At the top of the page, below its heading. */
async function show(what: Locator): Promise<void> {
  await what.evaluate((element) => scrollBy({ top: element.getBoundingClientRect().top - 130, behavior: 'instant' }))
}

/** Opens a task and fills these fields, each a box or a list. */
async function fill(on: Page, task: string, fields: Fields) {
  const panel = on.locator('.opblock').filter({ has: on.getByText(task, { exact: true }) })
  await panel.locator('.opblock-summary-control').click()
  const inPanel = (field: string, role: 'combobox' | 'textbox') => panel.getByRole(role, { name: field, exact: true })
  const write = async (field: string, text: string): Promise<void> => {
    const list = inPanel(field, 'combobox')
    await (LISTS.includes(field) ? list : list.or(inPanel(field, 'textbox')).first()).waitFor()
    const isList = (await list.count()) > 0
    await (isList ? list.selectOption(text) : inPanel(field, 'textbox').fill(text))
  }
  const lost = async ([field]: [string, string]): Promise<boolean> =>
    (await inPanel(field, 'combobox').or(inPanel(field, 'textbox')).first().inputValue()) === ''
  for (const [field, text] of Object.entries(fields)) await write(field, text)
  // What was done before draws the lists of the page anew a moment later, and empties what was begun meanwhile.
  for (const one of Object.entries(fields)) if (await lost(one)) await write(...one)
  return panel
}

/** Also says yes, where it is asked. */
async function doTask(on: Page, task: string, fields: Fields): Promise<void> {
  const panel = await fill(on, task, fields)
  await panel.getByRole('button', { name: 'Continuar', exact: true }).click()
  const yes = panel.getByRole('button', { name: 'Sí, hacerlo' })
  const said = panel.locator('.answer .summary')
  await said.waitFor()
  if (await yes.isVisible()) {
    const before = (await said.textContent()) ?? ''
    await yes.click()
    await panel.locator('.answer .summary').filter({ hasNotText: before }).waitFor()
  }
  if (await panel.locator('.answer .problem').count()) throw new Error(`${task}: ${await said.textContent()}`)
  await panel.locator('.opblock-summary-control').click()
}
