import { afterAll, beforeAll, expect, test } from 'bun:test'
import fc from 'fast-check'
import { LANGUAGES } from '../../../src/catalogue/languages.ts'
import type { Alias, Channel, Outcome } from '../../../src/channels/channel.ts'
import { CannotRender } from '../../../src/channels/fit.ts'
import { createWhatsApp } from '../../../src/channels/whatsapp/channel.ts'
import { createGraphClient } from '../../../src/channels/whatsapp/graph.ts'
import { send } from '../../../src/channels/whatsapp/send.ts'
import { TEMPLATES } from '../../../src/channels/whatsapp/templates.ts'
import type { Option, Reply } from '../../../src/chat/reply.ts'
import { notice } from '../../../src/chat/unasked.ts'
import { MINUTE, systemClock } from '../../../src/clock.ts'
import { inWords, TELEPHONE_WORDS } from '../../../src/texts/channel-words.ts'
import { NOTICE_NAMES } from '../../../src/texts/notice-words.ts'
import { NOTICES } from '../../../src/texts/notices.ts'
import { ACCOUNT_ID, arrange, PHONE_ID, TOKEN } from './arrange.ts'

// The product and the emulator know Meta's rules from two texts of their own; here they must agree.
const world = arrange({
  templates: TEMPLATES.map((one) => ({ ...one, parameters: one.examples.length, status: 'APPROVED' as const })),
  messagesPerSecond: 1000,
})
const channel: Channel = createWhatsApp({ phoneNumberId: PHONE_ID, businessAccountId: ACCOUNT_ID })
const access = { apiUrl: world.emulator.url, apiVersion: 'v25.0', accessToken: TOKEN }
const to: Alias[] = [{ kind: 'phone', value: '5215500000001' }]
beforeAll(async () => void (await world.say('guadalupe', { kind: 'text', text: 'Hola' })))
afterAll(() => world.emulator.stop())

async function deliver(reply: Reply, windowOpen = true): Promise<Outcome | undefined> {
  const body = channel.render(reply, to, '81.1', windowOpen)?.body
  world.clock.advance(MINUTE / 10) // So that the pair rate is no subject here.
  const means = { fetch, clock: systemClock, timeoutMs: 5_000 }
  return body && send({ channel: 'whatsapp', row: 81, attempt: 1, body }, { ...access, phoneNumberId: PHONE_ID }, means)
}

const words = (most: number) => fc.string({ unit: 'grapheme', minLength: 0, maxLength: most })
const option: fc.Arbitrary<Option> = fc.record(
  { id: words(12), title: words(26), description: words(74) },
  { requiredKeys: ['id', 'title'] },
)
const replies: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), body: words(60), asks: fc.boolean() }),
  fc.record(
    {
      kind: fc.constant('choices' as const),
      body: words(60),
      footer: words(62),
      open: words(21),
      options: fc.array(option, { maxLength: 11 }),
      asks: fc.boolean(),
    },
    { requiredKeys: ['kind', 'body', 'open', 'options', 'asks'] },
  ),
  fc.record({ kind: fc.constant('ask_location' as const), body: words(60), asks: fc.constant(true as const) }),
)

test('whatever the product is willing to send is accepted', async () => {
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(replies, async (reply) => {
      try {
        expect(await deliver(reply)).toMatchObject({ kind: 'accepted' })
        accepted++
      } catch (error) {
        if (!(error instanceof CannotRender)) throw error
      }
    }),
    { numRuns: 300 },
  )
  expect(accepted).toBeGreaterThan(50)
})

test('outside the window every declared template is accepted, and the telephone shows the words of the plain notice', async () => {
  for (const name of NOTICE_NAMES) {
    for (const language of LANGUAGES) {
      const { examples, buttons = [] } = NOTICES[language][name]
      const said = notice(
        name,
        language,
        examples.map((one) => `${one},\n12:00 h`),
        buttons.map((_, i) => `notice.0.reminder.${i}:group:81`),
      )
      if (said.kind !== 'notice' || (said.plain.kind !== 'text' && said.plain.kind !== 'choices')) throw new Error('no notice')
      expect(await deliver(said, false)).toMatchObject({ kind: 'accepted' })
      const options = said.plain.kind === 'choices' ? said.plain.options : []
      const shown = (await world.chat('guadalupe')).at(-1)
      const text = inWords(said.plain.body, TELEPHONE_WORDS)
      expect(shown?.template).toEqual({ text, buttons: options.map(({ id, title }) => ({ id, title })) })
    }
  }
})

test('an answer brings the aliases under which the person is known, and a refusal its remedy', async () => {
  expect(await deliver({ kind: 'text', body: 'Hola', asks: false })).toMatchObject({
    kind: 'accepted',
    id: expect.stringMatching(/^wamid\./),
    aliases: to,
  })
  await world.phone('/faults', { id: 'send_131056', prepared: true })
  const refused = await deliver({ kind: 'text', body: 'Hola', asks: false })
  expect(refused).toMatchObject({ kind: 'refused', code: 131056 })
  expect(refused?.kind === 'refused' && channel.remedy(refused, 1)).toMatchObject({ do: 'retry' })
})

test("the operator's questions are understood", async () => {
  const graph = createGraphClient(access, fetch)
  expect(await graph.debugToken()).toMatchObject({ ok: true, value: { is_valid: true, expires_at: 0 } })
  expect(await graph.phoneNumber(PHONE_ID)).toMatchObject({ ok: true, value: { status: 'CONNECTED', quality_rating: 'GREEN' } })
  expect(await graph.subscriptions(ACCOUNT_ID)).toMatchObject({ ok: true, value: [{}] })
  expect(await graph.subscribe(ACCOUNT_ID)).toEqual({ ok: true, value: true })
  expect(await graph.register(PHONE_ID, '482913')).toEqual({ ok: true, value: true })
  expect(await graph.register(PHONE_ID, '48291')).toMatchObject({ ok: false, code: 100 })
  expect(await graph.templates(ACCOUNT_ID)).toMatchObject({
    ok: true,
    value: TEMPLATES.map(({ name, language }) => ({ name, language, status: 'APPROVED' })),
  })
  const stranger = createGraphClient({ ...access, accessToken: 'another' }, fetch)
  expect(await stranger.phoneNumber(PHONE_ID)).toMatchObject({ ok: false, httpStatus: 401, code: 190 })
})
