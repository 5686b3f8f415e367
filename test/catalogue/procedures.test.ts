import { expect, test } from 'bun:test'
import { fieldsOf, requirementsOn } from '../../src/catalogue/procedures.ts'
import { proceduresIn } from '../../src/chat/finder.ts'
import { openDesk } from '../http/desk.ts'

const LICENCE = { nombre: 'licencia de obra', nombre_ingles: 'works licence', tabla_de_precios: 'obras' }
const idOf = 'licencia_de_obra'

async function withLicence() {
  const desk = openDesk()
  expect((await desk.post('/admin/tramites/nuevo', LICENCE)).status).toBe(200)
  return desk
}

test('an administrator adds what to bring, and stops asking for it, by the day of the visit', async () => {
  const { doIt, get, db } = await withLicence()
  const plan = { tramite: 'licencia de obra', que_llevar: 'El plano firmado.', en_ingles: 'The signed plan.', fuente: 'reglamento' }
  expect((await doIt('/admin/tramites/que-llevar', { ...plan, desde_el: '1/12/2026' })).status).toBe(200)
  const deed = { ...plan, que_llevar: 'La escritura.', en_ingles: 'The deed.', lugar_en_la_lista: '1', desde_el: '1/12/2026' }
  expect((await doIt('/admin/tramites/que-llevar', deed)).status).toBe(200)
  expect((await doIt('/admin/tramites/que-llevar', deed)).body.codigo).toBe('ya_existe')
  const told = (day: string) => requirementsOn(db, idOf, day).map((one) => one.text['es-MX'])
  expect(told('2026-11-30')).toEqual([])
  expect(told('2026-12-03')).toEqual(['La escritura.', 'El plano firmado.'])
  const choice = 'licencia de obra (siempre): El plano firmado.'
  expect((await doIt('/admin/tramites/que-llevar/quitar', { que: choice, ultimo_dia: '31/12/2026' })).status).toBe(200)
  expect(told('2026-12-31')).toHaveLength(2)
  expect(told('2027-01-01')).toEqual(['La escritura.'])
  expect((await get('/admin/tramites/que-llevar?tramite=licencia+de+obra')).body.lista).toMatchObject([
    { que_llevar: 'La escritura.', cuando: 'siempre', hasta_el: null },
    { que_llevar: 'El plano firmado.', hasta_el: '2026-12-31' },
  ])
})

test('a list that would no longer fit into the message with the folio is refused', async () => {
  const { doIt } = await withLicence()
  const line = (letter: string) => ({
    tramite: 'licencia de obra',
    que_llevar: letter.repeat(90),
    en_ingles: letter,
    fuente: 'abc',
  })
  for (const letter of 'abcde')
    expect((await doIt('/admin/tramites/que-llevar', { ...line(letter), en_ingles: 'abc' })).status).toBe(200)
  expect((await doIt('/admin/tramites/que-llevar', { ...line('f'), en_ingles: 'abc' })).body.codigo).toBe('lista_no_cabe')
})

test('an administrator adds a question with options, which the chat then asks, and takes it away again', async () => {
  const { doIt, get, db } = await withLicence()
  const asked = {
    tramite: 'licencia de obra',
    pregunta: '¿Qué va a construir?',
    pregunta_en_ingles: 'What will you build?',
    dato: 'Tipo de obra',
    dato_en_ingles: 'Kind of works',
    tipo: 'opciones',
  }
  expect((await doIt('/admin/tramites/preguntas', asked)).body.codigo).toBe('opciones_no_se_entienden')
  const whole = { ...asked, opciones: 'Casa = House; Local comercial = Shop' }
  expect((await doIt('/admin/tramites/preguntas', whole)).status).toBe(200)
  expect((await doIt('/admin/tramites/preguntas', whole)).body.codigo).toBe('ya_existe')
  expect(fieldsOf(db, idOf)).toMatchObject([
    { name: 'tipo_de_obra', kind: 'choice', required: true, options: [{ value: 'casa', title: { en: 'House' } }, {}] },
  ])
  expect((await get('/admin/tramites/preguntas?tramite=licencia+de+obra')).body.preguntas).toMatchObject([
    { tipo: 'opciones', opciones: ['Casa', 'Local comercial'] },
  ])
  expect((await doIt('/admin/tramites/preguntas/quitar', { pregunta: 'licencia de obra: Tipo de obra' })).status).toBe(200)
  expect(fieldsOf(db, idOf)).toEqual([])
})

test('how a table of prices is told, halved, rounded and paid is a record too', async () => {
  const { doIt, get, db } = await withLicence()
  const paid = { tabla: 'obras', como_se_paga: 'En la caja de Tesorería.', como_se_paga_en_ingles: 'At the treasury desk.' }
  const rules = { ...paid, mitad_con_discapacidad: 'no', redondeo: '1' }
  expect((await doIt('/admin/precios/reglas', { ...rules, tabla: 'otras' })).body.codigo).toBe('tabla_no_existe')
  await doIt('/admin/precios', { tabla: 'obras', anios: '1', pesos: '1234', desde_dia: '1/1/2026', fuente: 'ley' })
  expect((await doIt('/admin/precios/reglas', rules)).body.resumen).toBe(
    'Se guardó cómo se cobra la tabla obras: Cómo se paga: «En la caja de Tesorería.»; Cómo se paga, en inglés: «At the treasury desk.».',
  )
  const fees = (await get('/admin/precios')).body.precios as { tabla: string; se_paga: string; mitad: string }[]
  expect(fees.find((one) => one.tabla === 'obras')).toMatchObject({ se_paga: '$1,234', mitad: '' })
  expect(
    db.client
      .query<{ currency: string; half_price: number; round_to: number; how_to_pay: string | null }, []>(
        'select currency, half_price, round_to, how_to_pay from fee_tables',
      )
      .all(),
  ).toEqual([{ currency: 'MXN', half_price: 0, round_to: 100, how_to_pay: 'En la caja de Tesorería.' }])
})

test('whoever only writes where a table is paid takes nobody the half price, and a form left as it was changes nothing', async () => {
  const { doIt, get } = openDesk()
  const fees = async () => (await get('/admin/precios')).body.precios
  const before = await fees()
  expect((await doIt('/admin/precios/reglas', { tabla: 'pasaporte' })).body.codigo).toBe('sin_cambios')
  expect((await doIt('/admin/precios/reglas', { tabla: 'pasaporte', como_se_paga: 'En el banco.' })).body.resumen).toBe(
    'Se guardó cómo se cobra la tabla pasaporte: Cómo se paga: «En el banco.».',
  )
  expect(await fees()).toEqual(before)
  const noAge = await doIt('/admin/precios/reglas', { tabla: 'pasaporte', mitad_desde_los: '0' })
  expect(noAge.body.resumen).toBe('Se guardó cómo se cobra la tabla pasaporte: Mitad desde los (años): se quita «60».')
})

test('an administrator says with which words a procedure is asked for, and the chat finds it by them', async () => {
  const { doIt, publish, db } = await withLicence()
  const said = {
    tramite: 'licencia de obra',
    otros_nombres: 'permiso para construir; ampliar mi casa',
    tema: 'Obras',
    tema_ingles: 'Works',
  }
  expect((await doIt('/admin/tramites/como-se-pide', said)).body.tramite).toMatchObject({
    otros_nombres: 'ampliar mi casa; permiso para construir',
    tema: 'Obras',
  })
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'licencia de obra' })
  const words = (text: string) => proceduresIn(db, text.split(' '))
  expect(words('quiero ampliar mi casa')).toBeString() // A draft is found by nobody.
  await doIt('/admin/precios', { tabla: 'obras', anios: '0', pesos: '500', desde_dia: 'hoy', fuente: 'ley' })
  expect((await publish('licencia de obra')).body.hecho).toBe(true)
  expect(words('quiero ampliar mi casa')).toMatchObject({ keys: [idOf], sure: true })
  await doIt('/admin/tramites/como-se-pide', { tramite: 'licencia de obra', otros_nombres: 'ninguno' })
  expect(words('quiero ampliar mi casa')).toBe('none')
})

test('what others do is said with who does it, and first given up by every office', async () => {
  const { doIt } = await withLicence()
  const elsewhere = { tramite: 'licencia de obra', donde_se_hace: 'Calle 1', enlace: 'https://obras.example' }
  expect((await doIt('/admin/tramites/como-se-pide', elsewhere)).body.codigo).toBe('falta_quien_lo_hace')
  const whole = { ...elsewhere, lo_hace: 'Gobierno del Estado' }
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'licencia de obra' })
  expect((await doIt('/admin/tramites/como-se-pide', whole)).body.codigo).toBe('tramite_se_hace_aqui')
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'licencia de obra', se_hace: 'no' })
  expect((await doIt('/admin/tramites/como-se-pide', whole)).body.tramite).toMatchObject({
    lo_hace: 'Gobierno del Estado',
    enlace: 'https://obras.example',
  })
  expect((await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'licencia de obra' })).body.codigo).toBe(
    'tramite_no_existe',
  )
})
