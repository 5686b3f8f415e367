/**
 * What Meta accepts in one message, in UTF-16 units (Meta does not publish its unit; this one never counts less). Source: the
 * Cloud API pages on text, reply buttons, lists, templates and the send endpoint, September 2026.
 */
export const LIMITS = {
  textBody: 4096,
  /** Documented for lists with 4096; the schema says 1024, and we stay under both. */
  interactiveBody: 1024,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonIdBytes: 256,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  rowIdBytes: 200,
  listButton: 20,
  templateBody: 1024,
  /** Not documented; half of what a reply button holds. */
  quickReplyPayloadBytes: 128,
  templateButton: 25,
  caption: 1024,
  fileName: 240,
  callbackData: 512,
} as const

/** A reply that WhatsApp would refuse: a bug in a text or a dialog. Tests render every text to find it. */
export class OverLimit extends Error {
  override readonly name = 'OverLimit'
  constructor(
    readonly part: string,
    readonly length: number,
    readonly limit: number,
  ) {
    super(`${part}: ${length} over ${limit}`)
  }
}

/** Returns the text if it is neither empty nor too long. Nothing is ever cut: half a sentence can mislead. */
export function fits(part: string, text: string, limit: number): string {
  if (text.length > limit) throw new OverLimit(part, text.length, limit)
  if (text.trim() === '') throw new OverLimit(`${part} (empty)`, 0, limit)
  return text
}

/** Returns the id if it is neither empty, too long in bytes, nor with blanks at its ends, which Meta refuses. */
export function fitsId(part: string, id: string, limitBytes: number): string {
  const bytes = Buffer.byteLength(id)
  if (bytes === 0 || bytes > limitBytes || id.trim() !== id) throw new OverLimit(part, bytes, limitBytes)
  return id
}

/** Throws for repeated values, which Meta refuses. */
export function allDifferent(part: string, values: readonly string[]): void {
  const different = new Set(values).size
  if (different < values.length) throw new OverLimit(`${part} (repeated)`, values.length, different)
}
