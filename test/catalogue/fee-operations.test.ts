import { expect, test } from 'bun:test'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

test('a fee holds from its day on, is rounded as the law says, and the old one stays', async () => {
  const { doIt, get } = openDesk()
  const set = await doIt('/admin/precios', { anios: '3', pesos: '$1,863.51', desde_dia: '1/1/2027', fuente: 'Anexo de ejemplo' })
  expect(set.body).toMatchObject({ precio: { se_paga: '$1,865', mitad: '$930', desde_el: '2027-01-01' } })
  const fees = (await get('/admin/precios')).body.precios as { grupo: string; vigencia: string; desde_el: string }[]
  expect(fees.filter((one) => one.vigencia === '3 años').map((one) => [one.grupo, one.desde_el])).toEqual([
    ['Los de hoy', '2026-01-01'],
    ['Los que vienen', '2027-01-01'],
    ['Los de antes', '2025-01-01'],
  ])
})

test('a price without a day holds from today on and says so before it is kept; one of no day is refused', async () => {
  const { post } = openDesk()
  const undated = await post('/admin/precios', { anios: '3', pesos: '$1,863.51', fuente: 'Anexo de ejemplo' })
  expect(undated.body).toMatchObject({ hecho: false, resumen: expect.stringContaining('desde el martes 24 de noviembre de 2026') })
  const never = await post('/admin/precios', { anios: '3', pesos: '$1,863.51', desde_dia: 'pronto', fuente: 'Anexo de ejemplo' })
  expect([never.status, never.body.campos]).toEqual([422, ['desde_dia']])
})

test('each price says for which ages it is and who pays half of it; nothing is said of a half that nobody pays', async () => {
  const { doIt, get } = openDesk()
  type Line = { grupo: string; tabla: string; vigencia: string; para_quien: string; mitad: string; quien_paga_la_mitad: string }
  const today = async (tabla: string) =>
    ((await get('/admin/precios')).body.precios as Line[]).filter((one) => one.grupo === 'Los de hoy' && one.tabla === tabla)
  expect((await today('pasaporte')).map(({ vigencia, para_quien }) => `${vigencia}: ${para_quien}`)).toEqual([
    '1 año: menores de 3 años',
    '3 años: todas las edades',
    '6 años: 3 años o más',
    '10 años: 18 años o más',
  ])
  expect((await today('pasaporte'))[0]?.quien_paga_la_mitad).toBe('personas con discapacidad')
  expect((await today('pasaporte'))[1]?.quien_paga_la_mitad).toBe('60 años o más, y personas con discapacidad')
  await doIt('/admin/precios', { tabla: 'obras', anios: '0', pesos: '1045', desde_dia: 'hoy', fuente: 'Ley de ejemplo' })
  await doIt('/admin/precios/reglas', { tabla: 'obras', moneda: 'dólares estadounidenses', mitad_con_discapacidad: 'no' })
  expect(await today('obras')).toMatchObject([
    { para_quien: 'todas las edades', en_la_ley: 'US$1,045.00', se_paga: 'US$1,045', mitad: '', quien_paga_la_mitad: '' },
  ])
  expect((await get('/admin/precios')).body.resumen).toStartWith('Hoy se paga: obras, US$1,045; pasaporte de 1 año')
})

test('a fee of next year says how many people with an appointment were told another one', async () => {
  const { doIt } = openDesk()
  const price = { anios: '10', pesos: '4500', desde_dia: '2/12/2026', fuente: 'Anexo de ejemplo' }
  expect((await doIt('/admin/precios', price)).body.resumen).toBe(
    'Desde el miércoles 2 de diciembre de 2026: pasaporte de 10 años, $4,500. Antes: $4,280.',
  )
  await doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '2/12/2026', vigencia: '10' })
  expect((await doIt('/admin/precios', price)).body.resumen).not.toContain('otro precio')
  expect((await doIt('/admin/precios', { ...price, pesos: '4600' })).body.resumen).toEndWith(
    'A 1 persona con cita desde ese día se le dijo otro precio: véala en «Ver las citas que vienen».',
  )
})

test('a fee table may have any name, also one that the language of the program has', async () => {
  const { doIt, get } = openDesk()
  const fee = { tabla: 'constructor', anios: '1', pesos: '100', desde_dia: '1/1/2027', fuente: 'Anexo de ejemplo' }
  const made = (await doIt('/admin/precios', fee)).body
  expect(made).toMatchObject({ precio: { tabla: 'constructor' } })
  expect(made.resumen).toContain('Es una tabla nueva: revise que su nombre esté bien escrito.')
  expect((await get('/admin/precios')).status).toBe(200)
})

test('an amount with centavos is refused where no rounding is asked, and rounded where it is', async () => {
  const { doIt, post } = openDesk()
  const price = { tabla: 'obras', anios: '0', pesos: '117', fuente: 'Ley de ejemplo' }
  const exact = { ...price, pesos: '117.50' }
  const refused = await post('/admin/precios', exact)
  expect(refused).toMatchObject({ status: 422, body: { codigo: 'precio_con_centavos', campos: ['pesos'] } })
  expect(refused.body.que_paso).toBe('Aquí los precios se dicen sin centavos, y $117.50 los tiene.')
  expect((await doIt('/admin/precios', price)).body.resumen).toContain('obras, $117.')
  await doIt('/admin/precios/reglas', { tabla: 'obras', redondeo: '5' })
  expect((await doIt('/admin/precios', exact)).body.resumen).toContain('obras, $115. Son $117.50, y se redondea de 5 en 5.')
})

test('the proposal says what of a table changes, who pays half by it, and that no procedure has it', async () => {
  const { doIt, post, get } = openDesk()
  await doIt('/admin/precios', { tabla: 'obras', anios: '0', pesos: '812', fuente: 'Ley de ejemplo' })
  const toPay = { tabla: 'obras', como_se_paga: 'En la caja.', como_se_paga_en_ingles: 'At the desk.' }
  const proposed = await post('/admin/precios/reglas', { ...toPay, mitad_desde_los: '60' })
  expect(proposed.body.resumen).toStartWith(
    'Cambiaría en la tabla obras: Mitad desde los (años): «60»; Cómo se paga: «En la caja.»; Cómo se paga, en inglés: «At the desk.».',
  )
  expect(proposed.body.resumen).toContain('esta tabla no es de ningún trámite')
  const half = async () =>
    ((await get('/admin/precios')).body.precios as { tabla: string; quien_paga_la_mitad: string }[]).flatMap(
      ({ tabla, quien_paga_la_mitad }) => (tabla === 'obras' ? quien_paga_la_mitad : []),
    )
  await doIt('/admin/precios/reglas', { ...toPay, mitad_desde_los: '60' })
  expect(await half()).toEqual(['60 años o más'])
  await doIt('/admin/precios/reglas', { tabla: 'obras', mitad_con_discapacidad: 'sí' })
  expect(await half()).toEqual(['60 años o más, y personas con discapacidad'])
})
