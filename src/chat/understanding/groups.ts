import { hearCount } from './counts.ts'
import { phrases } from './phrases.ts'

/** Several people in words. `count` only when the words settle it; `withMinors` when children are named. */
export interface GroupHeard {
  count?: number
  withMinors?: true
}

const MOST = 10
const ADULT_ONE =
  'mama|papa|madre|padre|espos[oa]|pareja|novi[oa]|marido|mujer|senora|(?<=\\bmi )viej[oa](?! pasaporte)|viejit[oa]|jefa|jefit[oa]|abuel[oa]|abuelit[oa]|herman[oa]|suegr[oa]|cunad[oa]|ti[oa]|prim[oa]|amig[oa]|mother|father|mom|mum|dad|wife|husband|partner|brother|sister|grandmother|grandfather'
const ADULT_MANY =
  'papas|padres|parents|viejit[oa]s|(?<=\\bmis )viejos|abuel[oa]s|abuelit[oa]s|herman[oa]s|suegr[oa]s|ti[oa]s|prim[oa]s|amig[oa]s|adult[oa]s|brothers|sisters|grandparents|adults'
const CHILD_ONE =
  'hij[oa]|nin[oa]|bebe|niet[oa]|sobrin[oa]|peque|chamac[oa]|chamaquit[oa]|escuincl[ea]|morrit[oa]|menor|(?<=(?:my|our|his|her|a) )son|daughter|child|baby'
const CHILD_MANY =
  'gemel[oa]s|melliz[oa]s|hij[oa]s|nin[oa]s|bebes|niet[oa]s|sobrin[oa]s|peques|menores|chamac[oa]s|chamaquit[oa]s|escuincl[ea]s|morrit[oa]s|sons|daughters|children|kids'
const NAMED = new RegExp(`\\b(?:([a-z]+|\\d) )?(?:(${ADULT_ONE})|(${ADULT_MANY})|(${CHILD_ONE})|(${CHILD_MANY}))\\b`, 'g')

/** A number of people, papers or visits: "somos cuatro", "cita para 3 personas", "dos pasaportes". */
const COUNTED =
  /\b(?:somos(?! un[oa]? familia)|seriamos|seremos|vamos a ser|para nosotr[oa]s|we are) ([a-z]+|\d{1,2})\b|\b([a-z]+|\d{1,2}) (?:personas|people)\b|(?:^|\b(?:quiero|quisiera|necesito|ocupo|sacar|agendar|tramitar|son|para|want|need|book|get) (?:las |los )?)([a-z]+|\d{1,2}) (?:pasaportes?|citas|lugares|espacios|passports?|appointments)\b|^(?:(?:una|hola|quiero|quisiera|necesito|ocupo|sacar|la) )*citas? para (dos|tres|cuatro|cinco|[2-9])$|\bfamilia de ([a-z]+|\d{1,2})\b|\bfamily of ([a-z]+|\d{1,2})\b/g
const UNCOUNTED = phrases('several-people', 'uncounted')
/** Whoever writes comes too: "para mí y ...", "... y yo", "... y el mío". */
const ME = phrases('several-people', 'me')

/** "renovar mi pasaporte y sacar el de mi hija", "se me venció, y mi esposa también". */
const MINE_AND = phrases('several-people', 'mine and')

/**
 * A group in what was said; `words` are plain. Undefined for one person, and for children alone, who have a way of their own.
 * What a passport is asked for stands after it: "mi esposo y yo queremos el pasaporte de nuestro hijo" is about one child.
 */
export function hearGroup(words: string): GroupHeard | undefined {
  const counted = countIn(words)
  const about = complement(words)
  const named = peopleIn(about)
  const minors = named.some((one) => one.minor)
  const withMinors = minors ? { withMinors: true as const } : {}
  if (counted !== undefined && !(minors && named.every((one) => one.minor)))
    return counted > 1 ? { count: counted, ...withMinors } : undefined
  if (UNCOUNTED.test(words)) return withMinors
  const me = ME.test(about) || MINE_AND.test(words)
  const adults = named.filter((one) => !one.minor)
  const several = me ? named.length > 0 : adults.length > 0 && (named.length > 1 || adults.some((one) => one.count !== 1))
  if (!several) return undefined
  const total = named.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one.count === undefined ? undefined : sum + one.count),
    me ? 1 : 0,
  )
  return { ...(total !== undefined && total > 1 && total <= MOST && { count: total }), ...withMinors }
}

function countIn(words: string): number | undefined {
  for (const found of words.matchAll(COUNTED)) {
    const count = hearCount(found.slice(1).find(Boolean) ?? '')
    if (count !== undefined && count <= MOST) return count
  }
  return undefined
}

/** The words after "pasaporte de" or "cita para", where those are whom it is for; else all of them. */
function complement(words: string): string {
  const found =
    /\b(?:pasaportes?|citas?|tramites?|passports?|appointments?) (?:de|para|a|for|of) (?!renovar|sacar|el pasaporte)(.+)$/.exec(
      words,
    )
  return found?.[1] ? `para ${found[1]}` : words
}

interface Named {
  count: number | undefined
  minor: boolean
}

/** Everybody who is named, with how many they are: "mis hijos" leaves it open, "mis papás" are two. */
function peopleIn(words: string): Named[] {
  return [...words.matchAll(NAMED)].map(([, before = '', adult, adults, child]) => {
    const said = hearCount(before)
    const minor = adult === undefined && adults === undefined
    const one = adult !== undefined || child !== undefined
    const two = adults !== undefined && /^(?:papas|padres|parents|suegros|grandparents)$/.test(adults)
    return { minor, count: said ?? (one ? 1 : two ? 2 : undefined) }
  })
}
