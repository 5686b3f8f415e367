import { groupsOf } from '../../booking/chat/bookings.ts'
import { nextPlace } from '../../booking/chat/standing/last-visit.ts'
import { hasSeveralAgencies, listAgencies } from '../../catalogue/institution.ts'
import { activeOffices } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import type { Office } from '../../catalogue/types.ts'
import { agencyInMind, institutionOf } from '../../chat/agency.ts'
import { type Answer, ask, askAbout, close, next, saying } from '../../chat/answer.ts'
import { hasProgress, onlyOffice, onlyOne } from '../../chat/draft.ts'
import { lastDay, telephoneFor } from '../../chat/moments.ts'
import { type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order, toPerson, wayBack, withWayBack } from '../../chat/ways-on.ts'
import type { Command } from '../../reading/acts.ts'
import { type GrievanceAbout, isSaidInFull, parseRight } from '../../reading/complaints.ts'
import { plain } from '../../reading/engine/words.ts'
import { firstOfAll } from '../../reading/first-of-all.ts'
import type { Reading } from '../../reading/reading.ts'
import { agencyOfCase } from '../cases.ts'
import { type CaseOf, type CaseRequest, type CaseSubject, fileCase } from '../citizen-cases.ts'
import { hearers, registered } from './registered.ts'

/** Orders that may be meant for the office; any other leaves this question. */
const MAY_BE_SAID: Command[] = [
  'complaint',
  'payment',
  'costs',
  'bring',
  'erase',
  'rights',
  'privacy',
  'claim',
  'move',
  'cancelAppointment',
]

/**
 * One message in free words for the office. `about`: `person`, `appeal:<limit>`, `named` and `anonymous` (a complaint), `service` and
 * `bank` (for the office itself), `rectify`, `cancel`, `oppose` (a right).
 */
export const forOffice: Question = {
  answersFirst: ['danger', 'life', 'urgent', 'death', 'turnedAway', 'complaint', 'inWriting', 'eraseData'],
  isHidden: (about) => about === 'named' || about === 'anonymous',
  acts: true,
  ask: (scene) => withWayBack(scene, wording(scene)),
  choose: (_value, { draft }) => next(draft),
  hear(reading, scene) {
    const { about = 'person' } = scene
    const command = reading.command
    if (command && !(isRight(about) ? reading.mayBeTold : MAY_BE_SAID.includes(command))) return undefined
    const left = leaveCase(scene, { ...wishOf(about), words: reading.text })
    return isInDanger(reading) ? saying(scene.t.firstOfAll.dangerNow(telephoneFor(scene)), left) : left
  },
}

/** Reports of danger are also told whom to call now. */
const isInDanger = (reading: Reading): boolean => ['danger', 'life'].includes(reading.first ?? '')

function wording({ t, about = 'person' }: Scene): string {
  if (about === 'named' || about === 'anonymous') return t.forOffice.askComplaint
  if (isGrievance(about)) return t.grievance.askWords
  if (about.startsWith('appeal:')) return t.forOffice.askAppeal
  return isRight(about) ? t.forOffice.askRight[about] : t.forOffice.ask
}

const isRight = (about: string): about is 'rectify' | 'cancel' | 'oppose' => ['rectify', 'cancel', 'oppose'].includes(about)

const isGrievance = (about: string): about is 'service' | 'bank' => about === 'service' || about === 'bank'

function wishOf(about: string): CaseRequest {
  if (about === 'named' || about === 'anonymous') return { kind: 'complaint', subject: about }
  if (isGrievance(about)) return { kind: 'service', subject: about }
  if (isRight(about)) return { kind: 'rights', subject: about }
  const subject: CaseSubject = about.startsWith('appeal:') ? `limit:${about.slice('appeal:'.length)}` : 'asked'
  return { kind: 'person', subject }
}

/**
 * The office whose clerks should see it first: the one that the words name, else that of the booking under way, else that of the
 * visits; or the agency that is in mind. `several`: the visits are at more than one office, or nothing says which of several agencies
 * it is, and which one is meant is asked.
 */
export function whereConcerned({ draft, session }: Booking, words = ''): CaseOf | 'several' {
  const [only, another] = officesOfVisits(session)
  const named = whereNamed(session, words)
  if (named) return named
  const officeId = onlyOffice(draft) ?? draft.slot?.officeId ?? (another ? undefined : only?.id)
  if (officeId !== undefined) return { officeId }
  const agencyId = agencyInMind({ session, draft })
  return agencyId === undefined && (another || hasSeveralAgencies(session.tx)) ? 'several' : { agencyId }
}

/** The same where nothing can be asked: whoever has the chat goes on with it. */
export function whereIfKnown(scene: Booking, words?: string): CaseOf {
  const concerned = whereConcerned(scene, words)
  return concerned === 'several' ? {} : concerned
}

/** What is said of a case is said of the agency that gets it. */
export const sceneOfCase = (scene: Scene, where: CaseOf): Scene => ({ ...scene, agencyId: agencyOfCase(scene.session.tx, where) })

export const officesOfVisits = (session: Session): Office[] => [
  ...new Map(groupsOf(session).flatMap(({ views }) => views.map(({ office }) => [office.id, office] as const))).values(),
]

/** The one office whose name stands in the words, in full or, of a longer one, up to its comma. */
function namedOffice({ tx }: Session, words: string): number | undefined {
  const said = ` ${plain(words)} `
  const says = (name: string) => said.includes(` ${plain(name)} `)
  const offices = activeOffices(tx)
  const inFull = offices.filter(({ name }) => says(name))
  return onlyOne(inFull.length > 0 ? inFull : offices.filter(({ name }) => says(name.split(',')[0] ?? name)))?.id
}

/** The office, or else the agency, whose name stands in the words. */
export function whereNamed(session: Session, words: string): CaseOf | undefined {
  const officeId = namedOffice(session, words)
  if (officeId !== undefined) return { officeId }
  const agency = onlyOne(listAgencies(session.tx).filter(({ name }) => plain(words).includes(plain(name))))
  return agency && { agencyId: agency.id }
}

/** What waits until it is said of which office; `talk`: the chat itself, for a person. */
export type Waiting = Pick<CaseRequest, 'subject' | 'words'> & { kind: CaseRequest['kind'] | 'talk' }

export const askWhichOffice = ({ kind, subject, words = '' }: Waiting, { draft }: Scene): Answer =>
  askAbout('whichOffice', [kind, subject, words].join('|'), draft)

/** Leaves the case and says its number, what happens now and what does not. */
export function leaveCase(from: Scene, wish: CaseRequest, chosen?: CaseOf): Answer {
  const concerned = chosen ?? whereConcerned(from, wish.words)
  if (concerned === 'several') return askWhichOffice(wish, from)
  const scene = sceneOfCase(from, concerned)
  const { t, session } = scene
  const left = fileCase(session, { ...wish, ...concerned })
  if (left.kind === 'full') return full(scene, wish)
  const day = lastDay(scene, left.dueAt)
  switch (wish.kind) {
    case 'person':
      return closed(
        scene,
        `${(wish.subject === 'call' ? t.forOffice.callAsked : t.forOffice.left)(left.number)} ${t.forOffice.answered(day)}`,
        t.forOffice.meanwhile,
      )
    case 'complaint':
      return wish.subject === 'anonymous'
        ? closed(scene, t.report.anonymous, ...hearers(scene), t.report.noContact, ...afterReport(scene))
        : closed(scene, registered(scene, left, true), ...afterReport(scene))
    case 'service':
      return closed(scene, t.grievance.left(left.number), t.forOffice.answered(day))
    case 'rights':
      return closed(
        scene,
        (left.kind === 'known' ? t.dataRights.known : t.dataRights.opened)(left.number),
        t.dataRights.prove(institutionOf(scene).privacyContact),
        // Whoever only wants to see them asked for no change.
        [t.dataRights.deadline(day, rule(session.tx, 'rights_answer_days')), wish.subject !== 'access' && t.dataRights.nothingYet]
          .filter(Boolean)
          .join(' '),
        wish.subject === 'cancel' && groupsOf(session).length > 0 && t.dataRights.stillComes,
      )
  }
}

function full(scene: Scene, { subject }: CaseRequest): Answer {
  const { t } = scene
  if (subject !== 'anonymous') return closed(scene, t.forOffice.tooMany(telephoneFor(scene)))
  return closed(scene, t.report.tooMany, t.report.alsoWhere(institutionOf(scene).complaintContact))
}

/** What was open before reopens with a tap. */
const closed = (scene: Scene, ...parts: Parameters<typeof paragraphs>): Answer => close(withWayBack(scene, ...parts))

const afterReport = (scene: Scene): string[] => [
  scene.t.report.willNot,
  scene.t.report.alsoWhere(institutionOf(scene).complaintContact),
]

const RIGHTS = ['access', 'rectify', 'cancel', 'oppose'] as const

/**
 * The four rights over personal data (LGPDPPSO art. 38-46). Only opens a request: having the telephone proves no identity, so the office
 * does the rest.
 */
export const dataRights: Question = {
  answersFirst: ['eraseData'],
  aside: true,
  ask(scene) {
    const { t } = scene
    const { rows } = t.dataRights
    const options: PromptOption[] = [
      ...RIGHTS.map((right) => ({ value: right, ...rows[right] })),
      order('privacy', rows.notice),
      { ...wayBack(scene), ...rows.back },
    ]
    const { title, rights, identity, draft, ask: question, open } = t.dataRights
    const unconfirmed = hasProgress(scene.draft) && draft
    return { body: paragraphs(title, `${rights} ${identity}`, unconfirmed, question), options, open }
  },
  choose(value, scene) {
    if (value === 'access') return leaveCase(scene, { kind: 'rights', subject: value })
    return RIGHTS.some((one) => one === value) ? askAbout('forOffice', value, scene.draft) : ask('dataRights', scene.draft)
  },
  hear(reading, scene) {
    const right = parseRight(reading.text)
    if (right === undefined || right === 'access' || !isSaidInFull(reading.text)) return right && this.choose(right, scene)
    return leaveCase(scene, { kind: 'rights', subject: right, words: reading.text })
  },
}

/**
 * A complaint about the service or a bank, for the office itself: a case once its author agrees. `about`: the subject, and the words behind
 * a colon.
 */
export const grievance: Question = {
  answersFirst: ['turnedAway', 'complaint'],
  aside: true,
  ask(scene) {
    const { t } = scene
    const { subject, words } = read(scene)
    if (firstOfAll(words) === 'turnedAway') {
      const { says, option } = nextPlace(scene)
      const yes = { value: 'yes', title: t.grievance.buttons.yes }
      return { body: paragraphs(t.grievance.notSeen, says, t.grievance.ask), options: [yes, option, toPerson(scene)] }
    }
    return {
      body: paragraphs(`${t.grievance.sorry} ${subject === 'bank' ? t.grievance.bank : ''}`.trim(), t.grievance.ask),
      options: [{ value: 'yes', title: t.grievance.buttons.yes }, { value: 'no', title: t.grievance.buttons.no }, toPerson(scene)],
    }
  },
  choose(value, scene) {
    const { t, draft } = scene
    const { subject, words } = read(scene)
    if (value !== 'yes') return next(draft, t.grievance.notLeft)
    return words === '' ? askAbout('forOffice', subject, draft) : leaveCase(scene, { kind: 'service', subject, words })
  },
  hear(reading, scene) {
    const said = reading.yesNo ?? (reading.says('drops the report') || reading.says('is no complaint') ? 'no' : undefined)
    return said && this.choose(said, scene)
  },
}

/** Kept for the yes. */
export const askGrievance = (subject: GrievanceAbout, words: string, scene: Scene): Answer =>
  askAbout('grievance', `${subject}:${words}`, scene.draft)

function read({ about = '' }: Scene): { subject: GrievanceAbout; words: string } {
  const [subject = ''] = about.split(':', 1)
  return { subject: subject === 'bank' ? 'bank' : 'service', words: about.slice(subject.length + 1) }
}
