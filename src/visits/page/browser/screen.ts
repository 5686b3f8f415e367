import { element } from '../../../pages/desk/browser/elements.ts'
import type { Told } from './server.ts'
import { TITLES, type Verdict, WORDS } from './words.ts'

const LOOK: Record<Verdict, 'valid' | 'warn' | 'bad'> = {
  valid: 'valid',
  listed: 'valid',
  used: 'warn',
  lapsed: 'warn',
  other_day: 'warn',
  other_office: 'warn',
  moved: 'warn',
  not_found: 'warn',
  not_listed: 'warn',
  unchecked: 'warn',
  unreadable: 'warn',
  cancelled: 'bad',
  not_ours: 'bad',
}

export interface Shown {
  verdict: Verdict
  explain: string
  people?: Told['people']
  says?: string
  note?: string
  /** Who stands there showed an identification. */
  came?: () => void
}

/** One big word, then what to do. */
export function show({ verdict, explain, people = [], says = '', note = '', came }: Shown): void {
  put(LOOK[verdict], TITLES[verdict], explain)
  element('people').replaceChildren(...people.map(personLine))
  element('says').textContent = says
  element('note').textContent = note
  offer(came)
  const result = element('result')
  // A hand-held reader types into the field: it must keep the focus.
  if (document.activeElement !== element('code')) result.focus({ preventScroll: true })
  result.scrollIntoView({ block: 'nearest' })
}

export const showReady = (): void => clear('none', WORDS.ready, WORDS.readyHow)
export const showBusy = (): void => clear('none', WORDS.checking, '')
export const showTrouble = (sentence: string): void => clear('warn', WORDS.tryAgain, sentence)

function clear(look: string, title: string, explain: string): void {
  put(look, title, explain)
  for (const id of ['people', 'says', 'note']) element(id).textContent = ''
  offer(undefined)
}

function offer(came: (() => void) | undefined): void {
  element('came').hidden = came === undefined
  element('came').onclick = () => {
    showBusy() // One press.
    came?.()
  }
}

function put(look: string, title: string, explain: string): void {
  element('result').dataset.verdict = look
  element('verdict').textContent = title
  element('explain').textContent = explain
}

function personLine({ nombre, tramite, acompana, verificar, necesita }: Told['people'][number]): HTMLElement {
  const line = document.createElement('li')
  const small = document.createElement('small')
  small.textContent = [tramite, acompana, necesita, verificar].filter(Boolean).join('. ')
  line.append(nombre, small)
  return line
}

export function addToHistory(hour: string, words: string): void {
  const line = document.createElement('li')
  line.textContent = `${hour} ${words}`
  element('history').prepend(line)
}

/** Found out only when a reading was reported: it stays until dismissed. */
export function sayLater(words: string): void {
  const line = document.createElement('li')
  line.textContent = words
  element('later-list').append(line)
  element('later').hidden = false
}

export function forgetLater(): void {
  element('later-list').replaceChildren()
  element('later').hidden = true
}
