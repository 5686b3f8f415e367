// The page for the door, in Debian's own browser: it reads the receipt that a citizen of the demonstration asked for.
import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { encodeQR } from 'qr'
import { unpackPng } from '../../src/visits/commands/verify-qr.ts'
import { type DoorKeeper, openKeeper } from './door-keeper.ts'
import { type DoorStage, openDoorStage } from './door-stage.ts'
import { barriers, cutOff, LARGE_LETTERS, PHONE_SCREEN } from './support.ts'

setDefaultTimeout(60_000)

let stage: DoorStage
let door: DoorKeeper

beforeAll(async () => {
  stage = await openDoorStage()
  door = await openKeeper(stage)
})
afterAll(async () => {
  await door?.close()
})
beforeEach(async () => {
  await door.setOffline(false)
  await page().evaluate(() => sessionStorage.clear())
  await page().reload()
})

const page = () => door.page
const verdict = () => page().locator('#verdict')
const result = () => page().locator('#result')

async function comeIn(token = stage.token): Promise<void> {
  await page().getByLabel('Clave de acceso').fill(token)
  await page().getByRole('button', { name: 'Entrar', exact: true }).click()
  await page().getByText('Listo para leer').waitFor()
}

const photo = (bytes: Uint8Array, name = 'foto.png', mimeType = 'image/png') =>
  page()
    .locator('#photo')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })

/** A picture of a code, as a scanner would make it. */
const pictureOf = async (text: string) => new Bun.Image(encodeQR(text, 'gif', { ecc: 'medium', scale: 4, border: 6 })).png().bytes()

test('a photograph of the printed receipt opens the door once', async () => {
  const receipt = await stage.newReceipt()
  await comeIn()
  await photo(await receipt.print())
  await verdict().getByText('VÁLIDO').waitFor()
  expect(await result().textContent()).toContain(receipt.name)
  expect(await result().textContent()).toContain(`Folio ${receipt.folio}.`)
  await photo(await receipt.print())
  await verdict().getByText('YA SE USÓ').waitFor()
  expect(await page().locator('#explain').textContent()).toMatch(/^Ya se usó a las \d+:\d\d h\./)
  expect(await page().locator('#history li').allTextContents()).toEqual([
    expect.stringContaining('YA SE USÓ'),
    expect.stringContaining('VÁLIDO'),
  ])
})

test('a crooked, dark photograph of a telephone’s screen is read too', async () => {
  const receipt = await stage.newReceipt()
  await comeIn()
  const print = await receipt.print()
  await photo(await crooked(print, 1), 'foto.jpg', 'image/jpeg')
  await verdict()
    .getByText(/VÁLIDO|OTRA FOTO/)
    .waitFor()
  // No reader reads every code from every angle: a guard who is asked for another picture holds the telephone straighter.
  if ((await verdict().textContent())?.includes('OTRA FOTO')) await photo(await crooked(print, 0.5), 'foto.jpg', 'image/jpeg')
  await verdict().getByText('VÁLIDO').waitFor()
})

test('a folio that is typed says who comes, when and what to check; it lets nobody in by itself', async () => {
  const [receipt, cancelled, tomorrow] = [await stage.newReceipt(), await stage.newReceipt(), await stage.newReceipt('tomorrow')]
  cancelled.cancel()
  await comeIn()
  const type = async (words: string) => {
    await page().locator('#code').fill(words)
    await page().keyboard.press('Enter')
  }
  await type(`folio: ${receipt.folio.toLowerCase().replace('-', ' ')}`)
  await verdict().getByText('ESTÁ EN LA LISTA').waitFor()
  expect(await result().textContent()).toContain(`Viene hoy ${receipt.name}`)
  expect(await result().textContent()).toContain('vea una identificación con ese nombre')
  expect(receipt.arrivedAt()).toBeNull()
  const came = page().getByRole('button', { name: 'Vi su identificación: llegó' })
  expect(await came.isVisible()).toBe(true)
  await type(tomorrow.folio)
  await verdict().getByText('NO ES DE HOY').waitFor()
  expect(await came.isVisible()).toBe(false)
  expect(await result().textContent()).not.toContain(tomorrow.name)
  await type(cancelled.folio)
  await verdict().getByText('CANCELADA').waitFor()
  await type('K7M-4QX')
  await verdict().getByText('NO APARECE').waitFor()
  await type('K0M 4QO')
  await verdict().getByText('NO SE ENTIENDE').waitFor()
  expect(await page().locator('#explain').textContent()).toContain('Nunca lleva vocales')
  await type(receipt.folio)
  await came.click()
  await verdict().getByText('VÁLIDO').waitFor()
  expect(await page().locator('#explain').textContent()).toContain(`Pasa ${receipt.name}`)
  expect(receipt.arrivedAt()).not.toBeNull()
  expect(await came.isVisible()).toBe(false)
  await type(receipt.folio)
  await verdict().getByText('YA SE USÓ').waitFor()
})

test('a code with one changed letter is not ours, whatever the page knows', async () => {
  const receipt = await stage.newReceipt()
  await comeIn()
  const changed = receipt.code.replace(/:1:/, ':4:')
  expect(changed).not.toBe(receipt.code)
  await photo(await pictureOf(changed))
  await verdict().getByText('NO ES NUESTRO').waitFor()
  await photo(await pictureOf('https://ejemplo.mx/pague-aqui'))
  await page().getByText('No lo firmó este sistema').waitFor()
})

test('tomorrow’s, a cancelled and a moved receipt are told apart', async () => {
  const [tomorrow, cancelled, moved] = [await stage.newReceipt('tomorrow'), await stage.newReceipt(), await stage.newReceipt()]
  cancelled.cancel()
  moved.move()
  await comeIn()
  for (const [receipt, word] of [
    [tomorrow, 'NO ES DE HOY'],
    [cancelled, 'CANCELADA'],
    [moved, 'CAMBIADA'],
  ] as const) {
    // As a hand-held reader does it: without touching the screen in between.
    if (receipt === tomorrow) await page().locator('#code').focus()
    await page().keyboard.insertText(receipt.code)
    await page().keyboard.press('Enter')
    await verdict().getByText(word).waitFor()
  }
})

test('a telephone whose clock is days behind the system’s, as in a demonstration later, turns nobody away', async () => {
  const receipt = await stage.newReceipt()
  await page().evaluate(() => {
    const real = Date.now
    Date.now = () => real() - 6 * 86_400_000
  })
  await comeIn()
  await page().locator('#code').focus()
  await page().keyboard.insertText(receipt.code)
  await page().keyboard.press('Enter')
  await verdict().getByText('VÁLIDO').waitFor()
  expect(Math.abs((receipt.arrivedAt() ?? 0) - Date.now())).toBeLessThan(60_000)
})

test('another office’s receipt is sent there', async () => {
  const receipt = await stage.newReceipt()
  await comeIn()
  await page().getByLabel('Oficina de esta puerta').selectOption('Puebla')
  await photo(await receipt.print())
  await verdict().getByText('DE OTRA OFICINA').waitFor()
})

test('without a connection the signature is checked in the page, a copy is seen, and the reading is sent later', async () => {
  const receipt = await stage.newReceipt()
  await comeIn()
  await door.setOffline(true)
  await photo(await receipt.print())
  await verdict().getByText('VÁLIDO').waitFor()
  expect(await page().locator('#note').textContent()).toContain('Sin conexión')
  expect(await page().locator('#waiting').textContent()).toContain('Falta enviar 1 lectura')
  await photo(await receipt.print())
  await verdict().getByText('YA SE USÓ').waitFor()
  await photo(await pictureOf(receipt.code.replace(/:1:/, ':4:')))
  await verdict().getByText('NO ES NUESTRO').waitFor()
  expect(receipt.arrivedAt()).toBeNull()
  await door.setOffline(false)
  await page().evaluate(() => dispatchEvent(new Event('online')))
  await page().locator('#waiting').filter({ hasText: /^$/ }).waitFor({ state: 'attached' })
  expect(receipt.arrivedAt()).not.toBeNull()
})

test('a picture without a code says how to take a better one', async () => {
  await comeIn()
  await photo(await new Bun.Image(encodeQR('x', 'gif')).resize(8, 8).png().bytes())
  await page().getByText('No encontré ningún código').waitFor()
  await photo(new TextEncoder().encode('nada'), 'nada.png')
  await page().getByText('no es una foto').waitFor()
})

test('a wrong key opens nothing, and the right one is kept nowhere', async () => {
  await page().getByLabel('Clave de acceso').fill('no-es-la-clave-de-nadie-aqui')
  await page().getByRole('button', { name: 'Entrar', exact: true }).click()
  await page().getByText('Esa clave no es válida').waitFor()
  await comeIn()
  const kept = await page().evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
  )
  expect(kept).not.toContain(stage.token)
  expect(await page().locator('#token').inputValue()).toBe('')
})

test('everybody can use it: no barrier, nothing wider than a small telephone, everything from this machine', async () => {
  const hosts = new Set<string>()
  page().on('request', (request) => hosts.add(new URL(request.url()).origin))
  const receipt = await stage.newReceipt()
  expect(await barriers(page())).toEqual([])
  await comeIn()
  expect(await barriers(page())).toEqual([])
  for (const code of [receipt.code, receipt.code, `${receipt.code}A`]) {
    await page().locator('#code').fill(code)
    await page().keyboard.press('Enter')
    await page().locator('#history li').first().waitFor({ state: 'attached' })
    await verdict().filter({ hasNotText: 'Revisando' }).waitFor()
    expect(await barriers(page())).toEqual([])
  }
  expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_SCREEN.width)
  expect([...hosts]).toEqual([door.url])
})

test('letters of double size leave the verdict whole and everything within a small telephone', async () => {
  const receipt = await stage.newReceipt()
  const large = await openKeeper(stage, { viewport: { width: 360, height: 640 }, flags: LARGE_LETTERS })
  try {
    await large.comeIn()
    await large.reads(receipt.code, 'VÁLIDO')
    expect(await cutOff(large.page)).toEqual([])
    const lines = await large.page
      .locator('#verdict')
      .evaluate((words) => words.clientHeight / Number.parseFloat(getComputedStyle(words).fontSize))
    expect(lines).toBeLessThan(2)
  } finally {
    await large.close()
  }
})

/** As a hand holds it: turned a little, in perspective, in bad light, and pressed into a JPEG. */
/** `turned` is the share of the angles at which a hurried guard holds a telephone. */
async function crooked(png: Uint8Array, turned: number): Promise<Uint8Array> {
  const { width, height } = unpackPng(png)
  const other = await door.browser.context.newPage()
  await other.setViewportSize({ width: 1100, height: 1300 })
  await other.setContent(`<body style="margin:0;background:#544;overflow:hidden"><img width="700" decoding="sync" style="margin:120px 180px;
    transform:perspective(1400px) rotateX(${14 * turned}deg) rotateY(${-12 * turned}deg) rotateZ(${7 * turned}deg);filter:brightness(.6) contrast(.8) blur(.6px)"
    src="data:image/png;base64,${Buffer.from(png).toString('base64')}" data-size="${width}x${height}"></body>`)
  await other.locator('img').evaluate((shown: HTMLImageElement) => shown.decode())
  const shot = await other.screenshot({ type: 'jpeg', quality: 55 })
  await other.close()
  return shot
}

test('a key that is given by a code opens the door with its QR, stays on that telephone, and on no other', async () => {
  const stamp = Math.random().toString(36).slice(2, 8)
  const ask = async (path: string, body: object) =>
    (
      await fetch(`${door.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json() as Promise<{ qr: string; codigo_de_un_uso: string }>
  const { qr, codigo_de_un_uso: code } = await ask('/admin/accesos', { nombre: `Beto ${stamp}`, rol: 'guardia', oficina: 'Toluca' })
  await page().goto(`${door.url}${qr}`)
  await page().reload()
  await page().getByText('Listo para leer').waitFor()
  expect(page().url()).toBe(`${door.url}/puerta`)
  await page().reload()
  await page().getByText('Listo para leer').waitFor()
  const other = await openKeeper(stage)
  try {
    await other.page.getByLabel('Clave de acceso').fill(code)
    await other.page.keyboard.press('Enter')
    await other.page.getByText('Ese código ya se usó').waitFor()
  } finally {
    await other.close()
  }
  await page().getByRole('button', { name: 'Quitar mi clave de este teléfono' }).press('Enter')
  await page().getByLabel('Clave de acceso').waitFor()
  await page().reload()
  await page().getByLabel('Clave de acceso').waitFor()
})
