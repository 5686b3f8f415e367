/**
 * Keeps the last paragraphs, with the question, within `most` characters. Those before them become texts of their own of at most
 * `textMost`, and nothing is left out: a paragraph that is too long, a list of what to bring perhaps, is broken between its lines.
 */
export function fitBody(parts: string[], most: number, textMost: number): { before: string[]; body: string } {
  const whole = parts.filter(Boolean).flatMap((part) => broken(part, most, '\n'))
  let kept = Math.max(0, whole.length - 1)
  while (kept > 0 && whole.slice(kept - 1).join('\n\n').length <= most) kept--
  return { before: gathered(whole.slice(0, kept), textMost, '\n\n'), body: whole.slice(kept).join('\n\n') }
}

type Between = '\n\n' | '\n' | ' '

/** Pieces of at most this length: broken between lines, a line between its words, a word anywhere. */
function broken(part: string, most: number, between: '\n' | ' '): string[] {
  if (part.length <= most) return [part]
  const smaller = part.split(between).flatMap((one) => (between === '\n' ? broken(one, most, ' ') : chopped(one, most)))
  return gathered(smaller, most, between)
}

const chopped = (word: string, most: number): string[] => word.match(new RegExp(`[\\s\\S]{1,${most}}`, 'g')) ?? []

/** As few texts of at most this length as possible, each of whole pieces. */
function gathered(pieces: string[], most: number, between: Between): string[] {
  const texts: string[] = []
  for (const piece of pieces) {
    const last = texts.pop()
    const longer = last === undefined ? piece : `${last}${between}${piece}`
    if (last === undefined || longer.length <= most) texts.push(longer)
    else texts.push(last, piece)
  }
  return texts
}
