// A place belongs to the people for whom it was held. What can change hands can be sold.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { currentHold, releaseHold } from '../../src/booking/holds.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { appointmentsById } from '../../src/booking/views.ts'
import { addDays } from '../../src/catalogue/calendar.ts'
import { checkDigit } from '../../src/catalogue/curp.ts'
import { MINUTE } from '../../src/clock.ts'
import { countersOf, LALO, LEO, LUIS, ROSA, setRules, somebody, TOMAS } from '../cast.ts'
import { HOLD_MS } from './deeds.ts'
import { stage } from './hold-stage.ts'

/** Another valid CURP of somebody born on the same day: other letters before the check digit. */
function mistyped(
  person: PersonDraft & { birthDate: string; curp: string },
  letters: string,
): PersonDraft & { birthDate: string; curp: string } {
  const begin = person.curp.slice(0, 13) + letters + person.curp.slice(16, 17)
  return { ...person, curp: begin + checkDigit(begin) }
}

/** Without the CURP. */
const withoutCurp = ({ name, birthDate }: PersonDraft): PersonDraft => ({ name, birthDate })

/** The last place of an hour, held for this person. */
function held(person: PersonDraft, hours: Record<string, number> = { '9:00': 1, '12:00': 1 }) {
  const s = stage(hours, { cooling: true })
  const contact = s.meets()
  expect(s.holds(contact, s.first, [person])).toMatchObject({ ok: true })
  return { ...s, contact, takes: (people: PersonDraft[], slot = s.first) => s.holds(contact, slot, people) }
}

const namesHeld = ({ house, contact }: ReturnType<typeof held>) => {
  const rows = house.db.client
    .query<{ id: number }, [number]>("select id from appointments where contact_id = ? and state = 'held' order by member")
    .all(contact)
  return appointmentsById(
    house.db,
    house.vault,
    rows.map((row) => row.id),
  ).map((one) => [one.name, one.curp])
}

describe('the last place of an hour, held for Rosa', () => {
  test('is not taken over for anybody else, and the refused attempt changes nothing', () => {
    const s = held(ROSA)
    const all = () => s.house.db.client.query('select * from appointments').all()
    const before = all()
    s.house.clock.advance(4 * MINUTE)
    const until = s.house.clock.now() + 6 * MINUTE
    expect(s.takes([LUIS])).toEqual({ ok: false, why: 'held_for_another', heldFor: [ROSA.name], until })
    expect(all()).toEqual(before)
    expect(s.confirms(s.contact)).toMatchObject({ ok: true, appointments: [{ name: ROSA.name, curp: ROSA.curp }] })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('stays hers when her name is written anew: the CURP says who she is', () => {
    const s = held({ ...ROSA, name: 'Rosita' })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(s.takes([{ ...ROSA, name: 'Rosa María Pérez Ruiz' }])).toMatchObject({ ok: true })
    expect(namesHeld(s)).toEqual([['Rosa María Pérez Ruiz', ROSA.curp]])
    expect(countersOf(s.house.db, s.first)).toEqual({ capacity: 1, taken: 1, cooling: 0 })
  })

  test('does not go to somebody else under her CURP, whose name it cannot be', () => {
    const s = held(ROSA)
    expect(s.takes([{ ...ROSA, name: LUIS.name }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([{ ...ROSA, name: 'Rosa Peres Ruis' }])).toMatchObject({ ok: true })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(namesHeld(s)).toEqual([[ROSA.name, ROSA.curp]])
  })

  test('does not go to a name that only shares the initials of her CURP', () => {
    const s = held(ROSA)
    expect(s.takes([{ ...ROSA, name: 'Rita Paz Rojas' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    const invented = held({ ...ROSA, name: 'Berta Lara Gil' })
    expect(invented.takes([{ ...ROSA, name: 'Rita Paz Rojas' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(invented.takes([ROSA])).toMatchObject({ ok: true })
  })

  test('keeps its name when her CURP was put right and then told as before', () => {
    const s = held(mistyped(ROSA, 'RRZ'))
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(s.takes([{ ...mistyped(ROSA, 'RRZ'), name: 'Berta Lara Gil' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([mistyped(ROSA, 'RRZ')])).toMatchObject({ ok: true })
  })

  test('stays hers when somebody else’s name was written beside her CURP', () => {
    const s = held({ ...ROSA, name: LUIS.name })
    expect(s.takes([{ ...ROSA, name: 'Luís Puga Sol' }])).toMatchObject({ ok: true })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(namesHeld(s)).toEqual([[ROSA.name, ROSA.curp]])
  })

  test('stays hers when her CURP was mistyped, once', () => {
    const s = held(mistyped(ROSA, 'RRZ'))
    expect(s.takes([ROSA])).toMatchObject({ ok: true, hold: { until: s.house.clock.now() + HOLD_MS } })
    expect(s.takes([mistyped(ROSA, 'RSS')])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(s.confirms(s.contact)).toMatchObject({ ok: true, appointments: [{ curp: ROSA.curp }] })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('is not reached by small steps: each is measured against what was told first', () => {
    const s = held(mistyped(ROSA, 'RRZ'))
    expect(s.takes([{ ...ROSA, name: 'Rosa Peres Ruis' }])).toMatchObject({ ok: true })
    // Under the CURP that was put right there is no other name: otherwise whoever was born on that day could buy it.
    expect(s.takes([{ ...ROSA, name: 'Berta Lara Gil' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([withoutCurp({ ...ROSA, name: 'Rosa Peris Ruis' })])).toMatchObject({ ok: false })
    expect(s.takes([mistyped({ ...ROSA, name: 'Rosa Peris Ruis' }, 'RTZ')])).toMatchObject({ ok: false })
  })

  test('does not go to somebody born on the same day with another name', () => {
    const s = held(ROSA)
    expect(s.takes([{ ...mistyped(ROSA, 'LRL'), name: 'Berta Lara Gil' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([withoutCurp({ ...ROSA, name: 'Berta Lara Gil' })])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([{ ...mistyped(ROSA, 'LRL'), name: `${ROSA.name} Berta Lara Gil` }])).toMatchObject({ ok: false })
    expect(s.takes([{ ...mistyped(ROSA, 'LRL'), name: 'Rosa' }])).toMatchObject({ ok: false })
  })

  test('does not go, under her name, to the CURP of somebody born on the same day', () => {
    const s = held(ROSA)
    const begin = 'LAGB850417MMCRLR0'
    expect(s.takes([{ ...ROSA, curp: begin + checkDigit(begin) }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([mistyped(ROSA, 'RRZ')])).toMatchObject({ ok: true })
  })

  test('stays hers when both her first name and her CURP were mistyped', () => {
    const wrong = 'PERM850417MDFRZS0'
    const s = held({ ...ROSA, name: 'Mosa Pérez Ruiz', curp: wrong + checkDigit(wrong) })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    expect(s.confirms(s.contact)).toMatchObject({ ok: true, appointments: [{ name: ROSA.name, curp: ROSA.curp }] })
  })

  test('does not go to somebody of the same name with another birth date', () => {
    const s = held(ROSA)
    expect(s.takes([{ ...somebody(4), name: ROSA.name }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([{ name: ROSA.name, birthDate: addDays(ROSA.birthDate, 1) }])).toMatchObject({ ok: false })
  })

  test('does not go to somebody else by way of another hour, by letting go, nor by letting it run out', () => {
    const s = held(ROSA)
    expect(s.takes([LUIS], s.second)).toMatchObject({ ok: true })
    expect(s.takes([LUIS])).toEqual({ ok: false, why: 'taken' })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    s.house.at((tx, now) => releaseHold(tx, s.house.deps, s.contact, now))
    expect(s.takes([LUIS])).toEqual({ ok: false, why: 'taken' })
    expect(s.takes([ROSA])).toMatchObject({ ok: true })
    s.house.clock.advance(HOLD_MS)
    expect(s.takes([LUIS])).toEqual({ ok: false, why: 'taken' })
    expect(s.takes([mistyped(ROSA, 'RRZ')])).toMatchObject({ ok: true })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('is told anew once, however often it is let go and taken back', () => {
    const s = held(ROSA)
    expect(s.takes([mistyped(ROSA, 'RRZ')])).toMatchObject({ ok: true })
    s.house.at((tx, now) => releaseHold(tx, s.house.deps, s.contact, now))
    expect(s.takes([mistyped(ROSA, 'RSS')])).toMatchObject({ ok: false, why: 'taken' })
    expect(s.takes([mistyped(ROSA, 'RRZ')])).toMatchObject({ ok: true })
    expect(s.takes([mistyped(ROSA, 'RSS')])).toMatchObject({ ok: false, why: 'held_for_another' })
  })
})

test('where the hour has another free place, somebody else simply gets that one, and the place before cools', () => {
  const s = held(ROSA, { '9:00': 2 })
  expect(s.takes([LUIS])).toMatchObject({ ok: true })
  expect(namesHeld(s)).toEqual([[LUIS.name, LUIS.curp]])
  expect(countersOf(s.house.db, s.first)).toEqual({ capacity: 2, taken: 1, cooling: 1 })
  expect(s.holds(s.meets(), s.first, [somebody(1)])).toEqual({ ok: false, why: 'taken' })
})

describe('without a CURP', () => {
  const REAL = { name: TOMAS.name, birthDate: TOMAS.birthDate, curp: 'CUPT710702HMCRXM0' }
  const TOMAS_CURP = { ...REAL, curp: REAL.curp + checkDigit(REAL.curp) }

  test('the CURP may be given later, when birth date and initials fit what was told', () => {
    const s = held(TOMAS)
    expect(s.takes([TOMAS_CURP])).toMatchObject({ ok: true })
    expect(s.confirms(s.contact)).toMatchObject({ ok: true, appointments: [{ curp: TOMAS_CURP.curp, unverified: false }] })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('the name may be spelled anew, and the CURP given after that', () => {
    const s = held({ ...TOMAS, name: 'Tomas Crus Peña' })
    expect(s.takes([TOMAS])).toMatchObject({ ok: true })
    expect(s.takes([{ ...TOMAS, name: 'Thomas Cruz Pena' }])).toMatchObject({ ok: false, why: 'held_for_another' })
    expect(s.takes([TOMAS_CURP])).toMatchObject({ ok: true })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('a CURP that shares no more than birth date and initials is somebody else’s', () => {
    const s = held(TOMAS)
    const begin = 'CAPT710702HMCSLM0'
    expect(s.takes([{ ...TOMAS, curp: begin + checkDigit(begin) }])).toMatchObject({ ok: false, why: 'held_for_another' })
  })

  test('a CURP of another birth date or other initials is somebody else’s', () => {
    const s = held(TOMAS)
    expect(s.takes([somebody(3)])).toMatchObject({ ok: false, why: 'held_for_another' })
    const begin = 'LAGB710702MMCRLR0'
    expect(s.takes([{ ...TOMAS, name: 'Berta Lara Gil', curp: begin + checkDigit(begin) }])).toMatchObject({ ok: false })
  })
})

describe('of a family', () => {
  test('the places stay with all or fewer of its people, in any order', () => {
    const s = stage({ '9:00': 2 }, { cooling: true })
    const mother = s.meets()
    s.holds(mother, s.first, [LEO, LALO], 'minor')
    expect(s.holds(mother, s.first, [LALO, LEO], 'minor')).toMatchObject({ ok: true, hold: { members: 2 } })
    expect(s.holds(mother, s.first, [LALO], 'minor')).toMatchObject({ ok: true, hold: { members: 1 } })
    expect(countersOf(s.house.db, s.first)).toEqual({ capacity: 2, taken: 1, cooling: 1 })
    expect(s.holds(mother, s.first, [LEO, LALO], 'minor')).toMatchObject({ ok: true, hold: { members: 2 } })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })

  test('nobody is exchanged, not even behind somebody who leaves', () => {
    const s = stage({ '9:00': 2 }, { cooling: true })
    const mother = s.meets()
    const cousin = { name: 'Lía Mora Gil', birthDate: '2022-05-05' }
    s.holds(mother, s.first, [LEO, LALO], 'minor')
    const exchanged = s.holds(mother, s.first, [LEO, cousin], 'minor')
    expect(exchanged).toMatchObject({ ok: false, why: 'held_for_another', heldFor: [LALO.name] })
    expect(s.holds(mother, s.first, [cousin], 'minor')).toMatchObject({ heldFor: [LEO.name, LALO.name] })
    s.holds(mother, s.first, [LEO], 'minor')
    expect(s.holds(mother, s.first, [LEO, cousin], 'minor')).toEqual({ ok: false, why: 'taken' })
    expect(currentHold(s.house.db, mother, s.house.clock.now())).toMatchObject({ members: 1 })
  })

  test('two who sit in hours that follow keep both hours, and one more needs a free place', () => {
    const s = stage({ '9:00': 1, '9:30': 1 }, { cooling: true })
    const mother = s.meets()
    s.holds(mother, s.first, [LEO, LALO], 'minor')
    expect(s.holds(mother, s.first, [LALO, LEO], 'minor')).toMatchObject({ ok: true, hold: { slot: { minutes: [540, 570] } } })
    expect(s.holds(mother, s.second, [LEO], 'minor')).toMatchObject({ ok: true, hold: { slot: { minute: 570 } } })
    expect(s.holds(mother, s.first, [{ name: 'Lía Mora Gil', birthDate: '2022-05-05' }], 'minor')).toEqual({
      ok: false,
      why: 'taken',
    })
    expect(brokenInvariants(s.house.db)).toEqual([])
  })
})

describe('whatever a broker with two hours and many names tries', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
    test(`nobody is confirmed in a full hour who is not the person of its first hold (${seed})`, () => {
      let state = seed
      const draw = (below: number) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return Math.floor((state / 2 ** 32) * below)
      }
      const s = stage({ '9:00': 2, '9:30': 1 }, { cooling: true })
      s.house.at((tx) => setRules(tx, { holds_a_day: 10_000, lapses_a_day: 10_000, take_back_minutes: 10_000 }))
      const broker = s.meets()
      const straws = [somebody(1), somebody(2), somebody(3)]
      s.holds(broker, s.first, straws)
      // Near and far: the straws, their CURPs written anew, their names with another one's birth date, and clients.
      const clients = [
        LUIS,
        ROSA,
        { ...somebody(40), name: somebody(1).name },
        { ...mistyped(somebody(2), 'LRL'), name: ROSA.name },
      ]
      const pool = [...straws, ...straws.map((one) => mistyped(one, 'XXY')), ...straws.map(withoutCurp), ...clients]
      let taken = 0
      for (let step = 0; step < 150; step++) {
        const variants = straws.map((_, at) => pool.filter((_, nth) => nth < 9 && nth % 3 === at))
        const asTold = variants.slice(0, 1 + draw(3)).map((those) => those[draw(8) < 6 ? 0 : draw(3)] ?? ROSA)
        const people = draw(3) > 0 ? asTold : asTold.with(draw(asTold.length), pool[draw(pool.length)] ?? ROSA)
        const deed = draw(8)
        if (deed < 6) taken += s.holds(broker, draw(2) === 0 ? s.first : s.second, people).ok ? 1 : 0
        else if (deed < 7) s.house.at((tx, now) => releaseHold(tx, s.house.deps, broker, now))
        // Without letting go of what is due, so that a place is only ever free again for whoever had it.
        else s.house.clock.advance(draw(3) * MINUTE)
        const names = new Set(
          appointmentsById(
            s.house.db,
            s.house.vault,
            s.house.db.client
              .query<{ id: number }, []>('select id from appointments')
              .all()
              .map((row) => row.id),
          ).map((one) => `${one.name} ${one.birthDate}`),
        )
        const told = new Set(straws.map((one) => `${one.name} ${one.birthDate}`))
        expect([...names].filter((one) => !told.has(one))).toEqual([])
        expect(brokenInvariants(s.house.db)).toEqual([])
      }
      expect(taken).toBeGreaterThan(10)
    })
})
