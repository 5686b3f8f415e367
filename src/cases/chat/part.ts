import { type Answer, ask, askAbout } from '../../chat/answer.ts'
import { lastDay } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { withPerson } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { personRow } from '../../chat/ways-on.ts'
import { afterTheWord, denounces, onlyAsksOfReports, parseGrievance } from '../../reading/complaints.ts'
import type { Reading } from '../../reading/reading.ts'
import { casesOf } from '../views.ts'
import { claim, claimCurp } from './claim.ts'
import { danger, sayDanger } from './danger.ts'
import { askGrievance, dataRights, forOffice, grievance, leaveCase } from './for-office.ts'
import { handOff, reachForRisk } from './hand-off.ts'
import { addToOpen, denounce, dropReportTold, report, reportTold, shareFolio } from './report.ts'
import { whichOffice } from './which-office.ts'

const questions = { handOff, forOffice, whichOffice, dataRights, report, grievance, claim, danger }

declare module '../../chat/part.ts' {
  interface QuestionNames extends Record<keyof typeof questions, true> {}
}

export const chat: ChatPart = {
  questions,
  menu: { sections: (scene) => [{ rank: 50, rows: [personRow(scene)] }] },
  orders: {
    person: ({ draft }) => ask('handOff', draft),
    appeal: ({ draft }, { asked }) => appeal(draft, asked?.question === 'limit' ? asked.about : undefined),
    rights: ({ draft }) => ask('dataRights', draft),
    claim: ({ draft }) => ask('claim', draft),
    complaint: ({ draft }) => ask('report', draft),
  },
  ordersNaming: { complaint: reportTold },
  firstOfAll: {
    danger: sayDanger,
    complaint: hearComplaint,
    turnedAway: (reading, scene) => askGrievance('service', reading.text, scene),
    // "olvídelo, no lo mande", at any question: the unsent report is deleted. A mere no answers the open question.
    forget: (reading, scene) => (reading.says('drops the report') ? dropReportTold(scene) : undefined),
  },
  steps: [
    {
      name: 'a complaint, or more of one',
      before: 'a change of the appointment that stands',
      not: ['own words'],
      hear: ({ reading, open }) => hearComplaint(reading, open),
    },
  ],
  answers: { caseNews, shareFolio },
  keeps: ({ session, t }) => (casesOf(session.tx, session.contact.id).length > 0 ? t.erase.what.cases : undefined),
  services: {
    claimCurp,
    reachForRisk,
    appeal: (scene, limit, words) => leaveCase(scene, { kind: 'person', subject: `limit:${limit}`, words }),
    askForCall: (scene) => leaveCase(scene, { kind: 'person', subject: 'call' }),
    complain: (scene, about, words) => askGrievance(about, words, scene),
    denounce,
  },
}

const MOST_TOLD = 3

/** The latest first. */
function caseNews(scene: Scene): Answer {
  const { t, session } = scene
  const latest = casesOf(session.tx, session.contact.id).slice(-MOST_TOLD).reverse()
  const told = latest.map(({ number, state, owedBy }) => {
    if (state === 'closed') return t.caseNews.closed(number)
    if (state === 'answered') return t.caseNews.answered(number)
    if (owedBy === undefined) return t.caseNews.waits(number)
    return owedBy > session.now
      ? t.caseNews.stillOpen(number, lastDay(scene, owedBy))
      : t.caseNews.late(number, lastDay(scene, owedBy))
  })
  return withPerson(scene, ...(told.length > 0 ? told : [t.caseNews.none]))
}

/** A person reviews a limit of this telephone (LGPDPPSO art. 41: no decision by a program alone). */
const appeal = (draft: Scene['draft'], limit = 'other') => askAbout('forOffice', `appeal:${limit.split(':')[0]}`, draft)

/** A complaint about an office or a bank in a whole sentence, or an addition to one. */
function hearComplaint(reading: Reading, scene: Scene) {
  const more = afterTheWord(reading.text)
  const added = more === undefined ? undefined : addToOpen(more, scene)
  if (added) return added
  const said = more ?? reading.text
  if (denounces(said) && onlyAsksOfReports(said)) return ask('report', scene.draft)
  if (denounces(said)) return reportTold(more === undefined ? reading : reading.part(more), scene)
  const about = parseGrievance(reading.text)
  return about && askGrievance(about, reading.text, scene)
}
