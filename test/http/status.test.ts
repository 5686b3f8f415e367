import { expect, test } from 'bun:test'
import { openDesk } from './desk.ts'
import { rig } from './rig.ts'

test('the accounts of the whole database are checked by another thread, and what does not add up is named', async () => {
  const { get, db } = openDesk()
  expect((await get('/admin/invariantes')).body).toEqual({ resumen: 'Todo cuadra.', no_se_cumplen: [] })
  db.client.run('update slots set taken = taken + 1 where id in (select id from slots where taken = 0 limit 2)')
  expect((await get('/admin/invariantes')).body.no_se_cumplen).toEqual([{ regla: 'taken_is_seated', filas: 2 }])
  const elsewhere = rig()
  elsewhere.rooms.checkInvariants = async () => ['hold_is_whole:3']
  const answer = await elsewhere.get('/admin/invariantes')
  expect(answer.body.resumen).toStartWith('No cuadra: 1 regla no se cumple.')
  expect(answer.body.no_se_cumplen).toEqual([{ regla: 'hold_is_whole', filas: 3 }])
})
