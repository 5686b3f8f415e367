import type { Texts } from '../es-MX/index.ts'

export const urgent: Texts['urgent'] = {
  row: { title: 'Es urgente', description: 'Viaje, salud, muerte, examen o trabajo. Lleva un papel' },
  few: (place: string, days: number) => `En *${place}* hay pocos lugares para urgencias. Son para los próximos ${days} días.`,
  proof: 'Ese día lleve un papel que muestre la urgencia. Enséñelo en la ventanilla. No lo mande por aquí.',
  without:
    'Sin el papel, le atienden solo si hay lugar. Quien no lo lleva o no llega espera 1 año para otro. Si no puede ir, cancele aquí. Eso no cuenta.',
  forgotten: 'El motivo se borra después de la cita.',
  why: '*¿Por qué es urgente?*',
  open: 'Ver motivos',
  reasons: {
    journey: 'Un viaje',
    illness: 'Una enfermedad',
    death: 'Una muerte',
    exam: 'Un examen',
    contract: 'Un trabajo con fecha',
    cancelled: 'Me cancelaron la cita',
  },
  proofs: {
    journey: 'su boleto o su reservación con la fecha',
    illness: 'un papel del médico o del hospital',
    death: 'el acta de defunción',
    exam: 'la hoja o el correo con la fecha',
    contract: 'el contrato o la oferta con la fecha',
    cancelled: 'el mensaje que canceló su cita',
  },
  /** Of hours that are left. */
  kept: (day: string) => `Los que quedan son para urgencias. El *${day}* se dan los que sobren. Primero a la lista de espera.`,
  begin: 'Para eso necesito unos datos.',
  hours: (place: string) => `Lugares para urgencias en *${place}*:`,
  choose: '*¿Cuál le sirve?*',
  ordinary: 'Ver las demás horas',
  none: (place: string, days: number) =>
    `En *${place}* ya no hay lugares para urgencias en ${days} días. Después quizá haya otros.`,
  askNone: '*¿Qué prefiere?*',
  taken: 'Ese lugar ya se dio a otra persona.',
  bring: (proof: string) => `Es un lugar para urgencias. *Lleve también ${proof}*.`,
  paper: (proof: string) => `Para la urgencia: ${proof}.`,
  noMore: 'Esta hora ya no es para urgencias. No necesita el papel de la urgencia.',
  account:
    'Los lugares para urgencias se piden por WhatsApp. También aquí, si ya le atendieron en la oficina. Si no tiene WhatsApp, pídalo en la oficina.',
  has_one: 'Ya tiene una cita por urgencia. Pida otra cuando pase esa.',
  withoutProof: (day: string) =>
    `La otra vez no se vio su papel, o no llegó. Puede pedir otro lugar urgente después del *${day}*. Si es un error, dígalo a una persona. Las demás horas sí puede pedirlas.`,
  privacy:
    'Si pide un lugar urgente, guardamos el motivo. Se borra después de la cita. Si no llevó el papel, eso se guarda 1 año. También si no llegó. Si se borran sus datos, queda una huella sin nombre.',
}
