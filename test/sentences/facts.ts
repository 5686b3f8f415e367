import { type Draft, EMPTY } from '../../src/chat/draft.ts'
import { type Asked, readState } from '../../src/chat/state.ts'
import { alternativesOf, type Times } from '../../src/reading/requested-times.ts'
import type { TestOffice } from '../office.ts'

/** A published hour of an office. */
export interface Hour {
  id: number
  office: string
  day: string
  minute: number
}

/** Days and hours that were asked for, however they were kept. Minutes: the first and the last at which a visit may begin. */
export interface Wanted {
  from: string | undefined
  until: string | undefined
  /** Monday is 1. */
  weekdays: number[]
  fromMinute: number
  untilMinute: number
}

interface AppointmentRow {
  id: number
  state: string
  slotId: number
}

/** What can be seen of one telephone's affairs between two messages. */
export interface Facts {
  draft: Draft
  asked: Asked | undefined
  misses: number
  language: string
  muted: boolean
  inWriting: boolean
  appointments: AppointmentRow[]
  waits: { id: number; live: boolean; state: string; wanted: Wanted }[]
  offers: { id: number; state: string }[]
  cases: { id: number; kind: string }[]
  /** How many visits were said to be coming. */
  coming: number
  offices: Map<number, string>
  hours: Hour[]
}

const CONTACT = 1

export function factsOf({ db, vault }: TestOffice): Facts {
  const all = <Row>(sql: string): Row[] => db.client.query<Row, []>(sql).all()
  const [contact] = all<{ language: string; muted_at: number | null; in_writing: number }>(
    `select language, muted_at, in_writing from contacts where id = ${CONTACT}`,
  )
  const [kept] = all<{ sealed: Uint8Array }>(`select state_sealed as sealed from conversations where contact_id = ${CONTACT}`)
  const state = kept && readState(JSON.parse(vault.open(kept.sealed)))
  const offices = new Map(all<{ id: number; name: string }>('select id, name from offices').map(({ id, name }) => [id, name]))
  return {
    draft: state?.draft ?? EMPTY,
    asked: state?.asked,
    misses: state?.misses ?? 0,
    language: contact?.language ?? '',
    muted: contact?.muted_at !== null,
    inWriting: contact?.in_writing === 1,
    appointments: all<{ id: number; state: string; slotId: number }>(
      `select id, state, slot_id as slotId from appointments where contact_id = ${CONTACT}`,
    ),
    waits: all<WaitRow>(`select * from wait_wishes where contact_id = ${CONTACT}`).map((row) => ({
      id: row.id,
      live: row.live === 1,
      state: row.state,
      wanted: wantedByRow(row),
    })),
    offers: all<{ id: number; state: string }>('select id, state from wait_offers'),
    cases: all<{ id: number; kind: string }>(`select id, kind from cases where contact_id = ${CONTACT} or contact_id is null`),
    coming: all('select 1 from reconfirmations').length,
    offices,
    hours: all<Omit<Hour, 'office'> & { officeId: number }>('select id, office_id as officeId, day, minute from slots').map(
      ({ officeId, ...hour }) => ({ ...hour, office: offices.get(officeId) ?? '' }),
    ),
  }
}

interface WaitRow {
  id: number
  live: number
  state: string
  from_day: string | null
  until_day: string | null
  weekdays: number
  from_minute: number
  until_minute: number
}

/** The row's last minute is the first one that no longer serves. */
const wantedByRow = (row: WaitRow): Wanted => ({
  from: row.from_day ?? undefined,
  until: row.until_day ?? undefined,
  weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => row.weekdays & (1 << (day - 1))),
  fromMinute: row.from_minute,
  untilMinute: row.until_minute - 1,
})

const wantedByDraft = (wish: Times): Wanted => ({
  from: wish.from,
  until: wish.until,
  weekdays: [...(wish.weekdays ?? [])],
  fromMinute: wish.fromMinute ?? 0,
  untilMinute: wish.untilMinute ?? 24 * 60,
})

/** The hours that any of its alternatives leaves. */
export const hoursWished = (hours: Hour[], wish: NonNullable<Draft['wish']>): Hour[] => {
  const each = alternativesOf(wish).map((one) => new Set(hoursWanted(hours, wantedByDraft(one))))
  return hours.filter((hour) => each.some((left) => left.has(hour)))
}

/** The hours that a wish leaves. */
export const hoursWanted = (hours: Hour[], wanted: Wanted): Hour[] =>
  hours.filter(
    ({ day, minute }) =>
      day >= (wanted.from ?? day) &&
      day <= (wanted.until ?? day) &&
      (wanted.weekdays.length === 0 || wanted.weekdays.includes(weekdayOf(day))) &&
      minute >= wanted.fromMinute &&
      minute <= wanted.untilMinute,
  )

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
