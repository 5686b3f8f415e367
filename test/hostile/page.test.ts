// The door of a Page: whatever is signed is answered 200 and harms nobody, and what is not signed by it is nobody.
import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { sign } from '../../src/channels/meta/signature.ts'
import { SECOND } from '../../src/clock.ts'
import { ACCOUNT, openOffice, PAGE, type TestOffice } from '../office.ts'
import { pageWebhook } from '../webhooks.ts'
import { CANARY, count, deep, expectCalm, knock, knockAtPage, leaksOf, RUNS } from './door.ts'
import { event, pageText, wrapEvents } from './page-grammar.ts'

const MIB = 1024 * 1024
const HEADER = 'x-hub-signature-256'
const openBoth = () => openOffice({ seed: 'sample', accounts: { messenger: PAGE } })
const hola = (nth: number) => event(`${70_020_000 + nth}`, `"message":{"mid":"m_many_${nth}","text":"Hola"}`)

/** Nothing fell apart, and nothing was taken for what came by another channel or from another kind of address. */
function expectWell(office: TestOffice): void {
  expectCalm(office)
  expect(count(office, "inbox where channel <> 'messenger'")).toBe(0)
  expect(count(office, "contact_aliases where kind <> 'psid'")).toBe(0)
}

test('a signed body of any shape is answered 200, says nothing back, and the office works on', async () => {
  const office = openBoth()
  await fc.assert(
    fc.asyncProperty(pageText, async (text) => {
      const answer = await knockAtPage(office, text)
      expect(answer.status).toBe(200)
      expect(leaksOf(await answer.text())).toEqual([])
      await office.settle()
      office.clock.advance(SECOND)
      expectWell(office)
    }),
    { numRuns: RUNS },
  )
  await office.messenger('70019999').write('Hola')
  expect(office.messenger('70019999').arrived).toHaveLength(1)
}, 600_000)

describe('what is nested ten thousand levels deep is kept as it can be', () => {
  const said = (more: string) => `"message":{"mid":"m_deep_${more.length}","text":"Hola"},${more}`
  const bodies: [string, string][] = [
    ['the whole body in lists', deep('[', ']')],
    ['the whole body in objects', deep('{"entry":', '}')],
    ['the list of events', wrapEvents(deep('[', ']'))],
    ['a text', wrapEvents(event('70010011', `"message":{"mid":"m_d1","text":${deep('[', ']')}}`))],
    ['a member that nobody knows', wrapEvents(event('70010012', said(`"x":${deep('{"x":', '}')}`)))],
    ['a tap', wrapEvents(event('70010013', `"message":{"mid":"m_d2","quick_reply":${deep('{"payload":', '}')}}`))],
    ['an attachment', wrapEvents(event('70010014', `"message":{"mid":"m_d3","attachments":${deep('[', ']')}}`))],
    ['a receipt', wrapEvents(event('70010015', `"delivery":{"watermark":${deep('{"x":', '}')}}`))],
    ['half of the brackets', deep('[', '')],
    ['a million brackets', deep('[', ']', 1_000_000)],
  ]
  const office = openBoth()
  test.each(bodies)('%s', async (_what, body) => {
    expect((await knockAtPage(office, body)).status).toBe(200)
    await office.settle()
    expectWell(office)
  })
  test('and who wrote beside it is answered', () => {
    for (const psid of ['70010011', '70010012', '70010013', '70010014'])
      expect({ psid, replies: office.messenger(psid).arrived.length }).toEqual({ psid, replies: 1 })
  })
})

describe('sizes', () => {
  test('exactly 3 MiB are taken, one byte more is refused as too large', async () => {
    const office = openBoth()
    const body = wrapEvents(hola(1))
    expect((await knockAtPage(office, body + ' '.repeat(3 * MIB - body.length))).status).toBe(200)
    expect((await knockAtPage(office, body + ' '.repeat(3 * MIB + 1 - body.length))).status).toBe(413)
    await office.settle()
    expect(count(office, 'inbox')).toBe(1)
    expectWell(office)
  })

  test('a thousand people in one body are all answered, and each once', async () => {
    const office = openBoth()
    const all = wrapEvents(Array.from({ length: 1_000 }, (_, nth) => hola(nth)).join(','))
    for (let again = 0; again < 2; again++) expect((await knockAtPage(office, all)).status).toBe(200)
    expect(count(office, "inbox where state = 'handled'")).toBe(1_000)
    expect(count(office, '(select distinct inbox_id from outbox)')).toBe(1_000)
    expect(count(office, 'outbox')).toBe(1_000)
    expectWell(office)
  })
})

describe('bytes that are no text', () => {
  const office = openBoth()
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const around = (bytes: number[]) => {
    const [before = '', after = ''] = wrapEvents(
      event('70010031', `"message":{"mid":"m_${bytes.join('_')}","text":"Ho|la"}`),
    ).split('|')
    return Uint8Array.from([...utf8(before), ...bytes, ...utf8(after)])
  }
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a lone 0xFF in a text', around([0xff])],
    ['half of an emoji', around([0xf0, 0x9f])],
    ['an encoded surrogate', around([0xed, 0xa0, 0x80])],
    ['a NUL in a text', around([0])],
    ['UTF-16', new Uint8Array(Buffer.from(wrapEvents(hola(8)), 'utf16le'))],
    ['a form', utf8('sender=70010001&text=Hola')],
    ['two bodies', utf8(wrapEvents(hola(9)) + wrapEvents(hola(10)))],
  ])('%s', async (_what, bytes) => {
    expect((await knockAtPage(office, bytes)).status).toBe(200)
    await office.settle()
    expectWell(office)
  })
  test('and what could be read of them was answered', () => {
    expect(office.messenger('70010031').arrived.length).toBeGreaterThanOrEqual(3)
  })
})

describe('who is not Messenger', () => {
  const office = openBoth()
  const body = JSON.stringify(
    pageWebhook(PAGE.pageId, '70010001', 'm_signed', office.clock.now(), { kind: 'text', text: CANARY.curp }),
  )
  const right = sign(body, PAGE.appSecret)
  test.each<[string, HeadersInit]>([
    ['no header', {}],
    ["the number's secret", { [HEADER]: sign(body, ACCOUNT.appSecret) }],
    ['the verify token', { [HEADER]: sign(body, PAGE.verifyToken) }],
    ['the empty secret', { [HEADER]: sign(body, '') }],
    ['another body', { [HEADER]: sign(`${body} `, PAGE.appSecret) }],
    ['the old SHA-1 header', { 'x-hub-signature': right }],
    ['a signature that is somebody’s CURP', { [HEADER]: `sha256=${CANARY.curp}` }],
  ])('%s is refused', async (_what, headers) => {
    const answer = await knockAtPage(office, body, headers)
    expect([answer.status, await answer.text()]).toEqual([401, ''])
  })

  test('what is signed for the Page opens no other door', async () => {
    expect((await knock(office, body, { [HEADER]: right })).status).toBe(401)
    expect(count(office, 'inbox')).toBe(0)
    expect(count(office, 'contacts')).toBe(0)
  })

  test('what is for another Page, or came in the shape of the other channel, is kept and answered by nobody', async () => {
    const another = JSON.stringify(pageWebhook('999', '70010001', 'm_other', office.clock.now(), { kind: 'text', text: 'Hola' }))
    const shape = `{"object":"whatsapp_business_account","entry":[{"id":"${ACCOUNT.businessAccountId}","changes":[{"field":"messages","value":{"messages":[{"id":"wamid.x","from":"5215500000001","type":"text","text":{"body":"Hola"}}]}}]}]}`
    for (const one of [another, shape]) expect((await knockAtPage(office, one)).status).toBe(200)
    await office.settle()
    expect(count(office, 'contacts')).toBe(0)
    expect(count(office, 'outbox')).toBe(0)
    expectWell(office)
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s is nobody', async (method) => {
    const answer = await office.house.publicApp.handle(new Request('http://localhost/webhooks/messenger', { method }))
    expect([403, 404]).toContain(answer.status)
    expectWell(office)
  })

  test('an office without a Page has no such door', async () => {
    expect((await knockAtPage(openOffice({ seed: 'sample' }), body)).status).toBe(404)
  })
})
