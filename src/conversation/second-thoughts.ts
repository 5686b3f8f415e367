import { type Answer, ask, next, type QuestionName, type Scene } from './question.ts'
import { office } from './questions/office.ts'
import { slot } from './questions/slot.ts'
import { keepsIt } from './understanding/keeping.ts'
import { everyday } from './understanding/spelling.ts'
import { plain } from './understanding/words.ts'

/** Questions after the hour, in which another hour may be named. */
const AFTER_THE_HOUR: ReadonlySet<QuestionName> = new Set<QuestionName>(['discount', 'validity', 'summary', 'correct', 'left'])

/** "no puedo a esa hora", "ese día no me queda": none is named, so the free ones are shown. */
const NOT_THAT_ONE =
  /\bno (?:puedo|podria|alcanzo|me (?:queda|conviene|sirve|acomoda))\b.*\b(?:hora|horario|dia|fecha)\b|\b(?:hora|horario|dia|fecha) no (?:puedo|podria|alcanzo|me (?:queda|conviene|sirve|acomoda))\b/
const ELSEWHERE =
  /^(?:no )?(?:mejor |prefiero |quiero |quisiera |que sea |puede ser |cambi\w+ |pero )+(?:en |a |para |la de |(?:en )?la oficina de |por )/

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
