import type { Change, Fault } from './faults.ts'

const WALLS = 'db/walls.sql'
const MOVING = 'src/booking/move.ts'
const ADJACENT = 'src/schedule/adjacent-hours.ts'
const WITH_PERSON = 'src/cases/with-person.ts'

/** The last wall against a place that is given twice. */
const noCapacity: Change = {
  file: 'db/migrations/0000_first_public_release.sql',
  from: 'taken + cooling + kept <= capacity',
  to: 'capacity >= 0',
}

/** Mistakes in what happens after a booking: moves, cancellations, reminders, talks, the waiting list, permissions, files. */
export const JOURNEY_FAULTS: Fault[] = [
  {
    name: 'a move takes the new place and keeps the old one',
    changes: [
      {
        file: WALLS,
        from: '  DELETE FROM appointment_more_slots WHERE appointment_id = NEW.id',
        to: '  UPDATE slots SET taken = taken + 1 WHERE id = OLD.slot_id AND taken + cooling < capacity;\n  DELETE FROM appointment_more_slots WHERE appointment_id = NEW.id',
      },
    ],
    says: /taken, and by the model|taken_is_seated/,
  },
  {
    name: 'what is let go keeps its seat in the slot',
    changes: [
      {
        file: WALLS,
        from: `  UPDATE slots SET taken = taken - 1, cooling = cooling + (coalesce(NEW.reopens_at, 0) > NEW.updated_at)
    WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id);
`,
        to: '',
      },
    ],
    says: /taken, and by the model|taken_is_seated|cooling_is_counted/,
  },
  {
    name: 'a move frees the old place at once, so that it can be handed over',
    changes: [
      { file: 'src/booking/move.ts', from: 'reopensAt: Math.max(reopensAt, change.undoUntil ?? 0),', to: 'reopensAt: now,' },
    ],
    says: /a freed place did not cool/,
  },
  {
    name: 'the changes that somebody makes are not counted',
    changes: [{ file: MOVING, from: 'moves: isLimited(asked) ? row.moves + 1 : 0,', to: 'moves: 0,' }],
    says: /and by the model|changed once too often/,
  },
  {
    name: 'a move leaves the reminders of the old hour',
    changes: [{ file: MOVING, from: "deps.hooks.groupChanged(tx, deps, { what: 'moved', groupId: asked.groupId }, now)", to: '' }],
    says: /a reminder is planned for slot/,
  },
  {
    name: 'an undone cancellation does not take its cooling place',
    changes: [
      {
        file: WALLS,
        from: 'SELECT c.id FROM cooling_places c WHERE c.appointment_id = NEW.id AND c.slot_id = p.slot_id',
        to: 'SELECT c.id FROM cooling_places c WHERE c.id = -NEW.id',
      },
      noCapacity,
    ],
    says: /came back without its own place/,
  },
  {
    name: 'a cancellation is undone long after its time',
    changes: [
      {
        file: 'src/booking/expiry.ts',
        from: `UNDO_RUNS = "state = 'cancelled' and undo_until > +$now"`,
        to: `UNDO_RUNS = "state = 'cancelled' and undo_until + 36000000 > +$now"`,
      },
      { file: WALLS, from: 'OLD.undo_until IS NULL OR OLD.undo_until <= NEW.updated_at', to: 'OLD.undo_until IS NULL' },
    ],
    says: /undone after its time/,
  },
  {
    name: 'a move is undone long after its time',
    changes: [
      {
        file: 'src/booking/expiry.ts',
        from: `MOVE_UNDO_RUNS = "state = 'confirmed' and undo_until > +$now"`,
        to: `MOVE_UNDO_RUNS = "state = 'confirmed' and undo_until + 36000000 > +$now"`,
      },
    ],
    says: /a move was undone after its time/,
  },
  {
    name: 'a cancelled place cools less than its cancellation may be undone',
    changes: [
      {
        file: 'src/booking/cancellation.ts',
        from: 'reopensAt: Math.max(reopensAt, asked.undoUntil ?? 0),',
        to: 'reopensAt: Math.min(reopensAt, now + 60_000),',
      },
    ],
    says: /cools less than it may be undone/,
  },
  {
    name: 'a reminder has no key and is not noted as said',
    changes: [
      {
        file: 'src/reminders/notify.ts',
        from: 'reply: said.reply, key: reminderKey(due), once: true }',
        to: 'reply: said.reply }',
      },
      {
        file: 'src/reminders/plan.ts',
        from: "update reminders set state = 'said', said_at = ?, asked = ?, lapses_at = ?, outbox_id = ? where",
        to: 'update reminders set due_at = due_at + 900000, said_at = ?, asked = ?, lapses_at = ?, outbox_id = ? where',
      },
    ],
    says: /told twice/,
  },
  {
    name: 'whoever said BAJA is reminded all the same',
    changes: [
      {
        file: 'src/messaging/contacts.ts',
        from: "where id = ? and muted_at is not null'",
        to: "where id = ? and muted_at is null and muted_at is not null'",
      },
    ],
    says: /reminded although it wants nothing/,
  },
  {
    name: 'who said that they will come loses the place for not having answered',
    changes: [
      {
        file: 'src/reminders/lapses.ts',
        from: '    reconfirmedAt(db, visit.groupId, visit.slotId) === undefined &&\n',
        to: '',
      },
    ],
    says: /lapsed although they said that they come/,
  },
  {
    name: 'a place that is offered is not counted as kept',
    changes: [
      { file: WALLS, from: 'UPDATE slots SET cooling = cooling + NEW.places WHERE id = NEW.slot_id;', to: 'SELECT 1;' },
      { file: WALLS, from: 'UPDATE slots SET cooling = cooling - OLD.places WHERE id = OLD.slot_id;', to: 'SELECT 1;' },
    ],
    says: /cool or are offered, and by the model|cooling_is_counted/,
  },
  {
    name: 'a place that is offered to one may be taken by anybody, and no view says so',
    changes: [
      { file: WALLS, from: 'UPDATE slots SET cooling = cooling + NEW.places WHERE id = NEW.slot_id;', to: 'SELECT 1;' },
      { file: WALLS, from: 'UPDATE slots SET cooling = cooling - OLD.places WHERE id = OLD.slot_id;', to: 'SELECT 1;' },
      { file: WALLS, from: 'count(c.id) + coalesce(o.offered, 0) AS rows_cooling', to: 'count(c.id) AS rows_cooling' },
      { file: WALLS, from: 'HAVING s.cooling <> count(c.id) + coalesce(o.offered, 0)', to: 'HAVING s.cooling <> count(c.id)' },
    ],
    says: /a place was (?:taken|offered) that was not there|cool or are offered, and by the model/,
  },
  {
    name: 'an offer that nobody answers never lapses',
    changes: [
      {
        file: 'src/waitlist/offers.ts',
        from: 'and o.ends_at <= +$now order by o.ends_at',
        to: 'and o.ends_at + 864000000 <= +$now order by o.ends_at',
      },
    ],
    says: /due_work_is_done|is open long after its end/,
  },
  {
    name: 'offers are told at night',
    changes: [{ file: 'src/waitlist/due.ts', from: 'and o.tell_at <= +$now and o.ends_at > +$now', to: 'and o.ends_at > +$now' }],
    says: /told in the night/,
  },
  {
    name: 'a wish is offered one place after the other on one day',
    changes: [
      {
        file: 'src/waitlist/positions.ts',
        from: '} or o.slot_id = +$slot))))',
        to: "} || 'z' or o.slot_id = +$slot))))",
      },
    ],
    says: /two offers a day|offers_are_exclusive|letting_go_failed|the turn of message \d+ failed: SQLITE_CONSTRAINT_UNIQUE/,
  },
  {
    name: 'a group that ran out is let go by halves',
    changes: [
      {
        file: 'src/booking/releases.ts',
        from: '_IS_DUE} and group_id in (',
        to: '_IS_DUE} and member = 0 and group_id in (',
      },
    ],
    says: /hold_is_whole|due_work_is_done/,
  },
  {
    name: 'hours that follow each other may have a full one between them',
    changes: [
      { file: ADJACENT, from: '!hour || hour.room <= 0 || hour.day', to: '!hour || hour.day' },
      { file: ADJACENT, from: 'hour.startsAt - before.startsAt > gapMs', to: 'hour.startsAt - before.startsAt > 3 * gapMs' },
    ],
    says: /sits in hours that do not follow/,
  },
  {
    name: 'whoever asked for a permission may give it',
    changes: [
      {
        file: 'src/minors/permissions.ts',
        from: "  if (minors.some((minor) => minor.contact_id === contactId)) return 'own'\n",
        to: '',
      },
    ],
    says: /was declared by its own asker/,
  },
  {
    name: 'a pause of the assistant never ends by itself',
    changes: [{ file: 'src/cases/due.ts', from: 'settle: { pauses: endPauses },', to: '' }],
    says: /pauses_end/,
  },
  {
    name: 'the assistant goes on asking while a person has the chat',
    changes: [{ file: 'src/messaging/turn.ts', from: "if (listener === 'kept') return", to: '' }],
    says: /asked while a person has the chat/,
  },
  {
    name: 'an answer of the office that waited is never handed over',
    changes: [
      {
        file: WITH_PERSON,
        from: 'const held = takeHeld(tx, deps.vault, contact.id, now)',
        to: 'const held: ReturnType<typeof takeHeld> = []',
      },
    ],
    says: /waits, although its citizen wrote/,
  },
  {
    name: 'a file is sent twice for one asking',
    changes: [{ file: 'src/chat/converse.ts', from: 'replies: [answer.reply] }', to: 'replies: [answer.reply, answer.reply] }' }],
    says: /gets two files/,
  },
]
