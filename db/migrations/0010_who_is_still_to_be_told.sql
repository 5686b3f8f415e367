-- An office that stops giving appointments: whom of those who wait there it is still to be told, so that a crash leaves nobody untold.
CREATE TABLE `untold_rests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`office_id` integer NOT NULL,
	`reason` text NOT NULL,
	`tell_at` integer NOT NULL,
	`told_up_to` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;--> statement-breakpoint
CREATE UNIQUE INDEX `untold_rests_office` ON `untold_rests` (`office_id`);
