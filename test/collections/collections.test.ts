// "¿Ya está listo?": noted by a clerk, told inside the 24 hours, and answered in the chat with what to bring.
import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { readOut } from '../../src/chat/reply.ts'
import { DAY } from '../../src/clock.ts'
import { personalData } from '../../src/collections/personal-data.ts'
import { openCounter } from '../visits/counter-stage.ts'

async function withRosa({ collects = true } = {}) {
  const counter = await openCounter()
  const phone = counter.phone('5215500000001')
  const said = () => phone.read().map(readOut).join('\n')
  await counter.settle()
  said()
  if (collects)
    await counter.doIt('/admin/tramites/que-llevar', {
      tramite: 'renovar pasaporte',
      que_llevar: 'Su INE y su folio.',
      en_ingles: 'Your ID and your folio.',
      cuando: 'al recoger',
      desde_el: 'hoy',
      fuente: 'La oficina.',
    })
  counter.at(11, 45)
  await phone.write('voy tarde')
  counter.at(12)
  await counter.arrive('rosa')
  await counter.call('3')
  await counter.turn('atendida', '1')
  counter.at(12, 10)
  await counter.settle()
  said()
  return {
    ...counter,
    says: async (words: string) => {
      await phone.write(words)
      return said()
    },
    note: async (more: Record<string, string> = {}) => {
      const { body } = await counter.post('/admin/citas/recoger', { folio: counter.folios.rosa, ...more })
      await counter.settle()
      return { body, told: said() }
    },
  }
}

test('what is collected later is no paper of the visit, and is answered from what the office noted', async () => {
  const rosa = await withRosa()
  expect(await rosa.says('¿ya está listo mi pasaporte?')).toContain('La oficina Toluca todavía no anota que esté listo.')
  const { body, told } = await rosa.note()
  expect(body.resumen).toBe('Listo para recoger: Rosa Pérez Ruiz. Se le avisa en su chat.')
  expect(told).toContain('*Ya lo puede recoger* en la oficina Toluca')
  expect(told).toContain('Para recogerlo, lleve:\nSu INE y su folio.')
  expect(await rosa.says('¿ya está mi pasaporte?')).toContain('*Ya lo puede recoger*')
  expect(rosa.broken()).toEqual([])
})

test('"mis citas" says whether it is ready once the visit is over', async () => {
  const rosa = await withRosa()
  rosa.clock.advance(DAY)
  await rosa.settle()
  const before = await rosa.says('mis citas')
  expect(before).toContain('No tiene ninguna cita por venir.')
  expect(before).toContain('La oficina Toluca todavía no anota que esté listo.')
  await rosa.note()
  const after = await rosa.says('mis citas')
  expect(after).toContain('*Ya lo puede recoger*')
  expect(after).toContain('[Sacar una cita]')
})

test('and on the same day, beside the visit that is over', async () => {
  const rosa = await withRosa()
  await rosa.note()
  const both = await rosa.says('mis citas')
  expect(both).toContain('*Ya lo puede recoger*')
  expect(both).toContain('Su visita de hoy ya terminó.')
})

test('a missing paper is named, and the next note takes its place', async () => {
  const rosa = await withRosa()
  expect((await rosa.note({ estado: 'falta un papel' })).body.codigo).toBe('falta_el_papel')
  const { told } = await rosa.note({ estado: 'falta un papel', papel: 'Su comprobante de domicilio.' })
  expect(told).toContain('Falta un papel: *Su comprobante de domicilio.*')
  await rosa.note()
  expect(await rosa.says('¿ya está listo?')).toContain('*Ya lo puede recoger*')
  expect(rosa.count('collections')).toBe(1)
})

test('nothing is noted where the record says of nothing that it is collected, and nothing before the visit', async () => {
  const rosa = await withRosa({ collects: false })
  expect((await rosa.note()).body.codigo).toBe('nada_que_recoger')
  const { body } = await rosa.post('/admin/citas/recoger', { folio: rosa.folios.eva })
  expect(body.codigo).toBe('cita_no_vigente')
})

test('who did not write for a day is told nothing, and reads it when they ask; it is erased with the visit', async () => {
  const rosa = await withRosa()
  rosa.db.client.run('update contacts set last_inbound_at = last_inbound_at - 86400000')
  const { body, told } = await rosa.note()
  expect(body.resumen).toContain('No escribió hoy')
  expect(told).toBe('')
  expect(await rosa.says('¿ya está listo?')).toContain('*Ya lo puede recoger*')
  const group = rosa.db.client.query<{ id: string | null }, []>('select group_id as id from visits where number = 1').get()?.id
  write(rosa.db, (tx) => personalData.eraseGroup?.(tx, group ?? ''))
  expect(rosa.count('collections')).toBe(0)
})
