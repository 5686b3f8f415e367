import { addDays, isDay } from '../../catalogue/calendar.ts'
import { type Answer, ask, askAbout, next } from '../../chat/answer.ts'
import { type DayWish, type Draft, headcount, onlyOffice, withoutWhen } from '../../chat/draft.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { AnsweredQuestion } from '../../chat/question.ts'
import type { Booking, Scene } from '../../chat/scene.ts'
import { ROWS_MAX } from '../../chat/speak.ts'
import { fitButton, fitDescription, fitRow } from '../../chat/titles.ts'
import { hearWhen, onDayOfMonth } from '../../chat/understanding/days.ts'
import { bareHour } from '../../chat/understanding/hours.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { findRequest } from '../../chat/understanding/requests.ts'
import { everyday } from '../../chat/understanding/spelling.ts'
import { DAY } from '../../clock.ts'
import type { SlotOffer } from '../../schedule/types.ts'
import { beginWaiting } from '../../waitlist/chat/joining.ts'
import { freeHours, onOneOffice, proposals, toHaveAgain } from './free-hours.ts'
import { stillHeld } from './held-for.ts'
import { withKeep } from './held-for-other.ts'
import { aroundMinute, type HourMeant, hourMeant, hourWished } from './hour-meant.ts'
import { dayWords, sameClock, today, todayAt } from './moments.ts'
import { waitRow, waysOut } from './office.ts'
import { officesDoing, reopenOffice } from './only-office.ts'
import { procedureIds } from './procedures.ts'
import { keepHold, takeSlot } from './take-slot.ts'

/**
 * Day and hour together. Choosing one holds it. `about`: `still` after an hour that could not be had, `number:10` where that may
 * be an hour or a day.
 */
export const slot: AnsweredQuestion = {
  isNeeded: ({ draft }) => !draft.slot || draft.officeIds?.includes(draft.slot.officeId) === false,

  ask(scene): Prompt {
    if (scene.about?.startsWith('number:')) return askWhich(scene, Number(scene.about.slice('number:'.length)))
    const { draft, t } = scene
    const { offers, note } = proposals(scene)
    const held = stillHeld(scene.desk, draft)
    if (offers.length === 0) return held ? withKeep(scene, full(scene), held) : full(scene)
    const count = headcount(draft)
    const intro = note || introduction(scene)
    const prompt = {
      body: paragraphs([intro, count > 1 && howTogether(scene, offers), whoseClock(scene)].filter(Boolean).join(' '), t.slot.ask),
      open: t.slot.open,
      options: withSooner(scene, offers, [
        ...earlier(scene, offers),
        ...offers.map((offer) => row(scene, offer)),
        more(scene, offers),
        ...otherOffice(scene),
      ]),
    }
    return held ? withKeep(scene, prompt, held) : prompt
  },

  choose(value, scene) {
    const { draft, desk } = scene
    if (value === 'office') return next(reopenOffice(desk, draft))
    if (value === 'wait') return beginWaiting(scene, draft.officeIds ?? [])
    const [what, detail = ''] = value.split(':')
    if (what === 'more' && isDay(detail)) return ask('slot', { ...withoutWhen(draft), page: detail })
    if (what === 'hour' && isMinuteOfDay(detail)) return wished(scene, { ...draft.wish, ...aroundMinute(Number(detail)) })
    if (what === 'day' && isDay(detail)) return wished(scene, { from: detail, until: detail })
    const offer = desk.slot(Number(value))
    return offer ? takeSlot(scene, draft, offer) : ask('slot', draft)
  },

  hear(text, scene) {
    const { earlier: before, slot: held } = scene.draft
    if (!held && before && THE_SAME.test(everyday(text))) return keepHold(scene, { ...scene.draft, slot: before }, true)
    // Whoever asks when an appointment is names no hour that they want.
    if (findRequest(text) === 'appointments') return undefined
    const when = hearWhen(text, localToday(scene))
    return when && lead(scene, hourMeant(when, scene, localToday(scene), finder(scene), scene.draft.wish))
  },
  explained: { words: /\b(?:guard\w+|apart\w+|aguant\w+|hold|keep)\b/, says: ({ t }) => t.slot.explained },
  corrected: {
    rows: ({ t }) => [{ value: 'slot', ...t.correct.rows.slot }],
    words: /\b(?:dia|hora|horario|fecha|day|time|hour|date)\b/,
    reopen: ({ draft }) => ask('slot', withoutWhen(draft)),
  },
}

/** "el mismo día que tenía", of an hour that was let go. */
const THE_SAME = phrases`
  (el|la) mism[oa] (dia|lugar|hora|horario|fecha|cita)? (que (tenia|habia|me \w+)|de antes)?$
  (el|la) que (tenia|ya tenia|me aparto|habia apartado)
  the same (one|slot|time)
`

const isMinuteOfDay = (text: string): boolean => /^\d{1,4}$/.test(text) && Number(text) < 24 * 60

const localToday = ({ desk, draft }: Booking): string => todayAt(desk, draft.officeIds)

function lead(scene: Scene, meant: HourMeant): Answer {
  const { draft } = scene
  switch (meant.kind) {
    case 'note':
      return ask('slot', draft, meant.note)
    case 'which':
      return askAbout('slot', `number:${meant.number}`, draft)
    case 'take':
      return takeSlot(scene, draft, meant.hour)
    case 'show':
      return ask('slot', { ...withoutWhen(draft), wish: meant.wish })
  }
}

const wished = (scene: Scene, wish: DayWish): Answer => lead(scene, hourWished(wish, finder(scene)))

const finder = (scene: Scene) => (wish: DayWish, limit: number) => freeHours(scene, wish, limit)

function askWhich({ t, desk, draft }: Scene, number: number): Prompt {
  const hour = bareHour(number) ?? 0
  const day = onDayOfMonth(number, Temporal.PlainDate.from(localToday({ desk, draft })))?.from ?? ''
  return {
    body: t.slot.askWhich(number),
    options: [
      { value: `hour:${hour}`, title: t.slot.atHour(t.dates.hour(hour)) },
      { value: `day:${day}`, title: fitButton(t.slot.onDay(t.dates.short(day).toLowerCase())) },
    ],
  }
}

const introduction = (scene: Scene): string =>
  scene.about === 'still'
    ? onOneOffice(scene, scene.t.slot.still, scene.t.slot.stillAny)
    : onOneOffice(scene, scene.t.slot.first, scene.t.slot.firstAny)

/** Whose clock the hours are, when it is not the institution's. */
function whoseClock({ draft, desk, t }: Scene): string {
  const only = onlyOffice(draft)
  if (only === undefined) return ''
  const { zone } = desk.office(only)
  return sameClock(desk.now, zone, desk.institution().zone) ? '' : t.slot.clock(t.dates.zone(zone))
}

/** Whether everybody fits into each hour, or in some hours that follow each other. */
const howTogether = ({ draft, t }: Scene, offers: SlotOffer[]): string =>
  offers.some((one) => one.minutes) ? t.group.adjacent(headcount(draft)) : t.slot.together(headcount(draft))

function row({ draft, desk, t }: Scene, offer: SlotOffer): PromptOption {
  const several = (draft.officeIds?.length ?? 0) > 1
  const part = heldBefore(draft, t, offer) ?? (offer.minutes ? peopleAt(t, offer.minutes) : t.dates.partOfDay(offer.minute))
  return {
    value: String(offer.slotId),
    title: fitRow(
      offer.minutes ? apart(t, offer.day, offer.minutes) : t.slot.title(t.dates.short(offer.day), t.dates.hour(offer.minute)),
    ),
    description: several ? fitDescription(`${desk.office(offer.officeId).name}. ${part}`) : part,
  }
}

/** "Jue 3 dic 9:00 y 9:30" */
function apart(t: Scene['t'], day: string, minutes: readonly number[]): string {
  const hours = [...new Set(minutes)].map((one) => t.dates.hour(one))
  return t.group.apart.title(t.dates.short(day), hours.length > 2 ? [hours[0] ?? '', hours.at(-1) ?? ''] : hours, hours.length)
}

/** "3 personas a las 9:00 h y 1 persona a las 9:30 h" */
function peopleAt(t: Scene['t'], minutes: readonly number[]): string {
  const hours = Map.groupBy(minutes, (one) => one)
  return fitDescription(t.listed([...hours].map(([minute, people]) => t.group.peopleAt(people.length, t.dates.hour(minute)))))
}

/** Says of an hour that it is the one held now, or the one held before. */
function heldBefore(draft: Draft, t: Scene['t'], { slotId }: SlotOffer): string | undefined {
  if (draft.slot?.slotId === slotId) return t.slot.held
  return draft.earlier?.slotId === slotId ? t.slot.before : undefined
}

/** The hour that is held or was held before, where the list does not have it anyway. */
function earlier(scene: Scene, offers: SlotOffer[]): PromptOption[] {
  const had = toHaveAgain(scene)
  if (!had || !scene.draft.officeIds?.includes(had.officeId) || offers.some((one) => one.slotId === had.slotId)) return []
  return [row(scene, had)]
}

function more({ draft, desk, t }: Scene, offers: SlotOffer[]): PromptOption {
  const last = offers.at(-1)?.day ?? today(desk)
  const only = onlyOffice(draft)
  const name = only === undefined ? undefined : desk.office(only).name
  return { value: `more:${Temporal.PlainDate.from(last).add({ days: 1 })}`, ...t.slot.more(name) }
}

/** Where even the first free day is far away: waiting for an earlier one, in the place of the last hour of a full list. */
function withSooner(scene: Scene, offers: SlotOffer[], rows: PromptOption[]): PromptOption[] {
  const { desk, draft, t } = scene
  const [first] = offers
  const late = first !== undefined && first.startsAt - desk.now > desk.rule('late_date_days') * DAY
  if (!late || draft.page !== undefined || freeHours(scene, { until: addDays(first.day, -1) }, 1).length > 0) return rows
  const at = rows.findIndex((one) => one.value.startsWith('more:'))
  const hours = rows.slice(0, at).slice(0, ROWS_MAX - 1 - (rows.length - at))
  return [...hours, { value: 'wait', ...t.waiting.rows.sooner }, ...rows.slice(at)]
}

function otherOffice(scene: Scene): PromptOption[] {
  return officesDoing(scene).length > 1 ? [{ value: 'office', ...scene.t.slot.rows.otherOffice }] : []
}

function full(scene: Scene): Prompt {
  const { t, desk, draft } = scene
  const [only] = draft.officeIds ?? []
  const name = only === undefined ? '' : desk.office(only).name
  const offer =
    only === undefined
      ? undefined
      : desk.offices({ officeId: only, procedureIds: procedureIds(desk, draft), places: 1, unpaid: true, limit: 1 })[0]
  const last = only === undefined ? undefined : desk.publishedUntil(only)
  const says = !offer
    ? t.office.notOffered(name)
    : offer.first
      ? t.slot.fullFor(name)
      : last
        ? t.office.fullUntil(name, dayWords(scene, last))
        : t.office.fullNow(name)
  return {
    body: paragraphs(says, t.office.choose),
    options: [waitRow(scene, draft.officeIds ?? []), ...otherOffice(scene), ...waysOut(scene)],
  }
}
