import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyName, makeCopy } from '../../db/copy.ts'
import { claimDataKey } from '../../db/facts.ts'
import { lockDatabase } from '../../db/lock.ts'
import { type Db, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { doctorCommand } from '../../src/commands/doctor.ts'
import type { Fetch } from '../../src/commands/program.ts'
import { fingerprintOf } from '../../src/commands/setup.ts'
import { afterwards, ownFolder } from '../afterwards.ts'
import { testClock } from '../clock.ts'
import { openFileOf, writeMade } from '../copied.ts'
import { ACCOUNT, openOffice } from '../office.ts'
import { type MetaSide, metaSide, typing } from './world.ts'

// An installation in good health, to which a test does something.

export const KEY = Buffer.alloc(32, 5).toString('base64')
export const PUBLIC = 'https://citas.example'

export interface Arranged {
  root: string
  db: Db
  env: Record<string, string>
  clock: ReturnType<typeof testClock>
  /** The real application: the office's listener at port 3000, everything else comes to the public one. */
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

/** A tunnel takes https off: it calls the program over http, under the name that was asked for. */
export const behindTunnel = (url: string, init?: RequestInit): Request => new Request(url.replace(/^https:/, 'http:'), init)

/** An installation in good health: files, a running server, a copy of today and a willing Meta. */
export function arrange(): Arranged {
  const root = ownFolder('ventanilla ')
  const clock = testClock('2026-11-24T16:05:00Z')
  const path = join(root, 'data', 'ventanilla.db')
  const db = openFileOf('for the doctor', path, (made) =>
    write(made, (tx) => {
      seed(tx, 'sample', clock.now())
      claimDataKey(tx, fingerprintOf(KEY))
      tx.client.run('update agencies set sample = 0')
    }),
  )
  const copy = copyName(clock.now(), 'America/Mexico_City')
  writeMade('copy for the doctor', join(root, 'copias', copy), () => {
    makeCopy(db, root, copy, undefined)
    return readFileSync(join(root, copy))
  })
  const lock = lockDatabase(db.path)
  afterwards(() => db.close())
  let isLocked = true
  const unlock = () => {
    if (isLocked) lock.release()
    isLocked = false
  }
  afterwards(unlock)
  const { officeApp, publicApp } = openOffice().house
  const door: Fetch = async (url, init) => (new URL(url).port === '3000' ? officeApp : publicApp).handle(behindTunnel(url, init))
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
    stopServer: unlock,
    async run(over = {}) {
      const talk = typing(...(over.typed ?? []))
      const { fetch } = metaSide({ account: ACCOUNT, ...over.side }, over.door ?? door)
      const code = await doctorCommand({ root, env: { ...env, ...over.env }, talk, fetch, clock })
      return { code, said: talk.said.join('\n') }
    },
  }
}
