import { type Group, groupOf } from '../../booking/chat/bookings.ts'
import type { Formerly } from '../../booking/chat/hooks.ts'
import { procedureOf } from '../../booking/chat/procedures.ts'
import { currentHold } from '../../booking/holds.ts'
import { overTogether } from '../../booking/limits.ts'
import { passNeeds } from '../../booking/visit-needs.ts'
import { type Answer, again, ask as askQuestion, close } from '../../chat/answer.ts'
import { type Draft, EMPTY, hasProgress, headcount, onlyOffice } from '../../chat/draft.ts'
import { dayOf, dayWords } from '../../chat/moments.ts'
import { fitDescription, fitRow, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { call } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { newEpoch, newState } from '../../chat/state.ts'
import { toAppointments, toMenu, withWayBack } from '../../chat/ways-on.ts'
import type { Instant } from '../../clock.ts'
import { loadConversation, saveConversation } from '../../messaging/conversations.ts'
import { ROWS_MAX, toldApart } from '../../texts/lengths.ts'
import { ask, canTakeBack, findAsked, findOffered, type Handover, handOver, refuse, TAKE_BACK_MS, takeBack } from '../handovers.ts'
import { whyNotIn } from './elsewhere.ts'
import { fromWords, otherChat, shortName, toWords, whoStands } from './told.ts'

/** The giving chat is asked at the next step; nothing of it is shown here. */
export function opensCode(code: string, scene: Scene): Answer | undefined {
  const { session, t, draft } = scene
  const { tx, deps, contact, now } = session
  const offered = findOffered(tx, deps.vault, code, now)
  if (!offered) return undefined
  if (offered.giverId === contact.id) return close(withWayBack(scene, t.handover.own))
  // The code can be sent again once there is room for the booking.
  if (offered.groupId === undefined && isTaken(scene, draft, contact.id)) return close(withWayBack(scene, t.handover.busy))
  const { state: there } = offered.groupId === undefined ? loadConversation(tx, deps, offered.giverId, now) : { state: undefined }
  const fits =
    there === undefined ||
    (whyNotIn(contact, there.draft) === undefined && hasRoom(session, offered.giverId, contact.id, there.draft))
  return close(withWayBack(scene, ask(tx, deps, offered, { taker: contact.id, fits }, now) ? t.handover.asked : t.handover.notHere))
}

const isTaken = ({ session: { tx, now } }: Scene, draft: Scene['draft'], contactId: number): boolean =>
  hasProgress(draft) || currentHold(tx, contactId, now) !== undefined

/** The other chat may confirm it: what is under way has to be within its limits too. */
function hasRoom(session: Session, giver: number, taker: number, draft: Draft): boolean {
  const { tx, deps, now } = session
  const officeId = draft.slot?.officeId ?? onlyOffice(draft)
  const people = Array.from({ length: headcount(draft) }, (_, at) => ({
    procedureId: procedureOf(session, draft, draft.people[at])?.id,
    officeId,
  }))
  const unverified = draft.people.filter(({ noCurp }) => noCurp).length
  return overTogether(tx, deps, giver, taker, now, { people, unverified }) === undefined
}

/** Asks the giving chat. `about`: the handover. Each value names the target: a chat with a changed number is another one. */
export const sendIt: Question = {
  aside: true,
  acts: true,
  lasting: true,
  buttonsOnly: true,
  ask(scene) {
    const { t, session } = scene
    const asked = findAsked(session.tx, session.contact.id, Number(scene.about), session.now)
    const other = otherChat(scene, asked?.takerId)
    const what = asked && other && whatIsAsked(scene, asked, fromWords(scene, other))
    if (!asked || !other || what === undefined) return withWayBack(scene, t.handover.tooLate)
    const { send, notMine } = t.handover.buttons
    return {
      body: paragraphs(what, t.handover.isYours[other.channel]),
      options: [
        { value: `send:${asked.id}:${other.channel}${other.ending ?? ''}`, title: send },
        { value: `not:${asked.id}`, title: notMine[other.channel] },
      ],
    }
  },
  choose(value, scene): Answer {
    const [what, id, to] = value.split(':')
    const { session, t } = scene
    const asked = findAsked(session.tx, session.contact.id, Number(id), session.now)
    const other = otherChat(scene, asked?.takerId)
    if (!asked) return goOn(scene, { body: t.handover.tooLate })
    if (what !== 'send') {
      refuse(session.tx, asked, session.now)
      return goOn(scene, { body: t.handover.notSent })
    }
    if (!other || to !== `${other.channel}${other.ending ?? ''}`) return goOn(scene, { body: t.handover.tooLate })
    return asked.groupId === undefined ? sendDraft(scene, asked) : sendGroup(scene, asked, asked.groupId)
  },
  hear(reading, { draft, t }) {
    return reading.yesNo === undefined ? undefined : again(draft, t.common.onlyButton)
  },
  isOver: ({ session, about }) => findAsked(session.tx, session.contact.id, Number(about), session.now) === undefined,
}

/** The previous question follows in the same message. */
const goOn = (scene: Scene, { body, options = [] }: Prompt): Answer => ({
  kind: 'tell',
  prompt: { body, options: [...options, ...(withWayBack(scene).options ?? [])] },
  closes: true,
  resumes: true,
})

function whatIsAsked(scene: Scene, asked: Handover, from: string): string | undefined {
  const { t, draft } = scene
  if (asked.groupId === undefined) return hasProgress(draft) ? t.handover.asksDraft(from) : undefined
  const views = whoGo(scene, asked)
  return views && t.handover.asks(from, whose(scene, asked, views), dayWords(scene, views[0].slot.day))
}

/** Undefined: the giver no longer has them. */
function whoGo({ session }: Scene, { groupId, appointmentId }: Handover): Group['views'] | undefined {
  const group = groupOf(session, groupId)
  if (appointmentId === undefined) return group?.views
  const one = group?.views.find(({ id }) => id === appointmentId)
  return one && [one]
}

const whose = ({ t }: Scene, { appointmentId }: Handover, views: Group['views']): string =>
  t.handover.whose(views.length, appointmentId === undefined ? undefined : shortName(views[0]))

function sendGroup(scene: Scene, asked: Handover, groupId: string): Answer {
  const { session, t } = scene
  const { tx, deps, now } = session
  const other = otherChat(scene, asked.takerId)
  const views = whoGo(scene, asked)
  const why = !other || !views ? 'gone' : handOver(tx, deps, asked, now)
  if (!other || !views || why) return goOn(scene, { body: why === 'gone' || !why ? t.handover.tooLate : t.handover.overLimit })
  const what = whose(scene, asked, views)
  const stay = asked.appointmentId !== undefined && groupOf(session, groupId) !== undefined
  return goOn(scene, {
    body: paragraphs(
      t.handover.sent(toWords(scene, other), what, dayWords(scene, views[0].slot.day)),
      stay && t.handover.othersStay,
      t.handover.mayComeBack(lastDay(scene, now)),
    ),
    options: [backOption(scene, asked.id)],
  })
}

const lastDay = (scene: Scene, since: Instant): string => dayWords(scene, dayOf(scene, since + TAKE_BACK_MS))

/** The answers and their hold go together; the other chat is asked for the next field. */
function sendDraft(scene: Scene, asked: Handover): Answer {
  const { session, t, draft } = scene
  const { tx, deps, contact, now } = session
  const { takerId = 0 } = asked
  const other = otherChat(scene, takerId)
  const { state } = loadConversation(tx, deps, takerId, now)
  if (!other || !hasProgress(draft) || isTaken(scene, state?.draft ?? EMPTY, takerId))
    return goOn(scene, { body: t.handover.tooLate })
  if (!hasRoom(session, contact.id, takerId, draft) || handOver(tx, deps, asked, now))
    return goOn(scene, { body: t.handover.overLimit })
  passNeeds(tx, deps.vault, session.contact.id, takerId, now)
  const there = state && state.epoch !== 'lost' ? state : newState(newEpoch(deps.clock))
  saveConversation(tx, deps, takerId, { ...there, draft }, undefined, now)
  return { kind: 'over', prompt: { body: t.handover.sentDraft(toWords(scene, other)), options: [toMenu(scene)] } }
}

const backOption = ({ t }: Pick<Scene, 't'>, id: number): PromptOption => ({
  question: 'handedOver',
  value: `back:${id}`,
  title: t.handover.buttons.back,
})

/** With a button to take it back. */
export const handedOver: Question = {
  aside: true,
  lasting: true,
  buttonsOnly: true,
  ask(scene) {
    const { t } = scene
    const given = givenAway(scene)
    const [only, another] = given
    if (!only) return withWayBack(scene, t.handover.notBack, call(scene))
    if (!another)
      return { body: paragraphs(t.handover.gaveAway(only.day), t.handover.askBack), options: [backOption(scene, only.id)] }
    const rows = given.map(({ id, names, day }) => ({
      value: `back:${id}`,
      title: fitRow(names),
      description: fitDescription(day),
    }))
    return { body: t.handover.askWhichBack, options: toldApart(rows).slice(0, ROWS_MAX) }
  },
  choose(value, scene): Answer {
    const { session, t } = scene
    const { tx, deps, contact, now } = session
    const back = takeBack(tx, deps, contact.id, Number(value.split(':')[1]), now)
    if (!back) return close(withWayBack(scene, t.handover.notBack, call(scene)))
    const folio = back.appointmentId === undefined ? undefined : groupOf(session, back.groupId)?.views[0].folio
    return close({ body: t.handover.back(folio), options: [toAppointments(scene)] })
  },
}

/** Undefined when there is nothing to take back. */
export const askToTakeBack = (scene: Scene): Answer | undefined =>
  givenAway(scene).length > 0 ? askQuestion('handedOver', scene.draft) : undefined

const givenAway = (scene: Scene) =>
  canTakeBack(scene.session.tx, scene.session.contact.id, scene.session.now).flatMap(({ id, groupId }) => {
    const stands = whoStands(scene, groupId)
    return stands ? [{ id, ...stands }] : []
  })

/** An appointment that was given away is mentioned when looked for. */
export function formerly(scene: Scene): Formerly | undefined {
  const last = givenAway(scene).at(-1)
  return last && { note: scene.t.handover.gaveAway(last.day), option: backOption(scene, last.id) }
}
