ALTER TABLE `agencies` DROP COLUMN `is_ministry`; -- Its line stands in `disclaimer`, of any institution.
