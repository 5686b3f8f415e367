// One server of a comparison, as a process of its own: `bun test/bench/server.ts MODE DATABASE`. It prints its port.
import { Elysia } from 'elysia'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { isSigned } from '../../src/channels/meta/signature.ts'
import { createWhatsApp } from '../../src/channels/whatsapp/channel.ts'
import { learn } from '../../src/chat/classifier/taught.ts'
import { systemClock } from '../../src/clock.ts'
import { createApp, listen } from '../../src/http/serve.ts'
import { createLog } from '../../src/log.ts'
import { createVault } from '../../src/vault.ts'
import { buildHouse } from '../../src/wiring.ts'
import { ACCOUNT, HOUSE_CONFIG, PAGE } from '../office.ts'

/** `none`: the same work without a database. `each`: one commit a request. `grouped`: the product. */
export type Mode = 'none' | 'each' | 'grouped'

const [mode, path] = process.argv.slice(2) as [Mode, string]
const quiet = createLog('error', (line) => console.error(line), systemClock.now)

function withoutDatabase() {
  const channel = createWhatsApp(ACCOUNT)
  const part = new Elysia().post(
    '/webhooks/whatsapp',
    async ({ request }) => {
      const raw = new Uint8Array(await request.arrayBuffer())
      const status = (what: number) => new Response(null, { status: what })
      if (!isSigned(raw, request.headers.get('x-hub-signature-256'), [ACCOUNT.appSecret])) return status(401)
      return status(channel.parse(JSON.parse(new TextDecoder().decode(raw))).length > 0 ? 200 : 500)
    },
    { parse: 'none' },
  )
  return createApp(part)
}

function withDatabase(flushNow: boolean) {
  const db = openDatabase(path)
  migrate(db)
  write(db, (tx) => seed(tx, 'sample', systemClock.now()))
  const house = buildHouse(HOUSE_CONFIG, {
    db,
    vault: createVault(new Uint8Array(32).fill(7), systemClock),
    clock: systemClock,
    log: quiet,
    schedule: flushNow ? (flush) => flush() : (flush) => void setImmediate(flush),
    crew: { free: () => 200, post: () => {} },
    accounts: { whatsapp: ACCOUNT, messenger: PAGE },
    adminToken: undefined,
    status: (startedAt) => ({ startedAt }),
    longReads: {
      checkInvariants: async () => [],
      comingCsv: async () => '',
      visitorsNamed: async () => [],
      learn: async (taught) => learn(taught),
    },
  })
  return house.publicApp.get('/metrics', ({ request }) => house.officeApp.handle(request))
}

const app = mode === 'none' ? withoutDatabase() : withDatabase(mode === 'each')
console.log(`port ${listen(app, { port: 0, hostname: '127.0.0.1' }).port}`)
