import { type Group, groupsOf } from '../../booking/chat/bookings.ts'
import { lastVisit, standsWhen } from '../../booking/chat/standing/last-visit.ts'
import { type Answer, ask, inBetween, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { today } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { type PromptOption, paragraphs } from '../../chat/prompt.ts'
import { callPerson, withPerson } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { toPerson, wayBack } from '../../chat/ways-on.ts'
import { DAY } from '../../clock.ts'
import type { Reading } from '../../reading/reading.ts'
import { lateAnswer, saysHere, saysLate, saysTurn } from './day-of-visit.ts'
import { comeBack } from './missing-paper.ts'
import { askForPaper, papers } from './papers.ts'

const questions = { papers, comeBack }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  orders: {
    receipt: (scene) => askForPaper(scene, 'receipt'),
    calendar: (scene) => askForPaper(scene, 'calendar'),
  },
  ordersNaming: { myList: (_reading, scene) => saysTurn(scene) },
  firstOfAll: { arrived, late: saysLate },
  answers: { late: lateAnswer },
  papers: {
    rows: (scene, group) => [receiptRow(scene, group), calendarRow(scene, group)],
    button: ({ t }, groupId) => ({ question: 'papers', value: `receipt:${groupId}`, title: t.folio.buttons.receipt }),
  },
}

/** The door and the counter note arrivals: here only a hint for them, and where and for which hour. */
function arrived(reading: Reading, scene: Scene): Answer | undefined {
  const { session, t, draft } = scene
  if (reading.says('is at the door')) return inBetween(withPerson(scene, t.standing.atTheDoor, callPerson(scene)))
  const groups = groupsOf(session)
  const isToday = ({ views: [{ slot, office }] }: Group) => slot.day === today(session, office.zone)
  const group = groups.find(isToday) ?? groups[0]
  if (!group) {
    if (reading.aim?.family) return undefined
    if (!hasProgress(draft) && lastVisit(session)) return ask('anotherPlace', draft)
    return inBetween(tell({ body: t.firstOfAll.arrivedNone, options: [toPerson(scene), wayBack(scene)] }))
  }
  const [{ folio = '', groupId }] = group.views
  const receipt = chat.papers?.button(scene, groupId)
  const says = isToday(group) ? (saysHere(reading, scene, group) ?? t.firstOfAll.arrived(folio)) : t.firstOfAll.arrivedOtherDay
  return inBetween(
    tell({
      body: paragraphs(says, standsWhen(scene, group)),
      options: [...(receipt ? [receipt] : []), toPerson(scene), wayBack(scene)],
    }),
  )
}

const receiptRow = ({ t }: Scene, { groupId }: Group): PromptOption => ({
  question: 'papers',
  value: `receipt:${groupId}`,
  ...t.documents.rows.receipt,
})

/** The calendar rings a day before, or two hours before when late; nothing is promised that may be over when it is opened. */
const calendarRow = ({ t, session }: Scene, { groupId, views }: Group): PromptOption => ({
  question: 'papers',
  value: `calendar:${groupId}`,
  ...t.documents.rows.calendar,
  ...(views[0].slot.startsAt - session.now <= DAY && { description: t.documents.rows.calendarSoon }),
})
