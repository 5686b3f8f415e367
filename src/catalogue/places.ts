import { distance } from 'fastest-levenshtein'
import type { Db } from '../../db/open.ts'
import { townOfPostalCode } from '../../db/seeds/postal-towns.ts'
import { plain } from '../../db/seeds/towns.ts'
import { statement } from '../../db/statements.ts'
import { remember } from './memory.ts'
import { largestIn, PART_OF_A_NAME, type Town, townsAlike, townsNamed, townsWithWords } from './towns.ts'
import type { Place, PlaceFound } from './types.ts'

const OFFERED = 5
/** How much larger than its namesakes a town must be to be meant. */
const DOMINANT = 5
/** Comparing long spellings takes time. */
const LONGEST_NAME = 80

/**
 * A state (its names and abbreviations win), a postal code (by its first digits), or a town: by exact name, whole words or beginning, or
 * nearest spelling. "Metepec, Puebla" looks only in that state.
 */
export function findPlace(db: Db, words: string): PlaceFound {
  const typed = plain(words)
  const short = withoutLead(typed)
  const digits = short.replace(/^(?:cp|c p|codigo postal) /, '').replaceAll(' ', '')
  const named = stateCalled(db, typed) ?? stateCalled(db, short)
  if (named) return { kind: 'state', code: named.code, name: named.name }
  const postal = ofPostalCode(db, digits)
  if (postal) return postal
  if (short.length < 3 || short.length > LONGEST_NAME || /^\d+$/.test(digits)) return { kind: 'unknown', nearest: [] }
  return findTown(db, short)
}

/** If its beginning tells; else the state. */
function ofPostalCode(db: Db, digits: string): PlaceFound | undefined {
  const state = stateOfPostalCode(db, digits)
  if (!state) return undefined
  const town = townOfPostalCode(digits)
  const [largest] = (town && townsNamed(db, plain(town), state.code)) || []
  return largest ? { kind: 'place', place: toPlace(largest) } : { kind: 'state', code: state.code, name: state.name }
}

/** "vivo en la alcaldía de Tlalpan". */
const withoutLead = (typed: string): string =>
  typed
    .replace(/^(?:hola |(?:yo )?(?:soy|vivo|estoy|quiero|busco) )/, '')
    .replace(/^(?:en|de|cerca de|por) /, '')
    .replace(
      /^(?:el |la )?(?:(?:municipio|alcaldia|delegacion|colonia) (?:de )?|(?:ciudad|estado) (?:de )?(?!(?:de )?mexico\b))/,
      '',
    )

function findTown(db: Db, typed: string): PlaceFound {
  const { town, state } = splitState(db, typed)
  const exact = townsNamed(db, typed) ?? (town === typed ? undefined : townsNamed(db, town, state))
  if (exact) return misspelt(db, town, state, exact) ?? chooseAmong([...exact, ...longerNames(db, town, state, exact)])
  if (SAYS_NO_TOWN.test(typed)) return { kind: 'unknown', nearest: [] }
  const whole = typed.replace(PART_OF_TOWN, '')
  if (whole !== typed) return findPlace(db, whole)
  const ofStates = readStates(db).filter((one) => isTelling(one.plain, typed))
  if (ofStates.length > 0) return chooseStates(db, ofStates)
  const part = partOfName(db, typed) ?? (town === typed ? undefined : partOfName(db, town, state))
  if (part) return part
  return (state && asWrittenElsewhere(db, town, state)) || bySpelling(db, town, state)
}

/**
 * "metepec edo mex", "edomex metepec". Something must remain beside the state's name; the longer of two names counts: "la paz baja
 * california sur".
 */
function splitState(db: Db, typed: string): { town: string; state: string | undefined } {
  const words = typed.split(' ')
  const from = (at: number) => words.slice(at).join(' ')
  const upTo = (at: number) => words.slice(0, at).join(' ')
  for (let at = 1; at < words.length; at++) {
    const last = stateCalled(db, from(at))
    if (last) return { town: upTo(at).replace(/ (?:en|de|del estado de)$/, ''), state: last.code }
  }
  for (let at = words.length - 1; at > 0; at--) {
    const first = stateCalled(db, upTo(at))
    if (first) return { town: from(at), state: first.code }
  }
  return { town: typed.replace(/ mexico$/, ''), state: undefined }
}

/** Every town has a centre and a north. */
const PART_OF_TOWN = / (?:(?:por|en|zona|al) )?(?:el )?(?:centro|norte|sur|oriente|poniente)$/
const SAYS_NO_TOWN = /^(?:el )?(?:centro|norte|sur|oriente|poniente)$/

/** "potosi" and "san luis" stand for San Luis Potosí; "luis" may be a person's name. */
const isTelling = (name: string, words: string): boolean =>
  words.length >= PART_OF_A_NAME && (name.startsWith(`${words} `) || name.endsWith(` ${words}`))

function chooseAmong(towns: Town[]): PlaceFound {
  const places = [...new Map(towns.map((town) => [`${town.name}|${town.state}|${town.latitude}`, town])).values()]
  const [first, second] = places
  if (first && (!second || first.population >= DOMINANT * second.population)) return { kind: 'place', place: toPlace(first) }
  return { kind: 'several', places: places.slice(0, OFFERED).map(toPlace) }
}

/** Part of a smaller place's name more likely means a quarter of a city: "la Condesa". */
const SMALL = 20_000

/** How much larger a nearly homonymous town must be to be meant. */
const FAR_LARGER = 50

/** "Tlanepantla" is a village in Puebla, and how many write Tlalnepantla, a city of half a million: asked back. */
function misspelt(db: Db, town: string, state: string | undefined, [exact]: Town[]): PlaceFound | undefined {
  if (!exact || exact.population >= SMALL) return undefined
  const meant = townsAlike(db, town, state).filter(
    (one) => one.population >= Math.max(SMALL, FAR_LARGER * exact.population) && distance(town, one.plain) <= wrongLetters(town),
  )
  return meant.length > 0 ? { kind: 'several', places: [...meant.slice(0, OFFERED - 1), exact].map(toPlace) } : undefined
}

/** Where it is asked anyway: "Almoloya" is two villages, and what many call Almoloya de Juárez. */
const longerNames = (db: Db, name: string, state: string | undefined, [exact, another]: Town[]): Town[] =>
  exact && another && exact.population < SMALL
    ? townsWithWords(db, name, state).filter((one) => one.plain.startsWith(`${name} de`))
    : []

/** Asked back when from the middle of the name, or of a small place. */
function partOfName(db: Db, words: string, state?: string): PlaceFound | undefined {
  const [largest, ...smaller] = townsWithWords(db, words, state)
  if (!largest) return undefined
  const found = chooseAmong([largest, ...smaller])
  const atAnEnd = largest.plain.startsWith(words) || largest.plain.endsWith(` ${words}`)
  return found.kind === 'place' && (!atAnEnd || largest.population < SMALL) ? { kind: 'several', places: [found.place] } : found
}

/** "Metepec, Puebla": Metepec elsewhere rather than Ometepec. */
function asWrittenElsewhere(db: Db, town: string, state: string): PlaceFound | undefined {
  const elsewhere = townsNamed(db, town)
  if (!elsewhere) return undefined
  const there = townsAlike(db, town, state).filter((found) => distance(town, found.plain) <= wrongLetters(town))
  return { kind: 'several', places: [...there, ...elsewhere].slice(0, OFFERED).map(toPlace) }
}

/** The state; for several ("California", "México") the largest town of each. */
function chooseStates(db: Db, states: readonly StateNames[]): PlaceFound {
  const [only] = states
  if (only && states.length === 1) return { kind: 'state', code: only.code, name: only.name }
  return { kind: 'several', places: states.flatMap((state) => largestIn(db, state.code) ?? []).map(toPlace) }
}

/**
 * Trigrams find candidates, spelling distance decides. A state wins over an equally near town. One letter more than allowed is asked back;
 * beyond that ("Chicago") nothing is offered.
 */
function bySpelling(db: Db, town: string, state: string | undefined): PlaceFound {
  const most = wrongLetters(town) + 1
  const ranked = townsAlike(db, town, state)
    .filter((found) => Math.abs(found.plain.length - town.length) <= most)
    .map((found) => ({ found, off: distance(town, found.plain) }))
    .sort((a, b) => a.off - b.off || b.found.population - a.found.population)
  const least = ranked[0]?.off ?? Number.POSITIVE_INFINITY
  const within = Math.min(least, wrongLetters(town))
  const meant = readStates(db).find((one) =>
    one.spellings.some(
      (name) => name.length > 4 && Math.abs(name.length - town.length) <= within && distance(town, name) <= within,
    ),
  )
  if (meant) return { kind: 'state', code: meant.code, name: meant.name }
  const best = ranked.filter(({ off }) => off === least).map(({ found }) => found)
  // "en el juicio", "en la sentencia": many a noun is nearly a village.
  const isSure = best.some(({ population }) => population >= SMALL) || !ARTICLE.test(town)
  if (least <= wrongLetters(town) && isSure) return chooseAmong(best)
  const nearest = ranked.filter(({ off }) => off <= most).slice(0, 3)
  return { kind: 'unknown', nearest: nearest.map(({ found }) => toPlace(found)) }
}

const ARTICLE = /^(?:el|la|los|las) /

/** An article makes no name longer: "el pueblo" is not El Pueblito. */
function wrongLetters(typed: string): number {
  if (typed.length <= 4) return 0
  const { length } = typed.replace(ARTICLE, '')
  return length <= 8 ? 1 : length <= 12 ? 2 : 3
}

/** About 55 km: nearer than that there is always a known town. */
const AROUND_DEGREES = 0.5

/** After a shared location: rather a well-known town than a nearer hamlet. Distances are measured from the person's own position. */
export function placeNear(db: Db, latitude: number, longitude: number): Place {
  const { name, state } =
    nearestWithin(db, latitude, longitude, AROUND_DEGREES) ?? nearestWithin(db, latitude, longitude, 360) ?? NOWHERE
  return { name, state, latitude, longitude }
}

const NOWHERE = { name: '', state: '' }

const NEAREST_WITHIN = statement(
  `select name, state from towns
   where latitude between $lat - $around and $lat + $around and longitude between $lon - $around and $lon + $around
   order by (latitude - $lat) * (latitude - $lat) + (longitude - $lon) * (longitude - $lon) * $narrow
     - min(population, 200000) * 1e-8 limit 1`,
  {
    row: { name: 'text', state: 'text' },
    params: { lat: 'real', around: 'real', lon: 'real', narrow: 'real' },
    because: 'the towns of the country: 3,000, and the same for every office',
  },
)

function nearestWithin(db: Db, lat: number, lon: number, around: number): { name: string; state: string } | null {
  return NEAREST_WITHIN.get(db, { lat, lon, around, narrow: Math.cos((lat * Math.PI) / 180) ** 2 })
}

const toPlace = ({ name, state, latitude, longitude }: Town): Place => ({ name, state, latitude, longitude })

interface Point {
  latitude: number
  longitude: number
}

const EARTH_RADIUS_KM = 6_371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** In kilometres, straight; roads are longer. */
export function distanceKm(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

export interface StateNames {
  code: string
  name: string
  plain: string
  /** Normalised like typed places. */
  spellings: string[]
}

const READ_STATES = statement('select code, name, spellings from states', {
  row: { code: 'text', name: 'text', spellings: 'text' },
})

const readStates = remember((db): readonly StateNames[] =>
  READ_STATES.all(db).map(({ code, name, spellings }) => ({
    ...{ code, name, plain: plain(name) },
    spellings: [plain(name), ...spellings.split('|')],
  })),
)

const statesBySpelling = remember(
  (db): ReadonlyMap<string, StateNames> =>
    // Reversed, so that the first state wins when two share a spelling.
    new Map(
      readStates(db)
        .toReversed()
        .flatMap((state) => state.spellings.map((spelling) => [spelling, state] as const)),
    ),
)

export const nameOfState = (db: Db, code: string): string => readStates(db).find((one) => one.code === code)?.name ?? code

/** `words`: normalised like typed places. */
const stateCalled = (db: Db, words: string): StateNames | undefined => statesBySpelling(db).get(words)

/** As somebody typed it. */
export const stateSpelled = (db: Db, words: string): StateNames | undefined => stateCalled(db, plain(words))

const STATE_OF_POSTAL_CODE = statement('select state from postal_prefixes where prefix = ?', {
  row: { state: 'text' },
  params: ['text'],
})

/** Undefined for anything but five digits. */
function stateOfPostalCode(db: Db, digits: string): StateNames | undefined {
  if (!/^\d{5}$/.test(digits)) return undefined
  const row = STATE_OF_POSTAL_CODE.get(db, digits.slice(0, 2))
  return readStates(db).find(({ code }) => code === row?.state)
}
