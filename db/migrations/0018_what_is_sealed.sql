ALTER TABLE `appointments` RENAME COLUMN `folio` TO `folio_hash`;--> statement-breakpoint
ALTER TABLE `appointments` ADD `folio_sealed` blob;--> statement-breakpoint
ALTER TABLE `appointments` ADD `words_sealed` blob;--> statement-breakpoint
-- Clerks' words of before cannot be sealed here, where no key is: they go, and nothing else DROPs with them.
ALTER TABLE `appointment_events` DROP COLUMN `detail`; -- words in plain
--> statement-breakpoint
ALTER TABLE `appointment_events` ADD `detail_sealed` blob;--> statement-breakpoint
ALTER TABLE `audit` DROP COLUMN `reason`; -- words in plain
--> statement-breakpoint
ALTER TABLE `audit` ADD `reason_sealed` blob;--> statement-breakpoint
ALTER TABLE `closures` DROP COLUMN `reason`; -- words in plain
--> statement-breakpoint
ALTER TABLE `closures` ADD `reason_sealed` blob;--> statement-breakpoint
ALTER TABLE `extra_places` DROP COLUMN `reason`; -- words in plain
--> statement-breakpoint
ALTER TABLE `extra_places` ADD `reason_sealed` blob;--> statement-breakpoint
UPDATE `appointments` SET reason = NULL, version = version + 1 WHERE reason IS NOT NULL
  AND reason NOT IN ('not_that_day', 'not_needed', 'found_another', 'other', 'lapsed', 'taken_back');
