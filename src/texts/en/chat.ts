import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

/** What may be said anywhere: courtesy, misunderstandings, and messages that are no words. */
const tooOften = (when: string) =>
  `I have already answered you many times today. *I will answer again on ${when}.* Your confirmed appointments stay as they are.`

export const common: Texts['common'] = {
  open: 'See options',
  buttons: {
    goOn: 'Continue',
    menu: 'See the menu',
    person: 'Talk to a person',
    appointments: 'My appointments',
    another: 'Book another one',
    call: 'Have them call me',
    start: 'Book one',
  },
  late: 'Sorry for the delay. I was only able to read your message just now.',
  missed: 'Sorry, I did not understand.',
  missedAgain: (by: Telephone) =>
    by
      ? `Sorry, I still do not understand. You can tap one of the options. Or call ${by.phone}: somebody answers ${by.hours}.`
      : `Sorry, I still do not understand. You can tap one of the options. Or ${IN_WRITING}.`,
  onlyButton: 'To be safe, this is answered with a button. Typed words change nothing.',
  staleButton: 'That button is from an earlier conversation. I have not changed anything.',
  usedButton: 'That button is from before. I have not changed anything.',
  askedBefore: 'Let me ask you again, just to be sure.',
  seenFirst: 'Before we continue, please read this question.',
  startedOver: 'The program was updated and I can no longer read your earlier answers. Sorry: let us start again.',
  thanks: 'Thank you.',
  gladly: 'Of course.',
  apology:
    'Sorry, something went wrong and I could not process your last message. Everything before it is saved. Please send it again.',
  notReady: 'Thank you for your message. This appointment service is not open yet. Please try another day.',
  enough: (when: string, by: Telephone) =>
    by ? `${tooOften(when)}\n\nIf it is urgent, call ${by.phone}: somebody answers ${by.hours}.` : tooOften(when),
  parked: (days: number) =>
    `All right. I will keep your answers for ${days} days in case you want to continue. When you come back, write *Hello*.`,
  leftAlone: 'All right. I will not insist.',
  nothingMade: 'No appointment was made.',
  keptQuietly: (days: number) => `What you wrote is erased by itself in ${days} days.`,
  comeBack: 'If you change your mind, write *Hello*.',
  bye: 'You are welcome. If you need anything else, write *Hello*.',
}

export const media: Texts['media'] = {
  voiceList: (open: string) => `I cannot listen to voice messages: tap *${open}* and choose, or write it.`,
  voiceButtons: 'I cannot listen to voice messages: tap a button below, or write it.',
  voiceLocation: 'I cannot listen to voice messages: tap the button below to send your location, or write it.',
  askPerson: '*Would you rather talk to a person?*',
  voiceKeyboard: 'I cannot listen to voice messages: write it, or dictate it with the microphone *of the keyboard*.',
  person: (by: Telephone) =>
    by
      ? `If you would rather talk to a person, call ${by.phone}, ${by.hours}.`
      : `If you would rather talk to a person, ${IN_WRITING}.`,
  noPictures:
    'No pictures are needed, and none is opened here: that protects your documents. If I ask for something, copy it from the paper.',
  pictureToCopy:
    'I do not open pictures, to protect your documents; please delete it from this chat. Copy its letters and digits here.',
  sticker: 'Thank you.',
  picture: 'Thank you, but I do not need photos of your documents. I did not open it, and I suggest you delete it from this chat.',
  file: 'Thank you, but I do not need any files. I did not open it, and I suggest you delete it from this chat.',
  contactCard: 'Thank you, but I do not need the details of your contacts. I did not keep them.',
  edited: 'I saw that you edited a message, but I cannot read the new words. If something changed, please write it again.',
  unsupported: 'I cannot read that type of message.',
  noLocation: 'Thank you. I do not need your location for this, and I did not keep it.',
}

/** The first words, and those to somebody who comes back. */
export const greeting: Texts['greeting'] = {
  hello: { morning: 'Good morning.', afternoon: 'Good afternoon.', evening: 'Good evening.' },
  who: (institution: string) => `I am the automatic appointments assistant of *${institution}*.`,
  sample: '*This is a demonstration:* appointments are not real.',
  promise: 'The appointment is free, without brokers. We never ask for payments, photos or bank details.',
  privacy: 'Your data are only for your appointment. Full notice: write *PRIVACY*.',
  helloAgain: (hello: string) => `${hello} Good to hear from you again.`,
  hasAppointment: (when: string, office: string) => `You have an appointment: *${when}*, at the ${office} office.`,
  hasAppointments: (count: number) => `There are ${count} confirmed appointments from ‹this phone›.`,
}

/** What can be done here, and in which language. */
export const menu: Texts['menu'] = {
  ask: '*How can I help you?* Tap *See options* or write it.',
  askOther: '*What would you like to do?*',
  footer: 'You may stop: answers are kept.',
  rows: {
    renewal: { title: 'Renew my passport', description: 'I have had one and need a new one' },
    first: { title: 'My first passport', description: 'I have never had a Mexican passport' },
    lost: { title: 'It was lost or stolen', description: 'Replace a passport I no longer have' },
    minor: { title: 'For my child', description: 'Under 18; can be several children' },
    other: { title: 'For another adult', description: 'For example, your mother, father or partner' },
    appointments: { title: 'My appointments', description: 'See, change or cancel' },
    costs: { title: 'Costs and documents', description: 'Prices, payment and what to bring' },
    language: { title: 'Español / easy Spanish', description: 'Otro idioma, español fácil' },
    others: { title: 'Something else', description: 'See what else can be done here' },
    goOn: { title: 'Continue', description: 'Your answers are still here' },
  },
  personRow: (hours: string) => ({ title: 'Talk to a person', description: hours }),
  otherRow: (name: string) => ({ title: name, description: 'Book an appointment for this' }),
  elsewhereRow: 'Done somewhere else',
  passport: 'Passport',
  seeAll: 'See what there is',
  noneOfThese: 'None of these',
  more: 'Show more',
  moreOf: (page, of) => `Page ${page} of ${of}`,
  askAmong: 'I found several. *Which one do you want?*',
  askOne: 'I found this one. *Is it what you want?*',
  askAgency: '*Which agency is it?*',
  askSubject: '*What is it about?* You can also write its name.',
  noSubject: 'Others',
  elsewhere: (name, by) => `*${name}* is not done here. *${by}* does it.`,
  elsewhereWhere: (where) => `Where: ${where}`,
  elsewhereMore: '*Do you need anything else?*',
  unknown: 'That is not done here, or I know it by another name. *Do you want to see what is?*',
  notOffered: 'That cannot be booked here at the moment.',
  nothingOpen: 'Nothing can be booked here at the moment.',
  understood: (words: string) => `Noted: *${words}*.`,
  forWhom: 'What you wrote so far is kept. If the appointment is for somebody else, choose below; if not, continue where you were.',
  damaged:
    'That is booked as a renewal. Bring the damaged passport and also your INE card: the office may ask for the same as the first time.',
}

export const whom: Texts['whom'] = {
  ask: '*Who is the appointment for?*',
  open: 'See options',
  self: { title: 'For me', description: 'I am 18 or older' },
  minor: { title: 'One person under 18', description: 'For example my daughter or my son' },
  other: { title: 'Another adult', description: '18 or older. For example my mother or my grown-up son' },
  adults: (count) => ({ title: count === undefined ? 'Several adults' : `${count} adults`, description: 'All are 18 or older' }),
  minors: (count) => ({ title: count === undefined ? 'Several children' : `${count} children`, description: 'All are under 18' }),
  mixed: (count) => ({
    title: count === undefined ? 'Adults and children' : `${count}, adults and children`,
    description: 'People of 18 or older, and under 18 too',
  }),
  another: { title: 'Another number', description: 'I will ask how many' },
  change: { title: 'Change something', description: 'If anything above is not so' },
  byAge: 'Please tap one: it says the age.',
}

export const purpose: Texts['purpose'] = {
  askSelf: '*What do you need?*',
  ask: 'Of course. That person will have to come to the office in person.\n\n*What does that person need?*',
  buttons: { renewal: 'Renew a passport', first: 'A first passport', lost: 'It was lost/stolen' },
}

export const language: Texts['language'] = {
  ask: '*Which language do you prefer?*\n¿En qué idioma prefiere seguir?',
  buttons: { 'es-MX': 'Español', 'es-facil': 'Español fácil', en: 'English' },
  other: 'Another language',
  changed: 'Done: from now on I write in English.',
  offerEasy: 'I can write in easy Spanish, in very short sentences. *Would you like that?*',
  easyButtons: { yes: 'Yes, easy Spanish', no: 'No, keep going', person: 'Talk to a person' },
  unclear: 'Sorry. Let me ask you again.',
}

/** Other ways to be helped: a person, the privacy notice, a complaint. */
export const person: Texts['person'] = {
  call: (by: Telephone) => (by ? `You can talk to a person at *${by.phone}*, ${by.hours}.` : ''),
  words:
    'I also understand these words: *menu*, *my appointments*, *payment*, *privacy*, *my data*, *complaint*, *claim*, *language* and *erase*.',
}

export const privacy: Texts['privacy'] = {
  title: '*Privacy notice*',
  responsible: (institution: string, address: string) => `Responsible: ${institution}. Address: ${address}.`,
  use: (birthKnown: boolean) =>
    `We use your name${birthKnown ? ', CURP and date of birth' : ''} only for your appointment: to book, confirm or cancel it. What you need at the office, for example an interpreter, only if you ask us.`,
  thing: (thing: string, days: number) =>
    days > 0 ? `${thing} (kept for ${days} ${days === 1 ? 'day' : 'days'} after the visit)` : thing,
  asks: (things: string) => `Depending on the procedure, also: ${things}.`,
  onBehalf: (owner: string) => `This number is run by ${owner} on behalf of that agency.`,
  others: (names: string) => `This number also serves: ${names}. Each has its own notice, shown while you book there.`,
  transfer: 'We do not give them to anybody who would need your permission. We do not use them for advertising.',
  basis: (basis: string) => `Legal basis: ${basis}.`,
  rights: (contact: string) => `To see, correct or erase your data, or to object to their use: write *MY DATA*. Also: ${contact}.`,
  keep: (days: number) => `Whatever you write and do not confirm is erased automatically after ${days} days.`,
  full: (url: string) => `Full notice: ${url}`,
}

export const complaint: Texts['complaint'] = {
  never: 'Nobody may charge you for an appointment, or book one or move you forward in exchange for money.',
  stands: 'If you already have one, it is valid without giving money to anybody.',
  where: (contact: string) => `If anybody charged you or tried to, report it here: ${contact}.`,
  advice: 'Do not hand over money, your INE card or your passwords. Keep the messages and the phone number of whoever charged you.',
}

/** Going on, leaving, and having everything erased. */
export const resume: Texts['resume'] = {
  kept: (day: string) => `I kept your answers from ${day}`,
  keptSoFar: (facts: string) => `Your answers so far are kept: ${facts}.`,
  nothingLost: 'Your answers so far are kept.',
  keptToday: 'I kept your earlier answers',
  back: (day: string) => `Good to have you back. I kept what you wrote on ${day}.`,
  soFar: (facts: string) => `So far I have: ${facts}.`,
  office: (name: string) => `*${name}* office`,
  notHeld: 'No time is being held for you yet. The one you choose is held for some minutes.',
  holdGone: (when: string) => `The slot on ${when} was released, but I can look for another one.`,
  holdKept: (when: string, until: string) => `Your slot is held until ${until}: ${when}.`,
  ask: '*Shall we continue?*',
  buttons: { goOn: 'Continue', restart: 'Start again', erase: 'Erase my data' },
  here: 'I am still here. This is where we are:',
  restarted: 'Very well, let us start again.',
}

export const erase: Texts['erase'] = {
  ask: 'I can erase the answers that you have not confirmed. *Shall I erase them?*',
  withAppointments: 'Confirmed appointments are not erased this way: cancel them instead.',
  buttons: { yes: 'Yes, erase', no: 'No, continue' },
  done: 'Done: I erased your unconfirmed answers. For the rest, write *MY DATA*. When you want to start again, write *Hello*.',
  kept: 'All right, I did not erase anything.',
  keeps: (what: string) => `This is kept about you here: ${what}.`,
  what: {
    number: '‹your number›',
    chat: 'what is written in this chat',
    appointments: 'your appointments',
    list: 'your place on the waiting list',
    cases: 'what you asked the office for',
    phone: 'the phone number that you gave us',
    needs: 'what you need for your visit',
  },
}

export const quit: Texts['quit'] = {
  ask: '*Shall we drop the booking we are working on?*',
  askWhich: (day: string) => `*Shall I cancel the booking we are working on, or your appointment on ${day}?*`,
  askWhichSeveral: '*Shall I cancel the booking we are working on, or one of your confirmed appointments?*',
  buttons: {
    draft: 'This booking',
    appointment: 'The confirmed one',
    nothing: 'Neither, continue',
    yes: 'Yes, drop it',
    no: 'No, continue',
  },
  done: 'All right, I dropped it. No appointment was made. When you want to start again, write *Hello*.',
}
