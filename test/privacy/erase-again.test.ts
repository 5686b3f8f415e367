// A deletion in steps, twice, late, half, or while something changes.
import { expect, test } from 'bun:test'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { noteOutsideTime } from '../../db/acting-time.ts'
import { write } from '../../db/open.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { recogniseContact } from '../../src/messaging/contacts.ts'
import { goOnErasing } from '../../src/privacy/carry-out.ts'
import { eraseAgain } from '../../src/privacy/erase-again.ts'
import { ROSA } from '../cast.ts'
import { CITIZENS_PHONE, openErasingDesk, standsSomewhere } from './erasure-stage.ts'

type Desk = ReturnType<typeof openErasingDesk>

/** So many visits of Rosa's that are over, in one hour. */
function visitedOften(desk: Desk, times: number): void {
  desk.db.client.run(
    `insert into appointments (group_id, member, folio_hash, office_id, slot_id, procedure_id, exclusive_group, person_id, contact_id, origin, state, live, seated, version,
       held_until, name_sealed, visit_ends_at, created_at, updated_at)
     with recursive n (i) as (select 1 union all select i + 1 from n where i < ${times})
     select 'often' || i, 0, null, office_id, slot_id, procedure_id, exclusive_group, person_id, null, 'phone', 'held', 0, 1, 1, 1, name_sealed, visit_ends_at, created_at, updated_at
     from n, (select * from appointments limit 1)`,
  )
}

test('more than 500 visits go in steps, and a stop between two of them leaves nothing behind', async () => {
  const desk = openErasingDesk()
  await desk.book(ROSA)
  await desk.visitsEnd()
  desk.db.client.run('update slots set capacity = 2000')
  visitedOften(desk, 1_200)
  await desk.settle()
  await desk.settle()
  while (desk.count("appointments where state = 'held'") > 0) await desk.settle()
  const begun = await desk.erase(ROSA.curp)
  expect(begun.body.resumen).toStartWith(
    'Son muchos datos y se borran en pasos, en unos minutos. Se borra de esa persona: 1,201 citas que ya terminaron.',
  )
  expect(desk.count('appointments where name_sealed is not null')).toBe(701)
  expect((await desk.propose(ROSA.curp)).body.codigo).toBe('borrado_en_marcha')
  write(desk.db, (tx) => goOnErasing(tx, desk.house.messaging, 1, desk.clock.now()))
  expect(desk.count('appointments where name_sealed is not null')).toBe(201)
  await desk.jobLooks()
  expect([desk.count('appointments where name_sealed is not null'), desk.count('people where birth_sealed is not null')]).toEqual([
    0, 0,
  ])
  expect(desk.broken()).toEqual([])
  await desk.jobLooks()
  expect((await desk.propose(ROSA.curp)).body.codigo).toBe('nadie_con_ese_dato')
})

test('what changes between the look and the yes is looked at again', async () => {
  const desk = openErasingDesk()
  await desk.book(ROSA)
  await desk.visitsEnd()
  const form = { identificacion_vista: 'sí', motivo: 'lo pidió', curp_o_telefono: CITIZENS_PHONE }
  const { clave } = (await desk.post('/admin/personas/borrar', form)).body
  await desk.citizen.write('Hola')
  await desk.wait(MINUTE)
  const late = await desk.post('/admin/personas/borrar', { ...form, clave: String(clave) })
  expect([late.status, late.body.codigo]).toEqual([409, 'cambio_mientras_tanto'])
  const other = await desk.post('/admin/personas/borrar', { ...form, curp_o_telefono: ROSA.curp, clave: String(late.body.clave) })
  expect(other.body.codigo).toBe('clave_de_otra_cosa')
  expect(desk.count('contact_aliases')).toBe(1)
  expect((await desk.post('/admin/personas/borrar', { ...form, clave: String(late.body.clave) })).body.hecho).toBe(true)
})

test('two telephones that turn out to be one person’s are erased as one, and what was declared from them counts no more', async () => {
  const desk = openErasingDesk()
  await desk.citizen.write('Hola')
  await desk.phone('5215500000002').write('Hola')
  const caso = await desk.askInChat()
  await desk.grant(caso)
  desk.turnTelephones(false)
  await desk.erase(CITIZENS_PHONE, { caso })
  desk.db.client.run(
    "insert into permissions (group_id, code_hash, state, answered_by, asked_at) values ('g', x'01', 'declared', 1, 0)",
  )
  const aliases = ['5215500000001', '5215500000002'].map((value) => ({ kind: 'phone' as const, value }))
  write(desk.db, (tx) => {
    recogniseContact(tx, desk.house.messaging, aliases, { at: desk.clock.now(), profileName: undefined }, desk.clock.now())
  })
  await desk.wait(DAY)
  await desk.jobLooks()
  expect(standsSomewhere(desk, '52155000000')).toEqual([])
  expect(
    desk.db.client.query<{ state: string; answered_by: number | null }, []>('select state, answered_by from permissions').values(),
  ).toEqual([['closed', null]])
  expect(desk.broken()).toEqual([])
})

test('that a permission was taken back stays known for as long as the visit stands, also when the telephone is erased that took it back', async () => {
  const desk = openErasingDesk()
  await desk.citizen.write('Hola')
  desk.db.client.run(
    "insert into permissions (group_id, code_hash, state, answered_by, asked_at) values ('g', x'01', 'revoked', 1, 0), ('h', x'02', 'declared', 1, 0)",
  )
  await desk.erase(CITIZENS_PHONE)
  expect(standsSomewhere(desk, '52155000000')).toEqual([])
  expect(
    desk.db.client.query<{ group_id: string; state: string }, []>('select group_id, state from permissions order by 1').values(),
  ).toEqual([
    ['g', 'revoked'],
    ['h', 'closed'],
  ])
})

test('the list beside the copies is written as soon as their disk is back', async () => {
  const desk = openErasingDesk()
  await desk.book(ROSA)
  await desk.visitsEnd()
  rmSync(desk.backupDir, { recursive: true })
  writeFileSync(desk.backupDir, 'no folder')
  await desk.erase(ROSA.curp)
  await expect(desk.jobLooks()).rejects.toThrow()
  expect(desk.count('erased_marks where listed_at is null')).toBe(1)
  rmSync(desk.backupDir)
  await desk.jobLooks()
  expect(readFileSync(join(desk.backupDir, 'borrados.txt'), 'utf8')).toMatch(
    /^# Ventanilla: .*\n2026-11-26T16:00:00.000Z person [0-9a-f]{64} 1\n$/,
  )
  expect(desk.count('erased_marks where listed_at is null')).toBe(0)
})

test('in a copy of before, what could still be undone then waits until the hour is agreed with, and then goes', async () => {
  const desk = openErasingDesk()
  await desk.citizen.write('Hola')
  await desk.book(ROSA)
  await desk.citizen.write('cancelar mi cita')
  await desk.citizen.tap('Sí, cancelarla')
  desk.db.client.query('insert into heartbeat values (1, ?1) on conflict (id) do update set at = ?1').run(desk.clock.now())
  desk.clock.advance(10 * DAY) // The copy is put back so much later.
  const { hash } = desk.db.client.query<{ hash: Uint8Array }, []>('select hash from contact_aliases').get() ?? {}
  const lines = [{ kind: 'contact' as const, hash: hash ?? new Uint8Array(), agency: 1, at: desk.clock.now() - DAY }]
  expect(write(desk.db, (tx) => eraseAgain(tx, desk.house.messaging.personalData, lines, desk.clock.now()))).toBe(1)
  await desk.jobLooks()
  expect(desk.count('contact_aliases')).toBe(1)
  write(desk.db, (tx) => void noteOutsideTime(tx, desk.clock.now(), desk.clock.now()))
  await desk.jobLooks()
  expect([standsSomewhere(desk, '5500000001'), desk.broken()]).toEqual([[], []])
})
