import type { DayWish } from '../../draft.ts'
import { dayWords, today } from '../../facts.ts'
import { findFor } from '../../free-hours.ts'
import type { Meant } from '../../members.ts'
import { type Answer, ask, askAbout, type Scene } from '../../question.ts'
import { findCommand } from '../../understanding/commands.ts'
import { hearWhen } from '../../understanding/days.ts'
import { bareHour } from '../../understanding/hours.ts'
import { plain } from '../../understanding/words.ts'
import {
  aroundMinute,
  dayOfMonth,
  type Moving,
  OFFICES_LISTED,
  officeOf,
  otherOffices,
  pageAfter,
  seekers,
  withMoving,
} from './moving-lists.ts'
import { leaveIt, takeHour } from './moving-to.ts'

/** Days, hours and offices in words, where an appointment is being moved: heard before any command of the same words. */
export function hearWords(text: string, scene: Scene, meant: Meant, moving: Moving): Answer | undefined {
  const { desk, draft, t } = scene
  const words = plain(text)
  if (
    /^(?:no|nada|dejarla(?: asi| igual| como esta)?|dejala(?: asi)?|asi esta bien|no cambiar(?:la)?|keep it|leave it)$/.test(words)
  )
    return leaveIt(scene, meant)
  const command = findCommand(text)
  if (command === 'otherOffice') return askAbout('moving', 'offices', draft)
  if (command === 'otherDay') return ask('moving', withMoving(draft, { ...moving, page: pageAfter(scene, meant, moving) }))
  if (command) return undefined
  const named = otherOffices(scene, meant, moving, OFFICES_LISTED).find(({ office }) => words.includes(plain(office.name)))
  const moved: Moving = named ? { ...withoutWhen(moving), officeId: named.office.id } : moving
  const when = hearWhen(text, today(desk, desk.office(officeOf(meant, moved)).zone))
  if (!when) return named && ask('moving', withMoving(draft, moved))
  switch (when.kind) {
    case 'impossible':
      return ask('moving', draft, t.slot.impossible(t.dates.dayAndMonth(when.words.day, when.words.month)))
    case 'past':
      return ask('moving', draft, t.slot.past(dayWords(scene, when.day)))
    case 'number':
      return hearNumber(scene, meant, moved, when.number)
    case 'wish':
      return wished(scene, meant, moved, when.wish)
  }
}

const withoutWhen = ({ wish, page, ...rest }: Moving): Moving => rest

/** One hour that can only be meant leads on at once; else the hours as they were asked for are shown. */
function wished(scene: Scene, meant: Meant, moving: Moving, wish: DayWish): Answer {
  const exact = wish.fromMinute !== undefined && wish.from !== undefined && wish.from === wish.until
  const found = exact ? findFor(scene.desk, seekers(scene, meant, moving), wish, 2) : []
  const onTheHour = found.filter((one) => one.minute === wish.fromMinute)
  const [only] = onTheHour.length === 1 ? onTheHour : found.length === 1 ? found : []
  const draft = withMoving(scene.draft, { ...withoutWhen(moving), wish })
  return only ? takeHour(scene, meant, draft, only) : ask('moving', draft)
}

/** "10" is an hour or a day of the month, whichever is on offer; when both are, that is asked. Never a row. */
function hearNumber(scene: Scene, meant: Meant, moving: Moving, number: number): Answer {
  const hour = bareHour(number)
  const day = dayOfMonth(scene, meant, moving, number)
  const has = (wish: DayWish) => findFor(scene.desk, seekers(scene, meant, moving), wish, 1).length > 0
  const hasHour = hour !== undefined && has(aroundMinute(hour))
  if (hasHour && day !== undefined && has(day)) return askAbout('moving', `number:${number}`, withMoving(scene.draft, moving))
  return wished(scene, meant, moving, hasHour ? aroundMinute(hour) : (day ?? aroundMinute(hour ?? 0)))
}
