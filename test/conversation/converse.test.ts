import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { readState } from '../../src/conversation/converse.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { setRules } from '../cast.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

describe('what was typed before the question could be read', () => {
  test('adds information', () => {
    const citizen = meetCitizen().write('Hola')
    citizen.say({ kind: 'text', text: 'quiero renovar' }, { unseen: true })
    citizen.say({ kind: 'text', text: 'metepec' }, { unseen: true })
    expect(citizen.read()).toContain('cerca de *Metepec*')
  })

  test('repeats what the withdrawn message said: nobody misses who speaks and what happens to their data', () => {
    const citizen = meetCitizen().write('Hola')
    citizen.say({ kind: 'text', text: 'quiero renovar' }, { unseen: true })
    expect(citizen.read()).toContain('AVISO')
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
    citizen.say({ kind: 'text', text: 'toluca' })
    expect(citizen.read()).not.toContain('AVISO')
  })

  test('never confirms', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.say({ kind: 'text', text: 'confirmar' }, { unseen: true })
    expect(citizen.titles()).toContain('Confirmar')
    expect(citizen.read()).not.toContain('Folio')
    citizen.say({ kind: 'text', text: 'sí' }, { unseen: true })
    expect(citizen.read()).not.toContain('Folio')
    expect(citizen.write('sí').read()).toContain('Folio')
  })

  test('never cancels', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita')
    citizen.say({ kind: 'text', text: 'sí' }, { unseen: true })
    expect(citizen.read()).not.toContain('quedó *cancelada*')
    expect(citizen.write('sí').read()).toContain('quedó *cancelada*')
  })
})

describe('old buttons', () => {
  test('an old list changes the answer it belonged to', () => {
    const citizen = choosesHour(meetCitizen())
    const naucalpan = citizen.option('Naucalpan')
    citizen.say({ kind: 'choice', ...naucalpan })
    expect(citizen.read()).toContain('lugares libres en *Naucalpan*')
  })

  test('an old hour takes that hour and lets the other go', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.say({ kind: 'choice', ...citizen.option('Vie 4 dic, 9:00 h') })
    expect(citizen.read()).toContain('viernes 4 de diciembre de 2026, 9:00 h')
    expect(citizen.db.client.query("select count(*) as n from appointments where state = 'held'").get()).toEqual({ n: 1 })
  })

  test('an old "Confirmar" asks again, because what it meant has changed', () => {
    const citizen = seesSummary(meetCitizen())
    const old = citizen.option('Confirmar')
    citizen.tap('Corregir un dato', 'Años y descuento', '3 años: $900')
    citizen.say({ kind: 'choice', ...old })
    expect(citizen.read()).toContain(es.summary.changedMeanwhile)
    expect(citizen.titles()).toContain('Confirmar')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test('after the folio, buttons of that booking change nothing and show the appointment that stands', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    const folio = citizen.read()
    expect(folio).toContain('Folio')
    citizen.say({ kind: 'choice', ...citizen.option('Toluca') })
    expect(citizen.read()).toContain(es.common.usedButton)
    citizen.say({ kind: 'choice', ...citizen.option('Confirmar') })
    expect(citizen.read()).toContain(es.common.usedButton)
    expect(citizen.read()).not.toContain(es.common.staleButton)
    expect(citizen.read()).toContain(/Folio: ([A-Z0-9-]+)/.exec(folio)?.[1] ?? 'the folio')
    expect(citizen.db.client.query('select count(*) as n from appointments where live = 1').get()).toEqual({ n: 1 })
  })

  test('whoever tells the doubt before saying yes to a person reads that nobody has it yet', () => {
    const citizen = meetCitizen().write('ASESOR', 'En mi acta dice otro apellido que en mi INE')
    expect(citizen.read()).toContain(es.handOff.notYet('Sí, una persona'))
    expect(citizen.titles()).toContain('Sí, una persona')
  })

  test('an id that we never gave is heard as its title', () => {
    const citizen = meetCitizen()
    citizen.say({ kind: 'choice', id: 'from-an-older-release', title: 'Renovar mi pasaporte' })
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
  })
})

describe('time', () => {
  test('an answer that waited while we were off begins with one apology', () => {
    const citizen = meetCitizen()
    citizen.say({ kind: 'text', text: 'Hola' }, { late: true })
    expect(citizen.read().startsWith(es.common.late)).toBe(true)
  })

  test('a hold that ran out is told once, and the answers are kept', () => {
    const citizen = seesSummary(meetCitizen()).wait(11 * MINUTE)
    expect(citizen.read()).toContain('ya se soltó')
    expect(citizen.wait(MINUTE).replies).toEqual([])
    expect(citizen.tap('Jue 3 dic, 12:00 h').titles()).toContain('Confirmar')
  })

  test('whoever confirms a moment too late gets the same hour once more, when it is free', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.clock.advance(11 * MINUTE)
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('Seguía libre y se lo aparté otra vez')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test('when the hour went to somebody else meanwhile, the next ones are offered', () => {
    const citizen = seesSummary(meetCitizen()).wait(11 * MINUTE)
    write(citizen.db, (tx) => {
      tx.client.query("update slots set capacity = taken + cooling where day = '2026-12-03' and minute = 720").run()
    })
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('ya se soltó')
    expect(citizen.titles()).not.toContain('Jue 3 dic, 12:00 h')
    expect(citizen.titles()).toContain('Vie 4 dic, 9:00 h')
  })

  test('more time is given once', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.tap('Corregir un dato', 'Necesito más tiempo')
    expect(citizen.read()).toContain('Listo: le guardo el lugar')
    expect(citizen.write('más tiempo').read()).toContain('Ya no puedo dar más tiempo')
  })

  test('days later a valid answer is taken, with a word of welcome and no CURP', () => {
    const citizen = choosesHour(meetCitizen())
      .wait(2 * DAY)
      .tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('Qué bueno que regresó')
    expect(citizen.read()).toContain('Guadalupe H.')
    expect(citizen.read()).not.toContain('HESG')
  })

  test('"Hola" after an hour offers to go on; nothing of the draft is lost by declining', () => {
    const citizen = choosesHour(meetCitizen()).wait(HOUR).write('hola')
    expect(citizen.titles()).toEqual(['Seguir donde iba', 'Empezar de nuevo', 'Borrar mis datos'])
    expect(citizen.read()).not.toContain('HESG')
    citizen.tap('Borrar mis datos', 'No, seguir')
    expect(citizen.titles()).toContain('Jue 3 dic, 9:00 h')
  })
})

describe('corrections', () => {
  test('a corrected name keeps the hour, and the hold is for the corrected person', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'Nombre').write('Guadalupe Hernández de Soto')
    expect(citizen.read()).toContain('Guadalupe Hernández de Soto')
    expect(citizen.read()).toContain('12:00 h')
    expect(citizen.tap('Confirmar').read()).toContain('Guadalupe Hernández de Soto')
    expect(citizen.db.client.query("select count(*) as n from appointments where state = 'held'").get()).toEqual({ n: 0 })
  })

  test('a corrected CURP asks again for what depended on it', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'CURP').write('PUSL990101HBCRLS07')
    expect(citizen.read()).toContain('¿De cuántos años')
    expect(citizen.tap('6 años').read()).toContain('$2,440')
  })

  test('another procedure keeps person, place and hour', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'Trámite', 'Mi primer pasaporte', '6 años: $1,220')
    expect(citizen.read()).toContain('primer pasaporte, 6 años')
    expect(citizen.read()).toContain('12:00 h')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test('"Ya no la quiero" lets the place go and keeps the answers', () => {
    const citizen = seesSummary(meetCitizen()).tap('Ya no la quiero')
    expect(citizen.db.client.query('select sum(taken) as n from slots').get()).toEqual({ n: 0 })
    expect(citizen.tap('Elegir otra hora', 'Vie 4 dic, 9:00 h').titles()).toContain('Confirmar')
  })

  test('each field of the summary can be opened', () => {
    for (const field of [
      'Día y hora',
      'Oficina',
      'Nombre',
      'CURP',
      'Pasaporte anterior',
      'Años y descuento',
      'Trámite',
      'Nada, está bien',
    ]) {
      const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', field)
      expect(citizen.replies.at(-1)?.asks).toBe(true)
    }
  })
})

describe('the way to another office', () => {
  const inTheOnlyOffice = () => meetCitizen().write('mi primer pasaporte').write('cdmx').write('PUSL990101HBCRLS07 Luis Puga Sol')

  test('where a state has one office, another office means another place', () => {
    expect(inTheOnlyOffice().tap('Otra oficina').read()).toContain('¿Dónde le queda bien su cita?')
    expect(inTheOnlyOffice().write('otra oficina').read()).toContain('¿Dónde le queda bien su cita?')
  })

  test('the hour that is held stays held until another one is taken', () => {
    const citizen = inTheOnlyOffice().tap('Lun 30 nov, 9:00 h').write('otra oficina').write('toluca').tap('Toluca')
    expect(citizen.db.client.query('select sum(taken) as n from slots').get()).toEqual({ n: 1 })
    citizen.tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('en Toluca')
    expect(citizen.db.client.query('select sum(taken) as n from slots').get()).toEqual({ n: 1 })
  })

  test('with one office in all nobody is asked where, and no other office is offered', () => {
    const citizen = meetCitizen({ directory: 'una oficina' }).write('mi primer pasaporte').write('PUSL990101HBCRLS07 Luis Puga Sol')
    expect(citizen.titles()).toContain('Jue 3 dic, 9:00 h')
    expect(citizen.titles()).not.toContain('Otra oficina')
  })
})

describe('limits', () => {
  test('a telephone with as many people as it may have is told so', () => {
    const citizen = meetCitizen()
    write(citizen.db, (tx) => setRules(tx, { live_people_a_phone: 1 }))
    seesSummary(citizen).tap('Confirmar')
    citizen
      .write('mi primer pasaporte, soy de toluca')
      .tap('Toluca')
      .write('PUSL990101HBCRLS07 Luis Puga Sol')
      .tap('Jue 3 dic, 9:00 h')
    expect(citizen.read()).toContain('ya no caben más')
    expect(citizen.titles()).toContain('Ver mis citas')
  })

  test('the same person twice from one telephone is shown the appointment that stands', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    citizen.write('quiero renovar, soy de toluca').tap('Toluca').write('HESG580312MMCRTD06')
    expect(citizen.read()).toContain('ya tiene una cita desde este teléfono')
    expect(citizen.tap('Ver esa cita').titles()).toContain('Cancelar la cita')
  })

  test('too many CURPs in a day: told kindly, answers kept', () => {
    const citizen = meetCitizen()
    write(citizen.db, (tx) => setRules(tx, { curps_a_day: 1 }))
    choosesHour(citizen).write('menú').tap('Para otra persona adulta', 'Renovar pasaporte').write('PUSL990101HBCRLS07')
    expect(citizen.read()).toContain('Hoy ya se escribieron muchas CURP')
  })

  test('too many holds that ran out: told until when', () => {
    const citizen = meetCitizen()
    write(citizen.db, (tx) => setRules(tx, { lapses_a_day: 1 }))
    seesSummary(citizen)
      .wait(11 * MINUTE)
      .tap('Vie 4 dic, 9:00 h')
    expect(citizen.read()).toContain('Podrá apartar otro desde')
    expect(citizen.titles()).toEqual(['Intentar otra vez', 'Pedir que lo revisen', 'Ver el menú'])
  })

  test('only one person without a CURP a telephone', () => {
    const citizen = meetCitizen()
      .write('hola')
      .tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas')
      .write('toluca')
      .tap('Toluca')
    citizen.tap('No sé su CURP').write('Luisa Puga Salas, 1/2/2018').tap('No sé su CURP')
    expect(citizen.read()).toContain(es.noCurp.onlyOne)
  })
})

describe('who is spoken to, and by whom', () => {
  test('the ministry does not say that it is not the ministry; a demonstration says that it is one', () => {
    expect(meetCitizen().write('hola').read()).toContain(es.greeting.notMinistry)
    expect(
      meetCitizen({ institution: { isMinistry: 1 } })
        .write('hola')
        .read(),
    ).not.toContain(es.greeting.notMinistry)
    const demonstration = meetCitizen({ institution: { sample: 1 } })
    expect(demonstration.write('hola').read()).toContain(es.greeting.sample)
    expect(seesSummary(demonstration).tap('Confirmar').read()).toContain(es.folio.sample)
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

describe('words that collide', () => {
  const asksPlace = () => meetCitizen().write('hola').tap('Mi primer pasaporte')

  test('"Baja California" is a place where a place is asked', () => {
    expect(asksPlace().write('Baja California').read()).toContain('Escriba su CURP')
  })

  test('"baja" where a place is asked may be either, so it is asked', () => {
    const citizen = asksPlace().write('baja')
    expect(citizen.titles()).toEqual(
      ['Baja California', 'Baja California Sur', 'Ninguno de estos', 'No quiero mensajes'].filter((one) =>
        citizen.titles().includes(one),
      ),
    )
    expect(citizen.tap('No quiero mensajes').read()).toContain('BORRAR')
  })

  test('"baja" elsewhere means no more messages', () => {
    expect(choosesHour(meetCitizen()).write('BAJA').read()).toContain('BORRAR')
  })

  test('"no" answers a question of yes and no, and else parks the conversation', () => {
    const asked = meetCitizen().write('hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca').write('HESG580312MMCRTDO6')
    expect(asked.write('no').read()).toContain('Escriba su CURP')
    expect(asked.write('no').read()).toContain('Guardo su avance')
    expect(asked.write('HESG580312MMCRTD06').read()).toContain('Escriba su nombre')
  })

  test('"10" among hours is never the tenth row', () => {
    const citizen = choosesHour(meetCitizen()).write('10')
    expect(citizen.titles()).toEqual(['A las 10:00 h', 'El jue 10 dic'])
    expect(
      citizen
        .tap('El jue 10 dic')
        .titles()
        .filter((one) => one.includes('10 dic')).length,
    ).toBeGreaterThan(0)
  })

  test('a number that can only be one of both is taken as that', () => {
    expect(
      choosesHour(meetCitizen())
        .write('14')
        .titles()
        .some((one) => one.startsWith('Lun 14 dic')),
    ).toBe(true)
  })
})
