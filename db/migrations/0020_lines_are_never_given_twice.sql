-- The outbox remembers an answer by the number of its line (`case_answer:<id>`) for 62 days, and the words of a closed case go after 30.
-- Without AUTOINCREMENT the next line got the number again, and its answer was taken for the one that had left. As in 0003.
CREATE TABLE `__new_case_messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`actor` text,
	`form` text NOT NULL,
	`words_sealed` blob,
	`held` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_case_messages`("id", "case_id", "at", "author", "actor", "form", "words_sealed", "held") SELECT "id", "case_id", "at", "author", "actor", "form", "words_sealed", "held" FROM `case_messages`;--> statement-breakpoint
DROP TABLE `case_messages`; -- Its rows stand in __new_case_messages.
--> statement-breakpoint
ALTER TABLE `__new_case_messages` RENAME TO `case_messages`;--> statement-breakpoint
CREATE INDEX `case_messages_of` ON `case_messages` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `case_messages_held` ON `case_messages` (`case_id`) WHERE held = 1;--> statement-breakpoint
-- Numbers of lines that are gone already and that the outbox still names are not given again either.
INSERT INTO sqlite_sequence (name, seq) SELECT 'case_messages', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'case_messages');
--> statement-breakpoint
UPDATE sqlite_sequence SET seq = max(seq, coalesce((
	SELECT max(CAST(substr(key, length('case_answer:') + 1) AS INTEGER)) FROM outbox WHERE key LIKE 'case\_answer:%' ESCAPE '\'
), 0)) WHERE name = 'case_messages';
--> statement-breakpoint
-- The CURP of a claim is no word against anybody, and would outlive its claim by a year in the evidence of a complaint.
UPDATE case_evidence SET words_sealed = NULL WHERE form = 'curp';
