// A second agency, set up by the operations of its own key alone.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDesk } from '../http/desk.ts'
import { MOBILITY } from './mobility.ts'

describe('another agency', () => {
  test('is set up by the one that owns the number, with the key of its first administrator, which is shown once', async () => {
    const { post, get, db } = openDesk()
    const made = await post('/admin/dependencias/nueva', MOBILITY)
    expect(made.body.resumen).toMatch(/^Se dio de alta Secretaría de Movilidad de Muestra\. Esta es la clave de Jefe de Movilidad/)
    const key = String(made.body.clave)
    expect((await get('/admin/yo', key)).text).toContain('Jefe de Movilidad')
    expect((await get('/admin/institucion', key)).body.institucion).toMatchObject({ quejas: MOBILITY.quejas, color: null })
    expect((await get('/admin/dependencias')).text).not.toContain(key)
    expect((await get('/admin/dependencias', key)).body.codigo).toBe('de_la_institucion_del_numero')
    expect((await get('/admin/dependencias')).body.dependencias).toMatchObject([
      { contesta_el_numero: true, datos_completos: true },
      { nombre: MOBILITY.nombre, contesta_el_numero: false, datos_completos: true },
    ])
    expect(brokenInvariants(db)).toEqual([])
  })

  test('is refused without a complaint desk, with the name of another, or with a colour that nobody could read', async () => {
    const { post, count } = openDesk()
    const { quejas: _, ...silent } = MOBILITY
    expect((await post('/admin/dependencias/nueva', silent)).status).toBe(422)
    const codes = async (change: Record<string, string>) =>
      (await post('/admin/dependencias/nueva', { ...MOBILITY, ...change })).body.codigo
    expect(await codes({ nombre: 'oficina de pasaportes de muestra' })).toBe('ya_existe')
    expect(await codes({ color: '#ffee00' })).toBe('color_muy_claro')
    expect(await codes({ zona: 'Mars/Olympus' })).toBe('zona_no_existe')
    expect(await codes({ ayuda_desde: '18:00' })).toBe('horas_al_reves')
    expect(count('agencies')).toBe(1)
  })

  test('writes its own offices, procedures, papers, prices, questions, answers and closures, and reads nobody else’s', async () => {
    const { post, doIt, get, db } = openDesk()
    const key = String((await post('/admin/dependencias/nueva', MOBILITY)).body.clave)
    const office = { nombre: 'Toluca', estado: 'Estado de México', municipio: 'Toluca', direccion: 'Calle 2' }
    expect((await post('/admin/oficinas/nueva', office, key)).status).toBe(200) // The name of another agency's office.
    const licence = { nombre: 'licencia de conducir', nombre_ingles: 'driving licence', tabla_de_precios: 'obras' }
    expect((await post('/admin/tramites/nuevo', licence, key)).status).toBe(200)
    const tramite = licence.nombre
    const fee = { tabla: 'obras', anios: '0', pesos: '812', desde_dia: 'hoy', fuente: 'Código financiero' }
    for (const [path, form] of [
      ['/admin/tramites/oficina', { oficina: 'Toluca', tramite }],
      ['/admin/tramites/que-llevar', { tramite, que_llevar: 'Su examen.', en_ingles: 'Your test.', fuente: 'Reglamento' }],
      ['/admin/precios', fee],
      ['/admin/precios/reglas', { tabla: 'obras', redondeo: '1' }],
      ['/admin/horario', { oficina: 'Toluca', dias: 'lunes a viernes', desde: '9:00', hasta: '11:00', ventanillas: '1' }],
      ['/admin/respuestas', { pregunta: '¿Hay estacionamiento?', dice: 'Hay atrás.' }],
      ['/admin/cierres', { oficina: 'Toluca', dia: 'mañana', motivo: 'no hay luz' }],
      ['/admin/institucion', { color: '#0b5345' }],
    ] as const)
      expect({ path, hecho: (await doIt(path, form, key)).body.hecho }).toEqual({ path, hecho: true })
    const own = { tramite: 'renovar pasaporte', que_llevar: 'Otra cosa.', en_ingles: 'Other.', fuente: 'Reglamento' }
    expect((await doIt('/admin/tramites/que-llevar', own, key)).body.codigo).toBe('tramite_no_existe')
    for (const path of ['/admin/oficinas', '/admin/tramites', '/admin/precios', '/admin/respuestas']) {
      expect((await get(path, key)).text).not.toContain('asaporte')
      expect((await get(path)).text).not.toContain('obras')
    }
    // The same word is another table in each agency.
    await doIt('/admin/precios', { ...fee, pesos: '500' })
    expect(((await get('/admin/precios', key)).body.precios as { se_paga: string }[]).map((one) => one.se_paga)).toEqual(['$812'])
    expect((await get('/admin/respuestas')).text).not.toContain('estacionamiento')
    expect(brokenInvariants(db)).toEqual([])
  })

  test('a new fee table supposes no half price and no rounding that nobody wrote', async () => {
    const { doIt, get } = openDesk()
    await doIt('/admin/precios', { tabla: 'obras', anios: '0', pesos: '812', desde_dia: 'hoy', fuente: 'Código financiero' })
    const made = ((await get('/admin/precios')).body.precios as { tabla: string }[]).find((one) => one.tabla === 'obras')
    expect(made).toMatchObject({ se_paga: '$812', mitad: '', quien_paga_la_mitad: '' })
  })
})

describe("an office's state", () => {
  const metepec = { municipio: 'Metepec', direccion: 'Villada 37' }

  test.each(['México', 'Edo. Mex', 'Edomex', 'edo. de méxico', 'Estado de México'])('may be written %s', async (estado) => {
    const made = await openDesk().post('/admin/oficinas/nueva', { ...metepec, nombre: 'Palacio', estado })
    expect(made.body.oficina).toMatchObject({ estado: 'Estado de México', municipio: 'Metepec' })
  })

  test('that nobody knows is refused with all that there are', async () => {
    const { body } = await openDesk().post('/admin/oficinas/nueva', { ...metepec, nombre: 'Palacio', estado: 'Atlántida' })
    expect(body.codigo).toBe('estado_no_existe')
    expect(body.que_hacer).toMatch(/^Puede ser: Aguascalientes, .*Ciudad de México, .*Zacatecas\.$/)
    expect(body.que_hacer).not.toContain('España')
  })
})

describe('an office abroad', () => {
  const chicago = { nombre: 'Chicago', pais: 'Estados Unidos', municipio: 'Chicago', direccion: '1 Sample Street' }
  const place = { latitud: '41.88', longitud: '-87.63', zona: 'America/Chicago' }

  test('has its country, its zone and its point on the map from its record', async () => {
    const { post, get } = openDesk()
    const made = await post('/admin/oficinas/nueva', { ...chicago, ...place })
    expect(made.body.oficina).toMatchObject({ estado: 'Estados Unidos', zona: 'America/Chicago' })
    expect((await get('/swagger/json')).text).not.toContain('Estados Unidos"')
  })

  test('is refused without a zone, without a point, and in a country that there is not', async () => {
    const { post } = openDesk()
    const code = async (form: Record<string, string>) => (await post('/admin/oficinas/nueva', form)).body.codigo
    expect(await code(chicago)).toBe('falta_zona')
    expect(await code({ ...chicago, zona: place.zona })).toBe('lugar_no_se_encuentra')
    expect(await code({ ...chicago, ...place, pais: 'Narnia' })).toBe('pais_no_existe')
    expect(await code({ nombre: 'Otra', municipio: 'Toluca', direccion: 'Calle 1' })).toBe('faltan_datos')
  })
})
