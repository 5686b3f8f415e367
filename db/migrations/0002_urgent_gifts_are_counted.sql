CREATE TABLE `urgent_gifts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`office_id` integer NOT NULL,
	`key_id` integer,
	`paper` text NOT NULL,
	`on_day` text NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `urgent_gifts_key` ON `urgent_gifts` (`key_id`,`on_day`);
--> statement-breakpoint
CREATE INDEX `urgent_gifts_day` ON `urgent_gifts` (`on_day`);
