import { element } from './elements.ts'
import { offerSound } from './sound.ts'

export interface Worklist {
  por_atender: number
  avisos: { que: string; cuantos: number; aviso: string; se_ve_en: string; toca: boolean }[]
}

type Notice = Worklist['avisos'][number]

const KEPT = 'ventanilla.avisos.sonido'
const LOUD = 0.08
export const WORKLIST = '/admin/por-atender'
const EVERY_MS = 10_000
const NOTHING = 'Nada espera.'

interface Told {
  show(worklist: Worklist): void
  /** With the key goes what it let see. */
  clear(): void
}

/** What waits for the office: in the page's title, as buttons in `worklist`, and heard when there is more of it. */
export function tellWorklist(press: (notice: Notice) => void): Told {
  const title = document.title
  const list = element('worklist')
  const sound = offerSound(KEPT, LOUD)
  /** Undefined before the first answer: what waits already is not news. */
  let shown: ReadonlyMap<string, number> | undefined
  let drawn = ''
  return {
    show({ por_atender: many, avisos }) {
      document.title = many > 0 ? `(${many}) ${title}` : title
      const now = new Map(avisos.flatMap((one) => (one.toca ? [[one.que, one.cuantos] as const] : [])))
      const before = shown
      if (before && [...now].some(([what, count]) => count > (before.get(what) ?? 0))) sound.chime()
      shown = now
      // What is drawn again is read aloud again.
      const says = JSON.stringify(avisos)
      if (says === drawn) return
      drawn = says
      const focused = (document.activeElement as HTMLElement | null)?.dataset.notice
      list.replaceChildren(...(avisos.length === 0 ? [NOTHING] : avisos.map((one) => buttonOf(one, press))))
      if (focused) list.querySelector<HTMLElement>(`[data-notice="${focused}"]`)?.focus()
    },
    clear() {
      document.title = title
      list.replaceChildren(NOTHING)
      shown = undefined
      drawn = ''
    },
  }
}

function buttonOf(notice: Notice, press: (notice: Notice) => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.notice = notice.que
  button.dataset.ours = notice.toca ? 'yes' : 'no'
  button.textContent = notice.aviso
  button.addEventListener('click', () => press(notice))
  return button
}

/** For a page that reads nothing else again and again: what waits at all offices of the key. */
export function followWorklist(key: () => string, press: (notice: Notice) => void): void {
  const told = tellWorklist(press)
  element('awaiting').hidden = false
  let tag = ''
  const look = async () => {
    const headers = { authorization: `Bearer ${key()}`, 'if-none-match': tag }
    const answer = await fetch(WORKLIST, { headers, cache: 'no-store' }).catch(() => undefined)
    if (answer?.status !== 200) return
    tag = answer.headers.get('etag') ?? ''
    told.show((await answer.json()) as Worklist)
  }
  setInterval(() => void look(), EVERY_MS)
  void look()
}
