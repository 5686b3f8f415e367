import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Channel } from '../../src/channels/channel.ts'
import { CannotRender, fitReply } from '../../src/channels/fit.ts'
import { createMessenger } from '../../src/channels/messenger/channel.ts'
import { createWhatsApp } from '../../src/channels/whatsapp/channel.ts'
import type { Option, Reply } from '../../src/chat/reply.ts'
import { BODY_MAX, ROW_TITLE_MAX, ROWS_MAX, TEXT_MAX } from '../../src/texts/lengths.ts'
import { channelFaults } from './faults.ts'

// A reply never stays unsaid for its form: what breaks a limit loses its form and not its words.

type Choices = Extract<Reply, { kind: 'choices' }>
const option = (nth: number, more: Partial<Option> = {}): Option => ({ id: `e.1.go.${nth}`, title: `Opción ${nth}`, ...more })
const choices = (options: Option[], more: Partial<Choices> = {}): Choices => ({
  ...{ kind: 'choices', body: '¿Cuál?', open: 'Ver opciones', options, asks: true },
  ...more,
})
const fitted = (reply: Reply) => fitReply(reply, { text: TEXT_MAX })
const many = (count: number, more: Partial<Option> = {}) => Array.from({ length: count }, (_, nth) => option(nth + 1, more))

test('what fits goes out as it is, and nothing is told', () => {
  const reply = choices(many(ROWS_MAX, { description: 'A 8 km' }).map((one, nth) => ({ ...one, id: `e.1.go.${nth}` })))
  expect(fitted(reply)).toEqual({ reply, mended: [] })
})

test('of two options with one answer the first stays', () => {
  const first = option(1, { title: 'Hablar con una persona' })
  const { reply, mended } = fitted(choices([first, option(2), { ...first, title: 'Hablar con alguien' }]))
  expect(reply).toMatchObject({ kind: 'choices', options: [first, option(2)] })
  expect(mended).toEqual(['options (repeated)'])
})

test('long titles are cut, and told apart where they look the same then', () => {
  const long = 'Oficina Municipal de Enlace'
  const { reply } = fitted(choices([option(1, { title: `${long} de Toluca` }), option(2, { title: `${long} de Lerma` })]))
  const titles = (reply as Choices).options.map(({ title }) => title)
  expect(new Set(titles).size).toBe(2)
  for (const title of titles) expect(title.length).toBeLessThanOrEqual(ROW_TITLE_MAX)
})

test('more rows than there is room for stand numbered in the words, and the first ones can be tapped', () => {
  const { reply } = fitted(choices(many(12)))
  expect((reply as Choices).options.map(({ id }) => id)).toEqual(many(ROWS_MAX).map(({ id }) => id))
  expect((reply as Choices).body).toContain('12. Opción 12')
})

test('words that are too long for buttons go out whole, with the options numbered below', () => {
  const body = `${'Una frase de prueba. '.repeat(80)}\n\n*¿Cuál?*`
  const { reply } = fitted(choices(many(2), { body }))
  expect(reply).toEqual({ kind: 'text', body: `${body}\n\n1. Opción 1\n2. Opción 2`, asks: true })
})

test('words that are too long for any message end with a sentence, and the question stays', () => {
  const body = `${'Una frase de prueba. '.repeat(400)}\n\n*¿Cuál?*`
  const { reply, mended } = fitted({ kind: 'text', body, asks: true })
  const said = 'body' in reply ? reply.body : ''
  expect(said.length).toBeLessThanOrEqual(TEXT_MAX)
  expect(said).toEndWith('prueba.\n\n*¿Cuál?*')
  expect(mended).toEqual(['text'])
})

test('a question for the place that is too long is asked in words', () => {
  const body = `${'x '.repeat(BODY_MAX / 2)}¿Dónde?`
  expect(fitted({ kind: 'ask_location', body, asks: true }).reply).toEqual({ kind: 'text', body, asks: true })
})

const CHANNELS: Channel[] = [createWhatsApp({ phoneNumberId: '1' }), createMessenger({ pageId: '104' })]
const TO = [
  { kind: 'phone' as const, value: '5215500000001' },
  { kind: 'psid' as const, value: '7001' },
]
const words = (most: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: most }),
    fc.nat(most).map((count) => 'Palabras con sentido. '.repeat(count / 10)),
    fc.nat(most).map((count) => 'ñ'.repeat(count)),
  )
const options = fc.array(
  fc.record(
    {
      id: fc.oneof(
        words(260),
        fc.nat(9).map((nth) => `e.1.go.${nth}`),
      ),
      title: words(90),
      description: words(120),
    },
    { requiredKeys: ['id', 'title'] },
  ),
  { maxLength: 25 },
)
const plain: fc.Arbitrary<Extract<Reply, { kind: 'text' | 'choices' }>> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), body: words(9_000), asks: fc.boolean() }),
  fc.record(
    { kind: fc.constant('choices' as const), body: words(5_000), footer: words(90), open: words(40), options, asks: fc.boolean() },
    { requiredKeys: ['kind', 'body', 'open', 'options', 'asks'] },
  ) as fc.Arbitrary<Choices>,
)
const replies: fc.Arbitrary<Reply> = fc.oneof(
  plain,
  fc.record({ kind: fc.constant('ask_location' as const), body: words(5_000), asks: fc.constant(true as const) }),
  fc.record({
    ...{ kind: fc.constant('place' as const), latitude: fc.double({ min: -90, max: 90, noNaN: true }) },
    ...{
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      name: words(900),
      address: words(900),
      asks: fc.constant(false as const),
    },
  }),
  fc.record({
    ...{ kind: fc.constant('document' as const), name: words(300), body: words(2_000), asks: fc.constant(false as const) },
    wish: fc.constant({ what: 'receipt' as const, groupId: 'G', language: 'es-MX' as const }),
    instead: fc.constant({ gone: 'x', later: 'y' }),
  }),
  plain.map((one): Reply => ({ kind: 'notice', template: 'x', parameters: [], plain: one, asks: false })),
)

test('whatever is queued, by any release, is rendered as Meta takes it, as it was queued and in the messages it becomes', () => {
  let sent = 0
  const says = (channel: Channel, reply: Reply) => {
    try {
      const rendered = channel.render(reply, TO, '81.1', true)
      expect(rendered && channelFaults(channel, rendered.body)).toEqual([])
      sent++
    } catch (error) {
      if (!(error instanceof CannotRender) || !/\(empty\)$/.test(error.code)) throw error
    }
  }
  fc.assert(
    fc.property(replies, (reply) => {
      for (const channel of CHANNELS) for (const one of [reply, ...channel.messagesOf(reply)]) says(channel, one)
    }),
    { numRuns: 1_500 },
  )
  expect(sent).toBeGreaterThan(4_000)
})
