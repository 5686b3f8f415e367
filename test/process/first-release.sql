-- A database of the first release, as its process left it when it was killed: one appointment, one hold, sealed with the
-- tests' key. Much of its catalogue was left out. Never regenerate it: it stands for what is out there.
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
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (1, 1, 1795537799674, 'held', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (2, 1, 1795537799707, 'confirmed', 'citizen', NULL);
INSERT INTO appointment_events (id, appointment_id, at, what, actor, detail) VALUES (3, 2, 1795537799828, 'held', 'citizen', NULL);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at) VALUES (1, '41bO3SvAtZ3r5DMw', 0, '7FC-XRJ', 18, 8144, 'renewal', 1, 1, 'chat', 'confirmed', 1, 1, 2, NULL, 0, 3, 1, 900, X'01d94e83535ceeeb4736670693f1080da4f9befdf303e1543be3fcfa43908a85399e997041c1a85bbaac74333f66a2fdd9a60a58a6', X'01cf775d0ff3cdd47eba106371a90236bf86c89b4d8f96ac0d93547fb5d1f62f83e723f9f685', NULL, NULL, 0, 1795672800000, NULL, NULL, 1795537799674, 1795537799707, 1795537799707);
INSERT INTO appointments (id, group_id, member, folio, office_id, slot_id, procedure_id, person_id, contact_id, origin, state, live, seated, version, held_until, renewals, years, half_fee, price, name_sealed, old_passport_sealed, minor_case, attendant_sealed, unverified, visit_ends_at, reopens_at, reason, created_at, updated_at, confirmed_at) VALUES (2, 'o52ZPi3ucFDiBGas', 0, NULL, 18, 8172, 'renewal', 2, 2, 'chat', 'held', 0, 1, 1, 1795538399828, 0, NULL, 0, NULL, X'01924ff9383b8affab204ebf1a8adb8d6a6c071463ff1927b29a93abcd313e1376d882858188ac981ce67c348aacf64858936c3da6', X'0163a554becb49c7cfa4da8b8dbf24d2652a795adfb2ac88f02fc973f5787b9bae56665ec336', NULL, NULL, 0, 1795759200000, NULL, NULL, 1795537799828, 1795537799828, NULL);
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (1, '2026-11-24', X'183605c5c4584f278598d299c428d8e3180485b5d59741d9df7fe956f83d8e11');
INSERT INTO curps_typed (contact_id, day, curp_index) VALUES (2, '2026-11-24', X'6a78d644bdade1865f323b53ff353279ab4bf49b9f69a951d7a8ae0752847a8b');
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (1, X'9a6b136249ae6a007e90fcef480225777afcac90f3fca85fe737a3617c3cd05f', X'183605c5c4584f278598d299c428d8e3180485b5d59741d9df7fe956f83d8e11', X'012a79cafd454caf4ed81d4c53bce437c5656200e6fa153cba41b4b33b908552d9b606406db1a09a4c1802fc4a0868', X'01e62174148f3ffeae703ded31593fee94107ac83429e2d46915f9025cb2b4ba5fd52180621e46', 1795537799674, 1795537799674);
INSERT INTO people (id, key, curp_index, curp_sealed, birth_sealed, created_at, updated_at) VALUES (2, X'f62efe26ddcdb4b3f594690282445226bf0d80d2cbe8a02af4a0e24d3c520be8', X'6a78d644bdade1865f323b53ff353279ab4bf49b9f69a951d7a8ae0752847a8b', X'01e17b7c61771a5ed0acd1ca9fe41e7d2056686becf188f2ec5b46d863f84b29f657bbe87b9f89bb6c6cb517b4f08f', X'0156fa4a59e94436fa92784877b9d57ee6118e3b84af89d0eab40cec309bfca2091c04961432bd', 1795537799828, 1795537799828);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8128, 18, 1795537800000, '2026-11-24', 630, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8129, 18, 1795539600000, '2026-11-24', 660, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8130, 18, 1795541400000, '2026-11-24', 690, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8131, 18, 1795543200000, '2026-11-24', 720, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8132, 18, 1795545000000, '2026-11-24', 750, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8133, 18, 1795546800000, '2026-11-24', 780, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8134, 18, 1795548600000, '2026-11-24', 810, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8135, 18, 1795550400000, '2026-11-24', 840, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8136, 18, 1795552200000, '2026-11-24', 870, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8137, 18, 1795554000000, '2026-11-24', 900, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8138, 18, 1795555800000, '2026-11-24', 930, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8139, 18, 1795557600000, '2026-11-24', 960, 3, 0, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8144, 18, 1795624200000, '2026-11-25', 630, 3, 1, 0, NULL);
INSERT INTO slots (id, office_id, starts_at, day, minute, capacity, taken, cooling, closed_at) VALUES (8172, 18, 1795732200000, '2026-11-26', 990, 3, 1, 0, NULL);
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (1, 'passport', 1, 0, 2, 88500, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (2, 'passport', 1, 0, 2, 92075, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (3, 'passport', 3, 0, NULL, 173000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (4, 'passport', 3, 0, NULL, 179529, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (5, 'passport', 6, 3, NULL, 235000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (6, 'passport', 6, 3, NULL, 243863, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (7, 'passport', 10, 18, NULL, 412000, '2025-01-01', 'importe publicado para 2025, ya redondeado (LFD arts. 20 y 26-A)');
INSERT INTO fees (id, fee_table, years, min_age, max_age, centavos, valid_from, source) VALUES (8, 'passport', 10, 18, NULL, 427769, '2026-01-01', 'LFD art. 20; importes de 2026 (RMF 2026, anexo, DOF 28-12-2025)');
INSERT INTO institution (id, name, address, zone, phone, help_weekdays, help_from_minute, help_until_minute, is_ministry, privacy_url, privacy_contact, legal_basis, complaint_contact, payment_guide, sample, version, updated_at) VALUES (1, 'Oficina de Pasaportes de Muestra', 'Calle de la Muestra 1, Col. Ejemplo, 00000, Ciudad de México', 'America/Mexico_City', '55 0000 0000', '12345', 540, 900, 0, NULL, 'Unidad de Transparencia de muestra, Calle de la Muestra 1, tel. 55 0000 0000', 'Convenio de muestra; Reglamento de Pasaportes y del Documento de Identidad y Viaje', 'Contraloría de muestra, tel. 55 0000 0000', 'la página oficial de citas de la Secretaría de Relaciones Exteriores (gob.mx/sre)', 1, 1, 1795537798995);
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
INSERT INTO offices (id, slug, name, state, municipality, address, latitude, longitude, zone, phone, slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at) VALUES (18, 'toluca', 'Toluca', 'MC', 'Toluca', 'Domicilio de muestra, Centro, Toluca', 19.29, -99.66, 'America/Mexico_City', NULL, 30, 28, 1440, 1, 1, 1, 1795537798995);
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
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (2417, 'Metepec', 'metepec', 'HG', 20.24, -98.32, 2090);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3082, 'Toluca', 'toluca', 'MC', 19.29, -99.65, 489333);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (3129, 'Metepec', 'metepec', 'MC', 19.26, -99.6, 28205);
INSERT INTO towns (id, name, plain, state, latitude, longitude, population) VALUES (4647, 'Metepec', 'metepec', 'MS', 18.88, -98.75, 2581);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'dc466952797b746cd908faf4687098c65a2779b4a70466590606945bf0dcc3e0', 1, 'phone', X'01e04b50a51ce4b4a16ef87058034d6a8d2f57cb5149c753af8483c45b91c183810df53332980d912983', 1795537799489);
INSERT INTO contact_aliases (hash, contact_id, kind, value_sealed, seen_at) VALUES (X'4cbd2217349efdfee5d07a140663001053109ba4e0293bb914bb752a3bf59bf0', 2, 'phone', X'0168297340b2cf1882aee09dbd7423ece2fe67c28e71f510a0efdb965579b4d69a2c25a3f5f72b864cc0', 1795537799726);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at) VALUES (1, 'whatsapp', 1795537799000, 'es-MX', X'0182bd6e46383b218733735bcc01f0fac86f0c77e7ae0a307ee77e2a06d55db932378ccf291a', 1795537799489);
INSERT INTO contacts (id, channel, last_inbound_at, language, profile_sealed, created_at) VALUES (2, 'whatsapp', 1795537799000, 'es-MX', X'013836bda1ef47ca3769e1652193c4a27d36e6e6567138945f3e3cd724ad15d6b539dede9e36', 1795537799726);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (1, X'01c2cb728e12fafa160e5b0916ebcd8aa64257421bfb03515429a73d3d2c78711d1ee86287ce3de6de5676272d301334fcde528222db54cad4bc3fcef311ef6efa3844a25649db27de1b1729a8b5e67db917a925553c3fa909928d24b0d9030e4cfcae9ed55b86c51e7cae3f8043a7af769b23eea9725dba64b483f8648f6e7fc677bb7697dab7ff848b9c7f1e42ac768a9b9369a48244a6b7290b1a34d1', 1795537799000, 10, 1795537799707, 1796142599707);
INSERT INTO conversations (contact_id, state_sealed, asked_at, version, updated_at, expires_at) VALUES (2, X'01aa0f4be1ceccca25a8c5e1a65842b722cd5b9cd2b1bfe60474ea50ca99fbe78b8fa58782bac996fef9cb2e0d265e09e33a975481d54ed2308d0ebc5ff3fe3b930af56daaeb48ae94d4c63fcca982a52f62071e06ca69ae1a6735f8fec84238a3fe2b733607e841a591426ecf79b3103ce5626a2eb6323c31c2afbc1c86e945c77e7914c790134ef9b4d3c9f69e8ea02ef29e5d2a3924250f025da4a2834665305e967be8e614e67c137dee9f0884b9d2aa55091b51873d062b0e60d4ba692168a5ef88b71a45d5d7fa41517c6f5392eb72cf83ace546939f67cd1b213e49a526bfc56d2d3d3402b29812f171dd06b5faf535b70ecc694e5dac9f9d39f0423a32c28d625d1fc93f0bc9459dcd1c4ba9124d49f83efc096eaa18478683b61e3aa9e837849c80e72afbd5fbb5436154a7ecffecb166e0158b896a8c5266b9511e4fb660c2471caa839c960971f57e9bc9cbcc1b524e5bbafc48d00254fe0895d6c00595f27f5a7ddcea0abae5e5fd9fe27807e9c101b66ce683e450155c42f9f4530abfd0b2b517c28c6a6d67fb3276044aebb973a4839f6ac833da85919b83065dfeea5b1714ec76558037d20ce8af3d4407b9bbbf7cf918b255fc0d4bfb50f627c0ec7d4b8de84ca6983c72744dc48bb091fdfbe1825b7bd7484cf484ae7fea95510ebed361fff0d14356ab58068ed190af238368368837e0cf2646339586e9d6d0f2e6da9b42ece7d6f7dcd1b2ab5159940b2b615e82b110348b92b8942edfe4b2aa8d07d803803cfacf3c398f571f97cb91f473a47d0c6fde9e2e015cbf96bce13b3f759712fb3639f9d564ffd15497fc8ee263701d5797e18a3c51dc6315ffb97fcfab76d22f36363e4c78e4f15ef77c726ef371ba04802fdf03eb45ca899faf129c4a5a6e1b432b28da6e7c0e62b63731d1c0b4c147a65c148b995b9714dc5244ae0e38ba4fdcf5e6620373ffae68860ef9bacd039b457456561975ecddbb6496239f7f73dc144c47e436d49512be02ebf8b4fb7328a4367e8fac3bb0f24bbe673e3329babf9a48cd2b04ec3c77c6d22c879629988379e3364b206922ab6d494edef75b6cd57625d3a27e3818365fd981b25b03486ba5d655695027984dc4df82c38dee357334e4aec276d120355069aa601e06765ca6226b7904ffc050459d4ab77592eab1627887b847cf584c793f82ea622c6ba26be13e0e3a01d7bde421c8bb2f8370749eaca00792ae0c9ee40a5e2612eb351c7cc467325fbde03c7bb7a1c5bec2175ec7ca4c523f2729957fb46abdeafaed71cb1b6e49ecfd58129ab914577de19941108de7c814c08591986d30aeb0eb593fab52373f57b3ca3fb571067e4b473462faafcbef', 1795537799000, 9, 1795537799845, 1796142599845);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (1, X'30828ff8bbf3dcd19d383fb228e39cb66863aa849b320c08e2c3ee5930ced9d1', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799489, 1795537799489);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (2, X'0a977f414e0f3d19da48771b3b13489b78d30c9c611c993afbf985b53033f303', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799553, 1795537799553);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (3, X'f84975af71b2ba5966418c0f326a60be0c715552bf38f76c691c6107fc6f8620', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799581, 1795537799581);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (4, X'e71e0d4204a3c778098baa3e10a563a793d9202c8eebb6400cdaed65bb6940d1', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799600, 1795537799600);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (5, X'7331198fe490aa5a3ab8a5f22dcab1793768f50673cd7a4f062b5e54c071d550', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799622, 1795537799622);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (6, X'115cfcb88d1427102ea28917dad53f3c41d0ace2e28318173bf3ec6f05018b50', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799639, 1795537799639);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (7, X'472b47d910595691b0b59ad3adcbd619f02b1610213925c41200c634b95bbffe', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799654, 1795537799654);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (8, X'0b1d2af8e6bf0ef857c2abc5009b60338dbf69c73962b7ba851d9dd56d5b1491', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799674, 1795537799674);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (9, X'0670c2c3c305be628d6eb33b7b39d08a5b8540acbca553da8d4aa3f3cc03adb8', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799693, 1795537799693);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (10, X'305b791bbfb309fb3b29d69bb33e8cadab37202af0b0ee71ba23c2510af6c368', 1, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799707, 1795537799707);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (11, X'65c059bc147f43cae180929b8fcf53144037006dca63824e49059a664d64187a', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799726, 1795537799726);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (12, X'19d72c81e0200fc3b536d8b99a6e7ecbeafb34a9811fa34ed43bb871e3269eda', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799738, 1795537799738);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (13, X'3713624d0ed5801c5d0878efeb052a15ec83926d61e19939f650c24098c14fb7', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799750, 1795537799750);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (14, X'9a214021dc9224d7f6a5c99279dc13dd866012286d651b75187a4ad1dad3ad80', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799769, 1795537799769);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (15, X'd011425f1cd14cfa5d57033769c779d48894a96256c7a4776617215f43dfaed2', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799782, 1795537799782);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (16, X'2e219839319967351860531296b9e967df3955a6201daa120901cee754e12cef', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799798, 1795537799798);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (17, X'426935c1235138e29bc50f1d3c4735c4ecd2ad48ca74e814df28fdbc865738f7', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799810, 1795537799810);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (18, X'9abdd4635ee8fd6cfd9492890a7d66a63ffdb5b798373610ed1413c77e3f8597', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799828, 1795537799828);
INSERT INTO inbox (id, key, contact_id, kind, state, error, body_sealed, sent_at, received_at, handled_at) VALUES (19, X'23191e731be4481198a9c8c9191ecf251ed1e6372fed5a4a3e1d417ce7b7dbbd', 2, 'message', 'handled', NULL, NULL, 1795537799000, 1795537799845, 1795537799845);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (1, 1, 1, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799489, 1795537799489, NULL, X'4852f9d982a0cd5bbad7a56d8c9e5701d82cdb526f0d94d7e407c50a91e8e562', NULL, NULL, 1795537799489, 1795537799534);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (2, 1, 2, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799553, 1795537799553, NULL, X'bf368daae53831378f8c72e76333ce750752628194510708d19f4eeaf9b73fd1', NULL, NULL, 1795537799553, 1795537799578);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (3, 1, 3, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799581, 1795537799581, NULL, X'eead5da840174a2c224580b1c80e47ac426bd0d26386c9b038c3dafb69f04860', NULL, NULL, 1795537799581, 1795537799597);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (4, 1, 4, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799600, 1795537799600, NULL, X'66991ace30fd2c1ec01e39d238a88760a805241a32574bb2bbe75aba138e0264', NULL, NULL, 1795537799600, 1795537799614);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (5, 1, 5, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799622, 1795537799622, NULL, X'59b99a90532c4241b5cba0d6d32e4b0bf7d7dabb7349037d9b43ebf53749b965', NULL, NULL, 1795537799622, 1795537799638);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (6, 1, 6, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799639, 1795537799639, NULL, X'9800e06d2f0bda4f791d3c4c1d911e8f72dc91be86ecb7e2b2cbd4f8c4554364', NULL, NULL, 1795537799639, 1795537799652);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (7, 1, 7, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799654, 1795537799654, NULL, X'35d64b7701fb90d3f9a3dbccc311cdf8509750cd6e62ffcfe2ab66e085e5fb9f', NULL, NULL, 1795537799654, 1795537799672);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (8, 1, 8, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799674, 1795537799674, NULL, X'5ecef71c68b83c0fdeb9410edd1253a8888fc6cad946ef6b7d04a8737d4d89ab', NULL, NULL, 1795537799674, 1795537799690);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (9, 1, 9, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799693, 1795537799693, NULL, X'bf811687bb615babd2b329b06f93a6b3a34590c27fb8cb730fd4474bf0f9d32c', NULL, NULL, 1795537799693, 1795537799704);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (10, 1, 10, NULL, 'reply', 0, NULL, 'sent', 1, 1795537799707, 1795537799707, NULL, X'87929bf83330d131121d3e229d4c09de84c342f66aaf7976a08b5af373203145', NULL, NULL, 1795537799707, 1795537799723);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (11, 2, 11, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799726, 1795537799726, NULL, X'a413df761402b611106eb088a79b1e9ef232ea3cf8e95a73225ca36abe571ab5', NULL, NULL, 1795537799726, 1795537799736);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (12, 2, 12, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799738, 1795537799738, NULL, X'0f605d50ab03b0ec0cf860f7a62f89e69516ac4c22af81b00b150ce338a75939', NULL, NULL, 1795537799738, 1795537799748);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (13, 2, 13, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799750, 1795537799750, NULL, X'3cf6bbb529aea5b97f79505f5f5d166c7bc9506514b2399de5ef39f51a29c5c6', NULL, NULL, 1795537799750, 1795537799764);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (14, 2, 14, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799769, 1795537799769, NULL, X'9a870ad7765b0f4db4841a57e6ee6e1886f80b1251358ab9a2b26a7ec5fc92cc', NULL, NULL, 1795537799769, 1795537799778);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (15, 2, 15, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799782, 1795537799782, NULL, X'bde5aa87dded54f40c5d2020c6f8ae6d803fdbb6b734f0e17b88fabd2db2f942', NULL, NULL, 1795537799782, 1795537799794);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (16, 2, 16, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799798, 1795537799798, NULL, X'13e7e8bd7fd6db7c7ee51c9251c1c0478207f902a3018081aeaf7e8ef4ba4bd6', NULL, NULL, 1795537799798, 1795537799809);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (17, 2, 17, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799810, 1795537799810, NULL, X'1b155f083b205ac6f38c8b7d2876586e98b590d3f728d5efd472e856a4c0a86e', NULL, NULL, 1795537799810, 1795537799825);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (18, 2, 18, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799828, 1795537799828, NULL, X'c3890c7c5041c0ef432f6c427de7f19b3e4d45024cbc64852e31301675d6506b', NULL, NULL, 1795537799828, 1795537799843);
INSERT INTO outbox (id, contact_id, inbox_id, key, kind, question, body_sealed, state, attempt, not_before, claimed_at, doubt_until, channel_key, error_code, error_text, created_at, updated_at) VALUES (19, 2, 19, NULL, 'reply', 1, NULL, 'sent', 1, 1795537799845, 1795537799845, NULL, X'e21d92b8874b5fc3d0ad8c6080cd320a72aaf3b0dc47a9a370fe6210af9e4d08', NULL, NULL, 1795537799845, 1795537799854);
INSERT INTO backups (id, file, at, bytes, result) VALUES (1, 'ventanilla-20261124-1029.db', 1795537799986, 3260416, 'verified');
INSERT INTO facts (name, value) VALUES ('data_key', 'a1e2747f9ecea6e8');
INSERT INTO facts (name, value) VALUES ('calendar_seeded_until', '2027-12-25');
INSERT INTO facts (name, value) VALUES ('body_hours', '72');
INSERT INTO facts (name, value) VALUES ('draft_days', '7');
INSERT INTO facts (name, value) VALUES ('keep_visits_days', '90');
INSERT INTO facts (name, value) VALUES ('token_expires_at', '');
INSERT INTO heartbeat (id, at) VALUES (1, 1795537800009);
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
CREATE VIEW appointment_states (state, live, seated) AS
  VALUES ('held', 0, 1), ('confirmed', 1, 1), ('expired', 0, 0), ('released', 0, 0), ('cancelled', 0, 0), ('past', 0, 1);
CREATE VIEW appointment_transitions (was, becomes) AS
  VALUES ('held', 'confirmed'), ('held', 'expired'), ('held', 'released'), ('confirmed', 'cancelled'), ('confirmed', 'past');
CREATE VIEW outbox_transitions (was, becomes) AS
  VALUES
    ('queued', 'sending'), ('queued', 'superseded'), ('queued', 'silent'), ('queued', 'parked'), ('queued', 'failed'),
    -- A status can prove that what waits to be sent again had arrived after all.
    ('queued', 'accepted'), ('queued', 'sent'), ('queued', 'delivered'), ('queued', 'read'),
    ('sending', 'accepted'), ('sending', 'sent'), ('sending', 'delivered'), ('sending', 'read'), ('sending', 'in_doubt'),
    ('sending', 'queued'), ('sending', 'failed'), ('sending', 'parked'), ('sending', 'silent'),
    ('in_doubt', 'accepted'), ('in_doubt', 'sent'), ('in_doubt', 'delivered'), ('in_doubt', 'read'), ('in_doubt', 'queued'),
    ('in_doubt', 'failed'), ('in_doubt', 'parked'), ('in_doubt', 'superseded'), ('in_doubt', 'silent'),
    ('accepted', 'sent'), ('accepted', 'delivered'), ('accepted', 'read'), ('accepted', 'failed'), ('accepted', 'queued'),
    ('accepted', 'parked'), ('accepted', 'silent'),
    ('sent', 'delivered'), ('sent', 'read'), ('sent', 'failed'), ('sent', 'queued'), ('sent', 'parked'), ('sent', 'silent'),
    ('delivered', 'read'),
    ('failed', 'delivered'), ('failed', 'read'), ('failed', 'queued'), ('failed', 'sent'),
    ('parked', 'queued'), ('parked', 'sent'), ('parked', 'delivered'), ('parked', 'read');
CREATE TRIGGER appointments_birth BEFORE INSERT ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: an appointment is born held or confirmed') WHERE NEW.state NOT IN ('held', 'confirmed');
  SELECT RAISE(ABORT, 'wall: live and seated follow the state')
    WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = NEW.state AND s.live = NEW.live AND s.seated = NEW.seated);
  SELECT RAISE(ABORT, 'wall: the slot belongs to another office')
    WHERE NOT EXISTS (SELECT 1 FROM slots s WHERE s.id = NEW.slot_id AND s.office_id = NEW.office_id);
END;
CREATE TRIGGER appointments_step BEFORE UPDATE ON appointments BEGIN
  SELECT RAISE(ABORT, 'wall: no such transition')
    WHERE NEW.state <> OLD.state
      AND NOT EXISTS (SELECT 1 FROM appointment_transitions t WHERE t.was = OLD.state AND t.becomes = NEW.state);
  SELECT RAISE(ABORT, 'wall: live and seated follow the state')
    WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = NEW.state AND s.live = NEW.live AND s.seated = NEW.seated);
  SELECT RAISE(ABORT, 'wall: each write adds one to the version') WHERE NEW.version <> OLD.version + 1;
  -- An appointment belongs to its person for ever: a place that cannot change hands cannot be sold.
  SELECT RAISE(ABORT, 'wall: the person, the group and the place of an appointment never change')
    WHERE NEW.person_id <> OLD.person_id OR NEW.group_id <> OLD.group_id OR NEW.member <> OLD.member OR NEW.slot_id <> OLD.slot_id;
  SELECT RAISE(ABORT, 'wall: a folio never changes') WHERE OLD.folio IS NOT NULL AND NEW.folio IS NOT OLD.folio;
END;
CREATE TRIGGER appointments_no_delete BEFORE DELETE ON appointments WHEN OLD.seated = 1 BEGIN
  SELECT RAISE(ABORT, 'wall: a seated appointment cannot be deleted');
END;
CREATE TRIGGER appointments_sit AFTER INSERT ON appointments WHEN NEW.seated = 1 BEGIN
  UPDATE slots SET taken = taken + 1 WHERE id = NEW.slot_id;
END;
CREATE TRIGGER appointments_rise_cooling AFTER UPDATE OF seated ON appointments
  WHEN OLD.seated = 1 AND NEW.seated = 0 AND NEW.reopens_at IS NOT NULL AND NEW.reopens_at > NEW.updated_at
BEGIN
  UPDATE slots SET taken = taken - 1, cooling = cooling + 1 WHERE id = NEW.slot_id;
  INSERT INTO cooling_places (slot_id, appointment_id, freed_by, freed_at, reopens_at)
    VALUES (NEW.slot_id, NEW.id, NEW.contact_id, NEW.updated_at, NEW.reopens_at);
END;
CREATE TRIGGER appointments_rise AFTER UPDATE OF seated ON appointments
  WHEN OLD.seated = 1 AND NEW.seated = 0 AND (NEW.reopens_at IS NULL OR NEW.reopens_at <= NEW.updated_at)
BEGIN
  UPDATE slots SET taken = taken - 1 WHERE id = NEW.slot_id;
END;
CREATE TRIGGER cooling_places_fixed BEFORE UPDATE ON cooling_places BEGIN
  SELECT RAISE(ABORT, 'wall: a cooling place is deleted when it reopens, never changed');
END;
CREATE TRIGGER cooling_places_reopen AFTER DELETE ON cooling_places BEGIN
  UPDATE slots SET cooling = cooling - 1 WHERE id = OLD.slot_id;
END;
CREATE TRIGGER slots_fixed BEFORE UPDATE ON slots
  WHEN NEW.office_id <> OLD.office_id OR NEW.starts_at <> OLD.starts_at
BEGIN
  SELECT RAISE(ABORT, 'wall: a slot never changes its office or its hour');
END;
CREATE TRIGGER slots_no_delete BEFORE DELETE ON slots BEGIN
  SELECT RAISE(ABORT, 'wall: a slot with places taken or with a history cannot be deleted')
    WHERE OLD.taken + OLD.cooling > 0 OR EXISTS (SELECT 1 FROM appointments a WHERE a.slot_id = OLD.id);
END;
CREATE TRIGGER outbox_step BEFORE UPDATE OF state ON outbox WHEN NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'wall: no such step of a message')
    WHERE NOT EXISTS (SELECT 1 FROM outbox_transitions t WHERE t.was = OLD.state AND t.becomes = NEW.state);
END;
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'wall: the audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'wall: the audit is append-only');
END;
CREATE TRIGGER appointment_events_append_only BEFORE UPDATE ON appointment_events BEGIN
  SELECT RAISE(ABORT, 'wall: the story of an appointment is append-only');
END;
CREATE VIEW invariant_taken_is_seated AS
  SELECT s.id AS slot_id, s.taken, count(a.id) AS seated
  FROM slots s LEFT JOIN appointments a ON a.slot_id = s.id AND a.seated = 1
  GROUP BY s.id HAVING s.taken <> count(a.id);
CREATE VIEW invariant_cooling_is_counted AS
  SELECT s.id AS slot_id, s.cooling, count(c.id) AS rows_cooling
  FROM slots s LEFT JOIN cooling_places c ON c.slot_id = s.id
  GROUP BY s.id HAVING s.cooling <> count(c.id);
CREATE VIEW invariant_never_above_capacity AS
  SELECT id AS slot_id, capacity, taken, cooling FROM slots WHERE taken + cooling > capacity OR taken < 0 OR cooling < 0;
CREATE VIEW invariant_one_live_a_person AS
  SELECT person_id, count(*) AS live FROM appointments WHERE live = 1 GROUP BY person_id HAVING count(*) > 1;
CREATE VIEW invariant_columns_follow_state AS
  SELECT a.id AS appointment_id, a.state FROM appointments a
  WHERE NOT EXISTS (SELECT 1 FROM appointment_states s WHERE s.state = a.state AND s.live = a.live AND s.seated = a.seated);
CREATE VIEW invariant_one_group_one_folio AS
  SELECT group_id FROM appointments WHERE folio IS NOT NULL GROUP BY group_id HAVING count(DISTINCT folio) > 1
  UNION ALL
  SELECT min(group_id) FROM appointments WHERE folio IS NOT NULL GROUP BY folio HAVING count(DISTINCT group_id) > 1;
CREATE VIEW invariant_hold_is_whole AS
  SELECT group_id FROM appointments GROUP BY group_id
  HAVING sum(state = 'held') > 0 AND (sum(state = 'held') < count(*) OR count(DISTINCT slot_id) > 1);
CREATE VIEW invariant_due_work_is_done AS
  SELECT a.id AS appointment_id, a.held_until AS due_at FROM appointments a, heartbeat h
    WHERE a.state = 'held' AND a.held_until < h.at - 600000
  UNION ALL
  SELECT a.id, a.visit_ends_at FROM appointments a, heartbeat h WHERE a.state = 'confirmed' AND a.visit_ends_at < h.at - 7200000
  UNION ALL
  SELECT c.id, c.reopens_at FROM cooling_places c, heartbeat h WHERE c.reopens_at < h.at - 600000;
CREATE VIEW invariant_one_message_in_flight AS
  SELECT contact_id, count(*) AS sending FROM outbox WHERE state = 'sending' GROUP BY contact_id HAVING count(*) > 1;
CREATE VIEW invariant_set_aside_has_a_reason AS
  SELECT id AS inbox_id FROM inbox WHERE state = 'aside' AND error IS NULL;
CREATE VIEW invariant_old_bodies_are_gone AS
  SELECT i.id AS row_id, 'inbox' AS place FROM inbox i, heartbeat h, facts f
    WHERE f.name = 'body_hours' AND i.body_sealed IS NOT NULL AND i.state <> 'aside'
      AND i.received_at < h.at - CAST(f.value AS INTEGER) * 3600000 - 7200000
  UNION ALL
  SELECT o.id, 'outbox' FROM outbox o, heartbeat h, facts f
    WHERE f.name = 'body_hours' AND o.body_sealed IS NOT NULL AND o.state NOT IN ('queued', 'sending', 'in_doubt', 'parked')
      AND o.updated_at < h.at - CAST(f.value AS INTEGER) * 3600000 - 7200000;
CREATE VIEW invariant_old_drafts_are_gone AS
  SELECT c.contact_id FROM conversations c, heartbeat h WHERE c.expires_at < h.at - 7200000;
CREATE VIEW invariant_lapsed_holds_are_bare AS
  SELECT a.id AS appointment_id FROM appointments a, heartbeat h
    WHERE a.state IN ('expired', 'released') AND a.updated_at < h.at - 8 * 86400000 - 7200000
      AND (a.name_sealed IS NOT NULL OR a.old_passport_sealed IS NOT NULL OR a.attendant_sealed IS NOT NULL);
CREATE VIEW invariant_past_visits_are_bare AS
  SELECT a.id AS appointment_id FROM appointments a, heartbeat h
    WHERE a.state IN ('past', 'cancelled') AND a.visit_ends_at < h.at - 7200000
      AND (a.old_passport_sealed IS NOT NULL OR a.attendant_sealed IS NOT NULL)
  UNION
  SELECT a.id FROM appointments a, heartbeat h, facts f
    WHERE f.name = 'keep_visits_days' AND a.state IN ('past', 'cancelled') AND a.name_sealed IS NOT NULL
      AND a.visit_ends_at < h.at - CAST(f.value AS INTEGER) * 86400000 - 7200000;
CREATE VIEW invariant_old_people_are_gone AS
  SELECT p.id AS person_id FROM people p
    WHERE (p.curp_index IS NOT NULL OR p.curp_sealed IS NOT NULL OR p.birth_sealed IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.person_id = p.id AND a.name_sealed IS NOT NULL);
CREATE VIEW invariant_quiet_contacts_are_gone AS
  SELECT c.id AS contact_id FROM contacts c, heartbeat h, facts k, facts d
    WHERE k.name = 'keep_visits_days' AND d.name = 'draft_days'
      AND max(c.last_inbound_at, c.created_at)
        < h.at - max(CAST(k.value AS INTEGER), CAST(d.value AS INTEGER)) * 86400000 - 7200000
      AND (c.profile_sealed IS NOT NULL
        OR EXISTS (SELECT 1 FROM contact_aliases n WHERE n.contact_id = c.id)
        OR EXISTS (SELECT 1 FROM conversations v WHERE v.contact_id = c.id))
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.contact_id = c.id AND (a.live = 1 OR a.state = 'held'))
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.contact_id = c.id AND o.body_sealed IS NOT NULL
        AND o.state IN ('queued', 'sending', 'in_doubt', 'parked'));
