import { expect, test } from 'bun:test'
import { DAY, HOUR, type Instant } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import { createReminderLaw } from './reminder-law.ts'
import { createSeats } from './seats.ts'
import { START } from './setting.ts'
import { createVisitLaw } from './visit-law.ts'

const ZONE = 'America/Mexico_City'
const COMES: Visit = {
  id: 1,
  group: 'a-group',
  slot: 7,
  slots: [7],
  startsAt: START + 3 * DAY,
  office: 1,
  zone: ZONE,
  person: 1,
  procedure: 'renewal',
  contact: 11,
  state: 'confirmed',
  until: undefined,
  renewals: 0,
  endsAt: START + 4 * DAY,
  folio: 'ABC-DEF',
  moves: 0,
  undoUntil: undefined,
  before: undefined,
  movesUndone: 0,
  movedOutOf: new Set<number>(),
  answered: undefined,
  minor: false,
  confirmedAt: START,
}
const LINE: Line = {
  line: 1,
  kind: 'visit',
  id: 1,
  at: START,
  what: '',
  actor: 'citizen',
  group_id: 'a-group',
  slot_id: 7,
  person_id: 1,
  contact_id: 11,
  folio: 'ABC-DEF',
  reopens_at: null,
  until_at: null,
  places: 0,
  of_id: 0,
  offer_day: null,
  muted_at: null,
  procedure_id: 'renewal',
  office_id: 1,
  schedule_id: 1,
  day: '2026-10-23',
  minute: 600,
  starts_at: COMES.startsAt,
  closed_at: null,
}

/** What the model finds when the last reminder asks, after these things happened to a visit. */
function foundWhenAsked(...happened: Partial<Line>[]): string[] {
  const findings: string[] = []
  const found = (what: string) => void findings.push(what)
  const visits = new Map([[1, { ...COMES }]])
  const reminders = createReminderLaw(visits, found)
  const law = createVisitLaw(visits, createSeats({ capacityOf: () => 1, windowsOf: () => 1 }, found), reminders, () => ZONE, found)
  for (const what of happened) {
    const visit = visits.get(1)
    const line = { ...LINE, ...what }
    if (visit) law.step(visit, line, [line])
  }
  const dueAt: Instant = START + 2 * DAY
  reminders.planned({ ...LINE, kind: 'reminder', what: 'planned:last', until_at: dueAt }, START)
  reminders.planned({ ...LINE, kind: 'reminder', what: 'said:last:', places: 1 }, dueAt)
  return findings
}

test('whoever said that they come is not asked again', () => {
  expect(foundWhenAsked({ what: 'reconfirmed' })).toEqual(['reminder:a-group:7:last: asks whoever answered'])
})

test('what the old telephone said is not the word of the new one, which is asked', () => {
  expect(foundWhenAsked({ what: 'reconfirmed' }, { what: 'passed_on', actor: 'staff', contact_id: 12, at: START + HOUR })).toEqual(
    [],
  )
})
