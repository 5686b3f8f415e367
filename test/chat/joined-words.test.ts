// Words without blanks between them, as some telephones make them.
import { describe, expect, test } from 'bun:test'
import { plain } from '../../src/reading/engine/words.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { openDirectory } from '../conversations/directory.ts'
import { meetCitizen, seesSummary } from './citizen.ts'
import { after, understoodOf } from './phrases/phrase.ts'

test.each([
  ['quierounacita', 'quiero una cita'],
  ['hola quiero renovarmipasaporte', 'hola quiero renovar mi pasaporte'],
  ['holabuenosdias', 'hola buenos dias'],
  ['kierorenovar', 'quiero renovar'],
  ['sipuedo', 'si puedo'],
  ['estabien', 'esta bien'],
  ['elviernesporlamañana', 'el viernes por la manana'],
  ['hablarconunapersona', 'hablar con una persona'],
  ['esmiprimeravez', 'es mi primera vez'],
])('"%s" is read as "%s"', (says, read) => {
  expect(everyday(says)).toBe(read)
})

describe('no word falls apart that is one', () => {
  test.each([
    'encuesta',
    'apagar',
    'medias',
    'tardecita',
    'estadía',
    'nominada',
    'escondida',
    'sacarla',
    'renovarlo',
    'cancelarlo',
    'porque',
    'aunque',
    'conmigo',
    'pasaportes',
    'parasita',
    'mediodía',
    'adelante',
    'siempre',
    'nosotros',
    'anyway',
    'sometimes',
    'Lamas',
    'Delamora',
    'Unamuno',
    'Paramo',
  ])('"%s"', (word) => {
    expect(everyday(word)).not.toContain(' ')
  })

  test('and no town', () => {
    const { client } = openDirectory('varias oficinas')
    const towns = client.query<{ name: string }, []>('select name from towns').all()
    const words = new Set(towns.flatMap(({ name }) => plain(name).split(' ')))
    expect([...words].filter((word) => word !== 'nolo' && everyday(word).includes(' '))).toEqual([])
  })
})

test('what is run together is understood where it is said', () => {
  expect(meetCitizen().write('quierorenovar toluca').state?.draft).toMatchObject({ family: 'renewal', near: { name: 'Toluca' } })
  expect(seesSummary(meetCitizen()).write('todocorrecto').read()).toContain('Folio')
  expect(understoodOf(after(), 'perdimipasaporte')).toMatchObject({ who: 'self', family: 'lost' })
})
