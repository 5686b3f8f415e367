/** On which telephone the office may call whoever cannot be told something first where they write. */
export const callback = {
  ask: 'Si pasan 24 horas sin que me escriba, quizá no pueda avisarle por aquí de un cambio en su cita. La oficina sí puede llamarle.\n\n*¿A qué teléfono le llaman?* Escríbalo con sus 10 números. Es solo para eso, y puede decir que no.',
  askAgain: '*¿A qué teléfono le llaman?* Escríbalo con sus 10 números.',
  buttons: { no: 'No, gracias', fix: 'Corregirlo' },
  noted: (phone: string) => `Gracias. Anoté el *${phone}*. La oficina lo usa solo para llamarle por su cita.`,
  refused: 'Está bien: no anoto ninguno. Para ver si su cita sigue igual, escriba *MIS CITAS*.',
  wrong:
    'Ese número no parece de teléfono. Son 10 números, por ejemplo 722 123 4567. Si es de otro país, empiece con + y la clave.',
  explained: 'Es para que la oficina le llame si algo cambia en su cita. No es obligatorio, y nadie más lo ve.',
}
