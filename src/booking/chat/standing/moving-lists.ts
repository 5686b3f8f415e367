import type { DayWish, Draft } from '../../../chat/draft.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import { fitButton, fitRow } from '../../../chat/titles.ts'
import { onDayOfMonth } from '../../../chat/understanding/days.ts'
import { bareHour } from '../../../chat/understanding/hours.ts'
import type { OfficeOffer, SlotOffer } from '../../../schedule/types.ts'
import { lookFor } from '../free-hours.ts'
import { firstMoment, type Meant, membersCode, moversTo, sitThere } from '../members.ts'
import { dayWords, today, whenLong } from '../moments.ts'
import { whoRows } from './who-is-meant.ts'

/** Hours of the office that is looked at, offices beside it, more days, and leaving it: ten rows. */
const HOURS_SHOWN = 5
const OFFICES_SHOWN = 3
export const OFFICES_LISTED = 9
/** An office further away than this is no other way to go on the same day. */
const NEAR_KM = 150

/** An appointment that is being moved, and where and when is looked for. */
export type Moving = NonNullable<Draft['moving']>

export const withMoving = (draft: Draft, moving: Moving): Draft => ({ ...draft, moving })

export const officeLookedAt = (meant: Meant, moving: Moving): number => moving.officeId ?? meant.views[0].office.id

/** "10" among hours: the hour or the day? */
export function askWhich(scene: Scene, meant: Meant, moving: Moving, number: number): Prompt {
  const { t } = scene
  const hour = bareHour(number) ?? 0
  const day = dayOfMonth(scene, meant, moving, number)?.from ?? ''
  const value = (what: string, of: string | number) => `${what}:${codeOf(meant)}:${officeLookedAt(meant, moving)}:${of}`
  return {
    body: t.slot.askWhich(number),
    options: [
      { value: value('hour', hour), title: t.slot.atHour(t.dates.hour(hour)) },
      { value: value('day', day), title: fitButton(t.slot.onDay(t.dates.short(day).toLowerCase())) },
    ],
  }
}

const codeOf = ({ groupId, members }: Meant): string => `${groupId}:${membersCode(members)}`

/** Of a group: everybody, or one of them? */
export function askWho(scene: Scene, meant: Meant): Prompt {
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

/** The first free hours, in which all of them find a place, of the office where they are or look. */
export function listHours(scene: Scene, meant: Meant, moving: Moving): Prompt {
  const { t, desk, about } = scene
  const { name } = desk.office(officeLookedAt(meant, moving))
  const found = lookFor(scene, moversTo(scene.desk, meant, officeLookedAt(meant, moving)), moving, HOURS_SHOWN + 1)
  const hours = found.offers.filter((one) => !sitThere(meant, one.slotId)).slice(0, HOURS_SHOWN)
  const others = otherOffices(scene, meant, moving, OFFICES_SHOWN)
  const intro = found.note || (about === 'still' ? t.slot.still(name) : t.slot.first(name))
  const view = meant.views[0]
  return {
    body: paragraphs(
      isFirstLook(scene, moving) && t.move.now(whenLong(scene, firstMoment(meant.views)), view.office.name),
      [hours.length > 0 ? intro : t.move.none(name), others.length > 0 && t.move.near].filter(Boolean).join(' '),
      hours.length > 0 ? t.move.ask : t.move.askNone,
    ),
    open: t.slot.open,
    options: [
      ...hours.map((offer) => hourRow(scene, meant, offer)),
      ...(hours.length > 0 ? [moreRow(scene, meant, moving, hours)] : []),
      ...others.map((offer) => officeRow(scene, meant, offer)),
      keepRow(scene, meant),
    ],
  }
}

/** What stands is said once; the next lists are only lists. */
const isFirstLook = ({ about }: Scene, { wish, page, officeId }: Moving): boolean =>
  about !== 'still' && !wish && page === undefined && officeId === undefined

function hourRow({ t }: Scene, meant: Meant, offer: SlotOffer): PromptOption {
  const hours = [...new Set(offer.minutes ?? [])].map((minute) => t.dates.hour(minute))
  return {
    value: `slot:${codeOf(meant)}:${offer.slotId}`,
    title: fitRow(t.slot.title(t.dates.short(offer.day), t.dates.hour(offer.minute))),
    description: hours.length > 1 ? t.listed(hours) : t.dates.partOfDay(offer.minute),
  }
}

function moreRow({ t, desk }: Scene, meant: Meant, moving: Moving, hours: SlotOffer[]): PromptOption {
  const officeId = officeLookedAt(meant, moving)
  return { value: `more:${codeOf(meant)}:${officeId}:${dayAfter(hours)}`, ...t.slot.more(desk.office(officeId).name) }
}

const dayAfter = (hours: SlotOffer[]): string =>
  Temporal.PlainDate.from(hours.at(-1)?.day ?? '')
    .add({ days: 1 })
    .toString()

/** The day from which the next page of hours begins. */
export function pageAfter(scene: Scene, meant: Meant, moving: Moving): string {
  const shown = lookFor(scene, moversTo(scene.desk, meant, officeLookedAt(meant, moving)), moving, HOURS_SHOWN).offers
  return shown.length > 0 ? dayAfter(shown) : today(scene.desk)
}

/** Offices near the one of the appointment that have room for all of them, with their first free hour. */
export function otherOffices({ desk }: Scene, meant: Meant, moving: Moving, limit: number): OfficeOffer[] {
  const { office } = meant.views[0]
  const { procedureIds, places } = moversTo(desk, meant, office.id)
  return desk
    .offices({ near: office, procedureIds, places, limit: 1_000 })
    .filter((one) => one.first && one.office.id !== officeLookedAt(meant, moving) && (one.km ?? 0) <= NEAR_KM)
    .slice(0, limit)
}

function officeRow(scene: Scene, meant: Meant, { office, km, first }: OfficeOffer): PromptOption {
  const { t } = scene
  return {
    value: `office:${codeOf(meant)}:${office.id}`,
    title: fitRow(office.name),
    ...(first && { description: t.office.free(km || undefined, dayWords(scene, first.day)) }),
  }
}

/** The offices near the present one, each with its first free hour; says so when there are none. */
export function listOffices(scene: Scene, meant: Meant, moving: Moving): Prompt {
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

function dayOfMonth({ desk }: Scene, meant: Meant, moving: Moving, number: number): DayWish | undefined {
  const { zone } = desk.office(officeLookedAt(meant, moving))
  return onDayOfMonth(number, Temporal.PlainDate.from(today(desk, zone)))
}
