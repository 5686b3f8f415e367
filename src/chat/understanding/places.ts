import { monthNamed, weekdayNamed } from './dates.ts'
import { clausesOf, deniesName } from './denial.ts'
import { hearCount } from './numbers.ts'
import { phrases } from './phrases.ts'
import { everyday } from './spelling.ts'
import { tokensOf } from './tokens.ts'
import { words as wordsOf } from './vocabulary.ts'
import { plain, tidy, withoutCourtesy } from './words.ts'

/** What a place surely follows. */
const SURELY =
  /\b(?:soy del?|somos del?|vive en|viven en|vengo de|vengo desde|estoy en|estoy por|estamos en|voy a estar en|estar[eé] en|ando en|ando(?: ac[aá]| all[aá])? por|algo por|algo en|busque por|b[uú]squele? (?:por|en)|buscar (?:por|en)|pueblo de|cerca de|cerca del|cerquita de|por el rumbo de|rumbo a|por la zona de|zona de|por el lado de|a un lado de|junto a|queda(?: mas)? cerca|queda mejor|mejor en|que sea en|puede ser en|en la oficina de|la oficina de|municipio(?: de)?|alcald[ií]a|delegaci[oó]n|c[oó]digo postal|cp|i live in|i am from|i'm from|i'm in|near|close to)\s+/giu
/** Where the visit is to be, whatever place is told beside it: "vivo en San Diego, quiero renovar en Tijuana". */
const WANTED = /\b(?:renovar|renovarlo|sacar|sacarlo|tramitar|tramitarlo|ir|cita)(?: (?:el|mi|un) pasaporte)? en\s+/giu
/** Where whoever writes lives, before where anybody else does. */
const LIVES = /\b(?:vivo|vivimos|radico|resido)(?: (?:aqu[ií]|all[aá]|ac[aá]))? (?:en|por|x)\s+/giu
/** What a place often follows. */
const OFTEN =
  /\b(?:en|in|mejor|(?:aeropuerto|centro|terminal|central|mercado|plaza|hospital|estadio|salida|walmart) (?:de|a)|desde|oficina|la de|cita para|around|at)\s+/giu
/** Where the place ends and the sentence goes on. */
const ENDS = wordsOf('places', 'ends a place')
/** "en la tarde", "en línea": what follows "en" and is no place. */
const NO_PLACE = wordsOf('places', 'no place after en')
const STREET = wordsOf('places', 'streets')
const MOST_WORDS = 5
/** Two places are as many as anybody names; looking each one up costs time that everybody waits. */
const MOST_CANDIDATES = 2 * MOST_WORDS

const RELATIVES = wordsOf('places', 'relatives')
const OTHER = wordsOf('places', 'other ones')

/**
 * "mi mamá", "el quince", "el martes", "la próxima": there is a town called Mama and one called El Quince, but whoever says no
 * more than that means no town. After "soy de" and "vivo en" it is one all the same.
 */
export function saysNoPlace(text: string): boolean {
  const bare = plain(text).replace(/^(?:para |de |a |es )?(?:(?:el|la|los|las|mi|mis|tu|su|un|una) )?(?:dia )?/, '')
  return (
    hearCount(bare) !== undefined ||
    weekdayNamed(bare) !== undefined ||
    monthNamed(bare) !== undefined ||
    RELATIVES.has(bare) ||
    OTHER.has(bare)
  )
}

/** Candidates for a place in a sentence, the likeliest first: a postal code, after "soy de" and "cerca de", after "en". */
export function placeWords(text: string): string[] {
  const said = tidy(text)
  const candidates: string[] = []
  for (const leads of [WANTED, LIVES, SURELY, OFTEN]) {
    for (const lead of said.matchAll(leads)) {
      const words = untilItEnds(said.slice(lead.index + lead[0].length))
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

/** "San José del Rincón" is not San José, and "la de" is no town. */
const isHalfOfName = (words: string[], length: number): boolean =>
  PARTICLES.has(plain(words[length - 1] ?? '')) ||
  (length > 1 && SAINTS.has(plain(words[0] ?? '')) && GO_ON_WITH.has(plain(words[length] ?? '')))

function untilItEnds(said: string): string[] {
  const words = (said.split(/[.,;](?:\s|$)/)[0] ?? '').trim().split(' ').filter(Boolean)
  const [first = '', second = ''] = words.map(plain)
  if (NO_PLACE.has(first) || NO_PLACE.has(`${first}_${second}`) || hearCount(first) !== undefined) return []
  // Streets and quarters are in no table, and sound like towns.
  if (STREET.has(first) || STREET.has(second)) return []
  // "El" begins El Salto as well as "el viernes": only what follows tells.
  const end = words.findIndex((word, at) => {
    const here = plain(word)
    const next = plain(words[at + 1] ?? '')
    return ENDS.has(here) || (/^(?:el|la|las|los)$/.test(here) && ENDS.has(next)) || (here === 'a' && /^las?$/.test(next))
  })
  return words.slice(0, end < 0 ? MOST_WORDS : Math.min(end, MOST_WORDS))
}

/** What people write around an answer they correct or hurry: "no, quise decir Toluca", "mejor Puebla", "por el centro de Toluca". */
const BEFORE =
  /^(?:(?:yo|vivo(?! en)|vivir(?! en)|estoy(?! en)|mi (?:municipio|ciudad|pueblo|estado) es|esta bien|va|sale|claro|no|perdon|digo|quise decir|mejor|corrijo|me equivoque|es|seria|que sea|puede ser|pues|ah|a ver|entonces|en|(?:la|a la|esa|ese) de|de|por|x|ahi|aca|aqui|alla|cerca|cerquita|del|(?:el |por el )?centro de|las afueras de) )+/
const AFTER =
  /(?: (?:mex|lo que sea|cualquiera|esta bien|esta perfecto|me queda (?:bien|mejor|cerca)|mas o menos|por favor|x favor|xfa|porfa|porfis|si se puede|please))+$/
/** Known by its own short forms, where a misspelt town stands before it: "metepek edo mex". */
const STATE_BEHIND = / (?:edo|edo de|edomex|estado de)(?: mex| mexico)?$/
/** Short forms that are no name of a town and that everybody writes. */
export const SHORT_FORMS = new Map([
  ['tj', 'tijuana'],
  ['tjn', 'tijuana'],
  ['tijuas', 'tijuana'],
  ['juaritos', 'ciudad juarez'],
])

/** The bare answers within what was typed: without courtesy, second thoughts and what is said of it; also without an article. */
export function bareAnswers(text: string): string[] {
  const words = plain(text).replace(AFTER, '')
  const bare = withoutCourtesy(words).replace(BEFORE, '').replace(AFTER, '')
  const withoutState = bare.replace(STATE_BEHIND, '')
  const short = SHORT_FORMS.get(bare)
  // "toluca o metepec": the offices near the first are near the other too, or he says so.
  const [either, or] = bare.split(/ [ou] /)
  return [
    ...(short ? [short] : []),
    bare,
    ...(withoutState !== bare ? [withoutState] : []),
    ...(/^(?:el|la) /.test(bare) ? [bare.slice(3)] : []),
    ...(either && or ? [either] : []),
  ].filter(Boolean)
}

/** All that a hurried wish has beside the place: "renovar pasaporte toluca urge". */
const WISH = wordsOf('places', 'of a wish')
const MOST_LEFT = 3

/** The words of a short wish that are no part of it, which may be a place: "cita pasaporte metepec" leaves "metepec". */
export function leftOfWish(text: string): string | undefined {
  const words = plain(text).split(' ')
  if (words.length > 2 * MOST_CANDIDATES) return undefined
  const isLeft = words.map((word) => !isWish(word) && !isTime(word))
  const left = words.slice(isLeft.indexOf(true), isLeft.lastIndexOf(true) + 1)
  if (isLeft.filter(Boolean).length !== left.length) return undefined
  return left.length > 0 && left.length <= MOST_LEFT && left.length < words.length ? left.join(' ') : undefined
}

const isWish = (word: string): boolean =>
  WISH.has(word) ||
  everyday(word)
    .split(' ')
    .every((one) => WISH.has(one))

const isTime = (word: string): boolean =>
  /^\d{1,2}$/.test(word) || weekdayNamed(word) !== undefined || monthNamed(word) !== undefined || TIME.has(word)
const TIME = wordsOf('places', 'of a time')

/** Where somebody was born or registered, and where a paper is: not where they want to go. */
const OF_SOMETHING_ELSE = phrases('places-meant', 'of something else')

/** The places that a sentence may want, the likeliest first: without those that it denies, and where only somebody was born. */
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
  return found.filter((words) => {
    const inThese = clauses.filter((clause) => clause.includes(plain(words)))
    return !deniesName(text, words) && !(inThese.length > 0 && inThese.every((clause) => isOfBirth(clause, plain(words))))
  })
}

/** "nací en Toluca", but not "vivo en Toluca y nací en otro lado". */
const isOfBirth = (clause: string, place: string): boolean => {
  const before = clause.slice(0, clause.indexOf(place))
  const born = OF_SOMETHING_ELSE.exec(before)
  return born !== undefined && !LIVES_THERE.test(before.slice(before.lastIndexOf(born)))
}

const LIVES_THERE = phrases('places-meant', 'lives there')

/** "la más cercana" is the nearest office; "la fecha más cercana" is the soonest day. */
const NEAREST = phrases('office-words', 'nearest')
const ABOUT_A_DAY = phrases('office-words', 'about a day')
const SOONEST = phrases('office-words', 'soonest')
const NONE = phrases('office-words', 'none')
/** A question about an office chooses none. */
const ASKS_ABOUT = phrases('office-words', 'asks about')

/** What is said of the offices in a list without naming one; `words` are the everyday ones. */
export function hearRequestedOffice(words: string): 'nearest' | 'soonest' | 'none' | 'question' | undefined {
  if (NEAREST.test(words) && !ABOUT_A_DAY.test(words)) return 'nearest'
  if (SOONEST.test(words)) return 'soonest'
  if (NONE.test(words)) return 'none'
  return ASKS_ABOUT.test(words) ? 'question' : undefined
}
