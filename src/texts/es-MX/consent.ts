/** The yes to a change that the office may not make alone. */
export const consent = {
  cancelled: (when: string) => `Listo: su cita del ${when} está cancelada.`,
  moved: (when: string, folio: string) => `*Listo.* Su cita es ahora el *${when}*. El folio es el mismo: ${folio}.`,
  denied: 'Gracias por avisar. No se cambió nada, y la oficina va a revisar quién lo pidió.',
  done: 'Usted ya dijo que sí, y ya está hecho.',
  taken: 'Esa hora nueva ya no está libre, así que no se cambió nada.',
  changed: 'Eso cambió desde que se lo preguntamos, así que no se hizo nada.',
  late: 'Ya pasó la hora para contestar, así que no se cambió nada.',
  gone: 'Esa cita ya no está en este chat. No se hizo nada.',
  stands: (when: string) => `Su cita es el *${when}*.`,
}
