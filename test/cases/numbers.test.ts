import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { caseToTell, openCase, readCaseNumber } from '../../src/cases/cases.ts'
import { DAY } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'

test('the number of a case is read however it was typed', () => {
  for (const typed of ['C-K7M4QX', 'c k7m4qx', 'K7M4QX', 'ck7m-4qx']) expect(readCaseNumber(typed)).toBe('C-K7M4QX')
  for (const typed of ['', 'C-AEIOU1', 'K7M4Q', 'HESG580312']) expect(readCaseNumber(typed)).toBeUndefined()
})

test('after a restoration nobody has the number that somebody was told in the days that were lost', () => {
  const [lost, restored] = [openDesk(), openDesk()].map(({ db, vault, clock }, days) =>
    write(db, (tx) => {
      const asked = { kind: 'person', subject: 'asked', words: 'no me llega el folio' } as const
      return caseToTell(tx, openCase(tx, vault, asked, clock.now() + days * DAY)).number
    }),
  )
  expect(lost).not.toBe(restored)
})
