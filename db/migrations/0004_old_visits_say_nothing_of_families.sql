-- Visits and holds that lost their name kept what family a minor has, beside the hash by which it is known whose.
UPDATE `appointments` SET `minor_case` = NULL, `version` = `version` + 1 WHERE `name_sealed` IS NULL AND `minor_case` IS NOT NULL;
