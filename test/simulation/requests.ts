import { sign } from '../../src/channels/meta/signature.ts'
import { PAGE } from './messenger.ts'
import { ACCOUNT, ADMIN_TOKEN } from './setting.ts'

/** A webhook as Meta signs it. */
export function signed(body: { object: string }): Request {
  const bytes = JSON.stringify(body)
  const [channel, secret] = body.object === 'page' ? ['messenger', PAGE.appSecret] : ['whatsapp', ACCOUNT.appSecret]
  return new Request(`http://localhost/webhooks/${channel}`, {
    method: 'POST',
    body: bytes,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, secret) },
  })
}

/** A form that an administrator sends: the first one, unless the key is another's. */
export function asked(path: string, form: Record<string, string>, key = ADMIN_TOKEN): Request {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** A page that an administrator looks at. */
export const wanted = (path: string, query: Record<string, string>, key = ADMIN_TOKEN): Request =>
  new Request(`http://localhost${path}?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${key}` } })
