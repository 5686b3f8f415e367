import type { OfficeReason } from '../../catalogue/office-reasons.ts'

export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'la oficina no lo dijo',
  requested: 'usted lo pidió',
  no_power: 'no hay luz en la oficina',
  no_system: 'las computadoras de la oficina no funcionan',
  no_staff: 'falta gente para atender',
  building: 'hay un problema en el edificio',
  safety: 'para cuidar a las personas',
  closed: 'la oficina no abre a esa hora',
  relocation: 'la oficina se cambia de lugar',
  repeated: 'ya hay otra cita para esa persona',
  not_proved: 'no se sabe si la CURP es de esa persona',
  mistake: 'la oficina se equivocó',
}
