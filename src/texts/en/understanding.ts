import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What somebody may have meant, as buttons of at most 20 characters. */
export const wishes: Texts['wishes'] = {
  appointments: 'See my appointment',
  move: 'Move my appointment',
  cancelAppointment: 'Cancel it',
  bring: 'What to bring',
  way: 'How to get there',
  receipt: 'My receipt',
  attending: 'I will come',
  start: 'Book an appointment',
  costs: 'What it costs',
  payment: 'How to pay',
  person: 'Talk to a person',
  complaint: 'Make a complaint',
  claim: 'My CURP was used',
  privacy: 'What it is used for',
  waitForPlace: 'Let me know',
  myList: 'My place on the list',
  leaveList: 'Leave the list',
  otherOffice: 'Another office',
  otherDay: 'Another day or time',
  moreTime: 'I need more time',
  soFar: 'Where we were',
  park: 'Continue later',
  erase: 'Delete my data',
  restart: 'Start over',
  easy: 'Easy Spanish',
  english: 'English',
  permission: 'Give my permission',
  rights: 'My personal data',
  stop: 'No more messages',
  renewal: 'Renew a passport',
  first: 'First passport',
  lost: 'Lost or stolen',
  minor: 'For my child',
  other: 'For another adult',
  group: 'For several people',
  otherName: 'Correct the name',
  otherCurp: 'Correct the CURP',
  otherHour: 'Another day or time',
  otherYears: 'Another validity',
  noCurp: 'No CURP at hand',
}

export const understanding: Texts['understanding'] = {
  perhaps: 'Sorry, I did not understand that well.\n\n*Is it one of these?*',
  cancelsNothing: 'Tapping here cancels nothing yet.',
  orThese: '*Or is it one of these?*',
  somethingElse: 'Something else',
  change: {
    move: 'move your appointment',
    moveOf: (names: string) => `move the appointment of ${names}`,
    orCancel: 'if that cannot be, cancel it',
  },
  cancelsNothingYet: 'Nothing is moved or cancelled yet.',
  othersStay: (names: string) => `The appointment of ${names} stays as it is.`,
  onlyTheirs: (names: string) => `Nothing changed. On ‹this phone› there is only the appointment of ${names}`,
  readBack: (words: string) => `I understood: *${words}*.`,
  stays: (office: string, when: string) => `Your place in ${office}, ${when}, is still held.`,
  forWhom: (name: string) => `The appointment is still for ${name}`,
  askHold: '*Shall I hold that place?*',
  askLook: (office: string) => `*Shall I look in ${office}?*`,
  askTimes: '*Shall I look for that?*',
  told: 'Thank you for telling me. Nothing changed by that.',
  takeBack: 'If that is not so, write *correct*.',
  forWhoever: {
    self: 'for yourself',
    other: 'for another adult',
    minor: 'for your daughter or son',
    group: 'for several people',
  },
  buttons: { hold: 'Yes, hold it', look: 'Yes, look there', no: 'No, leave it', other: 'Something else' },
  otherWords: 'Then please tell me in other words.',
}

export const stated: Texts['stated'] = {
  yes: (words: string) => `Yes, ${words}`,
  said: (words: string) => `You said: *${words}*. If that is right, tap it.`,
  unneeded: (what) => {
    const words = { telephone: 'the telephone', number: 'that number', 'e-mail': 'the e-mail', street: 'the street' }
    return `Thank you. I do not need ${what.map((one) => words[one]).join(' or ')} and did not keep it.`
  },
  waits: (words: string) => `I noted this too: *${words}*. I will ask you later.`,
}

export const card: Texts['card'] = {
  soFar: '*Your appointment so far:*',
  understood: 'I understood:',
  empty: 'Nothing is noted yet.',
  people: (count: number) => `for ${count} people`,
  near: (place: string) => `Near *${place}*`,
  at: (place: string) => `In *${place}*`,
  anyOffice: '*At any office*',
  notAt: (places: string) => `Not in *${places}*`,
  held: (when: string) => `*${when}*, held`,
  toConfirm: (when: string) => `To be confirmed: *${when}*`,
  missing: (what: string) => `Missing: ${what}`,
  missed: { office: 'office', name: 'name', slot: 'day and hour' },
  ask: '*Is it right like this?*',
  buttons: { yes: 'Yes, like this', change: 'Change something' },
}

export const topics: Texts['topics'] = {
  hours: 'Opening hours',
  where: 'Where you are',
  duration: 'How long it takes',
  withoutAppointment: 'Go without one',
  somebodyElse: 'If another goes',
  papers: 'Birth certificate',
  late: 'If I am late',
  trust: 'Who are you',
  curpSafe: 'Why my CURP',
  whatIsCurp: 'What is the CURP',
  withoutCurp: 'Without the CURP',
  photo: 'Send a picture',
  voice: 'Send a voice note',
  whyFree: 'Why it is free',
  abroad: 'I live abroad',
  nationality: 'My nationality',
  otherPapers: 'Another document',
  paidAlready: 'I have paid',
  otherId: 'Another ID',
  halfPrice: 'Who pays half',
  openings: 'When more open',
  arrival: 'When to arrive',
  howMany: 'How many I can book',
  missedVisit: 'I missed it',
  notComing: 'If I cannot go',
  paymentValidity: 'How long it is valid',
  anotherLater: 'Another one later',
  tongue: 'Another language',
  disability: 'Help to get in',
  otherParent: 'The other parent',
  whoComes: 'Who has to come',
  askOffice: 'Ask the office',
}

export const ownAnswers: Texts['ownAnswers'] = {
  says: (who, answer) => `*${who} answers:*\n\n${answer}`,
  inSpanish: '(in Spanish)',
  report: 'If anything here seems wrong, write *COMPLAINT*.',
  reportButton: 'Report this',
  reported: (question, answer) =>
    `Reports this, which is read in the chat:\n\n${answer}\n\nIt is said to whoever asks *${question}*`,
}

export const facts: Texts['facts'] = {
  late: 'how long it waits for people who are late',
  duration: 'how long the visit takes',
  delivery: 'when you get the document',
  companion: 'whether somebody else may come in',
  parking: 'whether there is parking',
  copies: 'where you can make copies',
  pictures: 'whether you must bring photos',
  cards: 'whether you can pay by card',
  access: 'whether there is a ramp or a lift',
  toilets: 'whether there are toilets',
}

export const factUnsaid: Texts['factUnsaid'] = (whether) => `Sorry: the office has not said here *${whether}*.`

export const firstOfAll: Texts['firstOfAll'] = {
  danger: 'Thank you for telling me. You need not explain anything.',
  dangerNow: (by: Telephone) =>
    by ? 'If you are in danger right now, call *911*.' : 'If you are in danger right now, ask somebody to reach *911*.',
  dangerPhone: 'If somebody else sees this phone, delete this chat. If you write *STOP*, I send you no more reminders.',
  dangerMinors: 'For the passport of your children, the office tells you what is needed in your case.',
  dangerStands: 'Your appointment stands. You can change or cancel it here.',
  dangerAsk: '*Do you want a person at the office to help you?*',
  dangerButtons: { person: 'Yes, a person', complaint: 'Make a complaint' },
  life: (by: Telephone) =>
    by
      ? 'If somebody may die, call *911* at once. I only give appointments: I cannot send help.'
      : 'If somebody may die, ask somebody to reach *911* now. I only give appointments: I cannot send help.',
  canWait: (when: string) => `Your appointment on *${when}* can wait: you can change it here at any time.`,
  officeDecides: 'The office decides whether you are seen without an appointment or sooner. Ask them today.',
  death: 'I am very sorry for your loss.',
  deathStands: (when: string) =>
    `You need not do anything now. The appointment on *${when}* stands: you can change or cancel it here.`,
  deathStandSeveral: 'You need not do anything now. The appointments stand: you can change or cancel them here.',
  deathTravels:
    'If you have to travel for it, ask at the office today: they decide there whether they see you sooner. Bring the death certificate if you already have it.',
  deathKept: 'You need not do anything now. If you want to go on another day, I am here.',
  deathReminded: 'If it was the appointment of the person who died and you cancel it, I send no more reminders.',
  inWriting: 'Understood: everything in writing, in this chat.',
  missed: 'I am sorry that you could not go.',
  visitPast: (when: string) => `Your appointment on *${when}* is over.`,
  nextPlace: (when: string, office: string) => `The next free time is *${when}*, in ${office}. The same details will do.`,
  noPlace: (office: string) => `There is no other free time in ${office} for now.`,
  askNextPlace: '*Shall I hold it for you?*',
  nextPlaceButtons: { take: 'Take that time', others: 'See others', no: 'Not now' },
  stands: (when: string, office: string) => `Your appointment stands: *${when}*, in ${office}.`,
  today: (hour: string, office: string) => `Your appointment is today at *${hour}*, in ${office}, and it stands.`,
  lateAtDoor: 'Tell them at the door as soon as you arrive.',
  arrived: (folio: string) =>
    `Good. Tell them at the door, with your folio: *${folio}*. They note that you came; I cannot from here.`,
  arrivedOtherDay: 'Your appointment is not today.',
  arrivedNone: 'There is no appointment for today from ‹this phone›. If you booked it elsewhere, say your folio at the door.',
  notForSale: 'The appointment is free and nobody can sell it: not here, not anywhere. Paying does not make it sooner.',
  soonest: (when: string, office: string) => `The soonest there is: *${when}*, in ${office}.`,
  askBook: '*Shall I book it?*',
  buyButtons: { yes: 'Yes, book it', wait: 'Tell me if sooner', seller: 'Someone sells me one' },
  firstDates: 'These are the first free dates:',
  firstDate: (office: string, day: string) => `• *${office}*: ${day}`,
  noDate: (office: string) => `• *${office}*: none for now`,
  waitThere: 'I do not know how long one waits at the office that day.',
  notMine:
    'Thank you for telling me. *I no longer send ‹this phone› messages about an appointment that is not yours.* Whose it is I cannot tell you.',
  notMineAsk:
    'An appointment was asked for from ‹this phone›. It can stay here although it is for somebody else, your mother for example.\n\n*Shall I take it off ‹this phone›?* It is not cancelled: you no longer see it here, and I send no reminders.',
  notMineAskButtons: { off: 'Yes, take it off', keep: 'Leave it here', send: 'Send to another chat' },
  notMineStays: 'All right: it stays as it was, with its reminders.',
  notMineOffice: "If there is somebody else's appointment, it stands, and the office looks into it.",
  notMineUndo: 'If that was a mistake, tap it below.',
  notMineBack: 'Done: everything is as before, and I send you messages again.',
  notMineLate: 'That can no longer be undone here. No appointment was cancelled because of it.',
  notMineKept: 'Part of it the office has to look at. No appointment was cancelled because of it.',
  notMineFormerly: 'From ‹this phone› somebody said that an appointment is not theirs. If that was a mistake, tap it below.',
  notMineButtons: { undo: 'I made a mistake', mine: 'It is in my name' },
}

export const faq: Texts['faq'] = {
  hours: (office) => `*${office}* gives appointments at these times:`,
  hoursFrom: (day) => `From *${day}* the times change:`,
  holidays: 'On public holidays there are usually no appointments.',
  hoursUnknown: 'I do not have the opening hours of that office here.',
  hoursEach: 'Each office has its own hours. I will tell you once you have chosen yours.',
  whereEach: (names: string[]) => `There are offices in:\n${names.map((name) => `• ${name}`).join('\n')}`,
  whereChosen: 'When you book, you choose the one that is near you.',
  withoutAppointment: 'I do not know whether the office sees people without an appointment.',
  withAppointment: 'With an appointment you have your place, and the appointment is free.',
  lateMove: 'If you cannot make it in time, you can change the day or time here.',
  call: (by: Telephone) => (by ? `They can tell you on *${by.phone}*, ${by.hours}.` : `To find out, ${IN_WRITING}.`),
  tellOffice: (by: Telephone) => (by ? `at ${by.phone}` : 'with the word HELP in this chat'),
  inPerson: 'No. Whoever gets the passport has to come in person. Nobody can go in their place.',
  bookedByOthers: 'Somebody else may book the appointment for you, right here.',
  papers: 'They usually no longer ask for a birth certificate, photos or proof of address.',
  actaAfterAll: 'Without the CURP, or if the office does not find your record, it may ask for your birth certificate.',
  buttons: { bring: 'What to bring' },
  emergency:
    'I am sorry about what has happened. In an emergency, of health for example, you usually need no appointment: go to the office and say so there.',
  check: (by: Telephone) =>
    by
      ? `You are right to ask. You can check it at the office or on *${by.phone}*, ${by.hours}.`
      : 'You are right to ask. You can check it at the office.',
  withoutCurp: (button: string) => `Do not worry: you can also book without the CURP. When I ask for it, tap *${button}*.`,
  curpSafe: 'Your CURP is used only for your appointment and is shared with nobody else without your permission.',
  whatIsCurp:
    'The CURP is a code of 18 letters and digits. You can look it up free of charge at *gob.mx/curp* and at the Registro Civil. It is also on recent birth certificates, and on the INE card if you have one.',
  curpNotNeeded: 'You can book without it too.',
  abroad: (institution) =>
    `Here you can only book at the offices of *${institution}*. If you live in another country, a Mexican consulate gives the appointment.`,
  abroadAndHere: 'If you are coming here, go on and write the town where you will be.',
  nationality: 'A Mexican passport is for whoever has Mexican nationality, even if they also have another one.',
  nationalityProof:
    'If the office does not find your record, it may ask for the paper that proves it: a birth certificate, a certificate of nationality or a naturalization letter.',
  thePassport: 'the Mexican passport',
  notDoneHere: 'That is not done here. To see what is, write *MENU*.',
  onlyThese: (names) => `That is not done here. Here you can only book for: *${names}*.`,
  doneHere: (names) => (names ? `Here you can book for: *${names}*.` : 'To see what is done here, write *MENU*.'),
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
  notComingYet: 'Once you have your folio, you can change or cancel the appointment right here.',
  openUntil: (office: string, day: string) => `In *${office}* more dates are open until *${day}*.`,
  openDaily: 'Every day one more day opens. If there is no place, I put you on the waiting list and let you know here.',
  openings:
    'I do not know when more dates open. When you choose an office you see its first free date. If it is full, I put you on the waiting list and tell you here.',
  tongue:
    'I can write in Spanish, easy Spanish or English. I cannot write in other languages yet; a person can help you if you prefer.',
  whoComes: 'Whoever gets the passport has to come in person. An adult can come alone.',
  otherParent:
    'For people under 18, the law requires the permission of whoever has parental authority: usually the mother and the father. If only one person is on the birth certificate, that signature is usually enough.',
  officeKnows: 'The office knows that better.',
  unanswered: (asked) => `Sorry, this I do not know: «${asked.join('», «')}».`,
  unknown: 'Sorry, that I do not know.',
}
