// Reading of many leaves a trace: who, what, which office and day, how many people, and never who they are.

import { expect, test } from 'bun:test'
import type { z } from 'zod'
import { write } from '../../db/open.ts'
import { noteReading } from '../../db/reads.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { WriterUnavailable } from '../../src/messaging/writer.ts'
import { setRules } from '../cast.ts'
import { SENSIBLE } from '../hostile/fields.ts'
import { openDesk, ROSA_AT_COUNTER, ROSA_IN_PERSON } from '../http/desk.ts'
import { rig } from '../http/rig.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { OPERATIONS } from '../operations.ts'

type Line = Record<string, string | null>

const CROWD = 5

/** Toluca's third of December has some people, the first of them Rosa. */
async function openCrowd() {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '9:30' })
  for (let nth = 1; nth < CROWD; nth++)
    await desk.doIt('/admin/citas', {
      ...ROSA_IN_PERSON,
      curp: '',
      nombre: `Persona ${'ABCDE'[nth]} Prueba`,
      nacimiento: `1${nth}/04/1985`,
      dia: '3/12/2026',
    })
  desk.db.client.run('create temp table before as select max(id) as id from audit_reads')
  const rows = () =>
    desk.db.client
      .query<Record<string, string | number | null>, []>(
        'select * from audit_reads where id > coalesce((select id from before), 0) order by id',
      )
      .all()
  const lines = async (which = 'lecturas', more = '') =>
    (await desk.get(`/admin/bitacora?cuales=${which}${more}`)).body.hechos as Line[]
  return { ...desk, folio: (given.body.cita as { folio: string }).folio, rows, lines }
}

const LIST = '/admin/agenda?oficina=Toluca&dia=3/12/2026'

test('a list on the screen, in a file and on paper is a line each, with how many people it showed', async () => {
  const { get, lines } = await openCrowd()
  for (const format of ['pantalla', 'excel', 'impresi%C3%B3n']) await get(`${LIST}&formato=${format}`)
  await get('/admin/citas?oficina=Toluca&formato=excel')
  expect((await lines()).slice(0, 4)).toMatchObject([
    { que: 'Leyó «Ver las citas que vienen»', oficina: 'Toluca', detalle: '5 personas, con nombres; en un archivo' },
    { que: 'Leyó «Ver quién viene»', detalle: '5 personas, con nombres; para imprimir; del día 03/12/2026' },
    { detalle: '5 personas, con nombres; en un archivo; del día 03/12/2026' },
    { lo_hizo: 'primer administrador', oficina: 'Toluca', detalle: '5 personas, con nombres; del día 03/12/2026' },
  ])
})

test('the same list within ten minutes is one line that grows, and its people are not counted twice', async () => {
  const { get, rows, clock, lines } = await openCrowd()
  for (let nth = 0; nth < 4; nth++) {
    await get(LIST)
    clock.advance(2 * MINUTE)
  }
  expect(rows()).toMatchObject([{ requests: 4, people: CROWD, is_list: 1 }])
  expect((await lines())[0]?.detalle).toContain('4 veces, hasta las 10:06 h')
  clock.advance(5 * MINUTE)
  await get(LIST)
  expect(rows()).toMatchObject([{ requests: 4 }, { requests: 1, people: CROWD }])
})

test('the pages of one list add up; read again from its beginning, they do not', () => {
  const { db, clock } = rig()
  const page = (people: number, isNextPage: boolean, asked = 'one') =>
    write(db, (tx) => noteReading(tx, { ...SOME, list: { asked, isNextPage }, people }, clock.now()))
  const people = () =>
    db.client
      .query<{ people: number }, []>('select people from audit_reads')
      .all()
      .map((row) => row.people)
  page(200, false)
  page(200, true)
  page(40, true)
  expect(people()).toEqual([440])
  page(200, false)
  page(200, true)
  expect(people()).toEqual([440])
  page(30, false, 'another procedure')
  expect(people()).toEqual([470])
})

const SOME = {
  onDay: '2026-11-24',
  keyId: null,
  byClock: false,
  operation: 'GET /admin/citas',
  form: 'screen',
  outcome: 'shown',
  code: undefined,
  officeId: undefined,
  day: undefined,
  named: true,
  isTry: false,
} as const

test('an empty list was read too, and is nobody’s attempt', async () => {
  const { get, lines } = await openCrowd()
  await get('/admin/agenda?oficina=Toluca&dia=4/12/2026')
  expect((await lines())[0]).toMatchObject({ que: 'Leyó «Ver quién viene»', detalle: 'nadie; del día 04/12/2026' })
  expect(await lines('intentos')).toEqual([])
})

test('whoever asks for every day of every office fills no book: the lines end, and their people go on being counted', () => {
  const { db, clock } = rig()
  for (let nth = 0; nth < 500; nth++)
    write(db, (tx) =>
      noteReading(tx, { ...SOME, day: `day ${nth}`, people: 2, list: { asked: `${nth}`, isNextPage: false } }, clock.now()),
    )
  const [all] = db.client
    .query<{ n: number; people: number; requests: number }, []>(
      'select count(*) as n, coalesce(sum(people), 0) as people, coalesce(sum(requests), 0) as requests from audit_reads',
    )
    .all()
  expect(all).toEqual({ n: 61, people: 1_000, requests: 500 })
})

test('whoever is looked for singly counts each time, found or not, and a history is a reading too', async () => {
  const { post, rows, folio, lines } = await openCrowd()
  for (const quien of [folio, folio, 'K7M-4Q2']) await post('/admin/buscar', { quien })
  await post('/admin/citas/historia', { folio })
  expect(rows()).toMatchObject([
    { operation: 'POST /admin/buscar', outcome: 'shown', code: 'folio', requests: 2, people: 2, tries: 0 },
    { operation: 'POST /admin/buscar', outcome: 'nothing', people: 0, tries: 1 },
    { operation: 'POST /admin/citas/historia', outcome: 'shown', people: 1 },
  ])
  expect((await lines('intentos')).map((line) => line.que)).toEqual(['Buscó en vano con «Buscar a una persona»'])
})

test('asking at the counter whether somebody has an appointment already is written down each time, with what was answered', async () => {
  const { post, rows, lines, keyFor } = await openCrowd()
  const clerk = keyFor('clerk', ['Toluca'], { name: 'Ventanilla 3' })
  for (let nth = 0; nth < 3; nth++) {
    const asked = await post('/admin/citas', { ...ROSA_IN_PERSON, dia: '4/12/2026' }, clerk)
    expect(asked.body.codigo).toBe('persona_ya_tiene_cita')
  }
  expect(rows()).toMatchObject([{ outcome: 'refused', code: 'persona_ya_tiene_cita', requests: 3, tries: 3 }])
  expect(await lines('intentos', '&de_quien=ventanilla 3')).toMatchObject([
    {
      lo_hizo: 'Ventanilla 3',
      oficina: 'Toluca',
      que: 'Se le negó «Dar una cita»',
      detalle: expect.stringMatching(/cita.*; 3 veces/),
    },
  ])
})

test('what a key may not do at all, and an office that is not its own, are written down', async () => {
  const { get, post, rows, keyFor } = await openCrowd()
  const reader = keyFor('reader', ['Puebla'])
  await post('/admin/buscar', { quien: 'rosa' }, reader)
  await get(LIST, reader)
  await get('/admin/agenda?oficina=Nowhere', reader) // Mistyped: it says nothing about anybody.
  expect(rows()).toMatchObject([
    { operation: 'POST /admin/buscar', outcome: 'refused', code: 'sin_permiso' },
    { operation: 'GET /admin/agenda', outcome: 'refused', code: 'oficina_no_existe' },
  ])
})

test('a proposal that nobody carries out is written down; what was done has its own line', async () => {
  const { post, doIt, rows, folio, count } = await openCrowd()
  await post('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
  expect(rows()).toMatchObject([{ operation: 'POST /admin/citas/cancelar', outcome: 'proposed', people: 1 }])
  await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
  expect(rows()).toMatchObject([{ requests: 2 }])
  expect(count("audit where operation = 'cancelar_cita'")).toBe(1)
})

test('nobody is shown anything that cannot be written down, not even why it was refused', async () => {
  const { deps, get, post, ask } = rig()
  deps.writer = { submit: () => Promise.reject(new WriterUnavailable('full')) }
  expect((await get('/admin/citas')).body.codigo).toBe('ocupado')
  expect((await post('/admin/citas/historia', { folio: 'K7M-4QX' })).body.codigo).toBe('ocupado')
  expect((await ask('GET', '/admin/precios')).status).toBe(200) // It shows nobody.
})

/** Whatever a form asks: all of it about Rosa. */
const ofRosa = (folio: string, caso: string) => ({
  ...{ folio, caso, quien: folio, curp: ROSA_IN_PERSON.curp, curp_o_telefono: ROSA_IN_PERSON.curp, codigo: 'VENTANILLA1:x' },
  ...{ identificacion_vista: 'sí', motivo: 'lo pidió', nota: 'llamó', respuesta: 'Sí, puede.', resultado: 'resuelto' },
})

test('every operation whose answer names the person leaves a line, in the readings or among the deeds', async () => {
  const { folio, db, house, count, ...desk } = await openCrowd()
  const citizen = desk.phone('5215500000001')
  await citizen.write('asesor')
  await citizen.tap('Sí, una persona')
  await citizen.write('¿Puedo ir con una copia?')
  const caso = db.client.query<{ number: string }, []>('select number from cases').get()?.number ?? ''
  const lines = () =>
    count('audit') + (db.client.query<{ n: number }, []>('select coalesce(sum(requests), 0) as n from audit_reads').get()?.n ?? 0)
  const silent: string[] = []
  let named = 0
  for (const { method, path, query, body: form } of OPERATIONS) {
    const known = ({ shape }: z.ZodObject, all: object) => Object.entries(all).filter(([name]) => name in shape)
    const fields: Record<string, string> = { ...SENSIBLE[`${method} ${path}`], ...ofRosa(folio, caso) }
    const before = lines()
    const body = new URLSearchParams(form ? known(form as z.ZodObject, fields) : []).toString()
    const asked = new URLSearchParams(query ? known(query as z.ZodObject, { oficina: 'Toluca', dia: '3/12/2026' }) : [])
    const response = await house.officeApp.handle(
      new Request(`http://localhost${path}?${asked}`, {
        method,
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
        ...(method === 'POST' && { body }),
      }),
    )
    const text = await response.text()
    if (!/Rosa P|5500000001|55 0000 0001/.test(text)) continue
    named++
    if (lines() === before) silent.push(`${method} ${path}`)
  }
  expect(silent).toEqual([])
  expect(named).toBeGreaterThan(10)
})

test('a row of the readings never becomes less, and none is taken away while it is young', async () => {
  const { get, db } = await openCrowd()
  await get(LIST)
  for (const change of ['requests = 0', 'people = 0, requests = requests + 1', "operation = 'x', requests = requests + 1"])
    expect(() => db.client.run(`update audit_reads set ${change}`)).toThrow('wall: what was read is only added to')
  db.client.run('insert into heartbeat (id, at) values (1, 1764000000000) on conflict (id) do update set at = excluded.at')
  expect(() => db.client.run('delete from audit_reads')).toThrow('wall: what was read stays for 90 days')
})

test('looking the same reading up reads a few rows of an index, however long the book is', async () => {
  const { db } = rig()
  const plan = db.client
    .query<{ detail: string }, []>(
      `explain query plan select id from audit_reads indexed by audit_reads_same where on_day = '2026-11-24' and key_id is 1 and operation = 'x' and first_at > 1
       and first_at <= 2 and form = 'screen' and office_id is 3 and day is '2026-12-03' order by first_at desc limit 1`,
    )
    .all()
    .map((row) => row.detail)
  expect(plan).toEqual([
    expect.stringContaining(
      'USING INDEX audit_reads_same (on_day=? AND key_id=? AND operation=? AND office_id=? AND day=? AND first_at>?',
    ),
  ])
})

test('who reads more than the rules call usual is shown to whoever gives the keys, with the way to see what was read', async () => {
  const { get, post, db, clock, keyFor, folio } = await openCrowd()
  const toMend = async (key?: string) =>
    ((await get('/admin/estado', key)).body.que_arreglar as { que: string; hacer: string }[]).filter(({ que }) =>
      que.includes('la clave de'),
    )
  write(db, (tx) => setRules(tx, { people_read_a_day: CROWD, tries_a_day: 2 }))
  const clerk = keyFor('clerk', ['Toluca'], { name: 'Ventanilla 3' })
  expect(await toMend()).toEqual([])
  await get(LIST, clerk)
  await get(LIST, clerk)
  expect(await toMend()).toEqual([])
  await post('/admin/buscar', { quien: folio }, clerk)
  for (let nth = 0; nth < 3; nth++) await post('/admin/buscar', { quien: 'PERR850417MDFRZS05' }, clerk)
  expect(await toMend(clerk)).toEqual([])
  expect(await toMend()).toMatchObject([
    {
      que: 'Con la clave de Ventanilla 3, el martes 24 de noviembre de 2026, se vieron los nombres de 6 personas y 3 veces se buscó en vano o se pidió lo que no le toca: es más de lo que dicen sus reglas.',
      hacer: expect.stringContaining('«Ver la bitácora»'),
    },
  ])
  clock.advance(4 * DAY)
  expect(await toMend()).toEqual([])
})
