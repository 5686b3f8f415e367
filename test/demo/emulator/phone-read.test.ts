import { expect, test } from 'bun:test'
import { readBody } from '../../../src/demo/emulator/phone/browser/messages.ts'

const interactive = (content: object) => ({ type: 'interactive', interactive: content })

test('a list keeps its sections, its rows and their descriptions in order', () => {
  const list = interactive({
    type: 'list',
    body: { text: 'Elija' },
    footer: { text: 'Con calma' },
    action: { button: 'Ver', sections: [{ title: 'Toluca', rows: [{ id: 'a', title: '9:00', description: 'Mañana' }] }] },
  })
  expect(readBody(list)).toEqual({
    kind: 'list',
    text: 'Elija',
    footer: 'Con calma',
    open: 'Ver',
    sections: [{ title: 'Toluca', rows: [{ id: 'a', title: '9:00', description: 'Mañana' }] }],
  })
})

test('buttons and the request for a place can be tapped', () => {
  const buttons = interactive({
    type: 'button',
    body: { text: '¿Sí?' },
    action: { buttons: [{ type: 'reply', reply: { id: 'x', title: 'Sí' } }] },
  })
  expect(readBody(buttons)).toEqual({ kind: 'buttons', text: '¿Sí?', buttons: [{ id: 'x', title: 'Sí' }] })
  const place = interactive({ type: 'location_request_message', body: { text: '¿Dónde?' }, action: { name: 'send_location' } })
  expect(readBody(place)).toEqual({ kind: 'ask_location', text: '¿Dónde?' })
})

test('what the citizen tapped is shown by its words', () => {
  const tapped = interactive({ type: 'list_reply', list_reply: { id: 'a', title: 'Toluca', description: 'A 8 km' } })
  expect(readBody(tapped)).toEqual({ kind: 'picked', title: 'Toluca', description: 'A 8 km' })
})

test('a link can only lead to the web', () => {
  const link = (url: string) =>
    interactive({ type: 'cta_url', body: { text: 'Aviso' }, action: { parameters: { display_text: 'Abrir', url } } })
  expect(readBody(link('https://example.org/aviso'))).toMatchObject({ url: 'https://example.org/aviso' })
  expect(readBody(link('javascript:alert(1)'))).toMatchObject({ url: 'about:blank' })
})

test('a template whose words the account keeps is shown as a person sees it, with its quick replies', () => {
  const template = { type: 'template', template: { name: 'recordatorio' } }
  const shown = { text: 'Le recuerdo su cita', buttons: [{ id: 'a', title: 'Sí' }] }
  expect(readBody(template, shown)).toEqual({ kind: 'buttons', ...shown })
  expect(readBody(template, { text: 'Se canceló', buttons: [] })).toEqual({ kind: 'text', text: 'Se canceló' })
})

test('a template shows its name and its words', () => {
  const template = {
    type: 'template',
    template: { name: 'recordatorio', components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }] },
  }
  expect(readBody(template)).toEqual({ kind: 'text', text: '*recordatorio*\nAna' })
})

test('one odd message does not hide the others', () => {
  for (const odd of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { type: 'future' },
    { type: 'interactive' },
    { type: 'interactive', interactive: 3 },
  ])
    expect(readBody(odd)).toEqual({ kind: 'unknown' })
})

test('a file that was uploaded keeps the id under which it opens', () => {
  const sent = { type: 'document', document: { id: '77', filename: 'comprobante.pdf', caption: 'Su comprobante' } }
  expect(readBody(sent)).toEqual({ kind: 'file', name: 'comprobante.pdf', caption: 'Su comprobante', id: '77' })
})
