// Whoever owns the file of the database may drop its triggers and write what they like: what a month's file then says.
import { expect, test } from 'bun:test'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { type ChainHead, chainHead } from '../../src/waitlist/chain.ts'
import { chainHeads, HEADS_FILE } from '../../src/waitlist/chain-job.ts'
import { recompute } from '../../src/waitlist/commands/recompute.ts'
import { hashOf, monthFile } from '../../src/waitlist/month-file.ts'
import { somebody } from '../cast.ts'
import { type Stage, stage } from './stage.ts'

const ZONE = 'America/Mexico_City'
const DECEMBER = { agencyId: 1, month: '2026-12', zone: ZONE, now: Date.parse('2027-02-05T12:00:00Z') }

/** Offers of November, and of three days of December; the head of each evening is kept elsewhere. */
function played() {
  const s = stage()
  const contacts = Array.from({ length: 20 }, (_, nth) => {
    const contact = s.meets()
    s.waits(contact, [somebody(nth)])
    s.pass(20 * MINUTE)
    return contact
  })
  const offer = (day: string, time: string) => {
    s.publishes(day, time)
    s.pass(2 * MINUTE)
    const whose = contacts.findLast((contact) => s.offered(contact).length > 0) ?? 0
    const [made] = s.offered(whose)
    if (made) s.declines(whose, made)
  }
  for (const time of ['9:00', '9:30']) offer('2026-12-11', time)
  const kept: ChainHead[] = []
  s.house.clock.set(Date.parse('2026-12-01T16:00:00Z'))
  for (const day of ['2026-12-15', '2026-12-16', '2026-12-17']) {
    for (const time of ['9:00', '9:30', '10:00', '10:30']) offer(day, time)
    s.house.clock.advance(13 * HOUR)
    const head = chainHead(s.house.db, s.house.vault, s.house.clock.now(), ZONE)
    if (head) kept.push(head)
    s.house.clock.advance(11 * HOUR)
  }
  return { ...s, contacts, kept }
}

type Played = ReturnType<typeof played>

const verdict = ({ house, kept }: Played) => recompute(monthFile(house, DECEMBER).text, kept).wrong

const WALLS = ['wait_offers_step', 'wait_offers_no_delete', 'wait_offers_end', 'wait_offers_keep', 'wait_offers_birth'].concat([
  'wait_wishes_age',
  'wait_ages_fixed',
  'wait_ages_no_delete',
  'wait_wishes_turn',
])

/** With the triggers of the line dropped, and references not looked at. */
function byHand(s: Played, ...texts: string[]): string | undefined {
  const { client } = s.house.db
  client.run('pragma foreign_keys = off')
  for (const wall of WALLS) client.run(`drop trigger ${wall}`)
  for (const text of texts) client.run(text)
  return verdict(s)
}

const LAST = '(select max(id) from wait_offers)'
const IN_DECEMBER = "created_at >= unixepoch('2026-12-01T06:00:00Z') * 1000"
const FIRST = `(select min(id) from wait_offers where ${IN_DECEMBER})`
/** Still waits, and came last. */
const FRIEND = '(select max(wish_id) from wait_lines where open = 1)'
const ON_THE_FIRST_MORNING = '(select min(joined_at) from wait_wishes)'
const LONGEST = `(select id from wait_offers where ${IN_DECEMBER} order by json_array_length(line -> '$.entries') desc, id limit 1)`

test('where nobody changed anything, everything went to whom it should', () => {
  const s = played()
  expect(s.kept.length).toBe(3)
  expect(verdict(s)).toBeUndefined()
  expect(s.broken()).toEqual([])
})

const BY_SQL: [what: string, texts: string[], says: RegExp][] = [
  [
    'somebody is taken out of the line of an offer',
    [`update wait_offers set line = '{"entries":[],"counted":{}}' where id = ${LONGEST}`],
    /cadena|que no es a quien/,
  ],
  [
    'an offer went to another entry',
    [`update wait_offers set wish_id = ${FRIEND} where id = ${LAST} - 1`],
    /cadena|que no es a quien/,
  ],
  ['more places were free', [`update wait_offers set room = room + 5 where id = ${LAST}`], /cadena/],
  ['an offer was made on another day', [`update wait_offers set day = '2026-11-20' where id = ${LAST}`], /cadena/],
  ['the first offer of the month is deleted', [`delete from wait_offers where id = ${FIRST}`], /faltan/],
  ['the last offer is deleted', [`delete from wait_offers where id = ${LAST}`], /faltan/],
  ['the last ten are deleted', [`delete from wait_offers where id > ${LAST} - 10`], /faltan/],
  [
    'the last ten are deleted, and their numbers given back',
    [`delete from wait_offers where id > ${LAST} - 10`, `update sqlite_sequence set seq = ${LAST} where name = 'wait_offers'`],
    /no es la que se guardó ese día/,
  ],
  [
    'two offers change places',
    [
      `update wait_offers set id = 9000 where id = ${LAST}`,
      'update wait_offers set id = id + 1 where id = (select max(id) from wait_offers where id < 9000)',
      'update wait_offers set id = (select max(id) - 1 from wait_offers where id < 9000) where id = 9000',
    ],
    /cadena/,
  ],
  [
    'a friend counts from the first morning',
    [`update wait_wishes set counts_from = ${ON_THE_FIRST_MORNING}, joined_at = ${ON_THE_FIRST_MORNING} where id = ${FRIEND}`],
    /desde antes/,
  ],
  ['the events of the friend are gone too', [`delete from wait_ages where wish_id = ${FRIEND}`], /cadena|desde antes/],
  [
    'the event of the friend is another one',
    [`update wait_ages set counts_from = ${ON_THE_FIRST_MORNING}, at = ${ON_THE_FIRST_MORNING} where wish_id = ${FRIEND}`],
    /cadena|desde antes/,
  ],
]

test.each(BY_SQL)('%s: it is said', (_, texts, says) => {
  expect(byHand(played(), ...texts)).toMatch(says)
})

test('an age that is changed with an event of a day long ago is found at the next offer', () => {
  const s = played()
  const event = `insert into wait_ages (wish_id, counts_from, lot, at) select ${FRIEND}, ${ON_THE_FIRST_MORNING}, 0, ${ON_THE_FIRST_MORNING}`
  expect(byHand(s, event, `update wait_wishes set counts_from = ${ON_THE_FIRST_MORNING} where id = ${FRIEND}`)).toMatch(
    /cadena|desde antes/,
  )
})

test('who made the whole chain anew has other heads than those that were kept each night', () => {
  const s = played()
  const { client } = s.house.db
  for (const wall of WALLS) client.run(`drop trigger ${wall}`)
  client.run(`update wait_offers set room = room + 5 where id = ${FIRST}`)
  resealed(s)
  expect(recompute(monthFile(s.house, DECEMBER).text).wrong).toBeUndefined()
  expect(verdict(s)).toMatch(/no es la que se guardó ese día/)
})

/** As the program makes it. */
function resealed({ house: { db } }: Played): void {
  const offers = db.client.query<Record<string, string | number>, []>('select * from wait_offers order by id').all()
  let [chain, agesTo] = ['', 0]
  for (const one of offers) {
    const ages = db.client
      .query<Record<string, number>, [number, number]>('select * from wait_ages where id > ? and id <= ? order by id')
      .values(agesTo, Number(one.ages_to))
    const made = [one.wish_id, one.slot_id, one.places, one.room, one.day, one.line, one.created_at, ages]
    chain = new Bun.CryptoHasher('sha256').update(chain).update(JSON.stringify(made)).digest('hex')
    agesTo = Number(one.ages_to)
    db.client.query('update wait_offers set chain = ? where id = ?').run(chain, one.id ?? 0)
  }
}

test('in the file a head that nobody signed is found, however the lines were hashed', () => {
  const s = played()
  const lines = monthFile(s.house, DECEMBER).text.trim().split('\n')
  let hash = ''
  const forged = lines.map((line) => {
    const { huella: _, ...body } = JSON.parse(line)
    if (body.cadenas?.[0]) body.cadenas[0].cadena = 'f'.repeat(64)
    hash = hashOf(hash, body)
    return JSON.stringify({ ...body, huella: hash })
  })
  expect(recompute(forged.join('\n')).wrong).toContain('la firma de la cadena')
})

test('with the walls standing, none of it can be written', () => {
  const s = played()
  for (const text of [
    `update wait_offers set line = '{"entries":[],"counted":{}}' where id = ${LONGEST}`,
    `update wait_wishes set counts_from = ${ON_THE_FIRST_MORNING} where id = ${FRIEND}`,
    `update wait_wishes set joined_at = ${ON_THE_FIRST_MORNING} where id = ${FRIEND}`,
    `update wait_ages set at = 1 where wish_id = ${FRIEND}`,
    `delete from wait_ages where wish_id = ${FRIEND}`,
  ])
    expect(() => s.house.db.client.run(text)).toThrow('wall: ')
})

test('each night the head goes to the folder of the copies, once, signed', async () => {
  const s: Stage & Played = played()
  const folder = mkdtempSync(join(tmpdir(), 'heads-'))
  const deps = {
    ...{
      db: s.house.db,
      clock: s.house.clock,
      settings: { backupDir: folder, listFolder: '' },
      messaging: { vault: s.house.vault },
    },
    writer: { submit: async (_: string, work: (tx: unknown, now: number) => unknown) => s.house.at((tx, now) => work(tx, now)) },
  } as unknown as Parameters<typeof chainHeads.look>[0]
  for (let nth = 0; nth < 3; nth++) await chainHeads.look(deps)
  s.house.clock.advance(DAY)
  await chainHeads.look(deps)
  const lines = readFileSync(join(folder, HEADS_FILE), 'utf8').trim().split('\n')
  expect(lines.length).toBe(2)
  expect(
    recompute(
      monthFile(s.house, DECEMBER).text,
      lines.map((line) => JSON.parse(line)),
    ).wrong,
  ).toBeUndefined()
})
