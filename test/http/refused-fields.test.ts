// A form that is sent back says of each field what is missing and what is wanted there.
import { expect, test } from 'bun:test'
import { openDesk } from './desk.ts'

test('a missing field is named with what is wanted, its choices where it has some', async () => {
  const { post } = openDesk()
  const { body } = await post('/admin/asistencia', {})
  expect(body.que_paso).toBe('Falta: numero, decision, motivo.')
  expect(body.por_campo).toMatchObject({
    numero: 'Falta numero. Escriba un número, solo con cifras.',
    decision: expect.stringContaining('Elija una de estas: '),
    motivo: 'Falta motivo. Escriba ese dato.',
  })
})

test('an empty field is missing too, and is told beside one that is wrong', async () => {
  const { post } = openDesk()
  const { body } = await post('/admin/citas/mover', { folio: 'x'.repeat(30), dia: '' })
  expect(Object.keys(body.por_campo as object).sort()).toEqual(['dia', 'folio'])
})
