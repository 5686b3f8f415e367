import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { keysOf, readPhrase, sourceOf } from '../../src/chat/understanding/phrase.ts'
import { phrasebook, phrases } from '../../src/chat/understanding/phrases.ts'

/** A phrase, what has it and what has it not. */
const NOTATION: [phrase: string, in_: string[], notIn: string[]][] = [
  [
    'no encuentro ..2 citas?',
    ['no encuentro citas', 'pues no encuentro ninguna otra cita hoy'],
    ['no encuentro a b c cita', 'citadino'],
  ],
  ['cancel* (mi|la)? cita', ['cancelar cita', 'cancele la cita', 'cancel mi cita'], ['cancelar su cita', 'descancelar cita']],
  ['(muy|tan)* car[oa]', ['caro', 'es muy muy tan cara'], ['carola']],
  ['^(y)? ya no$', ['ya no', 'y ya no'], ['ya no voy', 'que ya no']],
  ['mi cita ... la hora', ['mi cita es a la hora', 'mi cita la hora'], ['mi cita', 'la hora de mi cita']],
  ['^(ay|no)+ cancelar', ['ay no cancelar', 'no cancelar todo'], ['cancelar']],
  ['llev(o|ar) (a)? bebe$', ['puedo llevar a bebe', 'llevo bebe'], ['llev bebe', 'llevo bebes']],
  ['perdi(?! (el|mi))', ['me perdi', 'perdi todo'], ['perdi el camion', 'perdi mi papel']],
  ['(en (la|el)?|por) noche', ['en noche', 'en la noche', 'por noche'], ['de noche', 'en una noche']],
  ['gracias (senorita|joven)?$', ['gracias', 'gracias joven'], ['gracias pero no']],
]

describe('a phrase', () => {
  test.each(NOTATION)('%s', (line, inside, outside) => {
    const phrase = readPhrase(line)
    const pattern = new RegExp(sourceOf(phrase))
    expect(inside.filter((words) => !pattern.test(words))).toEqual([])
    expect(outside.filter((words) => pattern.test(words))).toEqual([])
  })

  test('is looked for only beside the beginning of a word that it needs', () => {
    expect(keysOf(readPhrase('(mi|la)? cita de (hoy|manana)').units)).toEqual(['cit'])
    expect(keysOf(readPhrase('(pagar|deposito) ..3 (oxxo|banco)').units)).toEqual(['pag', 'dep'])
    expect(keysOf(readPhrase('ya no').units)).toEqual(['ya'])
    expect(keysOf(readPhrase('[ck]ita').units)).toBeUndefined()
  })

  test('whose parenthesis is not closed is refused at the start', () => {
    expect(() => readPhrase('no (puedo|quiero ir')).toThrow(SyntaxError)
    expect(() => readPhrase('no puedo) ir')).toThrow(SyntaxError)
  })
})

describe('a phrasebook', () => {
  const BOOK = phrasebook<'cost' | 'place' | 'any'>({
    cost: phrases`
      cuanto (cuesta|
        vale)
      a como
    `,
    place: phrases`donde (esta|queda) ..2 oficina`,
    any: phrases`[mn]ada`,
  })

  test('names the first meaning of a message', () => {
    expect(BOOK.find('oiga y cuanto vale')).toBe('cost')
    expect(BOOK.find('donde queda su oficina y a como sale')).toBe('cost')
    expect(BOOK.find('donde queda su oficina')).toBe('place')
    expect(BOOK.find('no dijo nada')).toBe('any')
    expect(BOOK.find('cuanto')).toBeUndefined()
  })

  test('takes any of several readings', () => {
    expect(BOOK.find('hola', 'a como')).toBe('cost')
  })

  test('looks nothing over that comparing every phrase would find', () => {
    const written = phrases`
      no encuentro ..2 citas?
      (mi|la)? cita de (hoy|manana)
      llev(o|ar) (a)? (mi)? bebe
      ^(y|pues)* ya no$
      (pagar|deposito) ..3 (oxxo|banco)
      [ck]ita ... la hora
      perdi(?! (el|mi))
      (ay|no)+ cancelar
      que (es|son) \w+
      (muchas)? gracias senor
      un(a|o)s
    `
    const apart = written.all().map((phrase) => new RegExp(sourceOf(phrase)))
    const book = phrasebook<'said'>({ said: written })
    const word = fc.constantFrom(
      ...'no encuentro una cita citas kita mi la de hoy manana llevo llevar a bebe y pues ya pagar deposito en oxxo el banco'.split(
        ' ',
      ),
      ...'la hora perdi el tren ay cancelar que es son esto citadino pagare muchas gracias senor unas un'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const message = words.join(' ')
        expect(book.find(message) === 'said').toBe(apart.some((pattern) => pattern.test(message)))
      }),
      { numRuns: 2000 },
    )
  })
})
