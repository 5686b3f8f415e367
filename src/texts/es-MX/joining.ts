/** One person in two channels. */
export const joining = {
  word: 'UNIR',
  why: {
    several: 'En Messenger puedo dar cita *a una sola persona*. Para varias personas, siga en WhatsApp.',
    noCurp: 'En Messenger necesito la CURP. *Sin CURP*, siga en WhatsApp.',
    wait: 'La lista de espera es en WhatsApp, para poder avisarle a tiempo.',
    mine: 'Para ver aquí lo que tiene en WhatsApp, primero hay que unir los dos chats.',
  },
  withLink: (link: string, words: string) =>
    `Toque este enlace y mande el mensaje que aparece escrito (*${words}*). No tendrá que escribir nada otra vez.\n${link}`,
  withoutLink: (words: string, institution: string) =>
    `Mande *${words}* al WhatsApp de ${institution}. No tendrá que escribir nada otra vez.`,
  ask: '*¿Sigue en WhatsApp?* Si no, toque el botón.',
  buttons: { alone: 'Solo yo, con CURP', back: 'Ver otra opción', yes: 'Sí, fui yo', no: 'No fui yo' },
  onlyOne: 'En Messenger puedo dar cita a una sola persona, con su CURP, hasta que una este chat con su WhatsApp.',
  tooOld: 'Ese código ya no sirve. En Messenger le doy otro: escriba ahí *Hola*.',
  sendFromWhatsApp: 'Ese código se manda desde su WhatsApp, no desde aquí.',
  isItYou:
    'Alguien pidió en Messenger unir esa plática con este WhatsApp. Quien lo haga verá sus citas y podrá cambiarlas.\n\n*¿Fue usted?* Si alguien le pidió mandar este código, toque *No fui yo*.',
  joins: 'Gracias. Estoy uniendo los dos chats.',
  joined:
    'Listo: este WhatsApp y su Messenger ya son una sola plática, con sus mismas citas.\n\nPara continuar donde iba, escriba *SEGUIR*. Para ver sus citas, escriba *MIS CITAS*.',
  notJoined: 'Está bien: no uní nada. Nadie vio sus citas.',
}
