import type { FaultId, PhoneFault } from '../../types.ts'
import { WORDS } from '../words.ts'
import { byId, el } from './el.ts'

/** The list of faults, each with what it does in plain words and whether it is waiting to happen. */
export class Faults {
  readonly #list = byId('faults', HTMLUListElement)
  readonly #set: (id: FaultId, prepared: boolean) => void

  constructor(set: (id: FaultId, prepared: boolean) => void) {
    this.#set = set
  }

  /** Keeps the focus where it was, because the list is drawn again while somebody uses it. */
  show(faults: PhoneFault[]): void {
    const focused = document.activeElement?.getAttribute('data-fault')
    this.#list.replaceChildren(...faults.map((fault) => this.#entry(fault)))
    if (focused) this.#list.querySelector<HTMLElement>(`[data-fault="${CSS.escape(focused)}"]`)?.focus()
  }

  #entry(fault: PhoneFault): HTMLElement {
    const words = WORDS.faultWords[fault.id]
    const box = el('input', {
      type: 'checkbox',
      role: 'switch',
      'data-fault': fault.id,
      checked: fault.prepared,
      change: () => this.#set(fault.id, box.checked),
    })
    return el('li', {}, el('label', { class: 'switch' }, box, el('span', {}, words.name)), el('p', { class: 'help' }, words.what))
  }
}
