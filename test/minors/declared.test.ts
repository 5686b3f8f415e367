// How the permission is asked and declared.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { takeUpdate } from '../../src/messaging/inbox.ts'
import { asks, book, getCode, gives, last, openFamily } from './stage.ts'

test('the office sees the case, and then what was declared and what was taken back', async () => {
  const { office, father, mother, agenda, cases } = openFamily()
  await book(father)
  expect(await agenda()).toMatchObject([
    { caso: 'va una; falta el permiso de la otra', permiso: 'permiso: aún no declarado', verificar: null },
  ])
  const code = await getCode(father)
  await gives(mother, code)
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: declarado; falta la firma (OP-7)' }])
  const appointments = () => office.db.client.query('select id, state, version, slot_id from appointments').all()
  const before = appointments()
  await mother.tap('Quitar mi permiso')
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: revocado; revisar' }])
  expect(cases()).toEqual([{ kind: 'permission', subject: 'revoked', appointment_id: 1, office_id: 1 }])
  expect(appointments()).toEqual(before)
  expect(brokenInvariants(office.db)).toEqual([])
})

test('a yes that was written before the question could be read is no yes', async () => {
  const { office, father, mother, agenda } = openFamily()
  const code = await asks(father)
  const at = office.clock.now()
  write(office.db, (tx) => {
    for (const [i, text] of [`PERMISO ${code}`, 'sí'].entries()) {
      const from = [{ kind: 'phone' as const, value: '5215500000002' }]
      const said = { kind: 'text' as const, text }
      takeUpdate(tx, office.house.messaging, { kind: 'message', id: `w${i}`, sentAt: at, from, profileName: 'Elena', said }, at)
    }
  })
  await office.settle()
  expect(await agenda()).toMatchObject([{ permiso: 'permiso: aún no declarado' }])
  await mother.tap('Sí, doy mi permiso')
  expect(await agenda()).toMatchObject([{ permiso: expect.stringContaining('declarado;') }])
})

test('where the institution takes appointments for the signature, one is offered with the declaration', async () => {
  const { office, father, mother } = openFamily()
  write(office.db, (tx) => {
    tx.client.run("update procedures set active = 1 where id = 'op7'")
    tx.client.run("insert into office_procedures (office_id, procedure_id) select id, 'op7' from offices")
  })
  const code = await asks(father)
  await gives(mother, code)
  await mother.tap('Cita para firmar')
  await mother.write('toluca')
  await mother.tap('Toluca')
  await mother.write('HESG580312MMCRTD06, Elena Hernández Soto')
  expect(last(mother)).toContain('primeros lugares libres')
})
