import { monthNamed, weekdayNamed } from './dates.ts'
import { hearCount } from './numbers.ts'
import { phrases } from './phrases.ts'
import { words as wordsOf } from './vocabulary.ts'
import { plain } from './words.ts'

/** Somebody of a family, as far as the word for them says it: H a man, M a woman, as in a CURP. */
export interface Relative {
  age: 'child' | 'adult'
  sex: 'H' | 'M' | undefined
}

const relatives = (age: Relative['age'], sex: Relative['sex'], words: string): [string, Relative][] =>
  words.split(' ').map((word) => [word, { age, sex }])

const RELATIVES = new Map<string, Relative>([
  ...relatives('child', 'M', 'hija hijita nina ninita nieta nietecita sobrina chamaca pequena daughter granddaughter'),
  ...relatives('child', 'H', 'hijo hijito nino ninito nieto nietecito sobrino chamaco pequeno son grandson'),
  ...relatives('child', undefined, 'bebe menor peque adolescente baby child kid'),
  ...relatives(
    'adult',
    'M',
    'mama mami madre esposa mujer senora abuela abuelita hermana tia suegra novia prima cunada mother mom mum wife sister grandmother',
  ),
  ...relatives(
    'adult',
    'H',
    'papa papi padre esposo marido abuelo abuelito hermano tio suegro novio primo cunado father dad husband brother grandfather',
  ),
])

/** Members of a family that are spoken of by what they are, one each: "la cita de mi esposo y la de mi hijo". */
export function relativesIn(text: string): Relative[] {
  return [...new Set(plain(text).split(' '))].flatMap((word) => RELATIVES.get(word) ?? [])
}

const SHORTEST_NAME = 3
/** What comes before somebody's name: "la cita de Leo", "para Leo". */
const BEFORE_A_NAME = wordsOf('relatives', 'before a name')

/**
 * Which of these people a sentence names, by the words of their given names: "Sofía" is Ana Sofía, and "de Leo" is Leonardo when
 * there is no other. Unclear: a name that several of them have.
 */
export function namedBy(text: string, people: readonly string[]): number[] | 'unclear' {
  const given = people.map((names) => plain(names).split(' '))
  const words = plain(text).split(' ')
  const having = (is: (name: string) => boolean) => given.flatMap((names, at) => (names.some(is) ? [at] : []))
  const exact = words.flatMap((word, at) => (mayBeName(words, at) ? [having((name) => name === word)] : [])).filter(isAnybody)
  const called =
    exact.length > 0
      ? exact
      : words.flatMap((word, at) => (follows(words, at) ? [having((name) => name.startsWith(word))] : [])).filter(isAnybody)
  if (called.length === 0) return []
  // "Ana Sofía" where there is another Ana: the one who has all the names that were said.
  const byAll = called.reduce((all, one) => all.filter((at) => one.includes(at)))
  const meant = byAll.length > 0 ? byAll : called.flat()
  const isUnclear = byAll.length > 1 || (byAll.length === 0 && called.some((one) => one.length > 1))
  return isUnclear ? 'unclear' : [...new Set(meant)]
}

const isAnybody = (found: number[]): boolean => found.length > 0

const NO_NAME = wordsOf('relatives', 'no names')

const follows = (words: string[], at: number): boolean =>
  (words[at]?.length ?? 0) >= SHORTEST_NAME && !NO_NAME.has(words[at] ?? '') && BEFORE_A_NAME.has(words[at - 1] ?? '')

/** Domingo and Julio are days and months unless they stand where a name stands. */
function mayBeName(words: string[], at: number): boolean {
  const word = words[at] ?? ''
  const isTime = weekdayNamed(word) !== undefined || monthNamed(word) !== undefined
  return word.length >= SHORTEST_NAME && (!isTime || BEFORE_A_NAME.has(words[at - 1] ?? ''))
}

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

/** Who is named in a wish though it is not for them. */
export const CHILD =
  'hij[oa]s?|nin[oa]s?|gemel[oa]s|melliz[oa]s|bebes?|niet[oa]s?|nietecit[oa]s?|sobrin[oa]s?|peques?|pequen[oa]s?|pequenit[oa]s?|chamac[oa]s?|chamaquit[oa]s?|escuincl[ea]s?|morrit[oa]s?|chiquit[oa]s?|chiquill[oa]s?|adolescentes?|child|children|kids?|sons|(?<=(?:my|our|his|her|a) )son|daughters?|baby|grandson|granddaughter'
const ADULT_NAMED =
  '(?:mama|papa|padres?|madre|papas|espos[oa]|pareja|novi[oa]|marido|mujer|senora|abuel[oa]s?|abuelit[oa]s?|herman[oa]s?|ti[oa]s?)'
/** People who are named though the appointment is not for them. */
const NAMED_IN_PASSING = new RegExp(
  [
    // "me dijo mi nieta que ...", "dice mi hija que ..."
    `\\b(?:(?:me|nos) (?:dijo|dice|comento|conto|recomendo|mando|paso|ayuda|ayudo|presto|enseno)|dice|dijo) (?:mi|mis|la|el|una?) [a-z]+\\b`,
    // "mi hijo que vive allá", "mi esposo anda en el norte"
    `\\b(?:mi|mis) (?:${CHILD}|${ADULT_NAMED}) (?:(?:la |el )?que )?(?:ya )?(?:vive|viven|radica|radican|anda|andan|trabaja|trabajan) (?:alla|aca|aqui|en|por|del|de)\\b(?!.* (?:quieren?|necesitan?|ocupan?)\\b)`,
    // "mi mamá dice que ...", "me ayuda mi hijo", "soy madre soltera"
    '\\b(?:mi|mis) [a-z]+ (?:me )?(?:dice|dijo|dicen|dijeron|recomendo|comento|conto|pregunta|quiere saber|ayuda|esta ayudando)\\b',
    '\\b(?:me ayuda|me esta ayudando|ayudado por|con ayuda de|recomendacion de) (?:mi|mis) [a-z]+\\b',
    '\\bsoy (?:su |la |el |una |un )?(?:mama|papa|madre|padre|abuel[oa]|ti[oa]|espos[oa]|hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|vecin[oa])(?: (?:soltera|soltero|de familia))?\\b',
    '\\bi (?:am|m) (?:a |the |his |her |their )?(?:single )?(?:mom|mum|mother|dad|father|parent|grandmother|grandfather)\\b',
    // "¿puedo ir sin mi esposo?", "¿puedo llevar a mi hijo?"
    '\\b(?:sin|without)(?: que (?:venga|vaya|este))?(?: (?:la firma|el permiso) de)? (?:mi|mis|el|la|los|su|my|the) [a-z]+\\b',
    '\\b(?:puedo|puede|podria) (?:llevar|ir con|entrar con|acompanarme)(?: a)? (?:mi|mis|un|una) [a-z]+\\b(?! a (?:sacar|renovar|tramitar|hacer))',
    // "ahorita le digo a mi hija"
    '\\b(?:le|les) (?:digo|pregunto|aviso|paso|platico|voy a (?:decir|preguntar)) a (?:mi|mis) [a-z]+\\b',
    '\\bsi (?:llevo|voy con|va conmigo|me acompana)(?: a)? (?:mi|mis|un|una) [a-z]+\\b',
    // "quiero ir a ver a mi hija", "mi hijo vive allá y me invitó"
    '\\b(?:ver|visitar|conocer|acompanar) a (?:mi|mis|la|el|los) [a-z]+\\b',
    '\\b(?:mi|mis) [a-z]+ (?:que )?me (?:invito|invita|invitaron|espera|esperan|mando|compro|(?:quieren?|va|van a|va a) (?:llevar|invitar|comprar|pagar|regalar))\\b',
    // "para la mamá de mi esposo": she remains. "El papá de mi hijo no viene": the child does.
    `(?<=\\b(?:para|de|a) (?:el|la|los|las) (?:${ADULT_NAMED}|${CHILD})) de (?:mi|mis|la|el|su|sus) [a-z]+\\b`,
    `(?<!\\b(?:para|pasaporte|cita|renovar|de) )\\b(?:el|la|los) ${ADULT_NAMED} (?=de (?:mi|mis|la|el|los|las) )`,
    // Who will come along: "vamos los dos papás", "van a ir su mamá y su papá".
    `\\b(?:vamos|iremos|iriamos|van|iran|vienen|venimos|acompanamos|acompanan)(?: a ir)?(?: (?:los|las|sus|su|mi|el|la|ambos|ambas|dos|${ADULT_NAMED}))* ${ADULT_NAMED}(?: y (?:su |mi |el |la )?(?:yo|${ADULT_NAMED}))?\\b`,
    // What only tells of them: "mis papás son mexicanos", "se murió mi papá".
    `\\b(?:mi|mis|el|la|su) ${ADULT_NAMED} (?:ya )?(?:se )?(?:(?:son|es|era|eran|fueron) (?:mexican|american|extranjer)[a-z]+|nacio|nacieron|murio|murieron|fallecio)\\b(?!.* (?:quieren?|necesitan?|ocupan?)\\b)`,
    '\\bsus? (?:mama|papas?|madre|padres?) (?=(?:se|no|ya|estan?|viven?|nos|lo|la|fue|fueron|trabajan?)\\b)',
    // Who stays away, comes along, or is only asked: "el papá no las reconoció", "viajan con su abuelita", "mi esposo nos busca".
    `\\b(?:el|la|su|mi) ${ADULT_NAMED} no (?:las?|los?|me|nos|se|podra|puede|quiere|va|viene|esta|vive|aparece|da|firma|quiso|pudo)\\b`,
    `\\b(?:viaj\\w+|van|va|vive|viven|quedan?|salen?)(?: a \\w+)?(?: \\w+)? con (?:su|sus|el|la) ${ADULT_NAMED}\\b`,
    `\\b(?:mi|el) ${ADULT_NAMED} (?:nos|me) (?:anda|esta|viene|busca|persigue|pega|pego|amenaza|amenazo)\\b`,
    `\\b(?:preguntar|decir|avisar|consultar|platicar|pedir)les? a (?:mi|mis|el|la) [a-z]+\\b`,
    `\\b(?:mi|mis|el|la) ${ADULT_NAMED} (?:\\w+ ){0,10}(?:me|nos|la|lo|los) acompan(?:a|an|ara|aran)\\b`,
    '\\b(?:cel|celular|telefono|numero|whatsapp) (?:es )?de (?:mi|mis|la|el) [a-z]+\\b',
    `\\b(?:murio|fallecio) (?:mi|el|la|su) ${ADULT_NAMED}\\b`,
  ].join('|'),
  'g',
)

export const withoutNamedInPassing = (words: string): string => words.replace(NAMED_IN_PASSING, ' ')

/** What only the owner says of a passport. */
const OWN = phrases('in-passing', 'own')
/** Somebody else's passport or appointment beside it: "y el de mi hija", "para mi mamá", "mi esposa también". */
const ANOTHERS = new RegExp(
  [
    `\\b(?:pasaportes?|citas?|tramites?|el|la|los|las|lo|uno|una|otro|otra) (?:de|del|para|a) (?:el |la |los |las )?(?:mi|mis|su|sus|un|una|dos|tres|${CHILD})\\b`,
    '\\b(?:para|pa|por) (?:mi|mis|su|sus|el|la|los|las|un|una|dos|tres|cuatro|otr[oa]) [a-z]+',
    `\\b(?:sacar|renovar|tramitar)(?:le|les|lo|la)? (?:[a-z]+ ){0,3}a (?:mi|mis|la|el|los|las)\\b`,
    `\\by (?:tambien )?(?:a |de |con )?(?:mi|mis|el|la|los|las) (?:${CHILD}|${ADULT_NAMED})\\b`,
    `\\b(?:${CHILD}|${ADULT_NAMED}) (?:y yo|tambien|quieren?|necesitan?|ocupan?|no tienen?|nunca)\\b`,
    '\\b(?:for|and|of) (?:my|our|his|her) [a-z]+',
    '\\b(?:somos|nosotros|tod[oa]s|familia|we)\\b',
  ].join('|'),
)

/** "se me venció el mío, y mi nieta me ayuda": people may be named, and the passport is of whoever writes. */
export const isOwnEntry = (words: string): boolean => OWN.test(words) && !ANOTHERS.test(words)
