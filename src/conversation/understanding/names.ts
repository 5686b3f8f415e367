import { plain, tidy } from './words.ts'

const LONGEST_NAME = 80
const MOST_WORDS = 9

/** Words that no name contains and that people type instead of an answer. */
const NOT_NAMES = new Set(
  (
    'hola gracias quiero quisiera necesito pasaporte pasaportes cita citas ayuda que como cuando donde cual porque favor tengo tiene ' +
    'perdi perdido perdio robaron renovar tramite trámite curp menu cancelar si no se mi mis su sus ya es esta este eso el los las por para ' +
    'numero nombre hoy manana tarde noche buenos buenas dias tardes noches buen dia ok oficina hora fecha años anos puedo puede hijo hija mama papa ' +
    'hello hi thanks thank you passport appointment help please want need what when where how my the is are lost stolen i'
  ).split(' '),
)

const LEAD_INS =
  /^(?:(?:hola|si|sí)[\s,.]+)?(?:me llamo|mi nombre(?: completo)? es|su nombre(?: completo)? es|se llama|el nombre es|la niña se llama|el niño se llama|nombre(?: completo)?:?|yo soy|soy|my (?:full )?name is|(?:his|her) name is|i am|i'm)\s+/i

const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'e', 'da', 'di', 'van', 'von'])

export type NameHeard = { ok: true; name: string } | { ok: false; why: 'short' | 'odd' | 'long' }

/**
 * A person's name in what was typed: letters, at least two words. Undefined when it is no attempt at a name (a question, a
 * greeting, a number).
 */
export function hearName(text: string): NameHeard | undefined {
  const said = tidy(text)
    .replace(LEAD_INS, '')
    .replace(/[.,;:]+$/, '')
    .trim()
  const words = said.split(' ').filter((word) => word !== '')
  if (words.length === 0 || words.some((word) => NOT_NAMES.has(plain(word)))) return undefined
  if (said.length > LONGEST_NAME || words.length > MOST_WORDS)
    return words.length > MOST_WORDS * 2 ? undefined : { ok: false, why: 'long' }
  if (!/^[\p{Script=Latin}\p{M}'’.\- ]+$/u.test(said)) return /\p{L}/u.test(said) ? { ok: false, why: 'odd' } : undefined
  const real = words.filter((word) => /\p{L}{2,}/u.test(word) && !PARTICLES.has(plain(word)))
  return real.length < 2 ? { ok: false, why: 'short' } : { ok: true, name: capitalise(words) }
}

/** The name that stands beside something else, a CURP for instance; undefined when those words are none. */
export function nameIn(words: string): string | undefined {
  const heard = hearName(words.replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, ''))
  return heard?.ok ? heard.name : undefined
}

/** Where a sentence goes on after the name. */
const GOES_ON = /\s+(?:y|e|and)\s+(?:mi|me|soy|quiero|puedo|vivo|tengo|my|i|want)\b.*$/iu

/** A name after "me llamo" and the like, anywhere in a sentence. */
export function findIntroducedName(text: string): string | undefined {
  const found = /(?:me llamo|mi nombre(?: completo)? es|my name is)\s+([\p{L}'’. -]+)/iu.exec(tidy(text))
  const heard = found?.[1] ? hearName(found[1].replace(GOES_ON, '')) : undefined
  return heard?.ok ? heard.name : undefined
}

/** "guadalupe DE LA CRUZ soto" -> "Guadalupe de la Cruz Soto". Mixed case is left as it was typed. */
function capitalise(words: string[]): string {
  return words
    .map((word, i) => {
      if (i > 0 && PARTICLES.has(word.toLowerCase())) return word.toLowerCase()
      const oneCase = word === word.toLowerCase() || word === word.toUpperCase()
      const lower = oneCase ? word.toLowerCase() : word
      return lower.replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    })
    .join(' ')
}

const significant = (name: string): string[] => name.split(' ').filter((word) => !PARTICLES.has(word.toLowerCase()))

/** "Guadalupe" */
export const firstName = (name: string): string => name.split(' ')[0] ?? name

/** "Guadalupe H.": what may be shown on a telephone that a family shares. */
export function nameAndInitial(name: string): string {
  const words = significant(name)
  const surname = words.length > 2 ? words.at(-2) : words.at(1)
  return surname ? `${words[0]} ${surname.charAt(0)}.` : firstName(name)
}
