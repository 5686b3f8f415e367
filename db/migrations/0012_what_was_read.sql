-- What was shown, looked for in vain or refused, with counts and without names.
CREATE TABLE `audit_reads` (
	`id` integer PRIMARY KEY NOT NULL,
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
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_reads_same` ON `audit_reads` (`on_day`,`key_id`,`operation`,`first_at`);--> statement-breakpoint
CREATE INDEX `audit_reads_last` ON `audit_reads` (`last_at`);--> statement-breakpoint
ALTER TABLE `access_keys` ADD `sees_names` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `access_keys` ADD `all_offices` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Until now a key without an office was a key for all of them. What it could do it still can, but now it says so.
UPDATE `access_keys` SET `all_offices` = 1 WHERE `id` NOT IN (SELECT `key_id` FROM `access_key_offices`);
