// What a waiting room sees: numbers and windows, never a name.
import { expect, test } from 'bun:test'
import { openCounter, PEOPLE } from './counter-stage.ts'

async function openScreen() {
  const counter = await openCounter()
  counter.at(11, 50)
  const key = counter.keyFor('screen', ['Toluca'])
  const shown = async () => (await counter.get('/admin/pantalla', key)).body
  return { ...counter, key, shown }
}

test('the number that was called last stands first, with its window, and goes when it is served', async () => {
  const screen = await openScreen()
  expect(await screen.shown()).toMatchObject({ resumen: 'No hay ningún turno llamado.', turnos: [] })
  await screen.arrive('rosa')
  await screen.arrive('luis')
  await screen.call('3')
  screen.at(11, 51)
  await screen.call('4')
  expect(await screen.shown()).toMatchObject({
    oficina: 'Toluca',
    turnos: [
      { turno: 2, ventanilla: 4, estado: 'llamado', llamadas: 1 },
      { turno: 1, ventanilla: 3, estado: 'llamado', llamadas: 1 },
    ],
  })
  screen.at(11, 52)
  await screen.turn('otra-vez', '1')
  expect((await screen.shown()).turnos).toMatchObject([{ turno: 1, llamadas: 2 }, { turno: 2 }])
  await screen.turn('pasar', '1')
  await screen.turn('atendida', '2')
  expect((await screen.shown()).turnos).toMatchObject([{ turno: 1, estado: 'en ventanilla' }])
})

test('it holds no name, no folio and no procedure of anybody, and is not noted as a reading of people', async () => {
  const screen = await openScreen()
  await screen.arrive('rosa')
  await screen.call('3')
  const text = JSON.stringify(await screen.shown())
  for (const told of [...PEOPLE.rosa.nombre.split(' '), screen.folios.rosa, 'pasaporte']) expect(text).not.toContain(told)
  expect(screen.count("audit_reads where operation = 'GET /admin/pantalla'")).toBe(0)
})

test('what did not change is not sent again', async () => {
  const screen = await openScreen()
  await screen.arrive('rosa')
  const ask = (tag = '""') =>
    screen.house.officeApp.handle(
      new Request('http://localhost/admin/pantalla', {
        headers: { authorization: `Bearer ${screen.key}`, 'if-none-match': tag },
      }),
    )
  const tag = String((await ask()).headers.get('etag'))
  expect((await ask(tag)).status).toBe(304)
  await screen.call('3')
  expect((await ask(tag)).status).toBe(200)
})
