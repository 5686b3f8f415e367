-- What is said of a rule stands in the table of the release (db/seeds/rules.ts); the database keeps the number alone.
ALTER TABLE `rules` DROP COLUMN `unit`;--> statement-breakpoint
ALTER TABLE `rules` DROP COLUMN `meaning`; -- It was a copy, and grew old: a later release could not put it right.
