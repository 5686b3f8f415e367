import type { PhoneSay } from '../../../src/demo/emulator/phone-api.ts'
import type { PhoneJump, PhoneJumped, PhoneMessage } from '../../../src/demo/emulator/types.ts'

type Json = Record<string, unknown>

/** A message of the office as somebody at the telephone sees it. */
export interface Seen {
  at: number
  text: string
  choices: { id: string; title: string; list: boolean }[]
  template: boolean
  id: string
}

/** Uses one telephone of a running demonstration through the page's API, and its buttons for the time. */
export function demoPhone(phoneUrl: string, person: string) {
  const api = `${phoneUrl}/api`
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer
  }
  const seen = async (): Promise<Seen[]> => {
    const messages: PhoneMessage[] = await (await fetch(`${api}/messages?person=${person}`)).json()
    return messages.filter(({ from }) => from === 'office').map(see)
  }
  const last = async () => (await seen()).at(-1)

  /** Resolves with the answer; fails when none comes. */
  async function say(said: PhoneSay): Promise<Seen> {
    const before = (await seen()).length
    await post('/say', { person, said })
    for (let i = 0; i < 800; i++) {
      const now = await seen()
      const newest = now.at(-1)
      if (now.length > before && newest) return newest
      await Bun.sleep(25)
    }
    throw new Error(`nobody answered ${JSON.stringify(said)}`)
  }
  return {
    seen,
    last,
    type: (text: string) => say({ kind: 'text', text }),
    /** A button or a row of the office's last message. */
    async tap(title: RegExp): Promise<Seen> {
      const message = await last()
      const choice = message?.choices.find((one) => title.test(one.title))
      if (!message || !choice) throw new Error(`there is no ${title} under: ${message?.text}`)
      return say({ kind: 'choice', ...choice, answering: message.id })
    },
    /** Puts the time forward; what arrived on this telephone meanwhile. */
    async pass(jump: PhoneJump): Promise<PhoneJumped & { messages: Seen[] }> {
      const before = (await seen()).length
      const jumped: PhoneJumped = await (await post('/time', { jump })).json()
      return { ...jumped, messages: (await seen()).slice(before) }
    },
  }
}

function see({ id, at, json, template }: PhoneMessage): Seen {
  const body = object(json)
  const action = object(object(body.interactive).action)
  const buttons = template?.buttons ?? list(action.buttons).map((one) => object(object(one).reply))
  const rows = list(action.sections).flatMap((one) => list(object(one).rows))
  const text = template?.text ?? object(body.text).body ?? object(object(body.interactive).body).text ?? ''
  const choice = (raw: unknown, isList: boolean) => ({ id: String(object(raw).id), title: String(object(raw).title), list: isList })
  return {
    id,
    at,
    text: String(text),
    template: template !== undefined,
    choices: [...buttons.map((one) => choice(one, false)), ...rows.map((one) => choice(one, true))],
  }
}

const object = (raw: unknown): Json => (typeof raw === 'object' && raw !== null ? { ...raw } : {})
const list = (raw: unknown): unknown[] => (Array.isArray(raw) ? raw : [])
