import { expect, test } from 'bun:test'
import { openDesk } from '../http/desk.ts'

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
  const phone = desk.phone('5217220000001')
  await phone.write('Hola')
  const list = async () => (await desk.get('/admin/mensajes/no-entregados')).body.mensajes
  // Sent again at once it would fail again.
  const told = { que_era: 'una respuesta', telefono: '722 000 0001', que_hacer: expect.stringContaining('Llámele') }
  expect(await list()).toMatchObject([told])
  desk.db.client.run('update outbox set error_code = 132001')
  expect(await list()).toMatchObject([{ que_hacer: expect.stringContaining('«¿Está todo bien?»') }])
  desk.db.client.run('update outbox set error_code = 131056')
  expect(await list()).toMatchObject([{ que_era: 'una respuesta', que_hacer: 'Puede reenviarlo.' }])
  desk.db.client.run("update outbox set once = 1, kind = 'notice'")
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

/** So many people whose messages were set aside, oldest first; those in `broken` would fail again. */
async function asideOf(desk: ReturnType<typeof openDesk>, people: number, broken: (nth: number) => boolean): Promise<void> {
  for (let nth = 0; nth < people; nth++) await desk.phone(`52155${String(nth).padStart(8, '0')}`).write('Hola')
  desk.db.client.run("update conversations set state_sealed = x'010203'")
  for (let nth = 0; nth < people; nth++) await desk.phone(`52155${String(nth).padStart(8, '0')}`).write('quiero renovar')
  const ids = desk.db.client
    .query<{ id: number }, []>("select contact_id as id from inbox where state = 'aside' and contact_id is not null order by id")
    .all()
  for (const [nth, { id }] of ids.entries())
    if (!broken(nth)) desk.db.client.query('delete from conversations where contact_id = ?').run(id)
}

test('very many are retaken page by page, and the clerk reads how many are left each time', async () => {
  const desk = openDesk()
  await asideOf(desk, 120, (nth) => nth === 3)
  const path = '/admin/mensajes/apartados/retomar'
  const proposed = await desk.post(path, {})
  expect(proposed.body).toMatchObject({
    resumen: 'Se contestarían 49 mensajes. Son los más antiguos; después quedan 70.',
    hecho: false,
    mensajes: 49,
    siguen_fallando: 1,
    quedan: 70,
    siguiente: null,
  })
  let done = await desk.post(path, { clave: String(proposed.body.clave) })
  expect(done.body.resumen).toBe('Se contestaron 49 mensajes. 1 volvió a fallar y sigue en la lista. Quedan 70.')
  done = await desk.doIt(path, { cursor: String(done.body.siguiente) })
  expect(done.body).toMatchObject({ resumen: 'Se contestaron 50 mensajes. Quedan 20.', mensajes: 50, quedan: 20 })
  done = await desk.doIt(path, { cursor: String(done.body.siguiente) })
  expect(done.body).toMatchObject({ resumen: 'Se contestaron 20 mensajes.', quedan: 0, siguiente: null })
  expect(desk.count("inbox where state = 'aside'")).toBe(1)
}, 60_000)

test('some that fail again do not keep those behind them from their turn, and one can be retaken by itself', async () => {
  const desk = openDesk()
  await asideOf(desk, 53, (nth) => nth < 50)
  const path = '/admin/mensajes/apartados/retomar'
  const stuck = await desk.post(path, {})
  expect(stuck.body.codigo).toBe('sigue_fallando')
  const list = (await desk.get('/admin/mensajes/apartados')).body.mensajes as { numero: number }[]
  const one = await desk.doIt(path, { mensaje: String(list.at(-1)?.numero) })
  expect(one.body).toMatchObject({ resumen: 'Se contestó 1 mensaje.', mensajes: 1, quedan: 0 })
  const rest = await desk.doIt(path, { cursor: String(stuck.body.siguiente) })
  expect(rest.body).toMatchObject({ resumen: 'Se contestaron 2 mensajes.', quedan: 0, siguiente: null })
  expect(desk.count("inbox where state = 'aside'")).toBe(50)
}, 60_000)
