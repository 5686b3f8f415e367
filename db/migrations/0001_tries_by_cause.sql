ALTER TABLE `outbox` ADD `tries` integer DEFAULT 0 NOT NULL;
