// Whatever is signed is answered 200 and harms nobody: bodies of all shapes, too deep, too large, too many, not even text.
import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { sign } from '../../src/channels/meta/signature.ts'
import { SECOND } from '../../src/clock.ts'
import { cpu } from '../bench/cpu.ts'
import { ACCOUNT, openOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { CANARY, count, deep, expectCalm, knock, leaksOf, RUNS } from './door.ts'
import { webhookText, wrapMessages } from './grammar.ts'

const MIB = 1024 * 1024
const message = (id: string, from: string, more: string) => `{"id":"${id}","from":"${from}","timestamp":"1795536000",${more}}`
const hola = (nth: number) =>
  message(`wamid.many.${nth}`, `52155${String(30_000_000 + nth)}`, '"type":"text","text":{"body":"Hola"}')

test('a signed body of any shape is answered 200, says nothing back, and the office works on', async () => {
  const office = openOffice({ seed: 'sample' })
  await fc.assert(
    fc.asyncProperty(webhookText, async (text) => {
      const answer = await knock(office, text)
      expect(answer.status).toBe(200)
      expect(leaksOf(await answer.text())).toEqual([])
      await office.settle()
      office.clock.advance(SECOND)
      expectCalm(office)
    }),
    { numRuns: RUNS },
  )
  // Counted in the outbox: of two contacts that became one, the number is free again, and with it what a telephone had received.
  await office.phone('5215500000777').write('Hola')
  const answers = 'select count(*) as many from outbox where inbox_id = (select max(i.id) from inbox i)'
  expect(office.db.client.query(answers).get()).toEqual({ many: 1 })
}, 600_000)

describe('what is nested ten thousand levels deep is kept as it can be', () => {
  const bodies: [string, string][] = [
    ['the whole body in lists', deep('[', ']')],
    ['the whole body in objects', deep('{"entry":', '}')],
    ['the list of messages', wrapMessages(deep('[', ']'))],
    ['a text', wrapMessages(message('wamid.deep.1', '5215500000011', `"type":"text","text":{"body":${deep('[', ']')}}`))],
    [
      'a member that nobody knows',
      wrapMessages(message('wamid.deep.2', '5215500000012', `"type":"text","text":{"body":"Hola"},"x":${deep('{"x":', '}')}`)),
    ],
    [
      'a row that was tapped',
      wrapMessages(message('wamid.deep.3', '5215500000013', `"type":"interactive","interactive":${deep('{"list_reply":', '}')}`)),
    ],
    [
      'a system message',
      wrapMessages(message('wamid.deep.4', '5215500000014', `"type":"system","system":${deep('{"user_id":', '}')}`)),
    ],
    ['a message without id', wrapMessages(`{"from":"5215500000015","type":"text","text":{"body":"Hola"},"x":${deep('[', ']')}}`)],
    ['half of the brackets', deep('[', '')],
    ['a million brackets', deep('[', ']', 1_000_000)],
  ]
  const office = openOffice({ seed: 'sample' })
  test.each(bodies)('%s', async (_what, body) => {
    expect((await knock(office, body)).status).toBe(200)
    await office.settle()
    expectCalm(office)
  })
  test('and who wrote beside it is answered', () => {
    for (const number of ['5215500000011', '5215500000012', '5215500000013', '5215500000015'])
      expect({ number, replies: office.phone(number).arrived.length }).toEqual({ number, replies: 1 })
  })
})

test.each([
  ['lists', '[', ']'],
  ['objects', '{"x":', '}'],
])('%s nested a hundred thousand levels deep keep nobody waiting', async (_what, open, close) => {
  const office = openOffice({ seed: 'sample' })
  const started = cpu()
  const nested = `{"from":"5215500000016","type":"text","text":{"body":"Hola"},"x":${deep(open, close, 100_000)}}`
  expect((await knock(office, wrapMessages(nested))).status).toBe(200)
  await office.settle()
  expect((cpu() - started) / 1_000).toBeLessThan(1_000)
  expect(office.phone('5215500000016').arrived.length).toBe(1)
})

describe('sizes', () => {
  const body = wrapMessages(hola(1))
  const padded = (length: number) => body + ' '.repeat(length - body.length)

  test('exactly 3 MiB are taken, one byte more is refused as too large', async () => {
    const office = openOffice({ seed: 'sample' })
    expect((await knock(office, padded(3 * MIB))).status).toBe(200)
    expect((await knock(office, padded(3 * MIB + 1))).status).toBe(413)
    await office.settle()
    expect(count(office, 'inbox')).toBe(1)
    expectCalm(office)
  })

  test('a text of 2 MiB costs nobody else a long wait', async () => {
    for (const piece of [
      'a',
      ' ',
      '9',
      'á',
      '😀',
      'PERR850417MDFRZS04 ',
      '1/1/1985 ',
      'de ',
      '*',
      '12:',
      '\n',
      'lunes martes ',
      '-',
      '. ',
    ]) {
      const office = openOffice({ seed: 'sample' })
      for (const words of ['Hola', 'Renovar mi pasaporte']) await office.phone('5215500000021').write(words)
      const text = JSON.stringify(piece.repeat(Math.floor((2 * MIB) / JSON.stringify(piece).length)))
      const long = wrapMessages(message('wamid.long', '5215500000021', `"type":"text","text":{"body":${text}}`))
      const started = cpu() // The processor's time: what else this machine does is not ours.
      expect((await knock(office, long)).status).toBe(200)
      expect({ piece, ms: Math.min(1_000, (cpu() - started) / 1_000) }).not.toEqual({ piece, ms: 1_000 })
      await office.settle()
      expectCalm(office)
    }
  }, 60_000)

  test('a thousand people in one body are all answered, and each once', async () => {
    const office = openOffice({ seed: 'sample' })
    const all = wrapMessages(Array.from({ length: 1_000 }, (_, nth) => hola(nth)).join(','))
    expect((await knock(office, all)).status).toBe(200)
    expect((await knock(office, all)).status).toBe(200)
    expect(count(office, "inbox where state = 'handled'")).toBe(1_000)
    expect(count(office, 'outbox')).toBe(1_000)
    expectCalm(office)
  })

  const some = (from: number, to: number) => wrapMessages(Array.from({ length: to - from }, (_, nth) => hola(from + nth)).join(','))

  test('a body of more people than may wait at once is taken in pieces, and 200 follows the last of them', async () => {
    const office = openOffice({ seed: 'sample' })
    expect((await knock(office, some(0, 5_000))).status).toBe(200)
    expect(count(office, "inbox where state = 'handled'")).toBe(5_000)
    expect((await knock(office, some(0, 5_000))).status).toBe(200)
    expect(count(office, 'outbox')).toBe(5_000)
    expectCalm(office)
  }, 60_000)

  test('where more wait than may, a body is answered 503, so that Meta repeats it, and then it is taken', async () => {
    const office = openOffice({ seed: 'sample', schedule: (flush) => void setImmediate(flush) })
    const bodies = Array.from({ length: 5 }, (_, nth) => some(nth * 1_000, (nth + 1) * 1_000))
    const statuses = (await Promise.all(bodies.map((body) => knock(office, body)))).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 503])
    const refused = bodies[statuses.indexOf(503)] ?? ''
    expect((await knock(office, refused)).status).toBe(200)
    expect(count(office, "inbox where state = 'handled'")).toBe(5_000)
    expectCalm(office)
  }, 60_000)
})

describe('bytes that are no text', () => {
  const office = openOffice({ seed: 'sample' })
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const around = (bytes: number[]) => {
    const [before = '', after = ''] = wrapMessages(
      message(`wamid.bytes.${bytes.join('.')}`, '5215500000031', '"type":"text","text":{"body":"Ho|la"}'),
    ).split('|')
    return Uint8Array.from([...utf8(before), ...bytes, ...utf8(after)])
  }
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a lone 0xFF in a text', around([0xff])],
    ['half of an emoji', around([0xf0, 0x9f])],
    ['an encoded surrogate', around([0xed, 0xa0, 0x80])],
    ['an overlong slash', around([0xc0, 0xaf])],
    ['a NUL in a text', around([0])],
    ['a byte order mark before the body', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(wrapMessages(hola(7)))])],
    ['UTF-16', new Uint8Array(Buffer.from(wrapMessages(hola(8)), 'utf16le'))],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['a form', utf8('from=5215500000001&text=Hola')],
    ['two bodies', utf8(wrapMessages(hola(9)) + wrapMessages(hola(10)))],
  ])('%s', async (_what, bytes) => {
    const answer = await knock(office, bytes, { 'x-hub-signature-256': sign(bytes, ACCOUNT.appSecret) })
    expect(answer.status).toBe(200)
    await office.settle()
    expectCalm(office)
  })
  test('and what could be read of them was answered', () => {
    expect(office.phone('5215500000031').arrived.length).toBeGreaterThanOrEqual(4)
    expect(office.phone('5215530000007').arrived).toHaveLength(1)
  })
})

test('whatever a body holds about somebody, the door answers two words and the log none', async () => {
  const office = openOffice({ seed: 'sample' })
  const said = messageWebhook(ACCOUNT, CANARY.phone, CANARY.name, `wamid.${CANARY.phone}`, office.clock.now(), {
    kind: 'text',
    text: CANARY.curp,
  })
  const bodies = [
    JSON.stringify(said),
    `${JSON.stringify(said)},`,
    JSON.stringify({ ...said, object: CANARY.curp, entry: CANARY.name }),
  ]
  for (const body of bodies) {
    for (const headers of [undefined, { 'x-hub-signature-256': `sha256=${CANARY.curp}` }]) {
      const answer = await knock(office, body, headers)
      expect(leaksOf(`${await answer.text()} ${[...answer.headers].join()}`)).toEqual([])
    }
  }
  await office.settle()
  expectCalm(office)
})

test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE_', 'BREW'])('the method %s at the door is nobody', async (method) => {
  const office = openOffice({ seed: 'sample' })
  const answer = await office.house.publicApp.handle(new Request('http://localhost/webhooks/whatsapp', { method }))
  expect([403, 404]).toContain(answer.status)
  expectCalm(office)
})
