import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Debian's own browser; a test tool must not download another. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const PHONE_SCREEN = { width: 360, height: 740 }
export const DESK_SCREEN = { width: 1280, height: 800 }

/** For a browser whose owner made the letters twice as large. */
export const LARGE_LETTERS = ['--blink-settings=defaultFontSize=32']

export interface Browser {
  context: BrowserContext
  page: Page
  /** What went wrong in the page: uncaught errors and console errors. A test asserts that it is empty. */
  complaints: string[]
  close(): Promise<void>
}

/** A browser of its own with an empty profile, which is deleted at the end. Throws one sentence when no Chromium is installed. */
export async function openBrowser({ flags = [], ...options }: BrowserContextOptions & { flags?: string[] } = {}): Promise<Browser> {
  if (!CHROMIUM) throw new Error('No hay Chromium: instálelo con apt-get install -y chromium')
  const profile = mkdtempSync(join(tmpdir(), 'ventanilla-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: [...FLAGS, ...flags],
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    viewport: DESK_SCREEN,
    ...options,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return {
    context,
    page,
    complaints,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What axe-core calls serious or critical on the page as it stands, each with the first element concerned. Best is []. */
export async function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async (source) => {
    // Run as the tester's own code: the page's policy allows no script from elsewhere, and should not.
    const axe = new Function(`${source}; return window.axe`)()
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter((found: { impact: string }) => found.impact === 'serious' || found.impact === 'critical')
      .map((found: { id: string; nodes: { html: string }[] }) => `${found.id}: ${found.nodes[0]?.html}`)
  }, AXE)
}

/** What the right edge of the screen cuts of the buttons, fields and headings, each by its words. Best is []. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, input, select')]
      .filter((seen) => seen.checkVisibility({ visibilityProperty: true }) && seen.getBoundingClientRect().right > innerWidth)
      .map((seen) => seen.textContent || seen.id),
  )
}
