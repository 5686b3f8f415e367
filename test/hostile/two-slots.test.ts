// A visit that takes two hours, with somebody hostile before it: old buttons, taps that come twice, ids that nobody offered. It sits
// in both of its slots or in none, whatever is tapped, and nobody else's places move.
import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Db, write } from '../../db/open.ts'
import type { Option } from '../../src/chat/reply.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { GUADALUPE, LUIS, publishSlot, setRules } from '../cast.ts'
import { testClock } from '../clock.ts'
import { openDirectory } from '../conversations/directory.ts'
import { openOffice, type Phone, type TestOffice } from '../office.ts'
import { expectCalm, RUNS } from './door.ts'

const DAYS = ['2026-12-03', '2026-12-04', '2026-12-07']

/** One office whose renewals take two hours; four places in each hour. */
function openTown(): TestOffice {
  const db = openDirectory('una oficina')
  write(db, (tx) => {
    setRules(tx, { lapses_a_day: 10_000, holds_a_day: 10_000 })
    for (const day of DAYS) for (const time of ['9:30', '11:00', '12:30']) publishSlot(tx, 1, day, time, 4)
    tx.client.run("update procedures set slot_count = 2 where id = 'renewal'")
  })
  return openOffice({ db, clock: testClock('2026-11-24T16:00:00Z') })
}

const ON_THE_WAY = /^(?:Jue 3 dic, 9:00 h|10 años.*|No|Confirmar)$/

/** Books at nine as people do, as far as the summary, or to its confirmation. */
async function books(phone: Phone, one: typeof GUADALUPE, until: 'summary' | 'folio'): Promise<void> {
  for (const words of ['quiero renovar mi pasaporte en Toluca, es para mí', one.curp, one.name]) await phone.write(words)
  for (let turn = 0; turn < 9; turn++) {
    const next = optionsOf(phone.arrived.at(-1)).find(({ title }) => ON_THE_WAY.test(title))
    if (!next || (until === 'summary' && next.title === 'Confirmar')) return
    await phone.tap(next.title)
  }
}

const optionsOf = (reply: Phone['arrived'][number] | undefined): Option[] => (reply?.kind === 'choices' ? reply.options : [])

/** Every button that this telephone was ever shown, oldest first. */
const everyButton = (phone: Phone): Option[] => phone.arrived.flatMap(optionsOf)

interface Sits {
  id: number
  state: string
  seated: number
  slots: number
  minutes: number
}

/** Appointments with the slots in which they sit, and for how long without a gap. */
const seats = (db: Db): Sits[] =>
  db.client
    .query<Sits, []>(
      `select a.id, a.state, a.seated, coalesce(sum(p.seated), 0) as slots,
         coalesce((max(s.ends_at) - min(s.starts_at)) / 60000, 0) as minutes
       from appointments a join appointment_slots p on p.appointment_id = a.id join slots s on s.id = p.slot_id
       where a.slot_count = 2 group by a.id order by a.id`,
    )
    .all()

/** What is wrong with them: a visit in one of its two slots, or in two with something between them. */
const halves = (db: Db): Sits[] => seats(db).filter((one) => one.slots !== 2 * one.seated || one.minutes !== 60)

/** What somebody does: an old button, the same twice at once, an id of theirs that was changed by hand, words, or nothing for a while. */
type Deed =
  | { kind: 'button' | 'doubled'; nth: number }
  | { kind: 'forged'; nth: number; value: string; turn: number }
  | { kind: 'words'; words: string }
  | { kind: 'waits'; minutes: number }

const VALUES = [
  ...['confirm', 'yes', 'no', 'cancel', 'undo', 'leave', 'correct', 'only:0', 'only:1', 'all', 'each', 'group', 'without:0'],
  ...[
    '0',
    '1',
    '2',
    '99',
    'day:2026-12-03',
    'hour:570',
    'hour:540',
    'more:2026-12-04',
    'yes:GROUP:1',
    'cancel:GROUP:1',
    'change:GROUP:2',
  ],
]
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('button', 'doubled'), nth: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('forged'), nth: fc.nat(), value: fc.constantFrom(...VALUES), turn: fc.nat(40) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('words'),
      words: fc.constantFrom(
        ...['cancelar', 'cambiar mi cita', 'sí', 'no', 'confirmar', 'deshacer', 'el viernes 4 a las 9', 'a las 9:30', 'a las 11'],
        ...['quiero renovar mi pasaporte en Toluca', 'más tiempo', 'ya no la quiero', 'lunes 7 de diciembre', 'menú'],
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('waits'), minutes: fc.constantFrom(1, 4, 11, 90, 60 * 30) }) },
) as fc.Arbitrary<Deed>

async function act({ office, phone, group }: { office: TestOffice; phone: Phone; group: string }, what: Deed): Promise<void> {
  if (what.kind === 'waits') {
    office.clock.advance(what.minutes * MINUTE)
    return office.settle()
  }
  if (what.kind === 'words') return phone.write(what.words)
  const buttons = everyButton(phone)
  const one = buttons[what.nth % buttons.length]
  if (!one) throw new Error('nobody was shown a button')
  const { title } = one
  const [epoch = '', , question = ''] = one.id.split('.')
  const id = what.kind === 'forged' ? `${epoch}.${what.turn}.${question}.${what.value.replace('GROUP', group)}` : one.id
  const tap = () => phone.do({ kind: 'choice', id, title })
  await (what.kind === 'doubled' ? Promise.all([tap(), tap()]) : tap())
}

test('a visit of two hours sits in both or in none, whatever old, doubled or forged buttons come', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('summary', 'folio'), fc.array(deed, { minLength: 3, maxLength: 14 }), async (until, deeds) => {
      const office = openTown()
      const [neighbour, phone] = [office.phone('5215540000002'), office.phone('5215540000001')]
      await books(neighbour, LUIS, 'folio')
      await books(phone, GUADALUPE, until)
      const [theirs, own] = seats(office.db)
      expect(theirs).toEqual({ id: 1, state: 'confirmed', seated: 1, slots: 2, minutes: 60 })
      expect(own).toEqual({ id: 2, state: until === 'folio' ? 'confirmed' : 'held', seated: 1, slots: 2, minutes: 60 })
      const group =
        office.db.client.query<{ id: string }, []>('select group_id as id from appointments order by id desc').get()?.id ?? ''
      for (const what of deeds) {
        await act({ office, phone, group }, what)
        expect({ after: what, halves: halves(office.db) }).toEqual({ after: what, halves: [] })
        expect(seats(office.db)[0]).toEqual(theirs as Sits)
        expectCalm(office)
      }
      moved += seats(office.db).some((one) => one.id > 1 && one.seated === 0) ? 1 : 0
      office.db.close()
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  )
  // Otherwise nothing that was tapped would have come to anything.
  expect(moved).toBeGreaterThan(0)
}, 600_000)

test('a button of before, tapped twice after the visit moved, moves and frees nothing; of both hours it gives back both', async () => {
  const office = openTown()
  const phone = office.phone('5215540000001')
  await books(phone, GUADALUPE, 'folio')
  const before = everyButton(phone)
  await phone.write('cambiar mi cita al viernes 4 de diciembre a las 9')
  for (let turn = 0; turn < 4; turn++) {
    const next = optionsOf(phone.arrived.at(-1)).find(({ title }) => /^(?:Vie 4 dic, 9:00 h|Sí, cambiarla)$/.test(title))
    if (next) await phone.tap(next.title)
  }
  const taken = () =>
    office.db.client
      .query<{ day: string; minute: number; taken: number }, []>(
        'select day, minute, taken from slots where taken > 0 order by starts_at',
      )
      .all()
      .map(({ day, minute, taken }) => `${day} ${minute / 60} ${taken}`)
  const moved = ['2026-12-04 9 1', '2026-12-04 9.5 1']
  expect(taken()).toEqual(moved)
  for (const { id, title } of before) {
    await Promise.all([1, 2].map(() => phone.do({ kind: 'choice', id, title })))
    expect({ title, taken: taken(), halves: halves(office.db) }).toEqual({ title, taken: moved, halves: [] })
  }
  office.clock.advance(HOUR)
  await phone.write('cancelar mi cita')
  for (let turn = 0; turn < 3; turn++) {
    const next = optionsOf(phone.arrived.at(-1)).find(({ title }) => /^Sí, cancelar/.test(title))
    if (next) await phone.tap(next.title)
  }
  expect(taken()).toEqual([])
  expectCalm(office)
}, 60_000)
