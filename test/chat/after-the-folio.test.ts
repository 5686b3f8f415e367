// What somebody writes who has an appointment, or waits for one, and is in the middle of nothing: it is about that, and begins nothing.
import { describe, expect, test } from 'bun:test'
import type { Reply } from '../../src/chat/reply.ts'
import { optionsOf } from '../sentences/effects.ts'
import { factsOf } from '../sentences/facts.ts'
import { enter, type MOMENTS, stageOf } from '../sentences/stage.ts'
import { meetCitizen, seesSummary } from './citizen.ts'

async function said(moment: (typeof MOMENTS)[number], words: string) {
  const stage = await stageOf(moment)
  const { office, phone } = enter(stage, words)
  await phone.write(words)
  const replies: Reply[] = phone.read()
  const facts = factsOf(office)
  const count = (sql: string) => office.db.client.query<{ n: number }, []>(`select count(*) as n from ${sql}`).get()?.n
  const counts = {
    comes: count('reconfirmations'),
    stands: count("appointments where state = 'confirmed'"),
    waits: count('wait_wishes where live = 1'),
    open: count("wait_offers where state = 'open'"),
  }
  office.db.close()
  return {
    text: replies.map((reply) => ('body' in reply ? reply.body : '')).join('\n'),
    titles: replies.flatMap(optionsOf).map((one) => one.title),
    who: facts.draft.who,
    asked: facts.asked?.question,
    ...counts,
  }
}

describe('an answer to a reminder', () => {
  for (const words of [
    'sip, ahí nos vemos',
    'claro que sí, ahí estaremos',
    'sí voy, gracias',
    'por supuesto, no falto',
    'allá nos vemos si Dios quiere',
    "yes, I'll be there",
  ])
    test(`"${words}" says that they come`, async () => {
      expect((await said('reminder', words)).comes).toBe(1)
    })

  for (const words of [
    'no voy',
    'estoy enferma',
    'no sé si voy',
    'voy a cancelar',
    'creo que ya no voy',
    'se me hizo tarde, voy a llegar tarde',
    'ya no me manden mensajes',
  ])
    test(`"${words}" does not say so, and the appointment stands`, async () => {
      expect(await said('reminder', words)).toMatchObject({ comes: 0, stands: 1 })
    })
})

describe('with an appointment that stands', () => {
  for (const moment of ['folio', 'reminder'] as const) {
    test.each([
      ['estoy enferma y no sé si pueda', /sigue en pie|Sigue así/, ''],
      ['a mi papá lo internaron', /sigue en pie/, 'Cancelar la cita'],
      ['perdí mi pasaporte anterior', /puede ser para \*reponer pasaporte/, 'Sí, cambiarla'],
      ['me equivoqué de trámite', /Su cita es para \*renovar pasaporte\*/, 'Hablar con alguien'],
      ['no sé dónde dejé el folio, no lo encuentro', /Folio/, 'Cambiar día u hora'],
      ['¿me avisan un día antes?', /se la recuerdo|recordaré/, ''],
      ['ya llegué y no me dejan entrar', /No sé qué pasa en la oficina/, 'Hablar con alguien'],
      ['¿sigue mi cita?', /3 de diciembre/, ''],
    ])(`"%s" is answered (${moment})`, async (words, answer, title) => {
      const found = await said(moment, words)
      expect([words, found.text.match(answer) !== null]).toEqual([words, true])
      if (title !== '') expect(found.titles).toContain(title)
      expect(found).toMatchObject({ who: undefined, stands: 1, comes: 0 })
    })
  }

  test('another passport that is wanted is still begun', async () => {
    expect((await said('folio', 'mi hija perdió su pasaporte y quiere otro')).text).not.toContain('Su cita es para')
  })
})

describe('while somebody waits', () => {
  test.each([
    ['¿cuánto falta más o menos?', /lista de espera/],
    ['si no contesto rápido, ¿pierdo mi lugar?', /lista de espera/],
    ['no tengo señal aquí en el rancho', /lista de espera/],
    ['sigo esperando', /lista de espera/],
  ])('"%s" is answered from the list, and nothing changes', async (words, answer) => {
    const found = await said('waiting', words)
    expect(found.text).toMatch(answer)
    expect(found).toMatchObject({ waits: 1, who: undefined })
  })

  test('whoever needs it no more is asked before leaving', async () => {
    expect(await said('waiting', 'ya me dieron cita en otra oficina, gracias')).toMatchObject({ asked: 'leavingList', waits: 1 })
  })

  test('another office is told with its first free day, and a tap books there while the place in line is kept', async () => {
    const found = await said('waiting', '¿y en Cuajimalpa habrá lugar?')
    expect(found.text).toMatch(/\*Cuajimalpa, CDMX\* tiene lugares/)
    expect(found.titles).toEqual(['Ver esa oficina', 'Mi lista de espera'])
    expect(found).toMatchObject({ waits: 1, who: undefined })
  })

  for (const words of ['más tarde le digo', 'déjeme preguntarle a mi esposo', '¿hasta cuándo me lo guardan?', 'déjame pensarlo'])
    test(`"${words}" keeps the offer and says until when`, async () => {
      const found = await said('offer', words)
      expect(found.text).toMatch(/solo para usted hasta \*las 12/)
      expect(found).toMatchObject({ open: 1, waits: 1 })
    })

  test('whoever says that it suits them has it', async () => {
    expect((await said('offer', 'sí, me queda bien')).open).toBe(0)
  })
})

test('whoever says after the folio that it was a mistake is shown the appointment, and nothing else begins', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('me equivoqué era para mi hermana no para mí')
  expect(citizen.state?.asked?.question).toBe('appointments')
  expect(citizen.state?.draft.who).toBeUndefined()
})

test('whoever cannot come and asks for a day is shown that day, and not asked whether to cancel', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('se me juntó con una junta de trabajo, ¿hay chance el viernes?')
  expect(citizen.state?.asked?.question).toBe('moving')
  expect(citizen.read()).not.toContain('¿Cancelo')
})

test('a thank-you beside a question is answered with what was asked', () => {
  const citizen = seesSummary(meetCitizen()).tap('Confirmar').write('gracias 🙏 y que llevo?')
  expect(citizen.read()).toContain('lleve')
})

test('a thank-you with a yes, typed before the summary could be read, confirms nothing', () => {
  for (const words of ['gracias, confirmo', 'gracias, sí', 'gracias, y confirmar']) {
    const citizen = seesSummary(meetCitizen()).say({ kind: 'text', text: words }, { unseen: true })
    expect(citizen.read()).not.toContain('Folio')
    expect(citizen.state?.asked?.question).toBe('summary')
  }
})
