import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'
import { IN_WRITING } from './in-writing.ts'

export const handOff: Texts['handOff'] = {
  offer: 'Somebody at the office can also answer you in this chat. While they do, I stay quiet.',
  askOpen: '*Shall I put you in touch with a person?*',
  gotWords: 'The office already has what you wrote to me.',
  keptWords: 'What you wrote has not reached anybody yet.',
  askPass: '*Shall I pass it on to the office?*',
  passButtons: { yes: 'Yes, pass it on', no: 'Do not pass it on' },
  notPassed: 'I did not pass anything on to the office.',
  closed: (when) => `Nobody is there right now. They will be back from ${when}.`,
  askClosed: '*Would you like to leave your question?*',
  notYet: (button: string) => `Nobody has read that yet. To send it to a person, tap *${button}*.`,
  buttons: { yes: 'Yes, a person', leave: 'Leave my question' },
  started: (number) =>
    `Done. From now on, somebody at the office reads what you write. They answer here. Your case is *${number}*.`,
  howBack: (until) =>
    `I will stay quiet. If nobody answers you before ${until}, I will take over again. If you want me back sooner, write *MENU*.`,
  holdGoesOn: (until) => `Your slot is held only until ${until}. If that time passes, I will look for another one later.`,
  askWhat: '*What do you need?* Write it here.',
  withPerson: (number) =>
    `Somebody at the office is handling this chat and has your message. Case *${number}*. If you prefer the assistant, write *MENU*.`,
  withPersonClosed: (number, when) =>
    `The office has your message. Nobody is there right now: they will be back from ${when}. Case *${number}*. To go back to the assistant, write *MENU*.`,
  onlyWords: 'Only written messages reach the office. I did not open or keep what you sent: please say it *in writing*.',
  fromOffice: '*A person at the office:*',
  ifYouAnswer: 'If you reply here, it goes to the office. To continue with the assistant, write *MENU*.',
  readNow: 'That is the answer. If you reply here, it goes to the office. To go back to the assistant, write *MENU*.',
  readLate:
    'The answer is further up in this chat. If you no longer see it, or more than a month has passed, write *PERSON* and ask again.',
  back: 'It is me again, the assistant. What you wrote is saved for the office.',
  released: (number) =>
    `The person at the office has left the chat. It is me again, the assistant. Your case *${number}* is still open. If you need them again, write *PERSON*.`,
  ended: (number) =>
    `The office has closed your case *${number}*. It is me again, the assistant. If something is missing, write *PERSON*.`,
  nobody: (number) =>
    `Sorry: a day has gone by and nobody at the office answered you. It is me again, the assistant. Your case *${number}* is still open and your message is saved.`,
  nobodyToday: (number, when) =>
    `Sorry: the office has closed and nobody was able to answer you today. It is me again, the assistant. Your case *${number}* is still open: they will be back from ${when}.`,
  nobodyInTime: (number) => `Sorry: nobody answered your case *${number}* in time. It is still open at the office.`,
  nobodyCall: (by: Telephone) =>
    by ? `If it is urgent, call ${by.phone}, ${by.hours}.` : 'If it is urgent, go to the office and show this chat.',
}

export const forOffice: Texts['forOffice'] = {
  ask: '*What shall I tell the office?* Write it in one message.',
  askComplaint: 'Write it in one message. If you like, add the name or phone number of whoever charged you.\n\n*What happened?*',
  askAppeal: 'Somebody reviews the limit and can change it.\n\n*Why do you need it to be reviewed?* Write it in one message.',
  askRight: {
    rectify: '*Which detail is wrong, and what is the right one?* Write it in one message.',
    cancel: '*Which of your data should be deleted?* Write it in one message.',
    oppose: '*Which use of your data do you object to?* Write it in one message.',
  },
  callAsked: (number: string) => `Done: the office knows that you would like a call. Your case is *${number}*.`,
  left: (number) => `Done: the office has your message. Your case is *${number}*.`,
  answered: (day) => `They will answer you in this chat by ${day} at the latest.`,
  meanwhile: 'In the meantime I can keep helping you.',
  tooMany: (by: Telephone) =>
    by
      ? `You already have several open cases with the office. They will answer those first. If it is urgent, call *${by.phone}*, ${by.hours}.`
      : 'You already have several open cases with the office. They will answer those first, here in writing.',
}

export const dataRights: Texts['dataRights'] = {
  title: '*Your personal data*',
  rights: 'You can ask to see, correct or delete your data, or object to their use. It is free.',
  identity: 'To protect them, the office first has to see your ID. ‹This phone› is not enough.',
  draft: 'What you wrote and have not confirmed I can delete myself: write *ERASE*.',
  ask: '*What would you like to ask for?*',
  open: 'See options',
  rows: {
    access: { title: 'See my data', description: 'Which data are kept and what for' },
    rectify: { title: 'Correct a detail', description: 'One of my details is wrong or has changed' },
    cancel: { title: 'Delete my data', description: 'I no longer want them kept' },
    oppose: { title: 'Object to a use', description: 'There is something I do not want them used for' },
    notice: { title: 'Read the notice', description: 'The privacy notice' },
    back: { title: 'Go back', description: 'Continue where you were, or see the menu' },
  },
  opened: (number) => `Your request is open. Number: *${number}*.`,
  known: (number) => `You already have this request open. Number: *${number}*.`,
  deadline: (day, days) => `By law they have ${days} working days to answer you: *${day}* at the latest.`,
  prove: (contact) => `You still have to show your ID, with that number. Where: ${contact}.`,
  nothingYet: 'Until then nothing is changed or deleted.',
  stillComes: 'An appointment to come is not erased. If you no longer want it, cancel it: write *MY APPOINTMENTS*.',
}

export const report: Texts['report'] = {
  shareNothing:
    'Do not give your folio, your CURP or your confirmation to anybody: they are shown only at the office, on the day. If they contact you again, do not pay and do not answer. To report it here, write *COMPLAINT*.',
  offer: 'You can also report it in this chat, with or without your data.',
  which: 'With ‹your phone› they can answer you. Without your data, nobody will know who sent it.',
  told: 'I have noted what you told me, but I have not sent it yet. Nobody has read it. If something is missing or wrong, write it all again.',
  askHow: '*How shall I send it?*',
  howButtons: { named: 'With my data', anonymous: 'Without my data', no: 'Do not send it' },
  onlyHere: 'What you told me is in this chat only. Nobody has read it.',
  askAgain: '*Shall I send it without your name or ‹your phone›?*',
  againButtons: { anonymous: 'Yes, without my data', named: 'With my data', no: 'Delete it' },
  notSent: 'I did not send it, and I deleted what you told me. Nobody read it. It stays on your phone until you delete it there.',
  gone: 'What you told me has been deleted: three days have passed. If you like, tell it again.',
  ask: '*Would you like to report it here?*',
  buttons: { named: 'Yes, with my data', anonymous: 'Yes, without my data' },
  anonymous:
    'Thank you for saying so. Your complaint is registered. ‹Your phone number› was not kept with it. What you wrote is still in your chat: delete it if you like.',
  willNot: 'I cannot promise you a result, or that you will get your money back.',
  noContact: 'Without ‹your phone number›, nobody will be able to answer you.',
  tooMany:
    'You have already left several complaints without your details today, and I did not save this one. You can leave another one tomorrow.',
  alsoWhere: (contact) => `For a formal complaint: ${contact}.`,
}

export const complaints: Texts['complaints'] = {
  opened: (number) => `Thank you for saying so. Your complaint is registered: *${number}*.`,
  added: (number) => `I have added it to your complaint *${number}*.`,
  readers: {
    comptroller: 'The comptroller reads it, not the office.',
    administrator:
      'Nobody here has been put in charge of complaints yet. Only whoever administers this system can open it, with a key that attends nobody.',
    nobody:
      'Nobody here has been put in charge of complaints yet, and for now nobody can open it. If you leave it, it is kept for whoever will be.',
  },
  here: 'What you report in this chat is read by the comptroller, not by the office.',
  outside: (contact) => `Outside the office: *${contact}*.`,
  noOutside: 'The institution has not said who receives complaints outside the office.',
  notTheClerk: 'The person who attends you in this chat does not see it.',
  phone: 'It has ‹your phone number›, only to answer you.',
  until: (day) => `You will be answered here, by ${day} at the latest.`,
  goesOn: 'Your conversation with the office goes on as it was.',
  askWords: '*What happened?* Write it in one message: that one goes to your complaint and not to the office.',
  from: '*Whoever reads your complaint:*',
  howToAnswer: 'To answer, write *COMPLAINT* and what you want to say. Nothing else that you write is passed on.',
  rights: (number) => `Your request about your data is open: *${number}*. Whoever is in charge of the office deals with it.`,
  claim: (number) =>
    `Your claim is open: *${number}*. The office sees it. *Which CURP is it?* Write it here and I will note it in your claim.`,
}

export const grievance: Texts['grievance'] = {
  notSeen: 'I am sorry that you were not seen.',
  sorry: 'I am sorry that this happened.',
  bank: 'The bank does not belong to the office, but the office should know.',
  ask: '*Shall I leave it as a complaint?* Whoever is in charge of the office reads it and answers you in this chat.',
  askWords: '*What happened?* Write it in one message and I will leave it with the office as a complaint.',
  buttons: { yes: 'Yes, leave it', no: 'Do not leave it' },
  left: (number) => `Your complaint is registered: *${number}*.`,
  notLeft: 'I did not leave any complaint. The office has read nothing.',
}

export const whichOffice: Texts['whichOffice'] = {
  ask: 'You have appointments at several offices. *Which one is this about?*',
  askAgency: 'Several agencies use this number. *Which one is this about?*',
  none: 'None of them',
}

export const claim: Texts['claim'] = {
  ask: 'If somebody used your CURP to book an appointment, the office can put it right.\n\n*Which CURP is it?* Write its 18 letters and digits.',
  opened: (number, ending) => `I have noted your claim *${number}* for the CURP ending in ${ending}.`,
  notTold: 'For security I cannot say whether there is an appointment, or where: a CURP is not enough to find that out.',
  prove: (day) =>
    `Take your official ID to the office, with that number, by *${day}* at the latest. If the CURP is your child's, take the birth certificate too.`,
  notCurp: 'I could not see a CURP in your message. It is on your INE card and on a recent birth certificate.',
  atOffice: 'They will check it there. If the appointment is yours, they move it to ‹this phone› or cancel it.',
  dies: 'If nobody follows it up, the claim closes by itself.',
  mayBook:
    "You can confirm your appointment now. Bring your official ID that day: it shows whose CURP it is, and without it you cannot be served. If the CURP is your child's, bring the birth certificate too.",
  meanwhile:
    'Until the office has put it right, I cannot give an appointment with that CURP. I can for another person: tap *See the menu*. Your answers are kept.',
  own: 'That CURP has an appointment made from ‹this same phone›. To see it, write *MY APPOINTMENTS*.',
  limit: (most) =>
    `‹This phone› has already opened ${most} claims in six months. Take your ID to the office: they can put it right without another claim.`,
  daily: (by: Telephone) =>
    by
      ? `Many CURPs have been entered from ‹this phone› today. Try tomorrow, or call *${by.phone}*, ${by.hours}.`
      : `Many CURPs have been entered from ‹this phone› today. Try tomorrow, or ${IN_WRITING}.`,
}

export const caseNews: Texts['caseNews'] = {
  none: 'There is no case of yours in this chat.',
  stillOpen: (number, day) => `Your case *${number}* is still open: the office has not answered yet. They answer here, by ${day}.`,
  waits: (number) => `Your case *${number}* is still open: the office has not answered yet.`,
  late: (number, day) => `Sorry: the office had to answer your case *${number}* by ${day}, and it has not yet. It is still open.`,
  answered: (number) => `Yes: the office has answered your case *${number}*. The answer is further up in this chat.`,
  closed: (number) => `The office has closed your case *${number}*.`,
}
