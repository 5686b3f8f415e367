import { expect, test } from 'bun:test'
import { remedyFor } from '../../../src/channels/whatsapp/remedy.ts'
import { HOUR, SECOND } from '../../../src/clock.ts'

const remedy = (code: number | undefined, httpStatus = 400, attempt = 1) => remedyFor({ httpStatus, code }, attempt)

test('too many messages to one person wait 1, 4, 16, 64 seconds', () => {
  const waits = [1, 2, 3, 4].map((attempt) => remedy(131056, 400, attempt))
  expect(waits).toMatchObject([1, 4, 16, 64].map((seconds) => ({ do: 'retry', afterMs: seconds * SECOND })))
})

test.each([4, 80007, 130429])('code %d slows everybody down', (code) => {
  expect(remedy(code)).toMatchObject({ do: 'slow_down' })
})

test.each([1, 2, 131000, 131016, 131057, 133004])('code %d is tried again', (code) => {
  expect(remedy(code)).toMatchObject({ do: 'retry' })
})

test.each([
  [131026, undefined],
  [131030, 'recipient_not_allowed'],
])('code %d tries the other form of the number', (code, alert) => {
  expect(remedy(code)).toEqual({ do: 'other_form', alert })
})

test('a closed window is its own case', () => {
  expect(remedy(131047)).toEqual({ do: 'window_closed' })
})

test.each([
  [0, 'token_invalid'],
  [190, 'token_invalid'],
  [10, 'permission_missing'],
  [215, 'permission_missing'],
  [368, 'account_restricted'],
  [131031, 'account_restricted'],
  [131042, 'payment_problem'],
  [131048, 'spam_limit'],
  [131049, 'template_recategorised'],
  [132001, 'template_missing'],
  [132000, 'template_mismatch'],
  [132015, 'template_stopped'],
  [100, 'message_malformed'],
])('code %d is shown to a person as %s', (code, alert) => {
  expect(remedy(code)).toEqual({ do: 'park', alert })
})

test('a number that does not exist for our token is no fault of the message', () => {
  expect(remedyFor({ httpStatus: 400, code: 100, subcode: 33 }, 1)).toEqual({ do: 'park', alert: 'permission_missing' })
})

test('whoever is too fast waits longer each time, and the others only for the pause', () => {
  const waits = [1, 2, 3, 20].map((attempt) => remedy(130429, 429, attempt))
  expect(waits).toMatchObject([5, 10, 20, 900].map((seconds) => ({ pauseMs: 5 * SECOND, afterMs: seconds * SECOND, tries: 96 })))
})

test('somebody whom we blocked is left alone without an alert', () => {
  expect(remedy(130403)).toEqual({ do: 'park', alert: undefined })
})

test.each([
  [401, { do: 'park', alert: 'token_invalid' }],
  [403, { do: 'park', alert: 'permission_missing' }],
  [404, { do: 'park', alert: 'refusal_unknown' }],
  [429, { do: 'slow_down' }],
  [500, { do: 'retry' }],
  [503, { do: 'retry' }],
])('without a known code HTTP %d decides', (status, expected) => {
  expect(remedy(undefined, status)).toMatchObject(expected)
  expect(remedy(999_999, status)).toMatchObject(expected)
})

test('without a line out the trying lasts as long as an answer may still be sent', () => {
  const waits = Array.from({ length: 720 }, (_, tries) => remedy(undefined, 0, tries + 1))
  const total = waits.reduce((sum, one) => sum + (one.do === 'retry' ? one.afterMs : 0), 0)
  expect(waits.at(-1)).toMatchObject({ do: 'retry', tries: 720 })
  expect(total).toBeGreaterThan(20 * HOUR)
  expect(total).toBeLessThan(24 * HOUR)
})

test.each([301, 302, 307, 308, 408, 500, 503])(
  'an answer %d without a code is none of Meta: it is tried again for the day',
  (status) => {
    expect(remedy(undefined, status)).toMatchObject({ do: 'retry', tries: 720 })
  },
)
