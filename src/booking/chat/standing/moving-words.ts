import { addDays } from '../../../catalogue/calendar.ts'
import { type Answer, ask, askAbout } from '../../../chat/answer.ts'
import { type DayWish, withoutWhen } from '../../../chat/draft.ts'
import type { Scene } from '../../../chat/scene.ts'
import { findCommand } from '../../../chat/understanding/commands.ts'
import { hearWhen, type WhenHeard } from '../../../chat/understanding/days.ts'
import { keepsIt } from '../../../chat/understanding/keeping.ts'
import { daysLater, withSameHour } from '../../../chat/understanding/moves.ts'
import { findAside } from '../../../chat/understanding/requests.ts'
import { plain } from '../../../chat/understanding/words.ts'
import { freeHoursFor } from '../free-hours.ts'
import { type HourMeant, hourMeant } from '../hour-meant.ts'
import { type Meant, moversTo } from '../members.ts'
import { today } from '../moments.ts'
import { type Moving, OFFICES_LISTED, officeLookedAt, otherOffices, pageAfter, withMoving } from './moving-lists.ts'
import { leaveIt, takeHour } from './moving-to.ts'

/** "ninguna me queda": of those shown. */
const NONE_OF_THEM =
  /^(?:(?:pues|no|de|me|la verdad) )*ningun[oa]?s?(?: (?:de (?:es[oa]s|ell[oa]s)|me (?:queda|sirve|conviene|acomoda)))?$|^no me (?:queda|sirve|conviene|acomoda) ningun[oa]$|^none(?: of them| of these)?$/

/** Days, hours and offices in words, where an appointment is being moved: heard before any command of the same words. */
export function hearWords(text: string, scene: Scene, meant: Meant, moving: Moving): Answer | undefined {
  const { desk, draft } = scene
  const words = plain(text)
  if (keepsIt(text)) return leaveIt(scene, meant)
  const command = findCommand(text)
  if (command === 'otherOffice' || findAside(text) === 'otherOffice') return askAbout('moving', 'offices', draft)
  const others = () => ask('moving', withMoving(draft, { ...moving, page: pageAfter(scene, meant, moving) }))
  if (command === 'otherDay' || NONE_OF_THEM.test(words)) return others()
  if (command) return undefined
  const named = otherOffices(scene, meant, moving, OFFICES_LISTED).find(({ office }) => words.includes(plain(office.name)))
  const moved: Moving = named ? { ...withoutWhen(moving), officeId: named.office.id } : moving
  const here = today(desk, desk.office(officeLookedAt(meant, moved)).zone)
  const find = (wish: DayWish, limit: number) =>
    freeHoursFor(desk, moversTo(desk, meant, officeLookedAt(meant, moved)), wish, limit)
  const when = withHourAgain(fromItsDay(text, meant, find) ?? hearWhen(text, here), text, meant)
  if (!when) return named && ask('moving', withMoving(draft, moved))
  return lead(scene, meant, moved, hourMeant(when, scene, here, find, moved.wish))
}

/** "una semana después": that day, at any hour; where nothing is free then, from that day on and never before it. */
function fromItsDay(
  text: string,
  { views }: Meant,
  find: (wish: DayWish, limit: number) => readonly unknown[],
): WhenHeard | undefined {
  const days = daysLater(text)
  if (days === undefined) return undefined
  const day = addDays(views[0].slot.day, days)
  const thatDay = { from: day, until: day }
  return { kind: 'wish', wish: days > 0 && find(thatDay, 1).length === 0 ? { from: day } : thatDay }
}

/** "el viernes a la misma hora" */
function withHourAgain(when: WhenHeard | undefined, text: string, { views }: Meant): WhenHeard | undefined {
  const before = when?.kind === 'wish' ? when.wish : undefined
  const wish = when === undefined || before ? withSameHour(text, before, views[0].slot.minute) : undefined
  return wish && wish !== before ? { kind: 'wish', wish } : when
}

function lead(scene: Scene, meant: Meant, moving: Moving, hour: HourMeant): Answer {
  const { draft } = scene
  switch (hour.kind) {
    case 'note':
      return ask('moving', draft, hour.note)
    case 'which':
      return askAbout('moving', `number:${hour.number}`, withMoving(draft, moving))
    case 'take':
      return takeHour(scene, meant, withMoving(draft, { ...withoutWhen(moving), wish: hour.wish }), hour.hour)
    case 'show':
      return ask('moving', withMoving(draft, { ...withoutWhen(moving), wish: hour.wish }))
  }
}
