CREATE TABLE `big_closures` (
	`closure_id` integer PRIMARY KEY NOT NULL,
	`actor` text NOT NULL,
	`total` integer NOT NULL,
	`cancelled` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`closure_id`) REFERENCES `closures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "big_closures_count" CHECK(cancelled >= 0 and cancelled <= total)
) STRICT;
--> statement-breakpoint
CREATE INDEX `big_closures_open` ON `big_closures` (`closure_id`) WHERE finished_at is null;