/** The rules by which every message can be read by everybody: short sentences, one question in bold at the end, usted. */

const SENTENCE_WORDS_MAX = 25

/** Sentences of a text; a line, a colon and a semicolon end one as well. */
export function sentences(text: string): string[] {
  return text
    .replace(/[*•]/g, '')
    .split(/\n|(?<=[.?!:;])\s+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

export const longSentences = (text: string): string[] =>
  sentences(text).filter((one) => one.split(/\s+/).length > SENTENCE_WORDS_MAX)

/** What is wrong with how a body asks; undefined when it asks nothing, or once, in bold, last or next to last. */
export function questionProblem(body: string): string | undefined {
  const said = body.replace(/https:\/\/\S+/g, '') // An address may hold a question mark and asks nothing.
  const questions = said.match(/\?/g) ?? []
  if (questions.length > 1) return 'more than one question'
  const paragraphs = said.split('\n\n')
  const at = paragraphs.findIndex((one) => one.includes('?'))
  if (at < 0) return undefined
  if (!/\*[^*]*\?[^*]*\*/.test(paragraphs[at] ?? '')) return 'the question is not in bold'
  return at < paragraphs.length - 2 ? 'the question is neither last nor next to last' : undefined
}

/** "Tú" in all its forms, and its imperatives where a sentence begins: those we never say. */
export const TU =
  /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo|tuyo|tuya|puedes|quieres|tienes|debes|vas|eres|estás|necesitas|sabes|dime)(?!\p{L})|(?:^|[.:¡¿*]\s?)(?:Escribe|Elige|Toca|Manda|Revisa|Recuerda|Llama|Lleva|Confirma|Guarda|Paga)(?!\p{L})/mu

/** What a filled text shows when a value does not fit its sentence: two articles, an uncontracted one, a zone without a city, an unfilled place. */
export const BROKEN =
  /(?<!\p{L})(?:el|la|los|las|un|una|del|al) \*?(?:el|la|los|las|del|al)(?!\p{L})|(?<!\p{L})(?:de|a) \*?el(?!\p{L})|\b(?:the the|on on|at at)\b|(?<!-)GMT(?!-[A-Z0-9]{3})|Etc\/|undefined|NaN|\{\{|\}\}|\[object|(?<!\.)\.\.(?!\.)| [,.;]|\(\)/u

export const EMOJI = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u20E3]/u
