import { monthNamed, weekdayNamed } from './dates.ts'
import { clausesOf, deniesName } from './denial.ts'
import { isKnownWord } from './engine/known-words.ts'
import { spansIn } from './engine/matches.ts'
import { type Phrases, phrases } from './engine/phrases.ts'
import { tokensOf } from './engine/tokens.ts'
import { otherForms, words as wordsOf } from './engine/vocabulary.ts'
import { plain, tidy, withoutCourtesy } from './engine/words.ts'
import { parseCount } from './numbers.ts'
import { everyday } from './spelling.ts'

const SURELY = phrases('places', 'surely before a place')
/** Whatever place is told beside it. */
const WANTED = phrases('places', 'wanted before a place')
const LIVES = phrases('places', 'lives before a place')
const OFTEN = phrases('places', 'often before a place')
/** The sentence goes on. */
const ENDS = wordsOf('places', 'ends a place')
/** "en la tarde", "en línea". */
const NO_PLACE = wordsOf('places', 'no place follows')
const STREET = wordsOf('places', 'streets')
const MOST_WORDS = 5
/** More are not named, and each look-up costs time. */
const MOST_CANDIDATES = 2 * MOST_WORDS

const RELATIVES = wordsOf('places', 'relatives')
const OTHER = wordsOf('places', 'other ones')

const BEFORE_NO_PLACE = phrases('places', 'before what is no place')

/** At least one; else unchanged. */
function behind(said: Phrases, words: string): string {
  const [all] = said.spans(words)
  const [first] = all?.until === words.length ? said.spans(words.slice(0, Math.max(0, words.lastIndexOf(' ')))) : [all]
  return first ? words.slice(first.until).trim() : words
}

/** "mi mamá", "el quince", "el martes": towns called Mama and El Quince exist, but not alone; after "soy de" and "vivo en" they count. */
export function saysNoPlace(text: string): boolean {
  const bare = behind(BEFORE_NO_PLACE, plain(text))
  return (
    parseCount(bare) !== undefined ||
    weekdayNamed(bare) !== undefined ||
    monthNamed(bare) !== undefined ||
    RELATIVES.has(bare) ||
    OTHER.has(bare)
  )
}

/** A word that we have for something else. */
export const isEveryday = (text: string): boolean => isKnownWord(plain(text))

/** Likeliest first: a postal code, after "soy de" and "cerca de", after "en". */
export function placeWords(text: string): string[] {
  const said = tidy(text)
  const candidates: string[] = []
  for (const leads of [WANTED, LIVES, SURELY, OFTEN]) {
    for (const lead of spansIn(said, leads)) {
      const behindIt = said.slice(lead.until)
      if (!/^\s/.test(behindIt)) continue
      const words = untilItEnds(behindIt.trim())
      for (let length = words.length; length > 0; length--) {
        const candidate = words.slice(0, length).join(' ')
        if (isHalfOfName(words, length)) continue
        if (leads === LIVES || leads === SURELY || !saysNoPlace(candidate)) candidates.push(candidate)
      }
      if (candidates.length > MOST_CANDIDATES) break
    }
  }
  const postal = /\b\d{5}\b/.exec(text)?.[0] ?? /\b\d{2} \d{3}\b/.exec(text)?.[0].replace(' ', '')
  return [...new Set(postal ? [postal, ...candidates] : candidates)].slice(0, MOST_CANDIDATES)
}

const PARTICLES = wordsOf('places', 'particles')
const SAINTS = wordsOf('places', 'saints')
const GO_ON_WITH = wordsOf('places', 'go on with')

/** "El" begins El Salto as well as "el viernes". */
const ARTICLES = wordsOf('places', 'all articles')
/** "a las 12" */
const TO = wordsOf('places', 'to')
const OF_AN_HOUR = wordsOf('places', 'of an hour')

/** "San José del Rincón" is not San José. */
const isHalfOfName = (words: string[], length: number): boolean =>
  PARTICLES.has(plain(words[length - 1] ?? '')) ||
  (length > 1 && SAINTS.has(plain(words[0] ?? '')) && GO_ON_WITH.has(plain(words[length] ?? '')))

function untilItEnds(said: string): string[] {
  const words = (said.split(/[.,;](?:\s|$)/)[0] ?? '').trim().split(' ').filter(Boolean)
  const [first = '', second = ''] = words.map(plain)
  if (NO_PLACE.has(first) || NO_PLACE.has(`${first}_${second}`) || parseCount(first) !== undefined) return []
  // Streets and quarters sound like towns.
  if (STREET.has(first) || STREET.has(second)) return []
  // "El" begins El Salto as well as "el viernes": only what follows tells.
  const end = words.findIndex((word, at) => {
    const here = plain(word)
    const next = plain(words[at + 1] ?? '')
    return ENDS.has(here) || (ARTICLES.has(here) && ENDS.has(next)) || (TO.has(here) && OF_AN_HOUR.has(next))
  })
  return words.slice(0, end < 0 ? MOST_WORDS : Math.min(end, MOST_WORDS))
}

/** "no, quise decir Toluca", "mejor Puebla", "por el centro de Toluca". */
const BEFORE = phrases('places', 'before an answer')
const AFTER = phrases('places', 'after an answer')
/** After a misspelt town. */
const STATE_BEHIND = phrases('places', 'a state behind')
const ARTICLE = wordsOf('places', 'articles')

/** Everybody's short form: "tj". */
export const townCalled = otherForms('places', 'short forms')

/** "Satélite" is Naucalpan. */
export const asTown = (words: string): string => townCalled(plain(words)) ?? words

export function withoutArticle(words: string): string | undefined {
  const [first = '', ...rest] = plain(words).split(' ')
  return ARTICLES.has(first) && rest.length > 0 ? rest.join(' ') : undefined
}

/** Else unchanged. */
function beforeEnd(said: Phrases, words: string): string {
  const last = said.spans(words).at(-1)
  return last && last.from > 0 ? words.slice(0, last.from).trim() : words
}

/** Without courtesy, second thoughts and remarks; also without an article. */
export function bareAnswers(text: string): string[] {
  const words = beforeEnd(AFTER, plain(text))
  const bare = beforeEnd(AFTER, behind(BEFORE, withoutCourtesy(words)))
  const withoutState = beforeEnd(STATE_BEHIND, bare)
  const short = townCalled(bare)
  const said = bare.split(' ')
  return [
    ...(short ? [short] : []),
    bare,
    ...(withoutState !== bare ? [withoutState] : []),
    ...(said.length > 1 && ARTICLE.has(said[0] ?? '') ? [said.slice(1).join(' ')] : []),
  ].filter(Boolean)
}

/** "o sea" explains. */
const EITHER = /(?:\s+(?:o|u|ó|or)\s+(?!sea\b)(?:si\s+no\s+)?|[,;.])\s*/iu

/** "entre Toluca y Naucalpan" */
const BETWEEN = /(?<!\b(?:ando|andamos|estoy|vivo|viajo) )\b(?:entre|between)\s+(\p{L}[^,.;]*?)\s+(?:y|e|and)\s+/iu

const GOES_TO = phrases('places', 'goes to a place')
const LEAVES = phrases('places', 'leaves a place')
const AND = /(),?\s+(?:y|e|and|pero|but)\s+/giu

/** "lo primero en Puebla o Tlaxcala": of each alternative what may be its name; empty where there is only one. */
export function eitherPlaces(text: string): string[][] {
  // "llego a Querétaro el 3 y vivo en Toluca": both may be meant.
  const isBoth = GOES_TO.test(plain(text)) && LIVES.test(plain(text))
  // "salgo de Monterrey, paso por Saltillo"
  const [passes] = LEAVES.test(plain(text)) ? spansIn(text, GOES_TO) : []
  const route = passes ? `${text.slice(0, passes.from)} o ${text.slice(passes.from)}` : text
  const said = route.replace(isBoth ? AND : BETWEEN, '$1 o ')
  if (!/\s(?:o|u|ó|or)\s/iu.test(said)) return []
  return said.split(EITHER).map((part) => {
    const ahead = untilItEnds(part)
    const words = [...placesMeant(part), ...bareAnswers(part), ahead.join(' '), ahead[0] ?? '', part.split(' ').at(-1) ?? '']
    return words.filter((one) => !deniesName(part, one))
  })
}

/** "renovar pasaporte toluca urge". */
const WISH = wordsOf('places', 'of a wish')
/** What a town stands behind without a word between. */
const LEADS = wordsOf('places', 'leads to a bare place')
const MOST_LEFT = 3
const SHORTEST_PLACE = 4
const MARKS = /[,.;:/\n]+/
/** "Cuernavaca pero hasta después de Reyes" */
const GOES_ON = wordsOf('place', 'goes on')

/** What may be a town where none is announced: of each part the words between those of a wish or a time. */
export function placesLeft(text: string): string[] {
  if (!text.includes(' ')) return []
  const parts = text.split(MARKS, MOST_CANDIDATES).flatMap((part) => plain(part).replace(/\S+/g, atBreak).split(','))
  return parts.flatMap((part) => {
    const words = part.trim().split(' ')
    const isLeft = words.map((word) => !isWish(word) && !isTime(word))
    const unknown = isLeft.map((left, at) => left && !isKnownWord(words[at] ?? ''))
    return [lastLeft(words, isLeft, isLeft.indexOf(true)), lastLeft(words, unknown)].filter(Boolean)
  })
}

/**
 * The last of the words that are left: the first ones too, or behind what is wanted, "se me vencio el pasaporte toluca pues". "ver" is
 * Veracruz only where it is asked.
 */
function lastLeft(words: readonly string[], isLeft: readonly boolean[], first = -1): string {
  const until = isLeft.lastIndexOf(true) + 1
  const last = words.findLastIndex((word, at) => at < until && !isLeft[at] && !PARTICLES.has(word)) + 1
  const from = isLeft.indexOf(true, last)
  const isOne = first >= last || (isLeft.indexOf(true) === from && LEADS.has(words[from - 1] ?? ''))
  const place = words.slice(from, until).join(' ')
  return isOne && until - from <= MOST_LEFT && place.length >= SHORTEST_PLACE ? place : ''
}
const atBreak = (word: string): string => (GOES_ON.has(word) ? ',' : word)

const isWish = (word: string): boolean =>
  WISH.has(word) ||
  everyday(word)
    .split(' ')
    .every((one) => WISH.has(one))

const isTime = (word: string): boolean => {
  const right = everyday(word)
  return /^\d{1,2}$/.test(word) || weekdayNamed(right) !== undefined || monthNamed(right) !== undefined || TIME.has(word)
}
const TIME = wordsOf('places', 'of a time')

/** Birth, registration, or where a paper is: no destination. */
const OF_SOMETHING_ELSE = phrases('places-meant', 'of something else')

/** Likeliest first, without denied ones and places of birth. */
export function placesMeant(text: string): string[] {
  const found = placeWords(text)
  if (found.length === 0) return found
  const tokens = tokensOf(text)
  const clauses = clausesOf(tokens).map(({ from, until }) =>
    tokens
      .slice(from, until)
      .map(({ word }) => plain(word))
      .join(' '),
  )
  const isTold = (clause: string, words: string): boolean =>
    isOfBirth(clause, words) || OF_THE_PAST.test(rightBehind(clause, words))
  return found.filter((words) => {
    const inThese = clauses.filter((clause) => clause.includes(plain(words)))
    return !deniesName(text, words) && !(inThese.length > 0 && inThese.every((clause) => isTold(clause, plain(words))))
  })
}

const rightBehind = (clause: string, place: string): string =>
  clause
    .slice(clause.indexOf(place) + place.length)
    .trim()
    .split(' ')
    .slice(0, NEAR_BEHIND)
    .join(' ')
const NEAR_BEHIND = 4

/** "en Tlalnepantla fue donde me transaron": no wish. */
const OF_THE_PAST = phrases('places-meant', 'of the past')

/** Not "vivo en Toluca y nací en otro lado". */
const isOfBirth = (clause: string, place: string): boolean => {
  const before = clause.slice(0, clause.indexOf(place))
  const born = OF_SOMETHING_ELSE.exec(before)
  return born !== undefined && !LIVES_THERE.test(before.slice(before.lastIndexOf(born)))
}

const LIVES_THERE = phrases('places-meant', 'lives there')

/** "la fecha más cercana" is the soonest day instead. */
const NEAREST = phrases('office-words', 'nearest')
const ABOUT_A_DAY = phrases('office-words', 'about a day')
const SOONEST = phrases('office-words', 'soonest')
const NONE = phrases('office-words', 'none')
const ASKS_ABOUT = phrases('office-words', 'asks about')

/** `words` are everyday ones. */
export function parseRequestedOffice(words: string): 'nearest' | 'soonest' | 'none' | 'question' | undefined {
  if (NEAREST.test(words) && !ABOUT_A_DAY.test(words)) return 'nearest'
  if (SOONEST.test(words)) return 'soonest'
  if (NONE.test(words)) return 'none'
  return ASKS_ABOUT.test(words) ? 'question' : undefined
}

/** "sn juan del rio", "sta ana" */
const longForm = otherForms('place', 'short forms')

export const withoutShortForms = (said: string): string => said.replace(/\p{L}+/gu, (word) => longForm(word.toLowerCase()) ?? word)

/** "vengo de", before the name of an office */
const COMES_FROM = phrases('slot', 'comes from')
const LEADS_THERE = phrases('slot', 'leads there')

/** Said as where: "en Naucalpan", "la de Naucalpan". */
export function isNamedAsWhere(words: string, name: string): boolean {
  const called = plain(name.split(',')[0] ?? name)
  const before = [...` ${words} `.matchAll(new RegExp(` (?=${called} )`, 'g'))].map(({ index }) => words.slice(0, index).trim())
  if (before.some((said) => COMES_FROM.test(said))) return false
  return before.some((said) => said === '' || LEADS_THERE.test(said))
}

const OF = wordsOf('volunteer', 'of')
const AFTER_OF = wordsOf('volunteer', 'articles')

/** "Metepec" of "Rosa Pérez de Metepec". */
export function placeAfterName(name: string): string | undefined {
  const words = name.split(' ')
  const of = words.findLastIndex((word, at) => at > 0 && OF.has(word))
  return of < 0 || AFTER_OF.has(plain(words[of + 1] ?? '')) ? undefined : words.slice(of + 1).join(' ')
}
