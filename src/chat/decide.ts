import { activeOffices, officesThatDo, theOffice } from '../catalogue/offices.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Doubt, Facet } from '../reading/doubts.ts'
import type { Named, Reading } from '../reading/reading.ts'
import { isWithin } from '../reading/requested-times.ts'
import { saysIn } from '../reading/said.ts'
import { type Answer, askAbout, type Onward } from './answer.ts'
import { type Draft, hasProgress, headcount } from './draft.ts'
import { dayWords, timesWords, todayAt } from './moments.ts'
import { type Heard, type QuestionName, questionOf } from './part.ts'
import type { Scene } from './scene.ts'
import { waitingFor } from './stated.ts'

// What words state beside an answer, by what a mistake costs. What shows is taken and said; what says who comes and for what is read
// back where it is doubted; what identifies waits for its question (stated.ts). What an act would leave out is read back before it.

/** An hour that a sentence takes. */
interface Act {
  officeId: number
  day: LocalDay
  minute: number
}

interface Weighed {
  reading: Reading
  /** Days and hours as meant on the day of the act. */
  named: readonly Named[]
  scene: Scene
  act: Act
}

interface Stated {
  /** The list says what it shows, so that a mistake is seen. */
  shows?: true
  keys: readonly (keyof Draft)[]
  /** What was filled in by these answers; empty where a note of its own says it. */
  words(after: Scene, filled: readonly (keyof Draft)[]): string
  /** Another one is named than the act takes. */
  leftOut(weighed: Weighed): boolean
}

const STATED: Readonly<Record<Facet, Stated>> = {
  when: {
    shows: true,
    keys: ['wish'],
    words: (scene) => {
      const { wish, officeIds } = scene.draft
      return wish ? timesWords(scene, wish, (day) => dayWords(scene, day), todayAt(scene.session, officeIds)) : ''
    },
    leftOut: ({ named, act }) => wanted(named).some((one) => one.times !== undefined && !fits(one, act)),
  },
  where: {
    shows: true,
    keys: ['near', 'state', 'officeIds', 'notOffices'],
    words({ draft: { near, state, officeIds = [] }, session }) {
      const [office, another] = officeIds
      const only = office && !another ? theOffice(session.tx, office).name : ''
      return near?.name ?? (state?.isOnly ? undefined : state?.name) ?? only
    },
    leftOut: ({ reading, named, act, scene }) =>
      wanted(named).some((one) => one.kind === 'office' && !isOffice(one, act, scene) && !isLandmark(reading, one)),
  },
  what: {
    keys: ['who', 'count', 'family'],
    words: ({ draft: { who = 'self', count = 1 }, t }, filled) =>
      count === 1 && filled.includes('who') ? t.understanding.forWhoever[who] : '',
    leftOut({ reading, scene: { draft } }) {
      const family = reading.aim?.family
      return family !== undefined && draft.family !== undefined && family !== draft.family
    },
  },
}
const FACETS = Object.keys(STATED) as Facet[]

const isOther = (key: keyof Draft, before: Draft, after: Draft): boolean =>
  JSON.stringify(before[key]) !== JSON.stringify(after[key])

const isFilled = (key: keyof Draft, before: Draft, after: Draft): boolean => after[key] !== undefined && isOther(key, before, after)

// -- what is taken, or read back first

/** Changes of a booking, kept until a yes: new answers, removed ones, and what follows. `about` of the question `readBack`, as JSON. */
export interface Proposed {
  set: Partial<Draft>
  gone: (keyof Draft)[]
  notes: string[]
  /** An answer to something else takes it too. */
  askedFor?: true
  question?: string
  about?: string | undefined
}

/** Left out of a list, or merely told, it costs nothing: the list says what it shows. */
const CHEAP: ReadonlySet<Doubt['why']> = new Set<Doubt['why']>(['denied', 'not asked for'])

/** Taken, or read back: what is doubted, and a first message with a whole wish, however certain. */
export function decide(answer: Answer, { reading, question, scene }: Heard): Answer {
  if ((answer.kind !== 'next' && answer.kind !== 'ask') || scene.readBack || answer.isWeighed || question.ownWording) return answer
  if (answer.kind === 'ask' && answer.question === 'readBack') return answer
  const [before, after] = [scene.draft, answer.draft]
  // The question who comes shows what was understood.
  if (after.whom !== undefined && !before.slot) return answer
  if ((answer.kind === 'next' && answer.takesBack) || after.slot?.slotId !== before.slot?.slotId) return answer
  const chosen = FACETS.filter((facet) => STATED[facet].keys.some((key) => isFilled(key, before, after)))
  const begins = !hasProgress(before) && chosen.length === FACETS.length
  const isShown = !before.slot && chosen.every((facet) => STATED[facet].shows)
  const isDoubtful = ({ why, of }: Doubt) =>
    (of === undefined || chosen.includes(of)) &&
    // A question beside it was answered already, as a note.
    !(isShown && (CHEAP.has(why) || (why === 'question' && answer.notes.length > 0)))
  return begins || (chosen.length > 0 && reading.doubts.some(isDoubtful)) ? readingBack(before, answer) : answer
}

export const readingBack = (before: Draft, answer: Onward): Answer =>
  askAbout('readBack', JSON.stringify(proposed(before, answer)), { ...before, needs: answer.draft.needs })

export const decided = (answer: Answer | undefined, heard: Heard): Answer | undefined => answer && decide(answer, heard)

function proposed(before: Draft, answer: Onward): Proposed {
  const { draft: after, notes } = answer
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Draft)[]
  const other = keys.filter((key) => isOther(key, before, after))
  return {
    set: Object.fromEntries(other.flatMap((key) => (after[key] === undefined ? [] : [[key, after[key]]]))),
    gone: other.filter((key) => after[key] === undefined),
    notes,
    ...(!before.slot && { askedFor: true as const }),
    ...(answer.kind === 'ask' && { question: answer.question, about: answer.about }),
  }
}

// -- what was filled in beside the answer, and is said

/** What neither a note nor the next question says, and the way to correct it. */
export function saysFilled(
  { draft: before }: Scene,
  after: Scene,
  open: QuestionName,
  next: QuestionName,
  notes: readonly string[],
): string[] {
  // An hour that is held is said with its office, and given back by its own buttons.
  if (after.draft.slot && after.draft.slot.slotId !== before.slot?.slotId) return [...notes]
  const shown = [open, next].flatMap((one) => questionOf(after, one).fills ?? [])
  // A wish that begins a booking is requested.
  const known: ReadonlySet<Facet | keyof Draft> = new Set(before.who === undefined ? [...shown, 'what'] : shown)
  const hidden = FACETS.flatMap((facet): Hidden[] => {
    const isHidden = (key: keyof Draft) =>
      !known.has(key) && isFilled(key, before, after.draft) && !isWithoutChoice(key, before, after)
    const filled = known.has(facet) ? [] : STATED[facet].keys.filter(isHidden)
    return filled.length > 0 ? [{ facet, filled }] : []
  })
  const said = hidden.length > 0 ? withTheWay(hidden, notes, after) : [...notes]
  const showsAll = FACETS.every((one) => questionOf(after, next).fills?.includes(one))
  const waiting = showsAll ? [] : waitingFor(before, after, next)
  return waiting.length > 0 ? [...said, after.t.stated.waits(after.t.listed(waiting))] : said
}

interface Hidden {
  facet: Facet
  filled: readonly (keyof Draft)[]
}

/** Refused offices have a note of their own. */
function isWithoutChoice(key: keyof Draft, before: Draft, { draft: after, session }: Scene): boolean {
  if (key === 'state') return after.state?.isOnly === true
  const isSamePlace = after.near !== undefined && !isOther('near', before, after)
  const [wanted] = session.deps.chat.frame.inHand({ session, draft: after })
  const isOnly = () => (wanted ? officesThatDo(session.tx, [wanted.id]) : activeOffices(session.tx)).length === 1
  return key === 'notOffices' || (key === 'officeIds' && (isSamePlace || isOnly()))
}

function withTheWay(hidden: readonly Hidden[], notes: readonly string[], scene: Scene): string[] {
  const { t } = scene
  const said = hidden.flatMap(({ facet, filled }) => {
    const words = STATED[facet].words(scene, filled)
    const note = facet === 'when' ? t.slot.notedWish(words) : t.menu.understood(words)
    return words === '' || notes.some((other) => other.includes(words)) ? [] : [note]
  })
  const all = [...notes, ...said]
  const last = all.pop()
  return [...all, [last, t.understanding.takeBack].filter(Boolean).join(' ')]
}

// -- what an act would leave out

/** Too important to ignore. */
export interface Weight {
  name: string
  /** Who comes stays unchanged, and that is said. */
  ofPeople?: true
  weighs(weighed: Weighed): boolean
}

/** Courtesy, a second landmark, and what is not asked for firmly (see `Manner`) weigh nothing. */
export const WEIGHTS: readonly Weight[] = [
  {
    name: 'what is denied',
    weighs: ({ named, act, scene }) => named.some((one) => one.denied && (fits(one, act) || isOffice(one, act, scene))),
  },
  { name: 'something is asked beside it', weighs: ({ reading }) => reading.asksBeside },
  { name: 'another office', weighs: STATED.where.leftOut },
  { name: 'another day or hour', weighs: STATED.when.leftOut },
  {
    name: 'other people than those who come',
    ofPeople: true,
    weighs({ reading, named, scene: { draft } }) {
      const { who, count } = reading.aim ?? {}
      const counted = wanted(named).find(({ kind }) => kind === 'count')
      return (
        (who !== undefined && who !== 'self' && who !== draft.who) ||
        (count !== undefined && count !== headcount(draft)) ||
        (counted !== undefined && Number(counted.value) > 0 && Number(counted.value) !== headcount(draft))
      )
    },
  },
  { name: 'another procedure', weighs: STATED.what.leftOut },
  {
    name: 'a CURP or a folio',
    weighs: ({ named, scene: { draft } }) =>
      wanted(named).some(
        ({ kind, value }) => kind === 'folio' || (kind === 'curp' && draft.people.every(({ curp }) => curp !== value)),
      ),
  },
]

/** Longer messages are not weighed word by word. */
const MOST_WORDS = 60
const A_STORY: Weight = { name: 'a long story', weighs: () => true }

/** Undefined where nothing weighs. */
export function weightOf(reading: Reading, scene: Scene, act: Act): Weight | undefined {
  if (reading.plain.split(' ').length > MOST_WORDS) return A_STORY
  return WEIGHTS.find((one) => one.weighs({ reading, named: reading.entitiesOn(act.day), scene, act }))
}

/** Reasons, conditions, the past and others' doings weigh nothing. */
const wanted = (named: readonly Named[]): Named[] => named.filter(({ denied, manner }) => !denied && manner === 'asked for')

const isOffice = ({ kind, value }: Named, { officeId }: Act, { session }: Scene): boolean =>
  kind === 'office' && theOffice(session.tx, officeId).name === value

const fits = ({ times }: Named, act: Act): boolean => times !== undefined && isWithin(act, times)

const NEAR_WORDS = 4

/** "vengo de Naucalpan". */
function isLandmark({ tokens }: Reading, { from }: Named): boolean {
  const before = tokens.slice(Math.max(0, from - NEAR_WORDS), from).map(({ word }) => word)
  return saysIn(before.join(' '), 'comes from there')
}
