// `bun test/process/first-release.ts` writes first-release.sql anew: a small database as the first release's process leaves it
// when it is killed, with one appointment and one hold, sealed with the tests' key. To be run only while there is no first
// release yet; from then on the file stands for what is out there and never changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, openDatabase } from '../../db/open.ts'
import { createCitizen } from './citizen.ts'
import { startStubGraph } from './graph.ts'
import { startProduct, temporaryFolder } from './product.ts'

const MIGRATION = new URL('../../db/migrations/0000_first_release.sql', import.meta.url)
const HEAD = `-- A database of the first release, as its process left it when it was killed: one appointment, one hold, sealed with the
-- tests' key. Much of its catalogue was left out. It stands for what is out there: never change it.
`

/** What the test needs not: most hours and towns, all of what was said. */
const TRIM = `
  delete from slots where id not in (select slot_id from appointments) and id not in (
    select id from slots where office_id in (select office_id from appointments) order by starts_at limit 12);
  delete from office_hours where office_id not in (select office_id from appointments);
  delete from office_procedures where office_id not in (select office_id from appointments);
  delete from offices where id not in (select office_id from appointments);
  delete from towns where plain not in ('toluca', 'metepec');
  delete from requirements where procedure_id not in (select procedure_id from appointments);
  delete from non_working_days where rowid > 12;
  delete from postal_prefixes where state <> 'MC';
  delete from job_runs;
  delete from facts where name = 'catalogue';
  update inbox set body_sealed = null;
  update outbox set body_sealed = null where state <> 'queued';`

const folder = temporaryFolder()
await live(folder.path)
const db = openDatabase(join(folder.path, 'ventanilla.db'))
trim(db)
writeFileSync(new URL('./first-release.sql', import.meta.url), HEAD + dump(db).join('\n'))
db.close()
folder.remove()

/** One citizen books, another one stops at the summary, and the process is killed. */
async function live(path: string): Promise<void> {
  const graph = startStubGraph()
  const product = await startProduct(path, { WHATSAPP_API_URL: graph.url })
  graph.reportTo(product.publicPort)
  const [books, holds] = [createCitizen(0, product.post), createCitizen(5, product.post)]
  graph.onProved = (message) => {
    for (const citizen of [books, holds]) if (citizen.phone === message.to) citizen.receive(message)
  }
  await books.book()
  await holds.hold()
  await product.kill('SIGKILL')
  graph.stop()
}

function trim({ client }: Db): void {
  client.run('pragma foreign_keys = off')
  for (const { name } of client.query<{ name: string }, []>("select name from sqlite_schema where type = 'trigger'").all())
    client.run(`drop trigger ${name}`)
  client.run(TRIM)
}

/** Tables, rows and indexes of the first migration. The walls are left out: each start builds them anew. */
function dump({ client }: Db): string[] {
  const first = openDatabase(':memory:')
  first.client.run('create table migrations (hash text primary key, made_at integer not null) strict')
  first.client.run(readFileSync(MIGRATION, 'utf8'))
  const made = first.client
    .query<{ type: string; name: string; sql: string }, []>(
      "select type, name, sql from sqlite_schema where sql is not null and name not like 'town_search_%' order by type desc, rowid",
    )
    .all()
  const tables = made.filter((one) => one.type === 'table' && one.name !== 'town_search')
  const rows = tables.flatMap(({ name }) => {
    const columns = first.client.query<{ name: string }, [string]>('select name from pragma_table_info(?)').all(name)
    const names = columns.map((column) => column.name).join(', ')
    const limit = name === 'migrations' ? ' order by made_at limit 1' : ''
    return client
      .query(`select ${names} from "${name}"${limit}`)
      .values()
      .map((row) => `INSERT INTO ${name} (${names}) VALUES (${row.map(literal).join(', ')});`)
  })
  const schema = (type: string) => made.filter((one) => one.type === type).map(({ sql }) => `${sql};`)
  return [...schema('table'), ...rows, "INSERT INTO town_search (town_search) VALUES ('rebuild');", ...schema('index'), '']
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
}
