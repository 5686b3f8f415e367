import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Who: CURP, name, birth date, the passport before. */
export const curp: Texts['curp'] = {
  ask: '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card and in your previous passport. Capital letters and spaces do not matter.\nExample: PIPR850417MDFRRS00',
  askFirst:
    '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card. Capital letters and spaces do not matter.\nExample: PIPR850417MDFRRS00',
  askOther:
    '*Write the CURP of the person who needs the passport: 18 letters and digits.*\n\nIt is on their INE card. Capital letters and spaces do not matter.\nExample: PIPR850417MDFRRS00',
  example: 'PIPR850417MDFRRS00',
  buttons: { none: 'I do not know it', noneOther: 'I do not know it', yes: 'Yes, that is it', no: 'No, let me fix it' },
  isExample: 'That is the example CURP. Please write the real one.',
  length: (count: number) => `The CURP you wrote has ${count} letters and digits; it must have 18. Please check it.`,
  character: (position: number, found: string) =>
    `In position ${position} of the CURP you wrote *${found}*, which cannot go there. Please check it.`,
  stateCode: (found: string) =>
    `The letters *${found}* in positions 12 and 13 of the CURP are not those of any state. Please check it.`,
  date: 'The date of birth in that CURP does not exist. It is in positions 5 to 10. Please check it.',
  future: 'The date of birth in that CURP is in the future. Please check positions 5 to 10.',
  tooOld: 'According to that CURP the person would be over 120 years old. Please check positions 5 and 6.',
  check: 'A letter or digit in that CURP is wrong. Take your time to check it, and write it again.',
  generic: 'That CURP is used for foreigners who have none of their own, and it does not work here. Please check it.',
  almost: (position: number, typed: string, meant: string) =>
    `Almost there. In position ${position} you wrote ${typed}; it looks like it should be ${meant}.`,
  almostSeveral: 'Almost there. I think some letters and digits were mixed up.',
  letter: (char: string) => {
    if (char === '0') return 'a *zero*'
    if (char === '1') return 'a *one*'
    if (/\d/.test(char)) return `a *${char}*`
    return `the letter *${char}*`
  },
  askMeant: (curp: string) => `*Is your CURP ${curp}?*`,
  askMeantOther: (curp: string) => `*Is the CURP ${curp}?*`,
  early: 'I have kept the CURP you wrote. Later I will ask you whether it is the right one.',
  askEarly: (curp: string) => `At the beginning you wrote this CURP: ${curp}\n\n*Is it yours?*`,
  askEarlyOther: (curp: string) =>
    `At the beginning you wrote this CURP: ${curp}\n\n*Does it belong to the person who needs the passport?*`,
  earlyButtons: { yes: 'Yes, that is it', no: 'No, another one' },
  elector:
    'That is the voter key (clave de elector). The CURP is on the same INE card: it begins with 4 letters and then has 6 digits.',
  notCurp: 'I could not see a CURP in your message. If you do not have it at hand, tap the button.',
  noted: 'I have noted the CURP.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Many CURPs have been entered from this phone today. You can continue tomorrow where you left off. If it is urgent, call ${by.phone}, ${by.hours}.`
      : `Many CURPs have been entered from this phone today. You can continue tomorrow where you left off. If it is urgent, ${IN_WRITING}.`,
  repeated: "That CURP is already in this appointment. Please write the other person's.",
}

export const noCurp: Texts['noCurp'] = {
  ask: 'Do not worry: you can also book without the CURP.\n\n*Write your full name and your date of birth.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nThe office will help you with the CURP. If you get it before then, write it here: you can look it up free of charge at *gob.mx/curp*.',
  askOther:
    'Do not worry: you can also book without the CURP.\n\n*Write the full name and date of birth of that person.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nThe office will help with the CURP. If you find it before then, write it here.',
  askBirth: (first: string) => `*Write ${first}’s date of birth.*\n\nExample: 17 April 1985`,
  askName: '*Now write the full name.*\n\nExample: Rosa Pérez Ruiz',
  impossible: 'That date of birth does not exist. Please check it.',
  future: 'That date of birth is in the future. Please check it.',
  tooOld: 'That date of birth is more than 120 years ago. Please check it.',
  unread: 'I could not find the date of birth. Please write the day, month and year.',
  onlyOne:
    'Only one appointment without a CURP can be made from a phone at a time. For this person I do need it. It is on a recent birth certificate.',
}

export const name: Texts['name'] = {
  ask: '*Write your full name*, as it appears on your INE card.\n\nExample: Rosa Pérez Ruiz',
  askOther: '*Write the full name of that person*, as it appears on their INE card.\n\nExample: Rosa Pérez Ruiz',
  explained: 'Write it as it is on the ID you will bring. Accents and capital letters do not matter.',
  short: 'I need the first name and at least one surname.',
  odd: 'A name has only letters. Please write it as it appears on the ID.',
  long: 'That name is too long. Please write it as it appears on the ID.',
  askProfile: (profile: string) =>
    `Your WhatsApp says *${profile}*. *Shall I use that name?* The office can correct it with your ID.\n\nIf not, write it, or say it with the microphone *of the keyboard*: your phone types it.`,
  buttons: { profile: 'Yes, use that name', person: 'Talk to a person' },
  initials: 'The initials of the name do not match those of the CURP. If both are right, it does not matter: we can continue.',
  whatFor: 'I ask so that the appointment is in your name. It is used only for that.',
  unseen: 'I cannot see your papers. Please write it here.',
  thanks: (first: string) => `Thank you, ${first}.`,
  noted: (name: string) => `I have noted *${name}*.`,
}

export const oldPassport: Texts['oldPassport'] = {
  ask: '*What is the number of your previous passport?*\nIt is on the page with your photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you do not have it at hand, that is fine.',
  askOther:
    '*What is the number of the previous passport?*\nIt is on the page with the photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you do not have it at hand, that is fine.',
  askLost:
    '*Do you know the number of the passport you no longer have?*\nIt may be on a copy or in a photo. Example: G12345678\n\nIf you do not know it, that is fine.',
  askSame: (end: string) =>
    `Before, you wrote the passport that ends in *${end}*.\n\n*Is it the same one?* If it is another one, write its number.`,
  explained: 'The number is on the page with your photo, at the top right. You do not have to give it.',
  required: 'The office needs the number for this. Take your time to find it: I will keep your answers.',
  buttons: { same: 'It is the same', none: 'Not at hand', lost: 'I lost that one', unknown: 'I do not know it' },
  goOn: 'That is fine: let us go on without the number.',
  odd: 'That does not look like a Mexican passport number. It has one letter and eight digits.',
  nowLost: 'I have noted that you no longer have it. That is another procedure: *replacing a lost or stolen passport*.',
  noted: (number: string) => `I have noted passport *${number}*.`,
}

export const wrongAge: Texts['wrongAge'] = {
  minor: (first: string | undefined) =>
    `${first ?? 'That person'} is not yet 18. They get the passport together with their mother, father or guardian.`,
  notOfAge: (first: string | undefined) => `${first ?? 'That person'} is not old enough for this.`,
  askNotOfAge: '*What would you prefer?*',
  askMinor: '*Shall we book it for somebody under 18?*',
  adult: (first: string | undefined) =>
    `${first ?? 'That person'} is already 18 and can get a passport without anybody’s permission.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'That person'} turns 18 on ${day}, before the available dates. By then nobody’s permission is needed.`,
  askLeaveOut: '*Shall I leave that person out of this appointment?* I can help with theirs, as an adult, afterwards.',
  askAdult: '*Shall we book it for an adult?*',
  turnsAdult: (day: string) => `That person turns 18 on ${day}. Here are the times from that day on, as an adult.`,
  buttons: {
    minor: 'Yes, under 18',
    adult: 'Yes, an adult',
    curp: 'Write another CURP',
    again: 'Correct the date',
    leaveOut: 'Yes, leave them out',
  },
}
