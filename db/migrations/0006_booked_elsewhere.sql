-- Of what stands here nobody knows any more by whose appointment it ended: as before, it goes on at the end of the line.
ALTER TABLE `wait_wishes` ADD `ended_elsewhere` integer DEFAULT 0 NOT NULL;
