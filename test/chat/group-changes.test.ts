import { describe, expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { MINUTE } from '../../src/clock.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { publishSlot, setRules, somebody } from '../cast.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'
import { ANA, chooseHour, JORGE, LEO, live, placesAtNine, ROSA, seeSummary } from './group-chat.ts'

// A group that is changed before it is confirmed, and one in several hours.

describe('a group that is changed before it is confirmed', () => {
  test('one person less keeps the hour and the others', () => {
    const citizen = seeSummary(meetCitizen()).tap('Corregir un dato', 'Leo Puga López', 'Quitar de la cita')
    expect(citizen.read()).toContain('Quité a Leo de esta cita.')
    expect(citizen.read()).not.toContain('PULL190203HMCGPXA6')
    expect(citizen.read()).toContain('9:00 h')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
    expect(live(citizen)).toBe(3)
  })

  test('one person more is asked for alone, with the same hour', () => {
    const citizen = seeSummary(meetCitizen(), [ROSA, JORGE]).tap('Corregir un dato', 'Agregar a una persona')
    expect(citizen.read()).toContain('Persona 3 de 3')
    citizen.write(`${somebody(1).curp} Xavier Xala Xix`)
    expect(citizen.read()).toContain('¿Xavier ya tuvo pasaporte mexicano?')
    citizen.tap('No, es el primero')
    expect(citizen.read()).toContain('¿De cuántos años quiere el pasaporte de Xavier?')
    const summary = citizen.tap('6 años').read()
    for (const name of ['Rosa López Cruz', 'Jorge Puga Soto', 'Xavier Xala Xix', '9:00 h']) expect(summary).toContain(name)
    citizen.tap('Confirmar')
    expect(live(citizen)).toBe(3)
  })

  test('somebody who came alone takes another person along', () => {
    const citizen = seesSummary(meetCitizen()).tap('Corregir un dato', 'Agregar a una persona').write(JORGE)
    citizen.tap('Sí, ya tuvo', '10 años')
    expect(citizen.read()).toContain('Guadalupe Hernández Soto')
    expect(citizen.read()).toContain(': renovar pasaporte, 10 años')
    citizen.tap('Confirmar')
    expect(live(citizen)).toBe(2)
  })

  test('one person more where the hour is full says so and keeps the answers', () => {
    const citizen = meetCitizen()
    placesAtNine(citizen, 2)
    seeSummary(citizen, [ROSA, JORGE])
      .tap('Corregir un dato', 'Agregar a una persona')
      .write(`${somebody(1).curp} Xavier Xala Xix`)
    citizen.tap('No, es el primero')
    expect(citizen.read()).toContain('ya no caben todas las personas')
    expect(citizen.db.client.query("select 1 from appointments where state = 'held'").all()).toEqual([])
    expect(citizen.tap('Jue 3 dic, 12:00 h').read()).toContain('¿De cuántos años quiere el pasaporte de Xavier?')
  })

  test('whoever taps twice takes out one person, and adds one', () => {
    const citizen = seeSummary(meetCitizen(), [ROSA, JORGE, ANA]).tap('Corregir un dato', 'Rosa López Cruz')
    const remove = citizen.option('Quitar de la cita')
    citizen.say({ kind: 'choice', ...remove }).say({ kind: 'choice', ...remove })
    expect(citizen.read()).toContain('Jorge Puga Soto')
    expect(citizen.read()).toContain('Ana Puga López')
    citizen.tap('Corregir un dato')
    const add = citizen.option('Agregar a una persona')
    citizen.say({ kind: 'choice', ...add }).say({ kind: 'choice', ...add })
    expect(citizen.read()).toContain('Persona 3 de 3')
  })

  test('whoever says that fewer come books for those', () => {
    const citizen = meetCitizen().write('Hola').tap('Para mi hija o mi hijo', 'Tres', 'Iremos las dos personas').write('toluca')
    citizen.tap('Toluca').write(ANA, LEO, 'PUSL240229MSRRLSA5 Luisa Puga Salas', 'otra oficina', 'somos dos').tap('Toluca')
    citizen.tap('Nadie todavía').write(ROSA).tap('Jue 3 dic, 9:00 h', '6 años cada uno')
    expect(citizen.read()).toContain('Ana Puga López')
    expect(citizen.read()).not.toContain('Luisa')
  })

  test('whoever said one child and meant two says so, or just sends the second one', () => {
    const family = () => meetCitizen().write('Hola').tap('Para mi hija o mi hijo', 'Una persona')
    const corrected = family().write('perdón, son dos')
    expect(corrected.read()).toContain('Anoté: *2 personas*.')
    expect(corrected.read()).toContain('¿Quién irá a la oficina')
    const sent = family().tap('Iremos las dos personas').write('toluca').tap('Toluca').write(ANA, LEO)
    expect(sent.read()).toContain('Anoté: *2 personas*.')
    expect(sent.read()).toContain('¿Quiénes ya tuvieron pasaporte')
    expect(sent.write('son nueve niños').read()).toContain('Desde un teléfono puede haber')
  })

  test("a parent's CURP among the children's does not become a child", () => {
    const citizen = meetCitizen().write('Hola').tap('Para mi hija o mi hijo', 'Una persona', 'Iremos las dos personas')
    citizen.write('toluca').tap('Toluca').write(ANA, ROSA)
    expect(citizen.read()).not.toContain('2 personas*')
  })

  test('whoever goes on twice without somebody who has an appointment leaves out nobody else', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('Hola').tap('Para varias personas', 'Tres').write('toluca')
    citizen.tap('Toluca').write(ROSA, 'HESG580312MMCRTD06')
    const without = citizen.option('Seguir los demás')
    citizen.say({ kind: 'choice', ...without }).say({ kind: 'choice', ...without })
    expect(citizen.read()).toContain('Persona 2 de 2')
  })

  test('what one person answered is asked again alone, also of somebody who comes in their stead where there is a place more', () => {
    const citizen = meetCitizen()
    placesAtNine(citizen, 5)
    seeSummary(citizen).tap('Corregir un dato', 'Jorge Puga Soto', 'Primera vez o no', 'Sí, ya tuvo')
    citizen.tap('10 años')
    expect(citizen.read()).toContain(': renovar pasaporte, 10 años')
    citizen.tap('Corregir un dato', 'Jorge Puga Soto', 'CURP o nombre').write(`${somebody(1).curp} Xavier Xala Xix`)
    expect(citizen.tap('6 años').read()).toContain('Xavier Xala Xix')
  })

  test('nobody is left out of a booking for one', () => {
    const citizen = seeSummary(meetCitizen(), [ROSA, JORGE]).tap('Corregir un dato', 'Jorge Puga Soto', 'Quitar de la cita')
    expect(citizen.tap('Corregir un dato').titles()).not.toContain('Quitar de la cita')
    expect(citizen.tap('Rosa López Cruz').read()).toContain('Escriba su CURP')
  })

  test('a child less is a child less', () => {
    const citizen = meetCitizen().write('Hola').tap('Para mi hija o mi hijo', 'Dos', 'Iremos las dos personas').write('toluca')
    citizen.tap('Toluca').write(ANA, LEO).tap('Nadie todavía').write(ROSA).tap('Jue 3 dic, 9:00 h', '6 años cada uno')
    citizen.tap('Corregir un dato', 'Leo Puga López', 'Quitar de la cita').tap('Confirmar')
    expect(live(citizen)).toBe(1)
  })
})

describe('a group in hours that follow each other', () => {
  test('is told every hour, also when the hold ran out', () => {
    const citizen = meetCitizen()
    placesAtNine(citizen, 1)
    write(citizen.db, (tx) => publishSlot(tx, 1, '2026-12-03', '9:30', 1))
    chooseHour(citizen, [ROSA, JORGE]).tap('Jue 3 dic 9:00 y 9:30')
    expect(citizen.read()).toContain('9:00 h y 9:30 h')
    citizen.wait(11 * MINUTE)
    expect(citizen.read()).toContain('9:00 h y 9:30 h')
    citizen.tap('Jue 3 dic 9:00 y 9:30', '6 años cada uno')
    expect(citizen.read()).toContain('Hora: 9:30 h')
    expect(citizen.tap('Confirmar').read()).toContain('*9:30 h*, Jorge Puga Soto')
  })

  test('is not offered where the institution wants everybody in one hour', () => {
    const citizen = meetCitizen()
    placesAtNine(citizen, 1)
    write(citizen.db, (tx) => {
      setRules(tx, { group_span_minutes: 0 })
      publishSlot(tx, 1, '2026-12-03', '9:30', 1)
    })
    expect(chooseHour(citizen, [ROSA, JORGE]).titles()[0]).toBe('Jue 3 dic, 10:30 h')
  })
})

// Rows of before somebody was taken out of a booking: they speak of a person, and never of whoever stands in that place now.

const { notThisGroup } = TEXTS['es-MX'].groupChange
const takeOut = (citizen: Citizen, name: string): Citizen => citizen.tap('Corregir un dato', name, 'Quitar de la cita')
const person = (citizen: Citizen, name: string) => citizen.state?.draft.people.find((one) => one.name?.startsWith(name))

test('the years of somebody who was taken out are nobody else’s', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h', 'Elegir uno por uno', '10 años')
  const forJorge = citizen.option('3 años') // Rosa has hers; this one asks for Jorge's.
  citizen.tap('10 años', '6 años')
  takeOut(citizen, 'Jorge Puga Soto').say({ kind: 'choice', ...forJorge })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Rosa')?.years, person(citizen, 'Ana')?.years]).toEqual([10, 6])
})

test('different years for each in one row are those of the people it named', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h')
  const mixed = citizen.option('10, 10 y 6 años')
  citizen.tap('3 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...mixed })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.years, person(citizen, 'Ana')?.years]).toEqual([3, 3])
})

test('the same years for each hold for whoever is left', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE, ANA]).tap('Jue 3 dic, 9:00 h')
  const six = citizen.option('6 años cada uno')
  citizen.tap('3 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...six })
  expect([person(citizen, 'Jorge')?.years, person(citizen, 'Ana')?.years]).toEqual([6, 6])
})

test('a discount goes to nobody but the person whose name the row has', () => {
  const citizen = chooseHour(meetCitizen(), [ROSA, JORGE]).tap('Jue 3 dic, 9:00 h')
  citizen.write('descuento')
  const jorges = citizen.option('Jorge Puga Soto')
  const rosas = citizen.option('Rosa López Cruz')
  citizen.tap('Rosa López Cruz', '6 años cada uno', 'Corregir un dato', 'Agregar a una persona')
  citizen.write(LEO).tap('Iremos las dos personas', 'No, es el primero', '6 años')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...jorges })
  expect([person(citizen, 'Jorge')?.halfFee, person(citizen, 'Leo')?.halfFee === true]).toEqual([true, false])
  citizen.say({ kind: 'choice', ...rosas })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.halfFee, person(citizen, 'Leo')?.halfFee === true]).toEqual([true, false])
})

test('who had a passport is said of the people that the row named', () => {
  const citizen = meetCitizen().write('Hola').tap('Para varias personas', 'Tres').write('toluca').tap('Toluca')
  citizen.write(ROSA, JORGE, ANA).tap('Iremos las dos personas')
  const onlyJorge = citizen.option('Solo Jorge')
  citizen.tap('Solo Rosa', 'Jue 3 dic, 9:00 h', '6 años cada uno')
  takeOut(citizen, 'Rosa López Cruz').say({ kind: 'choice', ...onlyJorge })
  expect(citizen.read()).toContain(notThisGroup)
  expect([person(citizen, 'Jorge')?.family, person(citizen, 'Ana')?.family]).toEqual(['first', 'first'])
})

test('whoever comes alone is meant by a row of before the name was corrected', () => {
  const citizen = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')
  const [ten = ''] = citizen.titles().filter((title) => title.startsWith('10 años'))
  const before = citizen.option(ten)
  citizen.tap('6 años: $1,220', 'Corregir un dato', 'Nombre').write('Guadalupe Hernández Solís')
  citizen.say({ kind: 'choice', ...before })
  expect(citizen.state?.draft.people).toMatchObject([{ name: 'Guadalupe Hernández Solís', years: 10 }])
})

/** Four on Thursday at 9:00 who would rather come earlier. */
const searching = (): Citizen => {
  const rosa = seeSummary(meetCitizen()).tap('Confirmar').write('mis citas').tap('Avisarme si hay antes', 'Cualquier día')
  expect(rosa.read()).toContain('Conserva su cita')
  return rosa
}

test('one cancelled: for whom an earlier date is still looked for is told', () => {
  const rosa = searching().write('cancelar la cita de Leo', 'sí')
  expect(rosa.read()).toContain('Sigo buscando una fecha antes para Rosa L., Jorge P. y Ana P.')
})

test('one moved alone: it is told that the search is for all of them, and how to end it', () => {
  const rosa = searching().write('cambiar la cita de Leo', '4 de diciembre a las 12').tap('Sí, cambiarla')
  expect(rosa.read()).toContain('Sigo buscando una fecha antes para Rosa L., Jorge P., Ana P. y Leo P.')
  expect(rosa.read()).toContain('*MI LISTA*')
})

test('nobody who does not search reads of it, and neither does who cancels all of them', () => {
  const rosa = seeSummary(meetCitizen()).tap('Confirmar').write('cancelar la cita de Leo', 'sí')
  expect(rosa.read()).not.toContain('Sigo buscando')
  expect(searching().write('cancelar la cita').tap('A las 4 personas').read()).not.toContain('Sigo buscando')
})
