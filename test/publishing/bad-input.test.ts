// What an administrator may bring that is too much, too dear or incomplete: refused with what to change, and nothing is kept.
import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { findPattern, isPattern } from '../../src/fields/pattern.ts'
import { openDesk } from '../http/desk.ts'

const FILE = '/admin/tramites/archivo'
const record = (id: string, more: object = {}) => ({
  id,
  name: `trámite ${id}`,
  nameEn: `procedure ${id}`,
  identity: 'none',
  ...more,
})
const inFile = (procedures: object[], more: object = {}) => ({ archivo: JSON.stringify({ procedures, ...more }) })
const named = (count: number) => Array.from({ length: count }, (_, nth) => record(`p${nth}`))
const field = (_: unknown, nth: number) => ({
  ...{ name: `f${nth}`, kind: 'text', label: `Dato ${nth}`, labelEn: `Fact ${nth}` },
  ...{ question: `¿Cuál es el dato ${nth}?`, questionEn: 'Which?' },
})

test('a thousand procedures, or two hundred questions of one, are refused at once, and a hundred are not', async () => {
  const { post, count } = openDesk()
  const many = await post(FILE, inFile(named(1_000)))
  expect(many.body).toMatchObject({ codigo: 'archivo_no_sirve', que_paso: 'procedures: Es demasiado: 100 elementos o menos.' })
  const asking = await post(FILE, inFile([record('p', { fields: Array.from({ length: 200 }, field) })]))
  expect(asking.body.que_paso).toBe('procedures.0.fields: Es demasiado: 20 elementos o menos.')
  expect((await post(FILE, inFile(named(100)))).body.resumen).toStartWith('Daría de alta 100 trámites.')
  expect(count("procedures where id like 'p0%'")).toBe(0)
})

test('a price without the day from which it holds is refused, and one that holds later is no price yet', async () => {
  const { post, doIt } = openDesk()
  const fee = { years: 0, centavos: 50_000, source: 'ley' }
  const priced = record('p', { feeTable: 'obras' })
  expect((await post(FILE, inFile([priced], { fees: [fee] }))).body.que_paso).toBe('fees.0.validFrom: Falta.')
  await doIt(FILE, inFile([priced], { fees: [{ ...fee, validFrom: '2027-06-01' }] }))
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'trámite p' })
  const asked = await post('/admin/tramites/publicar', { tramite: 'trámite p', se_excluye: 'con ninguno' })
  expect(asked.body.que_paso).toContain('Precio: Escriba cuánto cuesta hoy con «Poner un precio».')
})

test('an agency without a complaint desk offers nothing', async () => {
  const { post, doIt, get, db } = openDesk()
  await doIt(FILE, inFile([record('p')]))
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'trámite p' })
  write(db, (tx) => void tx.client.run("update agencies set complaint_contact = ''"))
  const asked = await post('/admin/tramites/publicar', { tramite: 'trámite p', se_excluye: 'con ninguno' })
  expect(asked.body).toMatchObject({ codigo: 'tramite_incompleto', que_paso: expect.stringContaining('Quién responde: ') })
  expect((await get('/admin/estado')).text).toContain('Faltan datos de la institución')
})

test('nothing is offered before the institution has a record, and it is said which task writes it', async () => {
  const { post, doIt, db } = openDesk()
  await doIt(FILE, inFile([record('p')]))
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'trámite p' })
  write(db, (tx) => void tx.client.run('update agencies set version = 0'))
  const asked = await post('/admin/tramites/publicar', { tramite: 'trámite p', se_excluye: 'con ninguno' })
  expect(asked.body).toMatchObject({
    codigo: 'tramite_incompleto',
    que_paso: expect.stringContaining('Quién responde: Llene todos los datos en «Cambiar los datos de la institución».'),
  })
})

test('the dearest pattern that may be kept is read in a moment in the longest message', () => {
  const mask = `${'A-'.repeat(19)}A9`
  const pattern = Array(5).fill(mask).join('|')
  expect(isPattern(pattern)).toBe(true)
  expect(isPattern(`${pattern}|${mask}`)).toBe(false)
  expect(isPattern('(a+)+$')).toBe(false)
  const long = `${'a'.repeat(130)} `.repeat(30)
  findPattern(pattern, long)
  const began = performance.now()
  for (const text of [long, 'A '.repeat(2_000), 'a'.repeat(4_096), 'a-b '.repeat(1_000)]) findPattern(pattern, text)
  expect(performance.now() - began).toBeLessThan(60)
  expect(findPattern('AAA-99-99 | AAA-999-A', 'mis placas son abc 12 34, gracias')).toBe('ABC-12-34')
  expect(findPattern('AAA-999-A', 'abc 123 d')).toBe('ABC-123-D')
})
