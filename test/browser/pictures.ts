// Makes the pictures of the README again, all of them: a booking on the telephone page of the whole product, what comes after it,
// the door and the office. Run it with Bun after a change of a page or of the texts.
import { Citizen } from './citizen.ts'
import { picture } from './picture.ts'
import { startProduct } from './product.ts'
import { openBrowser } from './support.ts'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 400, height: 860 }
/** High enough that the longest answer is seen whole. */
const TALL_PHONE = { width: 400, height: 1120 }

const product = await startProduct()

const desk = await openBrowser({ viewport: DESK })
const newcomer = new Citizen(desk.page)
await newcomer.open(product.phoneUrl, 'guadalupe')
await newcomer.type('Hola')
await picture(desk.page, 'phone-greeting')
await desk.close()

const phone = await openBrowser({ viewport: PHONE, hasTouch: true, isMobile: true })
const guadalupe = new Citizen(phone.page)
await guadalupe.open(product.phoneUrl, 'guadalupe')
await guadalupe.pick('Renovar mi pasaporte')
await guadalupe.type('metepec')
await guadalupe.openList()
await picture(phone.page, 'phone-list')
await phone.page.keyboard.press('Escape')
await guadalupe.pick('Toluca')
await guadalupe.type('HESG580312MMCRTD06')
await guadalupe.type('Guadalupe Hernández Soto')
await guadalupe.type('G12345678')
await guadalupe.pick(/\d:\d\d h/) // The first one, whatever day this runs.
await guadalupe.press(/^6 años/)
await picture(phone.page, 'phone-summary')
await phone.page.setViewportSize(TALL_PHONE)
await guadalupe.press('Confirmar')
await picture(phone.page, 'phone-folio')
await phone.close()
await product.stop()

await import('./pictures-after.ts')
await import('./pictures-door.ts')
await import('./pictures-office.ts')
await import('./pictures-procedure.ts')
await import('./pictures-agency.ts')
await import('./pictures-guide.ts')
