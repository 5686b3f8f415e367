// Makes the pictures of the receipt and of the door again. Run by pictures.ts.
import { openDoorStage } from './door-stage.ts'
import { keepPicture, picture } from './picture.ts'
import { openBrowser } from './support.ts'

const stage = await openDoorStage()
const receipt = await stage.newReceipt('today', 'Guadalupe Hernández Soto')
const paper = await receipt.print()
await keepPicture(new Uint8Array(paper), 'receipt', 480)

const { page, close } = await openBrowser({ viewport: { width: 380, height: 760 }, hasTouch: true, isMobile: true })
await page.goto(`${stage.url}/puerta`)
await page.getByLabel('Clave de acceso').fill(stage.token)
await page.getByRole('button', { name: 'Entrar', exact: true }).click()
await page.getByText('Listo para leer').waitFor()
await page.locator('#photo').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from(paper) })
await page.locator('#verdict').getByText('VÁLIDO').waitFor()
await page.evaluate(() => scrollTo(0, 0))
await picture(page, 'door')
await close()
await stage.stop()
