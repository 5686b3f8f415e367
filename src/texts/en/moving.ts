import type { Texts } from '../es-MX/index.ts'

/** Moving an appointment to another day, hour or office; the old place stays until the new one is taken. */
export const move: Texts['move'] = {
  now: (when: string, office: string) =>
    `Your appointment is on *${when}*, at the ${office} office. You will not lose it: it stays until you confirm another one.`,
  near: 'You can also go to another office: each one shows its first available date.',
  ask: '*When shall I move it to?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
  none: (office: string) => `There is no other slot at the *${office}* office for now.`,
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
  stays: 'The one you have now stays until you tap *Yes, change it*.',
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
  until: (hour: string) =>
    `If it was a mistake, write *UNDO* or tap it under *See options*. I will keep the slot for you until *${hour}*.`,
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
  phoneLimit: 'I did not bring it back, because this phone already has appointments for as many people as it can.',
  nothing: 'There is no recent change or cancellation that can be undone.',
  mistake: 'Do not worry. Answer this question again; at the end you can correct anything.',
  ask: (when: string) => `The appointment on *${when}* was cancelled a moment ago.\n\n*Do you want it back?*`,
  moveUntil: (hour: string) =>
    `If it was a mistake, tap *Undo the change* or write *UNDO*. I will keep your old slot for you until *${hour}*.`,
  moveDone: '*Done: I have undone the change.* Your appointment is as it was:',
  moveStands: 'That change is undone already. This is your appointment:',
  moveOver: 'That change can no longer be undone. This is your appointment:',
  moveClosed: (when: string) => `I cannot move it back to *${when}*: the office has closed that hour. This is your appointment:`,
  askMove: (when: string) => `You changed your appointment a moment ago. It was on *${when}*.\n\n*Shall I undo the change?*`,
  buttons: { undo: 'Yes, bring it back', move: 'Undo the change', yesMove: 'Yes, undo it', no: 'No, that is fine' },
}
