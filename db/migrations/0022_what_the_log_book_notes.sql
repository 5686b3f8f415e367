ALTER TABLE `audit` ADD `attends` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `audit` ADD `of_folio` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_attended` ON `audit` (`key_id`) WHERE attends = 1;--> statement-breakpoint
-- Until now this was known by the names of the operations.
UPDATE audit SET attends = 1 WHERE operation IN ('dar_cita', 'mover_cita', 'cancelar_cita', 'corregir_cita', 'pasar_cita', 'anotar_llegada',
	'revisar_comprobante', 'ver_identificacion', 'corregir_apartado', 'sacar_de_la_lista', 'tomar_caso', 'contestar_caso', 'anotar_caso',
	'soltar_caso', 'cerrar_caso');
--> statement-breakpoint
UPDATE audit SET of_folio = 1 WHERE operation IN ('dar_cita', 'mover_cita', 'corregir_cita', 'cancelar_cita', 'pasar_cita', 'ver_identificacion',
	'corregir_apartado');
