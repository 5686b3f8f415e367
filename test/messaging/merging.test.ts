import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { hold as holdFor, releaseHold } from '../../src/booking/holds.ts'
import type { Alias } from '../../src/channels/channel.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { publish } from '../../src/schedule/publication.ts'
import { join } from '../../src/waitlist/entries.ts'
import { offerPlaces } from '../../src/waitlist/offers.ts'
import { GUADALUPE, HOOKS, LUIS, meet, openOffice as openDoors, openHouse, publishSlot, requestedPlaces } from '../cast.ts'
import { ACCOUNT, openOffice as openTestOffice, type TestOffice } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

// Somebody with a user name is known by it alone at first, and their telephone under another contact. Then a message names both.

const PHONE = '5215500000001'
const USER = 'MX.1'
type Shown = 'phone' | 'user id' | 'both'

let count = 0

/** Offices that have published their hours. */
const openOffice = (): TestOffice =>
  openTestOffice({
    seed: 'sample',
    prepare: (db, _vault, now) =>
      write(db, (tx) => {
        for (const { id } of tx.client.query<{ id: number }, []>('select id from offices').all()) publish(tx, HOOKS, id, now)
      }),
  })

/** Writes from one telephone, which shows as much as it likes. Returns the answer, as it goes to the channel. */
async function say(office: TestOffice, shown: Shown, text: string): Promise<string> {
  office.clock.advance(60_000)
  const id = `wamid.merging.${++count}`
  const webhook = messageWebhook(ACCOUNT, PHONE, 'Guadalupe', id, office.clock.now(), { kind: 'text', text })
  for (const { value } of shown === 'phone' ? [] : webhook.entry.flatMap((entry) => entry.changes)) {
    const told: Record<string, unknown> = value
    const [{ from, ...message }] = told.messages as [Record<string, unknown>]
    told.contacts = [{ profile: { name: 'Guadalupe' }, user_id: USER, ...(shown === 'both' && { wa_id: PHONE }) }]
    told.messages = [{ ...message, from_user_id: USER, ...(shown === 'both' && { from }) }]
  }
  await office.post(webhook)
  const answer = JSON.stringify(office.parcels.at(-1)?.body)
  await office.settle()
  return answer
}

/** Goes as far as the place that is held. */
async function hold(office: TestOffice, shown: Shown, person: string): Promise<void> {
  for (const text of ['quiero renovar mi pasaporte en toluca', person, 'lo más pronto', 'no', 'la primera'])
    await say(office, shown, text)
}

const held = (office: TestOffice) =>
  office.db.client.query<{ places: number }, []>("select count(*) as places from appointments where state = 'held'").get()

test('whoever turns out to be one with somebody goes on where they were asked last', async () => {
  const office = openOffice()
  await say(office, 'phone', 'Hola')
  await say(office, 'user id', 'quiero renovar mi pasaporte en toluca')
  expect(await say(office, 'both', 'HESG580312MMCRTD06 Guadalupe Hernandez Soto')).toContain('Gracias, Guadalupe')
})

test('the place that they hold in it goes along, and the one of the other name is let go', async () => {
  const office = openOffice()
  await hold(office, 'phone', 'PUSL990101HBCRLS07 Luis Puga Sol')
  await hold(office, 'user id', 'HESG580312MMCRTD06 Guadalupe Hernandez Soto')
  expect(held(office)).toEqual({ places: 2 })
  const summary = await say(office, 'both', '10 años')
  expect(summary).toContain('Guadalupe')
  expect(summary).toContain('Confirmar')
  expect(held(office)).toEqual({ places: 1 })
})

test('a newer conversation under the telephone goes on as it was', async () => {
  const office = openOffice()
  await say(office, 'user id', 'Hola')
  await say(office, 'phone', 'quiero renovar mi pasaporte en toluca')
  expect(await say(office, 'both', 'HESG580312MMCRTD06 Guadalupe Hernandez Soto')).toContain('Gracias, Guadalupe')
})

test('a place that was let go under one name may be taken back under the other, and reaches neither by the list', () => {
  const house = openHouse({ cooling: true })
  const deps = openTestOffice({ db: house.db, clock: house.clock }).house.messaging
  const knownAs = (...from: Alias[]) =>
    house.at((tx, now) => recogniseContact(tx, deps, from, { at: now, profileName: undefined }, now).id)
  const [user, phone]: [Alias, Alias] = [
    { kind: 'user_id', value: 'MX.1' },
    { kind: 'phone', value: PHONE },
  ]
  const stays = knownAs(user)
  const goes = knownAs(phone)
  const [slot, offered] = house.at((tx) => {
    const office = openDoors(tx)
    return [publishSlot(tx, office, '2026-12-03', '9:00'), publishSlot(tx, office, '2026-12-03', '10:00')]
  })
  const holds = (contactId: number) =>
    house.at((tx, now) => holdFor(tx, house.deps, { contactId, wish: requestedPlaces(slot, [GUADALUPE]), holdMs: 600_000 }, now))
  expect(holds(goes)).toMatchObject({ ok: true })
  house.at((tx, now) => {
    releaseHold(tx, house.deps, goes, now)
    const members = [{ person: LUIS, procedureId: 'renewal' }]
    expect(join(tx, house.deps, meet(tx, 9), { officeIds: [1], members, times: {}, answers: '{}' }, now).ok).toBe(true)
    offerPlaces(tx, offered, now)
    tx.client.query('update wait_offers set freed_by = ?').run(JSON.stringify([null, goes]))
  })
  expect(knownAs(user, phone)).toBe(stays)
  expect(house.db.client.query<{ freed_by: string }, []>('select freed_by from wait_offers').get()).toEqual({
    freed_by: JSON.stringify([null, stays]),
  })
  expect(holds(stays)).toMatchObject({ ok: true })
  expect(brokenInvariants(house.db)).toEqual([])
})
