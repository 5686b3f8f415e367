DROP INDEX `door_scans_one`;--> statement-breakpoint
CREATE UNIQUE INDEX `door_scans_one` ON `door_scans` (`group_id`,`starts_at`,`office_id`);