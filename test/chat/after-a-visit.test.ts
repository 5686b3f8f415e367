// Whoever did not come, or was not seen, is offered the next place with the same data: what was written once is not asked again.
import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { forgetVisits } from '../../src/booking/personal-data.ts'
import { rule } from '../../src/catalogue/rules.ts'
import { DAY } from '../../src/clock.ts'
import { type Citizen, meetCitizen, seesSummary } from './citizen.ts'
import { seeSummary as familySeesSummary } from './group-chat.ts'

const WENT_BY = 10 * DAY

const visited = (citizen: Citizen): Citizen => citizen.tap('Confirmar').wait(WENT_BY)

test('one person has the summary at once, and confirms', () => {
  const citizen = visited(seesSummary(meetCitizen())).write('no pude ir ayer')
  const shown = /El lugar más próximo es el \*(.+?)\*/.exec(citizen.read())?.[1] ?? ''
  citizen.tap('Tomar ese lugar')
  expect(citizen.state?.asked?.question).toBe('summary')
  expect(citizen.read()).toContain('Guadalupe Hernández Soto')
  expect(citizen.read().toLowerCase()).toContain(shown.slice(0, shown.indexOf(',')))
  expect(citizen.tap('Confirmar').read()).toContain('*Su cita quedó confirmada.*')
  // The new one stands: that is said, and no third one is offered.
  expect(citizen.write('no pude ir ayer').titles()).not.toContain('Tomar ese lugar')
})

test('a family comes together again', () => {
  const citizen = visited(familySeesSummary(meetCitizen())).write('se nos olvidó la cita').tap('Tomar ese lugar')
  expect(citizen.state?.draft.people.map(({ name }) => name)).toEqual([
    'Rosa López Cruz',
    'Jorge Puga Soto',
    'Ana Puga López',
    'Leo Puga López',
  ])
  expect(citizen.state?.asked?.question).toBe('summary')
})

test('"ver otras" shows the hours of the same office, and a no is the end of it', () => {
  const others = visited(seesSummary(meetCitizen())).write('no pude ir ayer').tap('Ver otras')
  expect(others.state?.asked?.question).toBe('slot')
  expect(others.read()).toContain('Toluca')
  const no = visited(seesSummary(meetCitizen())).write('no pude ir ayer', 'no')
  expect(no.state?.draft.who).toBeUndefined()
})

test('in the middle of another booking it changes nothing of that', () => {
  const citizen = visited(seesSummary(meetCitizen())).write('no pude ir ayer')
  const take = citizen.option('Tomar ese lugar')
  citizen.write('quiero pasaporte para mi hijo', 'es menor de edad')
  const before = citizen.state?.draft
  citizen.say({ kind: 'choice', ...take })
  expect(citizen.state?.draft).toEqual(before)
})

test('of a visit whose names were deleted nothing is offered', () => {
  const citizen = visited(seesSummary(meetCitizen()))
  citizen.clock.advance((rule(citizen.db, 'keep_visits_days') + 2) * DAY)
  write(citizen.db, (tx) => forgetVisits(tx, citizen.clock.now(), 100))
  expect(citizen.write('no pude ir a mi cita').titles()).toEqual(['Sacar una cita', 'Ver el menú'])
})
