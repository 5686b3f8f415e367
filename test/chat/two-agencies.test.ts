// Two agencies behind one number: whose a procedure is, is said wherever somebody could take it for the other's.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { openCase } from '../../src/cases/cases.ts'
import { mergeCases } from '../../src/cases/talk.ts'
import { nextToLearn, taughtHere } from '../../src/lessons/lessons.ts'
import { MOBILITY } from '../catalogue/mobility.ts'
import { openDesk } from '../http/desk.ts'

const LICENCE = 'licencia de conducir'

/** The passport offices, and Mobility set up by operations: an office, a licence with one price and one question. */
async function withMobility() {
  const desk = openDesk()
  const key = String((await desk.post('/admin/dependencias/nueva', MOBILITY)).body.clave)
  const office = { nombre: 'Movilidad Centro', estado: 'Estado de México', municipio: 'Toluca', direccion: 'Calle 2' }
  await desk.post('/admin/oficinas/nueva', office, key)
  await desk.post('/admin/tramites/nuevo', { nombre: LICENCE, nombre_ingles: 'licence', tabla_de_precios: 'licencias' }, key)
  const kind = {
    pregunta: '¿Qué tipo quiere?',
    pregunta_en_ingles: 'Which kind?',
    dato: 'Tipo de licencia',
    dato_en_ingles: 'Kind',
  }
  const tramite = LICENCE
  for (const [path, form] of [
    ['/admin/precios', { tabla: 'licencias', anios: '0', pesos: '812', desde_dia: 'hoy', fuente: 'Código financiero' }],
    ['/admin/tramites/preguntas', { tramite, ...kind, tipo: 'opciones', opciones: 'Automovilista = Car; Motociclista = Bike' }],
    ['/admin/tramites/oficina', { oficina: office.nombre, tramite }],
    ['/admin/horario', { oficina: office.nombre, dias: 'lunes a viernes', desde: '9:00', hasta: '14:00', ventanillas: '2' }],
  ] as const)
    expect((await desk.doIt(path, form, key)).body).toMatchObject({ hecho: true })
  expect((await desk.publish(tramite, key)).body).toMatchObject({ hecho: true })
  const citizen = desk.phone('5215500000042')
  const replies = () => citizen.arrived.map((one) => ('body' in one ? one.body : '')).join('\n---\n')
  const last = () => {
    const reply = citizen.arrived.at(-1)
    return reply && 'body' in reply ? reply.body : ''
  }
  const book = async (when = 'cualquiera') => {
    await citizen.write(LICENCE)
    await citizen.write('PUSL990101HBCRLS07 Luis Puga Sol')
    await citizen.tap('Automovilista')
    await citizen.write(when)
    const hours = citizen.arrived.at(-1)
    await citizen.tap((hours && 'options' in hours ? hours.options[0]?.title : undefined) ?? '')
  }
  return { ...desk, key, citizen, last, replies, book }
}

const WHOSE = `Dependencia: ${MOBILITY.nombre}`

test('a procedure of another agency is booked to its folio, and each look at it says whose it is', async () => {
  const { citizen, last, book } = await withMobility()
  await citizen.write('hola')
  const menu = citizen.arrived.at(-1)
  const rows = menu && 'options' in menu ? menu.options : []
  expect(rows.find((one) => one.title === 'Licencia de conducir')?.description).toBe(MOBILITY.nombre)
  await book()
  expect(last()).toContain(WHOSE)
  expect(last()).toContain('Pago: $812 pesos')
  await citizen.tap('Confirmar')
  expect(last()).toContain(WHOSE)
  expect(last()).toContain(`Luis Puga Sol: ${LICENCE}`)
  await citizen.write('mis citas')
  expect(last()).toContain(WHOSE)
})

test('nobody is asked for how many years a price without years is', async () => {
  const { replies, book } = await withMobility()
  await book()
  expect(replies()).not.toContain('cuántos años')
  expect(replies()).not.toContain('0 años')
})

test('one agency alone is never named beside what is booked', async () => {
  const desk = openDesk()
  const citizen = desk.phone('5215500000042')
  await citizen.write('quiero renovar mi pasaporte, soy de Toluca')
  await citizen.write('hola')
  expect(citizen.arrived.map((one) => ('body' in one ? one.body : '')).join()).not.toContain('Dependencia')
})

describe('the notice of privacy', () => {
  test('is of the agency whose procedure is asked about: what its record asks, and who runs the number for it', async () => {
    const { citizen, replies, book } = await withMobility()
    await book()
    await citizen.write('aviso')
    expect(replies()).toContain(`Responsable: ${MOBILITY.nombre}`)
    expect(replies()).toContain('Este número lo opera Oficina de Pasaportes de Muestra, por encargo de esa dependencia.')
    expect(replies()).toContain('también: tipo de licencia.')
    expect(replies()).toContain(MOBILITY.privacidad)
    expect(replies()).not.toContain('número de pasaporte')
  })

  test('says nothing of a CURP where no procedure of the agency asks one', async () => {
    const { citizen, replies, book, db } = await withMobility()
    await book()
    write(db, (tx) => tx.client.run("update procedures set identity = 'none' where agency_id = 2"))
    await citizen.write('aviso')
    expect(replies()).toContain('Usamos su nombre solo para su cita')
  })

  test('before anything is asked it is of the one that greets, and names the others', async () => {
    const { citizen, replies } = await withMobility()
    await citizen.write('aviso')
    expect(replies()).toContain('Responsable: Oficina de Pasaportes de Muestra')
    expect(replies()).toContain(`Por este número también atienden: ${MOBILITY.nombre}.`)
    expect(replies()).not.toContain('tipo de licencia')
  })
})

test('a common question is answered in the words of the agency that is in mind', async () => {
  const { post, key, citizen, replies, book } = await withMobility()
  const parking = { pregunta: '¿Hay estacionamiento?' }
  for (const [dice, of] of [
    ['Hay en la calle de atrás.', undefined],
    ['Hay en el sótano.', key],
  ] as const) {
    const proposed = await post('/admin/respuestas', { ...parking, dice }, of)
    await post('/admin/respuestas', { ...parking, dice, clave: String(proposed.body.clave) }, of)
  }
  await citizen.write('¿hay estacionamiento?')
  expect(replies()).toContain('Hay en la calle de atrás.')
  expect(replies()).not.toContain('sótano')
  await book()
  await citizen.write('¿hay estacionamiento?')
  expect(replies()).toContain(`*${MOBILITY.nombre}`)
  expect(replies()).toContain('Hay en el sótano.')
})

test('who has an appointment at each of two agencies is answered by both, by the one that is named, and sees whose each is', async () => {
  const { doIt, key, citizen, last, book } = await withMobility()
  const parking = { pregunta: '¿Hay estacionamiento?' }
  await doIt('/admin/respuestas', { ...parking, dice: 'Hay en la calle de atrás.' })
  await doIt('/admin/respuestas', { ...parking, dice: 'Hay en el sótano.' }, key)
  await book('el martes 1 de diciembre')
  await citizen.tap('Confirmar')
  for (const said of ['renovar mi pasaporte', 'toluca', 'Toluca', 'PUSL990101HBCRLS07 Luis Puga Sol', 'Seguir sin contestar'])
    await citizen.write(said)
  await citizen.write('el jueves 3 de diciembre')
  const hours = citizen.arrived.at(-1)
  await citizen.tap((hours && 'options' in hours ? hours.options[0]?.title : undefined) ?? '')
  await citizen.write('10 años')
  await citizen.tap('Confirmar')
  await citizen.write('mis citas')
  expect(last()).toContain('hay 2 citas')
  await citizen.write('¿hay estacionamiento?')
  expect(last()).toContain('Hay en la calle de atrás.')
  expect(last()).toContain('Hay en el sótano.')
  await citizen.write('¿hay estacionamiento en Movilidad Centro?')
  expect(last()).toContain('Hay en el sótano.')
  expect(last()).not.toContain('calle de atrás')
})

test('a lesson of one agency proposes nothing where another one is in mind, and learns nothing of its answers', async () => {
  const { get, post, key, phone, citizen, book, db, house } = await withMobility()
  const said = 'me aviento una vuelta con mi troca roja'
  await citizen.write('hola')
  await citizen.write(said)
  const [{ frase } = { frase: 0 }] = (await get('/admin/no-entendido')).body.frases as { frase: number }[]
  expect((await post('/admin/no-entendido', { frase: String(frase), significa: 'Cómo llegar' })).status).toBe(200)
  const form = { pregunta: '¿Hay estacionamiento?', dice: 'Hay en el sótano.' }
  const { clave } = (await post('/admin/respuestas', form, key)).body
  await post('/admin/respuestas', { ...form, clave: String(clave) }, key)
  const titles = (of: typeof citizen) => {
    const reply = of.arrived.at(-1)
    return reply && 'options' in reply ? reply.options.map(({ title }) => title) : []
  }
  const other = phone('5215500000043')
  await other.write('hola')
  await other.write(said)
  expect(titles(other)).toContain('Cómo llegar')
  await book()
  await citizen.write(said)
  expect(titles(citizen)).not.toContain('Cómo llegar')
  const buttons = house.messaging.chat.parts.flatMap(({ own }) => own ?? [])
  const taught = (agencyId: number) => taughtHere(db, buttons, { agencyId, officeId: null })
  expect(taught(1)).toMatchObject({ lessons: [{ label: 'way' }], own: [] })
  expect(taught(2)).toMatchObject({ lessons: [], own: [{ text: form.pregunta }] })
  expect(nextToLearn(db, buttons)?.scope).toEqual({ agencyId: 2, officeId: null })
}, 60_000)

test('a reminder names the procedure, the place and whose it is', async () => {
  const { citizen, last, book, clock, settle } = await withMobility()
  await book('el 10 de diciembre')
  await citizen.tap('Confirmar')
  await settle()
  for (let hour = 0; hour < 24 * 30 && !last().startsWith('Le recuerdo su cita'); hour++) {
    clock.advance(3_600_000)
    await settle()
  }
  expect(last()).toContain(`Para: Luis P.: ${LICENCE}\nDónde: Movilidad Centro, Calle 2 (${MOBILITY.nombre})\nFolio:`)
  // Its record asks for no paper.
  expect(last()).toMatch(/No olvide: Llegue a su hora\.\n/)
})

describe('a complaint', () => {
  test('of somebody who books with an agency goes to it, and names its desk', async () => {
    const { citizen, replies, last, book, db } = await withMobility()
    await book()
    await citizen.write('denuncia')
    expect(replies()).toContain(MOBILITY.quejas)
    await citizen.tap('Sí, con mis datos')
    await citizen.write('Me pidieron 500 pesos en la entrada')
    expect(last()).toContain(MOBILITY.quejas)
    expect(db.client.query("select agency_id, kind from cases where kind = 'complaint'").values()).toEqual([[2, 'complaint']])
  })

  test('that says nothing of whom it is about is asked of which agency it is', async () => {
    const { citizen, last, db } = await withMobility()
    await citizen.write('denuncia')
    await citizen.tap('Sí, con mis datos')
    await citizen.write('Me pidieron 500 pesos en la entrada')
    expect(last()).toContain('Aquí atienden varias dependencias. *¿De cuál se trata?*')
    const asked = citizen.arrived.at(-1)
    await citizen.tap((asked && 'options' in asked ? asked.options[1]?.title : undefined) ?? '')
    expect(db.client.query('select agency_id from cases').values()).toEqual([[2]])
  })

  test('about one agency is not added to that about another', async () => {
    const { citizen, book, db } = await withMobility()
    await citizen.write('denuncia: en Toluca me pidieron dinero por mi pasaporte')
    await citizen.tap('Con mis datos')
    await citizen.write('menú')
    await book()
    await citizen.write('denuncia: aquí también me pidieron dinero por la licencia')
    await citizen.tap('Con mis datos')
    expect(db.client.query("select agency_id from cases where kind = 'complaint' order by id").values()).toEqual([[1], [2]])
  })
})

test('who talked with a person of one agency talks with one of the other too, in a case of its own', async () => {
  const { citizen, book, db } = await withMobility()
  const cases = () => db.client.query("select agency_id from cases where kind = 'person'").values()
  await citizen.write('hola')
  await citizen.write('asesor')
  await citizen.tap('Sí, una persona')
  await citizen.tap('Oficina de Pasaportes…')
  expect(cases()).toEqual([[1]])
  await citizen.write('seguir con el asistente')
  await book()
  await citizen.write('asesor')
  await citizen.tap('Sí, una persona')
  expect(cases()).toEqual([[1], [2]])
})

test('at the menu to which a correction leads, the procedure of another agency is named', async () => {
  const { citizen, last } = await withMobility()
  await citizen.write('quiero renovar mi pasaporte en toluca')
  await citizen.write('PUSL990101HBCRLS07 Luis Puga Sol')
  for (const title of ['Toluca', 'Mié 25 nov, 10:00 h', '3 años', 'Corregir un dato', 'Trámite']) await citizen.tap(title)
  await citizen.write(LICENCE)
  expect(last()).toContain(`Anoté: *${LICENCE}*`)
})

test('two chats that turn out to be of one person keep what was said to each agency apart', async () => {
  const { db, vault, clock } = await withMobility()
  const [kept, joined] = [1, 2]
  write(db, (tx) => {
    for (const id of [kept, joined]) {
      tx.client.query('insert into askers (id, free_account, created_at) values (?, 0, 0)').run(id)
      tx.client
        .query(
          "insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at) values (?1, ?1, 'whatsapp', 0, 'es-MX', 0)",
        )
        .run(id)
    }
    const said = (contactId: number, agencyId: number, words: string) =>
      openCase(tx, vault, { kind: 'person', contactId, agencyId, words }, clock.now())
    said(kept, 1, 'pasaporte')
    said(joined, 2, 'licencia')
    said(joined, 1, 'otra vez')
    mergeCases(tx, kept, joined, clock.now())
  })
  const rows = db.client
    .query<{ agency: number; contact: number | null; words: Uint8Array | null }, []>(
      `select c.agency_id as agency, c.contact_id as contact, m.words_sealed as words from case_messages m join cases c on c.id = m.case_id
       where c.state <> 'closed' order by m.id`,
    )
    .all()
  expect(rows.map(({ agency, contact, words }) => [agency, contact, words && vault.open(words)])).toEqual([
    [1, kept, 'pasaporte'],
    [2, kept, 'licencia'],
    [1, kept, 'otra vez'],
  ])
})

test('a procedure that two agencies have under one name is chosen by whose it is', async () => {
  const { doIt, key, citizen, last } = await withMobility()
  const card = JSON.stringify({ procedures: [{ id: 'card', name: 'credencial', nameEn: 'card', identity: 'none' }] })
  for (const [oficina, of] of [
    ['Toluca', undefined],
    ['Movilidad Centro', key],
  ] as const) {
    await doIt('/admin/tramites/archivo', { archivo: card }, of)
    await doIt('/admin/tramites/oficina', { oficina, tramite: 'credencial' }, of)
    expect((await doIt('/admin/tramites/publicar', { tramite: 'credencial', se_excluye: 'con ninguno' }, of)).body.hecho).toBe(true)
  }
  await citizen.write('hola, quiero la credencial')
  const shown = citizen.arrived.at(-1)
  const titles = shown && 'options' in shown ? shown.options.map(({ title }) => title) : []
  expect(titles).toEqual(['Oficina de Pasaportes…', 'Secretaría de…', 'Ninguno de estos'])
  await citizen.tap('Secretaría de…')
  expect(last()).toContain('Movilidad Centro')
})
