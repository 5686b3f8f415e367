import { expect, test } from 'bun:test'
import { openCaseDesk } from '../cases/case-desk.ts'

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

test('a number beyond its limits is told which it may be', async () => {
  const { post } = openCaseDesk()
  const said = async (path: string, form: Record<string, string>) => {
    const { body } = await post(path, form)
    return `${body.codigo}: ${body.que_paso} ${body.que_hacer}`
  }
  const week = { oficina: 'Toluca', dias: 'lunes' }
  expect(await said('/admin/horario', { ...week, ventanillas: '101' })).toBe(
    'numero_fuera_de_rango: El número de ventanillas es demasiado grande. Escriba 100 o menos y envíe de nuevo.',
  )
  expect(await said('/admin/horario', { ...week, minutos_por_cita: '0' })).toBe(
    'numero_fuera_de_rango: El número de minutos_por_cita es demasiado pequeño. Escriba 5 o más y envíe de nuevo.',
  )
  expect(await said('/admin/mensajes/reenviar', { mensaje: '-3' })).toEndWith('Escriba 1 o más y envíe de nuevo.')
  expect(await said('/admin/horario', { ...week, ventanillas: '2.5' })).toBe(
    'no_es_numero: El número de ventanillas va sin decimales. Escriba solo cifras, por ejemplo 10.',
  )
})
