// What WCAG 2.2 asks of colours (1.4.3 and 1.4.11), of the shared ones and of those that the telephone has instead, by day and by night.
import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'

const read = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8')
const colours = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))

const shared = colours(read('pages/tokens.css'))
const [day = '', night = ''] = read('demo/emulator/phone/styles/base.css').split('@media (prefers-color-scheme: dark)')
const PAGES: [string, Record<string, string>][] = [
  ['door and tasks', shared],
  ['telephone by day', { ...shared, ...colours(day) }],
  ['telephone by night', { ...shared, ...colours(day), ...colours(night) }],
]

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one = '#ffffff', other = '#ffffff'): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

test.each(PAGES)('%s: text can be read on its ground', (_, page) => {
  for (const ground of ['paper', 'surface', 'tint'])
    for (const text of ['ink', 'quiet', 'accent', 'bad'])
      expect(contrast(page[text], page[ground]), `${text} on ${ground}`).toBeGreaterThan(4.5)
  expect(contrast(page['on-accent'], page.accent), 'on-accent on accent').toBeGreaterThan(4.5)
})

test.each(PAGES)('%s: what can be filled in, and what has the focus, stands out', (_, page) => {
  for (const ground of ['paper', 'surface'])
    for (const line of ['edge', 'focus']) expect(contrast(page[line], page[ground]), `${line} on ${ground}`).toBeGreaterThan(3)
})

test('a verdict at the door and a warning among the tasks can be read', () => {
  for (const ground of ['good', 'warn', 'bad', 'quiet'])
    expect(contrast(shared['on-accent'], shared[ground]), ground).toBeGreaterThan(4.5)
  for (const ground of ['warn-tint', 'bad-tint']) expect(contrast(shared.ink, shared[ground]), ground).toBeGreaterThan(4.5)
})

test('a page names no colour of its own beside the shared ones and those of the telephone', () => {
  for (const page of [
    'visits/page/page.css',
    'visits/page/counter/counter.css',
    'visits/page/screen/screen.css',
    'pages/desk/desk.css',
    'numbers/page/numbers.css',
    'admin/swagger/page.css',
    ...['bubble', 'media', 'panel', 'people', 'sheet', 'time'].map((name) => `demo/emulator/phone/styles/${name}.css`),
  ])
    expect(read(page).match(/#(?!000\b)[0-9a-f]{3,6}\b/g), page).toBeNull()
})
