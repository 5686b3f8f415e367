import { expect, test } from 'bun:test'
import { homophoneOf, soundOf } from '../../src/reading/homophones.ts'
import { everyday } from '../../src/reading/spelling.ts'
import { meetCitizen } from './citizen.ts'

test('what is written by ear is read as the one word that sounds so', () => {
  expect(['kurp', 'ermana', 'resibo', 'buelvo', 'kasa'].map(homophoneOf)).toEqual(['curp', 'hermana', 'recibo', 'vuelvo', 'casa'])
  expect(everyday('no le entiendo q es eso del kurp')).toBe('no le entiendo que es eso del curp')
  expect(meetCitizen().write('hola', 'renovar', 'toluca', 'Toluca', 'no le entiendo q es eso del kurp').read()).toContain(
    'La CURP es',
  )
})

test('a word that the vocabulary has, a short one, and one that nothing sounds like stay as they are', () => {
  expect(['casa', 'caro', 'e', 'zapopan', 'mexico', 'week'].map(homophoneOf)).toEqual(Array(6).fill(undefined))
  expect(soundOf('caro')).not.toBe(soundOf('carro'))
})

test('English is not read by ear', () => {
  expect(everyday('as soon as possible')).toBe('as soon as possible')
})
