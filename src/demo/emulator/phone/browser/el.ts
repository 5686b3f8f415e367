type Child = Node | string | undefined | false
type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>

/**
 * Makes an element: attributes, listeners (a function under the event's name), children. Text always becomes a text node,
 * so that nothing written in a message can act as markup.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return element
}

/** The element that page.ts wrote under this id; its absence is a mistake of ours. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`page.ts has no ${kind.name} #${id}`)
  return element
}

/** Words for screen readers only. */
export const unseen = (words: string): HTMLElement => el('span', { class: 'unseen' }, words)
