import { expect, test } from 'bun:test'
import { LANGUAGES } from '../../../src/catalogue/languages.ts'
import type { Alias } from '../../../src/channels/channel.ts'
import { CannotRender } from '../../../src/channels/fit.ts'
import { createWhatsApp } from '../../../src/channels/whatsapp/channel.ts'
import { renderRead, renderReply } from '../../../src/channels/whatsapp/render.ts'
import { TEMPLATES as DECLARED, type Template } from '../../../src/channels/whatsapp/templates.ts'
import type { Option, Reply } from '../../../src/chat/reply.ts'
import { notice } from '../../../src/chat/unasked.ts'
import { inWords, TELEPHONE_WORDS } from '../../../src/texts/channel-words.ts'
import {
  BODY_MAX,
  BUTTON_TITLE_MAX,
  DESCRIPTION_MAX,
  FOOTER_MAX,
  ID_MAX_BYTES,
  ROW_TITLE_MAX,
  ROWS_MAX,
  TEXT_MAX,
} from '../../../src/texts/lengths.ts'
import { NOTICE_NAMES } from '../../../src/texts/notice-words.ts'
import { NOTICES, templateLanguage } from '../../../src/texts/notices.ts'
import { EMOJI, longSentences, questionProblem } from '../../texts/plain-language.ts'

const TO: Alias[] = [{ kind: 'phone', value: '5215500000001' }]
const TEMPLATES: Template[] = [
  {
    name: 'reminder',
    language: 'es_MX',
    category: 'UTILITY',
    body: 'Hola {{1}}, su cita es el {{2}}.',
    examples: ['Ana', 'lunes'],
    buttons: [],
  },
]
const render = (reply: Reply, windowOpen = true, to = TO) => renderReply(reply, to, '81.1', windowOpen, TEMPLATES)?.body

const option = (n: number, more: Partial<Option> = {}): Option => ({ id: `t1.${n}`, title: `Opción ${n}`, ...more })
const choices = (options: Option[], more: Partial<Extract<Reply, { kind: 'choices' }>> = {}): Reply => ({
  kind: 'choices',
  body: '¿Cuál?',
  open: 'Ver opciones',
  options,
  asks: true,
  ...more,
})
const text = (body: string): Extract<Reply, { kind: 'text' }> => ({ kind: 'text', body, asks: false })
const reminder: Extract<Reply, { kind: 'notice' }> = {
  kind: 'notice',
  template: 'reminder',
  parameters: ['Ana  María', '3 de diciembre,\n12:00 h'],
  plain: text('Recuerde su cita'),
  asks: false,
}

test('a text goes out with its address and what the statuses bring back', () => {
  expect(render(text('Hola'))).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '+5215500000001',
    type: 'text',
    text: { body: 'Hola', preview_url: false },
    biz_opaque_callback_data: '81.1',
  })
})

test('somebody without a phone is written to by user id', () => {
  const body = render(text('Hola'), true, [{ kind: 'user_id', value: 'MX.1' }])
  expect(body).toMatchObject({ recipient: 'MX.1' })
  expect(body).not.toHaveProperty('to')
})

test('up to three short choices are buttons', () => {
  expect(render(choices([option(1), option(2), option(3)], { footer: 'Puede parar' }))).toMatchObject({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: '¿Cuál?' },
      footer: { text: 'Puede parar' },
      action: { buttons: [{ type: 'reply', reply: { id: 't1.1', title: 'Opción 1' } }, {}, {}] },
    },
  })
})

test.each([
  ['a fourth choice', [1, 2, 3, 4].map((n) => option(n))],
  ['a description', [option(1, { description: 'A 8 km' })]],
  ['a title that only a row can hold', [option(1, { title: 'x'.repeat(BUTTON_TITLE_MAX + 1) })]],
])('%s makes a list', (_what, options) => {
  expect(render(choices(options))).toMatchObject({
    interactive: { type: 'list', action: { button: 'Ver opciones', sections: [{ rows: options }] } },
  })
})

test('the telephone can be asked where it is, and told where the office is', () => {
  expect(render({ kind: 'ask_location', body: '¿Dónde?', asks: true })).toMatchObject({
    interactive: { type: 'location_request_message', body: { text: '¿Dónde?' }, action: { name: 'send_location' } },
  })
  const place: Reply = { kind: 'place', latitude: 19.25, longitude: -99.6, name: 'Toluca', address: 'Calle 1', asks: false }
  expect(render(place)).toMatchObject({
    type: 'location',
    location: { latitude: '19.250000', longitude: '-99.600000', name: 'Toluca', address: 'Calle 1' },
  })
})

test('within the window a notice is its plain words, after it the template', () => {
  expect(render(reminder)).toMatchObject({ type: 'text', text: { body: 'Recuerde su cita' } })
  expect(render(reminder, false)).toMatchObject({
    type: 'template',
    template: {
      name: 'reminder',
      language: { code: 'es_MX' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Ana María' },
            { type: 'text', text: '3 de diciembre, 12:00 h' },
          ],
        },
      ],
    },
  })
})

test('after the window everything but a known template stays silent', () => {
  expect(render(text('Hola'), false)).toBeUndefined()
  expect(render(choices([option(1)]), false)).toBeUndefined()
  expect(render({ ...reminder, template: 'never_approved' }, false)).toBeUndefined()
})

test.each<[string, Reply]>([
  ['too few parameters', { ...reminder, parameters: ['Ana'] }],
  ['a button that the template has not', { ...reminder, plain: { ...choices([option(1)]), asks: false } as typeof reminder.plain }],
])('a notice that is not its template any more, by %s, is no message', (_what, reply) => {
  expect(() => render(reply, false)).toThrow(CannotRender)
})

test('everything exactly at its limit goes out whole', () => {
  const full = choices(
    Array.from({ length: ROWS_MAX }, (_, n) => ({
      id: `${n}`.padEnd(ID_MAX_BYTES, 'i'),
      title: `${n}`.padEnd(ROW_TITLE_MAX, 't'),
      description: 'd'.repeat(DESCRIPTION_MAX),
    })),
    { body: 'b'.repeat(BODY_MAX), footer: 'f'.repeat(FOOTER_MAX), open: 'o'.repeat(BUTTON_TITLE_MAX) },
  )
  expect(JSON.stringify(render(full))).toContain('d'.repeat(DESCRIPTION_MAX))
  expect(render(text('x'.repeat(TEXT_MAX)))).toBeDefined()
})

test('a message is marked as read, with the three dots when wanted', () => {
  expect(renderRead('wamid.A')).toEqual({ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.A' })
  expect(renderRead('wamid.A', true)).toMatchObject({ typing_indicator: { type: 'text' } })
})

test('the declared templates are the ones that a channel uses by itself', () => {
  const channel = createWhatsApp({ phoneNumberId: '1' })
  const given: Reply = {
    ...reminder,
    template: 'appointment_given_by_office',
    parameters: ['jueves', 'Toluca, Calle 1', 'K7M-4QX'],
  }
  expect(channel.render(given, TO, '1.1', false)?.body).toMatchObject({ template: { name: 'appointment_given_by_office' } })
})

interface Components {
  components: { type: string; parameters: { text?: string; payload?: string }[] }[]
}

test('a notice says the same inside and outside of the window', () => {
  for (const name of NOTICE_NAMES) {
    for (const language of LANGUAGES) {
      const { examples, buttons = [] } = NOTICES[language][name]
      const ids = buttons.map((_, i) => `notice.0.reminder.${i}:group:81`)
      const said: Reply = JSON.parse(inWords(JSON.stringify(notice(name, language, examples, ids)), TELEPHONE_WORDS))
      const open = renderReply(said, TO, '81.1', true, DECLARED)?.body
      const closed = renderReply(said, TO, '81.1', false, DECLARED)?.body
      const template = DECLARED.find((one) => one.name === name && one.language === templateLanguage(language))
      if (!closed) throw new Error(`${name} is silent outside of the window`)
      const { components: parts } = closed.template as Components
      const values = parts.filter((one) => one.type === 'body').flatMap((one) => one.parameters.map(({ text = '' }) => text))
      const words = template?.body.replace(/\{\{(\d+)\}\}/g, (_, n: string) => values[Number(n) - 1] ?? '?')
      const payloads = parts.filter((one) => one.type === 'button').flatMap((one) => one.parameters.map(({ payload }) => payload))
      const shown =
        buttons.length === 0
          ? { type: 'text', text: { body: words } }
          : {
              type: 'interactive',
              interactive: {
                body: { text: words },
                action: { buttons: buttons.map((title, i) => ({ type: 'reply', reply: { id: payloads[i], title } })) },
              },
            }
      expect(open).toMatchObject(shown)
      expect(template?.buttons).toEqual(buttons)
    }
  }
})

test('what each template says is plain, fits, and has an example for each place', () => {
  for (const { name, language, body, examples, buttons } of DECLARED) {
    const filled = body.replace(/\{\{(\d+)\}\}/g, (_, n: string) => examples[Number(n) - 1] ?? '?')
    const places = [...body.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1]))
    expect([name, language, places]).toEqual([name, language, examples.map((_, i) => i + 1)])
    expect(body.length).toBeLessThan(700)
    expect(longSentences(filled.replaceAll('\n', '\n\n'))).toEqual([])
    expect([name, questionProblem(filled)]).toEqual([name, undefined])
    expect(EMOJI.test(filled)).toBe(false)
    for (const title of buttons) expect(title.length).toBeLessThanOrEqual(BUTTON_TITLE_MAX)
  }
})

test('a document names its file and its words; the id is put in when it was uploaded', () => {
  const wish = { what: 'receipt', groupId: 'G', language: 'es-MX' } as const
  const reply = {
    kind: 'document',
    wish,
    name: 'comprobante-K7M-4QX.pdf',
    body: 'Su comprobante',
    instead: { gone: 'x', later: 'y' },
    asks: false,
  } as const
  expect(render(reply)).toMatchObject({
    type: 'document',
    document: { filename: 'comprobante-K7M-4QX.pdf', caption: 'Su comprobante' },
  })
  expect(render(reply, false)).toBeUndefined()
})
