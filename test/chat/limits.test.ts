// What somebody reads who may not go on.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { setRules } from '../cast.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

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
    expect(citizen.read()).toContain('solo puede haber una cita sin CURP a la vez')
    expect(citizen.titles()).toEqual(['Escribir su CURP', 'Hablar con alguien', 'Ver el menú'])
  })

  test('of two old people without a CURP the second one is led to a person or to the window, and never in a circle', () => {
    const citizen = meetCitizen().write('hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca', 'No sé mi CURP')
    citizen.write('Tomás Cruz Peña, 2 de julio de 1941').tap('Jue 3 dic, 9:00 h', '6 años: $1,220', 'Confirmar')
    expect(citizen.read()).toContain('Folio')
    citizen.write('menú').tap('Para otra persona adulta', 'Renovar pasaporte').write('toluca').tap('Toluca', 'No sé su CURP')
    expect(citizen.read()).toContain('la oficina le da la cita en su ventanilla, sin CURP')
    expect(citizen.titles()).toEqual(['Escribir su CURP', 'Hablar con alguien', 'Ver el menú'])
    expect(citizen.tap('Hablar con alguien').read()).not.toContain('CURP: son 18')
  })
})
