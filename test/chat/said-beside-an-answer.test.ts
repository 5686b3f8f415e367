import { describe, expect, test } from 'bun:test'
import { DAY } from '../../src/clock.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const booked = (): Citizen => seesSummary(meetCitizen()).tap('Confirmar')
const atTheHour = (): Citizen => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca')
const atTheCurp = (): Citizen => atTheHour().tap('Jue 3 dic, 9:00 h')

describe('at the summary', () => {
  test.each(['si ya quedó? confirmar', '¿ya quedó? confirmar', '¿hay estacionamiento? confirmar'])(
    'the word of the button confirms behind a question, and nothing untrue stands below the folio: %s',
    (words) => {
      const citizen = seesSummary(meetCitizen()).write(words)
      expect(citizen.read()).toContain('Su cita quedó confirmada')
      expect(citizen.read()).not.toContain('Todavía no')
    },
  )

  test.each([
    ['¿ya quedó?', 'Todavía no hay citas confirmadas'],
    ['entonces ya quedó apartada verdad?', 'Todavía no hay citas confirmadas'],
    ['mándeme el comprobante', 'Todavía no hay citas confirmadas'],
    ['¿y si llego tarde me atienden?', 'a quien llega tarde'],
    ['y si no puedo ir?', 'aquí mismo puede cambiar o cancelar la cita'],
    ['oiga y si me enfermo ese día qué pasa', 'aquí mismo puede cambiar o cancelar la cita'],
    ['puedo cambiarla después?', 'aquí mismo puede cambiar o cancelar la cita'],
    ['cuánto tiempo me guardan el lugar', 'Su lugar sigue apartado hasta las'],
    ['cuánto pagaría por los dos niños', 'Primer pasaporte de menor de edad'],
    ['queremos ir los dos', 'Para agregar a otra persona a esta cita'],
  ])('what is asked is answered, and the summary asks again: %s', (words, answer) => {
    const citizen = seesSummary(meetCitizen()).write(words)
    expect(citizen.read()).toContain(answer)
    expect(citizen.read()).toContain('¿Está todo bien?')
    expect(citizen.titles()).toContain('Confirmar')
  })

  test('how one confirms is told where a number could still be written', () => {
    expect(seesSummary(meetCitizen()).write('¿cómo confirmo?').read()).toContain('escriba la palabra *confirmar*')
  })

  test.each(['no sé escribir bien', 'no sé leer bien'])('who says that they do not read well confirms nothing: %s', (words) => {
    const citizen = seesSummary(meetCitizen()).write(words)
    expect(citizen.read()).not.toContain('quedó confirmada')
    expect(citizen.titles()).toContain('Español fácil')
  })

  test.each(['no sé qué hacer', 'no encuentro la oficina', 'no tengo coche'])(
    'what somebody does not have is the number that was asked for only where they say so: %s',
    (words) => expect(seesSummary(meetCitizen()).write(words).read()).not.toContain('Está bien, no hace falta'),
  )
})

test.each(['no sé escribir bien', 'casi no sé leer', 'leo muy poquito', 'disculpe escribo mal'])(
  'who does not read or write well is offered easy Spanish once, and the wish goes on: %s',
  (words) => {
    const citizen = meetCitizen().write(`${words}, quiero renovar mi pasaporte en toluca`)
    expect(citizen.titles()).toEqual(['Sí, anótelo', 'No', 'Español fácil'])
    expect(citizen.tap('No').read()).toContain('¿Qué hora le conviene?')
  },
)

test.each([[meetCitizen()], [atTheHour()], [booked()]])('the half fee is told once, and the need is offered', (citizen) => {
  citizen.write('soy sordo, ¿cuánto cuesta?')
  expect(citizen.read().split('Pagan la mitad')).toHaveLength(2)
  expect(citizen.titles()).toContain('Sí, anótelo')
})

describe('a death beside a wish', () => {
  test.each([
    ['murió mi papá y necesito el pasaporte para ir al entierro, estoy en toluca', 'Anoté: *Toluca*'],
    ['murió mi papá y necesito el pasaporte para ir al entierro', '¿En qué le ayudo?'],
    ['falleció mi mamá, quiero renovar mi pasaporte, vivo en metepec', '¿Qué hora le conviene?'],
  ])('has its sympathy and the paper to bring, and the wish goes on: %s', (words, goesOn) => {
    const citizen = meetCitizen().write(words)
    expect(citizen.read()).toContain('Siento mucho su pérdida')
    expect(citizen.read()).toContain('certificado de defunción')
    expect(citizen.read()).toContain(goesOn)
  })

  test('where an appointment stands, it is that which is spoken of', () => {
    expect(booked().write('falleció mi mamá, quiero renovar mi pasaporte').titles()).toContain('Cancelar la cita')
  })
})

describe('how many come, after the hour', () => {
  test.each(['somos dos', 'si vamos los dos?', 'queremos ir los dos'])('%s: who comes is asked at the CURP', (words) => {
    const citizen = atTheCurp().write(words)
    expect(citizen.read()).toContain('¿Para quién es la cita?')
    expect(citizen.titles()[0]).toBe('2 personas adultas')
  })

  test.each(['si vamos los dos?', 'va mi esposo también', 'mi esposa se quiere sumar, hay lugar a la misma hora?'])(
    'after the folio somebody joins at the same hour: %s',
    (words) => expect(booked().write(words).read()).toContain('La suya no cambia'),
  )
})

describe('another time', () => {
  const hoursAfter = (words: string): string[] =>
    booked()
      .write(words)
      .titles()
      .filter((one) => one.endsWith(' h'))

  test.each(['otro dia', 'mejor otro dia', 'pásela para otro día', 'mejor otro dia en la tarde'])(
    '"%s" shows no hour of the same day',
    (words) => {
      expect(hoursAfter(words).length).toBeGreaterThan(0)
      expect(hoursAfter(words).some((one) => one.startsWith('Jue 3 dic'))).toBe(false)
    },
  )

  test('"más tarde ese mismo día" shows what is later, "más temprano" what is earlier', () => {
    expect(hoursAfter('se puede mas tarde ese mismo dia')).toEqual(['Jue 3 dic, 15:00 h', 'Jue 3 dic, 16:30 h'])
    expect(hoursAfter('me la puede poner más temprano ese día')).toEqual(['Jue 3 dic, 9:00 h', 'Jue 3 dic, 10:30 h'])
  })

  test('"pásela al otro lunes en la tarde" looks there', () => {
    expect(hoursAfter('no la verdad mejor pasela al otro lunes si se puede en la tarde')[0]).toBe('Lun 7 dic, 12:00 h')
    expect(hoursAfter('pásela para la otra semana en la mañana')[0]).toBe('Jue 3 dic, 9:00 h')
  })

  test('where the first hours of the nearest office are shown, another day is a later one', () => {
    expect(atTheHour().write('mejor otro dia').titles()[0]).toBe('Lun 7 dic, 9:00 h')
  })

  test('an hour that was chosen is not held once another day is named', () => {
    const citizen = atTheCurp().write('mejor otro día, el 4', 'HESG580312MMCRTD06 Guadalupe Hernández Soto')
    expect(citizen.read()).not.toContain('Apartado para usted')
    expect(citizen.titles()[0]).toBe('Vie 4 dic, 9:00 h')
  })

  test.each(['ya no voy a poder pero no la quiero perder', 'no me la quite pero no puedo ir el jueves'])(
    'who wants to keep it is shown other hours before an end: %s',
    (words) => {
      const citizen = booked().write(words)
      expect(citizen.read()).toContain('¿Para cuándo la cambio?')
      expect(citizen.titles()).toContain('Cancelar la cita')
    },
  )

  test.each(['y si no puedo ir?', 'todavía no pago, ¿alcanzo a pagar mañana temprano?'])(
    'a question about what may happen changes nothing: %s',
    (words) => {
      expect(booked().write(words).read()).not.toMatch(/¿Cancelo|¿Para cuándo la cambio/)
    },
  )
})

test('the day after, when one may collect it is the hours of that office', () => {
  for (const words of ['a qué hora abren para recogerlo', 'ya me avisaron que está listo, a qué hora puedo pasar a recogerlo'])
    expect(
      booked()
        .wait(10 * DAY)
        .write(words)
        .read(),
    ).toContain('*Toluca* da citas en este horario')
})

test('a question behind thanks, and one beside the day, are not lost', () => {
  expect(booked().write('gracias, y puedo llevar a mi nieto de 5 años?').read()).toContain('acompañantes')
  const citizen = atTheHour().write('el jueves está bien y qué papeles ocupo')
  expect(citizen.read()).toContain('Su pasaporte anterior')
  expect(citizen.read()).toContain('Anoté para cuándo: *jueves*')
  expect(choosesHour(meetCitizen()).write('y si agarro la de las 9 alcanzo a salir antes de las 10?').read()).not.toContain('Anoté')
})
