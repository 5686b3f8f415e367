import { groupsOf } from '../bookings.ts'
import { withPerson } from '../draft.ts'
import { helpHours, hourOf, wall, whenPlain } from '../facts.ts'
import { next, type Prompt, type PromptOption, paragraphs, type Question, type Scene } from '../question.ts'
import { nameAndInitial } from '../understanding/names.ts'
import { openClaim } from './claim.ts'

/**
 * The person has an appointment that was not made from this telephone. Said only at the confirmation, without day, place or
 * folio of the other one, and with the way to claim it.
 */
export const elsewhere: Question = {
  isNeeded: () => false,
  ask(scene) {
    const { t, desk, draft } = scene
    const person = draft.people[Number(scene.about ?? 0)]
    const officeId = draft.slot?.officeId
    const office = officeId === undefined ? desk.institution().name : desk.office(officeId).name
    return {
      body: paragraphs(
        t.refused.elsewhere(nameAndInitial(person?.name ?? '')),
        t.refused.claim(t.refused.theOffice(office), desk.institution().phone, helpHours(scene)),
        t.refused.askElsewhere,
      ),
      options: [
        { value: `curp:${scene.about ?? 0}`, title: t.refused.elsewhereButtons.curp },
        { question: 'go', value: 'person', title: t.refused.elsewhereButtons.person },
        { value: `claim:${scene.about ?? 0}`, title: t.refused.elsewhereButtons.claim },
      ],
    }
  },
  choose(value, scene) {
    const [what, index] = value.split(':')
    const curp = scene.draft.people[Number(index)]?.curp
    return what === 'claim' && curp ? openClaim(scene, curp) : next(anotherCurp(scene.draft, Number(index)))
  },
}

/** The person has an appointment made from this same telephone: it may be shown. */
export const ownLive: Question = {
  isNeeded: () => false,
  ask(scene) {
    const { t, desk, about } = scene
    const view = groupsOf(desk).find((one) => one.groupId === about)?.views[0]
    const buttons = t.refused.ownLiveButtons
    const options: PromptOption[] = [
      { question: 'folio', value: `change:${about}`, title: buttons.see },
      { value: 'curp', title: buttons.curp },
      { question: 'go', value: 'menu', title: buttons.menu },
    ]
    if (!view) return { body: paragraphs(t.appointments.gone, t.refused.askOwnLive), options: options.slice(1) }
    return {
      body: paragraphs(
        t.refused.ownLive(nameAndInitial(view.name), whenPlain(scene, view.slot), view.office.name),
        t.refused.askOwnLive,
      ),
      options,
    }
  },
  choose(_value, { draft, about, desk }) {
    const view = groupsOf(desk).find((one) => one.groupId === about)?.views[0]
    const index = draft.people.findIndex((person) => person.curp !== undefined && person.curp === view?.curp)
    return next(index >= 0 ? anotherCurp(draft, index) : draft)
  },
}

const anotherCurp = (draft: Scene['draft'], index: number) =>
  draft.people[index]
    ? withPerson(draft, index, { curp: undefined, noCurp: undefined, birthDate: undefined, name: undefined, years: undefined })
    : draft

/** A limit of this telephone: people at a time, holds let go, CURPs a day. The answers are kept. */
export const limit: Question = {
  isNeeded: () => false,
  ask(scene): Prompt {
    const { t, desk, about = 'phone' } = scene
    const person: PromptOption = { question: 'go', value: 'appeal', title: t.refused.limitButtons.appeal }
    const menu: PromptOption = { question: 'go', value: 'menu', title: t.common.buttons.menu }
    if (about === 'phone') {
      const appointments: PromptOption = { question: 'go', value: 'appointments', title: t.common.buttons.appointments }
      return {
        body: paragraphs(t.refused.phoneLimit(desk.rule('live_people_a_phone')), t.refused.askLimit),
        options: [appointments, person, menu],
      }
    }
    const again: PromptOption = { value: 'again', title: t.refused.lapsesButtons.again }
    const body =
      about === 'curps'
        ? t.curp.dailyLimit(desk.institution().phone, helpHours(scene))
        : t.slot.lapses(hourText(scene, Number(about.split(':')[1])))
    return { body: paragraphs(body, t.refused.askLimit), options: [again, person, menu] }
  },
  choose: (_value, { draft }) => next(draft),
}

/** The hour, and the day when it is another one. */
function hourText(scene: Scene, at: number): string {
  const { desk, draft, t } = scene
  const [officeId] = draft.officeIds ?? []
  const zone = officeId === undefined ? desk.institution().zone : desk.office(officeId).zone
  const hour = officeId === undefined ? t.dates.hour(wall(at, zone).minute) : hourOf(scene, at, officeId)
  const { day } = wall(at, zone)
  return day === wall(desk.now, zone).day ? hour : t.slot.title(t.dates.plain(day), hour)
}
