/** What one chat gives to another: appointments, and bookings that are not finished. */
export const handover = {
  /** Before the code, so that a message is known by it. */
  word: 'CITA',
  why: {
    several: 'En Messenger puedo dar cita *a una sola persona*. Para varias personas, siga en WhatsApp.',
    noCurp: 'En Messenger necesito la CURP. *Sin CURP*, siga en WhatsApp.',
    wait: 'La lista de espera es en WhatsApp, para poder avisarle a tiempo.',
  },
  /** The order of this, as it is printed elsewhere. */
  orderWords: 'MANDAR MI CITA',
  carries: 'Allá sigue donde va: lo que dijo aquí queda guardado.',
  ask: '*¿Sigue en WhatsApp?*',
  elsewhereButtons: { go: 'Sí, en WhatsApp', alone: 'Solo yo, con CURP', oneOfThem: 'Solo uno, aquí', back: 'Ver otra opción' },

  askWhat: '*¿Qué quiere mandar a otro chat?*',
  rows: {
    draft: { title: 'La cita que está sacando', description: 'Sigue en el otro chat donde va' },
    appointment: { title: 'Mandarla a otro chat', description: 'Al suyo o al de otra persona' },
    everybody: (count: number) => ({ title: `Las ${count} personas`, description: 'La cita completa, con el mismo folio' }),
  },
  nothing: 'En este chat no hay ninguna cita que mandar. Si la tiene en otro, escriba ahí *MANDAR MI CITA*.',
  toMessenger: (link: string) =>
    `Su cita sigue en su WhatsApp, y ahí la puede ver. Si la quiere aquí, abra ese chat y escriba *MANDAR MI CITA*:\n${link}\n\nAhí le doy un código para este chat.`,

  code: (code: string) => `Su código es *${code}*. Mándelo en diez minutos desde el otro chat.`,
  codeForWhatsApp: (code: string) => `Su código es *${code}*. Mándelo en diez minutos desde su WhatsApp.`,
  fromMessenger: 'Desde Messenger:',
  whomToSend: 'Puede mandar la cita completa o la de una persona. La que se va sola lleva su propio folio.',
  askWhom: '*¿La cita de quién quiere mandar?*',
  oneByOne: 'Se manda la cita completa, o una persona a la vez.',
  codeIsFor: (name: string) => `Con él se manda solo la cita de *${name}*; lo demás se queda aquí.`,
  keep: 'No lo comparta: quien lo mande pide su cita, y yo le preguntaré aquí antes de darla.',

  from: {
    whatsapp: (ending: string | undefined) => (ending ? `Un WhatsApp que termina en *${ending}*` : 'Un WhatsApp'),
    messenger: 'Una cuenta de Messenger',
  },
  /** `name`: the only one of a group who goes. */
  whose: (count: number, name: string | undefined) =>
    name ? `la cita de *${name}*` : count > 1 ? `su cita de ${count} personas,` : 'su cita',
  asks: (from: string, whose: string, day: string) =>
    `${from} pide ${whose} del ${day}. Si se la mando, desde ahí se podrá ver, cambiar y cancelar.`,
  asksDraft: (from: string) => `${from} pide la cita que está sacando. Si se la mando, sigue allá y aquí ya no.`,
  isYours: {
    whatsapp: '*¿Es suyo ese WhatsApp?* También puede ser de la persona a quien se la quiere dar.',
    messenger: '*¿Es suya esa cuenta?* También puede ser de la persona a quien se la quiere dar.',
  },
  buttons: { send: 'Sí, mandarla', notMine: { whatsapp: 'No es mío', messenger: 'No es mía' }, back: 'Recuperarla' },
  to: {
    whatsapp: (ending: string | undefined) => (ending ? `el WhatsApp que termina en *${ending}*` : 'ese WhatsApp'),
    messenger: 'esa cuenta de Messenger',
  },
  sent: (to: string, whose: string, day: string) =>
    `Listo: ${whose} del ${day} ya está en ${to}. Desde aquí ya no se puede ver, cambiar ni cancelar.`,
  othersStay: 'Tiene folio propio, que ya está en ese chat. Lo demás sigue aquí, con el folio de antes.',
  mayComeBack: (day: string) =>
    `Si fue un error, toque *Recuperarla*. Se puede hasta el ${day}, si allá no la cambian ni la cancelan.`,
  sentDraft: (to: string) => `Listo: la cita que estaba sacando sigue en ${to}. Aquí ya no queda nada de ella.`,
  notSentThere: 'No mandé nada: la cita que está sacando sigue aquí.',
  notSent: 'Está bien: no mandé nada, y ese código ya no sirve.\n\nSi alguien le pidió el código, no le dé otro.',
  tooLate: 'Ya no se puede mandar: pasaron los diez minutos, o algo cambió. Para otro código, escriba *MANDAR MI CITA*.',
  overLimit:
    'No mandé su cita. Entre los dos chats habría más citas de las que se permiten, o más de una sin CURP.\n\nCuando pase o se cancele una, escriba *MANDAR MI CITA* y le doy otro código.',

  asked:
    'Ya pregunté en el chat que dio el código. Ahí hay que tocar *Sí, mandarla* antes de diez minutos.\n\nEn cuanto contesten, le aviso aquí.',
  notHere: 'Esa cita no puede pasar a este chat. El motivo está en el chat que dio el código.',
  own: 'Ese código se manda desde el otro chat, no desde este.',
  busy: 'Aquí hay otra cita a medias, y no caben dos. Termínela o escriba *BORRAR*. Después mande otra vez el código.',
  received: (names: string, when: string) => `Ya está aquí la cita de ${names}: *${when}*.`,
  onlyHere: 'Desde ahora solo desde aquí se puede ver, cambiar o cancelar.',
  goesOnHere: 'Listo: seguimos aquí donde iba.',
  refused: 'En el chat que dio el código no lo aceptaron. No recibí ninguna cita.',

  gaveAway: (day: string) => `Usted mandó a otro chat su cita del ${day}.`,
  askBack: '*¿La quiere recuperar?*',
  askWhichBack: 'Estas citas las mandó a otro chat.\n\n*¿Cuál quiere recuperar?*',
  /** `folio`: of one that was sent by itself. */
  back: (folio: string | undefined) =>
    `Listo: la cita está otra vez aquí, ${folio ? `con su propio folio: *${folio}*` : 'con el mismo folio'}.`,
  notBack: 'Esa cita ya no se puede recuperar. Allá la cambiaron, la cancelaron o ya pasó el tiempo para hacerlo.',
}
