import { WORDS } from '../words.ts'
import { el, unseen } from './el.ts'

const MARKS: { pattern: RegExp; tag: 'strong' | 'em' | 's' | 'code' }[] = [
  { pattern: /```([\s\S]+?)```/, tag: 'code' },
  { pattern: /(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u, tag: 'strong' },
  { pattern: /(?<![\p{L}\p{N}_])_(?!\s)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u, tag: 'em' },
  { pattern: /(?<![\p{L}\p{N}~])~(?!\s)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u, tag: 's' },
]
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/

/** A chat's own marks (*bold*, _italic_, ~struck~, ```code```) and links as elements; line breaks are kept by the style sheet. */
export function rich(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...pieces(text))
  return fragment
}

function pieces(text: string): (Node | string)[] {
  const first = earliest(text)
  if (!first) return text === '' ? [] : [text]
  const before = text.slice(0, first.at)
  const after = text.slice(first.at + first.length)
  return [...(before === '' ? [] : [before]), first.node, ...pieces(after)]
}

function earliest(text: string): { at: number; length: number; node: Node } | undefined {
  const found = MARKS.flatMap(({ pattern, tag }) => {
    const match = pattern.exec(text)
    if (!match) return []
    const inside = match[1] ?? ''
    const node = tag === 'code' ? el('code', {}, inside) : el(tag, {}, ...pieces(inside))
    return [{ at: match.index, length: match[0].length, node }]
  })
  const link = LINK.exec(text)
  if (link) found.push({ at: link.index, length: link[0].length, node: anchor(link[0]) })
  return found.sort((a, b) => a.at - b.at)[0]
}

/** A link that leaves the page says so, and the other side learns nothing about this one. */
function anchor(url: string): HTMLElement {
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, url, unseen(` (${WORDS.openLink})`))
}
