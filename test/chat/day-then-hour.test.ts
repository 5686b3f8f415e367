import { expect, test } from 'bun:test'
import { choosesHour, meetCitizen, seesSummary } from './citizen.ts'

test('the day that was said is remembered when the hour follows', () => {
  const lupe = choosesHour(meetCitizen()).write('el viernes en la mañana', 'a las 9')
  expect(lupe.read()).toContain(': *viernes 4 de diciembre, 9:00 h*')
})

test('day, part of the day and hour may come one after the other', () => {
  const lupe = choosesHour(meetCitizen()).write('el viernes', 'en la tarde', 'a las 4')
  expect(lupe.read()).toContain('Estos son los más cercanos.')
  expect(lupe.titles().slice(0, 4)).toEqual([
    'Vie 4 dic, 15:00 h',
    'Vie 4 dic, 16:30 h',
    'Vie 11 dic, 15:00 h',
    'Vie 11 dic, 16:30 h',
  ])
})

test('also when an appointment is moved', () => {
  const lupe = seesSummary(meetCitizen()).tap('Confirmar').write('cambiar mi cita', 'el viernes en la mañana', 'a las 9')
  expect(lupe.read()).toContain('*Nueva:* viernes 4 de diciembre de 2026, 9:00 h')
})

test('a weekday and an hour are that very hour of the first such day on which anything is free', () => {
  expect(choosesHour(meetCitizen()).write('el viernes a las 12').read()).toContain('*viernes 4 de diciembre, 12:00 h*')
  const full = choosesHour(meetCitizen())
  full.db.client.query("update slots set closed_at = 1 where day = '2026-12-04' and minute = 720").run()
  expect(full.write('el viernes a las 12').read()).not.toContain('Apartado para usted')
  expect(full.titles()[0]).toBe('Vie 11 dic, 12:00 h')
})

test('an hour that the day has not shows the other hours of that day', () => {
  const lupe = choosesHour(meetCitizen()).write('el viernes', 'a las 7 de la noche')
  expect(lupe.read()).toContain('como los pidió')
  expect(lupe.titles()[0]).toStartWith('Vie 4 dic')
})

test('whoever turns to later days begins anew', () => {
  const lupe = choosesHour(meetCitizen()).write('el viernes').tap('Más días y horas').write('a las 9')
  expect(lupe.state?.draft.wish).toEqual({ fromMinute: 540, untilMinute: 600 })
})

test('where nothing is free as wished, an hour means one of those that are shown instead', () => {
  const lupe = choosesHour(meetCitizen()).write('mañana', 'la de las 9')
  expect(lupe.titles().slice(0, 2)).toEqual(['Jue 3 dic, 9:00 h', 'Vie 4 dic, 9:00 h'])
})

test('whoever looks at other hours and keeps the one that is held is back at the summary', () => {
  for (const words of ['no', 'así déjela', 'mejor no la cambio', 'la que tenía']) {
    const lupe = seesSummary(meetCitizen()).write('a las 11:30', words)
    expect(lupe.state?.asked?.question).toBe('summary')
    expect(lupe.read()).toContain('Jueves 3 de diciembre de 2026, 12:00 h')
  }
})

test('of a day on which the hour is not free, the next hour that is said is one of that day', () => {
  const lupe = seesSummary(meetCitizen()).write('a las 11:30', 'la de las 9')
  expect(lupe.read()).toContain('Jueves 3 de diciembre de 2026, 9:00 h')
})

test('an appointment that stands is moved by a few words', () => {
  const lupe = seesSummary(meetCitizen()).write('confirmar', 'cambiar para el 10')
  expect(lupe.state?.asked?.question).toBe('moving')
  expect(lupe.titles()[0]).toStartWith('Jue 10 dic')
})

test('also back at the office where it is held', () => {
  const lupe = seesSummary(meetCitizen()).write('mejor en Naucalpan', 'no')
  expect(lupe.state?.asked?.question).toBe('summary')
  expect(lupe.read()).toContain('Oficina Toluca')
})

test('whoever moves an appointment may keep it, and to arrive late is no hour', () => {
  const moving = () => seesSummary(meetCitizen()).write('confirmar', 'cambiar mi cita')
  expect(moving().write('no, así déjela').read()).toContain('jueves 3 de diciembre')
  expect(moving().write('¿y si llego tarde?').read()).toContain('Su lugar se guarda hasta las *12:15 h*')
})

test('at the list of other hours another office may be named, and the name is not what follows "mi nombre"', () => {
  const looking = () => seesSummary(meetCitizen()).write('mejor el viernes')
  expect(looking().write('mejor en Cuajimalpa').read()).toContain('*Cuajimalpa, CDMX*')
  expect(looking().write('no puedo a esa hora').read()).toContain('Estos son los primeros lugares libres')
  expect(looking().write('mi nombre lleva acento').state?.draft.people[0]?.name).toBe('Guadalupe Hernández Soto')
})
