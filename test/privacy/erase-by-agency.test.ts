// Two agencies in one house: each erases what it keeps of somebody, by its own key, and neither touches nor learns of the other's.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { giveAccess, type Role } from '../../src/admin/access.ts'
import { personKey } from '../../src/booking/people.ts'
import { closeCase, openCase } from '../../src/cases/cases.ts'
import { DAY } from '../../src/clock.ts'
import { eraseAgain } from '../../src/privacy/erase-again.ts'
import { publish } from '../../src/schedule/publication.ts'
import { addAgency, GUADALUPE, HOOKS, LUIS, ROSA } from '../cast.ts'
import { beyondTheChat, CITIZENS_PHONE, openErasingDesk } from './erasure-stage.ts'

const OFFICE = 'Movilidad Centro'
const LICENCE = 'licencia de conducir'
/** What only the passport office may say. */
const OURS = /Toluca|pasaporte|C-[A-Z0-9]{6}|otra dependencia/

function openTwoAgencies() {
  const desk = openErasingDesk()
  const { db, vault, clock } = desk
  write(db, (tx) => {
    addAgency(tx, 2, 'Movilidad')
    tx.client.run(
      `insert into procedures (id, agency_id, name, name_en, audience, family, exclusive_group, min_age, position, active, version)
         values ('licence', 2, '${LICENCE}', 'driving licence', 'adult', 'other', 'licence', 18, 9, 1, 1)`,
    )
    tx.client.run(
      `insert into offices (id, slug, agency_id, name, state, municipality, address, latitude, longitude, zone, days_ahead,
           notice_minutes, active, sample, version, updated_at)
         values (90, 'movilidad', 2, '${OFFICE}', 'MC', 'Toluca', 'Calle 2', 19, -99, 'America/Mexico_City', 30, 60, 1, 0, 1, 0)`,
    )
    tx.client.run("insert into office_procedures (office_id, procedure_id) values (90, 'licence')")
    tx.client.run('insert into schedules (id, office_id, slot_minutes) values (90, 90, 30)')
    tx.client.run(
      `insert into schedule_hours (plan_id, weekday, from_minute, until_minute, windows)
         select p.id, value, 540, 720, 2 from schedule_plans p join json_each('[1,2,3,4,5]') where p.schedule_id = 90`,
    )
    publish(tx, HOOKS, 90, clock.now())
  })
  const keyOf = (agencyId: number, role: Role = 'manager') =>
    write(db, (tx) => {
      const wish = { name: `Llave ${agencyId}`, role, agencyId, officeIds: undefined, seesNames: true, expiresAt: undefined }
      return giveAccess(tx, { vault, clock }, wish, clock.now()).token
    })
  const [ours, theirs] = [keyOf(1), keyOf(2)]
  const asked = { identificacion_vista: 'sí', motivo: 'pidió que se borren sus datos' }
  return {
    ...desk,
    ours,
    theirs,
    /** An appointment at the counter of the other agency. */
    async licence(person: { name: string; curp?: string }, day = '26/11/2026') {
      const form = { oficina: OFFICE, tramite: LICENCE, nombre: person.name, curp: person.curp ?? '', dia: day, hora: '10:00' }
      const given = await desk.doIt('/admin/citas', { ...form, via: 'mostrador', telefono: CITIZENS_PHONE, motivo: 'vino' }, theirs)
      expect(given.status).toBe(200)
      await desk.settle()
      return (given.body.cita as { folio: string }).folio
    },
    async erasesAs(token: string, curp_o_telefono: string, more: Record<string, string> = {}) {
      const done = await desk.doIt('/admin/personas/borrar', { curp_o_telefono, ...asked, ...more }, token)
      await desk.settle()
      await desk.jobLooks()
      return done
    },
    wouldErase: (token: string, curp_o_telefono: string) =>
      desk.post('/admin/personas/borrar', { curp_o_telefono, ...asked }, token),
    /** A closed case of the citizen's with that agency, in these words. */
    async wroteTo(agencyId: number, words: string) {
      await desk.citizen.write('Hola')
      write(db, (tx) => {
        const contactId = tx.client.query<{ id: number }, []>('select coalesce(max(id), 0) as id from contacts').get()?.id ?? 0
        const officeId = agencyId === 1 ? 1 : 90
        closeCase(tx, openCase(tx, vault, { kind: 'person', contactId, officeId, words }, clock.now()), 'resolved', clock.now())
      })
    },
    names: () =>
      db.client
        .query<{ agency: number; name: Uint8Array | null }, []>(
          `select o.agency_id as agency, a.name_sealed as name from appointments a join offices o on o.id = a.office_id order by a.id`,
        )
        .all()
        .map(({ agency, name }) => [agency, name && vault.open(name)]),
    knowsCurp: () => desk.count('people where curp_sealed is not null'),
  }
}

describe('a person with visits at two agencies', () => {
  async function visitedBoth() {
    const desk = openTwoAgencies()
    await desk.book(ROSA)
    await desk.licence(ROSA)
    desk.clock.advance(4 * DAY)
    await desk.settle()
    return desk
  }

  test('is erased by each from its own, and is forgotten with the last', async () => {
    const desk = await visitedBoth()
    const done = await desk.erasesAs(desk.theirs, ROSA.curp)
    expect(done.body.resumen).toBe('Se borró de esa persona: 1 cita que ya terminó. En el chat no se avisa a nadie.')
    expect(desk.names()).toEqual([
      [1, ROSA.name],
      [2, null],
    ])
    expect(desk.knowsCurp()).toBe(1)
    expect(desk.broken()).toEqual([])
    // Not even the CURP leads to what was erased, though the other one's visitor is known by it.
    const nobody = (await desk.post('/admin/buscar', { quien: LUIS.curp }, desk.theirs)).body
    expect((await desk.post('/admin/buscar', { quien: ROSA.curp }, desk.theirs)).body).toEqual(nobody)
    expect((await desk.wouldErase(desk.theirs, ROSA.curp)).body).toEqual((await desk.wouldErase(desk.theirs, LUIS.curp)).body)
    expect((await desk.post('/admin/buscar', { quien: ROSA.curp }, desk.ours)).text).toContain(ROSA.name)
    await desk.erasesAs(desk.ours, ROSA.curp)
    expect(desk.names()).toEqual([
      [1, null],
      [2, null],
    ])
    expect([desk.knowsCurp(), beyondTheChat(desk, ROSA.name), beyondTheChat(desk, ROSA.curp)]).toEqual([0, [], []])
    expect(desk.broken()).toEqual([])
  })

  test('is erased by the other first as well: the answer is the same, and says nothing of who else keeps anything', async () => {
    const both = await visitedBoth()
    const alone = openTwoAgencies()
    await alone.licence(ROSA)
    alone.clock.advance(4 * DAY)
    await alone.settle()
    const said = async (desk: typeof both) => {
      const { resumen, se_borra, se_queda } = (await desk.wouldErase(desk.theirs, ROSA.curp)).body
      return { resumen, se_borra, se_queda, done: (await desk.erasesAs(desk.theirs, ROSA.curp)).body.resumen }
    }
    const [asBoth, asAlone] = [await said(both), await said(alone)]
    expect(asBoth).toEqual(asAlone)
    expect(JSON.stringify(asBoth)).not.toMatch(/Toluca|C-[A-Z0-9]{6}/)
    expect([both.knowsCurp(), alone.knowsCurp()]).toEqual([1, 0])
  })

  test('who has an appointment to come at one is erased by the other all the same, and comes', async () => {
    const desk = openTwoAgencies()
    await desk.licence(ROSA)
    desk.clock.advance(4 * DAY)
    await desk.settle()
    const folio = await desk.book(ROSA, { dia: '03/12/2026', hora: '9:00' })
    expect((await desk.wouldErase(desk.ours, ROSA.curp)).body.codigo).toBe('borrado_con_cita')
    expect((await desk.erasesAs(desk.theirs, ROSA.curp)).status).toBe(200)
    expect(desk.names()).toEqual([
      [2, null],
      [1, ROSA.name],
    ])
    expect((await desk.post('/admin/buscar', { quien: folio }, desk.ours)).text).toContain(ROSA.name)
    expect(desk.broken()).toEqual([])
  })

  test('whom only the other one knows is nobody here, as whoever never came', async () => {
    const desk = openTwoAgencies()
    await desk.book(ROSA)
    await desk.licence(GUADALUPE)
    desk.clock.advance(4 * DAY)
    await desk.settle()
    const refused = async (token: string, curp: string) => (await desk.wouldErase(token, curp)).body
    expect(await refused(desk.theirs, ROSA.curp)).toEqual(await refused(desk.theirs, LUIS.curp))
    expect(await refused(desk.ours, GUADALUPE.curp)).toEqual(await refused(desk.ours, LUIS.curp))
    expect((await refused(desk.theirs, ROSA.curp)).codigo).toBe('nadie_con_ese_dato')
  })

  test('in a copy of before is erased again from the one that erased, and stays with the other', async () => {
    const desk = await visitedBoth()
    const hash = personKey(desk.vault, ROSA)
    const line = { kind: 'person' as const, hash, agency: 2, at: desk.clock.now() }
    const of = (agency: number) =>
      write(desk.db, (tx) => eraseAgain(tx, desk.house.messaging.personalData, [{ ...line, agency }], desk.clock.now()))
    expect([of(2), of(2), of(7)]).toEqual([1, 0, 0])
    await desk.jobLooks()
    expect(desk.names()).toEqual([
      [1, ROSA.name],
      [2, null],
    ])
    expect(desk.broken()).toEqual([])
  })
})

describe('a telephone that wrote to two agencies', () => {
  test('loses what it wrote to each with its erasure; the chat and the number go with the last', async () => {
    const desk = openTwoAgencies()
    await desk.wroteTo(1, 'Se cayó mi trámite de la ventanilla tres')
    await desk.wroteTo(2, 'Mi licencia salió con otro nombre')
    const done = await desk.erasesAs(desk.theirs, CITIZENS_PHONE)
    expect(done.status).toBe(200)
    expect(beyondTheChat(desk, 'Mi licencia salió')).toEqual([])
    expect(beyondTheChat(desk, 'Se cayó mi trámite')).not.toEqual([])
    expect([desk.count('contact_aliases'), desk.count('conversations')]).toEqual([1, 1])
    expect(desk.broken()).toEqual([])
    await desk.erasesAs(desk.ours, CITIZENS_PHONE)
    expect(beyondTheChat(desk, 'Se cayó mi trámite')).toEqual([])
    expect([desk.count('contact_aliases'), desk.count('conversations'), desk.count('inbox where body_sealed is not null')]).toEqual(
      [0, 0, 0],
    )
    expect(desk.broken()).toEqual([])
  })

  test('is given by each the copy of its own: no case and no appointment of the other', async () => {
    const desk = openTwoAgencies()
    await desk.wroteTo(1, 'Se cayó mi trámite de la ventanilla tres')
    await desk.wroteTo(2, 'Mi licencia salió con otro nombre')
    await desk.licence(ROSA)
    const asked = { curp_o_telefono: CITIZENS_PHONE, identificacion_vista: 'sí', motivo: 'pidió sus datos' }
    const copyBy = (key: string) => desk.post('/admin/personas/copia', asked, key)
    const [ours, theirs] = [await copyBy(desk.ours), await copyBy(desk.theirs)]
    expect([ours.status, theirs.status]).toEqual([200, 200])
    expect([ours.text.includes('Se cayó mi trámite'), theirs.text.includes('Se cayó mi trámite')]).toEqual([true, false])
    expect([ours.text.includes('Mi licencia salió'), theirs.text.includes('Mi licencia salió')]).toEqual([false, true])
    expect([ours.text.includes(ROSA.name), theirs.text.includes(ROSA.name)]).toEqual([false, true])
    // The chat itself is kept by who owns the number.
    expect([ours.body.telefono === null, theirs.body.telefono, theirs.body.mensajes]).toEqual([false, null, []])
  })

  test('is told nothing of to an agency to which it never wrote', async () => {
    const desk = openTwoAgencies()
    await desk.wroteTo(1, 'Se cayó mi trámite de la ventanilla tres')
    const [known, unknown] = [
      await desk.wouldErase(desk.theirs, CITIZENS_PHONE),
      await desk.wouldErase(desk.theirs, '55 0000 0077'),
    ]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  })

  test('reads the same whether another agency keeps anything or not', async () => {
    const [both, alone] = [openTwoAgencies(), openTwoAgencies()]
    await both.wroteTo(1, 'Se cayó mi trámite de la ventanilla tres')
    for (const desk of [both, alone]) {
      await desk.wroteTo(2, 'Mi licencia salió con otro nombre')
      await desk.licence(ROSA)
      desk.clock.advance(4 * DAY)
      await desk.settle()
    }
    const said = async (desk: typeof both) => {
      const { resumen, se_borra, se_queda } = (await desk.wouldErase(desk.theirs, CITIZENS_PHONE)).body
      return { resumen, se_borra, se_queda, done: (await desk.erasesAs(desk.theirs, CITIZENS_PHONE)).body.resumen }
    }
    const [asBoth, asAlone] = [await said(both), await said(alone)]
    expect(asBoth).toEqual(asAlone)
    expect([both.count('contact_aliases'), alone.count('contact_aliases')]).toEqual([1, 0])
    for (const path of ['/admin/buscar', '/admin/personas/borrar']) {
      const form = { quien: CITIZENS_PHONE, curp_o_telefono: CITIZENS_PHONE, identificacion_vista: 'sí', motivo: 'lo pidió' }
      expect((await both.post(path, form, both.theirs)).body).toEqual((await alone.post(path, form, alone.theirs)).body)
    }
  })

  test('an open case with one hinders the erasure of that one, and of no other', async () => {
    const desk = openTwoAgencies()
    await desk.wroteTo(2, 'Mi licencia salió con otro nombre')
    write(desk.db, (tx) => {
      openCase(tx, desk.vault, { kind: 'person', contactId: 1, officeId: 1, words: 'Se cayó mi trámite' }, desk.clock.now())
    })
    const hindered = await desk.wouldErase(desk.ours, CITIZENS_PHONE)
    expect(hindered.body.codigo).toBe('borrado_con_caso')
    const free = await desk.wouldErase(desk.theirs, CITIZENS_PHONE)
    expect([free.status, OURS.test(String(free.body.resumen))]).toEqual([200, false])
  })
})

test('no table lets a key erase what is of another agency', async () => {
  const desk = openTwoAgencies()
  const { client } = desk.db
  await desk.book(ROSA)
  await desk.wroteTo(2, 'Mi licencia')
  const asked = (agency: number, keyId: number | null, caseId: number | null) => () =>
    client
      .query<unknown, [number, number | null, number | null]>(
        "insert into erasures (kind, agency_id, contact_id, actor, key_id, case_id, asked_at) values ('contact', ?, 1, 'staff', ?, ?, 1)",
      )
      .run(agency, keyId, caseId)
  expect(asked(1, 2, null)).toThrow('wall: an erasure is of the agency of its key')
  expect(asked(1, 1, 1)).toThrow('wall: an erasure is of the agency of its key and of its case')
  asked(2, 2, 1)()
  expect(() => client.run('update erasures set agency_id = 1')).toThrow('wall: an erasure stays with its agency')
  expect(() =>
    client.run("insert into appointment_events (appointment_id, at, what, actor, key_id) values (1, 1, 'erased', 'staff', 2)"),
  ).toThrow('wall: an agency erases only what is its own')
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('no table gives a visit to somebody else: only one that is over and bare, to nobody, while its agency erases', async () => {
  const desk = openTwoAgencies()
  const { client } = desk.db
  await desk.licence(ROSA)
  desk.clock.advance(4 * DAY)
  await desk.settle()
  const nobody = client
    .query<{ id: number }, []>("insert into people (key, created_at, updated_at) values (x'01', 1, 1) returning id")
    .get()
  const give = (more: string) => () =>
    client
      .query<unknown, [number]>(`update appointments set person_id = ?, version = version + 1${more} where id = 1`)
      .run(nobody?.id ?? 0)
  const refused = 'wall: the person of an appointment never changes'
  expect(give(', name_sealed = null')).toThrow(refused)
  const asks = (agency: number) =>
    client.run(`insert into erasures (kind, agency_id, key, actor, asked_at) values ('person', ${agency}, x'02', 'clock', 1)`)
  asks(1)
  expect(give(', name_sealed = null')).toThrow(refused)
  asks(2)
  expect(give('')).toThrow(refused)
  expect(give(', name_sealed = null')).not.toThrow()
})
