// An installation in good health, to which a test does something.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyName, makeCopy } from '../../../db/copy.ts'
import { claimDataKey } from '../../../db/facts.ts'
import { lockDatabase } from '../../../db/lock.ts'
import { migrate } from '../../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../../db/open.ts'
import { seed } from '../../../db/seeds/seed.ts'
import { doctorCommand } from '../../../src/commands/doctor.ts'
import type { Fetch } from '../../../src/commands/program.ts'
import { fingerprintOf } from '../../../src/commands/setup/database.ts'
import { testClock } from '../../clock.ts'
import { ACCOUNT, openOffice } from '../../office.ts'
import { type MetaSide, metaSide, typing } from '../world.ts'

export const KEY = Buffer.alloc(32, 5).toString('base64')
export const PUBLIC = 'https://citas.example'
const undo: (() => void)[] = []

/** For `afterEach`: ends what a test arranged. */
export function tidyUp(): void {
  for (const task of undo.splice(0).reverse()) task()
}

interface Arranged {
  root: string
  db: Db
  env: Record<string, string>
  clock: ReturnType<typeof testClock>
  /** The door of the real application, at its own address and at the public one. */
  door: Fetch
  /** Lets go of the database, as a server that ends. */
  stopServer(): void
  run(over?: {
    side?: Partial<MetaSide>
    env?: Record<string, string>
    door?: Fetch
    typed?: string[]
  }): Promise<{ code: number; said: string }>
}

/** An installation in good health: files, a running server, a copy of today and a willing Meta. */
export function arrange(): Arranged {
  const root = mkdtempSync(join(tmpdir(), 'ventanilla '))
  undo.push(() => rmSync(root, { recursive: true, force: true }))
  const clock = testClock('2026-11-24T16:05:00Z')
  const db = openDatabase(join(root, 'data', 'ventanilla.db'))
  migrate(db)
  write(db, (tx) => {
    seed(tx, 'sample', clock.now())
    claimDataKey(tx, fingerprintOf(KEY))
    tx.client.run('update institution set sample = 0')
  })
  makeCopy(db, join(root, 'copias'), copyName(clock.now(), 'America/Mexico_City'))
  const lock = lockDatabase(db.path)
  undo.push(() => db.close())
  const unlock = () => lock.release()
  undo.push(unlock)
  const { app } = openOffice().house
  const door: Fetch = async (url, init) =>
    app.handle(new Request(url.replace('http://127.0.0.1:3000', 'http://localhost:3000'), init))
  const env = {
    DATA_KEY: KEY,
    ADMIN_TOKEN: 'a-token-that-is-long-enough',
    BACKUP_DIR: 'copias',
    PUBLIC_URL: PUBLIC,
    WHATSAPP_PHONE_NUMBER_ID: ACCOUNT.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: ACCOUNT.businessAccountId,
    WHATSAPP_ACCESS_TOKEN: ACCOUNT.accessToken,
    WHATSAPP_APP_SECRET: ACCOUNT.appSecret,
    WHATSAPP_VERIFY_TOKEN: ACCOUNT.verifyToken,
  }
  return {
    root,
    db,
    env,
    clock,
    door,
    stopServer() {
      undo.splice(undo.indexOf(unlock), 1)
      unlock()
    },
    async run(over = {}) {
      const talk = typing(...(over.typed ?? []))
      const { fetch } = metaSide({ account: ACCOUNT, ...over.side }, over.door ?? door)
      const code = await doctorCommand({ root, env: { ...env, ...over.env }, talk, fetch, clock })
      return { code, said: talk.said.join('\n') }
    },
  }
}
