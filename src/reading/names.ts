import { parseCurp } from './curps.ts'
import { spansIn } from './engine/matches.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { plain, tidy } from './engine/words.ts'

const LONGEST_NAME = 80
const MOST_WORDS = 9

/** Words of talk: pronouns, verbs, adverbs, and what an appointment is about. No name contains one, wherever it stands. */
const TALK = wordsOf('names', 'no part of a name')

/**
 * Words that begin a phrase, "mis papeles", "un momento", "buen día", and are surnames where they do not begin one: Candelaria Mis,
 * Néstor de Buen, Ana Dias, María de los Ángeles.
 */
const OPENS = wordsOf('names', 'opens a sentence')

/** What stands before a name that was asked for, and after it. */
const LEAD_INS = phrases('names', 'leads in')
const COURTESY = phrases('names', 'courtesy')
/** No part of a name on a paper. */
const TITLES = phrases('names', 'titles')

const PARTICLES = wordsOf('names', 'particles')

/** Whoever says so means a name, however it begins. */
const SAYS_NAME = phrases('names', 'says a name')

export type ParsedName = { ok: true; name: string } | { ok: false; why: 'short' | 'odd' | 'long' }

/**
 * A person's name in what was typed: letters, at least two words. Undefined when it is no attempt at a name (a question, a
 * greeting, a number).
 */
export function parseName(text: string, whole = text): ParsedName | undefined {
  const typed = withoutRemarks(tidy(text))
  const said = before(COURTESY, after(TITLES, after(LEAD_INS, typed)))
    .replace(/[.,;:]+$/, '')
    .trim()
  const words = withoutTown(
    said.split(' ').filter((word) => word !== ''),
    whole,
  )
  if (words.length === 0) return undefined
  if (words.some((word) => TALK.has(plain(word)))) return isOnlyGiven(typed, said) ? { ok: false, why: 'short' } : undefined
  if (OPENS.has(plain(words[0] ?? '')) && !SAYS_NAME.test(plain(text))) return undefined
  if (said.length > LONGEST_NAME || words.length > MOST_WORDS)
    return words.length > MOST_WORDS * 2 ? undefined : { ok: false, why: 'long' }
  if (!/^[\p{Script=Latin}\p{M}'’.\- ]+$/u.test(said)) return /\p{L}/u.test(said) ? { ok: false, why: 'odd' } : undefined
  const real = words.filter((word, at) => (/\p{L}{2,}/u.test(word) || isDeLaO(words, at)) && !PARTICLES.has(plain(word)))
  return real.length < 2 ? { ok: false, why: 'short' } : { ok: true, name: capitalise(words) }
}

const ASKS_FOR_NAME = phrases('names', 'asks for a name')
const CALLED = phrases('names', 'says what it is called')
const BEHIND = wordsOf('names', 'goes on behind a name')
const MOST_GIVEN = 3

/** "es una perrita que se llama Canela y tiene dos años": what a thing or an animal is called, where that is asked. */
export function calledThere(text: string, asked: string): string | undefined {
  const [said] = asksForName(asked) ? spansIn(text, CALLED) : []
  const words = said ? (text.slice(said.until).split(PARTS)[0] ?? '').trim().split(/\s+/) : []
  const end = words.findIndex((word) => BEHIND.has(plain(word)))
  return words.slice(0, end < 0 ? MOST_GIVEN : Math.min(end, MOST_GIVEN)).join(' ') || undefined
}

/** "Nombre de la mascota" is of a "mascota". */
export const withoutName = (label: string) => ASKS_FOR_NAME.without(plain(label))

export const asksForName = (asked: string) => ASKS_FOR_NAME.test(plain(asked))

/** The same as the whole answer: "Firulais, es perro". */
export const calledAlone = (text: string) => (after(LEAD_INS, text).split(PARTS)[0] ?? '').trim()

const SAID_ALREADY = phrases('names', 'said already')

/** "ya le dije, a segundo" */
export function withoutReminder(text: string) {
  const [said] = spansIn(text, SAID_ALREADY)
  return said ? (text.slice(0, said.from) + text.slice(said.until)).replace(/^[\s,.;:]+|[\s,;:]+$/g, '') : text
}

const TOWN = phrases('names', 'town behind a name')

/** "karla ruiz nava de queretaro": where they are from, behind two surnames; a surname where the CURP beside it says so. */
function withoutTown(words: string[], text: string): string[] {
  const at = words.findIndex((_, from) => isWhole(words.slice(0, from)) && TOWN.test(plain(words.slice(from).join(' '))))
  const second = at < 0 ? undefined : parseCurp(text)?.typed[2]?.toLowerCase()
  const isSurname = plain(realOf(words.slice(at))[0] ?? '')[0] === second && plain(words[at - 1] ?? '')[0] !== second
  return at < 0 || isSurname ? words : words.slice(0, at)
}

const realOf = (words: string[]): string[] => words.filter((word) => !PARTICLES.has(plain(word)))

const REMARK = phrases('names', 'remark on spelling')

/** "Iván Ruelas Peña y es con acento en la a" */
function withoutRemarks(text: string): string {
  const [remark] = spansIn(text, REMARK)
  if (!remark || remark.from === 0) return text
  return `${text.slice(0, remark.from).replace(/[\s,;(]+$/, '')} ${text.slice(remark.until).replace(/^[\s,;)]+/, '')}`.trim()
}

/** "ponle Sandra y luego te paso los apellidos": said to be a name, and one word of it before the sentence goes on. */
function isOnlyGiven(typed: string, said: string): boolean {
  const [first, ...more] = nameTokens(said)
  return said !== typed && first !== undefined && more.length === 0 && /^\p{L}{2,}$/u.test(first) && !OPENS.has(plain(first))
}

/** The text behind a phrase that it begins with. */
function after(said: Phrases, text: string): string {
  const [first] = spansIn(text, said)
  // "¿Mi nombre? Ana" is answered, "¿es obligatorio?" is none.
  const isAsked = /[¿¡]/.test(text.slice(0, first?.from)) && text[first?.until ?? 0] !== '?'
  return first && !isAsked ? text.slice(first.until).replace(/^[\s.,:;?]+/, '') : text
}

/** The text before a phrase that it ends with. */
function before(said: Phrases, text: string): string {
  const last = spansIn(text, said).at(-1)
  return last && last.from > 0 ? text.slice(0, last.from).replace(/[\s.,]+$/, '') : text
}

const OF_ONE_LETTER = wordsOf('names', 'surname of one letter')
/** "María de la O" */
const isDeLaO = (words: string[], at: number): boolean =>
  OF_ONE_LETTER.has(
    words
      .slice(at - 2, at + 1)
      .map(plain)
      .join('_'),
  )

/** Given names that a CURP skips, and that stand before the other one. */
const SKIPPED = wordsOf('names', 'skipped')
const NO_SECOND = phrases('names', 'no second surname')
const PARTS = /[,;:!?¿¡()]|(?<!\b\p{L}{1,4})\.(?=\s|$)/u

/**
 * The name among other words that agrees with a CURP: "a sus órdenes, Gudelia Heredia Santoyo". The shortest run of words without a
 * mark between them, with the given names and the surnames that stand beside it. Undefined where there is none.
 */
export function nameAmong(text: string, agrees: (name: string) => boolean): string | undefined {
  const fewest = NO_SECOND.test(plain(text)) ? 2 : 3
  for (const part of tidy(text).split(PARTS)) {
    const words = part.trim().split(' ').filter(Boolean)
    for (let length = fewest; length <= MOST_WORDS; length++)
      for (let from = 0; from + length <= words.length; from++) {
        const run = words.slice(from, from + length)
        const isBare = realOf(run).length >= fewest && !PARTICLES.has(plain(run[0] ?? ''))
        const heard = isBare && !PARTICLES.has(plain(run.at(-1) ?? '')) ? parseName(run.join(' ')) : undefined
        if (heard?.ok && heard.name.split(' ').length === length && agrees(heard.name))
          return parseWider(words, from, from + length) ?? heard.name
      }
  }
  return undefined
}

/** With the names that stand before it, and after it where names are written with capitals. */
function parseWider(words: string[], from: number, until: number): string | undefined {
  const isCapital = (word = ''): boolean => /^\p{Lu}\p{Ll}/u.test(word)
  const all = words.slice(from, until).every((word) => isCapital(word) || PARTICLES.has(plain(word)))
  const isName = (word: string | undefined): boolean =>
    word !== undefined &&
    !isTalk(plain(word)) &&
    (SKIPPED.has(plain(word)) || (all && isCapital(word) && !TITLES.test(plain(word))))
  let [first, last] = [from, until]
  while (isName(words[first - 1])) first--
  while (all && isName(words[last])) last++
  const heard = parseName(words.slice(first, last).join(' '))
  return heard?.ok ? heard.name : undefined
}

/** "y Leo Puga López", "la chiquita es Luisa Puga Salas", "mi otro hijo se llama ...": the next of several. */
const AMONG_OTHERS = phrases('names', 'among others')
const AND = wordsOf('names', 'and')

/** The name that stands beside something else, a CURP for instance; undefined when those words are none. */
export function nameIn(words: string): string | undefined {
  const bare = words.replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, '')
  const name = after(AMONG_OTHERS, bare).split(' ')
  const heard = parseName(name.slice(0, AND.has(plain(name.at(-1) ?? '')) ? -1 : undefined).join(' '))
  return heard?.ok ? heard.name : undefined
}

/** "soy de Metepec", "soy mayor de edad", "soy la mamá de". */
const NO_NAME_FOLLOWS = wordsOf('names', 'no name follows')
/** Where the sentence goes on after a name. */
const GOES_ON = wordsOf('names', 'goes on after a name')
const INTRODUCES = phrases('names', 'introduces')
const MAY_INTRODUCE = phrases('names', 'may introduce')
const isWhole = (words: string[]): boolean => realOf(words).length > 2
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
export function parseIntroduction(text: string): Introduced | undefined {
  const said = tidy(text)
  const leads = [
    ...spansIn(said, INTRODUCES).map((lead) => ({ ...lead, unsure: false })),
    ...spansIn(said, MAY_INTRODUCE).map((lead) => ({ ...lead, unsure: true })),
  ].toSorted((a, b) => a.from - b.from)
  for (const { from: begins, until, unsure } of leads.slice(0, MOST_LEADS)) {
    const from = until + (/^[\s:]+/.exec(said.slice(until))?.[0].length ?? 0)
    const words = withoutTown(nameTokens(said.slice(from, from + 2 * LONGEST_NAME)), said)
    const name = withoutMarks(words)
    // "yo no me llamo de Querétaro"
    if (
      /\bno \W*$/i.test(said.slice(0, begins)) ||
      (unsure && (NO_NAME_FOLLOWS.has(plain(words[0] ?? '')) || !looksLikeName(words)))
    )
      continue
    const heard = parseName(name, said)
    const surnames = heard?.ok ? surnamesAfter(said.slice(from + words.join(' ').length)) : undefined
    const whole = surnames === undefined ? undefined : parseName(`${name} ${surnames}`)
    if (whole?.ok) return { name: whole.name, rest: said.slice(0, begins) }
    if (heard?.ok) return { name: heard.name, rest: `${said.slice(0, begins)}, ${said.slice(from + words.join(' ').length)}` }
  }
  return undefined
}

const SURNAMES_FOLLOW = phrases('names', 'surnames follow')

/** "... pero todos me dicen Lucha, apellidos Ortega Rangel" */
function surnamesAfter(text: string): string | undefined {
  const [said] = spansIn(text, SURNAMES_FOLLOW)
  const words = said ? nameTokens(text.slice(said.until).replace(/^[\s:,]+/, '')) : []
  return words.length > 0 ? withoutMarks(words) : undefined
}

const withoutMarks = (words: string[]): string => words.map((word) => word.replace(/[.,;:!]+$/, '')).join(' ')

const isTalk = (word: string): boolean => TALK.has(word) || OPENS.has(word)

const IN_SURNAMES = wordsOf('names', 'also in surnames')

/** Words up to a comma, or to where the sentence goes on. */
function nameTokens(said: string): string[] {
  const words: string[] = []
  const all = said.split(' ')
  for (const [at, word] of all.entries()) {
    const here = plain(word)
    const ends = here === '' || isTalk(here) || GOES_ON.has(here) || /\d/.test(here)
    if (ends && !IN_SURNAMES.has(here)) break
    if (AND.has(here) && stops(all[at + 1])) break
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
  const real = realOf(words)
  return isWhole(words) || (real.length === 2 && real.every((word) => /^\p{Lu}/u.test(word)))
}

/** A name where none was asked for: three words, or two that begin with a capital. Fewer may be anything. */
export function parseFullName(text: string): string | undefined {
  const heard = parseName(text)
  return heard?.ok && looksLikeName(tidy(text).split(' ')) ? heard.name : undefined
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

/** Beside other words that are no part of one: "mateo gomez gomez no tengo curp, chiapas". */
export function nameApart(text: string): string | undefined {
  const [first = '', ...others] = tidy(text).split(PARTS)
  const apart = [first, ...others].map((part) => parseFullName(withoutMarks(nameTokens(after(LEAD_INS, part.trim())))))
  return apart.find((name) => name !== undefined) ?? nameIn(first)
}

const SAME_SURNAMES = phrases('name', 'same surnames')

/** The name that is left without "los mismos apellidos", and whether that was said. */
export function givenNameIn(words: string): { given: string; same: boolean } {
  const [same] = spansIn(words, SAME_SURNAMES)
  const left = same ? words.slice(0, same.from) + words.slice(same.until) : words
  return { given: left.replace(/^[\s,.;:-]+|[\s,.;:-]+$/g, ''), same: same !== undefined }
}

const WHO_GOES = phrases('attendant', 'before who goes')
const WHO_THEY_ARE = phrases('names', 'who they are')

/** The name beside who goes: "voy yo, Rosa López Cruz", "Carmen Díaz Luna, su abuelita". */
export function parseNameOfWhoGoes(text: string): ParsedName | undefined {
  const named = before(WHO_THEY_ARE, text)
  const [first] = spansIn(named, WHO_GOES)
  const rest = named.slice(first?.until).replace(/^[\s,.:]+/, '')
  return parseName(first && rest !== '' ? rest : named)
}

const NOT_THAT = phrases('name', 'not that')
const BUT_THIS = phrases('name', 'but this')
const LACKS_SURNAME = phrases('name', 'lacks a surname')

/** What should be, in a sentence that says what is wrong: behind the last "es", "sino", "debe decir". */
export function whatIsRight(text: string): string | undefined {
  const lead = spansIn(text, BUT_THIS).at(-1)
  return lead && text.slice(lead.until).replace(/^[\s,:]+/, '')
}

/** "no es Jon, es Juan", "me faltó el segundo apellido, es Cruz": a known name with what is said of it. */
export function nameCorrected(text: string, known: string): string | undefined {
  const said = tidy(text)
  const [wrong] = spansIn(said, NOT_THAT)
  const few = LACKS_SURNAME.test(plain(said))
  if (!wrong && !few) return undefined
  const [all, had] = [known.split(' '), plain(known).split(' ')]
  const lead = spansIn(said, BUT_THIS).at(-1)
  const right = nameApart(said)?.split(' ') ?? nameTokens(said.slice(lead?.until ?? said.length).trim())
  const run = wrong ? plain(said.slice(wrong.until)).trim().split(' ') : []
  let [from, until] = [had.indexOf(run[0] ?? ''), all.length]
  if (isWhole(right)) from = right.some((word) => had.includes(plain(word))) ? 0 : -1
  else if (from < 0) from = few && !isWhole(all) ? until : from
  else until = from + [...run, ''].findIndex((word, at) => word !== had[from + at])
  if (from < 0 || right.length === 0) return undefined
  const heard = parseName([...all.slice(0, from), withoutMarks(right), ...all.slice(until)].join(' '))
  return heard?.ok && heard.name !== known ? heard.name : undefined
}
