-- A database of the first release, as its process left it when it was killed: one appointment, one hold, sealed with the
-- tests' key. Much of its catalogue was left out. It stands for what is out there: never change it.
CREATE TABLE migrations (hash text primary key, made_at integer not null) strict;
CREATE TABLE `appointment_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`appointment_id` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`actor` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`appointment_id`) REFERENCES `appointments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `appointments` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`member` integer NOT NULL,
	`folio` text,
	`office_id` integer NOT NULL,
	`slot_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	`person_id` integer NOT NULL,
	`contact_id` integer,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`live` integer NOT NULL,
	`seated` integer NOT NULL,
	`version` integer NOT NULL,
	`held_until` integer,
	`renewals` integer DEFAULT 0 NOT NULL,
	`years` integer,
	`half_fee` integer DEFAULT 0 NOT NULL,
	`price` integer,
	`name_sealed` blob,
	`old_passport_sealed` blob,
	`minor_case` text,
	`attendant_sealed` blob,
	`unverified` integer DEFAULT 0 NOT NULL,
	`visit_ends_at` integer NOT NULL,
	`reopens_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appointments_hold_has_an_end" CHECK((state = 'held') = (held_until is not null)),
	CONSTRAINT "appointments_live_has_folio" CHECK(live = 0 or folio is not null),
	CONSTRAINT "appointments_live_is_seated" CHECK(live <= seated)
) STRICT;
CREATE TABLE `closures` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`lifted_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `cooling_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`slot_id` integer NOT NULL,
	`appointment_id` integer NOT NULL,
	`freed_by` integer,
	`freed_at` integer NOT NULL,
	`reopens_at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `curps_typed` (
	`contact_id` integer NOT NULL,
	`day` text NOT NULL,
	`curp_index` blob NOT NULL,
	PRIMARY KEY(`contact_id`, `day`, `curp_index`),
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `extra_places` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`day` text NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`curp_index` blob,
	`curp_sealed` blob,
	`birth_sealed` blob,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
CREATE TABLE `slots` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`day` text NOT NULL,
	`minute` integer NOT NULL,
	`capacity` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`cooling` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_never_over" CHECK(taken >= 0 and cooling >= 0 and taken + cooling <= capacity)
) STRICT;
CREATE TABLE `fees` (
	`id` integer PRIMARY KEY NOT NULL,
	`fee_table` text NOT NULL,
	`years` integer NOT NULL,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`centavos` integer NOT NULL,
	`valid_from` text NOT NULL,
	`source` text NOT NULL
) STRICT;
CREATE TABLE `institution` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`zone` text NOT NULL,
	`phone` text NOT NULL,
	`help_weekdays` text NOT NULL,
	`help_from_minute` integer NOT NULL,
	`help_until_minute` integer NOT NULL,
	`is_ministry` integer NOT NULL,
	`privacy_url` text,
	`privacy_contact` text NOT NULL,
	`legal_basis` text NOT NULL,
	`complaint_contact` text NOT NULL,
	`payment_guide` text,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
CREATE TABLE `non_working_days` (
	`day` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
CREATE TABLE `office_hours` (
	`id` integer PRIMARY KEY NOT NULL,
	`office_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`until_minute` integer NOT NULL,
	`windows` integer NOT NULL,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `office_procedures` (
	`office_id` integer NOT NULL,
	`procedure_id` text NOT NULL,
	PRIMARY KEY(`office_id`, `procedure_id`),
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `offices` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`municipality` text NOT NULL,
	`address` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`zone` text NOT NULL,
	`phone` text,
	`slot_minutes` integer NOT NULL,
	`days_ahead` integer NOT NULL,
	`notice_minutes` integer NOT NULL,
	`active` integer NOT NULL,
	`sample` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `postal_prefixes` (
	`prefix` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `procedures` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`audience` text NOT NULL,
	`family` text NOT NULL,
	`old_passport` text NOT NULL,
	`fee_table` text,
	`min_age` integer NOT NULL,
	`max_age` integer,
	`position` integer NOT NULL,
	`active` integer NOT NULL,
	`version` integer NOT NULL
) STRICT;
CREATE TABLE `requirements` (
	`id` integer PRIMARY KEY NOT NULL,
	`procedure_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`text_en` text NOT NULL,
	`applies` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`source` text NOT NULL,
	FOREIGN KEY (`procedure_id`) REFERENCES `procedures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `rules` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL,
	`unit` text NOT NULL,
	`meaning` text NOT NULL
) STRICT;
CREATE TABLE `states` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`spellings` text NOT NULL
) STRICT;
CREATE TABLE `towns` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`plain` text NOT NULL,
	`state` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`population` integer NOT NULL,
	FOREIGN KEY (`state`) REFERENCES `states`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `contact_aliases` (
	`hash` blob PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value_sealed` blob NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`last_inbound_at` integer NOT NULL,
	`language` text NOT NULL,
	`profile_sealed` blob,
	`created_at` integer NOT NULL
) STRICT;
CREATE TABLE `conversations` (
	`contact_id` integer PRIMARY KEY NOT NULL,
	`state_sealed` blob NOT NULL,
	`asked_at` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `early_statuses` (
	`channel_key` blob PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`error_code` integer,
	`at` integer NOT NULL
) STRICT;
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`contact_id` integer,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`error` text,
	`body_sealed` blob,
	`sent_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`contact_id` integer NOT NULL,
	`inbox_id` integer,
	`key` text,
	`kind` text NOT NULL,
	`question` integer NOT NULL,
	`body_sealed` blob,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`not_before` integer NOT NULL,
	`claimed_at` integer,
	`doubt_until` integer,
	`channel_key` blob,
	`error_code` integer,
	`error_text` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_in_doubt_has_an_end" CHECK(state <> 'in_doubt' or doubt_until is not null)
) STRICT;
CREATE TABLE `access_key_offices` (
	`key_id` integer NOT NULL,
	`office_id` integer NOT NULL,
	PRIMARY KEY(`key_id`, `office_id`),
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office_id`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `access_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` blob NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer
) STRICT;
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key_id` integer,
	`operation` text NOT NULL,
	`office_id` integer,
	`detail` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`key_id`) REFERENCES `access_keys`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
CREATE TABLE `alerts` (
	`code` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`detail` text
) STRICT;
CREATE TABLE `backups` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
CREATE TABLE `counters` (
	`name` text NOT NULL,
	`day` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`name`, `day`)
) STRICT;
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
CREATE TABLE `gaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL
) STRICT;
CREATE TABLE `heartbeat` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
CREATE TABLE `job_runs` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`result` text NOT NULL
) STRICT;
CREATE VIRTUAL TABLE `town_search` USING fts5(plain, tokenize='trigram', content='towns', content_rowid='id');
INSERT INTO migrations (hash, made_at) VALUES ('6dc6c834c0c3439b01c43bb726f913079fc3af54c94be8e7782f3bc18d699afd', 1795536839073);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (1, 1, 1795543690672, 'held', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (2, 1, 1795543690702, 'confirmed', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (3, 2, 1795543690779, 'held', 'citizen', NULL);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at) VALUES (1, 'l_HQh8Q_T8pInSb8', 0, 'FJC-F3Y', 18, 8046, 'renewal', 1, 1, 'chat', 'confirmed', 1, 1, 2, NULL, 0, 3, 1, 900, X'0166e8f4fab0e94d24ac6f32ba2b5df717b9d91df54f9ad2b0cdf9f9aa75e8a8f4e3562f2eedf1ce1cc0f3ecbd47dbdd35cda2df08', X'0158bbbc3f48dc6b4953f8102e3c0c1ba9298ef93adc995f2665e4eaed50f81c0e1572ce8fd0', NULL, NULL, 0, 1795672800000, NULL, NULL, 1795543690672, 1795543690702, 1795543690702);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at) VALUES (2, '-LT5rwmHibH_PlwP', 0, NULL, 18, 8070, 'renewal', 2, 2, 'chat', 'held', 0, 1, 1, 1795544290779, 0, NULL, 0, NULL, X'01e49bef810e2a24e61a59321ef1b047b6cdabb5ae47a565b85e0e1be1bb3a11d3938fded5161d83b5ba4b58504a41266e5b69e865', X'019c164bcb4e6a7a6a527b3ee209e63b25fb4653cb262367301d400ca56321ae1adf6409766f', NULL, NULL, 0, 1795759200000, NULL, NULL, 1795543690779, 1795543690779, NULL);
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (1, '2026-11-24', X'183605c5c4584f278598d299c428d8e3180485b5d59741d9df7fe956f83d8e11');
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (2, '2026-11-24', X'6a78d644bdade1865f323b53ff353279ab4bf49b9f69a951d7a8ae0752847a8b');
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (1, X'9a6b136249ae6a007e90fcef480225777afcac90f3fca85fe737a3617c3cd05f', X'183605c5c4584f278598d299c428d8e3180485b5d59741d9df7fe956f83d8e11', X'01f971166195c9bdf5073022d464b38d763ac6c09d20eb05cd44efb8d30205a25fd66fac773dcb7e0e6b28489ceb0a', X'0116e7f3f6c94c08c5a63e0263ff2b67e51956833082d72246ec33afd4d25ec4ca18303a1817a2', 1795543690672, 1795543690672);
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (2, X'f62efe26ddcdb4b3f594690282445226bf0d80d2cbe8a02af4a0e24d3c520be8', X'6a78d644bdade1865f323b53ff353279ab4bf49b9f69a951d7a8ae0752847a8b', X'019699d09892b428a15db3cab74861f51dce38cabd107349b8c3466a7eef4c9f3aedb287fcd1e5d5566a2ca7ec7387', X'015bddcc0f2292a4817561eaf7ce92b2836a4f4471851c01040a1edcfdee66f8768b140b482ffe', 1795543690779, 1795543690779);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8030, 18, 1795545000000, '2026-11-24', 750, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8031, 18, 1795546800000, '2026-11-24', 780, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8032, 18, 1795548600000, '2026-11-24', 810, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8033, 18, 1795550400000, '2026-11-24', 840, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8034, 18, 1795552200000, '2026-11-24', 870, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8035, 18, 1795554000000, '2026-11-24', 900, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8036, 18, 1795555800000, '2026-11-24', 930, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8037, 18, 1795557600000, '2026-11-24', 960, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8038, 18, 1795559400000, '2026-11-24', 990, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8039, 18, 1795618800000, '2026-11-25', 540, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8040, 18, 1795620600000, '2026-11-25', 570, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8041, 18, 1795622400000, '2026-11-25', 600, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8046, 18, 1795631400000, '2026-11-25', 750, 3, 1, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8070, 18, 1795732200000, '2026-11-26', 990, 3, 1, 0, NULL);
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (1, 'passport', 1, 0, 2, 88500, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (2, 'passport', 1, 0, 2, 92075, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (3, 'passport', 3, 0, NULL, 173000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (4, 'passport', 3, 0, NULL, 179529, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (5, 'passport', 6, 3, NULL, 235000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (6, 'passport', 6, 3, NULL, 243863, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (7, 'passport', 10, 18, NULL, 412000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (8, 'passport', 10, 18, NULL, 427769, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO institution (id, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute, is_ministry, privacy_url, privacy_contact, legal_basis, complaint_contact, payment_guide, sample, version, updated_at) VALUES (1, 'Oficina de Pasaportes de Muestra', 'Calle de la Muestra 1, Col. Ejemplo, 00000, Ciudad de México', 'America/Mexico_City', '55 0000 0000', '12345', 540, 900, 0, NULL, 'Unidad de Transparencia de muestra, Calle de la Muestra 1, tel. 55 0000 0000', 'Convenio de muestra; Reglamento de Pasaportes y del Documento de Identidad y Viaje', 'Contraloría de muestra, tel. 55 0000 0000', 'la página oficial de citas de la Secretaría de Relaciones Exteriores (gob.mx/sre)', 1, 1, 1795543690309);
INSERT INTO non_working_days (day, name) VALUES ('2026-11-16', 'Aniversario de la Revolución');
INSERT INTO non_working_days (day, name) VALUES ('2026-12-25', 'Navidad');
INSERT INTO non_working_days (day, name) VALUES ('2027-01-01', 'Año Nuevo');
INSERT INTO non_working_days (day, name) VALUES ('2027-02-01', 'Día de la Constitución');
INSERT INTO non_working_days (day, name) VALUES ('2027-03-15', 'Natalicio de Benito Juárez');
INSERT INTO non_working_days (day, name) VALUES ('2027-05-01', 'Día del Trabajo');
INSERT INTO non_working_days (day, name) VALUES ('2027-06-06', 'Jornada electoral federal');
INSERT INTO non_working_days (day, name) VALUES ('2027-09-16', 'Día de la Independencia');
INSERT INTO non_working_days (day, name) VALUES ('2027-11-15', 'Aniversario de la Revolución');
INSERT INTO non_working_days (day, name) VALUES ('2027-12-25', 'Navidad');
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (119, 18, 1, 540, 1020, 3);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (120, 18, 2, 540, 1020, 3);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (121, 18, 3, 540, 1020, 3);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (122, 18, 4, 540, 1020, 3);
INSERT INTO office_hours (id, office_id, weekday, from_minute, until_minute, windows) VALUES (123, 18, 5, 540, 1020, 3);
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'lost');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'minor_first');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'minor_renewal');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'minor_lost');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'advice');
INSERT INTO office_procedures (office_id, procedure_id) VALUES (18, 'op7');
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at) VALUES (18, 'toluca', 'Toluca', 'MC', 'Toluca', 'Domicilio de muestra, Centro, Toluca', 19.29, -99.66, 'America/Mexico_City', NULL, 30, 28, 1440, 1, 1, 1, 1795543690309);
INSERT INTO postal_prefixes (prefix, state) VALUES ('50', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('51', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('52', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('53', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('54', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('55', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('56', 'MC');
INSERT INTO postal_prefixes (prefix, state) VALUES ('57', 'MC');
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('renewal', 'renovar pasaporte', 'passport renewal', 'adult', 'renewal', 'optional', 'passport', 18, NULL, 1, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('first', 'primer pasaporte', 'first passport', 'adult', 'first', 'no', 'passport', 18, NULL, 2, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('lost', 'reponer pasaporte perdido o robado', 'replacing a lost or stolen passport', 'adult', 'lost', 'optional', 'passport', 18, NULL, 3, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_first', 'primer pasaporte de menor de edad', 'a child''s first passport', 'minor', 'first', 'no', 'passport', 0, 17, 4, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_renewal', 'renovar pasaporte de menor de edad', 'renewing a child''s passport', 'minor', 'renewal', 'optional', 'passport', 0, 17, 5, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('minor_lost', 'reponer pasaporte de menor de edad', 'replacing a child''s lost passport', 'minor', 'lost', 'optional', 'passport', 0, 17, 6, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('advice', 'cita de asesoría', 'advice appointment', 'any', 'advice', 'no', NULL, 0, NULL, 7, 1, 1);
INSERT INTO procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version) VALUES ('op7', 'permiso a distancia (OP-7)', 'remote permission (OP-7)', 'adult', 'op7', 'no', NULL, 18, NULL, 8, 0, 1);
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (1, 'renewal', 1, 'Su pasaporte anterior.', 'Your old passport.', 'always', '2025-02-20', NULL, 'Acuerdo de simplificación, DOF 31-01-2025, en vigor el 20-02-2025');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (2, 'renewal', 2, 'Para el descuento: su INE, INAPAM o la constancia que tenga.', 'For the discount: your INE or INAPAM card, or the certificate you have.', 'half_fee', '2025-02-20', NULL, 'LFD art. 20: mitad para personas mayores, con discapacidad y trabajadores agrícolas de convenio');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (3, 'renewal', 3, 'Su comprobante de pago. Se paga en el banco, con la hoja de ayuda.', 'Your payment receipt. You pay at a bank, with the payment sheet (hoja de ayuda).', 'fee', '2025-02-20', NULL, 'LFD art. 20; pago por e5cinco en banco, con hoja de ayuda');
INSERT INTO requirements (id, procedure_id, position, text, text_en, applies, valid_from, valid_until, source) VALUES (4, 'renewal', 4, 'Como no tiene CURP: su acta de nacimiento, si la encuentra. Le ayudan ahí.', 'As you have no CURP: your birth certificate, if you find it. They will help you.', 'no_curp', '2025-02-20', NULL, 'LNETB art. 66: a quien no tiene CURP se le ayuda y no se le rechaza');
INSERT INTO rules (name, value, unit, meaning) VALUES ('live_people_a_phone', 4, 'personas', 'Personas con cita vigente que puede tener un mismo teléfono');
INSERT INTO rules (name, value, unit, meaning) VALUES ('curps_a_day', 8, 'CURP', 'CURP distintas que puede escribir un mismo teléfono en un día');
INSERT INTO rules (name, value, unit, meaning) VALUES ('half_fee_age', 60, 'años', 'Edad, el día de la cita, desde la que se paga la mitad');
INSERT INTO rules (name, value, unit, meaning) VALUES ('adult_age', 18, 'años', 'Edad, el día de la cita, desde la que la persona es adulta');
INSERT INTO rules (name, value, unit, meaning) VALUES ('arrive_minutes_early', 15, 'minutos', 'Minutos antes de la hora en que se pide llegar');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_renewals', 1, 'veces', 'Veces que se puede alargar un lugar apartado');
INSERT INTO rules (name, value, unit, meaning) VALUES ('lapses_a_day', 4, 'veces', 'Lugares apartados que un teléfono puede dejar vencer en 24 horas');
INSERT INTO rules (name, value, unit, meaning) VALUES ('holds_a_day', 24, 'veces', 'Lugares que un teléfono puede apartar en 24 horas');
INSERT INTO rules (name, value, unit, meaning) VALUES ('take_back_minutes', 30, 'minutos', 'Tiempo en que un teléfono puede recuperar el lugar que se le venció');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_cooling_min_minutes', 2, 'minutos', 'Lo menos que tarda en ofrecerse otra vez un lugar apartado que se soltó');
INSERT INTO rules (name, value, unit, meaning) VALUES ('hold_cooling_max_minutes', 20, 'minutos', 'Lo más que tarda en ofrecerse otra vez un lugar apartado que se soltó');
INSERT INTO rules (name, value, unit, meaning) VALUES ('cancel_cooling_min_hours', 2, 'horas', 'Lo menos que tarda en ofrecerse otra vez el lugar de una cita cancelada');
INSERT INTO rules (name, value, unit, meaning) VALUES ('cancel_cooling_max_hours', 26, 'horas', 'Lo más que tarda en ofrecerse otra vez el lugar de una cita cancelada');
INSERT INTO rules (name, value, unit, meaning) VALUES ('message_price_centavos', 0, 'centavos', 'Lo que cobra Meta por cada mensaje, según su factura; 0 si no se sabe');
INSERT INTO rules (name, value, unit, meaning) VALUES ('free_messages_a_month', 1000, 'mensajes', 'Mensajes de cada mes que Meta no cobra');
INSERT INTO rules (name, value, unit, meaning) VALUES ('keep_visits_days', 90, 'días', 'Días después de la cita en que se borran el nombre, la CURP y el teléfono; quedan las cuentas, sin nombres');
INSERT INTO states (code, name, spellings) VALUES ('AS', 'Aguascalientes', 'aguascalientes|ags|aguas|agcalientes');
INSERT INTO states (code, name, spellings) VALUES ('BC', 'Baja California', 'baja california|bc|b c|bcn|b c n|baja california norte|baja norte');
INSERT INTO states (code, name, spellings) VALUES ('BS', 'Baja California Sur', 'baja california sur|bcs|b c s|baja sur|baja california s');
INSERT INTO states (code, name, spellings) VALUES ('CC', 'Campeche', 'campeche|camp|campeche campeche');
INSERT INTO states (code, name, spellings) VALUES ('CS', 'Chiapas', 'chiapas|chis|chps');
INSERT INTO states (code, name, spellings) VALUES ('CH', 'Chihuahua', 'chihuahua|chih|chihuahua chihuahua');
INSERT INTO states (code, name, spellings) VALUES ('DF', 'Ciudad de México', 'ciudad de mexico|cdmx|cd mx|cd mex|cd de mexico|df|d f|distrito federal|mexico df|mexico d f|mexico city|la ciudad de mexico|ciudad mexico');
INSERT INTO states (code, name, spellings) VALUES ('CL', 'Coahuila', 'coahuila|coah|coahuila de zaragoza|cohauila');
INSERT INTO states (code, name, spellings) VALUES ('CM', 'Colima', 'colima|col');
INSERT INTO states (code, name, spellings) VALUES ('DG', 'Durango', 'durango|dgo');
INSERT INTO states (code, name, spellings) VALUES ('MC', 'Estado de México', 'estado de mexico|edomex|edo mex|edomexico|edo mexico|edo de mex|edo de mexico|estado mexico|estado de mex|estado de mejico|mexico estado|el estado de mexico');
INSERT INTO states (code, name, spellings) VALUES ('GT', 'Guanajuato', 'guanajuato|gto');
INSERT INTO states (code, name, spellings) VALUES ('GR', 'Guerrero', 'guerrero|gro');
INSERT INTO states (code, name, spellings) VALUES ('HG', 'Hidalgo', 'hidalgo|hgo');
INSERT INTO states (code, name, spellings) VALUES ('JC', 'Jalisco', 'jalisco|jal');
INSERT INTO states (code, name, spellings) VALUES ('MN', 'Michoacán', 'michoacan|mich|michoacan de ocampo');
INSERT INTO states (code, name, spellings) VALUES ('MS', 'Morelos', 'morelos|mor');
INSERT INTO states (code, name, spellings) VALUES ('NT', 'Nayarit', 'nayarit|nay');
INSERT INTO states (code, name, spellings) VALUES ('NL', 'Nuevo León', 'nuevo leon|nl|n l|nvo leon|nuevo l');
INSERT INTO states (code, name, spellings) VALUES ('OC', 'Oaxaca', 'oaxaca|oax|oajaca|guajaca');
INSERT INTO states (code, name, spellings) VALUES ('PL', 'Puebla', 'puebla|pue');
INSERT INTO states (code, name, spellings) VALUES ('QT', 'Querétaro', 'queretaro|qro|queretaro de arteaga|qeretaro');
INSERT INTO states (code, name, spellings) VALUES ('QR', 'Quintana Roo', 'quintana roo|q roo|qroo|quintanaroo|q r');
INSERT INTO states (code, name, spellings) VALUES ('SP', 'San Luis Potosí', 'san luis potosi|slp|s l p|san luis');
INSERT INTO states (code, name, spellings) VALUES ('SL', 'Sinaloa', 'sinaloa|sin');
INSERT INTO states (code, name, spellings) VALUES ('SR', 'Sonora', 'sonora|son');
INSERT INTO states (code, name, spellings) VALUES ('TC', 'Tabasco', 'tabasco|tab');
INSERT INTO states (code, name, spellings) VALUES ('TS', 'Tamaulipas', 'tamaulipas|tamps|tams');
INSERT INTO states (code, name, spellings) VALUES ('TL', 'Tlaxcala', 'tlaxcala|tlax');
INSERT INTO states (code, name, spellings) VALUES ('VZ', 'Veracruz', 'veracruz|ver|veracruz de ignacio de la llave');
INSERT INTO states (code, name, spellings) VALUES ('YN', 'Yucatán', 'yucatan|yuc');
INSERT INTO states (code, name, spellings) VALUES ('ZS', 'Zacatecas', 'zacatecas|zac');
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (2411, 'Metepec', 'metepec', 'HG', 20.24, -98.32, 2090);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3074, 'Toluca', 'toluca', 'MC', 19.29, -99.65, 489333);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3122, 'Metepec', 'metepec', 'MC', 19.26, -99.6, 28205);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (4637, 'Metepec', 'metepec', 'MS', 18.88, -98.75, 2581);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'dc466952797b746cd908faf4687098c65a2779b4a70466590606945bf0dcc3e0', 1, 'phone', X'013ad82f3a80b695f27cda3eea34524a764c59f37259f46be6554c8a569e843fc8e52e0afe723534132c', 1795543690578);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'4cbd2217349efdfee5d07a140663001053109ba4e0293bb914bb752a3bf59bf0', 2, 'phone', X'0160f74b8feb8983c74459fdc226eee809fa4804c9195c3e4aa6b3fccf272483a9eb3f0e55170ec59e8e', 1795543690713);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at) VALUES (1, 'whatsapp', 1795543690000, 'es-MX', X'01df1d21f8684675ef707f5ad70c1e4b90109ef28238cfa1e1ad5d6c0a2c798866ef2fec4634', 1795543690578);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at) VALUES (2, 'whatsapp', 1795543690000, 'es-MX', X'01ef30c8809f11fc60e2027b592c621326db45ffce1fafefa602067a6f1cc042a4dd0ff85c6f', 1795543690713);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (1, X'0100382eb75ecbb5bf4ba9441d35b9041f67603f3634c86af98c8ea23147397a1fba488edf08c69b66995fcf668b75a0ebb4c209c33aa5f4200badd3ca256bb4c293d574b3405b7100bb0f305732c74bf18deaaf4984c7f0c31056910c4c1ad7c6e1fb219d7bc00505028c62b8bd1dd9bc418244d8f788528a64ba8e1b192df504bbeae5b7f6b9a6552eca0d95841d7d575897ecdca0470e87e5d76159ed', 1795543690000, 10, 1795543690702, 1796148490702);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (2, X'01e98f7d85e1a379781fe8be6630c172266927c768f0c33ce6db971370c01ff5353de0f9ad671774adbd2d87fff454984cb0db413ab80d46a57f8004a34d3df81faaad8ccb364c8807a3084a052c55b5ee61f5b21ba3f51a45e2e73877799aa2236d08335fcb5775656a4eb8543e0c79d2a7f62678a390e99aa54165cac77b328cd8e2ef083f711a003799e2a0edbf72ff494d2e5a75f094a7758eeaf86f49576488c5e7eefc1b46f539a8f48470ee11521ec0569a476d8a3364d6d2031416cefd4c0e184e79636297e4b9829d7a32cfc5600566aa8bd72a292e81dbf74b40b6e81ae0997828ccf7cbd6cf248a7fb542db702c8fc2debdfed47c8c10c2f85652693b8a8e19491af83f18013323ff748bc7367a801ac8271bd98bcde034670053d3a662ef78c6dcc7eea28809580a86315ea1e8dcc77f8c6d012745b855a07f0690c5111c82b3bd1c2d8c3d5a00520f0cce54d409f52b2760bb54e3019d5ad8b7deaad7749b34305751a9d9b23647f55266540b3f413265d3ebb0424aa7949d5295f96df19dc115d967e36a6220a7a6134c317c5237fa1dbaf48e09b6e577dddb6fa4bccac7c46716d2302958cd516e457d3c459f090e29c34103d2df3d24981e208d899f9e3093dd7047f2a709cba353ecea5111692867821b5c5157a41e5106d485e93b0ddea80a95efd87a59731478a8ba2bc1b10261883e315c21acc2084c75b36f6d0d04210f83407e4664db99d31016398edf7a52e71bda5651bacc5f6fc1f109d06294738ecf78d0990d43bc423e5be6953ca789054795731e00455cacd6930af5afaa06ad53e74ddbe4339bab38023ac2f7d66d5c3851e075e9b8348c6934d8c84b4b7886657e8c9b7773f07401942856cade1ec30d4fd441b376abaa652864a0b1f4d54ce9051798e322c1136cc56fc83d5429e262a5831e0a9c82e02f8f3a9dc4a52235400ddc2b14262cafb6731006e090f6474629aca4ab95f94d9d475a4a18c8a1e3111ee618d5fa04ebcf407e09b8603763b3ff0ff63ed316db010929f38a367944f48f8ba4397766fb6755880c970c097d738d6836821293dfe6f1cd357dfe6e20a781b12f6719e896cafafd1de7ff2064184d05b6aaab17908fc27a2d500bce805ae352f1abb62db347d73cd1c45b4ad930c37d00d45f6ab734455cb62dcabc5cc9f1a244de7f6fe18f9fd5e13432e75a35393bd4b95487af18d0d756b3a39a055842caa1cd0c6049d50334bab49fbc997c01ceb70b954a1c85ba518b2e2a392e176ef5cbe64e43b026aa7f953d190a4f2a44bf8d8617541f3223d1ecdb243e1d94e02e72bd3e4abc11b87fe4564becb79b88ad3d61113e379dbf30730a39ab4f1bee86d5', 1795543690000, 9, 1795543690790, 1796148490790);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (1, X'30828ff8bbf3dcd19d383fb228e39cb66863aa849b320c08e2c3ee5930ced9d1', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690578, 1795543690578);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (2, X'0a977f414e0f3d19da48771b3b13489b78d30c9c611c993afbf985b53033f303', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690602, 1795543690602);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (3, X'f84975af71b2ba5966418c0f326a60be0c715552bf38f76c691c6107fc6f8620', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690614, 1795543690614);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (4, X'e71e0d4204a3c778098baa3e10a563a793d9202c8eebb6400cdaed65bb6940d1', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690627, 1795543690627);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (5, X'7331198fe490aa5a3ab8a5f22dcab1793768f50673cd7a4f062b5e54c071d550', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690637, 1795543690637);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (6, X'115cfcb88d1427102ea28917dad53f3c41d0ace2e28318173bf3ec6f05018b50', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690648, 1795543690648);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (7, X'472b47d910595691b0b59ad3adcbd619f02b1610213925c41200c634b95bbffe', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690659, 1795543690659);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (8, X'0b1d2af8e6bf0ef857c2abc5009b60338dbf69c73962b7ba851d9dd56d5b1491', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690672, 1795543690672);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (9, X'0670c2c3c305be628d6eb33b7b39d08a5b8540acbca553da8d4aa3f3cc03adb8', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690690, 1795543690690);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (10, X'305b791bbfb309fb3b29d69bb33e8cadab37202af0b0ee71ba23c2510af6c368', 1, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690702, 1795543690702);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (11, X'65c059bc147f43cae180929b8fcf53144037006dca63824e49059a664d64187a', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690713, 1795543690713);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (12, X'19d72c81e0200fc3b536d8b99a6e7ecbeafb34a9811fa34ed43bb871e3269eda', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690720, 1795543690720);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (13, X'3713624d0ed5801c5d0878efeb052a15ec83926d61e19939f650c24098c14fb7', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690730, 1795543690730);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (14, X'9a214021dc9224d7f6a5c99279dc13dd866012286d651b75187a4ad1dad3ad80', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690739, 1795543690739);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (15, X'd011425f1cd14cfa5d57033769c779d48894a96256c7a4776617215f43dfaed2', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690748, 1795543690748);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (16, X'2e219839319967351860531296b9e967df3955a6201daa120901cee754e12cef', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690757, 1795543690757);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (17, X'426935c1235138e29bc50f1d3c4735c4ecd2ad48ca74e814df28fdbc865738f7', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690766, 1795543690766);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (18, X'9abdd4635ee8fd6cfd9492890a7d66a63ffdb5b798373610ed1413c77e3f8597', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690779, 1795543690779);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (19, X'23191e731be4481198a9c8c9191ecf251ed1e6372fed5a4a3e1d417ce7b7dbbd', 2, 'message', 'handled', NULL, NULL, 1795543690000, 1795543690790, 1795543690790);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (1, 1, 1, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690578, 1795543690578, NULL, X'4852f9d982a0cd5bbad7a56d8c9e5701d82cdb526f0d94d7e407c50a91e8e562', NULL, NULL, 1795543690578, 1795543690598);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (2, 1, 2, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690602, 1795543690602, NULL, X'bf368daae53831378f8c72e76333ce750752628194510708d19f4eeaf9b73fd1', NULL, NULL, 1795543690602, 1795543690613);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (3, 1, 3, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690614, 1795543690614, NULL, X'eead5da840174a2c224580b1c80e47ac426bd0d26386c9b038c3dafb69f04860', NULL, NULL, 1795543690614, 1795543690626);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (4, 1, 4, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690627, 1795543690627, NULL, X'66991ace30fd2c1ec01e39d238a88760a805241a32574bb2bbe75aba138e0264', NULL, NULL, 1795543690627, 1795543690635);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (5, 1, 5, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690637, 1795543690637, NULL, X'59b99a90532c4241b5cba0d6d32e4b0bf7d7dabb7349037d9b43ebf53749b965', NULL, NULL, 1795543690637, 1795543690647);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (6, 1, 6, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690648, 1795543690648, NULL, X'9800e06d2f0bda4f791d3c4c1d911e8f72dc91be86ecb7e2b2cbd4f8c4554364', NULL, NULL, 1795543690648, 1795543690658);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (7, 1, 7, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690659, 1795543690659, NULL, X'35d64b7701fb90d3f9a3dbccc311cdf8509750cd6e62ffcfe2ab66e085e5fb9f', NULL, NULL, 1795543690659, 1795543690671);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (8, 1, 8, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690672, 1795543690672, NULL, X'5ecef71c68b83c0fdeb9410edd1253a8888fc6cad946ef6b7d04a8737d4d89ab', NULL, NULL, 1795543690672, 1795543690687);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (9, 1, 9, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690690, 1795543690690, NULL, X'bf811687bb615babd2b329b06f93a6b3a34590c27fb8cb730fd4474bf0f9d32c', NULL, NULL, 1795543690690, 1795543690701);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (10, 1, 10, NULL, 'reply', 0, NULL, 'sent', 1, 1795543690702, 1795543690702, NULL, X'87929bf83330d131121d3e229d4c09de84c342f66aaf7976a08b5af373203145', NULL, NULL, 1795543690702, 1795543690712);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (11, 2, 11, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690713, 1795543690713, NULL, X'a413df761402b611106eb088a79b1e9ef232ea3cf8e95a73225ca36abe571ab5', NULL, NULL, 1795543690713, 1795543690719);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (12, 2, 12, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690720, 1795543690720, NULL, X'0f605d50ab03b0ec0cf860f7a62f89e69516ac4c22af81b00b150ce338a75939', NULL, NULL, 1795543690720, 1795543690728);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (13, 2, 13, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690730, 1795543690730, NULL, X'3cf6bbb529aea5b97f79505f5f5d166c7bc9506514b2399de5ef39f51a29c5c6', NULL, NULL, 1795543690730, 1795543690738);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (14, 2, 14, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690739, 1795543690739, NULL, X'9a870ad7765b0f4db4841a57e6ee6e1886f80b1251358ab9a2b26a7ec5fc92cc', NULL, NULL, 1795543690739, 1795543690747);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (15, 2, 15, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690748, 1795543690748, NULL, X'bde5aa87dded54f40c5d2020c6f8ae6d803fdbb6b734f0e17b88fabd2db2f942', NULL, NULL, 1795543690748, 1795543690755);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (16, 2, 16, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690757, 1795543690757, NULL, X'13e7e8bd7fd6db7c7ee51c9251c1c0478207f902a3018081aeaf7e8ef4ba4bd6', NULL, NULL, 1795543690757, 1795543690765);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (17, 2, 17, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690766, 1795543690766, NULL, X'1b155f083b205ac6f38c8b7d2876586e98b590d3f728d5efd472e856a4c0a86e', NULL, NULL, 1795543690766, 1795543690777);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (18, 2, 18, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690779, 1795543690779, NULL, X'c3890c7c5041c0ef432f6c427de7f19b3e4d45024cbc64852e31301675d6506b', NULL, NULL, 1795543690779, 1795543690789);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (19, 2, 19, NULL, 'reply', 1, NULL, 'sent', 1, 1795543690790, 1795543690790, NULL, X'e21d92b8874b5fc3d0ad8c6080cd320a72aaf3b0dc47a9a370fe6210af9e4d08', NULL, NULL, 1795543690790, 1795543690803);
INSERT INTO facts (name, value) VALUES ('data_key', 'a1e2747f9ecea6e8');
INSERT INTO facts (name, value) VALUES ('calendar_seeded_until', '2027-12-25');
INSERT INTO facts (name, value) VALUES ('body_hours', '72');
INSERT INTO facts (name, value) VALUES ('draft_days', '7');
INSERT INTO facts (name, value) VALUES ('keep_visits_days', '90');
INSERT INTO heartbeat (id, at) VALUES (1, 1795543690578);
INSERT INTO town_search (town_search) VALUES ('rebuild');
CREATE INDEX `appointment_events_of` ON `appointment_events` (`appointment_id`,`at`);
CREATE UNIQUE INDEX `appointments_one_live` ON `appointments` (`person_id`) WHERE live = 1;
CREATE UNIQUE INDEX `appointments_one_hold` ON `appointments` (`contact_id`,`member`) WHERE state = 'held';
CREATE UNIQUE INDEX `appointments_one_unverified` ON `appointments` (`contact_id`) WHERE live = 1 and unverified = 1;
CREATE UNIQUE INDEX `appointments_folio` ON `appointments` (`folio`,`member`);
CREATE UNIQUE INDEX `appointments_group` ON `appointments` (`group_id`,`member`);
CREATE INDEX `appointments_slot` ON `appointments` (`slot_id`);
CREATE INDEX `appointments_contact` ON `appointments` (`contact_id`,`live`);
CREATE INDEX `appointments_person` ON `appointments` (`person_id`);
CREATE INDEX `appointments_due_hold` ON `appointments` (`held_until`) WHERE state = 'held';
CREATE INDEX `appointments_due_visit` ON `appointments` (`visit_ends_at`) WHERE state = 'confirmed';
CREATE INDEX `appointments_lapsed` ON `appointments` (`updated_at`) WHERE state in ('expired', 'released') and name_sealed is not null;
CREATE INDEX `appointments_named` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and name_sealed is not null;
CREATE INDEX `appointments_detailed` ON `appointments` (`visit_ends_at`) WHERE state in ('past', 'cancelled') and (old_passport_sealed is not null or attendant_sealed is not null);
CREATE INDEX `closures_day` ON `closures` (`office_id`,`day`);
CREATE INDEX `cooling_reopens` ON `cooling_places` (`reopens_at`);
CREATE INDEX `cooling_slot` ON `cooling_places` (`slot_id`,`freed_by`);
CREATE INDEX `extra_places_day` ON `extra_places` (`office_id`,`day`);
CREATE UNIQUE INDEX `people_key` ON `people` (`key`);
CREATE INDEX `people_curp` ON `people` (`curp_index`);
CREATE UNIQUE INDEX `slots_one` ON `slots` (`office_id`,`starts_at`);
CREATE INDEX `slots_open` ON `slots` (`office_id`,`starts_at`,`day`,`minute`,`capacity`,`taken`,`cooling`,`closed_at`) WHERE capacity > taken + cooling and closed_at is null;
CREATE UNIQUE INDEX `fees_one` ON `fees` (`fee_table`,`years`,`valid_from`);
CREATE UNIQUE INDEX `office_hours_one` ON `office_hours` (`office_id`,`weekday`,`from_minute`);
CREATE UNIQUE INDEX `offices_slug_unique` ON `offices` (`slug`);
CREATE INDEX `offices_open` ON `offices` (`state`,`latitude`,`longitude`) WHERE active = 1;
CREATE INDEX `requirements_procedure` ON `requirements` (`procedure_id`,`position`);
CREATE INDEX `towns_plain` ON `towns` (`plain`,`population`);
CREATE INDEX `contact_aliases_of` ON `contact_aliases` (`contact_id`);
CREATE INDEX `conversations_due` ON `conversations` (`expires_at`);
CREATE INDEX `early_statuses_at` ON `early_statuses` (`at`);
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`key`);
CREATE INDEX `inbox_received` ON `inbox` (`received_at`);
CREATE INDEX `inbox_contact` ON `inbox` (`contact_id`) WHERE contact_id is not null;
CREATE INDEX `inbox_aside` ON `inbox` (`id`) WHERE state = 'aside';
CREATE INDEX `inbox_bodies` ON `inbox` (`received_at`) WHERE body_sealed is not null;
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`) WHERE key is not null;
CREATE UNIQUE INDEX `outbox_one_in_flight` ON `outbox` (`contact_id`) WHERE state = 'sending';
CREATE INDEX `outbox_queued` ON `outbox` (`not_before`,`id`) WHERE state = 'queued';
CREATE INDEX `outbox_queued_contact` ON `outbox` (`contact_id`,`id`) WHERE state = 'queued';
CREATE INDEX `outbox_doubt_contact` ON `outbox` (`contact_id`) WHERE state = 'in_doubt';
CREATE INDEX `outbox_contact` ON `outbox` (`contact_id`,`id`);
CREATE INDEX `outbox_doubt` ON `outbox` (`doubt_until`) WHERE state = 'in_doubt';
CREATE INDEX `outbox_channel_key` ON `outbox` (`channel_key`) WHERE channel_key is not null;
CREATE INDEX `outbox_claimed` ON `outbox` (`claimed_at`) WHERE claimed_at is not null;
CREATE INDEX `outbox_trouble` ON `outbox` (`state`) WHERE state in ('failed', 'parked', 'in_doubt', 'sending');
CREATE INDEX `outbox_bodies` ON `outbox` (`updated_at`) WHERE body_sealed is not null;
CREATE UNIQUE INDEX `access_keys_hash` ON `access_keys` (`hash`);
CREATE INDEX `audit_at` ON `audit` (`at`);
