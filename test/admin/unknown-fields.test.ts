// A field that an operation does not know is a mistake of whoever fills the form: it is refused, and never passed over.
import { describe, expect, test } from 'bun:test'
import { z } from 'zod'
import { strictly, unknownField } from '../../src/admin/strict.ts'
import { openDesk } from '../http/desk.ts'
import { ADMIN_TOKEN } from '../office.ts'
import { OPERATIONS } from '../operations.ts'

describe('a field that the operation does not know', () => {
  test('is refused and named, and nothing is changed', async () => {
    const desk = openDesk()
    const week = { oficina: 'Toluca', dias: 'lunes', ventanillas: '1', desde: '9:00', hasta: '10:00' }
    const refused = await desk.post('/admin/horario', { ...week, hasta_dia: '1/3/2027' })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      codigo: 'campo_desconocido',
      que_paso: 'Esta operación no tiene el campo hasta_dia. No se hizo nada.',
      que_hacer: '¿Quiso decir hasta? Corríjalo y envíe de nuevo.',
      campos: ['hasta_dia'],
    })
    expect((await desk.post('/admin/horario', week)).status).toBe(200)
  })

  test('in the address, in JSON and beside a field that is missing for its sake', async () => {
    const desk = openDesk()
    expect((await desk.get('/admin/casos?oficna=Toluca')).body).toMatchObject({
      codigo: 'campo_desconocido',
      que_hacer: '¿Quiso decir oficina? Corríjalo y envíe de nuevo.',
    })
    expect((await desk.get('/admin/reglas?oficina=Toluca')).body).toMatchObject({
      codigo: 'campo_desconocido',
      que_hacer: 'Quite ese campo y envíe de nuevo.',
    })
    const json = await desk.house.officeApp.handle(
      new Request('http://localhost/admin/citas/cancelar', {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ folo: 'K7M-4QX', motivo: 'lo pidió' }),
      }),
    )
    expect([json.status, await json.json()]).toMatchObject([422, { codigo: 'campo_desconocido', campos: ['folo'] }])
  })

  test('is not said back where its name may be anything', async () => {
    const { text, body } = await openDesk().post('/admin/buscar', { quien: 'Rosa', 'Rosa Pérez, PIPR850417MDFRRS00': 'x' })
    expect(body).toMatchObject({ codigo: 'campo_desconocido', que_paso: expect.stringContaining('un campo que') })
    expect(text).not.toContain('PIPR')
  })

  test('is refused by every operation, in its body and in its address', async () => {
    const desk = openDesk()
    for (const { method, path, body } of OPERATIONS.filter((one) => !one.byCode)) {
      const field = { un_campo_que_no_hay: 'x' }
      const asked = `${path}?${new URLSearchParams(field)}`
      expect([path, (await (method === 'GET' ? desk.get(asked) : desk.post(asked, {}))).status]).toEqual([path, 422])
      if (body) expect([path, (await desk.post(path, field)).body.codigo]).toEqual([path, 'campo_desconocido'])
    }
  })
})

test('inner objects are as strict, and what a schema says of itself stays', () => {
  const person = z.object({ name: z.string() })
  const schema = strictly(
    z.object({ people: z.array(person).optional().describe('Who comes'), by: z.object({ id: z.string() }).default({ id: 'x' }) }),
  )
  expect(schema.safeParse({ people: [{ name: 'Rosa' }] }).data).toEqual({ people: [{ name: 'Rosa' }], by: { id: 'x' } })
  const issues = (value: unknown) => schema.safeParse(value).error?.issues.map(({ path, message }) => [path, unknownField(message)])
  expect(issues({ people: [{ name: 'Rosa', nme: 'x' }] })).toEqual([[['people', 0], { field: 'nme', meant: 'name' }]])
  expect(issues({ by: { id: 'x', zzzz: 1 } })).toEqual([[['by'], { field: 'zzzz', meant: undefined }]])
  expect(z.toJSONSchema(schema).properties?.people).toMatchObject({ description: 'Who comes' })
})
