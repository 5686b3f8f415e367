import { hearCount } from './words.ts'

export interface GroupHeard {
  count?: number
  /** Children are among them. */
  withMinors?: true
}

const ADULT =
  'mama|papa|madre|padre|espos[oa]|pareja|novi[oa]|marido|mujer|senora|abuel[oa]|abuelit[oa]|herman[oa]|suegr[oa]|ti[oa]|prim[oa]|amig[oa]|husband|wife|mother|father|mom|dad|brother|sister'
const CHILD = 'hij[oa]|nin[oa]|bebe|niet[oa]|sobrin[oa]|son|daughter|baby'
const CHILDREN = 'hij[oa]s|nin[oa]s|niet[oa]s|sobrin[oa]s|children|kids|sons|daughters'
const MY = '(?:mi|su|la|el|my)'
const FOR = '(?:para |de |a |for )?'

/** "para mí y ...", "... y yo": the writer and whoever is named beside. */
const WITH_ME = new RegExp(
  `\\b(?:para mi|yo|mio|for me|me) (?:y|and) ${FOR}${MY} (${ADULT}|${CHILD})\\b|\\b${MY} (${ADULT}|${CHILD}) (?:y|and) (?:yo|para mi|i|me)\\b`,
)
const CHILDREN_AND_ME = new RegExp(
  `\\b(?:para mi|yo|mio|for me|me) (?:y|and) ${FOR}(?:mis|my) (?:([a-z]+|\\d) )?(?:${CHILDREN})\\b|\\b(?:mis|my) (?:([a-z]+|\\d) )?(?:${CHILDREN}) (?:y|and) (?:yo|para mi|i|me)\\b`,
)
const TWO_ADULTS = new RegExp(
  `\\b(?:mis|sus|my) (?:papas|padres|abuelos|abuelitos|suegros|parents|grandparents)\\b|\\b${MY} (?:${ADULT}) (?:y|and) ${FOR}${MY} (?:${ADULT})\\b`,
)
const ALL_OF_US =
  /\b(?:somos|seriamos|seremos|vamos a ser|para nosotros|we are|for) ([a-z]+|\d)(?: (?:personas?|adultos?|people|persons|adults))?\b/
const COUNTED = /\b([a-z]+|\d) (?:personas|adultos|people|adults)\b/
const FAMILY =
  /\b(?:toda (?:la|mi) familia|mi familia|para la familia|cita familiar|en familia|varias personas|varios de la familia|my family|the whole family)\b/

/** Several people in one wish: "para mí y mi esposo", "somos cuatro", "para toda la familia". Undefined for one, or for children alone. */
export function hearGroup(words: string): GroupHeard | undefined {
  const children = CHILDREN_AND_ME.exec(words)
  if (children) {
    const many = hearCount(children[1] ?? children[2] ?? '')
    return { withMinors: true, ...(many !== undefined && { count: many + 1 }) }
  }
  const beside = WITH_ME.exec(words)
  if (beside)
    return { count: 2, ...(new RegExp(`^(?:${CHILD})$`).test(beside[1] ?? beside[2] ?? '') && { withMinors: true as const }) }
  if (TWO_ADULTS.test(words)) return { count: 2 }
  const count = hearCount((ALL_OF_US.exec(words) ?? COUNTED.exec(words))?.[1] ?? '')
  if (count !== undefined && count > 1) return { count }
  return FAMILY.test(words) ? {} : undefined
}
