import { expect, test } from 'bun:test'
import { createGraphClient } from '../../../src/channels/whatsapp/graph.ts'

const client = (answer: () => Response, asked: string[] = []) =>
  createGraphClient({ apiUrl: 'https://graph.example', apiVersion: 'v25.0', accessToken: 'to/ken' }, async (url, init) => {
    asked.push(`${init.method} ${url}`)
    return answer()
  })

test('a token tells whether it is valid, until when and for what', async () => {
  const asked: string[] = []
  const graph = client(
    () => Response.json({ data: { is_valid: true, app_id: '9', expires_at: 0, scopes: ['whatsapp_business_messaging'] } }),
    asked,
  )
  expect(await graph.debugToken()).toEqual({
    ok: true,
    value: { is_valid: true, app_id: '9', expires_at: 0, scopes: ['whatsapp_business_messaging'] },
  })
  expect(asked).toEqual(['GET https://graph.example/v25.0/debug_token?input_token=to%2Fken'])
})

test('a number tells its state, its quality and what blocks it', async () => {
  const answer = {
    id: '100',
    status: 'CONNECTED',
    quality_rating: 'GREEN',
    throughput: { level: 'STANDARD' },
    health_status: { can_send_message: 'BLOCKED', entities: [{ entity_type: 'BUSINESS', errors: [{ error_code: 141006 }] }] },
  }
  expect(await client(() => Response.json(answer)).phoneNumber('100')).toMatchObject({ ok: true, value: answer })
})

test('an account can be asked for its subscriptions and templates, and subscribed', async () => {
  const asked: string[] = []
  const subscriptions = { data: [{ whatsapp_business_api_data: { id: '9', name: 'Ventanilla' } }] }
  expect(await client(() => Response.json(subscriptions)).subscriptions('200')).toEqual({ ok: true, value: subscriptions.data })
  expect(await client(() => Response.json({ success: true }), asked).subscribe('200')).toEqual({ ok: true, value: true })
  expect(asked).toEqual(['POST https://graph.example/v25.0/200/subscribed_apps'])
  const templates = { data: [{ name: 'appointment_reminder', language: 'es_MX', status: 'APPROVED', category: 'UTILITY' }] }
  expect(await client(() => Response.json(templates)).templates('200')).toEqual({ ok: true, value: templates.data })
})

test('a refusal, an unknown shape and a broken line are values', async () => {
  const refused = () => Response.json({ error: { code: 190, error_subcode: 463 } }, { status: 401 })
  expect(await client(refused).phoneNumber('100')).toEqual({ ok: false, httpStatus: 401, code: 190, subcode: 463 })
  expect(await client(() => new Response('<html>')).phoneNumber('100')).toMatchObject({
    ok: false,
    httpStatus: 200,
    code: undefined,
  })
  const broken = () => {
    throw new TypeError('ECONNREFUSED')
  }
  expect(await client(broken).debugToken()).toMatchObject({ ok: false, httpStatus: 0 })
})
