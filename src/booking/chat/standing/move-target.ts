import { theOffice } from '../../../catalogue/offices.ts'
import { rule } from '../../../catalogue/rules.ts'
import { type Answer, ask, askAbout, close, next, tell } from '../../../chat/answer.ts'
import type { Draft } from '../../../chat/draft.ts'
import { whenLong, whenPlain } from '../../../chat/moments.ts'
import { firstOf } from '../../../chat/part.ts'
import { capital, lines, type Prompt, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { toPerson, wayBack, withWayBack } from '../../../chat/ways-on.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import { findSlot } from '../../../schedule/availability.ts'
import type { FreeSlot } from '../../../schedule/slots.ts'
import { answerMisfit } from '../../eligibility.ts'
import { isShareGone } from '../../free-accounts.ts'
import { stampOf } from '../../groups.ts'
import { move, priceAfterMove } from '../../move.ts'
import type { Moved } from '../../outcomes.ts'
import type { AppointmentView } from '../../types.ts'
import { asAccount } from '../account-share.ts'
import { validityNote } from '../ages.ts'
import { findMeant, firstMoment, type Meant, membersCode, readMembers, sitThere, spreadOf, visitsOf } from '../bookings.ts'
import { moversTo, offerFor } from '../free-hours.ts'
import { whyNoHour } from '../hour-choice.ts'
import { arriveEarly, mayStillChange, wayTo } from './folio.ts'
import { undoMoveOption, undoMoveUntil } from './undo.ts'

/** Or why not, and the next hours. */
export function takeHour(scene: Scene, meant: Meant, draft: Draft, slot: FreeSlot | undefined): Answer {
  const { t, session } = scene
  if (!slot) return ask('moving', draft)
  const there = { ...draft, moving: { ...draft.moving, groupId: meant.groupId, officeIds: [slot.officeId] } }
  if (sitThere(meant, slot.slotId)) return ask('moving', there, t.move.same(whenPlain(scene, slot)))
  if (movesLeft(scene, meant.views) === 0) return tell(usedUp(scene, meant))
  const otherYears = validityNote(scene, meant.views, slot.day)
  if (otherYears) return askAbout('moving', 'still', there, otherYears, stands(scene, meant))
  const moving = meant.views.map((view) => view.id)
  if (isShareGone(session.tx, moving, slot, session.now))
    return askAbout('moving', 'still', there, noShare(scene), stands(scene, meant))
  if (offerFor(session, meant, slot.slotId)) return askAbout('movingTo', aboutOf(meant, slot.slotId), there)
  const { people } = moversTo(session, meant, [slot.officeId])
  const why = answerMisfit(people, { from: slot.day, until: slot.day }) ? 'answer' : 'taken'
  return askAbout('moving', 'still', there, whyNoHour(scene, why, slot, people), stands(scene, meant))
}

const aboutOf = ({ groupId, members }: Meant, slotId: number): string => `${groupId}:${membersCode(members)}:${slotId}`

/** Of the most often moved. */
export const movesLeft = ({ session }: Pick<Scene, 'session'>, views: readonly AppointmentView[]): number =>
  Math.max(0, rule(session.tx, 'moves_an_appointment') - Math.max(0, ...views.map((view) => view.moves)))

export function usedUp(scene: Scene, { groupId, views }: Meant): Prompt {
  const { t, session } = scene
  return {
    body: paragraphs(
      t.move.usedUp(rule(session.tx, 'moves_an_appointment')),
      t.move.usedUpStill(whenPlain(scene, firstMoment(views))),
      t.move.askNone,
    ),
    options: [
      { question: 'appointments', value: `cancel:${groupId}`, title: t.standing.rows.cancel.title },
      toPerson(scene),
      wayBack(scene),
    ],
  }
}

/** A telephone may have what an account asked for. */
const noShare = ({ session, t }: Scene): string => (asAccount(session) ? t.accounts.share : t.accounts.shareOfMoved)

/** After a refusal. */
const stands = (scene: Scene, { views }: Meant): string => scene.t.move.stands(whenPlain(scene, firstMoment(views)))

const alreadyThere = (scene: Scene, { views }: Meant): string => scene.t.move.same(whenPlain(scene, firstMoment(views)))

export const leaveIt = (scene: Scene, { views }: Meant): Answer =>
  close(withWayBack(scene, scene.t.move.kept(whenPlain(scene, firstMoment(views)))))

/** Old and new; a yes to this very question moves. `about`: group, members and hour. */
export const movingTo: Question = {
  mereQuestion: 'is not heard',
  acts: true,
  ask(scene) {
    const { t, session, about = '' } = scene
    const [groupId = '', who = '', slotId = ''] = about.split(':')
    const meant = findMeant(session, groupId, readMembers(who))
    const offer = meant && offerFor(session, meant, Number(slotId))
    if (!meant) return withWayBack(scene, t.appointments.gone)
    const options = [
      { value: `others:${groupId}:${who}`, title: t.move.buttons.others },
      { value: `no:${groupId}:${who}`, title: t.move.buttons.no },
    ]
    if (sitThere(meant, Number(slotId))) return { body: paragraphs(alreadyThere(scene, meant), t.move.askNone), options }
    if (!offer) return { body: paragraphs(stands(scene, meant), t.move.askNone), options }
    const spread = spreadOf(offer, meant.views.length).join('.')
    const yes = `yes:${groupId}:${who}:${slotId}:${stampOf(meant.group.views)}:${spread}`
    return { body: oldAndNew(scene, meant, offer), options: [{ value: yes, title: t.move.buttons.yes }, ...options] }
  },
  choose(value, scene) {
    const { session, draft, t } = scene
    const [what, groupId = '', who = '', slotId = '', stamp = '', spread = ''] = value.split(':')
    const meant = findMeant(session, groupId, readMembers(who))
    if (!meant) return next(draft, t.appointments.gone)
    if (what === 'no') return leaveIt(scene, meant)
    if (what !== 'yes') return ask('moving', withTarget(draft, meant))
    const shown = spread.split('.').map(Number)
    const slot = findSlot(session.tx, Number(slotId))
    if (!slot) return ask('moving', withTarget(draft, meant))
    const { tx, deps, contact, now } = session
    const whose = { groupId, stamp, members: meant.members, contactId: contact.id, actor: 'citizen' as const }
    const moved = move(tx, deps, { ...whose, slotId: Number(slotId), shown }, now)
    return moved.ok ? close(done(scene, meant, moved)) : refused(scene, meant, slot, moved.why)
  },
  hear(reading, scene) {
    const wanted = reading.says('no to the move') ? 'no:' : reading.agrees('the move') ? 'yes:' : undefined
    const chosen = wanted && this.ask(scene).options?.find((one) => one.value.startsWith(wanted))
    return chosen && this.choose(chosen.value, scene)
  },
  stale(value, scene) {
    const { draft, t, session } = scene
    const [what, groupId = '', who = '', slotId = ''] = value.split(':')
    const meant = findMeant(session, groupId, readMembers(who))
    if (meant && sitThere(meant, Number(slotId))) return tell(withWayBack(scene, alreadyThere(scene, meant)))
    return what === 'yes'
      ? askAbout('movingTo', `${groupId}:${who}:${slotId}`, draft, t.common.askedBefore)
      : this.choose(value, scene)
  },
}

const withTarget = (draft: Draft, { groupId, members }: Meant): Draft => ({
  ...draft,
  moving: { ...draft.moving, groupId, ...(members && { members }) },
})

function oldAndNew(scene: Scene, meant: Meant, offer: FreeSlot): string {
  const { t, session } = scene
  const { views, groupId, members } = meant
  const office = theOffice(session.tx, offer.officeId)
  const { tx, deps, contact, now } = session
  const total = priceAfterMove(tx, deps, { groupId, members, slotId: offer.slotId, contactId: contact.id }, now)
  const { currency } = views[0]
  const changes = total && total.before !== total.after
  return paragraphs(
    views.length < meant.group.views.length && `*${t.listed(views.map((view) => nameAndInitial(view.name)))}*`,
    lines(
      ...visitsOf(views).map((visit) => t.move.old(whenPlain(scene, firstMoment(visit)), visit[0].office.name)),
      t.move.fresh(whenLong(scene, offer), office.name),
      office.id !== views[0].office.id && t.folio.office(office.name, office.address, office.mode),
      changes && t.move.price(t.amount(total.after, currency), t.amount(total.before, currency)),
    ),
    total && mayStillChange(scene, views, offer.day),
    movesLeft(scene, views) === 1 && t.move.last,
    t.move.confirm,
  )
}

function done(scene: Scene, meant: Meant, moved: Extract<Moved, { ok: true }>): Prompt {
  const { t, session, draft } = scene
  const now = findMeant(session, meant.groupId, meant.members) ?? meant
  const [view] = now.views
  const price = now.views.reduce((sum, one) => sum + (one.price ?? 0), 0)
  const some = meant.views.length < meant.group.views.length
  return {
    body: paragraphs(
      lines(
        some ? t.move.doneFor(t.listed(now.views.map((one) => nameAndInitial(one.name)))) : t.move.done,
        view.folio && t.folio.folio(view.folio),
      ),
      lines(
        `*${capital(whenLong(scene, firstMoment(now.views)))}*`,
        t.folio.office(view.office.name, t.folio.at(view.office.address, view.agenda), view.office.mode),
        arriveEarly(scene, now.views),
      ),
      moved.priceChanged && t.move.pay(t.amount(price, view.currency)),
      moved.movesLeft > 0 ? t.move.left(moved.movesLeft) : t.move.noneLeft,
      some && firstOf(scene, (part) => part.goesOn?.(scene, now.groupId)),
      moved.undo && undoMoveUntil(scene, moved.undo, view),
    ),
    options: [
      moved.undo
        ? undoMoveOption(scene, now.groupId, moved.undo)
        : { question: 'folio', value: `bring:${now.groupId}`, title: t.standing.rows.bring.title },
      ...[wayTo(scene, view)].filter((one) => one !== undefined),
      draft.who === undefined
        ? { question: 'appointments', value: `see:${now.groupId}`, title: t.move.buttons.see }
        : wayBack(scene),
    ],
  }
}

function refused(scene: Scene, meant: Meant, slot: FreeSlot, why: Extract<Moved, { ok: false }>['why']): Answer {
  const { t } = scene
  const draft = withTarget(scene.draft, meant)
  const others = (note: string) => askAbout('moving', 'still', draft, note, stands(scene, meant))
  switch (why) {
    case 'same_time': {
      const { moving = { groupId: meant.groupId } } = draft
      const refused = [...(moving.refused ?? []), slot.slotId]
      return askAbout(
        'moving',
        'still',
        { ...draft, moving: { ...moving, refused } },
        whyNoHour(scene, why, slot, []),
        stands(scene, meant),
      )
    }
    case 'taken':
    case 'closed':
    case 'too_soon':
    case 'age':
    case 'answer':
      return others(whyNoHour(scene, why, slot, moversTo(scene.session, meant, [slot.officeId]).people))
    case 'validity':
      return others(validityNote(scene, meant.views, slot.day) ?? t.move.validity)
    case 'not_offered':
      return others(t.office.notOffered(theOffice(scene.session.tx, slot.officeId).name))
    case 'share':
      return others(noShare(scene))
    case 'same':
      return ask('moving', draft, t.move.same(whenPlain(scene, slot)))
    case 'moves_used_up':
      return tell(usedUp(scene, meant))
    case 'stale':
      return askAbout('appointments', meant.groupId, scene.draft, t.move.changed)
  }
}
