/** What is said before a visit is in ../notices.ts; here is what follows it, and how reminders are stopped. */
export const reminders = {
  will: 'Le recordaré su cita por aquí.',
  thanks: (when: string, office: string) => `Gracias por avisar. Le esperamos el *${when}*, en la oficina ${office}.`,
  changed: 'Esa cita cambió desde entonces. Así está ahora:',
}

export const muting = {
  muted: 'Listo: ya no le mandaré recordatorios ni avisos de lugares libres.',
  still: 'Contesto cuando escribe. Si la oficina cancela o cambia su cita, sí le aviso.',
  stands: (when: string) => `Su cita sigue en pie: *${when}*.`,
  severalStand: 'Sus citas siguen en pie.',
  back: 'Para recibirlos otra vez, escriba *ALTA*. Para que borre su avance, escriba *BORRAR*.',
  unmuted: 'Listo: si tiene una cita, se la recordaré por aquí.',
  mute: 'Si ya no los quiere, escriba *BAJA*.',
}
