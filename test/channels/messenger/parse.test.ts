import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Update } from '../../../src/channels/channel.ts'
import { parsePage } from '../../../src/channels/messenger/parse.ts'
import { isSigned } from '../../../src/channels/meta/signature.ts'

const PAGE = '104500'
const OURS = { pageId: PAGE }
const PERSON = '70010001'
const AT = 1_796_313_600_101
const from = [{ kind: 'psid' as const, value: PERSON }]

const body = (event: unknown, id = PAGE) => ({ object: 'page', entry: [{ id, time: AT + 300, messaging: [event] }] })
const ofPerson = (event: Record<string, unknown>) => ({ sender: { id: PERSON }, recipient: { id: PAGE }, timestamp: AT, ...event })
const read = (event: Record<string, unknown>) => parsePage(body(ofPerson(event)), OURS)
const attached = (attachment: unknown) => read({ message: { mid: 'm_1', attachments: [attachment] } })

const heard = (said: unknown, id: unknown = 'm_1') => [{ kind: 'message', id, sentAt: AT, from, profileName: undefined, said }]

test('the vector of the reference is signed over its raw bytes, with the escaped letter', () => {
  const raw = String.raw`{"object":"page","entry":[{"id":"104","time":1795792000000,"messaging":[{"sender":{"id":"7001"},"recipient":{"id":"104"},"timestamp":1795791999000,"message":{"mid":"m_1","text":"Ma\u00f1ana"}}]}]}`
  const signature = 'sha256=0b58868be079894eb5edcf22de4edd35606950a30487d449dbd193721a8fede7'
  const bytes = new TextEncoder().encode(raw)
  expect(isSigned(bytes, signature, ['secreto-de-app'])).toBe(true)
  expect(isSigned(bytes, signature, ['otro'])).toBe(false)
  expect(parsePage(JSON.parse(raw), { pageId: '104' })).toMatchObject([{ said: { kind: 'text', text: 'Mañana' } }])
})

describe('what a person does', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['words', { message: { mid: 'm_1', text: 'Quiero una cita' } }, { kind: 'text', text: 'Quiero una cita' }],
    [
      'a quick reply, whose payload counts before its words',
      { message: { mid: 'm_1', text: 'Centro', quick_reply: { payload: 'v1:office:3' } } },
      { kind: 'choice', id: 'v1:office:3', title: 'Centro' },
    ],
    [
      'a button that stands there for three weeks',
      { postback: { mid: 'm_1', title: 'Confirmar', payload: 'S4tJ9YK9tWn_.3.office.18' } },
      { kind: 'choice', id: 'S4tJ9YK9tWn_.3.office.18', title: 'Confirmar' },
    ],
    ['the start', { postback: { mid: 'm_1', title: 'Empezar', payload: 'GET_STARTED' } }, { kind: 'text', text: 'Hola' }],
    [
      'the start by a link that knows where it hangs',
      {
        postback: {
          mid: 'm_1',
          title: 'Empezar',
          payload: 'GET_STARTED',
          referral: { ref: 'cartel_oficina3', source: 'SHORTLINK' },
        },
      },
      { kind: 'text', text: 'Hola' },
    ],
    [
      'a line of the menu',
      { postback: { mid: 'm_1', title: 'Ver mis citas', payload: 'MENU:mine' } },
      { kind: 'text', text: 'Ver mis citas' },
    ],
    [
      'a button without a payload, in a thread of which somebody else had control',
      { postback: { mid: 'm_1', title: 'Sí' } },
      { kind: 'text', text: 'Sí' },
    ],
  ])('%s', (_what, event, said) => {
    expect(read(event)).toEqual(heard(said) as Update[])
  })

  test.each<[string, unknown, unknown]>([
    ['a photograph', { type: 'image', payload: { url: 'https://scontent.example/a.jpg' } }, { kind: 'picture' }],
    ['a voice note', { type: 'audio', payload: {} }, { kind: 'voice' }],
    ['a file', { type: 'file', payload: {} }, { kind: 'file' }],
    ['a sticker', { type: 'sticker', payload: { sticker_id: 369239263222822 } }, { kind: 'sticker' }],
    ['the thumb, as older telephones send it', { type: 'image', payload: { sticker_id: 369239263222822 } }, { kind: 'sticker' }],
    [
      'a place, as it was once sent',
      { type: 'location', payload: { coordinates: { lat: 19.2, long: -99.6 } } },
      { kind: 'location', latitude: 19.2, longitude: -99.6 },
    ],
    ['a reel', { type: 'reel', payload: {} }, { kind: 'unsupported' }],
    ["Meta's own appointment", { type: 'appointment_booking', payload: { booking_id: '1' } }, { kind: 'unsupported' }],
  ])('%s', (_what, attachment, said) => {
    expect(attached(attachment)).toEqual(heard(said) as Update[])
  })

  test('a link on a thread that exists opens it, and a reaction asks nothing', () => {
    expect(read({ referral: { ref: 'cartel_oficina3', source: 'SHORTLINK', type: 'OPEN_THREAD' } })).toMatchObject([
      { kind: 'message', said: { kind: 'text', text: 'Hola' } },
    ])
    expect(read({ reaction: { action: 'react', emoji: '❤', mid: 'm_9' } })).toMatchObject([{ said: { kind: 'reaction' } }])
    expect(read({ message_edit: { mid: 'm_9', text: 'x', num_edit: 1 } })).toMatchObject([{ said: { kind: 'edited' } }])
  })
})

describe('what became of what we said', () => {
  const echo = (message: Record<string, unknown>) =>
    parsePage(
      body({ sender: { id: PAGE }, recipient: { id: PERSON }, timestamp: AT, message: { is_echo: true, mid: 'm_b1', ...message } }),
      OURS,
    )

  test('an echo with our words is proof that it was sent', () => {
    expect(echo({ app_id: 880099, metadata: '81.1.1796', text: 'x' })).toEqual([
      { kind: 'status', id: 'm_b1', at: AT, state: 'sent', errorCode: undefined, callback: '81.1.1796' },
    ])
  })

  test('an echo of another program, or of a person in the inbox, is never what the citizen said', () => {
    expect(echo({ app_id: 263902037430900, text: 'Hola, soy Ana de la oficina.' })).toEqual([
      { kind: 'taken_over', id: 'm_b1', at: AT, from },
    ])
    expect(echo({ text: 'x' })).toMatchObject([{ kind: 'other' }])
  })

  test('a receipt is a moment, with or without the ids of messages', () => {
    expect(
      parsePage(body({ sender: { id: PERSON }, recipient: { id: PAGE }, delivery: { mids: ['m'], watermark: AT + 5 } }), OURS),
    ).toEqual([{ kind: 'watermark', at: AT + 300, from, state: 'delivered', upTo: AT + 5 }])
    expect(read({ read: { watermark: AT + 9 } })).toEqual([{ kind: 'watermark', at: AT, from, state: 'read', upTo: AT + 9 }])
  })
})

test('standby, thread control, policy and templates are news, not words', () => {
  const standby = {
    object: 'page',
    entry: [{ id: PAGE, time: AT, standby: [ofPerson({ message: { mid: 'm', text: '¿Sigue ahí?' } })] }],
  }
  expect(parsePage(standby, OURS)).toMatchObject([{ kind: 'other', what: 'standby' }])
  expect(read({ take_thread_control: { previous_owner_app_id: 1, new_owner_app_id: 2 } })).toMatchObject([
    { kind: 'taken_over', from },
  ])
  const policy = body({ recipient: { id: PAGE }, timestamp: AT, policy_enforcement: { action: 'block', reason: 'spam' } })
  expect(parsePage(policy, OURS)).toMatchObject([{ kind: 'account', alert: 'messenger_restricted' }])
  for (const field of ['messenger_template_status_update', 'message_template_status_update']) {
    const value = {
      event: 'REJECTED',
      message_template_name: 'cita',
      message_template_language: 'es_MX',
      reason: 'INCORRECT_PARAMS',
    }
    expect(parsePage({ entry: [{ id: PAGE, changes: [{ field, value }] }] }, OURS)).toMatchObject([
      { kind: 'account', alert: 'messenger_template_stopped', template: { name: 'cita', status: 'REJECTED' } },
    ])
  }
})

test('what is for another Page, or has no sender, is kept and answered by nobody', () => {
  expect(parsePage(body(ofPerson({ message: { mid: 'm', text: 'x' } }), '999'), OURS)).toMatchObject([
    { kind: 'other', what: 'another_account' },
  ])
  expect(parsePage(body({ message: { mid: 'm', text: 'x' } }), OURS)).toMatchObject([{ kind: 'other', what: 'without_sender' }])
  expect(parsePage(body({ sender: { id: 'x; drop' }, message: { mid: 'm', text: 'x' } }), OURS)).toMatchObject([{ kind: 'other' }])
})

test('nothing that can be written as JSON makes the reading fail or vanish, and no log holds what was written', () => {
  const deep = JSON.parse('['.repeat(9_000) + ']'.repeat(9_000))
  expect(parsePage({ entry: [deep] }, OURS)).toMatchObject([{ kind: 'other' }])
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (sender, event) => {
      const bodies = [
        event,
        { entry: event },
        { entry: [{ id: PAGE, messaging: event }] },
        body({ sender, message: event, postback: event }),
      ]
      for (const one of bodies) expect(parsePage(one, OURS).length).toBeGreaterThan(0)
    }),
  )
  const canary = 'HESG580312MMCRTD06'
  for (const update of parsePage(body(ofPerson({ [canary]: {} })), OURS)) expect(update).not.toMatchObject({ what: canary })
})
