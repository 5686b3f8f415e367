import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { keepFilePrivate, makePrivateFolder } from '../../db/disk.ts'
import type { Clock } from '../clock.ts'
import type { MessengerAccount, WhatsAppAccount } from '../config.ts'

/** No real number or secret. */
export function demoAccount(clock: Pick<Clock, 'random'>): WhatsAppAccount {
  const secret = () => Buffer.from(clock.random(24)).toString('base64url')
  return {
    phoneNumberId: '100000000000001',
    businessAccountId: '100000000000002',
    accessToken: secret(),
    appSecret: secret(),
    verifyToken: secret(),
  }
}

/** No real Page. */
function demoPage(clock: Pick<Clock, 'random'>): MessengerAccount {
  const secret = () => Buffer.from(clock.random(24)).toString('base64url')
  return { pageId: '100000000000104', accessToken: secret(), appSecret: secret(), verifyToken: secret() }
}

export const demoAccounts = (clock: Pick<Clock, 'random'>) => ({ whatsapp: demoAccount(clock), messenger: demoPage(clock) })

const keyFile = (databasePath: string) => `${databasePath}.demo-key`

/** Undefined without a demonstration here. */
export function keptDemoKey(databasePath: string): string | undefined {
  const file = keyFile(databasePath)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** Made once and kept beside its database, so that a second start can read it. */
export function demoDataKey(databasePath: string, clock: Pick<Clock, 'random'>): string {
  const kept = keptDemoKey(databasePath)
  if (kept !== undefined) return kept
  const file = keyFile(databasePath)
  makePrivateFolder(dirname(file))
  const key = Buffer.from(clock.random(32)).toString('base64')
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  keepFilePrivate(file)
  return key
}

/** With its key, so that an erasure in it does not apply to the next one. */
export function forgetDemo(databasePath: string): void {
  for (const file of [keyFile(databasePath), `${databasePath}.demo-clock`, ...filesOf(databasePath)]) rmSync(file, { force: true })
}

export const filesOf = (databasePath: string): string[] => ['', '-wal', '-shm'].map((end) => databasePath + end)

/** For this run alone. */
export const demoToken = (clock: Pick<Clock, 'random'>): string => `demo-${Buffer.from(clock.random(18)).toString('base64url')}`
