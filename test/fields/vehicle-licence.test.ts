// A procedure that an administrator sets up by operations alone: its questions, whom they concern, what they accept, and who reads them.
import { beforeEach, describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { type Citizen, meetCitizen } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const TRAMITE = 'alta de vehículo'

let desk: ReturnType<typeof openDesk>

const QUESTIONS: Record<string, string>[] = [
  { pregunta: '¿Su vehículo ya tiene placas?', dato: 'Tiene placas', tipo: 'sí o no' },
  {
    ...{
      pregunta: '¿Cuáles son sus placas?',
      dato: 'Placas',
      tipo: 'placas',
      patron: 'AAA-99-99 | AAA-999-A',
      solo_si: 'tiene placas = sí',
    },
    ...{ si_no_sirve: 'Son tres letras y cuatro números, como ABC-12-34.', quien_la_ve: 'la lista del día' },
  },
  {
    ...{ pregunta: '¿En qué municipio vive?', dato: 'Municipio', tipo: 'municipio', se_acepta_si: 'respuesta = Toluca' },
    ...{ si_no_sirve: 'Este trámite es solo para quien vive en Toluca.', en_la_tarjeta: 'no' },
  },
  { pregunta: '¿A qué correo le escribimos?', dato: 'Correo', tipo: 'correo', cuando: 'con la hora apartada', otra_vez: 'sí' },
  { pregunta: '¿Tiene adeudos?', dato: 'Adeudos', tipo: 'sí o no', cuando: 'solo en el mostrador', quien_la_ve: 'solo encargados' },
  { pregunta: '¿Trae su credencial del INAPAM?', dato: 'INAPAM', tipo: 'sí o no', solo_si: 'edad >= 60' },
]

const inEnglish = (one: Record<string, string>) => ({
  ...{ tramite: TRAMITE, pregunta_en_ingles: 'What?', dato_en_ingles: one.dato ?? '' },
  ...(one.si_no_sirve && { si_no_sirve_en_ingles: 'That does not work.' }),
  ...one,
})
const add = (one: Record<string, string>) => desk.doIt('/admin/tramites/preguntas', inEnglish(one))

beforeEach(async () => {
  desk = openDesk()
  expect((await desk.post('/admin/tramites/nuevo', { nombre: TRAMITE, nombre_ingles: 'vehicle registration' })).status).toBe(200)
  for (const one of QUESTIONS) expect((await add(one)).body).not.toHaveProperty('codigo')
  expect((await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: TRAMITE })).status).toBe(200)
  expect((await desk.publish(TRAMITE)).body).toMatchObject({ hecho: true })
})

const begins = (): Citizen =>
  meetCitizen({ db: desk.db }).write('hola').tap('Alta de vehículo').write('toluca').write('PUSL990101HBCRLS07 Luis Puga Sol')

describe('in the chat', () => {
  test('each is asked of whom it concerns, takes what its record says, and is said back', async () => {
    const citizen = begins()
    expect(citizen.read()).toContain('*¿Su vehículo ya tiene placas?*')
    citizen.tap('Sí')
    expect(citizen.read()).toContain('*¿Cuáles son sus placas?*')
    expect(citizen.write('abcd 1234').read()).toContain('Son tres letras y cuatro números, como ABC-12-34.')
    expect(citizen.write('son las abc1234').read()).toContain('*¿En qué municipio vive?*')
    expect(citizen.write('naucalpan').read()).toContain('Este trámite es solo para quien vive en Toluca.')
    expect(citizen.titles()).toEqual(['Ver el menú'])
    citizen.write('toluca').tap('Jue 26 nov, 9:00 h')
    expect(citizen.read()).toContain('*¿A qué correo le escribimos?*')
    citizen.write('luis arroba gmail punto com')
    for (const line of ['*Placas:* ABC-12-34', '*Municipio:* Toluca', '*Correo:* luis@gmail.com'])
      expect(citizen.read()).toContain(line)
    expect(citizen.read()).not.toMatch(/INAPAM|Adeudos/)
    expect(citizen.write('qué tiene anotado').read()).not.toContain('Municipio')
    citizen.tap('Sí, así', 'Confirmar')
    expect(citizen.read()).toContain('Folio')
    const list = await desk.get('/admin/agenda?oficina=Toluca&dia=2026-11-26&formato=excel')
    expect(list.text).toContain('Placas: ABC-12-34')
    expect(list.text).not.toContain('luis@gmail.com')
    expect(brokenInvariants(desk.db)).toEqual([])
  })

  test('whoever has no plates is not asked for them, and a changed answer takes what hung on it along', () => {
    const citizen = begins().tap('Sí').write('ABC-12-34', 'toluca').tap('Jue 26 nov, 9:00 h').write('l@a.mx')
    citizen.tap('Corregir un dato', 'Otros datos').tap('No')
    expect(citizen.read()).toContain('*¿En qué municipio vive?*')
    citizen.write('toluca', 'l@a.mx')
    expect(citizen.read()).not.toContain('ABC')
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('Folio')
  })

  test('an age that is asked for is that of the person', () => {
    const citizen = meetCitizen({ db: desk.db }).write('hola').tap('Alta de vehículo').write('toluca')
    citizen.write('HESG580312MMCRTD06 Guadalupe Hernández Soto').tap('No').write('toluca')
    expect(citizen.read()).toContain('*¿Trae su credencial del INAPAM?*')
  })
})

describe('at the counter', () => {
  const LUIS = {
    oficina: 'Toluca',
    tramite: TRAMITE,
    nombre: 'Luis Puga Sol',
    curp: 'PUSL990101HBCRLS07',
    dia: '2026-12-03',
    motivo: 'vino',
  }
  const gives = (respuestas?: string) => desk.doIt('/admin/citas', { ...LUIS, ...(respuestas && { respuestas }) })

  test('no appointment is given without what its record needs, and the refusal says what that is', async () => {
    const none = await desk.post('/admin/citas', LUIS)
    expect(none.body).toMatchObject({ codigo: 'faltan_respuestas', campos: ['respuestas'] })
    expect(none.body.que_hacer).toBe('Escriba: Tiene placas (Sí / No); Municipio; Correo; Adeudos (Sí / No).')
    const wrong = await desk.post('/admin/citas', { ...LUIS, respuestas: 'Tiene placas: sí; Placas: 12' })
    expect(wrong.body).toMatchObject({ codigo: 'respuesta_no_sirve' })
    expect(wrong.body.que_paso).toContain('Placas: Son tres letras y cuatro números')
    expect((await desk.post('/admin/citas', { ...LUIS, respuestas: 'blanco' })).body.codigo).toBe('respuestas_no_se_entienden')
    const unasked = await desk.post('/admin/citas', {
      ...LUIS,
      respuestas: 'Tiene placas: no; Municipio: Toluca; Correo: a@b.mx; Adeudos: no; Color: rojo',
    })
    expect(unasked.body).toMatchObject({ codigo: 'dato_no_se_pregunta' })
  })

  test('with them it is, and each answer is read by whom its record lets read it', async () => {
    const given = await gives('Tiene placas: sí\nPlacas: abc 12 34\nMunicipio: toluca\nCorreo: l@a.mx\nAdeudos: no')
    expect(given.status).toBe(200)
    expect(given.body.cita).toMatchObject({
      respuestas: [
        'Tiene placas: Sí',
        'Placas: ABC-12-34',
        expect.stringContaining('Municipio: Toluca'),
        'Correo: l@a.mx',
        'Adeudos: No',
      ],
    })
    const clerk = desk.keyFor('clerk')
    const seen = await desk.get('/admin/agenda?oficina=Toluca&dia=2026-12-03', clerk)
    const [card] = seen.body.citas as { respuestas: string[] }[]
    expect(card?.respuestas).toContain('Correo: l@a.mx')
    expect(card?.respuestas.join()).not.toContain('Adeudos')
  })
})

describe('what an administrator may not set', () => {
  const refused = async (change: Record<string, string>) =>
    (await desk.post('/admin/tramites/preguntas', inEnglish({ pregunta: '¿Qué?', dato: 'Otro', ...change }))).body
  const says = (codigo: string, about = '') => ({ codigo, que_hacer: expect.stringContaining(about) })

  test('contradicts itself, or names what there is not, and hears what to change', async () => {
    expect(await refused({ opciones: 'A; B' })).toMatchObject(says('pregunta_contradictoria', 'opciones'))
    expect(await refused({ tipo: 'correo', patron: 'AAA', si_no_sirve: 'No.' })).toMatchObject(
      says('pregunta_contradictoria', 'texto, placas'),
    )
    expect(await refused({ patron: '(a+)+$', si_no_sirve: 'No sirve.' })).toMatchObject(says('patron_no_se_entiende', 'AAA-99-99'))
    expect(await refused({ patron: 'AAA' })).toMatchObject(says('pregunta_contradictoria', 'la frase'))
    expect(await refused({ minimo: '5', maximo: '2' })).toMatchObject(says('pregunta_contradictoria', 'Cambie'))
    expect(await refused({ tipo: 'correo', minimo: '5' })).toMatchObject(says('pregunta_contradictoria', 'Quítelos'))
    expect(await refused({ tipo: 'fecha', contado_desde: 'Correo', minimo: '1' })).toMatchObject(
      says('pregunta_contradictoria', 'fecha anterior'),
    )
    expect(await refused({ solo_si: 'color = rojo' })).toMatchObject(says('condicion_no_se_entiende', 'Tiene placas'))
    expect(await refused({ solo_si: 'sexo = azul' })).toMatchObject(says('condicion_no_se_entiende', 'mujer u hombre'))
    expect(await refused({ solo_si: 'sexo > mujer' })).toMatchObject(says('condicion_no_se_entiende', 'escriba = o !='))
    expect(await refused({ solo_si: 'tiene placas = quizás' })).toMatchObject(
      says('condicion_no_se_entiende', 'no es una respuesta'),
    )
    expect(await refused({ solo_si: 'siempre' })).toMatchObject(says('condicion_no_se_entiende', 'una sola comparación'))
    expect(await refused({ solo_si: 'correo = a@b.mx' })).toMatchObject(says('pregunta_contradictoria', 'cuándo'))
  })

  test('a question on which another one depends is not taken away before it', async () => {
    const away = (dato: string) => desk.doIt('/admin/tramites/preguntas/quitar', { pregunta: `${TRAMITE}: ${dato}` })
    expect((await away('Tiene placas')).body).toMatchObject(says('pregunta_en_uso', 'Placas'))
    expect((await away('Placas')).status).toBe(200)
    expect((await away('Tiene placas')).status).toBe(200)
  })

  test('more questions than anybody answers in a chat', async () => {
    for (let at = 0; at < 20 - QUESTIONS.length; at++)
      expect((await add({ pregunta: '¿Qué?', dato: `Dato ${at}` })).status).toBe(200)
    expect(await refused({})).toMatchObject({ codigo: 'demasiadas_preguntas' })
  })

  test('what it set is read as it wrote it', async () => {
    const { preguntas } = (await desk.get(`/admin/tramites/preguntas?tramite=${encodeURIComponent(TRAMITE)}`)).body as {
      preguntas: { dato: string; reglas: string[] }[]
    }
    const rulesOf = (dato: string) => preguntas.find((one) => one.dato === dato)?.reglas
    expect(rulesOf('Placas')).toEqual(expect.arrayContaining(['Patrón: AAA-99-99 | AAA-999-A', 'Solo si: Tiene placas = Sí']))
    expect(rulesOf('INAPAM')).toEqual(['Solo si: edad >= 60'])
    expect(rulesOf('Municipio')?.[0]).toStartWith('Se acepta si: respuesta = Toluca')
  })
})
