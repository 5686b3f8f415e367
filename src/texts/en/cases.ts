import type { Texts } from '../es-MX/index.ts'

export const handOff: Texts['handOff'] = {
  offer: 'Somebody at the office can also answer you in this chat. Meanwhile I do not answer.',
  askOpen: '*Shall I pass you to a person?*',
  closed: (when) => `Nobody is there now. They answer from ${when}.`,
  askClosed: '*Would you like to leave your question?*',
  buttons: { yes: 'Yes, a person', leave: 'Leave my question' },
  started: (number) => `Done. From now on a person at the office reads what you write. They answer here. Your case is *${number}*.`,
  howBack: (until) => `I keep quiet. If nobody answers you before ${until}, I go on. If you want me back sooner, write *MENU*.`,
  holdGoesOn: (until) => `Your place is held only until ${until}. If that time passes, I will look for another one later.`,
  askWhat: '*What do you need?* Write it here.',
  withPerson: (number) =>
    `A person at the office has this chat and your message reached them. Case *${number}*. If you prefer the assistant, write *MENU*.`,
  withPersonClosed: (number, when) =>
    `Your message reached the office. Nobody is there now: they answer from ${when}. Case *${number}*. To go back to the assistant, write *MENU*.`,
  onlyWords: 'Only what you write reaches the office. I did not open or keep what you sent: please say it *in writing*.',
  fromOffice: '*A person at the office:*',
  ifYouAnswer: 'If you reply here, it reaches the office. To go on with the assistant, write *MENU*.',
  readNow: 'That is the answer. If you reply here, it reaches the office. To go back to the assistant, write *MENU*.',
  back: 'It is me again, the assistant. What you wrote is kept for the office.',
  released: (number) =>
    `The person at the office left the chat and I go on, the assistant. Your case *${number}* is still open. If you need them again, write *PERSON*.`,
  ended: (number) => `The office finished your case *${number}*. I go on, the assistant. If something is missing, write *PERSON*.`,
  nobody: (number) =>
    `Sorry: a day went by and nobody at the office answered you. I go on, the assistant. Your case *${number}* is still open and your message is kept.`,
  nobodyToday: (number, when) =>
    `Sorry: the office closed and nobody got to answer you today. I go on, the assistant. Your case *${number}* is still open: they answer from ${when}.`,
  nobodyCall: (phone, hours) => `If it is urgent, call ${phone}, ${hours}.`,
}

export const forOffice: Texts['forOffice'] = {
  ask: '*What shall I tell the office?* Write it in one message.',
  askComplaint: 'Write it in one message. If you like, add the name or number of whoever charged you.\n\n*What happened?*',
  askAppeal: 'A person looks at the limit and can change it.\n\n*Why do you need it to be reviewed?* Write it in one message.',
  askRight: {
    rectify: '*Which detail is wrong, and what is the right one?* Write it in one message.',
    cancel: '*Which of your data should be deleted?* Write it in one message.',
    oppose: '*Which use of your data do you object to?* Write it in one message.',
  },
  left: (number) => `Done, the office has your message. Your case is *${number}*.`,
  answered: (day) => `They answer you in this chat, by ${day} at the latest.`,
  meanwhile: 'Meanwhile I go on helping you.',
  tooMany: (phone, hours) =>
    `You already have several open cases with the office. They answer those first. If it is urgent, call *${phone}*, ${hours}.`,
}

export const dataRights: Texts['dataRights'] = {
  title: '*Your personal data*',
  rights: 'You can ask to see your data, to correct or delete them, or object to their use. It is free.',
  identity: 'To protect them, the office first sees your identification. This phone is not enough.',
  draft: 'What you wrote and did not confirm I can delete myself: write *ERASE*.',
  ask: '*What would you like to ask for?*',
  open: 'See options',
  rows: {
    access: { title: 'See my data', description: 'Which data you have and what for' },
    rectify: { title: 'Correct a detail', description: 'A detail of mine is wrong or changed' },
    cancel: { title: 'Delete my data', description: 'I no longer want them kept' },
    oppose: { title: 'Object to a use', description: 'I do not want them used for something' },
    notice: { title: 'Read the notice', description: 'The privacy notice' },
    back: { title: 'Go back', description: 'Go on where you were, or see the menu' },
  },
  opened: (number) => `Your request is open. Number: *${number}*.`,
  known: (number) => `You already have this request open. Number: *${number}*.`,
  deadline: (day, days) => `The law gives ${days} working days to answer you: by *${day}* at the latest.`,
  prove: (contact) => `You still have to show your identification, with that number. Where: ${contact}.`,
  nothingYet: 'Until then I change and delete nothing.',
}

export const report: Texts['report'] = {
  offer: 'You can also leave a report for the office here, with or without your data.',
  ask: '*Would you like to leave a report?*',
  buttons: { named: 'Yes, with my phone', anonymous: 'Yes, without my data' },
  named: (number) => `Thank you. The office has your report, with the number *${number}*.`,
  anonymous:
    'Thank you. The office has your report. I did not keep your phone with it. What you wrote is still in your chat: delete it if you like.',
  will: 'A person reads it and decides what to do.',
  willNot: 'I cannot promise you a result, nor that you get your money back.',
  contact: 'If necessary, they write to you here.',
  noContact: 'As there is no phone, nobody will be able to answer you.',
  alsoWhere: (contact) => `For a formal complaint: ${contact}.`,
}

export const claim: Texts['claim'] = {
  ask: 'If somebody used your CURP to book an appointment, the office can put it right.\n\n*Which CURP is it?* Write its 18 letters and digits.',
  opened: (number, ending) => `I noted your claim *${number}* for the CURP that ends in ${ending}.`,
  notTold: 'For safety I do not say whether there is an appointment, or where: a CURP is not enough to know that.',
  prove: (day) =>
    `Take your official identification to the office, with that number, by *${day}* at the latest. If the CURP is your child's, also the birth certificate.`,
  notCurp: 'I saw no CURP in your message. It is on your INE card and on a new birth certificate.',
  atOffice: 'There they check it. If the appointment is yours, they pass it to this phone or cancel it.',
  dies: 'If nobody takes it there, the claim closes by itself.',
  own: 'That CURP has an appointment made from this very phone. To see it, write *MY APPOINTMENTS*.',
  limit: (most) =>
    `This phone already opened ${most} claims within six months. Take your identification to the office: they put it right without another claim.`,
  daily: (phone, hours) => `Many CURPs were written from this phone today. Try tomorrow, or call *${phone}*, ${hours}.`,
}
