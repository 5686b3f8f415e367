import { describe, expect, test } from 'bun:test'
import type { Parcel } from '../../../src/channels/channel.ts'
import { sendToPage } from '../../../src/channels/messenger/send.ts'
import { testClock } from '../../clock.ts'

// One parcel to the Page, with a Meta that a test plays.

const TO = { apiUrl: 'https://graph.example', apiVersion: 'v27.0', pageId: '104500', accessToken: 'page-token' }
const SENT_AT = Date.parse('2026-11-24T16:00:00Z')
const BODY = {
  recipient: { id: '70010001' },
  messaging_type: 'RESPONSE',
  message: { text: '¿En qué oficina?', metadata: '81.2.1796' },
}
const parcel = (more: Partial<Parcel> = {}): Parcel => ({ channel: 'messenger', row: 81, attempt: 2, body: BODY, ...more })

interface Asked {
  method: string | undefined
  path: string
  query: Record<string, string>
  authorization: string | null
  contentType: string | null
  redirect: string | undefined
  body: unknown
}
type Answer = Response | Error

const taken = (id = 'm_A') => Response.json({ recipient_id: '70010001', message_id: id })
const refused = (status: number, code: number, subcode?: number) =>
  Response.json({ error: { message: 'x', code, ...(subcode !== undefined && { error_subcode: subcode }) } }, { status })

/** Sends, with these answers of Meta one after the other; what was asked stands in `asked`. */
async function send(what: Parcel, ...answers: Answer[]) {
  const asked: Asked[] = []
  const outcome = await sendToPage(what, TO, {
    clock: testClock('2026-11-24T16:01:00Z'),
    timeoutMs: 5_000,
    async fetch(url, init) {
      const { pathname, searchParams } = new URL(url)
      const headers = new Headers(init.headers)
      asked.push({
        ...{ method: init.method, path: pathname, query: Object.fromEntries(searchParams), redirect: init.redirect },
        ...{ authorization: headers.get('authorization'), contentType: headers.get('content-type') },
        body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
      })
      const answer = answers.shift()
      if (answer === undefined) throw new Error('asked for more than was expected')
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { outcome, asked }
}

test('words are posted once, with the token of the Page, and the answer names the message', async () => {
  const { outcome, asked } = await send(parcel(), taken())
  expect(outcome).toEqual({ row: 81, attempt: 2, kind: 'accepted', id: 'm_A', aliases: [] })
  expect(asked).toEqual([
    {
      ...{ method: 'POST', path: '/v27.0/104500/messages', query: {}, redirect: 'manual' },
      ...{ authorization: 'Bearer page-token', contentType: 'application/json', body: BODY },
    },
  ])
})

describe('what comes of a send', () => {
  const broken = (code: string) => Object.assign(new Error(code), { code })
  test.each<[string, Answer, Record<string, unknown>]>([
    ['a refusal has code and subcode', refused(400, 10, 2_018_278), { kind: 'refused', code: 10, subcode: 2_018_278 }],
    ['a limit says how long to wait', refused(429, 613), { kind: 'refused', httpStatus: 429, code: 613 }],
    ['an answer without an id is a doubt', Response.json({ recipient_id: '70010001' }), { kind: 'unknown', why: 'network' }],
    ['a gateway that gave up is a doubt', new Response('Bad gateway', { status: 502 }), { kind: 'unknown', why: 'network' }],
    ['a connection that broke is a doubt', broken('ECONNRESET'), { kind: 'unknown', why: 'network' }],
    ['a connection that was never made sent nothing', broken('ConnectionRefused'), { kind: 'refused', httpStatus: 0 }],
  ])('%s', async (_what, answer, expected) => {
    const { outcome, asked } = await send(parcel(), answer)
    expect(outcome).toMatchObject({ row: 81, attempt: 2, ...expected })
    expect(asked).toHaveLength(1)
  })
})

describe('a file', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7')
  const message = { attachment: { type: 'file', payload: {} }, metadata: '81.2.1796' }
  const file = parcel({
    body: { recipient: BODY.recipient, messaging_type: 'RESPONSE', message, fileName: 'comprobante.pdf', after: 'Su comprobante.' },
    file: { bytes, type: 'application/pdf' },
  })

  test('travels in the send itself under its name, and its words follow it', async () => {
    const { outcome, asked } = await send(file, taken('m_file'), taken('m_words'))
    expect(outcome).toEqual({ row: 81, attempt: 2, kind: 'accepted', id: 'm_file', aliases: [] })
    const form = asked[0]?.body as FormData
    expect([...form.keys()].toSorted()).toEqual(['filedata', 'message', 'messaging_type', 'recipient'])
    expect(JSON.parse(String(form.get('recipient')))).toEqual(BODY.recipient)
    expect(JSON.parse(String(form.get('message')))).toEqual(message)
    expect(form.get('messaging_type')).toBe('RESPONSE')
    const part = form.get('filedata') as File
    expect([part.name, part.type, await part.text()]).toEqual(['comprobante.pdf', 'application/pdf', '%PDF-1.7'])
    expect(asked[0]?.contentType).toBeNull() // Its boundary is the form's own affair.
    expect(asked[1]?.body).toEqual({
      recipient: BODY.recipient,
      messaging_type: 'RESPONSE',
      message: { text: 'Su comprobante.', metadata: expect.any(String) },
    })
  })

  test('whose words are lost is sent all the same', async () => {
    expect((await send(file, taken('m_file'), new Error('gone'))).outcome).toMatchObject({ kind: 'accepted', id: 'm_file' })
  })

  test('that was refused is followed by no words', async () => {
    const { outcome, asked } = await send(file, refused(400, 100, 2_018_047))
    expect(outcome).toMatchObject({ kind: 'refused', code: 100, subcode: 2_018_047 })
    expect(asked).toHaveLength(1)
  })
})

describe('a parcel in doubt', () => {
  const look = { since: SENT_AT, sure: false }
  const line = (id: string, more: Record<string, unknown> = {}) => ({
    ...{ id, message: BODY.message.text, created_time: '2026-11-24T16:00:02+0000', from: { id: TO.pageId } },
    ...more,
  })
  const thread = (...lines: unknown[]) => Response.json({ data: [{ id: 't_1', messages: { data: lines } }] })

  test('that stands in the thread is taken as sent, and not sent again', async () => {
    const { outcome, asked } = await send(parcel({ look }), thread(line('m_1', { message: 'otra cosa' }), line('m_2')))
    expect(outcome).toEqual({ row: 81, attempt: 2, kind: 'accepted', id: 'm_2', aliases: [] })
    expect(asked).toMatchObject([
      { method: 'GET', path: '/v27.0/104500/conversations', query: { user_id: '70010001' }, authorization: 'Bearer page-token' },
    ])
  })

  test.each<[string, unknown[]]>([
    ['an empty thread', []],
    ['other words', [line('m_1', { message: 'otra cosa' })]],
    ['the same words of the person', [line('m_1', { from: { id: '70010001' } })]],
    ['the same words of an hour ago', [line('m_1', { created_time: '2026-11-24T15:00:00+0000' })]],
    ['the same words at a time that is none', [line('m_1', { created_time: 'hoy' })]],
  ])('is sent when the thread has %s', async (_what, lines) => {
    const { outcome, asked } = await send(parcel({ look }), thread(...lines), taken())
    expect(outcome).toMatchObject({ kind: 'accepted', id: 'm_A' })
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('is found also where the clock of Meta is a little behind', async () => {
    const { outcome } = await send(parcel({ look }), thread(line('m_2', { created_time: '2026-11-24T15:59:57+0000' })))
    expect(outcome).toMatchObject({ kind: 'accepted', id: 'm_2' })
  })

  const silent: [string, () => Answer][] = [
    ['that Meta refuses to show', () => refused(400, 613)],
    ['that does not come', () => new Error('gone')],
    ['that is no thread', () => Response.json({ data: 'x' })],
  ]
  test.each(silent)('with a thread %s: what may be said twice is sent', async (_what, answer) => {
    expect((await send(parcel({ look }), answer(), taken())).outcome).toMatchObject({ kind: 'accepted', id: 'm_A' })
  })
  test.each(silent)('with a thread %s: what may be said only once waits for a person', async (_what, answer) => {
    const { outcome, asked } = await send(parcel({ look: { ...look, sure: true } }), answer())
    expect(outcome).toEqual({ row: 81, attempt: 2, kind: 'unknown', why: 'network' })
    expect(asked).toHaveLength(1)
  })

  const cards = parcel({ look, body: { ...BODY, message: { attachment: { type: 'template' }, metadata: '81.2.1796' } } })

  test('without words is taken as sent when something wordless of ours stands there from that moment', async () => {
    const { outcome } = await send(cards, thread(line('m_1', { message: '', created_time: '2026-11-24T16:00:00+0000' })))
    expect(outcome).toMatchObject({ kind: 'accepted', id: 'm_1' })
  })

  test.each<[string, Record<string, unknown>]>([
    ['from before', { message: '', created_time: '2026-11-24T15:59:59+0000' }],
    ['from long after', { message: '', created_time: '2026-11-24T16:02:00+0000' }],
    ['of the person', { message: '', from: { id: '70010001' } }],
    ['with words', {}],
  ])(
    'without words is not proved by something %s: it is sent, or waits for a person if it may be said only once',
    async (_what, more) => {
      const { outcome, asked } = await send(cards, thread(line('m_1', more)), taken())
      expect(outcome).toMatchObject({ kind: 'accepted', id: 'm_A' })
      expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST'])
      const once = await send({ ...cards, look: { ...look, sure: true } }, thread(line('m_1', more)))
      expect(once.outcome).toMatchObject({ kind: 'unknown', why: 'network' })
    },
  )
})
