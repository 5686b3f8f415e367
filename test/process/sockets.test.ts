// The real process, talked to byte by byte: the two listeners under every spelling of a name, and bodies that no client would send.
import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { sign } from '../../src/channels/meta/signature.ts'
import { ACCOUNT, ADMIN_TOKEN } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { type Product, startProduct, temporaryFolder, until } from './product.ts'

const folder = temporaryFolder()
let product: Product
beforeAll(async () => {
  product = await startProduct(folder.path, { PUBLIC_URL: 'https://citas.example', OFFICE_HOSTS: 'ventanilla.oficina.lan' })
})
afterAll(async () => {
  await product.kill('SIGTERM')
  folder.remove()
})

/** Sends these bytes, waits until the server ends the connection or all answers are there, and returns the answers' statuses. */
async function send(port: number, parts: (string | Uint8Array)[], answers = 1): Promise<{ statuses: number[]; text: string }> {
  const done = Promise.withResolvers<void>()
  let text = ''
  const statuses = () => [...text.matchAll(/^HTTP\/1\.1 ([2-5]\d\d)/gm)].map(([, status]) => Number(status))
  const socket = connect(port, '127.0.0.1')
    .on('error', () => done.resolve()) // Reset: whatever was answered before that counts.
    .on('close', () => done.resolve())
    .on('data', (bytes) => {
      text += bytes.toString('latin1')
      if (statuses().length >= answers && text.includes('\r\n\r\n')) done.resolve()
    })
  for (const part of parts) socket.write(part)
  await done.promise
  socket.destroy()
  return { statuses: statuses(), text }
}

/** Sends one request after the other over one connection, each after the answer to the one before. */
async function converse(port: number, requests: string[]): Promise<(number | 'ended')[]> {
  const answers: (number | 'ended')[] = []
  let heard = Promise.withResolvers<number | 'ended'>()
  const socket = connect(port, '127.0.0.1')
    .on('error', () => heard.resolve('ended'))
    .on('close', () => heard.resolve('ended'))
    .on('data', (bytes) => heard.resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1])))
  for (const request of requests) {
    socket.write(request)
    answers.push(await heard.promise)
    heard = Promise.withResolvers()
    if (socket.destroyed) heard.resolve('ended')
  }
  socket.destroy()
  return answers
}

const KEY = `Authorization: Bearer ${ADMIN_TOKEN}\r\n`
const get = (target: string, ...headers: string[]) =>
  `GET ${target} HTTP/1.1\r\n${headers.map((line) => `${line}\r\n`).join('')}${KEY}\r\n`
const statusAt = async (port: number, target: string, ...headers: string[]) =>
  (await send(port, [get(target, ...headers)])).statuses[0]

describe('at the office’s listener', () => {
  test.each<[string[]]>([
    [['Host: 127.0.0.1']],
    [['Host: LOCALHOST.:3000']],
    [['host: [::1]:3000']],
    [['Host: 192.168.1.20:3000']],
    [['Host: Ventanilla.Oficina.LAN.']],
    [['Host: 127.0.0.1', 'Connection: keep-alive', 'Accept: text/html']],
  ])('a name of ours is answered: %s', async (headers) => {
    expect(await statusAt(product.port, '/admin/yo', ...headers)).toBe(200)
    expect(await statusAt(product.port, 'http://citas.example/admin/yo', ...headers)).toBe(200) // The Host decides, in Bun as here.
  })

  test.each<[string, number | undefined, string[]]>([
    ['the public name', 404, ['Host: citas.example']],
    ['the public name, written otherwise', 404, ['HOST: CITAS.Example.:443']],
    ['our own name through a tunnel', 404, ['Host: 127.0.0.1', 'X-Forwarded-For: 203.0.113.9']],
    ['our own name through Cloudflare', 404, ['Host: 127.0.0.1', 'CF-Ray: 1', 'CF-Connecting-IP: 203.0.113.9']],
    ['a known name through a tunnel', 404, ['Host: ventanilla.oficina.lan', 'X-Forwarded-For: 192.168.1.7, 203.0.113.9']],
    ['a name that was given our address', 421, ['Host: evil.example:3000']],
    ['a name that begins like ours', 421, ['Host: 127.0.0.1.evil.example']],
    ['a public address', 421, ['Host: 203.0.113.9']],
    ['every address', 421, ['Host: 0.0.0.0']],
    ['two names, ours first', 400, ['Host: 127.0.0.1', 'Host: citas.example']],
    ['two names, ours last', 400, ['Host: citas.example', 'Host: 127.0.0.1']],
    ['one name twice', 400, ['Host: 127.0.0.1', 'Host: 127.0.0.1']],
    ['somebody before our name', 400, ['Host: citas.example@127.0.0.1']],
    ['our name before another', 400, ['Host: 127.0.0.1@citas.example']],
    ['a path after our name', 400, ['Host: 127.0.0.1/citas.example']],
    ['a blank in the name', 400, ['Host: 127.0.0.1 citas.example']],
    ['an empty name', 400, ['Host:']],
    ['no name', 400, []],
    ['a blank before the colon', 400, ['Host : 127.0.0.1']],
    ['a line that goes on', 400, ['Host: 127.0.0.1', ' citas.example']],
  ])('%s is answered %p, and nothing of the office comes along', async (_what, status, headers) => {
    for (const target of ['/admin/yo', '/swagger', '//admin/yo', 'http://127.0.0.1/admin/yo', '/webhooks/../admin/yo', '/puerta']) {
      const answer = await send(product.port, [get(target, ...headers)])
      expect({ target, statuses: answer.statuses }).toEqual({ target, statuses: [status as number] })
      expect(answer.text).not.toMatch(/operaciones|swagger-ui|puerta\/archivos/)
    }
  })

  test('what is no request for a page of ours is refused: CONNECT, *, half an address, HTTP/1.0 without a name', async () => {
    const own = 'Host: 127.0.0.1\r\n'
    for (const request of [
      `CONNECT 127.0.0.1:3000 HTTP/1.1\r\n${own}${KEY}\r\n`,
      `OPTIONS * HTTP/1.1\r\n${own}${KEY}\r\n`,
      `GET @citas.example/admin/yo HTTP/1.1\r\n${own}${KEY}\r\n`,
      `GET \\admin\\yo HTTP/1.1\r\n${own}${KEY}\r\n`,
      `GET /admin/yo HTTP/1.0\r\n${KEY}\r\n`,
    ])
      expect({ request, statuses: (await send(product.port, [request])).statuses }).toEqual({ request, statuses: [400] })
  })

  test('a webhook is told where it belongs, and the alert is raised', async () => {
    const { statuses, text } = await send(product.port, [get('/webhooks/whatsapp', 'Host: citas.example')])
    expect([statuses, text.includes('puerto_equivocado')]).toEqual([[421], true])
    const state = await fetch(`http://127.0.0.1:${product.port}/health/ready`)
    expect((await state.json()) as object).toMatchObject({ alerts: expect.arrayContaining(['tunnel_at_office']) })
  })
})

const HELLO = JSON.stringify(
  messageWebhook(ACCOUNT, '5215500000001', 'Rosa', 'wamid.socket', Date.now(), { kind: 'text', text: 'Hola' }),
)
const signed = (body: string | Uint8Array) => `X-Hub-Signature-256: ${sign(body, ACCOUNT.appSecret)}`
const post = (headers: string[], host = 'Host: citas.example') =>
  `POST /webhooks/whatsapp HTTP/1.1\r\n${[host, ...headers].join('\r\n')}\r\n\r\n`
const chunked = (...pieces: string[]) => [
  ...pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`),
  '0\r\n\r\n',
]
const length = (body: string | Uint8Array) => `Content-Length: ${Buffer.byteLength(body)}`

describe('at the world’s listener', () => {
  test.each(['citas.example', 'CITAS.EXAMPLE.:443', '127.0.0.1', 'a', 'evil.example', 'x@y', 'a, b', ''])(
    'under the name "%s" there are webhooks and nothing else',
    async (host) => {
      const at = (target: string) => statusAt(product.publicPort, target, `Host: ${host}`)
      const paths = [
        '/',
        '/swagger',
        '/swagger/demo',
        '/admin/yo',
        '/puerta',
        '/health/live',
        '/metrics',
        '/webhooks',
        '/webhooks/',
      ]
      for (const path of [
        ...paths,
        '/webhooks/../admin/yo',
        '/webhooks/%2e%2e/admin/yo',
        '//admin/yo',
        'http://127.0.0.1/admin/yo',
      ])
        expect([path, await at(path)]).toEqual([path, 404])
      const query = `hub.mode=subscribe&hub.verify_token=${ACCOUNT.verifyToken}&hub.challenge=4711`
      expect((await send(product.publicPort, [get(`/webhooks/whatsapp?${query}`, `Host: ${host}`)])).text).toEndWith('4711')
      const request = [post([signed(HELLO), length(HELLO)], `Host: ${host}`), HELLO]
      expect((await send(product.publicPort, request)).statuses).toEqual([200])
    },
  )

  test.each<[string, number[], (string | Uint8Array)[]]>([
    ['in one piece', [200], [post([signed(HELLO), length(HELLO)]), HELLO]],
    ['byte by byte', [200], [post([signed(HELLO), length(HELLO)]), ...HELLO]],
    ['in chunks', [200], [post([signed(HELLO), 'Transfer-Encoding: chunked']), ...chunked(HELLO.slice(0, 9), HELLO.slice(9))]],
    ['in chunks of one byte', [200], [post([signed(HELLO), 'Transfer-Encoding: Chunked']), ...chunked(...HELLO)]],
    ['after a question whether it may come', [200], [post([signed(HELLO), length(HELLO), 'Expect: 100-continue']), HELLO]],
    ['with the same length twice', [200], [post([signed(HELLO), length(HELLO), length(HELLO)]), HELLO]],
    ['with two lengths', [400], [post([signed(HELLO), length(HELLO), 'Content-Length: 3']), HELLO]],
    ['with a list of lengths', [400], [post([signed(HELLO), `Content-Length: ${HELLO.length}, ${HELLO.length}`]), HELLO]],
    ['with a length and in chunks', [400], [post([signed(HELLO), length(HELLO), 'Transfer-Encoding: chunked']), ...chunked(HELLO)]],
    ['with a negative length', [400], [post([signed(HELLO), 'Content-Length: -3']), HELLO]],
    ['with a length with a sign', [400], [post([signed(HELLO), `Content-Length: +${HELLO.length}`]), HELLO]],
    ['with a length in hexadecimal', [400], [post([signed(HELLO), 'Content-Length: 0x10']), HELLO]],
    ['in chunks and otherwise', [400], [post([signed(HELLO), 'Transfer-Encoding: chunked, identity']), ...chunked(HELLO)]],
    [
      'in chunks, said twice',
      [400],
      [post([signed(HELLO), 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity']), ...chunked(HELLO)],
    ],
    ['in something like chunks', [400], [post([signed(HELLO), 'Transfer-Encoding: xchunked']), ...chunked(HELLO)]],
    ['in chunks of no length', [400], [post([signed(HELLO), 'Transfer-Encoding: chunked']), 'zz\r\n']],
    ['with another signature', [401], [post([signed(`${HELLO} `), length(HELLO)]), HELLO]],
    ['with two signatures', [401], [post([signed(HELLO), signed(HELLO), length(HELLO)]), HELLO]],
    ['with a signature of other words', [401], [post(['X-Hub-Signature-256: sha256=x', length(HELLO)]), HELLO]],
    ['longer than it may be', [413], [post([signed(HELLO), `Content-Length: ${3 * 1024 * 1024 + 1}`]), HELLO]],
  ])('a message %s is answered %p', async (_what, statuses, parts) => {
    const answer = await send(product.publicPort, parts)
    expect(answer.statuses).toEqual(statuses)
  })

  test('a message without a length is answered 401, and what follows is at most an unreadable request', async () => {
    const [first, ...rest] = (await send(product.publicPort, [post([signed(HELLO)]), HELLO])).statuses
    expect(first).toBe(401)
    expect(rest.filter((status) => status !== 400)).toEqual([])
  })

  test('a compressed body is taken as it is signed and not unpacked: a small one cannot become a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    const answer = await send(product.publicPort, [post([signed(bomb), length(bomb), 'Content-Encoding: gzip']), bomb])
    expect(answer.statuses).toEqual([200]) // Kept as what could not be read, cut to its beginning.
    const logged = () => product.lines.some((line) => line.includes(`"event":"webhook.unreadable","bytes":${bomb.length}`))
    await until(logged)
  })

  test('who waits for each answer may send on over one connection, until a refusal ends it', async () => {
    const good = post([signed(HELLO), length(HELLO)]) + HELLO
    const bad = post([length(HELLO)]) + HELLO
    const conversation = await converse(product.publicPort, [good, good, bad, good])
    expect(conversation).toEqual([200, 200, 401, 'ended'])
  })

  test('who does not wait is cut off by Bun: nothing is answered that was not kept, and the next one is heard', async () => {
    const good = post([signed(HELLO), length(HELLO)]) + HELLO
    expect((await send(product.publicPort, [good + good + good], 3)).statuses).toEqual([])
    expect((await send(product.publicPort, [good])).statuses).toEqual([200])
  })

  test('what has no signature is refused before its body, and the connection ends', async () => {
    const announced = await send(product.publicPort, [post([`Content-Length: ${3 * 1024 * 1024}`])])
    expect(announced.statuses).toEqual([401]) // Not a byte of it was sent.
    expect(announced.text.toLowerCase()).toContain('connection: close')
    const inChunks = await send(product.publicPort, [post(['Transfer-Encoding: chunked']), '10\r\n'])
    expect(inChunks.statuses).toEqual([401])
  })
})
