// "¿Cómo le fue?": asked once after a visit that took place, inside the 24 hours or never; counted without anybody's name.
import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { readOut } from '../../src/chat/reply.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { lookForVisits } from '../../src/opinions/job.ts'
import { personalData } from '../../src/opinions/personal-data.ts'
import { openCounter } from '../visits/counter-stage.ts'

async function withRosa() {
  const counter = await openCounter()
  const phone = counter.phone('5215500000001')
  const said = () => phone.read().map(readOut).join('\n')
  await counter.settle()
  counter.at(11, 45)
  await phone.write('voy tarde')
  said()
  const serve = async (how = 'atendida', more: Record<string, string> = {}) => {
    counter.at(12)
    await counter.arrive('rosa')
    await counter.call('3')
    await counter.turn(how, '1', more)
  }
  /** After so long, whatever is due is done. */
  const later = async (ms: number) => {
    counter.clock.set(counter.clock.now() + ms)
    await lookForVisits({ ...counter, writer: counter.house.writer, messaging: counter.house.messaging })
    await counter.settle()
    return said()
  }
  return {
    ...counter,
    phone,
    serve,
    later,
    says: async (words: string) => {
      await phone.write(words)
      return said()
    },
    taps: async (title: string) => {
      await phone.tap(title)
      return said()
    },
    counted: () =>
      counter.db.client.query<{ opinion: string; many: number }, []>('select opinion, many from opinions order by opinion').all(),
    numbers: async () => (await counter.get('/admin/numeros')).body.como_les_fue,
    state: async () => (await counter.get('/admin/estado')).body,
  }
}

test('half an hour after the visit, once, and the first answer is the one that counts', async () => {
  const rosa = await withRosa()
  await rosa.serve()
  expect(await rosa.later(20 * MINUTE)).not.toContain('¿Cómo le fue?')
  expect(await rosa.later(15 * MINUTE)).toContain('*¿Cómo le fue?*')
  expect(await rosa.taps('Bien')).toContain('Gracias por decirlo.')
  expect(await rosa.taps('Mal')).toContain('Ya lo había contestado.')
  expect(rosa.counted()).toEqual([{ opinion: 'good', many: 1 }])
  expect(await rosa.later(3 * HOUR)).not.toContain('¿Cómo le fue?')
  expect(rosa.broken()).toEqual([])
})

test.each([
  ['bien gracias muy amables', 'good'],
  ['todo muy bien', 'good'],
  ['me atendieron rápido', 'good'],
  ['pues mas o menos, tardaron mucho', 'bad'],
  ['muy mal', 'bad'],
])('answered in words: %s', async (words, opinion) => {
  const rosa = await withRosa()
  await rosa.serve()
  await rosa.later(35 * MINUTE)
  await rosa.says(words)
  expect(rosa.counted()).toEqual([{ opinion, many: 1 }])
})

test('whoever was asked for money is counted, and is asked how to send it to the comptroller', async () => {
  const rosa = await withRosa()
  await rosa.serve()
  await rosa.later(35 * MINUTE)
  const told = await rosa.taps('Me pidieron dinero')
  expect(told).toContain('*¿Cómo lo mando?*')
  expect(rosa.count("cases where kind = 'complaint'")).toBe(0)
  await rosa.taps('Sin mis datos')
  expect(rosa.count("cases where kind = 'complaint' and contact_id is null")).toBe(1)
  expect(rosa.counted()).toEqual([{ opinion: 'money', many: 1 }])
})

test('never after a visit that did not take place or was taken back, nor where a paper was missing', async () => {
  for (const undone of [
    async (rosa: Awaited<ReturnType<typeof withRosa>>) => {
      await rosa.serve()
      await rosa.turn('deshacer', '1')
    },
    async (rosa: Awaited<ReturnType<typeof withRosa>>) => rosa.serve('se-fue'),
    async (rosa: Awaited<ReturnType<typeof withRosa>>) => rosa.serve('falta-papel', { papel: 'Su pasaporte anterior.' }),
  ]) {
    const rosa = await withRosa()
    await undone(rosa)
    expect(await rosa.later(HOUR)).not.toContain('¿Cómo le fue?')
    expect(rosa.broken()).toEqual([])
  }
})

test('never to who wants no messages, nor after the 24 hours of the last message', async () => {
  const muted = await withRosa()
  await muted.says('baja')
  await muted.serve()
  expect(await muted.later(HOUR)).not.toContain('¿Cómo le fue?')
  const silent = await withRosa()
  silent.db.client.run('update contacts set last_inbound_at = last_inbound_at - 86400000')
  await silent.serve()
  expect(await silent.later(HOUR)).not.toContain('¿Cómo le fue?')
  expect(silent.count('visit_opinions where ask_at is not null')).toBe(0)
})

test('what is erased leaves that somebody answered, and nothing that leads to them', async () => {
  const rosa = await withRosa()
  await rosa.serve()
  await rosa.later(35 * MINUTE)
  await rosa.taps('Mal')
  const group = rosa.db.client.query<{ id: string | null }, []>('select group_id as id from visits').get()?.id ?? ''
  write(rosa.db, (tx) => personalData.eraseGroup?.(tx, group))
  expect([rosa.count('visit_opinions'), rosa.counted()]).toEqual([0, [{ opinion: 'bad', many: 1 }]])
})

test('the figures show it from ten answers on, and the state of the office says to whom money was asked', async () => {
  const rosa = await withRosa()
  const day = '2026-11-20'
  const count = (opinion: string, many: number) =>
    rosa.db.client.run(
      "insert into opinions (office_id, day, opinion, many) select id, ?, ?, ? from offices where name = 'Toluca'",
      [day, opinion, many],
    )
  count('good', 8)
  count('money', 1)
  expect(await rosa.numbers()).toBeNull()
  expect(await rosa.state()).toMatchObject({ dijeron_como_les_fue: null, les_pidieron_dinero: null })
  count('bad', 1)
  expect(await rosa.numbers()).toEqual({ bien: 8, mal: 1, dinero: 1 })
  const state = await rosa.state()
  expect(state).toMatchObject({ dijeron_como_les_fue: 10, les_pidieron_dinero: 1 })
  expect(JSON.stringify(state)).toContain('De 10 personas que dijeron cómo les fue')
})
