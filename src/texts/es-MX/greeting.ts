/** The first words, and those to somebody who comes back. */
export const greeting = {
  hello: { morning: 'Buenos días.', afternoon: 'Buenas tardes.', evening: 'Buenas noches.' },
  who: (institution: string) => `Soy el asistente automático de citas de pasaporte de *${institution}*.`,
  whoForAnything: (institution: string) => `Soy el asistente automático de citas de *${institution}*.`,
  notMinistry: 'No somos la Secretaría de Relaciones Exteriores.',
  sample: '*Esto es una demostración:* las citas no son de verdad.',
  promise: 'La cita es gratis y sin gestores. Nunca pedimos pagos, fotos ni datos del banco.',
  /** Who is responsible is the institution that just spoke; the rest of the notice is shown by its word. */
  privacy: 'Sus datos son solo para su cita. Aviso completo: escriba *AVISO*.',
  helloAgain: (hello: string) => `${hello} Qué gusto leerle otra vez.`,
  hasAppointment: (when: string, office: string) => `Ya tiene una cita: *${when}*, en ${office}.`,
  hasAppointments: (count: number) => `Desde este teléfono hay ${count} citas confirmadas.`,
}
