import { CHILD, hearGroup, isOwnEntry, withoutNamedInPassing } from './family.ts'
import { hearCount } from './numbers.ts'
import { phrasebook, phrases } from './phrases.ts'
import { slipIn } from './sentence.ts'
import { everyday } from './spelling.ts'
import { words as wordsOf } from './vocabulary.ts'

const GROWN_UP = phrases('aims', 'grown up')
const DENIES = phrases('aims', 'denies')

export interface Aim {
  who?: 'self' | 'other' | 'minor' | 'group'
  family?: 'renewal' | 'first' | 'lost' | 'advice'
  count?: number
  /** Children are in the group. */
  withMinors?: boolean
}

type Family = NonNullable<Aim['family']>

/** Wishes that are said with a no; they are looked for before what was denied is left out. */
const SAID_WITH_NO = phrasebook<Family>('aims', 'said with no', ['lost', 'first', 'renewal'])

const FAMILIES = phrasebook<Family>('aims', 'families', ['advice', 'lost', 'renewal', 'first'])
/** What happened to a passport: it is gone, or there is still something to bring. */
const DESTROYED = phrases('aims', 'destroyed')
const DAMAGED = phrases('aims', 'damaged')
const FULL = phrases('aims', 'full')
const PASSPORT = phrases('aims', 'passport')
/** What is lost, robbed or expired is something else. */
const SOMETHING_ELSE = phrases('aims', 'something else')

const MINOR = phrases('aims', 'minor')
const OTHER = phrases('aims', 'other')
const SELF = phrases('aims', 'self')
/** Where a denial ends and something else begins. */
const DENIAL_ENDS = wordsOf('aims', 'ends a denial')
/** Where it ends unless it has just begun: "no es para mí, es para mi hija". */
const DENIAL_MAY_END = wordsOf('aims', 'may end a denial')
const ADULT = 18

/** What somebody wants and for whom, in a sentence: "renovar el pasaporte de mi mamá". Undefined when it says neither. */
export function hearAim(text: string): Aim | undefined {
  const slip = slipIn(text)
  const meant = slip && aimOf(slip.after)
  return meant?.family || meant?.who === 'other' ? { ...aimOf(slip?.before ?? ''), ...meant } : aimOf(text)
}

function aimOf(text: string): Aim | undefined {
  const whole = withoutNamedInPassing(everyday(text))
  const words = withoutReason(whole)
  const said = withoutDenied(words)
  const family = familyOf(words, said) ?? (NEVER_HAD.test(whole) ? 'first' : undefined)
  if (isOwnEntry(said)) return { who: 'self', ...(family && { family }) }
  const group = hearGroup(said)
  if (group) return { who: 'group', ...(family && { family }), ...group }
  const who = whoseOf(said) ?? (family || SELF.test(said) ? 'self' : undefined)
  if (!who && !family) return undefined
  const count = who === 'minor' ? countOfChildren(said) : undefined
  return { ...(who && { who }), ...(family && { family }), ...(count && { count }) }
}

/** Said of oneself, wherever in a long sentence. */
const NEVER_HAD = phrases('aims', 'never had')

/** "quiero mi pasaporte porque mi hijo vive allá": the reason names people whom it is not for. */
function withoutReason(words: string): string {
  const [wish = ''] = words.split(/ (?:porque|ya que|because) /)
  return SELF.test(wish) || FAMILIES.find(wish) ? wish : words
}

function familyOf(words: string, said: string): Family | undefined {
  const withNo = SAID_WITH_NO.find(words)
  if (withNo) return withNo
  const found = FAMILIES.find(said) ?? harmed(words)
  return found && found !== 'first' && SOMETHING_ELSE.test(said) && !/\bpasaporte\b/.test(said) ? undefined : found
}

/** A passport that burned is replaced as a lost one; one that is torn or full is still there, and is exchanged. */
function harmed(words: string): Family | undefined {
  if (!PASSPORT.test(words)) return undefined
  if (DESTROYED.test(words)) return 'lost'
  return FULL.test(words) || DAMAGED.test(words) ? 'renewal' : undefined
}

/** A passport that is damaged may be looked at as if it were none. */
export function saysDamaged(text: string): boolean {
  const words = everyday(text)
  return PASSPORT.test(words) && DAMAGED.test(words) && !DESTROYED.test(words)
}

/** "mi hija de 17" */
const CHILD_OF = /\b(?:hij[oa]|nin[oa]|niet[oa]|sobrin[oa]) de (\d{1,2})\b(?! (?:de|meses)\b)/

function whoseOf(said: string): 'other' | 'minor' | undefined {
  if (!MINOR.test(said)) return OTHER.test(said) ? 'other' : undefined
  const age = /\b(\d{1,3}) ?(?:anos|anitos|years)\b/.exec(said) ?? CHILD_OF.exec(said)
  const grown = age ? Number(age[1]) >= ADULT : GROWN_UP.test(said)
  return grown ? 'other' : 'minor'
}

/** "no quiero renovar, es la primera vez" leaves "es la primera vez". */
function withoutDenied(words: string): string {
  if (!DENIES.test(words)) return words
  const kept: string[] = []
  let denied = false
  let since = 0
  for (const word of words.split(' ')) {
    if (word === 'no' || word === 'ni' || word === 'not') {
      denied = true
      since = 0
    } else if (denied && (DENIAL_ENDS.has(word) || (since > 2 && DENIAL_MAY_END.has(word)))) denied = false
    if (!denied) kept.push(word)
    since++
  }
  return kept.join(' ')
}

const COUNTED = new RegExp(`\\b([a-z]+|\\d) (?:menores|${CHILD})\\b`)

/** "mis dos hijos" is two; "mi hija" is one; "mis hijos" says nothing. */
function countOfChildren(words: string): number | undefined {
  const said = COUNTED.exec(words)?.[1]
  const count = said && !/^(?:un|una|a|one|1)$/.test(said) ? hearCount(said) : undefined
  if (count) return count
  const another = /\by (?:(?:a )?(?:mi|el|la|mis) )?(?:otr[oa] ?)?(?:hij[oa]|nin[oa]|bebe|niet[oa]|sobrin[oa])?/.exec(words)?.[0]
  if (another && another.length > 2) return undefined
  return ONE_CHILD.test(words) ? 1 : undefined
}

const ONE_CHILD = phrases('aims', 'one child')
