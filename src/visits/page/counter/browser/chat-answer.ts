import { element } from '../../../../pages/desk/browser/elements.ts'
import { act, Refused, read } from '../../../../pages/desk/browser/office-link.ts'
import type { OpenChat } from './chats.ts'

interface Answering {
  chat(): OpenChat | undefined
  /** Reads the chat again, so that it shows what arrived and what was sent. */
  reread(): Promise<void>
}

interface ToConfirm {
  words: string
  key: string
  /** Lines of the chat when it was written: what stands behind them was said since. */
  lines: number
}

export interface Answer {
  focus(): void
  /** Another chat, or none. */
  begin(): void
  /** What the institution answers to common questions, of this office or of all. */
  offerReady(office: string): Promise<void>
}

const PATH = '/admin/casos/contestar'
const [words, yes, change, said, ready] = [
  element<HTMLTextAreaElement>('chat-words'),
  element('chat-yes'),
  element('chat-change'),
  element('chat-said'),
  element<HTMLSelectElement>('chat-ready'),
]

let confirms: ToConfirm | undefined
let busy = false

/**
 * The answer is shown before it goes. Its key is good once: where the reply to the sending was lost, the same key is sent again, and what
 * was sent already is found in the chat.
 */
export function offerAnswer(at: Answering): Answer {
  yes.addEventListener('click', () => void press(at))
  change.addEventListener('click', () => {
    put(undefined, '')
    words.focus()
  })
  ready.addEventListener('change', () => {
    if (ready.value !== '' && !confirms) words.value = [words.value.trim(), ready.value].filter(Boolean).join('\n')
    ready.value = ''
    words.focus()
  })
  return {
    focus: () => words.focus(),
    begin() {
      words.value = ''
      put(undefined, '')
    },
    async offerReady(office) {
      const told = await read<{ respuestas: Ready[] }>('/admin/respuestas').catch(() => undefined)
      const own = (told?.respuestas ?? []).filter(
        ({ oficina, se_dice: said }) => ['todas', office].includes(oficina) && said === 'sí',
      )
      ready.replaceChildren(new Option('Elija una', ''), ...own.map(({ pregunta, dice }) => new Option(pregunta, dice)))
      element('chat-ready-label').hidden = own.length === 0
    },
  }
}

function put(next: ToConfirm | undefined, says: string): void {
  confirms = next
  words.readOnly = next !== undefined
  yes.textContent = next ? 'Sí, enviarla' : 'Contestar'
  change.hidden = next === undefined
  said.textContent = says
}

async function press(at: Answering): Promise<void> {
  const caso = at.chat()?.caso.caso
  const text = words.value.trim()
  if (caso === undefined || busy || text === '') return words.focus()
  busy = true
  try {
    await (confirms ? send(at, caso, confirms) : propose(at, caso, text))
  } catch (error) {
    if (error instanceof Refused) put(undefined, error.said)
    else said.textContent = confirms ? LOST : 'No hubo respuesta. No se envió nada; pruebe otra vez.'
  } finally {
    busy = false
  }
  const next = confirms ? yes : words
  next.focus()
  // What has the focus already is not scrolled to.
  next.scrollIntoView({ block: 'nearest' })
}

async function propose(at: Answering, caso: string, text: string): Promise<void> {
  const lines = at.chat()?.mensajes.length ?? 0
  const told = await act<{ resumen: string; clave: string }>(PATH, { caso, respuesta: text })
  put({ words: text, key: told.clave, lines }, told.resumen)
}

async function send(at: Answering, caso: string, { words: text, key, lines }: ToConfirm): Promise<void> {
  try {
    await act(PATH, { caso, respuesta: text, clave: key })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await at.reread()
    if (!wasSaid(at.chat(), text, lines)) return put(undefined, error.said)
  }
  words.value = ''
  put(undefined, 'Enviada.')
  // Without it the list shows it a moment later.
  await at.reread().catch(() => undefined)
}

interface Ready {
  pregunta: string
  dice: string
  oficina: string
  se_dice: string
}

const LOST = 'No hubo respuesta: no se sabe si se envió. Pulse otra vez «Sí, enviarla»: nunca se envía dos veces.'

const wasSaid = (chat: OpenChat | undefined, text: string, lines: number): boolean =>
  chat?.mensajes.slice(lines).some(({ lo_dijo, que }) => lo_dijo !== 'la persona' && que === text) === true
