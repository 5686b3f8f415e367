import { expect, test } from 'bun:test'
import { openDesk } from './desk.ts'

test('messages that were set aside are answered although one of them fails again, and that one stays', async () => {
  const desk = openDesk()
  const phones = ['5215500000001', '5215500000002'].map((number) => desk.phone(number))
  for (const phone of phones) await phone.write('Hola')
  desk.db.client.run("update conversations set state_sealed = x'010203'")
  for (const phone of phones) await phone.write('quiero renovar')
  expect(desk.count("inbox where state = 'aside'")).toBe(2)
  for (const phone of phones) phone.read()
  desk.db.client.run('delete from conversations where contact_id = (select max(id) from contacts)') // What mending one means here.
  const done = await desk.doIt('/admin/mensajes/apartados/retomar', {})
  expect(done.body).toMatchObject({ hecho: true, mensajes: 1 })
  await desk.settle()
  expect(phones.map((phone) => phone.read().length)).toEqual([0, 1])
  expect(desk.count("inbox where state = 'aside'")).toBe(1)
})

test('what fails again is not called done by somebody else: the clerk reads that it failed and whom to tell', async () => {
  const desk = openDesk()
  const phone = desk.phone('5215500000001')
  await phone.write('Hola')
  desk.db.client.run("update conversations set state_sealed = x'010203'")
  await phone.write('quiero renovar')
  expect((await desk.post('/admin/mensajes/apartados/retomar', {})).body).toMatchObject({ codigo: 'sigue_fallando' })
  desk.db.client.run("update inbox set body_sealed = null where state = 'aside'")
  expect((await desk.post('/admin/mensajes/apartados/retomar', {})).body.codigo).toBe('nada_que_retomar')
})

test('of a message that did not arrive the clerk reads what it was and what to do', async () => {
  const desk = openDesk()
  desk.refuse(131026)
  const phone = desk.phone('5215500000001')
  await phone.write('Hola')
  const list = async () => (await desk.get('/admin/mensajes/no-entregados')).body.mensajes
  expect(await list()).toMatchObject([{ que_era: 'una respuesta', que_hacer: 'Puede reenviarlo.' }])
  desk.db.client.run("update outbox set key = 'reminder:x:1:last', kind = 'notice'")
  expect(await list()).toMatchObject([{ que_era: 'un recordatorio de su cita', que_hacer: expect.stringContaining('Llámele') }])
  expect((await desk.post('/admin/mensajes/reenviar', {})).body.codigo).toBe('nada_que_reenviar')
})

test('once nothing is set aside any more all is well again', async () => {
  const desk = openDesk()
  const phone = desk.phone('5215500000001')
  await phone.write('Hola')
  desk.db.client.run("update conversations set state_sealed = x'010203'")
  await phone.write('quiero renovar')
  const toMend = async () => JSON.stringify((await desk.get('/admin/estado')).body.que_arreglar)
  expect(await toMend()).toContain('apartados')
  desk.db.client.run('delete from conversations')
  await desk.doIt('/admin/mensajes/apartados/retomar', {})
  expect(await toMend()).not.toContain('apartados')
})
