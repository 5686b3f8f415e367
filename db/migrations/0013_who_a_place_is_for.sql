-- For whom a place is: the people of an offer by their hash, the offer that an appointment came of, and the row with which its place was
-- first held. Without them a held or an offered place could be confirmed for anybody, and was sold.
CREATE TABLE `wait_offer_people` (
	`offer_id` integer NOT NULL,
	`person_key` blob NOT NULL,
	`waited_as` blob,
	PRIMARY KEY(`offer_id`, `person_key`),
	FOREIGN KEY (`offer_id`) REFERENCES `wait_offers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `wait_offer_people_key` ON `wait_offer_people` (`person_key`);--> statement-breakpoint
INSERT INTO `wait_offer_people` (`offer_id`, `person_key`)
	SELECT o.`id`, p.`person_key` FROM `wait_offers` o JOIN `wait_people` p ON p.`wish_id` = o.`wish_id` WHERE o.`state` = 'open';--> statement-breakpoint
ALTER TABLE `appointments` ADD `offer_id` integer REFERENCES wait_offers(id);--> statement-breakpoint
ALTER TABLE `appointments` ADD `first_held_as` integer REFERENCES appointments(id);--> statement-breakpoint
ALTER TABLE `appointments` ADD `retold` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `appointments_offer` ON `appointments` (`offer_id`) WHERE offer_id is not null;--> statement-breakpoint
CREATE INDEX `appointments_first_held` ON `appointments` (`first_held_as`) WHERE first_held_as is not null;--> statement-breakpoint
CREATE INDEX `appointments_retold_by_office` ON `appointments` (`created_at`) WHERE retold >= 4;--> statement-breakpoint
ALTER TABLE `wait_offers` ADD `spared` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Built anew with the column that is counted too.
DROP INDEX `wait_offers_wish`;--> statement-breakpoint
CREATE INDEX `wait_offers_wish` ON `wait_offers` (`wish_id`,`state`,`day`,`slot_id`,`created_at`,`spared`);
