ALTER TABLE `agencies` ADD `disclaimer` text;
--> statement-breakpoint
ALTER TABLE `agencies` ADD `disclaimer_en` text;
--> statement-breakpoint
UPDATE `agencies` SET `disclaimer` = 'No somos la Secretaría de Relaciones Exteriores.', `disclaimer_en` = 'We are not the Foreign Ministry (SRE).'
WHERE `is_ministry` = 0 AND EXISTS (SELECT 1 FROM `procedures` p WHERE p.`agency_id` = `agencies`.`id` AND p.`family` IN ('renewal', 'first', 'lost'));
