// Makes the pictures of the receipt and of the door again. Run by pictures.ts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeeper } from './door-keeper.ts'
import { openDoorStage } from './door-stage.ts'
import { fakeCamera, writeFilm } from './film.ts'
import { keepPicture, picture } from './picture.ts'

const PHONE = { width: 380, height: 760 }

if (!Bun.which('pdftoppm')) throw new Error('Falta pdftoppm: instálelo con apt-get install -y poppler-utils')
const stage = await openDoorStage()
const receipt = await stage.newReceipt('today', 'Guadalupe Hernández Soto')
const paper = await receipt.print()
await keepPicture(new Uint8Array(paper), 'receipt', 480)

const folder = mkdtempSync(join(tmpdir(), 'ventanilla-film-'))
const film = join(folder, 'paper.y4m')
await writeFilm(film, [{ png: paper, seconds: 2 }])
const door = await openKeeper(stage, { viewport: PHONE, flags: fakeCamera(film) })
await door.comeIn()
await door.page.getByLabel('Oficina de esta puerta').selectOption('Toluca')
await door.isReady()
await door.page.getByRole('button', { name: 'Leer con la cámara' }).click()
await door.hears('verdict', 'VÁLIDO')
await door.page.evaluate(() => scrollTo(0, 0))
await picture(door.page, 'door')

await door.page.getByRole('button', { name: 'Dejar de usar la cámara' }).click()
const later = await stage.newReceipt('today', 'Luis Puga Sol')
await door.look()
await door.page.waitForFunction((folio) => sessionStorage['ventanilla.puerta'].includes(`"${folio} `), later.folio)
await door.goOffline()
await door.reads(later.code, 'VÁLIDO')
await door.page.evaluate(() => scrollTo(0, 0))
await picture(door.page, 'door-away')

await door.close()
rmSync(folder, { recursive: true, force: true })
