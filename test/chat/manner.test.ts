import { describe, expect, test } from 'bun:test'
import type { Draft } from '../../src/chat/draft.ts'
import { tokensOf } from '../../src/reading/engine/tokens.ts'
import { type Manner, partsOf } from '../../src/reading/manner.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** How firmly a thing was said decides whether it fills an answer: only what somebody asks for does. */

const draft = ({ state }: Citizen): Draft | undefined => state?.draft
const asked = ({ state }: Citizen): string | undefined => state?.asked?.question

/** The parts of a sentence with how each is said. */
const parts = (text: string): [string, Manner][] => {
  const tokens = tokensOf(text)
  return partsOf(tokens).map(({ from, until, manner }) => [
    tokens
      .slice(from, until)
      .map(({ word }) => word)
      .join(' '),
    manner,
  ])
}

describe('a part of a sentence is read with how it is said', () => {
  test('every word is in one part', () => {
    for (const text of ['', '🙂', 'no', 'si si si y y o', 'que que que', 'porque', 'mi mamá', 'NO '.repeat(400)])
      expect(
        parts(text)
          .flatMap(([words]) => words.split(' '))
          .join(' '),
      ).toBe(
        tokensOf(text)
          .map(({ word }) => word)
          .join(' '),
      )
  })

  test.each<[string, Manner]>([
    ['quiero el martes en la tarde', 'asked for'],
    ['el martes en la tarde', 'asked for'],
    ['si hay lugar el viernes', 'asked for'],
    ['descanso los jueves', 'asked for'],
    ['para el viernes', 'asked for'],
    ['mi mamá puede los martes', 'asked for'],
    ['mi hermana fue en la tarde', "somebody else's"],
    ['a mi vecina le dieron el viernes', "somebody else's"],
    ['me dijeron que los viernes hay menos gente', "somebody else's"],
    ['ayer fui a la de Naucalpan', 'past'],
    ['la semana pasada no había nadie', 'past'],
    ['antes lo sacaba uno en un día', 'past'],
    ['si fuera en sábado', 'condition'],
    ['si mi esposo se anima somos dos', 'condition'],
    ['trabajo de lunes a viernes', 'busy'],
    ['salgo de la fábrica en la mañana', 'busy'],
    ['porque el martes me pagan', 'reason'],
    ['el 12 es el cumpleaños de mi nieto', 'reason'],
    ['my sister got hers on a saturday', "somebody else's"],
    ['i work monday to friday', 'busy'],
    ['i used to live in puebla', 'past'],
    ['i can do friday', 'asked for'],
  ])('"%s": %s', (text, manner) => expect(parts(text)).toEqual([[expect.any(String), manner]]))

  test('what is joined to a part without a verb of its own goes on with it', () => {
    expect(parts('mi hermana fue el lunes y el martes, yo puedo el jueves')).toEqual([
      ['mi hermana fue el lunes', "somebody else's"],
      ['y el martes', "somebody else's"],
      ['yo puedo el jueves', 'asked for'],
    ])
  })
})

describe('where hours are asked', () => {
  const writes = (text: string) => choosesHour(meetCitizen()).write(text)

  test.each([
    'mi hermana fue en la tarde y no la atendieron',
    'el lunes que viene opero a mi mamá',
    'el lunes pasado fui y no había nadie',
    'porque el martes me pagan',
    'a mi vecino le dieron el viernes a las 9',
    'salgo de la fábrica en la mañana',
  ])('what asks for nothing changes nothing, and that is said: "%s"', (text) => {
    const lupe = writes(text)
    expect(draft(lupe)?.wish).toBeUndefined()
    expect(draft(lupe)?.slot).toBeUndefined()
    expect(asked(lupe)).toBe('slot')
    expect(lupe.read()).toContain('No cambié nada por eso.')
  })

  test.each([
    ['trabajo de lunes a viernes', 'en fin de semana', { weekdays: [6, 7] }],
    ['salgo de trabajar a las 3', 'desde las 15:00 h', { fromMinute: 900 }],
    ['si fuera en sábado', 'sábado', { weekdays: [6] }],
  ])('what may be the wish is read back, and looked for with a yes: "%s"', (text, said, wish) => {
    const lupe = writes(text)
    expect(draft(lupe)?.wish).toBeUndefined()
    expect(lupe.read()).toContain(said)
    expect(lupe.titles()).toEqual(['Sí, búsquelo', 'No, déjelo así', 'Otra cosa'])
    expect(draft(lupe.write('sí'))?.wish).toEqual(wish)
  })

  test('nothing is read back twice in a row', () => {
    const lupe = writes('trabajo de lunes a viernes').write('salgo a las 3')
    expect(asked(lupe)).toBe('slot')
    expect(draft(lupe)?.wish).toBeUndefined()
  })

  test('what is asked for beside it is taken', () => {
    expect(draft(writes('entre semana trabajo, el sábado puedo'))?.wish).toEqual({ weekdays: [6] })
    expect(draft(writes('mi hermana fue el martes y no la atendieron, yo quiero el jueves'))?.wish).toEqual({ weekdays: [4] })
    expect(draft(writes('el jueves en la tarde porque en la mañana llevo a mi niña'))?.wish).toMatchObject({ weekdays: [4] })
  })
})

describe('at the first words', () => {
  const writes = (text: string) => draft(meetCitizen().write('Hola', text).agree())

  test.each([
    'mi comadre la sacó en Toluca, yo quiero la mía de primera vez',
    'ayer fui a la de Naucalpan y me dijeron que por aquí se sacaba la cita, quiero sacar mi primer pasaporte',
    'salgo de la fábrica en la mañana, quiero sacar mi primer pasaporte',
    'mis hijos ya tienen, yo quiero mi primer pasaporte',
    'si mi esposo se anima somos dos, por ahora nada más yo, primer pasaporte',
  ])('only the wish is taken: "%s"', (text) => {
    expect(writes(text)).toMatchObject({ who: 'self', family: 'first' })
    for (const name of ['near', 'officeIds', 'wish', 'count'] as const) expect(writes(text)?.[name]).toBeUndefined()
  })

  test('where whoever it is for lives is where they want to go', () => {
    expect(writes('es para mi mamá, quiere renovar, ella vive en Metepec')).toMatchObject({
      who: 'other',
      near: { name: 'Metepec' },
    })
  })
})

describe('with an appointment that stands', () => {
  const writes = (text: string) => seesSummary(meetCitizen()).tap('Confirmar').write(text)

  test.each(['no me acuerdo si puse a las 9 o a las 10', 'yo pensé que era el viernes a las 9', 'creo que era a las 10, ¿no?'])(
    'what somebody remembers shows it, and moves nothing: "%s"',
    (text) => {
      const lupe = writes(text)
      expect(asked(lupe)).toBe('appointments')
      expect(lupe.read()).toContain('3 de diciembre')
    },
  )

  test('a day beside what is in the way is another day, and no cancellation', () => {
    expect(asked(writes('se me juntó con una junta de trabajo. ¿Hay chance el viernes?'))).toBe('moving')
  })

  test('courtesy is the answer only where nothing else is left', () => {
    expect(writes('gracias, ¿y qué llevo?').read()).toContain('lleve:')
    expect(writes('muchas gracias, muy amable').read()).not.toContain('lleve:')
  })

  test('a mistake is about it, and begins nothing else', () => {
    expect(draft(writes('me equivoqué, era para mi hermana, no para mí'))?.who).toBeUndefined()
  })
})

describe('the answer to the open question', () => {
  const atCurp = () => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca')

  test('is taken, whatever is told beside it', () => {
    const lupe = atCurp().write('mi nieta dice que es HESG580312MMCRTD06 a ver si es cierto')
    expect(draft(lupe)?.people[0]?.curp).toBe('HESG580312MMCRTD06')
    lupe.write('GUADALUPE HERNANDEZ SOTO y mi esposo se llama Ramiro')
    expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernandez Soto')
  })

  test('leaves out what is to be taken out', () => {
    expect(draft(choosesHour(meetCitizen()).write('quíteme las mañanas'))?.wish).toEqual({ fromMinute: 720 })
  })
})

describe('what is denied, a condition, or only asked about', () => {
  const writes = (text: string) => choosesHour(meetCitizen()).write(text)

  test('is not looked for', () => {
    expect(draft(writes('a las 9 no, que a esa hora llevo al niño'))?.wish).toBeUndefined()
    expect(draft(writes('a las ocho no, más tardecito'))?.wish).toEqual({ fromMinute: 9 * 60 })
    expect(draft(writes('los jueves, menos el jueves que viene'))?.wish).toEqual({ weekdays: [4], from: '2026-11-27' })
    expect(draft(writes('lo que quiero saber es si en la tarde hay menos gente'))?.wish).toBeUndefined()
    expect(draft(writes('apárteme las tres primeras'))?.slot).toBeUndefined()
  })

  test.each(['puedo los lunes y no sé nadar', 'puedo los lunes, no se leer bien'])(
    'denies no day that stands before: "%s"',
    (text) => {
      expect(draft(writes(text))?.wish).toEqual({ weekdays: [1] })
    },
  )

  test('the day of a journey is no wish for that day', () => {
    expect(draft(writes('me voy a España el 20 de diciembre'))?.wish).toEqual({ until: '2026-12-19' })
  })

  test('begins nothing at the menu, unless it is wanted too', () => {
    const first = (text: string) => draft(meetCitizen().write('Hola', text))
    expect(first('lo que quiero saber es si para renovar piden acta')?.who).toBeUndefined()
    expect(first('quiero renovar mi pasaporte, pero antes quiero saber si esto es real')?.family).toBe('renewal')
    expect(first('lo ocupo para el 20 de diciembre, quiero renovar mi pasaporte')?.wish).toEqual({ until: '2026-12-20' })
  })

  test('chooses no second office', () => {
    const lupe = meetCitizen()
      .write('Hola')
      .tap('Renovar mi pasaporte')
      .write('metepec', 'toluca si hay esta semana, si no naucalpan')
    expect(draft(lupe)?.wish).toBeUndefined()
    expect(lupe.read()).not.toContain('Anoté: *Naucalpan*')
  })

  test('the nearest to something else is not the nearest to the town', () => {
    const lupe = meetCitizen()
      .write('Hola')
      .tap('Renovar mi pasaporte')
      .write('metepec', 'la que esté más cerca de la central de camiones')
    expect(draft(lupe)?.officeIds).toBeUndefined()
    expect(lupe.read()).toContain('Solo sé qué tan lejos están de *Metepec*.')
  })
})

test('at the list of offices the one that others went to is not chosen', () => {
  const lupe = meetCitizen()
    .write('Hola')
    .tap('Renovar mi pasaporte')
    .write('metepec', 'a mi vecina le tocó en Naucalpan, yo mejor Toluca')
  expect(draft(lupe)?.officeIds).toHaveLength(1)
  expect(lupe.read()).not.toContain('Naucalpan')
})

test('what a child of the writer wants of the writer makes it no booking for a child', () => {
  const said = 'soy doña lupe, se me vencio el pasaporte y mi hijo que vive en chicago me quiere mandar traer'
  expect(meetCitizen().write(said).state?.draft.who).toBe('self')
})
