/** Places that are kept for who cannot wait and brings proof. */
export const urgent = {
  row: { title: 'Es urgente', description: 'Viaje, salud, fallecimiento, examen o trabajo; lleva un comprobante' },
  few: (place: string, days: number) => `En *${place}* hay pocos lugares para urgencias, en los próximos ${days} días.`,
  proof: 'El día de su cita lleve a la ventanilla un papel que muestre la urgencia. No lo mande por aquí.',
  without:
    'Sin ese papel se le atiende solo si hay lugar. Quien no lo lleva, o no llega, no puede pedir otro lugar urgente en un año. Si ya no puede ir, cancele aquí: eso no cuenta.',
  forgotten: 'El motivo lo ve solo quien le atiende, y se borra después de la cita.',
  why: '*¿Por qué es urgente?*',
  open: 'Ver motivos',
  reasons: {
    journey: 'Un viaje',
    illness: 'Una enfermedad',
    death: 'Un fallecimiento',
    exam: 'Un examen',
    contract: 'Un trabajo con fecha',
    cancelled: 'Me cancelaron la cita',
  },
  /** What shows it. */
  proofs: {
    journey: 'su boleto o su reservación, con la fecha',
    illness: 'un papel del médico o del hospital',
    death: 'el acta o el certificado de defunción',
    exam: 'la hoja o el correo con la fecha del examen',
    contract: 'el contrato o la oferta de trabajo, con la fecha',
    cancelled: 'el mensaje en que la oficina canceló su cita',
  },
  /** Of hours that are left. */
  kept: (day: string) =>
    `Los que quedan son para urgencias. El *${day}*, los que sobren se ofrecen a la lista de espera y después a todos.`,
  begin: 'Para eso necesito unos datos.',
  hours: (place: string) => `Lugares para urgencias en *${place}*:`,
  choose: '*¿Cuál le sirve?*',
  ordinary: 'Ver las demás horas',
  none: (place: string, days: number) =>
    `En *${place}* ya se dieron los lugares para urgencias de los próximos ${days} días. Quizá haya otros después, cuando se abran más días.`,
  askNone: '*¿Qué prefiere?*',
  taken: 'Ese lugar ya se dio a otra persona con una urgencia.',
  bring: (proof: string) => `Es un lugar para urgencias: *lleve también ${proof}*.`,
  /** Among what to bring. */
  paper: (proof: string) => `Para la urgencia: ${proof}.`,
  noMore: 'Esta hora ya no es de las guardadas para urgencias: no necesita llevar el papel de la urgencia.',
  account:
    'Los lugares para urgencias se piden por WhatsApp. También aquí, cuando ya le hayan atendido una vez en la oficina. Si no tiene WhatsApp, pídalo en la oficina.',
  has_one: 'Ya tiene una cita por urgencia. Puede pedir otra cuando pase esa.',
  withoutProof: (day: string) =>
    `En su cita por urgencia anterior no se vio el papel, o no quedó anotado que llegara. Por eso el siguiente lugar de urgencia puede pedirlo después del *${day}*. Si es un error, dígalo a una persona. Las demás horas sí puede pedirlas.`,
  privacy:
    'Si pide un lugar por urgencia, el motivo se guarda cifrado, lo ve solo quien le atiende y se borra después de la cita. Si no se vio el papel o no llegó, eso se guarda un año, sin el motivo; si antes se borran sus datos, con una huella que no dice quién es.',
}
