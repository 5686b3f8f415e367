import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import type { Caller } from '../../src/admin/access.ts'
import { readAudit } from '../../src/admin/audit.ts'
import { type Proposed, proposeOrApply, type Request } from '../../src/admin/propose.ts'
import { openHouse } from '../cast.ts'

const FIRST: Caller = {
  keyId: null,
  name: 'primer administrador',
  role: 'administrator',
  agencyId: 1,
  ownsNumber: true,
  officeIds: [],
  allOffices: true,
  seesNames: true,
  expiresAt: undefined,
}
const MINUTE = 60_000

/** A change of a number that stands in the table of rules, which has a version of its own here. */
function arrange() {
  const { db, vault, clock } = openHouse()
  const value = () =>
    db.client.query<{ value: number }, []>("select value from rules where name = 'hold_cooling_min_minutes'").get()?.value
  const set = (to: number) => db.client.query("update rules set value = ? where name = 'hold_cooling_min_minutes'").run(to)
  const ask = (key?: string, changes: Partial<Request<number>> = {}): Proposed<number, 'no'> =>
    write(db, (tx) =>
      proposeOrApply(
        tx,
        vault,
        { operation: 'set', caller: FIRST, input: { to: 9 }, key, deed: (is) => ({ detail: { is } }), ...changes },
        () => {
          const version = value() ?? 0
          set(9)
          return { ok: true, touched: [{ what: 'rule', id: 1, version }], impact: 9 }
        },
        clock.now(),
      ),
    )
  const keyOf = (outcome: Proposed<number, 'no'>) => (outcome.kind === 'proposed' ? outcome.key : '')
  const logbook = () =>
    readAudit(db, vault, { agencyId: 1, until: clock.now() + 1, before: undefined, limit: 9, whose: undefined, own: false }, [])
  return { db, clock, vault, value, set, ask, keyOf, logbook }
}

test('without a key nothing changes, and the answer brings a key that can be read aloud', () => {
  const { ask, value, keyOf } = arrange()
  const asked = ask()
  expect(asked).toMatchObject({ kind: 'proposed', because: 'asked', impact: 9 })
  expect(keyOf(asked)).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
  expect(value()).toBe(0)
})

test('with its key the same request is done, in small letters and without dashes too', () => {
  const { ask, value, keyOf } = arrange()
  expect(ask(keyOf(ask()).toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'done', impact: 9 })
  expect(value()).toBe(9)
})

test('what is done is written in the logbook, and what is only proposed is not', () => {
  const { ask, keyOf, logbook } = arrange()
  const key = keyOf(ask())
  expect(logbook()).toEqual([])
  ask(key)
  expect(logbook()).toMatchObject([{ operation: 'set', detail: '{"is":9}' }])
})

test('a key does nothing once what it touches has changed', () => {
  const { ask, set, value, keyOf } = arrange()
  const key = keyOf(ask())
  set(4)
  const outcome = ask(key)
  expect(outcome).toMatchObject({ kind: 'proposed', because: 'changed' })
  expect(value()).toBe(4)
  expect(ask(keyOf(outcome))).toMatchObject({ kind: 'done' })
})

test('a key cannot be used twice, because the first use changed what it touches', () => {
  const { ask, keyOf } = arrange()
  const key = keyOf(ask())
  expect(ask(key).kind).toBe('done')
  expect(ask(key)).toMatchObject({ kind: 'proposed', because: 'changed' })
})

test('a key lives ten minutes, at most eleven', () => {
  const { ask, clock, keyOf } = arrange()
  clock.advance(30_000)
  const key = keyOf(ask())
  clock.advance(10 * MINUTE - 1)
  expect(ask(key).kind).toBe('done')
  const late = arrange()
  const old = late.keyOf(late.ask())
  late.clock.advance(11 * MINUTE)
  expect(late.ask(old)).toMatchObject({ kind: 'proposed', because: 'expired' })
  expect(late.value()).toBe(0)
})

test('a key of another person, another operation or other data does nothing', () => {
  const { ask, value, keyOf } = arrange()
  const key = keyOf(ask())
  const others: Partial<Request<number>>[] = [{ caller: { ...FIRST, keyId: 4 } }, { operation: 'unset' }, { input: { to: 8 } }]
  for (const changes of others) expect(ask(key, changes)).toMatchObject({ kind: 'proposed', because: 'other' })
  for (const wrong of ['', 'AAAA', `${key}A`, '0000-0000-0000', '💥']) {
    expect(ask(wrong)).toMatchObject({ kind: 'proposed', because: 'other' })
  }
  expect(value()).toBe(0)
})

test('a change that is refused changes nothing and says why', () => {
  const { db, vault, clock } = arrange()
  const outcome = write(db, (tx) =>
    proposeOrApply(
      tx,
      vault,
      { operation: 'x', caller: FIRST, input: {}, key: undefined, deed: () => ({ detail: {} }) },
      () => ({ ok: false as const, why: 'no' as const }),
      clock.now(),
    ),
  )
  expect(outcome).toEqual({ kind: 'refused', why: 'no' })
})
