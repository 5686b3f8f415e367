// How bodies are read: as they come, within a time and a room that all of them share.
import { expect, test } from 'bun:test'
import { SECOND } from '../../src/clock.ts'
import { createRoom, readBody } from '../../src/http/public-app.ts'
import { testClock } from '../clock.ts'

const MIB = 1024 * 1024

/** A body whose pieces come when the test says so. */
function slowBody(headers: Record<string, string> = {}) {
  let pipe: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      pipe = controller
    },
  })
  return {
    request: new Request('http://localhost/', { method: 'POST', body: stream, headers }),
    send: async (bytes: number) => {
      pipe?.enqueue(new Uint8Array(bytes))
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    },
    end: () => pipe?.close(),
    breakOff: () => pipe?.error(new Error('gone')),
  }
}

function arrange(most: number, forSmall = 0) {
  const clock = testClock()
  const room = createRoom({ most, forSmall }, clock)
  return { clock, room, read: (request: Request) => readBody(request, room, clock) }
}

test('a body in pieces is put together, and its room is taken until it is closed', async () => {
  const { read } = arrange(10)
  const first = slowBody()
  const reading = read(first.request)
  await first.send(4)
  await first.send(6)
  first.end()
  const body = await reading
  if (typeof body === 'string') throw new Error(body)
  expect(body.bytes).toHaveLength(10)
  expect(await read(new Request('http://localhost/', { method: 'POST', body: 'x' }))).toBe('no_room')
  body.close()
  body.close()
  const next = await read(new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(10) }))
  expect(next).toMatchObject({ bytes: expect.any(Uint8Array) })
  expect(await read(new Request('http://localhost/', { method: 'POST', body: 'x' }))).toBe('no_room') // Closed twice gave no room twice.
})

test('what is only announced takes no room from anybody', async () => {
  const { read } = arrange(10)
  for (let nth = 0; nth < 5; nth++) void read(slowBody({ 'content-length': '10' }).request)
  expect(await read(new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(10) }))).not.toBeString()
})

test('a body that is not whole after thirty seconds is given up, however steadily it comes', async () => {
  const { clock, read } = arrange(100)
  const drip = slowBody()
  const reading = read(drip.request)
  for (let second = 0; second < 29; second++) {
    await drip.send(1)
    clock.advance(SECOND)
  }
  clock.advance(SECOND)
  expect(await reading).toBe('too_slow')
  expect(await read(new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(100) }))).not.toBeString()
})

test('a small body that was announced is given up like any other, and what comes of it later takes no room', async () => {
  const { clock, read } = arrange(10)
  const late = slowBody({ 'content-length': '10' })
  const reading = read(late.request)
  await late.send(9)
  clock.advance(30 * SECOND)
  expect(await reading).toBe('too_slow')
  await late.send(1)
  late.end()
  const whole = () =>
    read(new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(10), headers: { 'content-length': '10' } }))
  expect(await whole()).toMatchObject({ bytes: expect.any(Uint8Array) })
  expect(await whole()).toBe('no_room')
  const broken = slowBody({ 'content-length': '10' })
  const other = read(broken.request)
  broken.breakOff()
  expect(await other).toBe('cut_off')
})

test('a body that breaks off, or grows too large, gives its room back', async () => {
  const { read } = arrange(4 * MIB)
  const broken = slowBody()
  const reading = read(broken.request)
  await broken.send(MIB)
  broken.breakOff()
  expect(await reading).toBe('cut_off')
  const large = slowBody()
  const growing = read(large.request)
  for (let nth = 0; nth < 4; nth++) await large.send(MIB)
  expect(await growing).toBe('too_large')
  const whole = slowBody()
  const last = read(whole.request)
  for (let nth = 0; nth < 3; nth++) await whole.send(MIB)
  whole.end()
  expect(await last).not.toBeString()
})

test('where there is no room, who was begun and left is cut off for who comes whole, the oldest first, and nobody within two seconds', async () => {
  const { clock, read } = arrange(10)
  const [oldest, older] = [slowBody(), slowBody()]
  const first = read(oldest.request)
  await oldest.send(5)
  clock.advance(SECOND)
  const second = read(older.request)
  await older.send(5)
  const small = () => read(new Request('http://localhost/', { method: 'POST', body: 'hola' }))
  expect(await small()).toBe('no_room')
  clock.advance(SECOND)
  const taken = await small()
  expect(taken).not.toBeString()
  expect(await first).toBe('no_room')
  older.end() // The other one was left alone, and is whole.
  expect(await second).toMatchObject({ bytes: new Uint8Array(5) })
})

test('large bodies leave a part of the room to small ones, in which messages come', async () => {
  const { read } = arrange(20_000, 10_000)
  const large = slowBody()
  const reading = read(large.request)
  await large.send(10_000)
  const small = (bytes: number) =>
    read(
      new Request('http://localhost/', { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-length': String(bytes) } }),
    )
  expect(await read(new Request('http://localhost/', { method: 'POST', body: 'x' }))).toBe('no_room')
  expect(await small(5_000)).not.toBeString()
  expect(await small(5_000)).not.toBeString()
  expect(await small(1)).toBe('no_room')
  large.end()
  expect(await reading).not.toBeString()
})
