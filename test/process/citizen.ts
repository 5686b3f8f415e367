import { ACCOUNT } from '../office.ts'
import { type Gesture, messageWebhook } from '../webhooks.ts'
import { madeUpCurp } from './curp.ts'
import type { Taken } from './graph.ts'

/** The answer to a signed webhook: its status, 0 when nobody knows. */
export type Post = (body: unknown) => Promise<number>

interface Screen {
  text: string
  options: { id: string; title: string }[]
}

/**
 * Somebody who books by WhatsApp and is not put off: each message is repeated until it is answered 200, as Meta repeats it,
 * and the next one is written when the answer is on the telephone.
 */
export interface Citizen {
  phone: string
  /** What the chat told this person: a place is held; an appointment has this folio. */
  told: { hold: boolean; folio: string | undefined }
  /** Ids of the messages that were answered 200. */
  acknowledged: string[]
  /** A message arrived on this telephone. */
  receive(message: Taken): void
  /** Begins to write; resolves with the folio. */
  book(): Promise<string>
  /** Begins to write and reads the summary without confirming it; resolves when the place is held. */
  hold(): Promise<void>
  /** Confirms what `hold` left open; resolves with the folio. */
  confirm(): Promise<string>
}

const PLACES = ['toluca', 'iztapalapa', 'zapopan', 'monterrey', 'xalapa']

export function createCitizen(number: number, post: Post): Citizen {
  const phone = `52157${String(number).padStart(8, '0')}`
  const seen = new Set<string>()
  const done = Promise.withResolvers<string>()
  const held = Promise.withResolvers<Screen>()
  let confirms = true
  let written = 0
  const say = async (gesture: Gesture) => {
    const id = `wamid.citizen.${number}.${written++}`
    const body = messageWebhook(ACCOUNT, phone, 'Guadalupe', id, Date.now(), gesture)
    while ((await post(body)) !== 200) await Bun.sleep(15)
    citizen.acknowledged.push(id)
  }
  const citizen: Citizen = {
    phone,
    told: { hold: false, folio: undefined },
    acknowledged: [],
    receive({ callback, body }) {
      const row = callback.split('.')[0] ?? ''
      if (seen.has(row)) return // The same message a second time: who reads it twice answers it once.
      seen.add(row)
      const screen = read(body)
      const folio = /Folio: ([A-Z0-9]{3}-[A-Z0-9]{3})/.exec(screen.text)?.[1]
      const isSummary = screen.options.some((option) => option.title === 'Confirmar')
      if (isSummary) {
        citizen.told.hold = true
        held.resolve(screen)
      }
      if (folio) {
        citizen.told.folio = folio
        done.resolve(folio)
      } else if (confirms || !isSummary) void say(answer(screen, number))
    },
    book() {
      void say({ kind: 'text', text: 'Hola' })
      return done.promise
    },
    async hold() {
      confirms = false
      void say({ kind: 'text', text: 'Hola' })
      await held.promise
    },
    async confirm() {
      confirms = true
      void say(answer(await held.promise, number))
      return done.promise
    },
  }
  return citizen
}

/** What somebody answers who wants to renew a passport, whatever is asked. */
function answer(screen: Screen, number: number): Gesture {
  const text = (words: string): Gesture => ({ kind: 'text', text: words })
  const option = (title: string) => screen.options.find((one) => one.title === title)
  const tap = (at: { id: string; title: string } | undefined): Gesture => (at ? { kind: 'choice', ...at } : text('menú'))
  if (option('Renovar mi pasaporte')) return tap(option('Renovar mi pasaporte'))
  if (screen.text.includes('¿Dónde le queda bien')) return text(PLACES[number % PLACES.length] ?? 'toluca')
  if (option('No sé mi CURP')) return text(madeUpCurp(number))
  if (option('Otra oficina')) return tap(screen.options[number % 6])
  if (option('Confirmar')) return tap(option('Confirmar'))
  if (screen.text.includes('nombre completo')) return text('guadalupe hernandez soto')
  return tap(screen.options[0])
}

interface Body {
  text?: { body?: string }
  interactive?: {
    body?: { text?: string }
    action?: {
      buttons?: { reply: { id: string; title: string } }[]
      sections?: { rows: { id: string; title: string }[] }[]
    }
  }
}

/** The words and what can be tapped of a message of the Cloud API. */
function read(body: Body): Screen {
  const { text, interactive } = body
  const buttons = interactive?.action?.buttons?.map((button) => button.reply) ?? []
  const rows = interactive?.action?.sections?.flatMap((section) => section.rows) ?? []
  return { text: text?.body ?? interactive?.body?.text ?? '', options: [...buttons, ...rows] }
}
