import { afterAll, describe, expect, test } from 'bun:test'
import { CHAT } from '../../src/capabilities.ts'
import { readIn } from '../../src/chat/reading.ts'
import { parseWhen } from '../../src/reading/times.ts'
import { openDirectory } from '../conversations/directory.ts'

const TODAY = '2026-11-24'
const db = openDirectory('varias oficinas')
afterAll(() => db.close())
const read = (text: string) => readIn(text, db, () => TODAY)
/** What is named, with `no` before what is denied. */
const named = (text: string) => read(text).entities.map(({ kind, value, denied }) => `${denied ? 'no ' : ''}${kind} ${value}`)

describe('reading', () => {
  test('finds all that a sentence names, where it stands', () => {
    expect(named('mejor en zapopan a las 12')).toEqual(['place Zapopan', 'hour a las 12'])
    expect(named('Toluca, el viernes en la tarde')).toEqual(['office Toluca', 'day viernes', 'hour en la tarde'])
    const { tokens, entities } = read('¡Mejor en Zapopan!')
    const [zapopan] = entities
    expect('¡Mejor en Zapopan!'.slice(tokens[zapopan?.from ?? 0]?.from, tokens[zapopan?.from ?? 0]?.until)).toBe('Zapopan')
  })

  test('knows what is denied, before the word and behind it', () => {
    expect(named('no quiero ir a Naucalpan')).toEqual(['no office Naucalpan'])
    expect(named('Naucalpan ni de chiste, mejor Toluca')).toEqual(['no office Naucalpan', 'office Toluca'])
    expect(named('donde sea menos en Cuernavaca')).toEqual(['no office Cuernavaca'])
    expect(named('ni el lunes ni el miércoles')).toEqual(['no day lunes', 'no day miercoles'])
    expect(named('el jueves no me da tiempo, el viernes sí')).toEqual(['no day jueves', 'day viernes'])
    expect(named('los martes los tengo ocupados')).toEqual(['no day martes'])
  })

  test('takes no asking for having, and no doubt, for a denial', () => {
    expect(named('¿no hay el lunes?')).toEqual(['day lunes'])
    expect(named('más o menos el viernes')).toEqual(['day viernes'])
    expect(named('no sé si el lunes')).toEqual(['day lunes'])
  })

  test('tells a question from an order in polite words', () => {
    const kind = (text: string) => read(text).kind
    expect(kind('¿en Toluca atienden los sábados?')).toBe('question')
    expect(kind('cuánto cuesta el estacionamiento en Toluca')).toBe('question')
    expect(kind('¿me puede cambiar la cita para el viernes?')).toBe('order')
    expect(kind('¿tiene el viernes en la tarde?')).toBe('order')
    expect(kind('¿en Toluca?')).toBe('statement')
    expect(kind('Buenas tardes')).toBe('greeting')
    expect(kind('quiero renovar, ¿cuánto tardan?')).toBe('order')
  })

  test('keeps the words that nothing explains', () => {
    expect(read('perdí el oído hace años').left).toContain('oido')
    expect(read('en Toluca el viernes por favor').left).toEqual([])
  })

  test('is the same for the same words, and reads anything', () => {
    for (const text of ['', '🙂', 'no no no ni ni', 'a'.repeat(5_000), '¿?', 'NO '.repeat(400)])
      expect(read(text)).toEqual(read(text))
  })
})

describe('days and hours', () => {
  const wish = (text: string) => {
    const when = parseWhen(text, TODAY)
    return when?.kind === 'wish' ? when.wish : undefined
  }

  test('leave out what is denied', () => {
    expect(wish('los lunes y los viernes los tengo ocupados')).toEqual({ weekdays: [2, 3, 4, 6, 7] })
    expect(wish('el jueves 3 no puedo, el viernes 4 sí')).toEqual({ from: '2026-12-04', until: '2026-12-04' })
    expect(wish('el 3 no me da tiempo')).toEqual({ until: '2026-12-02', or: [{ from: '2026-12-04' }] })
    expect(wish('los martes no, mejor el jueves')).toEqual({ weekdays: [4] })
    const [fourth, eleventh] = ['2026-12-04', '2026-12-11'].map((day) => ({ from: day, until: day }))
    expect(wish('el viernes 11, no el 4')).toEqual(eleventh)
    expect(wish('el viernes 4, no, el 11')).toEqual(eleventh)
    expect(wish('el viernes 4 mejor, no el 11')).toEqual(fourth)
    expect(wish('un miercoles, no el 9')).toMatchObject({ weekdays: [3], until: '2026-12-08' })
  })

  test('are not denied by a no that answers', () => {
    expect(wish('no joven el jueves')).toEqual({ weekdays: [4] })
    expect(wish('no señorita, el jueves no puedo')).toEqual({ weekdays: [1, 2, 3, 5, 6, 7] })
    expect(wish('no i said december 21')).toEqual({ from: '2026-12-21', until: '2026-12-21' })
  })

  test('are bounded by a denial of before and after', () => {
    expect(wish('no antes de las 11')).toEqual({ fromMinute: 660 })
    expect(wish('not after 3 pm')).toEqual({ untilMinute: 900 })
    expect(wish('el lunes pero no tan temprano')).toMatchObject({ fromMinute: 600 })
    expect(wish('despues de medio dia pero antes de las 4')).toEqual({ fromMinute: 720, untilMinute: 960 })
    expect(wish('antes de las 3 y despues de las 10')).toEqual({ fromMinute: 600, untilMinute: 900 })
    expect(wish('after noon but before 4')).toEqual({ fromMinute: 720, untilMinute: 960 })
    expect(wish('martes antes 11')).toEqual({ weekdays: [2], untilMinute: 660 })
    expect(wish('en la mañana, antes de las 11')).toEqual({ untilMinute: 660 })
  })
})

test('the ways of hearing stand in this order', () => {
  expect(CHAT.steps.map(({ name }) => name)).toEqual([
    'the passport to be renewed is lost',
    'who comes, by a CURP, or a row of the list, beside something else',
    'what a visit needs, beside what is asked for',
    'who pays the half, beside something else',
    'who goes with the minors, and that the other parent is away, or does not sign',
    'a telephone that is asked for later, beside something else',
    'danger, haste, a death, a complaint and their like, before anything else in the sentence',
    'a code of another chat',
    'what became of an appointment that the office could not keep',
    'something is to go to another chat, or is in one',
    'somebody wants back what they gave up',
    'somebody leaves what they are in the middle of',
    'the name of a state, where it is asked where; later or earlier, where hours are asked',
    'the title of an option, its number, yes or no',
    'a procedure that only its record knows',
    'an answer to a question of the record that was wrong',
    'with an hour held, several changes, and a yes with another person behind it',
    'a yes with something asked behind it',
    'the open question, where it hears before any order',
    'an order in a whole message',
    'an office that is refused, an answer that was wrong',
    'other times of a wait, and what is told while somebody waits',
    'a complaint, or more of one',
    'a change of the appointment that stands',
    'what many people ask, beside the wish that begins a booking',
    'what many people ask',
    'the open question',
    'the question before an interruption',
    'an answer that came after the hold ran out',
    'something asked for in a sentence',
    'a second thought',
    'one more person',
    'a number of people',
    'another child',
    'what is told or asked of the visit that is to come',
    'another hour of the appointment that stands',
    'for whom it is',
    'answers that were not asked yet',
    'none of the hours',
    'something asked for in passing',
    'what may be a wish is read back, what asks for nothing is left',
    'a mere no',
    'a sign without words',
    'the open question, for what nothing else understood',
    'the number of an option, where nothing else took it',
    'what a later question asks',
    'a procedure that no record has, or another one than is booked',
    'a question that the institution answers itself',
  ])
})
