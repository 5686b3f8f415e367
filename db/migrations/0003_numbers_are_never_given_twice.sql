-- What others remember by its number gets AUTOINCREMENT: SQLite would give the number of the newest row, once it is deleted, to the
-- next one, and a freed place, a button or a status of the channel would then mean somebody else. Each table is made anew, because
-- SQLite can add it in no other way. Foreign keys are off meanwhile (db/migrate.ts) and are checked before the commit.
CREATE TABLE `__new_contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`last_inbound_at` integer NOT NULL,
	`language` text NOT NULL,
	`profile_sealed` blob,
	`muted_at` integer,
	`with_person_until` integer,
	`code_tries` integer DEFAULT 0 NOT NULL,
	`code_tries_since` integer,
	`permissions_hidden_at` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_contacts`("id", "channel", "last_inbound_at", "language", "profile_sealed", "muted_at", "with_person_until", "code_tries", "code_tries_since", "permissions_hidden_at", "created_at") SELECT "id", "channel", "last_inbound_at", "language", "profile_sealed", "muted_at", "with_person_until", "code_tries", "code_tries_since", "permissions_hidden_at", "created_at" FROM `contacts`;--> statement-breakpoint
DROP TABLE `contacts`; -- Its rows stand in __new_contacts.
--> statement-breakpoint
ALTER TABLE `__new_contacts` RENAME TO `contacts`;--> statement-breakpoint
CREATE INDEX `contacts_with_person` ON `contacts` (`with_person_until`) WHERE with_person_until is not null;--> statement-breakpoint
CREATE TABLE `__new_inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
INSERT INTO `__new_inbox`("id", "key", "contact_id", "kind", "state", "error", "body_sealed", "sent_at", "received_at", "handled_at") SELECT "id", "key", "contact_id", "kind", "state", "error", "body_sealed", "sent_at", "received_at", "handled_at" FROM `inbox`;--> statement-breakpoint
DROP TABLE `inbox`; -- Its rows stand in __new_inbox.
--> statement-breakpoint
ALTER TABLE `__new_inbox` RENAME TO `inbox`;--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`key`);--> statement-breakpoint
CREATE INDEX `inbox_contact` ON `inbox` (`contact_id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';--> statement-breakpoint
CREATE INDEX `inbox_bodies` ON `inbox` (`received_at`) WHERE body_sealed is not null;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
INSERT INTO `__new_outbox`("id", "contact_id", "inbox_id", "key", "kind", "question", "body_sealed", "state", "attempt", "not_before", "claimed_at", "doubt_until", "channel_key", "error_code", "error_text", "created_at", "updated_at") SELECT "id", "contact_id", "inbox_id", "key", "kind", "question", "body_sealed", "state", "attempt", "not_before", "claimed_at", "doubt_until", "channel_key", "error_code", "error_text", "created_at", "updated_at" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`; -- Its rows stand in __new_outbox.
--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_in_flight` ON `outbox` (`contact_id`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `outbox_queued` ON `outbox` (`not_before`,`id`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_queued_contact` ON `outbox` (`contact_id`,`id`) WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_doubt_contact` ON `outbox` (`contact_id`) WHERE state = 'in_doubt';--> statement-breakpoint
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_doubt` ON `outbox` (`doubt_until`) WHERE state = 'in_doubt';--> statement-breakpoint
CREATE INDEX `outbox_channel_key` ON `outbox` (`channel_key`) WHERE channel_key is not null;--> statement-breakpoint
CREATE INDEX `outbox_claimed` ON `outbox` (`claimed_at`) WHERE claimed_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked');--> statement-breakpoint
CREATE INDEX `outbox_bodies` ON `outbox` (`created_at`) WHERE body_sealed is not null;--> statement-breakpoint
CREATE TABLE `__new_permissions` (
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
INSERT INTO `__new_permissions`("id", "group_id", "code_hash", "state", "answered_by", "asked_at", "answered_at") SELECT "id", "group_id", "code_hash", "state", "answered_by", "asked_at", "answered_at" FROM `permissions`;--> statement-breakpoint
DROP TABLE `permissions`; -- Its rows stand in __new_permissions.
--> statement-breakpoint
ALTER TABLE `__new_permissions` RENAME TO `permissions`;--> statement-breakpoint
CREATE UNIQUE INDEX `permissions_group` ON `permissions` (`group_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `permissions_code` ON `permissions` (`code_hash`);--> statement-breakpoint
CREATE INDEX `permissions_answered` ON `permissions` (`answered_by`) WHERE answered_by is not null;--> statement-breakpoint
CREATE TABLE `__new_wait_offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
INSERT INTO `__new_wait_offers`("id", "wish_id", "slot_id", "places", "state", "freed_by", "tell_at", "told_at", "ends_at", "day", "untold", "created_at", "ended_at") SELECT "id", "wish_id", "slot_id", "places", "state", "freed_by", "tell_at", "told_at", "ends_at", "day", "untold", "created_at", "ended_at" FROM `wait_offers`;--> statement-breakpoint
DROP TABLE `wait_offers`; -- Its rows stand in __new_wait_offers.
--> statement-breakpoint
ALTER TABLE `__new_wait_offers` RENAME TO `wait_offers`;--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_open` ON `wait_offers` (`wish_id`) WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `wait_offers_one_a_day` ON `wait_offers` (`wish_id`,`day`) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX `wait_offers_due` ON `wait_offers` (`ends_at`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `wait_offers_to_tell` ON `wait_offers` (`tell_at`) WHERE state = 'open' and told_at is null;--> statement-breakpoint
CREATE INDEX `wait_offers_slot` ON `wait_offers` (`slot_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `wait_offers_untold` ON `wait_offers` (`id`) WHERE untold = 1;--> statement-breakpoint
CREATE INDEX `wait_offers_made` ON `wait_offers` (`created_at`);--> statement-breakpoint
CREATE INDEX `wait_offers_wish` ON `wait_offers` (`wish_id`,`state`,`day`,`slot_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_wait_wishes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
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
INSERT INTO `__new_wait_wishes`("id", "contact_id", "state", "live", "version", "people", "unverified", "moves_group", "procedures", "from_day", "until_day", "weekdays", "from_minute", "until_minute", "fits_from", "fits_until", "body_sealed", "joined_at", "expires_at", "untold", "created_at", "updated_at") SELECT "id", "contact_id", "state", "live", "version", "people", "unverified", "moves_group", "procedures", "from_day", "until_day", "weekdays", "from_minute", "until_minute", "fits_from", "fits_until", "body_sealed", "joined_at", "expires_at", "untold", "created_at", "updated_at" FROM `wait_wishes`;--> statement-breakpoint
DROP TABLE `wait_wishes`; -- Its rows stand in __new_wait_wishes.
--> statement-breakpoint
ALTER TABLE `__new_wait_wishes` RENAME TO `wait_wishes`;--> statement-breakpoint
CREATE INDEX `wait_wishes_contact` ON `wait_wishes` (`contact_id`,`live`);--> statement-breakpoint
CREATE INDEX `wait_wishes_moves` ON `wait_wishes` (`moves_group`) WHERE live = 1 and moves_group is not null;--> statement-breakpoint
CREATE INDEX `wait_wishes_expire` ON `wait_wishes` (`expires_at`) WHERE live = 1;--> statement-breakpoint
CREATE INDEX `wait_wishes_untold` ON `wait_wishes` (`id`) WHERE untold = 1;--> statement-breakpoint
CREATE INDEX `wait_wishes_bodies` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is not null;--> statement-breakpoint
CREATE INDEX `wait_wishes_counted` ON `wait_wishes` (`updated_at`) WHERE live = 0 and body_sealed is null;--> statement-breakpoint
-- Numbers of rows that are gone already and that something still names are not given again either.
INSERT INTO sqlite_sequence (name, seq)
	SELECT column1, 0 FROM (VALUES ('contacts'), ('inbox'), ('wait_offers'), ('wait_wishes'))
	WHERE column1 NOT IN (SELECT name FROM sqlite_sequence);
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = (SELECT max(n) FROM (
	SELECT sqlite_sequence.seq AS n
	UNION ALL SELECT max(freed_by) FROM cooling_places
	UNION ALL SELECT max(f.value) FROM wait_offers o, json_each(o.freed_by) f
	UNION ALL SELECT max(CAST(substr(key, length('not_ready:') + 1) AS INTEGER)) FROM outbox WHERE key LIKE 'not\_ready:%' ESCAPE '\'
)) WHERE name = 'contacts';
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT max(inbox_id) FROM outbox), 0)) WHERE name = 'inbox';
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce((
	SELECT max(CAST(substr(key, instr(key, ':') + 1) AS INTEGER)) FROM outbox WHERE key LIKE 'wait\_offer:%' ESCAPE '\' OR key LIKE 'wait\_end:%' ESCAPE '\'
), 0)) WHERE name = 'wait_offers';
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce((
	SELECT max(CAST(substr(key, instr(key, ':') + 1) AS INTEGER)) FROM outbox WHERE key LIKE 'wait\_over:%' ESCAPE '\'
), 0)) WHERE name = 'wait_wishes';
