CREATE TABLE `appointment_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`appointment_id` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`actor` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `appointment_events_of` ON `appointment_events` (`appointment_id`,`at`);--> statement-breakpoint
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
	`confirmed_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_hold_has_an_end" CHECK((state = 'held') = (held_until is not null)),
	CONSTRAINT "appointments_live_has_folio" CHECK(live = 0 or folio is not null),
	CONSTRAINT "appointments_live_is_seated" CHECK(live <= seated)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_live` ON `appointments` (`person_id`) WHERE live = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_hold` ON `appointments` (`contact_id`,`member`) WHERE state = 'held';--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_unverified` ON `appointments` (`contact_id`) WHERE live = 1 and unverified = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_folio` ON `appointments` (`folio`,`member`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_group` ON `appointments` (`group_id`,`member`);--> statement-breakpoint
CREATE INDEX `appointments_slot` ON `appointments` (`slot_id`);--> statement-breakpoint
CREATE INDEX `appointments_contact` ON `appointments` (`contact_id`,`live`);--> statement-breakpoint
CREATE INDEX `appointments_person` ON `appointments` (`person_id`);--> statement-breakpoint
CREATE INDEX `appointments_due_hold` ON `appointments` (`held_until`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `appointments_due_visit` ON `appointments` (`visit_ends_at`) WHERE state = 'confirmed';--> statement-breakpoint
CREATE INDEX `appointments_lapsed` ON `appointments` (`updated_at`) WHERE state in ('expired', 'released') and name_sealed is not null;--> statement-breakpoint
CREATE INDEX `appointments_named` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and name_sealed is not null;--> statement-breakpoint
CREATE INDEX `appointments_detailed` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and (old_passport_sealed is not null or attendant_sealed is not null);--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `closures_day` ON `closures` (`office_id`,`day`);--> statement-breakpoint
CREATE TABLE `cooling_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`appointment_id` integer NOT NULL,
	`freed_by` integer,
	`freed_at` integer NOT NULL,
	`reopens_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cooling_reopens` ON `cooling_places` (`reopens_at`);--> statement-breakpoint
CREATE INDEX `cooling_slot` ON `cooling_places` (`slot_id`,`freed_by`);--> statement-breakpoint
CREATE TABLE `curps_typed` (
	`contact_id` integer NOT NULL,
	`day` text NOT NULL,
	`curp_index` blob NOT NULL,
	PRIMARY KEY(`contact_id`, `day`, `curp_index`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `extra_places_day` ON `extra_places` (`office_id`,`day`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`curp_index` blob,
	`curp_sealed` blob,
	`birth_sealed` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);--> statement-breakpoint
CREATE INDEX `people_curp` ON `people` (`curp_index`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `slots_one` ON `slots` (`office_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `slots_open` ON `slots` (`office_id`,`starts_at`,`day`,`minute`,`capacity`,`taken`,`cooling`,`closed_at`) WHERE capacity > taken + cooling and closed_at is null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `fees_one` ON `fees` (`fee_table`,`years`,`valid_from`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `non_working_days` (
	`day` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `office_hours` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `office_hours_one` ON `office_hours` (`office_id`,`weekday`,`from_minute`);--> statement-breakpoint
CREATE TABLE `office_procedures` (
	`office_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	PRIMARY KEY(`office_id`, `procedure_id`),
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
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
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_slug_unique` ON `offices` (`slug`);--> statement-breakpoint
CREATE INDEX `offices_open` ON `offices` (`state`,`latitude`,`longitude`) WHERE active = 1;--> statement-breakpoint
CREATE TABLE `postal_prefixes` (
	`prefix` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `requirements_procedure` ON `requirements` (`procedure_id`,`position`);--> statement-breakpoint
CREATE TABLE `rules` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL,
	`unit` text NOT NULL,
	`meaning` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `states` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`spellings` text NOT NULL
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `towns_plain` ON `towns` (`plain`,`population`);--> statement-breakpoint
CREATE TABLE `contact_aliases` (
	`hash` blob PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value_sealed` blob NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_aliases_of` ON `contact_aliases` (`contact_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`last_inbound_at` integer NOT NULL,
	`language` text NOT NULL,
	`profile_sealed` blob,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `conversations` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`state_sealed` blob NOT NULL,
	`asked_at` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `conversations_due` ON `conversations` (`expires_at`);--> statement-breakpoint
CREATE TABLE `early_statuses` (
	`channel_key` blob PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`error_code` integer,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `early_statuses_at` ON `early_statuses` (`at`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`key`);--> statement-breakpoint
CREATE INDEX `inbox_received` ON `inbox` (`received_at`);--> statement-breakpoint
CREATE INDEX `inbox_contact` ON `inbox` (`contact_id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';--> statement-breakpoint
CREATE INDEX `inbox_bodies` ON `inbox` (`received_at`) WHERE body_sealed is not null;--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_in_flight` ON `outbox` (`contact_id`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `outbox_queued` ON `outbox` (`not_before`,`id`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_queued_contact` ON `outbox` (`contact_id`,`id`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_doubt_contact` ON `outbox` (`contact_id`) WHERE state = 'in_doubt';--> statement-breakpoint
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_doubt` ON `outbox` (`doubt_until`) WHERE state = 'in_doubt';--> statement-breakpoint
CREATE INDEX `outbox_channel_key` ON `outbox` (`channel_key`) WHERE channel_key is not null;--> statement-breakpoint
CREATE INDEX `outbox_claimed` ON `outbox` (`claimed_at`) WHERE claimed_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked', 'in_doubt', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_bodies` ON `outbox` (`updated_at`) WHERE body_sealed is not null;--> statement-breakpoint
CREATE TABLE `access_key_offices` (
	`key_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	PRIMARY KEY(`key_id`, `office_id`),
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE UNIQUE INDEX `access_keys_hash` ON `access_keys` (`hash`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`code` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`detail` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`name`, `day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `gaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `heartbeat` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
--> statement-breakpoint
-- drizzle-kit does not know virtual tables: typed places are found by trigrams, then by spelling distance on a few.
CREATE VIRTUAL TABLE `town_search` USING fts5(plain, tokenize='trigram', content='towns', content_rowid='id');
