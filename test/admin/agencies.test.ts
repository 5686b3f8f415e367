// Two agencies in one house: a key of one sees nothing of the other and does nothing there.
import { describe, expect, test } from 'bun:test'
import { raiseAlert } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { LUIS } from '../cast.ts'
import { ROSA_AT_COUNTER } from '../http/desk.ts'
import { LICENCE, OFFICE, twoAgencies } from '../http/two-agencies.ts'
import { OPERATIONS } from '../operations.ts'

const OF_OWNER = 'de_la_institucion_del_numero'

/** What only Mobility's answers may say, and what only those of the passport offices. */
const THEIRS = [LUIS.name, LUIS.curp, 'Jefe de movilidad']
const OURS = ['Rosa Pérez Ruiz', 'PERR850417MDFRZS04', 'Jefa de pasaportes']

describe('a key for all offices', () => {
  test('gives appointments at the offices of its own agency, for its own procedures, and nowhere else', async () => {
    const { answers, post, ours, theirs, db } = await twoAgencies()
    expect([answers.mine.status, answers.other.status]).toEqual([200, 200])
    const there = { ...ROSA_AT_COUNTER, oficina: OFFICE, dia: '04/12/2026', via: 'mostrador' }
    expect((await post('/admin/citas', { ...there, tramite: LICENCE }, ours)).body.codigo).toBe('oficina_no_existe')
    expect((await post('/admin/citas', { ...there, oficina: 'Toluca' }, theirs)).body.codigo).toBe('oficina_no_existe')
    expect((await post('/admin/citas', { ...there, oficina: 'Toluca', tramite: LICENCE }, ours)).body.codigo).toBe(
      'tramite_no_existe',
    )
    expect(brokenInvariants(db)).toEqual([])
  })

  test('reads in no list, search, case, count of people or log-book what is the other agency’s', async () => {
    const { get, post, ours, theirs, folios } = await twoAgencies()
    const readings = OPERATIONS.filter((one) => one.method === 'GET')
    const searches: [string, Record<string, string>][] = [
      ...[folios.ours, folios.theirs, LUIS.curp, 'PERR850417MDFRZS04', '55 0000 0001', '55 0000 0002'].map(
        (quien): [string, Record<string, string>] => ['/admin/buscar', { quien }],
      ),
      ...[folios.ours, folios.theirs].map((folio): [string, Record<string, string>] => ['/admin/citas/historia', { folio }]),
    ]
    const said = new Set<string>()
    for (const [token, foreign, office] of [
      [ours, [...THEIRS, folios.theirs], 'Toluca'],
      [theirs, [...OURS, folios.ours], OFFICE],
    ] as const) {
      for (const { path } of readings) {
        const asked = ['/admin/agenda', '/admin/puerta/lista'].includes(path)
        const day = asked ? `?dia=03/12/2026&oficina=${encodeURIComponent(office)}` : ''
        const { text, status } = await get(`${path}${day}`, token)
        expect({ path, status: status < 500 }).toEqual({ path, status: true })
        for (const word of [...THEIRS, ...OURS].filter((one) => text.includes(one))) said.add(word)
        for (const word of foreign) expect({ path, says: text.includes(word) ? word : '' }).toEqual({ path, says: '' })
      }
      for (const [path, form] of searches) {
        const { text } = await post(path, form, token)
        for (const word of foreign.filter((one) => !Object.values(form).includes(one)))
          expect({ path, form, says: text.includes(word) ? word : '' }).toEqual({ path, form, says: '' })
      }
    }
    // Nobody is left out of the lists by mistake: their own agency reads them.
    expect([...said].sort()).toEqual([...THEIRS, ...OURS].filter((one) => !/^[A-Z]{4}/.test(one)).sort())
  })

  test('finds its own people, cases and lines', async () => {
    const { get, post, ours, theirs, folios, db, keyOf } = await twoAgencies()
    expect((await get(`/admin/agenda?dia=03/12/2026&oficina=${encodeURIComponent(OFFICE)}`, theirs)).text).toContain(LUIS.name)
    expect((await get('/admin/agenda?dia=03/12/2026&oficina=Toluca', ours)).text).toContain('Rosa Pérez Ruiz')
    expect((await post('/admin/buscar', { quien: folios.theirs }, theirs)).text).toContain(LUIS.name)
    const number = (subject: string) =>
      db.client.query<{ number: string }, [string]>('select number from cases where subject = ?').get(subject)?.number ?? ''
    const [cases, others] = [(await get('/admin/casos', ours)).text, (await get('/admin/casos', theirs)).text]
    expect([cases.includes(number('ours')), cases.includes(number('theirs'))]).toEqual([true, false])
    expect([others.includes(number('ours')), others.includes(number('theirs'))]).toEqual([false, true])
    expect((await post('/admin/casos/leer', { caso: number('theirs') }, ours)).status).toBe(404)
    expect((await post('/admin/casos/leer', { caso: number('ours') }, theirs)).status).toBe(404)
    const complaint = number('anonymous')
    for (const [agency, reads] of [
      [1, false],
      [2, true],
    ] as const) {
      const comptroller = keyOf(agency, 'comptroller', `Contraloría ${agency}`)
      expect((await get('/admin/denuncias', comptroller)).text.includes(complaint)).toBe(reads)
      expect((await post('/admin/denuncias/leer', { caso: complaint }, comptroller)).status).toBe(reads ? 200 : 404)
    }
    expect((await get('/admin/bitacora', theirs)).text).toContain('Jefe de movilidad')
    expect((await get('/admin/accesos', theirs)).text).toContain('Jefe de movilidad')
  })

  test('changes nothing of the other agency: no appointment, no office, no key, no case', async () => {
    const { post, ours, theirs, folios, db } = await twoAgencies()
    const before = db.client
      .query<{ id: number; version: number; state: string }, []>('select id, version, state from appointments')
      .values()
    const deeds = (folio: string, oficina: string, tramite: string, key: string): [string, Record<string, string>][] => [
      ['/admin/citas/cancelar', { folio, motivo: 'x', avisar: 'no' }],
      ['/admin/citas/mover', { folio, dia: '04/12/2026', motivo: 'x', avisar: 'no' }],
      ['/admin/citas/corregir', { folio, nombre: 'Otra Persona', motivo: 'x' }],
      ['/admin/citas/otro-telefono', { folio, telefono: '55 0000 0009', motivo: 'x', identificacion_vista: 'sí' }],
      ['/admin/citas/llegada', { folio }],
      ['/admin/citas/segunda-clave', { folio, cambio: 'cancelarla', motivo: 'x' }],
      ['/admin/cierres', { oficina, dia: '03/12/2026', motivo: 'x' }],
      ['/admin/lugares', { oficina, dia: '03/12/2026', desde: '12:00', hasta: '13:00', ventanillas: '1' }],
      ['/admin/oficinas', { oficina, telefono: '55 1111 1111' }],
      ['/admin/horario', { oficina, horario: 'lunes 9:00-10:00 1' }],
      ['/admin/tramites/oficina', { oficina, tramite }],
      ['/admin/tramites', { tramite, nombre: 'otro nombre' }],
      ['/admin/accesos', { nombre: 'Alguien', rol: 'ventanilla', oficina }],
      ['/admin/accesos/quitar', { nombre: key, motivo: 'x' }],
    ]
    for (const [token, [folio, office, procedure, key]] of [
      [ours, [folios.theirs, OFFICE, LICENCE, 'Jefe de movilidad']],
      [theirs, [folios.ours, 'Toluca', 'renovar pasaporte', 'Jefa de pasaportes']],
    ] as const)
      for (const [path, form] of deeds(folio, office, procedure, key)) {
        const { status, body } = await post(path, form, token)
        expect({ path, refused: status >= 400 && status < 500, codigo: body.codigo !== undefined }).toEqual({
          path,
          refused: true,
          codigo: true,
        })
      }
    expect(
      db.client.query<{ id: number; version: number; state: string }, []>('select id, version, state from appointments').values(),
    ).toEqual(before)
    expect(db.client.query('select count(*) from access_keys where revoked_at is not null').values()).toEqual([[0]])
  })
})

test('what is of the whole installation is done by the agency that owns the number alone', async () => {
  const { get, post, theirs } = await twoAgencies()
  const closed = OPERATIONS.filter((one) => !one.ofEachAgency && one.path !== '/admin/yo')
  expect(closed.length).toBeGreaterThan(15)
  for (const { method, path } of closed) {
    const answer = await (method === 'GET' ? get(path, theirs) : post(path, {}, theirs))
    expect({ path, status: answer.status, codigo: answer.body.codigo }).toEqual({ path, status: 403, codigo: OF_OWNER })
  }
})

test('an office, a procedure and a key that it adds are of its agency', async () => {
  const { post, theirs, db } = await twoAgencies()
  await post('/admin/accesos', { nombre: 'Ventanilla de movilidad', rol: 'ventanilla', oficina: 'todas' }, theirs)
  const agency = db.client
    .query<{ agency_id: number }, []>("select agency_id from access_keys where name = 'Ventanilla de movilidad'")
    .values()
  expect(agency).toEqual([[2]])
})

describe('«¿Está todo bien?»', () => {
  const state = async (of: { get: Awaited<ReturnType<typeof twoAgencies>>['get'] }, token: string) =>
    (await of.get('/admin/estado', token)).body as Record<string, unknown> & { que_arreglar: { que: string; hacer: string }[] }

  test('counts the appointments, cases and offices of the agency whose key asks', async () => {
    const of = await twoAgencies()
    const { clock, settle, post, ours, theirs, folios } = of
    clock.set(Date.parse('2026-12-03T14:00:00Z'))
    await settle()
    const [mine, other] = [await state(of, ours), await state(of, theirs)]
    expect([mine.resumen, other.resumen].map((said) => /Hoy hay [^.]*\./.exec(String(said))?.[0])).toEqual([
      'Hoy hay 1 cita.',
      'Hoy hay 1 cita.',
    ])
    expect([mine.casos_abiertos, other.casos_abiertos]).toEqual([1, 1])
    expect(JSON.stringify(mine)).not.toContain('Movilidad')
    expect(JSON.stringify(other)).not.toContain('Toluca')
    await post('/admin/citas/cancelar', { folio: folios.theirs, motivo: 'pidió cancelar' }, theirs).then(({ body }) =>
      post('/admin/citas/cancelar', { folio: folios.theirs, motivo: 'pidió cancelar', clave: String(body.clave) }, theirs),
    )
    expect(
      [(await state(of, ours)).resumen, (await state(of, theirs)).resumen].map((said) => String(said).split('. ').at(-1)),
    ).toEqual(['Hoy hay 1 cita.', 'Hoy no hay citas.'])
  })

  test('tells everybody of the machine, and whoever does not own the number whom to tell', async () => {
    const of = await twoAgencies()
    write(of.db, (tx) => raiseAlert(tx, 'disk_low', of.clock.now()))
    const said = async (token: string) => (await state(of, token)).que_arreglar.filter(({ que }) => que.includes('disco'))
    expect(await said(of.ours)).toEqual([{ que: 'Queda poco espacio en el disco.', hacer: 'Libere espacio hoy.' }])
    expect(await said(of.theirs)).toEqual([
      {
        que: 'Queda poco espacio en el disco.',
        hacer: 'Avise a la institución que contesta este número: ella lo arregla.',
      },
    ])
  })

  test('tells of a case that is late, and of messages set aside, only the agency whose they are', async () => {
    const of = await twoAgencies()
    const { db, clock, ours, theirs } = of
    write(db, (tx) => {
      raiseAlert(tx, 'case_overdue', clock.now())
      tx.client.query("update cases set due_at = 1 where subject = 'theirs'").run()
    })
    const tells = async (token: string, what: RegExp) => (await state(of, token)).que_arreglar.some(({ que }) => what.test(que))
    expect([await tells(ours, /plazo vencido/), await tells(theirs, /plazo vencido/)]).toEqual([false, true])
    write(db, (tx) => {
      tx.client
        .query(
          `insert into inbox (channel, key, kind, state, error, body_sealed, sent_at, received_at)
           values ('whatsapp', ?, 'message', 'aside', 'TypeError', ?, 1, 1)`,
        )
        .run(of.vault.index('wamid', 'x'), of.vault.seal('{}'))
    })
    expect([await tells(ours, /apartado/), await tells(theirs, /apartado/)]).toEqual([true, false])
  })
})

test('the lists of a form name offices and procedures of the agency of its key alone, and nobody without a key reads any', async () => {
  const { get, ours, theirs } = await twoAgencies()
  const listed = async (key: string) => {
    const words: unknown[] = []
    JSON.parse((await get('/swagger/json', key)).text, (name, value) => {
      if (name === 'enum') words.push(...value)
      return value
    })
    return words
  }
  const [mine, others, nobodys] = [await listed(ours), await listed(theirs), await listed('')]
  expect(mine).toContain('Toluca')
  expect(mine).not.toContain(OFFICE)
  expect(mine).not.toContain(LICENCE)
  expect(others).toContain(OFFICE)
  expect(others).toContain(LICENCE)
  for (const list of [others, nobodys]) expect(list).not.toContain('Toluca')
  expect(nobodys).not.toContain(OFFICE)
  expect(await listed(theirs)).toEqual(others) // From what is kept.
})

test('the copy of a telephone that had to do with the other agency alone says what it says of an unknown one', async () => {
  const { post, ours } = await twoAgencies()
  const copy = (phone: string, key: string) =>
    post('/admin/personas/copia', { curp_o_telefono: phone, identificacion_vista: 'sí', motivo: 'lo pidió' }, key)
  const [known, unknown] = [await copy('55 0000 0002', ours), await copy('55 9999 9999', ours)]
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  expect((await copy('55 0000 0001', ours)).status).toBe(200)
})
