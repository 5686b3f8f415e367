// Whose a record is: whoever may not change it is told what is told of one that there is not.
import { describe, expect, test } from 'bun:test'
import { visitorsOn } from '../../src/booking/views.ts'
import { readReceipt } from '../../src/visits/documents/receipt.ts'
import { openDesk } from '../http/desk.ts'
import { OFFICE, twoAgencies } from '../http/two-agencies.ts'

const DAY = '2026-12-03'

describe('a key of another agency', () => {
  test('authorises no change of an appointment', async () => {
    const { post, theirs, folios, count } = await twoAgencies()
    const ask = async (folio: string) => (await post('/admin/citas/segunda-clave', { folio, cambio: 'cancelarla' }, theirs)).body
    expect(await ask(folios.ours)).toEqual(await ask('K7M-4QX'))
    expect(await ask(folios.theirs)).toMatchObject({ hecho: false })
    expect(count('second_keys')).toBe(0)
  })

  test('learns at the door neither office nor hour, of a receipt or of a folio', async () => {
    const { post, theirs, ours, folios, db, vault, clock } = await twoAgencies()
    clock.set(Date.parse(`${DAY}T15:50:00Z`))
    const toluca = db.client.query<{ id: number }, []>("select id from offices where name = 'Toluca'").get()?.id ?? 0
    const views = visitorsOn(db, vault, toluca, DAY)
    const [first] = views
    if (!first) throw new Error('nobody comes')
    const codigo = readReceipt({ db, vault, clock, language: 'es-MX', now: clock.now(), views: [first] }).visits[0]?.code.text ?? ''
    for (const solo_ver of ['sí', 'no']) {
      const told = await post('/admin/puerta', { codigo, solo_ver }, theirs)
      expect(told.body).toMatchObject({
        resultado: 'no aparece',
        folio: null,
        oficina: null,
        cuando: null,
        personas: [],
        ahora: null,
      })
      expect(told.text).not.toMatch(/Toluca|10:00|Rosa/)
    }
    const ofFolio = await post('/admin/puerta', { codigo: folios.ours }, theirs)
    expect(ofFolio.body).toMatchObject({ resultado: 'no aparece', oficina: null, cuando: null, ahora: null, usado: null })
    expect(ofFolio.text.replaceAll(folios.ours, '#')).toBe(
      (await post('/admin/puerta', { codigo: 'K7M-4QX' }, theirs)).text.replaceAll('K7M-4QX', '#'),
    )
    expect((await post('/admin/puerta', { codigo }, ours)).body.resultado).toBe('válido')
  })
})

describe('an answer of an office', () => {
  const PARKING = { pregunta: '¿Hay estacionamiento?', dice: 'Hay estacionamiento atrás.' }

  /** Answers of Toluca (1) and of all offices (2). */
  async function openAnswers() {
    const desk = openDesk()
    await desk.doIt('/admin/respuestas', { ...PARKING, oficina: 'Toluca' })
    await desk.doIt('/admin/respuestas', { pregunta: '¿Hay baños?', dice: 'Sí, al fondo.' })
    const [toluca, puebla] = ['Toluca', 'Puebla'].map((office) => desk.keyFor('manager', [office], { name: `Jefa de ${office}` }))
    const answers = () => desk.db.client.query('select id, question, answer, office_id from office_answers order by id').values()
    return { ...desk, answers, toluca, puebla }
  }

  test('is changed and removed by keys of that office, and that of all offices by keys for all of them', async () => {
    const { post, answers, puebla, toluca, keyFor } = await openAnswers()
    const before = answers()
    const refused = async (numero_de_respuesta: string, token: string | undefined, oficina = 'Puebla') => [
      (await post('/admin/respuestas', { ...PARKING, dice: 'No hay.', oficina, numero_de_respuesta }, token)).body,
      (await post('/admin/respuestas/quitar', { numero_de_respuesta }, token)).body,
    ]
    const ofNone = await refused('99', puebla)
    expect(ofNone.map(({ codigo }) => codigo)).toEqual(['respuesta_no_existe', 'respuesta_no_existe'])
    expect(await refused('1', puebla)).toEqual(ofNone)
    expect(await refused('2', puebla)).toEqual(ofNone)
    expect(await refused('2', toluca, 'Toluca')).toEqual(ofNone)
    expect(answers()).toEqual(before)
    for (const [numero_de_respuesta, token] of [
      ['1', toluca],
      ['2', keyFor('manager')],
    ] as const)
      expect((await post('/admin/respuestas/quitar', { numero_de_respuesta }, token)).body).toMatchObject({ hecho: false })
  })

  test('is written for all offices by a key for all of them alone', async () => {
    const { post, toluca } = await openAnswers()
    const more = { ...PARKING, pregunta: '¿Hay rampa?' }
    expect((await post('/admin/respuestas', more, toluca)).body.codigo).toBe('oficina_ajena')
    expect((await post('/admin/respuestas', { ...more, oficina: 'Toluca' }, toluca)).body).toMatchObject({ hecho: false })
  })

  test('goes only with the key of its removal', async () => {
    const { post, doIt, answers, toluca } = await openAnswers()
    const proposed = await post('/admin/respuestas/quitar', { numero_de_respuesta: '1' }, toluca)
    expect(proposed.body).toMatchObject({ hecho: false, resumen: 'Ya no se diría a quien pregunte [¿Hay estacionamiento?].' })
    expect(answers()).toHaveLength(2)
    expect((await doIt('/admin/respuestas/quitar', { numero_de_respuesta: '1' }, toluca)).body).toMatchObject({ hecho: true })
    expect(answers()).toHaveLength(1)
  })

  test('stands in the list of its office and of no other', async () => {
    const { get, puebla, toluca } = await openAnswers()
    const shown = async (token: string | undefined) =>
      ((await get('/admin/respuestas', token)).body.respuestas as { numero_de_respuesta: number }[]).map(
        (one) => one.numero_de_respuesta,
      )
    expect([await shown(puebla), await shown(toluca), await shown(undefined)]).toEqual([[2], [1, 2], [1, 2]])
  })
})

test('what is asked for and asked in a procedure of another agency is not ended by the owner of the number', async () => {
  const { post, ours, db } = await twoAgencies()
  db.client.run(`insert into requirements (procedure_id, position, text, text_en, applies, valid_from, source)
    values ('licence', 1, 'Su licencia anterior.', 'Your old licence.', 'always', '2026-01-01', 'DOF')`)
  const ask = async (que: string) => (await post('/admin/tramites/que-llevar/quitar', { que }, ours)).body
  expect(await ask('licencia de conducir (siempre): Su licencia anterior.')).toEqual(await ask('licencia: nada'))
})

test('an office of another agency is called what one that there is not is called', async () => {
  const { post, ours } = await twoAgencies()
  const close = async (oficina: string) => (await post('/admin/cierres', { oficina, dia: DAY, motivo: 'no hay luz' }, ours)).body
  expect(await close(OFFICE)).toEqual(await close('Nunca Jamás'))
})
