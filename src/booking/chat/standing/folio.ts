import { pricesOn } from '../../../catalogue/fees.ts'
import { agencyOf } from '../../../catalogue/institution.ts'
import { hasMap } from '../../../catalogue/offices.ts'
import {
  applying,
  asksWhoAttends,
  findProcedure,
  minutesEarly,
  preparations,
  requirementsOn,
} from '../../../catalogue/procedures.ts'
import type { LocalDay } from '../../../catalogue/types.ts'
import { nameOfAgencyAt } from '../../../chat/agency.ts'
import { type Answer, askAbout, next, tell } from '../../../chat/answer.ts'
import { whenLong, whenPlain } from '../../../chat/moments.ts'
import { firstOf } from '../../../chat/part.ts'
import { capital, lines, type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { wayBack } from '../../../chat/ways-on.ts'
import { firstName } from '../../../reading/called.ts'
import type { AppointmentView } from '../../types.ts'
import { groupOf, momentOf } from '../bookings.ts'
import { otherCosts } from '../costs.ts'
import { chosenWords, totalOf } from '../prices.ts'
import { asItStands, seeIt } from './undo.ts'

type Views = [AppointmentView, ...AppointmentView[]]

/**
 * When, where, and what people are sent home without: papers, a signed permission, the payment. In the chat, without link or file; the rest
 * is behind buttons. The full CURP is not repeated.
 */
export function folioPrompt(scene: Scene, folio: string, views: Views): Prompt {
  const { t, session } = scene
  const [view] = views
  const agency = nameOfAgencyAt(session, view.office.id)
  return {
    body: paragraphs(
      lines(t.folio.confirmed, t.folio.folio(folio)),
      agencyOf(session.tx, view.office.id).sample && t.folio.sample,
      lines(
        ...peopleLines(scene, views),
        `*${capital(whenLong(scene, momentOf(views)))}*`,
        agency && t.summary.agency(agency),
        t.folio.office(view.office.name, t.folio.at(view.office.address, view.agenda), view.office.mode),
        arriveEarly(scene, views),
      ),
      bring(scene, views),
      ...session.deps.chat.parts.map((part) => part.confirmed?.(scene, view)),
    ),
    options: [
      ...[firstOf(scene, (part) => part.missing?.(scene, view.groupId))?.button ?? wayTo(scene, view)].filter(
        (one) => one !== undefined,
      ),
      ...[firstOf(scene, (part) => part.papers?.button(scene, view.groupId))].filter((one) => one !== undefined),
      { question: 'folio', value: `change:${view.groupId}`, title: t.folio.buttons.change },
    ],
  }
}

/** Undefined where there is no map of it. */
export const wayTo = (
  { t }: Pick<Scene, 't'>,
  { groupId, office }: Pick<AppointmentView, 'groupId' | 'office'>,
): PromptOption | undefined =>
  hasMap(office) ? { question: 'folio', value: `way:${groupId}:${office.id}`, title: t.standing.rows.way.title } : undefined

/** Undefined where no record asks for it. */
export function arriveEarly({ t, session }: Pick<Scene, 't' | 'session'>, views: Views): string | undefined {
  const minutes = minutesEarly(session.tx, views)
  return minutes > 0 ? t.folio.arrive(minutes) : undefined
}

/** With the option that was chosen, the discount, and the own hour where they differ. */
export function peopleLines(scene: Pick<Scene, 't' | 'session' | 'language'>, views: Views): string[] {
  const { t, session, language } = scene
  const apart = momentOf(views).minutes !== undefined
  return views.map((view) => {
    const procedure = findProcedure(session.tx, view.procedureId)?.name[language] ?? view.procedureId
    const chosen = [procedure, chosenWords(scene, view.procedureId, view.years), view.halfFee && t.folio.half]
    const line = t.folio.person(view.name, chosen.filter(Boolean).join(', '))
    return apart ? t.group.personAt(line, t.dates.hour(view.slot.minute)) : line
  })
}

/** Common papers once; others with names. */
export function papersNumbered(scene: Pick<Scene, 't' | 'session' | 'language'>, views: Views): string[] {
  const { t } = scene
  const owners = Map.groupBy(
    views.flatMap((view) => requirementsOf(scene, view).map((paper) => ({ paper, name: firstName(view.name) }))),
    ({ paper }) => paper,
  )
  return [...owners].map(([paper, needed], i) => {
    const whose = t.listed(needed.map(({ name }) => name))
    return `${i + 1}. ${needed.length === views.length ? paper : t.folio.bringFor(whose, paper)}`
  })
}

function bring(scene: Scene, views: Views): string {
  const { t } = scene
  const total = totalOf(views)
  const items = papersNumbered(scene, views)
  return lines(
    ...preparations(scene.session.tx, views).map((what) => t.folio.prepare(what[scene.language])),
    items.length > 0 && t.folio.bring,
    ...items,
    views.some((view) => view.minorCase === 'one_parent_permission')
      ? t.folio.op7
      : views.some((view) => isForMinor(scene, view)) && t.whoAttends.atWindow,
    total > 0
      ? t.folio.pay(t.amount(total, views[0].currency))
      : views.some((one) => one.isPaid)
        ? t.unknownPrice.told
        : t.folio.freeOfCharge,
    total > 0 && mayStillChange(scene, views, views[0].slot.day),
  )
}

/** For a year without known prices. */
export function mayStillChange({ t, session }: Scene, views: AppointmentView[], day: LocalDay): string | undefined {
  const prices = views
    .filter((view) => view.years)
    .map((view) => pricesOn(session.tx, findProcedure(session.tx, view.procedureId)?.feeTable, view.birthDate, day))
  const open = prices.find((one) => one.mayChange)
  return open && t.summary.mayChange(open.tariffYear)
}

const isForMinor = ({ session }: Scene, { procedureId, slot }: AppointmentView): boolean =>
  findProcedure(session.tx, procedureId)?.audience === 'minor' && asksWhoAttends(session.tx, procedureId, slot.day)

const requirementsOf = (scene: Pick<Scene, 't' | 'session' | 'language'>, view: AppointmentView): string[] => [
  ...applying(requirementsOn(scene.session.tx, view.procedureId, view.slot.day), view).map((one) => one.text[scene.language]),
  ...scene.session.deps.chat.parts.flatMap((part) => part.brings?.(scene, view) ?? []),
]

/** They only show things, so they work as long as the appointment lives. */
export const folio: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.appointments.gone }),
  choose(value, scene): Answer {
    const { draft, t, session } = scene
    const [what, groupId, officeId] = value.split(':')
    const group = groupOf(session, groupId)
    if (!group) return next(draft, t.appointments.gone)
    const [view] = group.views
    if (what === 'change') return askAbout('appointments', group.groupId, draft)
    if (what === 'bring') {
      const told = bring(scene, group.views)
      const list = told.replace(`${t.folio.bring}\n`, '')
      const body = paragraphs(list !== told && t.appointments.bring(whenPlain(scene, momentOf(group.views))), list)
      return tell({ body, options: [otherCosts(scene), wayBack(scene)] })
    }
    const { id, latitude, longitude, name, address, mode } = view.office
    // The office may have moved it silently: a map alone would mislead.
    if (officeId !== undefined && officeId !== String(id))
      return tell({ body: paragraphs(t.reminders.changed, asItStands(scene, group)), options: seeIt(scene, group.groupId) })
    if (!hasMap(view.office))
      return tell({ body: t.folio.office(name, t.folio.at(address, view.agenda), mode), options: seeIt(scene, group.groupId) })
    return { kind: 'send', reply: { kind: 'place', latitude, longitude, name, address, asks: false } }
  },
}
