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
	`agency_id` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`hash` blob NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`sees_names` integer DEFAULT 1 NOT NULL,
	`all_offices` integer DEFAULT 0 NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	`code_hash` blob,
	`code_until` integer,
	`code_used_at` integer,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `access_keys_hash` ON `access_keys` (`hash`);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_keys_code` ON `access_keys` (`code_hash`);
--> statement-breakpoint
CREATE TABLE `agencies` (
	`id` integer PRIMARY KEY NOT NULL,
	`owns_number` integer DEFAULT 0 NOT NULL,
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
	`control_contact` text,
	`payment_guide` text,
	`accent` text,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "agencies_accent" CHECK(accent is null or accent glob '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agencies_one_owner` ON `agencies` (`owns_number`) WHERE owns_number = 1;
--> statement-breakpoint
CREATE TABLE `alerts` (
	`code` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`detail` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `appointment_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`appointment_id` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`actor` text NOT NULL,
	`key_id` integer,
	`detail_sealed` blob,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointment_events_actor" CHECK(actor in ('citizen', 'clock', 'staff') and (key_id is null or actor = 'staff'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `appointment_events_of` ON `appointment_events` (`appointment_id`,`at`);
--> statement-breakpoint
CREATE INDEX `appointment_events_person` ON `appointment_events` (`at`) WHERE what = 'person_corrected';
--> statement-breakpoint
CREATE TABLE `appointment_more_slots` (
	`appointment_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	PRIMARY KEY(`appointment_id`, `slot_id`),
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `appointment_more_slots_in` ON `appointment_more_slots` (`slot_id`);
--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`member` integer NOT NULL,
	`folio_hash` text,
	`folio_sealed` blob,
	`office_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`slot_count` integer DEFAULT 1 NOT NULL,
	`procedure_id` text NOT NULL,
	`exclusive_group` text,
	`most_live` integer DEFAULT 1 NOT NULL,
	`person_id` integer NOT NULL,
	`contact_id` integer,
	`asked_by` integer,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`live` integer NOT NULL,
	`seated` integer NOT NULL,
	`version` integer NOT NULL,
	`held_until` integer,
	`renewals` integer DEFAULT 0 NOT NULL,
	`offer_id` integer,
	`first_held_as` integer,
	`retold` integer DEFAULT 0 NOT NULL,
	`years` integer,
	`half_fee` integer DEFAULT 0 NOT NULL,
	`price` integer,
	`name_sealed` blob,
	`answers_sealed` blob,
	`answers_until` integer,
	`minor_case` text,
	`attendant_sealed` blob,
	`unverified` integer DEFAULT 0 NOT NULL,
	`name_differs` integer DEFAULT 0 NOT NULL,
	`contested_by` integer,
	`visit_ends_at` integer NOT NULL,
	`reopens_at` integer,
	`moves` integer DEFAULT 0 NOT NULL,
	`undo_until` integer,
	`late` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`words_sealed` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `wait_offers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_held_as`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contested_by`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_hold_has_an_end" CHECK((state = 'held') = (held_until is not null)),
	CONSTRAINT "appointments_live_has_folio" CHECK(live = 0 or folio_hash is not null),
	CONSTRAINT "appointments_slot_count" CHECK(slot_count between 1 and 24),
	CONSTRAINT "appointments_asked_in_a_chat" CHECK((asked_by is not null) = (origin = 'chat')),
	CONSTRAINT "appointments_live_is_seated" CHECK(live <= seated)
) STRICT;
--> statement-breakpoint
CREATE INDEX `appointments_live_person` ON `appointments` (`person_id`,`exclusive_group`) WHERE live = 1 and contested_by is null;
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_hold` ON `appointments` (`contact_id`,`member`) WHERE state = 'held';
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_unverified` ON `appointments` (`contact_id`) WHERE live = 1 and unverified = 1;
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_folio` ON `appointments` (`folio_hash`,`member`);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_group` ON `appointments` (`group_id`,`member`);
--> statement-breakpoint
CREATE INDEX `appointments_contested` ON `appointments` (`contested_by`) WHERE contested_by is not null;
--> statement-breakpoint
CREATE INDEX `appointments_name_differs` ON `appointments` (`contact_id`) WHERE live = 1 and name_differs = 1;
--> statement-breakpoint
CREATE INDEX `appointments_slot` ON `appointments` (`slot_id`,`seated`,`asked_by`,`slot_count`);
--> statement-breakpoint
CREATE INDEX `appointments_contact` ON `appointments` (`contact_id`,`live`);
--> statement-breakpoint
CREATE INDEX `appointments_asked` ON `appointments` (`asked_by`,`created_at`) WHERE asked_by is not null;
--> statement-breakpoint
CREATE INDEX `appointments_asked_live` ON `appointments` (`asked_by`) WHERE live = 1 and asked_by is not null;
--> statement-breakpoint
CREATE INDEX `appointments_person` ON `appointments` (`person_id`);
--> statement-breakpoint
CREATE INDEX `appointments_offer` ON `appointments` (`offer_id`) WHERE offer_id is not null;
--> statement-breakpoint
CREATE INDEX `appointments_first_held` ON `appointments` (`first_held_as`) WHERE first_held_as is not null;
--> statement-breakpoint
CREATE INDEX `appointments_retold_by_office` ON `appointments` (`created_at`) WHERE retold >= 4;
--> statement-breakpoint
CREATE INDEX `appointments_due_hold` ON `appointments` (`held_until`) WHERE state = 'held';
--> statement-breakpoint
CREATE INDEX `appointments_due_visit` ON `appointments` (`visit_ends_at`) WHERE state = 'confirmed';
--> statement-breakpoint
CREATE INDEX `appointments_lapsed` ON `appointments` (`updated_at`) WHERE state in ('expired', 'released') and name_sealed is not null;
--> statement-breakpoint
CREATE INDEX `appointments_cancelled` ON `appointments` (`visit_ends_at`,`reason`) WHERE state = 'cancelled' and undo_until is not null;
--> statement-breakpoint
CREATE INDEX `appointments_named` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and name_sealed is not null;
--> statement-breakpoint
CREATE INDEX `appointments_detailed` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and answers_until is null and (answers_sealed is not null or attendant_sealed is not null);
--> statement-breakpoint
CREATE INDEX `appointments_answers_kept` ON `appointments` (`answers_until`) WHERE answers_until is not null;
--> statement-breakpoint
CREATE TABLE `asker_marks` (
	`phone_hash` blob PRIMARY KEY NOT NULL,
	`asker_id` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`asker_id`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `asker_marks_asker` ON `asker_marks` (`asker_id`);
--> statement-breakpoint
CREATE INDEX `asker_marks_until` ON `asker_marks` (`until`);
--> statement-breakpoint
CREATE TABLE `askers` (
	`id` integer PRIMARY KEY NOT NULL,
	`counts_as` integer,
	`free_account` integer NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`counts_as`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "askers_free_account" CHECK(free_account in (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `askers_counts_as` ON `askers` (`counts_as`) WHERE counts_as is not null;
--> statement-breakpoint
CREATE TABLE `attendance_rules` (
	`office_id` integer PRIMARY KEY NOT NULL,
	`legal_basis` text NOT NULL,
	`published_on` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`at` integer NOT NULL,
	`key_id` integer,
	`operation` text NOT NULL,
	`office_id` integer,
	`detail` text NOT NULL,
	`reason_sealed` blob,
	`attends` integer DEFAULT 0 NOT NULL,
	`of_folio` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);
--> statement-breakpoint
CREATE INDEX `audit_attended` ON `audit` (`key_id`) WHERE attends = 1;
--> statement-breakpoint
CREATE TABLE `audit_reads` (
	`id` integer PRIMARY KEY NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`on_day` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`key_id` integer,
	`by_clock` integer NOT NULL,
	`operation` text NOT NULL,
	`form` text NOT NULL,
	`outcome` text NOT NULL,
	`code` text,
	`office_id` integer,
	`day` text,
	`named` integer NOT NULL,
	`is_list` integer NOT NULL,
	`requests` integer NOT NULL,
	`people` integer NOT NULL,
	`tries` integer NOT NULL,
	`asked` text,
	`people_before` integer NOT NULL,
	`people_in_pages` integer NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_reads_same` ON `audit_reads` (`on_day`,`key_id`,`operation`,`office_id`,`day`,`first_at`);
--> statement-breakpoint
CREATE INDEX `audit_reads_recent` ON `audit_reads` (`key_id`,`first_at`);
--> statement-breakpoint
CREATE INDEX `audit_reads_last` ON `audit_reads` (`last_at`);
--> statement-breakpoint
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `callback_phones` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer,
	`group_id` text,
	`wish_id` integer,
	`phone_sealed` blob,
	`ask_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "callback_phones_of_one" CHECK((contact_id is not null) + (group_id is not null) + (wish_id is not null) = 1 and (ask_at is null or contact_id is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `callback_phones_contact` ON `callback_phones` (`contact_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `callback_phones_group` ON `callback_phones` (`group_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `callback_phones_wish` ON `callback_phones` (`wish_id`);
--> statement-breakpoint
CREATE INDEX `callback_phones_ask` ON `callback_phones` (`ask_at`) WHERE ask_at is not null;
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`office_id` integer NOT NULL,
	`rebooking_id` integer,
	`wish_id` integer,
	`open` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`result` text,
	`called_at` integer,
	`called_key_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rebooking_id`) REFERENCES `rebookings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`called_key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calls_of_one" CHECK((rebooking_id is null) <> (wish_id is null)),
	CONSTRAINT "calls_made" CHECK((result is null) = (called_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_rebooking` ON `calls` (`rebooking_id`) WHERE open = 1 and rebooking_id is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_wish` ON `calls` (`wish_id`) WHERE open = 1 and wish_id is not null;
--> statement-breakpoint
CREATE INDEX `calls_of_rebooking` ON `calls` (`rebooking_id`) WHERE rebooking_id is not null;
--> statement-breakpoint
CREATE INDEX `calls_of_wish` ON `calls` (`wish_id`) WHERE wish_id is not null;
--> statement-breakpoint
CREATE INDEX `calls_to_make` ON `calls` (`office_id`) WHERE open = 1;
--> statement-breakpoint
CREATE TABLE `case_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`key_id` integer,
	`form` text NOT NULL,
	`words_sealed` blob,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_evidence_of` ON `case_evidence` (`case_id`,`id`);
--> statement-breakpoint
CREATE TABLE `case_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`key_id` integer,
	`form` text NOT NULL,
	`words_sealed` blob,
	`held` integer DEFAULT 0 NOT NULL,
	`outbox_id` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "case_messages_key" CHECK(key_id is null or author in ('office', 'note'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `case_messages_of` ON `case_messages` (`case_id`,`id`);
--> statement-breakpoint
CREATE INDEX `case_messages_held` ON `case_messages` (`case_id`) WHERE held = 1;
--> statement-breakpoint
CREATE INDEX `case_messages_outbox` ON `case_messages` (`outbox_id`) WHERE outbox_id is not null;
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`contact_id` integer,
	`office_id` integer,
	`appointment_id` integer,
	`state` text NOT NULL,
	`result` text,
	`taken` integer DEFAULT 0 NOT NULL,
	`taken_key_id` integer,
	`talks` integer DEFAULT 0 NOT NULL,
	`waiting_since` integer,
	`due_at` integer,
	`effective_by` integer,
	`explained_at` integer,
	`opened_at` integer NOT NULL,
	`answered_at` integer,
	`closed_at` integer,
	`words_until` integer,
	`bare_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_closed_has_an_end" CHECK((state = 'closed') = (closed_at is not null and result is not null)),
	CONSTRAINT "cases_taken" CHECK(taken in (0, 1) and (taken = 1 or taken_key_id is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_with_a_person` ON `cases` (`contact_id`,`agency_id`) WHERE kind = 'person' and state <> 'closed';
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_talks` ON `cases` (`contact_id`) WHERE talks = 1;
--> statement-breakpoint
CREATE INDEX `cases_contact` ON `cases` (`contact_id`) WHERE contact_id is not null;
--> statement-breakpoint
CREATE INDEX `cases_appointment` ON `cases` (`appointment_id`) WHERE appointment_id is not null;
--> statement-breakpoint
CREATE INDEX `cases_not_closed` ON `cases` (`kind`,`due_at`) WHERE state <> 'closed';
--> statement-breakpoint
CREATE INDEX `cases_closed` ON `cases` (`closed_at`,`id`,`kind`,`office_id`,`agency_id`) WHERE state = 'closed';
--> statement-breakpoint
CREATE INDEX `cases_with_words` ON `cases` (`closed_at`) WHERE state = 'closed' and bare_at is null;
--> statement-breakpoint
CREATE TABLE `closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`schedule_id` integer,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer,
	`reason_sealed` blob,
	`told_reason` text DEFAULT 'unsaid' NOT NULL,
	`created_at` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "closures_windows_of_one" CHECK(windows is null or schedule_id is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `closures_day` ON `closures` (`office_id`,`day`);
--> statement-breakpoint
CREATE TABLE `collections` (
	`appointment_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`paper` text,
	`noted_at` integer NOT NULL,
	`key_id` integer,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "collections_state" CHECK(state in ('ready', 'missing')),
	CONSTRAINT "collections_paper" CHECK((paper is not null) = (state = 'missing'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `collections_noted` ON `collections` (`noted_at`);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` text NOT NULL,
	`change` text NOT NULL,
	`members` text NOT NULL,
	`stamp` text NOT NULL,
	`slot_id` integer,
	`office_id` integer NOT NULL,
	`key_id` integer,
	`state` text DEFAULT 'asked' NOT NULL,
	`ask_at` integer NOT NULL,
	`asked_at` integer,
	`ends_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consents_states" CHECK(state in ('asked', 'agreed', 'denied', 'void', 'replaced', 'expired')),
	CONSTRAINT "consents_in_time" CHECK(state not in ('agreed', 'denied') or updated_at < ends_at),
	CONSTRAINT "consents_slot" CHECK((change = 'move') = (slot_id is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_open` ON `consents` (`group_id`) WHERE state = 'asked';
--> statement-breakpoint
CREATE INDEX `consents_group` ON `consents` (`group_id`);
--> statement-breakpoint
CREATE INDEX `consents_to_ask` ON `consents` (`ask_at`) WHERE state = 'asked' and asked_at is null;
--> statement-breakpoint
CREATE INDEX `consents_due` ON `consents` (`ends_at`) WHERE state = 'asked';
--> statement-breakpoint
CREATE INDEX `consents_updated` ON `consents` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `contact_aliases` (
	`hash` blob NOT NULL,
	`channel` text NOT NULL,
	`contact_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value_sealed` blob NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`hash`, `channel`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_aliases_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_aliases_of` ON `contact_aliases` (`contact_id`);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`asker_id` integer NOT NULL,
	`channel` text NOT NULL,
	`last_inbound_at` integer NOT NULL,
	`language` text NOT NULL,
	`profile_sealed` blob,
	`muted_at` integer,
	`in_writing` integer DEFAULT 0 NOT NULL,
	`with_person_until` integer,
	`elsewhere_until` integer,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`code_tries_since` integer,
	`permissions_hidden_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`asker_id`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contacts_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `contacts_asker` ON `contacts` (`asker_id`);
--> statement-breakpoint
CREATE INDEX `contacts_with_person` ON `contacts` (`with_person_until`) WHERE with_person_until is not null;
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
CREATE INDEX `conversations_due` ON `conversations` (`expires_at`);
--> statement-breakpoint
CREATE TABLE `cooling_places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slot_id` integer NOT NULL,
	`appointment_id` integer,
	`offer_id` integer,
	`walk_in` integer DEFAULT 0 NOT NULL,
	`freed_by` integer,
	`freed_at` integer NOT NULL,
	`reopens_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `wait_offers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cooling_kept_or_left" CHECK((appointment_id is not null) + (offer_id is not null) + walk_in <= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `cooling_reopens` ON `cooling_places` (`reopens_at`);
--> statement-breakpoint
CREATE INDEX `cooling_slot` ON `cooling_places` (`slot_id`,`freed_by`);
--> statement-breakpoint
CREATE INDEX `cooling_kept` ON `cooling_places` (`offer_id`) WHERE offer_id is not null;
--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`name`, `day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `curps_typed` (
	`contact_id` integer NOT NULL,
	`day` text NOT NULL,
	`curp_index` blob NOT NULL,
	PRIMARY KEY(`contact_id`, `day`, `curp_index`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `disavowals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`group_id` text,
	`said_at` integer NOT NULL,
	`state` text NOT NULL,
	`result` text,
	`ended_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disavowals_open_has_no_end" CHECK((state = 'open') = (ended_at is null)),
	CONSTRAINT "disavowals_settled_has_a_result" CHECK((state = 'settled') = (result is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `disavowals_one_open` ON `disavowals` (`group_id`) WHERE state = 'open' and group_id is not null;
--> statement-breakpoint
CREATE INDEX `disavowals_contact` ON `disavowals` (`contact_id`,`state`);
--> statement-breakpoint
CREATE INDEX `disavowals_ended` ON `disavowals` (`ended_at`) WHERE ended_at is not null;
--> statement-breakpoint
CREATE TABLE `early_statuses` (
	`channel_key` blob NOT NULL,
	`channel` text NOT NULL,
	`state` text NOT NULL,
	`error_code` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`channel_key`, `channel`),
	CONSTRAINT "early_statuses_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `early_statuses_at` ON `early_statuses` (`at`);
--> statement-breakpoint
CREATE TABLE `erased_marks` (
	`hash` blob NOT NULL,
	`agency_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`listed_at` integer,
	PRIMARY KEY(`hash`, `agency_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `erased_marks_unlisted` ON `erased_marks` (`at`) WHERE listed_at is null;
--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`agency_id` integer NOT NULL,
	`key` blob,
	`person_id` integer,
	`contact_id` integer,
	`case_id` integer,
	`waits` integer DEFAULT 0 NOT NULL,
	`until` integer,
	`actor` text NOT NULL,
	`key_id` integer,
	`asked_at` integer NOT NULL,
	`done_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_actor" CHECK(actor in ('citizen', 'clock', 'staff') and (key_id is null or actor = 'staff')),
	CONSTRAINT "erasures_kind" CHECK(kind in ('person', 'contact'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`id`) WHERE done_at is null and withdrawn_at is null;
--> statement-breakpoint
CREATE INDEX `erasures_case` ON `erasures` (`case_id`) WHERE case_id is not null;
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `fee_tables` (
	`name` text PRIMARY KEY NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`title` text,
	`currency` text DEFAULT 'MXN' NOT NULL,
	`half_price` integer DEFAULT 0 NOT NULL,
	`half_age` integer,
	`told_there` integer DEFAULT 0 NOT NULL,
	`round_to` integer DEFAULT 100 NOT NULL,
	`how_to_pay` text,
	`how_to_pay_en` text,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fee_tables_currency" CHECK(currency in ('MXN', 'USD')),
	CONSTRAINT "fee_tables_round" CHECK(round_to >= 100)
) STRICT;
--> statement-breakpoint
CREATE TABLE `fees` (
	`id` integer PRIMARY KEY NOT NULL,
	`fee_table` text NOT NULL,
	`years` integer NOT NULL,
	`title` text,
	`title_en` text,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`centavos` integer NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `fees_one` ON `fees` (`fee_table`,`years`,`valid_from`);
--> statement-breakpoint
CREATE TABLE `gaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`giver_id` integer NOT NULL,
	`taker_id` integer,
	`group_id` text,
	`appointment_id` integer,
	`code_hash` blob,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`tell` text,
	`stamp` text,
	FOREIGN KEY (`giver_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taker_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handovers_state" CHECK(state in ('offered', 'asked', 'done', 'ended')),
	CONSTRAINT "handovers_tell" CHECK(tell in ('question', 'over_limit', 'received', 'refused', 'taken_back')),
	CONSTRAINT "handovers_code_until_used" CHECK((state = 'offered') = (code_hash is not null)),
	CONSTRAINT "handovers_of_a_group" CHECK(appointment_id is null or group_id is not null),
	CONSTRAINT "handovers_taker" CHECK((state = 'offered') = (taker_id is null) and taker_id is not giver_id)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_open` ON `handovers` (`giver_id`) WHERE state in ('offered', 'asked');
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_code` ON `handovers` (`code_hash`) WHERE code_hash is not null;
--> statement-breakpoint
CREATE INDEX `handovers_giver` ON `handovers` (`giver_id`);
--> statement-breakpoint
CREATE INDEX `handovers_taker` ON `handovers` (`taker_id`) WHERE taker_id is not null;
--> statement-breakpoint
CREATE INDEX `handovers_untold` ON `handovers` (`id`) WHERE tell is not null;
--> statement-breakpoint
CREATE INDEX `handovers_at` ON `handovers` (`at`);
--> statement-breakpoint
CREATE TABLE `heartbeat` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` blob NOT NULL,
	`channel` text NOT NULL,
	`contact_id` integer,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`error` text,
	`body_sealed` blob,
	`hidden` integer DEFAULT 0 NOT NULL,
	`sent_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inbox_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`key`,`channel`);
--> statement-breakpoint
CREATE INDEX `inbox_contact` ON `inbox` (`contact_id`) WHERE contact_id is not null;
--> statement-breakpoint
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';
--> statement-breakpoint
CREATE INDEX `inbox_bodies` ON `inbox` (`received_at`) WHERE body_sealed is not null;
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `learnt_weights` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`office_id` integer,
	`sources` text NOT NULL,
	`weights` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `learnt_weights_office` ON `learnt_weights` (`agency_id`,`office_id`);
--> statement-breakpoint
CREATE TABLE `lessons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`words` text NOT NULL,
	`wish` text NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`key_id` integer,
	`office_id` integer,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `lessons_words` ON `lessons` (`words`);
--> statement-breakpoint
CREATE INDEX `lessons_office` ON `lessons` (`office_id`) WHERE office_id is not null;
--> statement-breakpoint
CREATE TABLE `missed_sentences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`at` integer NOT NULL,
	`question` text NOT NULL,
	`masked_sealed` blob NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `missed_sentences_at` ON `missed_sentences` (`at`);
--> statement-breakpoint
CREATE INDEX `missed_sentences_contact` ON `missed_sentences` (`contact_id`);
--> statement-breakpoint
CREATE TABLE `missed_visits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` text,
	`office_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`asker_id` integer NOT NULL,
	`contact_id` integer,
	`state` text NOT NULL,
	`excused` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`outbox_id` integer,
	`review_by` integer,
	`reviewed_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_id`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "missed_visits_state" CHECK(state in ('planned', 'asked', 'silent', 'came', 'could_not', 'unwanted', 'not_there', 'cleared', 'spent')),
	CONSTRAINT "missed_visits_due_state" CHECK((due_at is not null) = (state in ('planned', 'asked'))),
	CONSTRAINT "missed_visits_excused" CHECK(excused in (0, 1) and (excused = 0 or state = 'could_not'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `missed_visits_one` ON `missed_visits` (`group_id`,`starts_at`) WHERE group_id is not null;
--> statement-breakpoint
CREATE INDEX `missed_visits_due` ON `missed_visits` (`due_at`) WHERE due_at is not null;
--> statement-breakpoint
CREATE INDEX `missed_visits_asker` ON `missed_visits` (`asker_id`);
--> statement-breakpoint
CREATE INDEX `missed_visits_contact` ON `missed_visits` (`contact_id`) WHERE contact_id is not null;
--> statement-breakpoint
CREATE INDEX `missed_visits_outbox` ON `missed_visits` (`outbox_id`) WHERE outbox_id is not null;
--> statement-breakpoint
CREATE INDEX `missed_visits_to_decide` ON `missed_visits` (`office_id`) WHERE state = 'came' or review_by is not null and reviewed_at is null;
--> statement-breakpoint
CREATE TABLE `non_working_days` (
	`day` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `office_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`question` text NOT NULL,
	`other_words` text NOT NULL,
	`answer` text NOT NULL,
	`answer_en` text,
	`office_id` integer,
	`procedure_id` text,
	`replaces` text,
	`from_day` text NOT NULL,
	`until_day` text,
	`waits` integer DEFAULT 0 NOT NULL,
	`saved_by` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "office_answers_waits" CHECK(waits in (0, 1)),
	CONSTRAINT "office_answers_days" CHECK(until_day is null or until_day >= from_day)
) STRICT;
--> statement-breakpoint
CREATE INDEX `office_answers_office` ON `office_answers` (`office_id`) WHERE office_id is not null;
--> statement-breakpoint
CREATE INDEX `office_answers_procedure` ON `office_answers` (`procedure_id`) WHERE procedure_id is not null;
--> statement-breakpoint
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
	`agency_id` integer DEFAULT 1 NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`municipality` text NOT NULL,
	`address` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`pinned` integer DEFAULT 1 NOT NULL,
	`zone` text NOT NULL,
	`mode` text DEFAULT 'office' NOT NULL,
	`phone` text,
	`interpreter` text,
	`days_ahead` integer NOT NULL,
	`notice_minutes` integer NOT NULL,
	`lapse_unanswered` integer DEFAULT 0 NOT NULL,
	`active` integer NOT NULL,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_slug_unique` ON `offices` (`slug`);
--> statement-breakpoint
CREATE INDEX `offices_open` ON `offices` (`state`,`latitude`,`longitude`) WHERE active = 1;
--> statement-breakpoint
CREATE TABLE `opinions` (
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`opinion` text NOT NULL,
	`many` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "opinions_opinion" CHECK(opinion in ('good', 'bad', 'money')),
	CONSTRAINT "opinions_many" CHECK(many > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `opinions_one` ON `opinions` (`office_id`,`day`,`opinion`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer NOT NULL,
	`channel` text NOT NULL,
	`inbox_id` integer,
	`key` text,
	`kind` text NOT NULL,
	`question` integer NOT NULL,
	`body_sealed` blob,
	`once` integer DEFAULT 0 NOT NULL,
	`hidden` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`claimed_at` integer,
	`doubt_until` integer,
	`sent_at` integer,
	`delivered_at` integer,
	`channel_key` blob,
	`charge` text,
	`error_code` integer,
	`error_text` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_charge" CHECK(charge in ('answer', 'notice', 'entry_point')),
	CONSTRAINT "outbox_in_doubt_has_an_end" CHECK(state <> 'in_doubt' or doubt_until is not null),
	CONSTRAINT "outbox_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE key is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_in_flight` ON `outbox` (`contact_id`,`channel`) WHERE state = 'sending';
--> statement-breakpoint
CREATE INDEX `outbox_queued` ON `outbox` (`channel`,`not_before`,`id`) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX `outbox_queued_contact` ON `outbox` (`contact_id`,`id`) WHERE state = 'queued';
--> statement-breakpoint
CREATE INDEX `outbox_doubt_contact` ON `outbox` (`contact_id`) WHERE state = 'in_doubt';
--> statement-breakpoint
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);
--> statement-breakpoint
CREATE INDEX `outbox_doubt` ON `outbox` (`doubt_until`) WHERE state = 'in_doubt';
--> statement-breakpoint
CREATE INDEX `outbox_channel_key` ON `outbox` (`channel_key`,`channel`) WHERE channel_key is not null;
--> statement-breakpoint
CREATE INDEX `outbox_claimed` ON `outbox` (`claimed_at`) WHERE claimed_at is not null;
--> statement-breakpoint
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked');
--> statement-breakpoint
CREATE INDEX `outbox_bodies` ON `outbox` (`created_at`) WHERE body_sealed is not null;
--> statement-breakpoint
CREATE TABLE `own_rules` (
	`name` text NOT NULL,
	`procedure_id` text,
	`office_id` integer,
	`value` integer NOT NULL,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "own_rules_of_one" CHECK((procedure_id is null) <> (office_id is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `own_rules_procedure` ON `own_rules` (`procedure_id`,`name`) WHERE procedure_id is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `own_rules_office` ON `own_rules` (`office_id`,`name`) WHERE office_id is not null;
--> statement-breakpoint
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
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);
--> statement-breakpoint
CREATE INDEX `people_curp` ON `people` (`curp_index`);
--> statement-breakpoint
CREATE TABLE `permissions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
CREATE UNIQUE INDEX `permissions_group` ON `permissions` (`group_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `permissions_code` ON `permissions` (`code_hash`);
--> statement-breakpoint
CREATE INDEX `permissions_answered` ON `permissions` (`answered_by`) WHERE answered_by is not null;
--> statement-breakpoint
CREATE TABLE `postal_prefixes` (
	`prefix` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
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
	`counted_from` text,
	`pattern` text,
	`shown_if` text,
	`allowed_if` text,
	`refusal` text,
	`refusal_en` text,
	`needed` text DEFAULT 'hours' NOT NULL,
	`asks_again` integer DEFAULT 0 NOT NULL,
	`shared` integer DEFAULT 0 NOT NULL,
	`on_card` integer DEFAULT 1 NOT NULL,
	`seen_by` text DEFAULT 'clerk' NOT NULL,
	`kept_days` integer DEFAULT 0 NOT NULL,
	`options` text,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "procedure_fields_kept" CHECK(kept_days between 0 and 365)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `procedure_fields_one` ON `procedure_fields` (`procedure_id`,`name`);
--> statement-breakpoint
CREATE INDEX `procedure_fields_order` ON `procedure_fields` (`procedure_id`,`position`);
--> statement-breakpoint
CREATE TABLE `procedure_words` (
	`procedure_id` text NOT NULL,
	`language` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`procedure_id`, `language`, `kind`, `text`),
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`agency_id` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`audience` text NOT NULL,
	`family` text NOT NULL,
	`exclusive_group` text DEFAULT 'general',
	`slot_count` integer DEFAULT 1 NOT NULL,
	`notice_minutes` integer,
	`arrive_minutes` integer,
	`days_ahead` integer,
	`fee_table` text,
	`identity` text DEFAULT 'curp' NOT NULL,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`position` integer NOT NULL,
	`active` integer NOT NULL,
	`offers_at` integer,
	`archived` integer DEFAULT 0 NOT NULL,
	`subject` text,
	`subject_en` text,
	`prepare` text,
	`prepare_en` text,
	`takes` text,
	`takes_en` text,
	`done_by` text,
	`done_where` text,
	`done_link` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`agency_id`) REFERENCES `agencies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "procedures_one_state" CHECK(active + archived + (offers_at is not null) <= 1),
	CONSTRAINT "procedures_slot_count" CHECK(slot_count between 1 and 24),
	CONSTRAINT "procedures_notice" CHECK(notice_minutes between 0 and 129600),
	CONSTRAINT "procedures_arrive" CHECK(arrive_minutes between 0 and 120),
	CONSTRAINT "procedures_days_ahead" CHECK(days_ahead between 1 and 365),
	CONSTRAINT "procedures_done_by" CHECK(done_by is not null or (done_where is null and done_link is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `procedures_offers` ON `procedures` (`offers_at`) WHERE offers_at is not null;
--> statement-breakpoint
CREATE TABLE `rebooking_runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`closure_id` integer,
	`plan_id` integer,
	`told_reason` text NOT NULL,
	`actor` text NOT NULL,
	`key_id` integer,
	`publish_from` text,
	`from_day` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closure_id`) REFERENCES `closures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `schedule_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rebooking_runs_actor" CHECK(actor in ('citizen', 'clock', 'staff') and (key_id is null or actor = 'staff')),
	CONSTRAINT "rebooking_runs_cause" CHECK((closure_id is null) <> (plan_id is null)),
	CONSTRAINT "rebooking_runs_count" CHECK(done >= 0 and done <= total)
) STRICT;
--> statement-breakpoint
CREATE INDEX `rebooking_runs_open` ON `rebooking_runs` (`id`) WHERE finished_at is null;
--> statement-breakpoint
CREATE INDEX `rebooking_runs_closure` ON `rebooking_runs` (`closure_id`) WHERE closure_id is not null;
--> statement-breakpoint
CREATE INDEX `rebooking_runs_plan` ON `rebooking_runs` (`plan_id`) WHERE plan_id is not null;
--> statement-breakpoint
CREATE TABLE `rebooking_seats` (
	`rebooking_id` integer NOT NULL,
	`appointment_id` integer NOT NULL,
	`from_slot_id` integer NOT NULL,
	`to_slot_id` integer,
	PRIMARY KEY(`rebooking_id`, `appointment_id`),
	FOREIGN KEY (`rebooking_id`) REFERENCES `rebookings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `rebooking_seats_appointment` ON `rebooking_seats` (`appointment_id`);
--> statement-breakpoint
CREATE INDEX `rebooking_seats_from` ON `rebooking_seats` (`from_slot_id`);
--> statement-breakpoint
CREATE INDEX `rebooking_seats_to` ON `rebooking_seats` (`to_slot_id`) WHERE to_slot_id is not null;
--> statement-breakpoint
CREATE TABLE `rebookings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` text NOT NULL,
	`office_id` integer NOT NULL,
	`closure_id` integer,
	`plan_id` integer,
	`told_reason` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`tell_at` integer,
	`told_at` integer,
	`remind_at` integer,
	`ends_at` integer,
	`outbox_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closure_id`) REFERENCES `closures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `schedule_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "rebookings_states" CHECK(state in ('offered', 'kept', 'changed', 'declined', 'lapsed', 'owed', 'restored', 'superseded')),
	CONSTRAINT "rebookings_cause" CHECK((closure_id is null) <> (plan_id is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rebookings_one_open` ON `rebookings` (`group_id`) WHERE state = 'offered';
--> statement-breakpoint
CREATE INDEX `rebookings_group` ON `rebookings` (`group_id`);
--> statement-breakpoint
CREATE INDEX `rebookings_closure` ON `rebookings` (`closure_id`) WHERE closure_id is not null;
--> statement-breakpoint
CREATE INDEX `rebookings_plan` ON `rebookings` (`plan_id`) WHERE plan_id is not null;
--> statement-breakpoint
CREATE INDEX `rebookings_to_tell` ON `rebookings` (`tell_at`) WHERE told_at is null and tell_at is not null;
--> statement-breakpoint
CREATE INDEX `rebookings_to_remind` ON `rebookings` (`remind_at`) WHERE remind_at is not null;
--> statement-breakpoint
CREATE INDEX `rebookings_due` ON `rebookings` (`ends_at`) WHERE state = 'offered' and ends_at is not null;
--> statement-breakpoint
CREATE INDEX `rebookings_over` ON `rebookings` (`updated_at`) WHERE state <> 'offered';
--> statement-breakpoint
CREATE INDEX `rebookings_outbox` ON `rebookings` (`outbox_id`) WHERE outbox_id is not null;
--> statement-breakpoint
CREATE TABLE `reconfirmations` (
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `slot_id`),
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reconfirmations_slot` ON `reconfirmations` (`slot_id`);
--> statement-breakpoint
CREATE INDEX `reconfirmations_at` ON `reconfirmations` (`at`);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`kind` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`said_at` integer,
	`outbox_id` integer,
	`asked` integer DEFAULT 0 NOT NULL,
	`lapses_at` integer,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_one` ON `reminders` (`group_id`,`slot_id`,`kind`);
--> statement-breakpoint
CREATE INDEX `reminders_due` ON `reminders` (`state`,`due_at`);
--> statement-breakpoint
CREATE INDEX `reminders_said` ON `reminders` (`said_at`) WHERE said_at is not null;
--> statement-breakpoint
CREATE INDEX `reminders_lapses` ON `reminders` (`lapses_at`) WHERE lapses_at is not null;
--> statement-breakpoint
CREATE INDEX `reminders_slot` ON `reminders` (`slot_id`);
--> statement-breakpoint
CREATE INDEX `reminders_outbox` ON `reminders` (`outbox_id`) WHERE outbox_id is not null;
--> statement-breakpoint
CREATE TABLE `report_counts` (
	`key` blob PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`reports` integer NOT NULL
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
CREATE INDEX `requirements_procedure` ON `requirements` (`procedure_id`,`position`);
--> statement-breakpoint
CREATE TABLE `rules` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `schedule_hours` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	`nth` integer DEFAULT 0 NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `schedule_plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedule_hours_nth" CHECK(nth between -1 and 4)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_hours_one` ON `schedule_hours` (`plan_id`,`weekday`,`nth`,`from_minute`);
--> statement-breakpoint
CREATE TABLE `schedule_plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`schedule_id` integer NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`reason_sealed` blob,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedule_plans_days_in_order" CHECK(until_day is null or until_day >= from_day)
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedule_plans_days` ON `schedule_plans` (`schedule_id`,`from_day`) WHERE withdrawn_at is null;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_plans_one_week` ON `schedule_plans` (`schedule_id`,`from_day`) WHERE until_day is null and withdrawn_at is null;
--> statement-breakpoint
CREATE TABLE `schedule_procedures` (
	`schedule_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	PRIMARY KEY(`schedule_id`, `procedure_id`),
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`name` text DEFAULT 'Ventanillas' NOT NULL,
	`slot_minutes` integer NOT NULL,
	`published_on` text,
	`publishing` integer DEFAULT 0 NOT NULL,
	`opened_on` text,
	`opens_at` integer,
	`ends_on` text,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedules_slot_minutes" CHECK(slot_minutes between 1 and 1440)
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedules_opens` ON `schedules` (`opens_at`) WHERE opened_on is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_one` ON `schedules` (`office_id`,`name`) WHERE ends_on is null;
--> statement-breakpoint
CREATE INDEX `schedules_of_office` ON `schedules` (`office_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_office` ON `schedules` (`id`,`office_id`);
--> statement-breakpoint
CREATE TABLE `second_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`change` text NOT NULL,
	`key_id` integer,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`used_at` integer,
	`by_chat` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "second_keys_by_chat" CHECK(by_chat = 0 or (key_id is null and used_at = at and change in ('cancel', 'move')))
) STRICT;
--> statement-breakpoint
CREATE INDEX `second_keys_group` ON `second_keys` (`group_id`,`change`);
--> statement-breakpoint
CREATE TABLE `slots` (
	`id` integer PRIMARY KEY NOT NULL,
	`schedule_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`day` text NOT NULL,
	`minute` integer NOT NULL,
	`capacity` integer NOT NULL,
	`planned` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`cooling` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`schedule_id`,`office_id`) REFERENCES `schedules`(`id`,`office_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_never_over" CHECK(taken >= 0 and cooling >= 0 and kept >= 0 and taken + cooling + kept <= capacity),
	CONSTRAINT "slots_end_after_they_start" CHECK(ends_at > starts_at)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `slots_one` ON `slots` (`office_id`,`starts_at`,`schedule_id`);
--> statement-breakpoint
CREATE INDEX `slots_open` ON `slots` (`schedule_id`,`starts_at`,`day`,`minute`,`capacity`,`taken`,`cooling`,`kept`,`closed_at`,`office_id`) WHERE capacity > taken + cooling + kept and closed_at is null;
--> statement-breakpoint
CREATE INDEX `slots_over` ON `slots` (`office_id`,`starts_at`) WHERE taken > planned;
--> statement-breakpoint
CREATE TABLE `states` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`spellings` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `templates` (
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`category` text,
	`quality` text,
	`reason` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`channel`, `name`, `language`),
	CONSTRAINT "templates_channel" CHECK(channel in ('whatsapp', 'messenger'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `told_reports` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`words_sealed` blob NOT NULL,
	`told_at` integer NOT NULL,
	`ask_at` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `told_reports_ask` ON `told_reports` (`ask_at`) WHERE ask_at is not null;
--> statement-breakpoint
CREATE INDEX `told_reports_end` ON `told_reports` (`expires_at`);
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
CREATE INDEX `towns_plain` ON `towns` (`plain`,`population`);
--> statement-breakpoint
CREATE TABLE `untold_rests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`office_id` integer NOT NULL,
	`reason` text NOT NULL,
	`tell_at` integer NOT NULL,
	`told_up_to` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `untold_rests_office` ON `untold_rests` (`office_id`);
--> statement-breakpoint
CREATE TABLE `urgent_visits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`asker_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`group_id` text,
	`why_sealed` blob,
	`proof` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_id`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "urgent_visits_proof" CHECK(proof in ('seen', 'not_seen', 'not_there'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `urgent_visits_one` ON `urgent_visits` (`group_id`) WHERE group_id is not null;
--> statement-breakpoint
CREATE INDEX `urgent_visits_slot` ON `urgent_visits` (`slot_id`);
--> statement-breakpoint
CREATE INDEX `urgent_visits_asker` ON `urgent_visits` (`asker_id`);
--> statement-breakpoint
CREATE INDEX `urgent_visits_contact` ON `urgent_visits` (`contact_id`) WHERE contact_id is not null;
--> statement-breakpoint
CREATE TABLE `village_telephones` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`office_id` integer NOT NULL,
	`asker_id` integer NOT NULL,
	`phone_sealed` blob NOT NULL,
	`promoter_sealed` blob NOT NULL,
	`village` text NOT NULL,
	`people_a_year` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asker_id`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "village_telephones_people" CHECK(people_a_year between 1 and 40)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `village_telephones_asker` ON `village_telephones` (`asker_id`);
--> statement-breakpoint
CREATE TABLE `visit_needs` (
	`contact_id` integer,
	`group_id` text,
	`needs_sealed` blob NOT NULL,
	`noted_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_needs_of_one" CHECK((contact_id is null) <> (group_id is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_needs_contact` ON `visit_needs` (`contact_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_needs_group` ON `visit_needs` (`group_id`);
--> statement-breakpoint
CREATE TABLE `visit_notices` (
	`outbox_id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `visit_notices_visit` ON `visit_notices` (`visit_id`);
--> statement-breakpoint
CREATE TABLE `visit_opinions` (
	`visit_id` integer PRIMARY KEY NOT NULL,
	`ask_at` integer,
	`asked_at` integer,
	`answered_at` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "visit_opinions_asked_once" CHECK(ask_at is null or asked_at is null),
	CONSTRAINT "visit_opinions_answers_a_question" CHECK(answered_at is null or asked_at is not null)
) STRICT;
--> statement-breakpoint
CREATE INDEX `visit_opinions_ask` ON `visit_opinions` (`ask_at`) WHERE ask_at is not null;
--> statement-breakpoint
CREATE TABLE `visit_people` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`appointment_id` integer,
	`procedure_id` text NOT NULL,
	`name_sealed` blob,
	`arrived_at` integer,
	`outcome` text,
	`outcome_at` integer,
	`outcome_by` text,
	`outcome_key_id` integer,
	`missing` text,
	`seen_with` text,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outcome_key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_people_outcome" CHECK(outcome in ('served', 'missing_paper', 'absent', 'left', 'unknown')),
	CONSTRAINT "visit_people_outcome_is_whole" CHECK((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)),
	CONSTRAINT "visit_people_outcome_by" CHECK(outcome_by in ('clock', 'staff') and (outcome_key_id is null or outcome_by = 'staff') or outcome_by is null and outcome_key_id is null),
	CONSTRAINT "visit_people_absent_never_came" CHECK(outcome is null or outcome <> 'absent' or arrived_at is null),
	CONSTRAINT "visit_people_left_had_come" CHECK(outcome is null or outcome <> 'left' or arrived_at is not null),
	CONSTRAINT "visit_people_missing" CHECK((missing is not null) = (outcome is not null and outcome = 'missing_paper')),
	CONSTRAINT "visit_people_seen_with" CHECK(seen_with in ('mother', 'father', 'both', 'guardian', 'court_paper') and outcome in ('served', 'missing_paper') or seen_with is null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_people_one` ON `visit_people` (`visit_id`,`appointment_id`);
--> statement-breakpoint
CREATE INDEX `visit_people_appointment` ON `visit_people` (`appointment_id`) WHERE appointment_id is not null;
--> statement-breakpoint
CREATE INDEX `visit_people_named` ON `visit_people` (`visit_id`) WHERE name_sealed is not null;
--> statement-breakpoint
CREATE TABLE `visit_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`key_id` integer,
	`before` text NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_steps_one` ON `visit_steps` (`visit_id`,`version`);
--> statement-breakpoint
CREATE INDEX `visit_steps_old` ON `visit_steps` (`at`);
--> statement-breakpoint
CREATE TABLE `visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text,
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`starts_at` integer NOT NULL,
	`number` integer,
	`priority` text,
	`state` text NOT NULL,
	`at_window` integer,
	`hint` text,
	`arrived_at` integer,
	`arrived_key_id` integer,
	`called_at` integer,
	`first_called_at` integer,
	`calls` integer DEFAULT 0 NOT NULL,
	`serving_at` integer,
	`ended_at` integer,
	`repeats` integer DEFAULT 0 NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`arrived_key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visits_state" CHECK(state in ('expected', 'arrived', 'late', 'called', 'serving', 'served', 'absent', 'left', 'unknown')),
	CONSTRAINT "visits_priority" CHECK(priority in ('age', 'disability', 'pregnancy', 'baby', 'lapsed')),
	CONSTRAINT "visits_hint" CHECK(hint in ('running_late', 'says_here')),
	CONSTRAINT "visits_called_to_a_window" CHECK(state not in ('called', 'serving') or at_window is not null and at_window between 1 and 99),
	CONSTRAINT "visits_present_arrived" CHECK(state not in ('arrived', 'late', 'called', 'serving', 'left') or arrived_at is not null),
	CONSTRAINT "visits_absent_never_came" CHECK(state not in ('expected', 'absent') or arrived_at is null),
	CONSTRAINT "visits_arrived_have_a_number" CHECK(arrived_at is null or number is not null),
	CONSTRAINT "visits_ended" CHECK((state in ('served', 'absent', 'left', 'unknown')) = (ended_at is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_one` ON `visits` (`group_id`,`starts_at`,`office_id`) WHERE group_id is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_number` ON `visits` (`office_id`,`day`,`number`);
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_window` ON `visits` (`office_id`,`day`,`at_window`) WHERE state in ('called', 'serving');
--> statement-breakpoint
CREATE INDEX `visits_day` ON `visits` (`office_id`,`day`,`state`);
--> statement-breakpoint
CREATE TABLE `wait_lines` (
	`wish_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	`open` integer NOT NULL,
	`counts_from` integer NOT NULL,
	`lot` integer DEFAULT 0 NOT NULL,
	`owed` integer DEFAULT 0 NOT NULL,
	`people` integer NOT NULL,
	`slot_count` integer DEFAULT 1 NOT NULL,
	`weekdays` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`offered` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`wish_id`, `office_id`),
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_lines_next` ON `wait_lines` (`office_id`,owed desc,`counts_from`,`lot`,`wish_id`,`people`,`slot_count`,`weekdays`,`from_minute`,`until_minute`) WHERE open = 1 and offered = 0;
--> statement-breakpoint
CREATE INDEX `wait_lines_sizes` ON `wait_lines` (`office_id`,`slot_count`,`people`) WHERE open = 1;
--> statement-breakpoint
CREATE INDEX `wait_lines_open` ON `wait_lines` (`office_id`,owed desc,`counts_from`,`lot`,`wish_id`,`people`,`weekdays`,`from_minute`,`until_minute`,`open`) WHERE open = 1;
--> statement-breakpoint
CREATE TABLE `wait_looks` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`look_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_looks_due` ON `wait_looks` (`look_at`);
--> statement-breakpoint
CREATE INDEX `wait_looks_slot` ON `wait_looks` (`slot_id`);
--> statement-breakpoint
CREATE TABLE `wait_offer_people` (
	`offer_id` integer NOT NULL,
	`person_key` blob NOT NULL,
	`waited_as` blob,
	PRIMARY KEY(`offer_id`, `person_key`),
	FOREIGN KEY (`offer_id`) REFERENCES `wait_offers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_offer_people_key` ON `wait_offer_people` (`person_key`);
--> statement-breakpoint
CREATE TABLE `wait_offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`wish_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`places` integer NOT NULL,
	`state` text NOT NULL,
	`freed_by` text NOT NULL,
	`tell_at` integer NOT NULL,
	`told_at` integer,
	`outbox_id` integer,
	`ends_at` integer NOT NULL,
	`day` text NOT NULL,
	`untold` integer DEFAULT 0 NOT NULL,
	`line` text DEFAULT '{"entries":[],"counted":{}}' NOT NULL,
	`room` integer DEFAULT 0 NOT NULL,
	`spared` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "wait_offers_places" CHECK(places > 0),
	CONSTRAINT "wait_offers_open_has_no_end" CHECK((state = 'open') = (ended_at is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_open` ON `wait_offers` (`wish_id`) WHERE state = 'open';
--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_a_day` ON `wait_offers` (`wish_id`,`day`) WHERE state <> 'withdrawn';
--> statement-breakpoint
CREATE INDEX `wait_offers_due` ON `wait_offers` (`ends_at`) WHERE state = 'open';
--> statement-breakpoint
CREATE INDEX `wait_offers_to_tell` ON `wait_offers` (`tell_at`) WHERE state = 'open' and told_at is null;
--> statement-breakpoint
CREATE INDEX `wait_offers_slot` ON `wait_offers` (`slot_id`) WHERE state = 'open';
--> statement-breakpoint
CREATE INDEX `wait_offers_untold` ON `wait_offers` (`id`) WHERE untold = 1;
--> statement-breakpoint
CREATE INDEX `wait_offers_made` ON `wait_offers` (`created_at`);
--> statement-breakpoint
CREATE INDEX `wait_offers_outbox` ON `wait_offers` (`outbox_id`) WHERE outbox_id is not null;
--> statement-breakpoint
CREATE INDEX `wait_offers_wish` ON `wait_offers` (`wish_id`,`state`,`day`,`slot_id`,`created_at`,`spared`);
--> statement-breakpoint
CREATE TABLE `wait_people` (
	`wish_id` integer NOT NULL,
	`person_key` blob NOT NULL,
	`exclusive_group` text,
	`open` integer NOT NULL,
	PRIMARY KEY(`wish_id`, `person_key`),
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_people_open` ON `wait_people` (`person_key`,`exclusive_group`) WHERE open = 1;
--> statement-breakpoint
CREATE TABLE `wait_wishes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contact_id` integer,
	`asked_by` integer,
	`state` text NOT NULL,
	`live` integer NOT NULL,
	`version` integer NOT NULL,
	`people` integer NOT NULL,
	`slot_count` integer DEFAULT 1 NOT NULL,
	`unverified` integer NOT NULL,
	`names_differ` integer DEFAULT 0 NOT NULL,
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
	`counts_from` integer NOT NULL,
	`lot` integer DEFAULT 0 NOT NULL,
	`joined_behind` integer DEFAULT 0 NOT NULL,
	`has_rested` integer DEFAULT 0 NOT NULL,
	`offers_from` integer NOT NULL,
	`owed` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	`untold` integer DEFAULT 0 NOT NULL,
	`ended_elsewhere` integer DEFAULT 0 NOT NULL,
	`disowned_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `askers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "wait_wishes_live_waits" CHECK(live = (state = 'waiting')),
	CONSTRAINT "wait_wishes_asked" CHECK((contact_id is null) = (asked_by is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_wishes_contact` ON `wait_wishes` (`contact_id`,`live`);
--> statement-breakpoint
CREATE INDEX `wait_wishes_asked` ON `wait_wishes` (`asked_by`) WHERE live = 1;
--> statement-breakpoint
CREATE INDEX `wait_wishes_moves` ON `wait_wishes` (`moves_group`) WHERE live = 1 and moves_group is not null;
--> statement-breakpoint
CREATE INDEX `wait_wishes_expire` ON `wait_wishes` (`expires_at`) WHERE live = 1;
--> statement-breakpoint
CREATE INDEX `wait_wishes_untold` ON `wait_wishes` (`id`) WHERE untold = 1;
--> statement-breakpoint
CREATE INDEX `wait_wishes_bodies` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is not null;
--> statement-breakpoint
CREATE INDEX `wait_wishes_counted` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is null;
--> statement-breakpoint
-- The agency that owns the number, before anybody wrote who it is.
INSERT INTO `agencies` (`id`, `owns_number`, `name`, `address`, `zone`, `phone`, `help_weekdays`, `help_from_minute`, `help_until_minute`, `is_ministry`, `privacy_contact`, `legal_basis`, `complaint_contact`, `sample`, `version`, `updated_at`)
	VALUES (1, 1, '', '', '', '', '', 0, 0, 0, '', '', '', 0, 0, 0);
