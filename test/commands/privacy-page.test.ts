import { expect, test } from 'bun:test'
import { checkPrivacyPage } from '../../src/commands/privacy-page.ts'
import type { Fetch } from '../../src/commands/program.ts'

const answers =
  (status: number): Fetch =>
  async () =>
    new Response('', { status })
const silent: Fetch = async () => {
  throw new TypeError('no connection')
}
const URL = 'https://ayuntamiento.example/aviso'

test('a privacy page that anybody can read is well', async () => {
  expect((await checkPrivacyPage(URL, true, answers(200))).state).toBe('ok')
})

test('without its address a Page at Messenger cannot open to the public; a number is told what Meta will ask for', async () => {
  expect(await checkPrivacyPage(undefined, true, silent)).toMatchObject({
    state: 'broken',
    mend: expect.stringContaining('Ajustes'),
  })
  expect((await checkPrivacyPage(undefined, false, silent)).state).toBe('warn')
})

test('an address that nobody can open, or that Meta does not take, is said as that', async () => {
  expect(await checkPrivacyPage(URL, true, answers(404))).toMatchObject({ state: 'warn', what: expect.stringContaining('404') })
  expect(await checkPrivacyPage(URL, true, silent)).toMatchObject({ state: 'warn', what: expect.stringContaining('no contestó') })
  expect((await checkPrivacyPage('http://ayuntamiento.example/aviso', true, answers(200))).state).toBe('broken')
})
