import type { Texts } from '../es-MX/index.ts'

/** Who: CURP, name, birth date, the passport before. */
export const curp: Texts['curp'] = {
  ask: '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card and in your old passport. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
  askFirst:
    '*Write your CURP: 18 letters and digits.*\n\nIt is on your INE card. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
  askOther:
    '*Write the CURP of the person who gets the passport: 18 letters and digits.*\n\nIt is on the INE card. Capitals and blanks do not matter.\nExample: PIPR850417MDFRRS00',
  example: 'PIPR850417MDFRRS00',
  buttons: { none: 'I do not know it', noneOther: 'I do not know it', yes: 'Yes, that is it', no: 'No, I correct it' },
  isExample: 'That is the CURP of the example. Please write the real one.',
  length: (count: number) => `The CURP you wrote has ${count} letters and digits; it must have 18. Please check it.`,
  character: (position: number, found: string) =>
    `At place ${position} of the CURP you wrote *${found}*, which cannot be there. Please check it.`,
  stateCode: (found: string) => `The letters *${found}* at places 12 and 13 of the CURP belong to no state. Please check it.`,
  date: 'The birth date inside that CURP does not exist. It is at places 5 to 10. Please check it.',
  future: 'The birth date inside that CURP has not come yet. Please check places 5 to 10.',
  tooOld: 'By that CURP the person would be over 120 years old. Please check places 5 and 6.',
  check: 'Some letter or digit of that CURP does not fit. Please check it calmly and write it again.',
  generic: 'That CURP is used for foreigners without one of their own and does not work here. Please check it.',
  almost: (position: number, typed: string, meant: string) =>
    `Almost. At place ${position} you wrote ${typed}; it seems to be ${meant}.`,
  almostSeveral: 'Almost. I think some letters and digits were mixed up.',
  letter: (char: string) => {
    if (char === '0') return 'a *zero*'
    if (char === '1') return 'a *one*'
    if (/\d/.test(char)) return `a *${char}*`
    return `the letter *${char}*`
  },
  askMeant: (curp: string) => `*Is your CURP ${curp}?*`,
  askMeantOther: (curp: string) => `*Is the CURP ${curp}?*`,
  notCurp: 'I saw no CURP in your message. If you do not have it at hand, tap the button.',
  noted: 'I noted the CURP.',
  dailyLimit: (phone: string, hours: string) =>
    `Many CURPs were written from this phone today. You can go on tomorrow where you stopped. If it is urgent, call ${phone}, ${hours}.`,
  repeated: "That CURP is in this appointment already. Please write the other person's.",
}

export const noCurp: Texts['noCurp'] = {
  ask: 'Do not worry: you can book without the CURP too.\n\n*Write your full name and your date of birth.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nAt the office they help you with the CURP. If you find it before, write it here.',
  askOther:
    'Do not worry: it works without the CURP too.\n\n*Write the full name and the date of birth of that person.*\nExample: Rosa Pérez Ruiz, 17 April 1985\n\nAt the office they help with the CURP. If you find it before, write it here.',
  askBirth: (first: string) => `*Write the date of birth of ${first}.*\n\nExample: 17 April 1985`,
  askName: '*Now write the full name.*\n\nExample: Rosa Pérez Ruiz',
  impossible: 'That date of birth is not in the calendar. Please check it.',
  future: 'That date of birth has not come yet. Please check it.',
  tooOld: 'That date of birth is over 120 years ago. Please check it.',
  unread: 'I did not find the date of birth. Please write day, month and year.',
  onlyOne:
    'One phone can have only one appointment without a CURP at a time. For this person I do need it. It is on a recent birth certificate.',
}

export const name: Texts['name'] = {
  ask: '*Write your full name*, as it is on your INE card.\n\nExample: Rosa Pérez Ruiz',
  askOther: '*Write the full name of that person*, as it is on the INE card.\n\nExample: Rosa Pérez Ruiz',
  short: 'I need the name and at least one surname.',
  odd: 'A name has only letters. Please write it as it is on the ID.',
  long: 'That name is too long. Please write it as it is on the ID.',
  askProfile: (profile: string) =>
    `Your WhatsApp says *${profile}*. *Shall I note that name?* They correct it at the office with your ID.\n\nIf not, write it, or say it with the microphone *of the keyboard*: your phone writes it.`,
  buttons: { profile: 'Yes, note that name', person: 'Talk to a person' },
  initials: 'The initials of the name do not look like those of the CURP. If both are right, it does not matter: we go on.',
  thanks: (first: string) => `Thank you, ${first}.`,
  noted: (name: string) => `I noted *${name}*.`,
}

export const oldPassport: Texts['oldPassport'] = {
  ask: '*What is the number of your old passport?*\nIt is on the page with your photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you do not have it at hand, it does not matter.',
  askOther:
    '*What is the number of the old passport?*\nIt is on the page with the photo, at the top right. It begins with a letter. Example: G12345678\n\nIf you do not have it at hand, it does not matter.',
  askLost:
    '*Do you know the number of the passport you no longer have?*\nIt may be on a copy or a photo. Example: G12345678\n\nIf you do not know it, it does not matter.',
  required: 'The office needs the number for this. Take your time to find it: I keep your answers.',
  buttons: { none: 'Not at hand', lost: 'I lost that one', unknown: 'I do not know it' },
  odd: 'That does not look like the number of a Mexican passport. It has one letter and eight digits.',
  nowLost: 'I noted that you no longer have it. It is another procedure: *replacing a lost or stolen passport*.',
  noted: (number: string) => `I noted the passport *${number}*.`,
}

export const wrongAge: Texts['wrongAge'] = {
  minor: (first: string | undefined) =>
    `${first ?? 'That person'} is not yet 18. The passport is obtained with their mother, father or guardian.`,
  notOfAge: (first: string | undefined) => `${first ?? 'That person'} is not old enough for this.`,
  askNotOfAge: '*What do you prefer?*',
  askMinor: '*Shall we book for somebody under 18?*',
  adult: (first: string | undefined) => `${first ?? 'That person'} is already 18 and can get a passport with nobody’s permission.`,
  adultSoon: (first: string | undefined, day: string) =>
    `${first ?? 'That person'} turns 18 on ${day}, before the free dates. By then nobody’s permission is needed.`,
  askLeaveOut: '*Shall I leave that person out of this appointment?* I help with theirs, as an adult, afterwards.',
  askAdult: '*Shall we book for an adult?*',
  turnsAdult: (day: string) => `That person turns 18 on ${day}. I show places from that day on, as an adult.`,
  buttons: {
    minor: 'Yes, under 18',
    adult: 'Yes, an adult',
    curp: 'Write another CURP',
    again: 'Correct the date',
    leaveOut: 'Yes, leave it out',
  },
}
