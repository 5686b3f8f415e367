import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import { headcount, isSeveral, withoutWhen } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import type { QuestionName } from '../../chat/part.ts'
import type { Scene } from '../../chat/scene.ts'
import { correctedCount } from '../../reading/numbers.ts'
import type { Reading } from '../../reading/reading.ts'
import { openChild, roomFor, roomForMore, tooMany, withOneMore } from './changed-group.ts'
import { mayAdd } from './correct.ts'
import { child } from './members.ts'
import { office } from './office.ts'
import type { Understood } from './read-back.ts'
import { officeElsewhere, slot } from './slot.ts'

/** In which another hour may be named. */
const AFTER_THE_HOUR: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'slot',
  'discount',
  'validity',
  'summary',
  'correct',
  'left',
])

/** "quiero una cita para mi hermano también": one more person. */
export function hearOneMore(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const adds = reading.says('adds a person')
  const aim = adds || reading.says('also') ? reading.aim : undefined
  const known = draft.people[0]?.curp ?? draft.people[0]?.noCurp
  if (!aim || aim.who === 'self' || !known || (draft.slot && !adds) || !mayAdd(scene)) return undefined
  const more = withOneMore(draft)
  return next(more, t.group.noted(headcount(more)))
}

/** "perdón, son dos": known people stay, in order. */
export function hearHeadcount(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  if (!isSeveral(draft) || draft.count === undefined || draft.slot) return undefined
  const count = correctedCount(reading.bare)
  if (count === undefined || count === 0) return undefined
  if (count > roomFor(scene, draft)) return next(draft, tooMany(scene, draft))
  return next({ ...draft, count, people: draft.people.slice(0, count) }, t.group.noted(count))
}

/** One more child's CURP than was announced: the child comes along. */
export function hearAnotherChild(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  if (draft.who !== 'minor' || openChild(draft) >= 0 || draft.slot || roomForMore(scene, draft) < 1) return undefined
  const curp = reading.curp?.typed
  if (!curp || draft.people.some((one) => one.curp === curp)) return undefined
  const more = withOneMore(draft)
  const answer = child.hear?.(reading, { ...scene, draft: more })
  // An adult's or a wrong CURP is no forgotten child.
  if (answer?.kind !== 'next' || answer.draft.people[headcount(draft)]?.curp !== curp) return undefined
  return { ...answer, notes: [t.group.noted(headcount(more)), ...answer.notes] }
}

/**
 * While one is held: "a las 9" is that day, "mejor el viernes" another. The hold stays until the other is taken. Undefined when none is
 * named.
 */
export function hearSecondThought(reading: Reading, current: QuestionName, scene: Scene): Answer | undefined {
  const { draft } = scene
  if (!draft.slot) return undefined
  const { day } = draft.slot
  const rest = withoutWhen(draft)
  if (current === 'slot' && reading.says('keeps it')) return next({ ...rest, officeIds: [draft.slot.officeId] })
  if (!AFTER_THE_HOUR.has(current)) return undefined
  const elsewhere = namedElsewhere(reading, scene)
  if (elsewhere) return elsewhere
  if (reading.says('not at that hour')) return ask('slot', rest)
  const heard =
    namesMoment(reading, scene) && slot.hear?.(reading, { ...scene, draft: { ...rest, wish: { from: day, until: day } } })
  if (heard) return heard
  return reading.says('another office') ? office.hear?.(reading.without('another office'), { ...scene, draft: rest }) : undefined
}

/** Not searched before a yes. */
function namedElsewhere(reading: Reading, scene: Scene): Answer | undefined {
  const { draft, session } = scene
  const other = officeElsewhere(reading, scene)
  if (!other || scene.readBack) return undefined
  const when = reading.when(today(session, other.zone))
  const understood: Understood = {
    set: { officeIds: [other.id], ...(when?.kind === 'wish' && { wish: when.wish }) },
    gone: when?.kind === 'wish' ? ['page'] : ['wish', 'page'],
    notes: [],
  }
  return askAbout('readBack', JSON.stringify(understood), draft)
}

/** A birth date. */
const PAST_YEAR = /\b(?:19\d\d|20[01]\d)\b/

/** A bare number may be years, and "cualquiera" any of them. */
function namesMoment(reading: Reading, { session, draft }: Scene): boolean {
  const here = today(session, draft.slot && theOffice(session.tx, draft.slot.officeId).zone)
  const when = reading.when(here)
  if (!when || when.kind === 'number' || PAST_YEAR.test(reading.text) || reading.introduction) return false
  if (reading.text.includes('?') && reading.says('asks which moment')) return false
  return when.kind !== 'wish' || Object.keys(when.wish).length > 1 || when.wish.from !== here
}
