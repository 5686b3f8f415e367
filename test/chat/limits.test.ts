// What somebody reads who may not go on.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { setRules } from '../cast.ts'
import { choosesHour, meetCitizen, onTelephone, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

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

  test('once the visit is over nobody is told any more that there is no room: the booking goes on', () => {
    const citizen = meetCitizen()
    write(citizen.db, (tx) => setRules(tx, { live_people_a_phone: 1 }))
    seesSummary(citizen).tap('Confirmar').write('hola').tap('Mi primer pasaporte').write('toluca').tap('Toluca')
    citizen.write('PUSL990101HBCRLS07 Luis Puga Sol').tap('Vie 4 dic, 9:00 h')
    expect(citizen.write('xyz').read()).toContain('ya no caben más')
    citizen.clock.advance(10 * DAY)
    expect(citizen.write('xyz').read()).not.toContain('ya no caben más')
    expect(citizen.read()).toContain('¿Cuál le conviene?')
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
    expect(citizen.read()).toContain(onTelephone(es.noCurp.onlyOne))
  })
})
