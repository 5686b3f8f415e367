-- What is deleted because its owner asked for it and the office granted it, and the hashes by which a copy of before is cleaned again.
CREATE TABLE `erased_marks` (
	`hash` blob PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`listed_at` integer
) STRICT;--> statement-breakpoint
CREATE INDEX `erased_marks_unlisted` ON `erased_marks` (`at`) WHERE listed_at is null;--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` blob,
	`person_id` integer,
	`contact_id` integer,
	`case_id` integer,
	`waits` integer DEFAULT 0 NOT NULL,
	`until` integer,
	`actor` text NOT NULL,
	`asked_at` integer NOT NULL,
	`done_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_kind" CHECK(kind in ('person', 'contact'))
) STRICT;--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`id`) WHERE done_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `erasures_case` ON `erasures` (`case_id`) WHERE case_id is not null;
