import { findPlace, placeNear } from '../../catalogue/places.ts'
import { type Answer, again, ask, askAbout, next } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import { type Frame, questionOf } from '../../chat/part.ts'
import { fitRow, type Prompt } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order } from '../../chat/ways-on.ts'
import { parseAim } from '../../reading/aims.ts'
import { parseCurp } from '../../reading/curps.ts'
import { isSentence, plain } from '../../reading/engine/words.ts'
import { parsePostalCode } from '../../reading/numbers.ts'
import { asTown, isEveryday, parseRequestedOffice, placesLeft, saysNoPlace, withoutShortForms } from '../../reading/places.ts'
import type { Reading } from '../../reading/reading.ts'
import { parseWhen } from '../../reading/times.ts'
import { fit } from '../../texts/lengths.ts'
import { STATE_NAMES } from '../../texts/states.ts'
import { withoutPlace } from './changed-draft.ts'
import { findTown, hearEither, hearPlace, inState, isCalled, near, refusedIn, withoutThese } from './named-offices.ts'
import { nearestKm } from './only-office.ts'

const SHOWN = 8
const BAJAS = ['BC', 'BS']
const LONGEST_ECHO = 40
/** More than a name has. */
const SHORT_WORDS = 3

/** Words, a postal code, or the telephone's location. `about`: `several` possible places, or `baja`, which may also mean no messages. */
export const place: AnsweredQuestion = {
  entities: ['place', 'office'],
  fills: ['where'],
  // "¿cuál queda más cerca de Ixtapaluca?" tells the place.
  mereQuestion: (reading) => (parseRequestedOffice(reading.words) === 'nearest' ? undefined : 'fills nothing'),
  numbered: true,
  isNeeded: ({ draft }) => !draft.officeIds && !draft.near && !draft.state,
  ask(scene) {
    if (scene.about === 'baja') return askBaja(scene)
    return scene.draft.places?.length ? askWhich(scene) : { body: scene.t.place.ask, location: true }
  },

  choose(value, scene) {
    const { draft, session } = scene
    if (value === 'other') return ask('place', withoutPlace(draft))
    const [code, latitude = '', longitude] = value.split(':')
    if (code === 'state') return next(inState(draft, { code: latitude, name: STATE_NAMES[latitude] ?? latitude }))
    const known = draft.places?.find((one) => String(one.latitude) === latitude && String(one.longitude) === longitude)
    return next(near(draft, known ?? placeNear(session.tx, Number(latitude), Number(longitude))))
  },

  ownWords: (reading, { session }) => reading.command !== undefined && isTown(reading, session),
  hear(typed, scene) {
    const reading = typed.corrected((meant) => hearPlace([...meant.places, ...meant.bareAnswers], scene))
    if (reading.plain === 'baja') return bajaMeansTwoThings(scene)
    // Where somebody lives is where they want to go, if nothing else is said.
    const isTheirs = scene.draft.who !== 'self' || reading.onlyTells
    const asked = reading.ofWhere
    const said = asked.part(parsePostalCode(reading.text) ?? withoutShortForms(asked.text))
    const told = isTheirs ? [...new Set([...said.places, ...reading.placesOfOthers])] : said.places
    const timely = said.when(today(scene.session)) !== undefined
    const find = (words: string) => lookUp(words, scene, { surely: told.includes(words), exactly: timely && told.includes(words) })
    const findLeft = (words: string) => lookUp(words, scene, { surely: false, exactly: true })
    const either = hearEither(said, scene)
    if (either) return next(either.draft, either.note)
    return (
      keepingRefused(firstOf(told, find) ?? firstOf([said.text, ...placesLeft(said.text)], findLeft), said, scene) ??
      refused(said, told, scene) ??
      withoutPlaceName(said, scene) ??
      firstOf([...said.bareAnswers, said.text, ...placesLeft(said.text)], find)
    )
  },

  miss(reading, { session, draft, t }) {
    const [told] = reading.placesNamed
    const words = told ?? reading.text
    if (isSentence(words) || parseCurp(words)) return { note: t.common.missed, unsure: true }
    const found = words.length <= LONGEST_ECHO * 2 && !saysNoPlace(words) ? findTown(session, words) : undefined
    const echo = fit(words.replace(NO_ECHO, ''), LONGEST_ECHO)
    const note = /^\d+$/.test(words) ? t.place.unknownPostal(echo) : t.place.unknown(echo)
    const isLong = plain(words).split(' ').length > SHORT_WORDS
    if (found?.kind !== 'unknown' || found.nearest.length === 0) return { note, ...(isLong && { unsure: true }) }
    return { note, about: 'several', draft: { ...draft, places: found.nearest.slice(0, SHOWN) } }
  },
  explained: {
    about: 'about the place',
    says: ({ t }) => t.place.explained,
  },
  corrected: { with: 'office' },
}

/** "Zinacantepec, pero a cualquier lado menos a Naucalpan". */
function keepingRefused(answer: Answer | undefined, said: Reading, scene: Scene): Answer | undefined {
  const refused = answer?.kind === 'next' ? refusedIn(said, scene) : []
  if (answer?.kind !== 'next' || refused.length === 0) return answer
  const notOffices = [...new Set([...(answer.draft.notOffices ?? []), ...refused.map(({ id }) => id)])]
  return next(
    { ...answer.draft, notOffices },
    scene.t.office.notThere(scene.t.listed(refused.map(({ name }) => name))),
    ...answer.notes,
  )
}

/** WhatsApp's marks. */
const NO_ECHO = /[*_~\u0060]/g

/** "donde sea menos en Cuajimalpa": the refused one is repeated back and hidden; then the place is asked again, or all others are shown. */
function refused(said: Reading, told: readonly string[], scene: Scene): Answer | undefined {
  const { session, draft, t } = scene
  if (told.length > 0) return undefined
  const offices = refusedIn(said, scene)
  if (offices.length > 0) return withoutThese(offices, said, scene)
  const [denied] = said.placesNamed.filter((words) => said.denies(words))
  const found = denied === undefined ? undefined : findTown(session, denied)
  if (found?.kind !== 'place' && found?.kind !== 'state') return undefined
  return next(draft, t.office.notThere(found.kind === 'place' ? found.place.name : found.name))
}

function firstOf(candidates: readonly string[], find: (words: string) => Answer | undefined): Answer | undefined {
  for (const words of new Set(candidates)) {
    const answer = find(words)
    if (answer) return answer
  }
  return undefined
}

/** "donde sea": every office, soonest first; the nearest needs a place. */
function withoutPlaceName(said: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const wish = parseRequestedOffice(said.words)
  if (wish === 'nearest' || said.says('does not know where')) return again(draft, t.place.whereFirst)
  const anyOffice = said.says('any office') && said.places.length === 0
  const when = anyOffice ? said.when(today(scene.session)) : undefined
  if (when?.kind === 'wish')
    return questionOf(scene, 'office').choose('soonest', { ...scene, draft: { ...draft, wish: when.wish } })
  return wish === 'soonest' || anyOffice || said.says('anywhere') ? ask('office', draft) : undefined
}

/** There are towns called Coyote and Constancia. */
function isTown(reading: Reading, session: Session): boolean {
  const found = findPlace(session.tx, reading.text)
  return found.kind === 'place' && plain(found.place.name) === reading.plain
}

/** A near spelling counts only for words that are nothing else: "el martes" is no town. */
function lookUp(
  words: string,
  { session, draft }: Scene,
  { surely, exactly }: { surely: boolean; exactly: boolean },
): Answer | undefined {
  if (!surely && saysNoPlace(words)) return undefined
  const found = findTown(session, words)
  const names = found.kind === 'place' ? [found.place] : found.kind === 'several' ? found.places : []
  const called = plain(asTown(words))
  const isNear =
    names.length > 0 && called === plain(words) && !names.some(({ name }) => isCalled(name, called) || isCalled(called, name))
  if (isNear && (exactly || isEveryday(words) || saysSomethingElse(words, today(session)))) return undefined
  if (found.kind === 'place') return next(near(draft, found.place))
  if (found.kind === 'state') return next(inState(draft, found))
  if (found.kind === 'unknown') return undefined
  return askAbout('place', 'several', { ...withoutPlace(draft), places: found.places.slice(0, SHOWN) })
}

const saysSomethingElse = (words: string, day: string): boolean =>
  isSentence(words) || parseWhen(words, day) !== undefined || parseAim(words) !== undefined

/** Ignored with a held hour, or a chosen office and another question. */
export const hearLocation: Frame['locates'] = ({ latitude, longitude }, scene, { asked }) => {
  const { draft, session, t } = scene
  const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  if (!valid || draft.slot || (draft.officeIds && asked?.question !== 'place')) return undefined
  const where = { ...placeNear(session.tx, latitude, longitude), latitude, longitude, name: t.place.hereName }
  const km = nearestKm(scene, where)
  if (km === undefined || km > FAR_KM) return next(draft, t.place.noneNear)
  // Another question comes first, so this is acknowledged.
  return next(near(draft, where), hasProgress(draft) ? '' : t.place.locationKept)
}

/** Farther away, people abroad say in words where they will be. */
const FAR_KM = 500

function askWhich({ draft, t }: Scene): Prompt {
  const apart = new Map((draft.places ?? []).map((one) => [`${one.latitude}:${one.longitude}`, one]))
  // Nobody who repeats "lerma" chooses the other one.
  const titles = new Set(
    [...apart.values()].filter(({ name }) => isBeginning(name, apart.values())).map(({ name }) => fitRow(name)),
  )
  const options = [...apart.values()].flatMap(({ name, state, latitude, longitude }) => {
    const title = uniqueTitle(name, STATE_NAMES[state] ?? state, titles)
    return title ? [{ value: `at:${latitude}:${longitude}`, title, description: STATE_NAMES[state] ?? state }] : []
  })
  return { body: t.place.several, options: [...options, { value: 'other', ...t.place.rows.other }], open: t.place.open }
}

const isBeginning = (name: string, places: Iterable<{ name: string }>): boolean =>
  [...places].some((one) => one.name.startsWith(`${name} `))

/** By their state; otherwise not. */
function uniqueTitle(name: string, state: string, taken: Set<string>): string | undefined {
  const title = [fitRow(name), fitRow(`${name}, ${state}`)].find((one) => !taken.has(one))
  if (title) taken.add(title)
  return title
}

/** "Baja" may be one of two states, or no more messages. */
const bajaMeansTwoThings = ({ draft }: Scene): Answer => askAbout('place', 'baja', draft)

function askBaja({ t }: Scene): Prompt {
  return {
    body: t.place.several,
    options: [...BAJAS.map((code) => ({ value: `state:${code}`, title: STATE_NAMES[code] ?? code })), order('stop', t.place.stop)],
    open: t.place.open,
  }
}
