import { deniedIn, isDenier } from './denial.ts'
import { type Phrases, phrasebook, phrases } from './engine/phrases.ts'
import { tokensOf } from './engine/tokens.ts'
import { words as wordsOf } from './engine/vocabulary.ts'
import { countOfChildren, isOwnEntry, parseGroup, withoutNamedInPassing } from './family.ts'
import { slipIn } from './sentence.ts'
import { everyday } from './spelling.ts'

const GROWN_UP = phrases('aims', 'grown up')
const DENIES = wordsOf('aims', 'denies')

const FAMILIES_KNOWN = ['advice', 'lost', 'renewal', 'first'] as const
type Family = (typeof FAMILIES_KNOWN)[number]
const isFamily = (name: string): name is Family => FAMILIES_KNOWN.some((one) => one === name)

export interface Aim {
  who?: 'self' | 'other' | 'minor' | 'group'
  family?: Family
  count?: number
  withMinors?: boolean
}

/** Wishes worded with a no, searched before denied parts are removed. */
const SAID_WITH_NO = phrasebook('aims', 'said with no', isFamily)

const FAMILIES = phrasebook('aims', 'families', isFamily)
const DESTROYED = phrases('aims', 'destroyed')
const DAMAGED = phrases('aims', 'damaged')
const FULL = phrases('aims', 'full')
const PASSPORT = phrases('aims', 'passport')
const SOMETHING_ELSE = phrases('aims', 'something else')

const ANOTHER_PAPER = phrases('aims', 'another paper lost')

const MINOR = phrases('aims', 'minor')
const A_MINOR = phrases('aims', 'a minor')
const OTHER = phrases('aims', 'other')
const SELF = phrases('aims', 'self')
const ADULT = 18

/** "renovar el pasaporte de mi mamá". Undefined when it says neither. */
export function parseAim(text: string): Aim | undefined {
  const slip = slipIn(text)
  const meant = slip && aimOf(slip.after)
  if (!meant) return aimOf(text)
  const before = aimOf(slip.before)
  if (meant.family || meant.who === 'other') return { ...before, ...meant }
  // "tres citas... no, nomás para los niños": the last number and people count.
  const saysWho = meant.who !== 'self' || (SELF.test(everyday(slip.after)) && before?.who !== undefined)
  return saysWho ? { ...(before?.family && { family: before.family }), ...meant } : aimOf(text)
}

/** "no leo bien, quiero renovar": a denial ends at a mark. */
const MARKS = /[,.;:]+/

function aimOf(text: string): Aim | undefined {
  const whole = withoutNamedInPassing(everyday(text))
  const words = withoutReason(whole)
  const said = withoutReason(
    text
      .split(MARKS)
      .map((part) => withoutDenied(withoutNamedInPassing(everyday(part))))
      .join(' '),
  )
  const family = familyOf(words, said) ?? (NEVER_HAD.test(whole) ? 'first' : undefined)
  if (isOwnEntry(said)) return { who: 'self', ...(family && { family }) }
  const group = parseGroup(said)
  if (group) return { who: 'group', ...(family && { family }), ...group }
  const who = whoseOf(said, words) ?? (family || SELF.test(said) ? 'self' : undefined)
  if (!who && !family) return undefined
  const count = who === 'minor' ? childrenIn(said) : undefined
  return { ...(who && { who }), ...(family && { family }), ...(count && { count }) }
}

/** Of oneself, anywhere in a long sentence. */
const NEVER_HAD = phrases('aims', 'never had')

const BECAUSE = phrases('aims', 'because')

/** "quiero mi pasaporte porque mi hijo vive allá": people in the reason are no applicants. */
function withoutReason(words: string): string {
  const [reason] = BECAUSE.spans(words)
  if (!reason) return words
  const wish = words.slice(0, reason.from).trim()
  return SELF.test(wish) || FAMILIES.find(wish) ? wish : words
}

function familyOf(words: string, said: string): Family | undefined {
  const withNo = SAID_WITH_NO.find(words)
  if (withNo) return withNo
  const found = FAMILIES.find(said) ?? harmed(words)
  if (found === 'lost' && ANOTHER_PAPER.test(words)) {
    const others = ANOTHER_PAPER.without(words)
    return FAMILIES.find(others) ?? harmed(others)
  }
  return found && found !== 'first' && SOMETHING_ELSE.test(said) && !PASSPORT.test(said) ? undefined : found
}

/** A burnt passport is replaced as lost; a torn or full one is exchanged. */
function harmed(words: string): Family | undefined {
  if (!PASSPORT.test(words)) return undefined
  if (DESTROYED.test(words)) return 'lost'
  return FULL.test(words) || DAMAGED.test(words) ? 'renewal' : undefined
}

/** It may be treated as none. */
export function saysDamaged(text: string): boolean {
  const words = everyday(text)
  return PASSPORT.test(words) && DAMAGED.test(words) && !DESTROYED.test(words)
}

/** "tiene 17 años", "mi hija de 17" */
const YEARS = phrases('aims', 'years')
const OF_A_PASSPORT = phrases('aims', 'years of a passport')
const CHILD_OF = phrases('aims', 'a child of some years')

const numberIn = (words: string, said: Pick<Phrases, 'exec'>): number | undefined => {
  const found = /\d+/.exec(said.exec(OF_A_PASSPORT.without(words)) ?? '')?.[0]
  return found === undefined ? undefined : Number(found)
}

/** By years, or in words. */
export const saysMinor = (words: string): boolean =>
  (numberIn(words, YEARS) ?? numberIn(words, CHILD_OF) ?? ADULT) < ADULT || A_MINOR.test(words)

/** `words`: with denied parts, beside which the age may stand: "no tiene pasaporte, tiene 19". */
function whoseOf(said: string, words: string): 'other' | 'minor' | undefined {
  if (!MINOR.test(said)) return OTHER.test(said) ? 'other' : undefined
  const age = numberIn(said, YEARS) ?? numberIn(said, CHILD_OF) ?? numberIn(words, YEARS)
  const grown = age === undefined ? GROWN_UP.test(said) : age >= ADULT
  return grown ? 'other' : 'minor'
}

/** "no quiero renovar, es la primera vez" leaves "es la primera vez"; "nunca he tenido" and "mi hijo tampoco" say whose it is all the same. */
function withoutDenied(words: string): string {
  if (!words.split(' ').some((word) => DENIES.has(word))) return words
  const tokens = tokensOf(words)
  const denied = deniedIn(tokens)
  let by = ''
  return tokens
    .filter(({ word }, at) => {
      if (isDenier(word)) by = word
      return !(denied[at] && DENIES.has(by))
    })
    .map(({ word }) => word)
    .join(' ')
}

/** "mis dos hijos": 2; "mi hija": 1; "mis hijos": unknown. */
function childrenIn(words: string): number | undefined {
  const ages =
    CHILDREN_OF.exec(words)
      ?.split(' ')
      .filter((word) => /^\d/.test(word)).length ?? 0
  const count = countOfChildren(words) ?? (ages > 1 ? ages : undefined)
  return count ?? (!AND_ANOTHER.test(words) && ONE_CHILD.test(words) ? 1 : undefined)
}

const CHILDREN_OF = phrases('aims', 'children of some years')
const AND_ANOTHER = phrases('aims', 'and another')
const ONE_CHILD = phrases('aims', 'one child')

const A_PASSPORT = wordsOf('in-words', 'a passport')

/** A lost old one is not another one that is wanted. */
export const withoutPassport = (said: string): string =>
  said
    .split(' ')
    .filter((word) => !A_PASSPORT.has(word))
    .join(' ')

export const isForOthers = (aim: Aim | undefined): boolean => aim?.who !== undefined && aim.who !== 'self'
