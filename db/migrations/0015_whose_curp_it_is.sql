DROP INDEX `appointments_one_live`;--> statement-breakpoint
ALTER TABLE `appointments` ADD `name_differs` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `appointments` ADD `contested_by` integer REFERENCES appointments(id);--> statement-breakpoint
CREATE INDEX `appointments_contested` ON `appointments` (`contested_by`) WHERE contested_by is not null;--> statement-breakpoint
CREATE INDEX `appointments_name_differs` ON `appointments` (`contact_id`) WHERE live = 1 and name_differs = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one_live` ON `appointments` (`person_id`) WHERE live = 1 and contested_by is null;--> statement-breakpoint
ALTER TABLE `wait_wishes` ADD `names_differ` integer DEFAULT 0 NOT NULL;