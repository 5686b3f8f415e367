import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const faq: Texts['faq'] = {
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
  emergency:
    'I am sorry about what has happened. In an emergency, of health for example, you usually need no appointment: go to the office and say so there.',
  check: (by: Telephone) =>
    by
      ? `You are right to ask. You can check it at the office or on *${by.phone}*, ${by.hours}.`
      : 'You are right to ask. You can check it at the office.',
  withoutCurp: (button: string) => `Do not worry: you can also book without the CURP. When I ask for it, tap *${button}*.`,
  curpSafe:
    'Your CURP is used only for your appointment and is shared with nobody else without your permission. If you prefer not to write it, you can also book without it.',
  whatIsCurp:
    'The CURP is a code of 18 letters and digits. You can look it up free of charge at *gob.mx/curp* and at the Registro Civil. It is also on recent birth certificates, and on the INE card if you have one.\n\nIf you have none, you can book without it too.',
  abroad: (institution) =>
    `Here you can only book at the offices of *${institution}*. If you live in another country, a Mexican consulate gives the appointment.`,
  abroadAndHere: 'If you are coming here, go on and write the town where you will be.',
  nationality: 'A Mexican passport is for whoever has Mexican nationality, even if they also have another one.',
  nationalityProof:
    'If the office does not find your record, it may ask for the paper that proves it: a birth certificate, a certificate of nationality or a naturalization letter.',
  thePassport: 'the Mexican passport',
  onlyThese: (names) => `That is not done here. Here you can only book for: *${names}*.`,
  paidAlready:
    'If you have paid already, keep the original receipt and bring it to the appointment. If the price has gone up since then, you may have to pay the difference.',
  otherId:
    'The INE card is not the only one. Another valid official ID serves too, for example a professional licence card (cédula) or a military card (cartilla).',
  halfPriceProof: 'To prove it, bring your INE or INAPAM card, or the certificate you have.',
  missedVisit:
    'Do not worry. If the day of your appointment is over, you can book another one here. Keep your payment receipt: it usually serves for the new one.',
  yourHour: (when: string) => `Your appointment is on *${when}*.`,
  keepPayment: 'Keep your proof of payment: as a rule it is good for another appointment. For a refund, ask the office.',
  anotherLater: 'Yes: whenever you like you can book another appointment here, among the free slots.',
  notComing:
    'If you cannot come, you can change or cancel your appointment here. If you cancel it, somebody else can use the place.',
  openUntil: (office: string, day: string) => `In *${office}* more dates are open until *${day}*.`,
  openDaily: 'Every day one more day opens. If there is no place, I put you on the waiting list and let you know here.',
  openings:
    'I do not know when more dates open. When you choose an office you see its first free date. If it is full, I put you on the waiting list and tell you here.',
  tongue:
    'I can write in Spanish, easy Spanish or English. I cannot write in other languages yet; a person can help you if you prefer.',
  disability: 'If you need help to get in, move around or communicate, tell the office beforehand.',
  inWriting: 'If you cannot speak on the phone, write *HELP* and a person answers you in writing.',
  whoComes: 'Whoever gets the passport has to come in person. An adult can come alone.',
  otherParent:
    'For people under 18, the law requires the permission of whoever has parental authority: usually the mother and the father. If only one person is on the birth certificate, that signature is usually enough.',
  officeKnows: 'The office knows that better.',
  unknown: 'I cannot answer that.',
}
