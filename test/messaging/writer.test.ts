import { expect, test } from 'bun:test'
import { type Db, openDatabase } from '../../db/open.ts'
import { createLog } from '../../src/log.ts'
import { createWriter, type FlushHooks, type GroupWriter, WriterUnavailable } from '../../src/messaging/writer.ts'
import { testClock } from '../clock.ts'

function openNotebook(): Db {
  const db = openDatabase(':memory:')
  db.client.run('create table notes (text text not null unique) strict')
  return db
}

const notes = (db: Db) =>
  db.client
    .query<{ text: string }, []>('select text from notes order by rowid')
    .all()
    .map((row) => row.text)
const note = (text: string) => (tx: Db) => void tx.client.query('insert into notes values (?)').run(text)

function hireWriter(
  db: Db,
  hooks: Partial<FlushHooks<string[]>> = {},
  stopwatch = () => 0,
): { writer: GroupWriter; posted: string[]; lines: string[] } {
  const posted: string[] = []
  const lines: string[] = []
  const clock = testClock()
  const writer = createWriter<string[]>({
    db,
    clock,
    log: createLog('debug', (line) => lines.push(line), clock.now),
    schedule: () => {},
    stopwatch,
    hooks: {
      first: () => {},
      last: () => [],
      committed: (parcels) => posted.push(...parcels),
      abandoned: () => {},
      measured: () => {},
      ...hooks,
    },
  })
  return { writer, posted, lines }
}

test('steps that come together share one commit, and each is answered after it', async () => {
  const db = openNotebook()
  let commits = 0
  const { writer } = hireWriter(db, { committed: () => commits++ })
  const answers = ['a', 'b', 'c'].map((text) => writer.submit('note', note(text)))
  writer.flush()
  await Promise.all(answers)
  expect(notes(db)).toEqual(['a', 'b', 'c'])
  expect(commits).toBe(1)
})

test('a step that fails is undone alone and says why; its neighbours are kept', async () => {
  const db = openNotebook()
  const { writer } = hireWriter(db)
  const before = writer.submit('note', note('before'))
  const bad = writer.submit('note', (tx) => {
    note('half')(tx)
    throw new RangeError('no')
  })
  const after = writer.submit('note', note('after'))
  writer.flush()
  await Promise.all([before, after])
  await expect(bad).rejects.toThrow(RangeError)
  expect(notes(db)).toEqual(['before', 'after'])
})

test('when SQLite ends the transaction the whole batch is given up, and nobody is told that it was kept', async () => {
  const db = openNotebook()
  let rebuilt = 0
  const { writer, posted, lines } = hireWriter(db, { last: () => ['parcel'], abandoned: () => rebuilt++ })
  const first = writer.submit('note', note('first'))
  const fatal = writer.submit('fatal', (tx) => {
    tx.client.run('rollback') // What a full disk does: the transaction is gone under our feet.
    throw new Error('disk full')
  })
  const third = writer.submit('note', note('third'))
  writer.flush()
  for (const answer of [first, fatal]) await expect(answer).rejects.toThrow(WriterUnavailable)
  expect(notes(db)).toEqual([])
  expect(posted).toEqual([])
  expect(rebuilt).toBe(1)
  expect(lines.join('')).toContain('"steps":2,"last":"fatal"')
  writer.flush() // What had not begun goes on with the next flush.
  await third
  expect(notes(db)).toEqual(['third'])
})

test('when not even the transaction can begin, those that wait are told, and closing comes to an end', async () => {
  const db = openNotebook()
  const { writer } = hireWriter(db)
  const waiting = ['a', 'b'].map((text) => writer.submit('note', note(text)))
  db.client.run('begin') // As when another process holds the lock: beginning is refused.
  writer.close()
  for (const answer of waiting) await expect(answer).rejects.toThrow(WriterUnavailable)
  expect(writer.waiting).toBe(0)
})

test('a fault in letting go or claiming keeps no message out', async () => {
  const db = openNotebook()
  const fail = () => {
    throw new Error('bug')
  }
  const { writer, lines } = hireWriter(db, { first: fail, last: fail })
  const answer = writer.submit('note', note('kept'))
  writer.flush()
  await answer
  expect(notes(db)).toEqual(['kept'])
  expect(lines.filter((line) => line.includes('_failed'))).toHaveLength(2)
})

test('parcels are posted only after the commit that claimed them', async () => {
  const db = openNotebook()
  const order: string[] = []
  const { writer } = hireWriter(db, {
    last: () => {
      order.push(`claimed in transaction: ${db.client.inTransaction}`)
      return ['parcel']
    },
    committed: () => void order.push(`posted in transaction: ${db.client.inTransaction}`),
  })
  const answer = writer.submit('note', note('x'))
  writer.flush()
  await answer
  expect(order).toEqual(['claimed in transaction: true', 'posted in transaction: false'])
})

test('what fails after the commit takes nothing back: each step is answered as kept, and room is counted once', async () => {
  const db = openNotebook()
  const { writer, lines } = hireWriter(db, {
    committed: () => {
      throw new Error('no thread')
    },
  })
  const half = 16 * 1024 * 1024
  const kept = writer.submit('note', note('kept'), half)
  writer.flush()
  await kept
  expect(notes(db)).toEqual(['kept'])
  expect(lines.filter((line) => line.includes('batch_abandoned'))).toEqual([])
  expect(lines.filter((line) => line.includes('writer.posting_failed'))).toHaveLength(1)
  const filling = ['a', 'b'].map((text) => writer.submit('note', note(text), half))
  expect(writer.submit('note', note('too much'))).rejects.toThrow(WriterUnavailable)
  writer.flush()
  await Promise.all(filling)
})

test('a flush takes at most 256 steps; the rest waits for the next', async () => {
  const db = openNotebook()
  const { writer } = hireWriter(db)
  const answers = Array.from({ length: 300 }, (_, i) => writer.submit('note', note(`n${i}`)))
  writer.flush()
  expect(notes(db).length).toBeLessThanOrEqual(256)
  while (writer.waiting > 0) writer.flush()
  await Promise.all(answers)
  expect(notes(db)).toHaveLength(300)
})

test('when letting go takes all the time of a flush, a step has its turn all the same', async () => {
  const db = openNotebook()
  let calls = 0
  const { writer } = hireWriter(db, {}, () => 60 * calls++)
  const waiting = ['a', 'b'].map((text) => writer.submit('note', note(text)))
  writer.flush()
  expect(notes(db)).toEqual(['a'])
  writer.flush()
  await Promise.all(waiting)
  expect(notes(db)).toEqual(['a', 'b'])
})

test('more than it can hold is refused at once, so that the channel repeats it later', async () => {
  const { writer } = hireWriter(openNotebook())
  const held = Array.from({ length: 4_096 }, (_, i) => writer.submit('note', note(`n${i}`)))
  await expect(writer.submit('note', note('one too many'))).rejects.toThrow(WriterUnavailable)
  while (writer.waiting > 0) writer.flush()
  await Promise.all(held)
  await expect(writer.submit('big', note('big'), 33 * 1024 * 1024)).rejects.toThrow(WriterUnavailable)
})

test('closing finishes what waits and refuses what comes later', async () => {
  const db = openNotebook()
  const { writer } = hireWriter(db)
  const last = writer.submit('note', note('last'))
  writer.close()
  await last
  await expect(writer.submit('note', note('late'))).rejects.toThrow(WriterUnavailable)
  expect(notes(db)).toEqual(['last'])
})

test('after a full disk only a commit that wrote something shows that it can be written again', async () => {
  const db = openNotebook()
  let proofs = 0
  const { writer } = hireWriter(db, {
    provesItself: (tx) => {
      proofs++
      tx.client.run('create table if not exists proof (at integer)')
    },
  })
  const nothing = () => writer.submit('health.probe', () => true).catch((error) => error.name)
  const flushed = async (answer: Promise<unknown>) => {
    writer.flush()
    return answer
  }
  expect([await flushed(nothing()), proofs]).toEqual([true, 0]) // In good health a look costs no write.
  db.client.run('pragma max_page_count = 1')
  expect(await flushed(writer.submit('long', note('long '.repeat(4_000))).catch((error) => error.name))).toBe('WriterUnavailable')
  for (let look = 0; look < 3; look++) expect(await flushed(nothing())).toBe('WriterUnavailable')
  db.client.run('pragma max_page_count = 1000000')
  expect([await flushed(nothing()), proofs]).toEqual([true, 4])
  expect([await flushed(nothing()), proofs]).toEqual([true, 4])
})

test('a batch that was given up for another reason than the disk leaves no doubt about it', async () => {
  const db = openNotebook()
  let proofs = 0
  const { writer } = hireWriter(db, { provesItself: () => proofs++ })
  const ended = writer.submit('ends it', (tx) => {
    tx.client.run('rollback')
    throw new Error('somebody ended the transaction')
  })
  writer.flush()
  expect(await ended.catch((error) => error.name)).toBe('WriterUnavailable')
  const next = writer.submit('probe', () => true)
  writer.flush()
  expect([await next, proofs]).toEqual([true, 0])
})
