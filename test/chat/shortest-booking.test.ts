// What the shortest way to a folio costs a citizen.
import { describe, expect, test } from 'bun:test'
import { type Citizen, meetCitizen } from './citizen.ts'

const MOST_MESSAGES = 8
const MOST_CHARACTERS = 450

const WAYS: [what: string, gestures: ((citizen: Citizen) => Citizen)[]][] = [
  [
    'a renewal',
    [
      (one) => one.write('Hola'),
      (one) => one.tap('Renovar mi pasaporte'),
      (one) => one.write('toluca'),
      (one) => one.tap('Toluca'),
      (one) => one.write('HESG580312MMCRTD06 Guadalupe Hernández Soto'),
      (one) => one.tap('Jue 3 dic, 12:00 h'),
      (one) => one.tap('6 años: $1,220'),
      (one) => one.tap('Confirmar'),
    ],
  ],
  [
    'a first passport',
    [
      (one) => one.write('Hola'),
      (one) => one.tap('Mi primer pasaporte'),
      (one) => one.write('toluca'),
      (one) => one.tap('Toluca'),
      (one) => one.write('PUSL990101HBCRLS07, Luis Puga Sol'),
      (one) => one.tap('Jue 3 dic, 12:00 h'),
      (one) => one.tap('6 años'),
      (one) => one.tap('Confirmar'),
    ],
  ],
]

describe.each(WAYS)('%s', (_what, gestures) => {
  const citizen = gestures.reduce((one, gesture) => gesture(one), meetCitizen())

  test('reaches its folio in few messages', () => {
    expect(citizen.read()).toContain('Su cita quedó confirmada')
    expect(gestures.length).toBeLessThanOrEqual(MOST_MESSAGES)
  })

  test('asks in messages that are read at a glance, from the opening to the last look', () => {
    const [folio, ...asked] = citizen.all.flatMap((one) => ('body' in one ? [one.body] : [])).toReversed()
    expect(folio).toContain('Folio')
    expect(asked[0]).toContain('¿Está todo bien?')
    expect(asked.filter((body) => body.length > MOST_CHARACTERS)).toEqual([])
  })
})
