import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import '../../src/capabilities.ts'
import { isFaq } from '../../src/reading/acts.ts'
import { needsOf, readPhrase, sourceOf } from '../../src/reading/engine/phrase.ts'
import { ASKED_FOR, BOOKS, phrasebook, phraseOf, phrases } from '../../src/reading/engine/phrases.ts'
import { intentsOf, LANGUAGES, sentencesOf } from '../../src/reading/engine/vocabulary.ts'
import { languageOf } from '../../src/reading/languages.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { readSentences } from '../sentences/read.ts'

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
  ['perdi !(el|mi)', ['me perdi', 'perdi todo', 'perdi mil'], ['perdi el camion', 'perdi mi papel']],
  ['(en|de) !mexico {word}', ['vivo en chicago', 'soy de aqui'], ['vivo en mexico', 'de']],
  ['murio & (urge|hoy) & !hij[oa]', ['hoy murio mi papa', 'murio y me urge'], ['murio mi papa', 'hoy murio mi hija']],
  ['{number} (horas|anos)', ['a las 10 horas', 'de 3 anos'], ['diez horas', '10 dias']],
  ['mando {tool}', ['mando foto', 'mando pdf'], ['mando saludos']],
  ['(en (la|el)?|por) noche', ['en noche', 'en la noche', 'por noche'], ['de noche', 'en una noche']],
  ['gracias (senorita|joven)?$', ['gracias', 'gracias joven'], ['gracias pero no']],
]

describe('a phrase', () => {
  test.each(NOTATION)('%s', (line, inside, outside) => {
    const phrase = readPhrase(line, new Map([['tool', 'fotos?|pdf']]))
    const pattern = new RegExp(sourceOf(phrase))
    expect(inside.filter((words) => !pattern.test(words))).toEqual([])
    expect(outside.filter((words) => pattern.test(words))).toEqual([])
  })

  test('is looked for only beside the beginnings of the words that it needs', () => {
    expect(needsOf(readPhrase('(mi|la)? cita de (hoy|manana)'))).toEqual([['cit'], ['hoy', 'man'], ['de']])
    expect(needsOf(readPhrase('(pagar|deposito) ..3 (oxxo|banco)'))).toEqual([
      ['pag', 'dep'],
      ['oxx', 'ban'],
    ])
    expect(needsOf(readPhrase('ya no'))).toEqual([['ya'], ['no']])
    expect(needsOf(readPhrase('[ck]ita'))).toEqual([])
  })

  test('in what is no notation is refused at the start, and says where it stands', () => {
    for (const line of ['no puedo)', 'no (puedo', 'perdi {nobody}', 'se pagó', 'a.b', 'mal\\w+', '(?:el|la) cita'])
      expect(() => readPhrase(line)).toThrow(SyntaxError)
    const sentence = { text: 'no (puedo', language: 'es', file: 'faq', intent: 'late', at: 12 } as const
    expect(() => phraseOf(sentence)).toThrow('reading/es/faq.txt, line 12')
  })

  test('whose parenthesis is not closed is refused at the start', () => {
    expect(() => readPhrase('no (puedo|quiero ir')).toThrow(SyntaxError)
    expect(() => readPhrase('no puedo) ir')).toThrow(SyntaxError)
  })
})

describe('a phrasebook', () => {
  const MEANINGS = [
    ...(['late', 'hours', 'where', 'delivery', 'duration', 'withoutAppointment', 'parking', 'copies', 'cards'] as const),
    ...(['toilets', 'access', 'somebodyElse', 'papers', 'pictures'] as const),
  ] as const
  const book = phrasebook('faq', 'visit', isFaq)

  test('names the first meaning of a message', () => {
    expect(book.find('oiga y a que hora abren')).toBe('hours')
    expect(book.find('voy a llegar tarde a que hora abren')).toBe('late')
    expect(book.find('se paga ahorita o me lo mandan')).toBe('delivery')
    expect(book.find('hola')).toBeUndefined()
  })

  test('takes any of several readings', () => {
    expect(book.find('hola', 'carta poder')).toBe('somebodyElse')
  })

  test('hears each message in its own language', () => {
    expect(book.find('what time do you open')).toBe('hours')
    expect(book.find('y que dias abren')).toBe('hours')
    expect(book.find('do you accept cards')).toBe('cards')
  })

  test('tries its meanings in the order of the vocabulary', () => {
    expect(BOOKS.find(({ book }) => book === 'visit')?.meanings()).toEqual([...MEANINGS])
  })

  test('looks nothing over that comparing every sentence would find', () => {
    const sentences = MEANINGS.flatMap((meaning) =>
      LANGUAGES.flatMap((language) => intentsOf(language, 'faq').get(`visit ${meaning}`) ?? []),
    )
    const patterns = sentences.map((sentence) => ({ pattern: new RegExp(sourceOf(phraseOf(sentence))), ...sentence }))
    const words = [...new Set(sentences.flatMap(({ text }) => text.match(/[a-z]{2,}/g) ?? []))]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (some) => {
        const message = some.join(' ')
        const language = languageOf(message)
        const first = patterns.find((one) => (language === undefined || one.language === language) && one.pattern.test(message))
        expect(book.find(message)).toBe(first?.intent.replace('visit ', '') as (typeof MEANINGS)[number])
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the sentences of the vocabulary', () => {
  const asked = [...new Map(ASKED_FOR.map((one) => [`${one.file} ${one.intent}`, one])).values()]
  const all = asked.map(({ file, intent }) => ({
    name: `${file}: ${intent}`,
    index: phrases(file, intent),
    patterns: LANGUAGES.flatMap((language) =>
      sentencesOf(language, file, intent).map((one) => ({ language, pattern: new RegExp(sourceOf(phraseOf(one))) })),
    ),
  }))
  ASKED_FOR.splice(-asked.length)
  const compared = readSentences().map(({ text }) => everyday(text))

  test('are found wherever comparing each of them would find one', () => {
    const found = (message: string) => {
      const language = languageOf(message)
      return all.filter(({ patterns }) =>
        patterns.some((one) => (language === undefined || one.language === language) && one.pattern.test(message)),
      )
    }
    for (const message of compared)
      expect([message, ...all.filter(({ index }) => index.test(message)).map(({ name }) => name)]).toEqual([
        message,
        ...found(message).map(({ name }) => name),
      ])
  })

  test('are cut out of a message, and shown, only where they stand', () => {
    for (const message of compared)
      for (const { index } of all)
        if (!index.test(message)) expect([index.exec(message), index.without(message)]).toEqual([undefined, message])
  })
})
