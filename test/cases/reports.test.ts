// Somebody reports a broker or a bribe.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { fileCase } from '../../src/cases/citizen-cases.ts'
import { DAY } from '../../src/clock.ts'
import { speaker } from '../cast.ts'
import { openCaseDesk } from './case-desk.ts'

describe('a report', () => {
  test('without a name keeps neither the contact nor the words that came in, and cannot be answered', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('denuncia')
    await desk.citizen.tap('Sí, sin mis datos')
    await desk.citizen.write('Me pidieron 800 pesos afuera de la oficina')
    const [one] = await desk.complaints()
    expect(one?.de_quien).toBe('sin datos')
    expect(desk.count('cases where contact_id is not null')).toBe(0)
    expect(desk.count("inbox where body_sealed is null and kind = 'message'")).toBe(1)
    expect(desk.count('cases where opened_at % 3600000 <> 0')).toBe(0)
    const refused = await desk.post(
      '/admin/denuncias/contestar',
      { caso: one?.caso ?? '', respuesta: 'Gracias' },
      desk.comptroller(),
    )
    expect(refused.body.codigo).toBe('denuncia_sin_nombre')
  })

  test('told before anybody asked how to send it leaves no trace either, once it is sent without a name', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('buenas tardes')
    await desk.citizen.write('un coyote me  cobró 800 pesos por la cita')
    expect(desk.count('inbox where body_sealed is null')).toBe(0)
    await desk.citizen.tap('Sin mis datos')
    const ids = desk.db.client.query<{ id: number }, []>('select id from inbox where body_sealed is null order by id').all()
    expect(ids).toEqual([{ id: 2 }, { id: 3 }])
    expect(desk.count('cases where contact_id is not null')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('without a name that was set aside and taken again later takes its own words along, not those of a later message', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('denuncia')
    await desk.citizen.write('Me pidieron 800 pesos afuera de la oficina')
    await desk.citizen.write('hola')
    const rows = desk.db.client
      .query<{ id: number; contact_id: number }, []>('select id, contact_id from inbox where contact_id is not null order by id')
      .all()
    const { id = 0, contact_id: contactId = 0 } = rows[1] ?? {}
    const session = { deps: desk.house.messaging, contact: speaker(contactId), inboxId: id, now: desk.clock.now() }
    const words = 'Me pidieron 800 pesos'
    write(desk.db, (tx) => void fileCase({ ...session, tx }, { kind: 'complaint', subject: 'anonymous', words }))
    expect(desk.db.client.query<{ id: number }, []>('select id from inbox where body_sealed is null').all()).toEqual([{ id }])
  })

  test('without a name is taken three times a day from a chat, and a day later nothing tells that there was one', async () => {
    const desk = openCaseDesk()
    const leave = async (words: string) => {
      await desk.citizen.write('denuncia')
      await desk.citizen.tap('Sí, sin mis datos')
      desk.hear()
      await desk.citizen.write(words)
      return desk.hear()
    }
    for (const words of ['Uno me pidió dinero', 'Otro me pidió dinero', 'Y uno más']) {
      expect(await leave(words)).toContain('Su denuncia ya está registrada')
    }
    expect(await leave('Y todavía otro')).toMatch(/esta no la guardé[\s\S]*denuncia formal/)
    expect(await desk.complaints()).toHaveLength(3)
    expect(desk.count("inbox where body_sealed is null and kind = 'message'")).toBe(4)
    const other = desk.phone('5215500000002')
    await other.write('denuncia')
    await other.tap('Sí, sin mis datos')
    await other.write('A mí también')
    expect(await desk.complaints()).toHaveLength(4)
    desk.clock.advance(DAY)
    expect(await leave('Hoy otra vez')).toContain('Su denuncia ya está registrada')
    desk.clock.advance(DAY)
    await desk.clean()
    expect(desk.count('report_counts')).toBe(0)
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('is for whoever hears complaints, and requests about data for managers; a clerk sees the chats of the own office and of none', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('denuncia')
    await desk.citizen.tap('Sí, con mis datos')
    await desk.citizen.write('Un gestor')
    const [{ caso = '' } = {}] = await desk.complaints()
    const clerk = desk.keyFor('clerk', ['Toluca'])
    for (const key of [clerk, desk.keyFor('manager'), desk.keyFor('administrator')]) {
      expect(await desk.cases('', key)).toEqual([])
      expect((await desk.post('/admin/casos/leer', { caso }, key)).body.codigo).toBe('caso_no_existe')
    }
    await desk.handOver()
    expect((await desk.cases('', clerk)).map((one) => one.tipo)).toEqual(['persona'])
    write(desk.db, (tx) =>
      tx.client.run("update cases set office_id = (select o.id from offices o where o.name = 'Puebla') where kind = 'person'"),
    )
    expect(await desk.cases('', clerk)).toEqual([])
  })
})
