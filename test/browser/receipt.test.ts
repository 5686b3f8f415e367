// The whole way of a receipt, in the product as it is started: asked for on the telephone, made in the reader's thread, uploaded,
// opened on the telephone, printed, and read at the door.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { readCodeIn } from '../../src/visits/commands/verify-qr.ts'
import { readPass } from '../../src/visits/pass.ts'
import { Citizen } from './citizen.ts'
import { renewInToluca } from './journeys.ts'
import { photographed } from './paper.ts'
import { type Product, startProduct } from './product.ts'
import { openBrowser, PHONE_SCREEN } from './support.ts'

setDefaultTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  expect(await product.stop()).toBe(0)
})

test('Guadalupe asks for her receipt and her calendar entry, opens them, and the door knows the paper', async () => {
  const browser = await openBrowser({ viewport: PHONE_SCREEN, hasTouch: true, isMobile: true })
  const { page } = browser
  try {
    const guadalupe = new Citizen(page)
    await guadalupe.open(product.phoneUrl, 'guadalupe')
    await renewInToluca(guadalupe)
    const folio = /Folio: ([0-9A-Z]{3}-[0-9A-Z]{3})/.exec(await guadalupe.lastWords())?.[1] ?? 'none'
    await guadalupe.press('Comprobante en PDF')
    const receipt = await openLast()
    expect(receipt.name).toContain(`comprobante-${folio}.pdf`)
    expect(receipt.type).toBe('application/pdf')
    expect(new TextDecoder().decode(receipt.bytes.subarray(0, 5))).toBe('%PDF-')

    await guadalupe.type('calendario')
    const entry = await openLast()
    expect(entry.name).toContain(`cita-${folio}.ics`)
    expect(new TextDecoder().decode(entry.bytes)).toContain('BEGIN:VEVENT')

    const paper = await photographed(receipt.bytes)
    if (paper) {
      expect(readPass((await readCodeIn(paper)) ?? '')?.pass).toMatchObject({ folio, members: 1 })
      await page.goto(product.swaggerUrl.replace('/swagger', '/puerta'))
      await page.getByRole('button', { name: 'Entrar con la clave de la demostración' }).click()
      await page.locator('#photo').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from(paper) })
      await page.locator('#verdict').getByText('NO ES DE HOY').waitFor()
      expect(await page.locator('#result').textContent()).toContain('Guadalupe Hernández Soto')
    }
    expect(browser.complaints).toEqual([])
    expect(product.output()).not.toContain('Guadalupe')
  } finally {
    await browser.close()
  }

  /** The file of the office's last message, as the telephone opens it. */
  async function openLast() {
    const link = page.locator('.from-office').last().locator('a.file')
    const address = new URL((await link.getAttribute('href')) ?? '', product.phoneUrl)
    const answer = await fetch(address)
    return {
      name: (await link.textContent()) ?? '',
      type: answer.headers.get('content-type'),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    }
  }
})
