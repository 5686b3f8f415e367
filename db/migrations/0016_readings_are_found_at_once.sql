-- Found by office and day as well: whoever reads many lists within some minutes must not make each one slower.
DROP INDEX `audit_reads_same`;--> statement-breakpoint
CREATE INDEX `audit_reads_recent` ON `audit_reads` (`key_id`,`first_at`);--> statement-breakpoint
CREATE INDEX `audit_reads_same` ON `audit_reads` (`on_day`,`key_id`,`operation`,`office_id`,`day`,`first_at`);