import { expect, test } from 'bun:test'
import { openCaseDesk } from '../cases/desk.ts'

test('an answer that is too long names the limit and how long it was, and echoes nothing of it', async () => {
  const desk = openCaseDesk()
  const words = `  ${'a'.repeat(2_345)}  `
  const refused = await desk.post('/admin/casos/contestar', { caso: 'C-K7M4QX', respuesta: words })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({
    codigo: 'texto_muy_largo',
    que_paso: 'El texto de respuesta es demasiado largo: caben 2,000 letras, contando espacios, y tiene 2,345.',
    que_hacer: 'Quite 345 letras y envíe de nuevo.',
    campos: ['respuesta'],
  })
  expect(refused.text).not.toContain('aaa')
})

test('so does any other text, and what else is wrong is named as before', async () => {
  const { post } = openCaseDesk()
  const note = await post('/admin/casos/anotar', { caso: 'C-K7M4QX', nota: 'a'.repeat(1_001) })
  expect(note.body).toMatchObject({ codigo: 'texto_muy_largo', que_hacer: 'Quite 1 letra y envíe de nuevo.', campos: ['nota'] })
  const few = await post('/admin/casos/leer', { caso: 'x' })
  expect(few.body).toMatchObject({ codigo: 'texto_muy_corto', que_paso: 'El texto de caso es demasiado corto.' })
  const word = await post('/admin/precios', { anios: 'diez', pesos: '1', fuente: 'DOF' })
  expect(word.body).toMatchObject({ codigo: 'no_es_numero', que_paso: 'El número de anios no se entiende.', campos: ['anios'] })
  const short = await post('/admin/casos/contestar', { caso: 'C-K7M4QX', respuesta: '' })
  expect(short.body).toMatchObject({ codigo: 'datos_no_validos', campos: ['respuesta'] })
})
