// The Graph API beside messages: who may ask, versions, files, and what the operator asks.
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ACCOUNT_ID, arrange, PHONE_ID, SECRET, TOKEN } from './arrange.ts'

const world = arrange()
const { graph, phone, send } = world
beforeAll(async () => void (await world.say('guadalupe', { kind: 'text', text: 'Hola' })))
afterAll(() => world.emulator.stop())

test('without the right token nothing is answered', async () => {
  for (const authorization of ['', 'Bearer wrong', TOKEN.toUpperCase()]) {
    const response = await graph(`${PHONE_ID}/messages`, { method: 'POST', headers: { authorization } })
    expect([response.status, (await response.json()).error.code]).toEqual([401, 190])
  }
})

test('a proof that another secret made is refused, as Meta refuses it', async () => {
  const proofOf = (secret: string) => new Bun.CryptoHasher('sha256', secret).update(TOKEN).digest('hex')
  const asked = (secret: string) => graph(`${PHONE_ID}?appsecret_proof=${proofOf(secret)}`)
  expect((await asked(SECRET)).status).toBe(200)
  const refused = await asked('b'.repeat(32))
  expect([refused.status, (await refused.json()).error.code]).toEqual([400, 100])
})

test('an unknown object is 100 with subcode 33', async () => {
  const response = await graph('999/messages', { method: 'POST', body: '{}' })
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatchObject({ code: 100, error_subcode: 33 })
})

test.each([
  ['v20.0', 400],
  ['v28.0', 400],
  ['v25.1', 400],
  ['v21.0', 200],
  ['v27.0', 200],
])('of the versions %s is answered %d', async (version, status) => {
  const response = await fetch(`${world.emulator.url}/${version}/${PHONE_ID}`, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(response.status).toBe(status)
})

test('a body that is no JSON is refused', async () => {
  const response = await graph(`${PHONE_ID}/messages`, { method: 'POST', body: 'Hola' })
  expect((await response.json()).error.code).toBe(100)
})

test('files have types, sizes and addresses that die', async () => {
  const upload = async (type: string, size: number) => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', type)
    form.set('file', new File([new Uint8Array(size)], 'file', { type }))
    return (await graph(`${PHONE_ID}/media`, { method: 'POST', body: form })).json()
  }
  expect((await upload('application/x-sh', 1)).error.code).toBe(131053)
  // A calendar entry travels as plain text, because Meta has no such type.
  expect((await upload('text/calendar', 1)).error.code).toBe(131053)
  expect((await upload('application/pdf', 0)).error.code).toBe(131053)
  expect((await upload('image/png', 5 * 1024 * 1024 + 1)).error.code).toBe(131053)
  const { id } = await upload('application/pdf', 10)
  const known = await (await graph(id)).json()
  expect(known).toMatchObject({ mime_type: 'application/pdf', file_size: 10, id })
  expect((await fetch(known.url)).status).toBe(401)
  const download = () => fetch(known.url, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect((await download()).status).toBe(200)
  const opened = await phone(`/file?id=${id}&name=${encodeURIComponent('cita ñ.pdf')}`)
  expect(opened.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''cita%20%C3%B1.pdf")
  expect((await phone('/file?id=1&name=x')).status).toBe(404)
  world.clock.advance(5 * 60_000 + 1)
  expect((await download()).status).toBe(404)
  expect((await send({ type: 'document', document: { id } })).status).toBe(200)
  world.clock.advance(30 * 24 * 3_600_000)
  expect(await send({ type: 'document', document: { id } })).toMatchObject({ status: 400, code: 131009 })
})

test("what the operator's commands ask is answered", async () => {
  const get = async (path: string) => (await graph(path)).json()
  expect(await get(`debug_token?input_token=${TOKEN}`)).toMatchObject({ data: { is_valid: true } })
  expect(await get('debug_token?input_token=other')).toMatchObject({ data: { is_valid: false } })
  expect(await get(`${PHONE_ID}?fields=status`)).toMatchObject({ id: PHONE_ID, status: 'CONNECTED' })
  expect((await get(`${ACCOUNT_ID}/subscribed_apps`)).data).toHaveLength(1)
  expect((await get(`${ACCOUNT_ID}/message_templates?name=paused`)).data).toMatchObject([{ name: 'paused', status: 'PAUSED' }])
})
