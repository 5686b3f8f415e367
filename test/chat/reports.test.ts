// Fraud at the door and questions about reports: what each is answered with, and what is kept of it.
import { describe, expect, test } from 'bun:test'
import { meetCitizen, seesSummary } from './citizen.ts'

const kept = ({ db }: ReturnType<typeof meetCitizen>) =>
  db.client.query<{ many: number }, []>('select count(*) as many from told_reports').get()?.many

describe('somebody who hears that an appointment is worth nothing unless they pay', () => {
  for (const said of [
    'un señor afuera me dijo que mi cita no vale si no le pago, qué hago',
    'me dicen que tengo que pagar por mi cita si no me la cancelan',
    'un muchacho me está cobrando 300 por la cita, es cierto',
    'afuera de la oficina me dijeron que sin pagarles no me atienden',
    'me llamaron y dicen que deposite 500 para que no pierda mi cita, es verdad?',
    'alguien me escribió que si no deposito se cancela mi cita',
    'un gestor me dice que mi cita es falsa y que él me la vende, qué hago',
    'el de la entrada quiere que le pague para pasar, qué hago',
    'una señora dice que sin darle 200 no sirve mi cita',
    'me piden dinero para respetar mi cita, es normal?',
  ])
    test(`"${said}": that it is free and stands, and who to tell`, () => {
      const citizen = seesSummary(meetCitizen()).tap('Confirmar').write(said)
      expect(citizen.read()).toContain('Nadie puede cobrarle por una cita')
      expect(citizen.read()).toContain('vale aunque no le dé dinero a nadie')
      expect(citizen.read()).toContain('denúncielo aquí')
      expect(citizen.read()).not.toContain('Pago:')
      expect(citizen.titles().some((title) => title.includes('in mis datos'))).toBe(true)
    })

  test('is told so in English and in easy Spanish', () => {
    const english = seesSummary(meetCitizen()).tap('Confirmar').write('English')
    english.write('someone outside says my appointment is not valid unless I pay him, what do I do')
    expect(english.read()).toContain('it is valid without giving money to anybody')
    const easy = seesSummary(meetCitizen()).tap('Confirmar').write('español fácil', 'me dijo un señor que si no le pago no vale')
    expect(easy.read()).toContain('su cita vale')
  })

  test('the fee at the bank is no fraud', () => {
    for (const said of ['me dijeron que si no pago en el banco pierdo mi cita', 'si no pago a tiempo pierdo mi cita'])
      expect(meetCitizen().write('Hola', said).read()).not.toContain('Nadie puede cobrarle')
  })
})

describe('a question about reports', () => {
  for (const said of [
    'es cierto que me pueden pedir mordida',
    'si me piden dinero a quien le aviso',
    'donde denuncio si me piden dinero',
    'puedo denunciar si me piden mordida',
  ])
    test(`"${said}" is answered, and nothing of it is kept`, () => {
      const citizen = meetCitizen().write('Hola', said)
      expect(citizen.read()).toContain('Nadie puede cobrarle')
      expect(citizen.titles()).toContain('Sí, sin mis datos')
      expect(kept(citizen)).toBe(0)
    })

  test('but what happened is kept until they say how to send it', () => {
    expect(kept(meetCitizen().write('Hola', 'me pidieron 500 pesos en la ventanilla'))).toBe(1)
  })
})
