import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { DAY, MINUTE } from '../../src/clock.ts'
import { publishSlot, setRules } from '../cast.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

/** Guadalupe with her appointment on Thursday at noon. */
const booked = (): Citizen => seesSummary(meetCitizen()).tap('Confirmar')

const rows = ({ db }: Citizen): string[] =>
  db.client
    .query<{ seat: string }, []>(
      `select a.state || ' ' || s.day || ' ' || (s.minute / 60) as seat from appointments a join slots s on s.id = a.slot_id
       where a.state in ('held', 'confirmed', 'cancelled') order by a.state, s.day`,
    )
    .all()
    .map((row) => row.seat)

const THURSDAY = 'confirmed 2026-12-03 12'

describe('when, in words', () => {
  test.each([
    ['viernes 4 de diciembre a las 9', 'viernes 4 de diciembre de 2026, 9:00 h'],
    ['el 7 de diciembre a las 4:30 de la tarde', 'lunes 7 de diciembre de 2026, 16:30 h'],
  ])('"%s" is one hour, and leads to the question at once', (words, when) => {
    const citizen = booked().write('cambiar mi cita', words)
    expect(citizen.read()).toContain(`*Nueva:* ${when}`)
    expect(citizen.titles()).toEqual(['Sí, cambiarla', 'Ver otras horas', 'No, dejarla igual'])
    expect(rows(citizen)).toEqual([THURSDAY])
  })
  test.each([
    ['10 de diciembre', 'hay estos lugares: *jueves 10 de diciembre*'],
    ['lunes en la mañana', 'hay estos lugares: *lunes, por la mañana*'],
    ['30 de febrero', 'no existe en el calendario'],
    ['1 de noviembre', 'ya pasó'],
    ['21 de diciembre', 'fechas abiertas hasta el'],
    ['otro día', 'los lugares que siguen'],
    ['en naucalpan', 'lugares libres en *Naucalpan*'],
    ['otra oficina', '¿A cuál prefiere ir?'],
  ])('"%s"', (words, answer) => {
    const citizen = booked().write('cambiar mi cita', words)
    expect(citizen.read()).toContain(answer)
    expect(rows(citizen)).toEqual([THURSDAY])
  })
  test('a bare number is an hour or a day, and is asked when it may be both', () => {
    const citizen = booked().write('cambiar mi cita', '9')
    expect(citizen.read()).toContain('¿Es la hora o el día?')
    expect(citizen.tap('El mié 9 dic').read()).toContain('hay estos lugares: *miércoles 9 de diciembre*')
  })
  test.each([
    'quiero cambiar mi cita al lunes 7 en la mañana',
    'me gustaría mover mi cita para el lunes 7 en la mañana',
    'reagendar mi cita al lunes 7 en la mañana',
  ])('"%s" begins there', (words) => {
    const citizen = booked().write(words)
    expect(citizen.titles()[0]).toStartWith('Lun 7 dic')
  })
  test('words that mean something else still do', () => {
    expect(booked().write('cambiar mi cita', 'menú').read()).toContain('¿En qué le ayudo?')
    expect(booked().write('cambiar mi cita', 'cancelar').read()).toContain('¿Cancelo la cita')
    expect(booked().write('cambiar mi cita', 'no').read()).toContain('No cambié nada')
    expect(booked().write('cambiar mi cita', 'asdf').read()).toContain('no entendí')
  })
})

describe('an old or hasty yes', () => {
  test('words typed before the question could be read move nothing', () => {
    const citizen = booked().write('cambiar mi cita').tap('Vie 4 dic, 9:00 h')
    citizen.say({ kind: 'text', text: 'sí' }, { unseen: true })
    expect(rows(citizen)).toEqual([THURSDAY])
    expect(rows(citizen.write('sí'))).toEqual(['confirmed 2026-12-04 9'])
  })
  test('an old button puts its own question again', () => {
    const citizen = booked().write('cambiar mi cita').tap('Vie 4 dic, 9:00 h')
    const yes = citizen.option('Sí, cambiarla')
    citizen.tap('No, dejarla igual').write('hola')
    citizen.say({ kind: 'choice', ...yes })
    expect(citizen.read()).toContain('Le pregunto otra vez')
    expect(citizen.read()).toContain('*Nueva:* viernes 4 de diciembre de 2026, 9:00 h')
    expect(rows(citizen)).toEqual([THURSDAY])
  })
  test('after it moved there it says so', () => {
    const citizen = booked().write('cambiar mi cita').tap('Vie 4 dic, 9:00 h')
    const yes = citizen.option('Sí, cambiarla')
    citizen.say({ kind: 'choice', ...yes }).say({ kind: 'choice', ...yes })
    expect(citizen.read()).toContain('es la hora que ya tiene')
    expect(rows(citizen)).toEqual(['confirmed 2026-12-04 9'])
  })
  test('after the appointment was cancelled it says so', () => {
    const citizen = booked().write('cambiar mi cita').tap('Vie 4 dic, 9:00 h')
    const yes = citizen.option('Sí, cambiarla')
    citizen.write('cancelar mi cita').tap('Sí, cancelarla')
    citizen.say({ kind: 'choice', ...yes })
    expect(citizen.read()).toContain('Esa cita ya no está')
  })
  test('a row of an old list still leads to its hour, days later and in the middle of something else', () => {
    const citizen = booked().write('cambiar mi cita')
    const friday = citizen.option('Vie 4 dic, 9:00 h')
    citizen
      .tap('Dejarla como está')
      .wait(2 * DAY)
      .write('hola')
    citizen.say({ kind: 'choice', ...friday })
    expect(citizen.read()).toContain('*Nueva:* viernes 4 de diciembre de 2026, 9:00 h')
  })
})

describe('another booking that is half filled is not disturbed', () => {
  const inTheMiddle = (citizen: Citizen) =>
    citizen.write('menú').tap('Para otra persona adulta', 'Renovar pasaporte').write('toluca').tap('Toluca')
  test('its next question waits', () => {
    const citizen = inTheMiddle(booked()).write('cambiar mi cita').tap('Vie 4 dic, 9:00 h', 'Sí, cambiarla')
    expect(citizen.titles()).toContain('Seguir donde iba')
    expect(citizen.tap('Seguir donde iba').read()).toContain('Escriba')
    expect(citizen.write('PUSL990101HBCRLS07', 'Luis Puga Sol').read()).toContain('¿Cuál le conviene?')
  })
  test('a running hold goes on', () => {
    const citizen = inTheMiddle(booked()).write('PUSL990101HBCRLS07', 'Luis Puga Sol').tap('Lun 7 dic, 9:00 h')
    citizen.write('cambiar mi cita').tap('Vie 4 dic, 9:00 h', 'Sí, cambiarla')
    expect(rows(citizen)).toEqual(['confirmed 2026-12-04 9', 'held 2026-12-07 9'])
    expect(citizen.tap('Seguir donde iba').read()).toContain('¿De cuántos años')
  })
  test('and its answers are taken at once, without going back first', () => {
    const citizen = inTheMiddle(booked()).write('cambiar mi cita').tap('Dejarla como está')
    expect(citizen.write('PUSL990101HBCRLS07').read()).toContain('nombre completo')
  })
})

describe('two changes', () => {
  const twice = () =>
    booked()
      .write('cambiar mi cita')
      .tap('Vie 4 dic, 9:00 h', 'Sí, cambiarla')
      .write('cambiar mi cita')
      .tap('Vie 4 dic, 16:30 h', 'Sí, cambiarla')
  test('the last one says that it is', () => {
    expect(twice().read()).toContain('Ya no se puede cambiar otra vez')
  })
  test('then it stays, and what is left to do is offered', () => {
    const citizen = twice().write('cambiar mi cita')
    expect(citizen.read()).toContain('ya se cambió 2 veces')
    expect(citizen.titles()).toEqual(['Cancelar la cita', 'Hablar con alguien', 'Ver el menú'])
    expect(citizen.write('cancelar mi cita').titles()).toEqual(['Sí, cancelarla', 'No, la conservo'])
  })
  test('an earlier date is not promised either: nobody could accept it', () => {
    const citizen = twice()
    expect(citizen.write('mis citas').titles()).not.toContain('Avisarme si hay antes')
    expect(citizen.write('aviseme si hay antes').read()).toContain('ya se cambió 2 veces')
    expect(citizen.db.client.query<{ n: number }, []>('select count(*) as n from wait_wishes').get()).toEqual({ n: 0 })
  })
  test('an office that allows none says so', () => {
    const citizen = booked()
    write(citizen.db, (tx) => setRules(tx, { moves_an_appointment: 0 }))
    expect(citizen.write('cambiar mi cita').read()).toContain('no se cambian por aquí')
  })
})

describe('undoing a cancellation', () => {
  const regrets = () => booked().write('cancelar mi cita').tap('Sí, cancelarla')
  test.each(['deshacer', 'Deshacer', 'me equivoqué', 'no quería cancelar', 'fue sin querer'])('"%s"', (words) => {
    const citizen = regrets().write(words)
    expect(citizen.read()).toContain('recuperé su cita')
    expect(rows(citizen)).toEqual([THURSDAY])
  })
  test('in the middle of another booking a mere "me equivoqué" is asked about', () => {
    const citizen = choosesHour(regrets()).write('me equivoqué')
    expect(citizen.read()).toContain('¿Quiere recuperarla?')
    expect(rows(citizen)).toEqual(['cancelled 2026-12-03 12'])
    expect(rows(citizen.tap('Sí, recuperarla'))).toEqual([THURSDAY])
  })
  test('where nothing was cancelled it says how to correct something', () => {
    expect(meetCitizen().write('hola', 'deshacer').read()).toContain('No hay un cambio ni una cancelación')
    expect(choosesHour(meetCitizen()).write('me equivoqué').read()).toContain('No se preocupe')
  })
  test('a second tap says that the appointment stands', () => {
    const citizen = regrets()
    const undo = citizen.option('Deshacer')
    citizen.say({ kind: 'choice', ...undo }).say({ kind: 'choice', ...undo })
    expect(citizen.read()).toContain('Esa cita sigue en pie')
    expect(rows(citizen)).toEqual([THURSDAY])
  })
  test('too late it says so, and the way to another one', () => {
    const citizen = regrets()
      .wait(5 * MINUTE)
      .tap('Deshacer')
    expect(citizen.read()).toContain('ya no se puede recuperar')
    expect(citizen.titles()).toEqual(['Sacar otra cita'])
  })
  test('a reason is kept as a code; whoever says nothing is not asked again', () => {
    const citizen = regrets().tap('Ya no la necesito')
    expect(
      citizen.db.client.query<{ reason: string | null }, []>("select reason from appointments where state = 'cancelled'").get(),
    ).toEqual({
      reason: 'not_needed',
    })
    expect(citizen.tap('Deshacer').read()).toContain('recuperé su cita')
    expect(citizen.tap('Ya no la necesito').read()).toContain('Esa cita sigue en pie')
  })
})

test('the buttons of a move are short enough for the channel', () => {
  const citizen = booked()
  const longest = Math.max(
    ...citizen
      .write('cambiar mi cita')
      .tap('Vie 4 dic, 9:00 h')
      .all.flatMap((one) => (one.kind === 'choices' ? one.options.map((o) => Buffer.byteLength(o.id)) : [])),
  )
  expect(longest).toBeLessThan(120)
})

test('a family moves into hours that follow each other when no hour has room for all, and is told both', () => {
  const citizen = meetCitizen()
  write(citizen.db, (tx) => {
    tx.client.run("update slots set capacity = 0 where day > '2026-12-03' or minute > 540")
    tx.client.run("update slots set capacity = 1 where day = '2026-12-04' and minute = 540 and office_id = 1")
    publishSlot(tx, 1, '2026-12-04', '9:30', 1)
  })
  citizen
    .write('Hola')
    .tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas')
    .write('toluca')
    .tap('Toluca')
    .write('PUSL240229MSRRLSA5 Luisa Puga Salas', 'PUSL231124HJCRLSA8 Lalo Puga Salas')
    .tap('Nadie todavía')
    .write('PUSL990101HBCRLS07 Luis Puga Sol')
    .tap('Jue 3 dic, 9:00 h', '3 años cada uno', 'Confirmar')
  expect(rows(citizen)).toEqual(['confirmed 2026-12-03 9', 'confirmed 2026-12-03 9'])
  citizen.write('cambiar mi cita').tap('A las 2 personas')
  expect(JSON.stringify(citizen.replies)).toContain('1 persona a las 9:00 h y 1 persona a las 9:30 h') // As when it booked.
  citizen.tap('Vie 4 dic 9:00 y 9:30')
  expect(citizen.read()).toContain('*Nueva:* viernes 4 de diciembre de 2026, 9:00 h y 9:30 h')
  expect(citizen.tap('Sí, cambiarla').read()).toContain('9:00 h y 9:30 h')
  expect(rows(citizen)).toEqual(['confirmed 2026-12-04 9', 'confirmed 2026-12-04 9'])
})
