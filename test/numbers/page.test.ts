import { expect, test } from 'bun:test'
import { numbersPage } from '../../src/numbers/page/numbers-page.ts'

const get = async (path: string): Promise<Response> =>
  (await numbersPage(new Request(`http://localhost${path}`))) ?? new Response(null, { status: 404 })

test('every file that the page and its modules ask for is served from here, and nothing from elsewhere', async () => {
  const html = await (await get('/numeros')).text()
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  for (const file of files) {
    const answer = await get(file)
    expect([file, answer.status]).toEqual([file, 200])
    expect(answer.headers.get('content-security-policy')).toStartWith("default-src 'none'; script-src 'self'")
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    if (file.endsWith('.ts')) await everyImport(folder, await answer.text())
  }
})

async function everyImport(folder: string, code: string): Promise<void> {
  for (const [, name = ''] of code.matchAll(/^import[^"']*from\s*["']([^"']+)["']/gm)) {
    expect(name).toStartWith('./')
    const answer = await get(folder + name.slice(2))
    expect([name, answer.status]).toEqual([name, 200])
    if (name.endsWith('.ts')) await everyImport(folder, await answer.text())
  }
}
