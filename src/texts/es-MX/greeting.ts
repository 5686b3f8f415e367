/** The first words, and those to somebody who comes back. */
export const greeting = {
  hello: { morning: 'Buenos días.', afternoon: 'Buenas tardes.', evening: 'Buenas noches.' },
  who: (institution: string) => `Soy el asistente automático de citas de pasaporte de *${institution}*.`,
  whoForAnything: (institution: string) => `Soy el asistente automático de citas de *${institution}*.`,
  notMinistry: 'No somos la Secretaría de Relaciones Exteriores.',
  sample: '*Esto es una demostración:* las citas que se hacen aquí no son de verdad.',
  promise: 'La cita es gratis y no necesita gestores. Aquí nunca le pediremos pagos, fotos ni datos del banco.',
  privacy: (institution: string, address: string) =>
    `${institution} usa sus datos solo para su cita. No los da a terceros sin su permiso. Domicilio: ${address}. Aviso completo: escriba *AVISO*.`,
  helloAgain: (hello: string) => `${hello} Qué gusto leerle otra vez.`,
  hasAppointment: (when: string, office: string) => `Ya tiene una cita: *${when}*, en ${office}.`,
  hasAppointments: (count: number) => `Desde este teléfono hay ${count} citas confirmadas.`,
}
