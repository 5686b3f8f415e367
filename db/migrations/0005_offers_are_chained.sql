CREATE TABLE `wait_ages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`wish_id` integer NOT NULL,
	`counts_from` integer NOT NULL,
	`lot` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`wish_id`) REFERENCES `wait_wishes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_ages_wish` ON `wait_ages` (`wish_id`);
--> statement-breakpoint
ALTER TABLE `wait_offers` ADD `chain` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `wait_offers` ADD `ages_to` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
INSERT INTO `wait_ages` (`wish_id`, `counts_from`, `lot`, `at`) SELECT `id`, `counts_from`, `lot`, min(`joined_at`, `counts_from`) FROM `wait_wishes` ORDER BY `id`;
