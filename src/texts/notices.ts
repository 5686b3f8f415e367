import type { Language } from '../agenda/types.ts'

/** What the office tells a citizen first, without having been asked. */
export interface NoticeTexts {
  cancelled(when: string, office: string, folio: string): string
  reason(words: string): string
  /** What to do next. */
  bookAgain: string
  given(when: string, office: string, address: string, folio: string): string
  seeDetails: string
}

const spanish: NoticeTexts = {
  cancelled: (when, office, folio) => `Lo sentimos: la oficina ${office} canceló su cita del *${when}*. Su folio era ${folio}.`,
  reason: (words) => `Motivo: ${words}`,
  bookAgain: 'Puede sacar otra cita aquí, gratis y sin gestores. Para empezar, escriba *Hola*.',
  given: (when, office, address, folio) =>
    `La oficina le dio una cita.\n*Folio: ${folio}*\n\n*${when}*\nOficina ${office}: ${address}`,
  seeDetails: 'Para ver qué llevar o cancelarla, escriba *MIS CITAS*.',
}

/** In easy Spanish: one idea a sentence. What has no easy words yet is said in plain Spanish. */
const easy: NoticeTexts = {
  ...spanish,
  cancelled: (when, office, folio) =>
    `Lo sentimos. La oficina ${office} canceló su cita.\nEra el *${when}*.\nSu folio era ${folio}.`,
  bookAgain: 'Puede sacar otra cita aquí. Es gratis. Escriba *Hola*.',
  given: (when, office, address, folio) =>
    `La oficina le dio una cita.\n*Folio: ${folio}*\n\nDía y hora: *${when}*\nOficina: ${office}\nDirección: ${address}`,
  seeDetails: 'Para ver más, escriba *MIS CITAS*.',
}

export const NOTICES: Record<Language, NoticeTexts> = {
  'es-MX': spanish,
  'es-facil': easy,
  en: {
    cancelled: (when, office, folio) =>
      `We are sorry: the ${office} office cancelled your appointment on *${when}*. Its code was ${folio}.`,
    reason: (words) => `Reason: ${words}`,
    bookAgain: 'You can book another one here, free and without brokers. To begin, write *Hello*.',
    given: (when, office, address, folio) =>
      `The office gave you an appointment.\n*Code: ${folio}*\n\n*${when}*\n${office} office: ${address}`,
    seeDetails: 'To see what to bring or to cancel it, write *MY APPOINTMENTS*.',
  },
}
