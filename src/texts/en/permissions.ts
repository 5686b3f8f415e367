import type { Texts } from '../es-MX/index.ts'

/** The other parent's word about a minor's passport: the message to pass on, the answer in another chat, taking it back. */
export const forward: Texts['forward'] = {
  row: { title: 'Missing permission', description: 'A message for you to forward to the other parent' },
  asked: { description: 'See whether the other parent declared it' },
  explain:
    'The next message is for the other parent. *Please forward it yourself*: we do not write to that person.\n\nThey send it from their own WhatsApp and answer whether they will give permission. They will not see the office, the day or the time, nor your phone number or name.\n\nTheir answer *is not the permission*. They still have to sign form OP-7 at any passport office or consulate. It is free and valid for 90 days.\n\nIn *My appointments* you can see whether they have answered. Your appointment does not change.',
  noNumber: 'Send them this chat’s contact too, so that they know where to write.',
  message: (children: string, institution: string) =>
    `Your permission is needed for the passport of *${children}*. The appointment is with ${institution}.`,
  withLink: (link: string, words: string, number: string) =>
    `Tap this link and send the message that is written there:\n${link}\n\nOr write *${words}* to the WhatsApp number ${number}.`,
  withoutLink: (words: string, institution: string) => `Write *${words}* to ${institution} on WhatsApp.`,
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
  counts:
    'The permission that counts is the signed form *OP-7*. It can be signed at any passport office or consulate. It is free and valid for 90 days.',
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
    '*It still has to be signed.* Go with your ID to any passport office or consulate and sign form *OP-7*. It is free and valid for 90 days. Without it, they will probably not issue the passport.',
  canRevoke: 'If you change your mind before the visit, write *REVOKE*.',
  declaredButtons: { revoke: 'Withdraw it', sign: 'Appointment to sign', menu: 'See the menu' },
  refused:
    'Noted: you will not give it. We do not tell the other parent what you answered, and nobody will press you from here.\n\nIf you want to give it later, send the same code again. You can also write *agent* to talk to a person.',
  atRisk:
    'Thank you for telling me. You do not have to explain anything, and the other parent is not told anything.\n\nFrom now on, no permissions will be asked for in this chat. If there is danger right now, call *911*.',
  takenBack: 'I also withdrew the permission you had declared. The office will review it.',
  askPerson: '*Would you like a person at the office to help you?*',
  riskButtons: { person: 'Talk to a person', menu: 'See the menu' },
  unusable:
    'That code cannot be used. Perhaps a letter is missing, or it is no longer valid.\n\nPlease copy all of it from the message you were sent. If that does not help, write *agent* and a person will help you.',
  own: 'That code is for the other parent. They must answer from their own WhatsApp: *forward them the whole message*.',
  tries:
    'Several codes were tried from this phone today, so I cannot check any more. You can try again tomorrow.\n\nIf it is urgent, write *agent* and a person will help you.',
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
