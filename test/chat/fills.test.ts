import { describe, expect, test } from 'bun:test'
import type { Draft } from '../../src/chat/draft.ts'
import { type Citizen, choosesHour, meetCitizen } from './citizen.ts'

/** What was filled in without having been asked for is said in the very next message, and taken back with a word. */

const draft = ({ state }: Citizen): Draft | undefined => state?.draft
const asked = ({ state }: Citizen): string | undefined => state?.asked?.question
const HINT = 'Si no es así, escriba *quitar*.'

const atCurp = () => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca')

describe('what nobody asked for', () => {
  test('is named in the next message with the way to take it back', () => {
    expect(atCurp().write('quiero ir el viernes en la tarde').read()).toContain(
      `Anoté para cuándo: *viernes, por la tarde*. ${HINT}`,
    )
    expect(
      meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec', 'Toluca el martes en la tarde').read(),
    ).toContain(`Anoté para cuándo: *martes, por la tarde*. ${HINT}`)
    expect(meetCitizen().write('Hola', 'quiero pasaporte para mis dos hijos, en Toluca').read()).toContain(
      `Anoté: *Toluca*. ${HINT}`,
    )
  })

  test.each(['quitar', 'no, eso no', 'yo no dije eso', 'quítelo', 'no es así', 'Quite eso'])(
    'is taken back by "%s", and nothing else is',
    (words) => {
      const lupe = atCurp().write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto, para el viernes en la tarde')
      expect(draft(lupe)?.wish).toMatchObject({ weekdays: [5] })
      lupe.write(words)
      expect(draft(lupe)?.wish).toBeUndefined()
      expect(draft(lupe)?.people[0]?.name).toBe('Guadalupe Hernández Soto')
      expect(draft(lupe)?.officeIds).toHaveLength(1)
      expect(asked(lupe)).toBe('oldPassport')
      expect(lupe.read()).toContain('Quité: *viernes, por la tarde*.')
    },
  )

  test('puts back what stood there before', () => {
    const lupe = atCurp().write('quiero ir el viernes', 'mejor el martes').write('no, eso no')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [5] })
  })

  test('is taken back in English too', () => {
    const lupe = meetCitizen().write('Hello, I want to renew my passport in Toluca', 'friday afternoon works for me')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [5] })
    expect(lupe.read()).toContain('If that is not so, write *remove*.')
    expect(draft(lupe.write('remove'))?.wish).toBeUndefined()
  })

  test('is replaced by whoever says what they meant', () => {
    const lupe = atCurp().write('quiero ir el viernes', 'no, eso no, el jueves')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [4] })
  })

  test('stays where something else was said in between', () => {
    const lupe = atCurp().write('quiero ir el viernes', 'HESG580312MMCRTD06', 'quitar')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [5] })
  })
})

describe('what was asked for', () => {
  test('makes no message longer', () => {
    const lupe = meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec')
    for (const text of ['Toluca', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto'])
      expect(lupe.write(text).read()).not.toContain(HINT)
    expect(choosesHour(meetCitizen()).write('el viernes en la tarde').read()).not.toContain(HINT)
    expect(meetCitizen().write('Hola', 'quiero renovar mi pasaporte, soy de Metepec').read()).not.toContain(HINT)
  })

  test('needs no way back in words where the next question shows it', () => {
    const lupe = meetCitizen().write('Hola', 'quiero renovar mi pasaporte, soy de Metepec').write('yo no dije eso')
    expect(draft(lupe)?.near).toBeUndefined()
    expect(asked(lupe)).toBe('place')
  })
})
