import { expect, test } from 'bun:test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Outcome, Parcel } from '../../src/channels/channel.ts'
import { MINUTE, SECOND } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { createCrew } from '../../src/workers/crew.ts'
import { createSupervisor, type Supervision } from '../../src/workers/supervisor.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT } from '../office.ts'

type Message = 'open' | 'stop' | 'die' | 'throw' | 'sleep' | 'hello'

/** Says what it was told, and does it. */
const SCRIPT = `
  self.onmessage = ({ data }) => {
    self.postMessage(data)
    if (data === 'throw') throw new RangeError('a name that nobody may read')
    if (data === 'sleep') Bun.sleepSync(3_000)
    if (data === 'die' || data === 'stop') process.exit(0)
  }`

function arrange(over: Partial<Supervision<Message, Message>> = {}) {
  const file = join(ownFolder(), 'thread.worker.ts')
  writeFileSync(file, SCRIPT)
  const clock = testClock()
  const [lines, told, gone, hopeless]: [string[], Message[], boolean[], true[]] = [[], [], [], []]
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const look of listeners) look()
  }
  const thread = createSupervisor<Message, Message>({
    name: 'crew',
    script: pathToFileURL(file),
    clock,
    log: createLog('debug', (line) => lines.push(line), clock.now),
    opening: 'open',
    closing: 'stop',
    deathsMax: 2,
    pauseMs: () => 0,
    onMessage(message) {
      told.push(message)
      changed()
    },
    onGone(asked) {
      gone.push(asked)
      queueMicrotask(changed)
      return 7
    },
    onHopeless: () => void hopeless.push(true),
    ...over,
  })
  afterwards(() => thread.stop(SECOND))
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => void (holds() && resolve())
      listeners.add(look)
      look()
    })
  return { thread, clock, lines, told, gone, hopeless, until, events: () => lines.map((line) => JSON.parse(line)) }
}

test('nothing is there before the start; each thread is told first what it needs', async () => {
  const { thread, told, until } = arrange()
  expect(thread.post('hello')).toBe(false)
  thread.start()
  thread.start()
  expect(thread.post('hello')).toBe(true)
  await until(() => told.length === 2)
  expect(told).toEqual(['open', 'hello'])
})

test('one that dies is replaced at once, and what it had in hand is counted as lost', async () => {
  const { thread, told, gone, until, events } = arrange()
  thread.start()
  thread.post('die')
  await until(() => gone.length === 1)
  expect([gone, thread.post('hello')]).toEqual([[false], true])
  await until(() => told.includes('hello'))
  expect(told).toEqual(['open', 'die', 'open', 'hello'])
  expect(events()).toMatchObject([{ event: 'crew.died', level: 'error', deaths: 1, lost: 7 }])
})

test('of what it threw the log has the class alone', async () => {
  const { thread, gone, until, events, lines } = arrange()
  thread.start()
  thread.post('throw')
  await until(() => gone.length === 1)
  expect(events().map(({ event }) => event)).toContain('crew.died')
  expect(lines.join()).not.toContain('nobody may read')
})

test('with a pause nobody takes a message until it is over, and a stop calls the next thread off', async () => {
  const { thread, clock, told, gone, until } = arrange({ pauseMs: (deaths) => deaths * SECOND })
  thread.start()
  thread.post('die')
  await until(() => gone.length === 1)
  expect(thread.post('hello')).toBe(false)
  clock.advance(SECOND)
  expect(thread.post('hello')).toBe(true)
  await until(() => told.includes('hello'))
  thread.post('die')
  await until(() => gone.length === 2)
  await thread.stop(SECOND)
  clock.advance(MINUTE)
  expect([thread.post('hello'), thread.stopping]).toEqual([false, true])
  thread.start()
  expect(thread.post('hello')).toBe(false)
})

test('one that dies too often within ten minutes is given up; one that dies now and then is not', async () => {
  const often = arrange()
  const seldom = arrange()
  for (const { thread } of [often, seldom]) thread.start()
  for (let death = 1; death <= 3; death++) {
    often.thread.post('die')
    seldom.thread.post('die')
    await often.until(() => often.gone.length === death)
    await seldom.until(() => seldom.gone.length === death)
    seldom.clock.advance(11 * MINUTE)
  }
  expect([often.hopeless, seldom.hopeless]).toEqual([[true], []])
  expect([often.thread.post('hello'), seldom.thread.post('hello')]).toEqual([false, true])
})

test('a stop waits for the thread to end by itself, says so once, and is no death', async () => {
  const { thread, gone, told, events } = arrange()
  thread.start()
  expect(thread.stop(SECOND)).toBe(thread.stop(SECOND))
  await thread.stop(SECOND)
  expect([gone, told, events()]).toEqual([[true], ['open', 'stop'], []])
})

test('a thread that does not hear of the stop in time is cut off', async () => {
  const { thread, clock, gone, told, until, events } = arrange()
  thread.start()
  thread.post('sleep')
  await until(() => told.includes('sleep'))
  const stopped = thread.stop(SECOND)
  clock.advance(SECOND)
  await stopped
  expect([gone, events().map(({ event }) => event)]).toEqual([[true], ['crew.cut_off']])
})

test('parcels in the hands of a sending thread that dies are unknown; one whose file is still being made goes when it is', async () => {
  const file = join(ownFolder(), 'dies-first.worker.ts')
  const mark = join(ownFolder(), 'died')
  writeFileSync(
    file,
    `import { existsSync, writeFileSync } from 'node:fs'
     self.onmessage = ({ data }) => {
       if (data.kind === 'stop') process.exit(0)
       if (data.kind !== 'send') return
       if (!existsSync('${mark}')) { writeFileSync('${mark}', ''); process.exit(0) }
       for (const { row, attempt } of data.parcels) self.postMessage({ kind: 'outcome', outcome: { row, attempt, kind: 'accepted', id: 'w', aliases: [] } })
     }`,
  )
  const clock = testClock()
  const outcomes: Outcome[] = []
  const waits: { count: number; over: () => void }[] = []
  const until = (count: number) => new Promise<void>((over) => void waits.push({ count, over }))
  const made = Promise.withResolvers<{ kind: 'gone' }>()
  const crew = createCrew({
    destinations: { whatsapp: { ...ACCOUNT, apiUrl: '', apiVersion: '' } },
    clock,
    log: createLog('error', () => undefined, clock.now),
    makeFile: () => made.promise,
    onOutcome(outcome) {
      outcomes.push(outcome)
      for (const { count, over } of waits) if (outcomes.length >= count) over()
    },
    onHopeless: () => undefined,
    script: pathToFileURL(file),
  })
  afterwards(() => crew.stop(SECOND))
  const channel = 'whatsapp'
  const body = { type: 'text', text: { body: 'Hola' } }
  const wish = { what: 'receipt', groupId: 'G', language: 'es-MX', contactId: 1 } as const
  const withFile: Parcel = { channel, row: 3, attempt: 1, body, toMake: { wish, gone: body, later: body } }
  crew.post([{ channel, row: 1, attempt: 1, body }, { channel, row: 2, attempt: 4, body }, withFile])
  await until(2)
  expect(outcomes).toEqual([
    { row: 1, attempt: 1, kind: 'unknown', why: 'network' },
    { row: 2, attempt: 4, kind: 'unknown', why: 'network' },
  ])
  expect(crew.free('whatsapp')).toBe(199)
  made.resolve({ kind: 'gone' })
  await until(3)
  expect(outcomes[2]).toMatchObject({ row: 3, kind: 'accepted' })
})
