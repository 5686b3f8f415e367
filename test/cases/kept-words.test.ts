// What is kept of what was said in a case, under which contact, and for how long.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { forgetCaseWords } from '../../src/cases/personal-data.ts'
import { DAY } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { forgetQuiet } from '../../src/messaging/quiet-contacts.ts'
import { openCaseDesk } from './case-desk.ts'

/** The telephone of the citizen and the other one turn out to be the same person's. */
function becomeOne({ db, house, clock }: ReturnType<typeof openCaseDesk>): void {
  const aliases = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone' as const, value }))
  write(db, (tx) => {
    recogniseContact(tx, house.messaging, aliases, { at: clock.now(), profileName: undefined }, clock.now())
  })
}

describe('what was said in a case', () => {
  test('is deleted some days after it was closed, and with its contact', async () => {
    const desk = openCaseDesk()
    await desk.handOver()
    await desk.citizen.write('Una pregunta')
    const caso = await desk.number()
    await desk.doIt('/admin/casos/anotar', { caso, nota: 'Llamó también por teléfono' })
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    const forget = () => write(desk.db, (tx) => forgetCaseWords(tx, desk.clock.now(), 100))
    desk.clock.advance(29 * DAY)
    expect(forget()).toBe(0)
    desk.clock.advance(2 * DAY)
    expect(forget()).toBe(1)
    expect(desk.count('case_messages')).toBe(0)
    const late = await desk.post('/admin/casos/anotar', { caso, nota: 'Llamó otra vez' })
    expect([late.body.codigo, desk.count('case_messages')]).toEqual(['caso_cerrado', 0]) // It would stay for ever.
    expect((await desk.cases('?cuales=cerrados'))[0]?.caso).toBe(caso)
    desk.clock.advance(90 * DAY)
    write(desk.db, (tx) => {
      tx.client.run('update outbox set body_sealed = null')
      forgetQuiet(tx, desk.house.messaging.personalData, { days: 90, after: 0, limit: 10 }, desk.clock.now())
    })
    expect(desk.count('cases where contact_id is not null')).toBe(0)
  })

  test('goes along when two contacts turn out to be one, and the chat stays with the person', async () => {
    const desk = openCaseDesk()
    const other = desk.phone('5215500000002')
    for (const phone of [desk.citizen, other]) {
      await desk.handOver(phone)
      await phone.write('Una pregunta')
    }
    expect(await desk.cases()).toHaveLength(2)
    becomeOne(desk)
    const [one, another] = await desk.cases()
    expect(another).toBeUndefined()
    const lines = await desk.read(one?.caso ?? '')
    expect(lines).toHaveLength(2)
    await desk.citizen.write('¿Siguen ahí?')
    expect(desk.count('case_messages')).toBe(3)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('stays with the person when the one of two contacts who talks had no case under the older name', async () => {
    const desk = openCaseDesk()
    const other = desk.phone('5215500000002')
    await desk.citizen.write('Hola')
    await desk.handOver(other)
    await other.write('Una pregunta')
    becomeOne(desk)
    await desk.citizen.write('¿Siguen ahí?')
    expect(desk.count('case_messages')).toBe(2)
    expect(brokenInvariants(desk.db)).toEqual([])
  })
})
