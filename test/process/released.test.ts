// An office that installs keeps its appointments: this program starts on what each release left, and answers about it.
import { afterAll, expect, test } from 'bun:test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenInvariants } from '../../db/invariants.ts'
import { writtenBy } from '../../db/migrate.ts'
import type { Db } from '../../db/open.ts'
import { MINUTE, systemClock } from '../../src/clock.ts'
import { createVault } from '../../src/vault.ts'
import { ACCOUNT } from '../office.ts'
import { ENDS, releasedVersions, unpack } from '../releases/kept.ts'
import { messageWebhook } from '../webhooks.ts'
import { startStubGraph } from './graph.ts'
import { DATA_KEY, startProduct, temporaryFolder, until } from './product.ts'
import { count, reading } from './records.ts'

const PRELOAD = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url))
const vault = createVault(Buffer.from(DATA_KEY, 'base64'), systemClock)
const graph = startStubGraph()
afterAll(graph.stop)

/** What nobody may find missing after an upgrade. */
const KEPT = ['appointments', 'people', 'contacts', 'visits', 'visit_people', 'appointment_events', 'cases', 'audit', 'visit_steps']

const appointments = (db: Db) =>
  db.client
    .query<{ id: number; state: string; folio: Uint8Array | null }, []>(
      'select id, state, folio_sealed as folio from appointments order by id',
    )
    .all()
    .map(({ id, state, folio }) => ({ id, state, folio: folio && vault.open(folio) }))

/** Of somebody whose visit is to come: the number, and the folio. */
function whoComes(db: Db): { phone: string; folio: string } {
  const row = db.client
    .query<{ phone: Uint8Array; folio: Uint8Array }, []>(
      `select n.value_sealed as phone, a.folio_sealed as folio from appointments a join contact_aliases n on n.contact_id = a.contact_id
       where a.state = 'confirmed' and a.folio_sealed is not null order by a.id desc limit 1`,
    )
    .get()
  if (!row) throw new Error('nobody comes')
  return { phone: vault.open(row.phone), folio: vault.open(row.folio) }
}

test.each(releasedVersions())(
  '%s: a thousand visits are there as they were, and who wrote then is told of theirs',
  async (version) => {
    const folder = temporaryFolder()
    unpack(version, join(folder.path, 'ventanilla.db'))
    const before = reading(folder.path, (db) => ({
      appointments: appointments(db),
      who: whoComes(db),
      rows: KEPT.map((one) => count(db, one)),
    }))
    expect(before.appointments.length).toBeGreaterThan(1_000)

    const aheadMs = ENDS + MINUTE - Date.now()
    const shift = join(folder.path, 'shift')
    writeFileSync(shift, String(aheadMs))
    graph.aheadMs = aheadMs
    const product = await startProduct(folder.path, { WHATSAPP_API_URL: graph.url, CLOCK_SHIFT: shift }, { preload: PRELOAD })
    graph.reportTo(product.publicPort)
    const asked = messageWebhook(ACCOUNT, before.who.phone, 'Guadalupe', 'wamid.after', Date.now() + aheadMs, {
      kind: 'text',
      text: 'mis citas',
    })
    expect(await product.post(asked)).toBe(200)
    await until(() => graph.taken.some(({ body }) => JSON.stringify(body).includes(before.who.folio)))
    expect(await product.kill('SIGTERM')).toBe(0)

    reading(folder.path, (db) => {
      expect(writtenBy(db)).toBe('known')
      expect(appointments(db)).toEqual(before.appointments)
      expect(KEPT.filter((one, nth) => count(db, one) < (before.rows[nth] ?? 0))).toEqual([])
      expect(brokenInvariants(db)).toEqual([])
    })
    folder.remove()
  },
  120_000,
)
