import type { OfficeReason } from '../../catalogue/office-reasons.ts'

/** Behind "Motivo: " in a notice of the office, and as the office chooses it. */
export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'la oficina no lo indicó',
  requested: 'usted se lo pidió a la oficina',
  no_power: 'no hay luz en la oficina',
  no_system: 'no hay sistema en la oficina',
  no_staff: 'no hay personal suficiente',
  building: 'hay obras o un problema en el edificio',
  safety: 'por seguridad de las personas',
  closed: 'la oficina no abre a esa hora',
  relocation: 'la oficina cambia de domicilio',
  repeated: 'hay otra cita para la misma persona',
  not_proved: 'no se pudo comprobar que la CURP es de esa persona',
  mistake: 'hubo un error de la oficina',
}
