import { element, offerDemonstration } from './elements.ts'
import { hasKey, Refused, useKey, WrongKey } from './office-link.ts'
import { CodeRefused, codeInAddress, keyFrom } from './own-key.ts'

interface Entrance {
  /** With a key, or a code that is exchanged for one. */
  enter(typed: string): Promise<void>
  /** Forgets the key and asks for one again. */
  close(why: string): void
}

/**
 * The form `enter` before the part `inside`, which is shown once `open` has what it needs with that key. `given`: a key that a code was
 * exchanged for, which nobody has seen.
 */
export function entrance(inside: string, open: (key: string) => Promise<void>, given?: (key: string) => void): Entrance {
  const show = (isOpen: boolean, why: string) => {
    element('locked').hidden = isOpen
    element(inside).hidden = !isOpen
    element('wrong').textContent = why
    if (isOpen) element<HTMLInputElement>('token').value = ''
    const first = isOpen ? element(inside).querySelector<HTMLElement>('[data-first]') : element('token')
    if (!document.querySelector('dialog[open]')) first?.focus()
  }
  const close = (why: string) => {
    useKey('')
    show(false, why)
  }
  async function enter(typed: string): Promise<void> {
    try {
      const { key, isNew } = await keyFrom(typed)
      useKey(key)
      if (isNew) given?.(key)
      await open(key)
    } catch (error) {
      return close(whyNot(error))
    }
    show(true, '')
  }
  element('enter').addEventListener('submit', (event) => {
    event.preventDefault()
    void enter(element<HTMLInputElement>('token').value)
  })
  void offerDemonstration((key) => void enter(key))
  const code = codeInAddress()
  if (code) void enter(code)
  return { enter, close }
}

const IDLE_LOOK_MS = 3_000
const LOCK_AFTER_MS = 15 * 60_000

/** For a page whose user may walk away from it. */
export function lockWhenIdle(lock: (why: string) => void): void {
  let touchedAt = Date.now()
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => (touchedAt = Date.now()))
  setInterval(() => {
    if (hasKey() && Date.now() - touchedAt >= LOCK_AFTER_MS) lock('Pasaron 15 minutos sin uso. Escriba su clave otra vez.')
  }, IDLE_LOOK_MS)
}

function whyNot(error: unknown): string {
  if (error instanceof Refused) return error.said
  if (error instanceof CodeRefused) return error.message
  return error instanceof WrongKey ? 'Esa clave no es válida o ya venció.' : 'No hubo respuesta. Vea si hay conexión.'
}
