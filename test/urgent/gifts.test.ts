// What a clerk gives with the word that a paper was seen: counted by key, and beyond a few a week with another key's consent.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { somebody } from '../cast.ts'
import { openUrgent } from './stage.ts'

const JOURNEY = 'su boleto o su reservación, con la fecha'
const ILLNESS = 'un papel del médico o del hospital'

async function openCounter() {
  const s = await openUrgent('30')
  s.fills()
  const clerk = s.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 2' })
  let nth = 0
  const give = (papel_de_urgencia = JOURNEY, more: Record<string, string> = {}) => {
    const { name: nombre, curp } = somebody(++nth)
    const form = { oficina: 'Toluca', tramite: 'renovar pasaporte', dia: '7/12/2026', motivo: 'vino', nombre, curp }
    return s.doIt('/admin/citas', { ...form, papel_de_urgencia, ...more }, clerk)
  }
  const allow = (key: string, nombre_de_clave = 'ventanilla 2') =>
    s.doIt('/admin/citas/segunda-clave', { cambio: 'dar un lugar de urgencia más', nombre_de_clave }, key)
  return { ...s, clerk, give, allow }
}

test('a key gives three in seven days; each more needs the yes of an administrator or contraloría, once', async () => {
  const { give, allow, clerk, keyFor, clock, db } = await openCounter()
  for (const paper of [JOURNEY, JOURNEY, ILLNESS]) expect((await give(paper)).status).toBe(200)
  expect((await give()).body.codigo).toBe('urgencia_pide_segunda_clave')
  expect((await allow(clerk)).body.codigo).toBe('segunda_clave_ajena')
  expect((await allow(keyFor('administrator'), 'Nadie')).body.codigo).toBe('falta_la_clave')
  const administrator = keyFor('administrator', [], { name: 'Eva' })
  expect((await allow(administrator)).body.resumen).toContain('la clave Ventanilla 2')
  expect((await allow(administrator, 'Eva')).body.codigo).toBe('segunda_clave_ajena')
  expect((await give()).status).toBe(200)
  expect((await give()).body.codigo).toBe('urgencia_pide_segunda_clave')
  clock.set(Date.parse('2026-12-02T16:00:00Z'))
  expect((await give()).status).toBe(200)
  expect(brokenInvariants(db)).toEqual([])
})

test('a family counts for as many places as it takes', async () => {
  const { give } = await openCounter()
  const [second, third] = [somebody(91), somebody(92)]
  const more = { mas_personas: `${second.name}, ${second.curp}; ${third.name}, ${third.curp}` }
  expect((await give(JOURNEY, more)).status).toBe(200)
  expect((await give()).body.codigo).toBe('urgencia_pide_segunda_clave')
})

test('which key, how many and for which papers stands in the state; the log-book says that it was one, and nothing the illness', async () => {
  const { give, get, db } = await openCounter()
  for (const paper of [JOURNEY, JOURNEY, ILLNESS]) await give(paper)
  const { body, text } = await get('/admin/estado')
  expect(body.urgencias_por_clave).toEqual([
    { acceso: 'Ventanilla 2', papel: JOURNEY, lugares: 2 },
    { acceso: 'Ventanilla 2', papel: ILLNESS, lugares: 1 },
  ])
  expect(text).toContain(
    `Con la clave «Ventanilla 2» se dieron 3 lugares de urgencia en siete días: 2 con ${JOURNEY} y 1 con ${ILLNESS}.`,
  )
  const log = (await get('/admin/bitacora')).text
  expect(log).toContain('por urgencia sí')
  expect(log).not.toContain('médico')
  const columns = db.client.query<{ name: string }, []>("select name from pragma_table_info('urgent_gifts')").all()
  expect(columns.map(({ name }) => name)).toEqual(['id', 'office_id', 'key_id', 'paper', 'on_day'])
})

test('without a paper the office takes no place that is kept for urgent visits', async () => {
  const { give } = await openCounter()
  expect((await give('')).status).toBe(409)
  expect((await give('lo dijo')).status).toBe(422)
})
