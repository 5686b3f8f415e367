import { systemClock } from '../../src/clock.ts'
import { startEmulator } from '../../src/demo/emulator/server.ts'

type Json = Record<string, unknown>

const ACCOUNT = {
  phoneNumberId: '100000000000001',
  businessAccountId: '100000000000002',
  accessToken: 'token-of-a-test',
  appSecret: 'secret-of-a-test',
  verifyToken: 'verify-of-a-test',
}

const interactive = (content: Json) => ({ type: 'interactive', interactive: content })

/** One message of each shape that the page must show, in the order in which the scripted office sends them. */
const SCRIPT = [
  interactive({
    type: 'list',
    body: { text: 'Buenos días.\n\n*¿En qué le ayudo?* <b>no</b> https://example.org/aviso' },
    footer: { text: 'Puede parar cuando quiera.' },
    action: {
      button: 'Ver opciones',
      sections: [
        {
          rows: [
            { id: 'a', title: 'Renovar mi pasaporte', description: 'Ya tuve uno' },
            { id: 'b', title: 'Mis citas' },
          ],
        },
      ],
    },
  }),
  interactive({ type: 'location_request_message', body: { text: '*¿Dónde le queda bien?*' }, action: { name: 'send_location' } }),
  interactive({
    type: 'button',
    body: { text: 'Revise su cita:\n\nGuadalupe\n\nSi todo está bien, toque *Confirmar*.' },
    action: { buttons: ['Confirmar', 'Corregir un dato'].map((title) => ({ type: 'reply', reply: { id: title, title } })) },
  }),
  { type: 'location', location: { latitude: 19.28, longitude: -99.65, name: 'Oficina Toluca', address: 'Av. Hidalgo 100' } },
]

/**
 * The real emulator with an office behind it that answers each message with the next line of SCRIPT: enough to try the page
 * without the product. Free ports; `stop` ends both.
 */
export function startScriptedOffice(): { url: string; heard: Json[]; stop(): Promise<void> } {
  const heard: Json[] = []
  let url = ''
  const office = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      const { entry } = (await request.json()) as Webhook
      const changes = entry.flatMap((one) => one.changes)
      for (const message of changes.flatMap(({ value }) => value.messages ?? [])) {
        const line = SCRIPT[heard.length % SCRIPT.length]
        heard.push(message)
        await send(url, { to: `+${message.from}`, ...line })
      }
      return new Response('ok')
    },
  })
  const emulator = startEmulator({
    ...ACCOUNT,
    port: 0,
    webhookUrl: `${office.url.origin}/webhooks/whatsapp`,
    clock: systemClock,
    log: Object.assign(() => {}, { debug() {}, warn() {}, error() {} }),
  })
  url = emulator.url
  return {
    url,
    heard,
    async stop() {
      await emulator.stop()
      await office.stop(true)
    },
  }
}

interface Webhook {
  entry: { changes: { value: { messages?: (Json & { from: string })[] } }[] }[]
}

async function send(url: string, body: Json): Promise<void> {
  await fetch(`${url}/v25.0/${ACCOUNT.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ACCOUNT.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', recipient_type: 'individual', ...body }),
  })
}
