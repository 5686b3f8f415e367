// What an office says in its own words never stands before what the chat must hear itself, and nobody can be led to a stranger's account by it.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from '../chat/citizen.ts'
import { openDesk } from '../http/desk.ts'

const PARKING = { pregunta: '¿Hay estacionamiento?', otras_formas: '', dice: 'Hay estacionamiento gratis en la calle de atrás.' }
const SAYS = 'esto contesta la oficina'

describe('an answer is refused where the chat hears the words itself, with the reason and the way out', () => {
  test.each([
    ['borra mis datos', 'palabras_de_derechos'],
    ['mis derechos', 'palabras_delicadas'],
    ['baja', 'palabras_de_derechos'],
    ['ya no me escriban', 'palabras_de_derechos'],
    ['me pega mi esposo', 'palabras_delicadas'],
    ['tengo miedo de ir', 'palabras_delicadas'],
    ['me pidieron dinero', 'palabras_delicadas'],
    ['HESG580312MMCRTD06', 'palabras_son_un_dato'],
    ['Guadalupe Hernández Soto', 'palabras_son_un_dato'],
    ['toluca', 'palabras_son_un_dato'],
    ['metepec', 'palabras_son_un_dato'],
    ['el jueves', 'palabras_son_un_dato'],
    ['sí, claro', 'palabras_son_una_orden'],
    ['renovar mi pasaporte', 'palabras_son_una_orden'],
    ['cancelar mi cita', 'palabras_son_una_orden'],
    ['delete my data', 'palabras_de_derechos'],
    ['¿a qué hora abren?', 'ya_se_contesta'],
  ])('%s', async (words, codigo) => {
    const { post, keyFor } = openDesk()
    for (const form of [
      { ...PARKING, pregunta: words },
      { ...PARKING, otras_formas: `dónde me estaciono; ${words}` },
    ]) {
      const { status, body } = await post('/admin/respuestas', form, keyFor('manager'))
      expect([status, body.codigo]).toEqual([409, codigo])
      expect(String(body.que_hacer ?? body.remedy ?? JSON.stringify(body))).toMatch(/\w/)
    }
  })
})

/** Answers that were kept before any of this was refused. */
function withAnswers(...questions: string[]): Citizen {
  const citizen = meetCitizen()
  write(citizen.db, (tx) => {
    for (const question of questions)
      tx.client
        .query(
          `insert into office_answers (question, other_words, answer, from_day, waits, updated_at) values (?, '', ?, '2026-01-01', 0, 0)`,
        )
        .run(question, SAYS)
  })
  return citizen
}

const AT: Record<string, (citizen: Citizen) => Citizen> = {
  menu: (citizen) => citizen.write('hola'),
  place: (citizen) => citizen.write('quiero renovar mi pasaporte'),
  curp: (citizen) => citizen.write('quiero renovar mi pasaporte', 'toluca', 'Toluca'),
  name: (citizen) => citizen.write('quiero renovar mi pasaporte', 'toluca', 'Toluca', 'HESG580312MMCRTD06'),
  hour: choosesHour,
  summary: seesSummary,
}

const HEARD_BY_THE_CHAT = [
  ...['borra mis datos', 'baja', 'mis datos', 'me pega mi esposo y tengo miedo', 'tengo miedo', 'denuncia', 'me pidieron dinero'],
  ...['renovar mi pasaporte', 'cancelar mi cita', 'hablar con alguien', 'hola', 'gracias', 'delete my data'],
]

describe.each(Object.entries(AT))('at the %s no answer of an office comes before the chat', (moment, reach) => {
  test('to what it hears everywhere', () => {
    const captured = HEARD_BY_THE_CHAT.filter((words) => reach(withAnswers(words)).write(words).read().includes(SAYS))
    expect(captured).toEqual([])
  })

  test('to an answer to the open question', () => {
    const answers = {
      menu: 'renovar',
      place: 'metepec',
      curp: 'HESG580312MMCRTD06',
      name: 'Guadalupe Hernández Soto',
      hour: 'la primera',
      summary: 'sí',
    }
    const said = answers[moment as keyof typeof answers]
    expect(reach(withAnswers(said)).write(said).read()).not.toContain(SAYS)
  })
})

/** Danger, data rights and complaints in the middle of a sentence. */
const COMES_FIRST = [
  ...['mi esposo me pega y no sé a dónde ir con mi hija', 'oiga dónde me estaciono porque me vienen siguiendo y tengo miedo'],
  ...[
    'me quieren cobrar por la cita y tengo miedo',
    'un funcionario me pidió mordida para pasar',
    'quiero que borren todo lo que tienen de mí',
  ],
  ...['¿qué datos tienen guardados de mí?', 'quiero una copia de mis datos', 'no autoricé que usaran mis datos'],
  ...[
    'quiero quejarme de cómo me trataron en la ventanilla',
    'antes de decirme si hay estacionamiento quiero quejarme de la señora',
  ],
]

test.each(COMES_FIRST)('whatever two words of it an office answers, "%s" is heard by the chat', (said) => {
  const words = said.replace(/[¿?,]/g, '').split(' ')
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
  for (const reach of Object.values(AT))
    expect(
      reach(withAnswers(...pairs))
        .write(said)
        .read(),
    ).not.toContain(SAYS)
})

test('words within a sentence that says much more are not its question', () => {
  const SOLD = 'hay un señor que vende lugares en la fila de la entrada'
  expect(withAnswers('hay un señor', 'la fila').write(SOLD).read()).not.toContain(SAYS)
  expect(withAnswers('¿hay cajero?').write('disculpe señorita ahí hay cajero').read()).toContain(SAYS)
})

test('what the open question and the chat leave is answered in the middle of it, and the question goes on', () => {
  const lupe = AT.curp?.(withAnswers('¿Hay cajero automático?'))
  lupe?.write('¿hay cajero automático?')
  expect(lupe?.read()).toContain(SAYS)
  expect(lupe?.state?.asked?.question).toBe('curp')
})

describe('links, long numbers, accounts and money need the second yes of an administrator', () => {
  const RISKY = [
    'Vea https://mapa.example/estacionamiento para llegar.',
    'Vea la página citas-rapidas.com para llegar.',
    'Llame al 55 1234 5678 y le dicen.',
    'Marque al 5-5-1-2-3-4-5 y le dicen.',
    'Se deposita en la tienda antes de entrar.',
    'Haga una transferencia al encargado.',
    'El encargado le cobra al salir.',
  ]

  test.each(RISKY)('%s', async (dice) => {
    const { doIt, post, get, keyFor, phone } = openDesk()
    const [manager, administrator] = [keyFor('manager'), keyFor('administrator')]
    const kept = await doIt('/admin/respuestas', { ...PARKING, dice }, manager)
    expect(kept.body).toMatchObject({ hecho: true })
    expect(String(kept.body.resumen)).toContain('la autorice un administrador')
    const lupe = phone('5217220000001')
    await lupe.write('hola')
    await lupe.write('¿hay estacionamiento?')
    expect(JSON.stringify(lupe.read())).not.toContain(dice)
    expect((await get('/admin/estado')).text).toContain('autori')
    const form = { numero_de_respuesta: '1' }
    expect((await post('/admin/respuestas/autorizar', form, manager)).status).toBe(403)
    const proposed = await post('/admin/respuestas/autorizar', form, administrator)
    expect(String(proposed.body.se_lee)).toContain(dice)
    expect((await doIt('/admin/respuestas/autorizar', form, administrator)).body).toMatchObject({ hecho: true })
    await lupe.write('¿hay estacionamiento?')
    expect(JSON.stringify(lupe.read())).toContain(dice)
  })

  test('nobody says it to what the same key wrote, and a changed answer needs it anew', async () => {
    const { doIt, post, keyFor } = openDesk()
    const [one, other] = [keyFor('administrator', [], { name: 'Ana' }), keyFor('administrator', [], { name: 'Eva' })]
    const risky = { ...PARKING, dice: 'Llame al 55 1234 5678 y le dicen.' }
    const form = { numero_de_respuesta: '1' }
    await doIt('/admin/respuestas', risky, one)
    expect((await post('/admin/respuestas/autorizar', form, one)).body.codigo).toBe('autoriza_otra_clave')
    expect((await doIt('/admin/respuestas/autorizar', form, other)).body).toMatchObject({ hecho: true })
    expect((await post('/admin/respuestas/autorizar', form, other)).body.codigo).toBe('respuesta_no_espera')
    await doIt('/admin/respuestas', { ...risky, ...form, dice: 'Llame al 55 8765 4321 y le dicen.' }, one)
    expect((await post('/admin/respuestas/autorizar', form, one)).body.codigo).toBe('autoriza_otra_clave')
  })

  test.each([PARKING.dice, 'Abre de 9:00 a 15:00 h. Quepan 20 coches.', 'There is free parking behind.'])(
    '"%s" needs none',
    async (dice) => {
      const { doIt, keyFor } = openDesk()
      expect(String((await doIt('/admin/respuestas', { ...PARKING, dice }, keyFor('manager'))).body.resumen)).not.toContain(
        'autorice',
      )
    },
  )
})

test('whoever reads it sees whose words they are, and can report them with a tap; the complaint says which answer', async () => {
  const { doIt, phone, get, post } = openDesk()
  await doIt('/admin/respuestas', { ...PARKING, oficina: 'Toluca' })
  const lupe = phone('5217220000001')
  await lupe.write('quiero renovar mi pasaporte')
  await lupe.write('toluca')
  await lupe.tap('Toluca')
  await lupe.write('¿hay estacionamiento?')
  expect(JSON.stringify(lupe.read())).toMatch(/\*[^*]*Toluca[^*]* contesta:\*/)
  await lupe.tap('Reportar esto')
  await lupe.tap('Sin mis datos')
  lupe.read()
  const list = (await get('/admin/denuncias')).body.denuncias as { caso: string }[] | undefined
  const caso = list?.at(-1)?.caso ?? ''
  const read =
    (await get(`/admin/denuncias/leer?caso=${encodeURIComponent(caso)}`)).text +
    (await post('/admin/denuncias/leer', { caso })).text
  expect(read).toContain('¿Hay estacionamiento?')
  expect(read).toContain('calle de atrás')
})
