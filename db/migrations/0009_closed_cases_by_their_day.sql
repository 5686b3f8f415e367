-- The list of closed cases reads only its page, however many were closed over the years: without an index it sorted all of them each time.
CREATE INDEX `cases_closed` ON `cases` (`closed_at`,`id`,`kind`,`office_id`) WHERE state = 'closed';
