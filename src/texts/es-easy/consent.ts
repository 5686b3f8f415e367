import { consent as full } from '../es-MX/consent.ts'

export const consent: typeof full = {
  ...full,
  cancelled: (when) => `Listo. Su cita está cancelada.\nEra: ${when}`,
  moved: (when, folio) => `*Listo.*\nSu cita es ahora: *${when}*\nEl folio es el mismo: ${folio}.`,
  denied: 'Gracias por avisar.\nNo cambió nada.\nLa oficina va a revisar quién lo pidió.',
  done: 'Usted ya dijo que sí.\nYa está hecho.',
  taken: 'Esa hora nueva ya no está libre.\nNo cambió nada.',
  changed: 'Algo cambió desde la pregunta.\nNo se hizo nada.',
  late: 'Ya pasó la hora para contestar.\nNo cambió nada.',
  gone: 'Esa cita ya no está en este chat.\nNo se hizo nada.',
  stands: (when) => `Su cita es: *${when}*`,
}
