import { createHmac } from 'node:crypto'
import { componentsOf, TEMPLATES, type Template } from '../../src/channels/whatsapp/templates.ts'
import type { Fetch, Talk } from '../../src/commands/program.ts'
import type { WhatsAppAccount } from '../../src/config.ts'

export const TOKEN = 'EAATOKENTOKENTOKENTOKENTOKEN1234'
export const SECRET = '0123456789abcdef0123456789abcdef'
export const PHONE_ID = '106540352242922'
export const PAGE_ID = '104500345678901'
export const PAGE_TOKEN = 'EAAPAGETOKENPAGETOKENPAGETOKEN56'
export const ACCOUNT_ID = '102290129340398'
const APP_ID = '300000000000003'

/** What Meta's side looks like in a test; each member can be changed to something that is wrong. */
export interface MetaSide {
  account: Pick<WhatsAppAccount, 'accessToken' | 'appSecret' | 'phoneNumberId' | 'businessAccountId'>
  reachable: boolean
  tokenValid: boolean
  /** Seconds since 1970; 0 = never. */
  tokenEnds: number
  scopes: string[]
  /** What the Page's token may do. */
  pageScopes: string[]
  /** A test number has none. */
  status: string | undefined
  /** The number's six digits of two-step verification; none yet: whatever is registered first. */
  pin: string | undefined
  subscribed: string[]
  entities: unknown[]
  templates: { id?: string; name: string; language: string; status: string; category: string; components: unknown[] }[]
  /** The Date header of every answer. */
  date: string
}

/** A Graph API of one account. Other addresses go to `elsewhere`. */
export function metaSide(over: Partial<MetaSide> = {}, elsewhere: Fetch = refuseConnection): { side: MetaSide; fetch: Fetch } {
  const side: MetaSide = {
    account: { accessToken: TOKEN, appSecret: SECRET, phoneNumberId: PHONE_ID, businessAccountId: ACCOUNT_ID },
    reachable: true,
    tokenValid: true,
    tokenEnds: 0,
    scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
    pageScopes: ['pages_messaging', 'pages_manage_metadata', 'pages_utility_messaging'],
    status: 'CONNECTED',
    pin: undefined,
    subscribed: [APP_ID],
    entities: [],
    templates: TEMPLATES.map((one) => ({ ...requestOf(one), status: 'APPROVED' })),
    date: 'Tue, 24 Nov 2026 16:05:00 GMT',
    ...over,
  }
  return {
    side,
    fetch: (url, init) => (url.startsWith('https://graph.facebook.com') ? answer(side, new URL(url), init) : elsewhere(url, init)),
  }
}

const requestOf = (template: Template) => ({
  name: template.name,
  language: template.language,
  category: template.category,
  components: componentsOf(template),
})

/** Lists, and takes new ones, which wait for approval. */
function takeTemplates(side: MetaSide, init: RequestInit, reply: (body: unknown) => Response): Response {
  if (init.method !== 'POST') return reply({ data: side.templates })
  const id = String(side.templates.length + 1)
  side.templates.push({ ...JSON.parse(String(init.body)), id, status: 'PENDING' })
  return reply({ id, status: 'PENDING', category: 'UTILITY' })
}

/** A connection that nobody takes. */
const refuseConnection: Fetch = async () => {
  throw new TypeError('Unable to connect')
}

async function answer(side: MetaSide, url: URL, init: RequestInit): Promise<Response> {
  if (!side.reachable) throw new TypeError('Unable to connect')
  const reply = (body: unknown, status = 200) => Response.json(body, { status, headers: { date: side.date } })
  const refuse = (code: number, status: number) => reply({ error: { message: `(#${code})`, type: 'OAuthException', code } }, status)
  const [, , id, edge] = url.pathname.split('/')
  const token = new Headers(init.headers).get('authorization')?.replace(/^Bearer /, '') ?? ''
  if (token !== side.account.accessToken && token !== PAGE_TOKEN) return refuse(190, 401)
  const proof = url.searchParams.get('appsecret_proof')
  if (proof !== null && proof !== createHmac('sha256', side.account.appSecret).update(token).digest('hex')) return refuse(100, 400)
  if (id === 'debug_token') {
    return reply({
      data: {
        is_valid: side.tokenValid,
        app_id: APP_ID,
        expires_at: side.tokenEnds,
        scopes: token === PAGE_TOKEN ? side.pageScopes : side.scopes,
      },
    })
  }
  const page = id === PAGE_ID || (id === 'me' && token === PAGE_TOKEN)
  if (page !== (token === PAGE_TOKEN)) return refuse(100, 400)
  if (page) return reply({ id: PAGE_ID, name: 'Página de Muestra' })
  if (id === side.account.businessAccountId && edge === 'subscribed_apps') {
    if (init.method === 'POST') side.subscribed.push(APP_ID)
    const data = side.subscribed.map((app) => ({ whatsapp_business_api_data: { id: app, name: 'app' } }))
    return reply(init.method === 'POST' ? { success: true } : { data })
  }
  if (id === side.account.businessAccountId && edge === 'message_templates') return takeTemplates(side, init, reply)
  if (id !== side.account.phoneNumberId) return refuse(100, 400)
  if (edge === 'register') {
    const { messaging_product, pin } = JSON.parse(String(init.body))
    if (init.method !== 'POST' || messaging_product !== 'whatsapp' || !/^\d{6}$/.test(pin)) return refuse(100, 400)
    if (side.pin !== undefined && side.pin !== pin) return refuse(133005, 400)
    Object.assign(side, { pin, status: 'CONNECTED' })
    return reply({ success: true })
  }
  return reply({
    id,
    display_phone_number: '+52 55 0000 0000',
    verified_name: 'Oficina de Muestra',
    status: side.status,
    name_status: 'APPROVED',
    quality_rating: 'GREEN',
    health_status: { can_send_message: 'AVAILABLE', entities: side.entities },
  })
}

/** Somebody who types these lines, one after the other; then the input ends. */
export function typing(...lines: string[]): Talk & { said: string[] } {
  const left = [...lines]
  const said: string[] = []
  return {
    said,
    say: (line = '') => void said.push(line),
    async ask(question) {
      said.push(question)
      return left.shift()
    },
    close: () => undefined,
  }
}
