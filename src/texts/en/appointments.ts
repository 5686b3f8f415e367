import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio: Texts['folio'] = {
  confirmed: '*Your appointment is confirmed.*',
  folio: (folio: string) => `*Folio: ${folio}*`,
  sample: '*This is a demonstration: this appointment is not real.*',
  office: (name: string, address: string) => `${name} office: ${address}`,
  arrive: (minutes: number) => `Arrive ${minutes} minutes early.`,
  person: (name: string, procedure: string) => `${name}: ${procedure}`,
  bring: '*Bring:*',
  bringFor: (names: string, paper: string) => `*${names}:* ${paper}`,
  pay: (price: string) => `The price is *${price}*. Write *PAYMENT* to see how to pay.`,
  freeOfCharge: 'There is nothing to pay for this appointment.',
  op7: 'The *OP-7 has to be signed before*. Without it they will probably not hand over the passport that day.',
  buttons: { way: 'How to get there', receipt: 'Confirmation as PDF', change: 'Change or cancel' },
}

export const appointments: Texts['appointments'] = {
  none: 'There are no appointments made from this phone.',
  askNone: '*Would you like to book one?*',
  notYet: 'No appointment is confirmed from this phone yet. The one that we are making is not finished.',
  one: 'This is your appointment:',
  several: (count: number) => `There are ${count} appointments from this phone.`,
  askSeveral: '*Which one would you like to see?*',
  askMove: '*Which one do you want to change?*',
  askCancel: '*Which one do you want to cancel?*',
  open: 'See appointments',
  folio: (folio: string) => `Folio: *${folio}*`,
  price: (price: string) => `To pay: ${price}`,
  ask: '*What would you like to do?*',
  buttons: { cancel: 'Cancel it', way: 'How to get there', bring: 'What to bring' },
  gone: 'That appointment is no longer here: it was cancelled, has passed or is with another phone.',
  bring: (when: string) => `For your appointment on *${when}*, bring:`,
}

export const cancel: Texts['cancel'] = {
  rather: 'If you only need another day or time, change it instead: that way you keep your slot.',
  ask: (when: string) => `*Shall I cancel the appointment on ${when}?*`,
  askFor: (names, when) => `*Shall I cancel the appointment of ${names}, on ${when}?*`,
  askWho: '*Whose appointment do I cancel?*',
  everybody: (count: number) => ({ title: `All ${count} people`, description: 'Cancel the whole appointment' }),
  undoFor: (minutes: number) => `If it is a mistake, you have ${minutes} minutes to undo it.`,
  noUndo: 'Somebody else can use the place and you cannot get it back.',
  buttons: { yes: 'Yes, cancel it', change: 'Change day or time', no: 'No, keep it' },
  doneFor: (names: string, when: string, rest: string) =>
    `The appointment for ${names} on ${when} is *cancelled*. The one for ${rest} stays.`,
  done: (when: string) =>
    `Your appointment on ${when} is *cancelled*. Thank you for letting us know: somebody else can use the slot.`,
  kept: (when: string) => `I have not cancelled anything. You still have your appointment: *${when}*.`,
  failed: 'I could not cancel it, because that appointment has changed or has already passed.',
}

export const refused: Texts['refused'] = {
  elsewhere: (who: string) =>
    `No appointment was confirmed: I cannot give one here with the details of *${who}*. The CURP may be mistyped. Or there may already be an appointment or a place on the waiting list, or somebody else used it. For security I do not say which.`,
  stillElsewhere: (who, button) =>
    `I could not give an appointment with the details of *${who}*. If that has been put right, tap *${button}*.`,
  theOffice: (name: string) => `the ${name} office`,
  claim: (office: string, by: Telephone) =>
    by
      ? `If the CURP is yours, this can be put right. Go with your ID to ${office}, or call ${by.phone}, ${by.hours}. If somebody used it, tap *Claim my CURP*.`
      : `If the CURP is yours, this can be put right. Go with your ID to ${office}. If somebody used it, tap *Claim my CURP*.`,
  askElsewhere: '*What would you prefer?* If the CURP was mistyped, correct it.',
  elsewhereButtons: { curp: 'Correct the CURP', person: 'Talk to a person', claim: 'Claim my CURP' },
  ownLive: (who: string, when: string, office: string) =>
    `*${who}* already has an appointment from this phone: *${when}*, at the ${office} office. Each person can have one at a time.`,
  askOwnLive: '*What would you prefer?*',
  ownLiveButtons: { see: 'See that one', curp: 'It is someone else', menu: 'See the menu' },
  phoneLimit: (limit: number) =>
    `One phone can have appointments for ${limit} people at a time, and it has reached that limit. When one has passed, or if you cancel one, you can book again.`,
  lapsesButtons: { again: 'Try again', person: 'Talk to a person', menu: 'See the menu' },
  limitButtons: { appeal: 'Ask for a review' },
  askLimit: '*What would you prefer?*',
}
