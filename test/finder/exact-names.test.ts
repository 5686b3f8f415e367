import { expect, test } from 'bun:test'
import { proceduresIn } from '../../src/chat/finder.ts'
import { tokensOf } from '../../src/reading/engine/tokens.ts'
import { openDirectory } from '../conversations/directory.ts'
import { addRecords, RECORDS } from './records.ts'

const db = openDirectory('varias oficinas')
addRecords(db)

test('the very name of a record is not asked again, however many near-twins it has', () => {
  const asked = RECORDS.flatMap(({ id, es, en }) =>
    [es[0]?.[0] ?? '', en[0]?.[0] ?? ''].filter((name) => {
      const found = proceduresIn(
        db,
        tokensOf(name).map(({ word }) => word),
      )
      return typeof found === 'string' || !found.sure || found.keys[0] !== id
    }),
  )
  expect(asked).toEqual([])
})
