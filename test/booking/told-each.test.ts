// What the office does to two people of one visit, one after the other, is told each time: at the same hour, both rows are alike.
import { expect, test } from 'bun:test'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const EVA = 'RUPE850417MMCZZV07'
/** The tens of the day, in either CURP. */
const [ROSA_RIGHT, EVA_RIGHT] = ['PIPR850427MDFRRS00', 'RUPE850427MMCZZV07']
const BOTH = { ...ROSA_AT_COUNTER, mas_personas: `Eva Ruiz Paz, ${EVA}`, hora: '10:00' }

test.each([
  [
    'a CURP that is put right',
    '/admin/citas/corregir',
    'corrected',
    { identificacion_vista: 'sí', motivo: 'un número estaba mal' },
  ],
  ['a cancellation', '/admin/citas/cancelar', 'cancelled', { motivo: 'no hay luz' }],
  ['a move', '/admin/citas/mover', 'moved', { dia: '26/11/2026', hora: '11:30', motivo: 'ese día no hay sistema' }],
])('%s', async (_, path, what, form) => {
  const { doIt, count } = openDesk()
  const given = await doIt('/admin/citas', BOTH)
  const { folio } = given.body.cita as { folio: string }
  for (const [persona, curp] of [
    ['Rosa', ROSA_RIGHT],
    ['Eva', EVA_RIGHT],
  ] as const) {
    const done = await doIt(path, { ...form, folio, persona, ...(what === 'corrected' && { curp }) })
    expect(done.body).toMatchObject({ hecho: true })
  }
  expect(count(`outbox where key like '${what}:%'`)).toBe(2)
})
