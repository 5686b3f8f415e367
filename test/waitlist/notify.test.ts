import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import type { Alias } from '../../src/channels/channel.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { changeTimes } from '../../src/waitlist/entries.ts'
import { entriesKeptAbout, entriesKeptOf } from '../../src/waitlist/personal-data.ts'
import { ROSA, setRules } from '../cast.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice, type Phone } from '../office.ts'
import { stage } from './stage.ts'

describe('what somebody who waits is told', () => {
  const bodies = (phone: Phone): string =>
    phone
      .read()
      .map((reply) => ('body' in reply ? reply.body : ''))
      .join('\n')

  async function waitInLine() {
    const office = openOffice({ db: openDirectory('Toluca llena') })
    const guadalupe = office.phone('5215500000001', 'Guadalupe')
    await guadalupe.write('quiero renovar, soy de toluca')
    await guadalupe.tap('Esperar en Toluca')
    await guadalupe.write('HESG580312MMCRTD06')
    await guadalupe.write('Guadalupe Hernández Soto')
    await guadalupe.tap('Cualquier día')
    guadalupe.read()
    return { office, guadalupe }
  }

  test('two telephones that turn out to be one person keep both wishes, and what is kept about them says so', async () => {
    const { office, guadalupe } = await waitInLine()
    const luis = office.phone('5215500000002', 'Luis')
    await luis.write('quiero renovar, soy de toluca')
    await luis.tap('Esperar en Toluca')
    await luis.write('PUSL990101HBCRLS07')
    await luis.write('Luis Puga Sol')
    await luis.tap('Solo por la mañana')
    const { db, clock, vault, house } = office
    const aliases: Alias[] = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone', value }))
    write(db, (tx) => recogniseContact(tx, house.messaging, aliases, { at: clock.now(), profileName: undefined }, clock.now()))
    guadalupe.read()
    await guadalupe.write('mi lista')
    const list = guadalupe.read().at(-1)
    expect(list?.kind === 'choices' && list.options.map((one) => one.title)).toEqual(['1. Guadalupe H.', '2. Luis P.'])
    const { id = 0 } = db.client.query<{ id: number }, []>('select id from contacts').get() ?? {}
    expect(entriesKeptOf(db, vault, id, 1)).toMatchObject([
      { state: 'waiting', offices: ['Toluca'], people: 1 },
      { state: 'waiting', offices: ['Toluca'], people: 1 },
    ])
    expect([entriesKeptOf(db, vault, id, 2), entriesKeptAbout(db, vault, 'PUSL990101HBCRLS07', 2)]).toEqual([[], []])
    expect(entriesKeptAbout(db, vault, 'PUSL990101HBCRLS07', 1)).toMatchObject([{ offices: ['Toluca'] }])
    expect(brokenInvariants(db)).toEqual([])
  })

  test('whose wish ran out is told so, but nobody who said BAJA meanwhile', async () => {
    for (const [words, told] of [
      ['gracias', 1],
      ['baja', 0],
    ] as const) {
      const { office, guadalupe } = await waitInLine()
      await guadalupe.write(words)
      guadalupe.read()
      office.clock.advance(61 * DAY)
      await office.settle()
      expect(guadalupe.read()).toHaveLength(told)
      expect(office.db.client.query<{ state: string; untold: number }, []>('select state, untold from wait_wishes').all()).toEqual([
        { state: 'over', untold: 0 },
      ])
    }
  })

  test('whoever said BAJA and waits is told that no place is offered until ALTA, and not that they need not look', async () => {
    const office = openOffice({ db: openDirectory('Toluca llena') })
    const guadalupe = office.phone('5215500000001', 'Guadalupe')
    const heard = () => bodies(guadalupe)
    await guadalupe.write('baja')
    await guadalupe.write('quiero renovar, soy de toluca')
    await guadalupe.tap('Esperar en Toluca')
    await guadalupe.write('HESG580312MMCRTD06')
    await guadalupe.write('Guadalupe Hernández Soto')
    heard()
    await guadalupe.tap('Cualquier día')
    expect(heard()).toMatch(/Ya está en la lista de espera.*no le ofrezco lugares.*ALTA/s)
    await guadalupe.write('mi lista')
    expect(heard()).toContain('no le ofrezco lugares')
    await guadalupe.write('alta')
    heard()
    await guadalupe.write('mi lista')
    expect(heard()).not.toContain('no le ofrezco lugares')
  })

  test('an offer that never left because there was no way to the channel is not said when it is over, and costs no turn', async () => {
    const { office, guadalupe } = await waitInLine()
    const { db, clock } = office
    const { answer } = office
    office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'unknown', why: 'network' })
    await guadalupe.write('mi lista')
    db.client.run(`update slots set capacity = capacity + 1 where id = (select s.id from slots s join wait_lines l on l.office_id = s.office_id
    where s.closed_at is null and s.day > '2026-12-01' order by s.starts_at limit 1)`)
    await office.settle()
    expect(
      db.client.query<{ state: string; told: number }, []>('select state, told_at is not null as told from wait_offers').all(),
    ).toEqual([{ state: 'open', told: 1 }])
    for (let minutes = 0; minutes < 125; minutes++) {
      clock.advance(MINUTE)
      await office.settle()
    }
    expect(db.client.query<{ state: string }, []>('select state from wait_offers').all()).toEqual([{ state: 'unsaid' }])
    office.answer = answer
    clock.advance(10 * MINUTE)
    await office.settle()
    expect(bodies(guadalupe)).not.toContain('Se liberó lugar')
  })

  test('an offer that the channel refused to deliver was heard by nobody, and costs no turn either', async () => {
    const { office, guadalupe } = await waitInLine()
    const { db, clock } = office
    await guadalupe.write('mi lista')
    office.answer = ({ row, attempt }) => ({ row, attempt, kind: 'refused', httpStatus: 400, code: 131026 })
    db.client.run(`update slots set capacity = capacity + 1 where id = (select s.id from slots s join wait_lines l on l.office_id = s.office_id
    where s.closed_at is null and s.day > '2026-12-01' order by s.starts_at limit 1)`)
    await office.settle()
    for (let minutes = 0; minutes < 125; minutes++) {
      clock.advance(MINUTE)
      await office.settle()
    }
    expect(db.client.query<{ state: string }, []>('select state from wait_offers').all()).toEqual([{ state: 'unsaid' }])
  })

  test('an offer that Meta took but a telephone that is off never got ends with its time, and costs no turn', async () => {
    const { office, guadalupe } = await waitInLine()
    const { db, clock } = office
    const offer = () => db.client.query<{ state: string; spared: number }, []>('select state, spared from wait_offers').all()
    await guadalupe.write('mi lista')
    office.telephonesOn = false
    db.client.run(`update slots set capacity = capacity + 1 where id = (select s.id from slots s join wait_lines l on l.office_id = s.office_id
    where s.closed_at is null and s.day > '2026-12-01' order by s.starts_at limit 1)`)
    await office.settle()
    // The computer is off when the offer ends: what Meta kept meanwhile, her answer too, still counts for a quarter of an hour.
    clock.advance(135 * MINUTE)
    await office.settle()
    expect(offer()).toEqual([{ state: 'open', spared: 0 }])
    clock.advance(16 * MINUTE)
    await office.settle()
    expect(offer()).toEqual([{ state: 'lapsed', spared: 1 }])
    await guadalupe.write('mi lista')
    expect(bodies(guadalupe)).toContain('Nadie espera antes que usted')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('"Salir de la lista" leads out of the list from every offer, however old', async () => {
    const { office, guadalupe } = await waitInLine()
    office.db.client.run(`update slots set capacity = capacity + 1 where id = (select s.id from slots s join wait_lines l
    on l.office_id = s.office_id where s.closed_at is null and s.day > '2026-12-01' order by s.starts_at limit 1)`)
    await guadalupe.write('mi lista')
    await office.settle()
    const offer = guadalupe.read().find((reply) => reply.kind === 'choices' && reply.body.includes('Se liberó lugar'))
    const leave = offer?.kind === 'choices' ? offer.options.find((one) => one.title === 'Salir de la lista') : undefined
    await guadalupe.tap('No me sirve')
    guadalupe.read()
    await guadalupe.do({ kind: 'choice', id: leave?.id ?? '', title: 'Salir de la lista' })
    expect(bodies(guadalupe)).toContain('¿Quiere salir de la lista?')
  })

  test('a wait that ends at midnight is told in the morning', async () => {
    const { office, guadalupe } = await waitInLine()
    const until = '2026-11-25'
    expect(write(office.db, (tx) => changeTimes(tx, office.vault, 1, 1, { until }, office.clock.now()))).toBe(true)
    office.clock.set(Date.parse('2026-11-26T06:01:00Z'))
    await office.settle()
    expect(guadalupe.read()).toEqual([])
    office.clock.set(Date.parse('2026-11-26T14:01:00Z')) // 8:01 in Toluca
    await office.settle()
    expect(guadalupe.read()).toHaveLength(1)
    expect(office.db.client.query<{ state: string }, []>('select state from wait_wishes').get()).toEqual({ state: 'over' })
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('a place goes on to the next when the conversation of whoever it is for cannot be read', async () => {
    const { office, guadalupe } = await waitInLine()
    const { db } = office
    db.client.run("update conversations set state_sealed = x'010203'")
    db.client.run(`update slots set capacity = capacity + 1 where id = (select s.id from slots s join wait_lines l on l.office_id = s.office_id
    where s.closed_at is null and s.day > '2026-12-01' order by s.starts_at limit 1)`)
    await office.settle()
    expect(db.client.query<{ state: string }, []>('select state from wait_offers').all()).toEqual([{ state: 'unsaid' }])
    expect(guadalupe.read()).toEqual([])
    expect(brokenInvariants(db)).toEqual([])
  })
})

describe('when, and how often, a place is offered', () => {
  // When a place may be offered, for how long, and how often to one person.

  test('nobody is offered more than one place a day and three in all; then the wish rests', () => {
    const s = stage()
    const waiter = s.meets()
    s.waits(waiter, [ROSA])
    for (let day = 0; day < 3; day++) {
      s.publishes('2026-12-10', `${9 + day}:00`)
      s.publishes('2026-12-10', `${13 + day}:00`)
      s.sweep()
      expect(s.offered(waiter)).toHaveLength(1)
      const answer = s.declines(waiter, s.offered(waiter)[0])
      expect(answer).toEqual({ rested: day === 2, left: 2 - day })
      s.sweep()
      expect(s.offered(waiter)).toEqual([])
      s.pass(24 * HOUR)
    }
    expect(s.wishes(waiter)).toEqual([])
    expect(s.broken()).toEqual([])
  })

  test('at night nothing is offered; the place is kept in silence for the first in line until the morning of the office', () => {
    const s = stage({ start: '2026-11-25T03:00:00Z' }) // 21:00 in central Mexico
    const {
      waiters: [waiter = 0],
    } = s.freed([ROSA])
    expect(s.offered(waiter)).toMatchObject([{ told: false }])
    s.pass(10 * HOUR)
    expect(s.offered(waiter)).toMatchObject([{ told: false }])
    s.pass(HOUR)
    const [offer] = s.offered(waiter)
    expect(offer).toMatchObject({ told: true, endsAt: Date.parse('2026-11-25T16:00:00Z') })
  })

  test('two hours that reach into the night go on in the morning', () => {
    const s = stage({ start: '2026-11-25T00:54:00Z' }) // 18:54; the night begins at 20:00
    const {
      waiters: [waiter = 0],
    } = s.freed([ROSA])
    expect(s.offered(waiter)[0]?.endsAt).toBe(Date.parse('2026-11-25T14:59:00Z'))
  })

  test('an offer is shorter when the visit is near, and there is none when it is too near', () => {
    const s = stage()
    const slot = s.publishes('2026-11-24', '13:30') // may be taken until 11:30; it is 10:00
    const late = s.publishes('2026-11-24', '12:15')
    const waiter = s.meets()
    s.waits(waiter, [ROSA])
    s.publishes('2026-11-24', '12:20')
    s.sweep()
    expect(s.offered(waiter)).toEqual([])
    s.house.at((tx) => tx.client.query('update slots set capacity = 2 where id in (?, ?)').run(slot, late))
    s.sweep()
    expect(s.offered(waiter)).toMatchObject([{ slot: { slotId: slot }, endsAt: s.house.clock.now() + 45 * MINUTE }])
  })

  test('an office that wants short offers gets short offers, and none only when it sets them to nothing', () => {
    const s = stage()
    const waiter = s.meets()
    s.waits(waiter, [ROSA])
    s.house.at((tx) => setRules(tx, { offer_minutes: 0 }))
    s.publishes('2026-12-03', '9:00')
    s.sweep()
    expect(s.offered(waiter)).toEqual([])
    s.house.at((tx) => setRules(tx, { offer_minutes: 5 })) // Less than `offer_least_minutes`.
    s.house.at((tx) => tx.client.query('update slots set capacity = 2').run())
    s.sweep()
    expect(s.offered(waiter)).toMatchObject([{ endsAt: s.house.clock.now() + 5 * MINUTE }])
  })

  test('a wish does not run out under the place that its person was promised', () => {
    const s = stage()
    s.house.at((tx) => setRules(tx, { wish_days: 1 }))
    const waiter = s.meets()
    s.waits(waiter, [ROSA])
    s.house.clock.advance(24 * HOUR - 30 * MINUTE)
    s.publishes('2026-12-10', '9:00')
    s.sweep()
    const [offer] = s.offered(waiter)
    expect(offer).toMatchObject({ told: true })
    s.pass(HOUR) // Its day is over; the two hours of the offer are not.
    expect(s.accepts(waiter, offer, [ROSA])).toMatchObject({ ok: true })
    expect(s.broken()).toEqual([])
  })
})
