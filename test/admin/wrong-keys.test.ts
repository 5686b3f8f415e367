// Somebody guesses access keys: that is seen, it is slow, and whoever has a right key notices nothing of it.
import { expect, test } from 'bun:test'
import { openAlerts } from '../../db/alerts.ts'
import { createWrongKeys } from '../../src/admin/wrong-keys.ts'
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { openDesk } from '../http/desk.ts'
import { rig } from '../http/rig.ts'

/** The watch over wrong keys alone, and what it counted. */
function openWatch() {
  const { deps, clock, db, lines } = rig()
  const counted: string[] = []
  const watch = createWrongKeys({ ...deps, count: (outcome) => counted.push(outcome) })
  /** How long the answer to one more from this address waits. */
  const waitOf = async (source: string): Promise<number> => {
    const began = clock.now()
    let answered: number | undefined
    void watch.wait(source).then(() => {
      answered = clock.now()
    })
    await settle()
    for (; answered === undefined; await settle()) clock.advance(SECOND / 4)
    return answered - began
  }
  return { clock, db, lines, counted, watch, waitOf }
}

/** Lets promises that are ready go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('whoever mistypes a few times is answered at once; then each further one waits twice as long, up to a limit', async () => {
  const { waitOf } = openWatch()
  const waits: number[] = []
  for (let nth = 0; nth < 11; nth++) waits.push(await waitOf('192.168.1.20'))
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits[6]).toBeGreaterThan(0)
  expect(Math.max(...waits)).toBeLessThanOrEqual(8 * SECOND)
  expect(waits.at(-1)).toBeGreaterThanOrEqual(4 * SECOND)
})

test('another address does not wait for the first one, and after some quiet nobody does', async () => {
  const { waitOf, clock } = openWatch()
  for (let nth = 0; nth < 9; nth++) await waitOf('192.168.1.20')
  expect(await waitOf('192.168.1.21')).toBe(0)
  clock.advance(10 * MINUTE)
  expect(await waitOf('192.168.1.20')).toBe(0)
})

test('guessing from many addresses waits too', async () => {
  const { waitOf } = openWatch()
  for (let nth = 0; nth < 60; nth++) await waitOf(`10.0.0.${nth}`)
  expect(await waitOf('10.0.1.1')).toBeGreaterThan(0)
})

test('two thousand at once cost a few waiting answers and a few lines, and are counted, alerted and logged without a key', async () => {
  const { watch, counted, db, lines, clock } = openWatch()
  const answers = Array.from({ length: 2_000 }, (_, nth) =>
    watch.wait(nth % 2 === 0 ? '192.168.1.20' : `10.0.${nth >> 8}.${nth & 255}`),
  )
  await settle()
  const full = counted.filter((outcome) => outcome === 'full').length
  expect(counted.length).toBe(2_000)
  expect(full).toBeGreaterThan(1_800)
  expect(openAlerts(db).map((alert) => [alert.code, alert.count])).toEqual([['wrong_keys', 1]])
  const told = lines.filter((line) => line.includes('key.wrong') && line.includes('"192.168.1.20"'))
  expect(told.length).toBeLessThan(12)
  clock.advance(10 * SECOND)
  expect((await Promise.all(answers)).filter((answer) => answer === 'full').length).toBe(full)
})

test('a right key never waits, however many wrong ones do', async () => {
  const { deps, ask, get, post, clock, lines } = rig()
  const { body } = await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla', oficina: 'todas' })
  const given = await ask('POST', '/admin/accesos/canjear', { token: String(body.codigo_de_un_uso), json: {} })
  const wrong = Array.from({ length: 100 }, (_, nth) => ask('GET', '/admin/yo', { token: `v_wrong-key-number-${nth}` }))
  await settle()
  expect((await get('/admin/yo')).status).toBe(200)
  expect((await get('/admin/yo', String(given.body.clave))).body.nombre).toBe('Teo')
  clock.advance(10 * SECOND)
  const statuses = (await Promise.all(wrong)).map((answer) => answer.status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(lines.join()).not.toContain('wrong-key-number')
  expect(openAlerts(deps.db).map((alert) => alert.code)).toEqual(['wrong_keys'])
})

test('a key that was taken away waits for nothing and alarms nobody: the log-book says whose it was', async () => {
  const desk = openDesk()
  const key = desk.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 3' })
  await desk.doIt('/admin/accesos/quitar', { nombre: 'Ventanilla 3' })
  for (let nth = 0; nth < 40; nth++) expect((await desk.get('/admin/yo', key)).status).toBe(401)
  expect(openAlerts(desk.db)).toEqual([])
  expect((await desk.get('/admin/bitacora?cuales=intentos')).body.hechos).toMatchObject([
    {
      lo_hizo: 'Ventanilla 3',
      que: 'Quiso entrar con una clave que ya no sirve',
      detalle: 'vencida o quitada; 40 veces, hasta las 10:00 h',
    },
  ])
})

test('the state of the office says it, and the counter of the metrics', async () => {
  const desk = openDesk()
  const wrong = Array.from({ length: 40 }, (_, nth) => desk.get('/admin/yo', `v_another-wrong-key-${nth}`))
  await settle()
  const { body } = await desk.get('/admin/estado')
  expect(JSON.stringify(body.que_arreglar)).toContain('Alguien probó muchas claves de acceso que no existen.')
  expect((await desk.house.metrics.text()).text).toContain('ventanilla_wrong_keys_total{outcome="late"} 40')
  desk.clock.advance(HOUR)
  await Promise.all(wrong)
})
