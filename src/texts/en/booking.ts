import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** Where: towns and offices. */
export const place: Texts['place'] = {
  first: 'Of course. There are only a few questions.',
  firstLost: 'I am sorry about your passport. There are only a few questions.',
  neededThere: (paper: string) =>
    `For the appointment you need, among other things:\n• ${paper}\nIf you do not have it, get it before that day.`,
  ask: '*Where would you like your appointment?*\nWrite your town, borough or postal code.\n\nOr send your location.',
  explained: 'I ask so that I can find you an office nearby; I do not need your address. Any town or postal code will do.',
  noneNear: 'None of our offices is near your location. Look for one by the name of a state or town instead.',
  locationKept: 'I have kept your location to look for an office near you.',
  whereFirst: 'To know which one is nearest, I need to know where you are.',
  unknown: (words: string) => `I could not find *${words}*. Try the nearest town or your postal code.`,
  unknownPostal: (words: string) =>
    `I could not find the postal code *${words}*. It has 5 digits; if you do not know it, write your town.`,
  several: '*Which of these places is it?*',
  open: 'See places',
  rows: { other: { title: 'None of these', description: 'Write another town or postal code' } },
  stop: { title: 'I want no messages', description: 'I wrote BAJA to stop receiving them' },
  hereName: 'your location',
}

export const office: Texts['office'] = {
  near: (place: string) => `Offices near *${place}*, each with its first available date.`,
  inState: (state: string) => `Offices in *${state}*, each with its first available date.`,
  notIn: (state: string) => `We have no office in *${state}*. These are the ones we have, with their first available dates.`,
  all: 'Our offices, each with its first available date.',
  soonerFirst: 'The ones with earlier dates come first.',
  ask: '*Which one would you like?*',
  explained: 'It is the same, and costs the same, at any office. What differs is the distance and the first free date.',
  open: 'See offices',
  free: (km: number | undefined, day: string) => `${away(km)}First available date: ${day}`,
  full: (km: number | undefined) => `${away(km)}Fully booked at the moment`,
  rows: { other: { title: 'Look somewhere else', description: 'Another town or postal code' } },
  soonest: (count: number) => ({
    title: 'The earliest date',
    description: count === 2 ? 'At either of these two offices' : 'At any of these offices',
  }),
  fullUntil: (office: string, day: string) => `*${office} is fully booked* until ${day}. More dates will open after that.`,
  fullNow: (office: string) => `*${office} has no open dates* at the moment. More will open soon.`,
  allFullHere: 'At the moment there are *no slots left for this account* at these offices.',
  allFull: 'At the moment these offices are *fully booked*. More dates will open soon.',
  anyOffice: 'Any office will do. *What would you prefer?*',
  choose: '*What would you prefer?*',
  later: { title: 'I will come back later', description: 'I keep your answers; write Hello when you are ready' },
  nearWhat: (place: string | undefined) =>
    place ? `I only know how far they are from *${place}*.` : 'I do not know which is nearest to that.',
  whichThen: 'To be sure, please choose the office yourself.',
  nearestFirst: (office: string, km: number) => `The nearest office is *${office}*, ${km < 1 ? 'less than 1' : km} km away.`,
  noneIn: (places: string) => `We have no office in *${places}*.`,
  askHour: '*Which time suits you?*',
  named: (office: string, km: number | undefined) =>
    km === undefined ? `${office}.` : `${office}, ${km < 1 ? 'less than 1' : km} km away.`,
  elsewhere: (names: string) => `There are some in *${names}*.`,
  lastToClose: (office: string, hour: string) => `None is open that late: the last to close is *${office}*, at *${hour}*.`,
  closesAt: (office: string, hour: string) => `*${office}* is not open that late: it closes at *${hour}*.`,
  nearest: (office: string, km: number) => `The nearest is *${office}*, ${km < 1 ? 'less than 1' : km} km away.`,
  notThere: (names: string) => `All right: not *${names}*.`,
  onlyThere: (office) => `This is only done at *${office}*.`,
  onlyThereFrom: (office, km, place) =>
    `This is only done at *${office}*, ${km < 1 ? 'less than 1 km' : `${km} km`} from *${place}*.`,
  notDoneIn: (state) => `This is not done in *${state}*. These offices do it, with their first free dates.`,
  farFrom: (place) => `We have no office near *${place}*. These are the least far, with their first free dates.`,
  theOnlyOne: (office: string) => `We have one office there: *${office}*.`,
  none: 'I found no office for this there. Try another town or state.',
  notOffered: (office: string) => `${office} does not offer this. Please choose another office.`,
}

function away(km: number | undefined): string {
  if (km === undefined) return ''
  return km < 1 ? 'Less than 1 km away. ' : `${km} km away. `
}

/** Who: CURP, name, birth date, the passport before. */
export const curp: Texts['curp'] = {
  ask: (isNamed: boolean) => `*Write your CURP${isNamed ? '' : ' and your full name'}.*`,
  askOther: (isNamed: boolean) => `*Write the CURP${isNamed ? '' : ' and the full name'} of the person who is coming.*`,
  where: {
    passport: 'It is on your INE card and in your passport.',
    card: 'It is on your INE card.',
    birth: 'The CURP is on the INE card or a recent birth certificate.',
  },
  such: (isNamed: boolean) => `Example: PERR850417MDFRZS04${isNamed ? '' : ', Rosa Pérez Ruiz'}`,
  example: 'PERR850417MDFRZS04',
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
  askEarlyOther: (curp: string) => `At the beginning you wrote this CURP: ${curp}\n\n*Does it belong to the person who is coming?*`,
  earlyButtons: { yes: 'Yes, that is it', no: 'No, another one' },
  elector:
    'That is the voter key (clave de elector). The CURP is on the same INE card: it begins with 4 letters and then has 6 digits.',
  notCurp: 'I could not see a CURP in your message. If you do not have it at hand, tap the button.',
  noted: 'I have noted the CURP.',
  dailyLimit: (by: Telephone) =>
    by
      ? `Many CURPs have been entered from ‹this phone› today. You can continue tomorrow where you left off. If it is urgent, call ${by.phone}, ${by.hours}.`
      : `Many CURPs have been entered from ‹this phone› today. You can continue tomorrow where you left off. If it is urgent, ${IN_WRITING}.`,
  known: 'Thank you, I already have that CURP.',
  repeated: "That CURP is already in this appointment. Please write the other person's.",
}

export const noCurp: Texts['noCurp'] = {
  ask: 'Do not worry: you can also book without it, and the office will help you. You can look it up free of charge at *gob.mx/curp*.\n\n*Write your full name and your date of birth.*\nExample: Rosa Pérez Ruiz, 17 April 1985',
  askOther:
    'Do not worry: you can also book without it, and the office will help.\n\n*Write the full name and date of birth of that person.*\nExample: Rosa Pérez Ruiz, 17 April 1985',
  askBirth: (first: string) => `*Write ${first}’s date of birth.*\n\nExample: 17 April 1985`,
  askName: '*Now write the full name.*\n\nExample: Rosa Pérez Ruiz',
  impossible: 'That date of birth does not exist. Please check it.',
  future: 'That date of birth is in the future. Please check it.',
  tooOld: 'That date of birth is more than 120 years ago. Please check it.',
  unread: 'I could not find the date of birth. Please write the day, month and year.',
  onlyOne: (by: Telephone) =>
    `Only one appointment without a CURP can be made from ‹one phone› at a time, and there is one already. The CURP of this person is on a recent birth certificate. Without it, the office makes the appointment at its window${by ? `. Ask on ${by.phone}, ${by.hours}` : ''}.`,
  write: 'Write the CURP',
}

export const name: Texts['name'] = {
  alone: {
    ask: '*Write your full name.*\n\nExample: Rosa Pérez Ruiz',
    askOther: '*Write the full name of that person.*\n\nExample: Rosa Pérez Ruiz',
  },
  ask: '*Write your full name*, as it appears on your INE card.\n\nExample: Rosa Pérez Ruiz',
  askOther: '*Write the full name of that person*, as it appears on their INE card.\n\nExample: Rosa Pérez Ruiz',
  explained: 'Write it as it is on the ID you will bring. Accents and capital letters do not matter.',
  short: 'I need the first name and at least one surname.',
  odd: 'A name has only letters. Please write it as it appears on the ID.',
  long: 'That name is too long. Please write it as it appears on the ID.',
  askProfile: (profile: string) =>
    `‹Your WhatsApp› says *${profile}*. *Shall I use that name?* The office can correct it with your ID.\n\nIf not, write it, or say it with the microphone *of the keyboard*: your phone types it.`,
  buttons: { profile: 'Yes, use that name', person: 'Talk to a person' },
  initials: 'The initials of the name do not match those of the CURP. If both are right, it does not matter: we can continue.',
  whatFor: 'I ask so that the appointment is in your name. It is used only for that.',
  unseen: 'I cannot see your papers. Please write it here.',
  thanks: (first: string) => `Thank you, ${first}.`,
  noted: (name: string) => `I have noted *${name}*.`,
}

export const wrongAge: Texts['wrongAge'] = {
  minor: (first: string | undefined) =>
    `${first ?? 'That person'} is not yet 18. They get the passport together with their mother, father or guardian.`,
  notOfAge: (first: string | undefined, age: number) =>
    `${first ?? 'That person'} is not old enough for this: it is from the age of ${age}.`,
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
    attends: 'Of who goes along',
    curp: 'Write another CURP',
    again: 'Correct the date',
    leaveOut: 'Yes, leave them out',
  },
}

export const recordAge: Texts['recordAge'] = {
  from: (age: number) => `aged ${age} or over`,
  upTo: (age: number) => `aged ${age} or under`,
  between: (age: number, limit: number) => `aged ${age} to ${limit}`,
  says: (procedure: string, words: string, who: string, age: number) =>
    `*${procedure}* is for people ${words}. ${who} would be ${age} on the day of the visit, so there is no appointment for them now.`,
  other: 'Choose another one',
}

/** When: free hours, and the one that is held. */
export const slot: Texts['slot'] = {
  first: (office: string) => `These are the first available times at the *${office}* office.`,
  firstAny: 'These are the first available times at those offices.',
  next: (office: string) => `These are the next available times at the *${office}* office.`,
  still: (office: string) => `These times are still available at the *${office}* office.`,
  stillAny: 'These times are still available.',
  nextAny: 'These are the next available times.',
  wished: (office, when) => `These times are free at the *${office}* office: *${when}*.`,
  wishedAny: (when) => `These times are free: *${when}*.`,
  onlyWished: (when, otherwise) => `No free times: *${otherwise}*. Free times: *${when}*.`,
  clock: (zone: string) => `Times are local: *${zone}*.`,
  together: (count: number) => `Each time has room for all ${count} people together.`,
  ask: '*Which one suits you?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
  explained:
    'When you choose a time I hold it for you for some minutes, and tell you until when. Nobody else can take it meanwhile.',
  open: 'See times',
  title: (day: string, hour: string) => `${day}, ${hour}`,
  rows: { otherOffice: { title: 'Another office', description: 'Back to the list of offices' } },
  more: (office: string | undefined) => ({
    title: 'More days and times',
    description: office ? `See other dates in ${office}` : 'See other dates',
  }),
  held: 'The time being held for you',
  before: 'The time you had before',
  chosen: (when: string, office: string) => `To hold *${when}*, in ${office}, I need this:`,
  nearest: 'These are the closest times.',
  whichOne: 'I do not know which one you mean. Tap it in the list, or write the day and the time.',
  notedWish: (when: string) => `Noted for when: *${when}*.`,
  noMore: 'There are no more open dates. These are the first available times.',
  impossible: (words: string) => `*${words}* does not exist in the calendar. Please tell me another day.`,
  past: (day: string) => `*${day}* has already passed. Please tell me another day.`,
  askWhich: (number: number) => `You wrote *${number}*. *Is that the time or the day?*`,
  atHour: (hour: string) => `At ${hour}`,
  onDay: (day: string) => `On ${day}`,
  taken: (when: string) => `I am sorry: somebody else has just taken the slot on *${when}*.`,
  notFree: (when: string) => `I am sorry: the slot on *${when}* is no longer free.`,
  closed: (when: string, because: string) => `I am sorry: the office will no longer be open on *${when}*${because}.`,
  closedHeld: (when: string) =>
    `I am sorry: the office can no longer see you on *${when}*. That slot is gone, but your answers are saved.`,
  sameTime: (when: string) => `The same person already has another appointment on *${when}*. Please choose another time.`,
  tooSoon: (when: string) => `The slot on *${when}* can no longer be held: it is too soon or has already passed.`,
  expired: (when: string) => `The time ran out and the slot on *${when}* was released. Your answers are saved.`,
  stillFree: (when: string) => `The slot on *${when}* had been released; I am holding it for you again.`,
  age: 'On that day the person will not be the right age for this. Please choose another day.',
  lapses: (hour: string) =>
    `Several slots were held from ‹this phone› and then released. You can hold another one from *${hour}*. Your answers are saved.`,
  fullFor: (office: string) => `There are no slots left at the *${office}* office for this appointment.`,
}

export const noPlace: Texts['noPlace'] = {
  thatDay: (day: string) => `*${day}*`,
  thoseWeekdays: (weekdays: string) => `*${weekdays}*`,
  because: (reason: string) => `: ${reason}`,
  like: 'Nothing is available as you asked.',
  full: (when: string) => `${when}: nothing is available.`,
  past: (when: string) => `${when}: no times are left.`,
  hour: (when: string) => `${when}: there are no appointments at that time.`,
  closed: (when: string, because: string) => `${when}: the office is closed${because}.`,
  closedThen: (when: string, because: string) => `${when}: the office is closed at that time${because}.`,
  holiday: (when: string) => `${when} is a public holiday.`,
  weekday: (when: string, open: string) => `${when}: closed.${open ? ` There are appointments ${open}.` : ''}`,
  openUntil: (day: string) => `At the moment dates are open until *${day}*.`,
  opensOn: (when: string, day: string) => `${when} opens for booking on *${day}*. The time is not announced.`,
  tooSoon: (when: string, minutes: number) => `${when}: too soon. Appointments are booked ${inAdvance(minutes)} ahead.`,
  anotherVisit: (when, hour) => `${when} at ${hour} the same person already has another appointment.`,
  kept: (day: string) =>
    `Those left are given at the office. On *${day}*, any that remain are offered to the waiting list and then to everybody.`,
  unpayable: (when: string) => `${when}: there is no time left to pay at the bank.`,
  served: {
    until: (label, said, day) => `*${label}: ${said}.* It is only valid for an appointment until *${day}*.`,
    from: (label, said, day) => `*${label}: ${said}.* It is only valid for an appointment from *${day}* on.`,
  },
  bringAnother: 'To bring another one, cancel this appointment and book again.',
  closedOffice: (office: string, because: string) => `*${office} is closed for now*${because}.`,
}

function inAdvance(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}

export const hold: Texts['hold'] = {
  made: (when: string, office: string, until: string) => `Held for you until *${until}*: *${when}*, at the ${office} office.`,
  brief: 'I am holding that slot for you.',
  renewed: (until: string) => `Done: I am holding the slot until *${until}*.`,
  lastRenewal: 'It cannot be extended again.',
  longEnough: (until: string) => `There is no hurry: the slot is yours until *${until}*.`,
  notRenewed: (until: string) => `I cannot give you more time. I am holding the slot until *${until}*.`,
  noHurry: 'No hurry.',
  nothing: 'No hurry: answer when you can. Until then no slot is held for you.',
  letsGo: (hour: string) => `If it is for someone else, the *${hour}* slot is let go.`,
  corrected: 'The office corrected who this slot is for. Please check the details.',
  forAnother: (who: string, first: string, until: string) =>
    `This slot is being held for ${who} It cannot be passed to another person, so that nobody can sell it. The slot for ${first} is still held until *${until}*.`,
  wasForAnother: (who: string) =>
    `That slot was held for ${who} It cannot be passed to another person, so that nobody can sell it.`,
  askForAnother: '*What would you prefer?*',
  otherButtons: {
    keep: (first: string) => `Go on with ${first}`,
    keepAll: 'Keep it as it was',
    other: 'Find another slot',
    person: 'Talk to someone',
  },
}

/** The last look before the folio, and what can be corrected. */
export const summary: Texts['summary'] = {
  first: 'Check your appointment:',
  curp: (curp: string) => `CURP: ${curp}`,
  noCurp: (birth: string) => `CURP: to be verified at the office\nBorn on ${birth}`,
  agency: (name: string) => `Agency: ${name}`,
  payment: (price: string, half: boolean) => `To pay: ${price}${half ? ', discount included' : ''}`,
  totalPayment: (price: string) => `Total to pay: ${price}`,
  freeOfCharge: 'To pay: nothing, it is free',
  mayChange: (year: number) => `This is the ${year} price, and it may change on 1 January ${year + 1}.`,
  attendant: (name: string) => `Adult who will go: ${name}`,
  until: (until: string) => `The slot is yours until *${until}*.`,
  moreTime: 'If you need longer, write *more time*.',
  optional: (answer: string, example: string | undefined) =>
    `If you like, write this too: *${answer}*${example ? `, such as ${example}` : ''}.`,
  without: 'That is fine, it is not needed.',
  ask: '*Is everything right?*',
  buttons: { confirm: 'Confirm', correct: 'Correct something', leave: 'I do not want it' },
  howToConfirm: 'It is not confirmed yet. To confirm it, tap *Confirm*, or write the word *confirm*.',
  mayBeChanged: 'If something is wrong, tap *Correct something*. Once confirmed, you can still change or cancel it here.',
  changedMeanwhile: 'Something has changed since that question. Please check again before you confirm.',
  left: 'All right: I released the slot and no appointment was made. I will keep your answers for a few days.',
  askLeft: '*What would you prefer?*',
  leftButtons: { another: 'Choose another time', menu: 'See the menu', erase: 'Erase my data' },
}

export const correct: Texts['correct'] = {
  ifLost: 'Without the old passport it is another procedure. Your time stays the same.',
  ask: '*What would you like to correct?*',
  open: 'See answers',
  rows: {
    whom: { title: 'Who it is for', description: 'For you, somebody else or several' },
    howMany: { title: 'How many people', description: 'More, fewer, or just one' },
    procedure: { title: 'Procedure', description: 'Choose another procedure' },
    office: { title: 'Office', description: 'Choose another office' },
    slot: { title: 'Date and time', description: 'Choose another available time' },
    curp: { title: 'CURP', description: 'Write it again' },
    name: { title: 'Name', description: 'Write it again' },
    validity: { title: 'Years and discount', description: 'How many years, and what you pay' },
    attendant: { title: 'Adult who will go', description: 'Change who goes along' },
    whoAttends: { title: 'Who gives permission', description: 'Both of you, or only one' },
    moreTime: { title: 'I need more time', description: 'Hold the slot a little longer, once only' },
    back: { title: 'Nothing, it is fine', description: 'Back to the summary' },
  },
  person: (name: string) => ({ title: name, description: 'CURP and name' }),
  hadPassport: { title: 'Who had a passport', description: 'First passport or renewal' },
}

export const details = {
  ask: (question: string) => `*${question}*`,
  askFor: (first: string, question: string) => `For ${first}: *${question}*`,
  example: (words: string) => `Example: ${words}`,
  optional: 'If you do not know it or do not have it at hand, tap the button.',
  buttons: { none: 'Skip this question', yes: 'Yes', no: 'No' },
  row: { title: 'Other details', description: 'What else this procedure asks for' },
  unknown: 'not answered',
  line: (label: string, answer: string) => `*${label}:* ${answer}`,
  ofAll: (label: string) => `${label}, for everyone`,
  tooShort: (least: number) => `It must have at least ${least} letters or digits. Please check it and write it again.`,
  tooLong: (most: number) => `It can have at most ${most} letters or digits. Please check it and write it again.`,
  noNumber: 'Please write it using digits only.',
  tooSmall: (least: string) => `The smallest number it can be is ${least}.`,
  tooLarge: (most: string) => `The largest number it can be is ${most}.`,
  noDay: 'Write the day, the month and the year. Example: 5 March 2026',
  tooEarly: (day: string) => `That date does not work for this procedure: it can be from ${day} on.`,
  tooLate: (day: string) => `That date does not work for this procedure: it can be ${day} at the latest.`,
  noPlate: 'I saw no plates in your message. Write them as they are on the vehicle. Example: ABC-12-34',
  noEmail: 'Write the whole e-mail address. Example: rosa.perez@correo.mx',
  noDocument: (least: number, most: number) =>
    `I saw no number in your message. It has ${least} to ${most} letters and digits. Write it as it is on the document.`,
  noCurp: 'I saw no CURP in your message: it has 18 letters and digits.',
  whichPlace: 'There are several places like that. Write the municipality with its state. Example: Juárez, Nuevo León',
  notThat: 'That answer does not work for this procedure. Please check it.',
  changed: 'While you were answering, the office changed what it asks for.',
}

/** Codes that another chat gave out. */
export const codes: Texts['codes'] = {
  withLink: (link: string, words: string, number: string) =>
    `Tap this link and send the message that is written there:\n${link}\n\nOr write *${words}* to the WhatsApp number ${number}.`,
  openLink: (link: string, words: string) => `Open this link and write *${words}* there:\n${link}`,
  withoutLink: (words: string, institution: string) => `Write *${words}* to ${institution} on WhatsApp.`,
  unusable:
    'That code cannot be used. Perhaps a letter is missing, or it is no longer valid.\n\nPlease copy all of it from the message you were sent. If that does not help, write *agent* and a person will help you.',
  tries:
    'Several codes were tried from ‹this phone› today, so I cannot check any more. You can try again tomorrow.\n\nIf it is urgent, write *agent* and a person will help you.',
}
