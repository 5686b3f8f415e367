import type { Texts } from '../es-MX/index.ts'

/** Moving an appointment to another day, hour or office; the old place stays until the new one is taken. */
export const move: Texts['move'] = {
  now: (when: string, office: string) =>
    `Your appointment is on *${when}*, in ${office}. You do not lose it: it stays until you confirm another one.`,
  near: 'You can also go to another office: below is its first free date.',
  ask: '*When do I move it to?*\nYou can also write it: *Tuesday afternoon* or *10 December*.',
  none: (office: string) => `There is no other free place in *${office}* for now.`,
  noOffices: 'There is no other office nearby with free places.',
  offices: 'These offices have room. Below each one is its first free date.',
  askOffice: '*Which one do you prefer?*',
  askNone: '*What do you prefer?*',
  rows: {
    keep: { title: 'Leave it as it is', description: 'Your appointment does not change' },
    everybody: (count: number) => ({ title: `All ${count} people`, description: 'They move together' }),
  },
  askWho: '*Whose day or hour do I change?*',
  old: (when: string, office: string) => `*Now:* ${when}, in ${office}`,
  fresh: (when: string, office: string) => `*New:* ${when}, in ${office}`,
  price: (after: string, before: string) =>
    `*To pay:* it will be ${after}, not ${before}. The price is that of the day of the appointment.`,
  stays: 'The one you have now stays until you tap *Yes, change it*.',
  last: 'It is the last change that can be made here.',
  confirm: '*Do I change it?*',
  buttons: { yes: 'Yes, change it', others: 'See other hours', no: 'No, leave it', see: 'See my appointment' },
  done: '*Your appointment was changed.*',
  doneFor: (names: string) => `*Changed: the appointment of ${names}*`,
  pay: (price: string) => `It is *${price}* now. The price is that of the day of the appointment.`,
  left: (moves: number) => (moves === 1 ? 'You can change it 1 more time.' : `You can change it ${moves} more times.`),
  noneLeft: 'It cannot be changed again. If you cannot come, cancel it.',
  kept: (when: string) => `I changed nothing. Your appointment stands: *${when}*.`,
  stands: (when: string) => `I changed nothing: your appointment of *${when}* stands.`,
  same: (when: string) => `*${when}* is the hour that you have already.`,
  validity: 'On that day, because of the age, the passport cannot be for the years that you chose.',
  changed: 'That appointment changed meanwhile. This is how it is now:',
  usedUp: (times: number) =>
    times === 1
      ? 'This appointment was changed once, which is all that can be done here.'
      : times === 0
        ? 'Appointments of this office are not changed here.'
        : `This appointment was changed ${times} times, which is all that can be done here.`,
  usedUpStill: (when: string) => `It stands: *${when}*. If you cannot come, cancel it or ask a person for help.`,
}

/** Taking back a cancellation, and why something was cancelled. */
export const undo: Texts['undo'] = {
  until: (hour: string) => `If it was a mistake, tap *Undo* or write it. I keep the place for you until *${hour}*.`,
  why: '*Would you like to tell us why?* You do not have to.',
  rows: {
    undo: { title: 'Undo', description: 'Have the appointment back as it was' },
    not_that_day: { title: 'I cannot on that day', description: 'Work, health or something else' },
    not_needed: { title: 'I no longer need it', description: 'I am not going to do it any more' },
    found_another: { title: 'I found another one', description: 'On another date or at another office' },
    other: { title: 'Another reason', description: 'You need not say which' },
    another: { title: 'Book another one', description: 'Begin a new appointment' },
    goOn: { title: 'Go on where I was', description: 'Your answers are still here' },
  },
  done: '*Done: you have your appointment back.* It is as it was:',
  noted: 'Thank you for telling us.',
  stands: 'That appointment stands.',
  over: (when: string) => `The appointment of *${when}* cannot come back: the time to undo it is over.`,
  closed: (when: string) => `The appointment of *${when}* cannot come back: the office closed that hour.`,
  live: 'I did not bring it back, because that person has another appointment. Each person can have one at a time.',
  phoneLimit: 'I did not bring it back, because this phone has appointments for as many people as it may.',
  nothing: 'No appointment was cancelled lately that could come back.',
  mistake: 'Do not worry. Answer this question again; at the end you can correct everything.',
  ask: (when: string) => `The appointment of *${when}* was cancelled a moment ago.\n\n*Do you want it back?*`,
  buttons: { undo: 'Yes, bring it back', no: 'No, it is fine' },
}
