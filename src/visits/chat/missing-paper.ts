import type { Db, Tx } from '../../../db/open.ts'
import { statement } from '../../../db/statements.ts'
import type { AdminDeps } from '../../admin/deps.ts'
import { findMeant, type Group, type Meant, membersCode, momentOf, readMembers } from '../../booking/chat/bookings.ts'
import { freeHoursFor, moversTo } from '../../booking/chat/free-hours.ts'
import { stampOf } from '../../booking/groups.ts'
import { move } from '../../booking/move.ts'
import { appointmentsById } from '../../booking/views.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { requirementsOn } from '../../catalogue/procedures.ts'
import type { Language } from '../../catalogue/types.ts'
import { type Answer, askAbout, close, leaveAlone, next } from '../../chat/answer.ts'
import { whenLong } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { notice } from '../../chat/unasked.ts'
import { wayBack, withWayBack } from '../../chat/ways-on.ts'
import type { Instant } from '../../clock.ts'
import { notify } from '../../messaging/notify.ts'
import { peopleOf, type Visit } from '../visits.ts'

/** Which paper, with a button to the next places. False where there is no chat. */
export function tellMissing(
  tx: Tx,
  { vault, messaging }: Pick<AdminDeps, 'vault' | 'messaging'>,
  visit: Visit,
  now: Instant,
): boolean {
  const lacking = peopleOf(tx, visit.id).filter((one) => one.outcome === 'missing_paper' && one.outcomeAt === now)
  const [first, ...others] = appointmentsById(
    tx,
    vault,
    lacking.flatMap((one) => one.appointmentId ?? []),
  )
  const paper = lacking[0]?.missing
  if (!first || first.contactId === undefined || !paper) return false
  const members = [first, ...others].map((one) => one.member)
  const key = `missing_paper:${visit.id}:${visit.version}`
  const id = `office.0.comeBack.see:${first.groupId}:${membersCode(members)}`
  return notify(
    tx,
    messaging,
    { contactId: first.contactId, key },
    ({ contact: { language } }) =>
      notice('visit_missing_paper', language, [first.folio ?? '', inLanguage(tx, first, paper, language), first.office.name], [id]),
    now,
  )
}

/** As the record says it in that language, if it still has it. */
const inLanguage = (db: Db, one: { procedureId: string; slot: { day: string } }, paper: string, language: Language): string =>
  requirementsOn(db, one.procedureId, one.slot.day).find(({ text }) => text['es-MX'] === paper)?.text[language] ?? paper

const LACKED = statement(
  `select p.missing from visit_people p join visits v on v.id = p.visit_id
   where p.appointment_id = +? and v.starts_at = +? and p.outcome = 'missing_paper'`,
  { row: { missing: 'text!' }, params: ['int', 'int'], uses: 'visit_people_appointment' },
)

/** What each of them lacked at the hour that they have now; undefined for one who lacked nothing there. */
const lackedBy = (db: Db, views: Group['views']): (string | undefined)[] =>
  views.map((view) => LACKED.get(db, view.id, view.slot.startsAt)?.missing)

function whoComesBack(
  { session }: Pick<Scene, 'session'>,
  groupId: string,
  who: string,
): { meant: Meant; paper: string } | undefined {
  const meant = findMeant(session, groupId, readMembers(who))
  const lacked = meant ? lackedBy(session.tx, meant.views) : []
  const [paper] = lacked
  return meant && paper !== undefined && !lacked.includes(undefined) ? { meant, paper } : undefined
}

const HOURS_SHOWN = 3

/** After a visit at which a paper was missing: the next places, of which one is taken without counting as a change. */
export const comeBack: Question = {
  mereQuestion: 'is not heard',
  acts: true,
  ask(scene) {
    const { session, t, about = '' } = scene
    const [groupId = '', who = ''] = about.split(':')
    const back = whoComesBack(scene, groupId, who)
    if (!back) return withWayBack(scene, t.visits.gone)
    const { meant, paper } = back
    const [{ office, slot, procedureId }] = meant.views
    const said = t.visits.lacked(inLanguage(session.tx, { procedureId, slot }, paper, scene.language))
    const seekers = moversTo(session, meant, [office.id])
    // The paper that they bring next may be the one that an answer was about.
    const people = seekers.people.map((one) => ({ ...one, served: [] }))
    const free = freeHoursFor(session, { ...seekers, people }, {}, HOURS_SHOWN, 1)
    if (free.length === 0) return withWayBack(scene, said, t.visits.noPlace(office.name))
    const hours = free.map((one) => ({
      value: `yes:${groupId}:${who}:${one.slotId}:${stampOf(meant.group.views)}`,
      title: `${t.dates.short(one.day)}, ${t.dates.hour(one.minute)}`,
    }))
    return {
      body: paragraphs(said, t.visits.comeBack, t.visits.askComeBack),
      options: [...hours, { value: 'no', title: t.visits.noButton }],
      open: t.common.open,
    }
  },
  choose(value, scene) {
    const { draft, t } = scene
    const [what, groupId = '', who = '', slotId = '', stamp = ''] = value.split(':')
    if (what === 'see') return askAbout('comeBack', `${groupId}:${who}`, draft)
    if (what !== 'yes') return leaveAlone({ body: t.visits.stays, options: [wayBack(scene)] })
    const back = whoComesBack(scene, groupId, who)
    if (!back) return next(draft, t.visits.gone)
    return takePlace(scene, back, { slotId: Number(slotId), stamp, about: `${groupId}:${who}` })
  },
  stale(value, scene) {
    const [, groupId = '', who = ''] = value.split(':')
    return askAbout('comeBack', `${groupId}:${who}`, scene.draft)
  },
}

function takePlace(
  scene: Scene,
  { meant, paper }: { meant: Meant; paper: string },
  asked: { slotId: number; stamp: string; about: string },
): Answer {
  const { session, draft, t } = scene
  const { tx, deps, contact, now } = session
  const { slotId, stamp } = asked
  const whose = { groupId: meant.groupId, stamp, members: meant.members, contactId: contact.id, actor: 'citizen' as const }
  // The office could not serve them: it is no change of theirs.
  const moved = move(tx, deps, { ...whose, slotId, offered: true }, now)
  if (!moved.ok) return askAbout('comeBack', asked.about, draft, t.move.changed)
  const [first, ...others] = findMeant(session, meant.groupId, meant.members)?.views ?? meant.views
  const when = whenLong(scene, momentOf([first, ...others]))
  const bring = t.visits.bring(inLanguage(tx, first, paper, scene.language))
  return close(withWayBack(scene, t.visits.moved(when, theOffice(tx, first.office.id).name, first.folio ?? ''), bring))
}
