import { expect, test } from 'bun:test'
import { createMetrics, type Reading } from '../../src/http/metrics.ts'

const reading = (over: Partial<Reading> = {}): Reading => ({
  outbox: { queued: 3, read: 10 },
  setAside: 1,
  added: {},
  alerts: 2,
  brokenInvariants: 0,
  copyAgeSeconds: 3_600,
  copyFailed: false,
  lastInboundAgeSeconds: undefined,
  oldestUnsentAgeSeconds: undefined,
  databaseBytes: 4_096,
  logFileBytes: 0,
  diskFreeBytes: 1e9,
  ...over,
})

test('what happened and what is now can be read by Prometheus', async () => {
  const line = { family: 'line', help: 'People in a line', read: () => ({ people: 5 }) }
  const metrics = createMetrics(() => reading({ added: { line: { people: 5 }, trouble: { overdue: 2 } } }), [line])
  metrics.webhook('accepted')
  metrics.webhook('accepted')
  metrics.count('set_aside')
  metrics.missed({ question: 'place', kind: 'not_understood' })
  metrics.flushed({ steps: 20, ms: 1.5 })
  const { type, text } = await metrics.text()
  expect(type).toStartWith('text/plain')
  expect(text).toContain('ventanilla_webhooks_total{outcome="accepted"} 2')
  expect(text).toContain('ventanilla_messages_total{event="set_aside"} 1')
  expect(text).toContain('ventanilla_misses_total{question="place",kind="not_understood"} 1')
  expect(text).toContain('ventanilla_flush_milliseconds_bucket{le="2"} 1')
  expect(text).toContain('ventanilla_outbox_messages{state="queued"} 3')
  expect(text).toContain('ventanilla_age_seconds{of="copy"} 3600')
  expect(text).toContain('ventanilla_line{of="people"} 5')
  expect(text).toContain('ventanilla_trouble{kind="overdue"} 2')
  expect(text).not.toContain('of="inbound"')
})

test('a copy that failed shows beside the age of the last good one', async () => {
  const metrics = createMetrics(() => reading({ copyFailed: true }))
  const { text } = await metrics.text()
  expect(text).toContain('ventanilla_trouble{kind="copy"} 1')
  expect(text).toContain('ventanilla_age_seconds{of="copy"} 3600')
})

test('a state without messages does not linger from the last time', async () => {
  let now = reading()
  const metrics = createMetrics(() => now)
  await metrics.text()
  now = reading({ outbox: { read: 13 } })
  expect((await metrics.text()).text).not.toContain('state="queued"')
})

test('two of them can live in one process, as tests do', () => {
  createMetrics(() => reading())
  createMetrics(() => reading())
})
