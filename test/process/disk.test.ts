import { afterEach, beforeEach, expect, test } from 'bun:test'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenInvariants } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { readConfig } from '../../src/config.ts'
import { ACCOUNT, ADMIN_TOKEN } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'
import { inNamespace, whyNoNamespace } from './namespace.ts'
import { DATA_KEY, type Product, refusedStart, startProduct, temporaryFolder, until } from './product.ts'
import { missingMessages, reading } from './records.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** So many 503 and the disk counts as full. */
const REFUSALS = 20

const hindrance = whyNoNamespace()
if (hindrance) console.warn(`The tests of a full disk and of a read-only file are skipped: ${hindrance}.`)

test.skipIf(hindrance !== undefined)(
  'on a full disk it answers 503 and loses nothing that it answered 200; with room again it goes on',
  async () => {
    const { product, makeRoom, remains } = await startOnSmallDisk(folder.path)
    expect(await isReady(product)).toBe(true)
    const { acknowledged, refused } = await fill(product)
    for (let look = 0; look < 5; look++) expect(await isReady(product)).toBe(false)
    expect(await post(product, 30_000)).toBe(503)
    makeRoom()
    await until(() => isReady(product))
    await until(async () => {
      // Meta repeats what was not answered 200.
      for (const again of refused.splice(0)) await send(product, Number(again.split('.').at(-1)), acknowledged, refused)
      return refused.length === 0
    })
    expect(await product.kill('SIGTERM')).toBe(0)
    expect(reading(remains, (db) => missingMessages(db, acknowledged))).toEqual([])
    expect(reading(remains, brokenInvariants)).toEqual([])
  },
  60_000,
)

test.skipIf(hindrance !== undefined)(
  'told to stop while the disk is full, it stops as always and leaves everything to the next start',
  async () => {
    const { product, remains } = await startOnSmallDisk(folder.path)
    const { acknowledged } = await fill(product)
    expect(await product.kill('SIGTERM')).toBe(0)
    const next = await startProduct(remains, { SEED: 'catalogue' })
    expect(await next.kill('SIGTERM')).toBe(0)
    expect(reading(remains, (db) => missingMessages(db, acknowledged))).toEqual([])
    expect(reading(remains, brokenInvariants)).toEqual([])
  },
  60_000,
)

test.skipIf(hindrance !== undefined)(
  'on a disk that filled up the office reads its list and leaves its lines from the reserve; with room all goes on',
  async () => {
    const [disk, marks] = ['disk', 'marks'].map((name) => join(folder.path, name)) as [string, string]
    for (const one of [disk, marks]) mkdirSync(one)
    const script = `
      mount -t tmpfs -o size=64m tmpfs '${disk}'
      set +e
      ( exec > /dev/null 2>&1; while [ -d '${marks}' ]; do sleep 0.05
        [ -e '${marks}/fill' ] && { cat /dev/zero > '${disk}/ballast'; mv '${marks}/fill' '${marks}/filled'; }
        [ -e '${marks}/room' ] && rm -f '${disk}/ballast' '${marks}/room'
        stat -c %s '${disk}/ventanilla.db.reserva' > '${marks}/new' && mv '${marks}/new' '${marks}/reserve'
      done ) &`
    const reserved = () => Number(existsSync(join(marks, 'reserve')) ? readFileSync(join(marks, 'reserve'), 'utf8') : '')
    const env = { SEED: 'sample', BACKUP_DIR: join(folder.path, 'copias') }
    const product = await startProduct(disk, env, { within: inNamespace(script) })
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const agenda = async () => (await fetch(`http://127.0.0.1:${product.port}/admin/agenda?oficina=Toluca`, { headers })).status
    await until(() => reserved() === 8 * 1024 ** 2)
    writeFileSync(join(marks, 'fill'), '')
    await until(() => existsSync(join(marks, 'filled')))
    await fill(product, 0) // The log may have no room of its own left.
    await until(() => reserved() === 0)
    for (let look = 0; look < 5; look++) expect([await isReady(product), await agenda()]).toEqual([false, 200])
    expect(await post(product, 30_000)).toBe(503)
    expect(product.lines.filter((line) => line.includes('"event":"disk.full"'))).toHaveLength(1)
    writeFileSync(join(marks, 'room'), '')
    await until(() => isReady(product))
    expect([await post(product, 30_000), await agenda()]).toEqual([200, 200])
    await until(() => reserved() === 8 * 1024 ** 2)
    expect(await product.kill('SIGTERM')).toBe(0)
  },
  60_000,
)

/**
 * The product on a disk of 8 MiB (the log alone takes four before it is emptied for the first time) with little room on it.
 * What the disk held is carried to `remains` before the namespace ends with it.
 */
async function startOnSmallDisk(path: string) {
  const disk = join(path, 'disk')
  const remains = join(path, 'remains')
  for (const one of [disk, remains]) mkdirSync(one)
  const script = `
    mount -t tmpfs -o size=8m tmpfs '${disk}'
    head -c 3500000 /dev/zero > '${disk}/ballast'
    (while [ -d '${path}' ] && [ ! -e '${path}/room' ]; do sleep 0.05; done; rm -f '${disk}/ballast') > /dev/null 2>&1 &
    "$@" & child=$!
    trap 'kill -TERM $child' TERM
    set +e
    while kill -0 $child 2> /dev/null; do wait $child; code=$?; done
    cp '${disk}'/ventanilla.db* '${remains}'
    exit $code`
  const env = { SEED: 'catalogue', BACKUP_DIR: join(path, 'copias') }
  const product = await startProduct(disk, env, { within: inNamespace(script) })
  return { product, remains, makeRoom: () => writeFileSync(join(path, 'room'), '') }
}

const isReady = async ({ port }: Product): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200

/** Writes until nothing fits any more; `least`: so many must have fitted before. */
async function fill(product: Product, least = 6) {
  const acknowledged: string[] = []
  const refused: string[] = []
  for (let i = 0; i < 20_000 && refused.length < REFUSALS; i++) await send(product, i, acknowledged, refused)
  expect(refused).toHaveLength(REFUSALS)
  expect(acknowledged.length).toBeGreaterThanOrEqual(least)
  return { acknowledged, refused }
}

test.skipIf(hindrance !== undefined)(
  'a database that cannot be written is refused at the start with one sentence',
  async () => {
    await (await startProduct(folder.path)).kill('SIGTERM')
    const file = join(folder.path, 'ventanilla.db')
    const script = `mount --bind '${file}' '${file}'; mount -o remount,bind,ro '${file}'`
    const { code, said } = await refusedStart(folder.path, {}, { within: inNamespace(script) })
    expect(code).toBe(1)
    expect(said).toEqual([
      'No se puede escribir en la base de datos (DATABASE_PATH): revise los permisos del archivo y de su carpeta.',
    ])
  },
  30_000,
)

// Nobody can tell a commit whose frame the disk spoilt from one that never was: the loss shows nowhere, and only a disk
// that keeps what it was told to keep protects from it. What must hold is that everything before it is whole.
test('a spoilt last frame of the log costs that commit alone, without a word; all before it is there', async () => {
  const product = await startProduct(folder.path)
  const acknowledged: string[] = []
  for (let i = 0; i < 20; i++) await send(product, i, acknowledged, [])
  await product.kill('SIGKILL')
  const spoilt = temporaryFolder()
  const db = openDatabase(join(folder.path, 'ventanilla.db'))
  for (const name of ['last_but_one', 'last'])
    write(db, (tx) => void tx.client.run('insert into facts values (?, ?)', [name, 'kept']))
  for (const end of ['', '-wal']) copyFileSync(`${db.path}${end}`, join(spoilt.path, `ventanilla.db${end}`))
  db.close()
  spoil(join(spoilt.path, 'ventanilla.db-wal'))

  const again = await startProduct(spoilt.path)
  expect(await post(again, 20)).toBe(200)
  expect(await again.kill('SIGTERM')).toBe(0)
  reading(spoilt.path, (found) => {
    expect(acknowledged).toHaveLength(20)
    expect(missingMessages(found, acknowledged)).toEqual([])
    expect(brokenInvariants(found)).toEqual([])
    expect(found.client.query<{ name: string }, []>("select name from facts where name like 'last%'").all()).toEqual([
      { name: 'last_but_one' },
    ])
  })
  spoilt.remove()
}, 30_000)

/** Turns over one byte in the middle of the last page that was written to the log. */
function spoil(log: string): void {
  expect(existsSync(log)).toBe(true)
  const bytes = readFileSync(log)
  const frame = 24 + bytes.readUInt32BE(8) // Header of a frame, and the page size as the log's own header says it.
  // The log is written from its beginning again and again: frames of this round carry the salt of its header.
  let end = 32
  while (end + frame <= bytes.length && bytes.compare(bytes, 16, 24, end + 8, end + 16) === 0) end += frame
  const at = end - 100
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
  writeFileSync(log, bytes)
}

async function send(product: Product, i: number, acknowledged: string[], refused: string[]): Promise<void> {
  const status = await post(product, i)
  if (status === 200) acknowledged.push(idOf(i))
  else if (status === 503) refused.push(idOf(i))
  else throw new Error(`the webhook was answered ${status}`)
}

const idOf = (i: number) => `wamid.disk.${i}`

function post(product: Product, i: number): Promise<number> {
  const phone = `52158${String(i % 500).padStart(8, '0')}`
  const text = `Hola ${'quiero mi pasaporte '.repeat(40)}`
  return product.post(messageWebhook(ACCOUNT, phone, 'Guadalupe', idOf(i), Date.now(), { kind: 'text', text }))
}

test.skipIf(hindrance !== undefined)(
  'a restoration for which the disk has no room says so in one sentence and leaves the database as it is',
  async () => {
    const config = readConfig({ DATA_KEY, DATABASE_PATH: join(folder.path, 'ventanilla.db') }, folder.path)
    const db = openDatabase(config.databasePath)
    migrate(db)
    db.close()
    const script = `
      mount -t tmpfs -o size=3m tmpfs '${folder.path}/disk'
      cp '${folder.path}/ventanilla.db' '${folder.path}/disk'
      set +e
      cat /dev/zero > '${folder.path}/disk/ballast' 2> /dev/null
      truncate -s -100K '${folder.path}/disk/ballast'
      "$@"; code=$?
      ls '${folder.path}/disk'
      exit $code`
    mkdirSync(join(folder.path, 'disk'))
    const command = [...inNamespace(script), process.execPath, 'src/commands/restore.ts', config.databasePath]
    const env = { PATH: process.env.PATH ?? '', DATA_KEY, DATABASE_PATH: join(folder.path, 'disk', 'ventanilla.db') }
    const ran = Bun.spawnSync(command, { cwd: fileURLToPath(new URL('../..', import.meta.url)), env })
    expect(ran.stdout.toString().trim().split('\n')).toEqual([
      'No se restauró nada. No hay espacio en el disco. Libere espacio y vuelva a intentarlo.',
      'Detalle para soporte: ENOSPC',
      'ballast',
      'ventanilla.db',
      'ventanilla.db.lock',
    ])
    expect(ran.exitCode).toBe(1)
  },
  30_000,
)
