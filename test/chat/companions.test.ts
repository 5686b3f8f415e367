import { expect, test } from 'bun:test'
import { parseAim } from '../../src/reading/aims.ts'
import { openDirectoryOffice } from '../handover/stage.ts'

test.each([
  'y si mejor voy con mi comadre a la de metepec el sabado?',
  'voy con mi hija',
  'me acompaña mi esposo',
  'mi hija me va a llevar',
  'mi compadre va conmigo, el trae carro',
  'voy a ir con una vecina que conoce',
  'me va a acompañar mi nieto porque no veo bien',
  'puedo ir en la tarde, va conmigo mi hermana',
  'llego acompañada de mi cuñada',
  'es que voy junto con mi suegra ese dia',
  'i go with my sister',
  'my neighbour will drive me',
])('who comes along is nobody’s applicant: %s', (said) => {
  expect(parseAim(said)?.who ?? 'self').toBe('self')
})

test.each([
  ['quiero llevar a mi niño a su pasaporte, el papá no sabemos dónde anda', 'minor'],
  ['quiero el pasaporte para mi hijo, no sabemos donde anda el papá', 'minor'],
  ['pasaporte para mi hijo, no sé donde está su papá', 'minor'],
  ['mi pareja está en la cárcel y quiero sacarle el pasaporte a mi hijo', 'minor'],
  ['se alivió mi hija allá en Texas, quiero ir a verla, nunca he sacado pasaporte', 'self'],
  ['mi hija tuvo bebé en Chicago y quiero ir, no tengo pasaporte', 'self'],
  ['my daughter was born in Texas, I want to get her passport', 'minor'],
])('who is absent, or only told of, is nobody’s applicant: %s', async (said, who) => {
  const { luis } = openDirectoryOffice()
  await luis.write(said)
  const [first] = luis.read().flatMap((reply) => (reply.kind === 'choices' ? reply.options : []))
  expect(first?.title).toMatch(who === 'self' ? /^Para mí/ : /menor de 18|under 18|asesoría/)
})

test.each([
  ['voy con mi hija por su pasaporte', 'minor'],
  ['ire con mi mama a renovarle', 'other'],
  ['quiero sacar el pasaporte de mi mama, yo la acompaño', 'other'],
  ['para mi papa, voy con mi comadre', 'other'],
  ['i go with my mother for her passport', 'other'],
])('whose passport it is says who it is for: %s', (said, who) => {
  expect(parseAim(said)?.who).toBe(who as 'minor')
})

test.each(['y si mejor voy con mi comadre a la de metepec el sabado?', 'me acompaña mi esposo ese dia', 'voy con mi hija'])(
  'a booking of one’s own stays that, wherever it is said: %s',
  async (said) => {
    const { office, luis } = openDirectoryOffice()
    await luis.write('quiero renovar mi pasaporte, soy de toluca')
    await luis.write(said)
    await luis.write('qué lleva anotado')
    const kept = luis
      .read()
      .map((reply) => ('body' in reply ? reply.body : ''))
      .join('\n')
    expect(kept).not.toMatch(/otra persona|para su (?:hij|espos)|menor|adulta/i)
    expect(office.lines.join('\n')).not.toContain('error')
  },
)
