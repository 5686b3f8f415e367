// What minutes, hours and days do to a conversation.
import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

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

  test('whoever was looking at other offices when it ran out goes on choosing one', () => {
    const citizen = seesSummary(meetCitizen()).write('otra oficina')
    const offices = citizen.titles()
    expect(offices).toContain('Naucalpan')
    citizen.wait(11 * MINUTE)
    expect(citizen.read()).toContain('ya se soltó')
    expect(citizen.read()).toContain('¿A cuál quiere ir?')
    expect(citizen.titles()).toEqual(offices)
  })

  test('whoever confirms a moment too late gets the same hour once more, when it is free', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.clock.advance(11 * MINUTE)
    citizen.tap('Confirmar')
    expect(citizen.read()).toContain('se lo aparté otra vez')
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

  test('tomorrow is that of the office where it is asked for, also when midnight has passed here and not there', () => {
    const citizen = meetCitizen()
    citizen.clock.advance(14.5 * HOUR) // 0:30 h on Wednesday in the institution's city, 22:30 h on Tuesday in Tijuana.
    citizen.write('quiero mi primer pasaporte').write('tijuana').write('Tijuana mañana')
    expect(citizen.state?.draft.wish).toEqual({ from: '2026-11-25', until: '2026-11-25' })
  })

  test('once the hour is over, whoever would like an earlier one is shown the appointment', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    citizen.clock.set(Date.parse('2026-12-03T18:30:00Z'))
    expect(citizen.write('avíseme si hay antes').titles()).toContain('Cambiar día u hora')
  })

  test('an hour before somebody comes of age is no earlier one for them: they join the line instead of a list without it', () => {
    const luis = meetCitizen().write('quiero mi primer pasaporte').write('toluca').tap('Toluca')
    luis.write('PUSL081208HJCRLSA4 Luis Puga Salas').tap('Mar 8 dic, 9:00 h', '6 años', 'Confirmar')
    expect(luis.read()).toContain('Folio')
    luis.write('avíseme si hay antes').tap('Cualquier día')
    expect(luis.read()).toContain('Ya está en la lista')
    expect(luis.db.client.query<{ n: number }, []>('select count(*) as n from wait_wishes').get()).toEqual({ n: 1 })
  })

  test('days later nothing is named before anything was said, and an initial ends a sentence alone', () => {
    const citizen = meetCitizen()
      .write('Hola')
      .tap('Para otra persona adulta')
      .wait(2 * DAY)
      .tap('Para otra persona adulta')
    expect(citizen.read()).toContain('Guardé lo del martes 24 de noviembre.\n')
    citizen.tap('Renovar pasaporte').write('toluca').tap('Toluca').write('PUSL990101HBCRLS07 Luis Puga Sol', 'otra oficina')
    citizen.wait(2 * DAY).tap('Buscar en otro lugar')
    expect(citizen.read()).toContain('Luis P.\n')
  })

  test('whoever says days later when to wait, for days that are over by then, is not put in line for them', () => {
    const citizen = meetCitizen().write('quiero renovar, soy de cuajimalpa').tap('Cuajimalpa, CDMX')
    citizen.write('HESG580312MMCRTD06 Guadalupe Hernández Soto').write('lista de espera')
    expect(citizen.read()).toContain('antes del *lunes 30 de noviembre*')
    citizen.wait(6 * DAY).tap('Cualquier día')
    expect(citizen.db.client.query('select 1 from wait_wishes').all()).toEqual([])
    expect(citizen.titles()).toContain('Mar 1 dic, 9:00 h')
  })
})
