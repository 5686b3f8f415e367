/** Digits with the marks that people put between them. */
const FIGURES = /(?:\+|\b00)?\(?\d[\d\s().-]{5,}\d/g
/** Ten digits, of which the first is none of these. */
const MEXICAN = /^[2-9]\d{9}$/
/** Old dialling prefixes, and the country code. */
const BEFORE = /^(?:521?|04[45]|01)(?=\d{10}$)/
/** Source: ITU-T E.164, at most 15 digits; none in use has fewer than eight. */
const ELSEWHERE = /^[1-9]\d{7,14}$/

const CALLED =
  /[,;.\s]*(?:\b(?:y )?(?:(?:mi|el|my) )?(?:numero|número|tel[eé]fono|tel|cel|celular|phone)\b[.:]?(?: (?:de )?(?:cel|celular|tel[eé]fono))?(?: (?:es|is))?(?: el)?)?\s*$/iu

/** Among other words, and these without it. */
export function telephoneIn(words: string): { phone: string; rest: string } | undefined {
  const [only, another] = [...words.matchAll(FIGURES)]
  const phone = only && !another ? readTelephone(only[0]) : undefined
  if (!only || phone === undefined || phone === 'wrong') return undefined
  const rest = `${words.slice(0, only.index).replace(CALLED, '')}, ${words.slice(only.index + only[0].length)}`
  return { phone, rest: rest.replace(/^[\s,.]+|[\s,.]+$/g, '') }
}

/**
 * As digits with the country code: ten digits of Mexico however grouped, or another country's with `+` or `00`. wrong: figures that are
 * none; undefined: no figures, or two numbers.
 */
export function readTelephone(words: string): string | 'wrong' | undefined {
  const found = words.match(FIGURES) ?? []
  const [only, another] = found
  if (only === undefined) return /\d{4,}/.test(words) ? 'wrong' : undefined
  if (another !== undefined) return undefined
  const digits = only.replace(/\D/g, '')
  const isForeign = /^(?:\+|00)/.test(only.trim()) && !/^(?:00)?52/.test(digits)
  if (isForeign) {
    const whole = digits.replace(/^00/, '')
    return ELSEWHERE.test(whole) ? whole : 'wrong'
  }
  const local = digits.replace(/^00/, '').replace(BEFORE, '')
  return MEXICAN.test(local) && !/^(\d)\1+$/.test(local) ? `52${local}` : 'wrong'
}
