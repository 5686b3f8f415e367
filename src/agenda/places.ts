import { distance } from 'fastest-levenshtein'
import type { Db } from '../../db/open.ts'
import { plain } from '../../db/seeds/plain.ts'
import type { Place, PlaceFound } from './types.ts'

interface TownRow {
  name: string
  plain: string
  state: string
  latitude: number
  longitude: number
  population: number
}

interface StateRow {
  code: string
  name: string
  spellings: string
}

/** So many places are offered when a name belongs to several. */
const OFFERED = 5
/** A place so many times larger than all others of the name is the one that was meant. */
const DOMINANT = 5
const CANDIDATES = 50

/**
 * What a typed place is: a state (its names and abbreviations win), a postal code (its first two digits name the state), a
 * town by its exact name, by a part of it, or by its nearest spelling. "Metepec, Puebla" looks only in that state.
 */
export function findPlace(db: Db, words: string): PlaceFound {
  const typed = withoutLead(plain(words))
  const states = readStates(db)
  const named = stateNamed(states, typed) ?? stateOfPostalCode(db, states, typed)
  if (named) return { kind: 'state', code: named.code, name: named.name }
  if (typed.length < 3 || /^\d+$/.test(typed)) return { kind: 'unknown', nearest: [] }
  const { town, state } = splitState(states, typed)
  const exact = townsNamed(db, town, state)
  if (exact.length > 0) return chooseAmong(exact)
  return bySpelling(db, states, town, state)
}

/** The town that the chat names after somebody shared a location: a known one near by rather than a hamlet next door. */
export function placeNear(db: Db, latitude: number, longitude: number): Place {
  const nearest = db.client.query<TownRow, { lat: number; lon: number; narrow: number }>(
    `select name, plain, state, latitude, longitude, population from towns
     order by (latitude - $lat) * (latitude - $lat) + (longitude - $lon) * (longitude - $lon) * $narrow
       - min(population, 200000) * 1e-8 limit 1`,
  )
  const found = nearest.get({ lat: latitude, lon: longitude, narrow: Math.cos((latitude * Math.PI) / 180) ** 2 })
  const { name, state } = found ?? { name: '', state: '' }
  return { name, state, latitude, longitude }
}

const withoutLead = (typed: string): string =>
  typed.replace(
    /^(?:(?:soy|vivo|estoy|quiero|busco|yo) )*(?:(?:en|de|cerca de|por) )?(?:(?:el |la )?(?:municipio|alcaldia|delegacion|colonia|ciudad|estado) de )?/,
    '',
  )

function readStates(db: Db): StateRow[] {
  return db.client.query<StateRow, []>('select code, name, spellings from states').all()
}

const spellingsOf = (state: StateRow): string[] => [plain(state.name), ...state.spellings.split('|')]

function stateNamed(states: StateRow[], typed: string): StateRow | undefined {
  return states.find((state) => spellingsOf(state).includes(typed))
}

function stateOfPostalCode(db: Db, states: StateRow[], typed: string): StateRow | undefined {
  const digits = typed.replace(/^(?:cp|c p|codigo postal) /, '').replaceAll(' ', '')
  if (!/^\d{5}$/.test(digits)) return undefined
  const row = db.client
    .query<{ state: string }, [string]>('select state from postal_prefixes where prefix = ?')
    .get(digits.slice(0, 2))
  return states.find((state) => state.code === row?.state)
}

/** "metepec edo mex" -> metepec in that state. Only when something remains before the state's name. */
function splitState(states: StateRow[], typed: string): { town: string; state: string | undefined } {
  for (const state of states) {
    const tail = spellingsOf(state).find((spelling) => spelling.length > 1 && typed.endsWith(` ${spelling}`))
    if (tail) return { town: typed.slice(0, -tail.length - 1).replace(/ (?:en|de|del estado de)$/, ''), state: state.code }
  }
  return { town: typed, state: undefined }
}

function townsNamed(db: Db, town: string, state: string | undefined): TownRow[] {
  return db.client
    .query<TownRow, { town: string; state: string | null }>(
      `select name, plain, state, latitude, longitude, population from towns
       where plain = $town and ($state is null or state = $state) order by population desc limit 20`,
    )
    .all({ town, state: state ?? null })
}

function chooseAmong(towns: TownRow[]): PlaceFound {
  const [first, second] = towns
  if (first && (!second || first.population >= DOMINANT * second.population)) return { kind: 'place', place: toPlace(first) }
  return { kind: 'several', places: towns.slice(0, OFFERED).map(toPlace) }
}

/** Trigrams find what looks alike, the spelling distance decides among few. */
function bySpelling(db: Db, states: StateRow[], town: string, state: string | undefined): PlaceFound {
  const trigrams = [...new Set(Array.from({ length: town.length - 2 }, (_, at) => `"${town.slice(at, at + 3)}"`))]
  if (trigrams.length === 0) return { kind: 'unknown', nearest: [] }
  const alike = db.client
    .query<TownRow, { words: string; state: string | null }>(
      `select t.name, t.plain, t.state, t.latitude, t.longitude, t.population
       from (select rowid from town_search where plain match +$words order by rank limit ${CANDIDATES}) f
       join towns t on t.id = f.rowid where +$state is null or t.state = +$state`,
    )
    .all({ words: trigrams.join(' or '), state: state ?? null })
  const ranked = alike
    .map((row) => ({ row, off: distance(town, row.plain) }))
    .sort((a, b) => a.off - b.off || b.row.population - a.row.population)
  const least = ranked[0]?.off ?? Number.POSITIVE_INFINITY
  const [meant] = states.filter((one) =>
    spellingsOf(one).some((spelling) => spelling.length > 4 && distance(town, spelling) <= Math.min(least, allowed(town))),
  )
  if (meant) return { kind: 'state', code: meant.code, name: meant.name }
  if (least <= allowed(town)) return chooseAmong(ranked.filter(({ off }) => off === least).map(({ row }) => row))
  return { kind: 'unknown', nearest: ranked.slice(0, 3).map(({ row }) => toPlace(row)) }
}

/** How many letters may be wrong. */
const allowed = (typed: string): number => (typed.length <= 4 ? 0 : typed.length <= 7 ? 1 : typed.length <= 12 ? 2 : 3)

const toPlace = ({ name, state, latitude, longitude }: TownRow): Place => ({ name, state, latitude, longitude })
