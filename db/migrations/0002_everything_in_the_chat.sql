CREATE TABLE `reconfirmations` (
	`group_id` text NOT NULL,
	`slot_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`group_id`, `slot_id`),
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reconfirmations_slot` ON `reconfirmations` (`slot_id`);--> statement-breakpoint
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
CREATE INDEX `reminders_due` ON `reminders` (`due_at`) WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX `reminders_said` ON `reminders` (`said_at`) WHERE said_at is not null;--> statement-breakpoint
CREATE INDEX `reminders_lapses` ON `reminders` (`lapses_at`) WHERE lapses_at is not null;--> statement-breakpoint
CREATE INDEX `reminders_slot` ON `reminders` (`slot_id`);--> statement-breakpoint
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
CREATE INDEX `cases_contact` ON `cases` (`contact_id`) WHERE contact_id is not null;--> statement-breakpoint
CREATE INDEX `cases_appointment` ON `cases` (`appointment_id`) WHERE appointment_id is not null;--> statement-breakpoint
CREATE INDEX `cases_not_closed` ON `cases` (`kind`,`due_at`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `cases_with_words` ON `cases` (`closed_at`) WHERE state = 'closed' and bare_at is null;--> statement-breakpoint
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
ALTER TABLE `appointments` ADD `moves` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD `undo_until` integer;--> statement-breakpoint
ALTER TABLE `appointments` ADD `late` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `offices` ADD `lapse_unanswered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `muted_at` integer;--> statement-breakpoint
ALTER TABLE `contacts` ADD `with_person_until` integer;