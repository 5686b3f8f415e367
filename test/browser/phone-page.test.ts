import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { startScriptedOffice } from './phone-office.ts'
import { type Browser, barriers, cutOff, DESK_SCREEN, LARGE_LETTERS, openBrowser, PHONE_SCREEN } from './support.ts'

setDefaultTimeout(60_000)

let office: ReturnType<typeof startScriptedOffice>
beforeAll(() => {
  office = startScriptedOffice()
})
afterAll(() => office.stop())

/** A browser with the page just opened, as a newcomer finds it; asserts at the end that nothing broke in it. */
async function withPhone(
  options: BrowserContextOptions & { flags?: string[] },
  use: (page: Page, browser: Browser) => Promise<void>,
): Promise<void> {
  const browser = await openBrowser(options)
  try {
    office.heard.length = 0
    await fetch(`${office.url}/telefono/api/reset`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    await browser.page.goto(office.url)
    await browser.page.locator('body.ready').waitFor()
    await use(browser.page, browser)
    expect(browser.complaints).toEqual([])
  } finally {
    await browser.close()
  }
}

const office$ = (page: Page) => page.locator('.from-office')

test('somebody who uses only the keyboard writes, opens a list, sends a place and presses a button', async () => {
  await withPhone({}, async (page) => {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter') // "Ir a escribir un mensaje"
    await page.keyboard.type('Hola')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Ver opciones' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Enviar ubicación' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(
      await page.getByRole('button', { name: 'Enviar ubicación' }).evaluate((button) => button === document.activeElement),
    ).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Tijuana' }).press('Enter')
    await page.getByRole('button', { name: 'Confirmar' }).press('Enter')
    await page.getByText('Oficina Toluca').waitFor()
  })
  expect(office.heard.map((message) => message.type)).toEqual(['text', 'interactive', 'location', 'interactive'])
  expect(office.heard[1]).toMatchObject({ interactive: { list_reply: { id: 'a', title: 'Renovar mi pasaporte' } } })
  expect(office.heard[2]).toMatchObject({ location: { latitude: 32.5149 } })
  expect(office.heard[3]).toMatchObject({ interactive: { button_reply: { id: 'Confirmar' } } })
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [DESK_SCREEN, PHONE_SCREEN, { width: 320, height: 568 }])
    test(`nobody meets a barrier at ${viewport.width} px, ${colorScheme}`, async () => {
      await withPhone({ viewport, colorScheme }, async (page) => {
        const found = [await barriers(page)]
        await page.getByRole('button', { name: 'Hola' }).click()
        await page.getByRole('button', { name: 'Ver opciones' }).click()
        found.push(await barriers(page))
        await page.getByRole('dialog').getByRole('button', { name: 'Renovar' }).click()
        await page.getByRole('button', { name: 'Adjuntar' }).click()
        await page.getByRole('button', { name: 'Nota de voz' }).click()
        await page.getByRole('button', { name: 'Confirmar' }).waitFor()
        found.push(await barriers(page))
        if (viewport.width < 900) await page.getByRole('button', { name: 'Personas y pruebas' }).click()
        await page.getByLabel('Mostrar el JSON').check()
        found.push(await barriers(page))
        expect(found.flat()).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
      })
    })

test('whoever doubles the letters on a small telephone reaches every button and sees more of the chat than of its frame', async () => {
  await withPhone({ viewport: { width: 360, height: 640 }, flags: LARGE_LETTERS }, async (page) => {
    expect(await cutOff(page)).toEqual([])
    await page.getByRole('button', { name: 'Hola' }).click()
    await page.getByRole('button', { name: 'Ver opciones' }).waitFor()
    expect((await page.locator('.chat').boundingBox())?.height).toBeGreaterThan(320)
    await page.getByRole('button', { name: 'Ver opciones' }).click()
    expect(await cutOff(page)).toEqual([])
    await page.getByRole('button', { name: 'Cerrar' }).click()
    await page.getByRole('button', { name: 'Personas y pruebas' }).click()
    expect(await cutOff(page)).toEqual([])
  })
})

test('a voice note shows its wave', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('button', { name: 'Adjuntar' }).click()
    await page.getByRole('button', { name: 'Nota de voz' }).click()
    expect((await page.locator('.wave').boundingBox())?.width).toBeGreaterThan(100)
  })
})

test('what is written in a message is shown as written, marks as in a chat, and never runs', async () => {
  await withPhone({}, async (page) => {
    const typed = '<img src=x onerror="document.title=1"> *no'
    await page.getByLabel('Mensaje', { exact: true }).fill(typed)
    await page.getByRole('button', { name: 'Enviar', exact: true }).click()
    await office$(page).first().waitFor()
    expect(await page.locator('.from-citizen .words').textContent()).toBe(typed)
    expect(await page.locator('.from-office strong').allTextContents()).toEqual(['¿En qué le ayudo?'])
    expect(await page.locator('.from-office .words a').getAttribute('href')).toBe('https://example.org/aviso')
    expect(await page.locator('.from-office .words').textContent()).toContain('<b>no</b>')
    expect(await page.title()).toContain('Teléfono de prueba')
  })
})

test('a screen reader can tell who said it, when, and whether it was read', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('button', { name: 'Hola' }).click()
    const own = page.locator('.from-citizen')
    await own.getByRole('img', { name: /^(Enviado|Leído)$/ }).waitFor()
    expect(await own.textContent()).toMatch(/^Usted, \d\d:\d\d: /)
    expect(await office$(page).first().textContent()).toMatch(/^Ventanilla, \d\d:\d\d: /)
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
  })
})

test('a fault is prepared with a switch, happens once, and the switch goes back by itself', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('switch', { name: 'Avisar dos veces' }).check()
    await page.getByRole('button', { name: 'Hola' }).click()
    await office$(page).nth(1).waitFor()
    await page.locator('[data-fault=duplicate_webhook]:not(:checked)').waitFor()
  })
  expect(office.heard).toHaveLength(2)
  expect(office.heard[0]?.id).toBe(office.heard[1]?.id)
})

test('a message of the office that never came says so', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('switch', { name: 'Mensaje que no llega' }).check()
    await page.getByRole('button', { name: 'Hola' }).click()
    await office$(page).getByRole('img', { name: 'No llegó' }).waitFor()
  })
})

test('the curious see what travelled in both directions', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('button', { name: 'Hola' }).click()
    await office$(page).first().waitFor()
    expect(await page.getByText('Ver el mensaje como JSON').first().isVisible()).toBe(false)
    await page.getByLabel('Mostrar el JSON').check()
    for (const [side, words] of [
      ['.from-citizen', '"body": "Hola"'],
      ['.from-office', '"messaging_product": "whatsapp"'],
    ] as const) {
      await page.locator(side).getByText('Ver el mensaje como JSON').click()
      expect(await page.getByRole('dialog').locator('pre').textContent()).toContain(words)
      await page.keyboard.press('Escape')
    }
  })
})

test('each person has a conversation, and what comes for another one is counted', async () => {
  await withPhone({}, async (page) => {
    await page.getByRole('switch', { name: 'Error 500' }).waitFor()
    await page.getByRole('button', { name: 'Hola' }).click()
    await office$(page).first().waitFor()
    await page.getByRole('button', { name: /^Roberto/ }).click()
    await page.getByText('Usted es Roberto').waitFor()
    await fetch(`${office.url}/telefono/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: 'guadalupe', said: { kind: 'text', text: 'Hola' } }),
    })
    await page.getByRole('button', { name: /^Guadalupe.*1 mensaje nuevo/ }).click()
    await office$(page).nth(1).waitFor()
    await page.reload()
    await office$(page).nth(1).waitFor()
  })
})

test('what the person knows goes into the message with one touch, also where the panel covers the chat', async () => {
  await withPhone({ viewport: PHONE_SCREEN, hasTouch: true, isMobile: true }, async (page) => {
    await page.getByRole('button', { name: 'Personas y pruebas' }).tap()
    expect(await page.getByLabel('Mensaje', { exact: true }).isVisible()).toBe(true)
    await page.getByRole('button', { name: /^Poner en el mensaje: CURP/ }).tap()
    const box = page.getByLabel('Mensaje', { exact: true })
    expect(await box.inputValue()).toBe('HESG580312MMCRTD06')
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
