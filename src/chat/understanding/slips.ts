/** A slip of the tongue: "Toluca... no, mejor Cuernavaca", "toluca no perdón cuajimalpa", "renovar, bueno no, es que lo perdí". */
const PUTS_RIGHT =
  /(?:[,.;…]+ ?(?:(?:ay|uy|no|bueno no|bueno|perd[oó]n|digo|mejor dicho|mejor|corrijo|m[aá]s bien|espere|sorry|wait|i mean|no wait)\b[,.;…]* ?){1,4}|\b(?:no|ay no) (?:perd[oó]n|digo|espere|mejor|sorry|wait)\b[,.;…]* ?)/iu
/** Within it at least one of these takes back what was said. */
const TAKES_BACK = /\b(?:no|perd[oó]n|digo|mejor dicho|corrijo|m[aá]s bien|i mean|sorry)\b/iu

export interface Slip {
  before: string
  after: string
}

/** What was said before a slip and what is meant instead; undefined where nothing is taken back, or nothing follows. */
export function slipIn(text: string): Slip | undefined {
  const found = PUTS_RIGHT.exec(text)
  if (!found || found.index === 0 || !TAKES_BACK.test(found[0])) return undefined
  const after = text.slice(found.index + found[0].length).trim()
  return after === '' ? undefined : { before: text.slice(0, found.index), after }
}
