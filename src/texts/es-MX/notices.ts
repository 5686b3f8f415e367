import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { type NoticeName, type NoticeWords, SAMPLE } from '../notice-words.ts'

const { where: WHERE, folio: FOLIO } = SAMPLE
const WHEN = 'jueves 3 de diciembre de 2026, 12:00 h'
const REMINDED = [
  WHEN,
  'Guadalupe H.: renovar licencia',
  WHERE,
  FOLIO,
  'Llegue 15 minutos antes. *Lleve:* 1. Su licencia anterior. 2. Su comprobante de pago.',
]

/** What is said unasked, in Spanish. */
export const notices: Record<NoticeName, NoticeWords> = {
  appointment_cancelled_by_office: {
    body: 'Lo sentimos: la oficina canceló su cita del *{{1}}* en {{2}}. Su folio era {{3}}.\n\nMotivo: {{4}}\n\nPuede sacar otra cita aquí, gratis y sin gestores. Para empezar, escriba *Hola*.',
    examples: [WHEN, 'Toluca', FOLIO, 'falta de luz en la oficina'],
  },
  appointment_given_by_office: {
    body: 'La oficina le dio una cita para el *{{1}}*.\n\nDónde: {{2}}\n*Folio: {{3}}*\n\nPara ver qué llevar, cambiarla o cancelarla, escriba *MIS CITAS*.',
    examples: [WHEN, WHERE, FOLIO],
  },
  appointment_passed_on: {
    body: 'La oficina pasó a ‹este teléfono› la cita de {{1}}: *{{2}}*.\n\nDónde: {{3}}\n*Folio: {{4}}*\n\nDesde ahora solo desde aquí se puede ver, cambiar o cancelar. Para verla, escriba *MIS CITAS*.',
    examples: ['Guadalupe H.', WHEN, WHERE, FOLIO],
  },
  appointment_left_phone: {
    body: 'La oficina pasó a otro chat la cita de {{1}}: *{{2}}*, con folio {{3}}. Antes vio una identificación oficial.\n\nLa cita sigue en pie. Desde ‹este teléfono› ya no se puede ver, cambiar ni cancelar.\n\nSi está bien así, no tiene que hacer nada. Si cree que es un error, diga ese folio a la oficina: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'al 55 0000 0000', 'de lunes a viernes, de 9:00 a 15:00 h'],
  },
  appointment_taken_back: {
    body: 'La cita de {{1}}, *{{2}}*, con folio {{3}}, volvió al chat que se la había mandado.\n\nLa cita sigue en pie. Desde ‹este teléfono› ya no se puede ver, cambiar ni cancelar.\n\nSi cree que es un error, diga ese folio a la oficina: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'al 55 0000 0000', 'de lunes a viernes, de 9:00 a 15:00 h'],
  },
  appointment_curp_corrected: {
    body: 'La oficina corrigió la CURP de {{1}} en su cita del *{{2}}*, con folio {{3}}. Antes vio una identificación oficial.\n\nEl día, la hora, la oficina y el folio son los mismos.\n\nSi está bien así, no tiene que hacer nada. Si cree que es un error, diga ese folio a la oficina: {{4}}, {{5}}.',
    examples: ['Guadalupe H.', WHEN, FOLIO, 'al 55 0000 0000', 'de lunes a viernes, de 9:00 a 15:00 h'],
  },
  appointment_moved_by_office: {
    body: 'La oficina cambió su cita del *{{1}}*.\n\nAhora es el *{{2}}*.\nDónde: {{3}}\nEl folio es el mismo: {{4}}\n\nMotivo: {{5}}\n\nSi ese día no puede ir, toque un botón y elija otro.',
    examples: [WHEN, 'viernes 4 de diciembre de 2026, 10:00 h', WHERE, FOLIO, 'ese día no hay sistema'],
    buttons: ['Cambiar', 'Cancelar'],
  },
  appointment_reminder: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita o cambiarla, escriba *MIS CITAS*.\n\n*¿Ahí estará?*',
    examples: REMINDED,
    buttons: ['Sí, ahí estaré', 'Cambiar', 'Cancelar'],
  },
  appointment_reminder_or_lapse: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita o cambiarla, escriba *MIS CITAS*.\n\nConteste antes del {{6}}. Si no, la cita se cancela y el lugar será para otra persona.\n\n*¿Ahí estará?*',
    examples: [...REMINDED, 'miércoles 2 de diciembre, 12:00 h'],
    buttons: ['Sí, ahí estaré', 'Cambiar', 'Cancelar'],
  },
  appointment_reminder_answered: {
    body: 'Le recuerdo su cita: *{{1}}*.\n\nPara: {{2}}\nDónde: {{3}}\nFolio: {{4}}\n\nNo olvide: {{5}}\n\nPara ver su cita o cambiarla, escriba *MIS CITAS*.\n\nYa me dijo que ahí estará, gracias. Si algo cambió, toque un botón.',
    examples: REMINDED,
    buttons: ['Cambiar', 'Cancelar'],
  },
  appointment_lapsed: {
    body: 'Su cita del *{{1}}* en {{2}} quedó cancelada, porque nadie contestó los recordatorios. Su folio era {{3}}.\n\nSi viene ese día de todos modos y hay lugar, pasa antes de quienes no tienen cita. También puede sacar otra cita aquí, gratis y sin gestores. Para empezar, escriba *Hola*.',
    examples: [WHEN, 'Toluca', FOLIO],
  },
  visit_missing_paper: {
    body: 'En su visita de hoy, con folio {{1}}, faltó este papel: *{{2}}*\n\nPuede tomar otro lugar en {{3}}, con los mismos datos. No cuenta como cambio suyo.',
    examples: [FOLIO, 'Su licencia anterior.', 'Toluca'],
    buttons: ['Ver otro lugar'],
  },
  visit_not_noted: {
    body: 'No quedó anotado que llegara a su cita: *{{1}}*, en {{2}}. Si nadie contesta en dos días, cuenta como que no llegó.\n\n*¿Qué pasó?*',
    examples: ['miércoles 2 de diciembre, 9:00 h', 'Toluca'],
    buttons: ['Sí llegué', 'No pude ir', 'Ya no la quería'],
  },
  case_answered: {
    body: 'La oficina contestó su caso *{{1}}*.\n\nPara leer la respuesta, toque el botón.',
    examples: ['C-K7M4QX'],
    buttons: ['Leer la respuesta'],
  },
  data_erased: {
    body: 'La oficina borró los datos personales que usted pidió borrar. Su solicitud *{{1}}* ya está cumplida.\n\nSe quedan cuentas sin nombre: oficina, hora, trámite y precio. Las copias de seguridad todavía tienen esos datos. Se borran solas, por lo común en unas 8 semanas.',
    examples: ['C-K7M4QX'],
  },
  phone_erased: {
    body: 'La oficina cumple su solicitud *{{1}}*: después de este mensaje borra de aquí ‹su número›, el nombre de su perfil y lo que se escribió en este chat.\n\nEl nombre en una cita que ya pasó se borra aparte, con la CURP. Las copias de seguridad se borran solas, por lo común en unas 8 semanas. Los mensajes siguen en ‹su WhatsApp›: bórrelos si quiere.\n\nSi escribe otra vez, empezamos como la primera vez.',
    examples: ['C-K7M4QX'],
  },
  consent_to_cancel: {
    body: 'La oficina de {{1}} quiere cancelar la cita de {{2}} del *{{3}}*. El folio es {{4}}. Solo se cancela si usted dice que sí, antes de {{5}}. Si no contesta, todo sigue igual.\n\n*¿La cancelamos?*',
    examples: ['Toluca', 'Guadalupe P.', 'martes 1 de diciembre, 9:00 h', FOLIO, 'las 8:00 de la mañana del martes 1 de diciembre'],
    buttons: ['Sí, cancélela', 'No, yo no lo pedí'],
  },
  consent_to_move: {
    body: 'La oficina de {{1}} quiere cambiar la cita de {{2}} del *{{3}}*. El folio es {{4}} y no cambia.\n\nLa hora nueva sería el *{{5}}*, en la oficina {{6}}. Solo se cambia si usted dice que sí, antes de {{7}}. Si no contesta, todo sigue igual.\n\n*¿La cambiamos?*',
    examples: [
      'Toluca',
      'Guadalupe P.',
      'martes 1 de diciembre, 9:00 h',
      FOLIO,
      'jueves 3 de diciembre de 2026, 9:00 h',
      'Toluca',
      'las 8:00 de la mañana del martes 1 de diciembre',
    ],
    buttons: ['Sí, cámbiela', 'No, yo no lo pedí'],
  },
  rebooking_offer: {
    body: 'En {{1}} no pueden atenderle el *{{2}}*: {{3}}. No es por nada que usted hiciera.\n\nLe guardamos el *{{4}}*, en {{5}}, hasta *{{6}}*. Sus datos siguen aquí y esto no cuenta como cambio.\n\n*¿Se queda con esa hora?*',
    examples: [
      'Toluca',
      'martes 1 de diciembre, 9:00 h',
      'no hay luz en la oficina',
      'jueves 3 de diciembre de 2026, 9:00 h',
      'Toluca',
      'las 8:00 de la noche del martes 1 de diciembre',
    ],
    buttons: ['Quedarme con esta', 'Ver otras', 'Ya no la quiero'],
  },
  rebooking_reminder: {
    body: 'Le escribimos otra vez: en {{1}} no pudieron atenderle el {{2}}: {{3}}.\n\nTodavía le guardamos el *{{4}}*, en {{5}}, hasta *{{6}}*.\n\n*¿Se queda con esa hora?*',
    examples: [
      'Toluca',
      'martes 1 de diciembre, 9:00 h',
      'no hay luz en la oficina',
      'jueves 3 de diciembre de 2026, 9:00 h',
      'Toluca',
      'las 8:00 de la noche del martes 1 de diciembre',
    ],
    buttons: ['Quedarme con esta', 'Ver otras', 'Ya no la quiero'],
  },
  rebooking_owed: {
    body: 'En {{1}} no pueden atenderle el *{{2}}*: {{3}}. No es por nada que usted hiciera.\n\nHoy no hay otra hora libre. La oficina le buscará una antes que a nadie más y le avisará. Sus datos siguen aquí.',
    examples: ['Toluca', 'martes 1 de diciembre, 9:00 h', 'no hay luz en la oficina'],
  },
  rebooking_restored: {
    body: 'En {{1}} sí pueden atenderle. Su cita vuelve a ser el *{{2}}*.\n\nEl folio es el mismo: {{3}}. No tiene que hacer nada.',
    examples: ['Toluca', 'martes 1 de diciembre de 2026, 9:00 h', FOLIO],
  },
  rebooking_may_return: {
    body: 'En {{1}} sí atienden ese día: puede volver a su hora de antes, el *{{2}}*, si todavía está libre. Su cita de ahora es el {{3}} y no cambia si no hace nada.\n\n*¿Con cuál se queda?*',
    examples: ['Toluca', 'lunes 7 de diciembre de 2026, 9:00 h', 'jueves 10 de diciembre, 9:00 h'],
    buttons: ['Volver a la de antes', 'Me quedo con esta'],
  },
  waiting_offer: {
    body: 'Se liberó lugar y se lo apartamos: *{{1}}*, en {{2}}.\nPara: {{3}}\n\nEs solo para usted hasta *{{4}}*. Después se ofrece a la persona que sigue.\n\n*¿Lo quiere?*',
    examples: [WHEN, 'Toluca', 'Guadalupe H.', 'las 2:05 de la tarde de hoy, martes 24 de noviembre'],
    buttons: ['Sí, lo quiero', 'No me sirve', 'Salir de la lista'],
  },
  waiting_earlier_offer: {
    body: 'Se liberó un lugar antes y se lo apartamos: *{{1}}*, en {{2}}.\nPara: {{3}}\n\nEs solo para usted hasta *{{4}}*. Su cita de ahora es el {{5}}; solo cambia si acepta.\n\n*¿Quiere cambiarla?*',
    examples: [
      WHEN,
      'Toluca',
      'Guadalupe H.',
      'las 2:05 de la tarde de hoy, martes 24 de noviembre',
      'martes 15 de diciembre, 9:00 h',
    ],
    buttons: ['Sí, cambiarla', 'No me sirve', 'Salir de la lista'],
  },
  waiting_rests: {
    body: 'Ya le ofrecimos {{1}} lugares de la lista de espera de {{2}}, así que su petición queda en pausa.\n\nSi todavía quiere cita, toque el botón y vuelve a la lista. La primera vez que vuelve conserva el día en que entró. Las siguientes, cuenta el día en que vuelva.',
    examples: ['3', 'Toluca'],
    buttons: ['Volver a la lista'],
  },
  waiting_hour_closed: {
    body: 'Lo sentimos: en {{1}} cerraron la hora que le apartamos, el {{2}}.\n\nUsted conserva su lugar en la lista de espera, y esa hora no cuenta entre las que le ofrecemos. Para ver la lista o salir de ella, escriba *MI LISTA*.',
    examples: ['Toluca', WHEN],
  },
  waiting_office_rests: {
    body: 'En {{1}} dejaron de dar citas por ahora, y usted está en su lista de espera.\n\nMotivo: {{2}}\n\nUsted conserva su lugar en la lista: si vuelve a dar citas y se libera un lugar, le aviso. Si prefiere otra oficina, escriba *Hola*. Para salir de la lista, escriba *MI LISTA*.',
    examples: ['Toluca', 'cambio de domicilio'],
  },
  waiting_removed_by_office: {
    body: 'La oficina quitó de la lista de espera de {{1}} la petición que se hizo desde ‹este teléfono› para {{2}}: una de esas personas lo pidió, y la oficina vio su identificación.\n\nSi está bien así, no tiene que hacer nada. Si alguien más todavía quiere esperar, escriba *Hola*. Si cree que es un error, avise a la oficina: {{3}}, {{4}}.',
    examples: ['Toluca', 'Guadalupe H.', 'al 55 0000 0000', 'de lunes a viernes, de 9:00 a 15:00 h'],
  },
  waiting_over: {
    body: 'Terminó su petición en la lista de espera de {{1}}, porque pasó su tiempo o porque ya hay una cita.\n\nSi todavía quiere esperar, toque el botón y verá en qué lugar queda.',
    examples: ['Toluca'],
    buttons: ['Volver a la lista'],
  },
}

/** Behind "Motivo: " in a notice of the office, and as the office chooses it. */
export const officeReasons: Record<OfficeReason, string> = {
  unsaid: 'no nos dijeron la causa',
  requested: 'usted se lo pidió a la oficina',
  no_power: 'no hay luz en la oficina',
  no_system: 'no hay sistema en la oficina',
  no_staff: 'no hay personal suficiente',
  building: 'hay obras o un problema en el edificio',
  safety: 'por seguridad de las personas',
  closed: 'la oficina no abre a esa hora',
  relocation: 'la oficina cambia de domicilio',
  repeated: 'hay otra cita para la misma persona',
  not_proved: 'no se pudo comprobar que la CURP es de esa persona',
  mistake: 'hubo un error de la oficina',
}
