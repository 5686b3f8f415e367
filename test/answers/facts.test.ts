import { expect, test } from 'bun:test'
import { FACT_QUESTIONS } from '../../src/answers/facts.ts'
import { OFFICE_FACTS } from '../../src/reading/acts.ts'
import { parseFaq } from '../../src/reading/faq.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { openDesk } from '../http/desk.ts'

const ES = TEXTS['es-MX']
const TELL = '/admin/respuestas/lo-que-preguntan'
const PHONE = '55 0000 0000'

async function openCounter() {
  const desk = openDesk()
  const phone = desk.phone('5217220000001')
  const told = async (text: string) => {
    await phone.write(text)
    return phone
      .read()
      .map((reply) => ('body' in reply ? reply.body : ''))
      .join('\n')
  }
  await told('hola')
  return { ...desk, told }
}

/** Nobody who wrote the vocabulary made these up for it. */
const UNSEEN: [string, (typeof OFFICE_FACTS)[number]][] = [
  ['oiga y si voy en coche donde lo dejo?', 'parking'],
  ['¿cuentan con estacionamiento para camioneta grande?', 'parking'],
  ['hay lugar para estacionar la moto', 'parking'],
  ['puede pasar mi esposa conmigo a la ventanilla', 'companion'],
  ['¿dejan entrar acompañantes?', 'companion'],
  ['mi hermana puede ir conmigo?', 'companion'],
  ['necesito sacar unas copias, hay donde por ahí?', 'copies'],
  ['tienen copiadora', 'copies'],
  ['¿me toman la foto ahí o la llevo?', 'pictures'],
  ['de que tamaño son las fotografías', 'pictures'],
  ['¿se puede con tarjeta de débito?', 'cards'],
  ['tienen terminal para cobrar', 'cards'],
  ['¿me lo dan el mismo día?', 'delivery'],
  ['en cuántos días me lo entregan', 'delivery'],
  ['cuánto se tardan en entregarlo', 'delivery'],
  ['¿hay elevador? mi papá no sube escaleras', 'access'],
  ['tienen rampa para silla de ruedas', 'access'],
  ['hay baño para el público?', 'toilets'],
  ['hasta qué hora me esperan si voy tarde', 'late'],
  ['¿cuánta tolerancia dan?', 'late'],
  ['¿cuánto dura el trámite ahí adentro?', 'duration'],
]

test.each(UNSEEN)('"%s" asks for what the office knows: %s', (text, fact) => {
  expect(parseFaq(text)).toBe(fact)
})

test('each fact is heard by its own question', () => {
  for (const fact of OFFICE_FACTS) expect([fact, parseFaq(FACT_QUESTIONS[fact])]).toEqual([fact, fact])
})

test('what no office has said is not told as if it were known, and the telephone stands in the first such answer alone', async () => {
  const { told } = await openCounter()
  const first = await told('¿hay estacionamiento?')
  expect(first).toContain(ES.factUnsaid(ES.facts.parking))
  expect(first).toContain(PHONE)
  const second = await told('¿y dónde saco copias?')
  expect(second).toContain(ES.factUnsaid(ES.facts.copies))
  expect(second).not.toContain(PHONE)
  expect(second).toContain('*AYUDA*')
})

test('¿Está todo bien? lists what the office has not said in one line, until it is written down', async () => {
  const { get, doIt } = await openCounter()
  const finding = async () =>
    ((await get('/admin/estado')).body.que_arreglar as { que: string; hacer: string }[]).filter(({ hacer }) =>
      hacer.includes('Contestar lo que más preguntan'),
    )
  expect(await finding()).toHaveLength(1)
  const done = await doIt(TELL, {
    ...{ llegar_tarde: 'Diez minutos.', duracion: 'Unos 40 minutos.', entrega: 'El mismo día.', acompanantes: 'Una persona.' },
    ...{ estacionamiento: 'No hay.', copias: 'En la papelería de enfrente.', fotos: 'Se toman ahí.' },
    ...{ tarjeta: 'En la oficina no se paga nada.', rampa_o_elevador: 'Hay rampa.' },
  })
  expect(done.body).toMatchObject({ hecho: true, resumen: 'El chat contesta 9 preguntas, en todas las oficinas.' })
  expect((await finding())[0]?.que).toContain(ES.facts.toilets)
  await doIt(TELL, { banos: 'Sí, al fondo.' })
  expect(await finding()).toEqual([])
})

test('a fact is said in the office’s words, replaced by the next ones, and asked again is no second answer', async () => {
  const { doIt, told, get } = await openCounter()
  await doIt(TELL, { estacionamiento: 'No hay.' })
  expect(await told('¿hay estacionamiento?')).toContain('No hay.')
  await doIt(TELL, { estacionamiento: 'Hay uno público atrás.' })
  expect(await told('¿hay estacionamiento?')).toContain('Hay uno público atrás.')
  expect((await get('/admin/respuestas')).body.resumen).toBe('Hay 1 respuesta.')
})

test('what is true of one procedure is said of it by name, beside the others', async () => {
  const { doIt, told } = await openCounter()
  await doIt(TELL, { tramite: 'renovar pasaporte', entrega: 'El mismo día.' })
  await doIt(TELL, { tramite: 'cita de asesoría', entrega: 'No se entrega nada.' })
  const both = await told('¿cuándo me lo entregan?')
  expect(both).toContain('Renovar pasaporte: El mismo día.')
  expect(both).toContain('Cita de asesoría: No se entrega nada.')
  await told('quiero renovar mi pasaporte')
  const own = await told('¿y me lo entregan ese mismo día?')
  expect(own).toContain('El mismo día.')
  expect(own).not.toContain('No se entrega nada.')
})

test('an answer beside a booking leaves it as it was, and its question comes again', async () => {
  const { doIt, told } = await openCounter()
  await doIt(TELL, { banos: 'Sí, al fondo.' })
  const asked = (said: string) => said.split('\n').filter((line) => /^\*¿/.test(line))
  const before = asked(await told('quiero renovar mi pasaporte'))
  const after = await told('¿hay baños?')
  expect(after).toContain('Sí, al fondo.')
  expect(asked(after)).toEqual(before)
})

test('money in words of somebody’s own waits for a second consent; what is ready to be chosen does not', async () => {
  const { post, doIt } = await openCounter()
  expect(String((await post(TELL, { copias: 'Se pagan por transferencia.' })).body.resumen)).toContain('otra clave')
  expect(String((await doIt(TELL, { tarjeta: 'En la oficina no se paga nada.' })).body.resumen)).not.toContain('otra clave')
})
