-- Whoever looks for the next in line no longer goes by all those who have an offer: an hour that was published for two thousand people
-- who wait asked for each of its places again past everybody who had one.
ALTER TABLE `wait_lines` ADD `offered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `wait_lines` SET `offered` = 1 WHERE `wish_id` IN (SELECT `wish_id` FROM `wait_offers` WHERE `state` = 'open');--> statement-breakpoint
CREATE INDEX `wait_lines_next` ON `wait_lines` (`office_id`,`joined_at`,`wish_id`,`people`,`weekdays`,`from_minute`,`until_minute`) WHERE open = 1 and offered = 0;--> statement-breakpoint
CREATE INDEX `wait_lines_sizes` ON `wait_lines` (`office_id`,`people`) WHERE open = 1;
