import { theInstitution } from '../../catalogue/institution.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { next } from '../../chat/answer.ts'
import { type Draft, headcount, whoCome, withPerson } from '../../chat/draft.ts'
import { hourOf, telephoneFor, today, wall, whenPlain } from '../../chat/moments.ts'
import { firstOf } from '../../chat/part.ts'
import { fitButton, type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion, Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { order, toAppointments, toMenu, toPerson } from '../../chat/ways-on.ts'
import { firstName, nameAndInitial } from '../../reading/called.ts'
import { mostLive } from '../rivals.ts'
import type { AppointmentView } from '../types.ts'
import { ownAppointments, toldElsewhere } from './bookings.ts'
import { limitOf, limitOfPeople, markOf, openChild, positionOf, roomForMore, withoutData, withoutPeople } from './changed-group.ts'
import { releaseOwnHold } from './own-hold.ts'
import { startMoving } from './standing/move.ts'

/**
 * An appointment from another telephone: revealed only at the confirmation, without day, place or folio, with the way to claim it. A later
 * return asks this first, and retrying is a choice. `about`: positions in the draft; undefined later.
 */
export const elsewhere: AnsweredQuestion = {
  isNeeded: ({ draft, session }) => toldElsewhere(draft, session).length > 0,
  ask(scene) {
    const { t, session, draft, about } = scene
    const later = about === undefined
    const which = later ? toldElsewhere(draft, session) : membersIn(about)
    const names = which.map((i) => nameAndInitial(draft.people[i]?.name ?? ''))
    const others = headcount(draft) > which.length
    const officeId = draft.slot?.officeId
    const office = officeId === undefined ? theInstitution(session.tx).name : theOffice(session.tx, officeId).name
    return {
      body: paragraphs(
        later && t.refused.stillElsewhere(t.listed(names), t.refused.lapsesButtons.again),
        !later && (names.length > 1 ? t.groupChange.elsewhereSeveral(t.listed(names)) : t.refused.elsewhere(t.listed(names))),
        t.refused.claim(t.refused.theOffice(office), telephoneFor(scene)),
        others ? t.groupChange.askElsewhere : t.refused.askElsewhere,
      ),
      options: [
        ...(later ? [{ value: 'again', title: t.refused.lapsesButtons.again }] : []),
        ...(others ? [goOnWithout(scene, which)] : []),
        { value: `curp:${markOf(draft, which[0] ?? 0)}`, title: t.refused.elsewhereButtons.curp },
        ...(others ? [] : [order('person', t.refused.elsewhereButtons.person)]),
        ...(session.deps.chat.services.claimCurp
          ? [{ value: `claim:${markOf(draft, which[0] ?? 0)}`, title: t.refused.elsewhereButtons.claim }]
          : []),
      ],
    }
  },
  choose(value, scene) {
    const [what, marks = ''] = value.split(':')
    const { elsewhere: told, ...anew } = scene.draft
    if (what === 'again') return next(anew)
    if (what === 'without') return leaveOut(scene, markedIn(scene.draft, marks))
    const index = positionOf(scene.draft, marks)
    if (index < 0) return next(scene.draft, scene.t.groupChange.notThisGroup)
    const curp = scene.draft.people[index]?.curp
    const { claimCurp } = scene.session.deps.chat.services
    if (what !== 'claim' || !curp || !claimCurp) return next(withoutData(scene.draft, index))
    const claimed = claimCurp(scene, curp)
    // The hour is of no use to others, and to this person only once the office has looked.
    if (headcount(scene.draft) === 1 && told?.includes(curp) && claimed.kind !== 'next') releaseOwnHold(scene.session)
    return claimed
  },
  corrected: { with: 'curp' },
}

/** From this same telephone: it may be shown. */
export const ownLive: Question = {
  ask(scene) {
    const { t, session, draft, about } = scene
    const view = theirs(session, about)
    const buttons = t.refused.ownLiveButtons
    const others = headcount(draft) > 1
    const options: PromptOption[] = [
      { question: 'folio', value: `change:${view?.groupId}`, title: buttons.see },
      { value: 'curp', title: buttons.curp },
      others ? goOnWithout(scene, [whereIs(draft, view)]) : order('menu', buttons.menu),
    ]
    if (!view) return { body: paragraphs(t.appointments.gone, t.refused.askOwnLive), options: options.slice(1) }
    return {
      body: paragraphs(
        t.refused.ownLive(
          nameAndInitial(view.name),
          whenPlain(scene, view.slot),
          view.office.name,
          mostLive(session.tx, view.procedureId),
        ),
        others ? t.groupChange.askOwnLive : t.refused.askOwnLive,
      ),
      options,
    }
  },
  choose(value, scene) {
    const { draft, about, session } = scene
    const [what, which] = value.split(':')
    if (what === 'without') return leaveOut(scene, markedIn(draft, which))
    const view = theirs(session, about)
    const index = draft.people.findIndex((person) => person.curp !== undefined && person.curp === view?.curp)
    return next(index >= 0 ? withoutData(draft, index) : draft)
  },
  /** "me equivoqué, quiero otra hora" means the existing appointment. */
  hear(reading, scene) {
    const view = reading.says('another time') ? theirs(scene.session, scene.about) : undefined
    if (!view) return undefined
    const when = reading.when(today(scene.session, view.office.zone))
    return startMoving(scene, view.groupId, undefined, when?.kind === 'wish' ? { wish: when.wish } : {})
  },
}

const theirs = (session: Session, about: string | undefined): AppointmentView | undefined =>
  ownAppointments(session).find((one) => String(one.id) === about)

/** By the CURP, or the one just refused. */
function whereIs(draft: Draft, view: AppointmentView | undefined): number {
  const known = draft.people.findIndex((person) => person.curp !== undefined && person.curp === view?.curp)
  return known >= 0 ? known : Math.max(0, openChild(draft))
}

const membersIn = (words = '0'): number[] => words.split(',').map(Number)

const markedIn = (draft: Draft, marks = ''): number[] =>
  marks.split(',').flatMap((mark) => {
    const at = positionOf(draft, mark)
    return at < 0 ? [] : [at]
  })

function goOnWithout({ draft, t }: Scene, which: number[]): PromptOption {
  const { goOnOne, goOnSeveral } = t.groupChange.buttons
  const [only, another] = which.map((i) => draft.people[i]?.name)
  const title = only && !another ? fitButton(goOnOne(firstName(only))) : goOnSeveral
  return { value: `without:${which.map((i) => markOf(draft, i)).join(',')}`, title }
}

function leaveOut({ draft, t }: Scene, which: number[]) {
  if (headcount(draft) <= which.length) return next(draft)
  const names = which.flatMap((i) => draft.people[i]?.name ?? []).map(firstName)
  return next(withoutPeople(draft, which), names.length > 0 ? t.groupChange.removed(t.listed(names)) : '')
}

const UNTIL = /^until:(\d+)$/

/**
 * Answers are kept. `about`: `phone` (people at a time), `curps` (a day), another capability's limit, or `until:<moment>` after too many
 * lapses.
 */
export const limit: Question = {
  ask(scene): Prompt {
    const { t, session, about = '' } = scene
    const person = order('appeal', t.refused.limitButtons.appeal)
    const menu = toMenu(scene)
    const again: PromptOption = { value: 'again', title: t.refused.lapsesButtons.again }
    const appointments = toAppointments(scene)
    const say = (why: string, ...options: PromptOption[]): Prompt => ({ body: paragraphs(why, t.refused.askLimit), options })
    const [, until] = UNTIL.exec(about) ?? []
    if (until !== undefined) return say(t.slot.lapses(hourText(scene, Number(until))), again, person, menu)
    switch (about) {
      case 'curps':
        return say(t.curp.dailyLimit(telephoneFor(scene)), again, person, menu)
      case 'without_curp':
        return say(t.noCurp.onlyOne(telephoneFor(scene)), { value: 'curp', title: t.noCurp.write }, toPerson(scene), menu)
      default: {
        const others = firstOf(scene, (part) => part.limits?.[about]?.(scene))
        if (others !== undefined) return typeof others === 'string' ? say(others, person, menu) : others
        return say(t.refused.phoneLimit(limitOfPeople(session, scene.draft).value), appointments, person, menu)
      }
    }
  },
  choose: (value, { draft }) => next(value === 'curp' ? withCurp(draft) : draft),
  isOver(scene) {
    const { session, draft, about = '' } = scene
    const [, until] = UNTIL.exec(about) ?? []
    if (until !== undefined) return session.now >= Number(until)
    const ofPeople = about === 'phone' || about === limitOf(scene, draft)?.name
    return ofPeople && roomForMore(scene, draft) >= 0
  },
  /** The reason against it is the appeal. */
  takes(reading, scene) {
    const [limit = ''] = (scene.about ?? 'phone').split(':')
    return reading.isTold ? scene.session.deps.chat.services.appeal?.(scene, limit, reading.text) : undefined
  },
}

/** The last one without a CURP may stay so; else it is asked. */
function withCurp(draft: Draft): Draft {
  const told = whoCome(draft).filter((one) => one.curp || one.noCurp).length
  const at = told === headcount(draft) ? draft.people.findLastIndex((one) => one.noCurp) : -1
  return at < 0 ? draft : withPerson(draft, at, { noCurp: undefined, birthDate: undefined })
}

/** With the day when it is another one. */
function hourText(scene: Scene, at: number): string {
  const { session, draft, t } = scene
  const [officeId] = draft.officeIds ?? []
  const zone = officeId === undefined ? theInstitution(session.tx).zone : theOffice(session.tx, officeId).zone
  const hour = officeId === undefined ? t.dates.hour(wall(at, zone).minute) : hourOf(scene, at, officeId)
  const { day } = wall(at, zone)
  return day === wall(session.now, zone).day ? hour : t.slot.title(t.dates.plain(day), hour)
}
