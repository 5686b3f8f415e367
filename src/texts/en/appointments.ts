import type { OfficeMode } from '../../catalogue/types.ts'
import type { Texts } from '../es-MX/index.ts'
import type { Telephone } from '../telephone.ts'

/** Appointments that stand: the folio, seeing and cancelling them, and why there may be no more. */
export const folio: Texts['folio'] = {
  confirmed: '*Your appointment is confirmed.*',
  folio: (folio: string) => `*Folio: ${folio}*`,
  sample: '*This is a demonstration: this appointment is not real.*',
  office: (name: string, address: string, mode: OfficeMode) => `${mode === 'office' ? `${name} office` : name}: ${address}`,
  at: (address: string, agenda: string | undefined) => (agenda ? `${address}. Ask for ${agenda}` : address),
  arrive: (minutes: number) => (minutes > 0 ? `Arrive ${minutes} minutes early.` : 'Arrive at that hour.'),
  person: (name: string, procedure: string) => `${name}: ${procedure}`,
  bring: '*Bring:*',
  bringFor: (names: string, paper: string) => `*${names}:* ${paper}`,
  half: 'half price',
  prepare: (what: string) => `*Before you come:* ${what}`,
  pay: (price: string) => `The price is *${price}*. Write *PAYMENT* to see how to pay.`,
  freeOfCharge: 'There is nothing to pay for this appointment.',
  op7: 'The *OP-7 has to be signed before*. Without it they will probably not hand over the passport that day.',
  buttons: { way: 'How to get there', receipt: 'Confirmation as PDF', change: 'Change or cancel' },
}

export const appointments: Texts['appointments'] = {
  none: 'There are no appointments made from ‹this phone›.',
  askNone: '*Would you like to book one?*',
  notYet: 'No appointment is confirmed from ‹this phone› yet. The one that we are making is not finished.',
  several: (count: number) => `There are ${count} appointments from ‹this phone›.`,
  askSeveral: '*Which one would you like to see?*',
  askMove: '*Which one do you want to change?*',
  askCancel: '*Which one do you want to cancel?*',
  open: 'See appointments',
  folio: (folio: string) => `Folio: *${folio}*`,
  price: (price: string) => `To pay: ${price}`,
  ask: '*What would you like to do?*',
  buttons: { cancel: 'Cancel it', way: 'How to get there', bring: 'What to bring' },
  gone: 'That appointment is no longer here: it was cancelled, has passed or is with another chat.',
  bring: (when: string) => `For your appointment on *${when}*, bring:`,
}

export const cancel: Texts['cancel'] = {
  rather: 'If you only need another day or time, change it instead.',
  ask: (when: string) => `*Shall I cancel the appointment on ${when}?*`,
  askFor: (names, when) => `*Shall I cancel the appointment of ${names}, on ${when}?*`,
  askWho: '*Whose appointment do I cancel?*',
  everybody: (count: number) => ({ title: `All ${count} people`, description: 'Cancel the whole appointment' }),
  undoFor: (minutes: number) => `You have ${minutes} minutes to undo it.`,
  noUndo: 'Somebody else can use the place and you cannot get it back.',
  buttons: { yes: 'Yes, cancel it', change: 'Change day or time', no: 'No, keep it' },
  doneFor: (names: string, when: string, rest: string) =>
    `The appointment for ${names} on ${when} is *cancelled*. The one for ${rest} stays.`,
  done: (when: string) => `Your appointment on ${when} is *cancelled*. Thank you for letting us know.`,
  kept: (when: string) => `I have not cancelled anything. You still have your appointment: *${when}*.`,
  failed: 'I could not cancel it, because that appointment has changed or has already passed.',
}

export const refused: Texts['refused'] = {
  elsewhere: (who: string) =>
    `No appointment was confirmed: I cannot give one here with the details of *${who}*. The CURP may be mistyped, already have an appointment or a place on the waiting list, or somebody else used it. For security I do not say which.`,
  stillElsewhere: (who, button) =>
    `I could not give an appointment with the details of *${who}*. If that has been put right, tap *${button}*.`,
  theOffice: (name: string) => `the ${name} office`,
  claim: (office: string, by: Telephone) =>
    by
      ? `If it is yours, this can be put right: take your ID to ${office} (and the birth certificate, if it is your child's). Any appointment made with it passes to you there, on that day. Questions: ${by.phone}, ${by.hours}. If somebody used it, tap *Claim my CURP*.`
      : `If it is yours, this can be put right: take your ID to ${office} (and the birth certificate, if it is your child's). Any appointment made with it passes to you there, on that day. If somebody used it, tap *Claim my CURP*.`,
  askElsewhere: '*What would you prefer?* If the CURP was mistyped, correct it.',
  elsewhereButtons: { curp: 'Correct the CURP', person: 'Talk to a person', claim: 'Claim my CURP' },
  ownLive: (who: string, when: string, office: string, most: number) =>
    most === 1
      ? `*${who}* already has an appointment from ‹this phone›: *${when}*, at the ${office} office. Each person can have one at a time.`
      : `*${who}* already has the ${most} appointments that are allowed at a time. The first is on *${when}*, at the ${office} office.`,
  mayHaveAnother: (who: string, when: string) =>
    `*${who}* already has an appointment for this: ${when}. It is fine to have another one.`,
  askOwnLive: '*What would you prefer?*',
  ownLiveButtons: { see: 'See that one', curp: 'It is someone else', menu: 'See the menu' },
  phoneLimit: (limit: number) =>
    `‹One phone› can have appointments for ${limit === 1 ? 'one person' : `${limit} people`} at a time, and it has reached that limit. When one has passed, or if you cancel one, you can book again.`,
  lapsesButtons: { again: 'Try again', person: 'Talk to a person', menu: 'See the menu' },
  limitButtons: { appeal: 'Ask for a review' },
  askLimit: '*What would you prefer?*',
}

/** Moving an appointment to another day, hour or office; the old place stays until the new one is taken. */
export const move: Texts['move'] = {
  now: (when: string, office: string) =>
    `Your appointment is on *${when}*, at the ${office} office. It stays until you confirm another one.`,
  ask: '*When shall I move it to?*',
  noOffices: 'There is no other office nearby with available times.',
  offices: 'These offices have room. Each one shows its first available date.',
  askOffice: '*Which one would you prefer?*',
  askNone: '*What would you prefer?*',
  rows: {
    keep: { title: 'Leave it as it is', description: 'Your appointment does not change' },
    everybody: (count: number) => ({ title: `All ${count} people`, description: 'They move together' }),
  },
  askWho: '*Whose day or time shall I change?*',
  old: (when: string, office: string) => `*Now:* ${when}, at the ${office} office`,
  fresh: (when: string, office: string) => `*New:* ${when}, at the ${office} office`,
  price: (after: string, before: string) =>
    `*To pay:* it will be ${after}, not ${before}. The price is the one in force on the day of the appointment.`,
  last: 'This is the last change that can be made here.',
  confirm: '*Shall I change it?*',
  buttons: { yes: 'Yes, change it', others: 'See other times', no: 'No, leave it', see: 'See my appointment' },
  done: '*Your appointment has been changed.*',
  doneFor: (names: string) => `*Changed: the appointment for ${names}*`,
  pay: (price: string) => `The price is *${price}* now. It is the one in force on the day of the appointment.`,
  left: (moves: number) => (moves === 1 ? 'You can change it 1 more time.' : `You can change it ${moves} more times.`),
  noneLeft: 'It cannot be changed again. If you cannot come, cancel it.',
  kept: (when: string) => `I have not changed anything. You still have your appointment: *${when}*.`,
  stands: (when: string) => `I have not changed anything: you still have your appointment on *${when}*.`,
  same: (when: string) => `*${when}* is the time you already have.`,
  validity: 'On that day, because of the person’s age, the passport cannot be valid for the years you chose.',
  changed: 'That appointment has changed in the meantime. This is how it is now:',
  usedUp: (times: number) =>
    times === 1
      ? 'This appointment has been changed once, which is the most that can be done here.'
      : times === 0
        ? 'Appointments at this office cannot be changed here.'
        : `This appointment has been changed ${times} times, which is the most that can be done here.`,
  usedUpStill: (when: string) => `You still have it: *${when}*. If you cannot come, cancel it or ask a person for help.`,
}

/** Taking back a cancellation or a move, and why something was cancelled. */
export const undo: Texts['undo'] = {
  until: (hour: string) => `If it was a mistake, write *UNDO* before *${hour}*.`,
  why: '*Would you like to tell us why?* You do not have to.',
  rows: {
    undo: { title: 'Undo', description: 'Have the appointment back as it was' },
    not_that_day: { title: 'I cannot come that day', description: 'Because of work, health or something else' },
    not_needed: { title: 'I no longer need it', description: 'I am not going ahead with it' },
    found_another: { title: 'I found another one', description: 'On another date or at another office' },
    other: { title: 'Another reason', description: 'You do not have to say which' },
    another: { title: 'Book another one', description: 'Start a new booking' },
    goOn: { title: 'Continue where I was', description: 'Your answers are still here' },
  },
  done: '*Done: you have your appointment back.* It is as it was:',
  doneFor: (names) => `*Done: the appointment of ${names} stands again.*`,
  noted: 'Thank you for telling us.',
  stands: 'You still have that appointment.',
  over: (when: string) => `The appointment on *${when}* cannot be brought back: the time to undo it is over.`,
  closed: (when: string) => `The appointment on *${when}* cannot be brought back: the office has closed that hour.`,
  live: 'I did not bring it back, because that person has another appointment. Each person can have one at a time.',
  phoneLimit: 'I did not bring it back, because ‹this phone› already has appointments for as many people as it can.',
  nothing: 'There is no recent change or cancellation that can be undone.',
  mistake: 'Do not worry. Answer this question again; at the end you can correct anything.',
  ask: (when: string) => `The appointment on *${when}* was cancelled a moment ago.\n\n*Do you want it back?*`,
  moveUntil: (hour: string) => `If it was a mistake, tap *Undo the change* before *${hour}*.`,
  moveDone: '*Done: I have undone the change.* Your appointment is as it was:',
  moveStands: 'That change is undone already. This is your appointment:',
  moveOver: 'That change can no longer be undone. This is your appointment:',
  moveClosed: (when: string) => `I cannot move it back to *${when}*: the office has closed that hour. This is your appointment:`,
  askMove: (when: string) => `You changed your appointment a moment ago. It was on *${when}*.\n\n*Shall I undo the change?*`,
  buttons: { undo: 'Yes, bring it back', move: 'Undo the change', yesMove: 'Yes, undo it', no: 'No, that is fine' },
}

/** What can be done with an appointment that stands: the rows under "My appointments". */
export const standing: Texts['standing'] = {
  wrongData: 'A person at the office corrects the details of a confirmed appointment.',
  ill: (when: string) =>
    `I hope all gets better soon. Your appointment stands: *${when}*. If you cannot come, change or cancel it here.`,
  otherProcedure: (name: string) =>
    `Your appointment is for *${name}*. If you need something else now, a person at the office tells you whether it still serves.`,
  withoutOld: (name: string) =>
    `For *${name}* you bring your previous passport, even if it has expired. If it was lost or stolen you need something else, with other documents: a person at the office tells you whether the same appointment serves.`,
  atTheDoor: 'I do not know what is happening at the office right now.',
  joins: 'It is another appointment, with its own folio: at the same time or the next. Yours does not change.',
  missed: 'Sorry, I did not understand. If it is about your appointment, here it is. To talk to a person, write *HELP*.',
  lostOld: {
    ask: (now: string, lost: string, when: string) =>
      `For *${now}* you bring your previous passport, even if it has expired. If it was lost or stolen, the appointment can be for *${lost}*, with other documents. The time stays: *${when}*.\n\n*Shall I change it?*`,
    yes: 'Yes, change it',
    no: 'No, leave it',
    done: (name: string) => `Done: your appointment is now for *${name}*.`,
  },
  otherPrice: {
    now: (option) => `Now: ${option}.`,
    paid: 'If you have already paid, do not change it here: the office tells you what to do.',
    half: (option) => `${option}, with discount`,
    done: (option) => `Done, it is now: ${option}. The rest of your appointment does not change.`,
    keep: { title: 'Leave it as it is', description: 'Your appointment does not change' },
  },
  rows: {
    move: { title: 'Change day or time', description: 'You keep your slot until you have the other one' },
    cancel: { title: 'Cancel the appointment', description: 'If you are not coming' },
    join: { title: 'Somebody else comes too', description: 'Another appointment, at the same time or the next' },
    bring: { title: 'What to bring', description: 'Documents and payment' },
    way: { title: 'How to get there', description: 'The office on the map' },
  },
}
