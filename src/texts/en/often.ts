import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const often: Texts['often'] = {
  hours: (office) => `*${office}* gives appointments at these times:`,
  holidays: 'On public holidays there are usually no appointments.',
  hoursUnknown: 'I do not have the opening hours of that office here.',
  hoursEach: 'Each office has its own hours. I will tell you once you have chosen yours.',
  whereEach: (names: string[]) => `There are offices in:\n${names.map((name) => `• ${name}`).join('\n')}`,
  whereChosen: 'When you book, you choose the one that is near you.',
  duration: 'I do not know how long the visit takes or when you are given the passport. It depends on the office.',
  withoutAppointment: 'I do not know whether the office sees people without an appointment.',
  withAppointment: 'With an appointment you have your place, and the appointment is free.',
  late: 'I do not know whether the office sees people who come late.',
  lateMove: 'If you cannot make it in time, you can change the day or time here.',
  call: (by: Telephone) => (by ? `They can tell you on *${by.phone}*, ${by.hours}.` : `To find out, ${IN_WRITING}.`),
  tellOffice: (by: Telephone) => (by ? `at ${by.phone}` : 'with the word HELP in this chat'),
  inPerson: 'No. Whoever gets the passport has to come in person. Nobody can go in their place.',
  bookedByOthers: 'Somebody else may book the appointment for you, right here.',
  papers: 'They usually no longer ask for a birth certificate, photos or proof of address.',
  actaAfterAll: 'If you have no CURP, or the office does not find your record, it may ask for your birth certificate.',
  buttons: { bring: 'What to bring' },
}
