ALTER TABLE `outbox` ADD `tries` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE `agencies` ADD `disclaimer` text;
--> statement-breakpoint
ALTER TABLE `agencies` ADD `disclaimer_en` text;
--> statement-breakpoint
UPDATE `agencies` SET `disclaimer` = 'No somos la Secretaría de Relaciones Exteriores.', `disclaimer_en` = 'We are not the Foreign Ministry (SRE).'
WHERE `is_ministry` = 0 AND EXISTS (SELECT 1 FROM `procedures` p WHERE p.`agency_id` = `agencies`.`id` AND p.`family` IN ('renewal', 'first', 'lost'));
--> statement-breakpoint
ALTER TABLE `agencies` DROP COLUMN `is_ministry`; -- Its line stands in `disclaimer`, of any institution.
--> statement-breakpoint
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
