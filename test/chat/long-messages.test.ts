// What is too long for one message: nothing that a citizen needs is left out, and the booking stays within its twelve messages.
import { describe, expect, test } from 'bun:test'
import type { Prompt } from '../../src/chat/prompt.ts'
import { speak } from '../../src/chat/speak.ts'
import { TEXTS } from '../../src/texts/texts.ts'
import { meetCitizen } from './citizen.ts'

/** The longest that the administration takes. */
const LONG = {
  name: `Oficina Municipal de Enlace ${'con la Secretaría '.repeat(15)}`.trim(),
  address: `Avenida de los Ejemplos Ilustres ${'y de los Otros '.repeat(17)}`.trim(),
  phone: '55 0000 0000',
  disclaimer: 'No somos la Secretaría de Relaciones Exteriores.',
  sample: 1,
}
const GREETS = TEXTS['es-MX'].greeting
const most = (kind: string): number => (kind === 'text' ? 4_096 : 1_024)

test('first words, prices and a long address: who speaks, that it is free, the privacy notice and the prices are all there', () => {
  const citizen = meetCitizen({ institution: LONG }).write('cuánto cuesta')
  for (const said of [LONG.name, GREETS.promise, '*AVISO*', '$1,795', '$4,280', 'Pagan la mitad'])
    expect(citizen.read()).toContain(said)
  expect(citizen.replies.length).toBeLessThanOrEqual(2)
  expect(citizen.replies.map((one) => ('body' in one ? one.body.length <= most(one.kind) : true))).not.toContain(false)
})

test('a whole renewal of such an institution stays within twelve messages', () => {
  const lupe = meetCitizen({ institution: LONG }).write('Hola').tap('Renovar mi pasaporte').write('metepec').tap('Toluca')
  lupe.write('HESG580312MMCRTDO6').tap('Sí, es esa').write('guadalupe hernandez soto', 'g12345678')
  lupe.tap('Jue 3 dic, 12:00 h', '6 años: $1,220', 'Confirmar')
  expect(lupe.read()).toContain('Folio')
  expect(lupe.all.length).toBeLessThanOrEqual(12)
})

describe('a message that is longer than any', () => {
  const said = (prompt: Prompt, notes: string[] = []) =>
    speak(prompt, { question: 'menu', notes, epoch: 'e', turn: 1, asks: true }, TEXTS['es-MX']).replies
  const options = [{ value: 'yes', title: 'Sí' }]
  const words = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}${i}`)

  test.each([
    ['lines', `${words(60, 'Lleve esta línea de papeles número ').join('\n')}\n\n*¿Sigue?*`],
    ['one line', `${words(400, 'palabra').join(' ')}\n\n*¿Sigue?*`],
    ['one word', `${'x'.repeat(3_000)}\n\n*¿Sigue?*`],
    ['a question of its own', words(400, 'pregunta').join(' ')],
  ])('is told whole in several: %s', (_, body) => {
    const replies = said({ body, options }, words(300, 'Una nota que se dice antes. '))
    const told = replies.map((one) => ('body' in one ? one.body : '')).join(' ')
    const letters = (text: string) => text.replace(/\s/g, '')
    expect(letters(told)).toBe(letters([...words(300, 'Una nota que se dice antes. '), body].join('')))
    expect(replies.at(-1)?.kind).toBe('choices')
    expect(replies.every((one) => 'body' in one && one.body.length <= most(one.kind))).toBe(true)
  })
})
