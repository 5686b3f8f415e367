import { type Answer, ask, askAbout, saying } from '../../answer.ts'
import { type Group, groupsOf } from '../../bookings.ts'
import { type DayWish, hasProgress } from '../../draft.ts'
import { firstMoment } from '../../members.ts'
import { today, whenLong } from '../../moments.ts'
import type { Scene } from '../../scene.ts'
import { hearAim } from '../../understanding/aims.ts'
import { hearWhen } from '../../understanding/days.ts'
import { everyday } from '../../understanding/spelling.ts'
import { callPerson, withPerson } from '../doubts.ts'
import { startMoving } from './moving.ts'

/** Another appointment, or what it is for: said of something new. */
const OF_ANOTHER = /\b(?:citas?|pasaportes?|tramites?|lista|aviso|avis\w+|appointments?|passports?)\b/
const ANOTHER_HOUR =
  /^(?:(?:y|se|me|puede|puedo|podria|podra|quiero|quisiera|prefiero|mejor|hay|habra|tiene|tienen|una?|algo|un poco|por favor|si|no|seria|can i|is there|something) )*(?:mas (?:temprano|tarde|tempranito)|(?:otra|otro) (?:hora|horario|dia|fecha)|earlier|later|another (?:time|day|hour))(?: (?:(?:de )?(?:ese|el) mismo dia|ese dia|por favor|que tengan|por si|no|o que))*$/
/** "nos vemos el jueves", "¿sí es el jueves?" */
const THE_ONE_THAT_STANDS = /\b(?:nos vemos|hasta el|ahi|alla|verdad|cierto|si es|era|es el|es este|entonces el|see you)\b/
const SAYS_WRONG =
  /\b(?:nombres?|apellidos?|curp|datos?|fecha de nacimiento|numero de pasaporte)(?: \w+){0,4} (?:mal|equivocad[oa]s?|incorrect[oa]s?|incomplet[oa]s?|al reves)\b|\b(?:puse|escribi|anote|quedo|esta|salio|pusieron) (?:mal|equivocad[oa])(?: escrit[oa])? (?:mi|el|la|un|su) (?:nombre|apellido|curp|dato|fecha)\b|\bequivoque (?:en|con|de|al (?:poner|escribir)) (?:mi|el|la|un|su) (?:nombre|apellido|curp|dato|fecha)\b|\bmy (?:name|curp) is (?:wrong|misspelled)\b/
const SAME_DAY = /\b(?:ese|el) mismo dia\b|\bsame day\b/

/**
 * Words of somebody who has an appointment and has begun nothing new: "¿y si mejor el viernes?", "¿se puede más temprano?" ask
 * for another hour of it, "nos vemos el jueves" means the one that stands. Undefined where anything else is named.
 */
export function hearAfterwards(text: string, scene: Scene): Answer | undefined {
  if (hasProgress(scene.draft)) return undefined
  const [only, another] = groupsOf(scene.desk)
  const words = everyday(text)
  const aim = hearAim(text)
  if (!only) return undefined
  if (SAYS_WRONG.test(words)) return withPerson(scene, scene.t.standing.wrongData, callPerson(scene))
  if (OF_ANOTHER.test(words) || aim?.who || aim?.family) return undefined
  const { slot, office } = only.views[0]
  const when = hearWhen(text, today(scene.desk, office.zone))
  const wish = when?.kind === 'wish' ? when.wish : undefined
  const sameDay: DayWish | undefined = SAME_DAY.test(words) ? { from: slot.day, until: slot.day } : undefined
  if (!wish && !ANOTHER_HOUR.test(words)) return undefined
  if (wish && THE_ONE_THAT_STANDS.test(words)) return ask('appointments', scene.draft)
  if (another) return askAbout('appointments', 'to:move', scene.draft)
  return toMove(scene, only, sameDay ?? wish)
}

function toMove(scene: Scene, { groupId, views }: Group, wish: DayWish | undefined): Answer {
  const answer = startMoving(scene, groupId, undefined, wish)
  const stands = scene.t.move.now(whenLong(scene, firstMoment(views)), views[0].office.name)
  return wish && views.length === 1 ? saying(stands, answer) : answer
}

/** What nobody understood is most likely about the appointment that stands: it is shown, with what can be done with it. */
export function missedAfterwards({ desk, draft, t }: Scene): Answer | undefined {
  if (hasProgress(draft) || groupsOf(desk).length === 0) return undefined
  return ask('appointments', draft, t.standing.missed)
}
