import { officeNamed } from '../../catalogue/chat/part.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { type Answer, ask, inBetween, tell } from '../../chat/answer.ts'
import { hasProgress } from '../../chat/draft.ts'
import { dayWords, today, whenPlain } from '../../chat/moments.ts'
import { firstNeeded, questionOf } from '../../chat/part.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, toAppointments, wayBack } from '../../chat/ways-on.ts'
import type { Reading } from '../../reading/reading.ts'
import type { FreeSlot, OfficeChoice } from '../../schedule/slots.ts'
import { groupsOf } from './bookings.ts'
import { officesMeant } from './faq.ts'
import { offerById, officesFor } from './office.ts'
import { besideAppointments } from './orders.ts'
import { lastVisit, standsWhen } from './standing/last-visit.ts'

/** The offices in mind, else all, each with its first free hour. */
function firstDates(scene: Scene, said = ''): OfficeChoice[] {
  const named = officeNamed(scene, said)
  const meant = named ? [named.id] : officesMeant(scene)
  const before = hasProgress(scene.draft) ? undefined : lastVisit(scene.session)
  const ids = meant.length === 0 && before ? [before[0].office.id] : meant
  return ids.length > 0 ? ids.flatMap((id) => offerById(scene, id) ?? []) : officesFor(scene)
}

const soonestOf = (dates: OfficeChoice[]): FreeSlot | undefined =>
  dates.flatMap(({ first }) => first ?? []).toSorted((a, b) => a.startsAt - b.startsAt)[0]

function saySoonest(scene: Scene, first: FreeSlot | undefined): string {
  const { session, t } = scene
  return first ? t.firstOfAll.soonest(whenPlain(scene, first), theOffice(session.tx, first.officeId).name) : t.office.allFull
}

/** A yes begins the booking there. `yes:<office>` */
export const soonest: Question = {
  aside: true,
  lasting: true,
  ask(scene) {
    const { t } = scene
    const first = soonestOf(firstDates(scene))
    const { yes, wait, seller } = t.firstOfAll.buyButtons
    return {
      body: paragraphs(saySoonest(scene, first), first && t.firstOfAll.askBook),
      options: [
        ...(first ? [{ value: `yes:${first.officeId}`, title: yes }] : []),
        order('waitForPlace', wait),
        order('complaint', seller),
      ],
    }
  },
  choose: (value, scene) => questionOf(scene, 'office').choose(value.slice('yes:'.length), scene),
}

/** Appointments are not sold; the free ones are shown. */
export function notForSale(_reading: Reading, scene: Scene): Answer {
  const { session, draft, t } = scene
  const { notForSale, buyButtons } = t.firstOfAll
  const [live] = groupsOf(session)
  const seller = order('complaint', buyButtons.seller)
  if (hasProgress(draft)) return inBetween(tell({ body: notForSale, options: [seller, wayBack(scene)] }))
  if (!live) return ask('soonest', draft, notForSale)
  const move = order('move', t.standing.rows.move.title)
  return tell({ body: paragraphs(notForSale, standsWhen(scene, live)), options: [move, seller, wayBack(scene)] })
}

/** Until the first free date, known for each office. */
export function howLong(reading: Reading, scene: Scene): Answer | undefined {
  const { session, draft, t } = scene
  const books = hasProgress(draft)
  const [live] = groupsOf(session)
  const waits = books || live ? undefined : besideAppointments(scene)
  if (waits) return ask(waits.question, draft)
  const dates = firstDates(scene, reading.text)
  const first = soonestOf(dates)
  // The office question shows the dates itself.
  const inQuestion = books && firstNeeded(scene) === 'office'
  const each = dates.length > 1 && !inQuestion
  const says = each ? lines(t.firstOfAll.firstDates, ...dates.map((one) => sayFirst(scene, one))) : saySoonest(scene, first)
  if (live && !books) {
    const isToday = live.views[0].slot.day === today(session, live.views[0].office.zone)
    const body = paragraphs(standsWhen(scene, live), isToday ? t.firstOfAll.waitThere : says)
    return tell({ body, options: [order('move', t.standing.rows.move.title), toAppointments(scene), wayBack(scene)] })
  }
  const options = [order('start', t.common.buttons.start), order('waitForPlace', t.firstOfAll.buyButtons.wait), wayBack(scene)]
  return inBetween(tell({ body: says, options: books ? [wayBack(scene)] : options }))
}

const sayFirst = (scene: Scene, { office, first }: OfficeChoice): string =>
  first ? scene.t.firstOfAll.firstDate(office.name, dayWords(scene, first.day)) : scene.t.firstOfAll.noDate(office.name)
