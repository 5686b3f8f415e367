import { words as wordsOf } from './vocabulary.ts'
import { plain, tidy } from './words.ts'

const LONGEST_NAME = 80
const MOST_WORDS = 9

/** Words of talk: pronouns, verbs, adverbs, and what an appointment is about. No name contains one, wherever it stands. */
const TALK = wordsOf('names', 'no part of a name')

/**
 * Words that begin a phrase, "mis papeles", "un momento", "buen día", and are surnames where they do not begin one: Candelaria Mis,
 * Néstor de Buen, Ana Dias, María de los Ángeles.
 */
const OPENS = wordsOf('names', 'opens a sentence')

const LEAD_INS =
  /^(?:(?:hola|si|sí|a sus [oó]rdenes)[\s,.]+)?(?:me (?:ll|y)amo|¿?mi nombre(?: completo)?(?: es|\?)|su nombre(?: completo)? es|se llama|el nombre es|la niña se llama|el niño se llama|nombre(?: completo)?:?|p[oó]n(?:ga(?:me|le)?|me|le)?|an[oó]t(?:a|e)(?:me|le)?|yo soy|soy yo|soy|es|yo|como viene en (?:la|el|mi) (?:ine|acta|credencial)|my (?:full )?name is|(?:his|her) name is|i am|i'm|it'?s|is)\s+/i

/** No part of a name on a paper. */
const TITLES = /^(?:(?:la|el) )?(?:sr|sra|srta|señor|señora|señorita|don|doña|lic|ing|dr|dra|prof|profa|mr|mrs|ms)\.?\s+/iu
const COURTESY =
  /[\s,.]+(?:gracias|muchas gracias|por favor|porfavor|porfa|para servirle|a sus órdenes|a sus ordenes|please|thanks|thank you)[.!]*$/iu

const PARTICLES = wordsOf('names', 'particles')

/** Whoever says so means a name, however it begins. */
const SAYS_NAME = /\b(?:me llamo|se llama|nombre|name is)\b/i

export type NameHeard = { ok: true; name: string } | { ok: false; why: 'short' | 'odd' | 'long' }

/**
 * A person's name in what was typed: letters, at least two words. Undefined when it is no attempt at a name (a question, a
 * greeting, a number).
 */
export function hearName(text: string): NameHeard | undefined {
  const said = tidy(text)
    .replace(LEAD_INS, '')
    .replace(TITLES, '')
    .replace(COURTESY, '')
    .replace(/[.,;:]+$/, '')
    .trim()
  const words = said.split(' ').filter((word) => word !== '')
  if (words.length === 0 || words.some((word) => TALK.has(plain(word)))) return undefined
  if (OPENS.has(plain(words[0] ?? '')) && !SAYS_NAME.test(text)) return undefined
  if (said.length > LONGEST_NAME || words.length > MOST_WORDS)
    return words.length > MOST_WORDS * 2 ? undefined : { ok: false, why: 'long' }
  if (!/^[\p{Script=Latin}\p{M}'’.\- ]+$/u.test(said)) return /\p{L}/u.test(said) ? { ok: false, why: 'odd' } : undefined
  const real = words.filter((word, at) => (/\p{L}{2,}/u.test(word) || isDeLaO(words, at)) && !PARTICLES.has(plain(word)))
  return real.length < 2 ? { ok: false, why: 'short' } : { ok: true, name: capitalise(words) }
}

/** A surname of one letter. */
const isDeLaO = (words: string[], at: number): boolean => plain(words.slice(at - 2, at + 1).join(' ')) === 'de la o'

/** Given names that a CURP skips, and that stand before the other one. */
const SKIPPED = /^(?:ma|maria|m|jose|j)$/
const NO_SECOND = /\b(?:no tengo|sin|un solo|solo un|solo tengo un) (?:segundo )?apellido\b/

/**
 * The name among other words that agrees with a CURP: "a sus órdenes, Gudelia Heredia Santoyo". The shortest run of words without a
 * mark between them, with the given names and the surnames that stand beside it. Undefined where there is none.
 */
export function nameAmong(text: string, agrees: (name: string) => boolean): string | undefined {
  const fewest = NO_SECOND.test(plain(text)) ? 2 : 3
  for (const part of tidy(text).split(/[,;:!?¿¡()]|(?<!\b\p{L}{1,4})\.(?=\s|$)/u)) {
    const words = part.trim().split(' ').filter(Boolean)
    for (let length = fewest; length <= MOST_WORDS; length++)
      for (let from = 0; from + length <= words.length; from++) {
        const run = words.slice(from, from + length)
        const isBare = run.filter((word) => !PARTICLES.has(plain(word))).length >= fewest && !PARTICLES.has(plain(run[0] ?? ''))
        const heard = isBare && !PARTICLES.has(plain(run.at(-1) ?? '')) ? hearName(run.join(' ')) : undefined
        if (heard?.ok && heard.name.split(' ').length === length && agrees(heard.name))
          return hearWider(words, from, from + length) ?? heard.name
      }
  }
  return undefined
}

/** With the names that stand before it, and after it where names are written with capitals. */
function hearWider(words: string[], from: number, until: number): string | undefined {
  const isCapital = (word = ''): boolean => /^\p{Lu}\p{Ll}/u.test(word)
  const all = words.slice(from, until).every((word) => isCapital(word) || PARTICLES.has(plain(word)))
  const isName = (word: string | undefined): boolean =>
    word !== undefined &&
    !isTalk(plain(word)) &&
    (SKIPPED.test(plain(word)) || (all && isCapital(word) && !TITLES.test(`${word} `)))
  let [first, last] = [from, until]
  while (isName(words[first - 1])) first--
  while (all && isName(words[last])) last++
  const heard = hearName(words.slice(first, last).join(' '))
  return heard?.ok ? heard.name : undefined
}

/** "y Leo Puga López", "la chiquita es Luisa Puga Salas", "mi otro hijo se llama ...": the next of several. */
const AMONG_OTHERS =
  /^(?:(?:y|e|and|luego|también)\s+)?(?:(?:(?:el|la|mi|su|my|the)\s+)?(?:(?:otr[oa]|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|mayor|menor|mediano|mediana|grande|chic[oa]|chiquit[oa]|hij[oa]|niñ[oa]|bebé|bebe|other|oldest|youngest|son|daughter)\s+)+(?:de (?:ell[oa]s|en medio)\s+)?(?:es|se llama|is|is called)\s+)?/iu

/** The name that stands beside something else, a CURP for instance; undefined when those words are none. */
export function nameIn(words: string): string | undefined {
  const bare = words.replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  const heard = hearName(bare.replace(AMONG_OTHERS, '').replace(/\s+(?:y|e|and)$/i, ''))
  return heard?.ok ? heard.name : undefined
}

/** Words after which no name follows: "soy de Metepec", "soy mayor de edad", "soy la mamá de". */
const NOT_AFTER_SOY = wordsOf('names', 'no name after soy')
/** Where the sentence goes on after a name. */
const GOES_ON = wordsOf('names', 'goes on after a name')
const INTRODUCES =
  /\b(me llamo|mi nombre(?: completo)?(?: es|:)?|a nombre de|my (?:full )?name is|soy|i am|i'm|(?:perd[oó]n|digo|corrijo),? (?:es|era))\s+/giu
const FEWEST_UNSURE = 3
/** Nobody introduces themselves more often. */
const MOST_LEADS = 4

export interface Introduced {
  name: string
  /** What was said beside it. */
  rest: string
}

/**
 * A name after "me llamo", "soy" and the like, anywhere in a sentence. What is left has no name in it that could be taken
 * for a day or a place: Domingo, Mayo, Guadalupe.
 */
export function hearIntroduction(text: string): Introduced | undefined {
  const said = tidy(text)
  for (const lead of [...said.matchAll(INTRODUCES)].slice(0, MOST_LEADS)) {
    const from = (lead.index ?? 0) + lead[0].length
    const words = nameTokens(said.slice(from, from + 2 * LONGEST_NAME))
    const name = words.map((word) => word.replace(/[.,;:!]+$/, '')).join(' ')
    const unsure = !/^(?:me|mi|a|my) /i.test(lead[1] ?? '')
    if (unsure && (NOT_AFTER_SOY.has(plain(words[0] ?? '')) || !looksLikeName(words))) continue
    const heard = hearName(name)
    if (heard?.ok) return { name: heard.name, rest: `${said.slice(0, lead.index)}, ${said.slice(from + words.join(' ').length)}` }
  }
  return undefined
}

const isTalk = (word: string): boolean => TALK.has(word) || OPENS.has(word)

/** Words up to a comma, or to where the sentence goes on. */
function nameTokens(said: string): string[] {
  const words: string[] = []
  const all = said.split(' ')
  for (const [at, word] of all.entries()) {
    const here = plain(word)
    const ends = here === '' || isTalk(here) || GOES_ON.has(here)
    if (ends && !(here === 'los' || here === 'las' || here === 'la')) break
    if ((here === 'y' || here === 'e' || here === 'and') && stops(all[at + 1])) break
    words.push(word)
    if (/[.,;:!]$/.test(word) && word.length > 3) break
    if (words.length > MOST_WORDS) break
  }
  while (words.length > 0 && PARTICLES.has(plain(words.at(-1) ?? ''))) words.pop()
  return words
}

const stops = (word: string | undefined): boolean => word === undefined || isTalk(plain(word)) || GOES_ON.has(plain(word))

/** After "soy" much may follow: only capitals or three words and more are a name. */
const looksLikeName = (words: string[]): boolean => {
  const real = words.filter((word) => !PARTICLES.has(plain(word)))
  return real.length >= FEWEST_UNSURE || (real.length === 2 && real.every((word) => /^\p{Lu}/u.test(word)))
}

/** A name where none was asked for: three words, or two that begin with a capital. Fewer may be anything. */
export function hearFullName(text: string): string | undefined {
  const heard = hearName(text)
  return heard?.ok && looksLikeName(tidy(text).split(' ')) ? heard.name : undefined
}

/** A name after "me llamo" and the like, anywhere in a sentence. */
export const findIntroducedName = (text: string): string | undefined => hearIntroduction(text)?.name

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

/** "Guadalupe"; "Ma" of "Ma. Luisa". */
export const firstName = (name: string): string => (name.split(' ')[0] ?? name).replace(/\.$/, '')

/**
 * What to call somebody by: the first name, also where the surnames were written first ("Hernández Soto Guadalupe") and the CURP
 * tells so. The name itself stays as it was written.
 */
export function calledBy(name: string, curp: string | undefined): string {
  const [first = '', second = '', given] = significant(name)
  const starts = (word: string, letter: string | undefined) =>
    plain(word)
      .toUpperCase()
      .startsWith(letter ?? ' ')
  const surnamesFirst =
    curp !== undefined &&
    given !== undefined &&
    starts(first, curp.slice(0, 2)) &&
    starts(second, curp[2]) &&
    starts(given, curp[3])
  return surnamesFirst && !starts(first, curp[3]) ? firstName(given) : firstName(name)
}

/** "Ana Sofía" of Ana Sofía Puga López: all but the two surnames, and at least one. */
export const givenNames = (name: string): string => {
  const words = significant(name)
  return words.slice(0, Math.max(1, words.length - 2)).join(' ')
}

/** The first name of one of several people; the whole name where another one has the same: father and son. */
export function calledIn(people: readonly { name?: string | undefined }[], index: number): string {
  const name = people[index]?.name ?? ''
  const first = firstName(name)
  return people.some((one, i) => i !== index && firstName(one.name ?? '') === first) ? name : first
}

/** "Guadalupe H.": what may be shown on a telephone that a family shares. */
export function nameAndInitial(name: string): string {
  const words = significant(name)
  const surname = words.length > 2 ? words.at(-2) : words.at(1)
  return surname ? `${words[0]} ${surname.charAt(0)}.` : firstName(name)
}
