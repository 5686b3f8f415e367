// Lists that are longer than a page: what is asked for is found however much else there is, and nobody is shown twice or left out.

import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { folioHash } from '../../src/booking/folio.ts'
import { closeCase, openCase } from '../../src/cases/cases.ts'
import { countListed, listCases } from '../../src/cases/views.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk } from '../http/desk.ts'

type Desk = ReturnType<typeof openDesk>

const officeId = ({ db }: Desk, name: string): number =>
  db.client.query<{ id: number }, [string]>('select id from offices where name = ?').get(name)?.id ?? 0

/** So many requests of people who have appointments there. */
function openCases(desk: Desk, office: string, cases: number, closed = false): void {
  const { db, vault, clock } = desk
  write(db, (tx) => {
    for (let one = 0; one < cases; one++) {
      const id = openCase(tx, vault, { kind: 'claim', officeId: officeId(desk, office) }, clock.now())
      if (closed) closeCase(tx, id, 'resolved', clock.now())
    }
  })
}

/** Every page of a list, one after the other: each line's own number, and the sentence over each page. */
async function readAll(desk: Desk, path: string, list: string, number: string, token?: string) {
  const seen: unknown[] = []
  const sentences = new Set<unknown>()
  for (let next: unknown = ''; next !== null; ) {
    const { body } = await desk.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${next}`, token)
    seen.push(...(body[list] as Record<string, unknown>[]).map((line) => line[number]))
    sentences.add(body.resumen)
    next = body.siguiente
  }
  return { seen, sentences: [...sentences] }
}

test('an office whose cases are older than thousands of others sees them', async () => {
  const desk = openDesk()
  openCases(desk, 'Toluca', 1)
  openCases(desk, 'Puebla', 2_001)
  const toluca = desk.keyFor('clerk', ['Toluca'])
  expect((await desk.get('/admin/casos', toluca)).body).toMatchObject({
    resumen: 'Hay 1 caso abierto.',
    casos: [{ oficina: 'Toluca' }],
  })
  expect((await desk.get('/admin/casos?oficina=Toluca')).body.casos).toHaveLength(1)
  expect((await desk.get('/admin/casos?tipo=datos')).body.resumen).toBe('No hay casos abiertos.')
  expect((await desk.get('/admin/casos')).body.resumen).toBe('Hay 2,002 casos abiertos.')
}, 60_000)

test('cases come page by page, open and closed ones, with none twice and none left out', async () => {
  const desk = openDesk()
  openCases(desk, 'Toluca', 250)
  openCases(desk, 'Toluca', 210, true)
  for (const [which, all] of [
    ['abiertos', 250],
    ['cerrados', 210],
  ] as const) {
    const { seen, sentences } = await readAll(desk, `/admin/casos?cuales=${which}`, 'casos', 'caso')
    expect(seen).toHaveLength(all)
    expect(new Set(seen).size).toBe(all)
    expect(sentences).toEqual([`Hay ${all} casos ${which}.`])
    expect((await desk.get(`/admin/casos?cuales=${which}&cursor=mia`)).status).toBe(422)
  }
})

/** So many messages to somebody that Meta refused. */
function failMessages({ db, vault, clock }: Desk, contactId: number, messages: number): void {
  const insert = db.client.query(
    `insert into outbox (channel, contact_id, state, kind, question, body_sealed, not_before, attempt, created_at, updated_at, error_code)
     values ('whatsapp', ?, 'failed', 'notice', 0, ?, ?, 1, ?, ?, 131026)`,
  )
  const now = clock.now()
  for (let one = 0; one < messages; one++) insert.run(contactId, vault.seal('{}'), now, now, now)
}

test('messages that did not arrive come page by page, whole for who sees all offices and those of an office for its key', async () => {
  const desk = openDesk()
  for (const number of ['5215500000001', '5215500000002']) await desk.phone(number).write('Hola')
  const [rosa, luis] = desk.db.client.query<{ id: number }, []>('select id from contacts order by id').all()
  failMessages(desk, rosa?.id ?? 0, 230)
  failMessages(desk, luis?.id ?? 0, 1)
  const { seen, sentences } = await readAll(desk, '/admin/mensajes/no-entregados', 'mensajes', 'numero')
  expect(seen).toHaveLength(231)
  expect(new Set(seen).size).toBe(231)
  expect(sentences).toEqual(['231 mensajes no llegaron.'])
  const manager = desk.keyFor('manager', ['Toluca'])
  expect((await desk.get('/admin/mensajes/no-entregados', manager)).body.resumen).toBe('Todos los mensajes llegaron.')
  expect((await desk.post('/admin/mensajes/reenviar', {})).body.resumen).toBe(
    'Se reenviarían 200 mensajes. Son los más antiguos; después quedan 31.',
  )
})

/** So many messages of nobody we know that the turn failed of. */
function setAside({ db, vault, clock }: Desk, messages: number): void {
  const insert = db.client.query(
    "insert into inbox (channel, key, kind, state, error, body_sealed, sent_at, received_at) values ('whatsapp', ?, 'message', 'aside', 'TypeError', ?, ?, ?)",
  )
  for (let one = 0; one < messages; one++)
    insert.run(vault.index('wamid', `aside:${one}`), vault.seal('{}'), clock.now(), clock.now())
}

test('messages that were set aside come page by page; whoever has a key for one office is told whom to ask', async () => {
  const desk = openDesk()
  setAside(desk, 205)
  const { seen, sentences } = await readAll(desk, '/admin/mensajes/apartados', 'mensajes', 'numero')
  expect(seen).toHaveLength(205)
  expect(new Set(seen).size).toBe(205)
  expect(sentences).toEqual(['Hay 205 mensajes apartados.'])
  const manager = desk.keyFor('manager', ['Toluca'])
  expect((await desk.get('/admin/mensajes/apartados', manager)).body.codigo).toBe('apartados_de_todas')
  expect((await desk.post('/admin/mensajes/apartados/retomar', {}, manager)).body.codigo).toBe('apartados_de_todas')
})

test('the list of who may not come leaves nobody out when somebody answers between two pages', async () => {
  const desk = openDesk()
  seatCrowd(desk, '2026-12-03', 223) // 201 of them have WhatsApp.
  const visits = 'select group_id, slot_id'
  desk.db.client.run(
    `insert into reminders (group_id, slot_id, kind, due_at, state, why)
     ${visits}, 'last', 0, 'dropped', 'failed' from appointments where contact_id is not null
     on conflict do update set state = 'dropped', why = 'failed'`,
  )
  const first = (await desk.get('/admin/citas/en-riesgo')).body
  expect(first.resumen).toStartWith('Hay 201 citas en riesgo')
  const answered = (first.citas as { folio: string }[])[0]?.folio ?? ''
  desk.db.client
    .query(`insert into reconfirmations ${visits}, 0 from appointments where folio_hash = ?`)
    .run(folioHash(desk.vault, answered))
  const rest = (await desk.get(`/admin/citas/en-riesgo?cursor=${first.siguiente}`)).body
  expect(rest.citas).toHaveLength(1)
  expect(rest.siguiente).toBeNull()
})

const days = (from: string, many: number) =>
  Array.from({ length: many }, (_, nth) => Temporal.PlainDate.from(from).add({ days: nth }).toString())

test('the closures of years stay out of the way of those to come, and both lists come page by page', async () => {
  const desk = openDesk()
  const close = desk.db.client.query(
    'insert into closures (office_id, day, from_minute, until_minute, reason_sealed, created_at) values (?, ?, 0, 1440, ?, 1)',
  )
  const [past, coming] = [days('2025-12-01', 230), days('2026-11-24', 240)]
  for (const day of [...coming, ...past]) close.run(officeId(desk, 'Toluca'), day, desk.vault.seal(day))
  close.run(officeId(desk, 'Puebla'), '2026-11-24', desk.vault.seal('otra oficina'))
  const toluca = desk.keyFor('clerk', ['Toluca'])
  const read = (which: string) => readAll(desk, `/admin/cierres?cuales=${which}`, 'cierres', 'motivo', toluca)
  expect(await read('los%20que%20vienen')).toEqual({ seen: coming, sentences: ['Hay 240 cierres de hoy en adelante.'] })
  expect(await read('los%20que%20ya%20pasaron')).toEqual({ seen: past.toReversed(), sentences: ['Ya pasaron 230 cierres.'] })
})

test('non-working days come page by page too: the next ones first, those that are over on their own', async () => {
  const desk = openDesk()
  desk.db.client.run('delete from non_working_days')
  const add = desk.db.client.query('insert into non_working_days (day, name) values (?, ?)')
  const [past, coming] = [days('2025-12-01', 210), days('2026-11-24', 220)]
  for (const day of [...past, ...coming]) add.run(day, 'Día de prueba')
  const read = (which: string) => readAll(desk, `/admin/dias-inhabiles?cuales=${which}`, 'dias', 'dia')
  expect((await read('los%20que%20vienen')).seen).toEqual(coming)
  expect((await read('los%20que%20ya%20pasaron')).seen).toEqual(past.toReversed())
})

test('the keys that open something come before all those that are over, page by page', async () => {
  const desk = openDesk()
  const add = desk.db.client.query(
    "insert into access_keys (name, hash, role, created_at, expires_at, revoked_at) values (?, ?, 'reader', 1, ?, ?)",
  )
  const now = desk.clock.now()
  const kinds: [name: string, expires: number | null, revoked: number | null][] = [
    ['sin final', null, null],
    ['quitada', now + 1, now],
    ['de un año', now + 1, null],
    ['vencida', now, null],
  ]
  for (let nth = 0; nth < 440; nth++) {
    const [name = '', expires = null, revoked = null] = kinds[nth % kinds.length] ?? []
    add.run(`${name} ${nth}`, Buffer.from(`key ${nth}`), expires, revoked)
  }
  const { seen, sentences } = await readAll(desk, '/admin/accesos', 'accesos', 'nombre')
  const numbers = (kept: boolean) => Array.from({ length: 440 }, (_, nth) => 439 - nth).filter((nth) => (nth % 2 === 0) === kept)
  expect(seen.map((name) => Number(String(name).split(' ').at(-1)))).toEqual([...numbers(true), ...numbers(false)])
  expect(sentences).toEqual(['Hay 220 claves vigentes.'])
})

test('of the cases that were closed over the years only the page is read', () => {
  const { db, clock } = openDesk()
  const said: string[] = []
  const { prepare } = db.client
  db.client.prepare = ((sql: string) => {
    said.push(sql)
    return prepare.call(db.client, sql)
  }) as typeof prepare
  const which = { agencyId: 1, list: 'closed' as const, kinds: ['person' as const], officeIds: [1], officeId: 1 }
  listCases(db, which, { limit: 201 }, clock.now())
  countListed(db, which, clock.now())
  const plans = said.map((sql) =>
    prepare
      .call(db.client, `explain query plan ${sql}`)
      .all({
        kinds: '[]',
        offices: '[]',
        office: 1,
        agency: 1,
        asker: 0,
        key: null,
        now: 1,
        soon: 1,
        by: 1,
        id: 1,
        limit: 1,
      } as never)
      .map((row) => (row as { detail: string }).detail)
      .join('; '),
  )
  expect(plans[0]).toContain('SEARCH cases USING COVERING INDEX cases_closed (closed_at<')
  expect(plans[0]).not.toContain('SCAN cases')
  expect(plans[1]).toContain('USING COVERING INDEX cases_closed')
})
