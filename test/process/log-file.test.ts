import { afterAll, expect, test } from 'bun:test'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { makeCopy } from '../../db/copy.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { emptyLog, openDatabase, write } from '../../db/open.ts'
import { temporaryFolder } from './product.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** A thousand pages, which is when SQLite moves them into the database, and what one commit may add. */
const BOUND = 1_000 * 4_120 + 1_000_000
const logBytes = (path: string) => statSync(`${path}-wal`).size

test('the log file stays small however much is written, grows only under a reader, and goes back to nothing in a quiet hour', () => {
  const db = openDatabase(join(folder.path, 'log.db'))
  migrate(db)
  const fill = (commits: number) => {
    for (let i = 0; i < commits; i++) {
      write(db, (tx) => {
        for (let row = 0; row < 40; row++)
          tx.client
            .query(
              "insert into inbox (channel, key, kind, state, body_sealed, sent_at, received_at) values ('whatsapp', randomblob(32), 'event', 'handled', randomblob(900), 1, 1)",
            )
            .run()
      })
    }
  }
  fill(150)
  expect(logBytes(db.path)).toBeLessThan(BOUND)

  const reader = openDatabase(db.path, { readonly: true })
  reader.client.run('begin')
  reader.client.query('select count(*) from inbox').get() // From here on this reader needs what the log had.
  fill(150)
  expect(logBytes(db.path)).toBeGreaterThan(BOUND)
  expect(emptyLog(db)).toBe(false) // Nobody waits for it.
  reader.client.run('commit')
  fill(1)
  expect(emptyLog(db)).toBe(true)
  expect(logBytes(db.path)).toBe(0)

  expect(makeCopy(reader, join(folder.path, 'copias'), 'ventanilla-20261124-1000.db', undefined).ok).toBe(true)
  fill(150)
  expect(logBytes(db.path)).toBeLessThan(BOUND)
  reader.close()
  db.close()
})

test('the tables of a program that carries changes to a second computer stand beside ours and disturb nothing', () => {
  const db = openDatabase(join(folder.path, 'followed.db'))
  migrate(db)
  // As Litestream makes them in whatever database it follows.
  db.client.run('create table _litestream_seq (id integer primary key, seq integer); create table _litestream_lock (id integer)')
  migrate(db)
  expect(makeCopy(db, join(folder.path, 'copias'), 'ventanilla-20261124-1100.db', undefined).ok).toBe(true)
  expect(brokenInvariants(db)).toEqual([])
  db.close()
})
