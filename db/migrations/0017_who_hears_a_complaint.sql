-- Who hears a complaint about the office: the lines that were exchanged are kept with it, what was told and not sent waits three days in the
-- chat alone, and a second key watches over the appointment of whoever complained.
CREATE TABLE `case_evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`actor` text,
	`form` text NOT NULL,
	`words_sealed` blob,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;--> statement-breakpoint
CREATE INDEX `case_evidence_of` ON `case_evidence` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `told_reports` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`words_sealed` blob NOT NULL,
	`told_at` integer NOT NULL,
	`ask_at` integer,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;--> statement-breakpoint
CREATE INDEX `told_reports_ask` ON `told_reports` (`ask_at`) WHERE ask_at is not null;--> statement-breakpoint
CREATE INDEX `told_reports_end` ON `told_reports` (`expires_at`);--> statement-breakpoint
CREATE TABLE `second_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`change` text NOT NULL,
	`key_id` integer,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;--> statement-breakpoint
CREATE INDEX `second_keys_group` ON `second_keys` (`group_id`,`change`);--> statement-breakpoint
ALTER TABLE `cases` ADD `words_until` integer;--> statement-breakpoint
ALTER TABLE `institution` ADD `control_contact` text;--> statement-breakpoint
ALTER TABLE `inbox` ADD `hidden` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `hidden` integer DEFAULT 0 NOT NULL;
