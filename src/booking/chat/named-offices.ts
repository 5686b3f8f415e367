import { distance } from 'fastest-levenshtein'
import type { Db } from '../../../db/open.ts'
import { remember } from '../../catalogue/memory.ts'
import { activeOffices } from '../../catalogue/offices.ts'
import { distanceKm, findPlace } from '../../catalogue/places.ts'
import type { Office, Place } from '../../catalogue/types.ts'
import { type Answer, ask, next } from '../../chat/answer.ts'
import { type Draft, onlyOne } from '../../chat/draft.ts'
import { today, todayAt } from '../../chat/moments.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { plain } from '../../reading/engine/words.ts'
import { kilometresIn } from '../../reading/numbers.ts'
import { asTown, eitherPlaces, parseRequestedOffice, saysNoPlace, withoutArticle } from '../../reading/places.ts'
import type { Reading } from '../../reading/reading.ts'
import type { OfficeChoice } from '../../schedule/slots.ts'
import { withoutPlace } from './changed-draft.ts'
import { officesDoing, reopenOffice } from './only-office.ts'

/** In full, by a unique part ("la de la CDMX"), or with one letter wrong. */
export function namedIn(reading: Reading, offers: OfficeChoice[]): OfficeChoice | undefined {
  const inFull = offers.filter((one) => saysName(reading, one))
  if (inFull.length > 0) return onlyOne(inFull)
  const bare = reading.bareAnswers
  const parts = ({ office: { name } }: OfficeChoice) => name.split(',').map(plain)
  return (
    onlyOne(offers.filter((one) => parts(one).some((part) => bare.includes(part)))) ??
    onlyOne(offers.filter((one) => parts(one).some((part) => bare.some((told) => isMisspelt(told, part)))))
  )
}

const saysName = (reading: Reading, { office: { name } }: OfficeChoice): boolean => reading.plain.includes(plain(name))

/** What follows "siempre no" is heard only when it is said back. */
export const saysNameFirst = (reading: Reading, { office: { name } }: OfficeChoice): boolean =>
  reading.plain.slice(0, plain(name).length + LEADS_TO_IT).includes(plain(name))

/** "La de", with its spaces. */
const LEADS_TO_IT = 6

const SHORTEST_MISSPELT = 6
const isMisspelt = (told: string, name: string): boolean =>
  name.length >= SHORTEST_MISSPELT && Math.abs(told.length - name.length) <= 1 && distance(told, name) === 1

const SHORT_WORDS = 5

/** "la de 45 km", "la del 3 de diciembre". */
export function byItsRow(reading: Reading, offers: OfficeChoice[], { session }: Scene): OfficeChoice | undefined {
  const km = kilometresIn(reading.words)
  if (km !== undefined) return onlyOne(offers.filter((one) => one.km !== undefined && Math.round(one.km) === km))
  const when = reading.plain.split(' ').length <= SHORT_WORDS ? reading.when(today(session)) : undefined
  const { from, until } = when?.kind === 'wish' ? when.wish : {}
  return from !== undefined && from === until ? onlyOne(offers.filter((one) => one.first?.day === from)) : undefined
}

/** Several questions ask it of the same message. */
const known = new WeakMap<Reading, readonly Office[]>()

/** "en cualquiera menos Naucalpan". */
export function refusedIn(reading: Reading, { session }: Pick<Scene, 'session'>): readonly Office[] {
  const before = known.get(reading)
  if (before) return before
  const refused = readRefused(session.tx, reading)
  known.set(reading, refused)
  return refused
}

function readRefused(db: Db, reading: Reading): Office[] {
  const words = reading.plain
  // Most messages name no office.
  const named = officesNamed(db, words)
  if (named.length === 0) return named
  const far = reading.text.split(/[,.;]/).flatMap((part) => (reading.part(part).says('is far') ? [plain(part)] : []))
  return named.filter((one) => reading.denies(one.name) || far.some((part) => part.includes(calledIn(one))))
}

const calledIn = (office: Office): string => plain(office.name.split(',')[0] ?? office.name)

/** Every message is compared with all names. */
const calledOffices = remember((db) => activeOffices(db).map((office) => ({ office, called: calledIn(office) })))

function officesNamed(db: Db, words: string): Office[] {
  const found: Office[] = []
  for (const { office, called } of calledOffices(db)) if (words.includes(called)) found.push(office)
  return found
}

/** Hidden from now on; a chosen one is open again. Days are kept, and an hour stays held. */
export function withoutThese(refused: readonly Office[], reading: Reading, { session, draft, t }: Scene): Answer {
  const notOffices = [...new Set([...(draft.notOffices ?? []), ...refused.map(({ id }) => id)])]
  const isChosen = draft.officeIds?.some((id) => notOffices.includes(id)) === true
  const kept = { ...(isChosen ? reopenOffice(session, draft) : draft), notOffices }
  const when = reading.when(todayAt(session, draft.officeIds))
  const timely = when?.kind === 'wish' && !kept.slot ? { ...kept, wish: when.wish } : kept
  const said = t.office.notThere(t.listed(refused.map(({ name }) => name)))
  const anywhere = parseRequestedOffice(reading.words) === 'soonest'
  const shows = draft.who && !timely.officeIds && (timely.near || timely.state || isChosen || anywhere)
  return shows ? ask('office', timely, said) : next(timely, said)
}

const isPlaced = ({ who, near, state, officeIds }: Draft): boolean => who !== undefined && Boolean(near ?? state ?? officeIds)

/**
 * "ya no quiero ir a Toluca", at any question. Undefined where a wanted place is named too, for a mere question, and for somebody with an
 * appointment who began nothing.
 */
export function hearRefusedOffice(reading: Reading, scene: Scene): Answer | undefined {
  if (!isPlaced(scene.draft)) return undefined
  const refused = refusedIn(reading, scene)
  if (refused.length === 0 || reading.slip || reading.kind === 'question') return undefined
  const other = officesNamed(scene.session.tx, reading.plain).some((one) => !refused.includes(one))
  return other || hearPlace(reading.places, scene) ? undefined : withoutThese(refused, reading, scene)
}

/** "siempre sí en Toluca", once another one was chosen. */
export function hearOtherOffice(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, session, t } = scene
  if (!draft.officeIds || draft.slot || reading.asksSomething) return undefined
  const isWhere = (office: Office) =>
    reading.bareAnswers.includes(calledIn(office)) || (reading.says('wants a place') && reading.isWhere(office.name))
  const others = officesDoing(scene).filter(
    (one) => !draft.officeIds?.includes(one.id) && isWhere(one) && !reading.denies(one.name),
  )
  const other = onlyOne(others)
  return other && next({ ...reopenOffice(session, draft), officeIds: [other.id] }, t.menu.understood(other.name))
}

/** If none is left, all. */
export function withoutRefused(offices: OfficeChoice[], { notOffices = [] }: Draft): OfficeChoice[] {
  const others = offices.filter(({ office: { id } }) => !notOffices.includes(id))
  return others.length > 0 ? others : offices
}

/** "la que sea pero que no sea en la ciudad": a denial that names no office. */
export const leavesDenialOver = (reading: Reading): boolean => reading.says('denies some office')

/** "la más cerca de la central": distances from there are unknown. A named town is used. */
export function nearWhat(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const near = draft.near && plain(draft.near.name)
  if (!reading.says('near something') || (near && reading.plain.includes(near))) return undefined
  const told = hearPlace(reading.places, scene)
  return told ? next(told) : ask('office', draft, t.office.nearWhat(draft.near?.name))
}

/** Also by its well-known parts; "el df" without its article. */
export function findTown({ tx }: Session, words: string): ReturnType<typeof findPlace> {
  const found = findPlace(tx, asTown(words))
  const bare = found.kind === 'unknown' ? withoutArticle(words) : undefined
  const again = bare === undefined ? found : findPlace(tx, asTown(bare))
  return again.kind === 'state' || (again.kind === 'place' && plain(again.place.name) === plain(asTown(bare ?? ''))) ? again : found
}

/** Within other words ("soy de Metepec"); of several that are called so it is asked which. */
export function hearPlace(candidates: readonly string[], { session, draft }: Scene): Draft | undefined {
  for (const words of candidates) {
    const found = findTown(session, words)
    if (found.kind === 'place') return near(draft, found.place)
    if (found.kind === 'state') return inState(draft, found)
    const places = found.kind === 'several' ? found.places.filter(({ name }) => isCalled(name, words)) : []
    const exact = places.find(({ name }) => plain(name) === plain(words))
    if (exact) return places.length > 1 ? { ...elsewhere(draft), places } : near(draft, exact)
  }
  return undefined
}

/** Days and hours that were said hold there too. */
const elsewhere = ({ wish, ...draft }: Draft): Draft => ({ ...withoutPlace(draft), ...(wish && { wish }) })

export function near(draft: Draft, found: Place): Draft {
  const { name, state, latitude, longitude } = found
  return { ...elsewhere(draft), near: { name, state, latitude, longitude } }
}

export const inState = (draft: Draft, { code, name }: { code: string; name: string }): Draft => ({
  ...elsewhere(draft),
  state: { code, name },
})

/** "lo primero en Puebla o Tlaxcala": the offices of each. Undefined unless several are named and known. */
export function hearEither(
  reading: Reading,
  scene: Scene,
  offices: readonly Office[] = officesDoing(scene),
): { draft: Draft; note: string } | undefined {
  const { t } = scene
  const named = eitherPlaces(reading.ofWhere.text).flatMap((words) => officesOf(words, { session: scene.session, offices }) ?? [])
  const [first, second] = [...new Map(named.map((one) => [one.name, one])).values()]
  if (!first || !second) return undefined
  const officeIds = [...new Set(named.flatMap(({ officeIds }) => officeIds))]
  const without = named.filter((one) => one.officeIds.length === 0).map(({ name }) => name)
  const note = without.length > 0 ? t.office.noneIn(t.listed(without)) : ''
  if (officeIds.length > 1) return { draft: { ...withoutPlace(scene.draft), officeIds }, note }
  const [only] = named.flatMap((one) => (one.officeIds.length > 0 ? [one.name] : []))
  const draft = only === undefined ? undefined : hearPlace([only], scene)
  return draft && { draft, note }
}

interface Named {
  name: string
  officeIds: number[]
}

/** Of a town the nearest one, where that is near. */
function officesOf(
  candidates: readonly string[],
  { session, offices: doing }: { session: Session; offices: readonly Office[] },
): Named | undefined {
  for (const words of candidates) {
    if (saysNoPlace(words)) continue
    const called = doing.filter(({ name }) => plain(name) === plain(words) || plain(name.split(',')[0] ?? '') === plain(words))
    const office = onlyOne(called)
    if (office) return { name: office.name, officeIds: [office.id] }
    const found = findTown(session, words)
    if (found.kind === 'state')
      return { name: found.name, officeIds: doing.filter(({ state }) => state === found.code).map(({ id }) => id) }
    if (found.kind !== 'place' || !isCalled(found.place.name, words)) continue
    const { place } = found
    const [nearest] = doing.toSorted((a, b) => distanceKm(place, a) - distanceKm(place, b))
    const isNear = nearest && distanceKm(place, nearest) <= NEAR_TOWN_KM
    return { name: place.name, officeIds: isNear ? [nearest.id] : [] }
  }
  return undefined
}

/** An hour's way. */
const NEAR_TOWN_KM = 60

/** "Ixtlahuaca" is Ixtlahuaca de Rayón, and a near spelling is neither. */
export const isCalled = (name: string, words: string): boolean => `${plain(name)} `.startsWith(`${plain(words)} `)
