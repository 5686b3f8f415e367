import { withOneMore } from './changing-group.ts'
import { headcount } from './draft.ts'
import { today } from './facts.ts'
import { type Answer, ask, next, type QuestionName, type Scene } from './question.ts'
import { mayAdd } from './questions/correct-person.ts'
import { office } from './questions/office.ts'
import { slot } from './questions/slot.ts'
import { hearAim } from './understanding/aims.ts'
import { hearWhen } from './understanding/days.ts'
import { keepsIt } from './understanding/keeping.ts'
import { refusesHour } from './understanding/moves.ts'
import { hearIntroduction } from './understanding/names.ts'
import { everyday } from './understanding/spelling.ts'
import { plain } from './understanding/words.ts'

/** Questions after the hour, in which another hour may be named. */
const AFTER_THE_HOUR: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'slot',
  'discount',
  'validity',
  'summary',
  'correct',
  'left',
])

const ELSEWHERE =
  /^(?:no )?(?:mejor |prefiero |quiero |quisiera |que sea |puede ser |cambi\w+ |pero )+(?:en |a |para |la de |(?:en )?la oficina de |por )/

const ALSO = /\b(?:tambien|ademas|otra persona mas|also|too)\b/

/** "quiero una cita para mi hermano también": whoever is booked stays, and one more is asked for. */
export function hearOneMore(text: string, scene: Scene): Answer | undefined {
  const { draft, t } = scene
  const aim = ALSO.test(everyday(text)) ? hearAim(text) : undefined
  const known = draft.people[0]?.curp ?? draft.people[0]?.noCurp
  if (!aim || aim.who === 'self' || !known || draft.slot || !mayAdd(scene)) return undefined
  const more = withOneMore(draft)
  return next(more, t.group.noted(headcount(more)))
}

/**
 * Another hour or office, named while one is held: "a las 9" is that day, "mejor el viernes" another one. What was held stays
 * held until the other one is taken. Undefined when the words name none.
 */
export function hearSecondThought(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  const { draft } = scene
  if (!draft.slot) return undefined
  const { day } = draft.slot
  const { wish, page, ...rest } = draft
  const words = everyday(text)
  if (current === 'slot' && keepsIt(text)) return next({ ...rest, officeIds: [draft.slot.officeId] })
  if (!AFTER_THE_HOUR.has(current)) return undefined
  if (refusesHour(text)) return ask('slot', rest)
  const heard = namesMoment(text, scene) && slot.hear?.(text, { ...scene, draft: { ...rest, wish: { from: day, until: day } } })
  if (heard) return heard
  return ELSEWHERE.test(words) ? office.hear?.(plain(text).replace(ELSEWHERE, ''), { ...scene, draft: rest }) : undefined
}

/** "12 de marzo de 1958" is somebody's birth. */
const PAST_YEAR = /\b(?:19\d\d|20[01]\d)\b/
/** "¿la cita es el martes?" asks what it is, and for nothing else. */
const ASKS_WHICH = /\b(?:es|era|sera|seria|quedo|is)\b/

/** Whether a day or an hour is named that can only be another one. A bare number may be years, and "cualquiera" any of them. */
function namesMoment(text: string, { desk, draft }: Scene): boolean {
  const here = today(desk, draft.slot && desk.office(draft.slot.officeId).zone)
  const when = hearWhen(text, here)
  if (!when || when.kind === 'number' || PAST_YEAR.test(text) || hearIntroduction(text)) return false
  if (text.includes('?') && ASKS_WHICH.test(everyday(text))) return false
  return when.kind !== 'wish' || Object.keys(when.wish).length > 1 || when.wish.from !== here
}
