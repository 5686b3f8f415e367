/**
 * What Meta accepts in one message, in UTF-16 units (its counting unit is not published; this one never counts less).
 * Source: the Cloud API pages on text, reply buttons, lists, templates and the send endpoint, as of September 2026.
 */
export const LIMITS = {
  textBody: 4096,
  /** Lists are documented with 4096, the schema says 1024: we stay under both. */
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
  /** Documented nowhere that we found; half of what a reply button holds. */
  quickReplyPayloadBytes: 128,
  templateButton: 25,
  caption: 1024,
  fileName: 240,
  callbackData: 512,
} as const

/** A reply that WhatsApp would refuse. It is a bug of a text or of a dialog, found by the tests that render every text. */
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

/** The same text, when it is neither empty nor too long. Nothing is ever cut: half a sentence can mislead. */
export function fits(part: string, text: string, limit: number): string {
  if (text.length > limit) throw new OverLimit(part, text.length, limit)
  if (text.trim() === '') throw new OverLimit(`${part} (empty)`, 0, limit)
  return text
}

/** The same id, when it is neither empty, too long in bytes, nor edged with blanks, which Meta refuses. */
export function fitsId(part: string, id: string, limitBytes: number): string {
  const bytes = Buffer.byteLength(id)
  if (bytes === 0 || bytes > limitBytes || id.trim() !== id) throw new OverLimit(part, bytes, limitBytes)
  return id
}

/** Refuses two of the same, which Meta refuses too. */
export function allDifferent(part: string, values: readonly string[]): void {
  const different = new Set(values).size
  if (different < values.length) throw new OverLimit(`${part} (repeated)`, values.length, different)
}
