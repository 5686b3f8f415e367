import { findMeant, type Group, groupOf, momentOf, moversTo, requestedPlaces } from '../../booking/chat/bookings.ts'
import { freeHours, freeHoursFor } from '../../booking/chat/free-hours.ts'
import { stillHeld, withKeep } from '../../booking/chat/held-for.ts'
import { dayWords, today, todayAt, whenPlain } from '../../booking/chat/moments.ts'
import { procedureIds } from '../../booking/chat/procedures.ts'
import { startMoving } from '../../booking/chat/standing/moving.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import type { LocalDay } from '../../catalogue/types.ts'
import { type Answer, again, askAbout, close, next, saying } from '../../chat/answer.ts'
import { headcount } from '../../chat/draft.ts'
import { onlyOne } from '../../chat/only-one.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { hearWhen } from '../../chat/understanding/days.ts'
import { plain } from '../../chat/understanding/words.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { officesWithRoom } from '../../schedule/availability.ts'
import { changeTimes, join } from '../entries.ts'
import { peopleAtEnd } from '../positions.ts'
import type { WaitTimes } from '../types.ts'
import { answersOf, beginWaiting, joinedPrompt, officeWords, PARTS, sayNotJoined, wishOf } from './joining.ts'

/**
 * When somebody who waits could come. `about`: `group:<id>` for an earlier date than that of an appointment, `wish:<id>` for one
 * that waits already; else it is for the people in the draft.
 */
export const waitWhen: AnsweredQuestion = {
  isNeeded: ({ draft }) => draft.waiting !== undefined,
  ask(scene): Prompt {
    const { t, session, about } = scene
    const asked = askedFor(scene, about)
    if (!asked) return withWayBack(scene, about?.startsWith('group:') ? t.appointments.gone : t.waiting.notAny)
    const { any, morning, afternoon } = t.waiting.buttons
    const end = about ? `:${about}` : ''
    return {
      body: paragraphs(
        t.waiting.list(officeWords(scene, asked.officeIds), asked.ahead),
        asked.before && t.waiting.before(dayWords(scene, asked.before)),
        asked.group && t.waiting.keeps(whenPlain(scene, momentOf(asked.group.views))),
        asked.people > 1 && t.waiting.together(asked.people),
        t.waiting.rule(rule(session.tx, 'offer_minutes')),
        t.waiting.fair,
        t.waiting.ask,
      ),
      options: [
        { value: `any${end}`, title: any },
        { value: `morning${end}`, title: morning },
        { value: `afternoon${end}`, title: afternoon },
      ],
    }
  },
  choose(value, scene) {
    const [part = '', ...rest] = value.split(':')
    const times = PARTS[part]
    const about = rest.length > 0 ? rest.join(':') : scene.about
    return times ? settle(scene, about, times) : again(scene.draft)
  },
  hear(text, scene) {
    const words = plain(text)
    if (/^(?:cualquier(?:a| dia| hora)?|cuando sea|el que sea|me da igual|todos|any(?: day)?|whenever)$/.test(words))
      return settle(scene, scene.about, {})
    const when = hearWhen(text, todayAt(scene.session, askedFor(scene, scene.about)?.officeIds))
    if (when?.kind === 'wish') return settle(scene, scene.about, when.wish)
    return addOffice(words, scene)
  },
  corrected: { with: 'slot' },
}

interface AskedFor {
  officeIds: readonly number[]
  ahead: number
  people: number
  /** Earlier than this day, because there is a place then. */
  before?: LocalDay
  group?: Group
}

/** Undefined when what it is about is no more. */
function askedFor({ session, draft }: Scene, about: string | undefined): AskedFor | undefined {
  const [what, id = ''] = (about ?? '').split(':')
  if (what === 'wish') {
    const wish = wishOf(session, id)
    return wish && { officeIds: wish.officeIds, ahead: wish.ahead, people: wish.people }
  }
  const group = what === 'group' ? groupOf(session, id) : undefined
  if (what === 'group' && !group) return undefined
  const officeIds = group ? [group.views[0].office.id] : (draft.officeIds ?? [])
  const until = about === undefined ? draft.waiting?.until : undefined
  return {
    officeIds,
    ahead: peopleAtEnd(session.tx, officeIds),
    people: group?.views.length ?? headcount(draft),
    ...(until && { before: addDays(until, 1) }),
    ...(group && { group }),
  }
}

function settle(scene: Scene, about: string | undefined, times: WaitTimes): Answer {
  const [what, id = ''] = (about ?? '').split(':')
  if (what === 'wish') return change(scene, Number(id), times)
  if (what === 'group') return waitForEarlier(scene, id, times)
  return scene.draft.waiting ? waitWith(scene, times) : next(scene.draft)
}

/** The people of the draft join the line; when there is a free hour that suits them, they need not. */
function waitWith(scene: Scene, chosen: WaitTimes): Answer {
  const { session, draft, t } = scene
  const { waiting, ...kept } = draft
  // Whoever answers days later may have been asked about days that are over.
  if (waiting?.until !== undefined && waiting.until < today(session))
    return beginWaiting({ ...scene, draft: kept }, draft.officeIds ?? [])
  const times = { ...(waiting?.until && { until: waiting.until }), ...chosen }
  if (freeHours(scene, times, 1).length > 0) return next({ ...kept, wish: times }, t.waiting.freeNow)
  const wish = requestedPlaces(session, draft, 0)
  if (!wish || !draft.officeIds) return next(draft)
  const { members } = wish
  const { tx, deps, contact, now } = session
  const request = { officeIds: draft.officeIds, members, times, answers: answersOf(draft) }
  const joined = join(tx, deps, contact.id, request, now)
  if (!joined.ok) return sayNotJoined(scene, joined, members)
  const held = stillHeld(session, draft)
  if (held) return close({ ...withKeep(scene, joinedPrompt(scene, joined), held), draft: held })
  return { kind: 'over', prompt: joinedPrompt(scene, joined) }
}

/** Somebody keeps an appointment and would rather have an earlier one at the same office. */
function waitForEarlier(scene: Scene, groupId: string, times: WaitTimes): Answer {
  const { session, draft, t } = scene
  const meant = findMeant(session, groupId, undefined)
  if (!meant) return next(draft, t.appointments.gone)
  const { views } = meant
  const [{ slot, office }] = views
  if (slot.startsAt <= session.now) return askAbout('appointments', groupId, draft)
  const [free] = freeHoursFor(session, moversTo(session, meant, office.id), times, 1)
  if (free && free.startsAt < slot.startsAt) return saying(t.waiting.freeNow, startMoving(scene, groupId))
  const members = views.map(({ name, birthDate, curp, procedureId }) => ({
    person: { name, birthDate, ...(curp && { curp }) },
    procedureId,
  }))
  const request = { officeIds: [office.id], members, times, answers: '{}', movesGroup: groupId }
  const { tx, deps, contact, now } = session
  const joined = join(tx, deps, contact.id, request, now)
  return joined.ok ? close(joinedPrompt(scene, joined)) : sayNotJoined(scene, joined, members)
}

/** What is said anew replaces what was said before of the same kind: another day keeps the hours. "Any day" begins afresh. */
function change(scene: Scene, wishId: number, chosen: WaitTimes): Answer {
  const { session, draft, t } = scene
  const before = wishOf(session, wishId)?.times ?? {}
  const { from, until, weekdays, ...hours } = before
  const saysDays = [chosen.from, chosen.until, chosen.weekdays].some((one) => one !== undefined)
  const saysHours = [chosen.fromMinute, chosen.untilMinute].some((one) => one !== undefined)
  const kept = { ...(saysDays ? {} : { from, until, weekdays }), ...(saysHours ? {} : hours) }
  const { tx, contact, now } = session
  const changed = changeTimes(tx, contact.id, wishId, saysDays || saysHours ? { ...kept, ...chosen } : {}, now)
  const wish = changed ? wishOf(session, wishId) : undefined
  return wish ? close(joinedPrompt(scene, { ok: true, wish, changed: true })) : next(draft, t.waiting.notAny)
}

/** "también Naucalpan": another office that would do as well. */
function addOffice(words: string, scene: Scene): Answer | undefined {
  const { session, draft, t } = scene
  if (scene.about || !draft.waiting || !draft.officeIds) return undefined
  const known = draft.officeIds
  const query = { procedureIds: procedureIds(session, draft), places: 1, limit: 1_000 }
  const others = officesWithRoom(session.tx, query, session.now).filter(({ office }) => !known.includes(office.id))
  const named = onlyOne(others.filter(({ office }) => words.includes(plain(office.name))))?.office
  return named && next({ ...draft, officeIds: [...known, named.id] }, t.waiting.added(named.name))
}
