import { handover as full } from '../es-MX/handover.ts'

/** What one chat gives to another, in short sentences. */
export const handover: typeof full = {
  ...full,
  why: {
    several: 'Aquí doy cita *a una sola persona*. Para más personas, siga en WhatsApp.',
    noCurp: 'Aquí necesito la CURP. *Sin CURP*, siga en WhatsApp.',
    wait: 'La lista de espera es en WhatsApp.',
  },
  carries: 'Allá sigue donde va.',
  nothing: 'Aquí no hay ninguna cita que mandar.\nSi está en otro chat, escriba ahí *MANDAR MI CITA*.',
  toMessenger: (link) => `Su cita está en su WhatsApp.\nPara traerla, abra ese chat.\nEscriba ahí *MANDAR MI CITA*:\n${link}`,
  code: (code) => `Su código es *${code}*.\nMándelo desde el otro chat. Vale 10 minutos.`,
  codeForWhatsApp: (code) => `Su código es *${code}*.\nMándelo desde su WhatsApp. Vale 10 minutos.`,
  keep: 'No lo dé a nadie. Yo le preguntaré aquí antes de mandar su cita.',
  whomToSend: 'Puede mandar la cita completa.\nO la de una sola persona, con otro folio.',
  codeIsFor: (name) => `Manda solo la cita de *${name}*;\nlas demás se quedan aquí.`,
  whose: (people, name) => (name ? `la cita de *${name}*` : people > 1 ? `su cita de ${people} personas` : 'su cita'),
  asks: (from, whose, day) => `${from} pide ${whose}.\nEs la del ${day}.\nDesde ahí se podrá ver, cambiar y cancelar.`,
  asksDraft: (from) => `${from} pide la cita que está sacando.\nSi la mando, sigue allá y aquí no.`,
  isYours: {
    whatsapp: '*¿Es suyo ese WhatsApp?*\nO es de la persona que recibe la cita.',
    messenger: '*¿Es suya esa cuenta?*\nO es de la persona que recibe la cita.',
  },
  othersStay: 'Lleva otro folio, que ya está en ese chat.\nLas demás citas siguen aquí.',
  sent: (to, whose, day) => `Listo: mandé ${whose}.\nEs la del ${day}.\nYa está en ${to}.\nDesde aquí ya no se puede ver.`,
  mayComeBack: (day) => `Si fue un error, toque *Recuperarla*.\nSe puede hasta el ${day}.\nAllá no la deben cambiar ni cancelar.`,
  sentDraft: (to) => `Listo: su cita sigue en ${to}.\nAquí ya no queda nada.`,
  notSent: 'Está bien: no mandé nada.\nEse código ya no sirve.\n\nSi alguien le pidió el código, no le dé otro.',
  tooLate: 'Ya no se puede mandar.\nPara otro código, escriba *MANDAR MI CITA*.',
  overLimit: 'No mandé su cita.\nEn un solo chat habría muchas citas.\n\nDespués de una cita, escriba *MANDAR MI CITA*.',
  asked: 'Ya pregunté en el otro chat.\nAhí hay que tocar *Sí, mandarla*.\nVale 10 minutos.',
  notHere: 'Esa cita no puede pasar a este chat.\nEl motivo está en el otro chat.',
  busy: 'Aquí hay otra cita a medias.\nTermínela o escriba *BORRAR*.\nDespués mande otra vez el código.',
  onlyHere: 'Ahora solo desde aquí se puede ver, cambiar o cancelar.',
  refused: 'En el otro chat no lo aceptaron.\nNo recibí ninguna cita.',
  notBack: 'Esa cita ya no se puede recuperar.\nAllá la cambiaron o ya pasó el tiempo.',
}
