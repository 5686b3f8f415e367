// npm run release: keeps a database of this version with 1,000 visits, which every later one must open (released.test.ts). Once a release.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../db/open.ts'
import { readConfig } from '../../src/config.ts'
import { makeLived } from '../../src/demo/lived/make.ts'
import { createLog } from '../../src/log.ts'
import { testClock } from '../clock.ts'
import { ACCOUNT } from '../office.ts'
import { DATA_KEY, temporaryFolder } from '../process/product.ts'
import { ENDS, fileOf, RELEASES } from './kept.ts'

/** In them some 1,000 visits are booked. */
const DAYS = 130

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
const file = fileOf(version)
if (existsSync(file)) throw new Error(`${version} was released: what it wrote stays as it is`)

const folder = temporaryFolder('ventanilla-release-')
const databasePath = join(folder.path, 'played.db')
const clock = testClock(ENDS)
// An office's own database: a demonstration's would be thrown away by the next version.
const config = { ...readConfig({ DATABASE_PATH: databasePath, DATA_KEY }, folder.path), whatsapp: ACCOUNT, isDemo: false }
const log = createLog('error', console.error, clock.now)
await makeLived(config, Buffer.from(DATA_KEY, 'base64'), { clock, log, tell: console.log, days: DAYS })
const small = join(folder.path, 'small.db')
const db = openDatabase(databasePath)
db.client.query('vacuum into ?').run(small)
db.close()
writeFileSync(file, Bun.zstdCompressSync(readFileSync(small), { level: 19 }))
folder.remove()
console.log(`${RELEASES}: ${version}`)
