import { describe, expect, test } from 'bun:test'
import type { Draft } from '../../src/chat/draft.ts'
import { type Citizen, choosesHour, meetCitizen } from './citizen.ts'

/** What was filled in without having been asked for is said in the very next message, and corrected on the card. */

const draft = ({ state }: Citizen): Draft | undefined => state?.draft
const asked = ({ state }: Citizen): string | undefined => state?.asked?.question
const HINT = 'Si no es así, escriba *corregir*.'

const atCurp = () => meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca')

describe('what nobody asked for', () => {
  test('is named in the next message with the way to correct it', () => {
    expect(atCurp().write('quiero ir el viernes en la tarde').read()).toContain(
      `Anoté para cuándo: *viernes, por la tarde*. ${HINT}`,
    )
    expect(
      meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('metepec', 'Toluca el martes en la tarde').read(),
    ).toContain(`Anoté para cuándo: *martes, por la tarde*. ${HINT}`)
    expect(meetCitizen().write('Hola', 'quiero pasaporte para mis dos hijos, en Toluca').read()).toContain('Cerca de *Toluca*')
  })

  test.each(['corregir', 'quitar', 'eso no', 'yo no dije eso', 'qué tiene anotado'])(
    'stands on the card that "%s" opens',
    (words) => {
      const lupe = atCurp().write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto, para el viernes en la tarde').write(words)
      expect(asked(lupe)).toBe('card')
      expect(lupe.read()).toBe(
        [
          '*Su cita hasta ahora:*',
          '',
          '*Renovar pasaporte*, para usted',
          '*Toluca*',
          'Por confirmar: *viernes, por la tarde*',
          'Guadalupe H.',
          'CURP: HESG580312MMCRTD06',
          'Falta: día y hora',
          '',
          '*¿Está bien así?*',
        ].join('\n'),
      )
      expect(lupe.titles()).toEqual(['Sí, así', 'Cambiar algo'])
      expect(asked(lupe.tap('Sí, así'))).toBe('slot')
    },
  )

  test.each(['Día y hora', 'Oficina', 'Trámite', 'CURP', 'Nombre'])('is changed by its own row: %s', (row) => {
    const lupe = atCurp().write('HESG580312MMCRTD06', 'Guadalupe Hernández Soto, para el viernes en la tarde', 'corregir')
    const before = draft(lupe)
    const after = draft(lupe.tap('Cambiar algo').tap(row))
    const gone: Record<string, (one: Draft | undefined) => unknown> = {
      'Día y hora': (one) => one?.wish,
      Oficina: (one) => one?.officeIds,
      CURP: (one) => one?.people[0]?.curp,
      Nombre: (one) => one?.people[0]?.name,
    }
    for (const [other, read] of Object.entries(gone)) {
      if (other === row) expect(read(after)).toBeUndefined()
      else expect(read(after)).toEqual(read(before))
    }
  })

  test('is no row where nothing is noted of it', () => {
    const rows = atCurp().write('corregir').tap('Cambiar algo').titles()
    expect(rows).toEqual(['Oficina', 'Trámite', 'Para quién es', 'Agregar a una persona', 'Nada, está bien'])
  })

  test('is read in English too', () => {
    const lupe = meetCitizen().write('Hello, I want to renew my passport in Toluca', 'friday afternoon works for me')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [5] })
    expect(lupe.read()).toContain('If that is not so, write *correct*.')
    expect(lupe.write('correct').read()).toContain('*Your appointment so far:*')
  })

  test('is replaced by whoever says what they meant', () => {
    const lupe = atCurp().write('quiero ir el viernes', 'mejor el jueves')
    expect(draft(lupe)?.wish).toMatchObject({ weekdays: [4] })
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
})
