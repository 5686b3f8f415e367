import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { createMessenger } from '../../../src/channels/messenger/channel.ts'
import { ALERTS } from '../../../src/channels/messenger/remedy.ts'
import { UTILITY_TEMPLATES } from '../../../src/channels/messenger/utility.ts'
import type { Option, Reply } from '../../../src/chat/reply.ts'
import { checkContent, checkNewTemplate } from '../../../src/demo/emulator/messenger/check.ts'
import { alertText } from '../../../src/texts/admin-alerts.ts'
import { TEXTS } from '../../../src/texts/texts.ts'

const channel = createMessenger({ pageId: '104' })
const to = [{ kind: 'psid' as const, value: '7001' }]
const ROW = '81.1.1796313600101'

interface Sent {
  recipient: { id: string }
  messaging_type: string
  message: {
    text?: string
    metadata: string
    quick_replies?: { title: string; payload: string }[]
    attachment?: { payload: Payload }
  }
}
interface Payload {
  template_type: string
  text?: string
  buttons?: { type: string; title: string }[]
}

/** What goes out for a reply, each message in Meta's limits by the emulator's own measure. */
function say(reply: Reply, windowOpen = true): Sent[] {
  const bodies = channel
    .messagesOf(reply)
    .flatMap((one) => channel.render(one, to, ROW, windowOpen)?.body ?? []) as unknown as Sent[]
  for (const { message } of bodies) {
    const file = JSON.stringify(message).includes('"file"') ? { type: 'application/pdf', size: 10 } : undefined
    const templates = UTILITY_TEMPLATES.map((one) => ({
      ...{ ...one, status: 'APPROVED' as const, category: 'UTILITY' as const, parameters: one.examples.length },
    }))
    expect(
      checkContent(message as unknown as Record<string, unknown>, { templates, attachment: () => false, file }),
    ).toBeUndefined()
  }
  return bodies
}

const choices = (options: Option[], body = '¿Cuál?'): Reply => ({ kind: 'choices', body, open: 'Ver', options, asks: true })
const option = (nth: number, more: Partial<Option> = {}): Option => ({ id: `v1:${nth}`, title: `Opción ${nth}`, ...more })

test('a question with short answers is one message with quick replies', () => {
  const [one, ...more] = say(choices([option(1), option(2)], '*¿Cuál?*'))
  expect(more).toEqual([])
  expect(one).toEqual({
    recipient: { id: '7001' },
    messaging_type: 'RESPONSE',
    message: {
      text: '¿Cuál?',
      metadata: ROW,
      quick_replies: [
        { content_type: 'text', title: 'Opción 1', payload: 'v1:1' },
        { content_type: 'text', title: 'Opción 2', payload: 'v1:2' },
      ] as never,
    },
  })
})

test('offices and hours are one message: all of it numbered above the question, and each a quick reply', () => {
  const offices = [1, 2, 3].map((nth) => option(nth, { description: `A ${nth} km. Primera fecha libre: lunes` }))
  const [one, ...more] = say(choices([...offices, option(9, { title: 'Otra oficina' })], 'Estas están cerca.\n\n*¿Cuál?*'))
  expect(more).toEqual([])
  expect(one?.message.text).toBe(
    [
      'Estas están cerca.\n',
      ...[1, 2, 3].map((nth) => `${nth}. Opción ${nth}: A ${nth} km. Primera fecha libre: lunes`),
      '4. Otra oficina',
      '\n¿Cuál?',
    ].join('\n'),
  )
  expect(one?.message.quick_replies?.map(({ title }) => title)).toEqual(['Opción 1', 'Opción 2', 'Opción 3', 'Otra oficina'])
})

test('a title that does not fit stands whole above, with the number by which it can be typed', () => {
  const [one] = say(choices([option(1, { title: 'Renovar mi pasaporte hoy' }), option(2)]))
  expect(one?.message.text).toBe('¿Cuál?\n\n1. Renovar mi pasaporte hoy\n2. Opción 2')
  expect(one?.message.quick_replies?.map(({ title }) => title)).toEqual(['1. Renovar mi pasap…', 'Opción 2'])
})

const told = (body: string): Extract<Reply, { kind: 'choices' }> => ({
  ...{ kind: 'choices', body, open: 'Ver', asks: false },
  options: [option(1, { title: 'Cómo llegar' }), option(2, { title: 'Comprobante en PDF' })],
})

test('what asks nothing has buttons that stay, so that the receipt is within reach after the way there', () => {
  const [one] = say(told('Su cita quedó confirmada.'))
  expect(one?.message.attachment?.payload).toMatchObject({ template_type: 'button', text: 'Su cita quedó confirmada.' })
  expect(one?.message.attachment?.payload.buttons?.map(({ title }) => title)).toEqual(['Cómo llegar', 'Comprobante en PDF'])
})

test('a folio that is too long for buttons is two messages, and its buttons stay under the last one', () => {
  const [first, last, ...more] = say(told(`${'Su cita quedó confirmada. '.repeat(20)}\n\n${'Lleve: su acta. '.repeat(20)}`))
  expect(more).toEqual([])
  expect(first?.message.text).toMatch(/^Su cita quedó confirmada/)
  expect(last?.message.attachment?.payload.text).toMatch(/^Lleve/)
  expect(last?.message.attachment?.payload.buttons).toHaveLength(2)
})

test('what we say first has buttons that stay, because it is answered hours later', () => {
  const notice: Reply = { kind: 'notice', template: 'x', parameters: [], plain: told('Le recuerdo su cita.'), asks: false }
  const [one] = say(notice)
  expect(one).toMatchObject({ messaging_type: 'UPDATE', message: { attachment: { payload: { template_type: 'button' } } } })
  expect(say(notice, false)).toEqual([])
})

test('outside of 24 hours a reminder goes as a template that names no papers and no number', () => {
  const template = UTILITY_TEMPLATES.find(({ name, language }) => name === 'appointment_reminder' && language === 'es_MX')
  expect(template?.body).not.toContain('Lleve')
  expect(template?.body).not.toContain('*')
  const parameters = [
    'jueves',
    'Lupita',
    'Toluca, Calle 1',
    'K7M-4QX',
    'Llegue 15 minutos antes. *Lleve:* 1. Su pasaporte anterior.',
  ]
  const options = [1, 2, 3].map((nth) => option(nth))
  const plain = choices(options) as Extract<Reply, { kind: 'choices' }>
  const [one] = say({ kind: 'notice', template: 'appointment_reminder', language: 'es_MX', parameters, plain, asks: false }, false)
  expect(one?.messaging_type).toBe('UTILITY')
  expect(JSON.stringify(one)).toContain('Llegue 15 minutos antes."')
  expect(JSON.stringify(one)).not.toMatch(/pasaporte|\*|Lleve/)
  expect(template?.examples.join()).not.toMatch(/pasaporte anterior|\*/)
})

test('each of our templates is one that Meta takes', () => {
  for (const { name, language, body } of UTILITY_TEMPLATES)
    expect([
      name,
      language,
      checkNewTemplate({ name, language, category: 'UTILITY', components: [{ type: 'BODY', text: body }] }),
    ]).toEqual([name, language, undefined])
})

test('a file, a place and long words go as Messenger has them', () => {
  const instead = { gone: 'x', later: 'y' }
  const wish = { what: 'receipt' as const, groupId: 'G', language: 'es-MX' as const }
  const [file] = say({ kind: 'document', wish, name: 'comprobante.pdf', body: 'Su comprobante', instead, asks: false })
  expect(file).toMatchObject({ fileName: 'comprobante.pdf', after: 'Su comprobante' })
  const [place] = say({ kind: 'place', latitude: 19.25, longitude: -99.6, name: 'Toluca', address: 'Calle 1', asks: false })
  expect(place?.message.attachment?.payload.buttons).toMatchObject([{ type: 'web_url', title: 'Cómo llegar' }])
  const long = Array.from({ length: 60 }, (_, nth) => `${nth} ${'palabras '.repeat(7)}`.trim()).join('\n\n')
  const pages = say({ kind: 'text', body: long, asks: false }).map(({ message }) => message.text)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join('\n\n')).toBe(long)
})

test('nobody is told of a list or of a button for the place, which are not there', () => {
  for (const { place, menu, common } of Object.values(TEXTS)) {
    const [ask] = say({ kind: 'ask_location', body: place.ask, asks: true })
    expect(ask?.message.text).not.toMatch(/ubicación|location/i)
    const [said] = say({ kind: 'choices', body: menu.ask, open: common.open, options: [option(1)], asks: true })
    expect(said?.message.text).not.toContain(common.open)
  }
})

const words = (most: number) =>
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: most }).map((text) => `x${text.trim()}`)

test('whatever can be asked is within the limits, and every choice can be tapped or typed', () => {
  const options = fc.uniqueArray(
    fc.record(
      { id: fc.stringMatching(/^v1:[a-z0-9]{1,12}$/), title: words(22), description: words(70) },
      { requiredKeys: ['id', 'title'] },
    ),
    { minLength: 1, maxLength: 10, selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(options, words(900), (all, body) => {
      const sent = JSON.stringify(say(choices(all as Option[], body)))
      for (const { id } of all) expect(sent).toContain(JSON.stringify(id))
    }),
  )
})

test('every cause has a sentence for whoever has to mend it', () => {
  for (const alert of ALERTS) expect(alertText(alert).what).not.toContain(alert)
})
