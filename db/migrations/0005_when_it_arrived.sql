-- The moment of the first arrival, which a later status (read) no longer hides. Of what stands here the last status is the best we know.
ALTER TABLE `outbox` ADD `delivered_at` integer;--> statement-breakpoint
UPDATE `outbox` SET `delivered_at` = `updated_at` WHERE `state` IN ('delivered', 'read');--> statement-breakpoint
CREATE INDEX `appointments_held_by` ON `appointments` (`contact_id`,`created_at`) WHERE member = 0 and origin = 'chat';--> statement-breakpoint
-- The number of a cooling place is never given twice (as in 0003): letting go reads several, and each may make others on its way.
CREATE TABLE `__new_cooling_places` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slot_id` integer NOT NULL,
	`appointment_id` integer NOT NULL,
	`freed_by` integer,
	`freed_at` integer NOT NULL,
	`reopens_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_cooling_places`("id", "slot_id", "appointment_id", "freed_by", "freed_at", "reopens_at") SELECT "id", "slot_id", "appointment_id", "freed_by", "freed_at", "reopens_at" FROM `cooling_places`;--> statement-breakpoint
DROP TABLE `cooling_places`; -- Its rows stand in __new_cooling_places.
--> statement-breakpoint
ALTER TABLE `__new_cooling_places` RENAME TO `cooling_places`;--> statement-breakpoint
CREATE INDEX `cooling_reopens` ON `cooling_places` (`reopens_at`);--> statement-breakpoint
CREATE INDEX `cooling_slot` ON `cooling_places` (`slot_id`,`freed_by`);
