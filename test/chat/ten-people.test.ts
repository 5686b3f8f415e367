// What ten more people ran into, each with their own way of writing, and the words beside it that must not be taken for the same.
// Their whole journeys are golden conversations: abuelita-dicta, joven-abrevia, poco-espanol, foto-de-la-curp, madre-de-tres,
// desconfia, tres-dias-despues, english-whole, para-mi-mama.
import { describe, expect, test } from 'bun:test'
import { DAY, HOUR } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

describe('where the CURP is asked', () => {
  const atTheCurp = () => meetCitizen().write('quiero renovar mi pasaporte', 'toluca').tap('Toluca')

  test('name and birth date are the way without one', () => {
    const told = atTheCurp().write('no me la se, soy Guadalupe Hernández Soto del 12 de marzo del 80').state?.draft
    expect(told?.people[0]).toEqual({ noCurp: true, name: 'Guadalupe Hernández Soto', birthDate: '1980-03-12' })
    expect(told?.wish).toBeUndefined()
    expect(atTheCurp().write('Mario Ruiz Paz, 4 de marzo de 1980').state?.draft.people[0]).toMatchObject({
      noCurp: true,
      name: 'Mario Ruiz Paz',
      birthDate: '1980-03-04',
    })
  })

  test('whoever will not give it reads that there is a way', () => {
    expect(atTheCurp().write('no les doy mi curp').read()).toContain(es.faq.curpSafe)
    expect(atTheCurp().write('se las doy allá en la oficina').read()).toContain('también se puede sacar la cita sin la CURP')
  })

  test('a picture of the card is not opened, and what to do with it is said', () => {
    expect(atTheCurp().say({ kind: 'picture' }).read()).toContain(es.media.pictureToCopy)
    expect(atTheCurp().write('ahí está en la foto').read()).toContain(es.media.noPictures)
    expect(meetCitizen().write('tengo que llevar fotos').read()).not.toContain(es.media.pictureToCopy)
  })
})

test('whoever has no CURP and says so early is told that there is a way, and the wish beside it is taken', () => {
  expect(meetCitizen().write('no tengo curp').read()).toContain('también se puede sacar la cita sin la CURP')
  expect(meetCitizen().write('sin curp puedo sacar mi primer pasaporte en toluca').state?.draft).toMatchObject({ family: 'first' })
})

describe('whoever goes on in spite of what the case needs', () => {
  const atAdvice = () => meetCitizen().write('pasaporte para mi hija', 'es menor de edad').tap('Solo voy yo')

  test.each(['si quiero seguir', 'seguir', 'continuar'])('"%s" is asked where', (says) => {
    expect(atAdvice().write(says).state?.asked?.question).toBe('place')
  })

  test('a town named before is said back, and no town is made of a name', () => {
    expect(atAdvice().write('Naucalpan').read()).toStartWith('Anoté: *Naucalpan*.')
    expect(atAdvice().write('su papá se llama Guadalupe').state?.draft.near).toBeUndefined()
    expect(meetCitizen().write('pasaporte para mi hija', 'es menor de edad', 'Guadalupe').state?.draft.near).toBeUndefined()
  })

  test('how the other parent signs is told', () => {
    expect(atAdvice().write('¿y mi esposo cómo firma allá?').read()).toContain(es.forward.later)
  })

  test('what to bring is what their case needs', () => {
    expect(atAdvice().tap('Seguir con la cita').write('qué llevo').read()).toContain('el permiso OP-7 de la otra persona')
  })
})

describe('an hour that was let go', () => {
  const lapsed = () =>
    choosesHour(meetCitizen())
      .tap('Jue 3 dic, 12:00 h')
      .wait(3 * DAY)

  test.each(['¿sigue mi lugar?', 'buenas tardes, ¿todavía tengo mi lugar?', '¿en qué íbamos?'])(
    '"%s" tells what was kept',
    (says) => {
      const lupe = lapsed().write(says)
      expect(lupe.state?.asked?.question).toBe('slot')
      expect(lupe.read()).toContain('ya se soltó')
    },
  )

  test.each(['el mismo día que tenía', 'el que tenía', 'la misma'])('"%s" holds it again', (says) => {
    expect(lapsed().write(says).state?.draft.slot).toMatchObject({ day: '2026-12-03', minute: 720 })
  })

  test('"el mismo viernes" is a Friday', () => {
    expect(lapsed().write('el mismo viernes').state?.draft.wish).toEqual({ weekdays: [5] })
  })

  test('"confirmar" holds it again and shows everything once more: nothing is booked unread', () => {
    const lupe = seesSummary(meetCitizen()).wait(HOUR).write('confirmar')
    expect(lupe.read()).not.toContain('Folio')
    expect(lupe.titles()).toContain('Confirmar')
    expect(lupe.write('confirmar').read()).toContain('Folio')
  })
})

describe('at the summary', () => {
  test('"se llama ..." and a name alone correct the name', () => {
    expect(seesSummary(meetCitizen()).write('está mal, se llama de otro modo').state?.asked?.question).toBe('name')
    const lupe = seesSummary(meetCitizen()).tap('Corregir un dato').write('María Guadalupe Hernández Soto')
    expect(lupe.state?.draft.people[0]?.name).toBe('María Guadalupe Hernández Soto')
  })

  test('"ahora sí confirmo" books, "ahora no" does not', () => {
    expect(seesSummary(meetCitizen()).write('aora si confirmo').read()).toContain('Folio')
    expect(seesSummary(meetCitizen()).write('ahora no confirmo').read()).not.toContain('Folio')
  })

  test('"sí, cancelar" drops the booking that is asked about, and "no cancelar" does not', () => {
    const quits = () => seesSummary(meetCitizen()).write('cancelar')
    expect(quits().write('sí, cancelar').read()).toContain(es.quit.done)
    expect(quits().write('no cancelar').state?.draft.slot).toBeDefined()
  })
})

describe('an appointment that stands', () => {
  const booked = () => seesSummary(meetCitizen()).tap('Confirmar')

  test.each([
    ['no vamos a poder el jueves, ¿me la cambia para el viernes?', [5]],
    ['no puedo el jueves, cámbiela al viernes', [5]],
  ])('"%s" looks for that day', (says, weekdays) => {
    expect(booked().write(says).state?.draft.moving?.wish).toEqual({ weekdays })
  })

  test('"a la misma hora" is the hour that it has', () => {
    expect(booked().write('me la cambia para el viernes a la misma hora').state?.draft.moving?.wish).toEqual({
      weekdays: [5],
      fromMinute: 720,
      untilMinute: 721,
    })
  })

  test('is taken back in a sentence', () => {
    const lupe = booked().write('cancelar mi cita').tap('Sí, cancelarla').write('perdón, ¿me regresa la cita?')
    expect(lupe.read()).toContain('recuperé su cita')
  })
})

test('a sticker greets and thanks, and is no misunderstanding', () => {
  expect(meetCitizen().say({ kind: 'sticker' }).read()).not.toContain(es.media.unsupported)
  expect(seesSummary(meetCitizen()).tap('Confirmar').say({ kind: 'sticker' }).read()).toBe(es.common.bye)
})
