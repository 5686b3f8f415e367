/**
 * What one message of ours holds, in UTF-16 units: WhatsApp's limits, which Messenger keeps too. Source: the Cloud API pages on text, reply
 * buttons and lists, September 2026; the schema says 1024 for the words of a list, its page 4096.
 */
export const TEXT_MAX = 4_096
export const BODY_MAX = 1_024
export const FOOTER_MAX = 60
export const BUTTONS_MAX = 3
export const ROWS_MAX = 10
export const BUTTON_TITLE_MAX = 20
export const ROW_TITLE_MAX = 24
export const DESCRIPTION_MAX = 72
export const ID_MAX_BYTES = 200

/** At most so many characters; what is longer is cut, at a word if it can be. */
export function fit(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')
  const atWord = cut.lastIndexOf(' ')
  return `${cut.slice(0, atWord > most / 2 ? atWord : undefined)}…`
}

/** The same of a whole message: its last paragraph, which has the question, stays, and what is before it ends with a sentence. */
export function fitMessage(body: string, most: number): string {
  if (body.length <= most) return body
  const at = body.lastIndexOf('\n\n')
  const last = at >= 0 && body.length - at <= most / 2 ? body.slice(at) : ''
  const room = most - last.length
  const end = [...body.slice(0, room).matchAll(/[.?!…](?=\s)|\n/g)].at(-1)
  return (end && end.index > room / 2 ? body.slice(0, end.index + 1).trimEnd() : fit(body, room)) + last
}

/** Those with the same title are told apart by a number; then all have one. */
export function toldApart<Row extends { title: string }>(rows: Row[]): Row[] {
  const alike = new Set(rows.map((one) => one.title)).size < rows.length
  return alike ? rows.map((one, i) => ({ ...one, title: fit(`${i + 1}. ${one.title}`, ROW_TITLE_MAX) })) : rows
}

/** A text as messages of at most this length, broken between paragraphs, else between lines. */
export const pages = (text: string, most: number): string[] =>
  gathered(
    text.split('\n\n').flatMap((part) => broken(part, most)),
    most,
    '\n\n',
  )

/** Pieces of at most this length: broken between lines, a line between its words, a word anywhere. */
function broken(part: string, most: number, between: '\n' | ' ' = '\n'): string[] {
  if (part.length <= most) return [part]
  const smaller = part.split(between).flatMap((one) => (between === '\n' ? broken(one, most, ' ') : chopped(one, most)))
  return gathered(smaller, most, between)
}

const chopped = (word: string, most: number): string[] => word.match(new RegExp(`[\\s\\S]{1,${most}}`, 'g')) ?? []

/** As few texts of at most this length as possible, each of whole pieces. */
function gathered(pieces: string[], most: number, between: '\n\n' | '\n' | ' '): string[] {
  const texts: string[] = []
  for (const piece of pieces) {
    const last = texts.pop()
    const longer = last === undefined ? piece : `${last}${between}${piece}`
    if (last === undefined || longer.length <= most) texts.push(longer)
    else texts.push(last, piece)
  }
  return texts
}

/**
 * Keeps the last paragraphs, with the question, within `most` characters; earlier ones become texts of at most `textMost`. Nothing is left
 * out: a long paragraph is broken between its lines.
 */
export function fitBody(parts: readonly string[], most: number, textMost: number): { before: string[]; body: string } {
  const whole = parts.filter(Boolean).flatMap((part) => broken(part, most))
  let kept = Math.max(0, whole.length - 1)
  while (kept > 0 && whole.slice(kept - 1).join('\n\n').length <= most) kept--
  return { before: gathered(whole.slice(0, kept), textMost, '\n\n'), body: whole.slice(kept).join('\n\n') }
}
