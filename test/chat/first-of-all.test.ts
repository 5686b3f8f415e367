// What comes before anything else in the same sentence: each kind with sentences of its own, at each moment of a talk. None of it
// begins, fills, confirms or cancels anything, and what is said next is heard as if nothing had come between.
import { describe, expect, test } from 'bun:test'
import { currentHold } from '../../src/booking/holds.ts'
import { MINUTE } from '../../src/clock.ts'
import type { FirstKind } from '../../src/reading/acts.ts'
import { firstOfAll, FIRST_KINDS as KINDS } from '../../src/reading/first-of-all.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** In the order in which they are looked for. */
const SENTENCES: Record<FirstKind, { es: string[]; en: string[] }> = {
  danger: {
    es: [
      'mi marido me amenazó y tiene los papeles de mis hijos',
      'mi esposo nos anda buscando, tengo miedo',
      'mi ex me viene siguiendo desde el trabajo',
      'el papá de mis niños me golpea y quiero irme a Toluca con ellos',
      'tengo mucho miedo',
      'mi novio revisa mi celular y si ve la cita me pega',
      'traigo una orden de restricción contra mi esposo',
      'me quieren quitar a mis hijos',
    ],
    en: [
      'my husband threatened me and has my children’s papers',
      'I am afraid of my ex',
      'we are in danger',
      'he wants to kill me',
    ],
  },
  life: {
    es: ['me siento muy mal, creo que me voy a morir', 'a mi mamá le está dando un infarto', 'ya no puedo respirar'],
    en: ["I can't breathe", 'I am dying'],
  },
  urgent: {
    es: [
      'mi mamá se está muriendo en Houston y viajo mañana',
      'mi vuelo sale mañana y no tengo pasaporte',
      'viajo el viernes y se me venció',
      'es una emergencia, mi papá falleció y necesito viajar hoy',
      'mi hermano está en terapia intensiva en Los Ángeles',
      'tengo que viajar urgentemente a Chicago con mi hija',
    ],
    en: ['my mother is dying in Chicago', 'my flight leaves tomorrow and I have no passport', 'this is an emergency'],
  },
  death: {
    es: [
      'se murió mi mamá',
      'mi abuelita acaba de fallecer, ya no vamos a viajar',
      'la señora de la cita falleció ayer',
      'falleció Guadalupe',
      'perdí a mi esposo el lunes',
      'se murió mi hijo',
      'murió mi mamá, ¿me puede ayudar?',
      'falleció mi esposo ¿qué hago?',
      'se murió mi papá, me puede ayudar?',
    ],
    en: ['my father died yesterday', 'my son passed away'],
  },
  turnedAway: {
    es: [
      'si fui pero me dejaron sin pasar',
      'fui temprano y me dejaron afuera',
      'sí fui pero no me atendieron',
      'ayer estuve en la oficina desde las 8 y nadie me quiso atender',
      'fui a mi cita y no me recibieron, ¿qué hago?',
    ],
    en: ['I went but nobody saw me', 'they turned me away at the door'],
  },
  buys: {
    es: [
      'le pago 2000 si me la adelanta',
      'le doy una feria si me consigue lugar',
      'quiero comprar una cita',
      'pago lo que sea',
      'cueste lo que cueste necesito una para mañana',
      '¿me vende una cita?',
      'cuánto quiere por darme una cita antes',
      'si le doy una propina me aparta uno pa esta semana',
    ],
    en: ['I want to buy an appointment', 'I will pay whatever it takes'],
  },
  complaint: {
    es: [
      'el licenciado de la ventanilla me pidió 500 pesos',
      'el policía de la entrada me amenazó',
      'quiero quejarme del mal servicio de Toluca',
    ],
    en: ['the clerk wanted money from me', 'I want to complain about the service'],
  },
  notMine: {
    es: [
      'yo no saqué esta cita',
      'yo nunca saqué ninguna cita y me llegó un mensaje',
      'esa cita no es mía',
      'me llegó un recordatorio y jamás pedí nada',
      '¿de quién es esta cita?',
      '¿quién les dio mi número?',
    ],
    en: ['I never made this appointment', 'I got a message but I never booked anything', 'that is not my appointment'],
  },
  wrongNumber: {
    es: [
      'ya no es su número',
      'número equivocado',
      'este celular ya no es de esa señora',
      'se equivocó de persona, no conozco a ninguna Guadalupe',
      'acabo de comprar este chip nuevo y me llegan avisos de otra persona',
    ],
    en: ['wrong number', 'this is no longer her number'],
  },
  inWriting: {
    es: ['no puedo hablar, soy sordo', 'soy sorda', 'no me llamen por teléfono, no oigo'],
    en: ['I am deaf', 'I cannot speak on the phone'],
  },
  eraseData: {
    es: ['borra mis datos', 'quiero que eliminen toda mi información de ahí', 'bórrenme de su sistema por favor'],
    en: ['delete my data', 'please erase all my information'],
  },
  arrived: {
    es: ['ya llegué', 'ya estoy afuera de la oficina', 'oiga ya llegamos, ¿con quién me presento?'],
    en: ['I am here', 'I just arrived'],
  },
  late: {
    es: ['voy tarde', 'se me hizo tarde por el tráfico', 'vamos 20 minutos tarde', 'estoy atorado en el tráfico'],
    en: ['I am running late', 'stuck in traffic'],
  },
  missedVisit: {
    es: ['no pude ir ayer, se enfermó mi hijo', 'se me olvidó mi cita', 'ayer tenía cita y no fui', 'no alcancé a llegar'],
    en: ['I could not go yesterday', 'I missed my appointment'],
  },
  wait: {
    es: [
      '¿cuánto hay que esperar?',
      'cuánto tiempo de espera tienen',
      '¿para cuándo hay citas?',
      'cuánto se tardan en dar la cita',
    ],
    en: ['how long is the wait', 'how long until I get an appointment'],
  },
  forget: {
    es: ['olvídelo', 'no lo mande', 'ya no quiero nada', 'mejor olvídelo, no lo mande', 'ya no, no quiero problemas'],
    en: ['forget it', 'never mind'],
  },
}

/** What sounds like it and is an answer, a wish or a question like any other. */
const OTHERS = [
  'tengo miedo de que me estafen',
  'me da miedo dar mis datos',
  'me da miedo volar',
  'me sigue saliendo error',
  'mi esposo me está buscando los papeles',
  'mi hijo necesita pasaporte y su papá murió',
  'no sé si mi papá ya falleció en el acta, ¿la llevo?',
  'viajo el 20 de diciembre',
  'me urge renovar mi pasaporte',
  'me muero de ganas de viajar',
  'se me murió el celular',
  'no he sacado mi cita',
  'nunca he sacado pasaporte',
  'todavía no saco cita porque no me llegó el código',
  'no saqué esa foto',
  'cambié de número',
  'mi número de pasaporte está equivocado',
  'no puedo hablar inglés',
  'quiero quejarme no, quiero una cita',
  'no quiero ir el lunes',
  'aquí no hay oficinas',
  'no es mía la culpa',
  'quién da las citas',
  'Guadalupe Morales Miedo',
  'quiero comprar el boleto de avión después de mi cita',
  '¿cuánto cuesta la cita?',
  'no borren mis datos',
  'cuando ya llegué a la parte de la CURP no supe qué poner',
  'ya llegué a mi casa, ahora sí le sigo',
  'llego tarde del trabajo, mejor en sábado',
  'puedo ir más tarde',
  'no pude ir al banco a pagar',
  'no voy a poder ir',
  '¿cuánto tiempo hay que esperar en la oficina?',
  'prefiero esperar',
]

const said = (kind: FirstKind) => [...SENTENCES[kind].es, ...SENTENCES[kind].en]

describe('what comes first of all', () => {
  test('is looked for in this order', () => {
    expect(KINDS).toEqual(Object.keys(SENTENCES) as FirstKind[])
  })

  for (const kind of KINDS)
    for (const words of said(kind))
      test(`"${words}" is ${kind}`, () => {
        expect(firstOfAll(words)).toBe(kind)
      })

  for (const words of OTHERS)
    test(`"${words}" is nothing of it`, () => {
      const kind = firstOfAll(words)
      expect(kind === undefined || (kind === 'complaint' && words.includes('quejarme'))).toBe(true)
    })
})

/** Moments by what was said before. */
const MOMENTS: Record<string, () => Citizen> = {
  'before anything': () => meetCitizen(),
  'at the menu': () => meetCitizen().write('Hola'),
  'where it is asked where': () => meetCitizen().write('Hola').tap('Renovar mi pasaporte'),
  'where hours are chosen': () => choosesHour(meetCitizen()),
  'at the summary': () => seesSummary(meetCitizen()),
  'after the folio': () => seesSummary(meetCitizen()).tap('Confirmar'),
}

const appointmentsOf = ({ db }: Citizen) =>
  db.client
    .query<{ state: string; slot: number }, []>("select state, slot_id as slot from appointments where state <> 'held' order by id")
    .all()

describe('nothing of the sentence begins or fills a booking', () => {
  for (const [moment, arrange] of Object.entries(MOMENTS))
    for (const kind of KINDS)
      test(`${kind}, ${moment}`, () => {
        for (const words of said(kind)) {
          const citizen = arrange()
          const before = citizen.state?.draft
          const stood = appointmentsOf(citizen)
          const hold = currentHold(citizen.db, 1, citizen.clock.now())?.slot.slotId
          citizen.write(words)
          expect(citizen.replies.length).toBeGreaterThan(0)
          // What a visit needs waits for its answer.
          if (before) expect({ ...citizen.state?.draft, needs: undefined }).toEqual({ ...before, needs: undefined })
          else expect(citizen.state?.draft.who).toBeUndefined()
          expect(currentHold(citizen.db, 1, citizen.clock.now())?.slot.slotId).toBe(hold as never)
          if (kind !== 'notMine' && kind !== 'wrongNumber') expect(appointmentsOf(citizen)).toEqual(stood)
          expect(citizen.state?.misses ?? 0).toBe(0)
        }
      })

  test('and what is said next is heard as before', () => {
    const alone = choosesHour(meetCitizen()).write('que no sea en lunes ni en la tarde').state?.draft.wish
    expect(alone?.weekdays).toEqual([2, 3, 4, 5, 6, 7])
    for (const kind of KINDS.filter((one) => one !== 'forget'))
      for (const words of said(kind)) {
        const citizen = meetCitizen().write('Hola').tap('Renovar mi pasaporte').write(words, 'metepec')
        expect([words, citizen.state?.draft.near?.name]).toEqual([words, 'Metepec'])
        const chosen = choosesHour(meetCitizen()).write(words, 'que no sea en lunes ni en la tarde')
        expect([words, chosen.state?.draft.wish]).toEqual([words, alone])
      }
  })
})

describe('danger', () => {
  test('is answered with whom to call, how to hide the talk, and a person', () => {
    const citizen = meetCitizen().write('Hola', 'mi marido me amenazó y tiene los papeles de mis hijos')
    expect(citizen.read()).toContain('llame al *911*')
    expect(citizen.read()).toContain('borre este chat')
    expect(citizen.titles()).toEqual(['Sí, una persona', 'Ver el menú'])
  })

  test('by somebody whom nobody named may be of an office, and a complaint is offered too', () => {
    expect(meetCitizen().write('Hola', 'me quieren golpear').titles()).toContain('Poner una queja')
  })

  test('names nobody who cannot speak the telephone of the office', () => {
    const citizen = meetCitizen().write('soy sorda', 'mi esposo nos anda buscando, tengo miedo')
    expect(citizen.read()).toContain('avise al *911*')
    expect(citizen.read()).not.toMatch(/llame/)
  })

  test('and a yes reach a person, and a no goes on where it was', () => {
    const yes = choosesHour(meetCitizen()).write('mi ex me viene siguiendo', 'sí')
    expect(yes.db.client.query<{ subject: string | null }, []>('select subject from cases').all()).toEqual([{ subject: 'risk' }])
    const no = choosesHour(meetCitizen()).write('mi ex me viene siguiendo', 'no')
    expect(no.state?.asked?.question).toBe('slot')
  })
})

test('after a death nothing comes of its own, and what stands is changed only by its own question', () => {
  const booking = seesSummary(meetCitizen()).write('mi abuelita acaba de fallecer')
  const told = booking.all.length
  expect(booking.wait(11 * MINUTE).all).toHaveLength(told)
  const stands = seesSummary(meetCitizen()).tap('Confirmar').write('la señora de la cita falleció ayer')
  expect(stands.read()).toStartWith('Siento mucho su pérdida.')
  expect(stands.titles()).toEqual(['Cancelar la cita', 'Cambiar día u hora', 'Hablar con alguien'])
  expect(stands.tap('Cancelar la cita').titles()).toContain('Sí, cancelarla')
})

test('who must travel tomorrow reads who decides, and can still look for a place', () => {
  const citizen = meetCitizen().write('Hola', 'mi vuelo sale mañana y no tengo pasaporte')
  expect(citizen.read()).toContain('La oficina decide')
  expect(citizen.titles()).toEqual(['Hablar con alguien', 'Sacar una cita'])
})
