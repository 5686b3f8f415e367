import { expect, test } from 'bun:test'
import { openDesk } from '../http/desk.ts'
import { PAGE } from '../office.ts'

const SIGN = '/admin/cartel'

test('the sign opens WhatsApp and the Page, says whose it is and that it is free, and fits a sheet or a roll', async () => {
  const { get, phone } = openDesk({ accounts: { messenger: PAGE } })
  await phone('5215500000001').write('Hola')
  const { body } = await get('/admin/institucion')
  for (const paper of ['hoja A4', 'rollo de 80 mm']) {
    const { status, text, headers } = await get(`${SIGN}?papel=${encodeURIComponent(paper)}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).toContain(`data-paper="${paper}"`)
    for (const said of [
      JSON.stringify(body).match(/"nombre":"([^"]+)"/)?.[1] ?? '?',
      'Gratis, sin gestores',
      '55 0000 0000',
      `m.me/${PAGE.pageId}`,
    ])
      expect(text).toContain(said)
    expect(text.match(/<svg/g)).toHaveLength(2)
  }
})

test('without Messenger it has one code; before the number is known it is refused, with what to do', async () => {
  const { get, phone } = openDesk()
  const refused = await get(SIGN)
  expect([refused.status, refused.body.codigo]).toEqual([409, 'numero_sin_saber'])
  await phone('5215500000001').write('Hola')
  expect((await get(SIGN)).text.match(/<svg/g)).toHaveLength(1)
})
