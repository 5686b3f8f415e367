import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'

/** A row of each table that has a channel's ids in it, of which everything but the channel may be the same in two channels. */
const ROWS: Record<string, string> = {
  contacts: "(id, asker_id, channel, last_inbound_at, language, created_at) values (?1, 1, ?2, 0, 'es-MX', 0)",
  contact_aliases: "(hash, channel, contact_id, kind, value_sealed, seen_at) values (x'01', ?2, 1, 'phone', x'02', ?1)",
  inbox: "(id, key, channel, kind, state, sent_at, received_at) values (?1, x'01', ?2, 'message', 'handled', 0, 0)",
  outbox: `(id, contact_id, channel, kind, question, state, not_before, channel_key, created_at, updated_at)
    values (?1, 1, ?2, 'reply', 0, 'read', 0, x'01', 0, 0)`,
  early_statuses: "(channel_key, channel, state, at) values (x'01', ?2, 'read', ?1)",
  templates: "(channel, name, language, status, updated_at) values (?2, 'a', 'es_MX', 'APPROVED', ?1)",
}
/** In these an id of the channel names one row. */
const ONE_OF_AN_ID = ['contact_aliases', 'inbox', 'early_statuses', 'templates']

test('no row is of a channel that nobody knows, and an id of a channel is one row of that channel only', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  db.client.run('insert into askers (id, free_account, created_at) values (1, 0, 0)')
  for (const [table, row] of Object.entries(ROWS)) {
    const put = (number: number, channel: string) => db.client.query(`insert into ${table} ${row}`).run(number, channel)
    put(1, 'whatsapp')
    expect(() => put(2, 'telegraph')).toThrow(`CHECK constraint failed: ${table}_channel`)
    if (ONE_OF_AN_ID.includes(table)) expect(() => put(2, 'whatsapp')).toThrow('UNIQUE constraint failed')
    db.client.run('pragma ignore_check_constraints = on') // As if there were a second one.
    put(2, 'telegraph')
    db.client.run('pragma ignore_check_constraints = off')
  }
})

test('every table with an id, an address or words of a channel says of which', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  const tables = db.client
    .query<{ name: string }, []>(
      "select distinct t.name from pragma_table_list t join pragma_table_info(t.name) c where t.type = 'table' and c.name = 'channel'",
    )
    .all()
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(ROWS).sort())
})
