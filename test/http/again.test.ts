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
