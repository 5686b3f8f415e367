-- Visits and holds that lost their name kept what family a minor has, beside the hash by which it is known whose.
UPDATE `appointments` SET `minor_case` = NULL, `version` = `version` + 1 WHERE `name_sealed` IS NULL AND `minor_case` IS NOT NULL;--> statement-breakpoint
-- The same of what clerks wrote about them. Of a cancellation by its person the reason is a word of a list.
UPDATE `appointments` SET `reason` = NULL, `version` = `version` + 1
  WHERE `name_sealed` IS NULL AND `reason` IS NOT NULL AND (`state` <> 'cancelled' OR `undo_until` IS NULL);
--> statement-breakpoint
UPDATE `appointment_events` SET `detail` = NULL
  WHERE `detail` IS NOT NULL AND `actor` LIKE 'staff:%' AND `appointment_id` IN (SELECT `id` FROM `appointments` WHERE `name_sealed` IS NULL);
