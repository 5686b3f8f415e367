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
--> statement-breakpoint
CREATE UNIQUE INDEX `door_scans_one` ON `door_scans` (`group_id`,`starts_at`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `case_messages_of` ON `case_messages` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_messages_held` ON `case_messages` (`case_id`) WHERE held = 1;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_with_a_person` ON `cases` (`contact_id`) WHERE kind = 'person' and state <> 'closed';--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_talks` ON `cases` (`contact_id`) WHERE talks = 1;--> statement-breakpoint
CREATE INDEX `cases_contact` ON `cases` (`contact_id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `cases_appointment` ON `cases` (`appointment_id`) WHERE appointment_id is not null;--> statement-breakpoint
CREATE INDEX `cases_not_closed` ON `cases` (`kind`,`due_at`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `cases_with_words` ON `cases` (`closed_at`) WHERE state = 'closed' and bare_at is null;--> statement-breakpoint
CREATE TABLE `report_counts` (
	`key` blob PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`reports` integer NOT NULL
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `permissions_group` ON `permissions` (`group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `permissions_code` ON `permissions` (`code_hash`);--> statement-breakpoint
CREATE INDEX `permissions_answered` ON `permissions` (`answered_by`) WHERE answered_by is not null;--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `procedure_fields_one` ON `procedure_fields` (`procedure_id`,`name`);--> statement-breakpoint
CREATE INDEX `procedure_fields_order` ON `procedure_fields` (`procedure_id`,`position`);--> statement-breakpoint
CREATE TABLE `reconfirmations` (
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `slot_id`),
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reconfirmations_slot` ON `reconfirmations` (`slot_id`);--> statement-breakpoint
CREATE INDEX `reconfirmations_at` ON `reconfirmations` (`at`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_one` ON `reminders` (`group_id`,`slot_id`,`kind`);--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `reminders_said` ON `reminders` (`said_at`) WHERE said_at is not null;--> statement-breakpoint
CREATE INDEX `reminders_lapses` ON `reminders` (`lapses_at`) WHERE lapses_at is not null;--> statement-breakpoint
CREATE INDEX `reminders_slot` ON `reminders` (`slot_id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `wait_lines_open` ON `wait_lines` (`office_id`,`joined_at`,`wish_id`,`people`,`weekdays`,`from_minute`,`until_minute`,`open`) WHERE open = 1;--> statement-breakpoint
CREATE TABLE `wait_looks` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`look_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_looks_due` ON `wait_looks` (`look_at`);--> statement-breakpoint
CREATE INDEX `wait_looks_slot` ON `wait_looks` (`slot_id`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_open` ON `wait_offers` (`wish_id`) WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_a_day` ON `wait_offers` (`wish_id`,`day`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `wait_offers_due` ON `wait_offers` (`ends_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `wait_offers_to_tell` ON `wait_offers` (`tell_at`) WHERE state = 'open' and told_at is null;--> statement-breakpoint
CREATE INDEX `wait_offers_slot` ON `wait_offers` (`slot_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `wait_offers_untold` ON `wait_offers` (`id`) WHERE untold = 1;--> statement-breakpoint
CREATE INDEX `wait_offers_made` ON `wait_offers` (`created_at`);--> statement-breakpoint
CREATE INDEX `wait_offers_wish` ON `wait_offers` (`wish_id`,`state`,`day`,`slot_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `wait_people` (
	`wish_id` integer NOT NULL,
	`person_key` blob NOT NULL,
	`open` integer NOT NULL,
	PRIMARY KEY(`wish_id`, `person_key`),
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `wait_people_one` ON `wait_people` (`person_key`) WHERE open = 1;--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `wait_wishes_contact` ON `wait_wishes` (`contact_id`,`live`);--> statement-breakpoint
CREATE INDEX `wait_wishes_moves` ON `wait_wishes` (`moves_group`) WHERE live = 1 and moves_group is not null;--> statement-breakpoint
CREATE INDEX `wait_wishes_expire` ON `wait_wishes` (`expires_at`) WHERE live = 1;--> statement-breakpoint
CREATE INDEX `wait_wishes_untold` ON `wait_wishes` (`id`) WHERE untold = 1;--> statement-breakpoint
CREATE INDEX `wait_wishes_bodies` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is not null;--> statement-breakpoint
CREATE INDEX `wait_wishes_counted` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is null;--> statement-breakpoint
DROP INDEX `inbox_received`;--> statement-breakpoint
DROP INDEX `appointments_detailed`;--> statement-breakpoint
ALTER TABLE `appointments` ADD `answers_sealed` blob;--> statement-breakpoint
ALTER TABLE `appointments` ADD `moves` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD `undo_until` integer;--> statement-breakpoint
ALTER TABLE `appointments` ADD `late` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD `arrived_at` integer;--> statement-breakpoint
CREATE INDEX `appointments_late` ON `appointments` (`visit_ends_at`) WHERE late = 1;--> statement-breakpoint
CREATE INDEX `appointments_cancelled` ON `appointments` (`visit_ends_at`,`reason`) WHERE state = 'cancelled' and undo_until is not null;--> statement-breakpoint
CREATE INDEX `appointments_detailed` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and (old_passport_sealed is not null or answers_sealed is not null or attendant_sealed is not null);--> statement-breakpoint
DROP INDEX `outbox_trouble`;--> statement-breakpoint
DROP INDEX `outbox_bodies`;--> statement-breakpoint
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked');--> statement-breakpoint
CREATE INDEX `outbox_bodies` ON `outbox` (`created_at`) WHERE body_sealed is not null;--> statement-breakpoint
ALTER TABLE `offices` ADD `lapse_unanswered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `muted_at` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `with_person_until` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `code_tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `code_tries_since` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `permissions_hidden_at` integer;--> statement-breakpoint
CREATE INDEX `contacts_with_person` ON `contacts` (`with_person_until`) WHERE with_person_until is not null;