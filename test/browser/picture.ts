import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

/** Without the ring of the focus and in the middle of no movement, so that two runs differ only in their dates. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))))
  await page.screenshot({ path: `${FOLDER}${name}.png` })
}

/** A picture that was made elsewhere, no wider than this. */
export async function keepPicture(bytes: Uint8Array<ArrayBuffer>, name: string, width: number): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await Bun.write(`${FOLDER}${name}.png`, await new Bun.Image(bytes).resize(width).png().bytes())
}
