// A clerk with the office's page and a citizen with a telephone, both in Debian's own browser: a chat that a person has, an
// appointment that the office moves, and the list of who may not come.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { administrator, passToWorkday } from './backstage.ts'
import { type Product, startProduct } from './product.ts'
import { type Browser, openBrowser } from './support.ts'
import { taskOf } from './task.ts'
import { as } from './telephone.ts'

setDefaultTimeout(60_000)

let product: Product
let desk: Browser
beforeAll(async () => {
  product = await startProduct()
  await passToWorkday(product) // In the evening and at the weekend nobody of the office takes a chat.
  desk = await openBrowser()
  await desk.page.goto(product.swaggerUrl)
  await desk.page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()
  await desk.page.getByText('¿Está todo bien?').waitFor()
})
afterAll(async () => {
  await desk?.close()
  await product?.stop()
})

const task = (name: string) => taskOf(desk.page, name)

test('a clerk answers who asked for a person, and leaves the chat to the assistant', async () => {
  await as(product, 'guadalupe', async (guadalupe) => {
    await guadalupe.type('ASESOR')
    await guadalupe.press(/^(?:Sí, una persona|Dejar mi pregunta)$/)
    const number = /C-[0-9A-Z]{6}/.exec(await guadalupe.lastWords())?.[0] ?? 'no case'
    await guadalupe.leave('Mi acta tiene un error, ¿qué hago?')

    const list = await task('Ver los casos')
    await list.press('Continuar')
    expect(await list.panel.locator('.answer').textContent()).toContain(number)
    await list.leave()

    const reading = await task('Leer un caso')
    await reading.type('Caso', number)
    await reading.press('Continuar')
    expect(await reading.panel.locator('.answer').textContent()).toContain('Mi acta tiene un error')
    await reading.leave()

    const answering = await task('Contestar un caso')
    await answering.type('Caso', number)
    await answering.type('Respuesta', 'Traiga el acta: la revisamos en la ventanilla.')
    await answering.press('Continuar')
    expect(await answering.press('Sí, hacerlo')).toContain(number)
    await guadalupe.hear('Traiga el acta: la revisamos en la ventanilla.')
    expect(await guadalupe.lastWords()).toContain('Persona de la oficina')
    await answering.leave()

    const leaving = await task('Dejar el chat al asistente')
    await leaving.type('Caso', number)
    await leaving.press('Continuar')
    if ((await leaving.panel.getByRole('button', { name: 'Sí, hacerlo' }).count()) > 0) await leaving.press('Sí, hacerlo')
    await guadalupe.hear('sigo yo, el asistente')
    await leaving.leave()
  })
})

test('the office moves an appointment: its citizen is told the old and the new hour, and may change it again', async () => {
  await as(product, 'roberto', async (roberto) => {
    await roberto.type('quiero mi primer pasaporte, soy de toluca')
    await roberto.pick(/^Toluca/)
    await roberto.type('CAMR840622HMCSRB02 Roberto Castillo Mora')
    await roberto.type('un jueves a mediodía') // The first free days are others in the second half of a week.
    await roberto.pick(/^Jue.*1[2-6]:\d\d h/)
    await roberto.pick(/^3 años/)
    await roberto.press('Confirmar')
    const booked = await roberto.lastWords()
    const folio = /Folio: (\w{3}-\w{3})/.exec(booked)?.[1] ?? 'no folio'
    const [day = 'no day'] = /\d+ de \w+(?= de \d{4})/.exec(booked) ?? []

    const moving = await task('Cambiar de día u hora una cita')
    await moving.type('Folio', folio)
    await moving.type('Día', day)
    await moving.choose('Motivo que lee la persona', 'no hay personal suficiente')
    expect(await moving.press('Continuar')).toStartWith('La cita de Roberto Castillo Mora')
    expect(await moving.press('Sí, hacerlo')).toContain('Se le avisa por WhatsApp.')
    await roberto.hear('Motivo: no hay personal suficiente')
    expect(await roberto.lastWords()).toContain(day)
    await moving.leave()
    await roberto.type('mi cita')
    expect(await roberto.lastWords()).toContain(folio)
  })
})

test('the folio that was taken last stands also in a task that was used for another one, but not over what was typed since', async () => {
  const { apply } = administrator(product)
  for (const person of [
    { nombre: 'Rosa Núñez Rojas', curp: '', nacimiento: '1/4/1985' },
    { nombre: 'Jorge Salas Ruiz', curp: '', nacimiento: '2/5/1986' },
  ])
    await apply('/admin/citas', { oficina: 'Toluca', tramite: 'renovar pasaporte', motivo: 'vino', ...person })
  const list = await task('Ver quién viene')
  await list.choose('Oficina', 'Toluca')
  await list.type('Día', 'mañana')
  await list.press('Continuar')
  const folios = list.panel.getByRole('button', { name: /^\w{3}-\w{3}$/ })
  const [first = '', second = ''] = await folios.allTextContents()
  const field = async () => {
    const cancelling = await task('Cancelar una cita')
    const input = cancelling.panel.getByRole('textbox', { name: 'Folio', exact: true })
    await input.waitFor()
    return { input, said: await input.inputValue(), ...cancelling }
  }
  await folios.nth(0).click()
  const before = await field()
  expect(before.said).toBe(first)
  await before.leave()
  await list.panel.getByRole('button', { name: 'Ver otra vez' }).click() // Opening a task closes what was answered before.
  await folios.nth(1).click()
  const after = await field()
  expect(after.said).toBe(second)
  await after.type('Folio', 'AAA-AAA')
  await after.leave()
  expect((await field()).said).toBe('AAA-AAA')
  await list.leave()
})

test('the next person at the counter does not get the telephone of the one before', async () => {
  const giving = await task('Dar una cita')
  const value = (field: string) => giving.panel.getByRole('textbox', { name: field, exact: true }).inputValue()
  const typed = {
    Día: 'jueves',
    Nombre: 'Ana Solís Paz',
    'Fecha de nacimiento': '5/5/1992',
    Teléfono: '55 0000 0003',
    Motivo: 'llamó',
  }
  for (const [field, words] of Object.entries(typed))
    await giving.panel.getByRole('textbox', { name: field, exact: true }).fill(words)
  await giving.press('Continuar')
  expect(await giving.press('Sí, hacerlo')).toStartWith('Cita dada a Ana Solís Paz')
  expect(await Promise.all(['Nombre', 'Fecha de nacimiento', 'Teléfono', 'Motivo', 'Día'].map(value))).toEqual([
    '',
    '',
    '',
    '',
    'jueves',
  ])
  // The page's own memory of the form is empty too.
  await giving.click(giving.panel.getByRole('button', { name: 'Continuar', exact: true }))
  await desk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-description') === 'Falta este dato.')
  await giving.leave()
})

test('of several days each appointment says its day, and the days are listed', async () => {
  const { apply } = administrator(product)
  for (const [dia, nombre] of [
    ['jueves', 'Olga Núñez Rojas'],
    ['viernes', 'Hugo Salas Ruiz'],
  ] as const)
    await apply('/admin/citas', {
      ...{ oficina: 'Toluca', tramite: 'renovar pasaporte', nacimiento: '1/4/1985', motivo: 'vino', nombre, dia },
    })
  const closing = await task('Cerrar un día, unas horas o una ventanilla')
  await closing.choose('Oficina', 'Toluca')
  await closing.type('Día', 'jueves')
  await closing.type('Hasta el día', 'viernes')
  await closing.panel.getByRole('textbox', { name: 'Motivo', exact: true }).fill('mudanza')
  expect(await closing.press('Continuar')).toMatch(/Son 2 días en que atiende\. Pasarían a otra hora \d citas;/)
  const heads = await closing.panel
    .locator('.answer table')
    .evaluateAll((tables) => tables.map((one) => one.querySelector('tr')?.textContent))
  expect(heads[0]).toBe('DíaCitas')
  expect(heads).toContain('NombreFolioHora antesHora nueva')
  expect(heads.some((head) => head?.startsWith('DíaHoraNombre'))).toBe(true)
  await closing.leave()
})

test('the list to print opens in a page of its own, after what to do there was read', async () => {
  const list = await task('Ver quién viene')
  await list.choose('Oficina', 'Toluca')
  await list.type('Día', 'mañana')
  await list.choose('Formato', 'impresión')
  expect(await list.press('Continuar')).toStartWith('La lista para imprimir está hecha. El ')
  const opened = desk.context.waitForEvent('page')
  await list.click(list.panel.getByRole('button', { name: 'Abrir para imprimir' }))
  const paper = await opened
  expect(await paper.locator('table').textContent()).toContain('Rosa Núñez Rojas')
  await paper.close()
  await list.leave()
})

test('whoever uses a key that was taken away reads it, and enters again with one press', async () => {
  const giving = await task('Dar una clave de acceso')
  await giving.type('Nombre', 'Ventanilla 9')
  await giving.choose('Oficina', 'todas')
  await giving.press('Continuar')
  const key = String(await giving.panel.locator('.secret').textContent())
  await giving.leave()
  const window = await openBrowser()
  try {
    await window.page.goto(product.swaggerUrl)
    await window.page.getByLabel('Clave de acceso').fill(key)
    await window.page.getByRole('button', { name: 'Entrar', exact: true }).click()
    await window.page.getByRole('button', { name: 'Ya la guardé' }).press('Enter')
    await window.page.getByText('Ver quién viene').waitFor()
    await administrator(product).apply('/admin/accesos/quitar', { nombre: 'Ventanilla 9' })
    const state = await taskOf(window.page, '¿Está todo bien?')
    await state.panel.locator('.summary', { hasText: 'ya venció o se quitó' }).waitFor()
    await state.click(state.panel.getByRole('button', { name: 'Entrar otra vez' }))
    await window.page.getByLabel('Clave de acceso').waitFor()
  } finally {
    await window.close()
  }
})

test('the list of who may not come is there to be read', async () => {
  const risk = await task('Ver quién quizá no venga')
  expect(await risk.press('Continuar')).toContain('No hay citas en riesgo')
  await risk.leave()
})

test('nothing broke in the page', () => {
  expect(desk.complaints.filter((line) => !/status of (?:401|404|422)/.test(line))).toEqual([])
})

test('a page is turned by its button: no field asks for what nobody would know to write', async () => {
  for (const name of ['Ver las citas que vienen', 'Retomar los mensajes apartados']) {
    const asked = await task(name)
    await asked.panel.getByRole('button', { name: 'Continuar', exact: true }).waitFor()
    expect(await asked.panel.getByRole('textbox', { name: /cursor|clave/i }).count()).toBe(0)
    await asked.leave()
  }
})
