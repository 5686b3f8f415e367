/** What is said before a visit is in ../notices.ts; here is what follows it, and how reminders are stopped. */
export const reminders = {
  will: 'Se la recordaré por aquí.',
  /** A week before, of what is paid at a bank. No question of its own: a "no" to it would be heard as not coming. */
  paid: (price: string) => `Revise si ya pagó los *${price}* en el banco. Si no sabe cómo, escriba *PAGO*.`,
  papers: 'Revise que lleva todos sus papeles.',
  thanks: (when: string, office: string) =>
    `Gracias por avisar. Le esperamos el *${when}*, en la oficina ${office}.\n\nSi algo cambia, escriba *MIS CITAS*.`,
  changed: 'Esa cita cambió desde entonces.',
}

export const muting = {
  muted: 'Listo: ya no le mandaré recordatorios ni avisos de lugares libres.',
  still: 'Sigo contestando cuando usted escribe. Si la oficina cancela o cambia su cita, sí le aviso.',
  stands: (when: string) => `Su cita sigue en pie: *${when}*.`,
  severalStand: 'Sus citas siguen en pie.',
  back: 'Para recibirlos otra vez, escriba *ALTA*. Para que borre su avance, escriba *BORRAR*.',
  unmuted: 'Listo: volverá a recibir recordatorios y avisos de lugares libres.',
  on: 'Claro: antes de su cita se la recuerdo por aquí. Si espera un lugar, le aviso cuando se libere.',
  mute: 'Si ya no los quiere, escriba *BAJA*.',
  /** Said of it in a sentence, where nothing is done yet. */
  offers: {
    stop: {
      says: 'Si ya no quiere recordatorios ni avisos de lugares libres, escriba *BAJA*.',
      button: 'Ya no más mensajes',
    },
    subscribe: {
      says: 'Si quiere recibir otra vez recordatorios y avisos, escriba *ALTA*.',
      button: 'Sí, recordarme',
    },
  },
}
