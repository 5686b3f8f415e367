import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { SAMPLE_INSTITUTION } from '../../db/seeds/sample.ts'
import { readState } from '../../src/chat/state.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

describe('who is spoken to, and by whom', () => {
  test('an institution says who it is not where its record says so; a demonstration says that it is one', () => {
    expect(meetCitizen().write('hola').read()).toContain(SAMPLE_INSTITUTION.disclaimer)
    expect(
      meetCitizen({ institution: { disclaimer: '' } })
        .write('hola')
        .read(),
    ).not.toContain(SAMPLE_INSTITUTION.disclaimer)
    const demonstration = meetCitizen({ institution: { sample: 1 } })
    expect(demonstration.write('hola').read()).toContain(es.greeting.sample)
    expect(seesSummary(demonstration).tap('Confirmar').read()).toContain(es.folio.sample)
  })

  test.each(['¿cuánto cuesta renovar?', 'a qué hora abren', 'dónde pago', 'borrar mis datos', 'gracias'])(
    'a first message "%s" is answered in one message, after who speaks and what happens to the data',
    (asks) => {
      const citizen = meetCitizen().write(asks)
      expect(citizen.replies).toHaveLength(1)
      const said = citizen.read()
      expect(said).toStartWith('Buenos días. Soy el asistente automático')
      expect(said).toContain(SAMPLE_INSTITUTION.disclaimer)
      expect(said).toContain('Aviso completo: escriba *AVISO*')
      expect(citizen.write('aviso').read()).not.toContain(SAMPLE_INSTITUTION.disclaimer)
      expect(citizen.write('hola').read()).not.toContain(SAMPLE_INSTITUTION.disclaimer)
    },
  )

  test('what the first answer says itself is not said twice', () => {
    const trust = meetCitizen().write('¿esto es real?').read()
    expect(trust.split(SAMPLE_INSTITUTION.disclaimer)).toHaveLength(2)
    expect(trust.split(es.greeting.promise)).toHaveLength(2)
    const notice = meetCitizen().write('aviso').read()
    expect(notice).toContain(SAMPLE_INSTITUTION.disclaimer)
    expect(notice).not.toContain('escriba *AVISO*')
  })

  test('whoever has an appointment, or taps a button of ours, is not told again who speaks', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    citizen.state = undefined
    expect(citizen.write('gracias').read()).not.toContain(es.greeting.promise)
    const another = meetCitizen().write('cuánto cuesta renovar')
    another.state = undefined
    expect(another.tap('Cómo se paga').read()).not.toContain(es.greeting.promise)
  })

  test('an office in another zone says whose clock it is', () => {
    const citizen = meetCitizen()
      .write('quiero mi primer pasaporte')
      .write('tijuana')
      .tap('Tijuana')
      .write('PUSL990101HBCRLS07 Luis Puga Sol')
    expect(citizen.read()).toContain('Las horas son las de allá: *hora de Tijuana*.')
    citizen.tap('Lun 30 nov, 9:00 h')
    expect(citizen.read()).toContain('9:00 h (hora de Tijuana)')
    expect(citizen.tap('6 años', 'Confirmar').read()).toContain('9:00 h (hora de Tijuana)')
  })

  test('whoever asks for their appointments in the middle of booking one reads that it is not finished, and goes on', () => {
    const citizen = seesSummary(meetCitizen()).write('mis citas')
    expect(citizen.read()).toContain('La que estamos haciendo no está terminada')
    expect(citizen.read()).toContain('Su lugar sigue apartado hasta las')
    expect(citizen.titles()).toContain('Confirmar')
  })

  test('the map under a folio is not that of another city: when the office moved it since, that is said instead', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    expect(citizen.tap('Cómo llegar').replies).toMatchObject([{ kind: 'place', name: 'Toluca' }])
    write(citizen.db, (tx) => {
      const slot =
        "(select min(s.id) from slots s join offices o on o.id = s.office_id where o.name = 'Naucalpan' and s.day > '2026-12-03')"
      tx.client.run(`update appointments set slot_id = ${slot}, office_id = (select s.office_id from slots s where s.id = ${slot}),
        version = version + 1 where state = 'confirmed'`)
    })
    citizen.tap('Cómo llegar')
    expect(citizen.read()).toContain('Esa cita cambió desde entonces.')
    expect(citizen.read()).toContain('Oficina Naucalpan')
  })

  test('whoever says in the middle of it that they have no Spanish is answered in English, and what they ask too', () => {
    const citizen = meetCitizen().write('hola', "I don't speak much spanish, can you tell me if the kid must come too?")
    expect(citizen.language).toBe('en')
    expect(citizen.read()).toContain('in person')
    expect(citizen.state?.draft.who).toBeUndefined()
  })

  test('a whole sentence in the other language is answered in it, at any moment; a thank-you or a name is not', () => {
    const citizen = meetCitizen().write('hola', 'renovar')
    expect(citizen.write('somewhere close to the airport in mexico city please').language).toBe('en')
    expect(citizen.read()).toContain('CDMX')
    expect(citizen.write('thanks a lot').language).toBe('en')
    expect(citizen.write('mejor quiero la que esté en el centro').language).toBe('es-MX')
    expect(citizen.write('ok thanks').language).toBe('es-MX')
    expect(citizen.read()).not.toContain('appointment')
  })

  test('whoever chose English is not answered in Spanish for a Spanish name', () => {
    const citizen = meetCitizen().write('Hi, I want to renew my passport', 'toluca')
    citizen.write('Toluca', 'GACL900505MDFRRN01')
    expect(citizen.write('María de los Ángeles de la Luz y Silva').language).toBe('en')
  })

  test('English begins by itself, and is kept', () => {
    const citizen = meetCitizen().write('Hi, I want to renew my passport')
    expect(citizen.language).toBe('en')
    expect(citizen.read()).toContain('Where would you like your appointment?')
    expect(citizen.write('español').read()).toContain('¿Dónde le queda bien su cita?')
    expect(citizen.language).toBe('es-MX')
  })

  test('the price of a visit in a year without tariff is said to be able to change', () => {
    const citizen = meetCitizen()
      .write('quiero mi primer pasaporte')
      .write('cuernavaca')
      .tap('Cuernavaca')
      .write('PUSL990101HBCRLS07 Luis Puga Sol')
    citizen.tap('Mar 12 ene, 9:00 h')
    expect(citizen.read()).toContain('Pueden cambiar el 1 de enero de 2027')
    expect(citizen.tap('6 años').read()).toContain('puede cambiar el 1 de enero de 2027')
  })
})

describe('states of the conversation', () => {
  test('what an older release left and this one cannot read starts over politely', () => {
    expect(readState(undefined)).toBeUndefined()
    expect(readState(null)).toBeUndefined()
    const citizen = meetCitizen()
    citizen.state = readState({ version: 0, something: 'else' })
    expect(citizen.write('G12345678').read()).toContain(es.common.startedOver)
    expect(citizen.titles()).toContain('Renovar mi pasaporte')
    expect(citizen.write('hola').read()).not.toContain(es.common.startedOver)
  })

  test('a state survives being kept as JSON', () => {
    const citizen = seesSummary(meetCitizen())
    expect(readState(JSON.parse(JSON.stringify(citizen.state)))).toEqual(citizen.state)
  })

  test('the same words at the same time give the same answer', () => {
    expect(seesSummary(meetCitizen()).all).toEqual(seesSummary(meetCitizen()).all)
  })
})
