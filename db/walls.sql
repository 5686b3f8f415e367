-- The walls: triggers and views, dropped and built again at each start (migrate.ts). They are not in migrations, because a
-- generated table rebuild silently drops the triggers of its table.

-- What each state means: `live` blocks the person, `seated` takes the place.
CREATE VIEW appointment_states (state, live, seated) AS
  VALUES ('held', 0, 1), ('confirmed', 1, 1), ('expired', 0, 0), ('released', 0, 0), ('cancelled', 0, 0), ('past', 0, 1);

CREATE VIEW appointment_transitions (was, becomes) AS
  VALUES ('held', 'confirmed'), ('held', 'expired'), ('held', 'released'), ('confirmed', 'cancelled'), ('confirmed', 'past'),
    -- Undone by the person within minutes: see appointments_step and appointments_sit_again.
    ('cancelled', 'confirmed');

CREATE VIEW outbox_transitions (was, becomes) AS
  VALUES
    ('queued', 'sending'), ('queued', 'superseded'), ('queued', 'silent'), ('queued', 'parked'), ('queued', 'failed'),
    -- A status can prove that a message which waits to be sent again had arrived.
    ('queued', 'accepted'), ('queued', 'sent'), ('queued', 'delivered'), ('queued', 'read'),
    ('sending', 'accepted'), ('sending', 'sent'), ('sending', 'delivered'), ('sending', 'read'), ('sending', 'in_doubt'),
    ('sending', 'queued'), ('sending', 'failed'), ('sending', 'parked'), ('sending', 'silent'),
    ('in_doubt', 'accepted'), ('in_doubt', 'sent'), ('in_doubt', 'delivered'), ('in_doubt', 'read'), ('in_doubt', 'queued'),
    ('in_doubt', 'failed'), ('in_doubt', 'parked'), ('in_doubt', 'superseded'), ('in_doubt', 'silent'),
    ('accepted', 'sent'), ('accepted', 'delivered'), ('accepted', 'read'), ('accepted', 'failed'), ('accepted', 'queued'),
    ('accepted', 'parked'), ('accepted', 'silent'),
    ('sent', 'delivered'), ('sent', 'read'), ('sent', 'failed'), ('sent', 'queued'), ('sent', 'parked'), ('sent', 'silent'),
    ('delivered', 'read'),
    ('failed', 'delivered'), ('failed', 'read'), ('failed', 'queued'), ('failed', 'sent'),
    ('parked', 'queued'), ('parked', 'sent'), ('parked', 'delivered'), ('parked', 'read');

-- Messages that did not arrive and may be sent again. Not a reminder: it may have arrived, and its hour is over. Not a question
-- after which something else was said: the citizen would take it for a new one.
CREATE VIEW messages_to_repeat (id) AS
  SELECT o.id FROM outbox o
  WHERE o.state IN ('failed', 'parked') AND o.body_sealed IS NOT NULL AND o.once = 0
    AND NOT (o.question = 1 AND EXISTS (SELECT 1 FROM outbox n WHERE n.contact_id = o.contact_id AND n.id > o.id
      AND n.state IN ('queued', 'sending', 'in_doubt', 'accepted', 'sent', 'delivered', 'read')));

-- Live appointments that a person may have at once of the procedures that exclude each other.
CREATE VIEW live_limits (procedure_id, most) AS
  SELECT p.id, coalesce((SELECT o.value FROM own_rules o WHERE o.procedure_id = p.id AND o.name = 'live_a_person'),
    (SELECT r.value FROM rules r WHERE r.name = 'live_a_person'), 1) FROM procedures p;

-- Appointments follow their rule upwards only: what a person has stands when it falls.
CREATE TRIGGER live_limit_of_all AFTER UPDATE OF value ON rules WHEN NEW.name = 'live_a_person' BEGIN
  UPDATE appointments SET most_live = NEW.value WHERE live = 1 AND contested_by IS NULL AND most_live < NEW.value
    AND NOT EXISTS (SELECT 1 FROM own_rules o WHERE o.procedure_id = appointments.procedure_id AND o.name = 'live_a_person');
END;
CREATE TRIGGER live_limit_of_procedure AFTER INSERT ON own_rules WHEN NEW.name = 'live_a_person' BEGIN
  UPDATE appointments SET most_live = NEW.value WHERE live = 1 AND contested_by IS NULL AND most_live < NEW.value
    AND procedure_id = NEW.procedure_id;
END;
CREATE TRIGGER live_limit_of_procedure_gone AFTER DELETE ON own_rules WHEN OLD.name = 'live_a_person' BEGIN
  UPDATE appointments SET most_live = (SELECT l.most FROM live_limits l WHERE l.procedure_id = OLD.procedure_id)
    WHERE live = 1 AND contested_by IS NULL AND procedure_id = OLD.procedure_id
      AND most_live < (SELECT l.most FROM live_limits l WHERE l.procedure_id = OLD.procedure_id);
END;

-- What the person has already, whoever asked for it, allows one more: as many as the least of their procedures.
CREATE TRIGGER appointments_live_born BEFORE INSERT ON appointments WHEN NEW.live = 1 BEGIN
  SELECT RAISE(ABORT, 'wall: a person has as many live appointments as their procedures allow')
    WHERE (SELECT count(*) >= min(min(a.most_live), NEW.most_live) FROM appointments a WHERE a.person_id = NEW.person_id
      AND a.exclusive_group = NEW.exclusive_group AND a.live = 1 AND a.contested_by IS NULL);
END;
CREATE TRIGGER appointments_live_again BEFORE UPDATE OF live, person_id, contested_by ON appointments
  WHEN NEW.live = 1 AND NEW.contested_by IS NULL AND (OLD.live = 0 OR NEW.person_id <> OLD.person_id OR OLD.contested_by IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'wall: a person has as many live appointments as their procedures allow')
    WHERE (SELECT count(*) >= min(min(a.most_live), NEW.most_live) FROM appointments a WHERE a.person_id = NEW.person_id
      AND a.exclusive_group = NEW.exclusive_group AND a.live = 1 AND a.contested_by IS NULL AND a.id <> NEW.id);
END;

-- An appointment begins as a hold, or confirmed (at the counter).
CREATE TRIGGER appointments_birth BEFORE INSERT ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment is born held or confirmed') WHERE NEW.state NOT IN ('held', 'confirmed');
  SELECT RAISE(ABORT, 'wall: live and seated follow the state')
    WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = NEW.state AND s.live = NEW.live AND s.seated = NEW.seated);
  SELECT RAISE(ABORT, 'wall: the slot belongs to another office')
    WHERE NOT EXISTS (SELECT 1 FROM slots s WHERE s.id = NEW.slot_id AND s.office_id = NEW.office_id);
  SELECT RAISE(ABORT, 'wall: an appointment excludes what its procedure says, and takes as many slots')
    WHERE NOT EXISTS (SELECT 1 FROM procedures p
      JOIN live_limits l ON l.procedure_id = p.id
      WHERE p.id = NEW.procedure_id AND p.exclusive_group IS NEW.exclusive_group AND p.slot_count = NEW.slot_count AND l.most = NEW.most_live);
  SELECT RAISE(ABORT, 'wall: in the chat a place is held first, for somebody') WHERE NEW.origin = 'chat' AND NEW.state <> 'held';
  SELECT RAISE(ABORT, 'wall: who asks for a place is who writes')
    WHERE NEW.asked_by IS NOT NULL AND NEW.asked_by IS NOT (SELECT c.asker_id FROM contacts c WHERE c.id = NEW.contact_id);
  SELECT RAISE(ABORT, 'wall: the procedure is of another agency than the office')
    WHERE (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> (SELECT agency_id FROM procedures WHERE id = NEW.procedure_id);
END;

-- Visits of free accounts: where they sit, and where they may still be had back by an undo.
CREATE VIEW free_account_visits AS
  SELECT s.id AS slot_id, s.office_id, s.day, s.starts_at, a.id AS appointment_id, a.asked_by, a.slot_count AS places, NULL AS returns_until
    FROM slots s CROSS JOIN appointments a ON a.slot_id = s.id AND a.seated = 1 CROSS JOIN askers k ON k.id = a.asked_by
    WHERE k.free_account = 1 AND k.seen_at IS NULL
  UNION ALL
  SELECT s.id, s.office_id, s.day, s.starts_at, a.id, a.asked_by, a.slot_count, a.undo_until
    FROM slots s CROSS JOIN cooling_places c ON c.slot_id = s.id CROSS JOIN appointments a ON a.id = c.appointment_id
      CROSS JOIN askers k ON k.id = a.asked_by
    WHERE a.undo_until IS NOT NULL AND k.free_account = 1 AND k.seen_at IS NULL;

-- How many places they may have together of the day of a slot (rule `free_accounts_percent`). No row: as many as there are, which is so
-- too where the house has no other channel.
CREATE VIEW free_account_share AS
  SELECT n.id AS slot_id, r.value * (SELECT coalesce(sum(s.capacity), 0) FROM slots s WHERE s.office_id = n.office_id AND s.day = n.day AND s.closed_at IS NULL
      AND s.starts_at > n.starts_at - 90000000 AND s.starts_at < n.starts_at + 90000000) / 100 AS places
    FROM slots n CROSS JOIN rules r
    WHERE r.name = 'free_accounts_percent' AND r.value < 100 AND NOT EXISTS (SELECT 1 FROM facts WHERE name = 'only_free_accounts');

CREATE VIEW free_account_day AS
  SELECT n.id AS slot_id, v.appointment_id, v.asked_by, v.places, v.returns_until FROM slots n CROSS JOIN free_account_visits v
    ON v.office_id = n.office_id AND v.day = n.day AND v.starts_at > n.starts_at - 90000000 AND v.starts_at < n.starts_at + 90000000;

-- One visit at least. What somebody gave up and may have back counts against the others. The office moves whom it likes.
CREATE TRIGGER appointments_share BEFORE INSERT ON appointments
  WHEN EXISTS (SELECT 1 FROM askers k WHERE k.id = NEW.asked_by AND k.free_account = 1 AND k.seen_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'wall: a share needs its rule') WHERE NOT EXISTS (SELECT 1 FROM rules WHERE name = 'free_accounts_percent');
  SELECT RAISE(ABORT, 'wall: free accounts have a share of a day') FROM free_account_share r
    WHERE r.slot_id = NEW.slot_id AND r.places < NEW.slot_count + (SELECT sum(places) FROM (
      SELECT DISTINCT d.appointment_id, d.places FROM free_account_day d WHERE d.slot_id = NEW.slot_id
        AND (d.returns_until IS NULL OR d.returns_until > NEW.created_at AND d.asked_by <> NEW.asked_by)));
END;

CREATE TRIGGER appointments_share_moved BEFORE UPDATE OF slot_id ON appointments
  WHEN NEW.slot_id <> OLD.slot_id AND NEW.moves > OLD.moves
    AND EXISTS (SELECT 1 FROM askers k WHERE k.id = NEW.asked_by AND k.free_account = 1 AND k.seen_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'wall: free accounts have a share of a day') FROM free_account_share r
    WHERE r.slot_id = NEW.slot_id AND r.places < NEW.slot_count + (SELECT sum(places) FROM (
      SELECT DISTINCT d.appointment_id, d.places FROM free_account_day d WHERE d.slot_id = NEW.slot_id AND d.appointment_id <> NEW.id
        AND (d.returns_until IS NULL OR d.returns_until > NEW.updated_at AND d.asked_by <> NEW.asked_by)));
END;

-- The last appointment before a share became smaller: what was booked before may exceed it since (invariant_free_accounts_have_a_share).
CREATE TRIGGER shares_by_rule AFTER UPDATE OF value ON rules WHEN NEW.name = 'free_accounts_percent' AND NEW.value < OLD.value BEGIN
  INSERT INTO facts (name, value) VALUES ('shares_since', (SELECT coalesce(max(id), 0) FROM appointments))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END;
CREATE TRIGGER shares_by_hours AFTER UPDATE OF capacity ON slots WHEN NEW.capacity < OLD.capacity BEGIN
  INSERT INTO facts (name, value) VALUES ('shares_since', (SELECT coalesce(max(id), 0) FROM appointments))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END;
CREATE TRIGGER shares_by_channel AFTER DELETE ON facts WHEN OLD.name = 'only_free_accounts' BEGIN
  INSERT INTO facts (name, value) VALUES ('shares_since', (SELECT coalesce(max(id), 0) FROM appointments))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END;

-- A seat stops being a free account's only when its asker was seen at the counter.
CREATE TRIGGER askers_birth BEFORE INSERT ON askers WHEN NEW.counts_as IS NOT NULL OR NEW.seen_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'wall: an asker begins by itself, and unseen');
END;

CREATE TRIGGER askers_step BEFORE UPDATE ON askers BEGIN
  SELECT RAISE(ABORT, 'wall: a free account stays one until it was seen at the counter')
    WHERE NEW.id <> OLD.id OR NEW.free_account <> OLD.free_account
      OR NEW.seen_at IS NOT OLD.seen_at AND (OLD.seen_at IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM appointments a JOIN visit_people v ON v.appointment_id = a.id
          WHERE a.asked_by = NEW.id AND v.arrived_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM contacts c JOIN appointments a ON a.contact_id = c.id JOIN visit_people v ON v.appointment_id = a.id
          WHERE c.asker_id = NEW.id AND a.asked_by IS NULL AND v.arrived_at IS NOT NULL));
  SELECT RAISE(ABORT, 'wall: who is counted with another is that other''s alone')
    WHERE NEW.counts_as IS NOT NULL AND NEW.counts_as IS NOT OLD.counts_as
      AND (NEW.counts_as = NEW.id OR EXISTS (SELECT 1 FROM askers k WHERE k.counts_as = NEW.id)
        OR EXISTS (SELECT 1 FROM askers k WHERE k.id = NEW.counts_as AND k.counts_as IS NOT NULL));
END;

CREATE TRIGGER visit_people_seen AFTER UPDATE OF arrived_at ON visit_people
  WHEN OLD.arrived_at IS NULL AND NEW.arrived_at IS NOT NULL AND NEW.appointment_id IS NOT NULL
BEGIN
  UPDATE askers SET seen_at = NEW.arrived_at WHERE free_account = 1 AND seen_at IS NULL
    AND id = (SELECT coalesce(a.asked_by, (SELECT c.asker_id FROM contacts c WHERE c.id = a.contact_id))
      FROM appointments a WHERE a.id = NEW.appointment_id);
END;

-- Visits. Each write is a compare-and-set on the version, so that two clerks never call one person.
CREATE VIEW visit_transitions (was, becomes) AS
  VALUES ('expected', 'arrived'), ('expected', 'late'), ('expected', 'served'), ('expected', 'absent'), ('expected', 'unknown'),
    ('arrived', 'called'), ('arrived', 'served'), ('arrived', 'left'), ('arrived', 'unknown'), ('arrived', 'expected'),
    ('late', 'called'), ('late', 'served'), ('late', 'left'), ('late', 'unknown'), ('late', 'expected'),
    ('called', 'serving'), ('called', 'served'), ('called', 'left'), ('called', 'arrived'), ('called', 'late'), ('called', 'unknown'),
    ('serving', 'served'), ('serving', 'left'), ('serving', 'unknown'),
    ('absent', 'arrived'), ('absent', 'late'), ('left', 'arrived'), ('left', 'late'), ('unknown', 'arrived'), ('unknown', 'late'),
    ('served', 'arrived'), ('served', 'late');

CREATE TRIGGER visits_birth BEFORE INSERT ON visits BEGIN
  SELECT RAISE(ABORT, 'wall: a visit begins as expected, or as somebody without an appointment who is there')
    WHERE NEW.version <> 1 OR NOT (NEW.state = 'expected' AND NEW.group_id IS NOT NULL
      OR NEW.state = 'arrived' AND NEW.group_id IS NULL AND NEW.number IS NOT NULL);
END;

-- A step taken back is the only other way: it writes what the latest step found (visit_steps), and takes that step away before.
CREATE TRIGGER visits_step BEFORE UPDATE ON visits BEGIN
  SELECT RAISE(ABORT, 'wall: each write adds one to the version') WHERE NEW.version <> OLD.version + 1;
  SELECT RAISE(ABORT, 'wall: whose visit it is, where and when, never changes')
    WHERE NEW.group_id IS NOT OLD.group_id OR NEW.office_id <> OLD.office_id OR NEW.day <> OLD.day OR NEW.starts_at <> OLD.starts_at;
  SELECT RAISE(ABORT, 'wall: a number stays with its visit') WHERE OLD.number IS NOT NULL AND NEW.number IS NOT OLD.number;
  SELECT RAISE(ABORT, 'wall: no such transition of a visit')
    WHERE NEW.state <> OLD.state
      AND NOT EXISTS (SELECT 1 FROM visit_transitions t WHERE t.was = OLD.state AND t.becomes = NEW.state)
      AND NOT EXISTS (SELECT 1 FROM visit_steps s WHERE s.visit_id = OLD.id AND s.version = OLD.version
        AND json_extract(s.before, '$.visit.state') = NEW.state);
END;

-- An absence is a clerk's word of each person, never what time makes of silence.
CREATE TRIGGER visits_absent BEFORE UPDATE OF state ON visits WHEN NEW.state = 'absent' AND OLD.state <> 'absent' BEGIN
  SELECT RAISE(ABORT, 'wall: only a clerk says that nobody came')
    WHERE EXISTS (SELECT 1 FROM visit_people p WHERE p.visit_id = NEW.id AND (p.outcome IS NOT 'absent' OR p.outcome_by IS NOT 'staff'));
END;

CREATE TRIGGER visit_people_birth BEFORE INSERT ON visit_people BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment is in a visit of its own group')
    WHERE (SELECT v.group_id FROM visits v WHERE v.id = NEW.visit_id)
      IS NOT (SELECT a.group_id FROM appointments a WHERE a.id = NEW.appointment_id);
END;

-- In whose chat a place is changes only with a line of its story (src/booking/holder.ts), written before in the same step.
CREATE TRIGGER appointments_holder BEFORE UPDATE OF contact_id ON appointments
  WHEN NEW.contact_id IS NOT OLD.contact_id AND OLD.seated = 1
BEGIN
  SELECT RAISE(ABORT, 'wall: a place goes to another chat only with a line of its story')
    WHERE NOT EXISTS (SELECT 1 FROM appointment_events e WHERE e.appointment_id = NEW.id AND e.at = NEW.updated_at
      AND e.what IN ('handed_over', 'taken_back', 'disowned', 'owned_again', 'passed_on', 'erased', 'merged'));
END;

-- For whom a place is held. Triggers of their own, so that an appointment without all this costs nothing.
CREATE TRIGGER appointments_birth_offered BEFORE INSERT ON appointments WHEN NEW.offer_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'wall: an offered place is for the people of the offer')
    WHERE NOT EXISTS (SELECT 1 FROM people q JOIN wait_offer_people p ON p.person_key = q.key
      WHERE q.id = NEW.person_id AND p.offer_id = NEW.offer_id);
END;

CREATE TRIGGER appointments_birth_held_on BEFORE INSERT ON appointments WHEN NEW.first_held_as IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'wall: a hold takes over a place of its own telephone, for the person for whom it was first held')
    WHERE NOT EXISTS (SELECT 1 FROM appointments f WHERE f.id = NEW.first_held_as AND f.first_held_as IS NULL
        AND f.contact_id IS NEW.contact_id AND f.state IN ('held', 'expired', 'released')
        AND (f.person_id = NEW.person_id OR 1 + (NEW.retold & 1) + (NEW.retold & 2) / 2 >= (
          SELECT count(*) FROM (SELECT person_id FROM appointments WHERE id = NEW.first_held_as OR first_held_as = NEW.first_held_as
            UNION SELECT NEW.person_id))));
END;

-- How often, and when last, an office said for whom a place really is.
CREATE VIEW person_changes AS
  SELECT appointment_id, count(*) AS times, max(at) AS at FROM appointment_events
    WHERE what IN ('curp_corrected', 'hold_corrected', 'person_corrected') GROUP BY appointment_id;

-- To another person a place is corrected with the yes of another key, and never what the waiting list gave.
CREATE TRIGGER appointment_events_person BEFORE INSERT ON appointment_events WHEN NEW.what = 'person_corrected' BEGIN
  SELECT RAISE(ABORT, 'wall: another person needs a second key')
    WHERE NOT EXISTS (SELECT 1 FROM appointments a JOIN second_keys s ON s.group_id = a.group_id
      WHERE a.id = NEW.appointment_id AND a.offer_id IS NULL AND s.change = 'person' AND s.used_at = NEW.at AND s.key_id IS NOT NEW.key_id);
END;

CREATE TRIGGER appointments_step BEFORE UPDATE ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: no such transition')
    WHERE NEW.state <> OLD.state
      AND NOT EXISTS (SELECT 1 FROM appointment_transitions t WHERE t.was = OLD.state AND t.becomes = NEW.state);
  SELECT RAISE(ABORT, 'wall: live and seated follow the state')
    WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = NEW.state AND s.live = NEW.live AND s.seated = NEW.seated);
  SELECT RAISE(ABORT, 'wall: each write adds one to the version')
    WHERE NEW.version <> OLD.version + (NEW.most_live = OLD.most_live); -- What the rule allows is nothing that a button showed.
  SELECT RAISE(ABORT, 'wall: who asked for an appointment never changes') WHERE NEW.asked_by IS NOT OLD.asked_by;
  -- Who is handed over or given to the CURP's owner alone leaves the group, in the step that gives it to another chat (appointments_holder), and the folio with it.
  SELECT RAISE(ABORT, 'wall: an appointment leaves its group only for another chat, with a folio of its own')
    WHERE (NEW.group_id <> OLD.group_id OR NEW.member <> OLD.member)
      AND NOT (OLD.state = 'confirmed' AND NEW.state = 'confirmed' AND NEW.slot_id = OLD.slot_id AND NEW.contact_id <> OLD.contact_id
        AND NEW.folio_hash <> OLD.folio_hash AND NEW.group_id <> OLD.group_id AND NEW.member = 0
        AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.group_id = NEW.group_id)
        AND EXISTS (SELECT 1 FROM appointment_events e WHERE e.appointment_id = NEW.id AND e.at = NEW.updated_at AND e.what IN ('handed_over', 'passed_on')));
  SELECT RAISE(ABORT, 'wall: how many slots an appointment takes, and what it excludes, never change')
    WHERE NEW.slot_count <> OLD.slot_count OR NEW.exclusive_group IS NOT OLD.exclusive_group OR NEW.most_live < OLD.most_live;
  -- The passport that was to be renewed is lost (src/booking/price-choice.ts).
  SELECT RAISE(ABORT, 'wall: an appointment becomes another procedure only where a renewal becomes a replacement, at its own hour')
    WHERE NEW.procedure_id <> OLD.procedure_id
      AND NOT (OLD.state = 'confirmed' AND NEW.state = 'confirmed' AND NEW.slot_id = OLD.slot_id AND EXISTS (
        SELECT 1 FROM procedures r JOIN procedures l ON l.audience = r.audience AND l.slot_count = r.slot_count
            AND l.exclusive_group IS r.exclusive_group
          WHERE r.id = OLD.procedure_id AND r.family = 'renewal' AND l.id = NEW.procedure_id AND l.family = 'lost'));
  -- A place that cannot change hands cannot be sold. For whom it is is put right once, in the step whose line of the story says so
  -- (src/booking/person-change.ts). What one agency erased and another one's visitor still stands behind becomes nobody's
  -- (src/privacy/erase-people.ts): only what is over and has no name, while that erasure is under way.
  SELECT RAISE(ABORT, 'wall: the person of an appointment never changes, but for one correction that its story tells')
    WHERE NEW.person_id <> OLD.person_id
      AND NOT (OLD.state IN ('past', 'cancelled', 'expired', 'released') AND NEW.state = OLD.state AND NEW.slot_id = OLD.slot_id
        AND NEW.name_sealed IS NULL
        AND EXISTS (SELECT 1 FROM people q WHERE q.id = NEW.person_id AND q.curp_index IS NULL AND q.curp_sealed IS NULL AND q.birth_sealed IS NULL)
        AND EXISTS (SELECT 1 FROM erasures e JOIN offices o ON o.agency_id = e.agency_id
          WHERE o.id = OLD.office_id AND e.kind = 'person' AND e.done_at IS NULL AND e.withdrawn_at IS NULL))
      AND (OLD.state NOT IN ('held', 'confirmed') OR NEW.state <> OLD.state OR NEW.slot_id <> OLD.slot_id
        OR NOT EXISTS (SELECT 1 FROM person_changes c WHERE c.appointment_id = OLD.id AND c.times = 1 AND c.at = NEW.updated_at));
  -- A move keeps the row, while it is confirmed. The counters follow in the same update (appointments_move).
  SELECT RAISE(ABORT, 'wall: only what stays confirmed moves to another place')
    WHERE (NEW.slot_id <> OLD.slot_id OR NEW.office_id <> OLD.office_id OR NEW.visit_ends_at <> OLD.visit_ends_at)
      AND (OLD.state <> 'confirmed' OR NEW.state <> 'confirmed');
  SELECT RAISE(ABORT, 'wall: the slot belongs to another office')
    WHERE (NEW.slot_id <> OLD.slot_id OR NEW.office_id <> OLD.office_id)
      AND NOT EXISTS (SELECT 1 FROM slots s WHERE s.id = NEW.slot_id AND s.office_id = NEW.office_id);
  SELECT RAISE(ABORT, 'wall: the procedure is of another agency than the office')
    WHERE (NEW.office_id <> OLD.office_id OR NEW.procedure_id <> OLD.procedure_id)
      AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> (SELECT agency_id FROM procedures WHERE id = NEW.procedure_id);
  -- Undoing: in time, and only with the same place, which nobody else can have had. What a closure took comes back when it is lifted, to
  -- a place that slots_never_over allows.
  SELECT RAISE(ABORT, 'wall: a cancellation is undone in time and with its own place')
    WHERE OLD.state = 'cancelled' AND NEW.state = 'confirmed'
      AND NOT EXISTS (SELECT 1 FROM rebooking_seats s JOIN rebookings b ON b.id = s.rebooking_id AND b.state = 'owed'
        WHERE s.appointment_id = OLD.id AND s.from_slot_id = OLD.slot_id)
      AND (OLD.undo_until IS NULL OR OLD.undo_until <= NEW.updated_at
        OR EXISTS (SELECT 1 FROM appointment_slots p WHERE p.appointment_id = OLD.id AND NOT EXISTS (
          SELECT 1 FROM cooling_places c WHERE c.appointment_id = OLD.id AND c.slot_id = p.slot_id)));
  SELECT RAISE(ABORT, 'wall: a folio never changes')
    WHERE OLD.folio_hash IS NOT NULL AND NEW.group_id = OLD.group_id AND (NEW.folio_hash IS NOT OLD.folio_hash OR NEW.folio_sealed IS NOT OLD.folio_sealed);
END;

-- What an appointment came of is forgotten with the offer (src/waitlist/personal-data.ts), never exchanged.
CREATE TRIGGER appointments_held_for BEFORE UPDATE OF offer_id, first_held_as, retold ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: for whom a place was held never changes')
    WHERE ((NEW.first_held_as IS NOT OLD.first_held_as OR NEW.retold <> OLD.retold)
        AND (OLD.state <> 'held' OR NEW.state <> 'held' OR NEW.first_held_as IS NOT NULL OR NEW.retold <> 4
          OR NOT EXISTS (SELECT 1 FROM person_changes c WHERE c.appointment_id = OLD.id AND c.times = 1 AND c.at = NEW.updated_at)))
      OR (NEW.offer_id IS NOT OLD.offer_id AND (NEW.offer_id IS NOT NULL OR NEW.seated = 1 AND NEW.state <> 'past'));
END;

CREATE TRIGGER appointments_confirm_offered BEFORE UPDATE OF state ON appointments
  WHEN NEW.offer_id IS NOT NULL AND OLD.state = 'held' AND NEW.state = 'confirmed'
BEGIN
  SELECT RAISE(ABORT, 'wall: an offered place is confirmed for the people of the offer')
    WHERE NOT EXISTS (SELECT 1 FROM people q JOIN wait_offer_people p ON p.person_key = q.key
      WHERE q.id = NEW.person_id AND p.offer_id = NEW.offer_id);
END;

CREATE TRIGGER appointments_confirm_held_on BEFORE UPDATE OF state ON appointments
  WHEN NEW.first_held_as IS NOT NULL AND OLD.state = 'held' AND NEW.state = 'confirmed'
BEGIN
  SELECT RAISE(ABORT, 'wall: a place is confirmed for the person for whom it was first held')
    WHERE NOT EXISTS (SELECT 1 FROM appointments f WHERE f.id = NEW.first_held_as AND f.person_id = NEW.person_id)
      AND (SELECT count(DISTINCT person_id) FROM appointments WHERE id = NEW.first_held_as OR first_held_as = NEW.first_held_as)
        > 1 + (NEW.retold & 1) + (NEW.retold & 2) / 2;
END;

-- The slots of a schedule that follow a slot on its day: the next one is the first, and so on. A closed one is left out.
CREATE VIEW slots_after (first_id, slot_id, nth) AS
  SELECT f.id, s.id, (SELECT count(*) FROM slots b WHERE b.office_id = f.office_id AND b.schedule_id = f.schedule_id
      AND b.starts_at > f.starts_at AND b.starts_at <= s.starts_at AND b.closed_at IS NULL)
  FROM slots f JOIN slots s ON s.office_id = f.office_id AND s.schedule_id = f.schedule_id
    AND s.starts_at > f.starts_at AND s.starts_at < f.starts_at + 86400000 AND s.day = f.day AND s.closed_at IS NULL;

-- An appointment sits in the slot of its own row and, when it takes several, in those of appointment_more_slots: all of them or none.
CREATE VIEW appointment_slots AS
  SELECT id AS appointment_id, slot_id, seated FROM appointments
  UNION ALL
  SELECT m.appointment_id, m.slot_id, a.seated FROM appointment_more_slots m CROSS JOIN appointments a ON a.id = m.appointment_id;

-- `taken` counts what is seated in a slot. The triggers of appointments are its only writers. What the office gives uses up the places that
-- are kept; the public's never does, so that slots_never_over refuses it. An urgent visit is given one by src/urgent first.
CREATE TRIGGER appointments_sit AFTER INSERT ON appointments WHEN NEW.seated = 1 BEGIN
  INSERT INTO appointment_more_slots (appointment_id, slot_id)
    SELECT NEW.id, r.slot_id FROM slots_after r WHERE NEW.slot_count > 1 AND r.first_id = NEW.slot_id AND r.nth < NEW.slot_count;
  UPDATE slots SET taken = taken + 1, kept = max(0, kept - (NEW.origin <> 'chat'))
    WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id);
  SELECT RAISE(ABORT, 'wall: an appointment takes slots that follow each other, all of them or none')
    WHERE NEW.slot_count > 1 AND (SELECT count(*) <> NEW.slot_count OR max(ends_at) - min(starts_at) <> sum(ends_at - starts_at)
      FROM slots WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id));
END;

-- A freed place cools: one update moves it from `taken` to `cooling`, so it is never free in between.
CREATE TRIGGER appointments_rise AFTER UPDATE OF seated ON appointments WHEN OLD.seated = 1 AND NEW.seated = 0 BEGIN
  UPDATE slots SET taken = taken - 1, cooling = cooling + (coalesce(NEW.reopens_at, 0) > NEW.updated_at)
    WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id);
  INSERT INTO cooling_places (slot_id, appointment_id, freed_by, freed_at, reopens_at)
    SELECT p.slot_id, NEW.id, NEW.contact_id, NEW.updated_at, NEW.reopens_at FROM appointment_slots p
    WHERE p.appointment_id = NEW.id AND NEW.reopens_at > NEW.updated_at;
END;

-- Undoing takes the appointment's own cooling places, in each of its slots the one that was freed last.
CREATE TRIGGER appointments_sit_again AFTER UPDATE OF seated ON appointments WHEN OLD.seated = 0 AND NEW.seated = 1 BEGIN
  DELETE FROM cooling_places WHERE id IN (SELECT (
      SELECT c.id FROM cooling_places c WHERE c.appointment_id = NEW.id AND c.slot_id = p.slot_id ORDER BY c.freed_at DESC, c.id DESC LIMIT 1)
    FROM appointment_slots p WHERE p.appointment_id = NEW.id);
  UPDATE slots SET taken = taken + 1 WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id);
END;

-- A move takes the new places and frees the old ones in one update: no place is free in between, none counts twice, and a full
-- slot refuses all of it (slots_never_over).
CREATE TRIGGER appointments_move AFTER UPDATE OF slot_id ON appointments WHEN NEW.slot_id <> OLD.slot_id AND NEW.seated = 1 BEGIN
  UPDATE slots SET taken = taken + 1, kept = iif(NEW.moves > OLD.moves, kept, max(0, min(kept, capacity - taken - cooling - 1)))
    WHERE id IN (SELECT NEW.slot_id UNION ALL
        SELECT r.slot_id FROM slots_after r WHERE NEW.slot_count > 1 AND r.first_id = NEW.slot_id AND r.nth < NEW.slot_count)
      AND id NOT IN (SELECT OLD.slot_id UNION ALL SELECT m.slot_id FROM appointment_more_slots m WHERE m.appointment_id = NEW.id);
  INSERT INTO cooling_places (slot_id, appointment_id, freed_by, freed_at, reopens_at)
    SELECT o.slot_id, NEW.id, NEW.contact_id, NEW.updated_at, NEW.reopens_at
    FROM (SELECT OLD.slot_id AS slot_id UNION ALL SELECT m.slot_id FROM appointment_more_slots m WHERE m.appointment_id = NEW.id) o
    WHERE NEW.reopens_at > NEW.updated_at AND o.slot_id <> NEW.slot_id AND o.slot_id NOT IN (
      SELECT r.slot_id FROM slots_after r WHERE NEW.slot_count > 1 AND r.first_id = NEW.slot_id AND r.nth < NEW.slot_count);
  UPDATE slots SET taken = taken - 1, cooling = cooling + (coalesce(NEW.reopens_at, 0) > NEW.updated_at)
    WHERE id IN (SELECT OLD.slot_id UNION ALL SELECT m.slot_id FROM appointment_more_slots m WHERE m.appointment_id = NEW.id)
      AND id NOT IN (SELECT NEW.slot_id UNION ALL
        SELECT r.slot_id FROM slots_after r WHERE NEW.slot_count > 1 AND r.first_id = NEW.slot_id AND r.nth < NEW.slot_count);
  DELETE FROM appointment_more_slots WHERE appointment_id = NEW.id AND slot_id NOT IN (
    SELECT r.slot_id FROM slots_after r WHERE r.first_id = NEW.slot_id AND r.nth < NEW.slot_count);
  INSERT INTO appointment_more_slots (appointment_id, slot_id)
    SELECT NEW.id, r.slot_id FROM slots_after r WHERE NEW.slot_count > 1 AND r.first_id = NEW.slot_id AND r.nth < NEW.slot_count
      AND r.slot_id NOT IN (SELECT m.slot_id FROM appointment_more_slots m WHERE m.appointment_id = NEW.id);
  SELECT RAISE(ABORT, 'wall: an appointment takes slots that follow each other, all of them or none')
    WHERE NEW.slot_count > 1 AND (SELECT count(*) <> NEW.slot_count OR max(ends_at) - min(starts_at) <> sum(ends_at - starts_at)
      FROM slots WHERE id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = NEW.id));
END;

-- Nobody but the appointment's own row says where it sits.
CREATE TRIGGER appointment_more_slots_birth BEFORE INSERT ON appointment_more_slots BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment sits where its own row says')
    WHERE NOT EXISTS (SELECT 1 FROM appointments a JOIN slots_after r ON r.first_id = a.slot_id AND r.nth < a.slot_count
      WHERE a.id = NEW.appointment_id AND a.seated = 1 AND r.slot_id = NEW.slot_id);
END;

CREATE TRIGGER appointment_more_slots_step BEFORE UPDATE ON appointment_more_slots BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment sits where its own row says');
END;

-- By its hours, not by slots_after: an hour that was closed meanwhile is still one of the visit's.
CREATE TRIGGER appointment_more_slots_gone BEFORE DELETE ON appointment_more_slots BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment sits where its own row says')
    WHERE EXISTS (SELECT 1 FROM appointments a JOIN slots f ON f.id = a.slot_id JOIN slots s ON s.schedule_id = f.schedule_id
      WHERE a.id = OLD.appointment_id AND s.id = OLD.slot_id
        AND s.starts_at > f.starts_at AND s.starts_at < f.starts_at + a.slot_count * (f.ends_at - f.starts_at));
END;

-- Whoever freed it may turn out to be the same as another contact.
CREATE TRIGGER cooling_places_fixed BEFORE UPDATE ON cooling_places
  WHEN (NEW.id, NEW.slot_id, NEW.freed_at, NEW.reopens_at) <> (OLD.id, OLD.slot_id, OLD.freed_at, OLD.reopens_at)
    OR NEW.appointment_id IS NOT OLD.appointment_id OR NEW.offer_id IS NOT OLD.offer_id
BEGIN
  SELECT RAISE(ABORT, 'wall: a cooling place is deleted when it reopens, never changed');
END;

CREATE TRIGGER cooling_places_reopen AFTER DELETE ON cooling_places BEGIN
  UPDATE slots SET cooling = cooling - 1 WHERE id = OLD.slot_id;
END;

-- Each schedule is published again: what is kept follows its rules.
CREATE TRIGGER kept_by_rule AFTER UPDATE OF value ON rules WHEN NEW.name IN ('staff_percent', 'staff_days', 'urgent_percent', 'urgent_days') AND NEW.value <> OLD.value BEGIN
  UPDATE schedules SET published_on = NULL, publishing = 0 WHERE published_on IS NOT NULL OR publishing = 1;
END;
CREATE TRIGGER kept_by_own_rule AFTER INSERT ON own_rules WHEN NEW.name IN ('staff_percent', 'staff_days', 'urgent_percent', 'urgent_days') BEGIN
  UPDATE schedules SET published_on = NULL, publishing = 0 WHERE published_on IS NOT NULL OR publishing = 1;
END;
CREATE TRIGGER kept_by_no_own_rule AFTER DELETE ON own_rules WHEN OLD.name IN ('staff_percent', 'staff_days', 'urgent_percent', 'urgent_days') BEGIN
  UPDATE schedules SET published_on = NULL, publishing = 0 WHERE published_on IS NOT NULL OR publishing = 1;
END;

CREATE TRIGGER slots_fixed BEFORE UPDATE ON slots
  WHEN NEW.schedule_id <> OLD.schedule_id OR NEW.office_id <> OLD.office_id OR NEW.starts_at <> OLD.starts_at
BEGIN
  SELECT RAISE(ABORT, 'wall: a slot never changes its schedule or its hour');
END;

-- A permission that was taken back or closed is not declared again in a chat: the office looks at it.
CREATE TRIGGER permissions_step BEFORE UPDATE ON permissions BEGIN
  SELECT RAISE(ABORT, 'wall: a permission that was taken back or closed stays so')
    WHERE OLD.state IN ('revoked', 'closed') AND NEW.state <> OLD.state AND NEW.state <> 'closed';
  SELECT RAISE(ABORT, 'wall: a permission belongs to its group and its code')
    WHERE NEW.group_id <> OLD.group_id OR NEW.code_hash <> OLD.code_hash;
END;

-- Numbers of these rows are in buttons, in the audit and with freed places, so each must mean one row for ever: the rows are
-- never deleted. Tables whose rows are deleted have AUTOINCREMENT instead (db/schema); test/db/numbers.test.ts
-- knows the others.
CREATE TRIGGER access_keys_no_delete BEFORE DELETE ON access_keys BEGIN
  SELECT RAISE(ABORT, 'wall: an access key is taken away, never deleted');
END;
CREATE TRIGGER askers_no_delete BEFORE DELETE ON askers BEGIN
  SELECT RAISE(ABORT, 'wall: who asked for a place is never forgotten');
END;
CREATE TRIGGER appointments_no_delete BEFORE DELETE ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment is forgotten, never deleted');
END;
CREATE TRIGGER cases_no_delete BEFORE DELETE ON cases BEGIN
  SELECT RAISE(ABORT, 'wall: a case is closed, never deleted');
END;
-- What was said in the cases of whoever complains, also after the complaint, is kept with it as it was said, and for as long. The
-- talk itself may lose its words before.
CREATE TRIGGER case_evidence_begins AFTER INSERT ON cases WHEN NEW.kind = 'complaint' AND NEW.contact_id IS NOT NULL BEGIN
  INSERT INTO case_evidence (case_id, at, author, key_id, form, words_sealed)
    SELECT NEW.id, m.at, m.author, m.key_id, m.form, iif(m.form = 'curp', NULL, m.words_sealed) FROM cases t JOIN case_messages m ON m.case_id = t.id
      WHERE t.contact_id = NEW.contact_id AND t.kind <> 'complaint' ORDER BY m.id;
END;
CREATE TRIGGER case_evidence_goes_on AFTER INSERT ON case_messages BEGIN
  INSERT INTO case_evidence (case_id, at, author, key_id, form, words_sealed)
    SELECT c.id, NEW.at, NEW.author, NEW.key_id, NEW.form, iif(NEW.form = 'curp', NULL, NEW.words_sealed)
      FROM cases t JOIN cases c ON c.contact_id = t.contact_id
      WHERE t.id = NEW.case_id AND t.kind <> 'complaint' AND c.kind = 'complaint' AND c.state <> 'closed';
END;
-- A deletion that is under way takes a CURP or a telephone out of the words (src/privacy/free-words.ts), and changes nothing else.
CREATE TRIGGER case_evidence_fixed BEFORE UPDATE ON case_evidence
  WHEN (NEW.id, NEW.case_id, NEW.at, NEW.author, NEW.form) <> (OLD.id, OLD.case_id, OLD.at, OLD.author, OLD.form)
    OR NEW.key_id IS NOT OLD.key_id OR (NEW.words_sealed IS NULL) <> (OLD.words_sealed IS NULL)
    OR NOT EXISTS (SELECT 1 FROM erasures e WHERE e.done_at IS NULL AND e.withdrawn_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'wall: what was said is kept as it was said');
END;
CREATE TRIGGER case_evidence_kept BEFORE DELETE ON case_evidence
  WHEN EXISTS (SELECT 1 FROM cases c WHERE c.id = OLD.case_id AND c.state <> 'closed')
BEGIN
  SELECT RAISE(ABORT, 'wall: what was said is kept while its complaint is open');
END;
-- Nobody who wrote in the chat of whoever complains writes in the complaint.
CREATE TRIGGER complaints_of_others BEFORE INSERT ON case_messages
  WHEN NEW.author IN ('office', 'note') AND EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.kind = 'complaint')
BEGIN
  SELECT RAISE(ABORT, 'wall: who wrote in a chat has no part in a complaint from it')
    WHERE EXISTS (SELECT 1 FROM case_evidence e WHERE e.case_id = NEW.case_id AND e.author IN ('office', 'note') AND e.key_id IS NEW.key_id);
END;
CREATE TRIGGER closures_no_delete BEFORE DELETE ON closures BEGIN
  SELECT RAISE(ABORT, 'wall: a closure is lifted, never deleted');
END;
CREATE TRIGGER offices_no_delete BEFORE DELETE ON offices BEGIN
  SELECT RAISE(ABORT, 'wall: an office rests, it is never deleted');
END;
CREATE TRIGGER people_no_delete BEFORE DELETE ON people BEGIN
  SELECT RAISE(ABORT, 'wall: a person is forgotten, never deleted');
END;
CREATE TRIGGER schedule_plans_no_delete BEFORE DELETE ON schedule_plans BEGIN
  SELECT RAISE(ABORT, 'wall: a plan is taken back, never deleted');
END;
CREATE TRIGGER schedules_first_plan AFTER INSERT ON schedules BEGIN
  INSERT INTO schedule_plans (schedule_id, from_day, created_at) VALUES (NEW.id, '0001-01-01', 0);
END;
CREATE TRIGGER schedules_no_delete BEFORE DELETE ON schedules BEGIN
  SELECT RAISE(ABORT, 'wall: a schedule is never deleted');
END;
CREATE TRIGGER schedules_fixed BEFORE UPDATE ON schedules WHEN NEW.id <> OLD.id OR NEW.office_id <> OLD.office_id BEGIN
  SELECT RAISE(ABORT, 'wall: a schedule never changes its office');
END;
CREATE TRIGGER slots_no_delete BEFORE DELETE ON slots BEGIN
  SELECT RAISE(ABORT, 'wall: an hour is closed, never deleted');
END;

-- Agencies. What is of one never becomes another's, and what belongs together is of one: an office and what it does, a key and its
-- offices, a case and its office, a line of the log-book and its key.
CREATE TRIGGER agencies_no_delete BEFORE DELETE ON agencies BEGIN
  SELECT RAISE(ABORT, 'wall: an agency is never deleted');
END;
CREATE TRIGGER agencies_own_number BEFORE UPDATE OF owns_number ON agencies WHEN NEW.owns_number <> OLD.owns_number BEGIN
  SELECT RAISE(ABORT, 'wall: the agency that owns the number stays the one that people wrote to');
END;
CREATE TRIGGER offices_agency_fixed BEFORE UPDATE OF agency_id ON offices WHEN NEW.agency_id <> OLD.agency_id BEGIN
  SELECT RAISE(ABORT, 'wall: an office stays with its agency');
END;
CREATE TRIGGER procedures_agency_fixed BEFORE UPDATE OF agency_id ON procedures WHEN NEW.agency_id <> OLD.agency_id BEGIN
  SELECT RAISE(ABORT, 'wall: a procedure stays with its agency');
END;
CREATE TRIGGER procedures_group_of_agency_new BEFORE INSERT ON procedures
  WHEN EXISTS (SELECT 1 FROM procedures p WHERE p.exclusive_group = NEW.exclusive_group AND p.agency_id <> NEW.agency_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: procedures that exclude each other are of one agency');
END;
CREATE TRIGGER procedures_group_of_agency BEFORE UPDATE OF exclusive_group ON procedures
  WHEN EXISTS (SELECT 1 FROM procedures p WHERE p.exclusive_group = NEW.exclusive_group AND p.agency_id <> NEW.agency_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: procedures that exclude each other are of one agency');
END;
CREATE TRIGGER access_keys_agency_fixed BEFORE UPDATE OF agency_id ON access_keys WHEN NEW.agency_id <> OLD.agency_id BEGIN
  SELECT RAISE(ABORT, 'wall: a key stays with its agency');
END;
CREATE TRIGGER office_procedures_of_agency BEFORE INSERT ON office_procedures
  WHEN (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> (SELECT agency_id FROM procedures WHERE id = NEW.procedure_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: an office does only the procedures of its agency');
END;
CREATE TRIGGER schedule_procedures_of_agency BEFORE INSERT ON schedule_procedures
  WHEN (SELECT o.agency_id FROM schedules s JOIN offices o ON o.id = s.office_id WHERE s.id = NEW.schedule_id)
    <> (SELECT agency_id FROM procedures WHERE id = NEW.procedure_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: a schedule takes only the procedures of its agency');
END;
CREATE TRIGGER office_procedures_done_here BEFORE INSERT ON office_procedures
  WHEN (SELECT done_by FROM procedures WHERE id = NEW.procedure_id) IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'wall: what others do is done in no office here');
END;
CREATE TRIGGER procedures_done_elsewhere BEFORE UPDATE OF done_by ON procedures
  WHEN NEW.done_by IS NOT NULL AND EXISTS (SELECT 1 FROM office_procedures WHERE procedure_id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'wall: what others do is done in no office here');
END;
CREATE TRIGGER access_key_offices_of_agency BEFORE INSERT ON access_key_offices
  WHEN (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> (SELECT agency_id FROM access_keys WHERE id = NEW.key_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: a key opens only offices of its agency');
END;
CREATE TRIGGER cases_of_agency BEFORE INSERT ON cases
  WHEN NEW.office_id IS NOT NULL AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: a case is of the agency of its office');
END;
CREATE TRIGGER office_answers_of_agency BEFORE INSERT ON office_answers
  WHEN NEW.office_id IS NOT NULL AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: an answer is of the agency of its office');
END;
CREATE TRIGGER office_answers_agency_fixed BEFORE UPDATE OF agency_id, office_id ON office_answers
  WHEN NEW.agency_id <> OLD.agency_id
    OR NEW.office_id IS NOT NULL AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: an answer is of the agency of its office');
END;
CREATE TRIGGER cases_agency_fixed BEFORE UPDATE OF agency_id, office_id ON cases
  WHEN NEW.agency_id <> OLD.agency_id
    OR NEW.office_id IS NOT NULL AND (SELECT agency_id FROM offices WHERE id = NEW.office_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: a case is of the agency of its office');
END;
CREATE TRIGGER audit_of_agency BEFORE INSERT ON audit
  WHEN NEW.key_id IS NOT NULL AND (SELECT agency_id FROM access_keys WHERE id = NEW.key_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: a line of the log-book is of the agency of its key');
END;
-- An agency erases what is its own.
CREATE TRIGGER erasures_of_agency BEFORE INSERT ON erasures
  WHEN NEW.key_id IS NOT NULL AND (SELECT agency_id FROM access_keys WHERE id = NEW.key_id) <> NEW.agency_id
    OR NEW.case_id IS NOT NULL AND (SELECT agency_id FROM cases WHERE id = NEW.case_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: an erasure is of the agency of its key and of its case');
END;
CREATE TRIGGER erasures_agency_fixed BEFORE UPDATE OF agency_id ON erasures WHEN NEW.agency_id <> OLD.agency_id BEGIN
  SELECT RAISE(ABORT, 'wall: an erasure stays with its agency');
END;
CREATE TRIGGER erased_by_agency BEFORE INSERT ON appointment_events
  WHEN NEW.what = 'erased' AND NEW.key_id IS NOT NULL
    AND (SELECT agency_id FROM access_keys WHERE id = NEW.key_id)
      <> (SELECT o.agency_id FROM appointments a JOIN offices o ON o.id = a.office_id WHERE a.id = NEW.appointment_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: an agency erases only what is its own');
END;
CREATE TRIGGER audit_reads_of_agency BEFORE INSERT ON audit_reads
  WHEN NEW.key_id IS NOT NULL AND (SELECT agency_id FROM access_keys WHERE id = NEW.key_id) <> NEW.agency_id
BEGIN
  SELECT RAISE(ABORT, 'wall: a line of the log-book is of the agency of its key');
END;

-- The waiting list. An open offer keeps its places by counting them as cooling: nobody else gets or sees them.
CREATE TRIGGER wait_offers_birth BEFORE INSERT ON wait_offers BEGIN
  SELECT RAISE(ABORT, 'wall: an offer is born open, to a wish that waits')
    WHERE NEW.state <> 'open' OR NOT EXISTS (SELECT 1 FROM wait_wishes w WHERE w.id = NEW.wish_id AND w.live = 1);
END;

CREATE TRIGGER wait_offers_keep AFTER INSERT ON wait_offers BEGIN
  UPDATE slots SET cooling = cooling + NEW.places WHERE id = NEW.slot_id;
  UPDATE wait_lines SET offered = 1 WHERE wish_id = NEW.wish_id;
  INSERT INTO wait_offer_people (offer_id, person_key) SELECT NEW.id, p.person_key FROM wait_people p WHERE p.wish_id = NEW.wish_id;
END;

-- Whom an offer is for is said when it is made. Later one of them can only be told anew: the name or the CURP spelled anew, the CURP
-- given later, put right by the office (src/booking/name-correction.ts), each once.
CREATE TRIGGER wait_offer_people_birth BEFORE INSERT ON wait_offer_people BEGIN
  SELECT RAISE(ABORT, 'wall: an offer is for the people who waited')
    WHERE NEW.waited_as IS NULL AND NOT EXISTS (SELECT 1 FROM wait_offers o JOIN wait_people p ON p.wish_id = o.wish_id
      WHERE o.id = NEW.offer_id AND o.state = 'open' AND p.person_key = NEW.person_key);
  SELECT RAISE(ABORT, 'wall: the people of an offer are told anew, never others')
    WHERE NEW.waited_as IS NOT NULL
      AND (NOT EXISTS (SELECT 1 FROM wait_offer_people p
          WHERE p.offer_id = NEW.offer_id AND p.person_key = NEW.waited_as AND p.waited_as IS NULL)
        OR (SELECT count(*) FROM wait_offer_people p WHERE p.offer_id = NEW.offer_id AND p.waited_as = NEW.waited_as) >= 3);
END;

CREATE TRIGGER wait_offer_people_fixed BEFORE UPDATE ON wait_offer_people BEGIN
  SELECT RAISE(ABORT, 'wall: the people of an offer never change');
END;

-- Nobody is known longer as whom an offer was for than as who waited, but while the place is offered or held for them.
CREATE TRIGGER wait_people_gone AFTER DELETE ON wait_people BEGIN
  DELETE FROM wait_offer_people WHERE (person_key = OLD.person_key OR waited_as = OLD.person_key)
    AND offer_id IN (SELECT o.id FROM wait_offers o WHERE o.wish_id = OLD.wish_id AND o.state <> 'open'
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.offer_id = o.id AND a.state = 'held'));
END;

CREATE TRIGGER wait_lines_offered AFTER INSERT ON wait_lines
  WHEN EXISTS (SELECT 1 FROM wait_offers o WHERE o.wish_id = NEW.wish_id AND o.state = 'open')
BEGIN
  UPDATE wait_lines SET offered = 1 WHERE wish_id = NEW.wish_id;
END;

CREATE TRIGGER wait_offers_step BEFORE UPDATE ON wait_offers BEGIN
  SELECT RAISE(ABORT, 'wall: an offer ends once') WHERE OLD.state <> 'open' AND NEW.state <> OLD.state;
  SELECT RAISE(ABORT, 'wall: the wish, the hour and the places of an offer never change')
    WHERE NEW.wish_id <> OLD.wish_id OR NEW.slot_id <> OLD.slot_id OR NEW.places <> OLD.places;
  SELECT RAISE(ABORT, 'wall: what an offer saw never changes')
    WHERE NEW.id <> OLD.id OR NEW.line <> OLD.line OR NEW.room <> OLD.room OR NEW.day <> OLD.day OR NEW.created_at <> OLD.created_at
      OR NEW.chain <> OLD.chain OR NEW.ages_to <> OLD.ages_to;
END;

-- Since when an entry counts changes only with the event that src/waitlist/age.ts leaves in the same step.
CREATE TRIGGER wait_wishes_age BEFORE UPDATE OF joined_at, counts_from, lot ON wait_wishes BEGIN
  SELECT RAISE(ABORT, 'wall: since when an entry waits changes only when it joins again')
    WHERE NEW.joined_at <> OLD.joined_at AND NOT (OLD.live = 0 AND NEW.live = 1);
  SELECT RAISE(ABORT, 'wall: an age in line changes only with its event')
    WHERE (NEW.counts_from <> OLD.counts_from OR NEW.lot <> OLD.lot)
      AND NOT EXISTS (SELECT 1 FROM wait_ages a WHERE a.id = (SELECT max(b.id) FROM wait_ages b)
        AND a.wish_id = NEW.id AND a.counts_from = NEW.counts_from AND a.lot = NEW.lot AND a.at = NEW.updated_at);
END;

CREATE TRIGGER wait_ages_fixed BEFORE UPDATE ON wait_ages BEGIN
  SELECT RAISE(ABORT, 'wall: the age events of the line never change');
END;

CREATE TRIGGER wait_ages_no_delete BEFORE DELETE ON wait_ages WHEN EXISTS (SELECT 1 FROM wait_wishes w WHERE w.id = OLD.wish_id AND w.live = 1) BEGIN
  SELECT RAISE(ABORT, 'wall: the age events of an entry that waits stay');
END;

-- Its places in later hours (cooling places that it keeps) end with it.
CREATE TRIGGER wait_offers_end AFTER UPDATE OF state ON wait_offers WHEN OLD.state = 'open' AND NEW.state <> 'open' BEGIN
  UPDATE slots SET cooling = cooling - OLD.places WHERE id = OLD.slot_id;
  UPDATE wait_lines SET offered = 0 WHERE wish_id = OLD.wish_id;
  DELETE FROM cooling_places WHERE offer_id = OLD.id;
END;

CREATE TRIGGER wait_offers_no_delete BEFORE DELETE ON wait_offers WHEN OLD.state = 'open' BEGIN
  SELECT RAISE(ABORT, 'wall: an open offer cannot be deleted');
END;

-- An offer ends at once when its wish ends, its hour is closed or its office becomes inactive. Letting go then passes its
-- places on.
CREATE TRIGGER wait_wishes_turn AFTER UPDATE OF live ON wait_wishes WHEN NEW.live <> OLD.live BEGIN
  UPDATE wait_people SET open = NEW.live WHERE wish_id = NEW.id;
  UPDATE wait_lines SET open = NEW.live, counts_from = NEW.counts_from, lot = NEW.lot, owed = NEW.owed WHERE wish_id = NEW.id;
  INSERT INTO wait_ages (wish_id, counts_from, lot, at) SELECT NEW.id, NEW.counts_from, NEW.lot, NEW.updated_at WHERE NEW.live = 1;
  UPDATE wait_offers SET ends_at = NEW.updated_at WHERE wish_id = NEW.id AND state = 'open' AND ends_at > NEW.updated_at;
END;

-- A telephone to call goes with the last name of its group.
CREATE TRIGGER appointments_bared AFTER UPDATE OF name_sealed ON appointments WHEN NEW.name_sealed IS NULL AND OLD.name_sealed IS NOT NULL BEGIN
  DELETE FROM callback_phones WHERE group_id = NEW.group_id
    AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.group_id = NEW.group_id AND a.name_sealed IS NOT NULL);
END;

-- Without its words nobody can be called for a wish any more.
CREATE TRIGGER wait_wishes_bared AFTER UPDATE OF body_sealed ON wait_wishes WHEN NEW.body_sealed IS NULL AND OLD.body_sealed IS NOT NULL BEGIN
  DELETE FROM callback_phones WHERE wish_id = NEW.id;
  UPDATE calls SET open = 0, version = version + 1 WHERE wish_id = NEW.id AND open = 1;
END;

CREATE TRIGGER wait_offers_closed AFTER UPDATE OF closed_at ON slots WHEN OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL BEGIN
  UPDATE wait_offers SET ends_at = NEW.closed_at WHERE slot_id = NEW.id AND state = 'open' AND ends_at > NEW.closed_at;
  UPDATE wait_offers SET ends_at = NEW.closed_at WHERE state = 'open' AND ends_at > NEW.closed_at
    AND id IN (SELECT c.offer_id FROM cooling_places c WHERE c.slot_id = NEW.id AND c.offer_id IS NOT NULL);
END;

CREATE TRIGGER wait_offers_rest AFTER UPDATE OF active ON offices WHEN OLD.active = 1 AND NEW.active = 0 BEGIN
  UPDATE wait_offers SET ends_at = NEW.updated_at WHERE state = 'open' AND ends_at > NEW.updated_at
    AND slot_id IN (SELECT s.id FROM slots s WHERE s.office_id = NEW.id AND s.starts_at > NEW.updated_at);
END;

CREATE TRIGGER wait_wishes_asked BEFORE UPDATE OF asked_by ON wait_wishes WHEN NEW.asked_by IS NOT OLD.asked_by BEGIN
  SELECT RAISE(ABORT, 'wall: who asked to wait never changes');
END;

-- One live thing a person and telephone: a waiting wish or all the appointments that their procedures allow; only a search for an earlier date stands beside its own
-- appointment. A CURP is no secret: under the same one people may wait from several telephones, each counted there. The first
-- appointment whose name can be the owner's, or that the office gave, ends all these wishes; another one only those of its own telephone.
CREATE TRIGGER wait_people_birth BEFORE INSERT ON wait_people WHEN NEW.open = 1 BEGIN
  SELECT RAISE(ABORT, 'wall: nobody waits twice from one telephone')
    WHERE EXISTS (SELECT 1 FROM wait_people o JOIN wait_wishes v ON v.id = o.wish_id JOIN wait_wishes w ON w.id = NEW.wish_id
      WHERE o.person_key = NEW.person_key AND o.exclusive_group = NEW.exclusive_group AND o.open = 1 AND o.wish_id <> NEW.wish_id
        AND v.contact_id IS w.contact_id);
  SELECT RAISE(ABORT, 'wall: whoever has an appointment does not wait for another one')
    WHERE (SELECT count(*) >= min(a.most_live) FROM wait_wishes w JOIN people q ON q.key = NEW.person_key
        JOIN appointments a ON a.person_id = q.id AND a.live = 1 AND a.contested_by IS NULL AND a.exclusive_group = NEW.exclusive_group
      WHERE w.id = NEW.wish_id AND a.group_id IS NOT w.moves_group AND (a.name_differs = 0 OR a.origin <> 'chat' OR a.contact_id IS w.contact_id));
END;

CREATE TRIGGER wait_people_again BEFORE UPDATE OF open ON wait_people WHEN OLD.open = 0 AND NEW.open = 1 BEGIN
  SELECT RAISE(ABORT, 'wall: nobody waits twice from one telephone')
    WHERE EXISTS (SELECT 1 FROM wait_people o JOIN wait_wishes v ON v.id = o.wish_id JOIN wait_wishes w ON w.id = NEW.wish_id
      WHERE o.person_key = NEW.person_key AND o.exclusive_group = NEW.exclusive_group AND o.open = 1 AND o.wish_id <> NEW.wish_id
        AND v.contact_id IS w.contact_id);
  SELECT RAISE(ABORT, 'wall: whoever has an appointment does not wait for another one')
    WHERE (SELECT count(*) >= min(a.most_live) FROM wait_wishes w JOIN people q ON q.key = NEW.person_key
        JOIN appointments a ON a.person_id = q.id AND a.live = 1 AND a.contested_by IS NULL AND a.exclusive_group = NEW.exclusive_group
      WHERE w.id = NEW.wish_id AND a.group_id IS NOT w.moves_group AND (a.name_differs = 0 OR a.origin <> 'chat' OR a.contact_id IS w.contact_id));
END;

CREATE TRIGGER wait_wishes_given AFTER INSERT ON appointments WHEN NEW.live = 1 BEGIN
  UPDATE wait_wishes SET state = 'booked', live = 0, version = version + 1, updated_at = NEW.updated_at,
      untold = (contact_id IS NOT NEW.contact_id), ended_elsewhere = (contact_id IS NOT NEW.contact_id)
    WHERE live = 1 AND moves_group IS NOT NEW.group_id AND (NEW.name_differs = 0 OR NEW.origin <> 'chat' OR contact_id IS NEW.contact_id) AND id IN (
      SELECT p.wish_id FROM people q JOIN wait_people p ON p.person_key = q.key AND p.open = 1 AND p.exclusive_group = NEW.exclusive_group
        WHERE q.id = NEW.person_id)
      AND (moves_group IS NULL OR (SELECT count(*) >= min(a.most_live) FROM appointments a
        WHERE a.person_id = NEW.person_id AND a.exclusive_group = NEW.exclusive_group AND a.live = 1 AND a.contested_by IS NULL
          AND a.group_id IS NOT wait_wishes.moves_group AND (a.name_differs = 0 OR a.origin <> 'chat' OR a.contact_id IS wait_wishes.contact_id)));
END;

-- Also one that is put right or stands alone again: nobody waits beside it.
CREATE TRIGGER wait_wishes_booked AFTER UPDATE OF live, person_id, contact_id, contested_by, name_differs ON appointments
  WHEN NEW.live = 1 AND (OLD.live = 0 OR NEW.person_id <> OLD.person_id OR NEW.name_differs < OLD.name_differs
    OR NEW.name_differs = 1 AND NEW.contact_id IS NOT OLD.contact_id
    OR OLD.contested_by IS NOT NULL AND NEW.contested_by IS NULL)
BEGIN
  UPDATE wait_wishes SET state = 'booked', live = 0, version = version + 1, updated_at = NEW.updated_at,
      untold = (contact_id IS NOT NEW.contact_id), ended_elsewhere = (contact_id IS NOT NEW.contact_id)
    WHERE live = 1 AND moves_group IS NOT NEW.group_id AND (NEW.name_differs = 0 OR NEW.origin <> 'chat' OR contact_id IS NEW.contact_id) AND id IN (
      SELECT p.wish_id FROM people q JOIN wait_people p ON p.person_key = q.key AND p.open = 1 AND p.exclusive_group = NEW.exclusive_group
        WHERE q.id = NEW.person_id)
      AND (OLD.live = 0 AND moves_group IS NULL OR (SELECT count(*) >= min(a.most_live) FROM appointments a
        WHERE a.person_id = NEW.person_id AND a.exclusive_group = NEW.exclusive_group AND a.live = 1 AND a.contested_by IS NULL
          AND a.group_id IS NOT wait_wishes.moves_group AND (a.name_differs = 0 OR a.origin <> 'chat' OR a.contact_id IS wait_wishes.contact_id)));
END;

-- Also when its person was told anew since, so that the line knows them under another hash.
CREATE TRIGGER wait_wishes_served AFTER UPDATE OF live ON appointments
  WHEN OLD.live = 0 AND NEW.live = 1 AND OLD.state = 'held' AND NEW.offer_id IS NOT NULL
BEGIN
  UPDATE wait_wishes SET state = 'booked', live = 0, version = version + 1, updated_at = NEW.updated_at
    WHERE live = 1 AND id = (SELECT o.wish_id FROM wait_offers o WHERE o.id = NEW.offer_id);
END;

-- Without its appointments a search has nothing to make earlier.
CREATE TRIGGER wait_wishes_gone AFTER UPDATE OF live ON appointments WHEN OLD.live = 1 AND NEW.live = 0 BEGIN
  UPDATE wait_wishes SET state = 'over', live = 0, version = version + 1, updated_at = NEW.updated_at
    WHERE live = 1 AND moves_group = NEW.group_id
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.group_id = NEW.group_id AND a.live = 1);
END;

-- The line is asked first about every place that becomes free: a cancelled or moved one when it can no longer be undone, a
-- published, wider or opened hour at once. What a hold left is looked at when it has cooled (src/booking/releases.ts).
CREATE TRIGGER wait_looks_freed AFTER INSERT ON cooling_places
  WHEN EXISTS (SELECT 1 FROM slots s JOIN wait_lines l ON l.office_id = s.office_id AND l.open = 1
    WHERE s.id = NEW.slot_id AND s.closed_at IS NULL)
BEGIN
  INSERT INTO wait_looks (slot_id, look_at)
    SELECT NEW.slot_id, coalesce(a.undo_until, NEW.freed_at)
    FROM appointments a WHERE a.id = NEW.appointment_id AND a.state NOT IN ('held', 'expired', 'released');
END;

CREATE TRIGGER wait_looks_published AFTER INSERT ON slots
  WHEN NEW.capacity > 0 AND NEW.closed_at IS NULL AND EXISTS (SELECT 1 FROM wait_lines l WHERE l.office_id = NEW.office_id AND l.open = 1)
BEGIN
  INSERT INTO wait_looks (slot_id, look_at) VALUES (NEW.id, 0);
END;

CREATE TRIGGER wait_looks_opened AFTER UPDATE OF capacity, taken, kept, closed_at ON slots
  WHEN NEW.closed_at IS NULL AND NEW.capacity > NEW.taken + NEW.cooling + NEW.kept
    AND (OLD.closed_at IS NOT NULL OR NEW.capacity > OLD.capacity OR (NEW.kept < OLD.kept AND NEW.taken = OLD.taken) OR (NEW.taken < OLD.taken AND NEW.cooling <= OLD.cooling))
    AND EXISTS (SELECT 1 FROM wait_lines l WHERE l.office_id = NEW.office_id AND l.open = 1)
BEGIN
  INSERT INTO wait_looks (slot_id, look_at) VALUES (NEW.id, 0);
END;

-- An inactive office is not offered: what became free meanwhile is looked at when it is active again.
CREATE TRIGGER wait_looks_awake AFTER UPDATE OF active ON offices
  WHEN OLD.active = 0 AND NEW.active = 1 AND EXISTS (SELECT 1 FROM wait_lines l WHERE l.office_id = NEW.id AND l.open = 1)
BEGIN
  INSERT INTO wait_looks (slot_id, look_at) SELECT s.id, 0 FROM slots s
    WHERE s.office_id = NEW.id AND s.starts_at > NEW.updated_at AND s.capacity > s.taken + s.cooling + s.kept AND s.closed_at IS NULL;
END;

CREATE TRIGGER outbox_step BEFORE UPDATE OF state ON outbox WHEN NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'wall: no such step of a message')
    WHERE NOT EXISTS (SELECT 1 FROM outbox_transitions t WHERE t.was = OLD.state AND t.becomes = NEW.state);
END;

-- Of whoever complained an office changes no appointment alone: a second key said yes for it in the same moment, or an administrator does
-- it. An hour that is closed is closed for everybody in it.
CREATE TRIGGER appointment_events_second_key BEFORE INSERT ON appointment_events
  WHEN NEW.key_id IS NOT NULL AND NEW.what IN ('cancelled', 'cancelled_late', 'moved', 'corrected', 'curp_corrected', 'person_corrected')
BEGIN
  SELECT RAISE(ABORT, 'wall: this change needs a second key')
    WHERE EXISTS (SELECT 1 FROM appointments a JOIN cases c ON c.contact_id = a.contact_id
        WHERE a.id = NEW.appointment_id AND c.kind = 'complaint' AND c.state <> 'closed')
      AND NOT EXISTS (SELECT 1 FROM access_keys k
        WHERE k.id = NEW.key_id AND k.role = 'administrator' AND k.all_offices = 1)
      AND NOT EXISTS (SELECT 1 FROM appointments a JOIN second_keys s ON s.group_id = a.group_id
        WHERE a.id = NEW.appointment_id AND s.used_at = NEW.at)
      AND NOT EXISTS (SELECT 1 FROM appointment_slots p JOIN slots s ON s.id = p.slot_id
        WHERE p.appointment_id = NEW.appointment_id AND s.closed_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM rebooking_seats r JOIN rebookings b ON b.id = r.rebooking_id
        WHERE r.appointment_id = NEW.appointment_id AND (b.created_at = NEW.at
          -- Back at the hour that a closure had taken.
          OR r.from_slot_id = (SELECT a.slot_id FROM appointments a WHERE a.id = NEW.appointment_id)));
END;

-- The audit and the story never change; only free text is deleted.
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
  WHEN NEW.reason_sealed IS NOT NULL OR (NEW.id, NEW.agency_id, NEW.at, NEW.operation, NEW.detail, NEW.attends, NEW.of_folio)
      <> (OLD.id, OLD.agency_id, OLD.at, OLD.operation, OLD.detail, OLD.attends, OLD.of_folio)
    OR NEW.key_id IS NOT OLD.key_id OR NEW.office_id IS NOT OLD.office_id
BEGIN
  SELECT RAISE(ABORT, 'wall: the audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'wall: the audit is append-only');
END;
-- What was read: the same reading again only makes its row greater, and nobody takes a fresh row away.
CREATE TRIGGER audit_reads_grow BEFORE UPDATE ON audit_reads
  WHEN (NEW.id, NEW.agency_id, NEW.on_day, NEW.first_at, NEW.by_clock, NEW.operation, NEW.form, NEW.outcome, NEW.named, NEW.is_list)
      <> (OLD.id, OLD.agency_id, OLD.on_day, OLD.first_at, OLD.by_clock, OLD.operation, OLD.form, OLD.outcome, OLD.named, OLD.is_list)
    OR NEW.key_id IS NOT OLD.key_id OR NEW.code IS NOT OLD.code OR NEW.office_id IS NOT OLD.office_id OR NEW.day IS NOT OLD.day
    OR NEW.requests <> OLD.requests + 1 OR NEW.people < OLD.people OR NEW.tries < OLD.tries
BEGIN
  SELECT RAISE(ABORT, 'wall: what was read is only added to');
END;
CREATE TRIGGER audit_reads_stay BEFORE DELETE ON audit_reads
  WHEN OLD.last_at >= coalesce((SELECT max(at) FROM heartbeat), 0) - 7776000000
BEGIN
  SELECT RAISE(ABORT, 'wall: what was read stays for 90 days');
END;
-- A key is for all offices or for those that are named; for none of both it opens nothing.
CREATE TRIGGER access_key_offices_named BEFORE INSERT ON access_key_offices
  WHEN (SELECT all_offices FROM access_keys WHERE id = NEW.key_id) = 1
BEGIN
  SELECT RAISE(ABORT, 'wall: a key for all offices names none');
END;
CREATE TRIGGER access_key_offices_of_screen BEFORE INSERT ON access_key_offices
  WHEN (SELECT role FROM access_keys WHERE id = NEW.key_id) = 'screen'
    AND EXISTS (SELECT 1 FROM access_key_offices WHERE key_id = NEW.key_id)
BEGIN
  SELECT RAISE(ABORT, 'wall: a screen hangs in one office');
END;
CREATE TRIGGER access_keys_names_insert BEFORE INSERT ON access_keys
  WHEN NEW.role <> 'reader' AND NEW.sees_names = (NEW.role = 'screen') BEGIN
  SELECT RAISE(ABORT, 'wall: a screen sees no names, and only a reader may do without them');
END;
CREATE TRIGGER appointment_events_append_only BEFORE UPDATE ON appointment_events
  WHEN NEW.detail_sealed IS NOT NULL
    OR (NEW.id, NEW.appointment_id, NEW.at, NEW.what, NEW.actor) <> (OLD.id, OLD.appointment_id, OLD.at, OLD.what, OLD.actor)
    OR NEW.key_id IS NOT OLD.key_id
BEGIN
  SELECT RAISE(ABORT, 'wall: the story of an appointment is append-only');
END;

-- What a database was made for is written once. Changed, it would open real people's data beside a clock that anybody puts forward.
CREATE TRIGGER facts_birth BEFORE INSERT ON facts WHEN NEW.name = 'born' BEGIN
  SELECT RAISE(ABORT, 'wall: a database is born demo or real') WHERE NEW.value NOT IN ('demo', 'real');
  SELECT RAISE(ABORT, 'wall: a database is born once') WHERE EXISTS (SELECT 1 FROM facts WHERE name = 'born');
END;
CREATE TRIGGER facts_birth_stays BEFORE UPDATE ON facts WHEN OLD.name = 'born' OR NEW.name = 'born' BEGIN
  SELECT RAISE(ABORT, 'wall: a database is born once');
END;
CREATE TRIGGER facts_birth_no_delete BEFORE DELETE ON facts WHEN OLD.name = 'born' BEGIN
  SELECT RAISE(ABORT, 'wall: a database is born once');
END;

-- The version of what is kept in memory because every turn reads it and the staff seldom changes it (src/catalogue/memory.ts).
-- It grows by the connection's total changes, which no rollback undoes: a version that was seen never comes again.
CREATE VIEW catalogue_version (version) AS
  SELECT coalesce((SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'catalogue'), 0);

CREATE TRIGGER catalogue_renewed INSTEAD OF UPDATE ON catalogue_version BEGIN
  INSERT INTO facts (name, value) VALUES ('catalogue', CAST(NEW.version + total_changes() AS TEXT))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END;

-- The triggers by which the version grows are made for each table of the catalogue (db/catalogue-triggers.ts).

-- Invariants: each view has no rows when all is well. Health, tests, copies and the crash test read these views.

CREATE VIEW invariant_taken_is_seated AS
  SELECT s.id AS slot_id, s.taken, count(p.appointment_id) AS seated
  FROM slots s LEFT JOIN appointment_slots p ON p.slot_id = s.id AND p.seated = 1
  GROUP BY s.id HAVING s.taken <> count(p.appointment_id);

-- The slots of an appointment follow each other in one schedule, as many as it takes, and it begins in the first.
CREATE VIEW invariant_seated_in_all_slots_or_none AS
  SELECT a.id AS appointment_id FROM appointments a LEFT JOIN appointment_more_slots m ON m.appointment_id = a.id
    GROUP BY a.id HAVING count(m.slot_id) <> a.slot_count - 1
  UNION
  SELECT m.appointment_id FROM appointment_more_slots m JOIN appointments a ON a.id = m.appointment_id
    JOIN slots s ON s.id = m.slot_id JOIN slots f ON f.id = a.slot_id
    GROUP BY m.appointment_id HAVING min(s.schedule_id) <> f.schedule_id OR max(s.schedule_id) <> f.schedule_id
      OR min(s.starts_at) < f.ends_at OR max(s.ends_at) - f.starts_at <> f.ends_at - f.starts_at + sum(s.ends_at - s.starts_at);

CREATE VIEW invariant_cooling_is_counted AS
  SELECT s.id AS slot_id, s.cooling, count(c.id) + coalesce(o.offered, 0) AS rows_cooling
  FROM slots s LEFT JOIN cooling_places c ON c.slot_id = s.id
    LEFT JOIN (SELECT slot_id, sum(places) AS offered FROM wait_offers WHERE state = 'open' GROUP BY slot_id) o ON o.slot_id = s.id
  GROUP BY s.id HAVING s.cooling <> count(c.id) + coalesce(o.offered, 0);

CREATE VIEW invariant_never_above_capacity AS
  SELECT id AS slot_id, capacity, taken, cooling, kept FROM slots
    WHERE taken + cooling + kept > capacity OR taken < 0 OR cooling < 0 OR kept < 0;

-- What is kept flows back a day before its hour at the latest.
CREATE VIEW invariant_kept_places_flow_back AS
  SELECT s.id AS slot_id FROM slots s JOIN offices o ON o.id = s.office_id, heartbeat h
    WHERE s.kept > 0 AND s.starts_at < h.at AND s.starts_at > h.at - 86400000 AND s.closed_at IS NULL AND o.active = 1;

-- Slots, hours and how long an appointment lasts are of a schedule: an office without one could never publish.
CREATE VIEW invariant_offices_have_a_schedule AS
  SELECT o.id AS office_id FROM offices o WHERE NOT EXISTS (SELECT 1 FROM schedules s WHERE s.office_id = o.id);

CREATE VIEW invariant_live_within_limit AS
  SELECT person_id, count(*) AS live FROM appointments WHERE live = 1 AND contested_by IS NULL AND exclusive_group IS NOT NULL
    GROUP BY person_id, exclusive_group HAVING count(*) > min(most_live);

-- Nobody is in two places at a time. Few people have two appointments to come: only their hours are looked at. At a counter another
-- agency's are none of its business, so that only those of one agency, or of one telephone, are known not to overlap.
CREATE VIEW invariant_visits_never_overlap AS
  SELECT a.id AS appointment_id FROM (
      SELECT person_id FROM appointments WHERE live = 1 AND contested_by IS NULL GROUP BY person_id HAVING count(*) > 1) m
    CROSS JOIN appointments a INDEXED BY appointments_live_person ON a.person_id = m.person_id AND a.live = 1 AND a.contested_by IS NULL
    CROSS JOIN appointments b INDEXED BY appointments_live_person ON b.person_id = m.person_id AND b.live = 1 AND b.contested_by IS NULL
      AND b.id > a.id
    JOIN slots f ON f.id = a.slot_id JOIN slots g ON g.id = b.slot_id
    JOIN offices o ON o.id = a.office_id JOIN offices q ON q.id = b.office_id
  WHERE f.starts_at < (SELECT max(s.ends_at) FROM slots s WHERE s.id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = b.id))
    AND (o.agency_id = q.agency_id OR a.contact_id = b.contact_id)
    AND g.starts_at < (SELECT max(s.ends_at) FROM slots s WHERE s.id IN (SELECT p.slot_id FROM appointment_slots p WHERE p.appointment_id = a.id));

-- An appointment that gave way to one with the same CURP: one for a person, and only beside an appointment that the person did
-- make (src/booking/identity.ts).
CREATE VIEW invariant_contested_has_its_rival AS
  SELECT a.id AS appointment_id FROM appointments a LEFT JOIN appointments r ON r.id = a.contested_by
    WHERE a.contested_by IS NOT NULL AND (r.id IS NULL OR r.person_id <> a.person_id OR r.id = a.id OR r.confirmed_at IS NULL
      OR a.live = 1 AND EXISTS (SELECT 1 FROM appointments b
        WHERE b.person_id = a.person_id AND b.id <> a.id AND b.live = 1 AND b.contested_by IS NOT NULL));

-- Without a CURP or a name nothing can differ.
CREATE VIEW invariant_marks_have_a_name AS
  SELECT id AS appointment_id FROM appointments
    WHERE name_differs NOT IN (0, 1) OR (name_differs = 1 OR contested_by IS NOT NULL) AND (name_sealed IS NULL OR unverified = 1)
  UNION ALL
  SELECT id FROM wait_wishes WHERE names_differ > people OR names_differ > 0 AND body_sealed IS NULL;

-- One live thing a person and telephone, in the whole line and beside the appointments.
CREATE VIEW invariant_one_wish_a_person AS
  SELECT min(p.wish_id) AS wish_id, count(*) AS open FROM wait_people p JOIN wait_wishes w ON w.id = p.wish_id
    WHERE p.open = 1 AND p.exclusive_group IS NOT NULL GROUP BY p.person_key, p.exclusive_group, w.contact_id HAVING count(*) > 1
  UNION ALL
  SELECT p.wish_id, count(*) FROM wait_people p JOIN wait_wishes w ON w.id = p.wish_id
    JOIN people q ON q.key = p.person_key
    JOIN appointments a ON a.person_id = q.id AND a.live = 1 AND a.contested_by IS NULL AND a.exclusive_group = p.exclusive_group
    WHERE p.open = 1 AND w.moves_group IS NOT a.group_id AND (a.name_differs = 0 OR a.origin <> 'chat' OR a.contact_id IS w.contact_id)
    GROUP BY p.wish_id, p.person_key HAVING count(*) >= min(a.most_live);

CREATE VIEW invariant_lines_follow_wishes AS
  SELECT w.id AS wish_id FROM wait_wishes w LEFT JOIN wait_lines l ON l.wish_id = w.id
    GROUP BY w.id HAVING w.live = 1 AND count(l.office_id) = 0
  UNION
  SELECT id FROM wait_wishes WHERE counts_from < joined_at OR offers_from < joined_at OR lot > 0 AND (from_day IS NULL OR counts_from = joined_at)
  UNION ALL
  SELECT l.wish_id FROM wait_lines l JOIN wait_wishes w ON w.id = l.wish_id WHERE l.open <> w.live OR l.counts_from <> w.counts_from OR l.lot <> w.lot OR l.owed <> w.owed
  UNION
  SELECT p.wish_id FROM wait_people p JOIN wait_wishes w ON w.id = p.wish_id WHERE p.open <> w.live
  UNION
  SELECT l.wish_id FROM wait_lines l
    WHERE l.offered <> EXISTS (SELECT 1 FROM wait_offers o WHERE o.wish_id = l.wish_id AND o.state = 'open');

-- A cooling place of an offer (see wait_offers_end) has an open offer, of an earlier hour on the same day at the same office.
CREATE VIEW invariant_kept_places_have_an_offer AS
  SELECT c.id AS cooling_id FROM cooling_places c JOIN slots s ON s.id = c.slot_id
    LEFT JOIN wait_offers o ON o.id = c.offer_id AND o.state = 'open' LEFT JOIN slots f ON f.id = o.slot_id
    WHERE c.offer_id IS NOT NULL AND (f.id IS NULL OR f.office_id <> s.office_id OR f.day <> s.day OR f.starts_at >= s.starts_at);

-- Whom an office could not keep has an hour that they are asked about or called for, or is called, or had an appointment since.
CREATE VIEW invariant_nobody_is_lost_by_a_closure AS
  SELECT b.id AS rebooking_id FROM rebookings b
    WHERE b.state = 'offered' AND (b.ends_at IS NULL AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.rebooking_id = b.id AND c.open = 1)
      OR NOT EXISTS (SELECT 1 FROM rebooking_seats r JOIN appointments a ON a.id = r.appointment_id
        WHERE r.rebooking_id = b.id AND a.state = 'confirmed' AND r.to_slot_id IS NOT NULL))
  UNION
  SELECT b.id FROM rebookings b JOIN rebooking_seats r ON r.rebooking_id = b.id JOIN appointments a ON a.id = r.appointment_id
    WHERE b.state IN ('owed', 'lapsed') AND a.name_sealed IS NOT NULL
      -- A call ends by its outcome, or by an appointment made since, which may be corrected to another person later.
      AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.rebooking_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM appointments n
        WHERE n.person_id = a.person_id AND n.id <> a.id AND n.confirmed_at >= b.created_at);

-- A telephone to call goes with what it is for, and whoever waits without a chat can be called.
CREATE VIEW invariant_callback_phones_are_of_somebody AS
  SELECT p.id AS callback_phone_id FROM callback_phones p
    WHERE p.group_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.group_id = p.group_id AND a.name_sealed IS NOT NULL)
  UNION ALL
  SELECT p.id FROM callback_phones p JOIN wait_wishes w ON w.id = p.wish_id WHERE w.body_sealed IS NULL
  UNION ALL
  SELECT w.id FROM wait_wishes w WHERE w.contact_id IS NULL AND w.live = 1
    AND NOT EXISTS (SELECT 1 FROM callback_phones p WHERE p.wish_id = w.id AND p.phone_sealed IS NOT NULL);

-- At most one open offer a wish, one offer a day, and none to a wish that has ended.
CREATE VIEW invariant_offers_are_exclusive AS
  SELECT min(o.id) AS offer_id FROM wait_offers o WHERE o.state = 'open' GROUP BY o.wish_id HAVING count(*) > 1
  UNION
  SELECT min(o.id) FROM wait_offers o WHERE o.state <> 'withdrawn' GROUP BY o.wish_id, o.day HAVING count(*) > 1
  UNION
  SELECT o.id FROM wait_offers o JOIN wait_wishes w ON w.id = o.wish_id WHERE o.state = 'open' AND w.live = 0 AND o.ends_at > w.updated_at;

-- Who asked for a place, and why it is in another chat.
CREATE VIEW invariant_askers_are_counted AS
  SELECT k.id AS asker_id, 'counted in a chain' AS why FROM askers k JOIN askers r ON r.id = k.counts_as
    WHERE r.counts_as IS NOT NULL OR r.id = k.id
  UNION ALL
  SELECT k.id, 'seen by nobody' FROM askers k WHERE k.seen_at IS NOT NULL AND k.free_account = 0
  UNION ALL
  SELECT a.asked_by, 'another chat has it' FROM appointments a LEFT JOIN contacts c ON c.id = a.contact_id
    WHERE a.asked_by IS NOT NULL AND a.seated = 1 AND c.asker_id IS NOT a.asked_by
      AND NOT EXISTS (SELECT 1 FROM appointment_events e WHERE e.appointment_id = a.id
        AND e.what IN ('handed_over', 'taken_back', 'disowned', 'owned_again', 'passed_on', 'erased', 'merged'));

-- Of what was never moved, since shares last became smaller; hours that were closed since still count.
CREATE VIEW invariant_free_accounts_have_a_share AS
  SELECT s.office_id, s.day, sum(a.slot_count) AS places FROM askers k CROSS JOIN appointments a ON a.asked_by = k.id AND a.seated = 1
      CROSS JOIN slots s ON s.id = a.slot_id CROSS JOIN rules r
    WHERE k.free_account = 1 AND k.seen_at IS NULL AND r.name = 'free_accounts_percent' AND r.value < 100
      AND NOT EXISTS (SELECT 1 FROM facts WHERE name = 'only_free_accounts')
      AND a.id > coalesce((SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'shares_since'), 0)
      AND NOT EXISTS (SELECT 1 FROM appointment_events e WHERE e.appointment_id = a.id AND e.what = 'moved')
    GROUP BY s.office_id, s.day HAVING count(*) > 1 AND places > r.value * (
      SELECT sum(d.capacity) FROM slots d WHERE d.office_id = s.office_id AND d.day = s.day) / 100;

-- A place belongs to the people for whom it was held. What was confirmed in the chat was held before; what came of an offer is for its
-- people; what was taken over is for the person of the first hold, told anew at most as often as the row says. A CURP that a clerk
-- put right since is told in the story. An accepted offer is named by what came of it (offers of before are without people).
CREATE VIEW invariant_places_are_for_their_people AS
  SELECT a.id AS appointment_id, 'not held before' AS why FROM appointments a
    WHERE a.live = 1 AND a.origin = 'chat'
      AND NOT EXISTS (SELECT 1 FROM appointment_events e WHERE e.appointment_id = a.id AND e.what = 'held')
  UNION ALL
  SELECT a.id, 'not of the offer' FROM appointments a JOIN people q ON q.id = a.person_id
    WHERE a.offer_id IS NOT NULL AND (a.live = 1 OR a.state = 'held')
      AND EXISTS (SELECT 1 FROM wait_offer_people p WHERE p.offer_id = a.offer_id)
      AND NOT EXISTS (SELECT 1 FROM wait_offer_people p WHERE p.offer_id = a.offer_id AND p.person_key = q.key)
      AND NOT EXISTS (SELECT 1 FROM person_changes c WHERE c.appointment_id = a.id)
  UNION ALL
  SELECT a.id, 'not of the first hold' FROM appointments a
    WHERE a.first_held_as IS NOT NULL AND (a.live = 1 OR a.state = 'held')
      AND (SELECT count(DISTINCT r.person_id) FROM appointments r WHERE r.id = a.first_held_as OR r.first_held_as = a.first_held_as)
        > 1 + (a.retold & 1) + (a.retold & 2) / 2
      AND NOT EXISTS (SELECT 1 FROM person_changes c WHERE c.appointment_id = a.id)
  UNION ALL
  SELECT o.id, 'an offer that nothing names' FROM wait_offers o JOIN wait_wishes w ON w.id = o.wish_id
    WHERE o.state = 'accepted' AND w.moves_group IS NULL AND EXISTS (SELECT 1 FROM wait_offer_people p WHERE p.offer_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.offer_id = o.id);

-- What belongs together is of one agency. Of appointments those that are not over: nothing changes its agency.
CREATE VIEW invariant_of_one_agency AS
  SELECT a.id AS row_id, 'appointments' AS place FROM appointments a JOIN offices o ON o.id = a.office_id JOIN procedures p ON p.id = a.procedure_id
    WHERE a.state = 'confirmed' AND o.agency_id <> p.agency_id
  UNION ALL
  SELECT a.id, 'appointments' FROM appointments a JOIN offices o ON o.id = a.office_id JOIN procedures p ON p.id = a.procedure_id
    WHERE a.state = 'held' AND o.agency_id <> p.agency_id
  UNION ALL
  SELECT d.office_id, 'office_procedures' FROM office_procedures d JOIN offices o ON o.id = d.office_id JOIN procedures p ON p.id = d.procedure_id
    WHERE o.agency_id <> p.agency_id
  UNION ALL
  SELECT d.key_id, 'access_key_offices' FROM access_key_offices d JOIN offices o ON o.id = d.office_id JOIN access_keys k ON k.id = d.key_id
    WHERE o.agency_id <> k.agency_id
  UNION ALL
  SELECT w.id, 'office_answers' FROM office_answers w JOIN offices o ON o.id = w.office_id WHERE o.agency_id <> w.agency_id
  UNION ALL
  SELECT c.id, 'cases' FROM cases c JOIN offices o ON o.id = c.office_id WHERE o.agency_id <> c.agency_id
  UNION ALL
  SELECT l.id, 'audit' FROM audit l JOIN access_keys k ON k.id = l.key_id WHERE k.agency_id <> l.agency_id
  UNION ALL
  SELECT e.id, 'erasures' FROM erasures e JOIN access_keys k ON k.id = e.key_id WHERE k.agency_id <> e.agency_id
  UNION ALL
  SELECT e.id, 'erasures' FROM erasures e JOIN cases c ON c.id = e.case_id WHERE c.agency_id <> e.agency_id
  UNION ALL
  SELECT p.position, 'procedures' FROM procedures p JOIN procedures q ON q.exclusive_group = p.exclusive_group AND q.agency_id <> p.agency_id
  UNION ALL
  SELECT 0, 'agencies' WHERE (SELECT count(*) FROM agencies WHERE owns_number = 1) <> 1;

CREATE VIEW invariant_columns_follow_state AS
  SELECT a.id AS appointment_id, a.state FROM appointments a
  WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = a.state AND s.live = a.live AND s.seated = a.seated);

-- A visit is over when something came of each of its people.
CREATE VIEW invariant_visits_end_with_their_people AS
  SELECT v.id AS visit_id FROM visits v JOIN visit_people p ON p.visit_id = v.id
    WHERE p.outcome IS NULL AND v.state IN ('served', 'absent', 'left', 'unknown')
  UNION
  SELECT v.id FROM visits v JOIN visit_people p ON p.visit_id = v.id
    WHERE v.state NOT IN ('served', 'absent', 'left', 'unknown') GROUP BY v.id HAVING count(*) = count(p.outcome)
  UNION
  SELECT v.id FROM visits v JOIN visit_people p ON p.visit_id = v.id
    WHERE p.arrived_at IS NOT NULL AND (v.arrived_at IS NULL OR v.arrived_at > p.arrived_at);

CREATE VIEW invariant_one_group_one_folio AS
  SELECT group_id FROM appointments WHERE folio_hash IS NOT NULL GROUP BY group_id HAVING count(DISTINCT folio_hash) > 1
  UNION ALL
  SELECT min(group_id) FROM appointments WHERE folio_hash IS NOT NULL GROUP BY folio_hash HAVING count(DISTINCT group_id) > 1;

-- What is kept by group (reminders, rebookings, searches, receipts) is told in one chat.
CREATE VIEW invariant_one_group_one_chat AS
  SELECT group_id FROM appointments WHERE live = 1 GROUP BY group_id HAVING count(DISTINCT contact_id) > 1;

CREATE VIEW invariant_hold_is_whole AS
  SELECT a.group_id FROM appointments a JOIN slots s ON s.id = a.slot_id
  WHERE a.group_id IN (SELECT h.group_id FROM appointments h WHERE h.state = 'held')
  GROUP BY a.group_id
  HAVING sum(a.state = 'held') < count(*) OR max(a.member) + 1 <> count(*)
    OR count(DISTINCT a.held_until) > 1 OR count(DISTINCT a.contact_id) > 1
    OR count(DISTINCT s.office_id) > 1 OR count(DISTINCT s.day) > 1;

-- Reminders go oldest first at their own pace, also after a night off: one may wait while earlier ones are being said. One that
-- was passed over, or that waits while nothing is said, is late.
CREATE VIEW invariant_due_work_is_done AS
  SELECT a.id AS appointment_id, a.held_until AS due_at FROM appointments a, heartbeat h
    WHERE a.state = 'held' AND a.held_until < h.at - 600000
  UNION ALL
  SELECT a.id, a.visit_ends_at FROM appointments a, heartbeat h WHERE a.state = 'confirmed' AND a.visit_ends_at < h.at - 7200000
  UNION ALL
  SELECT c.id, c.reopens_at FROM cooling_places c, heartbeat h WHERE c.reopens_at < h.at - 600000
  UNION ALL
  SELECT r.id, r.due_at FROM reminders r JOIN slots s ON s.id = r.slot_id, heartbeat h
    WHERE r.state = 'planned' AND r.due_at < h.at - 7200000 AND s.starts_at > h.at
      AND NOT EXISTS (SELECT 1 FROM reminders p WHERE p.said_at > h.at - 600000 AND p.due_at <= r.due_at)
  UNION ALL
  SELECT r.id, r.lapses_at FROM reminders r JOIN slots s ON s.id = r.slot_id, heartbeat h
    WHERE r.lapses_at < h.at - 7200000 AND s.starts_at > h.at
  UNION ALL
  SELECT o.id, o.ends_at FROM wait_offers o, heartbeat h WHERE o.state = 'open' AND o.ends_at < h.at - 600000
  UNION ALL
  SELECT k.id, k.look_at FROM wait_looks k, heartbeat h WHERE k.look_at > 0 AND k.look_at < h.at - 600000
  UNION ALL
  SELECT s.id, s.opens_at FROM schedules s, heartbeat h WHERE s.opened_on IS NOT NULL AND s.opens_at < h.at - 600000
  UNION ALL
  SELECT w.id, w.expires_at FROM wait_wishes w, heartbeat h WHERE w.live = 1 AND w.expires_at < h.at - 600000;

CREATE VIEW invariant_one_message_in_flight AS
  SELECT contact_id, count(*) AS sending FROM outbox WHERE state = 'sending' GROUP BY contact_id HAVING count(*) > 1;

CREATE VIEW invariant_set_aside_has_a_reason AS
  SELECT id AS inbox_id FROM inbox WHERE state = 'aside' AND error IS NULL;

-- Retention is proved, not promised. The limits are facts: the rules `body_hours` and `draft_days` as they were last carried out.
CREATE VIEW invariant_old_bodies_are_gone AS
  SELECT i.id AS row_id, 'inbox' AS place FROM inbox i, heartbeat h, facts f
    WHERE f.name = 'body_hours' AND i.body_sealed IS NOT NULL AND i.state <> 'aside'
      AND i.received_at < h.at - CAST(f.value AS INTEGER) * 3600000 - 7200000
  UNION ALL
  SELECT o.id, 'outbox' FROM outbox o, heartbeat h, facts f
    WHERE f.name = 'body_hours' AND o.body_sealed IS NOT NULL AND o.state NOT IN ('queued', 'sending', 'in_doubt', 'parked')
      AND o.updated_at < h.at - CAST(f.value AS INTEGER) * 3600000 - 7200000;

CREATE VIEW invariant_old_missed_sentences_are_gone AS
  SELECT m.id AS missed_id FROM missed_sentences m, heartbeat h, facts f
    WHERE f.name = 'missed_hours' AND m.at < h.at - CAST(f.value AS INTEGER) * 3600000 - 7200000;

CREATE VIEW invariant_old_drafts_are_gone AS
  SELECT c.contact_id FROM conversations c, heartbeat h WHERE c.expires_at < h.at - 7200000;

-- The same for people: eight days for a hold without an appointment, the day of the visit for answers and attendant, the rule
-- `keep_visits_days` (as last carried out) for names. Each with two hours more, because the job runs every hour.
CREATE VIEW invariant_lapsed_holds_are_bare AS
  SELECT a.id AS appointment_id FROM appointments a, heartbeat h
    WHERE a.state IN ('expired', 'released') AND a.updated_at < h.at - 8 * 86400000 - 7200000
      AND (a.name_sealed IS NOT NULL OR a.answers_sealed IS NOT NULL OR a.attendant_sealed IS NOT NULL
        OR a.minor_case IS NOT NULL);

CREATE VIEW invariant_past_visits_are_bare AS
  SELECT a.id AS appointment_id FROM appointments a, heartbeat h
    WHERE a.state IN ('past', 'cancelled') AND coalesce(a.answers_until, a.visit_ends_at) < h.at - 7200000
      AND (a.answers_sealed IS NOT NULL OR a.attendant_sealed IS NOT NULL)
  UNION
  SELECT a.id FROM appointments a, heartbeat h, facts f
    WHERE f.name = 'keep_visits_days' AND a.state IN ('past', 'cancelled') AND (a.name_sealed IS NOT NULL OR a.answers_sealed IS NOT NULL OR a.minor_case IS NOT NULL OR a.words_sealed IS NOT NULL)
      AND a.visit_ends_at < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000;

-- Only answers outlive the day of a visit, and only of one that was not cancelled.
CREATE VIEW invariant_kept_answers_alone AS
  SELECT a.id AS appointment_id FROM appointments a
    WHERE a.answers_until IS NOT NULL
      AND (a.state <> 'past' OR a.answers_sealed IS NULL OR a.answers_until <= a.visit_ends_at
        OR a.attendant_sealed IS NOT NULL);

-- A clerk's reason may name anybody.
CREATE VIEW invariant_old_reasons_are_gone AS
  SELECT a.id AS audit_id FROM audit a, heartbeat h, facts f
    WHERE f.name = 'keep_visits_days' AND a.reason_sealed IS NOT NULL AND a.at < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000;

-- A person without a name on any appointment is known by the hash only.
CREATE VIEW invariant_old_people_are_gone AS
  SELECT p.id AS person_id FROM people p
    WHERE (p.curp_index IS NOT NULL OR p.curp_sealed IS NOT NULL OR p.birth_sealed IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.person_id = p.id AND a.name_sealed IS NOT NULL);

-- What was erased because its owner asked for it stays erased (src/privacy): nobody leads to that
-- row of a person, and nothing to that contact.
CREATE VIEW invariant_erased_is_gone AS
  SELECT e.id AS erasure_id FROM erasures e JOIN people p ON p.id = e.person_id
    WHERE e.done_at IS NOT NULL AND (p.curp_index IS NOT NULL OR p.curp_sealed IS NOT NULL OR p.birth_sealed IS NOT NULL
      OR EXISTS (SELECT 1 FROM erased_marks m WHERE m.hash = p.key)
      OR EXISTS (SELECT 1 FROM appointments a WHERE a.person_id = p.id AND (a.name_sealed IS NOT NULL
        OR a.answers_sealed IS NOT NULL OR a.attendant_sealed IS NOT NULL OR a.minor_case IS NOT NULL)))
  UNION
  SELECT e.id FROM erasures e JOIN contacts c ON c.id = e.contact_id
    WHERE e.done_at IS NOT NULL AND (c.profile_sealed IS NOT NULL
      OR EXISTS (SELECT 1 FROM contact_aliases n WHERE n.contact_id = c.id)
      OR EXISTS (SELECT 1 FROM conversations v WHERE v.contact_id = c.id)
      OR EXISTS (SELECT 1 FROM told_reports t WHERE t.contact_id = c.id)
      OR EXISTS (SELECT 1 FROM inbox i WHERE i.contact_id = c.id AND i.body_sealed IS NOT NULL)
      OR EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = c.id AND o.body_sealed IS NOT NULL)
      OR EXISTS (SELECT 1 FROM cases k WHERE k.contact_id = c.id));

-- Eight days after a wish ended nobody knows whose it was.
CREATE VIEW invariant_ended_wishes_are_bare AS
  SELECT w.id AS wish_id FROM wait_wishes w, heartbeat h
    WHERE w.live = 0 AND w.updated_at < h.at - 8 * 86400000 - 7200000
      AND (w.body_sealed IS NOT NULL OR EXISTS (SELECT 1 FROM wait_people p WHERE p.wish_id = w.id)
        OR EXISTS (SELECT 1 FROM wait_offers o JOIN wait_offer_people p ON p.offer_id = o.id WHERE o.wish_id = w.id));

-- A permission is deleted an hour after the last appointment of its group ended.
CREATE VIEW invariant_old_permissions_are_gone AS
  SELECT p.id AS permission_id FROM permissions p, heartbeat h
    WHERE NOT EXISTS (SELECT 1 FROM appointments a WHERE a.group_id = p.group_id
      AND (a.live = 1 OR a.updated_at > h.at - 3600000 - 7200000
        OR (a.state = 'cancelled' AND a.undo_until IS NULL AND a.visit_ends_at > h.at - 7200000)));

-- The words of a case are deleted some days after it is closed (rule `keep_case_words_days`, of a complaint `keep_complaints_days`; as
-- last carried out).
CREATE VIEW invariant_closed_cases_are_bare AS
  SELECT c.id AS case_id FROM cases c, heartbeat h, facts f
    WHERE f.name = iif(c.kind = 'complaint', 'keep_complaints_days', 'keep_case_words_days') AND c.state = 'closed' AND c.closed_at < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000
      AND (EXISTS (SELECT 1 FROM case_messages m WHERE m.case_id = c.id) OR EXISTS (SELECT 1 FROM case_evidence e WHERE e.case_id = c.id));

-- What was told and not sent is gone after its three days; what was said in a talk is kept for complaints only.
CREATE VIEW invariant_untold_reports_are_gone AS
  SELECT t.contact_id FROM told_reports t, heartbeat h WHERE t.expires_at < h.at - 7200000;

-- Whoever said that it is not theirs has nothing of it, until it was a mistake or the office knows.
CREATE VIEW invariant_disowned_has_no_phone AS
  SELECT d.id AS disavowal_id FROM disavowals d JOIN appointments a ON a.group_id = d.group_id AND a.live = 1
  WHERE d.state = 'open' AND a.contact_id IS NOT NULL;

CREATE VIEW invariant_old_disavowals_are_gone AS
  SELECT d.id AS disavowal_id FROM disavowals d, heartbeat h WHERE d.ended_at < h.at - 2764800000;

CREATE VIEW invariant_evidence_is_of_complaints AS
  SELECT e.id AS evidence_id FROM case_evidence e JOIN cases c ON c.id = e.case_id WHERE c.kind <> 'complaint';

-- A day later nothing tells who left reports without a name, not even a hash (three days here, for zones and the hourly job).
CREATE VIEW invariant_old_report_counts_are_gone AS
  SELECT r.day FROM report_counts r, heartbeat h WHERE r.day < date(h.at / 1000 - 3 * 86400, 'unixepoch');

-- Nobody is left with a silent assistant: a pause ends by itself, and belongs to the case with `talks`.
CREATE VIEW invariant_pauses_end AS
  SELECT n.id AS contact_id FROM contacts n, heartbeat h WHERE n.with_person_until < h.at - 600000
  UNION
  SELECT n.id FROM contacts n
    WHERE n.with_person_until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.contact_id = n.id AND c.talks = 1)
  UNION
  SELECT c.contact_id FROM cases c JOIN contacts n ON n.id = c.contact_id WHERE c.talks = 1 AND n.with_person_until IS NULL;

-- Reminders of a visit, and the answers to them, go with its name.
CREATE VIEW invariant_old_reminders_are_gone AS
  SELECT r.id AS reminder_id FROM reminders r JOIN slots s ON s.id = r.slot_id, heartbeat h, facts f
    WHERE f.name = 'keep_visits_days' AND max(r.due_at, s.starts_at) < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000
  UNION ALL
  SELECT r.slot_id FROM reconfirmations r JOIN slots s ON s.id = r.slot_id, heartbeat h, facts f
    WHERE f.name = 'keep_visits_days' AND max(r.at, s.starts_at) < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000;

-- A telephone of another person takes over nothing of its earlier user.
CREATE TRIGGER asker_marks_given AFTER UPDATE OF asker_id ON contacts WHEN NEW.asker_id <> OLD.asker_id BEGIN
  DELETE FROM asker_marks WHERE asker_id = OLD.asker_id;
  UPDATE missed_visits SET contact_id = NULL, version = version + 1,
      due_at = iif(state IN ('planned', 'asked', 'came'), coalesce(due_at, created_at), NULL), state = iif(state IN ('asked', 'came'), 'planned', state)
    WHERE contact_id = NEW.id;
END;

CREATE TRIGGER asker_marks_known AFTER INSERT ON contact_aliases BEGIN
  DELETE FROM asker_marks WHERE phone_hash = NEW.hash;
END;

-- What counts of who did not come stays a year, and a forgotten telephone is known as long as something of it counts.
CREATE VIEW invariant_missed_visits_end AS
  SELECT m.id AS missed_visit_id FROM missed_visits m, heartbeat h WHERE m.created_at < h.at - 368 * 86400000
  UNION ALL
  SELECT k.asker_id FROM asker_marks k, heartbeat h WHERE k.until < h.at - 3 * 86400000
  UNION ALL
  SELECT k.asker_id FROM asker_marks k JOIN contact_aliases n ON n.hash = k.phone_hash
  UNION ALL
  SELECT m.id FROM missed_visits m WHERE m.contact_id IS NULL AND m.state IN ('asked', 'came');

CREATE VIEW invariant_quiet_contacts_are_gone AS
  SELECT c.id AS contact_id FROM contacts c, heartbeat h, facts k, facts d
    WHERE k.name = 'keep_visits_days' AND d.name = 'draft_days'
      AND max(c.last_inbound_at, c.created_at)
        < h.at - max(CAST(k.value AS INTEGER), CAST(d.value AS INTEGER)) * 86400000 - 7200000
      AND (c.profile_sealed IS NOT NULL
        OR EXISTS (SELECT 1 FROM contact_aliases n WHERE n.contact_id = c.id)
        OR EXISTS (SELECT 1 FROM conversations v WHERE v.contact_id = c.id))
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.contact_id = c.id AND (a.live = 1 OR a.state = 'held'))
      AND NOT EXISTS (SELECT 1 FROM permissions p WHERE p.answered_by = c.id)
      AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.contact_id = c.id AND k.state <> 'closed')
      AND NOT EXISTS (SELECT 1 FROM wait_wishes w WHERE w.contact_id = c.id AND w.live = 1)
      AND NOT EXISTS (SELECT 1 FROM disavowals d WHERE d.contact_id = c.id AND d.state = 'open')
      AND NOT EXISTS (SELECT 1 FROM village_telephones t WHERE t.asker_id = c.asker_id)
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = c.id AND o.body_sealed IS NOT NULL
        AND o.state IN ('queued', 'sending', 'in_doubt', 'parked'));
