import type { PhonePerson } from '../../types.ts'
import { CHARACTERS, type Character, type Fact, OLD_PASSPORT, WORDS } from '../words.ts'
import { byId, el, icon, unseen } from './el.ts'

export interface PeopleActions {
  choose(id: string): void
  fill(text: string): void
}

type Shown = Omit<Character, 'wants'>

/** An unknown person is shown by name alone, and one that can have no passport here wants none. */
export function characterOf({ id, name, mayWantPassport }: PhonePerson): Shown {
  const known = CHARACTERS[id.replace(/-messenger$/, '')]
  if (!known) return { name, who: '', begin: WORDS.firstWords, facts: [], hint: '' }
  const { wants, ...shown } = known
  if (mayWantPassport) return { ...shown, who: `${shown.who} ${wants}` }
  const facts = shown.facts.filter(({ label }) => label !== OLD_PASSPORT)
  return { ...shown, facts, begin: WORDS.firstWords, hint: '' }
}

export class People {
  readonly #list = byId('people', HTMLUListElement)
  readonly #announce = byId('announce', HTMLParagraphElement)
  readonly #actions: PeopleActions

  constructor(actions: PeopleActions) {
    this.#actions = actions
  }

  show(people: PhonePerson[], chosen: string, unread: Map<string, number>): void {
    const focused = this.#list.contains(document.activeElement)
    this.#list.replaceChildren(...people.map((person) => this.#entry(person, person.id === chosen, unread.get(person.id) ?? 0)))
    if (focused) this.#list.querySelector<HTMLElement>('[aria-current=true]')?.focus()
  }

  #entry(person: PhonePerson, chosen: boolean, unread: number): HTMLElement {
    const character = characterOf(person)
    const button = el(
      'button',
      {
        type: 'button',
        class: 'person',
        'aria-current': chosen ? 'true' : undefined,
        click: () => this.#actions.choose(person.id),
      },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, character.name.slice(0, 1)),
      el(
        'span',
        { class: 'person-words' },
        el('span', { class: 'person-name' }, character.name),
        person.app === 'messenger' && el('span', { class: 'person-app' }, WORDS.onMessenger),
        el('span', { class: 'person-who' }, character.who),
        unread > 0 && el('span', { class: 'unread' }, WORDS.unread(unread)),
      ),
    )
    return el('li', { class: chosen ? 'chosen' : '' }, button, chosen && this.#card(character))
  }

  #card(character: Shown): HTMLElement | undefined {
    if (character.facts.length === 0) return undefined
    return el(
      'div',
      { class: 'card' },
      el('h4', {}, WORDS.card),
      el('ul', { class: 'facts' }, ...character.facts.map((fact) => this.#fact(fact))),
      character.hint !== '' && el('p', { class: 'help' }, character.hint),
    )
  }

  #fact({ label, value }: Fact): HTMLElement {
    return el(
      'li',
      {},
      el(
        'button',
        { type: 'button', class: 'use', click: () => this.#actions.fill(value) },
        unseen(WORDS.use),
        el('span', { class: 'fact-label' }, label),
        ' ',
        el('span', { class: 'fact-value' }, value),
      ),
      el(
        'button',
        { type: 'button', class: 'copy', 'aria-label': WORDS.copyFact(label), click: () => this.#copy(value) },
        icon('copy', 20),
      ),
    )
  }

  /** The clipboard is missing where the page came neither by HTTPS nor from this computer: then the value goes to the box. */
  async #copy(value: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      this.#announce.textContent = `${WORDS.copied}: ${value}`
    } catch {
      this.#actions.fill(value)
    }
  }
}
