import { agencyIdOf, theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, close, next } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { wall, whenPlain } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion, speakerTo } from '../../chat/unasked.ts'
import { order, toPerson, wayBack, withWayBack } from '../../chat/ways-on.ts'
import { type MissedVisit, missedOf, ruledAgencies, step, toBeAsked, wasExcused } from '../missed-visits.ts'
import { inPersonAt } from './in-person.ts'

function questionFor(speaker: Speaker, { id, officeId, startsAt }: MissedVisit): FirstQuestion {
  const { session } = speaker
  const office = theOffice(session.tx, officeId)
  const when = whenPlain(speaker, { startsAt, officeId, ...wall(startsAt, office.zone) })
  return { name: 'visit_not_noted', parameters: [when, office.name], values: [`came:${id}`, `could_not:${id}`, `unwanted:${id}`] }
}

export const sayQuestion = (before: State | undefined, one: MissedVisit, session: Session): { state: State; reply: Reply } =>
  askFirst(before, 'notNoted', questionFor(speakerTo(session), one), String(one.id), session)

/** The next morning, about a visit that was missed. `about`: its number. */
export const notNoted: Question = {
  acts: true,
  lasting: true,
  ask(scene) {
    const one = openOf(scene, scene.about)
    return one ? askAsFirst(scene, questionFor(scene, one)) : withWayBack(scene, scene.t.attendance.settled)
  },
  choose(value, scene) {
    const [what = '', id] = value.split(':')
    const one = openOf(scene, id)
    if (!one) return next(scene.draft, scene.t.attendance.settled)
    if (what === 'came') return saysCame(scene, one)
    return what === 'could_not' ? couldNot(scene, one) : unwanted(scene, one)
  },
}

const OPEN: readonly MissedVisit['state'][] = ['planned', 'asked', 'silent']

/** One that was not answered yet, or only by silence. */
function openOf({ session }: Scene, id: string | undefined): MissedVisit | undefined {
  const one = missedOf(session.tx, session.contact.id, Number(id ?? 0))
  return one && OPEN.includes(one.state) ? one : undefined
}

/** Before another appointment, where it could not be asked or was not yet. */
export function askedFirst(speaker: Speaker): Prompt {
  const { tx, contact } = speaker.session
  const [one] = ruledAgencies(tx).flatMap((agency) => toBeAsked(tx, contact.id, agency) ?? [])
  if (!one) return { body: speaker.t.attendance.settled, options: [] }
  const { body, options } = askAsFirst(speaker, questionFor(speaker, one))
  return {
    body: paragraphs(speaker.t.attendance.first, body),
    options: (options ?? []).map((option) => ({ ...option, question: 'notNoted' as const })),
  }
}

function saysCame(scene: Scene, one: MissedVisit): Answer {
  const { session, t } = scene
  step(session.tx, one, { state: 'came' }, session.now)
  return close({ body: t.attendance.cameNoted, options: [toPerson(scene), wayBack(scene)] })
}

/** The first of a year does not count, and another place is looked for at once. */
function couldNot(scene: Scene, one: MissedVisit): Answer {
  const { session, t, draft } = scene
  const excused = !wasExcused(session.tx, session.contact.id, session.now)
  step(session.tx, one, { state: 'could_not', excused }, session.now)
  const now = inPersonNow(scene, one)
  if (now) return now
  if (!excused) return close({ body: t.attendance.counts, options: [order('start', t.common.buttons.start), wayBack(scene)] })
  return hasProgress(draft) ? next(draft, t.attendance.firstOne) : ask('anotherPlace', draft, t.attendance.firstOne)
}

function unwanted(scene: Scene, one: MissedVisit): Answer {
  const { session, t } = scene
  step(session.tx, one, { state: 'unwanted' }, session.now)
  return (
    inPersonNow(scene, one) ?? close({ body: paragraphs(t.attendance.counts, t.attendance.nextTime), options: [wayBack(scene)] })
  )
}

function inPersonNow(scene: Scene, one: MissedVisit): Answer | undefined {
  const { session, t } = scene
  const said = inPersonAt(scene, agencyIdOf(session.tx, one.officeId))
  return said && close({ ...said, body: paragraphs(t.attendance.thanks, said.body) })
}
