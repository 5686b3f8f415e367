import type { Phrase } from './phrase.ts'

/** What people write after the folio: nearly always about the appointment that stands. */
export const ABOUT_THE_VISIT: Phrase[] = [
  // Another hour of it, without the word for moving.
  ['y si mejor el viernes', { asks: 'moving' }],
  ['se puede más temprano', { asks: 'moving' }],
  ['quiero otra hora ese mismo dia', { asks: 'moving', command: 'otherDay' }],
  ['no hay más tarde', { asks: 'moving' }],
  ['no puedo el jueves', { asks: 'moving' }],
  ['otra hora', { asks: 'moving', command: 'otherDay' }],
  ['puedo cambiar la oficina', { asks: 'moving', command: 'otherOffice' }],
  ['otra oficina', { asks: 'moving', command: 'otherOffice' }],
  // The one that stands.
  ['nos vemos el jueves', { asks: 'appointments' }],
  ['si es el jueves verdad', { asks: 'appointments' }],
  ['es valida esta cita?', { asks: 'appointments', command: 'appointments' }],
  ['si quedo bien mi cita', { asks: 'appointments', command: 'appointments' }],
  // Somebody who will not come.
  ['se me complicó', { asks: 'cancelling', command: 'cancelAppointment' }],
  ['tengo que cancelar', { asks: 'cancelling', command: 'cancelAppointment' }],
  ['me surgió un imprevisto', { asks: 'cancelling', command: 'cancelAppointment' }],
  ['que pasa si no voy', { often: 'notComing' }],
  ['si no me presento hay multa', { often: 'notComing' }],
  // What only the office knows, and nobody's child who comes along is a booking.
  ['mi hija puede entrar conmigo?', { often: 'companion' }],
  ['puedo llevar a mi mamá para que me acompañe', { often: 'companion' }],
  ['llevo a mi bebé de meses', { often: 'companion' }],
  ['se puede entrar con celular', { often: 'askOffice' }],
  ['me puedo ir en short', { often: 'askOffice' }],
  ['hay estacionamiento', { often: 'parking' }],
  ['a que hora tengo que estar ahi', { often: 'arrival' }],
  ['me puede repetir la direccion', { often: 'where' }],
  ['mi ine está vencida', { often: 'otherId' }],
  // Paying.
  ['oiga y si no alcanzo a pagar antes', { command: 'payment' }],
  ['el banco no me quiso recibir', { command: 'payment' }],
  ['cuanto voy a pagar', { asks: 'costs', command: 'costs' }],
  // Its papers.
  ['no me llego el comprobante', { command: 'receipt' }],
  ['no puedo abrir el pdf', { command: 'receipt' }],
  // Perhaps about what to bring: that is proposed. Nothing that is known: the appointment is shown.
  ['con la foto del ine basta?', {}],
  ['asdfgh', { asks: 'appointments' }],
  // Something new stays something new.
  ['necesito otra cita para mi esposo', { who: 'other', asks: 'whom' }],
  ['quiero otra cita el viernes', { asks: 'menu', wish: { weekdays: [5] } }],
  ['mi hijo tambien va el viernes', { who: 'minor', count: 1, wish: { weekdays: [5] } }],
  ['hola', { command: 'greeting', asks: 'menu' }],
  ['gracias', { command: 'thanks' }],
]

/** The same words without an appointment are about the booking to come. */
export const BEFORE_ANY_VISIT: Phrase[] = [
  ['que pasa si no voy', { often: 'notComing' }],
  ['mejor el viernes', { wish: { weekdays: [5] } }],
  ['asdfgh', {}],
  ['tengo que cancelar', { command: 'cancelAppointment' }],
]

/** Where an appointment is being moved. */
export const WHILE_MOVING: Phrase[] = [
  ['ninguna', { asks: 'moving' }],
  ['no me sirve ninguno', { asks: 'moving' }],
  ['la primera', { asks: 'movingTo' }],
  ['la última', { asks: 'movingTo' }],
  ['gracias así la dejo', { asks: undefined, command: 'thanks' }],
  ['4 de diciembre 9 am', { asks: 'movingTo' }],
]

/** Before it is cancelled: nobody is in a hurry, and the word itself is a yes. */
export const BEFORE_CANCELLING: Phrase[] = [
  ['espere', { asks: 'cancelling', command: 'moreTime' }],
  ['ya no la necesito', { cancelled: true }],
  ['la cancelo y saco otra', { cancelled: true }],
  ['qué pasa con mi pago', { often: 'paymentValidity' }],
  ['puedo sacar otra después?', { often: 'anotherLater' }],
]

/** Right after. */
export const AFTER_CANCELLING: Phrase[] = [
  ['no quería', { booked: true, command: 'undo' }],
  ['regrésamela', { booked: true, command: 'undo' }],
  ['siempre sí voy', { booked: true, command: 'undo' }],
  ['quiero otra', { asks: 'menu', command: 'start' }],
  ['y mi pago', { often: 'paymentValidity' }],
]

/** Where it is shown. */
export const AT_THE_CARD: Phrase[] = [
  ['la quiero cambiar', { asks: 'moving', command: 'move' }],
  ['mándame el pdf', { command: 'receipt' }],
  ['a dónde voy', { command: 'way' }],
  ['no veo mi folio', { asks: 'appointments', command: 'appointments' }],
]
