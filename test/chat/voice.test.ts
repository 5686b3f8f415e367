// A voice note costs nothing: one sentence, and what can be tapped at this very moment.
import { expect, test } from 'bun:test'
import { optionsOf } from '../sentences/effects.ts'
import { enter, MOMENTS, stageOf } from '../sentences/stage.ts'
import { choosesHour, meetCitizen } from './citizen.ts'

const FIRST: Record<(typeof MOMENTS)[number], string | undefined> = {
  menu: 'Renovar mi pasaporte',
  where: undefined,
  offices: 'Jue 3 dic, 9:00 h',
  curp: 'No sé mi CURP',
  name: undefined,
  hour: 'Jue 3 dic, 9:00 h',
  summary: 'Confirmar',
  folio: 'Cambiar día u hora',
  waiting: 'Cambiar días',
  offer: 'Sí, lo quiero',
  reminder: 'Sí, ahí estaré',
  visit: 'Sí, ahí estaré',
  after: 'Ver el menú',
}

for (const moment of MOMENTS)
  test(`at the moment "${moment}" it is answered in one sentence, with what can be tapped there`, async () => {
    const { office, phone } = enter(await stageOf(moment), 'voice')
    await phone.do({ kind: 'voice' })
    const [reply, ...others] = phone.read()
    expect(others).toEqual([])
    const [sentence = '', question = ''] = reply && 'body' in reply ? reply.body.split('\n\n') : []
    expect(sentence).toMatch(/^No puedo oír notas de voz: [^.!?]*\.$/)
    expect(question.length).toBeGreaterThan(0)
    expect(reply && optionsOf(reply)[0]?.title).toBe(FIRST[moment] as string)
    const count = (table: string) => office.db.client.query<{ n: number }, []>(`select count(*) as n from ${table}`).get()?.n
    expect(count('cases')).toBe(0)
    office.db.close()
  })

for (const moment of MOMENTS)
  test(`after the second one at the moment "${moment}" a person and a call are offered`, async () => {
    const { office, phone } = enter(await stageOf(moment), 'voice')
    await phone.do({ kind: 'voice' })
    phone.read()
    await phone.do({ kind: 'voice' })
    expect(
      phone
        .read()
        .flatMap(optionsOf)
        .map(({ title }) => title),
    ).toEqual(expect.arrayContaining(['Hablar con alguien', 'Que me llamen']))
    office.db.close()
  })

test('nobody calls whoever cannot hear', () => {
  const citizen = meetCitizen().write('Hola', 'soy sorda').say({ kind: 'voice' }).say({ kind: 'voice' })
  expect(citizen.titles().join()).toContain('Hablar con')
  expect(citizen.titles()).not.toContain('Que me llamen')
})

test('after the second one a person is offered too, and nothing that was chosen is lost', () => {
  const citizen = choosesHour(meetCitizen()).tap('Jue 3 dic, 12:00 h')
  const { draft } = citizen.state ?? {}
  citizen.say({ kind: 'voice' })
  citizen.say({ kind: 'voice' })
  expect(citizen.state?.draft).toEqual(draft)
  const before = meetCitizen().write('Hola').tap('Renovar mi pasaporte').write('toluca').tap('Toluca')
  expect(before.say({ kind: 'voice' }).titles()).not.toContain('Hablar con alguien')
  expect(before.say({ kind: 'voice' }).titles()).toContain('Hablar con alguien')
})
