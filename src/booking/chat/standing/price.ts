import { pricesOn } from '../../../catalogue/fees.ts'
import { findProcedure } from '../../../catalogue/procedures.ts'
import type { Quote } from '../../../catalogue/types.ts'
import { type Answer, askAbout, close, next } from '../../../chat/answer.ts'
import { capital, fitRow, type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Question } from '../../../chat/question.ts'
import type { Scene } from '../../../chat/scene.ts'
import { wayBack, withWayBack } from '../../../chat/ways-on.ts'
import { nameAndInitial } from '../../../reading/called.ts'
import { choosePrice } from '../../price-choice.ts'
import type { AppointmentView } from '../../types.ts'
import { findMeant, type Group, groupsOf, membersCode, readMembers } from '../bookings.ts'
import { quoteWords } from '../prices.ts'
import { whoRows } from './who-is-meant.ts'

interface Choosable {
  quote: Quote
  halfFee: boolean
  price: number
}

/** On the day of the visit; half by age is no choice. */
function choosable({ session }: Scene, view: AppointmentView): Choosable[] {
  const { quotes, halfPrice, halfByAge } = pricesOn(
    session.tx,
    findProcedure(session.tx, view.procedureId)?.feeTable,
    view.birthDate,
    view.slot.day,
  )
  return quotes.flatMap((quote) => [
    ...(halfByAge ? [] : [{ quote, halfFee: false, price: quote.full }]),
    ...(halfPrice ? [{ quote, halfFee: true, price: quote.half }] : []),
  ])
}

const isNow = ({ quote, halfFee }: Choosable, view: AppointmentView): boolean =>
  quote.years === view.years && halfFee === view.halfFee

const choosing = (scene: Scene, { views }: Pick<Group, 'views'>): AppointmentView[] =>
  views.filter((view) => view.price !== undefined && choosable(scene, view).length > 1)

/** Under "Mis citas", where there is another price to choose. */
export const priceRow = (scene: Scene, group: Group): PromptOption | undefined =>
  choosing(scene, group).length > 0
    ? { question: 'otherPrice', value: `see:${group.groupId}`, ...scene.t.correct.rows.validity }
    : undefined

/** Where the only appointment has other prices to choose: its group, and each of them. */
export function priceChoice(scene: Scene): { groupId: string; all: Choosable[] } | undefined {
  const [only, another] = groupsOf(scene.session)
  const all = only && !another ? choosing(scene, only).flatMap((view) => choosable(scene, view)) : []
  return only && all.length > 0 ? { groupId: only.groupId, all } : undefined
}

/** Other years, or the discount, of an appointment that stands. `about`: group, and the member where several pay. */
export const otherPrice: Question = {
  mereQuestion: 'is not heard',
  ask(scene): Prompt {
    const { t, session, about = '' } = scene
    const [groupId = '', who = ''] = about.split(':')
    const meant = findMeant(session, groupId, readMembers(who))
    const views = meant ? choosing(scene, meant) : []
    const [view, another] = views
    if (!meant || !view) return withWayBack(scene, t.appointments.gone)
    const keep = { value: `keep:${groupId}`, ...t.standing.otherPrice.keep }
    if (another) {
      const each = whoRows(scene, { groupId, views: [view, ...views.slice(1)] }, t.standing.otherPrice.keep).slice(1)
      const rows = each.map((one) => ({ ...one, value: `see:${groupId}:${one.value}` }))
      return { body: t.discount.ask, options: [...rows, keep] }
    }
    const rows = choosable(scene, view)
      .filter((one) => !isNow(one, view))
      .map((one) => ({
        value: `set:${groupId}:${membersCode([view.member])}:${view.version}:${one.quote.years}:${Number(one.halfFee)}`,
        title: fitRow(wordsOf(scene, one)),
        description: t.validity.price(t.amount(one.price, view.currency)),
      }))
    const now = choosable(scene, view).find((one) => isNow(one, view))
    // An initial brings its own full stop.
    const whose = meant.group.views.length > 1 ? `${nameAndInitial(view.name).replace(/\.$/, '')}.` : ''
    return {
      body: paragraphs(
        [whose, now && t.standing.otherPrice.now(withPrice(scene, now, view))].filter(Boolean).join(' '),
        t.standing.otherPrice.paid,
        t.validity.askOption,
      ),
      open: t.validity.open,
      options: [...rows, keep],
    }
  },
  choose(value, scene): Answer {
    const { draft, session, t } = scene
    const [what, groupId = '', who = '', version, years, half] = value.split(':')
    if (what === 'see') return askAbout('otherPrice', [groupId, who].filter(Boolean).join(':'), draft)
    if (what !== 'set') return askAbout('appointments', groupId, draft)
    const [view, another] = findMeant(session, groupId, readMembers(who))?.views ?? []
    const isThat = (one: Choosable) => one.quote.years === Number(years) && one.halfFee === (half === '1')
    const chosen = view && !another ? choosable(scene, view).find(isThat) : undefined
    if (!view || !chosen) return next(draft, t.appointments.gone)
    const choice = { years: chosen.quote.years, halfFee: chosen.halfFee }
    const asked = { view: { ...view, version: Number(version) }, contactId: session.contact.id, choice }
    if (choosePrice(session.tx, asked, session.now) === undefined) return askAbout('appointments', groupId, draft, t.move.changed)
    return close({ body: t.standing.otherPrice.done(withPrice(scene, chosen, view)), options: [wayBack(scene)] })
  },
}

const wordsOf = (scene: Scene, { quote, halfFee }: Choosable): string => {
  const words = capital(quoteWords(scene, quote))
  return halfFee ? scene.t.standing.otherPrice.half(words) : words
}

const withPrice = (scene: Scene, one: Choosable, { currency }: AppointmentView): string =>
  `${wordsOf(scene, one)}, ${scene.t.amount(one.price, currency)}`
