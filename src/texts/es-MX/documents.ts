/** Files that somebody asks for in the chat: never sent on our own. */
export const documents = {
  rows: {
    receipt: { title: 'Comprobante en PDF', description: 'Para guardarlo o imprimirlo' },
    calendarSoon: 'Con el día, la hora y el lugar',
    calendar: { title: 'Agregar a mi calendario', description: 'Le avisa un día antes' },
  },
  /** Names of files: no blank, no accent, so that every telephone keeps them. */
  names: {
    receipt: (folio: string) => `comprobante-${folio}.pdf`,
    calendar: (folio: string) => `cita-${folio}.ics`,
  },
  receipt: (folio: string) =>
    `Comprobante de su cita, folio *${folio}*. Llévelo impreso o en su teléfono. Si cambia la cita, pida otro.`,
  calendar: 'Abra este archivo para poner la cita en el calendario de su teléfono. Si cambia la cita, pida otro.',
  gone: 'No hice el archivo, porque esa cita ya no está aquí: se canceló, ya pasó o está en otro chat. Para ver las que tiene, escriba *mis citas*.',
  later: 'En este momento no pude hacer el archivo. Su cita no cambió. Pídalo otra vez en unos minutos: escriba *mis citas*.',
  askReceipt: '*¿De cuál cita quiere el comprobante?*',
  askCalendar: '*¿Cuál cita quiere poner en su calendario?*',
}

/** What stands on the printed receipt, and in the calendar. No asterisks: paper has real bold. */
export const paper = {
  title: 'Comprobante de cita',
  sample: 'DEMOSTRACIÓN: esta cita no es de verdad.',
  folio: 'Folio',
  when: 'Día y hora',
  office: 'Oficina',
  phone: (phone: string) => `Teléfono: ${phone}`,
  code: 'Este código se lee en la puerta. No contiene su nombre ni su CURP.',
  codeAlt: 'Código QR firmado de esta cita',
  people: (count: number) => (count === 1 ? 'Persona' : `Las ${count} personas`),
  unverified: 'sin CURP: se verifica en la oficina',
  bring: 'Qué llevar',
  bringFor: (names: string, thing: string) => `${names}: ${thing}`,
  pay: 'Pago',
  total: (price: string) => `Son ${price} en total.`,
  freeOfCharge: 'Esta cita no se paga.',
  safe: 'Cuide su cita',
  personal:
    'La cita es gratis y vale solo para las personas de este comprobante. Nadie puede venderla, prestarla ni cobrarle por ella.',
  report: (contact: string) => `Si alguien le cobra o le quiere cobrar, denúncielo: ${contact}.`,
  changes: 'Si cambia o cancela la cita en el chat, este comprobante deja de valer. Pida otro.',
  who: (institution: string, address: string) => `${institution}. Domicilio: ${address}.`,
  made: (when: string) => `Hecho el ${when}.`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  event: (office: string) => `Cita en ${office}`,
  alarm: (office: string) => `Mañana tiene cita en ${office}`,
}
