// Who has Messenger only: an account costs nothing, so it stands in a line once its person was seen at a counter.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { join } from '../../src/waitlist/entries.ts'
import { LUIS } from '../cast.ts'
import { openDesk } from '../http/desk.ts'
import { PAGE } from '../office.ts'

test('an account waits once a clerk has noted that its person came, and not before', async () => {
  const desk = openDesk({ accounts: { messenger: PAGE } })
  const luis = desk.messenger('24680135792468')
  await luis.write('quiero mi primer pasaporte, soy de Toluca')
  for (let tries = 0; tries < 8 && desk.count("appointments where state = 'confirmed'") === 0; tries++) {
    const reply = luis.arrived.at(-1)
    const titles = reply && 'options' in reply ? reply.options.map((one) => one.title) : []
    const tap =
      titles.find((one) => one === 'Confirmar' || /^3 años/.test(one) || /\d:\d\d/.test(one)) ??
      titles.find((one) => one === 'Toluca')
    if (tap) await luis.tap(tap)
    else await luis.write('PUSL990101HBCRLS07 Luis Puga Sol')
  }
  const visit = desk.db.client
    .query<{ at: number }, []>('select s.starts_at as at from appointments a join slots s on s.id = a.slot_id where a.live = 1')
    .get()
  const folio = /Folio: ([\w-]+)/.exec(luis.arrived.map((one) => JSON.stringify(one)).join())?.[1] ?? ''
  const other = { ...LUIS, curp: 'PERR850417MDFRZS04', name: 'Rosa Pérez Ruiz' }
  const waits = () =>
    write(desk.db, (tx) => {
      const request = { officeIds: [1], times: {}, answers: '{}', members: [{ person: other, procedureId: 'renewal' }] }
      const joined = join(tx, desk.house.messaging, 1, request, desk.clock.now())
      return joined.ok ? 'waits' : 'limit' in joined ? joined.limit : joined.why
    })
  expect(waits()).toBe('free_account_waits')
  desk.clock.set((visit?.at ?? 0) - 60_000)
  expect((await desk.post('/admin/citas/llegada', { folio })).status).toBe(200)
  expect(waits()).toBe('waits')
  expect(brokenInvariants(desk.db)).toEqual([])
})
