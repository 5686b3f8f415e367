type Child = Node | string | undefined | false
type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>

/** Text always becomes a text node, so that nothing in a message can act as markup. */
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

/** Its absence is a mistake of ours. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`page.ts has no ${kind.name} #${id}`)
  return element
}

export const unseen = (words: string): HTMLElement => el('span', { class: 'unseen' }, words)

/** 24 x 24, stroked with the colour of the text around them. */
const PATHS = {
  send: 'M4 12 20 4l-4 16-4.5-6.5L4 12Zm7.5 1.5L20 4',
  attach: 'M12 5v14M5 12h14',
  pin: 'M12 21s7-6.1 7-11.5A7 7 0 0 0 5 9.5C5 14.9 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  microphone: 'M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15Zm-7-3.5a7 7 0 0 0 14 0M12 18.5V22',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.5h.01',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  code: 'm8 7-5 5 5 5m8-10 5 5-5 5',
  target: 'M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-17v3m0 14v3M2 12h3m14 0h3m-10 0h.01',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 9a6.5 6.5 0 0 1 13 0M15.5 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8',
  down: 'M12 5v14m-6-6 6 6 6-6',
  play: 'M8 5v14l11-7z',
  waiting: 'M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  sent: 'm6 12.5 4.5 4.5L19 7.5',
  delivered: 'm2 12.5 4.5 4.5L15 7.5m-5 7.5 2 2 8.5-9.5',
  failed: 'M12 7v6m0 4h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
} as const

export type IconName = keyof typeof PATHS

/** Purely visual: the same is said in words. */
export function icon(name: IconName, size = 24): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', width: `${size}`, height: `${size}`, class: 'icon' }))
    svg.setAttribute(key, value)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
