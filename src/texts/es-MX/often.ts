import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What many people ask in between. Only what the records and the sources know is said. */
export const often = {
  hours: (office: string) => `*${office}* da citas en este horario:`,
  holidays: 'Los días festivos, por lo general, no hay citas.',
  hoursUnknown: 'No tengo aquí el horario de esa oficina.',
  hoursEach: 'Cada oficina tiene su horario. Se lo digo cuando elija la suya.',
  whereEach: (names: string[]) => `Hay oficinas en:\n${names.map((name) => `• ${name}`).join('\n')}`,
  whereChosen: 'Al sacar su cita elige la que le quede cerca.',
  duration: 'No sé cuánto dura la visita ni cuándo le entregan el pasaporte. Depende de la oficina.',
  withoutAppointment: 'No sé si la oficina atiende sin cita.',
  withAppointment: 'Con cita tiene su lugar, y la cita es gratis.',
  late: 'No sé si la oficina recibe a quien llega tarde.',
  lateMove: 'Si ya no alcanza a llegar, aquí puede cambiar el día o la hora.',
  call: (by: Telephone) => (by ? `Se lo dicen en el *${by.phone}*, ${by.hours}.` : `Para saberlo, ${IN_WRITING}.`),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA en este chat'),
  inPerson: 'No. El trámite es personal: tiene que ir quien va a tener el pasaporte. Nadie puede ir en su lugar.',
  bookedByOthers: 'La cita sí la puede sacar otra persona por usted, aquí mismo.',
  papers: 'Por lo general ya no piden acta de nacimiento, fotos ni comprobante de domicilio.',
  actaAfterAll: 'Si no tiene CURP, o la oficina no encuentra su registro, puede pedirle el acta.',
  buttons: { bring: 'Qué llevar' },
}
