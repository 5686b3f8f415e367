import { element } from '../../../../pages/desk/browser/elements.ts'
import { follow } from '../../../../pages/desk/browser/follow.ts'
import { act } from '../../../../pages/desk/browser/office-link.ts'
import { offerAnswer } from './chat-answer.ts'
import { ask } from './dialogs.ts'
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
const RESULTS = ['resuelto', 'no procede', 'no se localizó a la persona']

export interface Chats {
  /** With a new key or office. */
  look(): Promise<void>
  /** What was said leaves the screen. */
  clear(): void
}

/** Who wrote to the office, and the chat that this clerk has open beside the lists. */
export function offerChats(desk: Desk, wrongKey: () => void): Chats {
  let open: OpenChat | undefined
  let cards: readonly ChatCard[] = []
  const answer = offerAnswer({ chat: () => open, reread: () => show(open?.caso.caso ?? '') })

  const refresh = follow<{ casos: ChatCard[] }>({
    path: AT,
    query: () => ({ cuales: 'chats', oficina: desk.office() }),
    changed({ casos }) {
      cards = casos
      drawList()
      const now = casos.find(({ caso }) => caso === open?.caso.caso)
      // Each reading is in the log-book: only when there is something to read.
      if (now && now.version !== open?.caso.version) void show(now.caso).catch(() => undefined)
    },
    wrongKey,
    heard: () => undefined,
  })

  function drawList(): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key
    element('chats-head').textContent = `Chats (${cards.length})`
    element('chats').replaceChildren(...cards.map(rowOf))
    if (focused?.startsWith('chat-')) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus()
  }

  function rowOf(card: ChatCard): HTMLElement {
    const row = document.createElement('li')
    row.className = 'turn'
    const names = document.createElement('div')
    names.append(line(card.de_quien, [card.asunto]))
    const waits = card.espera === null ? 'ya se le contestó' : `espera desde hace ${card.espera}`
    names.append(span('note', [waits, card.lo_atiende && `lo atiende ${card.lo_atiende}`].filter(Boolean).join(' · ')))
    const bar = document.createElement('div')
    bar.className = 'buttons'
    if (card.caso !== open?.caso.caso)
      bar.append(buttonOf(`chat-${card.caso}`, card.de_quien, { title: 'La tomo', main: true, press: () => take(card) }))
    row.append(names, bar)
    return row
  }

  const take = (card: ChatCard): void =>
    desk.run(async () => {
      const taken = await act<{ resumen: string }>(`${AT}/tomar`, { caso: card.caso })
      await show(card.caso)
      element('chat').hidden = false
      answer.focus()
      return taken
    })

  async function show(caso: string): Promise<void> {
    const told = await act<OpenChat>(`${AT}/leer`, { caso })
    const isSame = open?.caso.caso === caso
    if (isSame && open && told.caso.version < open.caso.version) return
    open = told
    const { de_quien, telefono, idioma, asunto } = told.caso
    element('chat-head').textContent = `Chat con ${de_quien}`
    element('chat-about').textContent = [asunto, telefono, idioma && `habla ${idioma}`, told.como_contestar]
      .filter(Boolean)
      .join(' · ')
    drawLines(told.mensajes)
    if (isSame) return
    answer.begin()
    drawList()
  }

  const close = (): void => {
    open = undefined
    element('chat').hidden = true
    answer.begin()
    drawList()
    for (const one of ['chat-head', 'chat-about', 'chat-lines']) element(one).replaceChildren()
  }

  // It scrolls, and the keyboard must get there.
  element('chat-lines').tabIndex = 0
  element('chat-release').addEventListener('click', () => {
    if (open) void proposeFirst(desk, 'Dejar el chat al asistente', `${AT}/soltar`, { caso: open.caso.caso }, 'Sí, dejarlo', close)
  })
  element('chat-end').addEventListener('click', () => {
    if (!open) return
    const send = proposed(desk, `${AT}/cerrar`, { caso: open.caso.caso }, 'Sí, cerrarlo', close)
    const fields = [{ name: 'resultado', label: 'Cómo terminó', options: RESULTS, taps: true }] as const
    ask({ title: `Cerrar el caso de ${open.caso.de_quien}`, yes: 'Ver qué pasaría', fields, send })
  })
  element('chat-aside').addEventListener('click', () => {
    close()
    element('chats-head').focus()
  })
  return {
    async look() {
      await Promise.all([refresh(), answer.offerReady(desk.office())])
    },
    clear() {
      cards = []
      close()
    },
  }
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
