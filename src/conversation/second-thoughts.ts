import { withOneMore } from './changing-group.ts'
import { headcount } from './draft.ts'
import { type Answer, ask, next, type QuestionName, type Scene } from './question.ts'
import { mayAdd } from './questions/correct-person.ts'
import { office } from './questions/office.ts'
import { slot } from './questions/slot.ts'
import { hearAim } from './understanding/aims.ts'
import { keepsIt } from './understanding/keeping.ts'
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

/** "no puedo a esa hora", "ese día no me queda": none is named, so the free ones are shown. */
const NOT_THAT_ONE =
  /\bno (?:puedo|podria|alcanzo|me (?:queda|conviene|sirve|acomoda))\b.*\b(?:hora|horario|dia|fecha)\b|\b(?:hora|horario|dia|fecha) no (?:puedo|podria|alcanzo|me (?:queda|conviene|sirve|acomoda))\b|\bcambi\w+ (?:la|el|de) (?:hora|horario|dia|fecha)\b/
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
  if (NOT_THAT_ONE.test(words)) return ask('slot', rest)
  // A bare number may be the years of the passport.
  if (/^\d+$/.test(plain(text))) return undefined
  const heard = slot.hear?.(text, { ...scene, draft: { ...rest, wish: { from: day, until: day } } })
  return heard ?? (ELSEWHERE.test(words) ? office.hear?.(plain(text).replace(ELSEWHERE, ''), { ...scene, draft: rest }) : undefined)
}
