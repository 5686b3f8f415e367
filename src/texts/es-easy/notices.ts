import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { notices as spanish } from '../es-MX/notices.ts'
import type { NoticeName, NoticeWords } from '../notice-words.ts'

/** In easy Spanish: one idea a sentence. What has no easy words yet is said in plain Spanish. */
export const notices: Record<NoticeName, NoticeWords> = {
  ...spanish,
  visit_missing_paper: {
    ...spanish.visit_missing_paper,
    body: 'En su visita de hoy faltó un papel.\nFolio: {{1}}\nFaltó: *{{2}}*\n\nPuede tomar otro lugar en {{3}}. Sirven los mismos datos.\nNo cuenta como cambio.',
  },
  appointment_cancelled_by_office: {
    ...spanish.appointment_cancelled_by_office,
    body: 'Lo sentimos. La oficina canceló su cita.\nEra el *{{1}}* en {{2}}.\nSu folio era {{3}}.\n\nMotivo: {{4}}\n\nPuede sacar otra cita aquí. Es gratis. Escriba *Hola*.',
  },
  appointment_given_by_office: {
    ...spanish.appointment_given_by_office,
    body: 'La oficina le dio una cita.\nDía y hora: *{{1}}*\nDónde: {{2}}\n*Folio: {{3}}*\n\nPara ver más, escriba *MIS CITAS*.',
  },
  appointment_passed_on: {
    ...spanish.appointment_passed_on,
    body: 'Esta cita ya está en ‹este teléfono›. La oficina la pasó.\nPara: {{1}}\nDía y hora: *{{2}}*\nDónde: {{3}}\n*Folio: {{4}}*\n\nSolo aquí la puede cambiar o cancelar.\nPara ver más, escriba *MIS CITAS*.',
  },
  appointment_left_phone: {
    ...spanish.appointment_left_phone,
    body: 'La oficina pasó una cita a otro chat. Antes vio una identificación.\nPara: {{1}}\nDía y hora: *{{2}}*\nFolio: {{3}}\n\nLa cita sigue. Aquí ya no la puede cambiar ni cancelar.\n\nSi está bien, no haga nada.\nSi es un error, avise a la oficina {{4}}.\nHorario: {{5}}. Diga ese folio.',
  },
  appointment_taken_back: {
    ...spanish.appointment_taken_back,
    body: 'Una cita volvió al chat que se la mandó.\nPara: {{1}}\nDía y hora: *{{2}}*\nFolio: {{3}}\n\nLa cita sigue. Aquí ya no la puede cambiar ni cancelar.\n\nSi es un error, avise a la oficina {{4}}.\nHorario: {{5}}. Diga ese folio.',
  },
  appointment_curp_corrected: {
    ...spanish.appointment_curp_corrected,
    body: 'La oficina corrigió la CURP de una cita. Antes vio una identificación.\nPara: {{1}}\nDía y hora: *{{2}}*\nFolio: {{3}}\n\nLa cita es la misma.\n\nSi está bien, no haga nada.\nSi es un error, avise a la oficina {{4}}.\nHorario: {{5}}. Diga ese folio.',
  },
  appointment_moved_by_office: {
    ...spanish.appointment_moved_by_office,
    body: 'La oficina cambió su cita.\nAntes: *{{1}}*\nAhora: *{{2}}*\nDónde: {{3}}\nEl folio es el mismo: {{4}}\n\nMotivo: {{5}}\n\nSi no puede ir ese día, toque un botón.',
  },
  appointment_reminder: {
    ...spanish.appointment_reminder,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita, escriba *MIS CITAS*.\n\n*¿Va a venir?*',
  },
  appointment_reminder_or_lapse: {
    ...spanish.appointment_reminder_or_lapse,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita, escriba *MIS CITAS*.\n\nConteste antes del {{6}}.\nSi no contesta, la cita se cancela. El lugar será para otra persona.\n\n*¿Va a venir?*',
  },
  appointment_reminder_answered: {
    ...spanish.appointment_reminder_answered,
    body: 'Usted tiene una cita.\nDía y hora: *{{1}}*\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita, escriba *MIS CITAS*.\n\nUsted ya dijo que viene. Gracias. Si ya no puede, toque un botón.',
  },
  appointment_lapsed: {
    ...spanish.appointment_lapsed,
    body: 'Se canceló su cita.\nEra el *{{1}}* en {{2}}.\nSu folio era {{3}}.\nNadie contestó los recordatorios.\n\nPuede venir ese día de todos modos. Si hay lugar, pasa antes de quienes no tienen cita.\nTambién puede sacar otra cita aquí. Es gratis. Escriba *Hola*.',
  },
  data_erased: {
    ...spanish.data_erased,
    body: 'La oficina ya borró los datos que usted pidió.\nSu número era *{{1}}*. Ya terminó.\n\nQueda la cuenta de cuántas citas hubo. No tiene nombres.\nLas copias de la oficina todavía tienen sus datos.\nCasi siempre se borran en 8 semanas.',
  },
  phone_erased: {
    ...spanish.phone_erased,
    body: 'La oficina va a borrar sus datos de este chat.\nUsted lo pidió con el número *{{1}}*.\nBorra de aquí ‹su número› y el nombre de su perfil.\nTambién borra lo que escribimos aquí.\n\nSu nombre en citas pasadas se borra con la CURP.\nLas copias de la oficina casi siempre se borran en 8 semanas.\nLos mensajes siguen en ‹su WhatsApp›. Usted los puede borrar.\n\nEste es el último mensaje. Si escribe otra vez, empezamos de nuevo.',
  },
  consent_to_cancel: {
    ...spanish.consent_to_cancel,
    body: 'La oficina de {{1}} quiere cancelar una cita.\nEs la cita de {{2}}: *{{3}}*\nFolio: {{4}}.\nSi usted dice que no, no se cancela.\nPuede contestar hasta {{5}}.\nSi no contesta, sigue igual.\n\n*¿La cancelamos?*',
  },
  consent_to_move: {
    ...spanish.consent_to_move,
    body: 'La oficina de {{1}} quiere cambiar una cita.\nEs la cita de {{2}}: *{{3}}*\nFolio: {{4}}.\n\nLa hora nueva: *{{5}}*\nOficina: {{6}}.\nSi usted dice que no, no cambia.\nPuede contestar hasta {{7}}.\nSi no contesta, sigue igual.\n\n*¿La cambiamos?*',
  },
  rebooking_offer: {
    ...spanish.rebooking_offer,
    body: 'En {{1}} no pueden atenderle el *{{2}}*.\nMotivo: {{3}}.\nUsted no hizo nada mal.\n\nLe guardamos otra hora: *{{4}}*\nDónde: {{5}}\nSe la guardamos hasta *{{6}}*.\n\n*¿Quiere esa hora?*',
  },
  rebooking_reminder: {
    ...spanish.rebooking_reminder,
    body: 'En {{1}} no pudieron atenderle el {{2}}.\nMotivo: {{3}}.\n\nTodavía le guardamos otra hora: *{{4}}*\nDónde: {{5}}\nSe la guardamos hasta *{{6}}*.\n\n*¿Quiere esa hora?*',
  },
  rebooking_owed: {
    ...spanish.rebooking_owed,
    body: 'En {{1}} no pueden atenderle el *{{2}}*.\nMotivo: {{3}}.\nUsted no hizo nada mal.\n\nHoy no hay otra hora libre.\nLa oficina buscará una para usted y le avisará.',
  },
  rebooking_restored: {
    ...spanish.rebooking_restored,
    body: 'En {{1}} sí pueden atenderle.\nSu cita es otra vez: *{{2}}*\nEl folio es el mismo: {{3}}.\nNo tiene que hacer nada.',
  },
  rebooking_may_return: {
    ...spanish.rebooking_may_return,
    body: 'En {{1}} sí atienden ese día.\nSu hora de antes era: *{{2}}*\nSu cita de ahora es: {{3}}\nSi no hace nada, sigue igual.\n\n*¿Cuál quiere?*',
  },
  waiting_offer: {
    ...spanish.waiting_offer,
    body: 'Hay un lugar para usted.\nDía y hora: *{{1}}*\nDónde: {{2}}\nPara: {{3}}\n\nConteste antes de *{{4}}*.\nSi no contesta, el lugar es para otra persona.\n\n*¿Lo quiere?*',
  },
  waiting_earlier_offer: {
    ...spanish.waiting_earlier_offer,
    body: 'Hay un lugar antes.\nDía y hora: *{{1}}*\nDónde: {{2}}\nPara: {{3}}\n\nConteste antes de *{{4}}*.\nSu cita de ahora es el {{5}}.\nSi no acepta, su cita no cambia.\n\n*¿Quiere cambiarla?*',
  },
  waiting_rests: {
    ...spanish.waiting_rests,
    body: 'Ya le ofrecimos {{1}} lugares.\nEra la lista de espera de {{2}}.\nPor ahora no le ofrecemos más.\n\nPara seguir en la lista, toque el botón.\nLa primera vez que vuelve conserva su día.\nDespués cuenta el día en que vuelva.',
  },
  waiting_hour_closed: {
    ...spanish.waiting_hour_closed,
    body: 'Lo sentimos. En {{1}} ya no atienden a esa hora.\nEra el {{2}}.\n\nUsted sigue en la lista de espera.\nEsa hora no cuenta.\nPara ver la lista, escriba *MI LISTA*.',
  },
  waiting_office_rests: {
    ...spanish.waiting_office_rests,
    body: 'En {{1}} no dan citas por ahora.\nMotivo: {{2}}\n\nUsted sigue en su lista de espera, en el mismo lugar.\nSi hay un lugar para usted, le aviso.\n\nPara buscar otra oficina, escriba *Hola*.\nPara salir de la lista, escriba *MI LISTA*.',
  },
  waiting_removed_by_office: {
    ...spanish.waiting_removed_by_office,
    body: 'Ya no está en la lista de espera de {{1}} la petición de ‹este teléfono›.\nEra para: {{2}}\nUna de esas personas lo pidió en la oficina.\nLa oficina vio su identificación.\n\nSi otra persona quiere esperar, escriba *Hola*.\nSi es un error, avise a la oficina {{3}}.\nHorario: {{4}}. Ahí lo revisan.',
  },
  waiting_over: {
    ...spanish.waiting_over,
    body: 'Ya no está en la lista de espera de {{1}}.\nPasó el tiempo, o ya tiene una cita.\n\nPara volver a esperar, toque el botón.\nAhí ve en qué lugar queda.',
  },
}

export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'no nos dijeron por qué',
  requested: 'usted lo pidió',
  no_power: 'no hay luz en la oficina',
  no_system: 'las computadoras de la oficina no funcionan',
  no_staff: 'falta gente para atender',
  building: 'hay un problema en el edificio',
  safety: 'para cuidar a las personas',
  closed: 'la oficina no abre a esa hora',
  relocation: 'la oficina se cambia de lugar',
  repeated: 'ya hay otra cita para esa persona',
  not_proved: 'no se sabe si la CURP es de esa persona',
  mistake: 'la oficina se equivocó',
}
