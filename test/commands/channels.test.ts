import { expect, test } from 'bun:test'
import { LANGUAGES } from '../../src/catalogue/languages.ts'
import { checkPage } from '../../src/channels/messenger/commands/doctor.ts'
import { channelsCommand } from '../../src/commands/channels.ts'
import { readConfig } from '../../src/config.ts'
import { startEmulator } from '../../src/demo/emulator/server.ts'
import { createLog } from '../../src/log.ts'
import { NOTICE_NAMES } from '../../src/texts/notice-words.ts'
import { afterwards } from '../afterwards.ts'
import { testClock } from '../clock.ts'

const PAGE = { pageId: '104500', accessToken: 'page-token', appSecret: 'page-secret', verifyToken: 'verify' }

/** Every notice in every language. */
const TEMPLATES = NOTICE_NAMES.length * LANGUAGES.length

/** The command against the emulator, with an empty Page. */
async function publish(more: Record<string, string> = {}) {
  const clock = testClock()
  const emulator = startEmulator({
    ...{
      port: 0,
      webhookUrl: undefined,
      appSecret: 's',
      verifyToken: 'v',
      accessToken: 't',
      phoneNumberId: '1',
      businessAccountId: '2',
    },
    ...{ clock, log: createLog('error', () => undefined, clock.now), page: { ...PAGE, webhookUrl: undefined } },
  })
  afterwards(() => emulator.stop())
  const env = {
    MESSENGER_PAGE_ID: PAGE.pageId,
    MESSENGER_PAGE_ACCESS_TOKEN: PAGE.accessToken,
    MESSENGER_APP_SECRET: PAGE.appSecret,
    MESSENGER_VERIFY_TOKEN: PAGE.verifyToken,
    MESSENGER_API_URL: emulator.url,
    ADMIN_TOKEN: 'k3J9-x8Qw-72Lp-Vb5n-Tz1m',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_PATH: '/nonexistent/ventanilla.db',
    ...more,
  }
  const lines: string[] = []
  const run = () => channelsCommand({ env, root: '/', fetch, clock, say: (line) => lines.push(line) })
  const ask = async (path: string) =>
    (await fetch(`${emulator.url}/v27.0/${path}`, { headers: { authorization: `Bearer ${PAGE.accessToken}` } })).json()
  const config = readConfig(env, '/')
  const doctor = async () => (await checkPage(config, clock, fetch)).map(({ state }) => state)
  return { run, lines, ask, doctor, address: emulator.url }
}

test('it publishes start, greeting, menu and templates, subscribes, and can be run again', async () => {
  const { run, lines, ask } = await publish()
  expect(await run()).toBe(0)
  expect(lines.join('\n')).toContain(`${TEMPLATES} se enviaron`)
  expect(await ask('me/messenger_profile')).toMatchObject({
    data: [
      { get_started: { payload: 'GET_STARTED' }, persistent_menu: [{ locale: 'default' }], greeting: [{ locale: 'default' }] },
    ],
  })
  expect(await ask('104500/subscribed_apps')).toMatchObject({
    data: [{ subscribed_fields: expect.arrayContaining(['messages', 'messaging_postbacks', 'message_echoes']) }],
  })
  lines.length = 0
  expect(await run()).toBe(0)
  expect(lines.join('\n')).toContain(`${TEMPLATES} ya estaban, 0 se enviaron`)
})

test('a token that Meta does not accept is said in a sentence with the way out', async () => {
  const { run, lines } = await publish({ MESSENGER_PAGE_ACCESS_TOKEN: 'another' })
  expect(await run()).toBe(1)
  expect(lines.join('\n')).toContain('MESSENGER_PAGE_ACCESS_TOKEN')
})

test('without a Page there is nothing to publish, and it says so', async () => {
  const lines: string[] = []
  const deps = { root: '/', fetch, clock: testClock(), say: (line: string) => lines.push(line) }
  expect(await channelsCommand({ ...deps, env: { DATABASE_PATH: '/nonexistent/ventanilla.db' } })).toBe(0)
  expect(lines.join('\n')).toContain('MESSENGER_PAGE_ID')
})

test('the doctor says whether the Page tells us what people write, and how to mend it', async () => {
  const { run, doctor, address } = await publish()
  await run()
  expect(await doctor()).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  const headers = { authorization: `Bearer ${PAGE.accessToken}` }
  await fetch(`${address}/v27.0/104500/subscribed_apps`, { method: 'DELETE', headers })
  expect(await doctor()).toEqual(['ok', 'ok', 'broken', 'ok', 'ok'])
  expect(await (await publish({ MESSENGER_PAGE_ACCESS_TOKEN: 'another' })).doctor()).toEqual(['broken'])
  // The app secret of another app: everything of Meta's would be refused. And no template was sent yet.
  expect(await (await publish({ MESSENGER_APP_SECRET: 'another' })).doctor()).toEqual(['ok', 'broken', 'ok', 'ok', 'warn'])
})
