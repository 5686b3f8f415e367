import { describe, expect, test } from 'bun:test'
import { personKey } from '../../src/booking/people.ts'
import { MINUTE } from '../../src/clock.ts'
import { personalData } from '../../src/waitlist/personal-data.ts'
import { removeWish } from '../../src/waitlist/resting-offices.ts'
import { ROSA } from '../cast.ts'
import { stage } from './stage.ts'

describe('somebody whom a clerk took off the list while a place was offered to them', () => {
  const removed = () => {
    const s = stage()
    const [rosa = 0] = s.freed([ROSA]).waiters
    const [wish] = s.wishes(rosa)
    s.house.at((tx, now) => void removeWish(tx, wish?.id ?? 0, now))
    s.pass(MINUTE)
    return { ...s, rosa }
  }
  const known = ({ house }: ReturnType<typeof stage>) =>
    house.db.client.query<{ rows: number }, []>('select count(*) as rows from wait_offer_people').get()?.rows

  test('is known no longer as whom it was for, once the office deletes what is known of the telephone', () => {
    const s = removed()
    expect(known(s)).toBe(1)
    s.house.at((tx, now) => void personalData.eraseContact?.(tx, s.rosa, { until: now, limit: 10 }))
    expect(known(s)).toBe(0)
  })

  test('nor once it deletes what is known of the person', () => {
    const s = removed()
    s.house.at((tx, now) => void personalData.erasePerson?.(tx, s.house.deps, personKey(s.house.vault, ROSA), now))
    expect(known(s)).toBe(0)
  })
})
