import type { Texts } from '../es-MX/index.ts'

/** Appointments for people under 18: how many, who goes with them, what the law asks. */
export const howMany: Texts['howMany'] = {
  ask: '*How many children or teenagers is the appointment for?*',
  titles: ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'],
  tooMany: (limit: number) =>
    `‹One phone› can have appointments for ${limit === 1 ? 'one person' : `${limit} people`} at a time. For more, use ‹another relative’s phone›.`,
  tooManyMinors: (limit: number) =>
    `‹One phone› can have appointments for ${limit === 1 ? 'one person' : `${limit} people`} under 18 at a time. For more, use ‹another relative’s phone›.`,
}

export const whoAttends: Texts['whoAttends'] = {
  ask: 'For people under 18, whoever has parental authority signs: usually the mother and the father.\n\n*Who will go to the office to give that permission?*',
  rows: {
    both_parents: { title: 'Both of us will go', description: 'Mother and father, two mothers or two fathers' },
    one_parent_permission: { title: 'Only I will go', description: 'The other is on the birth record and cannot go' },
    single_parent_on_record: { title: 'Only I am on the record', description: 'The birth certificate names one parent only' },
    other_deceased: { title: 'The other parent died', description: 'You take the death certificate' },
    court_papers: { title: 'There are court papers', description: 'Custody, guardianship, adoption or permission' },
    other_unreachable: { title: 'I do not know where', description: 'The other is missing, or will not sign' },
    risk: { title: 'At risk', description: 'You do not have to explain anything' },
    rather_not_say: { title: 'I would rather not say', description: 'The office will go over it with you' },
    of_age: { title: 'They are 18 or older', description: 'They go as an adult and sign for themselves' },
  },
  needs: {
    both_parents: 'Good. Both of you go, with your IDs. You sign the permission there.',
    one_parent_permission: '',
    single_parent_on_record:
      'Good. If only you are on the birth certificate, your signature is nearly always enough. Take the certificate and your official ID.',
    other_deceased: 'I am very sorry. Take the death certificate and your official ID: then your signature is enough.',
    court_papers:
      'All right. Take all the court papers you have, originals or certified copies, and your official ID. The office will review them.',
    loss_or_suspension: 'Good. Take a certified copy of the final judgment and your official ID. Then your signature is enough.',
    judicial_authorisation: "Good. Take a certified copy of the judge's authorisation for the passport and your official ID.",
    guardian: 'Good. The guardian goes, with the court paper that appoints them and their official ID.',
    adoption:
      'Good. Only the adoptive parents sign; if there are two, both go. Take the birth certificate or the adoption judgment, and your official IDs.',
    grandparents: 'Good. The grandparents named by the judge go, with a certified copy of the decision and their official IDs.',
    other_unreachable: '',
    rather_not_say: '',
  },
  risk: 'Thank you for telling me. You do not have to explain anything.',
  inWords: 'To be sure, please tell me in words: *both*, *only me*, or one of the options.',
  atWindow: 'The office checks who can sign for each person under 18.',
}

export const courtPapers: Texts['courtPapers'] = {
  ask: 'Which papers to take depends on what the judge decided.\n\n*What do the papers say?*',
  rows: {
    loss_or_suspension: { title: 'Lost parental authority', description: 'Or it is suspended; there is a judgment' },
    judicial_authorisation: { title: 'The judge permits it', description: 'Authorises the passport in place of the other parent' },
    guardian: { title: 'There is a guardian', description: 'The judge appointed somebody to care for the child' },
    adoption: { title: 'Adoption', description: 'The adoptive parents sign' },
    grandparents: { title: 'Grandparents', description: 'The judge gave them parental authority' },
    court_papers: { title: 'I do not know, or other', description: 'Take all of them; the office will review them' },
  },
}

export const advice: Texts['advice'] = {
  permission:
    'It can be done, but before the visit the other parent signs their permission (form *OP-7*) at any passport office or consulate. It is free and valid for 90 days. Without it, they will probably not issue the passport.',
  unreachable:
    "Thank you for telling me. If the other parent is on the birth certificate, the office needs:\n• their permission (form OP-7), signed at any office or consulate; it is free and valid for 90 days;\n• or a judge's decision.\n\nWithout that, they will probably not issue the passport.",
  unsaid:
    "That is fine. If the birth certificate names another parent, the office will ask for their permission (form OP-7) or a judge's decision. Without that, they will probably not issue the passport.",
  offered: 'In an *advice appointment* they tell you what would work for you, free of charge.',
  inWords: 'At an *advice appointment* they tell you which way is yours, at no cost. If you want one, say *advice appointment*.',
  ask: '*What would you prefer?* We will not write to that person or tell them anything about you.',
  buttons: { advice: 'Advice appointment', goOn: 'Continue booking', person: 'Talk to a person' },
  chosen: 'Good: a free advice appointment. You go alone; the children do not have to come.',
}

export const child: Texts['child'] = {
  ask: (position: number, count: number) =>
    count === 1
      ? '*Write the child’s CURP and full name.*\n\nThe CURP is on a recent birth certificate. You can send it all in one message.\nExample: PUSL231125HJCRLSA9, Luis Purón Salas'
      : `Child ${position} of ${count}. *Write their CURP and full name.*\n\n${position === 1 ? 'The CURP is on a recent birth certificate.\n' : ''}Example: PUSL231125HJCRLSA9, Luis Purón Salas`,
  askName: '*Now write the full name of that person.*\n\nExample: Luis Purón Salas',
  askNameOf: (curp: string) => `*Now write the full name of who has this CURP: ${curp}.*`,
  askCurp: (first: string) => `*Now write ${first}’s CURP.*\n\nExample: PUSL231125HJCRLSA9`,
  example: 'PUSL231125HJCRLSA9',
  noted: (first: string) => `I have noted ${first}.`,
  buttons: { none: 'I do not know it' },
}

export const hadPassport: Texts['hadPassport'] = {
  askOne: (first: string) => `*Has ${first} had a Mexican passport before?*`,
  askAll: '*Who has had a Mexican passport before?*',
  buttons: { no: 'No, the first one', yes: 'Yes', lost: 'Yes, but it was lost' },
  rows: {
    none: { title: 'Nobody yet', description: 'It is the first passport for everybody' },
    all: { title: 'All of them', description: 'They have had one and need a new one' },
    each: { title: 'Say it one by one', description: 'Also if somebody lost theirs' },
  },
  only: (names: string) => `Only ${names}`,
  onlyDescription: (names: string) => `For ${names} it is the first`,
}

export const attendant: Texts['attendant'] = {
  whoIsThat: 'All right. What is missing is the full name and the CURP.',
  ask: '*Write the CURP and full name of the adult who will go.*\n\nIf two people go, one is enough.',
  askName: '*Now write the full name of the adult who will go.*\n\nExample: Rosa Pérez Ruiz',
  askCurp: (first: string) => `*Now write ${first}’s CURP.* If you do not have it, tap the button.`,
  buttons: { none: 'I do not know it' },
  isMinor: 'That CURP belongs to somebody under 18. An adult must go.',
  parentIsMinor:
    'If you are the mother or father and under 18, book an *advice appointment*. They tell you what you need, free of charge.',
  noCurp: 'No problem: the name is enough.',
}

export const minorLimits: Texts['minorLimits'] = {
  live: (limit: number) =>
    `‹One phone› can have appointments for ${limit} people under 18 at a time, and it has reached that limit. When one is over, you can book another.`,
  year: (limit: number) =>
    `Within a year, ‹one phone› can have appointments for ${limit} different people under 18. This one would be more.`,
  wayOut: 'If they are your family, somebody at the office can review it. You can also get an appointment at the counter.',
}

/** Age counts on the day of the visit. */
export const visitAge: Texts['visitAge'] = {
  somebody: 'That person',
  tooOld: (who: string, age: number, day: string) =>
    `${who} turns ${age} on *${day}*. This appointment has to be before that. From that day on they book as an adult, without anybody's permission.`,
  over: (who: string, age: number, day: string) => `${who} turns ${age} on *${day}*. The visit has to be before that.`,
  tooYoung: (who: string, age: number, day: string) => `${who} turns ${age} on *${day}*. Choose that day or a later one.`,
  lost: (who: string, age: number, years: string) =>
    `On the day of the visit, ${who} will be ${age}: at that age there is no ${years} passport.`,
  noMove: (who: string, age: number, years: string) =>
    `That day ${who} will be ${age}, and at that age there is no passport for ${years}. Choose an earlier day, or cancel and book again.`,
}

/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward: Texts['forward'] = {
  row: { title: 'Missing permission', description: 'A message for you to forward to the other parent' },
  asked: { description: 'See whether the other parent declared it' },
  explain:
    'The next message is for the other parent. *Please forward it yourself*: we do not write to that person.\n\nThey answer from their own phone. They will not see your name, your number or anything about the appointment.\n\nTheir answer *is not the permission*: they still sign form OP-7 at a passport office or consulate. It is free and valid for 90 days.\n\nIn *My appointments* you can see whether they have answered.',
  noNumber: 'Send them this chat’s contact too, so that they know where to write.',
  message: (children: string, institution: string) =>
    `Your permission is needed for the passport of *${children}*. The appointment is with ${institution}.`,
  ends: 'You will be told what it means, and you decide. It is free.',
  word: 'PERMISSION',
  seen: {
    waiting: "The other person's permission: not declared yet.",
    declared: "The other person's permission: *they declared that they will give it*. The OP-7 is still to be signed.",
    to_check: "The other person's permission: the office will look at it.",
  },
  waiting: (day: string) =>
    `*No permission has been declared yet.*\n\nThe message for the other parent is further up in this chat, from ${day}.`,
  declared: '*The other parent declared that they will give permission.* It is not the permission yet: they have to sign it.',
  toCheck: "*The office will review the other parent's permission.* You still have your appointment.",
  counts: 'The one that counts is form *OP-7*, signed at any passport office or consulate. It is free and valid for 90 days.',
  later: 'If you go without the other parent, I will give you a message to pass on once the appointment is confirmed.',
  nothing:
    'If you were sent a code to give your permission, send all of it. Example: *PERMISSION* and the eight characters.\n\nThe permission that counts is form *OP-7*, signed at a passport office or consulate.',
}

export const permission: Texts['permission'] = {
  first: (children: string) =>
    `You are being asked for your permission for a passport. The initials of the person who needs it are *${children}*`,
  means:
    'If you say yes, we note that you *declared you will give it*. It is not the permission yet.\n\nThe permission is signed in person: form *OP-7*, at any passport office or consulate. It is free and valid for 90 days.',
  risk: 'If you or that child are in danger, tap *At risk*. The other parent will not be told.',
  ask: '*Will you give your permission?* If you say yes, you can take it back before the visit: write *REVOKE*.',
  buttons: { yes: 'Yes, I give it', no: 'No', risk: 'At risk' },
  declared: 'Noted: you *declared* that you will give your permission.',
  already: (children: string) => `You already *declared* that you will give your permission for the passport of *${children}*`,
  toSign:
    '*It still has to be signed:* with your ID, at any passport office or consulate (form *OP-7*). It is free and valid for 90 days. Without it, they will probably not issue the passport.',
  canRevoke: 'If you change your mind before the visit, write *REVOKE*.',
  declaredButtons: { revoke: 'Withdraw it', sign: 'Appointment to sign', menu: 'See the menu' },
  refused:
    'Noted: you will not give it. We do not tell the other parent what you answered, and nobody will press you from here.\n\nIf you want to give it later, send the same code again. You can also write *agent* to talk to a person.',
  atRisk:
    'Thank you for telling me. You do not have to explain anything, and the other parent is not told anything.\n\nFrom now on, no permissions will be asked for in this chat.',
  takenBack: 'I also withdrew the permission you had declared. The office will review it.',
  askPerson: '*Would you like a person at the office to help you?*',
  riskButtons: { person: 'Talk to a person', menu: 'See the menu' },
  own: 'That code is for the other parent. They must answer from their own phone: *forward them the whole message*.',
  final:
    'You have already withdrawn that permission, and the office will review it.\n\nIf you want to give it, sign form *OP-7* at a passport office or consulate: that is the permission that counts.',
}

export const revoking: Texts['revoking'] = {
  done: 'I withdrew the permission you had declared. *The office will review it before the visit.*',
  signed: 'If you have already signed form OP-7, also tell the office or consulate where you signed it.',
  nothing: 'No permission has been declared from this chat.',
  askWhich: '*Which permission do you want to withdraw?*',
  row: (children: string) => `Of ${children}`,
  keep: 'None',
  kept: 'I have not withdrawn anything.',
}
