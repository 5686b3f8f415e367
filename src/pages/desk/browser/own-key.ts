import { readCode } from '../../../letters.ts'

const PATIENCE_MS = 8_000
const UNKNOWN = 'Ese código no existe. Vea que esté bien escrito, o pida otro.'

/** Said in the office's words. */
export class CodeRefused extends Error {}

/** From an address such as `/puerta#K7M4-QX3P`, which then no longer shows it. */
export function codeInAddress(): string | undefined {
  const code = readCode(location.hash.slice(1))
  if (code) history.replaceState(null, '', location.pathname)
  return code
}

/**
 * A key as it was typed or scanned, or what its code is exchanged for. A scanner set to another keyboard writes `'` for `-` and `?` for `_`,
 * which no key has.
 */
export async function keyFrom(typed: string): Promise<{ key: string; isNew: boolean }> {
  const plain = typed.trim().replaceAll("'", '-').replaceAll('?', '_')
  const code = readCode(plain.split('#').at(-1) ?? '')
  return code ? { key: await exchange(code), isNew: true } : { key: plain, isNew: false }
}

async function exchange(code: string): Promise<string> {
  const answer = await fetch('/admin/accesos/canjear', {
    method: 'POST',
    headers: { authorization: `Bearer ${code}` },
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const told = (await answer.json()) as { clave: string; codigo?: string; que_paso: string; que_hacer: string }
  if (answer.ok) return told.clave
  throw new CodeRefused(told.codigo === 'falta_clave' ? UNKNOWN : `${told.que_paso} ${told.que_hacer}`)
}

/** Loads the library with the first code. */
export async function drawQr(picture: HTMLImageElement, text: string): Promise<void> {
  const { encodeQR } = await import('qr')
  picture.src = `data:image/svg+xml,${encodeURIComponent(encodeQR(text, 'svg'))}`
}

/** Once: to be kept as a card that the scanner reads, or copied. */
export function showOwnKey(key: string): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'own-key'
  const picture = Object.assign(document.createElement('img'), { alt: 'Código QR de su clave', width: 220, height: 220 })
  void drawQr(picture, key)
  const shut = button('Ya la guardé', () => dialog.remove())
  dialog.append(
    text('h2', 'Su clave'),
    text('p', 'Guárdela ahora: no se volverá a mostrar. Se pide cada vez que esta página se abre o se bloquea.'),
    picture,
    text('p', key),
    button('Imprimir en una tarjeta', () => print()),
    shut,
  )
  document.body.append(dialog)
  dialog.showModal()
  shut.focus()
}

const text = (kind: 'h2' | 'p', words: string): HTMLElement => Object.assign(document.createElement(kind), { textContent: words })

const button = (words: string, onclick: () => void): HTMLButtonElement =>
  Object.assign(document.createElement('button'), { type: 'button' as const, textContent: words, onclick })
