import { monthNamed, weekdayNamed } from './dates.ts'
import { phrases } from './engine/phrases.ts'
import { type Token, tokensOf } from './engine/tokens.ts'
import { words } from './engine/vocabulary.ts'
import { plain } from './engine/words.ts'

/**
 * What is denied in a sentence, word by word, with the words that deny it. The rules, which hold in one clause; a mark, "pero", "sino", "mejor", "porque", "aunque"
 * and an affirming "sí" end it:
 *
 * 1. "no", "ni", "nunca", "tampoco", "not", "can't" deny what follows up to the end of the clause, where a day, an hour, a place or
 *    anything else follows: "no puedo el lunes", "ni en Naucalpan".
 * 2. Where only a word of suiting or wanting follows, or nothing, they deny what stands before: "el lunes no puedo", "el 3 no me da
 *    tiempo", "Naucalpan ni de chiste"; so does what hinders somebody, whatever follows that is no time: "el jueves no me dan permiso
 *    en la fábrica".
 * 3. "menos", "excepto", "salvo", "except" and "but" after "any" deny what follows at once: "donde sea menos en Cuajimalpa".
 * 4. A time is denied by what fills it: "los lunes los tengo ocupados", "los miércoles tengo diálisis".
 *
 * No denial: "¿no hay el lunes?", "no sé si el lunes", "no importa", "nada más", "más o menos", "no antes de las 11", which is a bound.
 */
export function deniedIn(tokens: readonly Token[]): readonly boolean[] {
  const before = known.get(tokens)
  if (before !== undefined) return before
  const denied = tokens.map(() => false)
  for (const clause of clausesOf(tokens)) markClause(tokens, clause, denied)
  known.set(tokens, denied)
  return denied
}
/** Tokens are themselves cached for a while. */
const known = new WeakMap<readonly Token[], readonly boolean[]>()

interface Clause {
  from: number
  until: number
}

const ENDS_CLAUSE = words('denial', 'ends a clause')
/** "no, joven, 10 años": it answers, and denies nothing of what follows. */
const ADDRESSED = words('denial', 'addressed')
/** "el 4 sí pero tarde": affirms what stands before it, so the clause ends there. */
const AFFIRMS = words('denial', 'affirms')

/** "no voy a poder el jueves, me cambiaron el turno, la puedo pasar al lunes": another wish begins. */
const WISHES = phrases('denial', 'wishes anew')
/** "no es para mí es para mi hermano" */
const IS_INSTEAD = phrases('denial', 'is instead')
const DENIES_ITS_WISH = words('denial', 'denies its wish')

/** "nunca he tenido y lo ocupo para enero": the wish is not denied. */
const WANTS = phrases('denial', 'wants')

/** A denial stays within one. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (let at = 1; at <= tokens.length; at++) {
    const token = tokens[at]
    const before = tokens[at - 1]?.word ?? ''
    const affirmed = AFFIRMS.has(before) && at - 1 > from && !/^(?:que|no|por|a|ver|siempre)$/.test(tokens[at - 2]?.word ?? '')
    // "en Cuajimalpa no que está lejísimos"
    const deniedBefore = token?.word === 'que' && before === 'no' && at - 1 > from
    const wantsToo = token?.word === 'y' && WANTS.test(`${tokens[at + 1]?.word} ${tokens[at + 2]?.word}`)
    if (
      token &&
      !token.afterMark &&
      !affirmed &&
      !deniedBefore &&
      !wantsToo &&
      !wishesAnother(tokens, from, at) &&
      !(before === 'no' && at - 1 === from && ADDRESSED.has(token.word)) &&
      !((ENDS_CLAUSE.has(token.word) || ENDS_CLAUSE.has(`${token.word}_${tokens[at + 1]?.word}`)) && !isAfterNo(tokens, at))
    )
      continue
    if (at > from) clauses.push({ from, until: at })
    from = at
  }
  return clauses
}

function wishesAnother(tokens: readonly Token[], from: number, at: number): boolean {
  const words = `${tokens[at]?.word} ${tokens[at + 1]?.word}`
  const isNamed = IS_INSTEAD.test(words)
  if ((!isNamed && !WISHES.test(words)) || DENIES_ITS_WISH.has(tokens[at - 1]?.word ?? '')) return false
  return tokens.slice(from, at).some(({ word }) => DENIES.has(word)) && (isNamed || hasTime(tokens, from, at))
}

/** "no solo el lunes" and "no soy de aquí" end nothing. */
const isAfterNo = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.word === 'no' && /^(?:solo|nomas|soy|viv|dije)/.test(tokens[at]?.word ?? '')

const DENIES = words('denial', 'denies')
const BEFORE_T = words('denial', 'before a t')
const EXCEPTS = words('denial', 'excepts')
export const isDenier = (word: string): boolean =>
  DENIES.has(word) || EXCEPTS.has(word) || BEFORE_T.has(word) || word === 'but' || word === 't'
const ANY = words('denial', 'any')

/** "no hay el lunes?" asks for it. */
const HAVING = words('denial', 'asks for it')
/** With nothing after it, it refers to what stands before. */
const SUITS = words('denial', 'suits')

function markClause(tokens: readonly Token[], clause: Clause, denied: boolean[]): void {
  const { from, until } = clause
  for (let at = from; at < until; at++) {
    const word = tokens[at]?.word ?? ''
    if (isExcept(tokens, at)) {
      mark(denied, at, endOfDays(tokens, at + 1, until) ?? Math.min(until, at + 1 + EXCEPTED))
      continue
    }
    if (denies(tokens, clause, at)) deny(tokens, clause, at, denied)
    else if (fills(tokens, clause, at, word) || isToo(tokens, clause, at, denied)) mark(denied, from, at, (i) => isTime(tokens, i))
  }
}

/** Words that "menos" can exclude: "menos los lunes y los jueves". */
const EXCEPTED = 6

const mark = (denied: boolean[], from: number, until: number, which: (at: number) => boolean = () => true): void => {
  for (let at = from; at < until; at++) if (which(at)) denied[at] = true
}

/** "no trabajo los viernes": free then. */
const FREE_OF = words('denial', 'free of')
const TAKES_OUT = words('denial', 'takes out')
const GUESSES = words('denial', 'guesses')

function denies(tokens: readonly Token[], clause: Clause, at: number): boolean {
  const word = tokens[at]?.word ?? ''
  // "en Morelia no. ¿Hay en Zamora?": a mark ends it.
  const next = (tokens[at + 1]?.afterMark ? undefined : tokens[at + 1]?.word) ?? ''
  const before = tokens[at - 1]?.word ?? ''
  if (FREE_OF.has(next)) return false
  if (word === 't') return BEFORE_T.has(before)
  // "quítame las mañanas"
  if (TAKES_OUT.has(word)) return next !== ''
  if (!DENIES.has(word)) return false
  // "no, en Metepec mejor": of what stood before.
  if (at === 0 && restOf(tokens, 1).at(-1)?.word === 'mejor' && IN_A_ROW.has(`${tokens[1]?.word}`)) return false
  if (word === 'no' && (before === 'que' || before === 'como') && tokens[at - 2]?.word === 'por') return false
  // "yo creo que la de Toluca, ¿no?": asked back at the end.
  if (word === 'no' && at === tokens.length - 1 && tokens.some((one) => GUESSES.has(one.word))) return false
  if (isAffirmed(tokens, clause, at)) return false
  // "ni modo", "ni idea" and "no sé si" deny nothing.
  if (word === 'ni') return next !== 'modo' && next !== 'idea'
  // "esta semana no se puede"; "no sé si" and "¿no se puede el lunes?" deny nothing.
  if (next === 'se' && CANNOT.test(tokens[at + 2]?.word ?? '')) return restOf(tokens, at + 2).every((one) => SUITS.has(one.word))
  const afterNext = `${next} ${tokens[at + 2]?.word}`
  if (IS_A_BOUND.test(wordsOf(tokens.slice(at + 1, at + 6)))) return false
  return !((word === 'no' || word === 'nunca') && ((HAVING.has(next) && !settles(tokens, clause)) || IS_NO_MATTER.test(afterNext)))
}

const SETTLES = words('denial', 'settles for')
const settles = (tokens: readonly Token[], { until }: Clause): boolean =>
  SETTLES.has(tokens[until]?.word ?? '') && hasTime(tokens, until, tokens.length)

/** "no puedo muy temprano" */
const IS_A_BOUND = phrases('denial', 'is a bound')
const OF_COMING = words('denial', 'tells of one who may come')

/** "no señorita, el viernes sí": contradicts; "no puedo el viernes, sí el jueves" denies. */
function isAffirmed(tokens: readonly Token[], { from, until }: Clause, at: number): boolean {
  const isLast = AFFIRMS.has(tokens[until - 1]?.word ?? '')
  if (at !== from || !isLast || isTime(tokens, until) || isTime(tokens, until + 1)) return false
  return hasTime(tokens, at, until) && !tokens.slice(at, until).some(({ word }) => OF_COMING.has(word))
}

const CANNOT = /^(?:puede|podra|podria|va)$/

/** Up to a mark. */
function restOf(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex(({ afterMark }, i) => i > from && afterMark)
  return tokens.slice(from, end < 0 ? undefined : end)
}

const IS_NO_MATTER = phrases('denial', 'is no matter')

/** "más o menos", "por lo menos" and "menos de una hora" exclude nothing. */
function isExcept(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? ''
  if (word === 'but') return tokens.slice(Math.max(0, at - 2), at).some((one) => ANY.has(one.word))
  if (!EXCEPTS.has(word)) return false
  const before = tokens[at - 1]?.word ?? ''
  return !/^(?:o|lo|al|a|mas)$/.test(before) && !/^(?:de|que|mal|lejos|car[oa]|tiempo)$/.test(tokens[at + 1]?.word ?? '')
}

/** Between days in a row. */
const IN_A_ROW = words('denial', 'in a row')

/** "ni jueves ni viernes descanso hasta el sábado", "menos el lunes después de las 12": only the days in a row. */
function endOfDays(tokens: readonly Token[], from: number, until: number): number | undefined {
  let at = from
  while (at < until && (isTime(tokens, at) || IN_A_ROW.has(tokens[at]?.word ?? ''))) at++
  return hasTime(tokens, from, at) ? at : undefined
}

function deny(tokens: readonly Token[], { from, until: ends }: Clause, at: number, denied: boolean[]): void {
  // "los lunes no puedo ni en la mañana": each denies its own.
  const ni = hasTime(tokens, from, at) ? tokens.findIndex(({ word }, i) => i > at && i < ends && word === 'ni') : -1
  const until = tokens[at]?.word === 'ni' ? (endOfDays(tokens, at + 1, ends) ?? ends) : ni < 0 ? ends : ni
  const rest = tokens.slice(at + 1, until)
  const isOfBefore = rest.every(({ word }) => SUITS.has(word)) || (hinders(rest) && !hasTime(tokens, at + 1, until))
  mark(denied, isOfBefore ? backTo(tokens, from, at) : at, until)
}

/** "no me dan permiso en la fábrica", "no voy a poder salir" */
const HINDERS = phrases('denial', 'hinders')
const hinders = (rest: readonly Token[]): boolean => HINDERS.test(wordsOf(rest))
const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(' ')

/** Up to an earlier "y que" or another denial: "el lunes y el martes no" are both. */
function backTo(tokens: readonly Token[], from: number, at: number): number {
  for (let i = at - 1; i > from; i--)
    if (tokens[i]?.word === 'que' && !/^(?:viene|entra)$/.test(tokens[i + 1]?.word ?? '')) return i
  return from
}

const FREE = words('denial', 'kept')
const BUSY = words('denial', 'busy')

/** A time before it in its clause. */
function fills(tokens: readonly Token[], { from }: Clause, at: number, word: string): boolean {
  if (BUSY.has(word)) return hasTime(tokens, from, at)
  return word === 'tengo' && tokens[at + 1] !== undefined && !isKept(tokens, at) && hasTime(tokens, from, at)
}

/** "el jueves tengo cita" is no reason against the day; "los tengo ocupados" is. */
const isKept = (tokens: readonly Token[], at: number): boolean => FREE.has(tokens[at + 1]?.word ?? '')

/** "los lunes tengo diálisis y los miércoles también" */
const isToo = (tokens: readonly Token[], { from }: Clause, at: number, denied: boolean[]): boolean =>
  tokens[at]?.word === 'tambien' &&
  denied.slice(from, at).some(Boolean) &&
  !tokens.slice(from, at).some(({ word }) => DENIES.has(word))

const hasTime = (tokens: readonly Token[], from: number, until: number): boolean =>
  tokens.slice(from, until).some((_, i) => isTime(tokens, from + i))

const PART = words('denial', 'part of a day')
const NO_SHORT = words('denial', 'no short day')

/** A bare figure after "el" or "día" too. */
function isTime(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? ''
  if (NO_SHORT.has(word) || /^(?:buenas|good)$/.test(tokens[at - 1]?.word ?? '')) return false
  if (weekdayNamed(word) !== undefined || monthNamed(word) !== undefined || PART.has(word)) return true
  const before = tokens[at - 1]?.word ?? ''
  return (/^\d{1,2}$/.test(word) && /^(?:el|dia|del)$/.test(before)) || word === 'manana'
}

/** Only where it is denied. The part after a comma ("Cuajimalpa, CDMX") may be missing. */
export function deniesName(text: string, name: string): boolean {
  const words = plain(name.split(',')[0] ?? name).split(' ')
  if (!plain(text).includes(words.join(' '))) return false
  const tokens = tokensOf(text)
  const at = tokens.flatMap((_, from) => (words.every((word, i) => plain(tokens[from + i]?.word ?? '') === word) ? [from] : []))
  if (at.length === 0) return false
  const denied = deniedIn(tokens)
  return at.every((from) => denied[from])
}
