// Answers that come before their question could be read, and buttons that are older than the conversation.
import { describe, expect, test } from 'bun:test'
import { TEXTS } from '../../src/texts/texts.ts'
import { type Citizen, choosesHour, meetCitizen, seesSummary } from './citizen.ts'

const es = TEXTS['es-MX']

describe('what was typed before the question could be read', () => {
  test('adds information', () => {
    const citizen = meetCitizen().write('Hola')
    citizen.say({ kind: 'text', text: 'quiero renovar' }, { unseen: true })
    citizen.say({ kind: 'text', text: 'metepec' }, { unseen: true })
    expect(citizen.read()).toContain('La oficina más cercana es *Toluca*')
  })

  test('repeats what the withdrawn message said: nobody misses who speaks and what happens to their data', () => {
    const citizen = meetCitizen().write('Hola')
    citizen.say({ kind: 'text', text: 'quiero renovar' }, { unseen: true })
    expect(citizen.read()).toContain('AVISO')
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
    citizen.say({ kind: 'text', text: 'toluca' })
    expect(citizen.read()).not.toContain('AVISO')
  })

  test('never confirms', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.say({ kind: 'text', text: 'confirmar' }, { unseen: true })
    expect(citizen.titles()).toContain('Confirmar')
    expect(citizen.read()).not.toContain('Folio')
    citizen.say({ kind: 'text', text: 'sí' }, { unseen: true })
    expect(citizen.read()).not.toContain('Folio')
    expect(citizen.write('sí').read()).toContain('Folio')
  })

  test('never cancels', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita')
    citizen.say({ kind: 'text', text: 'sí' }, { unseen: true })
    expect(citizen.read()).not.toContain('quedó *cancelada*')
    expect(citizen.write('sí').read()).toContain('quedó *cancelada*')
  })
})

describe('old buttons', () => {
  test('an old list changes the answer it belonged to', () => {
    const citizen = choosesHour(meetCitizen())
    const naucalpan = citizen.option('Naucalpan')
    citizen.say({ kind: 'choice', ...naucalpan })
    expect(citizen.read()).toContain('lugares libres en *Naucalpan*')
  })

  test('an old list says what it changed, where the question that follows does not show it', () => {
    const citizen = choosesHour(meetCitizen()).write('atrás').tap('Naucalpan')
    expect(citizen.read()).toContain('Anoté: *Naucalpan*.')
    expect(citizen.read()).toContain('Escriba su nombre completo')
  })

  test('an old hour takes that hour and lets the other go', () => {
    const citizen = seesSummary(meetCitizen())
    citizen.say({ kind: 'choice', ...citizen.option('Vie 4 dic, 9:00 h') })
    expect(citizen.read()).toContain('Viernes 4 de diciembre de 2026, 9:00 h')
    expect(citizen.db.client.query<{ n: number }, []>("select count(*) as n from appointments where state = 'held'").get()).toEqual(
      { n: 1 },
    )
  })

  test('an old "Confirmar" asks again, because what it meant has changed', () => {
    const citizen = seesSummary(meetCitizen())
    const old = citizen.option('Confirmar')
    citizen.tap('Corregir un dato', 'Años y descuento', '3 años: $900')
    citizen.say({ kind: 'choice', ...old })
    expect(citizen.read()).toContain(es.summary.changedMeanwhile)
    expect(citizen.titles()).toContain('Confirmar')
    expect(citizen.tap('Confirmar').read()).toContain('Folio')
  })

  test('after the folio, buttons of that booking change nothing and show the appointment that stands', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar')
    const folio = citizen.read()
    expect(folio).toContain('Folio')
    citizen.say({ kind: 'choice', ...citizen.option('Toluca') })
    expect(citizen.read()).toContain(es.common.usedButton)
    citizen.say({ kind: 'choice', ...citizen.option('Confirmar') })
    expect(citizen.read()).toContain(es.common.usedButton)
    expect(citizen.read()).not.toContain(es.common.staleButton)
    expect(citizen.read()).toContain(/Folio: ([A-Z0-9-]+)/.exec(folio)?.[1] ?? 'the folio')
    expect(citizen.db.client.query<{ n: number }, []>('select count(*) as n from appointments where live = 1').get()).toEqual({
      n: 1,
    })
  })

  test('whoever says too little to a person before saying yes reads that nobody has it yet', () => {
    const citizen = meetCitizen().write('ASESOR', 'mi acta')
    expect(citizen.read()).toContain(es.handOff.notYet('Sí, una persona'))
    expect(citizen.titles()).toContain('Sí, una persona')
  })

  test('an id that we never gave is heard as its title', () => {
    const citizen = meetCitizen()
    citizen.say({ kind: 'choice', id: 'from-an-older-release', title: 'Renovar mi pasaporte' })
    expect(citizen.read()).toContain('¿Dónde le queda bien su cita?')
  })
})

describe('a button that is tapped twice', () => {
  const twice = (citizen: Citizen, title: string) => {
    const { id } = citizen.option(title)
    return citizen.say({ kind: 'choice', id, title }).say({ kind: 'choice', id, title })
  }

  test('"Ya no la quiero" lets the hour go and does not hold it again', () => {
    const citizen = twice(seesSummary(meetCitizen()), 'Ya no la quiero')
    expect(citizen.titles()).toContain('Elegir otra hora')
    expect(citizen.db.client.query("select 1 from appointments where state = 'held'").all()).toEqual([])
  })

  test('"Corregir un dato" asks what, and does not say that something changed', () => {
    const citizen = twice(seesSummary(meetCitizen()), 'Corregir un dato')
    expect(citizen.read()).toContain(es.correct.ask)
    expect(citizen.read()).not.toContain(es.summary.changedMeanwhile)
  })

  test('"No, la conservo" keeps the appointment and does not ask again whether to cancel it', () => {
    const citizen = twice(seesSummary(meetCitizen()).tap('Confirmar').write('cancelar mi cita'), 'No, la conservo')
    expect(citizen.read()).toContain('No cancelé nada')
    expect(citizen.titles()).not.toContain('Sí, cancelarla')
  })

  test('"Ver otras horas" shows the hours', () => {
    const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('cambiar mi cita').tap('Vie 4 dic, 9:00 h')
    expect(twice(citizen, 'Ver otras horas').titles()).toContain('Vie 4 dic, 9:00 h')
  })

  test('whoever stays on the waiting list is not asked again whether to leave it', () => {
    const citizen = choosesHour(meetCitizen()).tap('Jue 3 dic, 9:00 h', '6 años: $1,220', 'Confirmar')
    citizen.write('avíseme si hay antes').tap('Cualquier día').write('salir de la lista')
    expect(twice(citizen, 'No, me quedo').read()).not.toContain(es.waiting.askLeave)
  })

  test('"Confirmar" of a booking that is over begins nothing in the next one', () => {
    const citizen = seesSummary(meetCitizen())
    const old = citizen.option('Confirmar')
    citizen.tap('Confirmar').write('quiero otra cita para mi esposo').tap('Otra persona adulta', 'Renovar pasaporte')
    citizen.say({ kind: 'choice', ...old })
    expect(citizen.read()).toContain(es.common.staleButton)
  })
})
