// What somebody says that they need for their visit: noted by a tap, shown where they are attended, gone with the visit and the person.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { write } from '../../db/open.ts'
import { needsOf } from '../../src/booking/visit-needs.ts'
import { choiceId } from '../../src/chat/speak.ts'
import { DAY } from '../../src/clock.ts'
import { personalData } from '../../src/needs/personal-data.ts'
import { buttonValueOf, TOPICS } from '../../src/reading/acts.ts'
import { needsText } from '../../src/texts/admin-needs.ts'
import { createVault } from '../../src/vault.ts'
import { HOOKS } from '../cast.ts'
import { type Citizen, meetCitizen, seesSummary } from '../chat/citizen.ts'
import { confirmed, openDirectoryOffice, words } from '../handover/stage.ts'
import { openCounter } from '../visits/counter-stage.ts'

const NEED = 'Pidió: no oye bien: escríbale'

describe('what a visit needs is offered once it is said', () => {
  test.each([
    ['soy sordo', 'no oye bien'],
    ['no oigo bien', 'no oye bien'],
    ['uso silla de ruedas', 'silla de ruedas'],
    ['mi mamá anda en silla de ruedas', 'silla de ruedas'],
    ['soy ciega', 'no ve bien'],
    ['no sé leer', 'ayuda para leer'],
    ['niltze', 'intérprete de náhuatl'],
    ['pialli', 'intérprete de náhuatl'],
    ['Bix a beel', 'intérprete de maya'],
    ["Ma'alob k'iin", 'intérprete de maya'],
    ['nakumichindo', 'intérprete de mixteco'],
    ['Padiuxi', 'intérprete de zapoteco'],
    ["Ba'yat lekuk sakubel k'inal", 'intérprete de tseltal'],
    ["K'uxi elan", 'intérprete de tsotsil'],
    ["Ki hats'i", 'intérprete de otomí'],
    ['hablo zapoteco y poco español', 'intérprete de zapoteco'],
  ])('%s', (said, what) => {
    const citizen = meetCitizen().write('Hola', said)
    expect(citizen.read()).toContain(`*${what}`)
    expect(citizen.read()).toContain('*¿Lo anoto para su visita?*')
    expect(citizen.titles().slice(0, 2)).toEqual(['Sí, anótelo', 'No'])
  })

  test('and nothing is kept before a tap, nor after a no', async () => {
    const { office, luis } = openDirectoryOffice()
    await luis.write('soy sordo')
    await luis.tap('No')
    expect(words(luis.read())).toContain('no anoté nada')
    expect(office.db.client.query('select 1 from visit_needs').all()).toEqual([])
  })

  test('who speaks little Spanish chooses the language, or writes one that is not in the list', () => {
    const citizen = meetCitizen().write('Hola', 'no hablo bien español')
    expect(citizen.titles()).toContain('Náhuatl')
    expect(citizen.write('totonaco').read()).toContain('intérprete de totonaco')
  })

  test('beside a wish, which goes on after the tap', () => {
    const citizen = meetCitizen().write('soy sordo y quiero renovar mi pasaporte').tap('Sí, anótelo')
    expect(citizen.read()).toContain('Queda anotado para su visita: *no oye bien*')
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
  })

  describe('beside a wish: offered once, and the booking goes on after it', () => {
    test.each([
      ['no escucho, quiero renovar', 'no oye bien', 'renewal'],
      ['necesito renovar y casi no escucho', 'no oye bien', 'renewal'],
      ['no leo bien, quiero renovar', 'ayuda para leer', 'renewal'],
      ['leo despacio, me ayuda a sacar mi pasaporte por primera vez?', 'ayuda para leer', 'first'],
      ['ando en silla de ruedas y quiero renovar mi pasaporte', 'silla de ruedas', 'renewal'],
      ['hablo maya, no entiendo bien español. renovar pasaporte', 'intérprete de maya', 'renewal'],
      ['necesito interprete de zapoteco para mi cita quiero pasaporte por primera vez', 'intérprete', 'first'],
      ['soy sorda, necesito interprete de señas y renovar mi pasaporte', 'no oye bien e intérprete de lengua de señas', 'renewal'],
    ])('%s', (said, what, family) => {
      const citizen = meetCitizen().write(said)
      expect(citizen.read()).toContain(`*${what}`)
      citizen.tap(citizen.titles().includes('No') ? 'No' : 'No anotar nada')
      expect(citizen.state?.draft.family).toBe(family)
      expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
    })

    test('for a relative, who is asked for', () => {
      const citizen = meetCitizen().write('mi mamá solo habla otomi y quiere su pasaporte').tap('Sí, anótelo')
      expect(citizen.read()).toContain('¿Para quién es la cita?')
      expect(citizen.read()).toContain('intérprete de otomí')
    })

    test('and what many people ask is answered above it', () => {
      const citizen = meetCitizen().write('soy sordo, ¿cuánto cuesta el pasaporte de 10 años?')
      expect(citizen.read()).toContain('$4,280')
      expect(citizen.titles()).toContain('Sí, anótelo')
    })

    test('a yes confirms, and shows its folio', () => {
      const citizen = seesSummary(meetCitizen()).write('si confirmo. ¿hay intérprete de señas?')
      expect(citizen.read()).toContain('*Su cita quedó confirmada.*')
    })

    test('in English', () => {
      const citizen = meetCitizen().write("i don't read well, i need to renew")
      expect(citizen.read()).toContain('*help with reading*')
      expect(citizen.state?.draft.family).toBe('renewal')
    })
  })

  test('a person is one tap away for who speaks little Spanish, and another answer is not taken for a language', () => {
    const citizen = meetCitizen().write('no hablo bien español, hablo nahuatl. pasaporte quiero')
    expect(citizen.titles()).toEqual(['Sí, anótelo', 'No', 'Español fácil', 'Hablar con alguien'])
    expect(citizen.write('toluca').read()).toContain('¿En qué le ayudo?')
    expect(citizen.state?.draft.near?.name).toBe('Toluca')
  })

  test('in the middle of a booking, which goes on below the answer', () => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte', 'uso silla de ruedas', 'sí')
    expect(citizen.read()).toContain('Queda anotado para su visita: *silla de ruedas')
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
  })

  test('easy Spanish beside it for who does not read well, and it goes on in short sentences', () => {
    const citizen = meetCitizen().write('Hola', 'me cuesta leer').tap('Español fácil')
    expect(citizen.language).toBe('es-facil')
    expect(citizen.titles()).toEqual(['Sí, anótelo', 'No', 'Hablar con alguien'])
  })

  test('other languages stand in the list of languages', () => {
    expect(meetCitizen().write('Hola', 'idioma').tap('Otra lengua').titles()).toContain('Zapoteco')
  })

  test('said again it can be taken back', () => {
    const citizen = meetCitizen().write('soy sordo').tap('Sí, anótelo').write('soy sordo')
    expect(citizen.tap('Quitar lo anotado').read()).toContain('ya no está anotado')
    expect(citizen.write('soy sordo').titles()).toContain('Sí, anótelo')
  })
})

/** Needs of the chat, as the office reads them. */
function notedOf({ db, clock }: Citizen): string | null {
  const [row] = db.client.query<{ id: number | null }, []>('select contact_id as id from visit_needs').all()
  return row?.id ? needsText(needsOf(db, createVault(new Uint8Array(32).fill(7), clock), row.id)) : null
}

describe('what is said is noted, or asked about until it is answered', () => {
  const DEAF = 'Pidió: no oye bien: escríbale'
  const BOTH = `${DEAF}; intérprete de lengua de señas`

  test.each([
    // Two needs of one message, and a yes with more beside it.
    [['hola soy sordo. quiero renovar pasaporte cdmx. necesito interprete de señas', 'si, asi', 'si'], BOTH],
    [
      ['hola soy sordo. quiero renovar pasaporte cdmx. necesito interprete de señas', 'si anotelo y tambien el interprete', 'si'],
      BOTH,
    ],
    [['quiero renovar mi pasaporte, soy sordo', 'si. en toluca'], DEAF],
    [['quiero renovar mi pasaporte, soy sordo', 'si por favor. me llaman por mi nombre en la sala? no escucho'], DEAF],
    [['quiero renovar mi pasaporte, soy sordo', 'si anota lo del interprete'], BOTH],
    [['quiero renovar mi pasaporte, soy sordo', 'si anotelo y tambien el interprete'], BOTH],
    [
      ['quiero renovar mi pasaporte, uso interprete de señas', 'si el interprete si. lunes a la 1'],
      'Pidió: intérprete de lengua de señas',
    ],
    [
      ['quiero renovar mi pasaporte, ando con andadera', 'claro, apuntelo. vivo en toluca'],
      'Pidió: silla de ruedas, o camina con dificultad',
    ],
    // Passed by, it is asked again.
    [['quiero renovar mi pasaporte, soy sorda', 'en toluca', 'anotelo por favor'], DEAF],
    // Said with the order to note it.
    [['quiero renovar mi pasaporte en toluca', 'anoten por favor que soy sordo'], DEAF],
    // Said again it is a yes.
    [['hablo maya y quiero pasaporte', 'necesito el interprete'], 'Pidió: intérprete de maya'],
    // No language is chosen by a mere yes.
    [['no hablo bien español', 'si'], null],
    [['no hablo bien español', 'si, hablo tsotsil'], 'Pidió: intérprete de tsotsil'],
    [['soy sordo', 'no gracias'], null],
    [['soy sordo', 'no quiero nada'], null],
  ])('%j', (said, noted) => {
    expect(notedOf(meetCitizen().write(...said))).toBe(noted)
  })

  test('with the place of the answer', () => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte, soy sordo', 'si. en toluca')
    expect(citizen.read()).toContain('Queda anotado para su visita: *no oye bien*')
    expect(citizen.state?.draft.near?.name).toBe('Toluca')
    expect(citizen.state?.draft.needs).toBeUndefined()
  })

  test('with the hour of the answer', () => {
    const citizen = meetCitizen().write(
      'quiero renovar en toluca, uso interprete de señas',
      'si el interprete si. el jueves a las 9',
    )
    expect(citizen.state?.draft.chosen).toMatchObject({ day: '2026-12-03', minute: 540 })
  })

  test('and a question beside a yes is answered, or said not to be known; no room becomes a town', () => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte, soy sordo')
    citizen.write('si por favor. me llaman por mi nombre en la sala? no escucho')
    expect(citizen.read()).toContain('«me llaman por mi nombre en la sala?»')
    expect(citizen.state?.draft.near).toBeUndefined()
    expect(citizen.state?.draft.places).toBeUndefined()
  })

  test('before it is confirmed, where it is said with the yes', () => {
    const citizen = seesSummary(meetCitizen()).write('si confirmo. soy sorda y ocupo interprete')
    expect(citizen.read()).toContain('*no oye bien e intérprete de lengua de señas*')
    citizen.write('si')
    expect(citizen.read()).toContain('*¿Está todo bien?*')
    expect(citizen.write('si').read()).toContain('Queda anotado para su visita: *no oye bien e intérprete de lengua de señas*')
  })

  test('whoever goes on in English is asked for no language', () => {
    for (const way of ['hablo ingles mas', 'english']) {
      const citizen = meetCitizen().write('no bien español. quiero pasaporte', way)
      expect(citizen.language).toBe('en')
      expect(citizen.read()).toContain('*How can I help you?*')
    }
  })
})

describe('a question about a need', () => {
  test.each([
    ['alguien habla tsotsil ahi?', 'Eso lo sabe mejor la oficina.', 'intérprete de tsotsil'],
    ['hay interprete de maya ese dia?', 'Eso lo sabe mejor la oficina.', 'intérprete de maya'],
    ['hay rampa?', 'la oficina no ha dicho aquí *si hay rampa o elevador*', 'silla de ruedas'],
  ])('%s is answered, and the note is offered, once', (said, known, what) => {
    const citizen = meetCitizen().write('quiero renovar mi pasaporte', said)
    expect(citizen.read()).toContain(known)
    expect(citizen.read()).toContain(`*${what}`)
    expect(citizen.write('en toluca').read()).not.toContain('¿Lo anoto')
  })

  test.each(['alguien habla tsotsil ahi?', 'interprete si o no?', 'y si quedo anotado el interprete?'])(
    '%s takes no note off',
    (said) => {
      const citizen = meetCitizen().write('hablo tsotsil', 'si', said)
      expect(citizen.read()).toContain('Queda anotado para su visita: *intérprete de tsotsil*')
      expect(citizen.read()).not.toContain('¿Lo quito?')
      expect(notedOf(citizen.write('si'))).toBe('Pidió: intérprete de tsotsil')
    },
  )

  test('who needs it no more is asked, and a yes takes it off', () => {
    const citizen = meetCitizen().write('hablo tsotsil', 'si', 'ya no necesito interprete')
    expect(citizen.read()).toContain('¿Lo quito?')
    expect(notedOf(citizen.write('si'))).toBeNull()
  })
})

/** A deaf man with an appointment of Luis' chat. */
async function deaf() {
  const stage = openDirectoryOffice()
  await stage.luis.write('soy sordo')
  await stage.luis.tap('Sí, anótelo')
  await confirmed(stage.luis, 'PUSL990101HBCRLS07 Luis Puga Sol')
  await stage.office.settle()
  const rows = () => stage.office.db.client.query<{ contact_id: number | null }, []>('select contact_id from visit_needs').all()
  const contactId = rows()[0]?.contact_id ?? 0
  return { ...stage, rows, contactId, noted: () => needsOf(stage.office.db, stage.office.vault, contactId) }
}

describe('what is noted', () => {
  test('is sealed, and said under the folio', async () => {
    const { office, luis, noted } = await deaf()
    expect(words(luis.read())).toContain('Queda anotado para su visita: *no oye bien*')
    expect(noted()).toEqual([{ kind: 'hearing' }])
    const [row] = office.db.client.query<{ sealed: Uint8Array }, []>('select needs_sealed as sealed from visit_needs').all()
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('hearing')
    expect(brokenInvariants(office.db)).toEqual([])
  })

  test('can be taken back among the appointments', async () => {
    const { luis, rows } = await deaf()
    await luis.write('mis citas')
    await luis.tap('Quitar lo anotado')
    expect(words(luis.read())).toContain('ya no está anotado')
    expect(rows()).toEqual([])
  })

  test('goes when the day of the visit is over', async () => {
    const { office, rows } = await deaf()
    office.clock.advance(12 * DAY)
    await office.settle()
    expect(office.db.client.query("select 1 from appointments where state = 'past'").all()).toHaveLength(1)
    expect(rows()).toEqual([])
  })

  test('goes with a chat that is forgotten, and moves when two chats turn out to be one', async () => {
    const { office, contactId, noted, rows } = await deaf()
    const { id: other } = office.db.client
      .query<{ id: number }, []>(
        `insert into contacts (asker_id, channel, last_inbound_at, language, created_at)
         select asker_id, 'whatsapp', 0, 'es-MX', 0 from contacts limit 1 returning id`,
      )
      .get() ?? { id: 0 }
    const deps = { vault: office.vault, clock: office.clock, hooks: HOOKS }
    write(office.db, (tx) => personalData.mergeContacts?.(tx, deps, { id: other, other: contactId, givenUp: other }, 0))
    expect([noted(), needsOf(office.db, office.vault, other)]).toEqual([[], [{ kind: 'hearing' }]])
    write(office.db, (tx) => personalData.forgetContact?.(tx, other))
    expect(rows()).toEqual([])
  })

  test('stands in the copy of their data, in the day list and at the counter and the door, for who may know names', async () => {
    const counter = await openCounter()
    const rosa = counter.phone('5215500000001', 'Rosa')
    await rosa.write('soy sorda')
    await rosa.tap('Sí, anótelo')
    const line = async () => ((await counter.get('/admin/mostrador?oficina=Toluca')).body.turnos as { necesita: string }[])[0]
    expect((await line())?.necesita).toBe(NEED)
    const door = await counter.post('/admin/puerta', { codigo: counter.folios.rosa, oficina: 'Toluca' })
    expect(door.body.personas).toMatchObject([{ nombre: 'Rosa Pérez Ruiz', necesita: NEED }])
    const found = await counter.post('/admin/buscar', { quien: 'Rosa', oficina: 'Toluca' })
    expect(found.body.citas).toMatchObject([{ necesita: NEED }])
    const copy = { curp_o_telefono: '55 0000 0001', motivo: 'pidió ver sus datos', identificacion_vista: 'sí' }
    expect((await counter.post('/admin/personas/copia', copy)).body.necesita).toBe(NEED)
  })
})

describe('somebody who cannot hear', () => {
  /** Ten digits, or the order to call; how an authority is reached stands in its record. */
  const TELEPHONE = /\d[\d ]{8,}\d|\bllam(?:e|ar|arle|en|a)\b/i

  test('is sent to no telephone by any answer, order or unknown word', () => {
    const citizen = meetCitizen().write('soy sordo').tap('Sí, anótelo')
    const wrong: string[] = []
    const look = (asked: string) => {
      const said = citizen.read().replace(/, tel\. 55 0000 00[09]0/g, '')
      if (TELEPHONE.test(said)) wrong.push(`${asked}: ${said}`)
    }
    for (const topic of TOPICS) {
      const { epoch = '', turn = 0 } = citizen.state ?? {}
      citizen.say({ kind: 'choice', id: choiceId({ epoch, turn, question: 'faq', value: buttonValueOf(topic) }), title: topic })
      look(topic)
    }
    const orders = [
      'pago',
      'costos',
      'asesor',
      'mis datos',
      'denuncia',
      'reclamar',
      'no entiendo',
      'no entiendo',
      'xyzzy',
      'qwerty',
    ]
    for (const said of [...orders, '¿tengo que ir en ayunas?', 'mi esposo me amenaza', 'quiero hablar con alguien']) {
      citizen.write(said)
      look(said)
    }
    expect(wrong).toEqual([])
  })
})

describe('what a clerk notes because the person asks for it', () => {
  const NEED_OF = '/admin/citas/necesidad'
  const needOf = async (counter: Awaited<ReturnType<typeof openCounter>>, folio: string) =>
    ((await counter.get('/admin/mostrador?oficina=Toluca')).body.turnos as { folio: string; necesita: string | null }[]).find(
      (one) => one.folio === folio,
    )?.necesita

  test('stands at the counter, of who has a chat and of who has none; a second note of a kind takes its place', async () => {
    const counter = await openCounter()
    const { rosa, luis } = counter.folios
    for (const folio of [rosa, luis]) {
      await counter.post(NEED_OF, { folio, necesita: 'intérprete' })
      const { body } = await counter.post(NEED_OF, { folio, necesita: 'intérprete de maya' })
      expect(body.resumen).toBe('Anotado. Pidió: intérprete de maya.')
      await counter.post(NEED_OF, { folio, necesita: 'no oye bien' })
      expect(await needOf(counter, folio)).toBe('Pidió: intérprete de maya; no oye bien: escríbale')
      await counter.post(NEED_OF, { folio, necesita: 'intérprete', quitar: 'sí' })
      expect(await needOf(counter, folio)).toBe(NEED)
    }
    expect(counter.count('visit_needs')).toBe(2)
    expect((await counter.get('/admin/bitacora')).text).not.toContain('oye')
    expect(counter.broken()).toEqual([])
  })

  test('goes when the day of the visit is over, and is not for another office to note', async () => {
    const counter = await openCounter()
    const { luis: folio } = counter.folios
    const elsewhere = counter.keyFor('clerk', ['Puebla'])
    expect((await counter.post(NEED_OF, { folio, necesita: 'no ve bien' }, elsewhere)).body.codigo).toBe('cita_no_existe')
    await counter.post(NEED_OF, { folio, necesita: 'no ve bien' })
    counter.clock.advance(2 * DAY)
    await counter.settle()
    expect(counter.count('visit_needs')).toBe(0)
    expect((await counter.post(NEED_OF, { folio, necesita: 'no ve bien' })).body.codigo).toBe('cita_no_vigente')
  })
})

test('whoever lets it be noted that they cannot hear is given no telephone from then on, however it was said', async () => {
  const { luis: phone } = openDirectoryOffice()
  await phone.write('yo sordo quiero renovar en toluca')
  await phone.tap('Sí, anótelo')
  phone.read()
  await phone.write('hay persona que sepa señas LSM?')
  expect(JSON.stringify(phone.read())).not.toContain('55 0000 0000')
})
