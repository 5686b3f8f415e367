import { element } from '../../../../pages/desk/browser/elements.ts'
import { follow } from '../../../../pages/desk/browser/follow.ts'
import { act } from '../../../../pages/desk/browser/office-link.ts'
import { type Answer, offerAnswer } from './chat-answer.ts'
import { ask } from './dialogs.ts'
import { CASE_RESULTS } from './lists.ts'
import { type Desk, proposed, proposeFirst } from './turn-actions.ts'
import { buttonOf, line, span } from './turn-list.ts'

export interface ChatCard {
  caso: string
  asunto: string
  de_quien: string
  telefono: string | null
  idioma: string | null
  espera: string | null
  lo_atiende: string | null
  version: number
}

export interface ChatLine {
  cuando: string
  lo_dijo: string
  que: string
}

export interface OpenChat {
  caso: ChatCard
  mensajes: ChatLine[]
  como_contestar: string
}

const AT = '/admin/casos'

export interface Chats {
  /** With a new key or office. */
  look(): Promise<void>
  /** What was said leaves the screen. */
  clear(): void
}

interface At {
  desk: Desk
  answer: Answer
  open: OpenChat | undefined
  cards: readonly ChatCard[]
}

/** Who wrote to the office, and the chat that this clerk has open beside the lists. */
export function offerChats(desk: Desk, wrongKey: () => void): Chats {
  const at: At = {
    desk,
    answer: offerAnswer({ chat: () => at.open, reread: () => show(at, at.open?.caso.caso ?? '') }),
    open: undefined,
    cards: [],
  }
  const refresh = follow<{ casos: ChatCard[] }>({
    path: AT,
    query: () => ({ cuales: 'chats', oficina: desk.office() }),
    changed({ casos }) {
      at.cards = casos
      drawList(at)
      const now = casos.find(({ caso }) => caso === at.open?.caso.caso)
      // Each reading is in the log-book: only when there is something to read.
      if (now && now.version !== at.open?.caso.version) void show(at, now.caso).catch(() => undefined)
    },
    wrongKey,
    heard: () => undefined,
  })
  // It scrolls, and the keyboard must get there.
  element('chat-lines').tabIndex = 0
  element('chat-release').addEventListener('click', () => release(at))
  element('chat-end').addEventListener('click', () => end(at))
  element('chat-aside').addEventListener('click', () => {
    close(at)
    element('chats-head').focus()
  })
  return {
    async look() {
      await Promise.all([refresh(), at.answer.offerReady(desk.office())])
    },
    clear() {
      at.cards = []
      close(at)
    },
  }
}

function drawList(at: At): void {
  const focused = (document.activeElement as HTMLElement | null)?.dataset.key
  element('chats-head').textContent = `Chats (${at.cards.length})`
  element('chats').replaceChildren(...at.cards.map((card) => rowOf(at, card)))
  if (focused?.startsWith('chat-')) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus()
}

function rowOf(at: At, card: ChatCard): HTMLElement {
  const row = document.createElement('li')
  row.className = 'turn'
  const names = document.createElement('div')
  names.append(line(card.de_quien, [card.asunto]))
  const waits = card.espera === null ? 'ya se le contestó' : `espera desde hace ${card.espera}`
  names.append(span('note', [waits, card.lo_atiende && `lo atiende ${card.lo_atiende}`].filter(Boolean).join(' · ')))
  const bar = document.createElement('div')
  bar.className = 'buttons'
  if (card.caso !== at.open?.caso.caso)
    bar.append(buttonOf(`chat-${card.caso}`, card.de_quien, { title: 'La tomo', main: true, press: () => take(at, card) }))
  row.append(names, bar)
  return row
}

const take = (at: At, card: ChatCard): void =>
  at.desk.run(async () => {
    const taken = await act<{ resumen: string }>(`${AT}/tomar`, { caso: card.caso })
    await show(at, card.caso)
    element('chat').hidden = false
    at.answer.focus()
    return taken
  })

async function show(at: At, caso: string): Promise<void> {
  const told = await act<OpenChat>(`${AT}/leer`, { caso })
  const isSame = at.open?.caso.caso === caso
  if (isSame && at.open && told.caso.version < at.open.caso.version) return
  at.open = told
  const { de_quien, telefono, idioma, asunto } = told.caso
  const about = [asunto, telefono, idioma && `habla ${idioma}`, told.como_contestar]
  element('chat-head').textContent = `Chat con ${de_quien}`
  element('chat-about').textContent = about.filter(Boolean).join(' · ')
  drawLines(told.mensajes)
  if (isSame) return
  at.answer.begin()
  drawList(at)
}

function close(at: At): void {
  at.open = undefined
  element('chat').hidden = true
  at.answer.begin()
  drawList(at)
  for (const one of ['chat-head', 'chat-about', 'chat-lines']) element(one).replaceChildren()
}

function release(at: At): void {
  if (!at.open) return
  const fixed = { caso: at.open.caso.caso }
  proposeFirst(at.desk, 'Dejar el chat al asistente', `${AT}/soltar`, fixed, { yes: 'Sí, dejarlo', whenDone: () => close(at) })
}

function end(at: At): void {
  if (!at.open) return
  const send = proposed(at.desk, `${AT}/cerrar`, { caso: at.open.caso.caso }, 'Sí, cerrarlo', () => close(at))
  const fields = [{ name: 'resultado', label: 'Cómo terminó', options: CASE_RESULTS, taps: true }] as const
  ask({ title: `Cerrar el caso de ${at.open.caso.de_quien}`, yes: 'Ver qué pasaría', fields, send })
}

/** Only new lines are put there, so that only these are read aloud. */
function drawLines(lines: readonly ChatLine[]): void {
  const list = element('chat-lines')
  for (const [at, one] of lines.entries()) {
    const item = lineOf(one)
    const drawn = list.children[at]
    if (drawn?.isEqualNode(item)) continue
    if (drawn) drawn.replaceWith(item)
    else list.append(item)
  }
  while (list.children.length > lines.length) list.lastElementChild?.remove()
  list.scrollTop = list.scrollHeight
}

function lineOf({ cuando, lo_dijo, que }: ChatLine): HTMLElement {
  const item = document.createElement('p')
  item.dataset.ours = lo_dijo === 'la persona' ? 'no' : 'yes'
  item.append(span('note', `${cuando.slice(11, 16)} h, ${lo_dijo}: `), span('words', que))
  return item
}
