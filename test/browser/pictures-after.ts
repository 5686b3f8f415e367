// Makes the pictures of what comes after the folio again: a person who answers, moving, taking back, a receipt, a reminder, a
// family, the other parent, an offer of the waiting list, easy Spanish. Run by pictures.ts.
import { administrator, passTime, passToWorkday } from './backstage.ts'
import { Citizen } from './citizen.ts'
import { bookFamily, renewInToluca } from './journeys.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'

const PHONE = { width: 380, height: 760 }
const TALL_PHONE = { width: 380, height: 1000 }
const FULL_OFFICE = 'Cuernavaca'
/** So far ahead hours are published, and a little more. */
const DAYS_AHEAD = 40
const DAY_MS = 86_400_000

const product = await startProduct()
const office = administrator(product)
const today = await passToWorkday(product)

await withPhone('guadalupe', async (guadalupe, shot) => {
  await guadalupe.type('quiero hablar con una persona')
  await guadalupe.press('Sí, una persona')
  const number = /C-[0-9A-Z]{6}/.exec(await guadalupe.lastWords())?.[0] ?? 'no case'
  await guadalupe.leave('Mi acta tiene mal mi apellido. ¿Puedo ir así?')
  const answer = 'Sí puede venir. Traiga también su INE y lo revisamos en la ventanilla, sin costo.'
  await office.apply('/admin/casos/contestar', { caso: number, respuesta: answer })
  await guadalupe.hear('Sí puede venir.')
  await shot('phone-person')
  await guadalupe.type('MENÚ')

  await renewInToluca(guadalupe)
  await guadalupe.type('cambiar mi cita al jueves de la próxima semana')
  await guadalupe.pick(/^Jue.*\d:\d\d h/)
  await shot('phone-move')
  await guadalupe.press('Sí, cambiarla')
  await guadalupe.type('cancelar mi cita')
  await guadalupe.press('Sí, cancelarla')
  await shot('phone-undo')
  await guadalupe.type('deshacer')
})

await withPhone('elena', async (elena, shot) => {
  await bookFamily(elena, /^6 años/)
  await shot('phone-family')
})

let code = ''
await withPhone('roberto', async (roberto) => {
  await roberto.type('Hola, quiero pasaporte para mi hija')
  await roberto.pick('Una persona menor de 18')
  await roberto.pick('Solo voy yo')
  await roberto.press('Seguir con la cita')
  await roberto.type('Toluca')
  await roberto.pick(/^Toluca/)
  await roberto.type('CARS150514MMCSYFA9, Sofía Castillo Reyes')
  await roberto.press('No, es el primero')
  await roberto.type('CAMR840622HMCSRB02, Roberto Castillo Mora')
  await roberto.pick(/\d:\d\d h/)
  await roberto.pick(/^3 años/)
  await roberto.press('Confirmar')
  await roberto.press('El permiso que falta')
  await roberto.hear(/PERMISO \S+/)
  code = /PERMISO [0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await roberto.lastWords())?.[0] ?? 'no code'
})
await withPhone('elena', async (elena, shot) => {
  await elena.type(code)
  await shot('phone-permission')
  await elena.press('No')
})

await closeForWeeks()
await withPhone('roberto', async (roberto, shot) => {
  await roberto.type(`quiero renovar mi pasaporte en ${FULL_OFFICE}`)
  await roberto.pick(`Esperar en ${FULL_OFFICE}`)
  await roberto.type('CAMR840622HMCSRB02 Roberto Castillo Mora')
  await roberto.press('Cualquier día')
  await office.apply('/admin/cierres/levantar', { oficina: FULL_OFFICE, dia: dayAfter(7) })
  await roberto.hear('¿Lo quiere?')
  await shot('phone-offer')
  await roberto.press('No me sirve')
})

await withPhone('guadalupe', async (guadalupe, shot) => {
  await until(() => guadalupe.lastWords(), '¿Ahí estará?')
  await shot('phone-reminder')
  await guadalupe.press('Sí, ahí estaré')
  await guadalupe.type('español fácil')
  await guadalupe.type('quiero cancelar mi cita')
  await shot('phone-easy')
})
await product.stop()

async function withPhone(person: string, live: (citizen: Citizen, shot: (name: string) => Promise<void>) => Promise<void>) {
  const { page, close } = await openBrowser({ viewport: PHONE, hasTouch: true, isMobile: true })
  const citizen = new Citizen(page)
  await citizen.open(product.phoneUrl, person)
  await live(citizen, async (name) => {
    // High enough that the whole answer is seen.
    if (await citizen.isLastCut()) await page.setViewportSize(TALL_PHONE)
    await citizen.showLast()
    await picture(page, name)
    await page.setViewportSize(PHONE)
  })
  await close()
}

function dayAfter(days: number): string {
  return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10)
}

/** Closes the office for as long as hours are published, so that there is nothing to choose and somebody may wait. */
async function closeForWeeks(): Promise<void> {
  for (let days = 0; days < DAYS_AHEAD; days++)
    await office
      .apply('/admin/cierres', { oficina: FULL_OFFICE, dia: dayAfter(days), motivo: 'no hay luz' })
      .catch((error: unknown) => String(error).includes('nada_que_hacer') || Promise.reject(error))
}

async function until(read: () => Promise<string>, words: string): Promise<void> {
  for (let jumps = 0; jumps < 30 && !(await read()).includes(words); jumps++) await passTime(product, 'next')
}
