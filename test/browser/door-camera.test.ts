// The live camera of the page for the door: Chromium plays a film of papers in the camera's place.
import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeeper } from './door-keeper.ts'
import { type DoorStage, openDoorStage } from './door-stage.ts'
import { fakeCamera, writeFilm } from './film.ts'
import { barriers } from './support.ts'

setDefaultTimeout(60_000)

let stage: DoorStage
const folder = mkdtempSync(join(tmpdir(), 'ventanilla-film-'))
beforeAll(async () => {
  stage = await openDoorStage()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('papers held before the camera are read one after the other, each once, however long it is held', async () => {
  const [first, second] = [await stage.newReceipt(), await stage.newReceipt()]
  const film = join(folder, 'papers.y4m')
  await writeFilm(film, [
    { png: undefined, seconds: 0.4 },
    { png: await first.print(), seconds: 5 },
    { png: undefined, seconds: 0.4 },
    { png: await second.print(), seconds: 1.6 },
  ])
  const door = await openKeeper(stage, { flags: fakeCamera(film) })
  try {
    await door.comeIn()
    await door.page.getByRole('button', { name: 'Leer con la cámara' }).click()
    await door.hears('history', second.folio)
    const read = (await door.page.locator('#history li').allTextContents()).reverse()
    expect(read[0]).toContain(`VÁLIDO ${first.folio}`)
    expect(read[1]).toContain(`VÁLIDO ${second.folio}`)
    expect(await door.text('people')).toContain(second.name)
    expect(await door.page.locator('#verdict').isVisible()).toBe(true)
    expect(await barriers(door.page)).toEqual([])

    await door.page.getByRole('button', { name: 'Dejar de usar la cámara' }).click()
    expect(await door.page.locator('#video').isVisible()).toBe(false)
    // Only a demonstration has a key to give away.
    expect(door.browser.complaints.filter((line) => !line.includes('404'))).toEqual([])
  } finally {
    await door.close()
  }
})
