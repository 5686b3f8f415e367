import type { Language } from '../agenda/types.ts'

/**
 * What is said to a citizen without having been asked. The same words go out as plain text inside the 24-hour window and
 * as a template of the channel outside of it, so that both say the same.
 */
export interface NoticeWords {
  /** `{{1}}`, `{{2}}` ... stand for the parameters. It neither begins nor ends with one, and words stand between two of them. */
  body: string
  /** One for each parameter: the channel approves no template without. */
  examples: string[]
  /** What can be tapped, in the order of the options that the notice carries. */
  buttons?: string[]
}

export const NOTICE_NAMES = [
  'appointment_cancelled_by_office',
  'appointment_given_by_office',
  'appointment_passed_on',
  'appointment_left_phone',
  'appointment_moved_by_office',
  'appointment_reminder',
  'appointment_reminder_or_lapse',
  'appointment_reminder_answered',
  'appointment_lapsed',
  'case_answered',
  'waiting_offer',
  'waiting_earlier_offer',
  'waiting_rests',
  'waiting_over',
  'waiting_hour_closed',
] as const
export type NoticeName = (typeof NOTICE_NAMES)[number]

/** The code under which the channel keeps each language; easy Spanish is filed as Spanish of no country. */
const TEMPLATE_LANGUAGES: Record<Language, string> = { 'es-MX': 'es_MX', 'es-facil': 'es', en: 'en' }
export const templateLanguage = (language: string): string =>
  Object.entries(TEMPLATE_LANGUAGES).find(([one]) => one === language)?.[1] ?? TEMPLATE_LANGUAGES['es-MX']

/** The words of a notice with its parameters in their places. */
export const fillNotice = ({ body }: NoticeWords, parameters: readonly string[]): string =>
  body.replace(/\{\{(\d+)\}\}/g, (place, position: string) => parameters[Number(position) - 1] ?? place)

const WHEN = 'jueves 3 de diciembre de 2026, 12:00 h'
const WHERE = ['Toluca', 'Calle de la Muestra 1, Centro']
const FOLIO = 'K7M-4QX'
const REMINDED = [WHEN, 'Guadalupe H.', ...WHERE, FOLIO, '15']

const spanish: Record<NoticeName, NoticeWords> = {
  appointment_cancelled_by_office: {
    body: 'Lo sentimos: la oficina canceló su cita del *{{1}}* en {{2}}. Su folio era {{3}}.\n\nMotivo: {{4}}\n\nPuede sacar otra cita aquí, gratis y sin gestores. Para empezar, escriba *Hola*.',
    examples: [WHEN, 'Toluca', FOLIO, 'falta de luz en la oficina'],
  },
  appointment_given_by_office: {
    body: 'La oficina le dio una cita para el *{{1}}*.\n\nOficina {{2}}, en {{3}}.\n*Folio: {{4}}*\n\nPara ver qué llevar, cambiarla o cancelarla, escriba *MIS CITAS*.',
    examples: [WHEN, ...WHERE, FOLIO],
  },
  appointment_passed_on: {
    body: 'La oficina pasó a este teléfono la cita de {{1}}: *{{2}}*.\n\nOficina {{3}}, en {{4}}.\n*Folio: {{5}}*\n\nDesde ahora solo desde aquí se puede ver, cambiar o cancelar. Para verla, escriba *MIS CITAS*.',
    examples: ['Guadalupe H.', WHEN, ...WHERE, FOLIO],
  },
  appointment_left_phone: {
    body: 'La oficina pasó a otro teléfono la cita de {{1}}: *{{2}}*, con folio {{3}}. Antes vio una identificación oficial.\n\nLa cita sigue en pie. Desde este teléfono ya no se puede ver, cambiar ni cancelar.\n\nSi está bien así, no tiene que hacer nada. Si cree que es un error, llame a la oficina y diga ese folio. Teléfono: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, '55 0000 0000', 'de lunes a viernes, de 9:00 a 15:00 h'],
  },
  appointment_moved_by_office: {
    body: 'La oficina cambió su cita del *{{1}}*.\n\nAhora es el *{{2}}*.\nOficina {{3}}, en {{4}}.\nEl folio es el mismo: {{5}}\n\nMotivo: {{6}}\n\nSi ese día no puede ir, toque un botón y elija otro.',
    examples: [WHEN, 'viernes 4 de diciembre de 2026, 10:00 h', ...WHERE, FOLIO, 'ese día no hay sistema'],
    buttons: ['Cambiar', 'Cancelar'],
  },
  appointment_reminder: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nOficina {{3}}, en {{4}}.\nFolio: {{5}}\nLlegue {{6}} minutos antes. Para ver qué llevar, escriba *MIS CITAS*.\n\n*¿Ahí estará?*',
    examples: REMINDED,
    buttons: ['Sí, ahí estaré', 'Cambiar', 'Cancelar'],
  },
  appointment_reminder_or_lapse: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nOficina {{3}}, en {{4}}.\nFolio: {{5}}\nLlegue {{6}} minutos antes. Para ver qué llevar, escriba *MIS CITAS*.\n\nConteste antes del {{7}}. Si no, la cita se cancela y el lugar será para otra persona.\n\n*¿Ahí estará?*',
    examples: [...REMINDED, 'miércoles 2 de diciembre, 12:00 h'],
    buttons: ['Sí, ahí estaré', 'Cambiar', 'Cancelar'],
  },
  appointment_reminder_answered: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nOficina {{3}}, en {{4}}.\nFolio: {{5}}\nLlegue {{6}} minutos antes. Para ver qué llevar, escriba *MIS CITAS*.\n\nYa me dijo que ahí estará, gracias. Si algo cambió, toque un botón.',
    examples: REMINDED,
    buttons: ['Cambiar', 'Cancelar'],
  },
  appointment_lapsed: {
    body: 'Su cita del *{{1}}* en {{2}} quedó cancelada, porque nadie contestó los recordatorios. Su folio era {{3}}.\n\nPuede sacar otra cita aquí, gratis y sin gestores. Para empezar, escriba *Hola*.',
    examples: [WHEN, 'Toluca', FOLIO],
  },
  case_answered: {
    body: 'La oficina contestó su caso *{{1}}*.\n\nPara leer la respuesta, toque el botón.',
    examples: ['C-K7M4QX'],
    buttons: ['Leer la respuesta'],
  },
  waiting_offer: {
    body: 'Se liberó lugar y se lo apartamos: *{{1}}*, en la oficina {{2}}.\nPara: {{3}}\n\nEs solo para usted hasta el *{{4}}*. Después se ofrece a la persona que sigue.\n\n*¿Lo quiere?*',
    examples: [WHEN, 'Toluca', 'Guadalupe H.', 'martes 24 de noviembre, 14:05 h'],
    buttons: ['Sí, lo quiero', 'No me sirve', 'Salir de la lista'],
  },
  waiting_earlier_offer: {
    body: 'Se liberó un lugar antes y se lo apartamos: *{{1}}*, en la oficina {{2}}.\nPara: {{3}}\n\nEs solo para usted hasta el *{{4}}*. Su cita de ahora es el {{5}}; solo cambia si acepta.\n\n*¿Quiere cambiarla?*',
    examples: [WHEN, 'Toluca', 'Guadalupe H.', 'martes 24 de noviembre, 14:05 h', 'martes 15 de diciembre, 9:00 h'],
    buttons: ['Sí, cambiarla', 'No me sirve', 'Salir de la lista'],
  },
  waiting_rests: {
    body: 'Ya le ofrecimos {{1}} lugares de la lista de espera de {{2}}, así que su petición queda en pausa.\n\nSi todavía quiere cita, toque el botón: vuelve a la lista, al final.',
    examples: ['3', 'Toluca'],
    buttons: ['Volver a la lista'],
  },
  waiting_hour_closed: {
    body: 'Lo sentimos: la oficina {{1}} cerró la hora que le apartamos, el {{2}}.\n\nUsted conserva su lugar en la lista de espera, y este aviso no cuenta. Para ver la lista o salir de ella, escriba *MI LISTA*.',
    examples: ['Toluca', WHEN],
  },
  waiting_over: {
    body: 'Terminó su petición en la lista de espera de {{1}}, porque pasó su tiempo o porque ya hay una cita.\n\nSi todavía quiere esperar, toque el botón: vuelve a la lista, al final.',
    examples: ['Toluca'],
    buttons: ['Volver a la lista'],
  },
}

/** In easy Spanish: one idea a sentence. What has no easy words yet is said in plain Spanish. */
const easy: Record<NoticeName, NoticeWords> = {
  ...spanish,
  appointment_cancelled_by_office: {
    ...spanish.appointment_cancelled_by_office,
    body: 'Lo sentimos. La oficina canceló su cita.\nEra el *{{1}}* en {{2}}.\nSu folio era {{3}}.\n\nMotivo: {{4}}\n\nPuede sacar otra cita aquí. Es gratis. Escriba *Hola*.',
  },
  appointment_given_by_office: {
    ...spanish.appointment_given_by_office,
    body: 'La oficina le dio una cita.\nDía y hora: *{{1}}*\nOficina: {{2}}\nDirección: {{3}}\n*Folio: {{4}}*\n\nPara ver más, escriba *MIS CITAS*.',
  },
  appointment_passed_on: {
    ...spanish.appointment_passed_on,
    body: 'Esta cita ya está en su teléfono. La oficina la pasó.\nPara: {{1}}\nDía y hora: *{{2}}*\nOficina: {{3}}\nDirección: {{4}}\n*Folio: {{5}}*\n\nSolo aquí la puede cambiar o cancelar.\nPara ver más, escriba *MIS CITAS*.',
  },
  appointment_left_phone: {
    ...spanish.appointment_left_phone,
    body: 'La oficina pasó una cita a otro teléfono. Antes vio una identificación.\nPara: {{1}}\nDía y hora: *{{2}}*\nFolio: {{3}}\n\nLa cita sigue. Aquí ya no la puede cambiar ni cancelar.\n\nSi está bien, no haga nada.\nSi es un error, llame a la oficina: {{4}}.\nHorario: {{5}}. Diga ese folio.',
  },
  appointment_moved_by_office: {
    ...spanish.appointment_moved_by_office,
    body: 'La oficina cambió su cita.\nAntes: *{{1}}*\nAhora: *{{2}}*\nOficina: {{3}}\nDirección: {{4}}\nEl folio es el mismo: {{5}}\n\nMotivo: {{6}}\n\nSi no puede ir ese día, toque un botón.',
  },
  appointment_reminder: {
    ...spanish.appointment_reminder,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nOficina: {{3}}\nDirección: {{4}}\nFolio: {{5}}\nLlegue {{6}} minutos antes.\n\nPara ver qué llevar, escriba *MIS CITAS*.\n\n*¿Va a venir?*',
  },
  appointment_reminder_or_lapse: {
    ...spanish.appointment_reminder_or_lapse,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nOficina: {{3}}\nDirección: {{4}}\nFolio: {{5}}\nLlegue {{6}} minutos antes.\n\nPara ver qué llevar, escriba *MIS CITAS*.\n\nConteste antes del {{7}}.\nSi no contesta, la cita se cancela. El lugar será para otra persona.\n\n*¿Va a venir?*',
  },
  appointment_reminder_answered: {
    ...spanish.appointment_reminder_answered,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nOficina: {{3}}\nDirección: {{4}}\nFolio: {{5}}\nLlegue {{6}} minutos antes.\n\nPara ver qué llevar, escriba *MIS CITAS*.\n\nUsted ya dijo que viene. Gracias. Si ya no puede, toque un botón.',
  },
  appointment_lapsed: {
    ...spanish.appointment_lapsed,
    body: 'Se canceló su cita.\nEra el *{{1}}* en {{2}}.\nSu folio era {{3}}.\nNadie contestó los recordatorios.\n\nPuede sacar otra cita aquí. Es gratis. Escriba *Hola*.',
  },
  waiting_offer: {
    ...spanish.waiting_offer,
    body: 'Hay un lugar para usted.\nDía y hora: *{{1}}*\nOficina: {{2}}\nPara: {{3}}\n\nConteste antes del *{{4}}*.\nSi no contesta, el lugar es para otra persona.\n\n*¿Lo quiere?*',
  },
  waiting_earlier_offer: {
    ...spanish.waiting_earlier_offer,
    body: 'Hay un lugar antes.\nDía y hora: *{{1}}*\nOficina: {{2}}\nPara: {{3}}\n\nConteste antes del *{{4}}*.\nSu cita de ahora es el {{5}}.\nSi no acepta, su cita no cambia.\n\n*¿Quiere cambiarla?*',
  },
  waiting_rests: {
    ...spanish.waiting_rests,
    body: 'Ya le ofrecimos {{1}} lugares.\nEra la lista de espera de {{2}}.\nPor ahora no le ofrecemos más.\n\nPara seguir en la lista, toque el botón.\nVuelve al final de la lista.',
  },
  waiting_hour_closed: {
    ...spanish.waiting_hour_closed,
    body: 'Lo sentimos. La oficina {{1}} ya no abre a esa hora.\nEra el {{2}}.\n\nUsted sigue en la lista de espera.\nPara ver la lista, escriba *MI LISTA*.',
  },
  waiting_over: {
    ...spanish.waiting_over,
    body: 'Ya no está en la lista de espera de {{1}}.\nPasó el tiempo, o ya tiene una cita.\n\nPara volver a esperar, toque el botón.\nVuelve al final de la lista.',
  },
}

const EN_WHEN = 'Thursday 3 December 2026, 12:00 pm'
const EN_REMINDED = [EN_WHEN, 'Guadalupe H.', ...WHERE, FOLIO, '15']

const english: Record<NoticeName, NoticeWords> = {
  appointment_cancelled_by_office: {
    body: 'We are sorry: the office has cancelled your appointment on *{{1}}* at {{2}}. Its folio was {{3}}.\n\nReason: {{4}}\n\nYou can book another one here, free and without brokers. To start, write *Hello*.',
    examples: [EN_WHEN, 'Toluca', FOLIO, 'a power cut at the office'],
  },
  appointment_given_by_office: {
    body: 'The office has given you an appointment on *{{1}}*.\n\nOffice: {{2}}, at {{3}}.\n*Folio: {{4}}*\n\nTo see what to bring, change or cancel it, write *MY APPOINTMENTS*.',
    examples: [EN_WHEN, ...WHERE, FOLIO],
  },
  appointment_passed_on: {
    body: 'The office has passed the appointment of {{1}} to this phone: *{{2}}*.\n\nOffice: {{3}}, at {{4}}.\n*Folio: {{5}}*\n\nFrom now on it can be seen, changed or cancelled only here. To see it, write *MY APPOINTMENTS*.',
    examples: ['Guadalupe H.', EN_WHEN, ...WHERE, FOLIO],
  },
  appointment_left_phone: {
    body: 'The office has passed the appointment of {{1}} to another phone: *{{2}}*, folio {{3}}. It saw an official identification first.\n\nThe appointment stands. From this phone it can no longer be seen, changed or cancelled.\n\nIf that is right, you need not do anything. If you think it is a mistake, call the office and say that folio. Phone: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', EN_WHEN, FOLIO, '55 0000 0000', 'Monday to Friday, 9:00 am to 3:00 pm'],
  },
  appointment_moved_by_office: {
    body: 'The office has changed your appointment on *{{1}}*.\n\nIt is now on *{{2}}*.\nOffice: {{3}}, at {{4}}.\nThe folio is the same: {{5}}\n\nReason: {{6}}\n\nIf you cannot come that day, tap a button and choose another one.',
    examples: [EN_WHEN, 'Friday 4 December 2026, 10:00 am', ...WHERE, FOLIO, 'the system is down on that day'],
    buttons: ['Change', 'Cancel'],
  },
  appointment_reminder: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nOffice: {{3}}, at {{4}}.\nFolio: {{5}}\nArrive {{6}} minutes early. To see what to bring, write *MY APPOINTMENTS*.\n\n*Will you be there?*',
    examples: EN_REMINDED,
    buttons: ['Yes, I will come', 'Change', 'Cancel'],
  },
  appointment_reminder_or_lapse: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nOffice: {{3}}, at {{4}}.\nFolio: {{5}}\nArrive {{6}} minutes early. To see what to bring, write *MY APPOINTMENTS*.\n\nPlease answer before {{7}}. If you do not, it will be cancelled and somebody else will get the slot.\n\n*Will you be there?*',
    examples: [...EN_REMINDED, 'Wednesday 2 December, 12:00 pm'],
    buttons: ['Yes, I will come', 'Change', 'Cancel'],
  },
  appointment_reminder_answered: {
    body: 'A reminder of your appointment: *{{1}}*.\n\nFor: {{2}}\nOffice: {{3}}, at {{4}}.\nFolio: {{5}}\nArrive {{6}} minutes early. To see what to bring, write *MY APPOINTMENTS*.\n\nYou told me you will come, thank you. If something has changed, tap a button.',
    examples: EN_REMINDED,
    buttons: ['Change', 'Cancel'],
  },
  appointment_lapsed: {
    body: 'Your appointment on *{{1}}* at {{2}} was cancelled, because nobody answered the reminders. Its folio was {{3}}.\n\nYou can book another one here, free and without brokers. To start, write *Hello*.',
    examples: [EN_WHEN, 'Toluca', FOLIO],
  },
  case_answered: {
    body: 'The office has answered your case *{{1}}*.\n\nTo read the answer, tap the button.',
    examples: ['C-K7M4QX'],
    buttons: ['Read the answer'],
  },
  waiting_offer: {
    body: 'A slot is free and we are keeping it for you: *{{1}}*, at the {{2}} office.\nFor: {{3}}\n\nIt is only yours until *{{4}}*. After that it is offered to the next person.\n\n*Do you want it?*',
    examples: [EN_WHEN, 'Toluca', 'Guadalupe H.', 'Tuesday 24 November, 2:05 pm'],
    buttons: ['Yes, I want it', 'It does not suit me', 'Leave the list'],
  },
  waiting_earlier_offer: {
    body: 'An earlier slot is free and we are keeping it for you: *{{1}}*, at the {{2}} office.\nFor: {{3}}\n\nIt is only yours until *{{4}}*. Your appointment is on {{5}}; it only changes if you accept.\n\n*Would you like to change it?*',
    examples: [EN_WHEN, 'Toluca', 'Guadalupe H.', 'Tuesday 24 November, 2:05 pm', 'Tuesday 15 December, 9:00 am'],
    buttons: ['Yes, change it', 'It does not suit me', 'Leave the list'],
  },
  waiting_rests: {
    body: 'We have offered you {{1}} slots from the waiting list for {{2}}, so your request is now on hold.\n\nIf you still want an appointment, tap the button: you rejoin the list, at the end.',
    examples: ['3', 'Toluca'],
    buttons: ['Back to the list'],
  },
  waiting_hour_closed: {
    body: 'We are sorry: the {{1}} office closed the hour that was kept for you, on {{2}}.\n\nYou keep your position on the waiting list, and this offer does not count. To see the list or leave it, write *MY LIST*.',
    examples: ['Toluca', EN_WHEN],
  },
  waiting_over: {
    body: 'Your request on the waiting list for {{1}} has ended, because its time is over or because there is an appointment now.\n\nIf you still want to wait, tap the button: you rejoin the list, at the end.',
    examples: ['Toluca'],
    buttons: ['Back to the list'],
  },
}

export const NOTICES: Record<Language, Record<NoticeName, NoticeWords>> = {
  'es-MX': spanish,
  'es-facil': easy,
  en: english,
}
/** When a clerk gave no reason. */
export const NO_REASON: Record<Language, string> = { 'es-MX': 'no se indicó', 'es-facil': 'no se dijo', en: 'none was given' }
