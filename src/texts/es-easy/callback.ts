import { callback as full } from '../es-MX/callback.ts'

/** On which telephone the office may call, in short sentences. */
export const callback: typeof full = {
  ...full,
  ask: 'Su cita puede cambiar. Quizá no pueda avisarle por aquí.\nLa oficina sí puede llamarle.\n\n*¿A qué teléfono le llaman?* Escriba los 10 números. Si no quiere, toque el botón.',
  askAgain: '*¿A qué teléfono le llaman?* Escriba los 10 números. Si no quiere, toque el botón.',
  noted: (phone) => `Gracias. Anoté el *${phone}*.\nLa oficina lo usa solo para su cita.`,
  refused: 'Está bien. No anoté nada.\nPara ver su cita, escriba *MIS CITAS*.',
  wrong: 'Ese número no es de un teléfono. Escriba 10 números.\nEjemplo: 722 123 4567',
  explained: 'La oficina le llama si cambia su cita. No es obligatorio.',
}
