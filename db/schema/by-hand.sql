-- The agency that owns the number, before anybody wrote who it is.
INSERT INTO `agencies` (`id`, `owns_number`, `name`, `address`, `zone`, `phone`, `help_weekdays`, `help_from_minute`, `help_until_minute`, `is_ministry`, `privacy_contact`, `legal_basis`, `complaint_contact`, `sample`, `version`, `updated_at`)
	VALUES (1, 1, '', '', '', '', '', 0, 0, 0, '', '', '', 0, 0, 0);
