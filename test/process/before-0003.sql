-- A database with migrations 0000 to 0002, as it stood before numbers were kept from coming again (0003), sealed with the tests' key:
-- somebody waits with an offer, a child has an appointment and a permission, a place is held, one cools that a contact freed which is
-- no more. Much of its catalogue was left out. It stands for what is out there: never change it.
CREATE TABLE migrations (hash text primary key, made_at integer not null) strict;
CREATE TABLE `appointment_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`appointment_id` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`actor` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `appointments` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`member` integer NOT NULL,
	`folio` text,
	`office_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	`person_id` integer NOT NULL,
	`contact_id` integer,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`live` integer NOT NULL,
	`seated` integer NOT NULL,
	`version` integer NOT NULL,
	`held_until` integer,
	`renewals` integer DEFAULT 0 NOT NULL,
	`years` integer,
	`half_fee` integer DEFAULT 0 NOT NULL,
	`price` integer,
	`name_sealed` blob,
	`old_passport_sealed` blob,
	`minor_case` text,
	`attendant_sealed` blob,
	`unverified` integer DEFAULT 0 NOT NULL,
	`visit_ends_at` integer NOT NULL,
	`reopens_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`confirmed_at` integer, `answers_sealed` blob, `moves` integer DEFAULT 0 NOT NULL, `undo_until` integer, `late` integer DEFAULT 0 NOT NULL, `arrived_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_hold_has_an_end" CHECK((state = 'held') = (held_until is not null)),
	CONSTRAINT "appointments_live_has_folio" CHECK(live = 0 or folio is not null),
	CONSTRAINT "appointments_live_is_seated" CHECK(live <= seated)
) STRICT;
CREATE TABLE `closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `cooling_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`appointment_id` integer NOT NULL,
	`freed_by` integer,
	`freed_at` integer NOT NULL,
	`reopens_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `curps_typed` (
	`contact_id` integer NOT NULL,
	`day` text NOT NULL,
	`curp_index` blob NOT NULL,
	PRIMARY KEY(`contact_id`, `day`, `curp_index`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `extra_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`curp_index` blob,
	`curp_sealed` blob,
	`birth_sealed` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
CREATE TABLE `slots` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`day` text NOT NULL,
	`minute` integer NOT NULL,
	`capacity` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`cooling` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_never_over" CHECK(taken >= 0 and cooling >= 0 and taken + cooling <= capacity)
) STRICT;
CREATE TABLE `fees` (
	`id` integer PRIMARY KEY NOT NULL,
	`fee_table` text NOT NULL,
	`years` integer NOT NULL,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`centavos` integer NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL
) STRICT;
CREATE TABLE `institution` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`zone` text NOT NULL,
	`phone` text NOT NULL,
	`help_weekdays` text NOT NULL,
	`help_from_minute` integer NOT NULL,
	`help_until_minute` integer NOT NULL,
	`is_ministry` integer NOT NULL,
	`privacy_url` text,
	`privacy_contact` text NOT NULL,
	`legal_basis` text NOT NULL,
	`complaint_contact` text NOT NULL,
	`payment_guide` text,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
CREATE TABLE `non_working_days` (
	`day` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
CREATE TABLE `office_hours` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `office_procedures` (
	`office_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	PRIMARY KEY(`office_id`, `procedure_id`),
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `offices` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`municipality` text NOT NULL,
	`address` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`zone` text NOT NULL,
	`phone` text,
	`slot_minutes` integer NOT NULL,
	`days_ahead` integer NOT NULL,
	`notice_minutes` integer NOT NULL,
	`active` integer NOT NULL,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL, `lapse_unanswered` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `postal_prefixes` (
	`prefix` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`audience` text NOT NULL,
	`family` text NOT NULL,
	`old_passport` text NOT NULL,
	`fee_table` text,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`position` integer NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
CREATE TABLE `requirements` (
	`id` integer PRIMARY KEY NOT NULL,
	`procedure_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`text_en` text NOT NULL,
	`applies` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`source` text NOT NULL,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `rules` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL,
	`unit` text NOT NULL,
	`meaning` text NOT NULL
) STRICT;
CREATE TABLE `states` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`spellings` text NOT NULL
) STRICT;
CREATE TABLE `towns` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`plain` text NOT NULL,
	`state` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`population` integer NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `contact_aliases` (
	`hash` blob PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value_sealed` blob NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`last_inbound_at` integer NOT NULL,
	`language` text NOT NULL,
	`profile_sealed` blob,
	`created_at` integer NOT NULL
, `muted_at` integer, `with_person_until` integer, `code_tries` integer DEFAULT 0 NOT NULL, `code_tries_since` integer, `permissions_hidden_at` integer) STRICT;
CREATE TABLE `conversations` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`state_sealed` blob NOT NULL,
	`asked_at` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `early_statuses` (
	`channel_key` blob PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`error_code` integer,
	`at` integer NOT NULL
) STRICT;
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`contact_id` integer,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`error` text,
	`body_sealed` blob,
	`sent_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`inbox_id` integer,
	`key` text,
	`kind` text NOT NULL,
	`question` integer NOT NULL,
	`body_sealed` blob,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`claimed_at` integer,
	`doubt_until` integer,
	`channel_key` blob,
	`error_code` integer,
	`error_text` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_in_doubt_has_an_end" CHECK(state <> 'in_doubt' or doubt_until is not null)
) STRICT;
CREATE TABLE `access_key_offices` (
	`key_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	PRIMARY KEY(`key_id`, `office_id`),
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `access_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` blob NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
) STRICT;
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key_id` integer,
	`operation` text NOT NULL,
	`office_id` integer,
	`detail` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `alerts` (
	`code` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`detail` text
) STRICT;
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
CREATE TABLE `counters` (
	`name` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`name`, `day`)
) STRICT;
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
CREATE TABLE `gaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL
) STRICT;
CREATE TABLE `heartbeat` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
CREATE TABLE `job_runs` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
CREATE VIRTUAL TABLE `town_search` USING fts5(plain, tokenize='trigram', content='towns', content_rowid='id');
CREATE TABLE `big_closures` (
	`closure_id` integer PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`total` integer NOT NULL,
	`cancelled` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`closure_id`) REFERENCES `closures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "big_closures_count" CHECK(cancelled >= 0 and cancelled <= total)
) STRICT;
CREATE TABLE `door_scans` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`office_id` integer NOT NULL,
	`read_at` integer NOT NULL,
	`actor` text NOT NULL,
	`repeats` integer DEFAULT 0 NOT NULL,
	`last_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `case_messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`actor` text,
	`form` text NOT NULL,
	`words_sealed` blob,
	`held` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`contact_id` integer,
	`office_id` integer,
	`appointment_id` integer,
	`state` text NOT NULL,
	`result` text,
	`taken_by` text,
	`talks` integer DEFAULT 0 NOT NULL,
	`waiting_since` integer,
	`due_at` integer,
	`effective_by` integer,
	`explained_at` integer,
	`opened_at` integer NOT NULL,
	`answered_at` integer,
	`closed_at` integer,
	`bare_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_closed_has_an_end" CHECK((state = 'closed') = (closed_at is not null and result is not null))
) STRICT;
CREATE TABLE `report_counts` (
	`key` blob PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`reports` integer NOT NULL
) STRICT;
CREATE TABLE `templates` (
	`name` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`category` text,
	`quality` text,
	`reason` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`name`, `language`)
) STRICT;
CREATE TABLE `permissions` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`code_hash` blob NOT NULL,
	`state` text NOT NULL,
	`answered_by` integer,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`answered_by`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "permissions_state" CHECK(state in ('asked', 'declared', 'refused', 'revoked', 'closed')),
	CONSTRAINT "permissions_answer_has_an_author" CHECK((state in ('declared', 'refused', 'revoked')) = (answered_by is not null))
) STRICT;
CREATE TABLE `fee_tables` (
	`name` text PRIMARY KEY NOT NULL,
	`currency` text DEFAULT 'MXN' NOT NULL,
	`half_price` integer DEFAULT 0 NOT NULL,
	`half_age` integer,
	`round_to` integer DEFAULT 100 NOT NULL,
	`how_to_pay` text,
	`how_to_pay_en` text,
	CONSTRAINT "fee_tables_currency" CHECK(currency in ('MXN', 'USD')),
	CONSTRAINT "fee_tables_round" CHECK(round_to >= 100)
) STRICT;
CREATE TABLE `procedure_fields` (
	`id` integer PRIMARY KEY NOT NULL,
	`procedure_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`label_en` text NOT NULL,
	`question` text NOT NULL,
	`question_en` text NOT NULL,
	`example` text,
	`required` integer NOT NULL,
	`least` integer,
	`most` integer,
	`options` text,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `reconfirmations` (
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `slot_id`),
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`kind` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`said_at` integer,
	`asked` integer DEFAULT 0 NOT NULL,
	`lapses_at` integer,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `wait_lines` (
	`wish_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	`open` integer NOT NULL,
	`joined_at` integer NOT NULL,
	`people` integer NOT NULL,
	`weekdays` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	PRIMARY KEY(`wish_id`, `office_id`),
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `wait_looks` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`look_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `wait_offers` (
	`id` integer PRIMARY KEY NOT NULL,
	`wish_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`places` integer NOT NULL,
	`state` text NOT NULL,
	`freed_by` text NOT NULL,
	`tell_at` integer NOT NULL,
	`told_at` integer,
	`ends_at` integer NOT NULL,
	`day` text NOT NULL,
	`untold` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "wait_offers_places" CHECK(places > 0),
	CONSTRAINT "wait_offers_open_has_no_end" CHECK((state = 'open') = (ended_at is null))
) STRICT;
CREATE TABLE `wait_people` (
	`wish_id` integer NOT NULL,
	`person_key` blob NOT NULL,
	`open` integer NOT NULL,
	PRIMARY KEY(`wish_id`, `person_key`),
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `wait_wishes` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`state` text NOT NULL,
	`live` integer NOT NULL,
	`version` integer NOT NULL,
	`people` integer NOT NULL,
	`unverified` integer NOT NULL,
	`moves_group` text,
	`procedures` text NOT NULL,
	`from_day` text,
	`until_day` text,
	`weekdays` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`fits_from` text,
	`fits_until` text,
	`body_sealed` blob,
	`joined_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`untold` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "wait_wishes_live_waits" CHECK(live = (state = 'waiting'))
) STRICT;
INSERT INTO migrations (hash, made_at) VALUES ('6dc6c834c0c3439b01c43bb726f913079fc3af54c94be8e7782f3bc18d699afd', 1795536839073);
INSERT INTO migrations (hash, made_at) VALUES ('1984ac7abe228dfffb842a82fd46c320297ccc8ba035503cc2a708b83720cac4', 1795537379071);
INSERT INTO migrations (hash, made_at) VALUES ('57e4a071781e29888d04efbf84aa2aefc80f594215b6477761179d2824bfae0a', 1795560000000);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (1, 1, 1795536000000, 'held', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (2, 1, 1795536000000, 'confirmed', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (3, 1, 1795536000000, 'permission_declared', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (4, 2, 1795536000000, 'held', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (5, 3, 1795536000000, 'held', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (6, 3, 1795536000000, 'released', 'citizen', NULL);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at, answers_sealed, moves, undo_until, late, arrived_at) VALUES (1, 'pJSNh3y_WeEd_jLI', 0, '7PJ-FP7', 2, 46, 'minor_first', 1, 2, 'chat', 'confirmed', 1, 1, 2, NULL, 0, 3, 0, 1795, X'01cdcb85b0ed64f99123bd76384d4efd12f0c3c29141453ba1a4417db854aae191df669ec315b99f568fc9db5c', NULL, 'one_parent_permission', X'01a5e67c1611af967598ef3496c4791080cdb8602864f5b6d7e597f155d6a4fe659ca6aee967e2410298b546d3db40bd7df19cbb51c09d68b2c40fa9bbc2d8e082e9e9c6758d61491500d3685cff4d5549ca93', 0, 1796104800000, NULL, NULL, 1795536000000, 1795536000000, 1795536000000, NULL, 0, NULL, 0, NULL);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at, answers_sealed, moves, undo_until, late, arrived_at) VALUES (2, '3GUIByKs0Vd3xn0p', 0, NULL, 3, 106, 'renewal', 2, 4, 'chat', 'held', 0, 1, 1, 1795536600000, 0, NULL, 0, NULL, X'016af03ea38b27c48702119a2294e5606c243b67571bab5c84724d392df44ffa67c07fa974ba3b505e13146b', NULL, NULL, NULL, 0, 1796104800000, NULL, NULL, 1795536000000, 1795536000000, NULL, NULL, 0, NULL, 0, NULL);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at, answers_sealed, moves, undo_until, late, arrived_at) VALUES (3, 'GeO-8rtpCPy1zoG3', 0, NULL, 5, 176, 'renewal', 3, 6, 'chat', 'released', 0, 0, 3, NULL, 0, NULL, 0, NULL, X'0111b9f2efe36ab60019d2b2176c1c99b8cda315fc3f48ab93ec79d5b59e9943c6ee42cb093d63d328c8', NULL, NULL, NULL, 0, 1796112000000, 1795536703844, NULL, 1795536000000, 1795536000000, NULL, NULL, 0, NULL, 0, NULL);
INSERT INTO cooling_places (id, slot_id, appointment_id, freed_by, freed_at, reopens_at) VALUES (1, 176, 3, 7, 1795536000000, 1795536703844);
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (1, '2026-11-24', X'828fe87484f0294de6b7ca4e5c94d5ab979bb80d75f99b07ec23bd9330aa3b5a');
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (2, '2026-11-24', X'8012fb65d4125527a84850a24d2e6857ae669c71a3220593373c0ca4db76be95');
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (4, '2026-11-24', X'e8dff27b6f4821c2064520501c75ae7875bc52feb5171b77776f445967691d5b');
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (6, '2026-11-24', X'1fa0db54fcdd4644916e46b529297a3a1b914609387dabf71cdafa50cf748925');
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (1, X'3a81e732081bb6aa53cfb005ab0232dc7861cbcc71d509bfe3b7ce5244893dba', X'8012fb65d4125527a84850a24d2e6857ae669c71a3220593373c0ca4db76be95', X'0187b2cd4e04780420408f96656ee5ae51979ee664b1fa2e4d2e357df70ece00b96897e4ecfcaf1f2daaf58bc82b31', X'01386c597d50dffbd50cd4359ba4a791fc9d3456c455ce36e9ed03afa02925dd77293c357d80dd', 1795536000000, 1795536000000);
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (2, X'040c91afe8026238f71d8b14ea6d9f9c5145014a9aed2823ba4735981c5869e9', X'e8dff27b6f4821c2064520501c75ae7875bc52feb5171b77776f445967691d5b', X'0151e28d049e53facbb61fc48aa3f37bcdcb68bdc1ef59e57736f698ce4ef489d4f5797ff953cdfe2ec99b3456f1fc', X'01171501a20d8654379a7436eda4302e73072f8ad7c5542d94a511bcdb91b61c1f880706ea8853', 1795536000000, 1795536000000);
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (3, X'360b264d77d9bf6e171b979af55b2901ea99878b8a42cad307c1c0eccf6c0df3', X'1fa0db54fcdd4644916e46b529297a3a1b914609387dabf71cdafa50cf748925', X'010a4d531eabfd52e2651a514aff6279d3bbf493d98c9c324e97f1dd435a3c7b71ea5e837adfe05ead14fd4fa04bc5', X'01167bfe32d636a5f9745eb13b3fd3f5b66ac7c1ffccdba37377c62e3b651721f4e85cdbc03e7b', 1795536000000, 1795536000000);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (1, 1, 1796310000000, '2026-12-03', 540, 1, 0, 1, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (2, 1, 1796315400000, '2026-12-03', 630, 0, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (3, 1, 1796320800000, '2026-12-03', 720, 0, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (4, 1, 1796331600000, '2026-12-03', 900, 0, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (46, 2, 1796050800000, '2026-11-30', 540, 4, 1, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (47, 2, 1796056200000, '2026-11-30', 630, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (48, 2, 1796061600000, '2026-11-30', 720, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (49, 2, 1796072400000, '2026-11-30', 900, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (106, 3, 1796050800000, '2026-11-30', 540, 4, 1, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (107, 3, 1796056200000, '2026-11-30', 630, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (108, 3, 1796061600000, '2026-11-30', 720, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (109, 3, 1796072400000, '2026-11-30', 900, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (166, 4, 1799766000000, '2027-01-12', 540, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (167, 4, 1799771400000, '2027-01-12', 630, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (168, 4, 1799776800000, '2027-01-12', 720, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (169, 4, 1799787600000, '2027-01-12', 900, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (176, 5, 1796058000000, '2026-11-30', 540, 4, 0, 1, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (177, 5, 1796063400000, '2026-11-30', 630, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (178, 5, 1796068800000, '2026-11-30', 720, 4, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (179, 5, 1796079600000, '2026-11-30', 900, 4, 0, 0, NULL);
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (1, 'passport', 1, 0, 2, 88500, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (2, 'passport', 1, 0, 2, 92075, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (3, 'passport', 3, 0, NULL, 173000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (4, 'passport', 3, 0, NULL, 179529, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (5, 'passport', 6, 3, NULL, 235000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (6, 'passport', 6, 3, NULL, 243863, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (7, 'passport', 10, 18, NULL, 412000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (8, 'passport', 10, 18, NULL, 427769, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO institution (id, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute, is_ministry, privacy_url, privacy_contact, legal_basis, complaint_contact, payment_guide, sample, version, updated_at) VALUES (1, 'Oficina de Pasaportes de Muestra', 'Calle de la Muestra 1, Col. Ejemplo, 00000, Ciudad de México', 'America/Mexico_City', '55 0000 0000', '12345', 540, 900, 0, NULL, 'Unidad de Transparencia de muestra, Calle de la Muestra 1, tel. 55 0000 0000', 'Convenio de muestra; Reglamento de Pasaportes y del Documento de Identidad y Viaje', 'Contraloría de muestra, tel. 55 0000 0000', 'la página oficial de citas de la Secretaría de Relaciones Exteriores (gob.mx/sre)', 0, 1, 0);
INSERT INTO non_working_days (day, name) VALUES ('2026-11-16', 'Aniversario de la Revolución');
INSERT INTO non_working_days (day, name) VALUES ('2026-12-25', 'Navidad');
INSERT INTO non_working_days (day, name) VALUES ('2027-01-01', 'Año Nuevo');
INSERT INTO non_working_days (day, name) VALUES ('2027-02-01', 'Día de la Constitución');
INSERT INTO non_working_days (day, name) VALUES ('2027-03-15', 'Natalicio de Benito Juárez');
INSERT INTO non_working_days (day, name) VALUES ('2027-05-01', 'Día del Trabajo');
INSERT INTO non_working_days (day, name) VALUES ('2027-06-06', 'Jornada electoral federal');
INSERT INTO non_working_days (day, name) VALUES ('2027-09-16', 'Día de la Independencia');
INSERT INTO non_working_days (day, name) VALUES ('2027-11-15', 'Aniversario de la Revolución');
INSERT INTO non_working_days (day, name) VALUES ('2027-12-25', 'Navidad');
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (1, 1, 1, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (2, 1, 2, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (3, 1, 3, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (4, 1, 4, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (5, 1, 5, 540, 900, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (6, 2, 1, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (7, 2, 2, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (8, 2, 3, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (9, 2, 4, 540, 1020, 4);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (10, 2, 5, 540, 900, 4);
INSERT INTO office_procedures (office_id, procedure_id) VALUES (1, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (1, 'minor_first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (2, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (2, 'minor_first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (3, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (3, 'minor_first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (4, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (4, 'minor_first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (5, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (5, 'minor_first');
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at, lapse_unanswered) VALUES (1, 'toluca', 'Toluca', 'MC', 'Toluca', 'Calle Uno 1', 19.29, -99.65, 'America/Mexico_City', NULL, 30, 30, 120, 1, 1, 1, 0, 0);
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at, lapse_unanswered) VALUES (2, 'cuajimalpa,-cdmx', 'Cuajimalpa, CDMX', 'DF', 'Cuajimalpa, CDMX', 'Calle Uno 1', 19.36, -99.29, 'America/Mexico_City', NULL, 30, 30, 120, 1, 1, 1, 0, 0);
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at, lapse_unanswered) VALUES (3, 'naucalpan', 'Naucalpan', 'MC', 'Naucalpan', 'Calle Uno 1', 19.48, -99.24, 'America/Mexico_City', NULL, 30, 30, 120, 1, 1, 1, 0, 0);
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at, lapse_unanswered) VALUES (4, 'cuernavaca', 'Cuernavaca', 'MS', 'Cuernavaca', 'Calle Uno 1', 18.92, -99.23, 'America/Mexico_City', NULL, 30, 30, 120, 1, 1, 1, 0, 0);
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at, lapse_unanswered) VALUES (5, 'tijuana', 'Tijuana', 'BC', 'Tijuana', 'Calle Uno 1', 32.53, -117.02, 'America/Tijuana', NULL, 30, 30, 120, 1, 1, 1, 0, 0);
INSERT INTO postal_prefixes (prefix, state) VALUES ('50', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('51', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('52', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('53', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('54', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('55', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('56', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('57', 'MC');
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('renewal', 'renovar pasaporte', 'passport renewal', 'adult', 'renewal', 'optional', 'passport', 18, NULL, 1, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('first', 'primer pasaporte', 'first passport', 'adult', 'first', 'no', 'passport', 18, NULL, 2, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('lost', 'reponer pasaporte perdido o robado', 'replacing a lost or stolen passport', 'adult', 'lost', 'optional', 'passport', 18, NULL, 3, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_first', 'primer pasaporte de menor de edad', 'a child''s first passport', 'minor', 'first', 'no', 'passport', 0, 17, 4, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_renewal', 'renovar pasaporte de menor de edad', 'renewing a child''s passport', 'minor', 'renewal', 'optional', 'passport', 0, 17, 5, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_lost', 'reponer pasaporte de menor de edad', 'replacing a child''s lost passport', 'minor', 'lost', 'optional', 'passport', 0, 17, 6, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('advice', 'cita de asesoría', 'advice appointment', 'any', 'advice', 'no', NULL, 0, NULL, 7, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('op7', 'permiso a distancia (OP-7)', 'remote permission (OP-7)', 'adult', 'op7', 'no', NULL, 18, NULL, 8, 1, 1);
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (1, 'renewal', 1, 'Su pasaporte anterior.', 'Your old passport.', 'always', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (2, 'renewal', 2, 'Para el descuento: su INE, INAPAM o la constancia que tenga.', 'For the discount: your INE or INAPAM card, or the certificate you have.', 'half_fee', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (3, 'renewal', 3, 'Su comprobante de pago. Se paga en el banco, con la hoja de ayuda.', 'Your payment receipt. You pay at a bank, with the payment sheet (hoja de ayuda).', 'fee', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (4, 'renewal', 4, 'Como no tiene CURP: su acta de nacimiento, si la encuentra. Le ayudan ahí.', 'As you have no CURP: your birth certificate, if you find it. They will help you.', 'no_curp', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (14, 'minor_first', 1, 'Debe ir a la cita quien va a tener el pasaporte.', 'Whoever gets the passport must come to the appointment.', 'always', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (15, 'minor_first', 2, 'Credencial o constancia escolar con foto. Antes de los 7 años: carta médica con foto.', 'School ID or letter with a photo. Below the age of 7: a medical letter with a photo.', 'always', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (17, 'minor_first', 4, 'Su identificación y el permiso OP-7 de la otra persona (vale 90 días).', 'Your ID and the other person''s OP-7 permission (valid for 90 days).', 'minor:one_parent_permission', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (28, 'minor_first', 15, 'Para el descuento: su INE, INAPAM o la constancia que tenga.', 'For the discount: your INE or INAPAM card, or the certificate you have.', 'half_fee', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (29, 'minor_first', 16, 'Su comprobante de pago. Se paga en el banco, con la hoja de ayuda.', 'Your payment receipt. You pay at a bank, with the payment sheet (hoja de ayuda).', 'fee', '2025-02-20', NULL, '');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (30, 'minor_first', 17, 'Como falta la CURP: el acta de nacimiento, si la encuentra. Le ayudan ahí.', 'As the CURP is missing: the birth certificate, if you find it. They will help you.', 'no_curp', '2025-02-20', NULL, '');
INSERT INTO rules (name, value, unit, meaning) VALUES ('live_people_a_phone', 4, 'personas', 'Personas con cita vigente que puede tener un mismo teléfono');
INSERT INTO rules (name, value, unit, meaning) VALUES ('group_span_minutes', 120, 'minutos', 'De la primera a la última hora de un grupo que no cabe en una sola; 0: todos a la misma hora');
INSERT INTO rules (name, value, unit, meaning) VALUES ('live_minors_a_phone', 4, 'personas', 'Personas menores de edad con cita vigente que puede tener un mismo teléfono');
INSERT INTO rules (name, value, unit, meaning) VALUES ('minors_a_year', 6, 'personas', 'Personas menores de edad distintas para las que un mismo teléfono puede tener cita en un año');
INSERT INTO rules (name, value, unit, meaning) VALUES ('curps_a_day', 8, 'CURP', 'CURP distintas que puede escribir un mismo teléfono en un día');
INSERT INTO rules (name, value, unit, meaning) VALUES ('half_fee_age', 60, 'años', 'Edad, el día de la cita, desde la que se paga la mitad');
INSERT INTO rules (name, value, unit, meaning) VALUES ('adult_age', 18, 'años', 'Edad, el día de la cita, desde la que la persona es adulta');
INSERT INTO rules (name, value, unit, meaning) VALUES ('arrive_minutes_early', 15, 'minutos', 'Minutos antes de la hora en que se pide llegar');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_renewals', 1, 'veces', 'Veces que se puede alargar un lugar apartado');
INSERT INTO rules (name, value, unit, meaning) VALUES ('lapses_a_day', 4, 'veces', 'Lugares apartados que un teléfono puede dejar vencer en 24 horas');
INSERT INTO rules (name, value, unit, meaning) VALUES ('holds_a_day', 24, 'veces', 'Lugares que un teléfono puede apartar en 24 horas');
INSERT INTO rules (name, value, unit, meaning) VALUES ('take_back_minutes', 30, 'minutos', 'Tiempo en que un teléfono puede recuperar el lugar que se le venció');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_cooling_min_minutes', 5, 'minutos', 'Lo menos que tarda en ofrecerse otra vez un lugar apartado que se soltó');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_cooling_max_minutes', 20, 'minutos', 'Lo más que tarda en ofrecerse otra vez un lugar apartado que se soltó');
INSERT INTO rules (name, value, unit, meaning) VALUES ('cancel_cooling_min_hours', 2, 'horas', 'Lo menos que tarda en ofrecerse otra vez el lugar de una cita cancelada');
INSERT INTO rules (name, value, unit, meaning) VALUES ('cancel_cooling_max_hours', 26, 'horas', 'Lo más que tarda en ofrecerse otra vez el lugar de una cita cancelada');
INSERT INTO rules (name, value, unit, meaning) VALUES ('moves_an_appointment', 2, 'veces', 'Veces que una persona puede cambiar el día o la hora de su cita');
INSERT INTO rules (name, value, unit, meaning) VALUES ('undo_minutes', 5, 'minutos', 'Tiempo en que se puede deshacer una cancelación; 0 si no se puede');
INSERT INTO rules (name, value, unit, meaning) VALUES ('late_cancel_hours', 24, 'horas', 'Con menos tiempo antes de la cita, una cancelación se cuenta como tardía; siempre se acepta');
INSERT INTO rules (name, value, unit, meaning) VALUES ('message_price_centavos', 0, 'centavos', 'Lo que cobra Meta por cada mensaje, según su factura; 0 si no se sabe');
INSERT INTO rules (name, value, unit, meaning) VALUES ('free_messages_a_month', 1000, 'mensajes', 'Mensajes de cada mes que Meta no cobra');
INSERT INTO rules (name, value, unit, meaning) VALUES ('keep_visits_days', 90, 'días', 'Días después de la cita en que se borran el nombre, la CURP y el teléfono; quedan las cuentas, sin nombres');
INSERT INTO rules (name, value, unit, meaning) VALUES ('rights_answer_days', 20, 'días hábiles', 'Plazo para contestar una solicitud sobre datos personales; la ley permite 20');
INSERT INTO rules (name, value, unit, meaning) VALUES ('rights_effect_days', 15, 'días hábiles', 'Plazo para hacer efectivo lo que se concedió; la ley permite 15');
INSERT INTO rules (name, value, unit, meaning) VALUES ('case_answer_days', 5, 'días hábiles', 'Plazo que la oficina se da para contestar los demás casos');
INSERT INTO rules (name, value, unit, meaning) VALUES ('person_pause_hours', 23, 'horas', 'Tiempo que el asistente calla después de que una persona de la oficina contesta en el chat');
INSERT INTO rules (name, value, unit, meaning) VALUES ('person_wait_alert_hours', 2, 'horas de atención', 'Espera por una persona desde la que hay un pendiente');
INSERT INTO rules (name, value, unit, meaning) VALUES ('claims_a_phone', 2, 'reclamos', 'Reclamos de una CURP que puede abrir un mismo teléfono en 180 días');
INSERT INTO rules (name, value, unit, meaning) VALUES ('claim_proof_days', 10, 'días', 'Días para mostrar la identificación; después el reclamo se cierra');
INSERT INTO rules (name, value, unit, meaning) VALUES ('keep_case_words_days', 30, 'días', 'Días después de cerrar un caso en que se borra lo que se escribió en él');
INSERT INTO rules (name, value, unit, meaning) VALUES ('quiet_from_hour', 20, 'horas', 'Hora de la oficina desde la que no se avisa nada por la noche');
INSERT INTO rules (name, value, unit, meaning) VALUES ('quiet_until_hour', 8, 'horas', 'Hora de la oficina desde la que se vuelve a avisar; igual que la otra: siempre se avisa');
INSERT INTO rules (name, value, unit, meaning) VALUES ('reminder_first_hours', 168, 'horas', 'Horas antes de la cita en que sale el primer recordatorio; 0 si no sale');
INSERT INTO rules (name, value, unit, meaning) VALUES ('reminder_second_hours', 48, 'horas', 'Horas antes de la cita en que sale el segundo recordatorio; 0 si no sale');
INSERT INTO rules (name, value, unit, meaning) VALUES ('reminder_last_hours', 3, 'horas', 'Horas antes de la cita en que sale el último recordatorio; 0 si no sale');
INSERT INTO rules (name, value, unit, meaning) VALUES ('reminder_rest_hours', 12, 'horas', 'Horas en que no se recuerda una cita que se acaba de hacer, cambiar o contestar');
INSERT INTO rules (name, value, unit, meaning) VALUES ('reminder_spread_minutes', 60, 'minutos', 'Minutos entre los que se reparten los recordatorios, para que no salgan juntos');
INSERT INTO rules (name, value, unit, meaning) VALUES ('lapse_hours', 24, 'horas', 'Horas antes de la cita en que se cancela si nadie contesta, en las oficinas que lo deciden');
INSERT INTO rules (name, value, unit, meaning) VALUES ('offer_minutes', 120, 'minutos', 'Tiempo en que un lugar es solo para una persona de la lista de espera');
INSERT INTO rules (name, value, unit, meaning) VALUES ('offer_least_minutes', 15, 'minutos', 'Lo menos que dura ese tiempo cuando la cita es pronto; si no alcanza, no se ofrece');
INSERT INTO rules (name, value, unit, meaning) VALUES ('offers_a_wish', 3, 'lugares', 'Lugares que se ofrecen a una persona de la lista de espera antes de poner su petición en pausa');
INSERT INTO rules (name, value, unit, meaning) VALUES ('wish_days', 60, 'días', 'Días que se guarda una petición en la lista de espera');
INSERT INTO rules (name, value, unit, meaning) VALUES ('late_date_days', 14, 'días', 'Espera por la primera fecha libre desde la que se ofrece la lista de espera');
INSERT INTO states (code, name, spellings) VALUES ('AS', 'Aguascalientes', 'aguascalientes|ags|aguas|agcalientes');
INSERT INTO states (code, name, spellings) VALUES ('BC', 'Baja California', 'baja california|bc|b c|bcn|b c n|baja california norte|baja norte');
INSERT INTO states (code, name, spellings) VALUES ('BS', 'Baja California Sur', 'baja california sur|bcs|b c s|baja sur|baja california s');
INSERT INTO states (code, name, spellings) VALUES ('CC', 'Campeche', 'campeche|camp|campeche campeche');
INSERT INTO states (code, name, spellings) VALUES ('CS', 'Chiapas', 'chiapas|chis|chps');
INSERT INTO states (code, name, spellings) VALUES ('CH', 'Chihuahua', 'chihuahua|chih|chihuahua chihuahua');
INSERT INTO states (code, name, spellings) VALUES ('DF', 'Ciudad de México', 'ciudad de mexico|cdmx|cd mx|cd mex|cd de mexico|df|d f|distrito federal|mexico df|mexico d f|mexico city|la ciudad de mexico|ciudad mexico');
INSERT INTO states (code, name, spellings) VALUES ('CL', 'Coahuila', 'coahuila|coah|coahuila de zaragoza|cohauila');
INSERT INTO states (code, name, spellings) VALUES ('CM', 'Colima', 'colima|col');
INSERT INTO states (code, name, spellings) VALUES ('DG', 'Durango', 'durango|dgo');
INSERT INTO states (code, name, spellings) VALUES ('MC', 'Estado de México', 'estado de mexico|edomex|edo mex|edomexico|edo mexico|edo de mex|edo de mexico|estado mexico|estado de mex|estado de mejico|mexico estado|el estado de mexico');
INSERT INTO states (code, name, spellings) VALUES ('GT', 'Guanajuato', 'guanajuato|gto');
INSERT INTO states (code, name, spellings) VALUES ('GR', 'Guerrero', 'guerrero|gro');
INSERT INTO states (code, name, spellings) VALUES ('HG', 'Hidalgo', 'hidalgo|hgo');
INSERT INTO states (code, name, spellings) VALUES ('JC', 'Jalisco', 'jalisco|jal');
INSERT INTO states (code, name, spellings) VALUES ('MN', 'Michoacán', 'michoacan|mich|michoacan de ocampo');
INSERT INTO states (code, name, spellings) VALUES ('MS', 'Morelos', 'morelos|mor');
INSERT INTO states (code, name, spellings) VALUES ('NT', 'Nayarit', 'nayarit|nay');
INSERT INTO states (code, name, spellings) VALUES ('NL', 'Nuevo León', 'nuevo leon|nl|n l|nvo leon|nuevo l');
INSERT INTO states (code, name, spellings) VALUES ('OC', 'Oaxaca', 'oaxaca|oax|oajaca|guajaca');
INSERT INTO states (code, name, spellings) VALUES ('PL', 'Puebla', 'puebla|pue');
INSERT INTO states (code, name, spellings) VALUES ('QT', 'Querétaro', 'queretaro|qro|queretaro de arteaga|qeretaro');
INSERT INTO states (code, name, spellings) VALUES ('QR', 'Quintana Roo', 'quintana roo|q roo|qroo|quintanaroo|q r');
INSERT INTO states (code, name, spellings) VALUES ('SP', 'San Luis Potosí', 'san luis potosi|slp|s l p|san luis');
INSERT INTO states (code, name, spellings) VALUES ('SL', 'Sinaloa', 'sinaloa|sin');
INSERT INTO states (code, name, spellings) VALUES ('SR', 'Sonora', 'sonora|son');
INSERT INTO states (code, name, spellings) VALUES ('TC', 'Tabasco', 'tabasco|tab');
INSERT INTO states (code, name, spellings) VALUES ('TS', 'Tamaulipas', 'tamaulipas|tamps|tams');
INSERT INTO states (code, name, spellings) VALUES ('TL', 'Tlaxcala', 'tlaxcala|tlax');
INSERT INTO states (code, name, spellings) VALUES ('VZ', 'Veracruz', 'veracruz|ver|veracruz de ignacio de la llave');
INSERT INTO states (code, name, spellings) VALUES ('YN', 'Yucatán', 'yucatan|yuc');
INSERT INTO states (code, name, spellings) VALUES ('ZS', 'Zacatecas', 'zacatecas|zac');
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (2411, 'Metepec', 'metepec', 'HG', 20.24, -98.32, 2090);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3074, 'Toluca', 'toluca', 'MC', 19.29, -99.65, 489333);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3122, 'Metepec', 'metepec', 'MC', 19.26, -99.6, 28205);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (4637, 'Metepec', 'metepec', 'MS', 18.88, -98.75, 2581);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'4b8d3853a488b8bd84270ddc5be57eb889548aca29236ac446d3ea080d32ae6e', 1, 'phone', X'0181e4ba3bc2097d85ac4734eb888b27ff31f5f8d53342b5ed15b2a2ad96d215466b880b847064cfb9e7', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'7c57f67a4dc1908e472f4b571a6b70fd7b85ecd5d92324c25e40b8804ff74df1', 2, 'phone', X'01f2d3d09e416b109b01724ffba2e5ead2981eaa94b9fe80620a9105a30853bf52467b840aa114ece5fb', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'593336aaaea309e3f018d9738679e66f8f68a7e1b8b59dbe903cb2abbf8a9797', 3, 'phone', X'01fa42983cab7a7b4ee9d807a832bbc5ca0f97aff60c260623e473ef4b15be85bd74317463b9c89c2f78', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'83847eb3885c9951aa244007376cdfa8f1d3f4a63ad3f5d983ed22b3d3e48e21', 4, 'phone', X'01f7dc8c5ad080c3c42c62790191ac2bb94db21b7c7820b486e1467df852e3261ade96e3c23be6c3e46e', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'309f9b261e67baefe07f87d261766a4486015d642afc802526f16e2e13ea02f0', 5, 'phone', X'019515c4ec0ef4119267e145dbe893d48e28a6af858acf5c933deb46a5eafb8c30478f084712f8c356fa', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'89a9eaf3e4347a97a21644331a70740144fb4c98ae2ec059a60835b3a8016e1b', 6, 'user_id', X'0122d634d68689900f118b0e47db9415e5001e3c49073388d748443e5364238a26', 1795536000000);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'c89e1df36af34e34d142e325f4c372d391f7d585c98a42411c8b31d8397852e8', 6, 'phone', X'01f35fe8ed2cea13b2cc22179d3f40ca1774ed587a4497f8bf44907579ecff0e89521d6c9e851729d43e', 1795536000000);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (1, 'whatsapp', 1795536000000, 'es-MX', X'0197c3ddcd356b7907aafa9b85cb8ce1f271f7252afef6dddba205edc19381fbda1db99fbae6', 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (2, 'whatsapp', 1795536000000, 'es-MX', X'015a8efaa6b277f9f116251575ef582761f09a5aba1836b4e3266a17f514ae88c4', 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (3, 'whatsapp', 1795536000000, 'es-MX', X'01af8f4e44405c5c8016e05c0809c1a74c9a5b1ca94df31531016de849a484a08392', 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (4, 'whatsapp', 1795536000000, 'es-MX', X'01af118f63375bfa7966ed71394296b8ad62698620eab3f8de46914227cabc01f9', 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (5, 'whatsapp', 1795536000000, 'es-MX', X'01c7db8f95281e2431d96993876d8861055b29eb8876f8f49a1ce323dfc32554', 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at, muted_at, with_person_until, code_tries, code_tries_since, permissions_hidden_at) VALUES (6, 'whatsapp', 1795536000000, 'es-MX', NULL, 1795536000000, NULL, NULL, 0, NULL, NULL);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (1, X'013ce4deb7b991d61802a3844f498b0796339de1bebfb67b0bf2508dc0554e9cca4619671675821d9a468331e1de48c6f1f89c635a896b2e5b13ba0ac987d3aa14fb73161ec9a560a43f027c288c1978a1a997867ca2d9799b73125f36e0668eec70b50d5a09c3b4780a51abcf0364c138f8b30826e6d12207f61087864a678c215c5908fa37a06b619e4c0f3c95927c0c6584d048a6751447e058e99040d5a0be9ce566609897f8824b4c5e2a1bb1b23074b42fbf825c7dbe6f5f84d632ec16d7999868e130230b4bd77a2ad08b234d4b6e878c0d0c8ac22831b0ff4cfa053244d6cfc6242c1ac25efef2b5f1dc6fd1febafe3f97466681edc363360d5494e69a4b3106f18f6acc1859b08850965ccac2c304ffceaf8c6a17e73fc43ce7b690e02049aa3643ec24e98edc7e1bd3f28bad6346d80d97f5db4062072154b43c7eb6159049b200ae3b71c432739569d8c3476f17dec84fa01892cd70ded4f5b09caec231e24448bbb312bc3228e64ac5bcf25070a94cc2046d305905e3d2d294f34be1e7a2499ebbbebb231b1550cbb162ae6b9f6e0c46cf275c451ddea10f55b71cd443a959ff5a7e2aff46830126eca8836d950c16b43ed50852', 1795536000000, 8, 1795536000000, 1796140800000);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (2, X'014f13caee273dac3019c2bfac6d013709f773df339fa7f27c83188f3877f418463cd01ec1d18e752ab2905e9031269a4dd4351158d6149967c59b58f35c5f1d2c635120b4175b509b571fbbe3752f773ac960b7954926fdaf198770b871535bbc9a93afc373333e28fd393b6cdbe9d87d7fed331d873b749c829b3d94b5582fa37ff1264951848c77751ecb008910473841224c18862b5236f2729d5225', 1795536000000, 12, 1795536000000, 1796140800000);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (3, X'019ce129c03ce1b4b89453c6bcdcf2d64173045c4d2e724c5902d261070ae593ca87bf1b8c1e8347b15caf5d1819204eb3826948420b4da0a2cd8dd560b03bb2dbb6b735be0bfef30e8ddc729d82b77454180172372fea61a83f1762c42a99314e46072c403129e618b33369fb825bd5bcafd7c3fa729851bf3a174cc37aa9b377a5d89cba84952a5a02a696f6cf6e34581d578487d66e939fd304e719', 1795536000000, 2, 1795536000000, 1796140800000);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (4, X'01672253c821f16ca2bbdbd950ba4a3349204202166b1e4628ca8822eeb2fc6fcbe93322bde9826c7c038898f69267f6abb213f1a9faff263f0072bac4d9c65146bc9b6c82f14a40d8536023cde27d9e39a0e561eebacfdd11b4b09fc44b7a12580641b24f1c91483173cfbd86425a74c5c2e27fce849c2b2612dd631e6376559440e67f88014724f78982fdfbbb25f0b81be690d9eca8ca27b7e16cc82329631391aa29c6998dde98f70ad7b35a76f828bae4b37ee7fd3921657b97317feb62fc3c1dbc0fe636992b43d455ffa017d9d353b386c368a1ab4064d1e2cf63d286f0107765152d0c1f00a0f6b94ed273eddbce0db031305cf9f3f6b131e49be11cdbcc2b2117b619f954b03691406f5fa912d15634c3d210b5a7e4690c6d114c822087169a7ccb5868ac80e4e8c9c6a8c459f6bc6465703e5f1bd02796ce9393b1414c79e97c2b85687eb52334d218fa29b8f5a3a554bae4eb0f368a5c00596629255c8da27146776cfbabc4f66d53c5062e6b1b2e6f4977d9beddef84cd3dde4f4bed0b3ec7092b7a6129fbd0791cb122bf073301e2559498c07732675af8da3f9a218e1e7177a5d5be1895f2d24dcfcbf9d204910320cf1226612e33afc1a0607650f75ab6ba43009bb464d1777051a97033d89be10611446f32460a95629d8bf97e586854f08a0364ceabbeaecc711135fe19dfb567fdd5be8bee119b6b6fe508f6b7c60cb0b4a89b8f7cdbb93eeee4909ff373c5c3d5e21625338f0fe3ee32016fabb58fbeb8bae271663878774686ab51430d6a9a612bae4fc060c8f7a9cec810337b4d4e9f707fb13ba00fc8d75f74967e71ec74827042e62aecc6b02b586dfdb04517fb34b23f724887beadcaf52a32d50e02213b12025cd9e1bf99e032ee3a0d06bcfb454e588d6fba56ef324fd5594302191097d8b214c8a1b1e5a1fe5da7c173b4e02365eb1879648f43e014723c0d2c4c88a4af5640b6d0cbf3ac29d5e8d8cc834bf495830e5d644671cb4713999849ca3f876fc62c95ff370c76e0125dc2efdb218bf515163dbd968635acccf89cf124da97cfc92a78199a03d811a7088f3b2941de0f767e1af237825c952cc8e471739287aacfa91599043ebb442303003d755a9bbe9ec45545cb436e66796987a4b198f19efc6104031a859061226a4942c1176c517bb7790a4871f908b2935b6cc7f8f413bc2b4717dba3fba938378cc90c113715fb89bf823b3b736b3a278f5a10c15ed50667873175d76e47a84e3bc2ef340e139d49c97be32b99b47278d21e582368f5f9841be0fbd355ad5d7fd4276c48f2017c4dbf593caf0df64e530c0ad27e39782c383435c082135ea873404da46d98593dd4a8d20ea47b9f9f133f14b1085e00f826e7695a17d555f0e0912446357abd9baf28b760ec222a13d39fbdf2eb8f8089752fe91074670879c0aaaff2', 1795536000000, 6, 1795536000000, 1796140800000);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (5, X'01981a923394e6c9199cfb95c9e55a725d3ebf8ae097fb1c64ed2ccb87f21e6f8ee13da56d902326d5ef0afc1ca1971c908cd327ace6008911a40c543cc345981451798b5b576ac8b4a0d2df80b42e421c0e33f1c358d36b558a92d22a90e596b5e2d68c7feea37408f36801dd7c7582ebc42ccf86cd69db13475a9131a40f134bd36a03e13e8e79ddf8bfb78d19d6b0e526b466d91a2c62c84a5019664dd7fd19a58275b308311813259f18efa0f71257c5e8c6d568ff129d597c38fbb8772e24d32c001fc8dbf4fa561afb56df4012630b31c22f37c640930f5fa7bc82dcc930b3e1c5dfd23daec45f936c50c4a41f38699591fa8a21e670d4abe7e7e3790593331abaf9f0844cc647645af592530b1d3c48537411485c7b8ee267d90f79ecb74337f3bfeeb1aa79b7ea2392f03da00414ff9f23bf520fe89a99bacad32db739a7615248d98b751574e18efb59752ad97e84bd14682de0f74af83274982880d8fc782230c1118c106d57e8d1025b444507d2596b49c426e3bb97d887e7e429dfb37d2e1c0aae41db0e60d3bfe3c2c5d6e92a61a10849f36d4c9f0c7febf427b89cfe8dd033a25ca65aa7901aa29e7003ff245a5bb9558fad09300e834edc3f833f759250366ffb36f09d994fa176df0ba502a1cbd38ac8881f2afcfd3f7acafa3791ad52574bb08e45129a21b500ae81873f385b543b58e7c0182a0846a654f1a47d8db991dfda97ca598887e8f43d0b7f2a10c1ddded41ca135be5cae2a1ef3a37d3422b7667dfb55c43ab93cbac4b031778036ad3a3174fda561a27d2d5b900594dee7949f1234bcf1ed54c15f43c99a49812457bfb62d1a02c114f10228c6fe1fbeed80f42500ed3f9309f505b273458e05bc707244cc1d7b97d97671f042ecd9c2b27134c600cd507a422e637005315405853bf45143dda7ac05f2a780b241d6343ef99cdc66a4e35c202447521c2a9dd160f6a1c2a0ed5a9a30f84660937b2f49bc42bd0337310902722c2b0071bbff8128677aa2ad3126f4640fdad2173c4b5c74a117462c07aa038da15c9d0179441d712aa4852410ff906751e9d8ceb9245a2fb97792f1c1718e2847b796f90e6c118866fb9975e692904dbb34e40b8280460fda6e46162ab102943c6ea5d2a54628330c43aacd87c0f22700f1efa1a6282d10e3dbb5522c318b98d40b3b3a6e9ae81e0a3349914c851067e46533d81e74e11090508b1d2192a99c8078d43dd26f03735c533e374e16a7c05485d7bcfbf01a3271a6f6f354b07bf447da9a0f824b71fbe2818275c8c6aba69a543fe01bb138a884aaaecfd7177b77e19214dbf89aa239d5955e49d067425597cc6473b15aa29b6253cf6d06ed4f7ef4015f19f266d7baeb718e483222b29439c0e761314fe1582ad3fe6e56415711dc510693a2bc607bfd4e102275de3d946f0585bfe02189cbf38a5dbdc3c587252bd6bb09cbceca02f312441ada44a33eeba3484543ecc23eec3c89742e18d317dc7cbe5079a8c4280cf22e1093a250a28c87d21cee09d193e8bace05ce92035c54736e8cd1755d3169137c35b7d82521c8b4d967896a0511936379257a01932451295e2f2552d0d62ce7574b87d0ee654feb124d67500dfcbe96c7452ca02a12f70846955211fde71e8931977e7fd69c2fe0817d6ff85759485654d0adc81f57813430feead43fb891fc2564bb22bf93a633ff33cc75f95bc1238993613adf625e0ccdfbdf928d5db3315069dbe5d0765f62ec8d46b87d7123be95b6096da2cd4eb808d0c1efa6bf3c286c1d95fa5a7ae089df07c0ad80abd355e3c05629b8f4a2e98825f5418e183b18d9ebb204d9d120d11ad79cf74d6259590412c5d2afe13443b1fb6707680085a604e81e735844640b054b9c4cfc35052c9628adc48e5911020bbde075c95f22e74830991bb7605676ae73e361fc98b60b3782b2780090d34dfca331f6c053', 1795536000000, 1, 1795536000000, 1796140800000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (1, X'1b12c565dfbe5ab97eba36bc9dc64602ff91072686ff8ee47ed473b6ccdc4a1d', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (2, X'7834ba761545beca27fbd02627fd86fbb7fe2b7c514fb2a5eeed09e5a0e541d6', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (3, X'0b0fbda44e92969c35bb63cf54c2ca7aa40de54d2f974d84ed70ec181bae003e', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (4, X'd09dd148b076eaa4eda9c66e0158154ae4891b3c5116ca452e2315189100c746', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (5, X'11992817daf2d4fd7bf03d9e3f162f2d9f39957e6c8d413230ae47eaaeecee84', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (6, X'86b970d18f50cc7d6fa111f43a3b6ff46a38b2f6d910bfb9062863974781060f', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (7, X'86770799a371fb864bb2a55edb472c5479f94bc9b1bb55f47861109edfc40391', 1, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (8, X'380e2dbc68098eead5c8c382827c563ea735051d7994055fc10d321054c11aaf', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (9, X'9b7bd913f70e911958ff43f3828e5758f444e8efaeb3d37946cd35dbc40458df', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (10, X'030a712ecb30fa292d4f2969aafc54d88b94f1e377ee6e7f6312345bf118210f', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (11, X'4642e5f547873a371d7b7cd33c777446d325efbf650873296fb54f0d2b34d74c', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (12, X'ec3d09e9c3f5ba1c8812a46ef3d5ff9443d3c61e92365e1caae245b5598127b5', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (13, X'0311c9164aa42d3d950cb9ef17846ca9b11f42087368f0aec8a9bf37cbda1f5c', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (14, X'b5b0703a7f764a0db40d886a9472c978a0631bea74bd3d54077888c85b95809a', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (15, X'799bc9960a975d3aeeb100e8cf2511305374113a667787abce464132014a5e54', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (16, X'0708af0b0b5b39460408c1e839b42e943ca7177b51495814e383dbc222b07079', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (17, X'8104e35a61c129dc2cf522bc47f5fac19d1d4ec52494cf150f2d38218936123e', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (18, X'6f39c5b382e7f779df089b6197f2ebc9dd062018c2efe1a62ce51558835ad030', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (19, X'1167ba99e3fd9ce46672abaf9d4f15adc25e4fd95ee395b4f16a14502ed776e0', 2, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (20, X'cc1c2f204d2ee79611cc615ae732d3d03bd3e320426f2134bc2979fbb157ed46', 3, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (21, X'6654a8776a41d379da19cb8f3eae7eb89e75229a3bce3a0eef0253447a32ab02', 3, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (22, X'06bcc5a77e348fc00733b4340567a539da8770f02cf06204cbe0360915627f68', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (23, X'022d345d57b6643e716de06b59ef0155d3057e027a366899231ca90d4d95c4ad', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (24, X'672a038f5e224355a39fb95b179fbf8eb6db32cd185dd13f04f8ae401d6b3d8f', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (25, X'9dc2dbe902e4798b385a59b0c54d506ab0ee1568affb944ab01ce1a2341907a3', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (26, X'a266f9ffa38713d8ce4a0f351796c4cd07e51d78bc0acd94ef10054f7909fc69', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (27, X'861d3b277d18748e7e0bc646b4cd237e0d323c36cc4884b378c6fabfdd204299', 4, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (28, X'caafbd4774336ba4478845e1e8df2811405217e408e5ac67b3fd532067c14141', 5, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (29, X'73b0f49a0f10308222d9162324784c4107e989d130be97e01e2a719980cd36bf', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (30, X'309b16a11b110bc699adfa88e9b1d2c236812a8e16c6aba1d6420e024a0dd161', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (31, X'fc48f84b24261f0566290fa3dfe96834f5e5a7e328ad5a20ad08a91d66af6500', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (32, X'd8bcec9416d3f13c88a691901848c2dc2c37a67c1ba604ae2433262d608f82be', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (33, X'd39635533ebea163d1f46c1b8ab95cc1771b326f15c0d64cf21ef9d796009eb2', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (34, X'0c1ffa5dc31535f041df35abf155184f6fff7ca0a7e8cb21898bc3eeb30611e3', 6, 'message', 'handled', NULL, NULL, 1795536000000, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (1, 1, 1, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'161529e7b9f468f7313ff07fa6433087f2292406ab26761317ad227a40ef2bda', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (2, 1, 2, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'b3c51258b9e290791c444784dc68d423b64bfb9c12abbff0b30efaaa1c6cf31b', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (3, 1, 3, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'a5bb7a56c47e192575f2ee3ee06142f032cd570ee67c2431d5b31e3198494b41', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (4, 1, 4, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'602216e2ceafbb30a5c99786d0e8c3641beeb4eaf2b1feea87cdaf7f92198a6e', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (5, 1, 5, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'f93689dbd7281a4cba203de865082c2ee61d9b08f2859eabf198ed33553b4c4b', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (6, 1, 6, NULL, 'reply', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'99e0b4093506d693b766a28e074194b5261fa75c6af0a3a570ffa9606dfb8cfd', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (7, 1, 7, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'dbd0a84f98a407d11679537038b5d0a65e936e8156743ad9a0f6b902f6a88519', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (8, 1, NULL, 'wait_offer:1', 'notice', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'6db83c8f2373ca79692d4a5a6c7b435ef4344a1f58c19999b8658d75ab806d17', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (9, 2, 8, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'6bd39bb0dbef946ac65b5c3d5fbfc35263a0822ca9eef44c85a2b4b94091af09', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (10, 2, 9, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'aeb77cc0093631e0706593ed03603fc981c6aafa78d635031514787f6793c592', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (11, 2, 10, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'85ca1bd402dbb375f04300004fa3b0920f0d91cc7481ac98b7a636ff96c788b4', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (12, 2, 11, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'9955ac7498cb39a9e69a724206de009b546c0a0be8edb7e5fbb1620049f9b52d', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (13, 2, 12, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'c1b6950f490a7fbc750280800d521691e65ccceb06b857698988d47283446c8c', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (14, 2, 13, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'6a29e41055bf2873f73fed3de73a2596da88e2f7069014245e75620a54deb0b9', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (15, 2, 14, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'3296405b9c10ef0bf204e29c78ceef516f342598a6d526abb4213823b2e5fa7b', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (16, 2, 15, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'8b30b7a7d3a71dae2ae0fe287125a58a4c7e105567a6dacfacaa0841a3dc00ae', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (17, 2, 16, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'8badea552cec87d7e62a1ba5b5e22d9506c9b3b6dc7e8754ea39e9f11bb9c07d', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (18, 2, 17, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'22ccdb5dc6c2a7451c3b6ef005703d5310a3c361d8010cc580a4734c2303037b', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (19, 2, 18, NULL, 'reply', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'6b49c612073e634dec84188376541c82b7859e7cb16d90a391cea6b234e0c0bd', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (20, 2, 19, NULL, 'reply', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'ebc65a6c230365675aef2b137984b796518547316ee421abb3d4ca348cce5723', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (21, 2, 19, NULL, 'reply', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'aa1ec7aa8bd8ef755a286f6209e99cad3fcad8837b1753ee85f530858a13a5a7', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (22, 3, 20, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'36393871fa42bdb8f188a8270de270695217a97b603081172260bfd2da0afb6c', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (23, 3, 21, NULL, 'reply', 0, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'bdcd2f62246028a20f48f0fac1aed482d043ecc43a41e5411d8363d8d6ddd0d6', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (24, 4, 22, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'c6c083f2da36231b478df86cff92a9dd5b00eba4cda355cdf97c7aa494006f54', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (25, 4, 23, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'd463ae56fe37425b518e58ef4743cc74c8465d2faa7a3628c0f9cba7dbf71220', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (26, 4, 24, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'05a13546689c01c14e2ae0642e5d2c2480f249a24b5b76e319e6095072c80263', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (27, 4, 25, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'80a5e7f8a899b7e81c238613a3317e53c2f7b02f0d6d347466bbd83c87ea2830', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (28, 4, 26, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'8fb96d7d4d32b1b460a4d25421ad731102b1596fb122bf2587429ebfe7d8c901', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (29, 4, 27, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'2f62063bcba57d7562c8d354ad0e79b9f9adb724a4f27a70ead9851060d43afa', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (30, 5, 28, NULL, 'reply', 1, X'017c36adbd4681dbadc6826150c9ea9a55f9df28ba7cd0cc5152d3bf1c69bf9c587103b7ba5ae3c2c178a7539357ea3ab742de9e21269595736ea176b29005984aa24c87c98e9d50ff7f35c47fb4aec40a7098b60ddd5180b7980949912df53057cb9339c1ef4ee279aabc033edf4063f9cb920503deafc22faedc98b2cd360105a756475c4d13c69fe8acec11a3b4d85123911fcf8af1c2be2e5c39d7201b1cadd2423809e81653fc5746616042a101f826d0ea38c5cf33c7fdb84fbec9df31e2f6e9916268850df6dccbef7b5af789a15e93a0a8a38321b22587267ea59d29bec1b601734673afe169e3416a7433c72dc05504d5d23595244c9673cb24a6642f1359e78da996d69329b0d8709df7c6e590b7a9b3ec19e4d01117c17c60bc874c755761b3164af5317d914b48745f8f5c6daf8ae9ba83afaad8f7d747d527583d31a3d571029607858a51f41f0ef6f72b515070ff022de94f79d23e8edba984e6fe3fa53a16a0b8f567222717de0a274b6bb720bd6b542bab851d27e86a586a630cc8069ea16d12609b85608e121d582ff828030f2bd747c9362bc6dc53a2e599f96bbba3b953061fa31bc8080d6515f2d802530c7beae94a6bfe53d3fd5c33c26c06e577c0f35aaea715b67d6db5e8dc8f8fc9b06b18934eca6fcfc039272d5e2cb6c2e9505992f2d84f8d094cf512e63f7a0ad50115e33f8aad7e02bf6ff81f20b0c34b8ab303e36c10829d9526f638544c85b3b953a246affd4224197a547b8abe84bc9c485da563e4d8dea66d39fa9fce93235c02789ee19f0cf68dbad5d471a3bd535ab11e0ae1f6d7d0bfdbb02defc3512b480ffb46316e6b28289f9c4a6ce03cb984781cc8053e1b746f36fb02da0dccd9f57ca87908f4d06d6cee5e8ddf232732257ff4fea666181b87c963a078014533ee71f8e1e47f88901f3eb1fb1f54238236dd2fb0197fb57e4d0069a9b4e2f728d24faa5b12238e878fcfae3c05bb1a3fd3fda04ea42fbaec83f9ed02fb2e005695fbcb5b0a6d1c901f4af7d0f905d30373c1e16835b90642eb100ef42dedb5685a856af304723077eb0fdd1357e093552dc657f8ae6bd1ca2e6e32cea852c8071abe0f948f2878eb07723858ea855d3278d41400970487b435a176b792ba40bd56b0ea20e21d7c768c70adbfbca6b6e368d4b875681f9fda3bb10aad4da9adc4f9962fd0deea53202a57f524dbdcb9c1bc46dbbe3691c8a4f695fbf172a8ab1d4b18a633d7aaece463442b1865c53bc666a08ce38a9172e7c13d428c09b29e14dbd91d6b5c1060f394b335cb927cb496ca028c593c0228abbf8aa35124bc09b05cf95ee66707b3bab1e73c0c104386a1f530f742a94d02484242a494878b9c08de59724db1ac4931931afd0669fa7c3d40db7e84cc2dedd9a3a438a7e2cf222a32be6f16acc05db7f44fbc5a495c09d8167992bb78a9b46b819005a35b641e6bf6c4c61f542d18655a28a0c8ff57a89826ae70b70b00eb21ad891bb4a53e5ea6b44cebf52de0dc3fb566790f3dc70599ddd6aeef304e3d91294b42ec29cbc263c408f7e2729ae2ec5eddfa4c4388d1dc8bcb80a53317b29621297268a1eb327a79243a6d85b6c516709d0dabb95e3dbeb31ba02db01e2e40bf6af2310791ab2fccbbeb63739be6eb720c0daec31edc0e3e156e345f16a981c26439de6af4b258f563c85dd040a01fec993e4b5ce227c107fc7bd0024ee370c97cc0220839af763b9532548137c331d4b95ba7e50c328ff437a64d31a94910fa4920e2bdb6655bab664f6887401ac935e4463467808d55689610a0cf376b2bfe881e3dd8f8595019a931e35fe8aed6adc997a03376b6b7cf893572db653c96d6ae61b819a83e164433bc0df6432dfb6ce35b9ee742abfd7c2e657e0447d08b43f03072f26e1cfded2c88278130181734ea339b53768e69d4be89c69af55c2138fb180500014cc0b39961de7909e02c2297a9feb6570aa05408d293b43c83df7ad8071a4642f89babc59f4dfd3da6a8fee3595c39b912a785207bf7c0f1f7d698c6173b5a4b8f05def2547acb5ca903158c62ca9c0fd3a9fdfcc08764a9d33bd8a6b011584317ee6ee15871ef000db95cc777f81e512f8f76858a91d8e45672b90e6223519cfbc57905e781d54ebe664f17f3ed57001fcb8f57aa912b5d030650ae94c6f3f0a07ded75c45950096009f2b6f2421851cb4505be364fd5b2379c2699a8c4fe75bb147d85921cbf5213c74a608e6337b10c5c32d98f83bc256d84424ce89b7b7be89515516d8b36fc682b512876b1f621a1661e7fd3b5b5c194025a3b8942d2edae0b8319b1b3d8f39bac0a11aa0554c23cca452083c0fee9d550d0e574b9d18ca4586793042090b53f29370310e52464c65efccf1cc26c49dbc87151f4a140f404390ae864c5ce2534b858b8c95f17fa87f2a179a11835224b9ea5a119a2b813ff6e3126ae648829eba27944abba60f841862519c5a3f5967ad3443759b00ca37eb6743cf5a96905541d810f46f54d22a260739cb88d5bd04d85599721224284041bdae11d96c2f4fa74e45d56d4433db600553490ec706bfdd26b237f9ffb7958706d845c745ac657d53e4f3d54fa2f0136285ff53a004ae8a2bba6febe2943381ad3e3d005a524d1d0f0627c3d13d16a4de9e8a0b6da1b9f533b4605de02b5a93e90e1682cae0ec246a322c5', 'in_doubt', 1, 1795536000000, 1795536000000, 1795536090000, NULL, NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (31, 6, 29, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'72845231d95f2e3761de1737093f6b980a6dbfd0e69ef2c84abaf0a318642aa1', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (32, 6, 30, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'25cd84e147216f17a5fb77c29679e2898d704b65c2552888ab19690a585d41c0', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (33, 6, 31, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'00890346b450cf65041dfa5fca4a4577ad6b6fd022527a0a51658ce5bd1d49ec', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (34, 6, 32, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'398ec617de6fbd2364713ddc01ff5ca5ad439b3d81213cea0d04459a28233cc1', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (35, 6, 33, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'49de23e2527ae0485788afc4a24841fb452d9ca256b4d9e5f3520fa030d333d9', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (36, 6, 34, NULL, 'reply', 1, NULL, 'delivered', 1, 1795536000000, 1795536000000, NULL, X'03b417f5d4cd01ad26af0021848d16a6f622fc1142c5a85f85ef7735d29405da', NULL, NULL, 1795536000000, 1795536000000);
INSERT INTO facts (name, value) VALUES ('calendar_seeded_until', '2027-12-25');
INSERT INTO facts (name, value) VALUES ('data_key', 'a1e2747f9ecea6e8');
INSERT INTO heartbeat (id, at) VALUES (1, 1795536000000);
INSERT INTO permissions (id, group_id, code_hash, state, answered_by, asked_at, answered_at) VALUES (1, 'pJSNh3y_WeEd_jLI', X'92fd4f193c64c4293264db55687b90d2b8e10080223b0c32fd4b0b88804910ca', 'declared', 3, 1795536000000, 1795536000000);
INSERT INTO reminders (id, group_id, slot_id, kind, due_at, state, why, said_at, asked, lapses_at) VALUES (1, 'pJSNh3y_WeEd_jLI', 46, 'second', 1795876108067, 'planned', NULL, NULL, 0, NULL);
INSERT INTO reminders (id, group_id, slot_id, kind, due_at, state, why, said_at, asked, lapses_at) VALUES (2, 'pJSNh3y_WeEd_jLI', 46, 'last', 1795999674004, 'planned', NULL, NULL, 0, NULL);
INSERT INTO wait_lines (wish_id, office_id, open, joined_at, people, weekdays, from_minute, until_minute) VALUES (1, 1, 1, 1795536000000, 1, 127, 0, 1440);
INSERT INTO wait_offers (id, wish_id, slot_id, places, state, freed_by, tell_at, told_at, ends_at, day, untold, created_at, ended_at) VALUES (1, 1, 1, 1, 'open', '[]', 1795536000000, 1795536000000, 1795543200000, '2026-11-24', 0, 1795536000000, NULL);
INSERT INTO wait_people (wish_id, person_key, open) VALUES (1, X'96e56ae87dbda1482b3ef969e4ad771a3efdd561761ac04cb54d0400de67b89e', 1);
INSERT INTO wait_wishes (id, contact_id, state, live, version, people, unverified, moves_group, procedures, from_day, until_day, weekdays, from_minute, until_minute, fits_from, fits_until, body_sealed, joined_at, expires_at, untold, created_at, updated_at) VALUES (1, 1, 'waiting', 1, 1, 1, 0, NULL, '["renewal"]', NULL, NULL, 127, 0, 1440, NULL, NULL, X'01bb3e3180e3b7686fcfe9cffe87f2b1927763094211b86c9f3a0c097c98dfa6a09cf7a2b0b5b426aef30bc3450ce739a233b469a81e71bc68660a6e40bb79e680d84031a3f3e22d0a65495f0447ef1b28820ec50b0ee95418ba515fe6638e0e9fcad73a32944916634f4617b7b2a308d78687056c1bb54b2bbfde870d2726d1ce88ed952e63d2455e8600064906f6cb833e2fea2d32b59be92bf6c8e5dd857e80f671794aedf0b343dcbe43e19868cf73b753a35554aaacd9c154de33dff63ed59c4c636f5ab7a54d16a9e6c13b89c2026122f83a59f9a907b819bbe5009d2d2262fbf315a1ace44751c991814e5286a3c7aa59f8a85b20d0e303067ba50bd241099920b5ba68d42e3be9278b073166e9a7e34f73db5fdfe097a81054c432c7ee8c2849aa9977656b683b72b7c7f711969ca5079ce8e0e7313b316523b16c3186814da0ed38f69be893e2c3b09cee99c05a7f840d20a2090f1e981e0050795a783e5f569a5aebf5f927fd4a', 1795536000000, 1800720000000, 0, 1795536000000, 1795536000000);
INSERT INTO town_search (town_search) VALUES ('rebuild');
CREATE INDEX `appointment_events_of` ON `appointment_events` (`appointment_id`,`at`);
CREATE UNIQUE INDEX `appointments_one_live` ON `appointments` (`person_id`) WHERE live = 1;
CREATE UNIQUE INDEX `appointments_one_hold` ON `appointments` (`contact_id`,`member`) WHERE state = 'held';
CREATE UNIQUE INDEX `appointments_one_unverified` ON `appointments` (`contact_id`) WHERE live = 1 and unverified = 1;
CREATE UNIQUE INDEX `appointments_folio` ON `appointments` (`folio`,`member`);
CREATE UNIQUE INDEX `appointments_group` ON `appointments` (`group_id`,`member`);
CREATE INDEX `appointments_slot` ON `appointments` (`slot_id`);
CREATE INDEX `appointments_contact` ON `appointments` (`contact_id`,`live`);
CREATE INDEX `appointments_person` ON `appointments` (`person_id`);
CREATE INDEX `appointments_due_hold` ON `appointments` (`held_until`) WHERE state = 'held';
CREATE INDEX `appointments_due_visit` ON `appointments` (`visit_ends_at`) WHERE state = 'confirmed';
CREATE INDEX `appointments_lapsed` ON `appointments` (`updated_at`) WHERE state in ('expired', 'released') and name_sealed is not null;
CREATE INDEX `appointments_named` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and name_sealed is not null;
CREATE INDEX `closures_day` ON `closures` (`office_id`,`day`);
CREATE INDEX `cooling_reopens` ON `cooling_places` (`reopens_at`);
CREATE INDEX `cooling_slot` ON `cooling_places` (`slot_id`,`freed_by`);
CREATE INDEX `extra_places_day` ON `extra_places` (`office_id`,`day`);
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);
CREATE INDEX `people_curp` ON `people` (`curp_index`);
CREATE UNIQUE INDEX `slots_one` ON `slots` (`office_id`,`starts_at`);
CREATE INDEX `slots_open` ON `slots` (`office_id`,`starts_at`,`day`,`minute`,`capacity`,`taken`,`cooling`,`closed_at`) WHERE capacity > taken + cooling and closed_at is null;
CREATE UNIQUE INDEX `fees_one` ON `fees` (`fee_table`,`years`,`valid_from`);
CREATE UNIQUE INDEX `office_hours_one` ON `office_hours` (`office_id`,`weekday`,`from_minute`);
CREATE UNIQUE INDEX `offices_slug_unique` ON `offices` (`slug`);
CREATE INDEX `offices_open` ON `offices` (`state`,`latitude`,`longitude`) WHERE active = 1;
CREATE INDEX `requirements_procedure` ON `requirements` (`procedure_id`,`position`);
CREATE INDEX `towns_plain` ON `towns` (`plain`,`population`);
CREATE INDEX `contact_aliases_of` ON `contact_aliases` (`contact_id`);
CREATE INDEX `conversations_due` ON `conversations` (`expires_at`);
CREATE INDEX `early_statuses_at` ON `early_statuses` (`at`);
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`key`);
CREATE INDEX `inbox_contact` ON `inbox` (`contact_id`) WHERE contact_id is not null;
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';
CREATE INDEX `inbox_bodies` ON `inbox` (`received_at`) WHERE body_sealed is not null;
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE key is not null;
CREATE UNIQUE INDEX `outbox_one_in_flight` ON `outbox` (`contact_id`) WHERE state = 'sending';
CREATE INDEX `outbox_queued` ON `outbox` (`not_before`,`id`) WHERE state = 'queued';
CREATE INDEX `outbox_queued_contact` ON `outbox` (`contact_id`,`id`) WHERE state = 'queued';
CREATE INDEX `outbox_doubt_contact` ON `outbox` (`contact_id`) WHERE state = 'in_doubt';
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);
CREATE INDEX `outbox_doubt` ON `outbox` (`doubt_until`) WHERE state = 'in_doubt';
CREATE INDEX `outbox_channel_key` ON `outbox` (`channel_key`) WHERE channel_key is not null;
CREATE INDEX `outbox_claimed` ON `outbox` (`claimed_at`) WHERE claimed_at is not null;
CREATE UNIQUE INDEX `access_keys_hash` ON `access_keys` (`hash`);
CREATE INDEX `audit_at` ON `audit` (`at`);
CREATE INDEX `big_closures_open` ON `big_closures` (`closure_id`) WHERE finished_at is null;
CREATE UNIQUE INDEX `door_scans_one` ON `door_scans` (`group_id`,`starts_at`);
CREATE INDEX `case_messages_of` ON `case_messages` (`case_id`,`id`);
CREATE INDEX `case_messages_held` ON `case_messages` (`case_id`) WHERE held = 1;
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);
CREATE UNIQUE INDEX `cases_one_with_a_person` ON `cases` (`contact_id`) WHERE kind = 'person' and state <> 'closed';
CREATE UNIQUE INDEX `cases_one_talks` ON `cases` (`contact_id`) WHERE talks = 1;
CREATE INDEX `cases_contact` ON `cases` (`contact_id`) WHERE contact_id is not null;
CREATE INDEX `cases_appointment` ON `cases` (`appointment_id`) WHERE appointment_id is not null;
CREATE INDEX `cases_not_closed` ON `cases` (`kind`,`due_at`) WHERE state <> 'closed';
CREATE INDEX `cases_with_words` ON `cases` (`closed_at`) WHERE state = 'closed' and bare_at is null;
CREATE UNIQUE INDEX `permissions_group` ON `permissions` (`group_id`);
CREATE UNIQUE INDEX `permissions_code` ON `permissions` (`code_hash`);
CREATE INDEX `permissions_answered` ON `permissions` (`answered_by`) WHERE answered_by is not null;
CREATE UNIQUE INDEX `procedure_fields_one` ON `procedure_fields` (`procedure_id`,`name`);
CREATE INDEX `procedure_fields_order` ON `procedure_fields` (`procedure_id`,`position`);
CREATE INDEX `reconfirmations_slot` ON `reconfirmations` (`slot_id`);
CREATE INDEX `reconfirmations_at` ON `reconfirmations` (`at`);
CREATE UNIQUE INDEX `reminders_one` ON `reminders` (`group_id`,`slot_id`,`kind`);
CREATE INDEX `reminders_due` ON `reminders` (`state`,`due_at`);
CREATE INDEX `reminders_said` ON `reminders` (`said_at`) WHERE said_at is not null;
CREATE INDEX `reminders_lapses` ON `reminders` (`lapses_at`) WHERE lapses_at is not null;
CREATE INDEX `reminders_slot` ON `reminders` (`slot_id`);
CREATE INDEX `wait_lines_open` ON `wait_lines` (`office_id`,`joined_at`,`wish_id`,`people`,`weekdays`,`from_minute`,`until_minute`,`open`) WHERE open = 1;
CREATE INDEX `wait_looks_due` ON `wait_looks` (`look_at`);
CREATE INDEX `wait_looks_slot` ON `wait_looks` (`slot_id`);
CREATE UNIQUE INDEX `wait_offers_one_open` ON `wait_offers` (`wish_id`) WHERE state = 'open';
CREATE UNIQUE INDEX `wait_offers_one_a_day` ON `wait_offers` (`wish_id`,`day`) WHERE state <> 'withdrawn';
CREATE INDEX `wait_offers_due` ON `wait_offers` (`ends_at`) WHERE state = 'open';
CREATE INDEX `wait_offers_to_tell` ON `wait_offers` (`tell_at`) WHERE state = 'open' and told_at is null;
CREATE INDEX `wait_offers_slot` ON `wait_offers` (`slot_id`) WHERE state = 'open';
CREATE INDEX `wait_offers_untold` ON `wait_offers` (`id`) WHERE untold = 1;
CREATE INDEX `wait_offers_made` ON `wait_offers` (`created_at`);
CREATE INDEX `wait_offers_wish` ON `wait_offers` (`wish_id`,`state`,`day`,`slot_id`,`created_at`);
CREATE UNIQUE INDEX `wait_people_one` ON `wait_people` (`person_key`) WHERE open = 1;
CREATE INDEX `wait_wishes_contact` ON `wait_wishes` (`contact_id`,`live`);
CREATE INDEX `wait_wishes_moves` ON `wait_wishes` (`moves_group`) WHERE live = 1 and moves_group is not null;
CREATE INDEX `wait_wishes_expire` ON `wait_wishes` (`expires_at`) WHERE live = 1;
CREATE INDEX `wait_wishes_untold` ON `wait_wishes` (`id`) WHERE untold = 1;
CREATE INDEX `wait_wishes_bodies` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is not null;
CREATE INDEX `wait_wishes_counted` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is null;
CREATE INDEX `appointments_late` ON `appointments` (`visit_ends_at`) WHERE late = 1;
CREATE INDEX `appointments_cancelled` ON `appointments` (`visit_ends_at`,`reason`) WHERE state = 'cancelled' and undo_until is not null;
CREATE INDEX `appointments_detailed` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and (old_passport_sealed is not null or answers_sealed is not null or attendant_sealed is not null);
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked');
CREATE INDEX `outbox_bodies` ON `outbox` (`created_at`) WHERE body_sealed is not null;
CREATE INDEX `contacts_with_person` ON `contacts` (`with_person_until`) WHERE with_person_until is not null;
