import { ageOn } from '../../../catalogue/calendar.ts'
import { sexIn } from '../../../catalogue/curp.ts'
import { whenPlain } from '../../../chat/moments.ts'
import { fitDescription, fitRow } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import { givenNames } from '../../../reading/called.ts'
import { namedBy, type Relative, relativesIn, whoseRelatives } from '../../../reading/family.ts'
import type { Reading } from '../../../reading/reading.ts'
import { saysIn } from '../../../reading/said.ts'
import { toldApart } from '../../../texts/lengths.ts'
import type { AppointmentView } from '../../types.ts'
import { type Group, membersCode } from '../bookings.ts'

export interface WhoRow {
  value: string
  title: string
  description: string
}

/** Each with the time. */
export function whoRows(scene: Scene, { views }: Group, everybody: { title: string; description: string }): WhoRow[] {
  const each = views.map((view) => ({
    value: membersCode([view.member]),
    title: fitRow(view.name),
    description: fitDescription(whenPlain(scene, view.slot)),
  }))
  return [{ value: membersCode(views.map((view) => view.member)), ...everybody }, ...toldApart(each)]
}

/** By name or relation. Undefined when no one, or uncertain. */
export function whoIsMeant(reading: Reading, { views }: Group): number[] | undefined {
  if (reading.says('all of them')) return views.map((view) => view.member)
  // After "who?", everyone named is meant.
  return viewsMeant(reading, views, relativesIn)?.map((view) => view.member)
}

/**
 * "la cita de Leo", "la de mi hija" where there is one daughter. `members` is undefined for a group of one. Undefined when no one's,
 * uncertain, or of several groups.
 */
export function whoseIsMeant(reading: Reading, groups: Group[]): { groupId: string; members: number[] | undefined } | undefined {
  const meant = viewsMeant(
    reading,
    groups.flatMap(({ views }) => views),
  )
  const group = groups.find(({ groupId }) => groupId === meant?.[0]?.groupId)
  if (!meant || !group || meant.some((view) => view.groupId !== group.groupId)) return undefined
  return { groupId: group.groupId, members: group.views.length > 1 ? meant.map((view) => view.member) : undefined }
}

/** Denied ones stay: "cancele la de mi hijo, la mía no". Without other names, the whole. */
function viewsMeant(reading: Reading, views: AppointmentView[], relatives = whoseRelatives): AppointmentView[] | undefined {
  const tokens = reading.tokens
  const { denied } = reading
  const kept = tokens.filter((_, at) => !denied[at]).map(({ word }) => word)
  return denied.some(Boolean) && !reading.says('somebody cannot come')
    ? meantIn(kept.join(' '), views, relatives)
    : meantIn(reading.text, views, relatives)
}

/** A named relative, to whom none of these belongs. */
export const namesNobodyHere = (reading: Reading, groups: Group[]): boolean => {
  const views = groups.flatMap((group) => group.views)
  return whoseRelatives(reading.text).some((one) => views.every((view) => !isThat(view, one)))
}

/** Named people; else the only ones who fit. */
function meantIn(text: string, views: AppointmentView[], relatives: (text: string) => Relative[]): AppointmentView[] | undefined {
  const named = namedBy(
    text,
    views.map((view) => givenNames(view.name)),
  )
  if (named === 'unclear') return undefined
  if (named.length > 0) return views.filter((_, at) => named.includes(at))
  const own = saysIn(text, 'their own') ? [views.filter((view) => !isChild(view))] : []
  const found = [...own, ...relatives(text).map((one) => views.filter((view) => isThat(view, one)))]
  return found.length > 0 && found.every((one) => one.length === 1) ? [...new Set(found.flat())] : undefined
}

const ADULT = 18

const isChild = ({ birthDate, slot }: Pick<AppointmentView, 'birthDate' | 'slot'>): boolean =>
  birthDate !== undefined && ageOn(birthDate, slot.day) < ADULT

function isThat({ birthDate, curp, slot }: AppointmentView, { age, sex }: Relative): boolean {
  const told = sexIn(curp)
  return isChild({ birthDate, slot }) === (age === 'child') && (sex === undefined || told === undefined || told === sex)
}
