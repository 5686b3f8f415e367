import { addDays } from '../../../catalogue/calendar.ts'
import { type Answer, ask, askAbout, next, tell } from '../../../chat/answer.ts'
import { type Draft, withoutWhen } from '../../../chat/draft.ts'
import { dayWords, todayAt, whenPlain } from '../../../chat/moments.ts'
import { fitRow, type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { withWayBack } from '../../../chat/ways-on.ts'
import type { ParsedWhen } from '../../../reading/choices.ts'
import { plain } from '../../../reading/engine/words.ts'
import { daysLater } from '../../../reading/periods.ts'
import type { Reading } from '../../../reading/reading.ts'
import type { RequestedTimes } from '../../../reading/requested-times.ts'
import { findSlot, officesWithRoom } from '../../../schedule/availability.ts'
import type { OfficeChoice } from '../../../schedule/slots.ts'
import { moreForJoined, withoutFull } from '../account-share.ts'
import { findMeant, firstMoment, type Meant, membersCode, readMembers, sitThere } from '../bookings.ts'
import { freeHoursFor, moversTo, type Wanted } from '../free-hours.ts'
import {
  askWhich,
  chooseWhen,
  fromItsHour,
  type HourChoice,
  hearHour,
  hoursToChoose,
  hourWords,
  moreRow,
  numberAsked,
  othersThan,
  whenWanted,
  whichHours,
} from '../hour-choice.ts'
import { hearEither } from '../named-offices.ts'
import { whyNoneAt } from '../no-place.ts'
import { hourThere, onePerHour } from '../search.ts'
import { leaveIt, movesLeft, takeHour, usedUp } from './move-target.ts'
import { whoIsMeant, whoRows } from './who-is-meant.ts'

/** Says when that is impossible. The booking under way stays. */
export function startMoving(scene: Scene, groupId: string, members?: number[], { wish, officeIds }: Looked = {}): Answer {
  const { session, draft, t } = scene
  const meant = findMeant(session, groupId, members)
  if (!meant) return next(draft, t.appointments.gone)
  const before = scene.about === 'who' && draft.moving?.groupId === groupId ? draft.moving.wish : undefined
  const when = wish ?? before
  const moving: Moving = { groupId, ...(members && { members }), ...(officeIds && { officeIds }), ...(when && { wish: when }) }
  if (!members && meant.views.length > 1) return askAbout('moving', 'who', withMoving(draft, moving))
  return movesLeft(scene, meant.views) > 0 ? ask('moving', withMoving(draft, moving)) : tell(usedUp(scene, meant))
}

type Looked = Pick<NonNullable<Draft['moving']>, 'wish' | 'officeIds'>

/** With offices, more days and leaving: ten rows. */
const HOURS_SHOWN = 5
const OFFICES_SHOWN = 3
const OFFICES_LISTED = 9
/** Farther offices are no alternative on the same day. */
const NEAR_KM = 150

type Moving = NonNullable<Draft['moving']>

const withMoving = (draft: Draft, moving: Moving): Draft => ({ ...draft, moving })

const officesLookedAt = (meant: Meant, { officeIds }: Moving): readonly number[] => officeIds ?? [meant.views[0].office.id]

function choiceOf(scene: Scene, meant: Meant, moving: Moving): HourChoice {
  const { draft, session } = scene
  const officeIds = officesLookedAt(meant, moving)
  const looking = (wanted: Wanted): Draft => withMoving(draft, { ...withoutWhen(moving), ...wanted })
  return {
    seekers: moversTo(session, meant, officeIds, draft.moving?.refused),
    wanted: moving,
    room: HOURS_SHOWN,
    sits: ({ slotId }) => sitThere(meant, slotId),
    value: (what, detail) => `${what}:${codeOf(meant)}:${officeIds.join('.')}:${detail}`,
    say: (note) => ask('moving', draft, note),
    look: (wanted) => ask('moving', looking(wanted)),
    askOf: (about) => askAbout('moving', about, withMoving(draft, moving)),
    take: (hour, wish) => takeHour(scene, meant, looking({ wish }), hour),
  }
}

/**
 * Changes nothing: an hour leads to the question that does. `about`: `who` of a group, `offices` to choose from, `still` after one that
 * could not be had, `number:10` as in hour-choice.ts.
 */
export const moving: Question = {
  mereQuestion: 'is not heard',
  lasting: true,
  waits: (about) => ({ about }),
  ask(scene) {
    const { t, draft, about } = scene
    const meant = meantBy(scene)
    if (!draft.moving || !meant) return withWayBack(scene, t.appointments.gone)
    if (asksWho(scene, meant)) return askWho(scene, meant)
    if (about === 'offices') return listOffices(scene, meant, draft.moving)
    const number = numberAsked(about)
    if (number !== undefined) return askWhich(scene, choiceOf(scene, meant, draft.moving), number)
    return listHours(scene, meant, draft.moving)
  },
  choose(value, scene) {
    const [what = '', groupId = '', who = '', ...rest] = value.split(':')
    const members = readMembers(who)
    if (what === 'start') return startMoving(scene, groupId, members)
    const meant = findMeant(scene.session, groupId, members)
    if (!meant) return next(scene.draft, scene.t.appointments.gone)
    return chooseRow(scene, meant, what, rest)
  },
  hear(reading, scene) {
    const { draft } = scene
    const meant = meantBy(scene)
    if (!draft.moving || !meant) return undefined
    if (asksWho(scene, meant)) {
      const members = whoIsMeant(reading, meant.group)
      return members && startMoving(scene, meant.groupId, members)
    }
    return hearWords(reading, scene, meant, draft.moving)
  },
}

/** A single remaining member needs no question. */
const asksWho = ({ about }: Scene, { views }: Meant): boolean => about === 'who' && views.length > 1

const meantBy = ({ session, draft }: Scene): Meant | undefined =>
  draft.moving && findMeant(session, draft.moving.groupId, draft.moving.members)

function chooseRow(scene: Scene, meant: Meant, what: string, rest: string[]): Answer {
  const { session, draft } = scene
  const { groupId, members } = meant
  const [first = '', second = ''] = rest
  const refused = draft.moving?.groupId === groupId ? draft.moving.refused : undefined
  const moving: Moving = {
    groupId,
    ...(members && { members }),
    ...(refused && { refused }),
    ...(what !== 'slot' && first && { officeIds: first.split('.').map(Number) }),
  }
  if (what === 'slot') return takeHour(scene, meant, withMoving(draft, moving), findSlot(session.tx, Number(first)))
  if (what === 'office') return ask('moving', withMoving(draft, moving))
  return chooseWhen(what, second, choiceOf(scene, meant, moving)) ?? leaveIt(scene, meant)
}

const codeOf = ({ groupId, members }: Meant): string => `${groupId}:${membersCode(members)}`

function askWho(scene: Scene, meant: Meant): Prompt {
  const { t } = scene
  const { groupId, group } = meant
  return {
    body: t.move.askWho,
    options: [
      ...whoRows(scene, group, t.move.rows.everybody(group.views.length)).map((row) => ({
        ...row,
        value: `start:${groupId}:${row.value}`,
      })),
      keepRow(scene, meant),
    ],
  }
}

const keepRow = ({ t }: Scene, meant: Meant): PromptOption => ({ value: `keep:${codeOf(meant)}`, ...t.move.rows.keep })

/** With room for all, at their office or the one looked at. */
function listHours(scene: Scene, meant: Meant, moving: Moving): Prompt {
  const { t, about } = scene
  const choice = choiceOf(scene, meant, moving)
  const officeIds = officesLookedAt(meant, moving)
  const { hours: found, note } = hoursToChoose(scene, choice)
  const hours = onePerHour(found, officeIds)
  const cancels = about === OR_CANCEL
  const others = otherOffices(scene, meant, moving, OFFICES_SHOWN - (cancels ? 1 : 0))
  const view = meant.views[0]
  const isFirst = isFirstLook(scene, moving)
  const intro = note || (!isFirst && whichHours(scene, choice, about === 'still'))
  return {
    body: paragraphs(
      isFirst && t.move.now(whenPlain(scene, firstMoment(meant.views)), view.office.name),
      hours.length > 0 ? intro : whyNoneAt(scene, officeIds[0] ?? view.office.id, choice.seekers),
      moreForJoined(scene, choice.seekers),
      hours.length > 0 ? t.move.ask : t.move.askNone,
    ),
    open: t.slot.open,
    options: [
      ...hours.map((hour) => ({
        value: `slot:${codeOf(meant)}:${hour.slotId}`,
        ...(officeIds.length > 1 ? hourThere(scene, hour, view.office) : hourWords(t, hour)),
      })),
      ...(hours.length > 0 ? [moreRow(scene, choice, hours)] : []),
      ...others.map((offer) => officeRow(scene, meant, offer)),
      ...(cancels ? [cancelRow(scene, meant)] : []),
      keepRow(scene, meant),
    ],
  }
}

/** `about` where it is cancelled without another hour: that way stands below the hours. */
export const OR_CANCEL = 'orCancel'

/** To somebody who may not come: the hours first, and below them the way to cancel. */
export function offerToMove(scene: Scene, groupId: string): Answer {
  const answer = startMoving(scene, groupId)
  return answer.kind === 'ask' && !answer.about ? { ...answer, about: OR_CANCEL } : answer
}

const cancelRow = ({ t }: Scene, { groupId }: Meant): PromptOption => ({
  question: 'appointments',
  value: `cancel:${groupId}`,
  title: t.standing.rows.cancel.title,
})

/** What stands is said once. */
const isFirstLook = ({ about }: Scene, { wish, page, officeIds }: Moving): boolean =>
  about !== 'still' && !wish && page === undefined && officeIds === undefined

/** With room for all, and their first free hour. */
function otherOffices({ session }: Scene, meant: Meant, moving: Moving, limit: number): OfficeChoice[] {
  const { office } = meant.views[0]
  const { procedureIds, places } = moversTo(session, meant, [office.id])
  return officesWithRoom(session.tx, { near: office, procedureIds, places, limit: 1_000, ...withoutFull(session) }, session.now)
    .filter((one) => one.first && !officesLookedAt(meant, moving).includes(one.office.id) && (one.km ?? 0) <= NEAR_KM)
    .slice(0, limit)
}

function officeRow(scene: Scene, meant: Meant, { office, km, first }: OfficeChoice): PromptOption {
  const { t } = scene
  return {
    value: `office:${codeOf(meant)}:${office.id}`,
    title: fitRow(office.name),
    ...(first && { description: t.office.free(km || undefined, dayWords(scene, first.day)) }),
  }
}

/** Or that there are none. */
function listOffices(scene: Scene, meant: Meant, moving: Moving): Prompt {
  const { t } = scene
  const offices = otherOffices(scene, meant, moving, OFFICES_LISTED)
  return {
    body: paragraphs(
      offices.length > 0 ? t.move.offices : t.move.noOffices,
      offices.length > 0 ? t.move.askOffice : t.move.askNone,
    ),
    options: [...offices.map((one) => officeRow(scene, meant, one)), keepRow(scene, meant)],
    open: t.office.open,
  }
}

/** Before any command of the same words. */
function hearWords(reading: Reading, scene: Scene, meant: Meant, moving: Moving): Answer | undefined {
  const { session, draft } = scene
  const words = reading.plain
  if (reading.says('keeps it')) return leaveIt(scene, meant)
  const command = reading.command
  if (command === 'otherOffice' || reading.aside === 'otherOffice') return askAbout('moving', 'offices', draft)
  if (command === 'otherDay' || reading.aside === 'otherDay' || reading.says('none of those shown'))
    return othersThan(scene, choiceOf(scene, meant, moving))
  if (command) return undefined
  const named = otherOffices(scene, meant, moving, OFFICES_LISTED).find(({ office }) => words.includes(plain(office.name)))
  const several = officesNamed(reading, scene, meant)
  const officeIds = several ?? (named && [named.office.id])
  const moved: Moving = officeIds ? { ...withoutWhen(moving), officeIds } : moving
  const choice = choiceOf(scene, meant, moved)
  const here = todayAt(session, choice.seekers.officeIds)
  const isFree = (wish: RequestedTimes) => freeHoursFor(session, choice.seekers, wish, 1).length > 0
  const when = withHourAgain(fromItsDay(reading, meant, isFree) ?? whenWanted(reading, here), reading, meant)
  if (!when) return officeIds && ask('moving', withMoving(draft, moved))
  return hearHour(when, scene, choice)
}

/** "en Toluca o Naucalpan", "en la que sea". */
function officesNamed(reading: Reading, scene: Scene, meant: Meant): readonly number[] | undefined {
  const { office } = meant.views[0]
  const all = otherOffices(scene, meant, { groupId: meant.groupId }, OFFICES_LISTED).map((one) => one.office)
  if (reading.says('any office')) return [office, ...all].map(({ id }) => id)
  return hearEither(reading, scene, [office, ...all])?.draft.officeIds
}

/** "una semana después": that day, at any hour; else from that day on, never before. */
function fromItsDay(reading: Reading, { views }: Meant, isFree: (wish: RequestedTimes) => boolean): ParsedWhen | undefined {
  const days = daysLater(reading.text)
  if (days === undefined) return undefined
  const day = addDays(views[0].slot.day, days)
  const thatDay = { from: day, until: day }
  return { kind: 'wish', wish: days > 0 && !isFree(thatDay) ? { from: day } : thatDay }
}

function withHourAgain(when: ParsedWhen | undefined, reading: Reading, { views }: Meant): ParsedWhen | undefined {
  const before = when?.kind === 'wish' ? when.wish : undefined
  const wish = when === undefined || before ? fromItsHour(reading, before, views[0].slot) : undefined
  return wish && wish !== before ? { kind: 'wish', wish } : when
}
