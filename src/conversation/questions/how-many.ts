import type { Desk } from '../desk.ts'
import { askAbout, next, type Question } from '../question.ts'
import { hearCount, plain } from '../understanding/words.ts'

const BUTTONS_MAX = 3
const ROWS_MAX = 10

/** How many more people this phone may have an appointment for. */
const roomForPeople = (desk: Desk): number => Math.max(0, desk.rule('live_people_a_phone') - desk.appointments().length)

export const howMany: Question = {
  isNeeded: ({ draft }) => draft.who === 'minor' && draft.count === undefined,
  ask({ desk, t }) {
    const most = Math.min(Math.max(1, roomForPeople(desk)), ROWS_MAX)
    const options = t.howMany.titles.slice(0, most).map((title, i) => ({ value: String(i + 1), title }))
    return { body: t.howMany.ask, options, ...(most > BUTTONS_MAX && { open: t.common.open }) }
  },
  choose(value, { desk, draft, t }) {
    const count = Number(value)
    const room = roomForPeople(desk)
    if (room === 0) return askAbout('limit', 'phone', draft)
    if (!(count >= 1)) return next(draft)
    if (count > room) return next(draft, t.howMany.tooMany(desk.rule('live_people_a_phone')))
    return next({ ...draft, count, people: draft.people.slice(0, count) })
  },
  hear(text, scene) {
    const counts = plain(text)
      .split(' ')
      .flatMap((word) => hearCount(word) ?? [])
    return counts.length === 1 ? this.choose(String(counts[0]), scene) : undefined
  },
}
