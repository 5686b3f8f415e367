import { esMX, type Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const often: Texts['often'] = {
  ...esMX.often,
  hours: (office: string) => `*${office}* da citas a estas horas:`,
  holidays: 'Los días de fiesta casi nunca hay citas.',
  hoursUnknown: 'No sé a qué hora abre esa oficina.',
  hoursEach: 'Elija primero su oficina.\nDespués le digo a qué hora abre.',
  whereChosen: 'Usted elige una cerca de su casa.',
  duration: 'No sé cuánto tarda.\nTampoco sé cuándo le dan el pasaporte.',
  withoutAppointment: 'No sé si atienden sin cita.',
  withAppointment: 'Con cita tiene un lugar. La cita es gratis.',
  late: 'No sé si lo reciben tarde.',
  lateMove: 'Si no llega a tiempo, puede cambiar su cita aquí.',
  call: (by: Telephone) => (by ? `Pregunte en el *${by.phone}*.\nHorario: ${by.hours}.` : IN_WRITING),
  tellOffice: (by: Telephone) => (by ? `al ${by.phone}` : 'con la palabra AYUDA aquí'),
  inPerson: 'No. Tiene que ir la persona del pasaporte.\nNadie puede ir en su lugar.',
  bookedByOthers: 'Otra persona sí puede sacar la cita aquí.',
  papers: 'Casi nunca piden acta de nacimiento.\nTampoco piden fotos ni comprobante de domicilio.',
  actaAfterAll: 'Si no tiene CURP, lleve su acta.\nTambién pueden pedirla si no encuentran su registro.',
}
