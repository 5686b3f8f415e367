// Procedures that are no passports, set up by records alone, as people who knew nothing of the product talked about them.
import { describe, expect, test } from 'bun:test'
import { citizenOfSanTelmo, openSanTelmo } from './san-telmo.ts'

const LUIS = 'PUSL990101HBCRLS07 Luis Puga Sol'

const bookingCard = async () => (await citizenOfSanTelmo()).write('hola', 'sacar credencial de la biblioteca')
const bookingLicence = async () => (await citizenOfSanTelmo()).write('hola', 'licencia de manejo', LUIS)
const atLicenceSummary = async () => (await bookingLicence()).tap('Motociclista', 'Mar 24 nov, 14:45 h')
const withLicence = async () => (await atLicenceSummary()).tap('Confirmar')

describe('another procedure that is named in the middle of a booking', () => {
  test.each(['quiero licencia de manejo', 'licencia de manejo', 'hola, quiero sacar licencia de conducir'])(
    'is asked about where a name is asked for: "%s"',
    async (words) => {
      const asked = (await bookingCard()).write(words)
      expect(asked.read()).toContain('*Sacar licencia de conducir*, para usted')
      expect(asked.titles()).toContain('Sí, así')
      expect(asked.state?.draft.people[0]?.name).toBeUndefined()
      expect(asked.tap('Sí, así').state?.draft).toMatchObject({ family: 'licence' })
    },
  )

  test('keeps what it was for whoever says no', async () => {
    const asked = (await bookingCard()).write('quiero licencia de manejo').tap('No, déjelo así')
    expect(asked.state?.draft).toMatchObject({ family: 'card' })
    expect(asked.read()).toContain('Escriba su nombre completo')
  })

  test.each([
    ['mejor la constancia de residencia', 'proof'],
    ['mejor quiero pedir constancia de residencia', 'proof'],
    ['quiero esterilizar a mi perro', 'pets'],
  ])('is asked about at its own questions, and once an hour is held: "%s"', async (words, family) => {
    for (const booking of [await bookingLicence(), await atLicenceSummary()])
      expect(booking.write(words).tap('Sí, así').state?.draft).toMatchObject({ family, people: [{ name: 'Luis Puga Sol' }] })
  })

  test('leaves a text that a record asks for as it was written', async () => {
    const asked = (await citizenOfSanTelmo()).write('hola', 'esterilizar a mi mascota', 'Luis Puga Sol', 'licencia de manejo')
    expect(asked.read()).toContain('¿Animal?')
  })

  test('is told where others do it, and the booking waits', async () => {
    const told = (await bookingCard()).write('necesito pasaporte')
    expect(told.read()).toContain('Lo hace *Secretaría de Relaciones Exteriores*')
    expect(told.tap('Seguir donde iba').read()).toContain('Escriba su nombre completo')
  })

  test('is never denied where it is listed', async () => {
    for (const words of ['quiero sacar mi licencia', 'quiero la licencia de manejo', 'otro trámite'])
      expect((await bookingCard()).write(words).read()).not.toContain('no se hace aquí')
  })
})

describe('somebody who has an appointment', () => {
  test.each([
    'cambiar mi licencia al lunes',
    'cambiar la de la licencia al lunes',
    'quiero cambiar mi licencia de manejo al lunes',
  ])('moves it by the name of its procedure: "%s"', async (words) => {
    const moved = (await withLicence()).write(words)
    expect(moved.read()).toContain('*¿Para cuándo la cambio?*')
    expect(moved.titles()[0]).toBe('Lun 30 nov, 9:00 h')
  })

  test('has the one that is named moved or cancelled, of several', async () => {
    const both = (await withLicence())
      .write('esterilizar a mi perro', 'Luis Puga Sol', 'Sultán')
      .tap('Mié 25 nov, 9:00 h', 'Confirmar')
    for (const words of ['cancela la esterilizacion', 'cancela la de mi perrita']) {
      expect(both.write(words).read()).toContain('¿Cancelo la cita del miércoles 25 de noviembre')
    }
    expect(both.write('cancela la de la licencia').read()).toContain('¿Cancelo la cita del martes 24 de noviembre')
    expect(both.write('quiero pasar la del perro para el 12 de diciembre').read()).toContain('sábado 12 de diciembre')
  })

  test('reads in each row of several what it is for', async () => {
    const both = (await withLicence()).write('credencial de la biblioteca', 'Luis Puga Sol').tap('Mié 25 nov, 9:00 h', 'Confirmar')
    const rows = both.write('mis citas').replies.flatMap((reply) => ('options' in reply ? reply.options : []))
    expect(rows.map(({ description }) => description)).toEqual([
      'Luis P. Sacar licencia de conducir. Tránsito San Telmo',
      'Luis P. Sacar credencial de la biblioteca. Biblioteca Central',
    ])
  })

  test('begins another one for a procedure of which there is none', async () => {
    expect((await withLicence()).write('esterilizar a mi perro').state?.draft).toMatchObject({ family: 'pets' })
  })
})

test('the procedure is corrected under a held hour to one that identifies the same person otherwise', async () => {
  const asked = (await atLicenceSummary()).tap('Corregir un dato', 'Trámite').write('la constancia').tap('Pedir constancia de…')
  expect(asked.read()).not.toContain('otra persona')
  const summary = asked.write('AB-123456').tap('1 año')
  expect(summary.read()).toContain('Luis Puga Sol: pedir constancia de residencia')
  expect(summary.read()).toContain('*Martes 24 de noviembre de 2026, 14:45 h*')
  expect(summary.write('quiero licencia de manejo').tap('Sí, así', 'Confirmar').read()).toContain('Su cita quedó confirmada')
})

describe('how long it takes', () => {
  test.each(['¿en qué se tarda eso?', 'cuánto se tardan'])('is told by the record in hand: "%s"', async (words) => {
    const asked = (await citizenOfSanTelmo()).write('hola', 'licencia de manejo', words)
    expect(asked.read()).toContain('*Cuánto tarda:* Dos horas')
  })

  test('is no button where no record says it, nor is who has to come', async () => {
    for (const words of ['¿quién debe ir con ellos?', '¿como cuánto tiempo toman para darla?'])
      for (const title of ['Quién tiene que ir', 'Cuánto tarda'])
        expect((await bookingCard()).write(words).titles()).not.toContain(title)
  })
})

describe('half the price', () => {
  const atProof = async () =>
    (await citizenOfSanTelmo()).write('hola', 'pedir constancia de residencia', 'Ana Ruiz Paz', 'AB-123456')
  const OF_AGE = 'Pagan la mitad las personas de 60 años o más.'

  test('is said and offered as the record has it, and taken by the age that somebody says', async () => {
    const summary = (await atProof()).tap('Mar 24 nov, 14:45 h').tap('1 año')
    expect(summary.read()).toContain('Pago: $95 pesos')
    const asked = summary.write('tengo 67 años me hacen descuento?')
    expect(asked.read()).toContain(OF_AGE)
    expect(asked.read()).not.toContain('discapacidad')
    expect(asked.write('sí, tengo 67 años').tap('1 año: $47').read()).toContain('Pago: $47 pesos, ya con descuento')
  })

  test('is not taken by a younger age, nor offered where no record has it', async () => {
    const asked = (await atProof()).tap('Mar 24 nov, 14:45 h').write('tengo 58 años')
    expect(asked.state?.draft.people[0]?.halfFee).toBeUndefined()
    expect((await bookingLicence()).write('soy de la tercera edad, hay descuento?').read()).toContain('no tiene descuento')
  })

  test('names its procedure where nothing was chosen', async () => {
    const told = (await citizenOfSanTelmo()).write('hola', '¿hay descuento para adultos mayores?')
    expect(told.read()).toContain(`*Pedir constancia de residencia*: ${OF_AGE}`)
  })
})

describe('what no record does', () => {
  test.each(['credencial de elector', 'kiero sacar mi credencial de elector'])('is asked, not begun: "%s"', async (words) => {
    expect((await citizenOfSanTelmo()).write('hola', words).state?.draft.family).toBeUndefined()
  })

  test.each(['renovar mi pasaporte', 'quiero renovar el pasaporte'])(
    'is told by the record that says who does: "%s"',
    async (words) => {
      expect((await citizenOfSanTelmo()).write('hola', words).read()).toContain('Lo hace *Secretaría de Relaciones Exteriores*')
    },
  )
})

describe('who lets somebody else go too', () => {
  test('is asked for that person, for the same procedure, at the same hour or the next', async () => {
    const asked = (await withLicence()).write('mis citas').tap('Que vaya alguien más')
    expect(asked.read()).toContain('Escriba la CURP y el nombre completo de la persona que va a la cita')
    const card = (await bookingCard()).write('Ana Ruiz Paz').tap('Mar 24 nov, 12:00 h', 'Confirmar')
    const more = card.write('mis citas').tap('Que vaya alguien más').write('Mia Ruiz Paz')
    expect(more.titles()[0]).toBe('Mar 24 nov, 12:00 h')
    expect(more.tap('Mar 24 nov, 12:00 h').read()).toContain('Mia Ruiz Paz: sacar credencial de la biblioteca')
  })
})

test('on Messenger one child has a place, several go on in WhatsApp', async () => {
  const elena = (await openSanTelmo()).messenger('70010001')
  await elena.write('quiero meter a mis dos hijos a un taller')
  const asked = elena.arrived.at(-1)
  expect(asked).toMatchObject({ body: expect.stringContaining('Para varias personas, siga en WhatsApp') })
  expect(asked && 'options' in asked ? asked.options.map(({ title }) => title) : []).toEqual(['Sí, en WhatsApp', 'Solo uno, aquí'])
  await elena.tap('Solo uno, aquí')
  expect(elena.arrived.at(-1)).not.toMatchObject({ body: expect.stringContaining('WhatsApp') })
})

describe('what only a passport has', () => {
  test('is in no row of what can be corrected', async () => {
    const rows = (await atLicenceSummary())
      .tap('Corregir un dato')
      .replies.flatMap((reply) => ('options' in reply ? reply.options : []))
    expect(rows.find(({ title }) => title === 'Trámite')?.description).toBe('Elegir otro trámite')
  })

  test('is no button in another booking, nor where no passport is offered', async () => {
    for (const asked of [await bookingLicence(), await bookingCard(), (await citizenOfSanTelmo()).write('hola')])
      for (const words of ['mi esposo no firma', 'y para mi hijo?', 'quién firma por mí', 'mi permiso', 'otra persona va por mí'])
        for (const title of ['Dar mi permiso', 'Para mi hija o hijo', 'Para otro adulto', 'Para varias personas'])
          expect(asked.write(words).titles()).not.toContain(title)
  })

  test('leaves no way back to an office that is the only one', async () => {
    expect((await citizenOfSanTelmo()).write('hola', 'licencia de manejo').read()).not.toContain('Si no es así')
  })

  test('leaves no word of two procedures for the name of a town', async () => {
    expect((await citizenOfSanTelmo()).write('hola', 'taller y constancia').read()).not.toContain('Anoté')
  })
})
