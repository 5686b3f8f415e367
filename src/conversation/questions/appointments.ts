import { stampOf } from '../../agenda/groups.ts'
import { type Group, groupsOf } from '../bookings.ts'
import { hasProgress } from '../draft.ts'
import { capital, fit, whenLong, whenPlain } from '../facts.ts'
import {
  type Answer,
  askAbout,
  close,
  lines,
  next,
  type Prompt,
  type PromptOption,
  paragraphs,
  type Question,
  type Scene,
} from '../question.ts'
import { nameAndInitial } from '../understanding/names.ts'
import { plain } from '../understanding/words.ts'
import { appointmentRows } from './appointment-rows.ts'
import { totalOf } from './folio.ts'

const ROWS_MAX = 10

/** Appointments made from this telephone: one is shown at once, several are chosen from. `about`: the group to show. */
export const appointments: Question = {
  lasting: true,
  isNeeded: () => false,
  ask(scene): Prompt {
    const { t, desk, about } = scene
    const groups = groupsOf(desk)
    const [first, second] = groups
    const chosen = groups.find((one) => one.groupId === about) ?? (second ? undefined : first)
    if (chosen) return show(scene, chosen)
    if (!first) {
      const start: PromptOption = { question: 'go', value: 'start', title: t.common.buttons.start }
      return {
        body: paragraphs(t.appointments.none, t.appointments.askNone),
        options: [start, { question: 'go', value: 'person', title: t.common.buttons.person }],
      }
    }
    return {
      body: paragraphs(t.appointments.several(groups.length), t.appointments.askSeveral),
      options: rows(scene, groups),
      open: t.appointments.open,
    }
  },
  choose(value, { draft, desk, t }): Answer {
    const [what, groupId = ''] = value.split(':')
    const known = groupsOf(desk).some((one) => one.groupId === groupId)
    if (!known) return next(draft, t.appointments.gone)
    return askAbout(what === 'cancel' ? 'cancelling' : 'appointments', groupId, draft)
  },
  hear(text, scene) {
    const words = plain(text)
    const groups = groupsOf(scene.desk)
    const [only, another] = groups
    const shown = groups.find((one) => one.groupId === scene.about) ?? (another ? undefined : only)
    return shown && /^(?:cancelar\w*|cancela|cancel)\b/.test(words) ? this.choose(`cancel:${shown.groupId}`, scene) : undefined
  },
}

function show(scene: Scene, group: Group): Prompt {
  const { t, language, desk } = scene
  const { views } = group
  const [view] = views
  const names = new Map(desk.procedures().map((one) => [one.id, one.name[language]]))
  const people = views.map((one) =>
    t.folio.person(
      one.name,
      [names.get(one.procedureId) ?? one.procedureId, one.years && t.years(one.years)].filter(Boolean).join(', '),
    ),
  )
  const price = totalOf(views)
  return {
    body: paragraphs(
      t.appointments.one,
      lines(
        ...people,
        `*${capital(whenLong(scene, view.slot))}*`,
        t.folio.office(view.office.name, view.office.address),
        view.folio && t.appointments.folio(view.folio),
        price > 0 && t.appointments.price(t.amount(price, view.currency)),
      ),
      t.appointments.change,
      t.appointments.ask,
    ),
    options: appointmentRows(scene, group),
    open: t.common.open,
  }
}

function rows({ t }: Scene, groups: Group[]): PromptOption[] {
  const made = groups.slice(0, ROWS_MAX).map(({ groupId, views }) => {
    const [view] = views
    const who = t.listed(views.map((one) => nameAndInitial(one.name)))
    return {
      value: `see:${groupId}`,
      title: fit(t.slot.title(t.dates.short(view.slot.day), t.dates.hour(view.slot.minute)), 24),
      description: fit(`${who}. ${view.office.name}`, 72),
    }
  })
  const alike = new Set(made.map((one) => one.title)).size < made.length
  return alike ? made.map((one, i) => ({ ...one, title: fit(`${i + 1}. ${one.title}`, 24) })) : made
}

/** Cancels a group after a yes that was given to this very question. */
export const cancelling: Question = {
  acts: true,
  isNeeded: () => false,
  ask(scene) {
    const { t, desk, about } = scene
    const group = groupsOf(desk).find((one) => one.groupId === about)
    if (!group) return { body: t.appointments.gone, options: [wayOn(scene)] }
    const [view] = group.views
    const when = whenPlain(scene, view.slot)
    const question = group.views.length > 1 ? t.cancel.askGroup(when, group.views.length) : t.cancel.ask(when)
    return {
      body: paragraphs(otherDay(scene, group), question),
      options: [
        { value: `yes:${group.groupId}:${stampOf(group.views)}`, title: t.cancel.buttons.yes },
        { value: `no:${group.groupId}`, title: t.cancel.buttons.no },
      ],
    }
  },
  choose(value, scene): Answer {
    const { desk, t, draft } = scene
    const [what, groupId = '', stamp = ''] = value.split(':')
    const group = groupsOf(desk).find((one) => one.groupId === groupId)
    if (!group) return next(draft, t.cancel.failed)
    const when = whenPlain(scene, group.views[0].slot)
    if (what !== 'yes') return close({ body: t.cancel.kept(when), options: [wayOn(scene)] })
    if (!desk.cancel({ groupId, stamp }).ok) return next(draft, t.cancel.failed)
    return close({ body: t.cancel.done(when), options: [{ question: 'go', value: 'start', title: t.common.buttons.another }] })
  },
  hear(text, scene) {
    const words = plain(text)
    const options = this.ask(scene).options ?? []
    const yes = /^(?:si|si cancelar(?:la)?|cancelar(?:la)?|cancelala|confirmo|yes|cancel(?: it)?)$/.test(words)
    const no = /^(?:no|no la conservo|la conservo|dejala|no cancelar|keep it)$/.test(words)
    const [first, second] = options
    const chosen = yes ? first : no ? second : undefined
    return chosen && this.choose(chosen.value, scene)
  },
}

const wayOn = ({ draft, t }: Scene): PromptOption => ({
  question: 'go',
  value: 'goOn',
  title: hasProgress(draft) ? t.common.buttons.goOn : t.common.buttons.menu,
})

/** Whoever cancels in order to change should know before what else there is. */
function otherDay({ desk, t }: Scene, { views }: Group): string {
  const [view] = views
  const procedures = [...new Set(views.map((one) => one.procedureId))]
  const [first] = desk.slots({ officeIds: [view.office.id], procedureIds: procedures, places: views.length, limit: 1, perDay: 1 })
  return first ? t.cancel.firstFree(view.office.name, t.dates.plain(first.day)) : t.cancel.noneFree(view.office.name)
}
