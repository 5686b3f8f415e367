// Ways not to be asked why nobody came: none of them excuses, and nobody honest loses by it.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { limitPassed } from '../../src/attendance/missed-visits.ts'
import { changeHolder } from '../../src/booking/holder.ts'
import { words } from '../handover/stage.ts'
import { counted, FRIDAY, missedOnce, openAttendance } from './stage.ts'

describe('who cannot be asked', () => {
  const FIRST = 'Antes de otra cita, díganos esto.'
  const SECOND = ['HESG580312MMCRTD06', 'Guadalupe Hernández Soto'] as const

  test('by the word BAJA, is asked before another appointment, and by the question itself once it may be written to', async () => {
    const s = await missedOnce()
    await s.luis.write('baja')
    await s.morning()
    expect(s.states()).toEqual(['planned'])
    await s.luis.write('alta')
    await s.books(s.luis, 'el jueves 3 de diciembre', ...SECOND)
    expect(words(s.luis.read())).toContain(FIRST)
    expect(s.count('appointments where live = 1')).toBe(0)
    await s.luis.tap('Ya no la quería')
    expect(s.states()).toEqual(['unwanted'])
    await s.books(s.luis, 'el jueves 3 de diciembre', ...SECOND)
    expect(s.count('appointments where live = 1')).toBe(1)
    const silent = await missedOnce()
    await silent.luis.write('baja')
    await silent.morning()
    await silent.luis.write('alta')
    await silent.pass(5)
    await silent.settle()
    expect(silent.states()).toEqual(['asked'])
    await silent.pass(8)
    expect(silent.states()).toEqual(['silent'])
    expect(brokenInvariants(silent.db)).toEqual([])
  })

  test('a hospital: the first that could not come does not count, and the booking goes on', async () => {
    const s = await missedOnce()
    await s.luis.write('baja')
    await s.morning()
    await s.luis.write('alta')
    await s.books(s.luis, 'el jueves 3 de diciembre', ...SECOND)
    await s.luis.tap('No pude ir')
    expect(words(s.luis.read())).toContain('esta vez no cuenta')
    await s.books(s.luis, 'el jueves 3 de diciembre', ...SECOND)
    expect(s.count('appointments where live = 1')).toBe(1)
  })

  test('because the appointment was sent to another chat, is the telephone that asked for it', async () => {
    const s = openAttendance()
    await s.switchOn()
    const luis = s.phone('5215500000001', 'Luis')
    const account = s.phone('5215500000002', 'Ana')
    await luis.write('hola')
    await account.write('hola')
    await s.books(luis, FRIDAY)
    write(s.db, (tx) => {
      const [appointment] = tx.client.query<{ id: number }, []>("select id from appointments where origin = 'chat'").all()
      const [{ id: to } = { id: 0 }] = tx.client
        .query<{ id: number }, []>('select contact_id as id from contact_aliases order by contact_id desc limit 1')
        .all()
      const change = { of: { leaving: appointment?.id ?? 0 }, to, how: 'handed_over', actor: 'citizen' } as const
      expect(changeHolder(tx, s.house.messaging, change, s.clock.now()).ok).toBe(true)
    })
    await s.passesVisit()
    await s.morning()
    expect(s.states()).toEqual(['asked'])
    expect(s.db.client.query('select c.id from missed_visits m join contacts c on c.asker_id = m.asker_id').all()).toEqual([
      { id: 1 },
    ])
    await account.write('baja')
    await s.pass(3)
    const newcomer = { audience: undefined, personId: undefined, unverified: false, agencyId: 1 }
    counted(s, ['silent'])
    expect(limitPassed(s.db, 1, [newcomer], s.clock.now())).toBe('in_person')
  })

  test('because its data were erased, has the same mark when it writes again, also where nobody knew yet that it did not come', async () => {
    const s = await missedOnce()
    const forget = () =>
      write(s.db, (tx) => {
        for (const one of s.house.messaging.personalData) one.forgetContact?.(tx, 1)
        tx.client.run('delete from conversations')
        tx.client.run('delete from contact_aliases where contact_id = 1')
      })
    forget()
    expect(s.count('asker_marks')).toBe(1)
    await s.morning()
    expect(s.states()).toEqual(['planned'])
    await s.luis.write('hola')
    await s.books(s.luis, 'el jueves 3 de diciembre', ...SECOND)
    expect(words(s.luis.read())).toContain(FIRST)
    forget()
    expect(brokenInvariants(s.db)).toEqual([])
  })
})
