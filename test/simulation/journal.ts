import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'

/**
 * What the house did, line by line and in its order: written down by temporary triggers at the very moment, so that two things
 * that happen in one commit are seen as two. What was rolled back leaves no line.
 *
 * visit: a line of an appointment's story, with the row as it stood then; `another_person` is written when the row itself gets
 * one. cooled, uncooled: a place began and stopped to cool. shrank: an hour gave up places above its windows.
 * offer: a place was kept for somebody who waits, told of, or is not kept any more. said: a question, or something said first.
 * talk: a person of the office has the chat, or not any more. merged: two contacts became one. gone: a conversation ended.
 * reminder: something was planned to be said before a visit, said, dropped, or taken back. door: what a door said of a receipt. noted: a clerk
 * wrote down who came, or took it back. turn: a visit's state or window changed. opened: a schedule opened a day more. early: an hour of a day that did not open yet is there.
 * missed: a visit was not noted as come, or what is known of that changed. urgent: a place that was kept for who cannot wait was asked for, or
 * its proof was looked at.
 */
export type Kind =
  | 'visit'
  | 'cooled'
  | 'uncooled'
  | 'shrank'
  | 'offer'
  | 'said'
  | 'talk'
  | 'merged'
  | 'gone'
  | 'reminder'
  | 'door'
  | 'noted'
  | 'turn'
  | 'opened'
  | 'early'
  | 'missed'
  | 'urgent'

export interface Line {
  line: number
  kind: Kind
  /** Of the appointment, cooling place, offer, message or contact. */
  id: number
  at: Instant
  what: string
  actor: string
  group_id: string
  slot_id: number
  person_id: number
  contact_id: number | null
  folio: string | null
  reopens_at: number | null
  /** Of a hold, an offer or a talk. */
  until_at: number | null
  /** Of an appointment: how many of its changes count. */
  places: number
  /**
   * Of a cooling place: whose it was; of an offer: its wish; of an appointment that gets another person: the one before; of an hour
   * that shrank: how many places it has left.
   */
  of_id: number
  /** An offer's day. */
  offer_day: string | null
  muted_at: number | null
  procedure_id: string | null
  office_id: number
  schedule_id: number
  day: string
  minute: number
  starts_at: number
  closed_at: number | null
}

const COLUMNS =
  'kind, id, at, what, actor, group_id, slot_id, person_id, contact_id, folio, reopens_at, until_at, places, of_id, offer_day, muted_at, procedure_id'

/** Everything that one trigger writes; what is not named stays null. */
const write = (values: Record<string, string>, rest = ''): string =>
  `insert into journal (${Object.keys(values).join(', ')}) select ${Object.values(values).join(', ')} ${rest};`

const trigger = (name: string, when: string, body: string): string =>
  `create temp trigger journal_${name} ${when} begin ${body} end;`

const VISIT = write(
  {
    kind: "'visit'",
    id: 'a.id',
    at: 'NEW.at',
    what: 'NEW.what',
    actor: 'NEW.actor',
    group_id: 'a.group_id',
    slot_id: 'a.slot_id',
    person_id: 'a.person_id',
    contact_id: 'a.contact_id',
    folio: 'a.folio_sealed',
    reopens_at: 'a.reopens_at',
    until_at: 'a.held_until',
    places: 'a.moves',
    procedure_id: 'a.procedure_id',
  },
  'from appointments a where a.id = NEW.appointment_id',
)

const ANOTHER_PERSON = write({
  kind: "'visit'",
  id: 'NEW.id',
  at: 'NEW.updated_at',
  what: "'another_person'",
  group_id: 'NEW.group_id',
  slot_id: 'NEW.slot_id',
  person_id: 'NEW.person_id',
  contact_id: 'NEW.contact_id',
  folio: 'NEW.folio_sealed',
  of_id: 'OLD.person_id',
  procedure_id: 'NEW.procedure_id',
})

const cooling = (row: 'NEW' | 'OLD', kind: 'cooled' | 'uncooled'): string =>
  write({
    kind: `'${kind}'`,
    id: `${row}.id`,
    what: `iif(${row}.walk_in = 1, 'walk in', '')`,
    at: `${row}.freed_at`,
    slot_id: `${row}.slot_id`,
    contact_id: `${row}.freed_by`,
    reopens_at: `${row}.reopens_at`,
    of_id: `coalesce(${row}.appointment_id, -${row}.offer_id, 0)`,
  })

const SHRANK = write({
  kind: "'shrank'",
  id: 'NEW.id',
  slot_id: 'NEW.id',
  places: 'OLD.capacity - NEW.capacity',
  of_id: 'NEW.capacity',
})

const offer = (what: string, at: string): string =>
  write(
    {
      kind: "'offer'",
      id: 'NEW.id',
      at,
      what,
      slot_id: 'NEW.slot_id',
      places: 'NEW.places',
      until_at: 'NEW.ends_at',
      of_id: 'NEW.wish_id',
      offer_day: 'NEW.day',
      contact_id: 'w.contact_id',
      muted_at: 'c.muted_at',
      group_id: 'w.moves_group',
    },
    'from wait_wishes w join contacts c on c.id = w.contact_id where w.id = NEW.wish_id',
  )

/** An answer of the office that waits to be fetched leaves the chat to the assistant. */
const WITH_PERSON = `case when exists (select 1 from cases k join case_messages m on m.case_id = k.id and m.held = 1
  where k.contact_id = c.id and k.talks = 1) then null else c.with_person_until end`

const SAID = write(
  {
    kind: "'said'",
    id: 'NEW.id',
    at: 'NEW.created_at',
    what: 'NEW.key',
    places: 'NEW.question',
    contact_id: 'NEW.contact_id',
    until_at: WITH_PERSON,
    muted_at: 'c.muted_at',
  },
  'from contacts c where c.id = NEW.contact_id',
)

const TALK = write({
  kind: "'talk'",
  id: 'NEW.id',
  contact_id: 'NEW.id',
  until_at: 'NEW.with_person_until',
  reopens_at: 'OLD.with_person_until',
})

const MERGED = write(
  {
    kind: "'merged'",
    what: 'NEW.kind',
    id: 'OLD.contact_id',
    contact_id: 'NEW.contact_id',
    until_at: 'c.with_person_until',
    reopens_at: '(select asked_at from conversations where contact_id = NEW.contact_id)',
  },
  'from contacts c where c.id = NEW.contact_id',
)

const OPENED = write({ kind: "'opened'", id: 'NEW.id', at: 'NEW.opens_at', what: 'NEW.opened_on' })

/** Not one that was added to that day alone. */
const EARLY = write(
  { kind: "'early'", id: 'NEW.schedule_id', what: 'NEW.day' },
  `from schedules c join offices o on o.id = c.office_id where c.id = NEW.schedule_id and NEW.planned > 0
     and NEW.day > date(c.opened_on, '+' || o.days_ahead || ' days')
     and not exists (select 1 from schedule_plans p where p.schedule_id = c.id and p.from_day = NEW.day and p.until_day = NEW.day)`,
)

const DOOR = write({ kind: "'door'", id: 'NEW.id', at: 'NEW.at', what: "json_extract(NEW.detail, '$.result')" })

const TURN = write({
  kind: "'turn'",
  id: 'NEW.id',
  at: 'NEW.updated_at',
  what: "OLD.state || ' ' || NEW.state || ' ' || coalesce(NEW.at_window, '-') || ' ' || coalesce(OLD.at_window, '-')",
})

/** `places`: whether it was excused; `of_id`: the asker. */
const missed = (before: string): string =>
  write({
    kind: "'missed'",
    id: 'NEW.id',
    at: 'NEW.starts_at',
    what: `${before} || ' ' || NEW.state`,
    group_id: 'NEW.group_id',
    contact_id: 'NEW.contact_id',
    places: 'NEW.excused',
    of_id: 'NEW.asker_id',
  })

/** `of_id`: the asker. */
const urgent = (what: string): string =>
  write({
    kind: "'urgent'",
    id: 'NEW.id',
    at: 'NEW.created_at',
    what,
    group_id: 'NEW.group_id',
    slot_id: 'NEW.slot_id',
    contact_id: 'NEW.contact_id',
    of_id: 'NEW.asker_id',
  })

const NOTED = write({ kind: "'noted'", id: 'NEW.id', at: 'NEW.at', what: 'NEW.detail' })

/** Until which message a conversation that is gone stood, and when it last asked: of words that it let pass, nothing else tells. */
const GONE =
  write({ kind: "'gone'", id: 'OLD.contact_id', at: 'OLD.asked_at', until_at: 'OLD.expires_at' }) +
  `insert into conversations_gone
  select OLD.contact_id, OLD.asked_at, OLD.expires_at, (select max(id) from inbox);`
const GONE_MERGED = 'update conversations_gone set contact_id = NEW.contact_id where contact_id = OLD.contact_id;'

const reminder = (row: 'NEW' | 'OLD', what: string, until: string): string =>
  write({
    kind: "'reminder'",
    id: `${row}.id`,
    at: `${row}.said_at`,
    what,
    group_id: `${row}.group_id`,
    slot_id: `${row}.slot_id`,
    until_at: until,
    places: `${row}.asked`,
    muted_at: `(select max(c.muted_at) from appointments a join contacts c on c.id = a.contact_id
      where a.group_id = ${row}.group_id and a.slot_id = ${row}.slot_id and a.live = 1)`,
  })
const PLANNED = reminder('NEW', "'planned:' || NEW.kind", 'NEW.due_at')
const UNPLANNED = reminder('OLD', "'unplanned:' || OLD.kind", 'OLD.due_at')
const SAID_OR_DROPPED = reminder('NEW', "NEW.state || ':' || NEW.kind || ':' || coalesce(NEW.why, '')", 'NEW.lapses_at')

/** Begins the journal of this connection. */
export function keepJournal(db: Db): void {
  db.client.run(`create temp table journal (line integer primary key autoincrement, ${COLUMNS})`)
  db.client.run('create temp table conversations_gone (contact_id, asked_at, expires_at, last_inbox)')
  for (const sql of [
    trigger('visit', 'after insert on main.appointment_events', VISIT),
    trigger('person', 'after update of person_id on main.appointments when NEW.person_id <> OLD.person_id', ANOTHER_PERSON),
    // The line of the story comes first: whose chat has it is known with the update.
    `create temp trigger journal_holder after update of contact_id on main.appointments when NEW.contact_id is not OLD.contact_id begin
       update journal set contact_id = NEW.contact_id where line =
         (select max(line) from journal where kind = 'visit' and id = NEW.id and what in ('passed_on', 'handed_over', 'taken_back'));
     end`,
    trigger('cooled', 'after insert on main.cooling_places', cooling('NEW', 'cooled')),
    trigger('uncooled', 'after delete on main.cooling_places', cooling('OLD', 'uncooled')),
    trigger(
      'shrank',
      'after update of capacity on main.slots when NEW.capacity < OLD.capacity and NEW.planned = OLD.planned',
      SHRANK,
    ),
    trigger('offered', 'after insert on main.wait_offers', offer("'open'", 'NEW.created_at')),
    trigger('ended', 'after update of state on main.wait_offers when NEW.state <> OLD.state', offer('NEW.state', 'NEW.ended_at')),
    trigger('told', 'after update of told_at on main.wait_offers', offer("'told'", 'NEW.told_at')),
    trigger('extended', 'after update of ends_at on main.wait_offers', offer("'extended'", 'NEW.created_at')),
    trigger('said', 'after insert on main.outbox when NEW.key is not null or NEW.question = 1', SAID),
    trigger(
      'talk',
      'after update of with_person_until on main.contacts when OLD.with_person_until is not NEW.with_person_until',
      TALK,
    ),
    trigger(
      'merged',
      'after update of contact_id on main.contact_aliases when OLD.contact_id <> NEW.contact_id',
      MERGED + GONE_MERGED,
    ),
    trigger('gone', 'before delete on main.conversations', GONE),
    trigger('opened', 'after update of opened_on on main.schedules when NEW.opened_on > OLD.opened_on', OPENED),
    trigger('early', 'after insert on main.slots', EARLY),
    trigger('door', "after insert on main.audit when NEW.operation = 'revisar_comprobante'", DOOR),
    trigger('noted', "after insert on main.audit when NEW.operation = 'anotar_llegada'", NOTED),
    trigger('turn', 'after update on main.visits when NEW.state <> OLD.state or NEW.at_window is not OLD.at_window', TURN),
    trigger('missed', 'after insert on main.missed_visits', missed("'-'")),
    trigger('answered', 'after update of state on main.missed_visits when NEW.state <> OLD.state', missed('OLD.state')),
    trigger('urgent', 'after insert on main.urgent_visits', urgent("'asked'")),
    trigger('proof', 'after update of proof on main.urgent_visits when NEW.proof is not OLD.proof', urgent('NEW.proof')),
    trigger('planned', 'after insert on main.reminders', PLANNED),
    trigger('unplanned', "after delete on main.reminders when OLD.state <> 'said'", UNPLANNED),
    trigger('reminded', 'after update of state on main.reminders when OLD.state <> NEW.state', SAID_OR_DROPPED),
  ])
    db.client.run(sql)
}

const READ = `
  select j.line, ${COLUMNS.split(', ')
    .map((column) => `j.${column}`)
    .join(', ')}, s.office_id, s.schedule_id, s.day, s.minute, s.starts_at, s.closed_at
  from journal j left join slots s on s.id = j.slot_id order by j.line`

/** The lines since the last time, in their order, with what was sealed opened. */
export function takeLines(db: Db, vault: Vault): Line[] {
  const lines = db.client
    .query<Omit<Line, 'folio'> & { folio: Uint8Array | null }, []>(READ)
    .all()
    .map((line): Line => ({ ...line, folio: line.folio && vault.open(line.folio) }))
  if (lines.length > 0) db.client.query('delete from journal').run()
  return lines
}

/** The place goes over to the same contact's new hold of the same hour, without cooling. */
export const isAtOnce = ({ reopens_at, at }: Line): boolean => (reopens_at ?? 0) <= at
/** Whether the hour had been closed when the line was written. */
export const isClosed = ({ closed_at, at }: Line): boolean => closed_at !== null && closed_at < at
